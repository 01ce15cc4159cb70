//! How far the agreement has come, and where the text speaks of its signing.

use dossier::{Instrument, Status, Topic};

use super::instruments::About;
use super::signing::{Expression, Signers, Signing, expression, signing};
use crate::lexicon::Class;
use crate::lexicon::terms::Term;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text};

/// A place where the text speaks of the signing of the agreement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signature {
    /// The sentence.
    pub(crate) sentence: u32,
    /// The token of the verb.
    pub(crate) token: u32,
    /// The token behind the words for signing.
    pub(crate) end: u32,
    pub(crate) form: Signing,
    /// Where those who sign stand.
    pub(crate) signers: Signers,
    /// Whether it is done; else it is to come.
    pub(crate) done: bool,
    /// Whether the whole sentence is about it, as "Done at … on …" is.
    pub(crate) whole: bool,
    /// Whether those who sign do so as witnesses.
    pub(crate) witness: bool,
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
        let (form, signers) = (Signing::Past, Signers::Around);
        if done_at(reading, sentence) {
            let (token, end) = (tokens.start, tokens.start + 1);
            let sentence = sentence.index;
            under_text.push(Signature { sentence, token, end, form, signers, done: true, whole: true, witness: false });
            continue;
        }
        let concerned = concerns(reading, about, sentence);
        if !concerned && !is_near(about, sentence) {
            continue;
        }
        for token in tokens.start..tokens.end {
            let found_here = expression(text, token).or_else(|| {
                let form = adoption(reading, about, sentence, token)?;
                Some(Expression { form, end: token + 1, signers })
            });
            let Some(expression) = found_here else { continue };
            if !(concerned || is_alone(reading, about, sentence, token, expression))
                || !is_of_main(reading, about, sentence, token)
            {
                continue;
            }
            let settled = expression.form == Signing::Agreed && settles(reading, about, sentence, token);
            let form = if settled { Signing::Past } else { expression.form };
            let to_come = expression.signers == Signers::Behind && form == Signing::Plain;
            let done = if to_come { Some(false) } else { is_done(reading, sentence, token, form) };
            let Some(done) = done else { continue };
            let witness = (expression.end..expression.end + 3)
                .any(|at| text.is(at, "as") && (at + 1..at + 3).any(|at| is(text, at, WITNESSES)));
            let (sentence, end, signers) = (sentence.index, expression.end, expression.signers);
            found.push(Signature { sentence, token, end, form, signers, done, whole: false, witness });
        }
    }
    // The last one counts: texts that are quoted stand before it.
    under_text.reverse();
    under_text.append(&mut found);
    under_text
}

/// What those are who put their names under an agreement that is not theirs.
const WITNESSES: &[&str] = &[
    "witness",
    "witnesses",
    "guarantor",
    "guarantors",
    "observer",
    "observers",
    "mediator",
    "mediators",
    "depositary",
];

fn is(text: &Text<'_>, at: u32, words: &[&str]) -> bool {
    words.iter().any(|word| text.is(at, word))
}

/// Whether the agreement is named a few sentences before, or in the next one; before it is named at all, in one of the next.
fn is_near(about: &About, sentence: &Sentence) -> bool {
    let first = about.main().next().map_or(u32::MAX, |mention| mention.sentence);
    let ahead = if first > sentence.index { 4 } else { 1 };
    (sentence.index.saturating_sub(5)..=sentence.index + ahead).any(|near| about.names_it(near))
}

/// Whether words for signing name nothing that is signed, as in "Minister A signed for Peru", or "it": it is the agreement then.
fn is_alone(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32, expression: Expression) -> bool {
    const NEXT: &[&str] = &[
        "for",
        "on",
        "by",
        "at",
        "in",
        "alongside",
        "with",
        "together",
        "and",
        ",",
        ".",
        "it",
        "them",
        "this",
        "jointly",
        "first",
        "last",
        "today",
        "yesterday",
        "here",
        "there",
        "to",
        "beside",
        "next",
        "both",
        "the",
        ";",
    ];
    let text = &reading.text;
    let person = reading.mentions_in(sentence).iter().any(|mention| matches!(mention.entity, EntityRef::Person(_)));
    if !person
        || about.mentions_in(sentence.index).next().is_some()
        || !matches!(expression.form, Signing::Past | Signing::Plain | Signing::Noun)
    {
        return false;
    }
    if expression.signers == Signers::Behind || expression.end > token + 1 {
        return true;
    }
    let next = expression.end;
    let object = is(text, next, &["the", "this", "both", "a", "an"]);
    let papers = || (next + 1..next + 4).any(|at| is(text, at, PAPERS));
    is(text, next, NEXT) && (!object || papers())
        || text.tokens.get(next as usize).is_some_and(|token| token.is(Class::Weekday) || token.is(Class::Reporting))
}

