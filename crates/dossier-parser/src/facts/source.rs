//! The source: who published it, and its headline.
//!
//! The publisher is who stands in a credit line or in a dateline's brackets, else a body that stands alone above the text.
//! The headline is the first heading above the text that is neither a label nor such a body.

use crate::draft::Draft;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Block, BlockKind, Extent};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    draft.headline = headline(reading);
    draft.publisher = dateline(reading)
        .or_else(|| credit(reading))
        .or_else(|| letterhead(reading))
        .or_else(|| masthead(reading).map(|block| reading.plain(block.range)));
}

/// The headings above the text's first sentence.
fn above<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Block> {
    let above = |block: &&Block| block.kind == BlockKind::Heading || block.kind.is_furniture();
    reading.text.blocks.iter().take_while(above).filter(|block| block.kind == BlockKind::Heading)
}

fn headline(reading: &Reading<'_>) -> Option<String> {
    let told = |block: &&Block| {
        let words = reading.text.slice(block.range);
        let upright = words.starts_with(|c: char| !c.is_lowercase());
        upright && !is_label(words) && !is_body(words) && words.split_whitespace().nth(1).is_some()
    };
    let masthead = masthead(reading).map(|block| block.range);
    above(reading).filter(told).find(|block| Some(block.range) != masthead).map(|block| reading.plain(block.range))
}

/// A publisher in capitals right above a line with place and date, where no other heading stands: `PRENSA AUSTRAL`.
fn masthead<'r>(reading: &'r Reading<'_>) -> Option<&'r Block> {
    let [first, second, third, ..] = &reading.text.blocks[..] else { return None };
    let words = reading.text.slice(first.range);
    let tokens = reading.text.tokens.get(first.tokens.range())?;
    let shouted = words.split_whitespace().count() <= 4 && !words.contains(char::is_lowercase);
    let name = tokens.iter().all(|token| !token.is(Class::Thing) && !token.is(Class::Reporting));
    let alone = first.kind == BlockKind::Heading
        && second.kind == BlockKind::Dateline
        && second.paragraph != third.paragraph
        && third.kind == BlockKind::Prose;
    (alone && shouted && name && tokens.len() > 1).then_some(first)
}

/// Whether a heading only says what kind of text it is.
fn is_label(words: &str) -> bool {
    const LABELS: [&str; 12] = [
        "media release",
        "press release",
        "news release",
        "for immediate release",
        "press statement",
        "media statement",
        "press communique",
        "press communiqué",
        "breaking news",
        "communiqué",
        "communique",
        "bulletin",
    ];
    let words = words.trim_end_matches([':', '.']);
    LABELS.iter().any(|label| words.eq_ignore_ascii_case(label))
        || words.get(..13).is_some_and(|head| head.eq_ignore_ascii_case("press release"))
}

/// Whether a heading is the name of a body, as in a letterhead.
fn is_body(words: &str) -> bool {
    const BODIES: [&str; 16] = [
        "ministry",
        "department",
        "office",
        "embassy",
        "secretariat",
        "agency",
        "commission",
        "council",
        "delegation",
        "government",
        "directorate",
        "bureau",
        "parliament",
        "cabinet",
        "chancellery",
        "house",
    ];
    let small = ["of", "the", "and", "for", "&", "in", "de", "to"];
    let named = words.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || small.contains(&word));
    let body = |word: &str| BODIES.iter().any(|body| word.eq_ignore_ascii_case(body));
    named && words.split_whitespace().any(body) && words.split_whitespace().count() <= 10
}

fn letterhead(reading: &Reading<'_>) -> Option<String> {
    above(reading).find(|block| is_body(reading.text.slice(block.range))).map(|block| reading.plain(block.range))
}

/// The agency in the brackets of the first dateline that has one: `SEOUL, Oct. 29 (Yonhap) --`.
fn dateline(reading: &Reading<'_>) -> Option<String> {
    let datelines = reading.text.blocks.iter().filter(|block| block.kind == BlockKind::Dateline);
    datelines.take(3).find_map(|block| {
        let words = reading.text.slice(block.range);
        // `(Wire)`; `/WIRE/.`; `[Seoul=Wire]`
        let between = |open: char, close: char| {
            let start = words.find(open)? + open.len_utf8();
            let end = start + words[start..].find(close)?;
            (start < end).then_some((start, end))
        };
        let slashes = || {
            between('/', '/').filter(|&(start, end)| words[..start - 1].ends_with(' ') || words[end..].ends_with('/'))
        };
        let (open, close) = between('(', ')').or_else(|| between('=', ']')).or_else(slashes)?;
        let start = block.range.start as usize;
        Some(reading.plain(Extent::from(start + open..start + close)))
    })
}

/// Who stands in the last credit line, without its label and marks.
fn credit(reading: &Reading<'_>) -> Option<String> {
    let credits = reading.text.blocks.iter().rev().filter(|block| block.kind == BlockKind::Credit);
    credits.take(3).find_map(|block| publisher(&reading.plain(block.range)))
}

/// The publisher that a credit line names; none if it names only people, or the end of the text.
fn publisher(line: &str) -> Option<String> {
    let line = line.trim_matches(['(', ')', '-', '–', '—', ' ', '.']);
    let starts = |label: &str| line.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
    let others =
        ["reporting by", "writing by", "written by", "edited by", "editing by", "photo", "additional reporting", "end"];
    if others.iter().any(|label| starts(label)) || line.chars().all(|c| !c.is_alphabetic()) {
        return None;
    }
    let labels = ["source:", "source :", "sources:", "credit:", "©", "copyright"];
    let label = labels.iter().find(|label| starts(label)).map_or(0, |label| label.len());
    let name = line[label..].trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '©');
    (!name.is_empty()).then(|| name.to_owned())
}
