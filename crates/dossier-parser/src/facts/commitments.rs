//! What the parties are said to do under the agreement.
//!
//! 1. Each cue of strength is read with its clause: subject, verb, and whether it is denied or depends on a condition.
//! 2. Only what the parties do counts: they, or what they set up, or a thing in the passive; never a person, a company or the
//!    agreement's own life.
//! 3. A clause ends where the next begins. Two deeds under one cue are one commitment, unless they are told at length; of three
//!    and more each is one, and carries the cue of the first.
//! 4. Items under a stem ("The Parties agreed to: …") carry the cue of the stem.
//!
//! The text of a commitment is the clause with its subject where that stands in it, else from its cue or verb on.

mod conditions;
mod cues;
mod extent;
mod sieve;
mod steps;

use dossier::{Commitment, Id, Strength};

use super::clauses::{Clause, Governed, Subject, main_subject};
use super::voices::Voices;
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::lexicon::terms::{Hit, Takes};
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, words};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    let mut finder = Finder {
        reading,
        draft,
        voices: Voices::of(draft),
        found: Vec::new(),
        stem: None,
        listed: false,
        last: None,
        before: Subject::Thing,
    };
    for sentence in &reading.text.sentences {
        finder.sentence(sentence);
    }
    let found = finder.found;
    draft.commitments.extend(found);
}

/// The words before a list of items, which complete them.
#[derive(Clone, Copy)]
struct Stem {
    cue: Extent,
    strength: Strength,
    sentence: u32,
    parties: bool,
    /// Whether the items are fields of cooperation: the stem says all that is done.
    areas: bool,
}

/// A cue with all that was read around it.
struct Candidate {
    cue: Hit,
    strength: Strength,
    takes: Takes,
    clause: Clause,
    governed: Option<Governed>,
}

