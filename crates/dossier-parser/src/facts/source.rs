//! The source: who published it, and its headline.
//!
//! The publisher is who stands in a credit line or in a dateline's brackets, else a body that stands alone above the text.
//! The headline is the first heading above the text that is neither a label, a section, a page's navigation, nor such a body. A
//! text that is the instrument itself has a title instead, and names bodies in it that published nothing.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::draft::Draft;
use crate::lexicon::{Class, load};
use crate::reading::Reading;
use crate::text::{Block, BlockKind, CREDITS, Extent, TokenKind, is_paper, words};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let title = draft.about.title.unwrap_or_default();
    draft.headline = headline(reading, if draft.about.formal { title } else { Extent::default() });
    draft.publisher = sender(reading)
        .or_else(|| dateline(reading))
        .or_else(|| dated_line(reading))
        .or_else(|| credit(reading))
        .or_else(|| letterhead(reading, title))
        .or_else(|| paper(reading, title))
        .or_else(|| masthead(reading).map(|block| reading.plain(block.range)));
}

/// What stands above texts, from `lexicon/headings.toml`.
#[derive(Default, Deserialize)]
struct Headings {
    labels: Vec<String>,
    navigation: Vec<String>,
    bodies: Vec<String>,
}

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| load(include_str!("../../lexicon/headings.toml")));

/// The headings above the text's first sentence.
fn above<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Block> {
    let above = |block: &&Block| block.kind == BlockKind::Heading || block.kind.is_furniture();
    reading.text.blocks.iter().take_while(above).filter(|block| block.kind == BlockKind::Heading)
}

/// The headline; the title of an instrument is none.
fn headline(reading: &Reading<'_>, title: Extent) -> Option<String> {
    let masthead = masthead(reading).map(|block| block.range);
    let told = |block: &&Block| {
        let words = reading.text.slice(block.range);
        let upright = words.starts_with(|c: char| !c.is_lowercase());
        let named = !is_label(words) && body_of(words).is_none() && !is_navigation(words) && !is_sender(reading, block);
        upright && named && words.split_whitespace().nth(1).is_some() && Some(block.range) != masthead
    };
    let mut headings = above(reading).filter(told).peekable();
    let mut first = headings.next()?;
    // "Kingston Courier", and the headline below.
    if is_paper_line(reading.text.slice(first.range))
        && let Some(next) = headings.next()
    {
        first = next;
    }
    if title.meets(first.range) {
        return None;
    }
    // "ECONOMY, MIDDLE EAST" is a section where another heading follows.
    while is_section(reading.text.slice(first.range))
        && let Some(next) = headings.next_if(|next| !is_section(reading.text.slice(next.range)))
    {
        first = next;
    }
    Some(reading.plain(first.range))
}

/// Whether a heading only names a section or a subject: a few words in capitals.
fn is_section(words: &str) -> bool {
    let count = words.split_whitespace().count();
    count <= 4 && (!words.contains(char::is_lowercase) || words.contains(" | "))
}

/// Whether a line belongs to the page around the text.
fn is_navigation(words: &str) -> bool {
    let lower = words.to_lowercase();
    HEADINGS.navigation.iter().any(|start| lower.starts_with(start.as_str()))
        || lower.contains(" > ")
        || lower.contains(" » ")
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
    let words = words.trim_end_matches([':', '.']);
    HEADINGS.labels.iter().any(|label| words.eq_ignore_ascii_case(label))
        || words.get(..13).is_some_and(|head| head.eq_ignore_ascii_case("press release"))
        || is_issue(words)
}

/// Whether a heading numbers an issue: "Health Letter — No 4/2023".
fn is_issue(words: &str) -> bool {
    let mut words = words.split([' ', ',', '—', '–', '|']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let counts =
            ["no", "no.", "nr", "nr.", "issue", "vol", "vol.", "volume"].iter().any(|no| word.eq_ignore_ascii_case(no));
        if counts && words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
            return true;
        }
    }
    false
}

