//! What is known of the words of a text while its names are being found: a label a token, and the names so far.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use std::rc::Rc;

use dossier::Evidence;
use dossier::Span;

use crate::lexicon::{Class, Classes, Form};
use crate::text::{Extent, Text, Token, TokenKind, Words};

/// What a token has been found to be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Free,
    /// A country, as a place in [`Scene::countries`].
    Country(u32),
    /// An organisation, as a place in [`Scene::bodies`].
    Body(u32),
    /// An office.
    Title,
    /// Something that looks like a name and is none.
    Trap,
    /// A person.
    Person,
}

/// A country or bloc, by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountryName {
    pub(super) tokens: Extent,
    pub(super) bytes: Extent,
    /// A place in the gazetteer.
    pub(super) country: u16,
    pub(super) form: Form,
    /// Whether a capital stands for its state, or only for the place.
    pub(super) acts: bool,
}

/// An organisation, by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyName {
    pub(super) tokens: Extent,
    /// A place in the gazetteer, where the lexicon knows it.
    pub(super) known: Option<u16>,
    /// The country whose body it is, where the text says so.
    pub(super) of: Option<u16>,
    /// The acronym in brackets behind it, as a token.
    pub(super) acronym: Option<u32>,
    /// Whether it is a description in small letters ("the science ministry"), not a name.
    pub(super) described: bool,
    /// Whether it is only an acronym that the text has explained.
    pub(super) short: bool,
}

/// An office, with whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    /// The office itself: "Minister of Trade".
    pub(super) tokens: Extent,
    /// With its owner and what it is the office of: "Indonesia's Minister of Trade".
    pub(super) whole: Extent,
    /// The token of its head: "Minister".
    pub(super) head: u32,
    /// The country that it is an office of, as a place in the gazetteer.
    pub(super) party: Option<u16>,
    /// The organisation that it is an office of, as a place in [`Scene::bodies`].
    pub(super) body: Option<u32>,
}

/// A person, by name.
#[derive(Clone, Debug)]
pub(super) struct PersonName {
    /// The name, without title and honorific.
    pub(super) tokens: Extent,
    /// The offices that the text gives beside the name.
    pub(super) titles: Vec<Title>,
    /// The country behind the name: "Prime Minister Y of Z".
    pub(super) party: Option<u16>,
    /// What showed that somebody is named: the name of a rule.
    pub(super) rule: &'static str,
}

/// The names of a text, while they are being found.
#[derive(Debug)]
pub(super) struct Scene<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) labels: Vec<Label>,
    /// The words with a capital in prose, where names are introduced.
    pub(super) capitals: Rc<[u32]>,
    pub(super) countries: Vec<CountryName>,
    pub(super) bodies: Vec<BodyName>,
    pub(super) titles: Vec<Title>,
    pub(super) people: Vec<PersonName>,
    /// The words that stand behind another capital, as family names do; made when somebody asks.
    last_words: OnceCell<BTreeSet<&'t str>>,
}

impl<'t> Scene<'t> {
    pub(super) fn new(text: &'t Text<'t>) -> Self {
        let prose = text.sentences.iter().filter(|sentence| text.is_prose(sentence));
        let tokens = prose.flat_map(|sentence| sentence.tokens.start..sentence.tokens.end);
        let capitals = tokens.filter(|&at| text.tokens[at as usize].is_name_like()).collect::<Vec<_>>();
        Self {
            text,
            labels: vec![Label::Free; text.tokens.len()],
            capitals: capitals.into(),
            countries: Vec::new(),
            bodies: Vec::new(),
            titles: Vec::new(),
            people: Vec::new(),
            last_words: OnceCell::new(),
        }
    }

    /// Whether a word ends a run of capitals somewhere in the text, as somebody's family name does: "Fakatava" after "Sione Fakatava".
    pub(super) fn ends_a_name(&self, word: &str) -> bool {
        let words = self.last_words.get_or_init(|| {
            let capital = |at: u32| self.token(at).is_some_and(|token| token.capital && token.kind == TokenKind::Word);
            let ends = |at: &u32| capital(*at) && self.before(*at).is_some_and(capital);
            (1..self.len()).filter(ends).map(|at| self.word(at)).collect()
        });
        words.contains(word)
    }

    pub(super) fn len(&self) -> u32 {
        self.text.tokens.len() as u32
    }