struct Finder<'a, 't> {
    reading: &'a Reading<'t>,
    draft: &'a Draft,
    voices: Voices<'a>,
    found: Vec<Found<Commitment>>,
    stem: Option<Stem>,
    /// Whether the items that follow are a list of what the agreement says.
    listed: bool,
    /// The sentence of the last commitment.
    last: Option<u32>,
    /// The subject of the sentence before, for pronouns.
    before: Subject,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let text = &self.reading.text;
        let block = text.block_of(sentence);
        if matches!(block.kind, BlockKind::Heading | BlockKind::Article | BlockKind::Signature)
            || block.kind.is_furniture()
        {
            // A heading ends a list.
            self.before = Subject::Thing;
            self.stem = None;
            self.listed = false;
            return;
        }
        if block.kind != BlockKind::Item {
            self.stem = None;
            self.listed = false;
        }
        let marker = block.marker.map_or(sentence.tokens.start, |marker| text.tokens_in(marker).end);
        let floor = marker.max(sentence.tokens.start);
        let agreement = self.draft.about.main_in(sentence.index).map(|mention| mention.range).collect::<Vec<_>>();
        let main = main_subject(self.reading, sentence, floor, &agreement);
        let main = main.map(|(subject, phrase)| (self.resolved(subject, phrase, &self.before), phrase));
        let candidates = self.candidates(sentence, floor, &agreement);
        let forecast = self.is_forecast(sentence, main.as_ref());
        let mut subject = main.as_ref().map_or(Subject::Thing, |(subject, _)| subject.clone());
        let mut conditional = false;
        let mut told_by_agreement = false;
        let mut any = false;
        let mut skip = false;
        for (place, candidate) in candidates.iter().enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let shared = candidate.clause.subject == Subject::Shared;
            if !shared {
                let mut phrase = Extent::new(candidate.clause.start, candidate.clause.group);
                // The clause of what obliges somebody begins behind its subject: "It does not oblige".
                if candidate.takes == Takes::Oblige && text.is(phrase.end.saturating_sub(1), "it") {
                    phrase.start = phrase.end - 1;
                }
                subject = candidate.clause.subject.clone();
                match &main {
                    // "Norway said it would": the subject of the sentence, if it has another one before.
                    Some((before, first)) if first.end <= phrase.start => {
                        subject = self.resolved(subject, phrase, before);
                    }
                    _ => subject = self.resolved(subject, phrase, &self.before),
                }
            }
            // What shares the subject of a clause that depends on another depends on it too.
            let limit = self.next_clause(sentence, &candidates, place + 1);
            conditional = shared && conditional || self.is_conditional(sentence, candidate, limit);
            // "The draft envisages that employers will pay": what it lays down has a cue of its own.
            let told = self.is_under_agreement(sentence, candidate)
                || told_by_agreement && (shared || candidate.clause.lead.is_some_and(|lead| text.is(lead, "that")));
            let says = candidate.takes == Takes::Matter
                && candidate.strength == Strength::Planned
                && subject == Subject::Agreement
                && self.says_that(candidate, candidates.get(place + 1));
            told_by_agreement = says || told;
            let accepted = !forecast
                && !conditional
                && !self.is_opinion(sentence, candidate)
                && !self.is_imagined(candidate)
                && !says
                && ((told || self.goes_on(candidate, shared && any)) && !self.is_denied(sentence, candidate)
                    || self.accepts(sentence, candidate, &subject));
            any |= accepted;
            // "agreed that the bridge would be open": what is agreed has a cue of its own, which is part of it.
            skip = accepted && candidate.takes == Takes::Matter && text.is(candidate.cue.tokens.end - 1, "that");
            let end = self.next_clause(sentence, &candidates, place + if skip { 2 } else { 1 });
            if accepted {
                self.add(sentence, candidate, &subject, end);
            }
        }
        self.items(sentence, floor, &candidates, any);
        if let Some((subject, _)) = main {
            self.before = subject;
        }
    }

    /// Where the next clause begins, at that of a candidate or behind it: "who could face trial" only tells which person is meant.
    fn next_clause(&self, sentence: &Sentence, candidates: &[Candidate], place: usize) -> u32 {
        let text = &self.reading.text;
        let tells_which = |next: &&Candidate| {
            let lead = next.clause.lead.or(next.clause.start.checked_sub(1));
            lead.filter(|&lead| lead > sentence.tokens.start).is_some_and(|lead| {
                let before = &text.tokens[lead as usize - 1];
                text.is_any(lead, words!["who", "which", "whose", "whom"])
                    && before.kind == TokenKind::Word
                    && !before.is(Class::Preposition)
            })
        };
        let next = candidates.iter().skip(place).find(|next| !tells_which(next) && !self.is_imagined(next));
        next.map_or(sentence.tokens.end, |next| next.clause.start)
    }

    /// "INACH undertakes to store fuel and may charge no more than cost": what it may do goes with what it does.
    fn goes_on(&self, candidate: &Candidate, behind: bool) -> bool {
        let modal = candidate.takes == Takes::Verb && candidate.strength == Strength::Hoped;
        let may = self.reading.text.is(candidate.cue.tokens.start, "may");
        behind
            && modal
            && may
            && candidate
                .governed
                .is_some_and(|governed| !governed.passive && !self.reading.text.verb(governed.token).formal)
    }

    /// "an agreement under which Turkish companies will repair dams": whoever does it, the agreement says so.
    fn is_under_agreement(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let Some(lead) = candidate.clause.lead.filter(|&lead| text.is(lead, "which")) else { return false };
        let under = lead.checked_sub(1).is_some_and(|under| text.is(under, "under") || text.is(under, "by"));
        let bytes = text.tokens[lead as usize].range.start;
        let mut mentions = self.draft.about.main_in(sentence.index);
        under
            && candidate.strength <= Strength::Planned
            && mentions.any(|mention| mention.range.end <= bytes && bytes - mention.range.end <= 60)
    }

    /// Whether "that" stands behind a cue, and a clause with a cue of its own behind that.
    fn says_that(&self, candidate: &Candidate, next: Option<&Candidate>) -> bool {
        let text = &self.reading.text;
        let that = |at: u32| text.is(at, "that");
        next.is_some_and(|next| {
            (that(candidate.cue.tokens.end) || that(candidate.cue.tokens.end - 1))
                && next.clause.lead.is_some_and(|lead| that(lead) && lead <= candidate.cue.tokens.end)
        })
    }

    /// A subject with pronouns resolved: "it" and "they" mean whom the sentence before was about.
    fn resolved(&self, subject: Subject, phrase: Extent, before: &Subject) -> Subject {
        let text = &self.reading.text;
        if phrase.end != phrase.start + 1 {
            return subject;
        }
        if text.is(phrase.start, "it") && matches!(subject, Subject::Person | Subject::Thing) {
            return match before {
                Subject::Agreement | Subject::Body(_) | Subject::Made => before.clone(),
                Subject::Countries(countries) if countries.len() == 1 => before.clone(),
                // Several are no "it": the agreement is that they made.
                Subject::Countries(_) | Subject::Parties if self.is_of_agreement(phrase.start) => Subject::Agreement,
                _ => subject,
            };
        }
        if text.is(phrase.start, "they") && *before == Subject::Person {
            return Subject::Person;
        }
        subject
    }

    /// Whether the sentence before that of a token speaks of the agreement.
    fn is_of_agreement(&self, at: u32) -> bool {
        let sentence = self.reading.text.tokens.get(at as usize).map_or(0, |token| token.sentence);
        sentence.checked_sub(1).is_some_and(|before| self.draft.about.names_it(before))
    }

    /// Whether items of a list follow a sentence.
    fn has_items(&self, sentence: &Sentence) -> bool {
        let text = &self.reading.text;
        let next = text.sentences.get(sentence.index as usize + 1);
        next.is_some_and(|next| next.block != sentence.block && text.block_of(next).kind == BlockKind::Item)
    }

    /// Adds the clause, and those of verbs that go on with its cue.
    fn add(&mut self, sentence: &Sentence, candidate: &Candidate, subject: &Subject, limit: u32) {
        // Where ministers agree for the parties, their names are not what is agreed.
        let person = *subject == Subject::Person && candidate.strength == Strength::Agreed;
        let start = if person { candidate.clause.group } else { candidate.clause.start };
        let first_verb = candidate.governed.map_or(candidate.cue.tokens.end, |governed| governed.token);
        let end = self.clause_end(sentence, first_verb, limit.max(first_verb + 1), sentence.tokens.end);
        let to = matches!(candidate.takes, Takes::To | Takes::Oblige | Takes::Charge);
        let doing = matches!(candidate.takes, Takes::Doing);
        // What money is for is no clause of its own: "pledged 40 million to shore up and repair the dam".
        let mut cuts = candidate.governed.map_or_else(Vec::new, |_| self.splits(first_verb, end, to, doing));
        if self.is_one_deed(Extent::new(start, end), &cuts) {
            cuts.clear();
        }
        let actors = self.actors(subject, candidate);
        let mut from = start;
        for next in cuts.iter().copied().map(Some).chain([None]) {
            let stop = next.map_or(end, |(stop, _)| stop);
            self.push(
                sentence,
                Extent::new(from, stop),
                candidate.cue.range,
                candidate.strength,
                actors.clone(),
                "cue",
            );
            if let Some((_, begin)) = next {
                from = begin;
            }
        }
    }

    fn push(
        &mut self,
        sentence: &Sentence,
        tokens: Extent,
        cue: Extent,
        strength: Strength,
        actors: Vec<Id>,
        rule: &'static str,
    ) {
        let reading = self.reading;
        let text = &reading.text;
        let mut end = tokens.end;
        while end > tokens.start
            && text.tokens[end as usize - 1].kind != TokenKind::Word
            && is_trailing(text.word(end - 1))
        {
            end -= 1;
        }
        let mut start = tokens.start;
        while start < end && is_trailing(text.word(start)) {
            start += 1;
        }
        if end < start + 2 {
            return;
        }
        let bytes = text.bytes(Extent::new(start, end));
        let (Some(evidence), Some(cue)) = (reading.evidence(bytes), reading.span(cue)) else { return };
        let fact = Commitment {
            id: Id::new(""),
            text: text.slice(bytes).to_owned(),
            strength,
            cue,
            actors,
            domains: Vec::new(),
            voice: self.voices.at(bytes),
            evidence,
        };
        self.found.push(Found::new(fact, rule));
        self.last = Some(sentence.index);
    }

    fn actors(&self, subject: &Subject, candidate: &Candidate) -> Vec<Id> {
        let all = || self.draft.parties.iter().map(|party| party.fact.id.clone()).collect::<Vec<_>>();
        let known = |entities: &[EntityRef]| {
            let ids =
                entities.iter().filter(|entity| self.is_party(**entity) || !matches!(entity, EntityRef::Country(_)));
            let mut ids = ids.filter_map(|entity| self.reading.id_of(*entity).cloned()).collect::<Vec<_>>();
            ids.dedup();
            ids
        };
        if candidate.takes == Takes::Oblige {
            let end = candidate.governed.map_or(candidate.cue.tokens.end, |governed| governed.token);
            let object = self.reading.text.bytes(Extent::new(candidate.cue.tokens.end, end));
            let mentions = self.reading.mentions_within(object);
            if mentions.iter().any(|mention| mention.entity == EntityRef::Parties) {
                return all();
            }
            return known(&mentions.iter().map(|mention| mention.entity).collect::<Vec<_>>());
        }
        match subject {
            Subject::Countries(entities) => known(entities),
            Subject::Body(entities) if !entities.is_empty() => known(entities),
            Subject::Parties | Subject::Person | Subject::Body(_) | Subject::Agreement => all(),
            _ => Vec::new(),
        }
    }

    /// Items under a stem: takes the stem from a sentence that ends with a colon, and completes items that have no cue.
    fn items(&mut self, sentence: &Sentence, floor: u32, candidates: &[Candidate], any: bool) {
        let text = &self.reading.text;
        let item = text.block_of(sentence).kind == BlockKind::Item;
        if self.is_open(sentence) {
            self.listed = self.speaks_of_it(sentence);
            if let Some(candidate) = candidates.last() {
                let parties =
                    matches!(candidate.clause.subject, Subject::Parties | Subject::Countries(_) | Subject::Shared);
                let denied = self.is_denied(sentence, candidate);
                let (cue, strength) = (candidate.cue.range, candidate.strength);
                let areas = self.lists_areas(sentence);
                self.stem = (!denied).then_some(Stem { cue, strength, sentence: sentence.index, parties, areas });
            }
            return;
        }
        let Some(stem) = self.stem.filter(|_| item && !any && candidates.is_empty()) else { return };
        if !stem.parties || stem.sentence > sentence.index {
            return;
        }
        // "The Parties will cooperate in the following areas:": each area is something to do in a text of articles.
        if stem.areas && !self.draft.about.formal {
            return;
        }
        let led = text.is(floor, "to") && self.is_verb(floor + 1, sentence.tokens.end);
        let actors = self.draft.parties.iter().map(|party| party.fact.id.clone()).collect::<Vec<_>>();
        let begin = if led { floor + 1 } else { floor };
        let end = self.clause_end(sentence, begin, sentence.tokens.end, sentence.tokens.end);
        self.push(sentence, Extent::new(begin, end), stem.cue, stem.strength, actors, "item-of-stem");
    }
}

fn is_trailing(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | "\"" | "”" | "’" | "“" | "-" | "–" | "—" | "--" | "(" | "'")
}

fn is_joiner(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "and" | "but" | "while" | "whereas" | "that" | "or" | "as" | "which" | "who" | "because" | "if" | "when"
    )
}
