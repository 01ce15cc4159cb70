//! Furniture: what stands around a text and is no statement of it.

mod dateline;
mod signatures;

use super::blocks::BlockKind;
use super::lines;
use crate::lexicon::{self, Class};

pub(super) use dateline::dateline;
use dateline::is_numeric_date;
pub(super) use signatures::{opens_signatures, signatures};

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
    // `2025-10-29T09:30:00Z`
    let clock = text[end..].strip_prefix('T').and_then(|time| time.split_whitespace().next());
    let is_clock =
        |time: &&str| time.bytes().all(|b| b.is_ascii_digit() || b":.+-Z".contains(&b)) && time.contains(':');
    let end = end + clock.filter(is_clock).map_or(0, |time| 1 + time.len());
    let alone = text[end..].starts_with(|c: char| c.is_whitespace()) || text.len() == end;
    (is_date && alone && (label == 0 || date > label)).then_some(end)
}

/// What a whole paragraph of so many words is, if it is furniture. `paragraph` is its place in the text, from 0.
pub(super) fn line(text: &str, words: usize, paragraph: u32) -> Option<BlockKind> {
    if words > 24 {
        return None;
    }
    if is_credit_line(text) {
        return Some(BlockKind::Credit);
    }
    let ended = lines::ends_sentence(text);
    let starts = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let named = |rest: &str| rest.split_whitespace().next().is_some_and(|word| word.starts_with(char::is_uppercase));
    // `by our correspondent in Kazungula`
    let staff = |rest: &str| ["our ", "a staff", "staff "].iter().any(|start| rest.starts_with(start));
    if starts("by ") && (named(&text[3..]) || staff(&text[3..])) && !ended && words <= 12 && paragraph < 6 {
        return Some(BlockKind::Byline);
    }
    let dated =
        ["published", "updated", "posted", "date:", "issued", "press release", "for immediate release", "for release"];
    let has_date = || text.split(|c: char| !c.is_alphanumeric()).any(is_month) || has_date_in_figures(text);
    if paragraph < 8
        && !ended
        && words <= 14
        && has_date()
        && (dateline(text, paragraph) == Some(text.len())
            || dated.iter().any(|word| starts(word))
            // `Essay | Ada Byron | 7 June 2024`
            || text.contains('|')
            || [", press release", ", media release", ", news release"].iter().any(|label| text.to_lowercase().contains(label))
            || has_clock(text)
            || is_date_line(text))
    {
        return Some(BlockKind::Dateline);
    }
    None
}

/// Whether a line tells the time: `November 2, 2025 4:47 PM GMT+3`.
fn has_clock(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == ',').any(|word| {
        let Some((hours, minutes)) = word.split_once(':') else { return false };
        let digits = |part: &str| part.len() <= 2 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(hours) && digits(minutes.get(..2).unwrap_or_default())
    })
}

fn is_month(word: &str) -> bool {
    lexicon::classes(word).has(Class::Month)
}

fn has_date_in_figures(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || c == '|');
    words.any(|word| word.get(..10).unwrap_or(word).parse::<dossier::Date>().is_ok() || is_numeric_date(word))
}

/// Whether a line holds nothing but a date, its weekday and hour, and a place before it.
fn is_date_line(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || ",.|–—-()".contains(c)).filter(|word| !word.is_empty());
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    let first = text.split_whitespace().next();
    digits
        && words.all(|word| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let known = lexicon::classes(word);
            number
                || known.has(Class::Month)
                || known.has(Class::Weekday)
                // "The Fisheries Observer, 27 July 2021"
                || word.starts_with(char::is_uppercase) && (!known.has(Class::Determiner) || Some(word) == first)
                || matches!(word, "of" | "de" | "at" | "the" | "am" | "pm" | "a" | "m")
        })
}

/// What stands before the name of who published a text.
pub(crate) const CREDITS: [&str; 13] = [
    "source:",
    "source :",
    "sources:",
    "credit:",
    "credits:",
    "©",
    "copyright",
    "publisher:",
    "published by",
    "issued by",
    "distributed by",
    "released by",
    "communicated by",
];

/// `(Yonhap)`, `Source: Reuters`, `(Reporting by …; editing by …)`, `(END)` on a line of its own.
fn is_credit_line(text: &str) -> bool {
    let lower = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let label = [
        "(communicated by",
        "(issued by",
        "(released by",
        "photo:",
        "(reporting by",
        "reporting by",
        "edited by",
        "compiled by",
        "prepared by",
    ];
    // `From: Home Office`
    let sender = || {
        let rest = text.get("from:".len()..).unwrap_or_default().trim_start();
        lower("from:") && is_agency(rest)
    };
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    CREDITS.iter().chain(&label).any(|word| lower(word))
        || sender()
        || bracketed.is_some_and(|inner| is_agency(inner) && !is_note(inner))
        || ["END", "ENDS", "-30-", "/END"].contains(&text)
}

