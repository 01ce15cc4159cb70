//! The data contract: what is written is what dossier-format says, reads back the same, and is proved against its text.

#![allow(missing_docs, clippy::unwrap_used)]

use dossier::*;

const TEXT: &str = "Norway and Iceland will share catch data. “We hope for more,” Minister Åse Vik said.";

/// A dossier of [`TEXT`] with one fact of the kinds that are written in a way of their own.
fn dossier() -> Dossier {
    let sentence = |place: u32, range: std::ops::Range<usize>| Sentence {
        id: SentenceId::new(place),
        start: range.start as u32,
        end: range.end as u32,
        text: TEXT[range].to_owned(),
    };
    let party = |name: &str, code: &str| Party {
        id: Id::slug(name),
        name: name.to_owned(),
        code: code.to_owned(),
        aliases: Vec::new(),
        evidence: words(1, name).into(),
    };
    let break_at = TEXT.find(" “").unwrap();
    Dossier {
        format: Format::V1,
        slug: Id::slug("Catch data"),
        source: Source {
            id: Id::new("catch"),
            sha256: "0".repeat(64),
            language: "en".to_owned(),
            published: None,
            publisher: None,
            headline: None,
            paragraphs: vec![Paragraph {
                id: Id::new("p1"),
                sentences: vec![sentence(1, 0..break_at), sentence(2, break_at + 1..TEXT.len())],
            }],
        },
        agreement: Agreement {
            status: Some(Claim {
                value: Status::ToBeSigned,
                voice: Voice::Reporter,
                evidence: words(1, "will share").into(),
            }),
            ..Agreement::default()
        },
        parties: vec![party("Norway", "NO"), party("Iceland", "IS")],
        organisations: Vec::new(),
        people: vec![Person {
            id: Id::slug("Åse Vik"),
            name: "Åse Vik".to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            evidence: words(2, "Åse Vik").into(),
        }],
        signatories: Vec::new(),
        domains: Vec::new(),
        commitments: vec![Commitment {
            id: Id::new("c1"),
            text: "will share catch data".to_owned(),
            strength: Strength::Planned,
            cue: words(1, "will"),
            actors: vec![Id::new("norway"), Id::new("iceland")],
            domains: Vec::new(),
            voice: Voice::Attributed { speaker: Some(Id::new("ase-vik")) },
            evidence: words(1, "will share catch data").into(),
        }],
        quotations: Vec::new(),
        events: Vec::new(),
        related: Vec::new(),
        silences: vec![Silence { topic: Topic::Funding, stated: None }],
        references: Vec::new(),
        curation: Vec::new(),
    }
}

fn words(sentence: u32, words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::of(TEXT, SentenceId::new(sentence), start..start + words.len()).unwrap()
}

#[test]
fn a_true_dossier_has_no_violation() {
    assert_eq!(dossier().verify(TEXT), []);
}

#[test]
fn words_that_are_not_in_the_text_are_found_out() {
    let changed = TEXT.replace("catch data", "fish prices");
    let violations = dossier().verify(&changed);
    let marks: Vec<&str> = violations.iter().map(|violation| violation.fact.as_str()).collect();
    assert!(marks.contains(&"sentence:s1") && marks.contains(&"commitment:c1"), "{marks:?}");
}

#[test]
fn a_span_that_names_another_sentence_is_found_out() {
    let mut wrong = dossier();
    wrong.commitments[0].cue = words(2, "will");
    assert_eq!(wrong.verify(TEXT).len(), 1);
}

#[test]
fn identifiers_are_unique_and_lead_somewhere() {
    let mut twice = dossier();
    twice.commitments[0].id = Id::new("norway");
    assert!(twice.verify(TEXT)[0].problem.contains("used twice"));

    let mut dangling = dossier();
    dangling.commitments[0].actors.push(Id::new("sweden"));
    assert_eq!(dangling.verify(TEXT)[0].to_string(), "commitment:c1: `sweden` is not in the dossier");
}

