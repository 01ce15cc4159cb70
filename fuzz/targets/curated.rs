//! A text and a curator's file for it, parted by a line of `====`: either all that is wrong with the file is told, or a dossier
//! comes out whose every span is the text's own.

#![no_main]

mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mark = b"\n====\n";
    let Some(at) = bytes.windows(mark.len()).position(|window| window == mark) else { return };
    let (text, file) = (&bytes[..at], &bytes[at + mark.len()..]);
    let Ok(words) = std::str::from_utf8(text) else { return };
    match curation::apply(check::check(text).dossier, words, file) {
        Ok(curated) => {
            let violations = curated.dossier.verify(words);
            assert!(violations.is_empty(), "{violations:?}");
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
});
