//! What is a commitment, how firm it is, and where its clause ends.

use dossier_parser::parse;

/// A text in which two states have signed something, with the sentence to be tested.
fn text(sentence: &str) -> String {
    format!(
        "OSLO, March 4, 2021 (Fjord Wire) -- Norway and Ghana signed a memorandum of understanding on fisheries on Thursday. {sentence}\n"
    )
}

fn check(sentence: &str, expected: &[(&str, &str)]) {
    let dossier = parse("test", text(sentence).as_bytes()).dossier;
    let found = dossier.commitments.iter().map(|found| (found.strength.word(), found.text.as_str()));
    assert_eq!(found.collect::<Vec<_>>(), expected, "{sentence}");
}

#[test]
fn coordinated_verbs_are_clauses_of_their_own() {
    check(
        "The two countries will train inspectors and work to protect the stocks of tuna.",
        &[("planned", "The two countries will train inspectors"), ("planned", "work to protect the stocks of tuna")],
    );
    check(
        "Norway has agreed to select and train the inspectors, while Ghana will build a harbour.",
        &[
            ("agreed", "Norway has agreed to select and train the inspectors"),
            ("planned", "Ghana will build a harbour"),
        ],
    );
    check(
        "Both sides will share data from satellites while promoting safe harbours.",
        &[("planned", "Both sides will share data from satellites"), ("planned", "promoting safe harbours")],
    );
}

#[test]
fn two_deeds_under_one_cue_are_one_and_of_three_each_is_one() {
    check(
        "The two sides also agreed to share their charts and hold drills once a year.",
        &[("agreed", "The two sides also agreed to share their charts and hold drills once a year")],
    );
    check(
        "Both sides will share their charts, train the crews and publish the quotas.",
        &[
            ("planned", "Both sides will share their charts"),
            ("planned", "train the crews"),
            ("planned", "publish the quotas"),
        ],
    );
    check("Neither will fine a crew that could starve.", &[("planned", "Neither will fine a crew that could starve")]);
}

#[test]
fn what_is_forbidden_is_laid_down_and_what_somebody_thinks_is_not() {
    check(
        "Charts received under the memorandum shall not be used in court.",
        &[("binding", "Charts received under the memorandum shall not be used in court")],
    );
    check("No tolls will be charged in the harbours.", &[("planned", "No tolls will be charged in the harbours")]);
    check(
        "The parties merely \"intend\" to draw up a map.",
        &[("intended", "The parties merely \"intend\" to draw up a map")],
    );
    check(
        "A Joint Working Group, made up of six officials, shall supervise the training.",
        &[("binding", "A Joint Working Group, made up of six officials, shall supervise the training")],
    );
    for sentence in [
        "The minister stressed that disputes must be settled by law.",
        "The ambassador said Norway stands ready to help small islands.",
        "He voiced the hope that the two countries' colleges would join later.",
        "Ghana's Parliament must approve the memorandum by two thirds.",
    ] {
        check(sentence, &[]);
    }
}

#[test]
fn the_cue_gives_the_strength() {
    check("Both sides shall publish the quotas.", &[("binding", "Both sides shall publish the quotas")]);
    check("Both sides intend to publish the quotas.", &[("intended", "Both sides intend to publish the quotas")]);
    check("Both sides hope to publish the quotas.", &[("hoped", "Both sides hope to publish the quotas")]);
    check(
        "Both sides would seek to publish the quotas.",
        &[("intended", "Both sides would seek to publish the quotas")],
    );
    check("The memorandum obliges Ghana to publish the quotas.", &[("binding", "obliges Ghana to publish the quotas")]);
    check("A joint committee will be set up.", &[("planned", "A joint committee will be set up")]);
}

#[test]
fn denials_conditions_and_the_plans_of_others_are_none() {
    for sentence in [
        "The two countries have not agreed to share their quotas.",
        "The memorandum does not commit either side to buy ships.",
        "If the stocks recover, Norway will lower its duties.",
        "The two ministers will sign the memorandum in Bergen.",
        "Fish farmer Blue Salmon Inc. will open a plant in Tema.",
        "Exports will rise, analysts said.",
    ] {
        check(sentence, &[]);
    }
}

