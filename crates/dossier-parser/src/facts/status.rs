//! How far the agreement has come, and where the text speaks of its signing.

use dossier::{Instrument, Status, Topic};

use super::instruments::{About, Signing, signing};
use crate::lexicon::terms::Term;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence};

/// A place where the text speaks of the signing of the agreement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signature {
    /// The sentence.
    pub(crate) sentence: u32,
    /// The token of the verb.
    pub(crate) token: u32,
    /// Whether it is done; else it is to come.
    pub(crate) done: bool,
    /// Whether the whole sentence is about it, as "Done at … on …" is.
    pub(crate) whole: bool,
}

/// Where the text speaks of the signing, the surest first: "Done at …", then in the order of the text.
pub(crate) fn signatures(reading: &Reading<'_>, about: &About) -> Vec<Signature> {
    let text = &reading.text;
    let (mut under_text, mut found) = (Vec::new(), Vec::new());
    for sentence in &text.sentences {
        if text.block_of(sentence).kind.is_furniture() {
            continue;
        }
        let tokens = sentence.tokens;
        if done_at(reading, sentence) {
            under_text.push(Signature { sentence: sentence.index, token: tokens.start, done: true, whole: true });
            continue;
        }
        if !concerns(reading, about, sentence) {
            continue;
        }
        for token in tokens.start..tokens.end {
            let Some(form) = signing(text.word(token)).or_else(|| adoption(reading, about, sentence, token)) else {
                continue;
            };
            if !is_of_main(reading, about, sentence, token) {
                continue;
            }
            let settled = form == Signing::Agreed && settles(reading, about, sentence, token);
            let form = if settled { Signing::Past } else { form };
            if let Some(done) = is_done(reading, sentence, token, form) {
                found.push(Signature { sentence: sentence.index, token, done, whole: false });
            }
        }
    }
    // The last one counts: texts that are quoted stand before it.
    under_text.reverse();
    under_text.append(&mut found);
    under_text
}

/// "renewed their framework", "concluded a treaty": as good as signed, with the agreement right behind it.
fn settles(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let text = &reading.text;
    ["renewed", "concluded", "sealed", "clinched"].iter().any(|word| text.is(token, word))
        && about.main_in(sentence.index).any(|mention| mention.head.start > token && mention.head.start - token <= 4)
}

/// "adopted a joint declaration": declarations, statements and charters are adopted where treaties are signed.
fn adoption(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> Option<Signing> {
    let text = &reading.text;
    let adopted = ["adopted", "issued", "endorsed"].iter().any(|word| text.is(token, word));
    let declared = about.main_in(sentence.index).any(|mention| {
        let kind = matches!(
            mention.kind,
            Some(Instrument::JointDeclaration | Instrument::JointStatement | Instrument::Charter)
        );
        kind && (mention.head.start > token && mention.head.start - token <= 5
            || mention.head.end <= token && token - mention.head.end <= 4)
    });
    (adopted && declared).then_some(Signing::Past)
}

/// "Done at Hanoi on …", "Signed in duplicate at …" under a formal text.
fn done_at(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let start = sentence.tokens.start;
    let verb = text.is(start, "done") || text.is(start, "signed") && text.tokens[start as usize].capital;
    verb && (start + 1..(start + 7).min(sentence.tokens.end)).any(|at| text.is(at, "at") || text.is(at, "in"))
        && text.block_of(sentence).kind != BlockKind::Heading
}

/// Whether a sentence speaks of the agreement: by its kind or name, or by "it", "the text" right behind one that does.
fn concerns(reading: &Reading<'_>, about: &About, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let pronoun = || {
        (sentence.tokens.start..sentence.tokens.end).any(|at| {
            text.is(at, "it")
                || text.is(at, "document")
                || text.is(at, "text")
                || text.is(at, "statement")
                || text.is(at, "ceremony")
                || text.is(at, "documents")
                || text.is(at, "instrument")
                || text.is(at, "letter")
        })
    };
    let before = sentence.index.saturating_sub(2)..sentence.index;
    about.names_it(sentence.index)
        || pronoun() && (about.is_text() || before.into_iter().any(|index| about.names_it(index)))
}