/// Whether a heading is the name of a body, as in a letterhead.
fn is_body(words: &str) -> bool {
    let small = ["of", "the", "and", "for", "&", "in", "de", "to"];
    let named = words.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || small.contains(&word));
    let body = |word: &str| HEADINGS.bodies.iter().any(|body| word.trim_end_matches(',').eq_ignore_ascii_case(body));
    named && words.split_whitespace().any(body) && words.split_whitespace().count() <= 10
}

/// The body that a heading names, alone or beside a label: "European Commission - Press release".
fn body_of(words: &str) -> Option<&str> {
    if is_body(words) {
        return Some(words);
    }
    let mark = [" - ", " – ", " | ", ": "].into_iter().find(|mark| words.contains(mark))?;
    let (labels, names): (Vec<_>, Vec<_>) = words.split(mark).map(str::trim).partition(|part| is_label(part));
    let [name] = names[..] else { return None };
    (!labels.is_empty() && is_body(name)).then_some(name)
}

fn letterhead(reading: &Reading<'_>, title: Extent) -> Option<String> {
    let headings = above(reading).filter(|block| !title.meets(block.range));
    let mut named = headings.filter_map(|block| body_of(reading.text.slice(block.range)));
    named.next().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a heading only names an office, or somebody with an honorific, as those who send a release stand above it: "Hon Ana Ruiz",
/// "Minister for Pacific Peoples".
fn is_sender(reading: &Reading<'_>, block: &Block) -> bool {
    /// How many words such a line may have.
    const LONGEST: u32 = 9;
    let text = &reading.text;
    let tokens = block.tokens;
    if tokens.len() > LONGEST {
        return false;
    }
    let named = (tokens.start..tokens.end).all(|at| {
        let token = &text.tokens[at as usize];
        token.capital && token.kind == TokenKind::Word
            || text.is_any(at, words!["of", "for", "and", "the", "to", "&"])
            || token.kind == TokenKind::Mark
    });
    let office = || {
        let head = (tokens.start..tokens.end).find(|at| text.has(*at, Class::Office));
        head.is_some_and(|head| {
            let led =
                (tokens.start..head).all(|at| text.has(at, Class::OfficeModifier) || text.has(at, Class::Subject));
            led && (head + 1 == tokens.end || text.is_any(head + 1, words!["of", "for", "to"]))
        })
    };
    named && (text.has(tokens.start, Class::Honorific) || office())
}

/// Whether a line is nothing but the name of a newspaper or an agency: "Kingston Courier".
fn is_paper_line(line: &str) -> bool {
    let small = ["of", "the", "and", "for", "&", "de"];
    let named = |word: &str| word.starts_with(char::is_uppercase) || small.contains(&word);
    let words = line.split_whitespace();
    !is_label(line)
        && words.clone().count() <= 5
        && words.clone().all(named)
        && !line.ends_with(['?', '!', ':'])
        && is_paper(line)
}

/// The newspaper or agency that stands alone in a line above the text, or in one with the date: "The Fisheries Observer, 27 July 2021".
fn paper(reading: &Reading<'_>, title: Extent) -> Option<String> {
    /// How many lines may stand above a text.
    const LINES: usize = 8;
    let text = &reading.text;
    let headed = above(reading).count() > 1;
    let head = text.blocks.iter().take(LINES).take_while(|block| block.kind != BlockKind::Prose);
    head.enumerate().filter(|(_, block)| !title.meets(block.range)).find_map(|(place, block)| {
        let line = text.slice(block.range);
        // The date or who wrote it stands below.
        let below = text.blocks.get(place + 1).is_some_and(|next| next.kind.is_furniture());
        let whole = block.kind == BlockKind::Heading && headed && below && is_paper_line(line);
        let dated = || {
            let parts = line.split([',', '|']).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
            let figures = |part: &str| part.contains(|c: char| c.is_ascii_digit());
            parts.map(str::trim).find(|part| is_paper_line(part) && !figures(part))
        };
        // `Nuuk Morgenavis | 14.02.2023 | By Ivalu Petersen`
        let beside = || {
            let parts = || line.split('|').map(str::trim);
            let figures = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
            let writer = |part: &&str| part.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("by "));
            let mut others = parts().filter(|part| !figures(part) && !writer(part));
            let only = others.next().filter(|_| others.next().is_none())?;
            (parts().any(|part| writer(&part)) && parts().any(|part| figures(&part)) && !is_label(only)).then_some(only)
        };
        let dated = || dated().or_else(beside);
        let name = if whole {
            Some(line)
        } else {
            dated().filter(|_| matches!(block.kind, BlockKind::Dateline | BlockKind::Byline))
        }?;
        Some(name.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// The body in a line with the date: "Ministry of Transport (Finland), press release 9.5.2023", "Posted on 12 May by the Embassy of Peru, Lima".
fn sender(reading: &Reading<'_>) -> Option<String> {
    const POSTED: [&str; 3] = ["posted", "published", "issued"];
    let lines = reading.text.blocks.iter().take(4).filter(|block| block.kind == BlockKind::Dateline);
    lines.map(|block| reading.plain(block.range)).find_map(|line| {
        let lower = line.to_lowercase();
        let label = [", press release", ", media release", ", news release"].iter().find_map(|label| lower.find(label));
        let posted = || POSTED.iter().any(|start| lower.starts_with(start)).then(|| lower.find(" by ")).flatten();
        let name = match label {
            Some(at) => line.get(..at)?,
            None => line.get(posted()? + " by ".len()..)?,
        };
        let name = name.strip_prefix("the ").unwrap_or(name).trim();
        is_body(name.split(" (").next()?).then(|| name.to_owned())
    })
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

/// The agency that stands first in a line with the date: `KYODO NEWS - Sep 11, 2025 - 18:02`.
fn dated_line(reading: &Reading<'_>) -> Option<String> {
    const AGENCY: [&str; 8] = ["news", "agency", "press", "wire", "times", "post", "gazette", "herald"];
    let block = reading.text.blocks.iter().take(2).find(|block| block.kind == BlockKind::Dateline)?;
    let first = reading
        .text
        .slice(block.range)
        .split([" - ", " – ", " | "].into_iter().find(|mark| reading.text.slice(block.range).contains(mark))?)
        .next()?;
    let agency = first.split(' ').any(|word| AGENCY.iter().any(|agency| word.eq_ignore_ascii_case(agency)));
    (agency && !first.contains(|c: char| c.is_ascii_digit())).then(|| first.trim().to_owned())
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
    let label = CREDITS.iter().chain(&["from:"]).find(|label| starts(label)).map_or(0, |label| label.len());
    let lead = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '©' | ':');
    let name = line[label..].trim_start_matches(lead);
    let name = name.strip_prefix("the ").unwrap_or(name);
    // "Source: Wire | 7 June 2024", "Issued by the Ministry of Trade on 7 June 2024"
    let dated = |tail: &str| tail.contains(|c: char| c.is_ascii_digit());
    let end = [" | ", " on ", ", "].iter().filter_map(|mark| name.find(mark).filter(|&at| dated(&name[at..]))).min();
    // `Oman News Agency (ONA`, whose last bracket is gone.
    let acronym = name.find(" (").filter(|&at| !name[at..].contains(')'));
    // `© Commonwealth of Australia 2024`
    let year =
        name.rfind(' ').filter(|&at| name[at + 1..].len() == 4 && name[at + 1..].bytes().all(|b| b.is_ascii_digit()));
    let end = end.into_iter().chain(acronym).chain(year).min();
    let name = name[..end.unwrap_or(name.len())].trim_end();
    (!name.is_empty()).then(|| name.to_owned())
}
