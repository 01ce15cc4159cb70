//! What is denied, and what depends on a condition or on another clause.

use dossier::Strength;

use super::{Candidate, Finder};
use crate::facts::clauses::{Subject, is_lead};
use crate::lexicon::Class;
use crate::lexicon::terms::Takes;
use crate::text::{Sentence, words};

impl Finder<'_, '_> {
    pub(super) fn is_denied(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        const DENIALS: &[&str] = &[
            "not", "n't", "n’t", "never", "neither", "nobody", "refused", "declined", "without", "no", "yet", "nor",
            "cannot", "nothing", "none", "hardly", "stopped", "fails", "failed",
        ];
        let text = &self.reading.text;
        let cue = candidate.cue.tokens;
        let from = candidate.clause.group.max(sentence.tokens.start);
        let mut first = candidate.clause.start;
        if matches!(candidate.takes, Takes::Oblige | Takes::Charge) {
            // "Nothing in the memorandum commits": the subject stands before the clause.
            first = sentence.tokens.start;
        }
        // "Neither side shall fish" binds both.
        let bound = text.is(first, "neither")
            && candidate.takes == Takes::Verb
            && candidate.governed.is_some_and(|governed| !governed.passive)
            && (candidate.strength == Strength::Binding || candidate.strength == Strength::Planned);
        let before = (from..cue.end).chain(first..(first + 2).min(cue.start)).any(|at| {
            // "will no longer have to be certified" lays something down.
            let longer = text.is(at, "no") && text.is(at + 1, "longer");
            DENIALS.iter().any(|word| text.is(at, word)) && !(bound && at == first) && !longer
        });
        // "France does not, however, undertake to"
        let apart =
            (cue.start.saturating_sub(6).max(sentence.tokens.start)..cue.start).rev().find(|&at| text.is(at, "not"));
        let apart = apart.is_some_and(|not| {
            text.is_any(not.saturating_sub(1), words!["does", "do", "did"])
                && (not + 1..cue.start).all(|at| text.is(at, ",") || text.verb(at).adverb)
        });
        // "shall not transfer" and "undertakes not to" bind; "would not oblige" denies.
        let negated = candidate.governed.is_some_and(|governed| governed.negated);
        let both = matches!(candidate.clause.subject, Subject::Parties | Subject::Shared)
            && candidate.strength == Strength::Planned;
        let acts = candidate.governed.is_some_and(|governed| self.reading.text.verb(governed.token).plain);
        let binds = candidate.strength <= Strength::Agreed || self.draft.about.formal || both && acts;
        before || apart || negated && (!binds || candidate.governed.is_some_and(|governed| governed.passive))
    }

    /// Whether a clause depends on another, or on a condition. `limit` is where the next clause begins.
    pub(super) fn is_conditional(&self, sentence: &Sentence, candidate: &Candidate, limit: u32) -> bool {
        let text = &self.reading.text;
        // "Who would own the plants is holding it up"
        let asked = ["who", "what", "which", "how", "whether", "whose", "where", "why"]
            .iter()
            .any(|word| text.is(candidate.clause.start.max(1) - 1, word) || text.is(sentence.tokens.start, word))
            && candidate.clause.lead.is_none();
        let led = asked
            || candidate.clause.lead.is_some_and(|lead| {
                let word = text.lower(lead);
                // "a company in which China will hold the shares"
                let before = text.tokens.get(lead.saturating_sub(1) as usize);
                let under = matches!(word, "which") && before.is_some_and(|token| token.is(Class::Preposition));
                is_lead(word) && !under && !matches!(word, "that" | "while" | "whereas" | "but" | "so")
            });
        // What moved the parties to agree is no commitment: "Convinced that neighbours must warn each other".
        let preamble = self.draft.about.formal
            && text.is_any(
                sentence.tokens.start,
                words![
                    "considering",
                    "recalling",
                    "convinced",
                    "desiring",
                    "noting",
                    "recognising",
                    "recognizing",
                    "wishing",
                    "mindful",
                    "aware",
                    "believing",
                    "reaffirming",
                    "acknowledging",
                    "conscious",
                    "desirous",
                    "bearing",
                    "taking",
                    "whereas",
                    "determined",
                    "having",
                ],
            );
        // "had promised to": before this agreement.
        let past = (candidate.clause.group..candidate.cue.tokens.start).any(|at| text.is(at, "had"))
            && !self.draft.about.names_it(sentence.index);
        let binding = self.draft.about.formal && candidate.strength <= Strength::Planned
            || matches!(candidate.takes, Takes::Oblige | Takes::Charge);
        let start = self.behind_making(sentence);
        let opening = start..start + 1;
        let rest = start.max(candidate.clause.start) + 1..limit;
        let open = opening.chain(rest.take_while(|at| !text.is(*at, "but"))).any(|at| {
            text.is(at, "if")
                || text.is(at, "unless")
                || text.is(at, "whether")
                || text.is(at, "until") && candidate.strength >= Strength::Planned && self.is_clause(at + 1, sentence)
        });
        let when = text.is(sentence.tokens.start, "when") && self.behind_making(sentence) == sentence.tokens.start;
        // "Should one of them foresee a shortage, it will consult the other": it will.
        let should = text.is(sentence.tokens.start, "should") && candidate.strength > Strength::Planned;
        let lead = should || when;
        led || preamble || past || !binding && (open || lead)
    }

    /// The first token behind "If concluded," and the like: a draft tells what would hold once it is made. Else the first.
    pub(super) fn behind_making(&self, sentence: &Sentence) -> u32 {
        const MADE: &[&str] = &[
            "concluded",
            "signed",
            "adopted",
            "ratified",
            "approved",
            "finalised",
            "finalized",
            "agreed",
            "completed",
            "implemented",
            "enacted",
            "sealed",
        ];
        let text = &self.reading.text;
        let start = sentence.tokens.start;
        let opens = text.is(start, "if") || text.is(start, "when") || text.is(start, "once");
        let comma = (start + 1..sentence.tokens.end.min(start + 8)).find(|at| text.is(*at, ","));
        comma
            .filter(|comma| opens && (start + 1..*comma).any(|at| MADE.iter().any(|word| text.is(at, word))))
            .map_or(start, |comma| comma + 1)
    }

    /// Whether a clause follows and not a date or a name: "until they have ratified it".
    pub(super) fn is_clause(&self, from: u32, sentence: &Sentence) -> bool {
        let text = &self.reading.text;
        (from..sentence.tokens.end.min(from + 10)).any(|at| {
            let token = &text.tokens[at as usize];
            token.is(Class::Auxiliary) || token.is(Class::PastVerb) || token.is(Class::Reporting)
        })
    }
}
