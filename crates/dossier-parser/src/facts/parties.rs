//! The states and blocs between which the agreement is made.
//!
//! The sentences that name the agreement are asked in their order who makes it, each by the surest sign that it has:
//!
//! 1. "signed by A for X and B for Y", wherever it stands;
//! 2. "between X and Y", and the governments at the head of a formal text;
//! 3. "the X–Y agreement";
//! 4. who signs or agrees, and with whom: "X signed it with Y", "X and Y agreed";
//! 5. "X's agreement with Y";
//! 6. whose ministers sign it.
//!
//! The first sentence that gives two parties decides; who only hosts, watches, or may join later is in none of these places.

use std::collections::BTreeMap;

use dossier::{Evidence, Party, Span};

use super::instruments::{InstrumentMention, JointAct, handles};
use super::placed;
use super::signing::{expression, signing};
use crate::draft::{Draft, Found};
use crate::lexicon::{Class, Form, GAZETTEER, Known};
use crate::mentions::{EntityRef, How};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, Words, words};

impl State {
    /// Whether it is named as a place: "in Peru".
    fn is_placed(&self, reading: &Reading<'_>) -> bool {
        !self.adjective && placed::is_placed(&reading.text, self.tokens)
    }
}

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let Some((states, rule)) = states(reading, draft) else { return };
    for state in with_members(reading, draft, states) {
        let Some(country) = reading.entities.countries.get(state.country as usize) else { continue };
        if draft.parties.iter().any(|party| party.fact.id == country.id) {
            continue;
        }
        let party = Party { evidence: evidence(reading, state.bytes, &country.evidence), ..country.clone() };
        draft.parties.push(Found::new(party, rule));
    }
}

/// The parties, with the members of a bloc in its place where the text lists who they are: "by Peru and the two members of the Andean
/// Pact: Chile and Bolivia".
fn with_members(reading: &Reading<'_>, draft: &Draft, states: Vec<State>) -> Vec<State> {
    /// How far before the bloc "members" may stand.
    const REACH: u32 = 4;
    let text = &reading.text;
    let members = |bloc: &State| -> Option<Vec<State>> {
        let sentences = text.sentences.iter().filter(|sentence| draft.about.names_it(sentence.index));
        sentences.filter(|sentence| sentence.may_say(words!["members"])).find_map(|sentence| {
            let all = in_sentence(reading, sentence);
            let place = all.iter().position(|state| state.country == bloc.country && state.itself)?;
            let at = all[place].tokens;
            let counted = (at.start.saturating_sub(REACH)..at.start).any(|at| text.are(at, &["members", "of"]));
            let listed = all[place + 1..].iter().filter(|state| state.itself && !state.adjective);
            let listed = each_once(listed.copied().collect());
            (counted && text.is_any(at.end, words![":", ",", "("]) && listed.len() >= 2).then_some(listed)
        })
    };
    let whole = states.iter().flat_map(|state| members(state).unwrap_or_else(|| vec![*state]));
    each_once(whole.collect())
}

/// Where the text says that it is a party, then where it names it.
fn evidence(reading: &Reading<'_>, bytes: Extent, named: &Evidence) -> Evidence {
    let Some(first) = reading.span(bytes) else { return named.clone() };
    let others = named.spans().iter().filter(|span| **span != first).cloned();
    let spans = [first.clone()].into_iter().chain(others).collect::<Vec<Span>>();
    Evidence::try_from(spans).unwrap_or_else(|_| first.into())
}

/// How many sentences are looked at for the other party.
const FIRST: usize = 60;

/// A state that acts in a sentence: by its name, or by one of its bodies or people.
#[derive(Clone, Copy, Debug)]
struct State {
    /// A place in the table of countries.
    country: u32,
    tokens: Extent,
    bytes: Extent,
    /// Whether the state itself is named, not a body or a person of it.
    itself: bool,
    /// Whether it is only an adjective.
    adjective: bool,
}

