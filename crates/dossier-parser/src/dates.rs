//! Dates: absolute ones, and relative ones resolved against the text's own date.

use dossier::{Date, DateSpan};

use crate::text::{Extent, Text};

/// How a text gives a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateKind {
    /// By itself: `29 October 2025`.
    Absolute,
    /// From the text's own date: `on Wednesday`, `earlier this month`.
    Relative,
    /// As the end of a period: `by 2030`, `until the end of next year`.
    Deadline,
}

/// A date in the text.
#[derive(Clone, Debug)]
pub(crate) struct DateMention {
    /// Its bytes.
    pub(crate) range: Extent,
    /// Its tokens.
    pub(crate) tokens: Extent,
    /// The sentence that it stands in.
    pub(crate) sentence: u32,
    /// The days that it covers.
    pub(crate) span: DateSpan,
    pub(crate) kind: DateKind,
}

/// The dates of a text, and the day on which it was published, where it says so.
pub(crate) fn find(_text: &Text<'_>) -> (Vec<DateMention>, Option<Date>) {
    (Vec::new(), None)
}
