//! Search over the names, statements and sentences of all dossiers, under the spellings that readers use.
//!
//! 1. [`Index::new`] walks every fact and every sentence once and notes which words they hold: a vocabulary, and for each
//!    word where it stands, weighted by what kind of place that is.
//! 2. A query is read as terms ([`query`]), each with its other forms: acronyms, expansions, parts of hyphenated words.
//! 3. Every term looks through the vocabulary, which is small, for the words that answer it: the same, the same stem, a
//!    word that begins so and, where the library does not hold the word itself, one that sounds alike or has a slip.
//! 4. The best places are read again to see how the terms stand together, and to mark the words that answered.

mod countries;
mod names;
mod query;
mod vocabulary;

use std::ops::Range;
use std::rc::Rc;

use dossier::{Dossier, Fact, FactKind, Id, Reference, ReferenceProperty, Sentence, SentenceId};
use serde::{Deserialize, Serialize};

use crate::tokens::each_word;
use names::is_acronym;
use query::{Query, Term, Word};
use vocabulary::Vocabulary;

/// How much an answer counts in a name, in another spelling of a name, in a statement, and in words around it.
mod weight {
    pub(super) const NAME: u8 = 8;
    pub(super) const ALIAS: u8 = 7;
    pub(super) const STATEMENT: u8 = 4;
    pub(super) const SENTENCE: u8 = 3;
    pub(super) const CONTEXT: u8 = 2;
}

/// The words of a library, and where they stand.
#[derive(Debug)]
pub struct Index {
    dossiers: Vec<Rc<Dossier>>,
    targets: Vec<Target>,
    vocabulary: Vocabulary,
    /// Where each word stands: by word, then by target.
    postings: Vec<Posting>,
    /// For each word, where its postings end.
    ends: Vec<u32>,
}

/// What can be found: a sentence, or a fact.
#[derive(Debug)]
struct Target {
    /// The place of its dossier.
    dossier: u32,
    /// Where the sentence stands, or the one that backs the fact: its paragraph, and its place there.
    sentence: (u32, u32),
    fact: Option<Found>,
}

/// A fact that can be found.
#[derive(Debug)]
struct Found {
    mark: String,
    kind: FactKind,
    text: String,
    /// The bytes of the sentence that back it.
    backing: Range<usize>,
    is_name: bool,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    target: u32,
    weight: u8,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The place of its dossier in the library.
    pub dossier: u32,
    /// The mark of a fact, such as `person:kim-min-ji`, or a sentence's identifier.
    pub id: String,
    /// The kind of fact; none for a sentence.
    pub kind: Option<FactKind>,
    /// The fact's words, or the sentence.
    pub text: String,
    /// The bytes of `text` that answer the query.
    pub marks: Vec<Range<usize>>,
    /// The sentence that backs the fact, or the sentence itself.
    pub sentence: SentenceId,
    /// The bytes of the sentence that answer the query; where none does, those that back the fact.
    pub sentence_marks: Vec<Range<usize>>,
}

impl Target {
    fn is_name(&self) -> bool {
        self.fact.as_ref().is_some_and(|fact| fact.is_name)
    }
}

/// Whether a fact is known by a name, which has many spellings.
fn is_name(fact: &Fact<'_>) -> bool {
    match fact.kind {
        FactKind::Agreement => matches!(fact.id.as_str(), "name" | "venue"),
        FactKind::Party | FactKind::Organisation | FactKind::Person | FactKind::Domain => true,
        _ => false,
    }
}

impl Index {
    /// Reads all dossiers. The cost grows with their length: some milliseconds for a thousand sentences.
    pub fn new(dossiers: Vec<Rc<Dossier>>) -> Self {
        let mut builder = Builder::default();
        for (place, dossier) in dossiers.iter().enumerate() {
            builder.add(place as u32, dossier);
        }
        builder.finish(dossiers)
    }

    fn sentence(&self, target: &Target) -> Option<&Sentence> {
        let (paragraph, place) = target.sentence;
        let dossier = self.dossiers.get(target.dossier as usize)?;
        dossier.source.paragraphs.get(paragraph as usize)?.sentences.get(place as usize)
    }

    fn text<'i>(&'i self, target: &'i Target) -> &'i str {
        match &target.fact {
            Some(fact) => &fact.text,
            None => self.sentence(target).map_or("", |sentence| &sentence.text),
        }
    }

