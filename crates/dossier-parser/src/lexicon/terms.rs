//! Terms: what the words of a text mean to the rules, all found in one pass over its tokens.
//!
//! The files `domains.toml`, `instruments.toml`, `cues.toml` and `silences.toml` name them. A term matches in any case, with
//! a hyphen or the end of a line for a space, with or without the mark of a possessive, and with its last word in the plural.

use std::sync::LazyLock;

use dossier::{Instrument, Strength, Topic};
use foldhash::HashMap;
use serde::Deserialize;

use super::load;
use crate::text::{Extent, Text, TokenKind};

/// What some words mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// A field of cooperation, by its place in [`domains`].
    Domain { place: u16, weight: Weight },
    /// Words that hold a term of a domain and do not mean it.
    NoDomain { place: u16 },
    /// A kind of instrument. A weak one names it only where the words around it are those of an agreement between states.
    Instrument { kind: Instrument, weak: bool },
    /// The last word of proper names of instruments that says nothing of their kind.
    Named,
    /// Words that mean an instrument only where states sign it.
    Signed,
    /// Words that hold a kind of instrument and do not mean one.
    NoInstrument,
    /// A cue of strength.
    Cue { strength: Strength, takes: Takes },
    /// A topic that readers look for.
    Topic(Topic),
}

/// Where a term names its field of cooperation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Nowhere: it only speaks for a field that other words name.
    Hint,
    /// Only in what the agreement is called or said to be on: agreements on anything speak of taxes and data.
    Ancillary,
    /// Only where the text says what the agreement is on.
    Area,
    /// In commitments too.
    Weak,
    /// Wherever it stands.
    Sure,
}

/// What follows a cue of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// A plain verb.
    Verb,
    /// "to" and a plain verb.
    To,
    /// A verb in -ing, or a noun.
    Doing,
    /// What is agreed.
    Matter,
    /// Whom it obliges, then "to" and a plain verb.
    Oblige,
    /// Whom the parties charge, then "to" and a plain verb.
    Charge,
    /// A noun for a will: with a verb of declaring before it, and "to", "of" or "in" behind it.
    Noun,
}

/// A term that stands in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// Its bytes.
    pub(crate) range: Extent,
    /// Its tokens.
    pub(crate) tokens: Extent,
    pub(crate) term: Term,
}

/// A field of cooperation as the lexicon gives it.
#[derive(Debug, Deserialize)]
pub(crate) struct DomainEntry {
    pub(crate) id: String,
    pub(crate) name: String,
    terms: Vec<String>,
    #[serde(default)]
    area: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    ancillary: Vec<String>,
    #[serde(default)]
    hint: Vec<String>,
    #[serde(default)]
    cased: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
}

/// The fields of cooperation, in the lexicon's order.
pub(crate) fn domains() -> &'static [DomainEntry] {
    &LEXICON.domains
}

/// The headings of articles that state a topic.
pub(crate) fn heads() -> &'static [(Topic, Vec<String>)] {
    &LEXICON.heads
}

/// The words of all terms in small letters, with their numbers, in the order of these.
pub(super) fn words() -> Vec<(WordId, &'static str)> {
    let mut words = LEXICON.words.iter().map(|(word, id)| (*id, &**word)).collect::<Vec<_>>();
    words.sort_unstable();
    words
}

/// The number of a word in any case; 0, if it stands in no term.
pub(super) fn id_of(word: &str) -> WordId {
    match word.is_ascii() && word.len() <= super::LONGEST_KEY {
        true => super::WORDS.get(word).term,
        false => LEXICON.words.get(word.to_lowercase().as_str()).copied().unwrap_or_default(),
    }
}

/// Finds the terms of a text, in its order. Of terms of one kind, none lies inside a longer one.
pub(crate) fn find(text: &Text<'_>) -> Vec<Hit> {
    let (mut words, mut hits) = (Vec::new(), Vec::new());
    for sentence in &text.sentences {
        words.clear();
        words_of(text, sentence.tokens, &mut words);
        for at in 0..words.len() {
            LEXICON.match_at(text, &words[at..], &mut hits);
        }
    }
    settle(hits)
}

