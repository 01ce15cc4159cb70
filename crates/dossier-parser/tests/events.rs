//! Dated happenings: which words tell of one, and of which day.

use dossier_parser::parse;

const HEAD: &str = "OSLO, 29 October 2025 (Wire) -- Norway and Chile signed a treaty on fishing on Monday.";

/// Checks the events of a text behind [`HEAD`], but for its own: `date | words`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let dossier = parse("test", format!("{HEAD} {text}\n").as_bytes()).dossier;
    let precision = |event: &dossier::Event| match event.date.precision {
        dossier::Precision::Day => 10,
        dossier::Precision::Month => 7,
        dossier::Precision::Year => 4,
    };
    let behind = |event: &&dossier::Event| event.evidence.first().range().start > HEAD.len();
    let events = dossier.events.iter().filter(behind);
    let events = events.map(|event| format!("{} | {}", &event.date.start.to_string()[..precision(event)], event.text));
    assert_eq!(events.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn an_announcement_of_a_thing_is_an_event_and_what_somebody_says_is_none() {
    check(
        "The two announced a framework on 3 May 2024.",
        &["2024-05-03 | The two announced a framework on 3 May 2024"],
    );
    check(
        "They follow the pathway announced in Oslo on 3 May 2024.",
        &["2024-05-03 | They follow the pathway announced in Oslo on 3 May 2024"],
    );
    check(
        "On 7 June, Norway announced that it was leaving the treaty.",
        &["2025-06-07 | On 7 June, Norway announced that it was leaving the treaty"],
    );
    check("The minister announced on 3 May 2024 that fish would be cheap.", &[]);
    check("The minister said on 3 May 2024 that they signed it.", &[]);
}

#[test]
fn what_somebody_is_to_do_is_no_event() {
    check("Chile invited the Norwegian minister to visit Santiago in 2026.", &[]);
    check("They decided that the ports would meet in December.", &[]);
    check(
        "Minister Ana Rojas flew to Oslo to sign it on 27 October.",
        &["2025-10-27 | Minister Ana Rojas flew to Oslo to sign it on 27 October"],
    );
}

#[test]
fn a_noun_may_be_dated() {
    check("They recalled the letter of August 2024.", &["2024-08 | the letter of August 2024"]);
    check("They recalled the Lima summit of 2011 and the agreement of 1998.", &["2011 | the Lima summit of 2011"]);
    check(
        "An older treaty has been in force since 1 May 2020.",
        &["2020-05-01 | An older treaty has been in force since 1 May 2020"],
    );
}

#[test]
fn a_clause_that_goes_on_behind_its_date_is_told_whole() {
    check(
        "The ministers put their names on Monday to a treaty on fish, and left.",
        &["2025-10-27 | The ministers put their names on Monday to a treaty on fish"],
    );
}

#[test]
fn what_is_to_come_and_what_is_counted_is_no_event() {
    check("The treaty expires in April 2027 unless it is renewed.", &[]);
    check("More than 1 million passengers flew between them in 2024.", &[]);
    check(
        "The MoC had been signed in Bishkek on 11 June 2025.",
        &["2025-06-11 | The MoC had been signed in Bishkek on 11 June 2025"],
    );
    check("They welcome the flights that began on 2 June 2023.", &["2023-06-02 | began on 2 June 2023"]);
}