    /// The best answers to what a reader typed, the best first, at most `limit`.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let mut query = Query::parse(typed);
        let mut scores = vec![Score::default(); self.targets.len()];
        let mut answers = vec![0_u32; self.targets.len()];
        // Words of grammar count only where nothing else was typed.
        let all_small = query.terms.iter().all(Term::is_small);
        for term in query.terms.iter_mut().filter(|term| all_small || !term.is_small()) {
            self.answer(term, &mut answers);
            let count = answers.iter().filter(|answer| **answer > 0).count();
            // What is rare says more.
            let rarity = (self.targets.len() / count.max(1)).max(1).ilog2() + 2;
            for (score, answer) in scores.iter_mut().zip(&mut answers) {
                if *answer > 0 {
                    score.terms += 1;
                    score.points += *answer * rarity;
                    *answer = 0;
                }
            }
        }
        self.best(&query, &scores, limit)
    }

    /// Notes for every target how well it answers the term.
    fn answer(&self, term: &mut Term, answers: &mut [u32]) {
        for form in &mut term.forms {
            if let [word] = form.as_mut_slice() {
                self.answer_word(word, answers);
            } else {
                // All words of the form must be there; the worst of them counts.
                let mut all: Option<Vec<u32>> = None;
                for word in form {
                    let mut one = vec![0; answers.len()];
                    self.answer_word(word, &mut one);
                    all = Some(match all {
                        Some(all) => all.iter().zip(&one).map(|(a, b)| *a.min(b)).collect(),
                        None => one,
                    });
                }
                for (answer, found) in answers.iter_mut().zip(all.unwrap_or_default()) {
                    *answer = (*answer).max(found);
                }
            }
        }
        for (target, answer) in self.targets.iter().zip(answers) {
            if target.is_name() && is_acronym(&term.letters, self.text(target)) {
                *answer = (*answer).max(10 * u32::from(weight::NAME));
            }
        }
    }

    fn answer_word(&self, word: &mut Word, answers: &mut [u32]) {
        let exact = self.look_through(word, answers);
        if !exact {
            word.loose = true;
            self.look_through(word, answers);
        }
    }

    /// Notes the answers of every word of the vocabulary; gives whether the word itself is among them.
    fn look_through(&self, word: &Word, answers: &mut [u32]) -> bool {
        let mut exact = false;
        for (place, other, in_name) in self.vocabulary.words() {
            let quality = word.quality(other, in_name);
            exact |= Word::is_exact(quality);
            if quality > 0 {
                for posting in self.postings_of(place) {
                    if let Some(answer) = answers.get_mut(posting.target as usize) {
                        *answer = (*answer).max(quality * u32::from(posting.weight));
                    }
                }
            }
        }
        exact
    }

    fn postings_of(&self, word: usize) -> &[Posting] {
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(word).map_or(start, |end| *end as usize);
        self.postings.get(start..end).unwrap_or_default()
    }

    fn best(&self, query: &Query, scores: &[Score], limit: usize) -> Vec<Hit> {
        let most = scores.iter().map(|score| score.terms).max().unwrap_or(0);
        let mut found: Vec<(Score, usize)> = Vec::new();
        for (place, score) in scores.iter().enumerate() {
            // Where nothing answers all terms, what answers the most of them.
            if score.points > 0 && score.terms == most {
                found.push((*score, place));
            }
        }
        if !query.phrases.is_empty() {
            found.retain(|(_, place)| {
                self.targets.get(*place).is_some_and(|target| holds(self.text(target), &query.phrases))
            });
        }
        let order = |(a, a_place): &(Score, usize), (b, b_place): &(Score, usize)| {
            b.points.cmp(&a.points).then(a_place.cmp(b_place))
        };
        found.sort_unstable_by(order);
        // How the words stand together is worth reading for the best only.
        found.truncate(limit.max(50) * 2);
        for (score, place) in &mut found {
            if let Some(target) = self.targets.get(*place) {
                score.points += together(query, self.text(target), target.is_name()) * (query.terms.len() as u32);
            }
        }
        found.sort_unstable_by(order);
        found.truncate(limit);
        found.iter().filter_map(|(_, place)| self.hit(query, self.targets.get(*place)?)).collect()
    }

    fn hit(&self, query: &Query, target: &Target) -> Option<Hit> {
        let sentence = self.sentence(target)?;
        let text = self.text(target).to_owned();
        let marks = query.places(&text, target.is_name());
        let (id, kind, sentence_marks) = match &target.fact {
            None => (sentence.id.to_string(), None, marks.clone()),
            Some(fact) => {
                let mut marks = query.places(&sentence.text, target.is_name());
                if marks.is_empty() {
                    marks.push(fact.backing.clone());
                }
                (fact.mark.clone(), Some(fact.kind), marks)
            }
        };
        Some(Hit { dossier: target.dossier, id, kind, text, marks, sentence: sentence.id, sentence_marks })
    }
}

