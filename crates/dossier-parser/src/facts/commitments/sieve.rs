//! Which clauses say what the parties do under the agreement: by subject, verb, denial and condition.

use dossier::Strength;

use super::{Candidate, Finder};
use crate::facts::clauses::{Subject, is_lead};
use crate::lexicon::terms::Takes;
use crate::lexicon::verbs::verb;
use crate::mentions::EntityRef;
use crate::text::{BlockKind, Sentence};

impl Finder<'_, '_> {
    /// Whether a clause says what the parties do under the agreement.
    pub(super) fn accepts(&self, sentence: &Sentence, candidate: &Candidate, subject: &Subject, goes_on: bool) -> bool {
        let text = &self.reading.text;
        // "The Parties shall cooperate in:": the items that follow say what they do.
        if self.is_open(sentence) {
            return false;
        }
        if self.is_denied(sentence, candidate) || self.is_conditional(sentence, candidate) {
            return false;
        }
        let shared = candidate.clause.subject == Subject::Shared;
        // "signed a memorandum, pledging to train engineers": the subject is that of the whole sentence.
        let participle = text.word(candidate.cue.tokens.start).to_ascii_lowercase().ends_with("ing");
        if shared
            && participle
            && candidate.takes == Takes::To
            && (self.parties_in(sentence) >= 2 || self.speaks_of_it(sentence))
        {
            return true;
        }
        let gerund = candidate.governed.is_some_and(|governed| verb(text.word(governed.token)).gerund);
        if candidate.takes == Takes::Doing && candidate.strength == Strength::Hoped && !gerund {
            return false;
        }
        if shared && candidate.takes != Takes::Oblige {
            return goes_on && !self.is_formal_step(sentence, candidate);
        }
        if candidate.takes == Takes::Oblige {
            return *subject == Subject::Agreement
                || self.draft.about.names_it(sentence.index) && *subject == Subject::Shared
                || self.follows_agreement(sentence, candidate);
        }
        if self.is_formal_step(sentence, candidate) {
            return false;
        }
        let Some(governed) = candidate.governed else {
            return self.takes_noun(&candidate.cue) && self.is_of_parties(sentence, subject);
        };
        let word = text.word(governed.token).to_ascii_lowercase();
        let item = text.block_of(sentence).kind == BlockKind::Item && (self.stem.is_some() || self.listed);
        let formal = self.draft.about.formal;
        let behind = sentence.index > 0 && self.draft.about.names_it(sentence.index - 1);
        let close = item
            || formal
            || behind
            || self.speaks_of_it(sentence)
            || self.last.is_some_and(|last| sentence.index - last <= 1);
        match subject {
            Subject::Agreement => {
                let brings = [
                    "eliminate",
                    "remove",
                    "cut",
                    "abolish",
                    "establish",
                    "phase",
                    "lift",
                    "scrap",
                    "lower",
                    "waive",
                    "require",
                    "oblige",
                    "commit",
                    "let",
                    "exempt",
                    "grant",
                    "allow",
                    "permit",
                    "let",
                    "exempt",
                    "give",
                    "grant",
                    "allow",
                    "permit",
                ];
                candidate.takes == Takes::Matter || candidate.takes == Takes::Verb && brings.contains(&word.as_str())
            }
            Subject::Parties | Subject::Countries(_) if candidate.takes == Takes::Matter => {
                self.is_of_parties(sentence, subject) && word != "for" && !self.names_following(governed.token)
            }
            Subject::Parties | Subject::Countries(_) => {
                let firm = candidate.strength <= Strength::Planned;
                self.is_of_parties(sentence, subject)
                    && (firm || close || self.parties_in(sentence) >= 2 || *subject == Subject::Parties)
            }
            Subject::Body(_) => {
                let known = verb(&word);
                (close || self.parties_in(sentence) >= 1)
                    && !known.formal
                    && (candidate.strength <= Strength::Planned || self.is_both(candidate))
            }
            Subject::Thing => {
                let known = verb(text.word(governed.token));
                let done = governed.passive && (known.participle || formal) && !known.formal;
                let act =
                    formal && candidate.strength == Strength::Binding && !known.effect && (known.plain || known.either);
                let is = text.is(candidate.cue.tokens.start, "are") || text.is(candidate.cue.tokens.start, "is");
                let listed = candidate.takes == Takes::To && close && is && !self.is_reported(&word);
                close
                    && candidate.strength <= Strength::Planned
                    && (done && !self.is_reported(&word) || act || listed || item && (known.plain || known.either))
            }
            // "Minister A and her counterpart B agreed that …": they agree for the parties.
            Subject::Person => candidate.strength == Strength::Agreed && self.parties_in(sentence) >= 2,
            Subject::Shared => false,
        }
    }

