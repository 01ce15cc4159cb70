//! What a text says it leaves open, and what its questions ask for.

use dossier::Topic;

use crate::lexicon::Class;
use crate::text::{Extent, Sentence, Text, Words, words};

/// Whether a sentence says that something is not said: "the text is silent on who will pay", "it offers no court in which a quarrel
/// could be settled"; or only what somebody thinks right: "he stressed that disputes must be settled by law".
pub(super) fn leaves_open(text: &Text<'_>, sentence: &Sentence) -> bool {
    const SAYS: Words = Words::of(&[
        "say",
        "says",
        "said",
        "saying",
        "mention",
        "mentions",
        "mentioned",
        "mentioning",
        "specify",
        "specifies",
        "specified",
        "specifying",
        "state",
        "states",
        "stated",
        "stating",
        "explain",
        "explains",
        "explained",
        "spell",
        "disclose",
        "disclosed",
        "reveal",
        "revealed",
        "address",
        "addresses",
        "settle",
        "clarify",
        "clarified",
        "indicate",
        "tell",
        "tells",
        "offers",
        "offer",
    ]);
    let Extent { start, end } = sentence.tokens;
    // A question states nothing.
    if text.is(end.saturating_sub(1), "?") {
        return true;
    }
    let is = |at: u32, words: &Words| text.is_any(at, words);
    (start..end).any(|at| {
        // "does not say", "neither side has said", "says nothing", "without saying"
        let denied = is(at, words!["not", "n't", "neither", "nobody", "without", "nor", "no-one"])
            && (at + 1..(at + 5).min(end)).any(|at| is(at, &SAYS))
            && !(at + 1..(at + 5).min(end)).any(|at| is(at, words!["obligation", "obligations", "rights"]));
        let nothing =
            is(at, &SAYS) && is(at + 1, words!["nothing", "little", "no"]) && !is(at + 2, words!["later", "more"]);
        let silent = text.is(at, "silent") && is(at + 1, words!["on", "about", "as", "over"])
            || text.are(at, &["no", "mention"])
            || text.are(at, &["no", "word", "on"])
            || text.are(at, &["not", "clear"])
            || text.is(at, "unclear")
            || text.are(at, &["left", "open"])
            || text.are(at, &["leaves", "open"])
            || text.are(at, &["leaves", "out"])
            || text.are(at, &["no", "court"])
            || text.are(at, &["no", "details"]);
        // "reaffirmed that disputes must be settled in line with the convention"
        let pressed = text.is(at, "that")
            && at > start
            && text.tokens[at as usize - 1].is(Class::Reporting)
            && !is(
                at - 1,
                words!["said", "says", "say", "announced", "states", "stated", "agreed", "provides", "explained"],
            )
            && (at + 1..(at + 8).min(end)).any(|at| is(at, words!["must", "should"]));
        denied || nothing || silent || pressed
    })
}

/// The topic that a short question asks for, which the next sentence answers: "Who pays?", "How long does it last?".
pub(super) fn asks_for(text: &Text<'_>, sentence: &Sentence) -> Option<Topic> {
    const SHORT: u32 = 12;
    let Extent { start, end } = sentence.tokens;
    if end - start > SHORT || !text.is(end.saturating_sub(1), "?") {
        return None;
    }
    let has = |words: &Words| (start..end).any(|at| text.is_any(at, words));
    let opens = |words: &Words| text.is_any(start, words);
    if opens(words!["when"]) && has(words!["start", "begin", "effect", "force", "apply", "live"]) {
        Some(Topic::EntryIntoForce)
    } else if opens(words!["how"]) && text.is(start + 1, "long") && has(words!["last", "run", "it", "force", "valid"]) {
        Some(Topic::Duration)
    } else if opens(words!["who"]) && has(words!["pays", "pay", "paying", "funds", "finances", "bill"])
        || opens(words!["what", "how"]) && has(words!["cost", "costs", "paid", "funded", "financed"])
    {
        Some(Topic::Funding)
    } else if opens(words!["who"])
        && has(words!["run", "runs", "oversees", "oversee", "charge", "manages", "implements"])
    {
        Some(Topic::ImplementingBody)
    } else if opens(words!["can", "how", "could"])
        && has(words!["leave", "quit", "withdraw", "cancelled", "terminated", "out"])
    {
        Some(Topic::Termination)
    } else if opens(words!["is"]) && has(words!["binding", "treaty", "law"]) {
        Some(Topic::LegalForce)
    } else if opens(words!["what", "who"]) && has(words!["disagree", "dispute", "disputes", "quarrel"]) {
        Some(Topic::DisputeSettlement)
    } else {
        None
    }
}
