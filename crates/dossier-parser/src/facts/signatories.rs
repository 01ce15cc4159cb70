//! Who signed, or is said to be about to.
//!
//! 1. [`blocks`]: blocks of signatures: "For the Government of X:", a name, an office.
//! 2. [`clause`]: "A and B signed", "signed by A and B", "A put pen to paper with her counterpart B", "the signatures of A and B".
//! 3. "their foreign ministers signed": whoever holds the office.
//!
//! The party is the one that the clause names ("A for X"), else that of the office. Where the party of all but one is known, the one
//! left signs for the party that is left; where none is known, they stand in the order of the parties.

mod blocks;
mod clause;
mod party;

use std::collections::BTreeSet;

use dossier::{Id, Role, Signatory};

use self::clause::Clause;
use super::signing::Signers;
use crate::draft::{Draft, Found};
use crate::lexicon::{Class, Form, GAZETTEER, Known};
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Words};

/// Words that begin another clause.
const BREAKS: Words = Words::of(&[
    "who", "which", "that", "said", "while", "as", "after", "before", "when", "but", "not", "with", "where",
]);

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    blocks::find(reading, draft);
    // Those of whom a clause says for whom they sign.
    let mut told: BTreeSet<Id> = BTreeSet::new();
    for signature in draft.signatures.clone() {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        if signature.witness || reading.text.block_of(sentence).kind == BlockKind::Signature {
            continue;
        }
        let clause = Clause::new(reading, sentence);
        let (found, rule) = clause.signers(&signature);
        let verb = reading.text.tokens[signature.token as usize].range;
        let bytes = found
            .iter()
            .map(|person| person.range)
            .fold(verb, |all, person| Extent::new(all.start.min(person.start), all.end.max(person.end)));
        for person in &found {
            if clause.party(person).is_some() {
                told.extend(reading.id_of(person.entity).cloned());
            }
            let party = clause.party(person).and_then(|country| reading.entities.countries.get(country as usize));
            add(reading, draft, person.entity, party.map(|country| country.id.clone()), bytes, rule);
        }
        if found.is_empty() && signature.signers == Signers::Behind {
            listed_below(reading, draft, sentence);
        }
        if found.is_empty() {
            for person in by_office(reading, draft, sentence, signature.token) {
                add(reading, draft, EntityRef::Person(person), None, bytes, "their-ministers");
            }
        }
    }
    asked(reading, draft);
    represented(reading, draft);
    one_for_each(draft, &told);
    the_party_left(draft);
    in_order(draft);
    at_home(reading, draft);
}

/// "Who signed it?", and the names below: an answer in a list of questions.
fn asked(reading: &Reading<'_>, draft: &mut Draft) {
    /// How long such a question may be.
    const LONGEST: u32 = 12;
    let text = &reading.text;
    for sentence in text.sentences.iter().filter(|sentence| sentence.has(Class::Signed) || sentence.has(Class::Sign)) {
        let Extent { start, end } = sentence.tokens;
        let question = text.is(start, "who") && text.word(end - 1) == "?" && end - start <= LONGEST;
        let Some(answer) = text.sentences.get(sentence.index as usize + 1).filter(|_| question) else { continue };
        let clause = Clause::new(reading, answer);
        for person in clause.listed(answer.tokens.start) {
            let party = clause.party(person).and_then(|country| reading.entities.countries.get(country as usize));
            add(reading, draft, person.entity, party.map(|country| country.id.clone()), person.range, "asked");
        }
    }
}

