//! How far the agreement has come.
//!
//! Ends count before its being in force, that before its signing, and its signing before what is said of talks.

use dossier::{Status, Topic};

use super::instruments::{About, InstrumentMention};
use super::signature::{Signature, concerns};
use super::signing::{Signing, signing};
use crate::lexicon::Class;
use crate::lexicon::terms::Term;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text, Words, words};

fn is(text: &Text<'_>, at: u32, words: &Words) -> bool {
    text.is_any(at, words)
}

/// How far the agreement has come, with the bytes that say so and the rule that found it.
pub(crate) fn find(
    reading: &Reading<'_>,
    about: &About,
    signatures: &[Signature],
) -> Option<(Status, Extent, &'static str)> {
    let text = &reading.text;
    let verb = |signature: &Signature| text.tokens.get(signature.token as usize).map(|token| token.range);
    let turned = text.sentences.iter().find_map(|sentence| broken(reading, about, sentence));
    if let Some((status, bytes)) = turned {
        return Some((status, bytes, "broken-off"));
    }
    if let Some(bytes) = text.sentences.iter().find_map(|sentence| in_force(reading, about, sentence)) {
        return Some((Status::InForce, bytes, "in-force"));
    }
    let done = signatures.iter().find(|signature| signature.done);
    let coming = signatures.iter().find(|signature| !signature.done);
    // What a text announces at its head is not undone by what it looks back on later.
    let first = match (done, coming) {
        (Some(done), Some(coming)) if !done.whole && coming.sentence < done.sentence && coming.sentence <= 2 => {
            Some(coming)
        }
        // "struck a deal …, to be signed in May": what is only settled is not signed yet.
        (Some(done), Some(coming)) if !done.whole && is_settled(text, done.token) => Some(coming),
        (done, coming) => done.or(coming),
    };
    if let Some(signature) = first {
        let (status, rule) =
            if signature.done { (Status::Signed, "signed") } else { (Status::ToBeSigned, "to-be-signed") };
        return Some((status, verb(signature)?, rule));
    }
    let negotiated = |at: u32| {
        text.has(at, Class::Negotiating)
            || is_near_agreed(text, at)
            || text.are(at, &["agreed", "in", "principle"])
            || text.are(at, &["agreement", "in", "principle"])
    };
    let told = near_it(reading, about, &|at| is_agreed_text(text, at) || is_unsigned(text, at))
        .map(|bytes| (Status::ToBeSigned, bytes, "text-agreed"))
        .or_else(|| Some((Status::Signed, near_it(reading, about, &|at| is_ratified(text, at))?, "ratified")))
        .or_else(|| Some((Status::Negotiating, near_it(reading, about, &negotiated)?, "negotiating")));
    if told.is_some() {
        return told;
    }
    if let Some(bytes) = about.main().find_map(|mention| hoped(reading, mention)) {
        return Some((Status::Negotiating, bytes, "may-be-signed"));
    }
    let proposed = near_it(reading, about, &|at| text.has(at, Class::Proposing));
    proposed.map(|bytes| (Status::Proposed, bytes, "proposed"))
}

/// Whether the verb of a signing only says that something was settled.
fn is_settled(text: &Text<'_>, verb: u32) -> bool {
    text.has(verb, Class::Settling) && !is(text, verb, words!["exchanged", "renewed"])
}

/// How many tokens away from the agreement a word may stand that says how far it has come.
const NEAR: u32 = 14;

/// The first word that fits, near the agreement, or near what stands for it in the next sentence.
fn near_it(reading: &Reading<'_>, about: &About, fits: &dyn Fn(u32) -> bool) -> Option<Extent> {
    let text = &reading.text;
    let around = |sentence: &Sentence, head: Extent| {
        let start = head.start.saturating_sub(NEAR).max(sentence.tokens.start);
        let end = (head.end + NEAR).min(sentence.tokens.end);
        (start..end).find(|at| fits(*at)).map(|at| text.tokens[at as usize].range)
    };
    about.main().find_map(|mention| {
        let sentence = text.sentences.get(mention.sentence as usize)?;
        around(sentence, mention.head).or_else(|| {
            let next = text.sentences.get(mention.sentence as usize + 1)?;
            if about.mentions_in(next.index).next().is_some() || !concerns(about, next) {
                return None;
            }
            let it = (next.tokens.start..next.tokens.end).find(|at| text.has(*at, Class::StandIn))?;
            around(next, Extent::new(it, it + 1))
        })
    })
}

