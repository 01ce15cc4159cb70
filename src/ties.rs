//! How the source ties people, organisations, parties and domains to each other: the network's edges, and its table.

use dossier::{Dossier, Evidence, Id};

use crate::order::sort_by_key;

/// In what way two of them are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// A person signs for a party.
    SignsFor,
    /// A person holds office in an organisation.
    HoldsOffice,
    /// A person holds office for a party.
    OfficeOf,
    /// An organisation belongs to a party.
    BelongsTo,
    /// An actor is to act on a domain.
    Commits,
    /// Both took part in an event.
    TookPart,
    /// Both made another agreement.
    Related,
}

/// A tie between two parts of a dossier, which the source states.
#[derive(Clone, Debug)]
pub struct Tie<'d> {
    /// The identifier of the person, organisation or party.
    pub from: &'d Id,
    /// How they are tied.
    pub relation: Relation,
    /// The identifier of the person, organisation, party or domain.
    pub to: &'d Id,
    /// The words that say so.
    pub evidence: &'d Evidence,
}

/// Every tie of a dossier, each once, in the order of the relations.
pub fn ties(dossier: &Dossier) -> Vec<Tie<'_>> {
    let mut ties: Vec<Tie<'_>> = Vec::new();
    let mut add = |from, relation, to, evidence| {
        let known = ties.iter().any(|tie| tie.from == from && tie.relation == relation && tie.to == to);
        if !known && from != to {
            ties.push(Tie { from, relation, to, evidence });
        }
    };
    for signatory in &dossier.signatories {
        if let Some(party) = &signatory.party {
            add(&signatory.person, Relation::SignsFor, party, &signatory.evidence);
        }
    }
    for person in &dossier.people {
        for role in &person.roles {
            if let Some(organisation) = &role.organisation {
                add(&person.id, Relation::HoldsOffice, organisation, &role.evidence);
            }
            if let Some(party) = &role.party {
                add(&person.id, Relation::OfficeOf, party, &role.evidence);
            }
        }
    }
    for organisation in &dossier.organisations {
        if let Some(party) = &organisation.party {
            add(&organisation.id, Relation::BelongsTo, party, &organisation.evidence);
        }
    }
    for commitment in &dossier.commitments {
        for actor in &commitment.actors {
            for domain in &commitment.domains {
                add(actor, Relation::Commits, domain, &commitment.evidence);
            }
        }
    }
    for event in &dossier.events {
        pairs(&event.participants, |from, to| add(from, Relation::TookPart, to, &event.evidence));
    }
    for related in &dossier.related {
        pairs(&related.parties, |from, to| add(from, Relation::Related, to, &related.evidence));
    }
    sort_by_key(&mut ties, |tie| tie.relation);
    ties
}

fn pairs<'d>(ids: &'d [Id], mut add: impl FnMut(&'d Id, &'d Id)) {
    for (place, from) in ids.iter().enumerate() {
        ids[place + 1..].iter().for_each(|to| add(from, to));
    }
}