/// Whether a verb is about the agreement and not about another instrument that stands nearer.
fn is_of_main(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let distance = |head: Extent| {
        // An object right behind its verb is nearer than a subject before it.
        if head.start > token { head.start - token } else { token + 1 - head.end.min(token) + 2 }
    };
    let nearest = |main: bool| {
        let mentions = about.mentions_in(sentence.index);
        let mentions = mentions.filter(|(place, _)| about.is_main(*place) == main);
        mentions.map(|(_, mention)| distance(mention.head)).min()
    };
    match (nearest(true), nearest(false)) {
        (Some(own), Some(other)) => own <= other,
        (None, Some(other)) => {
            // "it", "the text" stands for the agreement; another instrument in the sentence is nearer only if the verb touches it.
            let _ = reading;
            other > 8
        }
        _ => true,
    }
}

/// Whether the signing that a verb speaks of is done (true) or to come (false); none where it is neither: denied, doubted.
fn is_done(reading: &Reading<'_>, sentence: &Sentence, token: u32, form: Signing) -> Option<bool> {
    let text = &reading.text;
    let before = Extent::new(token.saturating_sub(6).max(sentence.tokens.start), token);
    let has = |words: &[&str]| (before.start..before.end).any(|at| words.iter().any(|word| text.is(at, word)));
    let last = |word: &str| token > sentence.tokens.start && text.is(token - 1, word);
    if has(&[
        "not", "n't", "never", "neither", "nor", "refused", "declined", "without", "whether", "if", "failed", "unless",
        "yet",
    ]) {
        return None;
    }
    let future = has(&["will", "to", "would", "shall", "should", "could", "may", "might", "can", "ll"]);
    match form {
        Signing::Past if last("be") => future.then_some(false),
        Signing::Past if has(&["once", "until", "is", "are"]) && !has(&["has", "have", "had"]) => Some(false),
        Signing::Past => Some(true),
        Signing::Plain if has(&["hope", "hopes", "want", "wants", "could", "may", "might"]) => None,
        Signing::Plain if has(&["first", "last", "second"]) => Some(true),
        Signing::Plain if future => Some(false),
        Signing::Plain => Some(true),
        Signing::Noun => {
            let ahead = has(&["ahead", "before", "expected", "scheduled", "planned", "until", "upcoming", "prior"]);
            let behind = (token + 1..(token + 9).min(sentence.tokens.end))
                .any(|at| ["scheduled", "planned", "expected", "will", "due"].iter().any(|word| text.is(at, word)));
            let past = has(&["after", "following", "at", "upon", "attended", "witnessed", "with", "by", "during"]);
            if ahead || behind { Some(false) } else { past.then_some(true) }
        }
        Signing::Agreed => None,
    }
}

/// How far the agreement has come, with the bytes that say so and the rule that found it.
pub(crate) fn find(
    reading: &Reading<'_>,
    about: &About,
    signatures: &[Signature],
) -> Option<(Status, Extent, &'static str)> {
    let verb = |signature: &Signature| reading.text.tokens.get(signature.token as usize).map(|token| token.range);
    let turned = reading.text.sentences.iter().find_map(|sentence| broken(reading, about, sentence));
    if let Some((status, bytes)) = turned {
        return Some((status, bytes, "broken-off"));
    }
    if let Some(bytes) = reading.text.sentences.iter().find_map(|sentence| in_force(reading, about, sentence)) {
        return Some((Status::InForce, bytes, "in-force"));
    }
    let done = signatures.iter().find(|signature| signature.done);
    let coming = signatures.iter().find(|signature| !signature.done);
    // What a text announces at its head is not undone by what it looks back on later.
    let first = match (done, coming) {
        (Some(done), Some(coming)) if !done.whole && coming.sentence < done.sentence && coming.sentence <= 2 => {
            Some(coming)
        }
        (done, coming) => done.or(coming),
    };
    if let Some(signature) = first {
        let (status, rule) =
            if signature.done { (Status::Signed, "signed") } else { (Status::ToBeSigned, "to-be-signed") };
        return Some((status, verb(signature)?, rule));
    }
    let word = |words: &[&str]| {
        about.main().find_map(|mention| {
            let sentence = reading.text.sentences.get(mention.sentence as usize)?;
            let near = Extent::new(
                mention.head.start.saturating_sub(14).max(sentence.tokens.start),
                (mention.head.end + 14).min(sentence.tokens.end),
            );
            let at = (near.start..near.end).find(|at| words.iter().any(|word| reading.text.is(*at, word)))?;
            Some(reading.text.tokens[at as usize].range)
        })
    };
    if let Some(bytes) = word(&["ratified", "ratifies", "ratification", "concluded"]) {
        return Some((Status::Signed, bytes, "ratified"));
    }
    if let Some(bytes) = word(&["initialled", "initialed"]) {
        return Some((Status::ToBeSigned, bytes, "initialled"));
    }
    let proposed =
        word(&["proposed", "proposes", "proposal", "forward", "draft", "floated", "proposing", "offered", "suggested"]);
    if let Some(bytes) =
        word(&["negotiating", "negotiations", "negotiation", "negotiate", "talks", "negotiators", "round"])
    {
        return Some((Status::Negotiating, bytes, "negotiating"));
    }
    // "could sign it next month": not announced, but worked on.
    let hoped = about.main().find_map(|mention| {
        let sentence = reading.text.sentences.get(mention.sentence as usize)?;
        let at = (sentence.tokens.start..mention.head.start)
            .find(|at| signing(reading.text.word(*at)) == Some(Signing::Plain))?;
        let near = (at.saturating_sub(4)..at).any(|at| {
            ["could", "may", "might", "hope", "hopes", "want", "wants"].iter().any(|word| reading.text.is(at, word))
        });
        near.then(|| reading.text.tokens[at as usize].range)
    });
    if let Some(bytes) = hoped {
        return Some((Status::Negotiating, bytes, "may-be-signed"));
    }
    proposed.map(|bytes| (Status::Proposed, bytes, "proposed"))
}