/// Whether a token says that the agreement has been ratified, and not that it must be.
fn is_ratified(text: &Text<'_>, at: u32) -> bool {
    is(text, at, words!["ratified", "ratifies", "ratification", "ratifications"])
        && !(at.saturating_sub(5)..at)
            .any(|at| is(text, at, words!["to", "be", "must", "and", "awaits", "await", "before"]))
}

/// "could sign it next month": not announced, but worked on.
fn hoped(reading: &Reading<'_>, mention: &InstrumentMention) -> Option<Extent> {
    let text = &reading.text;
    let sentence = text.sentences.get(mention.sentence as usize)?;
    let at = (sentence.tokens.start..mention.head.start).find(|at| signing(text, *at) == Some(Signing::Plain))?;
    let near = (at.saturating_sub(4)..at).any(|at| text.has(at, Class::Wishing));
    near.then(|| text.tokens[at as usize].range)
}

/// Whether words at a token say that the text of an agreement is settled, though not signed: "initialled", "concluded the talks",
/// "finalised its wording", "ready for signature".
fn is_agreed_text(text: &Text<'_>, at: u32) -> bool {
    if text.has(at, Class::Initialling) && !text.is(at, "initial") {
        return true;
    }
    // "hope to have the talks concluded", "have not yet finalised the text"
    let open = (at.saturating_sub(6)..at).any(|at| {
        text.has(at, Class::Wishing)
            || text.has(at, Class::Doubting)
            || is(text, at, words!["to", "will", "not", "yet", "until", "before", "once"])
    });
    let done = text.has(at, Class::Concluded) && !open;
    let active = done && (at + 1..at + 5).any(|at| text.has(at, Class::Draft));
    // "the text was finalised"
    let passive = done
        && (at.saturating_sub(4)..at).any(|at| text.has(at, Class::Draft))
        && (at.saturating_sub(2)..at).any(|at| is(text, at, words!["was", "were", "been", "has", "have"]));
    let ready = is(text, at, words!["ready", "awaiting", "awaits", "pending"])
        && (at + 1..at + 4).any(|at| is(text, at, words!["signature", "signing"]));
    active || passive || ready
}

/// Whether words at a token say that nothing is signed yet: "has yet to be signed", "still unsigned".
fn is_unsigned(text: &Text<'_>, at: u32) -> bool {
    let open = || (at.saturating_sub(4)..at).any(|at| is(text, at, words!["yet", "still", "remains"]));
    text.is(at, "unsigned")
        || text.has(at, Class::Signed) && is(text, at.saturating_sub(1), words!["be", "not", "been"]) && open()
}

/// Whether words at a token say that the parties come near to an agreement: "are close to", "on the verge of".
fn is_near_agreed(text: &Text<'_>, at: u32) -> bool {
    const PHRASES: &[&[&str]] = &[
        &["close", "to"],
        &["closer", "to"],
        &["near", "to"],
        &["nearing"],
        &["the", "verge", "of"],
        &["within", "reach"],
        &["closing", "in", "on"],
        &["edging", "towards"],
        &["edging", "toward"],
        &["inching", "towards"],
        &["inching", "toward"],
        &["in", "sight"],
        &["on", "the", "table"],
        &["working", "on"],
        &["work", "on"],
        &["drawing", "up"],
        &["thrashing", "out"],
        &["hammering", "out"],
    ];
    PHRASES.iter().any(|phrase| text.are(at, phrase))
}

/// Phrases of a deed that leave an agreement without effect for a while: "put the treaty in abeyance".
const ON_ICE: &[&[&str]] = &[&["in", "abeyance"], &["on", "hold"], &["on", "ice"]];