/// How well a target answers a query.
#[derive(Clone, Copy, Default)]
struct Score {
    /// How many terms it answers.
    terms: u32,
    points: u32,
}

/// Points for a text that holds little else than what was asked for, in the order in which it was asked.
fn together(query: &Query, text: &str, in_name: bool) -> u32 {
    let places = query.places(text, in_name);
    let held: usize = places.iter().map(|place| place.len()).sum();
    let longest = places.iter().map(|place| place.len()).max().unwrap_or(0);
    let share = (held * 60 / text.len().max(1)) as u32;
    share + (longest as u32).min(60)
}

/// Whether a text holds every phrase, word by word.
fn holds(text: &str, phrases: &[Vec<String>]) -> bool {
    let words: Vec<String> = crate::tokens::whole_words(text).into_iter().map(|token| token.word).collect();
    phrases.iter().all(|phrase| words.windows(phrase.len()).any(|run| run == phrase.as_slice()))
}

/// An index in the making.
#[derive(Default)]
struct Builder {
    targets: Vec<Target>,
    vocabulary: Vocabulary,
    /// Which word stands in which target.
    entries: Vec<(u32, Posting)>,
}

impl Builder {
    fn add(&mut self, place: u32, dossier: &Dossier) {
        let sentences = self.targets.len();
        for (paragraph, holder) in dossier.source.paragraphs.iter().enumerate() {
            for (at, sentence) in holder.sentences.iter().enumerate() {
                self.targets.push(Target { dossier: place, sentence: (paragraph as u32, at as u32), fact: None });
                self.words(self.targets.len() - 1, &sentence.text, weight::SENTENCE, false);
            }
        }
        let starts: Vec<u32> = dossier.sentences().map(|sentence| sentence.start).collect();
        // A signature says of a person what their offices say.
        for fact in dossier.facts().iter().filter(|fact| fact.kind != FactKind::Signatory) {
            let span = fact.evidence.first();
            let before = (span.sentence().place() as usize).saturating_sub(1);
            let Some((start, backer)) = starts.get(before).zip(self.targets.get(sentences + before)) else { continue };
            let start = span.start().saturating_sub(*start as usize);
            let found = Found {
                mark: fact.to_string(),
                kind: fact.kind,
                text: fact.text.to_owned(),
                backing: start..start + span.quote().len(),
                is_name: is_name(fact),
            };
            let weight = if found.is_name { weight::NAME } else { weight::STATEMENT };
            let target = self.targets.len();
            self.targets.push(Target { dossier: place, sentence: backer.sentence, fact: Some(found) });
            self.words(target, fact.text, weight, is_name(fact));
            self.context(dossier, fact, target);
            let is_name =
                |given: &&Reference| matches!(given.property, ReferenceProperty::NativeName | ReferenceProperty::Alias);
            let names = dossier.references.iter().filter(is_name);
            for reference in names.filter(|reference| is_about(&reference.subject, fact)) {
                self.words(target, &reference.value, weight::ALIAS, true);
            }
        }
    }

