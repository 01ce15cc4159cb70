//! A dossier made by hand from the first seed, for tests of what is made of dossiers.

use std::rc::Rc;

use dossier::Dossier;
use serde_json::{Value, json};

/// The text of the first seed.
pub(crate) const TEXT: &str = include_str!("../../../seeds/000_c190c86888b87c20.txt");

/// The span of some words of the text.
fn span(words: &str) -> Value {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("“{words}” is not in the seed"));
    let sentence = TEXT[..start].matches("\n\n").count() + 1;
    json!({"sentence": format!("s{sentence}"), "start": start, "end": start + words.len(), "quote": words})
}

fn evidence(words: &str) -> Value {
    json!([span(words)])
}

fn claim(value: &str, words: &str) -> Value {
    json!({"value": value, "voice": reporter(), "evidence": evidence(words)})
}

fn reporter() -> Value {
    json!({"kind": "reporter", "speaker": null})
}

fn party(id: &str, name: &str, code: &str, aliases: &[&str]) -> Value {
    json!({"id": id, "name": name, "code": code, "aliases": aliases, "evidence": evidence(aliases[0])})
}

fn organisation(id: &str, name: &str, aliases: &[&str], party: Option<&str>) -> Value {
    json!({"id": id, "name": name, "aliases": aliases, "party": party, "evidence": evidence(name)})
}

fn person(
    id: &str,
    name: &str,
    aliases: &[&str],
    role: &str,
    organisation: Option<&str>,
    party: Option<&str>,
) -> Value {
    let roles = json!([{"title": role, "organisation": organisation, "party": party, "evidence": evidence(role)}]);
    json!({"id": id, "name": name, "aliases": aliases, "roles": roles, "evidence": evidence(name)})
}

fn domain(id: &str, name: &str, standing: &str, words: &str) -> Value {
    json!({"id": id, "name": name, "standing": standing, "evidence": evidence(words), "commitments": []})
}

fn commitment(id: &str, text: &str, strength: &str, cue: &str, domains: &[&str]) -> Value {
    json!({"id": id, "text": text, "strength": strength, "cue": span(cue), "actors": ["south-korea", "united-states"],
        "domains": domains, "voice": reporter(), "evidence": evidence(text)})
}

fn quotation(id: &str, kind: &str, text: &str, speaker: &str) -> Value {
    json!({"id": id, "kind": kind, "text": text, "speaker": speaker, "cue": null, "evidence": evidence(text)})
}

