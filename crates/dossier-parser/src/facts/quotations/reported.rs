//! Reported speech without quotation marks: the clause that an attribution introduces (`Berg said that …`), closes
//! (`…, Berg said`) or interrupts (`Norway, Berg said, would …`).
//!
//! 1. [`extent`]: where a clause begins that a verb introduces, and where it ends.
//! 2. [`beside`]: the clause that stands before an attribution, or around it.
//! 3. [`adjuncts`]: the words between that say to whom, when and where somebody spoke.
//! 4. [`finite`]: whether some words can stand as a clause.
//!
//! What nobody is reported to have said is left out: what was not said, what an agreement itself lays down, what the parties put
//! on record together, and what stands inside a clause that is reported already.

mod adjuncts;
mod beside;
mod extent;
mod finite;

use dossier::{Quotation, QuotationKind};

use super::attribution::{Attribution, Form, quoted};
use super::quotation;
use crate::draft::Found;
use crate::lexicon::Class;
use crate::lexicon::terms::Term;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{Extent, Sentence, TokenKind, words};

/// The reported clauses, in the order of the text.
pub(super) fn find(reading: &Reading<'_>, attributions: &[Attribution]) -> Vec<Found<Quotation>> {
    let marked = quoted(reading.text.quotes.iter().map(|quote| quote.range));
    let finder = Finder { reading, marked };
    let mut found = Vec::new();
    for group in attributions.chunk_by(|one, next| one.sentence == next.sentence) {
        let sentence = &reading.text.sentences[group[0].sentence as usize];
        let mut reported = Extent::default();
        for (index, by) in group.iter().enumerate() {
            if finder.is_unsaid(sentence, by) {
                continue;
            }
            let place = Place { sentence, before: &group[..index], by, next: group.get(index + 1) };
            let Some((clause, rule)) = finder.clause(&place) else { continue };
            // What somebody is reported to have said of another who spoke.
            if reported.meets(clause) {
                continue;
            }
            // "called the scheme 'a holiday'": the words in marks are the judgement.
            let bytes = reading.text.bytes(clause);
            if rule == "reported-clause" && finder.judges(by.cue.start) && finder.holds_marks(bytes) {
                continue;
            }
            let Some(clause) = finder.unquoted(clause).filter(|clause| finder.words(*clause) >= 3) else { continue };
            reported = clause;
            let bytes = reading.text.bytes(clause);
            found.extend(quotation(reading, QuotationKind::Indirect, (bytes, bytes), Some(by), rule));
        }
    }
    found
}

/// An attribution, and what its sentence holds beside it.
struct Place<'a> {
    sentence: &'a Sentence,
    /// The attributions before it in its sentence.
    before: &'a [Attribution],
    by: &'a Attribution,
    /// The one behind it.
    next: Option<&'a Attribution>,
}

impl Place<'_> {
    /// The token before which the next attribution begins, or the sentence's end.
    fn limit(&self) -> u32 {
        self.next.map_or(self.sentence.tokens.end, |next| next.whole.start.min(next.cue.start).max(self.by.cue.end))
    }
}

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    /// What stands in quotation marks.
    marked: Vec<Extent>,
}

impl Finder<'_, '_> {
    /// The tokens of the clause that belongs to an attribution, and the rule that says so.
    fn clause(&self, place: &Place<'_>) -> Option<(Extent, &'static str)> {
        match place.by.form {
            Form::According => self.according(place),
            Form::VerbFirst => self.beside(place),
            Form::Label | Form::Announced => None,
            Form::SubjectFirst | Form::Participle => {
                let introduced = self.clause_start(place).map(|start| {
                    let clause = Extent::new(start, self.clause_end(place, start));
                    (clause, "reported-clause")
                });
                let introduced = introduced.filter(|(clause, _)| clause.start < clause.end);
                introduced.or_else(|| (place.by.form == Form::SubjectFirst).then(|| self.beside(place)).flatten())
            }
        }
    }