/// Drops what lies inside a longer term of its kind or overlaps words that never mean it.
fn settle(hits: Vec<Hit>) -> Vec<Hit> {
    let mut kept = Vec::with_capacity(hits.len());
    for (index, hit) in hits.iter().enumerate() {
        // A term has at most a few words, so only near neighbours can meet it.
        let (before, behind) = hits[index.saturating_sub(24)..(index + 24).min(hits.len())].split_at(index.min(24));
        let behind = behind.iter().take_while(|other| other.range.start < hit.range.end);
        let mut met = before.iter().filter(|other| other.range.end > hit.range.start).chain(behind);
        let beaten = met.any(|other| {
            let longer = other.range.covers(hit.range) && other.range != hit.range;
            match (hit.term, other.term) {
                (Term::Domain { place, .. }, Term::NoDomain { place: never }) => {
                    place == never && other.range.meets(hit.range)
                }
                (Term::Domain { .. }, Term::Domain { .. }) => longer,
                (Term::Instrument { .. } | Term::Named | Term::Signed, Term::NoInstrument) => {
                    other.range.meets(hit.range)
                }
                (Term::Instrument { .. } | Term::Named | Term::Signed, Term::Instrument { .. }) => longer,
                (Term::Cue { .. }, Term::Cue { .. }) => longer,
                (Term::Topic(one), Term::Topic(two)) => one == two && longer,
                _ => false,
            }
        });
        if !beaten && !matches!(hit.term, Term::NoDomain { .. }) {
            kept.push(*hit);
        }
    }
    kept
}

#[derive(Default, Deserialize)]
struct DomainFile {
    domain: Vec<DomainEntry>,
}

#[derive(Default, Deserialize)]
struct InstrumentFile {
    never: Vec<String>,
    named: Vec<String>,
    signed: Vec<String>,
    instrument: Vec<InstrumentEntry>,
}

#[derive(Deserialize)]
struct InstrumentEntry {
    id: String,
    #[serde(default)]
    terms: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    cased: Vec<String>,
}

#[derive(Default, Deserialize)]
struct CueFile {
    strength: Vec<CueEntry>,
}

#[derive(Deserialize)]
struct CueEntry {
    id: String,
    #[serde(default)]
    modal: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    doing: Vec<String>,
    #[serde(default)]
    matter: Vec<String>,
    #[serde(default)]
    oblige: Vec<String>,
    #[serde(default)]
    charge: Vec<String>,
    #[serde(default)]
    noun: Vec<String>,
}

#[derive(Default, Deserialize)]
struct SilenceFile {
    topic: Vec<SilenceEntry>,
}

#[derive(Deserialize)]
struct SilenceEntry {
    id: String,
    terms: Vec<String>,
    heads: Vec<String>,
}

static LEXICON: LazyLock<Terms> = LazyLock::new(|| {
    let domains: DomainFile = load(include_str!("../../lexicon/domains.toml"));
    let instruments: InstrumentFile = load(include_str!("../../lexicon/instruments.toml"));
    let cues: CueFile = load(include_str!("../../lexicon/cues.toml"));
    let silences: SilenceFile = load(include_str!("../../lexicon/silences.toml"));
    Terms::new(domains.domain, &instruments, &cues, silences.topic)
});

/// The hyphens that join words.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// A word's number; 0 is a word that stands in no term.
pub(crate) type WordId = u16;

struct Pattern {
    words: Box<[WordId]>,
    /// The words as they must be written, where case matters.
    cased: Option<Box<str>>,
    term: Term,
}

#[derive(Default)]
struct Terms {
    domains: Vec<DomainEntry>,
    heads: Vec<(Topic, Vec<String>)>,
    words: HashMap<Box<str>, WordId>,
    /// The patterns by the number of their first word, until all are known.
    by_first: Vec<Vec<Pattern>>,
    /// The same, one behind the other.
    patterns: Vec<Pattern>,
    /// The second word of each, by which most are told not to match; 0 where there is none.
    seconds: Vec<WordId>,
    /// For the number of each word, where the patterns start that start with it; behind the last, where they end.
    starts: Vec<u32>,
}

/// A word of a text, or a part of one between hyphens.
struct Word {
    id: WordId,
    token: u32,
    range: Extent,
}

