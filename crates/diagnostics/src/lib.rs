//! What there is to say about a place in a file, a text or a curator's file: errors as data, rendered once, at the edge.

#[cfg(feature = "render")]
mod render;

use std::fmt;
use std::ops::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look: something was left out rather than guessed.
    Warning,
    /// The text can't be read, or the curator's file is wrong: a build stops.
    Error,
}

/// Something to say about a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A short stable name, such as `unpaired-quotation-mark`.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// The bytes of the file that are meant.
    pub range: Range<usize>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at a place in a file.
    pub fn error(code: &'static str, message: impl Into<String>, range: Range<usize>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), range, hint: None }
    }

    /// A warning at a place in a file.
    pub fn warning(code: &'static str, message: impl Into<String>, range: Range<usize>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message, range) }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Where it is in a file, as `line:column`, both from 1; a column is counted in characters.
    pub fn place(&self, bytes: &[u8]) -> Place {
        let before = &bytes[..self.range.start.min(bytes.len())];
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        Place { line, column }
    }

    /// The diagnostic as compilers print it: `file:line:column`, the line itself with the place marked, the hint.
    #[cfg(feature = "render")]
    pub fn render(&self, file: &str, bytes: &[u8]) -> String {
        render::render(self, file, bytes)
    }
}

/// Diagnostics of one file as compilers print them, with an empty line between.
#[cfg(feature = "render")]
pub fn render_all<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, file: &str, bytes: &[u8]) -> String {
    diagnostics.into_iter().map(|diagnostic| diagnostic.render(file, bytes)).collect::<Vec<_>>().join("\n\n")
}

/// A place in a file: line and column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
