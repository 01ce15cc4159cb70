//! The clause that stands before an attribution, or around it.

use super::adjuncts::is_subordinate;
use super::finite::{goes_on, is_auxiliary, is_finite, is_relative, is_surely_finite};
use super::{Finder, Place};
use crate::facts::quotations::attribution::{Form, speaker_behind};
use crate::lexicon::Class;
use crate::text::{Extent, Sentence, TokenKind, words};

/// How many tokens the words for a speaker may have.
const LONGEST_SPEAKER: usize = 24;

impl Finder<'_, '_> {
    /// The clause before an attribution between commas, or the whole that it interrupts: `…, Berg said.`, `Norway, said Berg, would
    /// open its ports.`
    pub(super) fn beside(&self, place: &Place<'_>) -> Option<(Extent, &'static str)> {
        let text = &self.reading.text;
        let (sentence, by) = (place.sentence, place.by);
        let tells = self.tells(by.cue.start)
            || by.speaker.is_some() && text.is_any(by.cue.start, words!["reports", "states", "notes"]);
        let spoken = tells || text.has(by.cue.start, Class::Reporting) && by.form == Form::VerbFirst;
        if !spoken {
            return None;
        }
        let first = self.first(place)?;
        let comma = self.comma_before(sentence, first, by.whole.start.min(by.cue.start))?;
        let left = Extent::new(first, comma);
        let behind = match by.form {
            Form::VerbFirst => speaker_behind(self.reading, sentence, by.cue).unwrap_or(by.whole.end),
            _ => self.behind_verb(sentence, by.cue),
        };
        let behind = self.behind_adjuncts(sentence, behind);
        let behind = behind - u32::from(text.is(behind - 1, ","));
        let end = (behind..sentence.tokens.end).find(|&at| text.is(at, ";")).unwrap_or(sentence.tokens.end);
        let whole = Extent::new(first, self.without_stop(end));
        // "… in three ways, the officials said: the Maldives would"
        let list = text.is(behind, ":");
        if self.more(place, behind, left) || list && is_finite(text, left) {
            return Some((whole, "inserted-attribution"));
        }
        (self.closes(sentence, behind, by.form) && self.stands(left)).then_some((left, "closing-attribution"))
    }

    /// The first token of what can be reported before an attribution: the sentence's, or that behind the last semicolon.
    fn first(&self, place: &Place<'_>) -> Option<u32> {
        let text = &self.reading.text;
        let start = place.by.whole.start.min(place.by.cue.start);
        let mark = (place.sentence.tokens.start..start).rev().find(|&at| text.is(at, ";") || text.is(at, ":"));
        let first = mark.map_or(place.sentence.tokens.start, |mark| mark + 1);
        let alone = place.before.iter().all(|other| other.cue.start < first);
        alone.then_some(first)
    }

    /// The comma before the words for a speaker: `…, its director, Ilan Natapei, said`.
    fn comma_before(&self, sentence: &Sentence, first: u32, speaker: u32) -> Option<u32> {
        let text = &self.reading.text;
        let comma_before = |end: u32| {
            let mut tokens = (first + 1..end).rev().take(LONGEST_SPEAKER);
            tokens.find(|&at| matches!(text.word(at), "," | "—" | "–") && !self.is_in_mention(sentence, at))
        };
        let mut comma = comma_before(speaker)?;
        // An office before the name: what lies between two commas is no clause, and starts like a speaker.
        if comma + 1 == speaker
            && text.is(comma, ",")
            && let Some(outer) = comma_before(comma)
            && comma - outer <= 10
            && (text.has(outer + 1, Class::Determiner) || text.tokens[outer as usize + 1].capital)
            && !(outer + 1..comma).any(|at| is_auxiliary(text, at) || text.has(at, Class::PastVerb))
            && (outer + 1..comma)
                .any(|at| text.has(at, Class::Office) || text.has(at, Class::Voice) || text.has(at, Class::Occupation))
        {
            comma = outer;
        }
        // ", which the ministry announced": of that alone; ", as Berg noted"; ", and Berg said"
        let lead = comma + 1;
        let apart = is_relative(text, lead)
            || text.has(lead, Class::Conjunction)
            || is_subordinate(text, lead)
            || text.is_any(lead, words!["that", "though", "although", "if", "unless", "so", "than"]);
        (!apart && comma > first).then_some(comma)
    }

    /// Whether a clause that has begun before an attribution goes on behind it.
    fn more(&self, place: &Place<'_>, comma: u32, left: Extent) -> bool {
        let text = &self.reading.text;
        if !text.is(comma, ",") {
            return false;
        }
        let start = comma + 1;
        let end = place.sentence.tokens.end;
        let rest = Extent::new(start, end);
        // "Not soon, says Berg, the director": an answer, and no clause that goes on.
        let answer = left.end - left.start <= 3
            && text.is_any(left.start, words!["not", "no", "yes", "hardly", "maybe", "perhaps", "never"]);
        if answer || is_relative(text, start) || is_subordinate(text, start) || text.word(start).ends_with("ing") {
            return false;
        }
        // "It is, the ministry said, the first": what stands before has no meaning alone.
        if self.is_open(left) && end - start >= 3 {
            return true;
        }
        // "…, they say, but insists on", "…, she said, and nowhere is it cheaper"
        let joined = text.is_any(start, words!["and", "but", "or", "though", "although", "because", "if"]);
        // Another who speaks: ", but Berg disagreed".
        let other = place.next.is_some_and(|next| next.whole.start < next.cue.start && next.whole.start <= start + 8);
        if joined {
            // ", but a dispute is holding it up": what the reporter knows beside.
            let own = text.is(start, "and") && is_finite(text, rest);
            return !other && (goes_on(text, start + 1) || own);
        }
        if goes_on(text, start) {
            return true;
        }
        // An apposition may stand between: "argues Nair, an economist, buys time".
        let inner = (start..end).take(16).find(|&at| text.is(at, ",") && goes_on(text, at + 1));
        if inner.is_some() && (!self.stands(left) || !is_surely_finite(text, left)) {
            return true;
        }
        !self.stands(left) && is_finite(text, rest) && place.by.form != Form::VerbFirst
            || !self.stands(left) && is_surely_finite(text, rest)
    }

