//! The dossier in the making: facts as the rules find them, and which rule found each.

use std::collections::BTreeMap;

use dossier::{Agreement, Commitment, Domain, Dossier, Event, Format, Id, Organisation, Paragraph, Party, Quotation};
use dossier::{Related, Sentence, Signatory, Silence, Source, Voice};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::Trace;
use crate::facts::{About, Signature};
use crate::lexicon::GAZETTEER;
use crate::mentions::Entities;
use crate::reading::Reading;

/// A fact and the name of the rule that found it.
#[derive(Clone, Debug)]
pub(crate) struct Found<T> {
    pub(crate) fact: T,
    pub(crate) rule: &'static str,
}

impl<T> Found<T> {
    pub(crate) fn new(fact: T, rule: &'static str) -> Self {
        Self { fact, rule }
    }
}

/// What has been found so far. Later rules read here what earlier ones found.
///
/// Facts with numbers for identifiers (commitments, quotations, events) are numbered at the end, by their place in the
/// text; until then their identifiers mean nothing. A domain's list of commitments is filled at the end too: it follows
/// from the domains of the commitments.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The instruments that the text speaks of, and which of them it is about.
    pub(crate) about: About,
    /// Where the text speaks of its signing, the surest first.
    pub(crate) signatures: Vec<Signature>,
    pub(crate) agreement: Agreement,
    /// The fields of the agreement that were found, each with the rule that found it.
    pub(crate) agreement_rules: Vec<(&'static str, &'static str)>,
    pub(crate) headline: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) parties: Vec<Found<Party>>,
    pub(crate) signatories: Vec<Found<Signatory>>,
    /// The place of each person's signature in `signatories`.
    pub(crate) signatory_of: BTreeMap<Id, usize>,
    pub(crate) quotations: Vec<Found<Quotation>>,
    pub(crate) domains: Vec<Found<Domain>>,
    pub(crate) commitments: Vec<Found<Commitment>>,
    pub(crate) events: Vec<Found<Event>>,
    pub(crate) related: Vec<Found<Related>>,
    pub(crate) silences: Vec<Found<Silence>>,
}

impl Draft {
    /// The finished dossier of the source with the given name and SHA-256, and which rule found each of its facts.
    pub(crate) fn finish(mut self, name: &str, sha256: String, reading: Reading<'_>) -> (Dossier, Vec<Trace>) {
        self.number();
        let mut traces = Vec::new();
        let mut trace = |kind: &str, id: &str, rule| traces.push(Trace { fact: [kind, ":", id].concat(), rule });
        let mut aims = 0;
        for (field, rule) in &self.agreement_rules {
            if *field == "aims" {
                aims += 1;
                trace("agreement", &format!("aims-{aims}"), rule);
            } else {
                trace("agreement", field, rule);
            }
        }
        let paragraphs = paragraphs(&reading);
        let Entities { organisations, people, organisation_rules, people_rules, countries } = reading.entities;
        for (organisation, rule) in organisations.iter().zip(organisation_rules) {
            trace("organisation", organisation.id.as_str(), rule);
        }
        for (person, rule) in people.iter().zip(people_rules) {
            trace("person", person.id.as_str(), rule);
        }
        let source = Source {
            id: Id::new(name),
            sha256,
            language: "en".into(),
            published: reading.published,
            publisher: self.publisher,
            headline: self.headline,
            paragraphs,
        };
        let mut dossier = Dossier {
            format: Format::V1,
            slug: Id::new(""),
            source,
            agreement: self.agreement,
            parties: settle(self.parties, |party| trace("party", party.fact.id.as_str(), party.rule)),
            organisations,
            people,
            signatories: settle(self.signatories, |found| trace("signatory", found.fact.person.as_str(), found.rule)),
            domains: settle(self.domains, |domain| trace("domain", domain.fact.id.as_str(), domain.rule)),
            commitments: settle(self.commitments, |found| trace("commitment", found.fact.id.as_str(), found.rule)),
            quotations: settle(self.quotations, |found| trace("quotation", found.fact.id.as_str(), found.rule)),
            events: settle(self.events, |event| trace("event", event.fact.id.as_str(), event.rule)),
            related: settle(self.related, |related| trace("related", related.fact.id.as_str(), related.rule)),
            silences: settle(self.silences, |silence| trace("silence", silence.fact.topic.word(), silence.rule)),
            references: Vec::new(),
            curation: Vec::new(),
        };
        add_other_blocs(&mut dossier, countries, &mut traces);
        keep_known(&mut dossier);
        dossier.slug = dossier.derived_slug();
        (dossier, traces)
    }