    pub(super) fn token(&self, at: u32) -> Option<&'t Token> {
        self.text.tokens.get(at as usize)
    }

    pub(super) fn label(&self, at: u32) -> Label {
        self.labels.get(at as usize).copied().unwrap_or(Label::Trap)
    }

    pub(super) fn set(&mut self, tokens: Extent, label: Label) {
        if let Some(labels) = self.labels.get_mut(tokens.range()) {
            labels.fill(label);
        }
    }

    /// The text of a token.
    pub(super) fn word(&self, at: u32) -> &'t str {
        self.text.word(at)
    }

    pub(super) fn is(&self, at: u32, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    /// Whether the lexicon knows a token as a word of one of some classes.
    pub(super) fn is_of(&self, at: u32, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.meet(classes))
    }

    /// Whether the token at a place is the given word in small letters, or capitals where the text shouts.
    #[inline]
    pub(super) fn says(&self, at: u32, word: &str) -> bool {
        self.text.is(at, word)
    }

    /// Whether the token at a place is one of some words.
    #[inline]
    pub(super) fn says_any(&self, at: u32, words: &Words) -> bool {
        self.text.is_any(at, words)
    }

    /// The sentence of a token; none past the end.
    pub(super) fn sentence(&self, at: u32) -> Option<u32> {
        self.token(at).map(|token| token.sentence)
    }

    pub(super) fn same_sentence(&self, one: u32, other: u32) -> bool {
        self.sentence(one).is_some() && self.sentence(one) == self.sentence(other)
    }

    /// The token before, in the same sentence.
    pub(super) fn before(&self, at: u32) -> Option<u32> {
        at.checked_sub(1).filter(|&before| self.same_sentence(before, at))
    }

    /// The token behind, in the same sentence as the one at `at - 1`.
    pub(super) fn here(&self, at: u32) -> Option<u32> {
        (at < self.len() && (at == 0 || self.same_sentence(at - 1, at))).then_some(at)
    }

    /// Whether a token is a word with a capital that belongs to no name yet.
    pub(super) fn is_free_capital(&self, at: u32) -> bool {
        self.label(at) == Label::Free && self.is_capital(at)
    }

    /// Whether a token is a word with a capital: as its first letter or behind an Arabic article ("al-Sudani").
    #[inline]
    pub(super) fn is_capital(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.is_name_like())
    }

    /// The country that ends right before a token: as its owner ("Peru's"), or as an adjective or a noun before it.
    pub(super) fn owner_before(&self, at: u32) -> Option<(Label, u32)> {
        let before = self.before(at)?;
        let owner = |at: u32| match self.label(at) {
            Label::Country(place) => Some((Label::Country(place), self.countries[place as usize].tokens.start)),
            Label::Body(place) => Some((Label::Body(place), self.bodies[place as usize].tokens.start)),
            _ => None,
        };
        if self.is_possessive(before) { owner(self.before(before)?) } else { owner(before) }
    }

    /// Whether a token is the `'s` of a possessor.
    pub(super) fn is_possessive(&self, at: u32) -> bool {
        let Some(token) = self.token(at) else { return false };
        match self.word(at) {
            "'s" | "’s" | "'S" | "’S" => token.kind == TokenKind::Clitic,
            // "the Emirates' minister".
            "'" | "’" => at.checked_sub(1).and_then(|before| self.token(before)).is_some_and(|before| {
                before.range.end == token.range.start && self.text.slice(before.range).ends_with('s')
            }),
            _ => false,
        }
    }

    /// The country of a label, as a place in the gazetteer: a body's is the one whose it is.
    pub(super) fn country_of(&self, label: Label) -> Option<u16> {
        match label {
            Label::Country(place) => Some(self.countries[place as usize].country),
            Label::Body(place) => self.bodies[place as usize].of,
            _ => None,
        }
    }

    /// The words of some tokens, with single spaces.
    pub(super) fn plain(&self, tokens: Extent) -> String {
        plain(self.text, self.text.bytes(tokens))
    }
}

/// The words of a range of bytes with each run of white space as one space.
pub(super) fn plain(text: &Text<'_>, bytes: Extent) -> String {
    let words = text.slice(bytes);
    // Nearly always, they stand so in the text.
    let (mut single, mut before) = (true, b' ');
    for byte in words.bytes() {
        single &= byte > b' ' && byte.is_ascii() || byte == b' ' && before != b' ';
        before = byte;
    }
    if single && before != b' ' {
        return words.to_owned();
    }
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// The words of a range of bytes, as far as they stand in the sentence where it starts, as evidence.
pub(super) fn evidence(text: &Text<'_>, bytes: Extent) -> Option<Evidence> {
    span(text, bytes).map(Evidence::from)
}

/// The same as a span.
pub(super) fn span(text: &Text<'_>, bytes: Extent) -> Option<Span> {
    let sentence = text.sentence_at(bytes.start)?;
    let range = bytes.start as usize..bytes.end.min(sentence.range.end) as usize;
    Span::of(text.raw, sentence.id(), range).ok()
}

impl Scene<'_> {
    /// Puts the bodies in the order of the text and labels their tokens anew. Of two that overlap, the longer stays.
    pub(super) fn relabel_bodies(&mut self) {
        let mut bodies = std::mem::take(&mut self.bodies);
        bodies.sort_by_key(|body| (body.tokens.start, std::cmp::Reverse(body.tokens.end)));
        for label in &mut self.labels {
            if matches!(label, Label::Body(_)) {
                *label = Label::Free;
            }
        }
        let mut end = 0;
        for body in bodies {
            if body.tokens.start < end {
                continue;
            }
            end = body.tokens.end;
            let label = Label::Body(self.bodies.len() as u32);
            self.set(body.tokens, label);
            if let Some(acronym) = body.acronym {
                self.set(Extent::new(acronym, acronym + 1), label);
            }
            self.bodies.push(body);
        }
        // A country inside a body's name is not mentioned for itself.
        let labels = &self.labels;
        let mut kept = Vec::with_capacity(self.countries.len());
        for country in &self.countries {
            if matches!(labels[country.tokens.start as usize], Label::Body(_)) {
                continue;
            }
            kept.push(*country);
        }
        self.countries = kept;
        for (place, country) in self.countries.iter().enumerate() {
            self.labels[country.tokens.range()].fill(Label::Country(place as u32));
        }
    }
}
