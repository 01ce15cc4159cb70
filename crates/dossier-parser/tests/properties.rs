//! What holds for every text: parsing never panics, every span is the text's own bytes, and the same text gives the same
//! dossier. `PROPTEST_CASES` sets how many texts are tried.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

/// Checks what holds for the dossier of any bytes.
fn check(bytes: &[u8]) {
    let parsed = dossier_parser::parse("text", bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let violations = parsed.dossier.verify(text);
        assert!(violations.is_empty(), "{violations:?}");
    }
    for fact in parsed.dossier.facts() {
        let mark = fact.to_string();
        let rule = parsed.trace.iter().find(|found| found.fact == mark);
        assert!(rule.is_some_and(|found| !found.rule.is_empty()), "no rule is known to have found {mark}");
    }
    let json = |parsed: &dossier_parser::Parsed| serde_json::to_string(&parsed.dossier).unwrap();
    assert_eq!(json(&parsed), json(&dossier_parser::parse("text", bytes)));
}

/// Pieces of which texts about agreements are made, and marks that go wrong in them.
fn piece() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "Norway",
        "Chile",
        "Oslo",
        "the two countries",
        "Minister",
        "Jens Stoltenberg",
        "José Ñuño",
        "the ministry",
        "said",
        "said that",
        "according to",
        "signed",
        "will sign",
        "agreed to",
        "shall",
        "a memorandum of understanding",
        "the Agreement",
        "on Friday",
        "on 29 October 2025",
        "last year",
        "in Santiago",
        "quantum",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "...",
        ". . .",
        "?",
        "!",
        ":",
        ";",
        " -- ",
        "—",
        "U.S.",
        "No. 2",
        "Dr.",
        "J.",
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "• ",
        "1. ",
        "(a) ",
        "Article 3\n",
        " date 2025-10-29 ",
        "By Ada Byron\n",
        "OSLO, May 12 (NTB) -- ",
        "(NTB)",
        "it",
        "he",
        "and",
        "EU",
        "UN",
        "\u{301}",
        "\u{feff}",
        "\u{200b}",
        "日本",
        "한국",
        "𝔘",
    ])
}

proptest! {
    #[test]
    fn any_bytes_parse(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn any_text_parses(text in "\\PC{0,120}") {
        check(text.as_bytes());
    }

    #[test]
    fn texts_like_real_ones_parse(pieces in proptest::collection::vec(piece(), 1..80), spaced in any::<bool>()) {
        check(pieces.join(if spaced { " " } else { "" }).as_bytes());
    }
}