impl Terms {
    fn new(
        domains: Vec<DomainEntry>,
        instruments: &InstrumentFile,
        cues: &CueFile,
        silences: Vec<SilenceEntry>,
    ) -> Self {
        let mut terms = Self::default();
        for (place, domain) in domains.iter().enumerate() {
            let place = place as u16;
            terms.add_all(&domain.terms, Term::Domain { place, weight: Weight::Sure }, true);
            terms.add_all(&domain.weak, Term::Domain { place, weight: Weight::Weak }, true);
            terms.add_all(&domain.ancillary, Term::Domain { place, weight: Weight::Ancillary }, true);
            terms.add_all(&domain.hint, Term::Domain { place, weight: Weight::Hint }, true);
            terms.add_all(&domain.area, Term::Domain { place, weight: Weight::Area }, true);
            terms.add_cased(&domain.cased, Term::Domain { place, weight: Weight::Sure });
            terms.add_all(&domain.never, Term::NoDomain { place }, true);
        }
        terms.add_all(&instruments.never, Term::NoInstrument, true);
        terms.add_all(&instruments.named, Term::Named, true);
        terms.add_all(&instruments.signed, Term::Signed, true);
        for entry in &instruments.instrument {
            if let Some(kind) = Instrument::from_word(&entry.id) {
                terms.add_all(&entry.terms, Term::Instrument { kind, weak: false }, true);
                terms.add_all(&entry.weak, Term::Instrument { kind, weak: true }, true);
                terms.add_cased(&entry.cased, Term::Instrument { kind, weak: false });
            }
        }
        for entry in &cues.strength {
            if let Some(strength) = Strength::from_word(&entry.id) {
                let mut add = |list: &[String], takes| terms.add_all(list, Term::Cue { strength, takes }, false);
                add(&entry.modal, Takes::Verb);
                add(&entry.to, Takes::To);
                add(&entry.doing, Takes::Doing);
                add(&entry.matter, Takes::Matter);
                add(&entry.oblige, Takes::Oblige);
                add(&entry.charge, Takes::Charge);
                add(&entry.noun, Takes::Noun);
            }
        }
        for entry in silences {
            if let Some(topic) = Topic::from_word(&entry.id) {
                terms.add_all(&entry.terms, Term::Topic(topic), false);
                terms.heads.push((topic, entry.heads));
            }
        }
        terms.domains = domains;
        for patterns in std::mem::take(&mut terms.by_first) {
            terms.starts.push(terms.patterns.len() as u32);
            terms.patterns.extend(patterns);
        }
        terms.starts.push(terms.patterns.len() as u32);
        let second = |pattern: &Pattern| pattern.words.get(1).copied().unwrap_or_default();
        terms.seconds = terms.patterns.iter().map(second).collect();
        terms
    }

    fn add_all(&mut self, list: &[String], term: Term, plural: bool) {
        for words in list {
            self.add(words, None, term);
            if plural && !words.ends_with('s') {
                self.add(&plural_of(words), None, term);
            }
        }
    }

    fn add_cased(&mut self, list: &[String], term: Term) {
        for words in list {
            self.add(&words.to_lowercase(), Some(words.as_str().into()), term);
        }
    }

    fn add(&mut self, words: &str, cased: Option<Box<str>>, term: Term) {
        let ids = words.split([' ', '-']).map(bare).filter(|word| !word.is_empty()).map(|word| self.number(word));
        let words = ids.collect::<Box<[WordId]>>();
        let Some(patterns) = words.first().and_then(|first| self.by_first.get_mut(*first as usize)) else { return };
        // A list may hold a plural that also follows from its singular.
        if !patterns.iter().any(|known| known.words == words && known.cased == cased && known.term == term) {
            patterns.push(Pattern { words, cased, term });
        }
    }

    fn number(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = self.words.len() as WordId + 1;
        self.words.insert(word.into(), id);
        self.by_first.resize_with(id as usize + 1, Vec::new);
        id
    }

