//! Spans of the source, and the evidence made of them.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::SentenceId;

/// Some exact words of the source: a half-open range of UTF-8 bytes of the seed file as it lies on disk, inside one
/// sentence, with the words themselves.
///
/// It is made from the text ([`Span::of`]), so its words are the text's. One that was read from a file is checked for its
/// length here and against the text by [`Dossier::verify`](crate::Dossier::verify).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!try_from))]
#[serde(try_from = "RawSpan")]
pub struct Span {
    /// The sentence that the words stand in.
    sentence: SentenceId,
    /// The first byte.
    start: u32,
    /// The byte after the last.
    end: u32,
    /// The words: the bytes from `start` to `end`.
    quote: Box<str>,
}

#[derive(Deserialize)]
struct RawSpan {
    sentence: SentenceId,
    start: u32,
    end: u32,
    quote: Box<str>,
}

impl TryFrom<RawSpan> for Span {
    type Error = SpanError;

    fn try_from(raw: RawSpan) -> Result<Self, SpanError> {
        let RawSpan { sentence, start, end, quote } = raw;
        if start >= end {
            return Err(SpanError::Empty);
        }
        if (end - start) as usize != quote.len() {
            return Err(SpanError::Length);
        }
        Ok(Self { sentence, start, end, quote })
    }
}

/// Why a range is no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanError {
    /// It holds no byte.
    Empty,
    /// It ends behind the text's end.
    OutOfBounds,
    /// It starts or ends inside a character.
    NotOnBoundary,
    /// Its words are not as long as the range.
    Length,
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "a span holds at least one byte",
            Self::OutOfBounds => "the span ends behind the text's end",
            Self::NotOnBoundary => "the span starts or ends inside a character",
            Self::Length => "the span's words are not as long as its range",
        })
    }
}

impl std::error::Error for SpanError {}

impl Span {
    /// The words of `text` in the given range of bytes, which stand in the given sentence.
    ///
    /// # Errors
    ///
    /// An empty range, one that reaches out of the text, or one that cuts a character.
    pub fn of(text: &str, sentence: SentenceId, range: Range<usize>) -> Result<Self, SpanError> {
        if range.is_empty() {
            return Err(SpanError::Empty);
        }
        let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else {
            return Err(SpanError::OutOfBounds);
        };
        if range.end > text.len() {
            return Err(SpanError::OutOfBounds);
        }
        let quote = text.get(range).ok_or(SpanError::NotOnBoundary)?;
        Ok(Self { sentence, start, end, quote: quote.into() })
    }

    /// The sentence that the words stand in.
    pub fn sentence(&self) -> SentenceId {
        self.sentence
    }

    /// The first byte in the seed file.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after the last in the seed file.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// The range of bytes in the seed file.
    pub fn range(&self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words.
    pub fn quote(&self) -> &str {
        &self.quote
    }
}

/// The span as links and marks write it: `s4:812-901`.
impl Span {
    /// A span as it was packed; whoever unpacks it sees to it that it is one.
    pub(crate) fn packed(sentence: SentenceId, start: u32, end: u32, quote: &str) -> Self {
        Self { sentence, start, end, quote: quote.into() }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}-{}", self.sentence, self.start, self.end)
    }
}

/// What backs a statement: one span of the source or more, the one that says most first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!try_from))]
#[serde(try_from = "Vec<Span>")]
pub struct Evidence(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<Span>);

/// A statement without evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmptyEvidence;

impl fmt::Display for EmptyEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a statement has at least one span of the source as its evidence")
    }
}

impl std::error::Error for EmptyEvidence {}

impl TryFrom<Vec<Span>> for Evidence {
    type Error = EmptyEvidence;

    fn try_from(spans: Vec<Span>) -> Result<Self, EmptyEvidence> {
        if spans.is_empty() { Err(EmptyEvidence) } else { Ok(Self(spans)) }
    }
}

impl From<Span> for Evidence {
    fn from(span: Span) -> Self {
        Self(vec![span])
    }
}

impl Evidence {
    /// Evidence as it was packed; whoever unpacks it sees to it that there is some.
    pub(crate) fn packed(spans: Vec<Span>) -> Self {
        Self(spans)
    }

    /// The span that says most.
    pub fn first(&self) -> &Span {
        &self.0[0]
    }

    /// All spans, the one that says most first.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Adds a span, unless it is there already.
    pub fn push(&mut self, span: Span) {
        if !self.0.contains(&span) {
            self.0.push(span);
        }
    }

    /// Adds the spans of another piece of evidence that are not there yet.
    pub fn merge(&mut self, other: Evidence) {
        for span in other.0 {
            self.push(span);
        }
    }

    /// Adds a span that stands behind all others in the text, or is the last one again. However many there are, it costs the
    /// same.
    pub fn push_behind(&mut self, span: Span) {
        if self.0.last() != Some(&span) {
            self.0.push(span);
        }
    }
}

impl<'a> IntoIterator for &'a Evidence {
    type Item = &'a Span;
    type IntoIter = std::slice::Iter<'a, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S1: SentenceId = SentenceId::new(1);

    #[test]
    fn a_span_holds_the_words_of_its_range() {
        let span = Span::of("naïve text", S1, 0..6).unwrap();
        assert_eq!((span.quote(), span.to_string().as_str()), ("naïve", "s1:0-6"));
    }

    proptest::proptest! {
        #[test]
        fn any_range_gives_the_text_s_own_words_or_an_error(text in ".{0,40}", start in 0..60_usize, len in 0..60_usize) {
            let range = start..start + len;
            match Span::of(&text, S1, range.clone()) {
                Ok(span) => assert_eq!(text.get(range), Some(span.quote())),
                Err(_) => assert!(range.is_empty() || text.get(range).is_none()),
            }
        }
    }

    #[test]
    fn a_wrong_range_is_no_span() {
        assert_eq!(Span::of("naïve", S1, 0..3), Err(SpanError::NotOnBoundary));
        assert_eq!(Span::of("naïve", S1, 0..9), Err(SpanError::OutOfBounds));
        assert_eq!(Span::of("naïve", S1, 2..2), Err(SpanError::Empty));
    }

    #[test]
    fn evidence_cannot_be_read_empty_and_a_span_not_with_words_of_another_length() {
        assert!(serde_json::from_str::<Evidence>("[]").is_err());
        let wrong = r#"[{"sentence":"s1","start":0,"end":3,"quote":"four"}]"#;
        assert!(serde_json::from_str::<Evidence>(wrong).is_err());
        let right = r#"[{"sentence":"s1","start":0,"end":4,"quote":"four"}]"#;
        let evidence: Evidence = serde_json::from_str(right).unwrap();
        assert_eq!(serde_json::to_string(&evidence).unwrap(), right);
    }
}
