//! Blocks: paragraphs, headings, items and furniture.

use super::Extent;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// Running text.
    Prose,
    /// A title, a headline or the heading of a section.
    Heading,
    /// An item of a list, with a bullet or a number; or a numbered paragraph of an article.
    Item,
    /// The heading of an article of a formal text, such as `Article 3`.
    Article,
    /// The place and date before a story's first sentence: `SEOUL, Oct. 29 (Yonhap) --`.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Who published it: `(Yonhap)`.
    Credit,
    /// Names and offices of those who sign, under a formal text.
    Signature,
}

/// A part of the text that is read on its own.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Its bytes, without white space at its ends.
    pub(crate) range: Extent,
    /// The bullet or number that it starts with.
    pub(crate) marker: Option<Extent>,
    /// The heading that it stands under: a place in [`Text::blocks`](super::Text).
    pub(crate) heading: Option<u32>,
    /// The paragraph that it is part of, from 0.
    pub(crate) paragraph: u32,
    /// Its tokens.
    pub(crate) tokens: Extent,
    /// Its sentences.
    pub(crate) sentences: Extent,
}

impl BlockKind {
    /// Whether it is no statement of the text: a dateline, a byline, a credit line.
    pub(crate) fn is_furniture(self) -> bool {
        matches!(self, Self::Dateline | Self::Byline | Self::Credit)
    }
}

/// Cuts a text into blocks.
pub(super) fn find(raw: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in raw.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            blocks.push(Block {
                kind: BlockKind::Prose,
                range: (from..from + text.len()).into(),
                marker: None,
                heading: None,
                paragraph: blocks.len() as u32,
                tokens: Extent::default(),
                sentences: Extent::default(),
            });
        }
        start += line.len();
    }
    blocks
}
