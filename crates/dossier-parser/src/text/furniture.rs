//! Furniture: what stands around a text and is no statement of it.

use std::ops::Range;

use super::blocks::BlockKind;
use super::lines;
use crate::lexicon::{self, Class, Form, GAZETTEER, Known};

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

/// `(Yonhap)`, `Source: Reuters`, `(Reporting by …; editing by …)`, `(END)` on a line of its own.
fn is_credit_line(text: &str) -> bool {
    let lower = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let label = [
        "source:",
        "source :",
        "sources:",
        "credit:",
        "credits:",
        "publisher:",
        "published by",
        "issued by",
        "distributed by",
        "released by",
        "communicated by",
        "(communicated by",
        "(issued by",
        "(released by",
        "photo:",
        "©",
        "copyright",
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
    label.iter().any(|word| lower(word))
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

/// The length of a dateline before a story's first sentence: `SEOUL, Oct. 29 (Yonhap) --`, `Geneva, 5 June 2024 –`.
/// `paragraph` is its place in the text, from 0: what only looks like a dateline is one near the head alone.
pub(super) fn dateline(text: &str, paragraph: u32) -> Option<usize> {
    let limit = match text.as_bytes().get(..100) {
        Some(head) if head.is_ascii() => 100,
        _ => text.char_indices().nth(100).map_or(text.len(), |(at, _)| at),
    };
    let near = paragraph < 6;
    // The first byte of a mark that can end one, of a long dash among them; looked for in all bytes at once.
    let ends = |byte: &u8| matches!(byte, b'-' | b':' | b'/' | b']' | b'|' | 0xe2);
    if !near && !text.as_bytes()[..limit].iter().fold(false, |found, byte| found | ends(byte)) {
        return None;
    }
    let ends = Ends { text: &text[..limit], from: 0 };
    // The farthest end counts: `Islamabad – 12 March 2024 –` has two dashes.
    let mut found = None;
    for (head, tail) in ends {
        let rest = text[tail..].trim_start();
        let opens = rest.is_empty()
            || rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'«„([".contains(c));
        match Dateline::of(&text[..head], text[head..tail].trim(), near) {
            Some(line) if line.is_sure(rest) && opens => found = Some(tail),
            Some(_) => {}
            None => break,
        }
    }
    found.or_else(|| undashed(text, limit).filter(|_| near))
}

/// The places where a dateline may end: each mark with a space on one side, within the first words.
struct Ends<'t> {
    text: &'t str,
    from: usize,
}

impl Iterator for Ends<'_> {
    /// Where the words before the mark end, and where the mark ends.
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        const MARKS: [char; 5] = ['-', '–', '—', ':', '|'];
        loop {
            let at = self.from + self.text[self.from..].find(|c| MARKS.contains(&c) || c == '/' || c == ']')?;
            let mark = &self.text[at..];
            let run = match mark.as_bytes()[0] {
                // `DUBAI // `; `MOSCOW, January 5. /TASS/.`; `(EFE).-`; `[Seoul=Newsis]`
                b'/' if mark.starts_with("//") => 2,
                b'/' if mark.starts_with("/.") => 2,
                b'/' if (mark.starts_with("/ ") || mark == "/") && self.text[..at].contains('/') => 1,
                b'/' => 0,
                b']' => 1,
                _ => mark.len() - mark.trim_start_matches(MARKS).len(),
            };
            let end = at + run.max(1);
            self.from = end;
            let spaced = self.text[end..].starts_with(char::is_whitespace)
                || end == self.text.len()
                || self.text[..at].ends_with(char::is_whitespace);
            if run > 0 && (spaced || run > 1 || self.text[..at].ends_with(')')) {
                return Some((self.text[..at].trim_end().len(), end));
            }
        }
    }
}

/// What a dateline is made of.
#[derive(Default)]
struct Dateline {
    dated: bool,
    agency: bool,
    /// How many words name places, and whether all are in capitals.
    places: u32,
    capitals: bool,
    /// Whether the place is a known one: a capital, or a town with its country behind it.
    known: bool,
    colon: bool,
    /// Whether it may be one by its look alone.
    near: bool,
}

