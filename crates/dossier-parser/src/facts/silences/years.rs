//! For how many years an agreement is.

use super::goes_on;
use crate::dates::below_hundred;
use crate::draft::Draft;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Extent, Sentence, TokenKind, Words, words};

/// Whether a sentence says for how many years the agreement is: "the five-year text", "a ten-year deal".
pub(super) fn is_of_years(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let of_it = draft.about.names_it(sentence.index) || goes_on(reading, draft, sentence);
    let may_last = of_it && sentence.has(Class::Lasting);
    (sentence.tokens.start..sentence.tokens.end).any(|at| {
        if may_last && lasts(reading, at) || is_term(reading, sentence, at, of_it) {
            return true;
        }
        if text.tokens[at as usize].plain {
            return false;
        }
        let word = text.word(at);
        if word.len() <= 5 || !word.ends_with("-year") || word == "mid-year" || word == "full-year" {
            return false;
        }
        let next = text.bytes(Extent::new(at + 1, at + 3));
        let words = ["text", "document", "programme", "program", "plan"];
        // "a four-year extension of the agreement"
        let kept = of_it
            && text.is_any(
                at + 1,
                words![
                    "extension",
                    "renewal",
                    "term",
                    "trial",
                    "period",
                    "prolongation",
                    "duration",
                    "validity",
                    "life",
                    "lifespan"
                ],
            );
        let of_it = draft.about.main_in(sentence.index).any(|mention| text.bytes(mention.head).meets(next));
        of_it || kept || words.iter().any(|word| text.is(at + 1, word))
    })
}

/// Whether a number of years at a token is how long something was agreed for: "renewed their arrangement for another five years", "given
/// it a trial run of three years".
fn is_term(reading: &Reading<'_>, sentence: &Sentence, at: u32, of_it: bool) -> bool {
    const SET: Words = Words::of(&[
        "renewed",
        "renew",
        "renews",
        "extended",
        "extend",
        "extends",
        "prolonged",
        "prolong",
        "prolongs",
        "signed",
        "sealed",
        "agreed",
        "concluded",
        "valid",
        "lasts",
        "last",
        "runs",
        "run",
        "applies",
        "apply",
        "force",
        "effect",
        "place",
    ]);
    let text = &reading.text;
    if !text.is_any(at + 1, words!["years", "year", "months"]) {
        return false;
    }
    let start = sentence.tokens.start;
    let counted = text.tokens[at as usize].kind == TokenKind::Number || below_hundred(text, at).is_some();
    let between = |at: &u32| {
        text.is_any(
            *at,
            words![
                "another",
                "further",
                "a",
                "an",
                "initial",
                "the",
                "next",
                "coming",
                "up",
                "to",
                "at",
                "least",
                "additional",
                "first"
            ],
        )
    };
    let lead = (start..at).rev().take(5).find(|at| !between(at));
    let Some(lead) = lead.filter(|_| counted) else { return false };
    let before =
        |words: &Words, reach: u32| (lead.saturating_sub(reach).max(start)..lead).any(|at| text.is_any(at, words));
    let trial = before(words!["trial", "pilot", "test"], 3) && text.is(lead, "of");
    let term = before(words!["period", "term", "duration", "validity", "life", "phase"], 2) && text.is(lead, "of");
    let is_for = text.is(lead, "for") && text.is_any(lead.saturating_sub(1), words!["is", "be"]);
    let set = (is_for || text.is_any(lead, words!["for", "by"]) && before(&SET, 14))
        && !text.is_any(at + 2, words!["in", "of"]);
    trial || of_it && (term || set)
}

/// Whether a verb of lasting stands at a token, with a number of years or months behind it: "lasts ten years".
fn lasts(reading: &Reading<'_>, at: u32) -> bool {
    let text = &reading.text;
    let verb = text.has(at, Class::Lasting);
    // "runs from 2026 to 2030"
    let year = |at: u32| text.word(at).len() == 4 && text.word(at).parse::<u16>().is_ok();
    if verb && text.is(at + 1, "from") && year(at + 2) {
        return true;
    }
    let number = at + 1 + u32::from(text.is(at + 1, "for"));
    let counted = || {
        text.tokens.get(number as usize).is_some_and(|token| token.kind == TokenKind::Number)
            || below_hundred(text, number).is_some()
    };
    verb && text.is_any(number + 1, words!["years", "year", "months"]) && counted()
}
