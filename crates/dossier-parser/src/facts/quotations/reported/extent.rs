//! Where a clause begins that a verb introduces, and where what is reported ends.

use super::adjuncts::is_subordinate;
use super::finite::{goes_on, is_finite, is_relative, is_surely_finite};
use super::{Finder, Place};
use crate::facts::quotations::attribution::AMBIGUOUS;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How};
use crate::text::{Extent, TokenKind, words};

impl Finder<'_, '_> {
    /// Where the clause starts that a verb introduces; nothing, if it introduces none.
    pub(super) fn clause_start(&self, place: &Place<'_>) -> Option<u32> {
        let text = &self.reading.text;
        let (sentence, by) = (place.sentence, place.by);
        let mut at = by.cue.end;
        let end = sentence.tokens.end;
        // `said, however, that`
        if text.are(at, &[",", "however", ","]) {
            at += 3;
        }
        if text.has(by.cue.start, Class::Denying) {
            return None;
        }
        if let Some(that) = self.that(at, end).filter(|&that| !self.is_of_a_thing(by.cue, at, that)) {
            // `said that, if parliament agreed, the fleet would`
            return Some(that + 1 + u32::from(text.is(that + 1, ",")));
        }
        if self.judges(by.cue.start) {
            return Some(at);
        }
        // `He expects parliament to ratify it`
        if text.is_any(by.cue.start, words!["expects", "expect"]) {
            return Some(at);
        }
        if !self.tells(by.cue.start) {
            return None;
        }
        if text.is_any(by.cue.start, words!["told", "tells", "tell", "telling"]) {
            // `told reporters the deal would`
            at = self.behind_listener(at, end)?;
        }
        at = self.behind_adjuncts(sentence, at);
        let first = text.tokens.get(at as usize).filter(|_| at < end)?;
        let opens = first.kind == TokenKind::Number
            || first.kind == TokenKind::Word
                && !first.is(Class::Preposition)
                && !first.is(Class::Conjunction)
                && !first.is(Class::Auxiliary)
                && !is_subordinate(text, at)
                && !is_relative(text, at)
                && !text.is_any(at, words!["so", "why", "how", "what", "nothing", "little", "yes", "no", "as"]);
        // `said no decision had been made`
        let opens = opens || text.is(at, "no") && is_finite(text, Extent::new(at, end));
        // "said goodbye to her guest, who left"
        let limit = end.min(at + 40);
        let guest = (at..limit).find(|&at| text.is(at, ",") && is_relative(text, at + 1));
        let guest = guest.filter(|_| !text.has(at, Class::Determiner));
        let clause = Extent::new(at, guest.unwrap_or(limit));
        let plain = text.is_any(by.cue.start, words!["said", "says", "say", "saying", "told"]);
        // What such a verb takes without a preposition is a clause.
        let clausal = text
            .is_any(by.cue.start, words!["thinks", "think", "reckons", "reckoned", "argues", "argue", "guesses"])
            && (end - at > 5 || end - at > 3 && is_finite(text, clause));
        let holds = clausal || if plain { is_finite(text, clause) } else { is_surely_finite(text, clause) };
        (opens && holds).then_some(at)
    }

    /// The `that` behind a verb, which may come a little later: `told reporters in Oslo on Monday that`.
    fn that(&self, start: u32, end: u32) -> Option<u32> {
        let text = &self.reading.text;
        let stop = |place: &u32| {
            !matches!(text.word(*place), "," | ";" | ":" | "." | "(")
                && text.tokens[*place as usize].kind != TokenKind::Quote
        };
        let that = (start..end.min(start + 14)).take_while(stop).find(|&place| {
            // "he hoped that could be discussed": a pronoun.
            text.is(place, "that") && !text.has(place + 1, Class::Auxiliary)
        })?;
        // A clause stands before it already: "said she was glad that", "said it would pay and that".
        let begun = text.has(start, Class::Pronoun) || that > start && text.has(that - 1, Class::Conjunction);
        (that == start || !begun && self.has_no_verb(start, that)).then_some(that)
    }

