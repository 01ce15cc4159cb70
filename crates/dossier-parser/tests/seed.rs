//! The dossier of the first seed, as it was checked by hand, line by line, against the text. `ACCORD_BLESS=1` writes it anew:
//! then read the difference against the text before it is kept.

#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

const NAME: &str = "000_c190c86888b87c20";

#[test]
fn the_seed_gives_the_dossier_that_was_checked_by_hand() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read(here.join("../../seeds").join(NAME).with_extension("txt")).unwrap();
    let parsed = dossier_parser::parse(NAME, &text);
    assert_eq!(parsed.dossier.verify(std::str::from_utf8(&text).unwrap()), []);

    let found = serde_json::to_string_pretty(&parsed.dossier).unwrap() + "\n";
    let kept = here.join("tests/snapshots").join(NAME).with_extension("json");
    if std::env::var_os("ACCORD_BLESS").is_some() {
        std::fs::write(&kept, &found).unwrap();
    }
    let expected = std::fs::read_to_string(kept).unwrap();
    let differing = found.lines().zip(expected.lines()).enumerate().find(|(_, (found, expected))| found != expected);
    assert_eq!(differing.map(|(line, (found, expected))| (line + 1, found, expected)), None);
    assert_eq!(found.lines().count(), expected.lines().count());
}