#[test]
fn what_a_curator_did_and_knows_is_about_something_that_is_there() {
    let reference = |subject: &str| Reference {
        subject: subject.to_owned(),
        property: ReferenceProperty::NativeName,
        value: "오세 비크".to_owned(),
        language: Some("ko".to_owned()),
        source: "https://example.org/".to_owned(),
    };
    let entry = |change| Curation { fact: "person:ase-wik".to_owned(), change, was: None, reason: None };
    let mut curated = dossier();
    curated.references = vec![reference("person:ase-vik"), reference("source")];
    curated.curation = vec![entry(Change::Dropped)];
    assert_eq!(curated.verify(TEXT), []);

    curated.references.push(reference("person:ase-wik"));
    curated.curation.push(entry(Change::Corrected));
    let expected = "person:ase-wik: a curator's entry is about it, but it is not in the dossier";
    assert_eq!(curated.verify(TEXT).iter().map(ToString::to_string).collect::<Vec<_>>(), [expected, expected]);
}

#[test]
fn every_statement_is_walked_once_with_its_mark() {
    let dossier = dossier();
    let marks: Vec<String> = dossier.facts().iter().map(Fact::to_string).collect();
    assert_eq!(marks, ["agreement:status", "party:norway", "party:iceland", "person:ase-vik", "commitment:c1"]);
}

#[test]
fn the_published_form_is_the_contract_s() {
    let json = serde_json::to_value(dossier()).unwrap();
    let at = |pointer: &str| json.pointer(pointer).unwrap().to_string();
    assert_eq!(at("/format"), r#""accord-dossier/1""#);
    assert_eq!(at("/agreement/status/value"), r#""to-be-signed""#);
    assert_eq!(at("/agreement/status/voice/kind"), r#""reporter""#);
    assert_eq!(at("/agreement/name"), "null");
    assert_eq!(at("/commitments/0/voice"), r#"{"kind":"attributed","speaker":"ase-vik"}"#);
    assert_eq!(at("/commitments/0/cue"), r#"{"end":23,"quote":"will","sentence":"s1","start":19}"#);
    assert_eq!(at("/silences/0"), r#"{"evidence":[],"stated":false,"topic":"funding"}"#);
    assert_eq!(at("/source/paragraphs/0/sentences/1/id"), r#""s2""#);
}

#[test]
fn it_reads_back_the_same_from_json_and_from_the_bundle_s_bytes() {
    let dossier = dossier();
    let json = serde_json::to_string(&dossier).unwrap();
    assert_eq!(serde_json::from_str::<Dossier>(&json).unwrap(), dossier);
    let bytes = postcard::to_stdvec(&dossier).unwrap();
    assert_eq!(postcard::from_bytes::<Dossier>(&bytes).unwrap(), dossier);
}

#[test]
fn what_is_packed_is_unpacked_the_same_and_nothing_else_is() {
    let dossier = dossier();
    let bytes = postcard::to_stdvec(&dossier).unwrap();
    assert_eq!(dossier::unpack(&bytes), Some(dossier));
    for end in 0..bytes.len() {
        assert_eq!(dossier::unpack::<Dossier>(&bytes[..end]), None, "cut off at {end}");
    }
    assert_eq!(dossier::unpack::<Dossier>(&[bytes.as_slice(), &[0]].concat()), None);
}

proptest::proptest! {
    #[test]
    fn bytes_that_differ_are_read_as_serde_reads_them(at in 0..4000_usize, byte: u8) {
        let mut bytes = postcard::to_stdvec(&dossier()).unwrap();
        let at = at % bytes.len();
        bytes[at] = byte;
        let read = match postcard::take_from_bytes::<Dossier>(&bytes) {
            Ok((dossier, [])) => Some(dossier),
            _ => None,
        };
        proptest::prop_assert_eq!(dossier::unpack(&bytes), read);
    }
}
