//! Blocks: what each paragraph is, and the furniture at its ends.

use super::furniture;
use super::lines::{self, Paragraph};
use super::{Extent, markers};

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
    /// A place and a date before a story's first sentence, `SEOUL, Oct. 29 (Yonhap) --`, or on a line of their own.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Who published it: `(Yonhap)`.
    Credit,
    /// Names and offices of those who sign, under a formal text.
    Signature,
}

impl BlockKind {
    /// Whether it is no statement of the text: a dateline, a byline, a credit line.
    pub(crate) fn is_furniture(self) -> bool {
        matches!(self, Self::Dateline | Self::Byline | Self::Credit)
    }
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

/// Cuts a text into blocks. Gives also the date that a crawler has put before it.
pub(super) fn find(raw: &str) -> (Vec<Block>, Option<Extent>) {
    let mut paragraphs = lines::paragraphs(raw);
    let mut prefix = None;
    if let Some(first) = paragraphs.first_mut()
        && let Some(len) = furniture::crawler_prefix(&raw[first.range.clone()])
    {
        prefix = Some(Extent::from(first.range.start..first.range.start + len));
        first.range.start += len + leading_space(&raw[first.range.start + len..first.range.end]);
    }
    // Rules of dashes or stars between parts say nothing.
    paragraphs.retain(|paragraph| raw[paragraph.range.clone()].contains(char::is_alphanumeric));

    let mut blocks = Blocks { raw, list: Vec::with_capacity(paragraphs.len()), heading: None, signing: false };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        blocks.add(index as u32, paragraph, paragraphs.get(index + 1));
    }
    (blocks.list, prefix)
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

struct Blocks<'t> {
    raw: &'t str,
    list: Vec<Block>,
    /// The last heading.
    heading: Option<u32>,
    /// Whether the part has begun in which the parties sign.
    signing: bool,
}

impl Blocks<'_> {
    fn add(&mut self, paragraph: u32, lines: &Paragraph, next: Option<&Paragraph>) {
        let text = &self.raw[lines.range.clone()];
        let next = next.map(|next| &self.raw[next.range.clone()]);
        let start = lines.range.start;
        self.signing |= furniture::opens_signatures(text);
        let whole = |kind| (kind, start..lines.range.end, None);
        let words = lines::words_up_to(text, 31);
        let (kind, range, marker) = if let Some(article) = markers::article(text) {
            let kind = if article.is_heading { BlockKind::Article } else { BlockKind::Item };
            (kind, start..lines.range.end, Some(start..start + article.len))
        } else if let Some(kind) = furniture::line(text, words, paragraph) {
            whole(kind)
        } else if next.is_none()
            && paragraph > 1
            && (furniture::is_sign_off(text) || words <= 8 && furniture::is_signed_by_paper(text))
        {
            whole(BlockKind::Credit)
        } else if let Some(marker) = markers::item(text) {
            let body = text[marker.len..].trim_start();
            let section = !marker.is_bullet && lines.lines == 1 && is_section(body, next);
            let kind = if section { BlockKind::Heading } else { BlockKind::Item };
            (kind, start..lines.range.end, Some(start..start + marker.len))
        } else if let Some(columns) = self.signing.then(|| furniture::signatures(text, words)).flatten() {
            for column in columns {
                let range = (start + column.start..start + column.end).into();
                self.push(paragraph, BlockKind::Signature, range, None);
            }
            return;
        } else if is_heading(text, words, lines.lines, self.is_above(paragraph), next)
            || self.goes_on_with_title(text, paragraph)
        {
            whole(BlockKind::Heading)
        } else {
            self.prose(paragraph, text, start);
            return;
        };
        self.push(paragraph, kind, range.into(), marker.map(Extent::from));
    }

    /// Whether a paragraph stands above the text, with nothing but headings and furniture before it.
    fn is_above(&self, paragraph: u32) -> bool {
        paragraph <= 5 && self.list.iter().all(|block| block.kind.is_furniture() || block.kind == BlockKind::Heading)
    }

    /// Whether a paragraph goes on with the title above it, as in `AGREEMENT` and below it `between the Government of …`.
    fn goes_on_with_title(&self, text: &str, paragraph: u32) -> bool {
        let titled = self.list.last().is_some_and(|last| last.kind == BlockKind::Heading);
        let open = lines::ends_sentence(text) || text.ends_with([',', ';', ':']);
        titled && paragraph <= 4 && !open && text.starts_with(char::is_lowercase) && lines::words_up_to(text, 61) <= 60
    }

    /// Running text, with a dateline before it or a credit line behind it as blocks of their own.
    fn prose(&mut self, paragraph: u32, text: &str, start: usize) {
        let dateline = furniture::dateline(text, paragraph);
        let credit = furniture::credit(text).filter(|&credit| credit > dateline.unwrap_or(0));
        let body_end = credit.map_or(text.len(), |credit| text[..credit].trim_end().len());
        let body_start = dateline.map_or(0, |dateline| dateline + leading_space(&text[dateline..]));
        if let Some(dateline) = dateline {
            self.push(paragraph, BlockKind::Dateline, (start..start + dateline).into(), None);
        }
        if body_start < body_end {
            self.push(paragraph, BlockKind::Prose, (start + body_start..start + body_end).into(), None);
        }
        if let Some(credit) = credit {
            self.push(paragraph, BlockKind::Credit, (start + credit..start + text.len()).into(), None);
        }
    }

    fn push(&mut self, paragraph: u32, kind: BlockKind, range: Extent, marker: Option<Extent>) {
        let heading = self.heading;
        if matches!(kind, BlockKind::Heading | BlockKind::Article) {
            self.heading = Some(self.list.len() as u32);
        }
        let (tokens, sentences) = (Extent::default(), Extent::default());
        self.list.push(Block { kind, range, marker, heading, paragraph, tokens, sentences });
    }
}

/// Whether a paragraph of so many words and lines is a heading: short, without the end of a sentence, with something below it.
/// `above`: whether it stands above the text.
fn is_heading(text: &str, words: usize, lines: usize, above: bool, next: Option<&str>) -> bool {
    let upright = text.starts_with(|c: char| !c.is_lowercase());
    if next.is_none() || !upright || words > 30 {
        return false;
    }
    let open = lines::ends_sentence(text) || text.ends_with([',', ';', ':', '-', '–', '—']);
    if lines::is_all_capitals(text) && words <= 20 {
        return true;
    }
    // A headline may run over several lines, and may be a question.
    let headline = above && words <= 24 && lines <= 3 && (!open || text.ends_with(['?', '!']));
    headline || !open && lines == 1 && words <= 14
}

/// Whether a numbered line is the heading of a section rather than an item: it is short, ends no sentence, and what comes
/// below is text, not the next short item.
fn is_section(body: &str, next: Option<&str>) -> bool {
    let short = |text: &str| {
        lines::words_up_to(text, 9) <= 8 && !lines::ends_sentence(text) && !text.ends_with([',', ';', ':'])
    };
    short(body) && body.starts_with(char::is_uppercase) && next.is_some_and(|next| !short(next))
}
