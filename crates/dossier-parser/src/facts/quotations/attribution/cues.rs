//! Words that report speech, and where they do not.

use super::Finder;
use super::phrases::STARTS_OF_PHRASES;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, Mention};
use crate::text::{Extent, Sentence, Text, TokenKind, Words, words};

impl Finder<'_, '_> {
    /// The cue that starts at a token.
    pub(super) fn cue(&self, sentence: &Sentence, at: u32) -> Option<Extent> {
        const STARTS: &Words = words![
            "according",
            "in",
            "for",
            "went",
            "goes",
            "spoke",
            "speaks",
            "talked",
            "talks",
            "wrote",
            "writes",
            "put",
            "puts",
        ];
        let text = self.text();
        let token = text.tokens.get(at as usize)?;
        if let Some(phrase) = text.is_any(at, STARTS_OF_PHRASES).then(|| self.phrase(sentence, at)).flatten() {
            return Some(phrase);
        }
        if !token.is(Class::Reporting) && !text.is_any(at, STARTS) && !self.may_report(at) {
            return None;
        }
        if text.is(at, "according") && text.is(at + 1, "to") {
            return Some(Extent::new(at, at + 2));
        }
        if text.are(at, &["in", "the", "words", "of"]) {
            return Some(Extent::new(at, at + 4));
        }
        // `For Oxfam, the scheme is "a start"`
        if text.is(at, "for") && at == sentence.tokens.start && self.names_somebody_for(at + 1) {
            return Some(Extent::new(at, at + 1));
        }
        // "'…,' she went on."
        if text.is_written(at, words!["went", "goes"]) && text.is(at + 1, "on") {
            let ends = at + 2 >= sentence.tokens.end
                || matches!(text.word(at + 2), "." | "," | ":" | ";")
                || text.tokens.get(at as usize + 2).is_some_and(|next| next.kind == TokenKind::Quote);
            return ends.then(|| Extent::new(at, at + 2));
        }
        // "in her words", "in his own words"
        let owner = text.is(at, "in") && ["his", "her", "its", "their"].contains(&text.word(at + 1));
        let own = u32::from(text.is(at + 2, "own"));
        if owner && text.is(at + 2 + own, "words") {
            return Some(Extent::new(at, at + 3 + own));
        }
        if text.is_written(at, words!["spoke", "speaks", "talked", "talks", "wrote", "writes"]) {
            // "spoke for his part of"
            let own = text.is(at + 1, "for") && text.is(at + 3, "part");
            let of = at + 1 + if own { 3 } else { 0 };
            if text.is(of, "of") {
                return Some(Extent::new(at, of + 1));
            }
        }
        if text.is_written(at, words!["put", "puts"]) && text.is(at + 1, "it") || self.is_unknown_verb(sentence, at) {
            return Some(Extent::new(at, at + 1));
        }
        if !token.is(Class::Reporting) || token.capital || is_no_verb(text, at) {
            return None;
        }
        let particle = ["pointed", "points", "pointing", "summed", "sums", "summing"].contains(&text.word(at));
        match particle {
            true if text.is(at + 1, "it") && text.is(at + 2, "up") => Some(Extent::new(at, at + 3)),
            true if text.is(at + 1, "out") || text.is(at + 1, "up") => Some(Extent::new(at, at + 2)),
            true => None,
            false => Some(Extent::new(at, at + 1)),
        }
    }

    /// Whether a body or a person stands right behind "for", in commas.
    fn names_somebody_for(&self, at: u32) -> bool {
        let text = self.text();
        let start = text.tokens.get(at as usize).map_or(0, |token| token.range.start);
        let mention = self.reading.mentions_within(Extent::new(start, start + 60)).first();
        mention.is_some_and(|mention| {
            mention.tokens.start <= at + 1
                && text.is(mention.tokens.end, ",")
                && matches!(mention.entity, EntityRef::Organisation(_) | EntityRef::Person(_))
        })
    }

    /// Whether a word is in the past tense by its ending, and none that the lexicon knows as a verb of speech.
    fn may_report(&self, at: u32) -> bool {
        let text = self.text();
        let token = &text.tokens[at as usize];
        !token.capital && token.range.len() > 4 && !token.is(Class::Reporting) && text.lower(at).ends_with("ed")
    }

