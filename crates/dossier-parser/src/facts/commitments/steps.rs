//! Steps of the agreement's own life, which are no commitments: to sign it, to ratify it, to go on talking.

use dossier::Strength;

use super::{Candidate, Finder};
use crate::facts::clauses::Subject;
use crate::lexicon::Class;
use crate::lexicon::terms::Takes;
use crate::text::{Sentence, words};

impl Finder<'_, '_> {
    /// Steps of the agreement's own life: to sign, to ratify, to enter into force, to go on talking.
    pub(super) fn is_formal_step(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let Some(governed) = candidate.governed else { return false };
        if matches!(candidate.takes, Takes::Matter | Takes::Doing) {
            return false;
        }
        let known = text.verb(governed.token);
        let word = text.lower(governed.token);
        // Of another agreement, it is something to do.
        let own = |at: u32| {
            let bytes = text.tokens[at as usize].range;
            self.draft.about.main_in(sentence.index).any(|mention| mention.range.meets(bytes))
        };
        let talks = (governed.token + 1..governed.token + 6).any(|at| {
            if text.is(at, "agreement") {
                return !self.draft.about.is_text() || own(at);
            }
            text.is_any(
                at,
                words![
                    "talks",
                    "negotiations",
                    "press",
                    "reporters",
                    "parliament",
                    "effect",
                    "force",
                    "consent",
                    "approval",
                    "assent",
                ],
            )
        });
        let meets = word == "meet"
            && !self.is_joint(candidate)
            && !text.tokens.get(governed.token as usize + 1).is_some_and(|next| next.is(Class::Determiner))
            && (governed.token..governed.token + 12).all(|at| {
                !text.is_any(
                    at,
                    words![
                        "annually",
                        "regularly",
                        "twice",
                        "once",
                        "every",
                        "year",
                        "least",
                        "monthly",
                        "quarterly",
                        "yearly"
                    ],
                )
            });
        let going = matches!(
            word,
            "continue"
                | "hold"
                | "resume"
                | "begin"
                | "start"
                | "take"
                | "submit"
                | "come"
                | "launch"
                | "settle"
                | "open"
                | "give"
                | "need"
        ) && talks;
        // "either may leave on written notice"
        let leaves = ["leave", "withdraw", "terminate", "denounce", "quit"].contains(&word)
            && (governed.token..governed.token + 9).any(|at| text.is(at, "notice"));
        let bytes = text.tokens.get(governed.token as usize).map_or(0, |token| token.range.end);
        let object = governed.token + 1 + u32::from(text.is(governed.token + 1, "from"));
        let it = (text.is(object, "it") || text.is(object, "them")) && !text.is(object + 1, "to");
        let on_itself =
            ["suspend", "end", "extend", "renew", "leave", "cancel", "denounce", "join", "withdraw", "review", "quit"]
                .contains(&word)
                && (it
                    || self
                        .draft
                        .about
                        .main_in(sentence.index)
                        .any(|mention| mention.range.start > bytes && mention.range.start - bytes <= 7));
        // "undertake to ratify the core conventions": of others, that is something to do.
        let of_others = ["ratify", "accede", "approve", "conclude", "negotiate", "amend"].contains(&word)
            && (candidate.strength <= Strength::Agreed || self.draft.about.is_text())
            && !self
                .draft
                .about
                .main_in(sentence.index)
                .any(|mention| mention.range.start > bytes && mention.range.start - bytes <= 2);
        // "It will be up to them", "it would be hard": nothing is done.
        let states = !governed.passive
            && text.is(governed.token.saturating_sub(1), "be")
            && [
                "up",
                "possible",
                "clear",
                "difficult",
                "hard",
                "easy",
                "enough",
                "key",
                "crucial",
                "important",
                "good",
                "better",
                "the",
                "a",
                "an",
                "no",
                "in",
                "at",
                "more",
                "worth",
                "like",
                "there",
            ]
            .contains(&word);
        // "The deal will see them build", "a desire to see more flights"
        let it = text.is(candidate.clause.start, "it");
        let sees =
            word == "see" && (candidate.takes == Takes::To || it || candidate.clause.subject == Subject::Agreement);
        // "apply the safeguards", "enter into an arrangement with others", "must mark it with buoys": deeds of other kinds.
        let next = text.tokens.get(governed.token as usize + 1);
        let thing = next.is_some_and(|next| next.is(Class::Determiner) && !text.is(governed.token + 1, "this"));
        let into = text.is(governed.token + 1, "into")
            && !["force", "effect"].iter().any(|word| text.is(governed.token + 2, word));
        let it = ["it", "them"].iter().any(|word| text.is(governed.token + 1, word));
        // "The parliament must pass a motion first"
        let motion = || {
            (governed.token + 1..governed.token + 5)
                .any(|at| text.is_any(at, words!["motion", "bill", "referendum", "vote"]))
        };
        let voting = || (candidate.clause.start..candidate.clause.group).any(|at| text.has(at, Class::Voting));
        let passes = ["pass", "hold", "approve", "vote"].contains(&word) && motion()
            || [
                "concur", "approve", "ratify", "consent", "vote", "pass", "adopt", "debate", "consider", "examine",
                "endorse", "back", "give", "decide", "rule", "clear", "assent", "agree",
            ]
            .contains(&word)
                && voting();
        // "will jointly apply for funds"
        let asks = word == "apply" && text.is(governed.token + 1, "for");
        let done_to = self.sets_up(governed.token)
            || asks
            || word == "apply" && thing
            || word == "enter" && into
            || word == "mark" && it;
        let sent = ["come", "travel", "arrive"].contains(&word) && self.is_counted(candidate);
        on_itself
            || passes
            || leaves
            || states
            || (known.formal && !governed.passive && !of_others && !sees && !sent && !done_to)
            || going
            || meets
            || matches!(word, "signed" | "ratified")
    }
}