    /// Whether a sentence speaks of the agreement, or of its draft or text.
    pub(super) fn speaks_of_it(&self, sentence: &Sentence) -> bool {
        const WORDS: &[&str] =
            &["draft", "text", "document", "proposal", "letter", "programme", "memorandum", "plan", "instrument"];
        let text = &self.reading.text;
        let text_of_it = |at: u32| text.is(at, "the") && WORDS.iter().any(|word| text.is(at + 1, word));
        self.draft.about.names_it(sentence.index) || (sentence.tokens.start..sentence.tokens.end).any(text_of_it)
    }

    /// "agreed on the following".
    fn names_following(&self, token: u32) -> bool {
        let text = &self.reading.text;
        text.are(token, &["the", "following"]) || text.is(token, ":")
    }

    /// Whether a subject is two bodies or both: one of each party.
    fn is_both(&self, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        (candidate.clause.start..candidate.cue.tokens.start).any(|at| text.is(at, "two") || text.is(at, "both"))
    }

    /// Passives of the agreement's own life or of its news.
    fn is_reported(&self, participle: &str) -> bool {
        [
            "signed",
            "settled",
            "resolved",
            "ratified",
            "expected",
            "announced",
            "said",
            "needed",
            "required",
            "submitted",
            "finalised",
            "finalized",
            "seen",
            "published",
            "remembered",
            "known",
            "called",
            "considered",
            "deemed",
            "amended",
            "terminated",
            "renewed",
            "interpreted",
            "extended",
            "discussed",
            "presented",
            "followed",
            "welcomed",
            "felt",
            "tested",
            "affected",
            "bound",
            "replaced",
            "approved",
            "concluded",
            "watched",
            "registered",
            "governed",
        ]
        .contains(&participle)
    }

    fn parties_in(&self, sentence: &Sentence) -> usize {
        let mut seen: Vec<EntityRef> = Vec::new();
        for mention in self.reading.mentions_in(sentence) {
            if mention.entity == EntityRef::Parties {
                return 2;
            }
            if self.is_party(mention.entity) && !seen.contains(&mention.entity) {
                seen.push(mention.entity);
            }
        }
        seen.len()
    }

    pub(super) fn is_party(&self, entity: EntityRef) -> bool {
        matches!(entity, EntityRef::Country(_))
            && (self.draft.parties.is_empty()
                || self
                    .reading
                    .id_of(entity)
                    .is_some_and(|id| self.draft.parties.iter().any(|party| party.fact.id == *id)))
    }

    /// Whether a subject is made of parties, in a sentence that is not about another instrument alone.
    fn is_of_parties(&self, sentence: &Sentence, subject: &Subject) -> bool {
        let other = self.draft.about.others_in(sentence.index).any(|mention| mention.other);
        match subject {
            Subject::Parties => !other || self.draft.about.names_it(sentence.index) || self.draft.about.formal,
            Subject::Countries(countries) => countries.iter().all(|country| self.is_party(*country)),
            _ => false,
        }
    }

    /// Whether the agreement stands before a cue that says whom it obliges: "The agreement, which …, obliges Ethiopia to …".
    fn follows_agreement(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        let mut mentions = self.draft.about.main_in(sentence.index);
        mentions.any(|mention| mention.head.end <= candidate.cue.tokens.start)
    }