    /// Whether no verb stands between an attribution and a `that`, which would take the clause away from it.
    fn has_no_verb(&self, start: u32, end: u32) -> bool {
        let text = &self.reading.text;
        !(start..end).any(|at| {
            let token = &text.tokens[at as usize];
            let joined = text.is(at, "and") && text.word(at + 1).ends_with("ed");
            token.is(Class::Auxiliary) || token.is(Class::PastVerb) || joined
        })
    }

    /// Whether a `that` goes with a thing rather than with what was said: `announced a framework that would`. Only a listener may
    /// stand between, or a noun for what somebody thinks: `expressed his firm hope that`.
    fn is_of_a_thing(&self, cue: Extent, at: u32, that: u32) -> bool {
        let text = &self.reading.text;
        that > at
            && !text.has(cue.start, Class::Informing)
            && text.tokens[at as usize].is(Class::Determiner)
            && !text.has(that - 1, Class::Thought)
    }

    /// Where a clause ends that starts at a token: at the sentence's end, before the next attribution, or where its speaker does
    /// something else.
    pub(super) fn clause_end(&self, place: &Place<'_>, start: u32) -> u32 {
        let text = &self.reading.text;
        let (sentence, limit) = (place.sentence, place.limit().max(start));
        let relative = self.is_in_relative(place);
        let anew = (start + 2..limit).find(|&at| {
            let verb = text.has(at + 1, Class::Reporting)
                && !text.word(at + 1).ends_with("ing")
                && !text.is_any(at + 1, AMBIGUOUS);
            let comma = text.is(at, ",");
            // "said the ports would open and called on Chile to join"; "said it was late; nobody answered"
            text.is(at, ";")
                || at > start + 2 && text.is(at, "and") && verb && !text.has(at - 1, Class::Reporting)
                || comma && text.has(at + 1, Class::Aside)
                || comma && self.somebody_acts(at + 1)
                // "Berg, who has said that it is late, signed"
                || comma && relative && goes_on(text, at + 1)
        });
        if let Some(anew) = anew {
            return anew - u32::from(text.is(anew - 1, ","));
        }
        if place.next.is_none() {
            return self.without_stop(limit);
        }
        // `…, adding that`, `… and said that`, `…, Berg said`: the comma or conjunction before it.
        let cut = (start..limit.max(start + 1))
            .rev()
            .take(16)
            .find(|&at| text.is(at, ",") || text.is_any(at, words!["and", "but", "while", "whereas", ";"]));
        match cut {
            Some(cut) if cut > start + 2 => cut - u32::from(text.is(cut - 1, ",")),
            _ => self.without_stop(sentence.tokens.end),
        }
    }

    /// Whether a clause with a verb of speech or of will starts at a token, of a person who has a name: `…, and Senator Berg has
    /// threatened to`. It is another deed, not what was said.
    fn somebody_acts(&self, at: u32) -> bool {
        let text = &self.reading.text;
        if !text.is_any(at, words!["and", "but", "while", "though", "although"]) {
            return false;
        }
        let near = self.reading.mentions_within(text.bytes(Extent::new(at + 1, at + 8)));
        let person =
            near.iter().find(|mention| matches!(mention.entity, EntityRef::Person(_)) && mention.how != How::Pronoun);
        person.is_some_and(|person| {
            let mut verb = person.tokens.end;
            while text.is_any(verb, words!["has", "have", "had", "also", "already"]) {
                verb += 1;
            }
            text.has(verb, Class::Reporting)
                || text.has(verb, Class::Doubting)
                || text.is_any(verb, words!["threatened", "vowed"])
        })
    }

    /// Whether an attribution stands in a relative clause with its own comma before it: `Berg, who has said that`.
    fn is_in_relative(&self, place: &Place<'_>) -> bool {
        let text = &self.reading.text;
        let (sentence, cue) = (place.sentence, place.by.cue);
        let first = sentence.tokens.start.max(cue.start.saturating_sub(6));
        let mut before = (first..cue.start).rev().take_while(|&at| !text.is(at, ","));
        let who = before.find(|&at| is_relative(text, at));
        who.is_some_and(|who| who > sentence.tokens.start && text.is(who - 1, ","))
    }

    /// The end of a sentence without its marks.
    pub(super) fn without_stop(&self, mut end: u32) -> u32 {
        while end > 0 && matches!(self.reading.text.word(end - 1), "." | "!" | "?" | ";" | ":") {
            end -= 1;
        }
        end
    }
}
