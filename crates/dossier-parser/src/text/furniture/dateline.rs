//! Datelines: where a story was written, when, and by which agency, before its first sentence.

use crate::lexicon::{self, Class, Form, GAZETTEER, Known};
use crate::text::lines;

/// The length of a dateline before a story's first sentence: `SEOUL, Oct. 29 (Yonhap) --`, `Geneva, 5 June 2024 –`.
/// `paragraph` is its place in the text, from 0: what only looks like a dateline is one near the head alone.
pub(in crate::text) fn dateline(text: &str, paragraph: u32) -> Option<usize> {
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
pub(super) fn is_numeric_date(word: &str) -> bool {
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
}