impl Dateline {
    /// Reads some words as a dateline; none where they hold anything else than places, dates and agencies. `mark`: what stands
    /// behind them.
    fn of(head: &str, mark: &str, near: bool) -> Option<Self> {
        let mut line = Self { capitals: true, colon: mark.contains(':'), near, ..Self::default() };
        // `[Seoul=Newsis]` names both in its brackets.
        if let Some(inner) = head.strip_prefix('[').filter(|_| mark == "]") {
            line.agency = inner.starts_with(char::is_uppercase) && inner.split_whitespace().count() <= 4;
            line.places = 1;
            return line.agency.then_some(line);
        }
        let mut closing = None;
        let separators = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '–' | '—');
        let slashed = mark.starts_with('/') && mark != "//";
        for word in head.split(separators).filter(|word| !word.is_empty() && *word != "-") {
            let open = word.chars().next().filter(|&first| first == '(' || first == '/' && word.len() > 1);
            let bare = word.trim_matches(['(', ')', '.', '/', '-']);
            let known = lexicon::classes(bare);
            let capital = bare.starts_with(char::is_uppercase);
            closing = closing.or(open.map(|open| if open == '(' { ')' } else { '/' }));
            if let Some(close) = closing {
                // `(dpa)`
                line.agency |= capital
                    || bare.contains('.')
                    || bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
                let inner = open.map_or(word, |open| &word[open.len_utf8()..]);
                if inner.contains(close) {
                    closing = None;
                }
            } else if known.has(Class::Month) || bare.parse::<dossier::Date>().is_ok() || is_numeric_date(bare) {
                line.dated = true;
            } else if known.has(Class::Weekday) || bare.starts_with(|c: char| c.is_ascii_digit()) {
                // Part of a date.
            } else if let Some((place, agency)) = bare.split_once('/').filter(|_| line.dated) {
                // `Jan. 5, 2023/APO Group/`
                line.agency |= agency.starts_with(char::is_uppercase) && place.is_empty();
            } else if capital && !known.has(Class::Determiner) && !known.has(Class::Reporting) {
                line.places += 1;
                line.capitals &= lines::is_all_capitals(bare) && !bare.contains(['\'', '’']);
            } else if !matches!(
                bare,
                "de" | "of"
                    | "and"
                    | "la"
                    | "del"
                    | "al"
                    | "el"
                    | "the"
                    | "di"
                    | "du"
                    | "da"
                    | "do"
                    | "am"
                    | "sur"
                    | ""
            ) {
                return None;
            }
        }
        line.known = is_known_place(head);
        let closed = closing.is_none() || slashed && closing == Some('/');
        (closed && line.places <= 6).then_some(line)
    }

    /// Whether it is one. `rest`: what comes behind it.
    fn is_sure(&self, rest: &str) -> bool {
        let told = self.dated || self.agency && (!self.colon || self.capitals);
        let placed = self.places > 0 || self.agency && self.near;
        let alone = self.capitals && self.places > 0 && (!self.colon || self.places <= 3);
        // A story of some length, rather than `Norway – the host –`.
        let story = || rest.split_whitespace().nth(7).is_some() && rest.starts_with(|c: char| !c.is_lowercase());
        placed && (told || alone || self.known && self.near && !self.colon && story())
    }
}

/// `5/1/2024`, `05.01.2024`.
fn is_numeric_date(word: &str) -> bool {
    let parts = word.split(['/', '.']).map(|part| part.parse::<u16>().ok().filter(|_| part.len() <= 4));
    word.len() >= 6 && parts.clone().count() == 3 && parts.clone().all(|part| part.is_some())
}

/// Whether some words are a capital, or a town with its country: `Rabat`, `Manila, Philippines`.
fn is_known_place(head: &str) -> bool {
    let form = |words: &str| match GAZETTEER.longest(words, false) {
        Some((len, Known::Country(_, form))) if len == words.len() => Some(form),
        _ => None,
    };
    let place = |words: &str| {
        let mut words = words.split_whitespace();
        words.clone().count() <= 4 && words.all(|word| word.starts_with(|c: char| !c.is_lowercase()))
    };
    match head.rsplit_once(',').map(|(town, country)| (town.trim(), country.trim())) {
        Some((town, country)) => {
            place(town) && form(town) != Some(Form::Name) && matches!(form(country), Some(Form::Name))
        }
        None => form(head.trim()) == Some(Form::Capital),
    }
}

