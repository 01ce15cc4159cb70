//! The proof of a dossier against its text.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use crate::{Change, Dossier, Evidence, Id, Sentence, Span, Voice};

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
    /// bytes, every span lies in the sentence that it names, the words of commitments, quotations and events stand in their
    /// evidence, every identifier is used once, and every one that is referred to exists, but for the makers of another
    /// agreement ([`Related::parties`](crate::Related)), who need not be in the dossier. Gives what is wrong; nothing, if
    /// all is well.
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
        self.verify_words(&mut proof);
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
        let known = Known::of(self);
        for (mark, voice) in self.facts().iter().filter_map(|fact| Some((fact.to_string(), fact.voice?))) {
            if let Voice::Attributed { speaker: Some(speaker) } = voice {
                proof.refers(&mark, [speaker], &known.actors);
            }
        }
        for organisation in &self.organisations {
            proof.refers(&format!("organisation:{}", organisation.id), &organisation.party, &known.parties);
        }
        for person in &self.people {
            let mark = format!("person:{}", person.id);
            for role in &person.roles {
                proof.refers(&mark, &role.organisation, &known.organisations);
                proof.refers(&mark, &role.party, &known.parties);
            }
        }
        for signatory in &self.signatories {
            let mark = format!("signatory:{}", signatory.person);
            proof.refers(&mark, [&signatory.person], &known.people);
            proof.refers(&mark, &signatory.party, &known.parties);
        }
        for domain in &self.domains {
            proof.refers(&format!("domain:{}", domain.id), &domain.commitments, &known.commitments);
        }
        for commitment in &self.commitments {
            let mark = format!("commitment:{}", commitment.id);
            proof.refers(&mark, &commitment.actors, &known.actors);
            proof.refers(&mark, &commitment.domains, &known.domains);
        }
        for quotation in &self.quotations {
            proof.refers(&format!("quotation:{}", quotation.id), &quotation.speaker, &known.actors);
        }
        for event in &self.events {
            proof.refers(&format!("event:{}", event.id), &event.participants, &known.actors);
        }
    }

    /// What is given in the text's own words stands in its evidence.
    fn verify_words(&self, proof: &mut Proof<'_>) {
        for commitment in &self.commitments {
            proof.words(&format!("commitment:{}", commitment.id), &commitment.text, &commitment.evidence);
        }
        for quotation in &self.quotations {
            proof.words(&format!("quotation:{}", quotation.id), &quotation.text, &quotation.evidence);
        }
        for event in &self.events {
            proof.words(&format!("event:{}", event.id), &event.text, &event.evidence);
        }
    }
}

/// The identifiers of a dossier, by what may be referred to. Looked up, since a long text has thousands of each.
struct Known<'d> {
    parties: BTreeSet<&'d Id>,
    organisations: BTreeSet<&'d Id>,
    people: BTreeSet<&'d Id>,
    /// Whoever can speak or act: people, organisations, parties.
    actors: BTreeSet<&'d Id>,
    domains: BTreeSet<&'d Id>,
    commitments: BTreeSet<&'d Id>,
}

impl<'d> Known<'d> {
    fn of(dossier: &'d Dossier) -> Self {
        let parties: BTreeSet<&Id> = dossier.parties.iter().map(|party| &party.id).collect();
        let organisations: BTreeSet<&Id> = dossier.organisations.iter().map(|body| &body.id).collect();
        let people: BTreeSet<&Id> = dossier.people.iter().map(|person| &person.id).collect();
        Self {
            actors: parties.iter().chain(&organisations).chain(&people).copied().collect(),
            parties,
            organisations,
            people,
            domains: dossier.domains.iter().map(|domain| &domain.id).collect(),
            commitments: dossier.commitments.iter().map(|commitment| &commitment.id).collect(),
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
        if !sentence.is_some_and(|s| s.start as usize <= span.start() && span.end() <= s.end as usize) {
            self.report(mark, format!("{span} does not lie in that sentence"), span.range());
        }
    }

    /// Whether some words stand in the evidence, one span behind the other where they reach over several: over sentences, or
    /// on both sides of an attribution. White space is left out, since none belongs to a span at a sentence's end.
    fn words(&mut self, mark: &str, words: &str, evidence: &Evidence) {
        let mut spans: Vec<&Span> = evidence.spans().iter().collect();
        spans.sort_by_key(|span| (span.start(), span.end()));
        let (mut quoted, mut end) = (String::new(), 0);
        for span in spans {
            // Of one that overlaps with another, what the other does not hold.
            let rest = span.quote().get(end.max(span.start()) - span.start()..).unwrap_or_default();
            quoted.extend(rest.split_whitespace());
            end = end.max(span.end());
        }
        let words: String = words.split_whitespace().collect();
        if !quoted.contains(&words) {
            self.report(mark, "its words do not stand in its evidence".to_owned(), evidence.first().range());
        }
    }

    /// Whether each of some identifiers is among those that may stand there.
    fn refers<'i>(&mut self, mark: &str, ids: impl IntoIterator<Item = &'i Id>, known: &BTreeSet<&Id>) {
        for id in ids.into_iter().filter(|id| !known.contains(id)) {
            self.report(mark, format!("`{id}` is not in the dossier"), 0..0);
        }
    }

    fn report(&mut self, fact: &str, problem: String, range: Range<usize>) {
        let end = range.end.min(self.text.len());
        self.violations.push(Violation { fact: fact.to_owned(), problem, range: range.start.min(end)..end });
    }
}
