//! Lines to paragraphs: which line ends are paragraph ends, and which are only there because the text was wrapped.

use std::ops::Range;

use super::markers;
use crate::lexicon::{self, Class};

/// Some lines that are read as one.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Its bytes, without white space at its ends.
    pub(super) range: Range<usize>,
    /// How many lines it has.
    pub(super) lines: usize,
}

/// Lines longer than this, in characters, are not the work of a hard wrap.
const WIDEST_WRAP: usize = 120;
/// Nor are texts whose longest line is shorter than this.
const NARROWEST_WRAP: usize = 40;

struct Line {
    /// Its bytes, without white space at its ends.
    range: Range<usize>,
    /// Its width in characters, up to just beyond [`WIDEST_WRAP`].
    width: usize,
    /// Whether a blank line stands before it.
    after_blank: bool,
}

/// Cuts a text into paragraphs.
pub(super) fn paragraphs(raw: &str) -> Vec<Paragraph> {
    let lines = lines(raw);
    let column = wrap_column(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut listing = false;
    for (index, line) in lines.iter().enumerate() {
        if line.after_blank || index == 0 {
            listing = is_plain_list(raw, &lines[index..]);
        }
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let joined = !listing
            && !line.after_blank
            && before.is_some_and(|before| {
                goes_on(&raw[before.range.clone()], before.width, &raw[line.range.clone()], column)
            });
        match paragraphs.last_mut() {
            Some(paragraph) if joined => {
                paragraph.range.end = line.range.end;
                paragraph.lines += 1;
            }
            _ => paragraphs.push(Paragraph { range: line.range.clone(), lines: 1 }),
        }
    }
    paragraphs
}

/// The lines that hold anything.
fn lines(raw: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = if raw.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while start < raw.len() {
        let rest = &raw[start..];
        let end = line_end(rest);
        let line = &rest[..end.unwrap_or(rest.len())];
        let text = line.trim();
        if text.is_empty() {
            after_blank = true;
        } else {
            let from = start + (line.len() - line.trim_start().len());
            let width = match text.as_bytes().get(..WIDEST_WRAP + 1) {
                Some(head) if head.is_ascii() => WIDEST_WRAP + 1,
                None if text.is_ascii() => text.len(),
                _ => text.chars().take(WIDEST_WRAP + 1).count(),
            };
            lines.push(Line { range: from..from + text.len(), width, after_blank });
            after_blank = false;
        }
        start += line.len() + end.map_or(0, |end| newline_len(&rest[end..]));
    }
    lines
}

/// Where the line ends that a text starts with; none where it goes on to the end.
fn line_end(text: &str) -> Option<usize> {
    // Most stretches hold nothing that could end a line, which is told of all their bytes at once.
    const STRETCH: usize = 32;
    let bytes = text.as_bytes();
    let may_end = |byte: u8| matches!(byte, b'\n' | b'\r' | 0xc | 0xe2);
    // U+2028 and U+2029 among the characters that begin with this byte.
    let ends = |&at: &usize| match bytes[at] {
        0xe2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])),
        byte => may_end(byte),
    };
    let stretches = bytes.chunks(STRETCH).enumerate();
    let near = stretches.filter(|(_, stretch)| stretch.iter().fold(false, |found, &byte| found | may_end(byte)));
    near.map(|(place, stretch)| place * STRETCH..place * STRETCH + stretch.len()).find_map(|mut near| near.find(ends))
}

fn newline_len(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

/// The column at which the text is wrapped, if it is: the longest line, but for a few that stick out.
fn wrap_column(lines: &[Line]) -> Option<usize> {
    let long = lines.iter().filter(|line| line.width > WIDEST_WRAP).count();
    let column = lines.iter().map(|line| line.width).filter(|&width| width <= WIDEST_WRAP).max()?;
    (long * 20 <= lines.len() && column >= NARROWEST_WRAP).then_some(column)
}

/// Whether a line goes on with the one before it.
fn goes_on(before: &str, width: usize, line: &str, column: Option<usize>) -> bool {
    if markers::article(before).is_some_and(|article| article.is_heading) || markers::article(line).is_some() {
        return false;
    }
    let ended = ends_sentence(before);
    if let Some(marker) = markers::item(line) {
        // A dash or a number at the start of a line is a marker where something ends before it.
        let unlikely =
            marker.is_weak && !ended && !before.ends_with([':', ';', ',']) && markers::item(before).is_none();
        if !unlikely {
            return false;
        }
    }
    if is_all_capitals(before) != is_all_capitals(line) && width < column.unwrap_or(WIDEST_WRAP) {
        return false;
    }
    // An entry of a list or of definitions ends with a semicolon, and "and" behind the last but one.
    if ["; and", "; or", ";"].iter().any(|end| before.ends_with(end)) && !line.starts_with(char::is_lowercase) {
        return false;
    }
    if line.starts_with(char::is_lowercase) {
        return !ended;
    }
    if !ended && ends_open(before) {
        return true;
    }
    // A wrapped line is one that the next word would not have fitted into; inside a sentence, some wrap earlier.
    let first_word = line.split_whitespace().next().map_or(0, |word| word.chars().count());
    let slack = |column: usize| if ended { 0 } else { column / 10 };
    column.is_some_and(|column| width + 1 + first_word + slack(column) > column)
}

/// How many words a text has; it is not looked at beyond `most`.
pub(super) fn words_up_to(text: &str, most: usize) -> usize {
    let (words, all) = begun(text.as_bytes());
    if all || words >= most {
        return words.min(most);
    }
    let (mut words, mut inside) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        let space = match byte {
            b' ' | 9..=13 => true,
            ..=0x7f => false,
            // The rest of a character.
            0x80..=0xbf => continue,
            _ => text[at..].starts_with(char::is_whitespace),
        };
        if !space && !inside {
            words += 1;
            if words == most {
                break;
            }
        }
        inside = !space;
    }
    words
}

