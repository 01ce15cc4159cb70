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

#[test]
fn deeds_are_dated_in_many_ways() {
    let days = |text: &str| {
        let dossier = parse("test", format!("{HEAD} {text}\n").as_bytes()).dossier;
        let behind = dossier.events.iter().filter(|event| event.evidence.first().range().start > HEAD.len());
        behind.map(|event| event.date.start.to_string()).collect::<Vec<_>>().join(" ")
    };
    let check = |text: &str, expected: &str| assert_eq!(days(text), expected, "{text}");
    check("Talks began in March 2023 and ended last month.", "2023-03-01 2025-09-01");
    check("It was ratified by Chile's Congress on 3 September.", "2025-09-03");
    check(
        "A first round was held in Bergen in April 2024, and a second in Valdivia in November.",
        "2024-04-01 2024-11-01",
    );
    check("The earlier agreement, concluded in 2004, lapsed last year.", "2004-01-01 2024-01-01");
    check("The ban, imposed in 2021, was lifted in 2023.", "2021-01-01 2023-01-01");
    check("Their predecessors had shaken hands on it in Santiago in December.", "2024-12-01");
    check("Trade reached 2 billion dollars in 2024.", "");
    check("The treaty will enter into force on 1 January 2026.", "");
    check("The 2004 agreement covers cod, and so did the agreement of 1998.", "");
    check("Norway has sold salmon to Chile since 1998.", "");
}

#[test]
fn deeds_as_nouns_and_what_began_then_are_dated() {
    let found = |sentence: &str| {
        let text = format!(
            "OSLO, March 4, 2021 (Fjord Wire) -- Norway and Ghana signed a treaty on fishing on Thursday. {sentence}\n"
        );
        let dossier = dossier_parser::parse("test", text.as_bytes()).dossier;
        dossier.events.iter().skip(1).map(|event| event.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        found("Ghana thanked Norway for its help after the eruption of the volcano on Jan. 15, 2020."),
        ["the eruption of the volcano on Jan. 15, 2020"]
    );
    assert_eq!(
        found("Crews go north each year, a stream that began with the fish programme of 1966."),
        ["a stream that began with the fish programme of 1966"]
    );
    assert_eq!(
        found("A first group of 95 crewmen flew to Bergen in July 2019."),
        ["A first group of 95 crewmen flew to Bergen in July 2019"]
    );
    assert!(found("The ministers have only agreed to talk about it again in April.").is_empty());
}