#[test]
fn items_complete_their_stem() {
    let text = "Agreement between Norway and Ghana on Fisheries\n\nArticle 1\n\nThe Parties shall cooperate in:\n\n(a) the exchange of inspectors;\n\n(b) the sharing of charts.\n\nDone at Oslo on 4 March 2021.\n";
    let dossier = parse("test", text.as_bytes()).dossier;
    let found = dossier.commitments.iter().map(|found| (found.strength.word(), found.text.as_str()));
    let expected = [("binding", "the exchange of inspectors"), ("binding", "the sharing of charts")];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn duties_are_said_in_many_ways() {
    for sentence in [
        "Both sides have to publish the quotas",
        "Both sides are obliged to publish the quotas",
        "Each side is required to publish the quotas",
        "Each side is under an obligation to publish the quotas",
        "The two navies must publish the quotas",
    ] {
        check(&format!("{sentence}."), &[("binding", sentence)]);
    }
    check(
        "The memorandum was sealed at noon, obliging both to publish the quotas.",
        &[("binding", "obliging both to publish the quotas")],
    );
    check("A fund is set up in which Norway shall hold 51 percent.", &[("binding", "Norway shall hold 51 percent")]);
    check("The two mean to publish the quotas.", &[("intended", "The two mean to publish the quotas")]);
    check("A further 200 million will go to harbours.", &[("planned", "A further 200 million will go to harbours")]);
    check(
        "A joint fishing company is to be set up in Tema.",
        &[("planned", "A joint fishing company is to be set up in Tema")],
    );
}

#[test]
fn a_condition_counts_against_its_own_clause_only() {
    check(
        "Both sides intend to publish the quotas, but would not do so if the stocks collapsed.",
        &[("intended", "Both sides intend to publish the quotas")],
    );
    check("Both sides intend to publish the quotas if the stocks recover.", &[]);
    check("Norway does not, however, undertake to buy the fish.", &[]);
}

#[test]
fn what_the_text_lays_down_is_said_by_its_own_clauses() {
    check("The memorandum envisages that owners will pay the crews.", &[("planned", "owners will pay the crews")]);
    check(
        "The memorandum says the two countries \"shall afford each other assistance\".",
        &[("binding", "the two countries \"shall afford each other assistance")],
    );
}

#[test]
fn a_country_that_ends_like_an_adverb_is_one() {
    let text = "ROME, March 4, 2021 (Wire) -- Italy and Kenya signed an agreement on space on Thursday. It was a warm day. Italy must pay a rent, adjusted each year. Italy said it was glad.\n";
    let dossier = parse("test", text.as_bytes()).dossier;
    let found = dossier.commitments.iter().map(|found| found.text.as_str()).collect::<Vec<_>>();
    assert_eq!(found, ["Italy must pay a rent, adjusted each year"]);
    assert!(dossier.quotations.iter().any(|said| said.speaker.as_ref().is_some_and(|speaker| *speaker == "italy")));
}

#[test]
fn an_agreement_may_oblige_each_and_others_under_it() {
    check(
        "The memorandum commits each to come to the other's aid if it is attacked.",
        &[("agreed", "commits each to come to the other's aid if it is attacked")],
    );
    check(
        "The ministers praised the memorandum, under which Norwegian firms will repair the harbour.",
        &[("planned", "Norwegian firms will repair the harbour")],
    );
    check(
        "Fish with a label will no longer have to be inspected.",
        &[("planned", "Fish with a label will no longer have to be inspected")],
    );
}

#[test]
fn a_day_may_stand_between_the_cue_and_its_verb() {
    check(
        "The two countries agreed on Tuesday in Oslo to pool their quotas, and to publish them.",
        &[("agreed", "The two countries agreed on Tuesday in Oslo to pool their quotas, and to publish them")],
    );
}

#[test]
fn things_and_people_at_large_do_what_the_agreement_lays_down() {
    for (strength, sentence) in [
        ("planned", "The ferries are to run twice a day"),
        ("planned", "A single ticket will open both harbours"),
        ("planned", "Disputes will go to a panel"),
        ("planned", "Passengers will be able to change ships free of charge"),
        ("binding", "Owners of boats must set aside a fifth of the catch"),
        ("planned", "A joint commission is to meet in May"),
    ] {
        check(&format!("{sentence}."), &[(strength, sentence)]);
    }
    for sentence in
        ["Trade will grow.", "Talks will continue in June.", "The ministers will next week sign a second text."]
    {
        check(sentence, &[]);
    }
}

#[test]
fn near_the_agreement_duties_of_anybody_and_both_bodies_are_its() {
    let behind = "It was a warm day in the harbour.";
    check(&format!("{behind} Prisoners must consent in writing."), &[("binding", "Prisoners must consent in writing")]);
    check(
        &format!("{behind} The two fisheries ministries are to draw up lists by July."),
        &[("planned", "The two fisheries ministries are to draw up lists by July")],
    );
    check(
        "Until 2033, both sides will continue to pay compensation.",
        &[("planned", "both sides will continue to pay compensation")],
    );
    check(
        "They agreed in principle on a shared reserve.",
        &[("agreed", "They agreed in principle on a shared reserve")],
    );
}
