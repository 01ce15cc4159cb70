//! What holds for the dossier of any bytes.

use dossier_parser::{Parsed, parse};

/// Parses twice: every span is the text's own words, and both dossiers are the same bytes.
pub fn check(bytes: &[u8]) -> Parsed {
    let parsed = parse("text", bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let violations = parsed.dossier.verify(text);
        assert!(violations.is_empty(), "{violations:?}");
    }
    let json = |parsed: &Parsed| serde_json::to_string(&parsed.dossier).expect("a dossier can be written");
    assert_eq!(json(&parsed), json(&parse("text", bytes)));
    parsed
}
