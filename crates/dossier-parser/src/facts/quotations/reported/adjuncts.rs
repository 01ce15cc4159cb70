//! The words behind a verb of saying that say to whom, when and where somebody spoke.

use super::Finder;
use crate::lexicon::Class;
use crate::text::{Extent, Sentence, Text, Token, TokenKind, Words, words};

/// Whether a word leads into a clause that says when or why somebody spoke.
pub(super) fn is_subordinate(text: &Text<'_>, at: u32) -> bool {
    text.is_any(
        at,
        words![
            "after",
            "before",
            "when",
            "while",
            "as",
            "following",
            "during",
            "amid",
            "ahead",
            "without",
            "since",
            "because",
            "upon",
            "alongside",
            "hours",
            "days",
            "moments",
            "shortly",
            "soon"
        ],
    )
}

impl Finder<'_, '_> {
    /// Behind whom somebody told something: `told reporters`, `told a news conference`, `told EFE`.
    pub(super) fn behind_listener(&self, at: u32, end: u32) -> Option<u32> {
        let text = &self.reading.text;
        let token = |at: u32| text.tokens.get(at as usize).filter(|_| at < end);
        let determined = token(at).is_some_and(|token| token.is(Class::Determiner));
        let lead = at + u32::from(determined);
        let near = self.reading.mentions_within(text.bytes(Extent::new(at, end.min(at + 4)))).first();
        if let Some(mention) = near.filter(|mention| mention.tokens.start <= lead) {
            return Some(mention.tokens.end);
        }
        // A noun, and one that it goes with where an article stands before both: `a news conference`.
        let mut last = lead + 1;
        let noun = |token: &Token| {
            token.kind == TokenKind::Word
                && !token.capital
                && !(token.is(Class::Determiner)
                    || token.is(Class::Preposition)
                    || token.is(Class::Pronoun)
                    || token.is(Class::Auxiliary)
                    || token.is(Class::PastVerb)
                    || token.is(Class::DateWord))
        };
        while determined && last < lead + 3 && token(last).is_some_and(noun) && !text.is(last, "that") {
            last += 1;
        }
        // `told the committee ships would sail`: the last of them is the subject of what was said.
        let subject = last > lead + 1 && token(last).is_some_and(|token| token.is(Class::Auxiliary));
        // `told reporters and diplomats`
        let joined = text.is(last, "and") && token(last + 1).is_some_and(noun);
        Some(last - u32::from(subject) + if joined { 2 } else { 0 })
    }

    /// Behind the words that say when, where and to whom: `Wednesday`, `on Monday`, `in a statement`, `at a press briefing`.
    pub(super) fn behind_adjuncts(&self, sentence: &Sentence, mut at: u32) -> u32 {
        const SPANS: Words = Words::of(&["week", "weekend", "night", "spring", "summer", "autumn", "winter", "decade"]);
        let text = &self.reading.text;
        let dates = self.reading.dates_in(sentence);
        for _ in 0..4 {
            let led = at + u32::from(text.is(at, "on") || text.is(at, "in"));
            if let Some(date) = dates.iter().find(|date| date.tokens.start == led) {
                at = date.tokens.end;
                continue;
            }
            let token = |place: u32| text.tokens.get(place as usize).filter(|_| place < sentence.tokens.end);
            let day = |token: &Token| token.capital && token.is(Class::Weekday) || token.is(Class::DateWord);
            if token(led).is_some_and(day) {
                at = led + 1;
                continue;
            }
            // "last week", "this Saturday", "late on Monday"
            let which = text.is_any(led, words!["last", "this", "next", "earlier", "later", "late", "early"]);
            let on = led + 1 + u32::from(text.is(led + 1, "on"));
            if which && (token(on).is_some_and(|token| day(token) || token.is(Class::Month)) || text.is_any(on, &SPANS))
            {
                at = on + 1;
                continue;
            }
            if !token(at).is_some_and(|token| token.is(Class::Preposition)) {
                break;
            }
            // A preposition, an article, and words in lower case up to the next article, pronoun or name.
            let mut end = at + 1;
            end += u32::from(token(end).is_some_and(|token| token.is(Class::Determiner)));
            let name = token(end).is_some_and(|token| token.capital);
            while let Some(next) = token(end) {
                let new = next.is(Class::Determiner)
                    || next.is(Class::Pronoun)
                    || next.is(Class::Preposition)
                    || next.kind != TokenKind::Word;
                if new || next.capital != name {
                    break;
                }
                end += 1;
            }
            end += u32::from(text.is(end, ","));
            at = end;
        }
        at
    }

    /// Behind the listener and the adjuncts of a verb.
    pub(super) fn behind_verb(&self, sentence: &Sentence, cue: Extent) -> u32 {
        let mut at = cue.end;
        if self.reading.text.has(cue.start, Class::Informing) {
            at = self.behind_listener(at, sentence.tokens.end).unwrap_or(at);
        }
        self.behind_adjuncts(sentence, at)
    }
}
