//! Furniture: what stands around a text and is no statement of it.

use std::ops::Range;

use super::blocks::BlockKind;
use super::lines;
use crate::lexicon::{self, Class};

/// The length of the date that a crawler has put before a text: `date 2025-10-29`.
pub(super) fn crawler_prefix(text: &str) -> Option<usize> {
    let label = ["date:", "date", "published:", "published"];
    let label =
        label.into_iter().find(|label| text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)));
    let label = label.map_or(0, str::len);
    let rest = &text[label..];
    let date = label + (rest.len() - rest.trim_start().len());
    let end = date + "2025-10-29".len();
    let is_date = text.get(date..end)?.parse::<dossier::Date>().is_ok();
    let alone = text[end..].starts_with(|c: char| c.is_whitespace()) || text.len() == end;
    (is_date && alone && (label == 0 || date > label)).then_some(end)
}

/// What a whole paragraph is, if it is furniture. `paragraph` is its place in the text, from 0.
pub(super) fn line(text: &str, paragraph: u32) -> Option<BlockKind> {
    let words = lines::words_up_to(text, 25);
    if words > 24 {
        return None;
    }
    if is_credit_line(text) {
        return Some(BlockKind::Credit);
    }
    let ended = lines::ends_sentence(text);
    let starts = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let named = |rest: &str| rest.split_whitespace().next().is_some_and(|word| word.starts_with(char::is_uppercase));
    if starts("by ") && named(&text[3..]) && !ended && words <= 12 && paragraph < 6 {
        return Some(BlockKind::Byline);
    }
    let dated = ["published", "updated", "posted", "date:", "issued", "press release"];
    let has_date = || text.split(|c: char| !c.is_alphanumeric()).any(is_month) || has_iso_date(text);
    if paragraph < 8
        && !ended
        && words <= 12
        && has_date()
        && (dated.iter().any(|word| starts(word)) || is_date_line(text))
    {
        return Some(BlockKind::Dateline);
    }
    None
}

fn is_month(word: &str) -> bool {
    lexicon::classes(word).has(Class::Month)
}

fn has_iso_date(text: &str) -> bool {
    text.split_whitespace().any(|word| word.parse::<dossier::Date>().is_ok())
}

/// Whether a line holds nothing but a date, its weekday and hour, and a place before it.
fn is_date_line(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || ",.|–—-()".contains(c)).filter(|word| !word.is_empty());
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    digits
        && words.all(|word| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let known = lexicon::classes(word);
            number
                || known.has(Class::Month)
                || known.has(Class::Weekday)
                || word.starts_with(char::is_uppercase) && !known.has(Class::Determiner)
                || matches!(word, "of" | "de" | "at" | "the" | "am" | "pm" | "a" | "m")
        })
}

/// `(Yonhap)`, `Source: Reuters`, `(Reporting by …; editing by …)`, `(END)` on a line of its own.
fn is_credit_line(text: &str) -> bool {
    let lower = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let label = [
        "source:",
        "source :",
        "sources:",
        "credit:",
        "photo:",
        "©",
        "copyright",
        "(reporting by",
        "reporting by",
        "edited by",
    ];
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    label.iter().any(|word| lower(word))
        || bracketed.is_some_and(is_agency)
        || ["END", "ENDS", "-30-", "/END"].contains(&text)
}

/// Whether some words in brackets can be a publisher: short, capitalised, no sentence.
fn is_agency(inner: &str) -> bool {
    let words = inner.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty());
    let small = ["of", "the", "and", "by", "with", "for"];
    let mut count = 0;
    let named = words.inspect(|_| count += 1).all(|word| {
        let lead = word.trim_start_matches(['(', '"']);
        lead.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || small.contains(&word)
    });
    named && (1..=7).contains(&count) && !inner.contains(['(', ')']) && !lines::ends_sentence(inner)
}

/// Where a credit line starts at the end of a paragraph, behind its last sentence: `… said. (Yonhap)`.
pub(super) fn credit(text: &str) -> Option<usize> {
    let open = if text.ends_with(')') { text.rfind('(')? } else { dashed_credit(text)? };
    let inner = text[open..].trim_start_matches(['(', '-', '–', '—', ' ']).trim_end_matches(')');
    let before = text[..open].trim_end();
    let credited = is_agency(inner) || inner.get(..12).is_some_and(|head| head.eq_ignore_ascii_case("reporting by"));
    (lines::ends_sentence(before) && before.len() < open && credited).then_some(open)
}

