//! Cues of several words, or of words that report speech only with others: `made clear that`, `is of the view that`, `in his
//! view`, `expects parliament to`.

use super::Finder;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, TokenKind, Words, words};

/// With what such a cue begins.
pub(super) const STARTS_OF_PHRASES: &Words = words![
    "in", "made", "makes", "making", "is", "are", "was", "were", "took", "takes", "held", "holds", "gave", "gives",
    "offered", "issued", "raised", "had", "expects", "expect", "expected", "hopes", "hoped",
];

impl Finder<'_, '_> {
    /// The cue of several words that starts at a token.
    pub(super) fn phrase(&self, sentence: &Sentence, at: u32) -> Option<Extent> {
        let text = self.text();
        let token = text.tokens.get(at as usize)?;
        let be = token.is(Class::Auxiliary);
        if text.is(at, "in") {
            return self.in_the_view(sentence, at);
        }
        if token.capital || token.kind != TokenKind::Word {
            return None;
        }
        // `made clear that`, `made it plain that`
        if text.is_written(at, words!["made", "makes", "making"]) {
            let it = u32::from(text.is(at + 1, "it"));
            let clear = at + 1 + it + u32::from(text.has(at + 1 + it, Class::VerbGroup));
            if text.is_any(clear, words!["clear", "plain", "known"]) && text.is(clear + 1, "that") {
                return Some(Extent::new(at, clear + 1));
            }
        }
        // `was of the view that`, `is confident that`
        if be && text.is_written(at, words!["is", "are", "was", "were"]) {
            if text.is(at + 1, "of") && text.has(at + 2, Class::Determiner) {
                let noun = at + 3 + u32::from(!text.has(at + 3, Class::Thought));
                return (text.has(noun, Class::Thought) && text.is(noun + 1, "that"))
                    .then(|| Extent::new(at, noun + 1));
            }
            let word = at + 1 + u32::from(!text.has(at + 1, Class::Convinced));
            let cue = Extent::new(at, word + 1);
            return (text.has(word, Class::Convinced) && text.is(word + 1, "that") && self.thinks(sentence, at))
                .then_some(cue);
        }
        // `took the view that`, `gave assurances that`, `hoped that`
        if text.is_written(
            at,
            words![
                "took", "takes", "held", "holds", "gave", "gives", "offered", "issued", "raised", "made", "makes",
                "had"
            ],
        ) {
            let noun = (at + 1..at + 5).find(|&noun| text.has(noun, Class::Thought))?;
            let plain = (at + 1..noun)
                .all(|at| text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Word));
            return (plain && text.is(noun + 1, "that")).then(|| Extent::new(at, noun + 1));
        }
        // `expects parliament to ratify it`
        if text.is_written(at, words!["expects", "expect"]) {
            let subject = text.has(at + 1, Class::Determiner) || text.tokens.get(at as usize + 1)?.capital;
            let mut behind = (at + 2..sentence.tokens.end.min(at + 9)).take_while(|&at| !text.is(at, ","));
            let to = behind.any(|at| text.is(at, "to"));
            return (subject && to && self.thinks(sentence, at)).then(|| Extent::new(at, at + 1));
        }
        if text.is_written(at, words!["hopes", "hoped", "expected", "expects"]) && text.is(at + 1, "that") {
            return self.thinks(sentence, at).then(|| Extent::new(at, at + 1));
        }
        None
    }

    /// Whether somebody stands before a verb who thinks for himself: a person, or people at large, rather than a state.
    fn thinks(&self, sentence: &Sentence, verb: u32) -> bool {
        let text = self.text();
        let person = |mention: &crate::mentions::Mention| matches!(mention.entity, EntityRef::Person(_));
        self.before(sentence, verb).is_some_and(person)
            || verb > sentence.tokens.start && text.has(verb - 1, Class::Forecaster)
    }

    /// `in Berg's view`, `in the opinion of Berg`, `in his view`.
    fn in_the_view(&self, sentence: &Sentence, at: u32) -> Option<Extent> {
        let text = self.text();
        let limit = sentence.tokens.end.min(at + 9);
        let noun = (at + 2..limit).find(|&noun| {
            text.is_any(
                noun,
                words!["view", "opinion", "assessment", "judgment", "judgement", "estimation", "reading", "telling"],
            )
        })?;
        if text.is(at + 1, "the") && noun == at + 2 && text.is(noun + 1, "of") {
            return Some(Extent::new(at, noun + 2));
        }
        let owned = text.is_any(at + 1, words!["his", "her", "their", "its"]) && noun <= at + 3;
        let named = text.tokens.get(noun as usize - 1)?.kind == TokenKind::Clitic && self.ending_at(noun - 1).is_some();
        let closed = text.is(noun + 1, ",") || noun + 1 == sentence.tokens.end || text.is(noun + 1, ".");
        ((owned || named) && closed).then(|| Extent::new(at, noun + 1))
    }
}

/// Where the words for a speaker end who stands behind the verb, if one does: `said Berg`, `says the centre's director`,
/// `said two officials`. Behind them stands no verb of a clause of which they would be the subject.
pub(in crate::facts::quotations) fn speaker_behind(
    reading: &Reading<'_>,
    sentence: &Sentence,
    cue: Extent,
) -> Option<u32> {
    let text = &reading.text;
    let end = sentence.tokens.end;
    let near = reading.mentions_within(text.bytes(Extent::new(cue.end, end.min(cue.end + 16))));
    let (mut named, mut complete) = (false, false);
    let mut at = cue.end;
    while at < end.min(cue.end + 16) {
        let mention = near.iter().filter(|mention| mention.tokens.start == at).max_by_key(|mention| mention.tokens.end);
        if let Some(mention) = mention {
            named |= mention.how != How::Demonym;
            complete = mention.how != How::Demonym;
            at = mention.tokens.end;
            continue;
        }
        let Some(token) = text.tokens.get(at as usize) else { break };
        // "said Ottawa hoped for": a verb stands behind a name, and does not behind `officials briefed on the matter`.
        let briefed = text.is_any(at + 1, words!["in", "on", "with", "by"]);
        let past = !token.capital && text.word(at).ends_with("ed") && !briefed;
        if token.is(Class::Auxiliary) || token.is(Class::PastVerb) || past {
            return None;
        }
        let stop = matches!(token.kind, TokenKind::Mark | TokenKind::Quote)
            || token.is(Class::Weekday)
            || token.is(Class::DateWord)
            || token.is(Class::Preposition) && !(at > cue.end && text.is_any(at, words!["of", "for", "at", "from"]))
            || text.is_any(at, words!["that", "who", "which", "when", "while", "as", "after", "before"]);
        if stop {
            break;
        }
        let noun = token.is(Class::Voice)
            || token.is(Class::Office)
            || token.is(Class::Forecaster)
            || token.is(Class::Occupation)
            || token.is(Class::Pronoun);
        let part = noun || token.capital || token.kind != TokenKind::Word || token.is(Class::Conjunction);
        if complete && !part && !token.is(Class::Preposition) {
            return None;
        }
        named |= noun;
        complete = noun && !token.is(Class::Office);
        at += 1;
    }
    let rest = (at..end)
        .take_while(|&at| {
            let token = &text.tokens[at as usize];
            !matches!(token.kind, TokenKind::Mark | TokenKind::Quote)
                && !text.is_any(at, words!["who", "which", "that", "when", "while", "as", "after", "before"])
        })
        .any(|at| text.has(at, Class::Auxiliary) || text.has(at, Class::PastVerb));
    (named && !rest).then_some(at)
}