/// The length of a dateline that no dash ends: `Baku, January 5, AZERTAC`, `ULAANBAATAR /MONTSAME/.`, `Santo Domingo.-`,
/// `BUENOS AIRES, Jan 5 (EFE).-`.
fn undashed(text: &str, limit: usize) -> Option<usize> {
    let story = |end: usize| {
        let rest = text[end..].trim_start();
        rest.starts_with(char::is_uppercase) && rest.split_whitespace().nth(7).is_some()
    };
    if let Some(at) = text[..limit].find(".-") {
        let end = at + ".-".len();
        let line = Dateline::of(&text[..at], ".", true)?;
        return (line.places > 0 && line.places <= 4 && text[end..].starts_with(' ') && story(end)).then_some(end);
    }
    // `LIMA, 6 February 2025 (Wire).`
    let stop = |(at, _): &(usize, &str)| text[..*at].ends_with(|c: char| c == ')' || c.is_ascii_digit());
    if let Some((at, _)) = text[..limit].match_indices(". ").find(stop)
        && let Some(line) = Dateline::of(&text[..at], ".", true)
        && line.dated
        && (line.capitals
            || line.agency
            || text[..at].split([' ', ',']).any(|word| lexicon::classes(word).has(Class::Weekday)))
        && (1..=4).contains(&line.places)
        && story(at + 1)
    {
        return Some(at + 1);
    }
    // `New Delhi, May 13 (Wire) The two ministers met.`
    if let Some(close) = text[..limit].find(") ")
        && let Some(line) = Dateline::of(&text[..close + 1], "", true)
        && line.dated
        && line.agency
        && (1..=4).contains(&line.places)
        && story(close + 1)
    {
        return Some(close + 1);
    }
    // An agency in capitals behind a date, with no mark of its own.
    let mut end = 0;
    let mut before = "";
    for word in text[..limit].split_inclusive(char::is_whitespace).take(8) {
        let bare = word.trim_end();
        if before.ends_with(',')
            && lines::is_all_capitals(bare)
            && bare.chars().all(char::is_alphabetic)
            && bare.len() > 2
        {
            let line = Dateline::of(text[..end].trim_end().trim_end_matches(','), "", true)?;
            let end = end + bare.len();
            return (line.dated && line.places > 0 && story(end)).then_some(end);
        }
        end += word.len();
        before = bare;
    }
    None
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
    let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
    matches!(first, Some(b'd' | b'i' | b's' | b'f' | b'o'))
        && OPENINGS
            .iter()
            .any(|opening| text.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)))
}

/// The columns of a paragraph behind that, if it is a line of a signature block: each short, and no sentence. Wide gaps part columns.
/// `words`: how many it has.
pub(super) fn signatures(text: &str, words: usize) -> Option<Vec<Range<usize>>> {
    let gap = has_gap(text);
    if words > LONGEST_SIGNATURE && (!gap || is_long(text)) {
        return None;
    }
    if !gap {
        return is_signature(text).then(|| vec![Range { start: 0, end: text.len() }]);
    }
    let mut columns = Vec::new();
    let mut start = 0;
    // Where columns stand side by side, each line has its own; else a paragraph is one, however its lines are cut.
    let cuts = ['\t', '\n'];
    for piece in text.split("   ").flat_map(|piece| piece.split(cuts)) {
        let end = start + piece.len();
        let inner = piece.trim();
        let from = start + (piece.len() - piece.trim_start().len());
        if inner.contains(char::is_alphanumeric) {
            columns.push(from..from + inner.len());
        }
        // A gap is three spaces, a tab or the end of a line.
        start = if text[end..].starts_with(cuts) { end + 1 } else { end + 3 };
    }
    let short = |column: &Range<usize>| is_signature(&text[column.clone()]);
    columns.iter().all(short).then_some(columns)
}