/// Whether some words in brackets only say what follows: `(Reference)`.
fn is_note(inner: &str) -> bool {
    const NOTES: [&str; 29] = [
        "excerpt",
        "excerpts",
        "extract",
        "extracts",
        "abridged",
        "full text",
        "text",
        "draft",
        "initialled text",
        "certified copy",
        "consolidated version",
        "seal",
        "signed",
        "corrected",
        "updated",
        "reference",
        "note",
        "notes",
        "annex",
        "appendix",
        "overview",
        "provisional translation",
        "unofficial translation",
        "translation",
        "continued",
        "more",
        "video",
        "background",
        "summary",
    ];
    NOTES.iter().any(|note| inner.eq_ignore_ascii_case(note))
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
    // `… they will meet again. PTI`
    if let Some((before, last)) = text.rsplit_once(' ')
        && is_sign_off(last)
        && lines::ends_sentence(before)
    {
        return Some(text.len() - last.len());
    }
    let open = if text.ends_with(')') { text.rfind('(')? } else { dashed_credit(text)? };
    let inner = text[open..].trim_start_matches(['(', '-', '–', '—', ' ']).trim_end_matches(')');
    let before = text[..open].trim_end();
    let credited = is_agency(inner) || inner.get(..12).is_some_and(|head| head.eq_ignore_ascii_case("reporting by"));
    (lines::ends_sentence(before) && before.len() < open && credited).then_some(open)
}

/// Whether a line is an agency in capitals, as it stands alone below a story: `ANSA`.
pub(super) fn is_sign_off(text: &str) -> bool {
    (2..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a line below a story names who published it: `— The Benelux Post`, `Oman News Agency (ONA)`.
pub(super) fn is_signed_by_paper(text: &str) -> bool {
    let name = text.trim_start_matches(['-', '–', '—']).trim_start();
    // `Oman News Agency (ONA)`
    let plain = name.split(" (").next().unwrap_or(name);
    is_agency(plain) && is_paper(plain)
}

/// Whether some words name a newspaper, an agency or the like: "The Benelux Post".
pub(crate) fn is_paper(name: &str) -> bool {
    name.split_whitespace().any(|word| lexicon::classes(word.trim_matches(['(', ')', ',', '.'])).has(Class::Newspaper))
}

/// Where `-- Reuters` or `— Xinhua` starts, at the end of a paragraph.
fn dashed_credit(text: &str) -> Option<usize> {
    let near = &text.as_bytes()[text.len().saturating_sub(41 * 4)..];
    if !near.iter().any(|byte| matches!(byte, b'-' | 0xe2)) {
        return None;
    }
    let tail = match text.len().checked_sub(41) {
        Some(tail) if near.is_ascii() => tail,
        _ => text.char_indices().rev().nth(40).map_or(0, |(at, _)| at),
    };
    let at = tail + text[tail..].rfind(['-', '–', '—'])?;
    let open = text[..at].trim_end_matches('-').len();
    let spaced = text[at..].trim_start_matches(['-', '–', '—']).starts_with(' ') && text[..open].ends_with(' ');
    spaced.then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_lines_stand_behind_the_last_sentence() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(credit(text).map(|start| &text[start..]), expected, "{text}");
        };
        check("It became a hub in Asia. (Yonhap)", Some("(Yonhap)"));
        check("It became a hub. -- Reuters", Some("-- Reuters"));
        check("It became a hub. WIRE", Some("WIRE"));
        check("It became a member of NATO", None);
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
    fn lines_of_furniture() {
        let line = |text: &str, paragraph| line(text, lines::words_up_to(text, 31), paragraph);
        assert_eq!(line("By Ada Byron", 1), Some(BlockKind::Byline));
        assert_eq!(line("By Monday the ministers had agreed.", 1), None);
        assert_eq!(line("29 October 2025", 1), Some(BlockKind::Dateline));
        assert_eq!(line("Published: 2025-10-29", 1), Some(BlockKind::Dateline));
        assert_eq!(line("Ada Byron |29.10.2025 - Update : 30.10.2025", 1), Some(BlockKind::Dateline));
        assert_eq!(line("(Yonhap)", 9), Some(BlockKind::Credit));
        assert_eq!(line("Japan and Norway", 0), None);
    }
}