/// What an agreement is written on.
const PAPERS: &[&str] = &[
    "text",
    "texts",
    "document",
    "documents",
    "paper",
    "papers",
    "copies",
    "copy",
    "instrument",
    "instruments",
    "version",
    "versions",
    "page",
];

/// "renewed their framework", "concluded a treaty": as good as signed, with the agreement right behind it.
fn settles(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let text = &reading.text;
    let settled = is(text, token, &["renewed", "concluded", "sealed", "clinched"]);
    // "concluded the talks on an agreement" has not yet settled it.
    let talks = |to: u32| {
        (token + 1..to).any(|at| {
            is(text, at, &["talks", "negotiations", "negotiation", "work", "round", "drafting", "discussions"])
        })
    };
    settled
        && about.main_in(sentence.index).any(|mention| {
            let object = mention.head.start > token && mention.head.start - token <= 4 && !talks(mention.head.start);
            // "The treaty was concluded in 1990".
            let subject = token > mention.head.end
                && token - mention.head.end <= 4
                && is(text, token - 1, &["was", "were", "been"]);
            object || subject
        })
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
    const STANDS_FOR_IT: &[&str] =
        &["it", "document", "text", "statement", "ceremony", "documents", "instrument", "letter", "paper", "papers"];
    let pronoun = || (sentence.tokens.start..sentence.tokens.end).any(|at| is(&reading.text, at, STANDS_FOR_IT));
    let before = sentence.index.saturating_sub(2)..sentence.index;
    about.names_it(sentence.index)
        || (about.is_text() || before.into_iter().any(|index| about.names_it(index))) && pronoun()
}

/// Whether a verb is about the agreement and not about another instrument that stands nearer.
fn is_of_main(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let text = &reading.text;
    let distance = |head: Extent| {
        // An object right behind its verb is nearer than a subject before it, unless a clause ends between them.
        if head.start > token {
            let comma = (token..head.start).any(|at| text.word(at) == ",");
            head.start - token + if comma { 8 } else { 0 }
        } else {
            let relative = (head.end..token).any(|at| is(text, at, &["which"]));
            if relative { 2 } else { token + 1 - head.end.min(token) + 2 }
        }
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
            other > 8
        }
        _ => true,
    }
}