    /// The other names of a fact, and who and what it concerns.
    fn context(&mut self, dossier: &Dossier, fact: &Fact<'_>, place: usize) {
        let id = &fact.id;
        match fact.kind {
            FactKind::Party => {
                if let Some(party) = dossier.party(id) {
                    self.words(place, &party.code, weight::ALIAS, true);
                    self.aliases(place, &party.aliases);
                    self.words(place, countries::also_called(&party.code), weight::ALIAS, true);
                }
            }
            FactKind::Organisation => {
                if let Some(organisation) = dossier.organisation(id) {
                    self.aliases(place, &organisation.aliases);
                    self.country(dossier, place, organisation.party.as_ref());
                }
            }
            FactKind::Person => {
                if let Some(person) = dossier.person(id) {
                    self.run_together(place, &person.name);
                    self.aliases(place, &person.aliases);
                    for role in &person.roles {
                        self.words(place, &role.title, weight::CONTEXT, false);
                        let body = role.organisation.as_ref().and_then(|id| dossier.actor_name(id));
                        self.words(place, body.unwrap_or_default(), weight::CONTEXT, true);
                        self.country(dossier, place, role.party.as_ref());
                    }
                }
            }
            // What the text calls a domain, which goes by its usual name.
            FactKind::Domain => {
                for span in fact.evidence.spans() {
                    self.words(place, span.quote(), weight::CONTEXT, false);
                }
            }
            FactKind::Commitment => {
                if let Some(commitment) = dossier.commitment(id) {
                    for actor in &commitment.actors {
                        self.words(place, dossier.actor_name(actor).unwrap_or_default(), weight::CONTEXT, true);
                    }
                    for domain in &commitment.domains {
                        let name = dossier.domain(domain).map_or("", |domain| &domain.name);
                        self.words(place, name, weight::CONTEXT, true);
                    }
                }
            }
            FactKind::Quotation => {
                let quotation = dossier.quotations.iter().find(|quotation| quotation.id == *id);
                let speaker = quotation.and_then(|quotation| dossier.actor_name(quotation.speaker.as_ref()?));
                self.words(place, speaker.unwrap_or_default(), weight::CONTEXT, true);
            }
            _ => {}
        }
    }

    /// The country that somebody or something belongs to: “American”, of an office in the United States.
    fn country(&mut self, dossier: &Dossier, place: usize, party: Option<&Id>) {
        if let Some(party) = party.and_then(|id| dossier.party(id)) {
            self.words(place, &party.name, weight::CONTEXT, true);
            self.words(place, countries::also_called(&party.code), weight::CONTEXT, true);
        }
    }

    fn aliases(&mut self, place: usize, aliases: &[String]) {
        for alias in aliases {
            self.words(place, alias, weight::ALIAS, true);
        }
    }

    /// A name's neighbouring words as one, since readers write `Jae Myung` as `Jaemyung` too, and Hangul has no gap.
    fn run_together(&mut self, place: usize, name: &str) {
        let mut words = Vec::new();
        each_word(name, |_, word, _| words.push(word.to_owned()));
        for pair in words.windows(2) {
            self.words(place, &pair.concat(), weight::ALIAS, true);
        }
        if words.len() == 3 {
            self.words(place, &words.concat(), weight::ALIAS, true);
        }
    }

    fn words(&mut self, target: usize, text: &str, weight: u8, in_name: bool) {
        let posting = Posting { target: target as u32, weight };
        // The parts of a word seen so far, as one.
        let mut whole = String::new();
        let mut parts = 0;
        each_word(text, |_, word, continues| {
            if !continues {
                if parts > 1 {
                    self.entries.push((self.vocabulary.place(&whole, in_name), posting));
                }
                whole.clear();
                parts = 0;
            }
            whole.push_str(word);
            parts += 1;
            self.entries.push((self.vocabulary.place(word, in_name), posting));
        });
        if parts > 1 {
            self.entries.push((self.vocabulary.place(&whole, in_name), posting));
        }
    }

    /// Sorts the entries by word, by counting.
    fn finish(self, dossiers: Vec<Rc<Dossier>>) -> Index {
        let Self { targets, vocabulary, entries } = self;
        let mut ends = vec![0_u32; vocabulary.len()];
        for (word, _) in &entries {
            if let Some(count) = ends.get_mut(*word as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            let count = *end;
            *end = sum;
            sum += count;
        }
        let mut postings = vec![Posting { target: 0, weight: 0 }; entries.len()];
        for (word, posting) in &entries {
            if let Some(end) = ends.get_mut(*word as usize) {
                if let Some(slot) = postings.get_mut(*end as usize) {
                    *slot = *posting;
                }
                *end += 1;
            }
        }
        Index { dossiers, targets, vocabulary, postings, ends }
    }
}

/// Whether a curator's reference is about a fact.
fn is_about(subject: &str, fact: &Fact<'_>) -> bool {
    subject.split_once(':').is_some_and(|(kind, id)| fact.kind.word() == kind && fact.id == *id)
}

#[cfg(test)]
mod tests;