    /// Whether what stands before an attribution is a clause that has come to its end.
    fn stands(&self, left: Extent) -> bool {
        let text = &self.reading.text;
        // "Had it not been for the storm, Berg said": the main clause is to come.
        let subordinate = is_subordinate(text, left.start)
            || text.is_any(
                left.start,
                words!["if", "unless", "had", "should", "were", "although", "though", "once", "until"],
            );
        let main = !subordinate || (left.start..left.end).any(|at| text.is(at, ","));
        main && !self.is_open(left) && is_finite(text, left)
    }

    /// Whether it ends in the midst of a predicate: `The treaty does not, Berg noted, create debt`.
    fn is_open(&self, left: Extent) -> bool {
        let text = &self.reading.text;
        text.is(left.end - 1, "not") || is_auxiliary(text, left.end - 1)
    }

    /// Whether nothing of weight follows in the sentence: an adjunct, a participle, more of the speaker, or nothing.
    fn closes(&self, sentence: &Sentence, at: u32, form: Form) -> bool {
        let text = &self.reading.text;
        let rest =
            text.tokens.get(at.min(sentence.tokens.end) as usize..sentence.tokens.end as usize).unwrap_or_default();
        let Some(first) = rest.first() else { return true };
        // "Berg said, "We": what is said stands behind.
        let introduced = rest.get(1).is_some_and(|token| token.kind == TokenKind::Quote) && form != Form::VerbFirst;
        let adjunct = first.is(Class::Preposition) || is_subordinate(text, at);
        // "said two officials who asked not to be named"
        let aside = text.word(at).ends_with("ing") || form == Form::VerbFirst && is_relative(text, at);
        !introduced && (first.kind == TokenKind::Mark || adjunct || aside)
    }

    /// `According to Berg, …`, `…, according to Berg`, `Norway, according to Berg, would …` and `In Berg's view, …`.
    pub(super) fn according(&self, place: &Place<'_>) -> Option<(Extent, &'static str)> {
        let text = &self.reading.text;
        let (sentence, by) = (place.sentence, place.by);
        let rule = "according-to";
        let in_words = text.is(by.cue.start, "in") && (by.cue.start..by.cue.end).any(|at| text.is(at, "words"));
        if text.is(by.cue.start, "for") || in_words || by.entity.is_none() && !self.is_somebody(sentence, by.cue.end) {
            return None;
        }
        let end = sentence.tokens.end;
        let stop = (by.whole.end..end).find(|&at| text.is(at, ";")).unwrap_or(end);
        let lead = by.cue.start.checked_sub(1).filter(|&lead| lead >= sentence.tokens.start);
        let opens = lead
            .is_none_or(|lead| matches!(text.word(lead), ";" | ":" | "—" | "–") || text.has(lead, Class::Conjunction));
        let comma = || (by.whole.end..stop).take(25).find(|&at| text.is(at, ",") && !self.is_in_mention(sentence, at));
        if opens {
            let mut comma = comma()?;
            // "according to Berg, who leads the team, crews": the comma that closes what is said of the speaker.
            if is_relative(text, comma + 1)
                || text.has(comma + 1, Class::Determiner) && !is_surely_finite(text, Extent::new(comma + 1, stop))
            {
                comma = (comma + 1..stop).take(25).find(|&at| text.is(at, ","))?;
            }
            let clause = Extent::new(comma + 1, self.without_stop(stop));
            return is_finite(text, clause).then_some((clause, rule));
        }
        // Of a sentence that reports what somebody said, it says where that stands.
        if !place.before.is_empty() {
            return None;
        }
        let mark = (sentence.tokens.start..by.cue.start).rev().find(|&at| text.is(at, ";"));
        let first = mark.map_or(sentence.tokens.start, |mark| mark + 1);
        let clause = Extent::new(first, by.cue.start - u32::from(lead.is_some_and(|lead| text.is(lead, ","))));
        if lead.is_some_and(|lead| text.is(lead, ","))
            && let Some(comma) = comma()
            && self.more(place, comma, clause)
        {
            // "Since then, according to Berg, exports have fallen": what stands behind can do without.
            let rest = Extent::new(comma + 1, self.without_stop(stop));
            let alone = clause.end - clause.start <= 4 && is_surely_finite(text, rest);
            return Some((if alone { rest } else { Extent::new(first, rest.end) }, rule));
        }
        is_finite(text, clause).then_some((clause, rule))
    }

    /// Whether people are meant whom the text does not name: `according to two officials`.
    fn is_somebody(&self, sentence: &Sentence, start: u32) -> bool {
        let text = &self.reading.text;
        let mut near = (start..sentence.tokens.end.min(start + 6)).take_while(|&at| !text.is(at, ","));
        near.any(|at| {
            text.has(at, Class::Office)
                || text.has(at, Class::Forecaster)
                || text.is_any(
                    at,
                    words![
                        "officials",
                        "official",
                        "sources",
                        "source",
                        "diplomats",
                        "diplomat",
                        "them",
                        "people",
                        "spokesman",
                        "spokeswoman",
                        "spokesperson"
                    ],
                )
        })
    }
}
