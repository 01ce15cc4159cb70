//! What is denied, and what depends on a condition or on another clause.

use dossier::Strength;

use super::{Candidate, Finder};
use crate::facts::clauses::{Subject, is_lead};
use crate::lexicon::Class;
use crate::lexicon::terms::Takes;
use crate::text::{Sentence, Words, words};

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
        // "No tolls shall be charged": nobody may.
        let bans = text.is(first, "no")
            && candidate.takes == Takes::Verb
            && candidate
                .governed
                .is_some_and(|governed| governed.passive && !self.is_reported(text.lower(governed.token)))
            && (candidate.strength == Strength::Binding
                || candidate.strength == Strength::Planned && text.is(cue.start, "will"));
        let before = (from..cue.end).chain(first..(first + 2).min(cue.start)).any(|at| {
            // "will no longer have to be certified" lays something down.
            let longer = text.is(at, "no") && text.is(at + 1, "longer");
            DENIALS.iter().any(|word| text.is(at, word)) && !((bound || bans) && at == first) && !longer
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
        // "shall not be used in court" forbids; "shall not be bound" denies.
        let forbids = candidate.strength == Strength::Binding
            && candidate.governed.is_some_and(|governed| {
                !text.is_any(governed.token, words!["bound", "obliged", "required", "obligated", "construed", "deemed"])
            });
        let passive = candidate.governed.is_some_and(|governed| governed.passive);
        before || apart || negated && (!binds || passive && !forbids)
    }

    /// "a framework that could cover minerals": what may become of something, told to say which.
    pub(super) fn is_imagined(&self, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let clause = &candidate.clause;
        let relative =
            clause.start.checked_sub(1).is_some_and(|lead| text.is_any(lead, words!["that", "which", "who"]));
        relative && clause.start == clause.group && text.is_any(candidate.cue.tokens.start, words!["could", "might"])
    }

    /// Whether a clause is what somebody thinks right or stands ready to do, and nothing that was agreed: "the minister stressed that
    /// disputes must be settled by law", "the envoy said China stands ready to help".
    pub(super) fn is_opinion(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        const PRESSED: Words = Words::of(&[
            "stressed",
            "stresses",
            "stressing",
            "emphasised",
            "emphasises",
            "emphasising",
            "emphasized",
            "emphasizes",
            "emphasizing",
            "underlined",
            "underlines",
            "underlining",
            "underscored",
            "underscores",
            "underscoring",
            "highlighted",
            "highlights",
            "highlighting",
            "reaffirmed",
            "reaffirms",
            "reaffirming",
            "reiterated",
            "reiterates",
            "reiterating",
            "insisted",
            "insists",
            "insisting",
            "argued",
            "argues",
            "arguing",
            "warned",
            "warns",
            "warning",
            "urged",
            "urges",
            "believes",
            "believed",
            "believe",
            "maintained",
            "maintains",
            "recalled",
            "recalls",
            "recalling",
            "noted",
            "notes",
            "noting",
            "acknowledged",
            "recognised",
            "recognized",
        ]);
        let text = &self.reading.text;
        let (cue, clause) = (candidate.cue.tokens.start, &candidate.clause);
        // "the hope that the two countries' universities would": the phrase may begin before what was read of it.
        let that = (clause.start.saturating_sub(7).max(sentence.tokens.start)..clause.start)
            .rev()
            .find(|&at| text.is(at, "that"));
        let told = that.unwrap_or(clause.start);
        let Some(verb) = told.checked_sub(1).filter(|&verb| verb > sentence.tokens.start) else { return false };
        let must = text.is_any(cue, words!["must", "have", "has", "may", "could", "might"]);
        let pressed = must && text.is_any(verb, &PRESSED);
        let ready = text.is_any(cue, words!["stand", "stands", "is", "are"])
            && text.is_any(candidate.cue.tokens.end - 1, words!["ready", "prepared", "willing", "open", "keen"]);
        let spoken = text.tokens[verb as usize].is(Class::Reporting);
        // "expressed the hope that the universities would join"
        let hoped = text.is_any(cue, words!["would", "will", "could", "may", "might"])
            && text.is_any(
                verb,
                words![
                    "hope",
                    "hopes",
                    "hoped",
                    "wish",
                    "wishes",
                    "confidence",
                    "confident",
                    "conviction",
                    "belief",
                    "view",
                    "doubt",
                    "doubts",
                    "fear",
                    "fears",
                    "concern",
                    "optimism",
                    "optimistic",
                    "convinced"
                ],
            );
        pressed || hoped || ready && spoken && !self.draft.about.names_it(sentence.index)
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
                let under = matches!(word, "which")
                    && (before.is_some_and(|token| token.is(Class::Preposition))
                        || text.is_any(lead.saturating_sub(1), words!["after", "upon", "whereupon"]));
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
        let comma = |at: &u32| !text.is(*at, ",");
        (from..sentence.tokens.end.min(from + 10)).take_while(comma).any(|at| {
            let token = &text.tokens[at as usize];
            token.is(Class::Auxiliary) || token.is(Class::PastVerb) || token.is(Class::Reporting)
        })
    }
}