/// Where `-- Reuters` or `— Xinhua` starts, at the end of a paragraph.
fn dashed_credit(text: &str) -> Option<usize> {
    let near = &text.as_bytes()[text.len().saturating_sub(41 * 4)..];
    if !near.iter().any(|byte| matches!(byte, b'-' | 0xe2)) {
        return None;
    }
    let tail = text.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let at = tail + text[tail..].rfind(['-', '–', '—'])?;
    let open = text[..at].trim_end_matches('-').len();
    let spaced = text[at..].trim_start_matches(['-', '–', '—']).starts_with(' ') && text[..open].ends_with(' ');
    spaced.then_some(open)
}

/// The length of a dateline before a story's first sentence: `SEOUL, Oct. 29 (Yonhap) --`, `Geneva, 5 June 2024 –`.
pub(super) fn dateline(text: &str) -> Option<usize> {
    let (head, tail) = dash(text)?;
    let rest = text[tail..].trim_start();
    let opens =
        rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'«„(".contains(c));
    let place = &text[..head];
    (opens && is_place_and_date(place, text[head..tail].contains(':'))).then_some(tail)
}

/// Where the dash behind a dateline starts and ends: within the first words, with a space before or after it.
fn dash(text: &str) -> Option<(usize, usize)> {
    let limit = match text.as_bytes().get(..100) {
        Some(head) if head.is_ascii() => 100,
        _ => text.char_indices().nth(100).map_or(text.len(), |(at, _)| at),
    };
    let head = &text[..limit];
    if !head.bytes().any(|byte| matches!(byte, b'-' | b':' | 0xe2)) {
        return None;
    }
    let mut from = 0;
    while let Some(at) = head[from..].find(['-', '–', '—', ':']).map(|at| from + at) {
        let run = head[at..].len() - head[at..].trim_start_matches(['-', '–', '—', ':']).len();
        let end = at + run;
        let spaced = text[end..].starts_with(char::is_whitespace) || text[..at].ends_with(char::is_whitespace);
        let bracketed = text[..at].ends_with(')');
        if spaced || run > 1 || bracketed {
            return Some((text[..at].trim_end().len(), end));
        }
        from = end;
    }
    None
}

/// Whether some words are a place, and a date or an agency with it. A place alone is in capitals.
fn is_place_and_date(head: &str, colon: bool) -> bool {
    let (mut month, mut agency, mut capitals, mut places) = (false, false, true, 0);
    let mut in_brackets = false;
    for word in head.split([' ', ',', '\u{a0}', '\n', '/', '|']).filter(|word| !word.is_empty()) {
        let bare = word.trim_matches(['(', ')', '.']);
        let known = lexicon::classes(bare);
        if word.starts_with('(') || in_brackets {
            agency |= bare.starts_with(char::is_uppercase);
            in_brackets = !word.ends_with(')');
        } else if known.has(Class::Month) || bare.parse::<dossier::Date>().is_ok() {
            month = true;
        } else if known.has(Class::Weekday) || bare.starts_with(|c: char| c.is_ascii_digit()) {
            // Part of a date.
        } else if bare.starts_with(char::is_uppercase) && !known.has(Class::Determiner) {
            places += 1;
            capitals &= lines::is_all_capitals(bare) && !bare.contains(['\'', '’']);
        } else if !matches!(bare, "de" | "of" | "and" | "la" | "del" | "al" | "el" | "the" | "di" | "du") {
            return false;
        }
    }
    let alone = capitals && head.len() >= 4 && (!colon || places <= 3);
    !in_brackets && (1..=6).contains(&places) && (month || agency && !colon || alone)
}

/// Whether a paragraph begins the part of a formal text in which the parties sign.
pub(super) fn opens_signatures(text: &str) -> bool {
    const OPENINGS: [&str; 8] = [
        "done at",
        "done in",
        "in witness whereof",
        "signed at",
        "signed in",
        "for the government of",
        "for and on behalf",
        "on behalf of",
    ];
    OPENINGS.iter().any(|opening| text.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)))
}