/// The dossier, near to what a careful reader finds.
pub(crate) fn dossier() -> Rc<Dossier> {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for (place, text) in TEXT.split("\n\n").enumerate() {
        let start = at + text.len() - text.trim_start().len();
        let end = at + text.trim_end().len();
        let sentence = json!({"id": format!("s{}", place + 1), "start": start, "end": end, "text": &TEXT[start..end]});
        paragraphs.push(json!({"id": format!("p{}", place + 1), "sentences": [sentence]}));
        at += text.len() + 2;
    }
    let mut signing_date = claim("2025-10-29", "later in the day");
    signing_date["end"] = json!("2025-10-29");
    signing_date["precision"] = json!("day");
    let written = json!({
        "format": "accord-dossier/1",
        "slug": "technology-prosperity-deal",
        "source": {"id": "seed", "sha256": "00112233", "language": "en", "published": "2025-10-29", "publisher": "Yonhap",
            "headline": null, "paragraphs": paragraphs},
        "agreement": {
            "name": claim("Technology Prosperity Deal", "Technology Prosperity Deal"),
            "instrument": claim("memorandum-of-understanding", "memorandum of understanding"),
            "status": claim("to-be-signed", "to be signed"),
            "signing_date": signing_date,
            "venue": claim("Gyeongju", "Gyeongju"),
            "occasion": claim("Asia-Pacific Economic Cooperation gathering", "Asia-Pacific Economic Cooperation gathering"),
            "aims": [claim("broaden cooperation in the science sector", "broaden cooperation in the science sector")],
        },
        "parties": [
            party("south-korea", "South Korea", "KR", &["Seoul"]),
            party("united-states", "United States", "US", &["Washington", "US"]),
        ],
        "organisations": [
            organisation("ministry-of-science-and-ict", "Ministry of Science and ICT", &["science ministry"], Some("south-korea")),
            organisation("office-of-science-and-technology-policy", "Office of Science and Technology Policy", &[], Some("united-states")),
            organisation("openai", "OpenAI", &[], None),
            organisation("asia-pacific-economic-cooperation", "Asia-Pacific Economic Cooperation", &[], None),
        ],
        "people": [
            person("bae-kyung-hoon", "Bae Kyung-hoon", &["Bae"], "Science Minister", Some("ministry-of-science-and-ict"), Some("south-korea")),
            person("michael-kratsios", "Michael Kratsios", &[], "head", Some("office-of-science-and-technology-policy"), Some("united-states")),
            person("lee-jae-myung", "Lee Jae Myung", &[], "President", None, None),
            person("sam-altman", "Sam Altman", &[], "CEO", Some("openai"), None),
        ],
        "signatories": [
            {"person": "bae-kyung-hoon", "party": "south-korea", "role": "Science Minister", "evidence": evidence("to be signed by Science Minister Bae Kyung-hoon")},
            {"person": "michael-kratsios", "party": "united-states", "role": "head", "evidence": evidence("Michael Kratsios")},
        ],
        "domains": [
            domain("artificial-intelligence", "Artificial intelligence", "cooperation", "AI technology"),
            domain("next-generation-communications", "Next-generation communications", "cooperation", "next-generation communications"),
            domain("pharmaceuticals", "Pharmaceuticals", "cooperation", "pharmaceutical supply chains"),
            domain("quantum", "Quantum", "cooperation", "quantum innovation"),
            domain("space", "Space", "cooperation", "space exploration"),
            domain("biotechnology", "Biotechnology", "context", "synthetic biology"),
        ],
        "commitments": [
            commitment("c1", "speed up efforts to utilize and innovate AI technology", "agreed", "agreed to", &["artificial-intelligence"]),
            commitment("c2", "will jointly develop policy frameworks", "planned", "will jointly", &[]),
            commitment("c3", "work to establish a shared AI ecosystem in Asia and other regions", "planned", "work to", &["artificial-intelligence"]),
            commitment("c4", "will also join hands in the exports of reliable AI technology", "planned", "will also", &["artificial-intelligence"]),
            commitment("c5", "promoting safe AI-driven innovation", "planned", "will also", &["artificial-intelligence"]),
            commitment("c6", "will further bolster cooperation in next-generation communications, pharmaceutical supply chains, quantum innovation and space exploration", "planned", "will further",
                &["next-generation-communications", "pharmaceuticals", "quantum", "space"]),
        ],
        "quotations": [
            quotation("q1", "partial", "omnidirectional", "ministry-of-science-and-ict"),
            quotation("q2", "direct", "Through this cooperation, we aim to jointly seek prosperity for future generations, enhance the quality of life for people in both countries, and further elevate the alliance between South Korea and the US,", "ministry-of-science-and-ict"),
            quotation("q3", "direct", "The memorandum of understanding is a symbol of cooperation for the prosperity of future generations, just as its title suggests,", "bae-kyung-hoon"),
        ],
        "events": [{"id": "e1", "date": {"start": "2025-10-01", "end": "2025-10-31", "precision": "month"},
            "text": "President Lee Jae Myung met with OpenAI CEO Sam Altman", "participants": ["lee-jae-myung", "sam-altman"],
            "evidence": evidence("President Lee Jae Myung met with OpenAI CEO Sam Altman")}],
        "related": [{"id": "seoul-s-partnership-with-openai", "name": "Seoul's partnership with OpenAI", "parties": ["south-korea", "openai"],
            "evidence": evidence("Seoul's partnership with OpenAI")}],
        "silences": [{"topic": "funding", "stated": false, "evidence": []}],
        "references": [{"subject": "person:lee-jae-myung", "property": "native-name", "value": "이재명", "language": "ko", "source": "https://www.president.go.kr/"}],
        "curation": [],
    });
    Rc::new(serde_json::from_value(written).unwrap_or_else(|error| panic!("the fixture is no dossier: {error}")))
}

#[test]
fn the_fixture_is_borne_out_by_the_seed() {
    let violations = dossier().verify(TEXT);
    assert!(violations.is_empty(), "{violations:?}");
}