    /// Whether nobody is reported to have said it: `nobody said`, `if he said`, `the treaty says`, `the two sides noted`.
    fn is_unsaid(&self, sentence: &Sentence, by: &Attribution) -> bool {
        if !matches!(by.form, Form::SubjectFirst | Form::VerbFirst) {
            return false;
        }
        let text = &self.reading.text;
        let lead = by.whole.start.checked_sub(1).filter(|&lead| lead >= sentence.tokens.start);
        if lead.is_some_and(|lead| text.is_any(lead, words!["if", "unless", "had", "should", "were", "whether"])) {
            return true;
        }
        let verb = self.verb_group(sentence, by.cue.start);
        // "might have said that"
        let supposed = (verb..by.cue.start)
            .any(|at| text.is_any(at, words!["would", "could", "might", "may", "should", "never", "not"]));
        let first = sentence.tokens.start.max(verb.saturating_sub(6));
        let mut subject = (first..verb).rev().take_while(|&at| text.tokens[at as usize].kind == TokenKind::Word);
        let nobody = subject.any(|at| text.is_any(at, words!["nobody", "none", "neither", "no", "no-one"]));
        supposed || nobody || by.form == Form::SubjectFirst && self.is_on_record(sentence, by, verb)
    }

    /// Whether the agreement itself speaks, or the parties together by a verb that puts on record.
    fn is_on_record(&self, sentence: &Sentence, by: &Attribution, verb: u32) -> bool {
        let text = &self.reading.text;
        let recorded = text.has(by.cue.start, Class::Recording);
        let noun = verb.checked_sub(1).filter(|&noun| noun >= sentence.tokens.start);
        // "The two leaders reviewed their ties, recalled that"
        if recorded && noun.is_some_and(|noun| text.is(noun, ",") || text.has(noun, Class::Conjunction)) {
            let first = sentence.tokens.start..verb.min(sentence.tokens.start + 6);
            return first.clone().any(|at| text.has(at, Class::PartyWord) && self.is_plural(at));
        }
        match by.entity {
            Some(EntityRef::Parties) => recorded,
            // What a state promises, it commits itself to.
            Some(EntityRef::Country(_)) => {
                text.is_any(by.cue.start, words!["promised", "promises", "pledged", "pledges", "vowed", "vows"])
            }
            Some(_) => false,
            None => noun.is_some_and(|noun| {
                let from = text.tokens[noun.saturating_sub(4).max(sentence.tokens.start) as usize].range.start;
                let near = self.reading.terms_within(Extent::new(from, text.tokens[noun as usize].range.end));
                let instrument = near
                    .iter()
                    .any(|hit| hit.tokens.end == verb && matches!(hit.term, Term::Instrument { .. } | Term::Named));
                let statement = text.is_any(noun, words!["statement", "communiqué", "communique", "declaration"]);
                let part = text.has(noun, Class::AgreementPart)
                    || text.is_any(noun, words!["text", "article", "clause", "preamble"]);
                let together = text.has(noun, Class::PartyWord) && self.is_plural(noun) && recorded;
                instrument && !statement || part || together
            }),
        }
    }

    fn is_plural(&self, noun: u32) -> bool {
        let word = self.reading.text.lower(noun);
        word.ends_with('s') || matches!(word, "they" | "we")
    }

    /// The first token of a verb with its adverbs and auxiliaries.
    fn verb_group(&self, sentence: &Sentence, mut verb: u32) -> u32 {
        let text = &self.reading.text;
        let part = |at: u32| {
            let token = &text.tokens[at as usize];
            token.is(Class::Auxiliary)
                || text.verb(at).adverb
                || crate::lexicon::verbs::is_adverb(text.word(at))
                || text.is_any(at, words!["never", "not", "ever"])
        };
        while verb > sentence.tokens.start && part(verb - 1) {
            verb -= 1;
        }
        verb
    }

