//! Every statement of a dossier, in one walk.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Claim, Dossier, Evidence, Id, Instrument, Span, Status, Voice};

/// The kinds of statement, in the order in which a dossier holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FactKind {
    /// A field of the agreement; an aim is `agreement:aims-1`.
    Agreement,
    /// A party.
    Party,
    /// An organisation.
    Organisation,
    /// A person.
    Person,
    /// A signature, identified by its person.
    Signatory,
    /// A domain.
    Domain,
    /// A commitment.
    Commitment,
    /// A quotation.
    Quotation,
    /// An event.
    Event,
    /// Another agreement.
    Related,
    /// A topic that readers look for and that the text states, identified by the topic's word.
    Silence,
}

impl FactKind {
    /// Every kind, in order.
    pub const ALL: &[Self] = &[
        Self::Agreement,
        Self::Party,
        Self::Organisation,
        Self::Person,
        Self::Signatory,
        Self::Domain,
        Self::Commitment,
        Self::Quotation,
        Self::Event,
        Self::Related,
        Self::Silence,
    ];

    /// The prefix of the marks of this kind.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Party => "party",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Signatory => "signatory",
            Self::Domain => "domain",
            Self::Commitment => "commitment",
            Self::Quotation => "quotation",
            Self::Event => "event",
            Self::Related => "related",
            Self::Silence => "silence",
        }
    }
}

/// One statement of a dossier. It is shown by its mark, `kind:id`.
#[derive(Clone, Debug)]
pub struct Fact<'d> {
    /// Its kind.
    pub kind: FactKind,
    /// Its identifier within the kind.
    pub id: Id,
    /// What it says, as short as can be: a name, a value's word, a clause.
    pub text: &'d str,
    /// Who asserts it, where that is recorded.
    pub voice: Option<&'d Voice>,
    /// The word or words that carry its strength or its attribution.
    pub cue: Option<&'d Span>,
    /// The words that back it.
    pub evidence: &'d Evidence,
}

/// The fact's mark: `person:kim-min-ji`, `agreement:signing_date`.
impl fmt::Display for Fact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.id)
    }
}

impl Dossier {
    /// Every statement that has evidence, by kind and then in the dossier's order.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        let mut facts = Vec::new();
        self.agreement_facts(&mut facts);
        let mut add = |kind, id: &Id, text, evidence| {
            facts.push(Fact { kind, id: id.clone(), text, voice: None, cue: None, evidence });
        };
        for party in &self.parties {
            add(FactKind::Party, &party.id, &party.name, &party.evidence);
        }
        for organisation in &self.organisations {
            add(FactKind::Organisation, &organisation.id, &organisation.name, &organisation.evidence);
        }
        for person in &self.people {
            add(FactKind::Person, &person.id, &person.name, &person.evidence);
        }
        for signatory in &self.signatories {
            let name = self.actor_name(&signatory.person).unwrap_or(signatory.person.as_str());
            add(FactKind::Signatory, &signatory.person, name, &signatory.evidence);
        }
        for domain in &self.domains {
            add(FactKind::Domain, &domain.id, &domain.name, &domain.evidence);
        }
        facts.extend(self.commitments.iter().map(|commitment| Fact {
            kind: FactKind::Commitment,
            id: commitment.id.clone(),
            text: &commitment.text,
            voice: Some(&commitment.voice),
            cue: Some(&commitment.cue),
            evidence: &commitment.evidence,
        }));
        facts.extend(self.quotations.iter().map(|quotation| Fact {
            kind: FactKind::Quotation,
            id: quotation.id.clone(),
            text: &quotation.text,
            voice: None,
            cue: quotation.cue.as_ref(),
            evidence: &quotation.evidence,
        }));
        let mut add = |kind, id: &Id, text, evidence| {
            facts.push(Fact { kind, id: id.clone(), text, voice: None, cue: None, evidence });
        };
        for event in &self.events {
            add(FactKind::Event, &event.id, &event.text, &event.evidence);
        }
        for related in &self.related {
            add(FactKind::Related, &related.id, &related.name, &related.evidence);
        }
        for silence in &self.silences {
            if let Some(evidence) = &silence.stated {
                add(FactKind::Silence, &silence.topic.word().into(), silence.topic.word(), evidence);
            }
        }
        facts
    }

    fn agreement_facts<'d>(&'d self, facts: &mut Vec<Fact<'d>>) {
        let agreement = &self.agreement;
        let mut add = |id: Id, text: &'d str, voice: &'d Voice, evidence: &'d Evidence| {
            facts.push(Fact { kind: FactKind::Agreement, id, text, voice: Some(voice), cue: None, evidence });
        };
        let mut text = |id: &str, claim: &'d Option<Claim<String>>| {
            if let Some(claim) = claim {
                add(id.into(), &claim.value, &claim.voice, &claim.evidence);
            }
        };
        text("name", &agreement.name);
        text("venue", &agreement.venue);
        text("occasion", &agreement.occasion);
        let mut word = |id: &str, claim: Option<(&'static str, &'d Voice, &'d Evidence)>| {
            if let Some((word, voice, evidence)) = claim {
                add(id.into(), word, voice, evidence);
            }
        };
        let instrument = |claim: &'d Claim<Instrument>| (claim.value.word(), &claim.voice, &claim.evidence);
        let status = |claim: &'d Claim<Status>| (claim.value.word(), &claim.voice, &claim.evidence);
        word("instrument", agreement.instrument.as_ref().map(instrument));
        word("status", agreement.status.as_ref().map(status));
        if let Some(date) = &agreement.signing_date {
            add("signing_date".into(), date.evidence.first().quote(), &date.voice, &date.evidence);
        }
        for (place, aim) in agreement.aims.iter().enumerate() {
            add(Id::new(format!("aims-{}", place + 1)), &aim.value, &aim.voice, &aim.evidence);
        }
    }
}
