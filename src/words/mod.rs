//! Every word of the interface, in each of its languages.
//!
//! The words themselves stand in `table.rs`, the languages side by side; a word that one of them lacks does not compile.
//! Here is what is made of them: dates, names, the words for values of a dossier.

mod file;
mod table;

use dossier::{
    Date, DateSpan, Domain, Dossier, FactKind, Instrument, Precision, QuotationKind, ReferenceProperty, Status,
    Strength, Topic,
};

use crate::route::Section;
pub use table::Words;

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// The Korean words, once they have been loaded.
    static KO: std::cell::Cell<Option<&'static Words>> = const { std::cell::Cell::new(None) };
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// English.
    En,
    /// Korean.
    Ko,
}

impl Locale {
    /// Every language of the interface.
    pub const ALL: [Self; 2] = [Self::En, Self::Ko];

    /// Its IETF BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// The tag as Open Graph writes it: with a territory.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open_graph(self) -> &'static str {
        match self {
            Self::En => "en_GB",
            Self::Ko => "ko_KR",
        }
    }

    /// What a page says when a newer edition of the site is there, and the word on the control that loads it. The start
    /// script says it, not the app, so that it need not be in the module.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new_edition(self) -> [&'static str; 2] {
        match self {
            Self::En => ["A newer edition of this site is there.", "Reload"],
            Self::Ko => ["이 사이트의 새 판이 나왔습니다.", "새로 고침"],
        }
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ko => "한국어",
        }
    }

    /// Its words; in a browser, those of English until [`Self::learn`] was given others.
    pub fn words(self) -> &'static Words {
        self.known().unwrap_or(&table::EN)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn known(self) -> Option<&'static Words> {
        match self {
            Self::En => Some(&table::EN),
            Self::Ko => Some(&table::KO),
        }
    }

    #[cfg(target_arch = "wasm32")]
    fn known(self) -> Option<&'static Words> {
        match self {
            Self::En => Some(&table::EN),
            Self::Ko => KO.get(),
        }
    }

    /// Whether its words are there.
    #[cfg(target_arch = "wasm32")]
    pub fn is_known(self) -> bool {
        self.known().is_some()
    }

    /// Learns its words from their file; false if that is none of this edition.
    #[cfg(target_arch = "wasm32")]
    pub fn learn(self, file: String) -> bool {
        let words = table::EN.read(file);
        words.map(|words| KO.set(Some(Box::leak(words)))).is_some()
    }

    /// Its words as a file, if pages load them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn file(self) -> Option<String> {
        (self != Self::En).then(|| self.words().write())
    }
}

/// A template with one of its slots filled in, wherever it stands: `fill("{n} of {all}", "n", "2")` is `2 of {all}`.
///
/// It looks for the brace, since the standard library's search for longer words is 1 KB of what readers load.
pub fn fill(template: &str, slot: &str, value: &str) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = around(rest, slot) {
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What stands before and after a slot of a template.
pub fn around<'t>(template: &'t str, slot: &str) -> Option<(&'t str, &'t str)> {
    template.match_indices('{').find_map(|(at, _)| {
        let after = template[at + 1..].strip_prefix(slot)?.strip_prefix('}')?;
        Some((&template[..at], after))
    })
}

/// The same text with a capital letter at its start.
fn capital(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The same for any words: what stands before and after them where a text has them first.
pub fn around_words<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let at = (0..text.len()).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(words)))?;
    Some((&text[..at], &text[at + words.len()..]))
}

impl Words {
    /// What a dossier is called: by its agreement's name, a curator's or its own headline, or by what it is and between whom.
    pub fn name_of(&self, dossier: &Dossier) -> String {
        if let Some(name) = &dossier.agreement.name {
            return name.value.clone();
        }
        let given = dossier.references.iter().find(|reference| reference.property == ReferenceProperty::Headline);
        if let Some(headline) = given.map(|reference| &reference.value).or(dossier.source.headline.as_ref()) {
            return headline.clone();
        }
        match (&dossier.agreement.instrument, dossier.parties.as_slice()) {
            (Some(instrument), [_, _, ..]) => {
                let named = fill(self.name_made, "instrument", self.instrument(instrument.value));
                capital(fill(&named, "parties", &self.names(dossier)))
            }
            _ => capital(dossier.slug.as_str().replace('-', " ")),
        }
    }

    /// The parties in running text; of many the first few, and how many more there are.
    fn names(&self, dossier: &Dossier) -> String {
        const SHOWN: usize = 4;
        let more = dossier.parties.len().saturating_sub(SHOWN);
        let last = if more > 0 { 0 } else { dossier.parties.len() - 1 };
        let [comma, and] = self.and;
        let mut names = String::new();
        for (place, party) in dossier.parties.iter().take(SHOWN).enumerate() {
            if place > 0 {
                names.push_str(if place == last { and } else { comma });
            }
            names.push_str(self.article(&party.name));
            names.push_str(&party.name);
        }
        if more > 0 {
            names.push(' ');
            names.push_str(&fill(self.and_more, "n", &more.to_string()));
        }
        names
    }

