//! Other agreements that a text names: how it says that they are others, and how much of the words is theirs.

fn check(text: &str, expected: &[&str]) {
    let dossier = dossier_parser::parse("text", text.as_bytes()).dossier;
    assert_eq!(dossier.verify(text), Vec::new(), "{text}");
    let found = dossier.related.iter().map(|related| related.name.as_str()).collect::<Vec<_>>();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn others_are_told_by_whose_they_are() {
    check(
        "Namibia and Finland signed a letter of intent on Wednesday to process lithium. Namibia has a similar partnership with the European Union, agreed in November 2022.",
        &["a similar partnership with the European Union"],
    );
    check(
        "Norway and Viet Nam adopted a joint statement in Oslo. Both sides called for the early conclusion of the free trade agreement between Viet Nam and the European Free Trade Association.",
        &["the free trade agreement between Viet Nam and the European Free Trade Association"],
    );
    check(
        "Albania and Italy signed a migration protocol in Rome. The protocol has been compared to Britain's scrapped deal with Rwanda.",
        &["Britain's scrapped deal with Rwanda"],
    );
    check(
        "Nepal and Bhutan signed a power trade agreement on Tuesday. Nepal has power trade agreements with India and Bangladesh already. The agreement runs for 25 years.",
        &["power trade agreements with India and Bangladesh"],
    );
}

#[test]
fn others_are_told_by_what_becomes_of_them() {
    check(
        "India and Fiji on Thursday signed a protocol amending their double taxation avoidance agreement, lowering the withholding tax.",
        &["their double taxation avoidance agreement"],
    );
    check(
        "Estonia and Moldova signed an arrangement on visas on Tuesday. The arrangement replaces a text of 1995 that covered only diplomats.",
        &["a text of 1995"],
    );
    check(
        "Chile and Peru signed a customs protocol. The protocol is annexed to the Treaty of Lima of 1929.",
        &["Treaty of Lima"],
    );
}