    /// Puts the numbered facts in the order of the text, numbers them, and gives each domain its commitments.
    fn number(&mut self) {
        self.commitments.sort_by_key(|found| found.fact.evidence.first().range().start);
        for (index, found) in self.commitments.iter_mut().enumerate() {
            found.fact.id = Id::new(format!("c{}", index + 1));
        }
        self.quotations.sort_by_key(|found| found.fact.evidence.first().range().start);
        for (index, found) in self.quotations.iter_mut().enumerate() {
            found.fact.id = Id::new(format!("q{}", index + 1));
        }
        self.events.sort_by_key(|found| found.fact.evidence.first().range().start);
        for (index, found) in self.events.iter_mut().enumerate() {
            found.fact.id = Id::new(format!("e{}", index + 1));
        }
        for domain in &mut self.domains {
            let concern = |commitment: &&Found<Commitment>| commitment.fact.domains.contains(&domain.fact.id);
            domain.fact.commitments =
                self.commitments.iter().filter(concern).map(|commitment| commitment.fact.id.clone()).collect();
        }
    }
}

/// Takes the facts out of their rules, showing each to `trace` on the way.
fn settle<T>(found: Vec<Found<T>>, mut trace: impl FnMut(&Found<T>)) -> Vec<T> {
    found
        .into_iter()
        .map(|found| {
            trace(&found);
            found.fact
        })
        .collect()
}

/// The sentences by paragraph.
fn paragraphs(reading: &Reading<'_>) -> Vec<Paragraph> {
    let text = &reading.text;
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for blocks in text.blocks.chunk_by(|one, next| one.paragraph == next.paragraph) {
        let sentences = blocks.iter().flat_map(|block| &text.sentences[block.sentences.range()]);
        let sentences = sentences.map(|sentence| Sentence {
            id: sentence.id(),
            start: sentence.range.start,
            end: sentence.range.end,
            text: text.slice(sentence.range).to_owned(),
        });
        let sentences = sentences.collect::<Vec<_>>();
        if !sentences.is_empty() {
            paragraphs.push(Paragraph { id: Id::new(format!("p{}", paragraphs.len() + 1)), sentences });
        }
    }
    paragraphs
}

/// A bloc that the text names and that is no party is an organisation like any other.
fn add_other_blocs(dossier: &mut Dossier, countries: Vec<Party>, traces: &mut Vec<Trace>) {
    for Party { id, name, aliases, evidence, .. } in countries {
        let is_party = dossier.parties.iter().any(|party| party.id == id);
        if !is_party && GAZETTEER.is_bloc(&id) {
            traces.push(Trace { fact: format!("organisation:{id}"), rule: "bloc" });
            dossier.organisations.push(Organisation { id, name, aliases, party: None, evidence });
        }
    }
}

/// Forgets whoever is not in the dossier: a rule may name as actor, speaker or participant a country that turned out to be
/// no party.
fn keep_known(dossier: &mut Dossier) {
    let Dossier { parties, organisations, people, domains, commitments, .. } = dossier;
    let keep = |id: &mut Option<Id>, among: &HashSet<&Id>| {
        if id.as_ref().is_some_and(|id| !among.contains(id)) {
            *id = None;
        }
    };
    let parties = parties.iter().map(|party| &party.id).collect::<HashSet<_>>();
    organisations.iter_mut().for_each(|organisation| keep(&mut organisation.party, &parties));
    people.iter_mut().flat_map(|person| &mut person.roles).for_each(|role| keep(&mut role.party, &parties));
    dossier.signatories.iter_mut().for_each(|signatory| keep(&mut signatory.party, &parties));
    let bodies = organisations.iter().map(|body| &body.id);
    let known = bodies.chain(people.iter().map(|person| &person.id)).chain(parties).collect::<HashSet<_>>();
    let domains = domains.iter().map(|domain| &domain.id).collect::<HashSet<_>>();
    dossier.quotations.iter_mut().for_each(|quotation| keep(&mut quotation.speaker, &known));
    dossier.events.iter_mut().for_each(|event| event.participants.retain(|id| known.contains(id)));
    for commitment in commitments {
        commitment.actors.retain(|id| known.contains(id));
        commitment.domains.retain(|id| domains.contains(id));
        if let Voice::Attributed { speaker } = &mut commitment.voice {
            keep(speaker, &known);
        }
    }
    // Another agreement may have the name of a body or a field.
    let mut taken: HashSet<Id> = HashSet::new();
    let mut counts: HashMap<Id, u32> = HashMap::new();
    for related in &mut dossier.related {
        let name = related.id.clone();
        let count = counts.entry(name.clone()).or_insert(1);
        while known.contains(&related.id) || domains.contains(&related.id) || !taken.insert(related.id.clone()) {
            *count += 1;
            related.id = Id::new(format!("{name}-{count}"));
        }
    }
}