    /// Whether a verb that the lexicon does not know as one of speech stands between a quotation and a name: `"…," thundered
    /// Berg` and `"…," Berg thundered`.
    pub(super) fn is_unknown_verb(&self, sentence: &Sentence, at: u32) -> bool {
        let text = self.text();
        let before = at.checked_sub(1).filter(|&before| before >= sentence.tokens.start);
        if !self.may_report(at) || before.is_none() {
            return false;
        }
        let person = |mention: &&Mention| matches!(mention.entity, EntityRef::Person(_));
        let behind = text.bytes(Extent::new(at + 1, sentence.tokens.end.min(at + 5)));
        let named = || self.reading.mentions_within(behind).iter().any(|mention| person(&mention));
        let spoken = || self.ending_at(at).filter(person).and_then(|mention| mention.tokens.start.checked_sub(1));
        // `Rojas preferred "lively"`
        let of_somebody = || self.ending_at(at).is_some_and(|mention| person(&mention));
        let quoted = text.tokens.get(at as usize + 1).is_some_and(|next| next.kind == TokenKind::Quote);
        quoted && of_somebody()
            || self.behind_quotation(before) && named()
            || spoken().is_some_and(|lead| self.behind_quotation(Some(lead)))
    }
}

/// Words that report speech as verbs, and are nouns as well.
pub(in crate::facts::quotations) const AMBIGUOUS: &Words = words![
    "states",
    "notes",
    "reports",
    "claims",
    "calls",
    "comments",
    "estimates",
    "remarks",
    "answers",
    "quoted",
    "shared",
    "stresses",
    "fears",
    "doubts",
    "hints",
    "worries",
    "jokes",
    "offers",
    "objects"
];

/// The verb before `went on to say`, `likes to say`, where one stands there.
pub(super) fn went_on(text: &Text<'_>, verb: u32) -> Option<u32> {
    // "had this to say"
    let had = verb
        .checked_sub(3)
        .filter(|&had| ["had", "has"].contains(&text.word(had)) && text.are(had + 1, &["this", "to"]));
    if had.is_some() {
        return had;
    }
    let used = verb.checked_sub(2)?;
    if text.is(used + 1, "to")
        && [
            "used",
            "likes",
            "liked",
            "loves",
            "loved",
            "wants",
            "wanted",
            "hastened",
            "continued",
            "proceeded",
            "paused",
            "felt",
        ]
        .contains(&text.word(used))
    {
        return Some(used);
    }
    let went = verb.checked_sub(3)?;
    let goes = ["went", "goes", "gone"].contains(&text.word(went)) && text.are(went + 1, &["on", "to"]);
    goes.then_some(went)
}

/// Whether a word that may report speech does not do so where it stands: `is said to`, `the said`, `declined to say`,
/// `called on`, `asked to`.
fn is_no_verb(text: &Text<'_>, at: u32) -> bool {
    let lead = at.checked_sub(1).map_or("", |lead| text.word(lead));
    let word = text.word(at);
    let any = |words: &[&str], word: &str| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let passive =
        any(&["is", "are", "was", "were", "be", "been", "being", "to", "not", "the", "never", "a", "an"], lead);
    let passive = passive && went_on(text, at).is_none();
    // "If concluded, the agreement would": nobody concludes it there.
    let condition = any(&["if", "when", "unless", "until", "though", "although"], lead) && word.ends_with("ed");
    let infinitive = lead == "to" && word.ends_with("say") && went_on(text, at).is_none();
    let shifted = any(&["on", "off", "upon"], text.word(at + 1)) && word.starts_with("call");
    // "shall warn each other"
    let governed = (text.verb(at).plain || !word.ends_with(['s', 'd', 'g', 'e']))
        && at.checked_sub(1).is_some_and(|lead| {
            text.tokens[lead as usize].is(Class::Auxiliary) && !["do", "did"].contains(&text.word(lead))
        });
    passive || condition || infinitive || shifted || governed
}