    /// The terms that some words of a sentence start with.
    fn match_at(&self, text: &Text<'_>, words: &[Word], hits: &mut Vec<Hit>) {
        let Some(first) = words.first().filter(|first| first.id != 0) else { return };
        let next = words.get(1).map_or(0, |next| next.id);
        let of_word = self.starts[first.id as usize] as usize..self.starts[first.id as usize + 1] as usize;
        let seconds = self.seconds[of_word.clone()].iter().zip(of_word);
        for (_, place) in seconds.filter(|(second, _)| **second == 0 || **second == next) {
            let pattern = &self.patterns[place];
            let Some(found @ [.., last]) = words.get(..pattern.words.len()) else { continue };
            let range = first.range.to(last.range);
            let same = found.iter().zip(&pattern.words).all(|(word, id)| word.id == *id);
            let cased = pattern.cased.as_deref().is_none_or(|cased| text.slice(range) == cased);
            if same && cased {
                hits.push(Hit { range, tokens: Extent::new(first.token, last.token + 1), term: pattern.term });
            }
        }
    }
}

/// Adds the words of some tokens by their numbers. Marks stand as words of no term, so that no term reaches over one; marks of
/// possession are left out.
fn words_of(text: &Text<'_>, tokens: Extent, words: &mut Vec<Word>) {
    for token in tokens.start..tokens.end {
        let cut = &text.tokens[token as usize];
        if cut.plain || cut.kind == TokenKind::Mark {
            words.push(Word { id: cut.term, token, range: cut.range });
            continue;
        }
        let slice = text.slice(cut.range);
        if matches!(slice, "'" | "’" | "'s" | "’s") {
            continue;
        }
        if !matches!(cut.kind, TokenKind::Word | TokenKind::Number | TokenKind::Clitic) {
            words.push(Word { id: 0, token, range: cut.range });
            continue;
        }
        let mut start = cut.range.start;
        for piece in slice.split_inclusive(HYPHENS) {
            let part = piece.trim_end_matches(HYPHENS);
            let range = Extent::new(start, start + part.len() as u32);
            start += piece.len() as u32;
            if !part.is_empty() {
                words.push(Word { id: id_of(part), token, range });
            }
        }
    }
}

/// A word of a term without what marks a possessive.
fn bare(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    word.trim_end_matches(['\'', '’'])
}

/// The regular plural of a term's last word.
fn plural_of(words: &str) -> String {
    let stem = |length: usize| &words[..words.len() - length];
    match words.as_bytes() {
        [.., before, b'y'] if !b"aeiou".contains(before) => format!("{}ies", stem(1)),
        [.., b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{words}es"),
        _ => format!("{words}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let cut = Text::read(text, &mut Vec::new());
        let hits = find(&cut);
        let found = hits.iter().filter_map(|hit| match hit.term {
            Term::Domain { place, weight } if weight > Weight::Ancillary => {
                Some((domains()[place as usize].id.as_str(), text.get(hit.range.range())?))
            }
            _ => None,
        });
        let found = found.map(|(id, words)| format!("{id}: {words}")).collect::<Vec<_>>();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_file_can_be_read_and_every_domain_has_its_terms() {
        toml::from_str::<DomainFile>(include_str!("../../lexicon/domains.toml")).unwrap();
        toml::from_str::<CueFile>(include_str!("../../lexicon/cues.toml")).unwrap();
        let instruments: InstrumentFile = toml::from_str(include_str!("../../lexicon/instruments.toml")).unwrap();
        assert!(instruments.instrument.iter().all(|entry| Instrument::from_word(&entry.id).is_some()));
        let silences: SilenceFile = toml::from_str(include_str!("../../lexicon/silences.toml")).unwrap();
        assert!(Topic::ALL.iter().all(|topic| silences.topic.iter().any(|entry| entry.id == topic.word())));
        assert_eq!(domains().len(), 30);
        // Each has a number.
        assert!(LEXICON.words.len() < WordId::MAX as usize);
        for domain in domains() {
            assert!(domain.terms.len() >= 12, "{}", domain.id);
            assert!(domain.terms.iter().all(|term| *term == term.to_lowercase()), "{}", domain.id);
        }
    }

    #[test]
    fn a_term_matches_over_hyphens_and_white_space_and_in_the_plural() {
        check("next generation  communications", &["next-generation-communications: next generation  communications"]);
        check(
            "Free-trade zones and offshore winds",
            &["trade-and-investment: Free-trade zones", "clean-energy: offshore winds"],
        );
        check("AI and ai", &["artificial-intelligence: AI"]);
    }

    #[test]
    fn words_that_only_hold_a_term_mean_no_domain() {
        check("The defence counsel spoke of the health of the economy.", &[]);
        check("cyber security", &["cybersecurity: cyber security"]);
    }
}
