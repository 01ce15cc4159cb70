//! Diagnostics as compilers print them.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::{Diagnostic, Severity};

/// The diagnostic with its place in the file.
pub(crate) fn render(diagnostic: &Diagnostic, file: &str, bytes: &[u8]) -> String {
    // Bytes that are no text are shown as such, so the places are counted anew.
    let end = diagnostic.range.end.min(bytes.len());
    let start = diagnostic.range.start.min(end);
    let mut text = String::from_utf8_lossy(&bytes[..start]).into_owned();
    let start_of_words = text.len();
    text.push_str(&String::from_utf8_lossy(&bytes[start..end]));
    let words = start_of_words..text.len();
    text.push_str(&String::from_utf8_lossy(&bytes[end..]));
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let place = Snippet::source(&text).path(file).annotation(AnnotationKind::Primary.span(words));
    let mut report = level.primary_title(&diagnostic.message).id(diagnostic.code).element(place);
    if let Some(hint) = &diagnostic.hint {
        report = report.element(Level::HELP.with_name("hint").message(hint));
    }
    Renderer::plain().render(&[report])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(diagnostic: &Diagnostic, bytes: &[u8], expected: &str) {
        assert_eq!(render(diagnostic, "seeds/text.toml", bytes), expected.trim_start_matches('\n'));
    }

    #[test]
    fn the_place_is_shown_with_the_hint() {
        let error = Diagnostic::error("unknown-key", "`wrds` is no key of a quotation", 6..10).hint("write `words`");
        check(
            &error,
            b"# one\nwrds = 1\n",
            "
error[unknown-key]: `wrds` is no key of a quotation
 --> seeds/text.toml:2:1
  |
2 | wrds = 1
  | ^^^^
  |
  = hint: write `words`",
        );
    }

    #[test]
    fn letters_of_any_width_are_counted_as_people_count() {
        let text = "naïve 배경훈 here";
        let at = text.find("here").unwrap();
        check(
            &Diagnostic::warning("odd", "this is odd", at..at + 4),
            text.as_bytes(),
            "
warning[odd]: this is odd
 --> seeds/text.toml:1:11
  |
1 | naïve 배경훈 here
  |              ^^^^",
        );
    }

    #[test]
    fn bytes_that_are_no_text_and_files_that_are_empty_have_a_place_too() {
        check(
            &Diagnostic::error("not-utf8", "no text", 3..4),
            b"ab\n\xffcd",
            "
error[not-utf8]: no text
 --> seeds/text.toml:2:1
  |
2 | \u{fffd}cd
  | ^",
        );
        check(
            &Diagnostic::error("unreadable", "no file", 0..0),
            b"",
            "
error[unreadable]: no file
 --> seeds/text.toml:1:1
  |
1 |
  | ^",
        );
    }
}
