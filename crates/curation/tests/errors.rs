//! Every error of a curator's file, as it is printed: `tests/errors/NAME.toml` is a file about `tests/text.txt`, and
//! `NAME.out` beside it what is wrong with it, all at once. `ACCORD_BLESS=1 cargo test -p curation` writes what is printed now.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

#[test]
fn every_error_names_its_place_and_what_to_do() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let text = fs::read(tests.join("text.txt")).unwrap();
    let dossier = dossier_parser::parse("text", &text).dossier;
    let mut files: Vec<_> = fs::read_dir(tests.join("errors")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    assert!(files.len() > 10);
    for file in files {
        let written = fs::read(&file).unwrap();
        let name = format!("seeds/{}", file.file_name().unwrap().to_string_lossy());
        let errors = curation::apply(dossier.clone(), std::str::from_utf8(&text).unwrap(), &written).unwrap_err();
        let printed = diagnostics::render_all(&errors, &name, &written) + "\n";
        let expected = file.with_extension("out");
        if std::env::var_os("ACCORD_BLESS").is_some() {
            fs::write(&expected, &printed).unwrap();
        }
        assert_eq!(printed, fs::read_to_string(&expected).unwrap(), "{name}");
    }
}