/// "At the signing, X was represented by A and Y by B": who acts for each of the parties where the text tells of the signing.
fn represented(reading: &Reading<'_>, draft: &mut Draft) {
    let text = &reading.text;
    let done = draft.signatures.iter().map(|signature| signature.sentence).collect::<BTreeSet<_>>();
    if done.is_empty() || !draft.signatories.is_empty() {
        return;
    }
    let told = |sentence: &Sentence| {
        sentence.has(Class::Signing)
            || (sentence.tokens.start..sentence.tokens.end).any(|at| text.is(at, "ceremony"))
            || done.contains(&sentence.index)
    };
    for sentence in &text.sentences {
        let tokens = sentence.tokens;
        let verb = (tokens.start..tokens.end).find(|at| text.are(*at, &["represented", "by"]));
        let near = || {
            told(sentence) || sentence.index.checked_sub(1).is_some_and(|before| told(&text.sentences[before as usize]))
        };
        let Some(verb) = verb.filter(|_| near()) else { continue };
        let clause = Clause::new(reading, sentence);
        let pairs = clause.people.iter().filter(|person| person.tokens.start > verb).map(|person| {
            // The party right before "represented by", or before the "by" that goes on with it.
            let mentions = reading.mentions_in(sentence).iter();
            let by = (tokens.start..person.tokens.start).rev().find(|at| text.is(*at, "by"))?;
            let state = mentions
                .take_while(|mention| mention.tokens.start < by)
                .filter(|mention| mention.tokens.end <= by)
                .last()?;
            match state.entity {
                EntityRef::Country(country) => {
                    Some((*person, reading.entities.countries.get(country as usize)?.id.clone()))
                }
                _ => None,
            }
        });
        let pairs = pairs.flatten().collect::<Vec<_>>();
        let parties = |id: &Id| draft.parties.iter().any(|party| party.fact.id == *id);
        if pairs.len() >= 2 && pairs.len() == draft.parties.len() && pairs.iter().all(|(_, id)| parties(id)) {
            for (person, party) in pairs {
                add(reading, draft, person.entity, Some(party), person.range, "represented");
            }
            return;
        }
    }
}

/// Of two who sign, of whom the clause says that one signs for a party, the other does not sign for the same: what is known of an
/// office alone gives way.
fn one_for_each(draft: &mut Draft, told: &BTreeSet<Id>) {
    if draft.parties.len() != 2 || draft.signatories.len() != 2 {
        return;
    }
    let same =
        draft.signatories[0].fact.party.is_some() && draft.signatories[0].fact.party == draft.signatories[1].fact.party;
    let sure = draft.signatories.iter().filter(|found| told.contains(&found.fact.person)).count();
    if same && sure == 1 {
        draft
            .signatories
            .iter_mut()
            .filter(|found| !told.contains(&found.fact.person))
            .for_each(|found| found.fact.party = None);
    }
}

fn add(
    reading: &Reading<'_>,
    draft: &mut Draft,
    person: EntityRef,
    party: Option<Id>,
    bytes: Extent,
    rule: &'static str,
) {
    let EntityRef::Person(person) = person else { return };
    let Some(person) = reading.entities.people.get(person as usize) else { return };
    let role = person.roles.first();
    let own = person.roles.iter().find(|role| role.party.is_some());
    // Whoever signs for a state that is no party signs for another one, which is not known.
    let is_party = |id: &Id| draft.parties.iter().any(|party| party.fact.id == *id);
    let by_office = own.and_then(|role| role.party.clone()).filter(is_party);
    let said = party.filter(is_party);
    let by_office = by_office.filter(|_| said.is_none());
    let party = said.or_else(|| by_office.clone());
    // The words for the office and for whom it is held say it of the signatory as well.
    let offices = role.into_iter().chain(own.filter(|_| by_office.is_some()));
    let known = draft.signatory_of.get(&person.id).and_then(|place| draft.signatories.get_mut(*place));
    if let Some(known) = known {
        if known.fact.party.is_none() {
            known.fact.party = party;
            offices.for_each(|role| known.fact.evidence.merge(role.evidence.clone()));
        }
        return;
    }
    let Some(mut evidence) = reading.evidence(bytes) else { return };
    offices.for_each(|role| evidence.merge(role.evidence.clone()));
    let signatory = Signatory { person: person.id.clone(), party, role: role.map(|role| role.title.clone()), evidence };
    draft.signatory_of.insert(person.id.clone(), draft.signatories.len());
    draft.signatories.push(Found::new(signatory, rule));
}

/// "Signed by:" above a list: the first whom each item names, for the state that it names.
fn listed_below(reading: &Reading<'_>, draft: &mut Draft, sentence: &Sentence) {
    const MOST: usize = 12;
    let text = &reading.text;
    if text.word(sentence.tokens.end.saturating_sub(1)) != ":" {
        return;
    }
    let below = text.sentences.iter().skip(sentence.index as usize + 1).take(MOST);
    for item in below.take_while(|item| text.block_of(item).kind == BlockKind::Item) {
        let mentions = reading.mentions_in(item);
        let Some(person) = mentions.iter().find(|mention| matches!(mention.entity, EntityRef::Person(_))) else {
            return;
        };
        let state = mentions.iter().find_map(|mention| match mention.entity {
            EntityRef::Country(country) => reading.entities.countries.get(country as usize),
            _ => None,
        });
        add(reading, draft, person.entity, state.map(|state| state.id.clone()), person.range, "listed-below");
    }
}