/// Whether the signing that a verb speaks of is done (true) or to come (false); none where it is neither: denied, doubted.
fn is_done(reading: &Reading<'_>, sentence: &Sentence, token: u32, form: Signing) -> Option<bool> {
    const GROUP: &[&str] = &[
        "will",
        "to",
        "would",
        "shall",
        "should",
        "could",
        "may",
        "might",
        "can",
        "ll",
        "have",
        "has",
        "had",
        "be",
        "been",
        "is",
        "are",
        "was",
        "were",
        "being",
        "not",
        "n't",
        "never",
        "also",
        "soon",
        "then",
        "both",
        "later",
        "now",
        "already",
        "yet",
        "today",
        "yesterday",
        "only",
        "once",
        "even",
        "all",
        "each",
        "once",
        "just",
        "thus",
        "so",
    ];
    let text = &reading.text;
    let floor = sentence.tokens.start;
    // The verb with its auxiliaries and adverbs: "is now expected to be formally".
    let mut start = token;
    while start > floor {
        // "still has to be translated, signed and ratified"
        let listed = start > floor + 1
            && (text.word(start - 1) == "," || text.is(start - 1, "and"))
            && text.word(start - 2).ends_with("ed")
            && !text.tokens[start as usize - 2].capital
            && start < floor + 400;
        if listed {
            start -= 2;
        } else if is(text, start - 1, GROUP) || text.word(start - 1).ends_with("ly") {
            start -= 1;
        } else {
            break;
        }
    }
    let group = |words: &[&str]| (start..token).any(|at| is(text, at, words));
    let before = Extent::new(token.saturating_sub(6).max(floor), token);
    let has = |words: &[&str]| (before.start..before.end).any(|at| is(text, at, words));
    let doubted =
        ["refused", "declined", "without", "whether", "failed", "unless", "refuses", "refusing", "neither", "nor"];
    if group(&["not", "n't", "never", "yet"]) || has(&doubted) || start > floor && text.is(start - 1, "if") {
        return None;
    }
    let future = group(&["will", "to", "would", "shall", "should", "could", "may", "might", "can", "ll"]);
    let perfect = group(&["has", "have", "had"]);
    match form {
        Signing::Past if group(&["be"]) && future => Some(false),
        Signing::Past if token > floor && text.is(token - 1, "be") => None,
        Signing::Past if has(&["once", "until", "after"]) && group(&["is", "are"]) && !perfect => Some(false),
        Signing::Past if group(&["is", "are"]) && !perfect => Some(false),
        Signing::Past if has(&["until", "once", "awaits", "awaiting", "needs", "await"]) && !perfect => Some(false),
        Signing::Past => Some(true),
        Signing::Plain if future => {
            let wish = (start.saturating_sub(3).max(floor)..token).any(|at| {
                is(
                    text,
                    at,
                    &[
                        "hope", "hopes", "hoped", "hoping", "want", "wants", "wanted", "could", "may", "might", "wish",
                        "wishes", "seek", "seeks",
                    ],
                )
            });
            let first =
                (start.saturating_sub(4).max(floor)..token).any(|at| is(text, at, &["first", "last", "second"]));
            if wish { None } else { Some(first) }
        }
        Signing::Plain => Some(true),
        Signing::Noun => {
            let ahead = has(&["ahead", "before", "expected", "scheduled", "planned", "until", "upcoming", "prior"]);
            let behind = (token + 1..(token + 9).min(sentence.tokens.end))
                .any(|at| is(text, at, &["scheduled", "planned", "expected", "will", "due"]));
            let past =
                has(&["after", "following", "at", "upon", "attended", "witnessed", "with", "by", "during", "on"]);
            // "with Minister A signing for Peru".
            let acts = text.is(token + 1, "for")
                || text.are(token + 1, &["on", "behalf"])
                || text.is(token + 1, "it")
                || is(text, token, &["doing", "putting", "affixing"]);
            if ahead || behind { Some(false) } else { (past || acts).then_some(true) }
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
    let word = |fits: &dyn Fn(u32) -> bool| {
        about.main().find_map(|mention| {
            let sentence = reading.text.sentences.get(mention.sentence as usize)?;
            let near = Extent::new(
                mention.head.start.saturating_sub(14).max(sentence.tokens.start),
                (mention.head.end + 14).min(sentence.tokens.end),
            );
            let at = (near.start..near.end).find(|at| fits(*at))?;
            Some(reading.text.tokens[at as usize].range)
        })
    };
    let text = &reading.text;
    if let Some(bytes) = word(&|at| is_agreed_text(text, at)) {
        return Some((Status::ToBeSigned, bytes, "text-agreed"));
    }
    let ratified = |at: u32| {
        is(text, at, &["ratified", "ratifies", "ratification"])
            && !(at.saturating_sub(5)..at).any(|at| is(text, at, &["to", "be", "must", "and"]))
    };
    if let Some(bytes) = word(&ratified) {
        return Some((Status::Signed, bytes, "ratified"));
    }
    let proposed = word(&|at| {
        is(
            text,
            at,
            &["proposed", "proposes", "proposal", "forward", "draft", "floated", "proposing", "offered", "suggested"],
        )
    });
    let negotiated = |at: u32| {
        is(
            text,
            at,
            &[
                "haggling",
                "haggled",
                "bargaining",
                "hammering",
                "drafting",
                "negotiating",
                "negotiations",
                "negotiation",
                "negotiate",
                "talks",
                "negotiators",
                "round",
                "negotiates",
            ],
        ) || text.are(at, &["agreed", "in", "principle"])
            || text.are(at, &["agreement", "in", "principle"])
    };
    if let Some(bytes) = word(&negotiated) {
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

/// Whether words at a token say that the text of an agreement is settled, though not signed: "initialled", "concluded the talks",
/// "finalised its wording", "ready for signature".
fn is_agreed_text(text: &Text<'_>, at: u32) -> bool {
    const DONE: &[&str] = &[
        "concluded",
        "finalised",
        "finalized",
        "completed",
        "closed",
        "wrapped",
        "finished",
        "settled",
        "agreed",
        "conclude",
    ];
    const MATTER: &[&str] = &["talks", "negotiations", "text", "wording", "draft", "drafting", "negotiation"];
    if is(text, at, &["initialled", "initialed", "initialling", "initialing"]) {
        return true;
    }
    let done = is(text, at, DONE) && (at + 1..at + 5).any(|at| is(text, at, MATTER));
    // "the text was finalised"
    let passive = is(text, at, DONE)
        && (at.saturating_sub(4)..at).any(|at| is(text, at, MATTER))
        && (at.saturating_sub(2)..at).any(|at| is(text, at, &["was", "were", "been", "has", "have"]));
    let ready = is(text, at, &["ready", "awaiting", "awaits", "pending"])
        && (at + 1..at + 4).any(|at| is(text, at, &["signature", "signing"]));
    done || passive || ready
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
            // "notified that it was withdrawing from the arrangement"
            "withdrawing" | "terminating" | "denouncing" | "ending" | "scrapping" | "abrogating"
                if is(text, at.saturating_sub(1), &["is", "was", "are", "were"]) =>
            {
                Status::Ended
            }
            "suspending" | "freezing" | "pausing" if is(text, at.saturating_sub(1), &["is", "was", "are", "were"]) => {
                Status::Suspended
            }
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
            && is(text, at - 1, &["is", "are", "been", "now", "already", "remains", "stays", "still", "remain", "stay"])
            && !(at.saturating_sub(4).max(sentence.tokens.start)..*at)
                .any(|at| is(text, at, &["will", "shall", "would", "to", "not", "until", "should"]))
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
