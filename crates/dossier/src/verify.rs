//! The proof of a dossier against its text.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use crate::{Change, Dossier, Evidence, Id, Sentence, Span};

/// Something in a dossier that its text does not bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The mark of the fact, such as `commitment:c3`.
    pub fact: String,
    /// What is wrong.
    pub problem: String,
    /// The bytes of the text that are meant, as far as they lie in it.
    pub range: Range<usize>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.fact, self.problem)
    }
}

impl Dossier {
    /// Checks the dossier against the text that it was made from: every sentence and every span is the text's own
    /// bytes, every span lies in the sentence that it names, every identifier is used once and every one that is
    /// referred to exists. Gives what is wrong; nothing, if all is well.
    pub fn verify(&self, text: &str) -> Vec<Violation> {
        let mut proof = Proof { text, sentences: self.sentences().collect(), violations: Vec::new() };
        proof.sentences();
        for fact in self.facts() {
            let mark = fact.to_string();
            proof.evidence(&mark, fact.evidence);
            if let Some(cue) = fact.cue {
                proof.span(&mark, cue);
            }
        }
        for person in &self.people {
            for role in &person.roles {
                proof.evidence(&format!("person:{}", person.id), &role.evidence);
            }
        }
        self.verify_identifiers(&mut proof);
        self.verify_curation(&mut proof);
        proof.violations
    }

    /// What a curator changed or knows is about something that is there.
    fn verify_curation(&self, proof: &mut Proof<'_>) {
        let marks = self.facts().iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        let there = |mark: &str| mark == "source" || mark.starts_with("source:") || marks.contains(mark);
        let subjects = self.references.iter().map(|reference| &reference.subject);
        let changes = self.curation.iter().filter(|entry| entry.change != Change::Dropped).map(|entry| &entry.fact);
        for mark in subjects.chain(changes).filter(|mark| !there(mark)) {
            proof.report(mark, "a curator's entry is about it, but it is not in the dossier".to_owned(), 0..0);
        }
    }

    fn verify_identifiers(&self, proof: &mut Proof<'_>) {
        let mut seen = BTreeSet::new();
        for fact in self.facts() {
            // A signature is identified by its person, a field and a topic by their own fixed words.
            let own = !matches!(
                fact.kind,
                crate::FactKind::Signatory | crate::FactKind::Silence | crate::FactKind::Agreement
            );
            if own && !seen.insert(fact.id.clone()) {
                proof.report(&fact.to_string(), format!("the identifier `{}` is used twice", fact.id), 0..0);
            }
        }
        let mut must_be = |fact: String, known: bool, id: &Id| {
            if !known {
                proof.report(&fact, format!("`{id}` is not in the dossier"), 0..0);
            }
        };
        for signatory in &self.signatories {
            let mark = format!("signatory:{}", signatory.person);
            must_be(mark.clone(), self.person(&signatory.person).is_some(), &signatory.person);
            if let Some(party) = &signatory.party {
                must_be(mark, self.party(party).is_some(), party);
            }
        }
        for domain in &self.domains {
            for id in &domain.commitments {
                must_be(format!("domain:{}", domain.id), self.commitment(id).is_some(), id);
            }
        }
        for commitment in &self.commitments {
            let mark = || format!("commitment:{}", commitment.id);
            for id in &commitment.actors {
                must_be(mark(), self.actor_name(id).is_some(), id);
            }
            for id in &commitment.domains {
                must_be(mark(), self.domain(id).is_some(), id);
            }
        }
        for quotation in &self.quotations {
            if let Some(id) = &quotation.speaker {
                must_be(format!("quotation:{}", quotation.id), self.actor_name(id).is_some(), id);
            }
        }
        for event in &self.events {
            for id in &event.participants {
                must_be(format!("event:{}", event.id), self.actor_name(id).is_some(), id);
            }
        }
    }
}

struct Proof<'t> {
    text: &'t str,
    sentences: Vec<&'t Sentence>,
    violations: Vec<Violation>,
}

impl Proof<'_> {
    fn sentences(&mut self) {
        let mut end_before = 0;
        for (index, sentence) in self.sentences.clone().into_iter().enumerate() {
            let mark = format!("sentence:{}", sentence.id);
            let range = sentence.start as usize..sentence.end as usize;
            if sentence.id.place() as usize != index + 1 {
                self.report(&mark, "its number is not its place".into(), range.clone());
            }
            if range.start < end_before {
                self.report(&mark, "it overlaps with the sentence before".into(), range.clone());
            }
            if self.text.get(range.clone()) != Some(&sentence.text) {
                self.report(&mark, "its words are not those of the text".into(), range.clone());
            }
            end_before = range.end;
        }
    }

    fn evidence(&mut self, mark: &str, evidence: &Evidence) {
        for span in evidence {
            self.span(mark, span);
        }
    }

    fn span(&mut self, mark: &str, span: &Span) {
        if self.text.get(span.range()) != Some(span.quote()) {
            let problem = format!("“{}” does not stand at {span} of the text", span.quote());
            self.report(mark, problem, span.range());
        }
        let index = span.sentence().place().checked_sub(1).map(|place| place as usize);
        let sentence = index.and_then(|index| self.sentences.get(index));
        if !sentence.is_some_and(|s| s.start as usize <= span.start() && span.start() < s.end as usize) {
            self.report(mark, format!("{span} does not start in that sentence"), span.range());
        }
    }

    fn report(&mut self, fact: &str, problem: String, range: Range<usize>) {
        let end = range.end.min(self.text.len());
        self.violations.push(Violation { fact: fact.to_owned(), problem, range: range.start.min(end)..end });
    }
}