/// How many words begin near the head of a text, and whether these are surely all that it has. It is told of all bytes at once.
fn begun(text: &[u8]) -> (usize, bool) {
    // No more than a byte can count.
    const NEAR: usize = 240;
    let near = &text[..text.len().min(NEAR)];
    let graphic = |byte: &u8| (b'!'..=b'~').contains(byte);
    let begins = |(before, byte): (&u8, &u8)| u8::from(*before == b' ' && graphic(byte));
    let first = u8::from(near.first().is_some_and(graphic));
    let words = first + near.iter().zip(near.get(1..).unwrap_or_default()).map(begins).sum::<u8>();
    let plain = near.iter().fold(true, |plain, byte| plain & (*byte == b' ' || graphic(byte)));
    (usize::from(words), plain && text.len() <= NEAR)
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', '。'])
}

/// Whether a line ends with a word or mark after which something must follow.
fn ends_open(line: &str) -> bool {
    const OPEN: [Class; 4] = [Class::Preposition, Class::Determiner, Class::Conjunction, Class::Auxiliary];
    let word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let known = lexicon::classes(word);
    line.ends_with(',') || word.starts_with(char::is_lowercase) && OPEN.into_iter().any(|class| known.has(class))
}

/// Whether a line has letters, and all are capitals.
pub(super) fn is_all_capitals(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2 && !line.chars().any(char::is_lowercase)
}

/// Whether the lines up to the next blank one are short, begin in lower case and hold no sentence: entries of a list.
fn is_plain_list(raw: &str, lines: &[Line]) -> bool {
    let mut count = 0;
    for line in
        lines.iter().enumerate().take_while(|(index, line)| *index == 0 || !line.after_blank).map(|(_, line)| line)
    {
        let text = &raw[line.range.clone()];
        if line.width > 30 || !text.starts_with(char::is_lowercase) || text.ends_with(['.', ',', ';']) {
            return false;
        }
        count += 1;
    }
    count > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = paragraphs(text);
        let found = found.iter().map(|paragraph| &text[paragraph.range.clone()]).collect::<Vec<_>>();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_the_line_ends() {
        check("\u{feff}One.\r\n\r\nTwo.\n \t\nThree.\r\rFour.", &["One.", "Two.", "Three.", "Four."]);
    }

    #[test]
    fn a_wrapped_line_goes_on() {
        let wrapped = "The two governments said on Monday that they would open their waters to\n\
                       Norwegian vessels from next year.\nFishermen welcomed it.";
        check(
            wrapped,
            &[
                "The two governments said on Monday that they would open their waters to\n\
                 Norwegian vessels from next year.",
                "Fishermen welcomed it.",
            ],
        );
    }

    #[test]
    fn long_lines_are_paragraphs_each() {
        let long = format!("{}.", "Word ".repeat(40).trim_end());
        check(&format!("Heading of a Story\n{long}\n{long}"), &["Heading of a Story", &long, &long]);
    }

    #[test]
    fn items_and_articles_start_anew() {
        check(
            "The sides agreed to:\n- open an office;\n- share data.\nArticle 2\n1. Each Party shall act.",
            &["The sides agreed to:", "- open an office;", "- share data.", "Article 2", "1. Each Party shall act."],
        );
    }

    #[test]
    fn entries_of_a_list_stand_alone() {
        check(
            "features\ncontact manager\nevents, activities\n",
            &["features", "contact manager", "events, activities"],
        );
    }
}
