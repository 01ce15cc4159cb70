//! Blocks of signatures under a formal text: names, each beside or under the party that it signs for.
//!
//! "For the Government of X:" stands above the names of those who sign for it, or below them; in columns, the parties stand
//! side by side, and below them in the same order the names.

use std::collections::VecDeque;

use dossier::Id;

use super::add;
use crate::draft::Draft;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{BlockKind, Sentence, words};

/// The name of the rule.
pub(super) const RULE: &str = "signature-block";

/// Adds the names in blocks of signatures.
pub(super) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let text = &reading.text;
    let signed = || text.sentences.iter().filter(|sentence| text.block_of(sentence).kind == BlockKind::Signature);
    let names_first = signed()
        .flat_map(|sentence| reading.mentions_in(sentence))
        .find(|mention| is_state(mention) || matches!(mention.entity, EntityRef::Person(_)))
        .is_some_and(|first| !is_state(first));
    let mut waiting: VecDeque<Id> = VecDeque::new();
    let mut party: Option<Id> = None;
    let mut above: Vec<&Mention> = Vec::new();
    let mut witness = false;
    for sentence in signed() {
        if opens_witnesses(reading, sentence) {
            witness = true;
        }
        for mention in reading.mentions_in(sentence) {
            match mention.entity {
                EntityRef::Country(country) if is_state(mention) => {
                    let id = reading.entities.countries.get(country as usize).map(|country| country.id.clone());
                    let Some(id) = id.filter(|id| draft.parties.iter().any(|party| party.fact.id == *id)) else {
                        continue;
                    };
                    witness = false;
                    if names_first {
                        for person in above.drain(..) {
                            add(reading, draft, person.entity, Some(id.clone()), person.range, RULE);
                        }
                    } else if waiting.back() != Some(&id) {
                        waiting.push_back(id);
                    }
                }
                EntityRef::Person(_) if witness => {}
                EntityRef::Person(_) if names_first => above.push(mention),
                EntityRef::Person(_) => {
                    party = waiting.pop_front().or(party);
                    add(reading, draft, mention.entity, party.clone(), mention.range, RULE);
                }
                _ => {}
            }
        }
    }
    for person in above {
        add(reading, draft, person.entity, None, person.range, RULE);
    }
}

fn is_state(mention: &Mention) -> bool {
    matches!(mention.entity, EntityRef::Country(_)) && mention.how == How::Name
}

/// Whether a line brings in those who only witness: "In the presence of", "Witnesses:".
fn opens_witnesses(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let tokens = sentence.tokens;
    let whereof = (tokens.start..tokens.end).any(|at| text.is(at, "whereof"));
    !whereof
        && (tokens.start..tokens.end.min(tokens.start + 6))
            .any(|at| text.is_any(at, words!["witness", "witnesses", "witnessed", "presence"]))
}
