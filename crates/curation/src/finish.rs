//! The dossier after all changes: what is numbered is numbered by its place, nobody is named who is gone, and what was
//! changed is recorded.

use std::collections::BTreeSet;

use dossier::{Change, Curation, Id, Reference, Voice};

use crate::Curated;
use crate::entry::Given;
use crate::kind::Kind;
use crate::problems::Problems;
use crate::state::{State, aim_id, each_voice};

/// The finished dossier.
pub(crate) fn finish(mut state: State<'_>, known: Vec<Reference>, slug: Option<Given>, problems: &Problems) -> Curated {
    forget(&mut state, problems);
    number(&mut state);
    let d = &mut state.dossier;
    d.agreement.aims = state.aims.iter().map(|aim| aim.claim.clone()).collect();
    for domain in &mut d.domains {
        let concern = d.commitments.iter().filter(|commitment| commitment.domains.contains(&domain.id));
        domain.commitments = concern.map(|commitment| commitment.id.clone()).collect();
    }
    d.references = known;
    let derived = d.derived_slug();
    match slug {
        Some(slug) if derived == *slug.value => {
            let message = format!("the dossier's slug is `{derived}` already");
            problems.report("changes-nothing", &slug.range, message, "take the line out");
        }
        Some(slug) => d.slug = Id::new(slug.value),
        None => d.slug = derived,
    }
    let mut records = std::mem::take(&mut state.records);
    records.sort_by_key(|record| record.range.start);
    d.curation = records
        .into_iter()
        .map(|record| Curation {
            fact: mark(record.kind, &record.id),
            change: record.change,
            was: record.was,
            reason: record.reason,
        })
        .collect();
    let moved = state.renamed.iter().map(|(kind, old, new)| (mark(*kind, old), mark(*kind, new))).collect();
    Curated { dossier: state.dossier, moved }
}

/// The mark of a fact.
fn mark(kind: Kind, id: &Id) -> String {
    let kind = if kind == Kind::Aim { Kind::Agreement } else { kind };
    format!("{kind}:{id}")
}

/// Whoever was dropped is named nowhere any more. A signature can't do without its person, so that is an error.
fn forget(state: &mut State<'_>, problems: &Problems) {
    let d = &mut state.dossier;
    for signatory in &d.signatories {
        let gone = state.records.iter().find(|record| record.kind == Kind::Person && record.id == signatory.person);
        if let Some(record) = gone.filter(|_| d.people.iter().all(|person| person.id != signatory.person)) {
            let message = format!("`{}` is dropped, but signs the agreement", signatory.person);
            let hint = format!("drop the signature too: [[drop.signatory]] with person = \"{}\"", signatory.person);
            problems.report("still-needed", &record.range, message, hint);
        }
    }
    let parties = d.parties.iter().map(|party| party.id.clone()).collect::<BTreeSet<_>>();
    let bodies = d.organisations.iter().map(|body| body.id.clone()).collect::<BTreeSet<_>>();
    let people = d.people.iter().map(|person| person.id.clone());
    let known = people.chain(bodies.iter().cloned()).chain(parties.iter().cloned()).collect::<BTreeSet<_>>();
    let domains = d.domains.iter().map(|domain| domain.id.clone()).collect::<BTreeSet<_>>();
    let keep = |id: &mut Option<Id>, among: &BTreeSet<Id>| {
        if id.as_ref().is_some_and(|id| !among.contains(id)) {
            *id = None;
        }
    };
    d.organisations.iter_mut().for_each(|organisation| keep(&mut organisation.party, &parties));
    for role in d.people.iter_mut().flat_map(|person| &mut person.roles) {
        keep(&mut role.party, &parties);
        keep(&mut role.organisation, &bodies);
    }
    d.signatories.iter_mut().for_each(|signatory| keep(&mut signatory.party, &parties));
    d.quotations.iter_mut().for_each(|quotation| keep(&mut quotation.speaker, &known));
    d.events.iter_mut().for_each(|event| event.participants.retain(|id| known.contains(id)));
    for commitment in &mut d.commitments {
        commitment.actors.retain(|id| known.contains(id));
        commitment.domains.retain(|id| domains.contains(id));
    }
    each_voice(d, &mut state.aims, |voice| {
        if let Voice::Attributed { speaker } = voice {
            keep(speaker, &known);
        }
    });
}

/// Puts what is numbered into the order of the text, and numbers it.
fn number(state: &mut State<'_>) {
    let mut moved: Vec<(Kind, Id, Id)> = Vec::new();
    macro_rules! number {
        ($list:expr, $kind:ident, $letter:literal, $start:expr) => {
            let start = $start;
            $list.sort_by_key(|fact| start(fact));
            for (place, fact) in $list.iter_mut().enumerate() {
                let old = std::mem::replace(&mut fact.id, Id::new(format!(concat!($letter, "{}"), place + 1)));
                moved.push((Kind::$kind, old, fact.id.clone()));
            }
        };
    }
    let d = &mut state.dossier;
    number!(d.commitments, Commitment, "c", |fact: &dossier::Commitment| fact.evidence.first().start());
    number!(d.quotations, Quotation, "q", |fact: &dossier::Quotation| fact.evidence.first().start());
    number!(d.events, Event, "e", |fact: &dossier::Event| fact.evidence.first().start());
    state.aims.sort_by_key(|aim| aim.claim.evidence.first().start());
    for (place, aim) in state.aims.iter_mut().enumerate() {
        let old = std::mem::replace(&mut aim.id, aim_id(place));
        moved.push((Kind::Aim, old, aim.id.clone()));
    }
    moved.retain(|(_, old, new)| old != new);
    for record in state.records.iter_mut().filter(|record| record.change != Change::Dropped) {
        let now = moved.iter().find(|(kind, old, _)| *kind == record.kind && *old == record.id);
        if let Some((.., new)) = now {
            record.id = new.clone();
        }
    }
    state.renamed.extend(moved);
}
