//! Reads a text about an international agreement and gives its dossier.
//!
//! 1. `text`: bytes to blocks, sentences, tokens and paired quotation marks.
//! 2. `dates` and `mentions`: what days the text names, and who is who in it. All of it together is a `reading`.
//! 3. `facts`: one file a kind of fact. Each gets the reading and adds to the draft, most certain rule first.
//! 4. `draft`: identifiers, and the finished dossier, with the rule that found each fact.
//!
//! Parsing never fails and never panics: any bytes give a dossier, perhaps an empty one, and diagnostics. It knows no text:
//! what is general stands in the lexicon.

mod dates;
mod draft;
mod facts;
mod lexicon;
mod mentions;
mod reading;
mod text;

use std::fmt::Write;

use dossier::Dossier;
use sha2::{Digest, Sha256};

pub use diagnostics::{Diagnostic, Place, Severity};
use draft::Draft;
use reading::Reading;

/// What came of a text.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The dossier; an empty one where the text can't be read.
    pub dossier: Dossier,
    /// What is wrong with the text, in its order. A text that can't be read at all gives an error, anything less a warning.
    pub diagnostics: Vec<Diagnostic>,
    /// Which rule found each fact.
    pub trace: Vec<Trace>,
}

/// Which rule found a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The fact's mark, such as `commitment:c3`.
    pub fact: String,
    /// The rule's name.
    pub rule: &'static str,
}

/// Parses the bytes of a source text. `name` is its file's name without the ending, the dossier's `source.id`.
///
/// Bytes that are no text (empty, not UTF-8, or 4 GiB and more) give an empty dossier and an error.
pub fn parse(name: &str, bytes: &[u8]) -> Parsed {
    let mut diagnostics = Vec::new();
    let raw = readable(bytes).unwrap_or_else(|error| {
        diagnostics.push(error);
        ""
    });
    let reading = Reading::of(raw, &mut diagnostics);
    let mut draft = Draft::default();
    facts::find(&reading, &mut draft);
    let (dossier, trace) = draft.finish(name, sha256(bytes), reading);
    Parsed { dossier, diagnostics, trace }
}

/// The text of the bytes, or why they are none.
fn readable(bytes: &[u8]) -> Result<&str, Diagnostic> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Diagnostic::error("not-utf8", "the text is not in UTF-8", at..at + error.error_len().unwrap_or(1))
            .hint("save it as UTF-8; this byte is where it stops being so")
    })?;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(Diagnostic::error("empty", "the text is empty", 0..0).hint("put the source text into the file"));
    }
    if u32::try_from(bytes.len()).is_err() {
        return Err(Diagnostic::error("too-long", "the text is longer than 4 GiB", 0..0));
    }
    Ok(text)
}

/// The SHA-256 of some bytes, in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string can't fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