fn states(reading: &Reading<'_>, draft: &Draft) -> Option<(Vec<State>, &'static str)> {
    let about = &draft.about;
    if about.is_empty() {
        return None;
    }
    if about.formal || about.title.is_some() {
        let heads = preamble(reading, about.title);
        if heads.len() >= 2 {
            return Some((heads, "preamble"));
        }
    }
    if let Some(found) = about.act.and_then(|act| by_act(reading, act)) {
        return Some((found, "joint-act"));
    }
    if let Some(found) = signed_for(reading, draft) {
        return Some((found, "signed-for"));
    }
    let mut single: Option<(Vec<State>, &'static str)> = None;
    for mention in about.main() {
        let Some(sentence) = reading.text.sentences.get(mention.sentence as usize) else { continue };
        let states = in_sentence(reading, sentence);
        for (found, rule) in asked(reading, sentence, mention, &states) {
            let found = each_once(found);
            if found.len() >= 2 {
                return Some((found, rule));
            }
            if found.len() == 1 && single.is_none() {
                single = Some((found, rule));
            }
        }
    }
    let joined = by_signatures(reading, draft).or_else(|| joined_early(reading));
    let joined = joined.or_else(|| single.map(|(one, rule)| (with_another(reading, one), rule)));
    match joined {
        Some((states, rule)) if states.len() >= 2 => Some((states, rule)),
        fewer => only_two(reading).or(fewer),
    }
}

/// The states for which somebody signs: "signed by A for X, B for Y and C for Z".
fn signed_for(reading: &Reading<'_>, draft: &Draft) -> Option<Vec<State>> {
    let text = &reading.text;
    let acted_for = |state: &State| {
        let the = u32::from(text.is(state.tokens.start.saturating_sub(1), "the"));
        state.itself && text.is(state.tokens.start.saturating_sub(1 + the), "for")
    };
    draft.signatures.iter().filter(|signature| !signature.witness).find_map(|signature| {
        let sentence = text.sentences.get(signature.sentence as usize)?;
        let people = reading.mentions_in(sentence).iter();
        let people = people.filter(|mention| matches!(mention.entity, EntityRef::Person(_))).count();
        let states = each_once(in_sentence(reading, sentence).into_iter().filter(|state| acted_for(state)).collect());
        (states.len() >= 2 && people >= states.len()).then_some(states)
    })
}

/// The two states of which alone a text speaks, by name or by capital, again and again: others are named in passing.
fn only_two(reading: &Reading<'_>) -> Option<(Vec<State>, &'static str)> {
    let text = &reading.text;
    let sentences = text.sentences.iter().filter(|sentence| !text.block_of(sentence).kind.is_furniture());
    let mut counts: BTreeMap<u32, (usize, State)> = BTreeMap::new();
    for state in sentences.take(FIRST).flat_map(|sentence| in_sentence(reading, sentence)) {
        if state.itself && !state.adjective && !state.is_placed(reading) {
            counts.entry(state.country).or_insert((0, state)).0 += 1;
        }
    }
    let mut counts = counts.into_values().collect::<Vec<_>>();
    counts.sort_by_key(|(count, state)| (std::cmp::Reverse(*count), state.tokens.start));
    let third = counts.get(2).map_or(0, |(count, _)| *count);
    match counts[..] {
        [(first, one), (second, two), ..] if first >= 2 && second >= 2 && second > 2 * third => {
            let mut both = vec![one, two];
            both.sort_by_key(|state| state.tokens.start);
            Some((both, "only-two"))
        }
        _ => None,
    }
}

/// A state that alone is known to make the agreement, with the one that the text joins to it elsewhere, or with the only other one
/// that it names, as in "Foreign Minister A signed it with his Chinese counterpart".
fn with_another(reading: &Reading<'_>, mut one: Vec<State>) -> Vec<State> {
    let Some(known) = one.first().map(|state| state.country) else { return one };
    let sentences =
        reading.text.sentences.iter().filter(|sentence| !reading.text.block_of(sentence).kind.is_furniture());
    let mut others: Vec<State> = Vec::new();
    for sentence in sentences.take(FIRST) {
        let states =
            in_sentence(reading, sentence).into_iter().filter(|state| state.itself && !state.is_placed(reading));
        let states = states.collect::<Vec<_>>();
        let group = groups(reading, states.clone())
            .into_iter()
            .map(each_once)
            .find(|group| group.len() == 2 && group.iter().any(|state| state.country == known));
        if let Some(group) = group {
            return group;
        }
        others.extend(states.into_iter().filter(|state| state.country != known));
    }
    let others = each_once(others);
    // The parliament, the minister of a story from Podgorica is Montenegro's.
    let home = home(reading).and_then(|home| others.iter().find(|state| state.country == home));
    match (home, &others[..]) {
        (Some(other), _) | (None, [other]) => one.push(*other),
        _ => {}
    }
    one
}

/// The country whose capital the dateline names, if the text names the country too.
fn home(reading: &Reading<'_>) -> Option<u32> {
    let text = &reading.text;
    let dateline = text.blocks.iter().find(|block| block.kind == BlockKind::Dateline)?;
    let (_, known) = GAZETTEER.longest(text.slice(dateline.range), true)?;
    let Known::Country(place, Form::Capital) = known else { return None };
    let code = GAZETTEER.countries.get(place as usize)?.code;
    reading.entities.countries.iter().position(|country| country.code == code).map(|place| place as u32)
}

/// What each rule gives for a sentence that names the agreement, the surest first.
fn asked(
    reading: &Reading<'_>,
    sentence: &Sentence,
    mention: &InstrumentMention,
    states: &[State],
) -> Vec<(Vec<State>, &'static str)> {
    vec![
        (between(reading, sentence, mention, states), "between"),
        (compound(reading, mention, states), "compound"),
        (makers(reading, sentence, mention, states), "makers"),
        (with(reading, sentence, mention, states), "with"),
    ]
}

/// The states of a sentence, in order.
fn in_sentence(reading: &Reading<'_>, sentence: &Sentence) -> Vec<State> {
    let mut states: Vec<State> = Vec::new();
    for mention in reading.mentions_in(sentence) {
        let country = match mention.entity {
            EntityRef::Country(country) => Some(country),
            EntityRef::Organisation(body) => {
                let body = &reading.entities.organisations[body as usize];
                let owner = body.party.as_ref().and_then(|id| reading.country_of_id(id));
                owner.or_else(|| whose(reading, &body.name))
            }
            EntityRef::Person(person) => reading.entities.people[person as usize]
                .roles
                .iter()
                .find_map(|role| role.party.as_ref())
                .and_then(|id| reading.country_of_id(id)),
            EntityRef::Parties => None,
        };
        let Some(country) = country else { continue };
        let itself = matches!(mention.entity, EntityRef::Country(_));
        let adjective = mention.how == How::Demonym;
        states.push(State { country, tokens: mention.tokens, bytes: mention.range, itself, adjective });
    }
    states
}

/// The state that the name of a body begins with: "Croatian parliament".
fn whose(reading: &Reading<'_>, name: &str) -> Option<u32> {
    let (_, Known::Country(place, Form::Demonym)) = GAZETTEER.longest(name, false)? else { return None };
    let code = GAZETTEER.countries.get(place as usize)?.code;
    reading.entities.countries.iter().position(|country| country.code == code).map(|place| place as u32)
}

/// The states without those that are there already.
fn each_once(states: Vec<State>) -> Vec<State> {
    let mut once: Vec<State> = Vec::with_capacity(states.len());
    for state in states {
        if !once.iter().any(|known| known.country == state.country) {
            once.push(state);
        }
    }
    once
}

/// The governments in the title and at the head of a formal text, before it says what they agreed.
fn preamble(reading: &Reading<'_>, title: Option<Extent>) -> Vec<State> {
    let text = &reading.text;
    for sentence in text.sentences.iter().take(40) {
        let block = text.block_of(sentence);
        if block.kind == BlockKind::Article
            || block.heading.is_some_and(|heading| text.blocks[heading as usize].kind == BlockKind::Article)
        {
            break;
        }
        let in_title = title.is_some_and(|title| title.meets(sentence.range));
        let states = in_sentence(reading, sentence);
        let states = states
            .into_iter()
            .filter(|state| state.itself && !state.adjective && (in_title || !state.is_placed(reading)))
            .collect();
        let groups = groups(reading, each_once(states));
        if let Some(group) = groups.into_iter().find(|group| group.len() >= 2) {
            return group;
        }
    }
    Vec::new()
}

/// States that commas and "and" join, group by group.
fn groups(reading: &Reading<'_>, states: Vec<State>) -> Vec<Vec<State>> {
    let mut groups: Vec<Vec<State>> = Vec::new();
    for state in states {
        match groups.last_mut() {
            Some(group)
                if group.last().is_some_and(|last| {
                    let own = last.country == state.country && state.tokens.start.saturating_sub(last.tokens.end) <= 8;
                    own || is_joint(reading, Extent::new(last.tokens.end, state.tokens.start))
                }) =>
            {
                group.push(state);
            }
            _ => groups.push(vec![state]),
        }
    }
    groups
}

/// Whether the tokens between two states join them: "and the Government of the".
fn is_joint(reading: &Reading<'_>, between: Extent) -> bool {
    const PARTS: &[&str] = &[
        "the",
        "government",
        "governments",
        "of",
        "republic",
        "kingdom",
        "state",
        "as",
        "well",
        "its",
        "his",
        "her",
        "on",
        "one",
        "hand",
        "other",
        "side",
        "both",
        "today",
        "hereinafter",
        "part",
        "ministry",
        "minister",
        "acting",
        "represented",
        "by",
        "capital",
        "people",
        "'s",
        "’s",
        "then",
        "along",
        "with",
        "federal",
    ];
    let text = &reading.text;
    if between.start >= between.end {
        // "Japan-Australia", "the EU–Chile".
        return between.start >= between.end;
    }
    if between.end - between.start > 14 {
        return false;
    }
    let mut joined = false;
    for at in between.start..between.end {
        let word = text.word(at);
        let joint = matches!(word, "," | "and" | "&" | "-" | "–" | "—" | "/" | "AND");
        joined |= joint;
        let title = text.tokens[at as usize].is(Class::Office)
            || text.tokens[at as usize].is(Class::Subject)
            || text.tokens[at as usize].is(Class::OfficeModifier);
        let part = PARTS.iter().any(|part| word.eq_ignore_ascii_case(part));
        let name = text.tokens[at as usize].capital && text.tokens[at as usize].kind == TokenKind::Word;
        if !(joint || part || title || name || matches!(word, "(" | ")" | "\"" | "“" | "”")) {
            return false;
        }
    }
    joined
}

/// "between X and Y", behind the agreement or in its title.
fn between(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention, states: &[State]) -> Vec<State> {
    let text = &reading.text;
    let from = mention.head.start.max(sentence.tokens.start);
    let Some(word) = (from..sentence.tokens.end).take(30).find(|at| text.is(*at, "between") || text.is(*at, "among"))
    else {
        return Vec::new();
    };
    let behind = states.iter().copied().filter(|state| state.tokens.start > word);
    let first = groups(reading, behind.collect()).into_iter().next().unwrap_or_default();
    let near = first.first().is_some_and(|state| state.tokens.start - word <= 8);
    if near { first } else { Vec::new() }
}

/// "the X–Y agreement", "the X and Y treaty".
fn compound(reading: &Reading<'_>, mention: &InstrumentMention, states: &[State]) -> Vec<State> {
    let range = mention.name.map_or(mention.range, |name| {
        Extent::new(name.start.min(mention.range.start), name.end.max(mention.range.end))
    });
    let inside = states.iter().copied().filter(|state| {
        state.itself
            && (range.meets(state.bytes) || state.bytes.end <= range.start && range.start - state.bytes.end <= 1)
    });
    groups(reading, inside.collect()).into_iter().find(|group| group.len() >= 2).unwrap_or_default()
}

/// Who stands before a verb of making, and with whom: "X and Y signed", "X will sign an agreement with Y", "signed by A of X and B of Y".
fn makers(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention, states: &[State]) -> Vec<State> {
    let text = &reading.text;
    for verb in sentence.tokens.start..sentence.tokens.end {
        let token = &text.tokens[verb as usize];
        if token.kind != TokenKind::Word || !(token.is(Class::Making) || signing(text, verb).is_some()) {
            continue;
        }
        let before = states.iter().copied().filter(|state| {
            state.tokens.end <= verb && state.tokens.start >= sentence.tokens.start && !state.is_placed(reading)
        });
        let mut subject = groups(reading, before.collect()).pop().unwrap_or_default();
        let gap = subject.last().map_or(0, |last| gap(reading, last.tokens.end, verb));
        if gap > 12 {
            subject.clear();
        }
        let named = subject.iter().any(|state| !state.adjective) || subject.len() == 1;
        if subject.len() >= 2 && named && gap <= 6 {
            return subject;
        }
        if expression(text, verb).is_none() && !text.is(verb, "agreed") && !text.is(verb, "agree") {
            continue;
        }
        // "… with Y", in the same clause.
        let with = (verb + 1..sentence.tokens.end)
            .take(30)
            .find(|at| text.is(*at, "with") && (*at > mention.head.start || *at - verb <= 3));
        if let Some(with) = with {
            let behind = states.iter().copied().filter(|state| state.tokens.start > with);
            let object = groups(reading, behind.collect()).into_iter().next().unwrap_or_default();
            if object.first().is_some_and(|first| first.tokens.start - with <= 8) {
                subject.extend(object);
                if each_once(subject.clone()).len() >= 2 {
                    return subject;
                }
            }
        }
        // "signed by …".
        let by = (verb + 1..sentence.tokens.end).take(4).find(|at| text.is(*at, "by"));
        if let Some(by) = by {
            let end = clause_end(reading, by, sentence.tokens.end);
            let agents = states
                .iter()
                .copied()
                .filter(|state| state.tokens.start > by && state.tokens.end <= end && !state.is_placed(reading))
                .collect::<Vec<_>>();
            if each_once(agents.clone()).len() >= 2 {
                return agents;
            }
        }
    }
    Vec::new()
}

/// How many tokens part a state from a verb, those aside that name people: "the ministers of X and Y – A and B – signed".
fn gap(reading: &Reading<'_>, from: u32, verb: u32) -> u32 {
    let text = &reading.text;
    let named = reading.mentions_within(text.bytes(Extent::new(from, verb.max(from + 1)))).iter();
    let people = named.filter(|mention| matches!(mention.entity, EntityRef::Person(_)));
    let words = people.map(|person| person.tokens.len().min(verb - from) + 1).sum::<u32>();
    (verb - from).saturating_sub(words)
}

/// Where the clause ends that starts at a token: at a word that brings in somebody who only watches, or another clause.
fn clause_end(reading: &Reading<'_>, from: u32, end: u32) -> u32 {
    const ENDS: Words = Words::of(&[
        "witnessed",
        "presence",
        "attended",
        "while",
        "after",
        "before",
        "which",
        "where",
        "following",
        "ahead",
        "mediated",
        "brokered",
        "hosted",
        "against",
        "amid",
        "during",
        "who",
        "said",
    ]);
    (from..end).find(|at| reading.text.is_any(*at, &ENDS)).unwrap_or(end)
}

/// "X's agreement with Y", "its agreement with Y".
fn with(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention, states: &[State]) -> Vec<State> {
    let text = &reading.text;
    let ends =
        |at: &u32| text.word(*at) == "," || text.is_any(*at, words!["whose", "which", "that", "held", "who", "where"]);
    let behind = (mention.head.end..sentence.tokens.end).take(12).take_while(|at| !ends(at));
    let Some(with) = behind.into_iter().find(|at| text.is(*at, "with")) else {
        return Vec::new();
    };
    let object = states
        .iter()
        .copied()
        .filter(|state| state.tokens.start > with && state.itself && state.tokens.start - with <= 6);
    let object = groups(reading, object.collect()).into_iter().next().unwrap_or_default();
    if object.is_empty() {
        return Vec::new();
    }
    let subject =
        states.iter().copied().find(|state| state.tokens.end <= mention.head.start && !state.is_placed(reading));
    let mut both: Vec<State> = subject.into_iter().collect();
    if both.is_empty() {
        // The subject of the text's first sentence, where this one says "it" or "the minister".
        let lead = text.sentences.iter().find(|sentence| text.block_of(sentence).kind == BlockKind::Prose);
        both.extend(
            lead.and_then(|lead| in_sentence(reading, lead).into_iter().find(|state| !state.is_placed(reading))),
        );
    }
    both.extend(object);
    both
}

/// The states that are said to agree something: before the verb, or before it and behind "with".
fn by_act(reading: &Reading<'_>, act: JointAct) -> Option<Vec<State>> {
    /// How far behind the verb the state may stand with which another agrees.
    const REACH: u32 = 8;
    let sentence = reading.text.sentences.get(act.sentence as usize)?;
    let states = in_sentence(reading, sentence).into_iter().filter(|state| !state.is_placed(reading));
    let (before, behind): (Vec<State>, Vec<State>) =
        states.filter(|state| state.tokens.start < act.verb + REACH).partition(|state| state.tokens.end <= act.verb);
    let subject = groups(reading, before.clone()).into_iter().map(each_once).rfind(|group| group.len() >= 2);
    let both = subject.unwrap_or_else(|| {
        let before = each_once(before);
        if before.len() >= 2 { before } else { each_once(before.into_iter().chain(behind).collect()) }
    });
    (both.len() >= 2).then_some(both)
}

/// The states of those who sign.
fn by_signatures(reading: &Reading<'_>, draft: &Draft) -> Option<(Vec<State>, &'static str)> {
    for signature in &draft.signatures {
        let sentence = reading.text.sentences.get(signature.sentence as usize)?;
        let states = in_sentence(reading, sentence).into_iter().filter(|state| !state.is_placed(reading));
        let end = clause_end(reading, signature.token, sentence.tokens.end);
        let states = each_once(states.filter(|state| state.tokens.start < end).collect());
        if states.len() == 2 {
            return Some((states, "signatures"));
        }
    }
    let signed =
        reading.text.sentences.iter().filter(|sentence| reading.text.block_of(sentence).kind == BlockKind::Signature);
    let states =
        each_once(signed.flat_map(|sentence| in_sentence(reading, sentence)).filter(|state| state.itself).collect());
    (states.len() >= 2).then_some((states, "signature-block"))
}

/// The two states that the first sentences join, where the text goes on with "the two countries".
fn joined_early(reading: &Reading<'_>) -> Option<(Vec<State>, &'static str)> {
    let text = &reading.text;
    let together = reading.mentions.iter().any(|mention| mention.entity == EntityRef::Parties);
    let first = text.sentences.iter().filter(|sentence| !text.block_of(sentence).kind.is_furniture()).take(4);
    let mut all = Vec::new();
    for sentence in first {
        let states = in_sentence(reading, sentence)
            .into_iter()
            .filter(|state| !state.adjective && !state.is_placed(reading))
            .collect::<Vec<_>>();
        let group = groups(reading, states.clone()).into_iter().map(each_once).find(|group| group.len() >= 2);
        let states = states.into_iter().filter(|state| state.itself).collect::<Vec<_>>();
        // "X and Y have agreed …".
        let acts = |group: &Vec<State>| {
            let end = group.last().map_or(0, |last| last.tokens.end);
            (end..end + 3).any(|at| text.is(at, "put") || handles(text, at))
        };
        if let Some(group) = group.filter(|group| together || acts(group)) {
            return Some((group, "joined-early"));
        }
        if !together {
            continue;
        }
        all.extend(states);
        let once = each_once(all.clone());
        if once.len() == 2 {
            return Some((once, "named-early"));
        }
    }
    None
}