/// Whether a text has a tab or three spaces, which is told of all its bytes at once.
fn has_gap(text: &str) -> bool {
    let text = text.as_bytes();
    let from = |at: usize| text.get(at..).unwrap_or_default().iter();
    let spaces = from(0).zip(from(1)).zip(from(2));
    from(0).fold(false, |found, byte| found | (*byte == b'\t'))
        | spaces.fold(false, |found, ((a, b), c)| found | (*a == b' ' && *b == b' ' && *c == b' '))
}

/// Whether the first column of a paragraph plainly has too many words for a signature, as nearly all text has.
fn is_long(text: &str) -> bool {
    let (mut words, mut spaces) = (0, 1);
    for byte in text.bytes() {
        match byte {
            b'\t' => return false,
            b' ' if spaces == 2 => return false,
            b' ' => spaces += 1,
            _ => {
                words += usize::from(spaces > 0 && byte.is_ascii_alphanumeric());
                spaces = 0;
            }
        }
        if words > LONGEST_SIGNATURE {
            return true;
        }
    }
    false
}

/// How many words a line of a signature block may have.
const LONGEST_SIGNATURE: usize = 16;

fn is_signature(text: &str) -> bool {
    let words = lines::words_up_to(text, LONGEST_SIGNATURE + 1);
    words <= LONGEST_SIGNATURE && (!lines::ends_sentence(text) || words <= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_end_at_their_dash() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(dateline(text, 0).map(|end| &text[..end]), expected, "{text}");
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
        check("Islamabad – 12 March 2024 – The two ministers met.", Some("Islamabad – 12 March 2024 –"));
        check("(Wire) - The two ministers met.", Some("(Wire) -"));
        check("[Seoul=Wire] The two ministers met.", Some("[Seoul=Wire]"));
        check("MOSCOW, January 5. /WIRE/. The two ministers met.", Some("MOSCOW, January 5. /WIRE/."));
        check(
            "Lagos, Nigeria, Jan. 5, 2023/Wire Group/ -- The two met.",
            Some("Lagos, Nigeria, Jan. 5, 2023/Wire Group/ --"),
        );
        check("VIENNA, 3/12/2024 (WIRE) - The two met.", Some("VIENNA, 3/12/2024 (WIRE) -"));
        check("KYIV. Jan 5 (Wire-Kyiv) – The two met.", Some("KYIV. Jan 5 (Wire-Kyiv) –"));
        check("DUBAI // The two ministers met.", Some("DUBAI //"));
        check(
            "BUENOS AIRES, Jan 5 (WIR).- The two ministers signed a treaty on fish today.",
            Some("BUENOS AIRES, Jan 5 (WIR).-"),
        );
        check(
            "Baku, January 5, WIREAZ The two ministers signed a treaty on fish today.",
            Some("Baku, January 5, WIREAZ"),
        );
        let story = "The two ministers signed a treaty on fishing on Friday.";
        check(&format!("Manila, Philippines — {story}"), Some("Manila, Philippines —"));
        check(&format!("Rabat - {story}"), Some("Rabat -"));
        check(&format!("Rabat: {story}"), None);
        check(&format!("Norway, Chile — {story}"), None);
        check(&format!("LIMA, 6 May 2025 (Wire). {story}"), Some("LIMA, 6 May 2025 (Wire)."));
        check(&format!("Lima, 6 May 2025. {story}"), None);
        check("Trade – Norway’s, Chile’s – The two ministers signed a treaty on fishing on Friday.", None);
    }

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
    fn wide_gaps_part_the_columns_of_signatures() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let columns = signatures(text, lines::words_up_to(text, 31));
            let columns = columns.map(|columns| columns.into_iter().map(|column| &text[column]).collect::<Vec<_>>());
            assert_eq!(columns.as_deref(), expected, "{text}");
        };
        check("Ada Byron", Some(&["Ada Byron"]));
        check("For Norway:        For Iceland:", Some(&["For Norway:", "For Iceland:"]));
        check(
            "For Norway:   For Iceland:\n(Signed) Ada Byron   (Signed) Dr. Lea Kunz, M.P.",
            Some(&["For Norway:", "For Iceland:", "(Signed) Ada Byron", "(Signed) Dr. Lea Kunz, M.P."]),
        );
        check("Ada Byron\tLea Kunz", Some(&["Ada Byron", "Lea Kunz"]));
        check("It was signed in Oslo, and each of the two texts is equally authentic.", None);
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
