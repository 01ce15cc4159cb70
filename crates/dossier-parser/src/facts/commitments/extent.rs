//! How far a clause reaches, and where coordinated verbs begin clauses of their own.

use super::{Finder, is_joiner, is_trailing};
use crate::lexicon::Class;
use crate::lexicon::verbs::verb;
use crate::text::{Extent, Sentence, TokenKind, words};

impl Finder<'_, '_> {
    /// Where a clause ends: before the next one, before what only comments on it, or with its sentence.
    pub(super) fn clause_end(&self, sentence: &Sentence, from: u32, limit: u32, end: u32) -> u32 {
        let text = &self.reading.text;
        let mut stop = end;
        if limit < end {
            // The words that join the next clause to this one are part of neither.
            stop = limit;
            while stop > from + 1 && (is_trailing(text.word(stop - 1)) || is_joiner(text.word(stop - 1))) {
                stop -= 1;
            }
        }
        let mut at = from + 1;
        while at < stop {
            let word = text.lower(at);
            let next = text.lower(at + 1);
            let told = || (at + 1..(at + 12).min(end)).any(|at| text.tokens[at as usize].is(Class::Reporting));
            let comment = match word {
                ";" => true,
                "," => {
                    matches!(
                        next,
                        "which"
                            | "who"
                            | "where"
                            | "whose"
                            | "as"
                            | "saying"
                            | "adding"
                            | "citing"
                            | "although"
                            | "though"
                            | "but"
                            | "because"
                            | "since"
                            | "under"
                            | "paving"
                            | "ending"
                            | "opening"
                            | "making"
                            | "a"
                            | "unless"
                            | "said"
                            | "according"
                            | "after"
                            | "so"
                    ) && !(next == "as" && text.is(at + 2, "well"))
                        && !(next == "so" && text.is(at + 2, "that"))
                        || told() && !text.is(at + 1, "and")
                }
                "according" => next == "to",
                // "open its market under protocols signed on Wednesday"
                "under" => {
                    let bytes = text.tokens[at as usize].range.end;
                    self.draft
                        .about
                        .main_in(sentence.index)
                        .any(|mention| mention.range.start >= bytes && mention.range.start - bytes <= 12)
                }
                "because" | "although" | "whereas" => true,
                "while" => !verb(next).gerund,
                _ => false,
            };
            if comment {
                return at;
            }
            at += 1;
        }
        stop
    }

    /// Where coordinated verbs begin clauses of their own: the end of the clause before, and the first token of the next.
    pub(super) fn splits(&self, first_verb: u32, end: u32, to: bool, doing: bool) -> Vec<(u32, u32)> {
        let text = &self.reading.text;
        let mut cuts: Vec<(u32, u32)> = Vec::new();
        let mut clause_verb = first_verb;
        // Commas begin clauses only where an "and" with a verb ends the list.
        let mut pending: Vec<(u32, u32)> = Vec::new();
        let mut embedded = false;
        let mut at = first_verb + 1;
        while at < end {
            let word = text.lower(at);
            if word == "to" && self.is_verb(at + 1, end) {
                embedded = true;
            }
            let joins = matches!(word, "and" | "," | "while");
            if joins {
                let mut next = at + 1;
                if word == "," && text.is(next, "and") {
                    next += 1;
                }
                // "and, from 2026, to run"
                if word == "and" && text.is(next, ",") {
                    let close = (next + 1..(next + 7).min(end)).find(|at| text.is(*at, ","));
                    next = close.map_or(next, |close| close + 1);
                }
                let comma = word == ",";
                let last = !comma || next > at + 1;
                while next < end && text.verb(next).adverb {
                    next += 1;
                }
                let again = text.is(next, "to") && {
                    let known = text.verb(next + 1);
                    // ", to measure the ice": a verb that the lexicon need not know.
                    let thing = text.tokens.get(next as usize + 2).is_some_and(|after| after.is(Class::Determiner));
                    let word = text.tokens.get(next as usize + 1);
                    let plain = word.is_some_and(|word| {
                        word.kind == TokenKind::Word && !word.capital && !word.is(Class::Determiner)
                    });
                    to && (known.plain || known.either || plain && thing) || doing && known.gerund
                };
                let token = if again { next + 1 } else { next };
                // A verb right before "and" shares its object with the next: "select and train the workers".
                let has_object = at > clause_verb + 1 && !text.verb(at - 1).plain;
                let same = if word == "while" || doing {
                    again || text.verb(token).gerund
                } else {
                    again || self.is_verb(token, end)
                };
                if same && has_object && (!embedded || again || comma || word == "while") {
                    let cut = (at, next);
                    if !last && word != "while" {
                        pending.push(cut);
                    } else {
                        cuts.append(&mut pending);
                        cuts.push(cut);
                    }
                    clause_verb = token;
                    embedded = false;
                    at = token;
                }
            }
            at += 1;
        }
        cuts
    }

    /// Whether what a clause tells is one commitment although verbs are joined in it: two of them, in few words, with one cue.
    pub(super) fn is_one_deed(&self, clause: Extent, cuts: &[(u32, u32)]) -> bool {
        const FEW: u32 = 28;
        let text = &self.reading.text;
        let [(joint, second)] = *cuts else { return false };
        // "will draw up policies and work to establish a fund": the second has a cue of its own. "while" sets apart.
        let tries = text.is_any(second, words!["work", "seek", "strive", "aim", "try", "endeavour", "endeavor"]);
        let own = tries && text.is(second + 1, "to");
        !own && !text.is(joint, "while") && clause.len() <= FEW
    }

    /// Whether a token is a verb in its plain form: one that can be a noun needs an object.
    pub(super) fn is_verb(&self, at: u32, end: u32) -> bool {
        let text = &self.reading.text;
        let Some(token) = text.tokens.get(at as usize).filter(|_| at < end) else { return false };
        if token.capital || token.kind != TokenKind::Word {
            return false;
        }
        let known = text.verb(at);
        let after = text.tokens.get(at as usize + 1).filter(|_| at + 1 < end);
        let ends = after.is_none_or(|after| after.kind != TokenKind::Word && after.kind != TokenKind::Number);
        let of = text.is(at + 1, "of") || text.is(at + 1, "and");
        let object = after
            .is_some_and(|after| after.is(Class::Determiner) || after.kind == TokenKind::Number || after.capital)
            || text.is(at + 1, "to")
            || text.is(at + 1, "each")
            || text.is(at + 1, "with")
            || text.is(at + 1, "more")
            || text.is(at + 1, "information")
            || text.is(at + 1, "on");
        // "and train crews": nothing makes a noun of it, and a thing follows.
        let acts = known.mostly
            && at > 0
            && !text.tokens[at as usize - 1].is(Class::Determiner)
            && after.is_some_and(|after| {
                after.kind == TokenKind::Word
                    && !after.is(Class::Preposition)
                    && !after.is(Class::Conjunction)
                    && !after.is(Class::Auxiliary)
            })
            && !text.verb(at + 1).compound;
        known.plain && !of && !ends || known.either && (object || acts)
    }
}
