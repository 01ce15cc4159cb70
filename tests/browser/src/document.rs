//! Sections of a document that benchmarks write, each its own.

use std::fs;
use std::path::Path;

use crate::Outcome;

/// Puts a section of a document in place of the one with its heading, or at the end.
///
/// # Errors
///
/// The document can't be written.
pub fn write_section(file: &Path, heading: &str, body: &str) -> Outcome {
    let text = fs::read_to_string(file).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    fs::write(file, with_section(&text, heading, body)).map_err(|error| format!("{}: {error}", file.display()))
}

fn with_section(text: &str, heading: &str, body: &str) -> String {
    let start = format!("\n## {heading}\n");
    let (before, rest) = text.split_once(start.as_str()).unwrap_or((text.trim_end(), ""));
    let after = rest.find("\n## ").map_or("", |at| &rest[at..]);
    format!("{}\n{start}\n{}\n{after}", before.trim_end(), body.trim_end())
}

#[cfg(test)]
mod tests {
    use super::with_section;

    #[test]
    fn a_section_is_written_over_and_the_others_stay() {
        let one = with_section("# B\n", "One", "1");
        let both = with_section(&one, "Two", "2");
        assert_eq!(both, "# B\n\n## One\n\n1\n\n## Two\n\n2\n");
        assert_eq!(with_section(&both, "One", "3"), "# B\n\n## One\n\n3\n\n## Two\n\n2\n");
    }
}
