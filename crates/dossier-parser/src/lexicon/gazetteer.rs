//! The gazetteer: countries, blocs and bodies by every name that the lexicon knows, found in a text by the longest match.
//!
//! A phrase is looked up by the letters that it starts with and then compared with the text as it stands, so that neither
//! line ends nor hyphens nor the way in which tokens were cut matter.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dossier::Id;

use super::{ByWord, Key};

/// A country or a bloc that can be a party.
#[derive(Debug)]
pub(crate) struct Country {
    /// ISO 3166-1 alpha-2, or the bloc's acronym.
    pub(crate) code: &'static str,
    /// The name that Accord uses.
    pub(crate) name: String,
    /// Whether it is a bloc of states.
    pub(crate) bloc: bool,
}

/// A body that the lexicon knows by name.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) name: &'static str,
    /// The country or bloc whose organ it is: a place in [`Gazetteer::countries`].
    pub(crate) of: Option<u16>,
}

/// How a phrase names a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Its name, or a short or official one.
    Name,
    /// Its adjective or its people.
    Demonym,
    /// Its capital.
    Capital,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// A country or a bloc, as a place in [`Gazetteer::countries`].
    Country(u16, Form),
    /// A body, as a place in [`Gazetteer::bodies`].
    Body(u16),
    /// Something that only looks like a country: the South China Sea.
    Trap,
}

/// Every known name.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    pub(crate) countries: Vec<Country>,
    pub(crate) bodies: Vec<Body>,
    /// The identifiers of the blocs.
    blocs: BTreeSet<Id>,
    /// The place of each list in `phrases`, from 1, by the letters that its phrases start with, in any case.
    starts: ByWord<u32>,
    /// Phrases that start with the same letters, the longest first.
    phrases: Vec<Vec<(String, Known)>>,
}

/// The gazetteer of the lexicon.
pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    Gazetteer::new(
        include_str!("../../lexicon/countries.txt"),
        include_str!("../../lexicon/country-forms.txt"),
        include_str!("../../lexicon/blocs.txt"),
        include_str!("../../lexicon/organisations.txt"),
        include_str!("../../lexicon/not-countries.txt"),
    )
});

/// The lines of a file of the lexicon, comments aside, each cut at its bars.
fn records(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
}

