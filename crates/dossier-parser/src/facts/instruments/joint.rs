//! What states agree with each other without a word for the instrument: "X and Y agreed on Monday to recognise …".
//!
//! Two states are the subject of a verb of agreeing, or one of them agrees with the other, near the head of the text; what they
//! agree is a deed, not a view or another meeting; and the text shows that governments speak.

use super::makers;
use crate::lexicon::Class;
use crate::lexicon::verbs::is_adverb;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, words};

/// How many sentences of a text are its head.
const HEAD: usize = 3;

/// How many sentences may show that governments speak.
const SHOWN: usize = 10;

/// Where states are said to agree something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct JointAct {
    /// The sentence.
    pub(crate) sentence: u32,
    /// The token of the verb.
    pub(crate) verb: u32,
}

/// The first such place at the head of a text.
pub(super) fn find(reading: &Reading<'_>) -> Option<JointAct> {
    let text = &reading.text;
    let prose = || text.sentences.iter().filter(|sentence| text.block_of(sentence).kind == BlockKind::Prose);
    let act = prose().take(HEAD).find_map(|sentence| act_in(reading, sentence))?;
    let governs = |at: u32| {
        text.has(at, Class::Ministry)
            || text.has(at, Class::Envoy)
            || text.has(at, Class::Office)
            || text.is_any(at, words!["governments", "government", "cabinets"])
    };
    let games = prose().take(HEAD).any(|sentence| sentence.has(Class::Sport));
    if games {
        return None;
    }
    let shown = prose().take(SHOWN).any(|sentence| (sentence.tokens.start..sentence.tokens.end).any(governs));
    shown.then_some(act)
}

/// The act that a sentence tells of.
fn act_in(reading: &Reading<'_>, sentence: &Sentence) -> Option<JointAct> {
    let text = &reading.text;
    // "…, the companies said"
    let told_by_others = |at: u32| makers::is_private(text, at) && text.has(at + 1, Class::Reporting);
    if (sentence.tokens.start..sentence.tokens.end).any(told_by_others) {
        return None;
    }
    (sentence.tokens.start..sentence.tokens.end).find_map(|verb| {
        let end = agreeing(reading, sentence, verb)?;
        let (makers, private) = makers::count(reading, subject(reading, sentence, verb));
        let joint = match makers {
            2 => Some(end),
            1 => partner(reading, sentence, end),
            _ => None,
        };
        let end = joint.filter(|_| !private && !is_doubted(reading, sentence, verb))?;
        is_deed(reading, sentence, end).then_some(JointAct { sentence: sentence.index, verb })
    })
}

/// The token behind a verb of agreeing, or the "jointly" or "to" of a plan: "will jointly", "are jointly to".
fn agreeing(reading: &Reading<'_>, sentence: &Sentence, at: u32) -> Option<u32> {
    let text = &reading.text;
    if text.is_any(at, words!["agreed", "agree", "agrees", "undertook", "resolved", "decided"]) {
        return Some(at + 1);
    }
    let jointly = || (at + 1..(at + 3).min(sentence.tokens.end)).find(|next| text.is(*next, "jointly"));
    let planned = text.is_any(at, words!["will", "shall", "are"]).then(jointly).flatten()?;
    Some(if text.is(at, "are") { planned + 1 } else { planned })
}

/// The words before a verb that hold its subject: back to where its clause begins.
fn subject(reading: &Reading<'_>, sentence: &Sentence, verb: u32) -> Extent {
    /// How long a subject may be, with the offices and names of those who act.
    const LONGEST: u32 = 40;
    let text = &reading.text;
    let opens = |at: &u32| {
        let token = &text.tokens[*at as usize];
        let other = token.is(Class::PastVerb) || token.is(Class::Reporting) && !token.is(Class::Office);
        matches!(text.word(*at), ";" | ":" | "\"" | "“" | "”")
            || !token.capital && other
            || text.is_any(*at, words!["that", "while", "after", "when", "because", "but", "although", "where", "than"])
    };
    let mut before = (sentence.tokens.start..verb).rev().take(LONGEST as usize);
    Extent::new(before.find(opens).map_or(sentence.tokens.start, |at| at + 1), verb)
}

/// "agreed with Croatia": the token behind the state with which another agrees.
fn partner(reading: &Reading<'_>, sentence: &Sentence, from: u32) -> Option<u32> {
    let text = &reading.text;
    let with = (from..(from + 3).min(sentence.tokens.end)).find(|at| text.is(*at, "with"))?;
    let end = (with + 7).min(sentence.tokens.end);
    let (states, private) = makers::count(reading, Extent::new(with + 1, end));
    let last = reading.mentions_within(text.bytes(Extent::new(with + 1, end))).last()?;
    (states == 1 && !private).then_some(last.tokens.end)
}

/// Whether words before a verb deny or doubt it, or only wish it.
fn is_doubted(reading: &Reading<'_>, sentence: &Sentence, verb: u32) -> bool {
    let text = &reading.text;
    (verb.saturating_sub(4).max(sentence.tokens.start)..verb).any(|at| {
        text.has(at, Class::Doubting)
            || text.has(at, Class::Wishing)
            || text.is_any(
                at,
                words!["not", "never", "yet", "nearly", "almost", "would", "should", "must", "cannot", "to", "if"],
            )
    })
}

/// Whether what is agreed is a deed: "to recognise …", "on joint patrols", "that ships will be searched", and not that something
/// matters or to meet again.
fn is_deed(reading: &Reading<'_>, sentence: &Sentence, from: u32) -> bool {
    /// How many tokens of time and place may stand before what is agreed.
    const REACH: u32 = 14;
    let text = &reading.text;
    let end = sentence.tokens.end.min(from + REACH);
    let dated = |at: u32| reading.dates_in(sentence).iter().any(|date| date.tokens.contains(at));
    // "will jointly patrol"
    if text.is(from, "jointly") {
        return is_deed_verb(reading, from + 1);
    }
    let mut at = from;
    while at < end {
        if text.is(at, "to") {
            let next = (at + 1..at + 3).find(|next| !is_adverb(text.word(*next)) && !text.is(*next, "jointly"));
            return next.is_some_and(|next| is_deed_verb(reading, next));
        }
        if text.is(at, "that") {
            return (at..sentence.tokens.end)
                .take(20)
                .any(|at| text.is_any(at, words!["will", "would", "shall", "should"]));
        }
        if text.is(at, "on") && !dated(at + 1) && !text.has(at + 1, Class::Weekday) {
            let vague = |at: u32| {
                text.is_any(
                    at,
                    words!["need", "importance", "urgency", "nothing", "little", "much", "principles", "goal"],
                )
            };
            return !(at + 1..at + 4).any(vague);
        }
        at += 1;
    }
    false
}

/// Whether a verb is one for a deed, and not for more talks or another view.
fn is_deed_verb(reading: &Reading<'_>, at: u32) -> bool {
    let text = &reading.text;
    let verb = text.verb(at);
    let talks =
        |at: u32| text.has(at, Class::Talks) || text.is_any(at, words!["dialogue", "contacts", "contact", "meeting"]);
    let carries_on =
        text.is_any(at, words!["hold", "resume", "continue", "start", "open", "begin", "keep", "restart", "relaunch"]);
    let other = text.is_any(
        at,
        words!["disagree", "differ", "meet", "talk", "discuss", "negotiate", "consider", "be", "try", "draw"],
    );
    (verb.plain || verb.either || verb.mostly) && !other && !(carries_on && (at + 1..at + 6).any(talks))
}
