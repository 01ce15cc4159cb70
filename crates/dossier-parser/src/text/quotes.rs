//! Quotation marks, paired.

use super::{Block, Extent, Token};
use crate::diagnostic::Diagnostic;

/// Something between quotation marks.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// Its bytes with the marks.
    pub(crate) range: Extent,
    /// Its bytes without the marks.
    pub(crate) inner: Extent,
    /// The tokens between the marks.
    pub(crate) tokens: Extent,
    /// How many other quotations it stands in.
    pub(crate) depth: u8,
    /// The quotation in the paragraph before that this one goes on with: a place in [`Text::quotes`](super::Text).
    pub(crate) continues: Option<u32>,
    /// Whether its closing mark is there. A paragraph of a longer quotation may have none.
    pub(crate) closed: bool,
}

/// Pairs the quotation marks of a text.
pub(super) fn find(
    _raw: &str,
    _blocks: &[Block],
    _tokens: &mut [Token],
    _diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Quote> {
    Vec::new()
}