/// The words that say that the agreement is suspended or has ended: a verb right before or behind it.
fn broken(reading: &Reading<'_>, about: &About, sentence: &Sentence) -> Option<(Status, Extent)> {
    let text = &reading.text;
    if !concerns(reading, about, sentence) {
        return None;
    }
    (sentence.tokens.start..sentence.tokens.end).find_map(|at| {
        let word = text.word(at);
        if !word.starts_with(['s', 'S', 't', 'e', 'l', 'w', 'p', 'd', 'a', 'c', 'r', 'q', 'f']) {
            return None;
        }
        let heading = text.block_of(sentence).kind == BlockKind::Heading;
        let status = match word.to_ascii_lowercase().as_str() {
            "suspended" | "froze" | "frozen" | "paused" => Status::Suspended,
            "suspends" | "freezes" | "suspend" if heading => Status::Suspended,
            "terminated" | "ended" | "expired" | "lapsed" | "scrapped" | "denounced" | "abrogated" | "cancelled"
            | "canceled" | "revoked" | "withdrew" | "withdrawn" | "quit" | "annulled" | "repudiated" => Status::Ended,
            "ends" | "scraps" | "terminates" | "quits" if heading => Status::Ended,
            _ => return None,
        };
        let before = Extent::new(at.saturating_sub(4).max(sentence.tokens.start), at);
        let unsure = [
            "may", "can", "shall", "will", "would", "could", "be", "to", "not", "unless", "until", "if", "never",
            "before",
        ];
        if (before.start..before.end).any(|at| unsure.iter().any(|word| text.is(at, word))) {
            return None;
        }
        // Nothing but what describes the agreement stands between it and the verb.
        let passes = |from: u32, to: u32| {
            (from..to)
                .all(|at| !["that", "which", "talks", ",", "after", "as", "said"].iter().any(|word| text.is(at, word)))
        };
        let near = about.main_in(sentence.index).any(|mention| {
            if mention.sentence != sentence.index {
                return false;
            }
            let phrase = text.tokens_in(mention.range);
            (at < phrase.start && phrase.start - at <= 3)
                || (mention.head.end <= at && at - mention.head.end <= 10 && passes(mention.head.end, at))
        });
        let it = text.is(at.saturating_sub(1), "it") && at > sentence.tokens.start;
        (near || it).then(|| (status, text.tokens[at as usize].range))
    })
}

/// The words that say that the agreement is in force, and not that it will be.
fn in_force(reading: &Reading<'_>, about: &About, sentence: &Sentence) -> Option<Extent> {
    let text = &reading.text;
    if !about.names_it(sentence.index) {
        return None;
    }
    // "is in force", "has been in force since"
    let stands = (sentence.tokens.start + 1..sentence.tokens.end).find(|at| {
        text.are(*at, &["in", "force"])
            && ["is", "are", "been", "now", "already"].iter().any(|word| text.is(at - 1, word))
    });
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
                && ["days", "weeks", "months", "years", "day", "week", "month", "year"]
                    .iter()
                    .any(|unit| text.is(at - 1, unit))
        };
        let doubted = (before.start..before.end).any(|at| unsure.iter().any(|word| text.is(at, word)) && !elapsed(at));
        let own = about.mentions_in(sentence.index).rfind(|(_, mention)| mention.head.end <= hit.tokens.start);
        let own = own.is_none_or(|(place, _)| about.is_main(place));
        ((past || present) && !doubted && own).then_some(hit.range)
    })
}