/// The entries of a column.
fn entries(column: Option<&&'static str>) -> impl Iterator<Item = &'static str> {
    column.copied().unwrap_or_default().split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

impl Gazetteer {
    fn new(
        countries: &'static str,
        forms: &'static str,
        blocs: &'static str,
        bodies: &'static str,
        traps: &'static str,
    ) -> Self {
        let (phrases, starts) = (Vec::with_capacity(2048), ByWord::with_capacity(2048));
        let mut gazetteer = Self { countries: Vec::new(), bodies: Vec::new(), blocs: BTreeSet::new(), starts, phrases };
        for record in records(countries) {
            let [code, name, ..] = record[..] else { continue };
            let place = gazetteer.country(code, name, false);
            // What stands in brackets or behind a dash tells two countries of one name apart; nobody writes it so.
            let names = [name].into_iter().chain(entries(record.get(2)));
            for name in
                names.filter(|name| !name.contains(['(', '-']) || name.ends_with("Bissau") || name.ends_with("Leste"))
            {
                gazetteer.add(name, Known::Country(place, Form::Name));
            }
        }
        for record in records(forms) {
            let Some(place) = record.first().and_then(|code| gazetteer.place(code)) else { continue };
            for name in entries(record.get(1)) {
                if let Some(usual) = name.strip_prefix('=') {
                    gazetteer.countries[place as usize].name = usual.to_owned();
                }
                gazetteer.add(name.trim_start_matches('='), Known::Country(place, Form::Name));
            }
            gazetteer.forms(place, &record[2.min(record.len())..]);
        }
        for record in records(blocs) {
            let [code, name, ..] = record[..] else { continue };
            let place = gazetteer.country(code, name, true);
            for name in [name].into_iter().chain(entries(record.get(2))) {
                gazetteer.add(name, Known::Country(place, Form::Name));
            }
            gazetteer.forms(place, &record[3.min(record.len())..]);
        }
        for record in records(bodies) {
            let [name, ..] = record[..] else { continue };
            let of = record.get(2).and_then(|code| gazetteer.place(code));
            gazetteer.bodies.push(Body { name, of });
            let place = (gazetteer.bodies.len() - 1) as u16;
            for name in [name].into_iter().chain(entries(record.get(1))) {
                gazetteer.add(name, Known::Body(place));
            }
        }
        for record in records(traps) {
            gazetteer.add(record[0], Known::Trap);
        }
        let blocs = gazetteer.countries.iter().filter(|country| country.bloc);
        gazetteer.blocs = blocs.map(|bloc| Id::slug(&bloc.name)).collect();
        for phrases in &mut gazetteer.phrases {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        gazetteer
    }

    /// Whether an identifier is that of a bloc of states. Its code may be that of a state too: AU.
    pub(crate) fn is_bloc(&self, id: &Id) -> bool {
        self.blocs.contains(id)
    }

    fn country(&mut self, code: &'static str, name: &'static str, bloc: bool) -> u16 {
        self.countries.push(Country { code, name: name.to_owned(), bloc });
        (self.countries.len() - 1) as u16
    }

    fn place(&self, code: &str) -> Option<u16> {
        self.countries.iter().position(|country| country.code == code).map(|place| place as u16)
    }

    /// Adds adjectives with their plurals, capitals and seats.
    fn forms(&mut self, place: u16, columns: &[&'static str]) {
        for demonym in entries(columns.first()) {
            self.add(demonym, Known::Country(place, Form::Demonym));
            if demonym.ends_with(['n', 'i', 'k', 'r', 'e', 'o', 'a', 'c', 't', 'b']) && !demonym.ends_with("ese") {
                self.add(&format!("{demonym}s"), Known::Country(place, Form::Demonym));
            }
        }
        for capital in entries(columns.get(1)) {
            self.add(capital, Known::Country(place, Form::Capital));
        }
        // A building that stands for a government is a body of that country: it speaks, and the country acts.
        for seat in entries(columns.get(2)) {
            self.bodies.push(Body { name: seat, of: Some(place) });
            self.add(seat, Known::Body((self.bodies.len() - 1) as u16));
        }
    }

    fn add(&mut self, phrase: &str, known: Known) {
        // "St. Lucia" and "Saint Lucia".
        if let Some(saint) = phrase.strip_prefix("St. ") {
            self.add(&format!("Saint {saint}"), known);
        }
        let start = letters(phrase);
        let mut place = self.starts.get(start);
        if place == 0 {
            self.phrases.push(Vec::new());
            place = self.phrases.len() as u32;
            self.starts.set(start, |known| *known = place);
        }
        let phrases = &mut self.phrases[place as usize - 1];
        // What is a country's name by one file stays so if another file says that it is a body's.
        if !phrases.iter().any(|(known, _)| known == phrase) {
            phrases.push((phrase.to_owned(), known));
        }
    }

    /// The letters that its phrases start with.
    pub(super) fn starts(&self) -> impl Iterator<Item = Key> {
        self.starts.keys()
    }

    /// The longest known phrase that `text` starts with: how many bytes of the text it takes, and what it means.
    /// `shout` is for words that the text writes in capitals throughout.
    pub(crate) fn longest(&self, text: &str, shout: bool) -> Option<(usize, Known)> {
        let start = letters(text);
        let exact = self
            .starting(start)
            .iter()
            .find_map(|(phrase, known)| Some((prefix(text, phrase, |a, b| a == b)?, *known)));
        if exact.is_some() || !shout || start.chars().count() < 4 {
            return exact;
        }
        let mut title = String::with_capacity(start.len());
        let mut chars = start.chars();
        title.extend(chars.next());
        title.extend(chars.flat_map(char::to_lowercase));
        let same = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
        let phrases = self.starting(&title).iter().filter(|(phrase, _)| letters(phrase) == title);
        phrases.into_iter().find_map(|(phrase, known)| Some((prefix(text, phrase, same)?, *known)))
    }

    /// The phrases that start with some letters, perhaps in another case.
    fn starting(&self, letters: &str) -> &[(String, Known)] {
        let place = self.starts.get(letters);
        (place as usize).checked_sub(1).and_then(|place| self.phrases.get(place)).map_or(&[], Vec::as_slice)
    }
}

/// The letters that a text starts with.
fn letters(text: &str) -> &str {
    let plain = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    // Only behind letters of ASCII is it worth to decode.
    let end = match text.as_bytes().get(plain) {
        Some(byte) if !byte.is_ascii() => {
            text[plain..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |at| plain + at)
        }
        _ => plain,
    };
    &text[..end]
}

/// How many bytes of the text the phrase takes, if the text starts with it and a word ends there. White space is as good
/// as any other, and so is an apostrophe.
fn prefix(text: &str, phrase: &str, same: impl Fn(char, char) -> bool) -> Option<usize> {
    let mut rest = text;
    for c in phrase.chars() {
        let mut chars = rest.chars();
        let next = chars.next()?;
        rest = if c == ' ' && next.is_whitespace() {
            rest.trim_start()
        } else if same(next, c) || (c == '\'' && next == '’') {
            chars.as_str()
        } else {
            return None;
        };
    }
    let whole = !rest.starts_with(char::is_alphanumeric);
    whole.then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, phrase: &str, code: &str, form: Form) {
        let (length, known) = GAZETTEER.longest(text, true).unwrap();
        assert_eq!(&text[..length], phrase);
        let Known::Country(place, found) = known else { panic!("{text}: {known:?}") };
        assert_eq!((GAZETTEER.countries[place as usize].code, found), (code, form), "{text}");
    }

    #[test]
    fn a_country_is_known_by_every_form() {
        check("South Korea's minister", "South Korea", "KR", Form::Name);
        check("Republic of\nKorea and", "Republic of\nKorea", "KR", Form::Name);
        check("Democratic People’s Republic of Korea", "Democratic People’s Republic of Korea", "KP", Form::Name);
        check("U.S.-led", "U.S.", "US", Form::Name);
        check("US and", "US", "US", Form::Name);
        check("Guinea-Bissau", "Guinea-Bissau", "GW", Form::Name);
        check("Emiratis", "Emiratis", "AE", Form::Demonym);
        check("Dutch", "Dutch", "NL", Form::Demonym);
        check("SEOUL, Oct. 29", "SEOUL", "KR", Form::Capital);
        check("Türkiye", "Türkiye", "TR", Form::Name);
        check("Brussels", "Brussels", "EU", Form::Capital);
        check("Bosnia and Herzegovina", "Bosnia and Herzegovina", "BA", Form::Name);
        check("Saint Lucia", "Saint Lucia", "LC", Form::Name);
    }

    #[test]
    fn what_only_looks_like_a_country_is_none() {
        assert_eq!(GAZETTEER.longest("South China Sea", false).map(|(_, known)| known), Some(Known::Trap));
        assert_eq!(GAZETTEER.longest("Omanism", false), None);
        assert_eq!(GAZETTEER.longest("USE OF", true), None);
    }

    #[test]
    fn every_line_of_the_lexicon_is_read() {
        for file in [include_str!("../../lexicon/country-forms.txt"), include_str!("../../lexicon/organisations.txt")] {
            assert!(records(file).all(|record| record.len() >= 3), "a line has too few columns");
        }
        for record in records(include_str!("../../lexicon/country-forms.txt")) {
            assert!(GAZETTEER.place(record[0]).is_some(), "{} is no code of CLDR", record[0]);
        }
        for record in records(include_str!("../../lexicon/organisations.txt")) {
            assert!(record[2].is_empty() || GAZETTEER.place(record[2]).is_some(), "{}", record[2]);
        }
    }
}
