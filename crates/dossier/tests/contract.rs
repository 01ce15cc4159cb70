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

/// What is wrong with the dossier once it is changed, in words.
fn problems(change: impl FnOnce(&mut Dossier)) -> Vec<String> {
    let mut changed = dossier();
    change(&mut changed);
    changed.verify(TEXT).iter().map(ToString::to_string).collect()
}

#[test]
fn whoever_a_statement_refers_to_is_there() {
    let nowhere = || Some(Id::new("nowhere"));
    let role = |organisation, party| Role {
        title: "Minister".to_owned(),
        organisation,
        party,
        evidence: words(2, "Minister").into(),
    };
    let organisation = |party| Organisation {
        id: Id::new("catch-data"),
        name: "catch data".to_owned(),
        aliases: Vec::new(),
        party,
        evidence: words(1, "catch data").into(),
    };
    // The right kind of thing, and nothing else: a ministry is no party, and a party no ministry.
    assert_eq!(
        problems(|d| {
            d.organisations.push(organisation(Some(Id::new("norway"))));
            d.people[0].roles.push(role(Some(Id::new("catch-data")), Some(Id::new("norway"))));
        }),
        [""; 0]
    );
    let missing = |mark: &str| format!("{mark}: `nowhere` is not in the dossier");
    assert_eq!(problems(|d| d.organisations.push(organisation(nowhere()))), [missing("organisation:catch-data")]);
    assert_eq!(problems(|d| d.people[0].roles.push(role(nowhere(), None))), [missing("person:ase-vik")]);
    assert_eq!(problems(|d| d.people[0].roles.push(role(None, nowhere()))), [missing("person:ase-vik")]);
    let by_party = problems(|d| d.people[0].roles.push(role(Some(Id::new("norway")), None)));
    assert_eq!(by_party, ["person:ase-vik: `norway` is not in the dossier"]);

    let voice = || Voice::Attributed { speaker: nowhere() };
    assert_eq!(problems(|d| d.commitments[0].voice = voice()), [missing("commitment:c1")]);
    assert_eq!(problems(|d| d.agreement.status.as_mut().unwrap().voice = voice()), [missing("agreement:status")]);
    let aim = || Claim { value: "more".to_owned(), voice: voice(), evidence: words(2, "more").into() };
    assert_eq!(problems(|d| d.agreement.aims.push(aim())), [missing("agreement:aims-1")]);
    assert_eq!(problems(|d| d.commitments[0].voice = Voice::Attributed { speaker: None }), [""; 0]);
}

#[test]
fn a_span_that_reaches_out_of_its_sentence_is_found_out() {
    let over = problems(|d| d.parties[0].evidence.push(words(1, "catch data. “We hope")));
    assert_eq!(over, ["party:norway: s1:30-52 does not lie in that sentence"]);
}

#[test]
fn what_is_given_in_the_text_s_own_words_stands_in_its_evidence() {
    let quotation = |text: &str, evidence: Vec<Span>| Quotation {
        id: Id::new("q1"),
        kind: QuotationKind::Direct,
        text: text.to_owned(),
        speaker: None,
        cue: None,
        evidence: Evidence::try_from(evidence).unwrap(),
    };
    let elsewhere = "its words do not stand in its evidence";
    let moved = problems(|d| d.commitments[0].evidence = words(1, "Norway and Iceland will share").into());
    assert_eq!(moved, [format!("commitment:c1: {elsewhere}")]);
    let short = quotation("We hope for more", vec![words(2, "hope for more")]);
    assert_eq!(problems(|d| d.quotations.push(short)), [format!("quotation:q1: {elsewhere}")]);
    let day = Date::new(2025, 1, 1).unwrap();
    let event = |text: &str| Event {
        id: Id::new("e1"),
        date: DateSpan { start: day, end: day, precision: Precision::Day },
        text: text.to_owned(),
        participants: Vec::new(),
        evidence: words(2, "hope").into(),
    };
    assert_eq!(problems(|d| d.events.push(event("hoped"))), [format!("event:e1: {elsewhere}")]);

    // One that reaches over two sentences has a span in each; spans may overlap, and stand in any order.
    let over = |spans| problems(|d| d.quotations.push(quotation("catch data. “We\nhope for more", spans)));
    let (first, second) = (words(1, "catch data."), words(2, "“We hope for"));
    assert_eq!(over(vec![words(2, "hope for more"), first.clone(), second.clone()]), [""; 0]);
    assert_eq!(over(vec![first, second]), [format!("quotation:q1: {elsewhere}")]);
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
