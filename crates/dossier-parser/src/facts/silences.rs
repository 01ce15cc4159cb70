//! What the text states on funding, duration, legal force and the like, and on what of it it is silent.
//!
//! A topic is stated where words of the lexicon stand in a sentence that concerns the agreement, or under a heading of its
//! own in a formal text. Funding is also stated by an amount of money that the parties give.

mod money;
mod open;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use dossier::{Evidence, Silence, Span, Topic};

use money::gives_money;
use open::{asks_for, leaves_open};
use years::is_of_years;

use crate::dates::below_hundred;
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::lexicon::terms::{self, Hit, Term};
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text, TokenKind, Words, words};

/// Adds what is found to the draft: every topic once.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let mut stated: BTreeMap<Topic, Stated> = BTreeMap::new();
    let mut add = |topic: Topic, sentence: &Sentence, rule| {
        let stated = stated.entry(topic).or_insert(Stated { rule, ..Stated::default() });
        if stated.sentences.insert(sentence.index) {
            stated.spans.extend(reading.span(sentence.range));
        }
    };
    if !draft.about.is_empty() {
        let mut asked = None;
        for sentence in &reading.text.sentences {
            let kind = reading.text.block_of(sentence).kind;
            if kind.is_furniture() || kind == BlockKind::Signature {
                continue;
            }
            let untold = leaves_open(&reading.text, sentence);
            // "When does it start? On 1 May."
            if let Some(topic) = asked.take().filter(|_| !untold) {
                add(topic, sentence, "answer");
            }
            asked = asks_for(&reading.text, sentence);
            for hit in reading.terms_within(sentence.range) {
                if let Term::Topic(topic) = hit.term
                    && !(untold && topic != Topic::LegalForce)
                    && !matches!(kind, BlockKind::Heading | BlockKind::Article)
                    && states(reading, draft, sentence, topic, hit)
                {
                    add(topic, sentence, "words-of-topic");
                }
            }
            if is_of_years(reading, draft, sentence) {
                add(Topic::Duration, sentence, "years-of-agreement");
            }
            if matches!(kind, BlockKind::Heading | BlockKind::Article) {
                continue;
            }
            if gives_money(reading, draft, sentence) {
                add(Topic::Funding, sentence, "amount");
            }
            for (topic, fits, rule) in PATTERNS {
                if !(untold && *topic != Topic::LegalForce)
                    && let Some(tokens) = fits(&reading.text, sentence)
                    && concerns(reading, draft, sentence, *topic, tokens)
                {
                    add(*topic, sentence, rule);
                }
            }
        }
        for (topic, sentence) in under_headings(reading, draft) {
            add(topic, sentence, "heading-of-article");
        }
    }
    for topic in Topic::ALL {
        let found = stated.remove(topic).and_then(|stated| Some((Evidence::try_from(stated.spans).ok()?, stated.rule)));
        let (stated, rule) = found.map_or((None, "silent"), |(evidence, rule)| (Some(evidence), rule));
        draft.silences.push(Found::new(Silence { topic: *topic, stated }, rule));
    }
}

/// Where a topic is stated.
#[derive(Default)]
struct Stated {
    /// The rule that found it first.
    rule: &'static str,
    sentences: BTreeSet<u32>,
    /// The same sentences, in the order in which they were found.
    spans: Vec<Span>,
}

