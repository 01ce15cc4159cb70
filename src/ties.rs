//! How the source ties people, organisations, parties and domains to each other: the network's edges, and its table.

use dossier::{Commitment, Domain, Dossier, Evidence, Fact, FactKind, Id, SentenceId, Span, Voice};

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

/// The commitments that concern a domain, by either's own record.
pub fn commitments_of<'d>(dossier: &'d Dossier, domain: &Domain) -> Vec<&'d Commitment> {
    let concerns = |c: &&Commitment| c.domains.contains(&domain.id) || domain.commitments.contains(&c.id);
    dossier.commitments.iter().filter(concerns).collect()
}

/// What a domain has around it in the source.
#[derive(Debug)]
pub struct Surroundings<'d> {
    /// Who acts on it, or speaks, acts or is named in a sentence that names it.
    pub involved: Vec<&'d Id>,
    /// The other domains of a sentence that names it, or of a commitment that concerns it.
    pub neighbours: Vec<&'d Domain>,
}

impl<'d> Surroundings<'d> {
    /// Those of a domain.
    pub fn of(dossier: &'d Dossier, domain: &'d Domain) -> Self {
        let commitments = commitments_of(dossier, domain);
        let of_it = |fact: &Fact<'_>| fact.kind == FactKind::Commitment && commitments.iter().any(|c| fact.id == c.id);
        let sentences: Vec<SentenceId> = domain.evidence.spans().iter().map(Span::sentence).collect();
        let is_here = |evidence: &Evidence| evidence.spans().iter().any(|span| sentences.contains(&span.sentence()));
        let facts = dossier.facts();
        let here = facts.iter().filter(|fact| of_it(fact) || is_here(fact.evidence));
        let mut involved: Vec<&Id> = here.flat_map(|fact| concerned(dossier, fact)).collect();
        sort_by_key(&mut involved, |id| *id);
        involved.dedup();
        let shares = |other: &&Domain| {
            let both = |commitment: &&Commitment| commitments.iter().any(|c| c.id == commitment.id);
            is_here(&other.evidence) || commitments_of(dossier, other).iter().any(both)
        };
        let neighbours = dossier.domains.iter().filter(|other| other.id != domain.id).filter(shares).collect();
        Self { involved, neighbours }
    }
}

/// The people, organisations and parties that a statement is about, or that it is by.
pub fn concerned<'d>(dossier: &'d Dossier, fact: &Fact<'d>) -> Vec<&'d Id> {
    let quotation = || dossier.quotations.iter().find(|quotation| fact.id == quotation.id);
    let event = || dossier.events.iter().find(|event| fact.id == event.id);
    let related = || dossier.related.iter().find(|related| fact.id == related.id);
    let mut ids: Vec<&Id> = match fact.kind {
        FactKind::Party => dossier.party(&fact.id).map(|party| &party.id).into_iter().collect(),
        FactKind::Organisation => dossier.organisation(&fact.id).map(|body| &body.id).into_iter().collect(),
        FactKind::Person | FactKind::Signatory => {
            dossier.person(&fact.id).map(|person| &person.id).into_iter().collect()
        }
        FactKind::Commitment => dossier.commitment(&fact.id).into_iter().flat_map(|c| &c.actors).collect(),
        FactKind::Quotation => quotation().and_then(|quotation| quotation.speaker.as_ref()).into_iter().collect(),
        FactKind::Event => event().into_iter().flat_map(|event| &event.participants).collect(),
        FactKind::Related => related().into_iter().flat_map(|related| &related.parties).collect(),
        FactKind::Agreement | FactKind::Domain | FactKind::Silence => Vec::new(),
    };
    if let Some(Voice::Attributed { speaker: Some(speaker) }) = fact.voice {
        ids.push(speaker);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_has_around_it_who_speaks_or_is_named_with_it_and_what_shares_its_sentences() {
        const TEXT: &str = "OSLO, May 6, 2024 -- Norway and Portugal signed an agreement on space and quantum computing on Monday.\n\n\
            The two countries will also cooperate on semiconductors, Minister Ana Silva said.";
        let dossier = dossier_parser::parse("text", TEXT.as_bytes()).dossier;
        let around = |id: &str| {
            let surroundings = Surroundings::of(&dossier, dossier.domain(&id.into()).unwrap());
            let involved = surroundings.involved.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ");
            let neighbours =
                surroundings.neighbours.iter().map(|other| other.id.as_str()).collect::<Vec<_>>().join(" ");
            (involved, neighbours)
        };
        assert_eq!(around("space"), ("norway portugal".to_owned(), "quantum".to_owned()));
        assert_eq!(around("semiconductors"), ("ana-silva norway portugal".to_owned(), String::new()));
    }
}