/// The columns of a paragraph behind that, if it is a line of a signature block: each short, and no sentence. Wide gaps part columns.
pub(super) fn signatures(text: &str) -> Option<Vec<Range<usize>>> {
    let mut columns = Vec::new();
    let mut start = 0;
    for piece in text.split("   ").flat_map(|piece| piece.split('\t')) {
        let end = start + piece.len();
        let inner = piece.trim();
        let from = start + (piece.len() - piece.trim_start().len());
        if inner.contains(char::is_alphanumeric) {
            columns.push(from..from + inner.len());
        }
        // A gap is three spaces or a tab.
        start = if text[end..].starts_with('\t') { end + 1 } else { end + 3 };
    }
    let short = |column: &Range<usize>| is_signature(&text[column.clone()]);
    columns.iter().all(short).then_some(columns)
}

fn is_signature(text: &str) -> bool {
    let words = lines::words_up_to(text, 17);
    words <= 16 && (!lines::ends_sentence(text) || words <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_end_at_their_dash() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(dateline(text).map(|end| &text[..end]), expected, "{text}");
        };
        check("SEOUL, Oct. 29 (Yonhap) -- South Korea said", Some("SEOUL, Oct. 29 (Yonhap) --"));
        check("WASHINGTON (AP) — The United States", Some("WASHINGTON (AP) —"));
        check("Geneva, 5 June 2024 – Ministers met.", Some("Geneva, 5 June 2024 –"));
        check("NEW DELHI — India and Japan", Some("NEW DELHI —"));
        check("Brussels, 12 May 2024: The Council", Some("Brussels, 12 May 2024:"));
        check("NEW DELHI: India and Japan", Some("NEW DELHI:"));
        check("LAGOS, Nigeria (Reuters) - Nigeria and Benin", Some("LAGOS, Nigeria (Reuters) -"));
        check("Japan – the host – agreed", None);
        check("NATO – the alliance – agreed", None);
        check("Japan and Norway signed a deal – The two said", None);
        check("US-Japan talks", None);
    }

    #[test]
    fn credit_lines_stand_behind_the_last_sentence() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(credit(text).map(|start| &text[start..]), expected, "{text}");
        };
        check("It became a hub in Asia. (Yonhap)", Some("(Yonhap)"));
        check("It became a hub. -- Reuters", Some("-- Reuters"));
        check("It met the Ministry of Science (MSIT)", None);
        check("It was signed (in Seoul).", None);
        check("It was signed. (That was in Seoul.)", None);
    }

    #[test]
    fn a_date_before_the_text_is_the_crawlers() {
        assert_eq!(crawler_prefix("date 2025-10-29 South Korea"), Some(15));
        assert_eq!(crawler_prefix("2025-10-29 South Korea"), Some(10));
        assert_eq!(crawler_prefix("date palms grow"), None);
        assert_eq!(crawler_prefix("2025-10-32 South"), None);
    }

    #[test]
    fn wide_gaps_part_the_columns_of_signatures() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let columns = signatures(text);
            let columns = columns.map(|columns| columns.into_iter().map(|column| &text[column]).collect::<Vec<_>>());
            assert_eq!(columns.as_deref(), expected, "{text}");
        };
        check("Ada Byron", Some(&["Ada Byron"]));
        check("For Norway:        For Iceland:", Some(&["For Norway:", "For Iceland:"]));
        check("Ada Byron\tLea Kunz", Some(&["Ada Byron", "Lea Kunz"]));
        check("It was signed in Oslo, and each of the two texts is equally authentic.", None);
    }

    #[test]
    fn lines_of_furniture() {
        assert_eq!(line("By Ada Byron", 1), Some(BlockKind::Byline));
        assert_eq!(line("By Monday the ministers had agreed.", 1), None);
        assert_eq!(line("29 October 2025", 1), Some(BlockKind::Dateline));
        assert_eq!(line("Published: 2025-10-29", 1), Some(BlockKind::Dateline));
        assert_eq!(line("(Yonhap)", 9), Some(BlockKind::Credit));
        assert_eq!(line("Japan and Norway", 0), None);
    }
}