/// The ministers of the parties, where "their foreign ministers" sign: for each party the only one whom the text names.
fn by_office(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, verb: u32) -> Vec<u32> {
    /// Among more people than these, nobody is looked for by an office alone.
    const MANY: usize = 512;
    if reading.entities.people.len() > MANY {
        return Vec::new();
    }
    let text = &reading.text;
    let from = sentence.tokens.start.max(verb.saturating_sub(12));
    let plural = (from..verb).rev().take_while(|at| !text.is_any(*at, &BREAKS));
    let office = plural
        .map(|at| (at, text.word(at).to_lowercase()))
        .find(|(at, word)| text.tokens[*at as usize].is(Class::Office) && word.ends_with('s') && !word.ends_with("ss"));
    let Some((_, office)) = office else { return Vec::new() };
    let heads: &[&str] = match office.as_str() {
        "leaders" => &["president", "prime", "chancellor", "king", "premier"],
        "ministers" => &["minister"],
        "presidents" => &["president"],
        "ambassadors" => &["ambassador"],
        "secretaries" => &["secretary"],
        _ => return Vec::new(),
    };
    let has_head = |role: &Role| role.title.split(' ').any(|word| heads.contains(&word.to_lowercase().as_str()));
    let holders = reading.entities.people.iter().enumerate().filter(|(_, person)| person.roles.iter().any(has_head));
    let holders = holders.take(draft.parties.len() + 1).map(|(place, _)| place as u32).collect::<Vec<_>>();
    if holders.len() == draft.parties.len() && holders.len() > 1 {
        return holders;
    }
    let mut all = Vec::new();
    for party in &draft.parties {
        let holds = |role: &Role| role.party.as_ref() == Some(&party.fact.id) && has_head(role);
        let people = reading.entities.people.iter().enumerate();
        let mut people = people.filter(|(_, person)| person.roles.iter().any(holds)).map(|(place, _)| place as u32);
        match (people.next(), people.next()) {
            (Some(only), None) => all.push(only),
            _ => return Vec::new(),
        }
    }
    all
}

/// Of two parties and two who sign, the one whose party is not known signs for the one that is left.
fn the_party_left(draft: &mut Draft) {
    if draft.parties.len() != 2 || draft.signatories.len() != 2 {
        return;
    }
    let known = draft.signatories.iter().filter_map(|found| found.fact.party.clone()).collect::<Vec<_>>();
    let [known] = &known[..] else { return };
    let left = draft.parties.iter().map(|party| &party.fact.id).find(|id| *id != known).cloned();
    if let Some(unknown) = draft.signatories.iter_mut().find(|found| found.fact.party.is_none()) {
        unknown.fact.party = left;
    }
}

/// The only one who signs, of whom no party is known, signs for the party in whose capital the story was written.
fn at_home(reading: &Reading<'_>, draft: &mut Draft) {
    let text = &reading.text;
    let [only] = &mut draft.signatories[..] else { return };
    let Some(dateline) = text.blocks.iter().take(6).find(|block| block.kind == BlockKind::Dateline) else { return };
    if only.fact.party.is_some() || only.fact.role.is_none() {
        return;
    }
    // A dateline may shout.
    let town = text.slice(dateline.range).split([',', '(', ':']).next().unwrap_or_default().trim();
    let capital = match GAZETTEER.longest(town, true) {
        Some((length, Known::Country(country, Form::Capital))) if length == town.len() => country,
        _ => return,
    };
    let Some(country) = GAZETTEER.countries.get(capital as usize) else { return };
    let home = draft.parties.iter().find(|party| party.fact.code == country.code);
    only.fact.party = home.map(|party| party.fact.id.clone());
}

/// Those of whom no party is known stand in the order of the parties: "X and Y signed …. Mines Minister A and Resources Minister B".
fn in_order(draft: &mut Draft) {
    let unknown = draft.signatories.iter().all(|found| found.fact.party.is_none());
    let one_clause =
        draft.signatories.windows(2).all(|pair| pair[0].fact.evidence.first() == pair[1].fact.evidence.first());
    // In columns too: the names stand below the parties in their order.
    let in_blocks = draft.signatories.iter().all(|found| found.rule == blocks::RULE);
    if unknown && (one_clause || in_blocks) && draft.signatories.len() == draft.parties.len() && draft.parties.len() > 1
    {
        for (found, party) in draft.signatories.iter_mut().zip(&draft.parties) {
            found.fact.party = Some(party.fact.id.clone());
        }
    }
}