/// What a sentence says of a topic by words of certain classes beside each other, rather than by a fixed phrase.
type Pattern = (Topic, fn(&Text<'_>, &Sentence) -> Option<Extent>, &'static str);

const PATTERNS: &[Pattern] = &[
    (Topic::ImplementingBody, joint_body, "joint-body"),
    (Topic::Termination, may_leave, "may-leave"),
    (Topic::LegalForce, creates_rights, "creates-rights"),
    (Topic::DisputeSettlement, settles_disputes, "settles-disputes"),
];

/// "A steering group composed of equal numbers will meet": a body of both, and what it does. One on a matter of its own is none.
fn joint_body(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    if !sentence.has(Class::JointBody) || !sentence.has(Class::Overseeing) {
        return None;
    }
    let Extent { start, end } = sentence.tokens;
    // "A Battery Council, made up of ministers, is to meet twice a year"
    let meets = |lead: u32, body: u32| {
        (lead..body).any(|at| text.is(at, "a"))
            && (body + 1..(body + 12).min(end)).any(|at| text.is(at, "meet") || text.is(at, "meets"))
    };
    let body = (start + 1..end).find(|&at| {
        let lead = at.saturating_sub(3).max(start);
        let joint = (lead..at).any(|at| text.has(at, Class::JointKind));
        // "a council of six officials"
        let of_so_many = text.is(at + 1, "of")
            && !sentence.has(Class::Dispute)
            && !text.is(at, "panel")
            && (text.tokens.get(at as usize + 2).is_some_and(|token| token.kind == TokenKind::Number)
                || below_hundred(text, at + 2).is_some());
        text.has(at, Class::JointBody) && (joint || of_so_many || meets(lead, at)) && !text.is(at + 1, "on")
    })?;
    Some(Extent::new(body, body + 1))
}

/// "Either may leave on written notice": a party, a modal and a verb for ending it.
fn may_leave(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    if !sentence.has(Class::Leaving) {
        return None;
    }
    let is = |at: u32, words: &Words| text.is_any(at, words);
    let Extent { start, end } = sentence.tokens;
    let modal = (start + 1..end).find(|&at| {
        let lead = at.saturating_sub(8).max(start);
        is(at, words!["may", "can", "could"])
            && (lead..at).any(|at| is(at, words!["either", "each", "any", "one"]) || text.has(at, Class::PartyWord))
            && (at + 1..(at + 4).min(end)).any(|at| text.has(at, Class::Leaving))
    })?;
    let leave = (modal + 1..end).find(|&at| text.has(at, Class::Leaving))?;
    // "may leave the port", "may end a permit": it, the agreement, or nothing is left.
    let it = is(leave + 1, words!["it", "this", "on", "by", "with", "at", ".", "after", "upon", "from", "out", "away"]);
    let named = || (leave + 1..(leave + 4).min(end)).any(|at| text.has(at, Class::Thing));
    (it || named()).then(|| Extent::new(modal, leave + 1))
}

/// "creates no obligations under international law", "does not give rise to rights".
fn creates_rights(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    if !sentence.has(Class::Creating) || !sentence.has(Class::Right) {
        return None;
    }
    let is = |at: u32, words: &Words| text.is_any(at, words);
    let Extent { start, end } = sentence.tokens;
    let verb = (start..end).find(|&at| {
        text.has(at, Class::Creating) && (at + 1..(at + 6).min(end)).any(|at| text.has(at, Class::Right))
    })?;
    let near = verb.saturating_sub(4).max(start)..(verb + 10).min(end);
    let denied = near.clone().any(|at| is(at, words!["not", "no", "any", "neither"]));
    let legal = near.into_iter().any(|at| is(at, words!["legal", "legally", "law", "binding"]));
    (denied || legal).then(|| Extent::new(verb, verb + 1))
}

/// "A panel settles whatever is in dispute": a dispute, and what is done with it.
fn settles_disputes(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    const REACH: u32 = 7;
    if !sentence.has(Class::Resolving) || !sentence.has(Class::Dispute) {
        return None;
    }
    let Extent { start, end } = sentence.tokens;
    let settle = (start..end).find(|&at| {
        let near = at.saturating_sub(REACH).max(start)..(at + REACH).min(end);
        // "settle the dispute over licences": one of the day, not those that may arise.
        let open =
            |at: u32| text.has(at, Class::Dispute) && !text.is(at.saturating_sub(1), "the") && !text.is(at + 1, "over");
        text.has(at, Class::Resolving) && near.into_iter().any(open)
    })?;
    Some(Extent::new(settle, settle + 1))
}

/// Whether the words of a topic say something of the agreement.
fn states(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, topic: Topic, hit: &Hit) -> bool {
    // "A binding agreement is to follow" is another one.
    // "not a treaty" is said of this one.
    let denied = reading.text.is(hit.tokens.start, "not") || reading.text.is(hit.tokens.start, "no");
    let other = !denied && draft.about.others_in(sentence.index).any(|mention| mention.range.meets(hit.range));
    // "a working group on bird flu" carries out no agreement.
    let partial = topic == Topic::ImplementingBody && reading.text.is(hit.tokens.end, "on");
    let personal = topic == Topic::Duration && of_persons(reading, sentence, hit);
    !(other || partial || personal) && concerns(reading, draft, sentence, topic, hit.tokens)
}

/// Whether what some tokens say of a topic is said of the agreement.
fn concerns(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, topic: Topic, tokens: Extent) -> bool {
    let text = &reading.text;
    let about = &draft.about;
    // An instrument that stands in the sentence and is another one is what it speaks of.
    let before = about.mentions_in(sentence.index);
    // "The framework, unlike the treaty of that year, promises no money": its subject is this one.
    let subject = about.mentions_in(sentence.index).next().is_some_and(|(place, mention)| {
        about.is_main(place) && mention.head.end <= sentence.tokens.start + 5 && text.word(mention.head.end) == ","
    });
    let mut nearest = before.filter(|(_, mention)| mention.head.start <= tokens.start);
    if nearest
        .next_back()
        .is_some_and(|(place, mention)| !subject && !about.is_main(place) && (mention.other || mention.name.is_some()))
    {
        return false;
    }
    if about.is_text() {
        return true;
    }
    // The last instrument spoken of is this one, and not long ago; or the first that the sentence speaks of behind these words.
    let next = about.mentions.partition_point(|mention| mention.head.start <= tokens.start);
    let last = next.checked_sub(1);
    let near = last.is_some_and(|last| about.is_main(last) && sentence.index - about.mentions[last].sentence <= 6)
        || about.mentions.get(next).is_some_and(|next| next.sentence == sentence.index) && about.is_main(next)
        || subject
        || goes_on(reading, draft, sentence)
        || last.is_some_and(|last| about.is_main(last)) && names_paper(text, sentence);
    let parties = reading.mentions_in(sentence).iter().any(|mention| mention.entity == EntityRef::Parties);
    let committed = has_commitment(draft, sentence);
    let item = text.block_of(sentence).kind == BlockKind::Item;
    match topic {
        Topic::EntryIntoForce | Topic::LegalForce | Topic::Termination => near || parties || item,
        Topic::Duration => near || item,
        Topic::DisputeSettlement | Topic::Funding => near || committed || parties || item,
        Topic::ImplementingBody => {
            let overseen = || sentence.has(Class::Overseeing);
            committed || item || about.names_it(sentence.index) || near && overseen()
        }
    }
}

/// Whether a sentence speaks of "the text", "the letter".
fn names_paper(text: &Text<'_>, sentence: &Sentence) -> bool {
    (sentence.tokens.start + 1..sentence.tokens.end)
        .any(|at| text.is(at - 1, "the") && (text.has(at, Class::Paper) || text.is(at, "letter")))
}

/// Whether a sentence goes on with "it", "this" or "the text" about the agreement, which the last sentences had as their subject.
fn goes_on(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let start = sentence.tokens.start;
    let opens = text.is_any(start, words!["it", "this", "neither"])
        || text.is(start, "the") && text.has(start + 1, Class::StandIn);
    let before = (sentence.index.saturating_sub(3)..sentence.index).rev();
    let mut named = before.filter_map(|index| {
        let (place, mention) = draft.about.mentions_in(index).next()?;
        Some((place, mention, text.sentences.get(index as usize)?))
    });
    opens
        && named.next().is_some_and(|(place, mention, before)| {
            let subject = mention.head.end.saturating_sub(before.tokens.start) <= 6;
            draft.about.is_main(place) && (subject || before.index + 1 < sentence.index || !text.is(start, "it"))
        })
}

/// Whether a commitment begins in a sentence. They stand in the order of the text.
fn has_commitment(draft: &Draft, sentence: &Sentence) -> bool {
    let start = |found: &Found<dossier::Commitment>| found.fact.evidence.first().range().start;
    let next = draft.commitments.partition_point(|found| start(found) < sentence.range.start as usize);
    draft.commitments.get(next).is_some_and(|found| start(found) < sentence.range.end as usize)
}

/// "for a period of five years" of leave, licences or visas is not how long the agreement lasts.
fn of_persons(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let text = &reading.text;
    (sentence.tokens.start..hit.tokens.start).any(|at| {
        text.is_any(
            at,
            words![
                "visa",
                "visas",
                "workers",
                "students",
                "stay",
                "permits",
                "licences",
                "citizens",
                "nationals",
                "quotas",
                "persons",
            ],
        )
    })
}

/// The first sentence under a heading that names a topic, in a formal text.
fn under_headings<'r>(reading: &'r Reading<'_>, draft: &Draft) -> Vec<(Topic, &'r Sentence)> {
    let text = &reading.text;
    let mut found = Vec::new();
    if !draft.about.formal {
        return found;
    }
    // From the end, so that the first text below a heading is known when the heading is reached.
    let mut below = None;
    for block in text.blocks.iter().rev() {
        if !matches!(block.kind, BlockKind::Heading | BlockKind::Article) {
            below = text.sentences.get(block.sentences.start as usize);
            continue;
        }
        let Some(sentence) = below else { continue };
        let words = text.slice(block.range).to_lowercase();
        for (topic, heads) in terms::heads() {
            if heads.iter().any(|head| words.contains(head.as_str())) {
                found.push((*topic, sentence));
            }
        }
    }
    found.reverse();
    found
}