/// The words that say that the agreement is suspended or has ended: a verb right before or behind it.
fn broken(reading: &Reading<'_>, about: &About, sentence: &Sentence) -> Option<(Status, Extent)> {
    let text = &reading.text;
    if !concerns(about, sentence) {
        return None;
    }
    let heading = text.block_of(sentence).kind == BlockKind::Heading;
    (sentence.tokens.start..sentence.tokens.end).find_map(|at| {
        let token = text.tokens.get(at as usize)?;
        let doing = is(text, at.saturating_sub(1), words!["is", "was", "are", "were", "be"]);
        let iced = ON_ICE.iter().find(|phrase| text.are(at, phrase));
        // "pulled out of the pact", "tore up the treaty"
        let out = text.has(at, Class::LeavingBy) && is(text, at + 1, words!["out", "up", "away"]);
        let status = if iced.is_some()
            || token.is(Class::Suspended)
            || token.is(Class::Suspends) && heading
            || token.is(Class::Suspending) && doing
        {
            Status::Suspended
        } else if token.is(Class::Ended) || out || token.is(Class::Ends) && heading || token.is(Class::Ending) && doing
        {
            // "notified that it was withdrawing from the arrangement"
            Status::Ended
        } else {
            return None;
        };
        let reach = if iced.is_some() { 12 } else { 4 };
        let mut before = at.saturating_sub(reach).max(sentence.tokens.start)..at;
        if before.any(|at| text.has(at, Class::Unsure) && !(iced.is_some() && is(text, at, words!["be", "to"]))) {
            return None;
        }
        // Nothing but what describes the agreement stands between it and the verb.
        let passes = |from: u32, to: u32| {
            (from..to).all(|at| !text.is_any(at, words!["that", "which", "talks", ",", "after", "as", "said"]))
        };
        let near = about.main_in(sentence.index).any(|mention| {
            let phrase = text.tokens_in(mention.range);
            (at < phrase.start && phrase.start - at <= if out { 4 } else { 3 })
                || (mention.head.end <= at && at - mention.head.end <= 10 && passes(mention.head.end, at))
        });
        let it = text.is(at.saturating_sub(1), "it") && at > sentence.tokens.start;
        let end = at + iced.map_or(1, |phrase| phrase.len() as u32);
        (near || it).then(|| (status, text.bytes(Extent::new(at, end))))
    })
}

/// The words that say that the agreement is in force, and not that it will be.
fn in_force(reading: &Reading<'_>, about: &About, sentence: &Sentence) -> Option<Extent> {
    let text = &reading.text;
    // "A and B signed it in Trento, and it took effect in May"
    let last = about.mentions.partition_point(|mention| mention.sentence < sentence.index).checked_sub(1);
    let it = || {
        last.is_some_and(|last| about.is_main(last))
            && (sentence.tokens.start..sentence.tokens.end).any(|at| text.is(at, "it"))
    };
    if !(about.names_it(sentence.index) || it() && concerns(about, sentence)) {
        return None;
    }
    // "is in force", "has been in force since"
    let stands = (sentence.tokens.start + 1..sentence.tokens.end).find(|at| {
        let force = text.are(*at, &["in", "force"]) || text.are(*at, &["in", "effect"]);
        // "The arrangement, in effect since March, was signed in December"
        let aside = text.word(at - 1) == "," && text.is(at + 2, "since");
        force && aside
            || force
                && is(
                    text,
                    at - 1,
                    words!["is", "are", "been", "now", "already", "remains", "stays", "still", "remain", "stay"],
                )
                && !(at.saturating_sub(4).max(sentence.tokens.start)..*at)
                    .any(|at| is(text, at, words!["will", "shall", "would", "to", "not", "until", "should"]))
    });
    // "It remains in force for ten years" is what a treaty says of itself.
    let stands = stands.filter(|_| !about.formal);
    if let Some(at) = stands
        && about
            .mentions_in(sentence.index)
            .rfind(|(_, mention)| mention.head.end <= at)
            .is_some_and(|(place, _)| about.is_main(place))
    {
        return Some(text.bytes(Extent::new(at - 1, at + 2)));
    }
    reading.terms_within(sentence.range).iter().find_map(|hit| {
        if hit.term != Term::Topic(Topic::EntryIntoForce) {
            return None;
        }
        let verb = text.lower(hit.tokens.start);
        let past = matches!(verb, "entered" | "came" | "took" | "went" | "became");
        let now = text.is(hit.tokens.end, "today") || text.block_of(sentence).kind == BlockKind::Heading;
        let present = matches!(verb, "enters" | "comes" | "takes" | "goes" | "becomes") && now;
        let before = Extent::new(hit.tokens.start.saturating_sub(5).max(sentence.tokens.start), hit.tokens.start);
        let unsure = ["not", "once", "when", "until", "after", "if", "before", "would", "which", "since"];
        // "four days after it entered into force"
        let elapsed = |at: u32| {
            text.is(at, "after")
                && at > sentence.tokens.start
                && text.is_any(at - 1, words!["days", "weeks", "months", "years", "day", "week", "month", "year"])
        };
        let doubted = (before.start..before.end).any(|at| unsure.iter().any(|word| text.is(at, word)) && !elapsed(at));
        let own = about.mentions_in(sentence.index).rfind(|(_, mention)| mention.head.end <= hit.tokens.start);
        let own = own.is_none_or(|(place, _)| about.is_main(place));
        ((past || present) && !doubted && own).then_some(hit.range)
    })
}
