//! The occasion on which the agreement is signed: a visit, a summit, talks.

use super::claim;
use crate::draft::Draft;
use crate::facts::signature::Signature;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Extent, TokenKind, words};

/// Adds the occasion of the signing to the draft.
pub(super) fn find(reading: &Reading<'_>, signatures: &[Signature], draft: &mut Draft) {
    for signature in signatures {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        let found =
            (sentence.tokens.start..sentence.tokens.end).find_map(|at| occasion_at(reading, at, sentence.tokens.end));
        if let Some(bytes) = found {
            draft.agreement.occasion = claim(reading, reading.plain(bytes), bytes);
            draft.agreement_rules.push(("occasion", "meeting-of-signing"));
            return;
        }
    }
}

/// An occasion that begins at a token: "on the sidelines of the summit", "during" or "at" a meeting.
fn occasion_at(reading: &Reading<'_>, at: u32, end: u32) -> Option<Extent> {
    let text = &reading.text;
    let aside = text.is_any(at, words!["on", "at", "in"])
        && text.is(at + 1, "the")
        && text.is_any(at + 2, words!["sidelines", "margins", "occasion", "fringes", "sideline", "eve"]);
    let during = text.is(at, "during") || text.is(at, "at");
    if !aside && !during {
        return None;
    }
    let first = if aside { at + 4 } else { at + 1 };
    let mut stop = first;
    let mut meets = None;
    while stop < end {
        let token = &text.tokens[stop as usize];
        let word = text.word(stop);
        let breaks = token.kind == TokenKind::Mark && !matches!(word, "-" | "–" | "&")
            || matches!(
                word,
                "under"
                    | "that"
                    | "which"
                    | "who"
                    | "where"
                    | "held"
                    | "hosted"
                    | "on"
                    | "by"
                    | "as"
                    | "with"
                    | "after"
                    | "before"
                    | "when"
            )
            || token.is(Class::Weekday)
            || word == "in"
            || word == "at" && meets.is_some()
            || meets.is_some() && (token.is(Class::Month) || token.is(Class::Reporting))
            || stop - first > 14;
        if breaks {
            break;
        }
        // A ceremony is the signing itself.
        if token.is(Class::Meeting) && word != "ceremony" {
            meets = Some(stop);
        }
        stop += 1;
    }
    meets?;
    let start = if aside { at } else { first };
    Some(text.bytes(Extent::new(start, stop)))
}
