//! Which fields an agreement covers, and which its text only mentions.

use dossier_parser::parse;

/// The fields of a text, those that it only mentions in brackets.
fn fields(text: &str) -> String {
    let dossier = parse("test", text.as_bytes()).dossier;
    let fields = dossier.domains.iter().map(|field| match field.standing.word() {
        "cooperation" => field.id.to_string(),
        _ => format!("({})", field.id),
    });
    fields.collect::<Vec<_>>().join(" ")
}

fn check(sentences: &str, expected: &str) {
    let text = format!("OSLO, March 4, 2021 (Fjord Wire) -- {sentences}\n");
    assert_eq!(fields(&text), expected, "{sentences}");
}

#[test]
fn what_the_agreement_is_on_is_covered() {
    check("Norway and Ghana signed a memorandum of understanding on fisheries on Thursday.", "maritime");
    check(
        "Norway and Ghana signed an agreement on Thursday. They will cooperate in the areas of tourism and archaeology.",
        "culture tourism",
    );
}

#[test]
fn what_agreements_on_anything_speak_of_is_no_field_of_theirs() {
    check(
        "Norway and Ghana signed an agreement on film co-production on Thursday. Both countries shall let in cameras free of \
         customs duties. Both countries shall protect personal data.",
        "culture",
    );
    check(
        "Norway and Ghana signed a memorandum of understanding on visas on Thursday. Ghana will lift visas for students. \
         Norway will stamp passports at the port.",
        "migration",
    );
}

#[test]
fn a_field_of_its_own_commitment_is_covered_beside_the_main_one() {
    check(
        "Norway and Ghana signed a memorandum of understanding on fisheries on Thursday. Norway will also set up a vaccination \
         programme in Tema.",
        "health maritime",
    );
}

#[test]
fn verbs_pictures_and_offices_name_no_field() {
    check(
        "Norway and Ghana signed a memorandum of understanding on fisheries on Thursday. Both sides will police their waters. \
         Education Minister Ama Mensah called it \"a bridge of glass\".",
        "maritime",
    );
}

#[test]
fn a_mention_far_from_the_agreement_says_little_and_two_are_context() {
    let opening = "Norway and Ghana signed a memorandum of understanding on fisheries on Thursday. ";
    check(&format!("{opening}The minister then opened a nuclear research centre."), "maritime");
    check(
        &format!(
            "{opening}The minister then opened a nuclear research centre. Small modular reactors had been debated for years."
        ),
        "(nuclear-energy) maritime",
    );
}

#[test]
fn what_stands_behind_for_or_in_is_only_where_or_what_for() {
    check(
        "Norway and Ghana signed a memorandum of understanding on Thursday to test chatbots that are used in hospitals.",
        "artificial-intelligence",
    );
    check("Norway and Ghana signed a memorandum of understanding on Thursday on cooperation in tourism.", "tourism");
}

#[test]
fn where_nothing_says_what_it_is_on_it_is_what_the_text_speaks_of_most() {
    check(
        "Norway and Ghana signed an agreement on Thursday. Norway will send a rocket. \
         Ghana thanked its astronaut, who had been on the moon.",
        "space",
    );
}

#[test]
fn the_fields_of_ministries_and_of_what_is_left_out_are_not_those_of_the_agreement() {
    let text = "MEMORANDUM OF UNDERSTANDING ON TOURISM\n\nbetween the Ministry of Foreign Trade and Tourism of the Republic of Peru and the Ministry of Tourism and Wildlife of the Republic of Kenya\n\nThe Ministry of Foreign Trade and Tourism of the Republic of Peru and the Ministry of Tourism and Wildlife of the Republic of Kenya have agreed as follows:\n\n1. The Parties shall train mountain guides.\n\n2. Cooperation under this Memorandum does not extend to military uses.\n\nDone at Nairobi on 22 September 2022.\n";
    let dossier = parse("test", text.as_bytes()).dossier;
    let found = dossier.domains.iter().map(|found| found.id.as_str()).collect::<Vec<_>>();
    assert_eq!(found, ["tourism"]);
}
