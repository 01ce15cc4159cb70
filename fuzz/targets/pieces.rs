//! A text of pieces that texts about agreements are made of: each byte chooses one, so that what comes out reads like a text
//! and gets deep into the rules.

#![no_main]

mod check;

const PIECES: &str = include_str!("pieces.txt");

libfuzzer_sys::fuzz_target!(|choices: &[u8]| {
    let pieces = PIECES.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let mut text = String::new();
    for choice in choices.iter().take(400) {
        let piece = pieces[*choice as usize % pieces.len()];
        // A piece that begins with a bar stands without a space before it.
        match piece.strip_prefix('|') {
            Some(mark) => text.push_str(&mark.replace("\\n", "\n").replace("\\s", " ")),
            None => {
                text.push(' ');
                text.push_str(piece);
            }
        }
    }
    check::check(text.as_bytes());
});