    /// A date as exactly as the source gives it.
    pub fn date(&self, date: &DateSpan) -> String {
        let Date { .. } = date.start;
        let (year, month, day) = (date.start.year(), date.start.month(), date.start.day());
        let month_name = self.months.get(usize::from(month) - 1).copied().unwrap_or_default();
        let template = match date.precision {
            Precision::Day => self.date_day,
            Precision::Month => self.date_month,
            Precision::Year => self.date_year,
        };
        fill(&fill(&fill(template, "year", &year.to_string()), "month", month_name), "day", &day.to_string())
    }

    /// The article with which a name stands in running text, with its space: “the ” before “United States”. Most names and
    /// most languages have none.
    pub fn article(&self, name: &str) -> &'static str {
        if self.articled.iter().any(|start| name.starts_with(start)) { self.article } else { "" }
    }

    /// The indefinite article before a kind of instrument, with its space.
    pub fn indefinite(&self, name: &str) -> &'static str {
        self.indefinite[usize::from(name.starts_with(['a', 'e', 'i', 'o', 'u']))]
    }

    /// A single day.
    pub fn day(&self, day: Date) -> String {
        self.date(&DateSpan::day(day))
    }

    /// A number of things: `1 commitment`, `2 commitments`. `forms` is the template for one and the one for more.
    pub fn count(&self, number: usize, forms: [&str; 2]) -> String {
        fill(forms[usize::from(number != 1)], "n", &number.to_string())
    }

    /// A kind of instrument.
    pub fn instrument(&self, instrument: Instrument) -> &'static str {
        self.instruments[instrument as usize]
    }

    /// How far an agreement has come.
    pub fn status(&self, status: Status) -> &'static str {
        self.statuses[status as usize]
    }

    /// How firm a commitment is, in a word.
    pub fn strength(&self, strength: Strength) -> &'static str {
        self.strengths[strength as usize]
    }

    /// How firm a commitment is, explained.
    pub fn strength_note(&self, strength: Strength) -> &'static str {
        self.strength_notes[strength as usize]
    }

    /// How a text gives what somebody said.
    pub fn quotation(&self, kind: QuotationKind) -> &'static str {
        self.quotation_kinds[kind as usize]
    }

    /// A topic that readers look for.
    pub fn topic(&self, topic: Topic) -> &'static str {
        self.topics[topic as usize]
    }

    /// A kind of statement.
    pub fn kind(&self, kind: FactKind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// What a curator's reference knowledge gives.
    pub fn reference(&self, property: ReferenceProperty) -> &'static str {
        self.reference_properties[property as usize]
    }

    /// A domain's name: the usual one in this language, or the dossier's own for a curator's domain.
    pub fn domain_name(&self, domain: &Domain) -> String {
        let known = self.domains.iter().find(|(id, _)| domain.id == *id);
        known.map_or_else(|| domain.name.clone(), |(_, name)| (*name).to_owned())
    }

    /// A main section's name.
    pub fn section_name(&self, section: &Section) -> &'static str {
        let place = Section::MAIN.iter().position(|main| *main == section.main());
        place.and_then(|place| self.sections.get(place)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_the_source() {
        let day = DateSpan::day(Date::new(2025, 10, 29).unwrap());
        let month = DateSpan::month(2025, 10).unwrap();
        let year = DateSpan::year(2025).unwrap();
        let all = |locale: Locale| [day, month, year].map(|date| locale.words().date(&date));
        assert_eq!(all(Locale::En), ["29 October 2025", "October 2025", "2025"]);
        assert_eq!(all(Locale::Ko), ["2025년 10월 29일", "2025년 10월", "2025년"]);
    }

    #[test]
    fn every_template_has_the_same_slots_in_every_language() {
        for (english, korean) in table::EN.templates().into_iter().zip(table::KO.templates()) {
            assert_eq!(slots(english), slots(korean), "{english} / {korean}");
        }
    }

    #[test]
    fn slots_are_filled_wherever_they_stand_and_others_stay() {
        assert_eq!(fill("{n} of {all}, {n}", "n", "2"), "2 of {all}, 2");
        assert_eq!(fill("{name", "name", "x"), "{name");
        assert_eq!(around("{a} {이름}, ", "이름"), Some(("{a} ", ", ")));
        assert_eq!(around_words("“예”라고 says he, says", "says"), Some(("“예”라고 ", " he, says")));
        assert_eq!(around_words("예", "x"), None);
    }

    fn slots(template: &str) -> std::collections::BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(slot, _)| slot)).collect()
    }
}