    /// Whether a verb says what somebody takes something for: `called the clause a loss`.
    fn judges(&self, verb: u32) -> bool {
        let text = &self.reading.text;
        let object = text.tokens.get(verb as usize + 1).is_some_and(|next| {
            next.is(Class::Determiner) && !["a", "an"].contains(&text.word(verb + 1)) || text.is(verb + 1, "it")
        });
        text.has(verb, Class::Judging) && object
    }

    /// Whether a verb can introduce a clause without `that`.
    fn tells(&self, verb: u32) -> bool {
        let token = self.reading.text.tokens.get(verb as usize);
        token.is_some_and(|token| token.is(Class::Telling))
            && !self.reading.text.is_any(verb, super::attribution::AMBIGUOUS)
    }

    /// Whether anything in some bytes stands in quotation marks.
    fn holds_marks(&self, bytes: Extent) -> bool {
        let first = self.marked.partition_point(|range| range.end <= bytes.start);
        self.marked.get(first).is_some_and(|range| range.start < bytes.end)
    }

    /// What of a clause is reported without marks. Some words in marks leave it whole, and what they add at its end is cut off; a
    /// clause whose verb stands in marks is a quotation, and no more.
    fn unquoted(&self, clause: Extent) -> Option<Extent> {
        let text = &self.reading.text;
        let bytes = text.bytes(clause);
        let first = self.marked.partition_point(|range| range.end <= bytes.start);
        let inside = || self.marked[first..].iter().take_while(|range| range.start < bytes.end);
        let quoted: u32 = inside().map(|range| range.end.min(bytes.end) - range.start.max(bytes.start)).sum();
        let length = bytes.end - bytes.start;
        let Some(last) = inside().last() else { return Some(clause) };
        let open =
            text.tokens[clause.range()].partition_point(|token| token.range.start < last.start) as u32 + clause.start;
        let opening = text.tokens.get(open as usize + 1)?;
        let closes = text.tokens[clause.range()]
            .iter()
            .filter(|token| token.range.start >= last.end)
            .all(|token| token.kind != TokenKind::Word);
        let known = text.verb(open + 1);
        let led = text.tokens[open.saturating_sub(1) as usize].is(Class::Auxiliary);
        let verbal =
            |at: u32| text.tokens[at as usize].is(Class::Auxiliary) || text.tokens[at as usize].is(Class::PastVerb);
        let predicate = !led && (opening.is(Class::Pronoun) || (open + 1..(open + 3).min(clause.end)).any(verbal));
        // "replaces a scheme of 2016 and had been "overdue"": all of the second predicate is quoted.
        let mut second = open;
        while second > clause.start && text.has(second - 1, Class::Auxiliary) {
            second -= 1;
        }
        let joined = second < open && second > clause.start + 3 && text.is_any(second - 1, words!["and", "but"]);
        if closes && joined {
            return Some(Extent::new(clause.start, second - 1));
        }
        if quoted * 4 < length && !predicate {
            return Some(clause);
        }
        let verb = predicate || opening.is(Class::PastVerb) || known.plain;
        let rest = Extent::new(clause.start, open);
        if !closes || verb || inside().count() > 1 || !finite::is_finite(text, rest) {
            return None;
        }
        let adjunct =
            opening.is(Class::Preposition) || adjuncts::is_subordinate(text, open + 1) || text.is(open + 1, "within");
        if adjunct {
            return Some(rest);
        }
        (quoted * 2 <= length).then_some(clause)
    }

    fn words(&self, tokens: Extent) -> usize {
        let tokens = self.reading.text.tokens.get(tokens.range()).unwrap_or_default();
        tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
    }

    /// Whether a token stands inside somebody's name.
    fn is_in_mention(&self, sentence: &Sentence, at: u32) -> bool {
        self.reading.mentions_in(sentence).iter().any(|mention| mention.tokens.contains(at))
    }
}