    pub(super) fn is_denied(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        const DENIALS: &[&str] = &[
            "not", "n't", "n’t", "never", "neither", "nobody", "refused", "declined", "without", "no", "yet", "nor",
            "cannot",
        ];
        let text = &self.reading.text;
        let cue = candidate.cue.tokens;
        let from = candidate.clause.group.max(sentence.tokens.start);
        let first = candidate.clause.start;
        let before = (from..cue.end)
            .chain(first..(first + 2).min(cue.start))
            .any(|at| DENIALS.iter().any(|word| text.is(at, word)));
        // "shall not transfer" and "undertakes not to" bind; "would not oblige" denies.
        let negated = candidate.governed.is_some_and(|governed| governed.negated);
        let both = matches!(candidate.clause.subject, Subject::Parties | Subject::Shared)
            && candidate.strength == Strength::Planned;
        let acts = candidate.governed.is_some_and(|governed| verb(self.reading.text.word(governed.token)).plain);
        let binds = candidate.strength <= Strength::Agreed || self.draft.about.formal || both && acts;
        before || negated && (!binds || candidate.governed.is_some_and(|governed| governed.passive))
    }

    fn is_conditional(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let led = candidate.clause.lead.is_some_and(|lead| {
            let word = text.word(lead).to_ascii_lowercase();
            let under = matches!(word.as_str(), "which")
                && ["under", "by"].iter().any(|word| text.is(lead.saturating_sub(1), word));
            is_lead(&word) && !under && !matches!(word.as_str(), "that" | "while" | "whereas" | "but" | "so")
        });
        // What moved the parties to agree is no commitment: "Convinced that neighbours must warn each other".
        let preamble = self.draft.about.formal
            && [
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
            ]
            .iter()
            .any(|word| text.is(sentence.tokens.start, word));
        // "had promised to": before this agreement.
        let past = (candidate.clause.group..candidate.cue.tokens.start).any(|at| text.is(at, "had"));
        let binding = self.draft.about.formal && candidate.strength == Strength::Binding;
        let open = (sentence.tokens.start..sentence.tokens.end).any(|at| {
            text.is(at, "if")
                || text.is(at, "unless")
                || text.is(at, "whether")
                || text.is(at, "until") && candidate.strength >= Strength::Planned
        });
        let lead = text.is(sentence.tokens.start, "should") || text.is(sentence.tokens.start, "when");
        led || preamble || past || !binding && (open || lead)
    }

    /// Steps of the agreement's own life: to sign, to ratify, to enter into force, to go on talking.
    fn is_formal_step(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let Some(governed) = candidate.governed else { return false };
        if matches!(candidate.takes, Takes::Matter | Takes::Doing) {
            return false;
        }
        let known = verb(text.word(governed.token));
        let word = text.word(governed.token).to_ascii_lowercase();
        let talks = (governed.token + 1..governed.token + 6).any(|at| {
            [
                "talks",
                "negotiations",
                "press",
                "reporters",
                "agreement",
                "parliament",
                "effect",
                "force",
                "consent",
                "approval",
                "assent",
            ]
            .iter()
            .any(|word| text.is(at, word))
        });
        let meets = word == "meet"
            && (governed.token..governed.token + 12).all(|at| {
                !["annually", "regularly", "twice", "once", "every", "year", "least", "monthly", "quarterly", "yearly"]
                    .iter()
                    .any(|word| text.is(at, word))
            });
        let going = matches!(
            word.as_str(),
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
        let bytes = text.tokens.get(governed.token as usize).map_or(0, |token| token.range.end);
        let on_itself = ["suspend", "end", "extend", "renew", "leave", "cancel", "denounce", "join"]
            .contains(&word.as_str())
            && self
                .draft
                .about
                .main_in(sentence.index)
                .any(|mention| mention.range.start > bytes && mention.range.start - bytes <= 2);
        // "undertake to ratify the core conventions": of others, that is something to do.
        let of_others = ["ratify", "accede", "approve"].contains(&word.as_str())
            && candidate.strength <= Strength::Agreed
            && !self
                .draft
                .about
                .main_in(sentence.index)
                .any(|mention| mention.range.start > bytes && mention.range.start - bytes <= 2);
        on_itself
            || (known.formal && !governed.passive && !of_others)
            || going
            || meets
            || matches!(word.as_str(), "signed" | "ratified")
    }
}
