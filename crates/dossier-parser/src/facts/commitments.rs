//! What the parties are said to do under the agreement.
//!
//! 1. Each cue of strength is read with its clause: subject, verb, and whether it is denied or depends on a condition.
//! 2. Only what the parties do counts: they, or what they set up, or a thing in the passive; never a person, a company or the
//!    agreement's own life.
//! 3. A clause ends where the next begins; coordinated verbs are clauses of their own and carry the cue of the first.
//! 4. Items under a stem ("The Parties agreed to: …") carry the cue of the stem.
//!
//! The text of a commitment is the clause with its subject where that stands in it, else from its cue or verb on.

use dossier::{Commitment, Id, Strength, Voice};

use super::clauses::{Clause, Governed, Subject, clause, governed, is_lead};
use super::instruments::About;
use super::voices::Voices;
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::lexicon::terms::{Hit, Takes, Term};
use crate::lexicon::verbs::verb;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    let mut finder =
        Finder { reading, draft, voices: Voices::of(draft), found: Vec::new(), stem: None, listed: false, last: None };
    for sentence in &reading.text.sentences {
        finder.sentence(sentence);
    }
    let found = finder.found;
    draft.commitments.extend(found);
}

/// The words before a list of items, which complete them.
#[derive(Clone, Copy)]
struct Stem {
    cue: Extent,
    strength: Strength,
    sentence: u32,
    parties: bool,
}

/// A cue with all that was read around it.
struct Candidate {
    cue: Hit,
    strength: Strength,
    takes: Takes,
    clause: Clause,
    governed: Option<Governed>,
}

struct Finder<'a, 't> {
    reading: &'a Reading<'t>,
    draft: &'a Draft,
    voices: Voices<'a>,
    found: Vec<Found<Commitment>>,
    stem: Option<Stem>,
    /// Whether the items that follow are a list of what the agreement says.
    listed: bool,
    /// The sentence of the last commitment.
    last: Option<u32>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let text = &self.reading.text;
        let block = text.block_of(sentence);
        if matches!(block.kind, BlockKind::Heading | BlockKind::Article | BlockKind::Signature)
            || block.kind.is_furniture()
        {
            return;
        }
        if block.kind != BlockKind::Item {
            self.stem = None;
            self.listed = false;
        }
        let marker = block.marker.map_or(sentence.tokens.start, |marker| text.tokens_in(marker).end);
        let floor = marker.max(sentence.tokens.start);
        let candidates = self.candidates(sentence, floor);
        let mut subject = Subject::Thing;
        let mut accepted_before = false;
        let mut any = false;
        let mut skip = false;
        for (place, candidate) in candidates.iter().enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let shared = candidate.clause.subject == Subject::Shared;
            if !shared {
                subject = candidate.clause.subject.clone();
            }
            let accepted = self.accepts(sentence, candidate, &subject, shared && accepted_before);
            accepted_before = accepted;
            any |= accepted;
            // "agreed that the bridge would be open": what is agreed has a cue of its own, which is part of it.
            skip = accepted && candidate.takes == Takes::Matter && text.is(candidate.cue.tokens.end - 1, "that");
            let next = candidates.get(place + if skip { 2 } else { 1 });
            let end = next.map_or(sentence.tokens.end, |next| next.clause.start);
            if accepted {
                self.add(sentence, candidate, &subject, end);
            }
        }
        self.items(sentence, floor, &candidates, any);
    }

    /// The cues of a sentence with their clauses, in order.
    fn candidates(&self, sentence: &Sentence, floor: u32) -> Vec<Candidate> {
        let reading = self.reading;
        let agreement = self.draft.about.main_in(sentence.index);
        let agreement = agreement.map(|mention| mention.range).collect::<Vec<_>>();
        let mut candidates: Vec<Candidate> = Vec::new();
        for hit in reading.terms_within(sentence.range) {
            let Term::Cue { strength, takes } = hit.term else { continue };
            if hit.tokens.start < floor || self.is_quoted(hit.range) || is_noun(reading, hit, takes) {
                continue;
            }
            let governed = governed(reading, hit, takes, sentence.tokens.end);
            if takes == Takes::Oblige && governed.is_none() {
                continue;
            }
            if takes == Takes::To && governed.is_none() && !self.ends_in_stem(sentence, hit) && !self.takes_noun(hit) {
                continue;
            }
            // "would seek to agree": the verb is a weaker cue itself. "shall seek to" stays binding.
            if let Some(before) = candidates.last()
                && before.governed.is_some_and(|governed| governed.token == hit.tokens.start)
            {
                if before.strength <= Strength::Agreed || before.strength >= strength {
                    continue;
                }
                let start = before.clause.clone();
                candidates.pop();
                candidates.push(Candidate { cue: *hit, strength, takes, clause: start, governed });
                continue;
            }
            let mut clause = clause(reading, sentence, floor, hit.tokens, &agreement);
            if takes == Takes::Oblige {
                // Its subject is the agreement; whom it obliges stands behind it.
                clause.start = hit.tokens.start;
            }
            candidates.push(Candidate { cue: *hit, strength, takes, clause, governed });
        }
        candidates
    }

    /// Whether words stand in a direct quotation of several words.
    fn is_quoted(&self, bytes: Extent) -> bool {
        let quotes = &self.reading.text.quotes;
        let before = quotes.partition_point(|quote| quote.range.start <= bytes.start);
        quotes[before.saturating_sub(3)..before]
            .iter()
            .any(|quote| quote.range.covers(bytes) || !quote.closed && quote.range.contains(bytes.start))
    }

    /// "agreed to a ceasefire": a noun phrase in place of the verb.
    fn takes_noun(&self, hit: &Hit) -> bool {
        let text = &self.reading.text;
        let word = text.word(hit.tokens.start).to_ascii_lowercase();
        // "pledged closer cooperation"
        if word.starts_with("pledg") {
            let next = text.tokens.get(hit.tokens.end as usize);
            return next.is_some_and(|next| matches!(next.kind, TokenKind::Word | TokenKind::Number))
                && !text.is(hit.tokens.end, "by");
        }
        let agreed = word.starts_with("agree");
        agreed
            && text.is(hit.tokens.end, "to")
            && text.tokens.get(hit.tokens.end as usize + 1).is_some_and(|token| token.is(Class::Determiner))
    }

    fn ends_in_stem(&self, sentence: &Sentence, hit: &Hit) -> bool {
        let text = &self.reading.text;
        (text.is(sentence.tokens.end.saturating_sub(1), ":") || self.is_open(sentence))
            && sentence.tokens.end - hit.tokens.end <= 6
    }

    /// Whether a sentence is completed by the items of a list.
    fn is_open(&self, sentence: &Sentence) -> bool {
        let last = self.reading.text.word(sentence.tokens.end.saturating_sub(1));
        !matches!(last, "." | ";" | "!" | "?" | "”" | "\"") && self.has_items(sentence)
    }

    /// Whether items of a list follow a sentence.
    fn has_items(&self, sentence: &Sentence) -> bool {
        let text = &self.reading.text;
        let next = text.sentences.get(sentence.index as usize + 1);
        next.is_some_and(|next| next.block != sentence.block && text.block_of(next).kind == BlockKind::Item)
    }

    /// Whether a clause says what the parties do under the agreement.
    fn accepts(&self, sentence: &Sentence, candidate: &Candidate, subject: &Subject, goes_on: bool) -> bool {
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
    fn speaks_of_it(&self, sentence: &Sentence) -> bool {
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

    fn is_party(&self, entity: EntityRef) -> bool {
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
        let mentions = self.draft.about.main();
        mentions
            .filter(|mention| mention.sentence == sentence.index)
            .any(|mention| mention.head.end <= candidate.cue.tokens.start)
    }

    fn is_denied(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
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

    /// Adds the clause, and those of verbs that go on with its cue.
    fn add(&mut self, sentence: &Sentence, candidate: &Candidate, subject: &Subject, limit: u32) {
        let start = candidate.clause.start;
        let first_verb = candidate.governed.map_or(candidate.cue.tokens.end, |governed| governed.token);
        let end = self.clause_end(sentence, first_verb, limit.max(first_verb + 1), sentence.tokens.end);
        let to = matches!(candidate.takes, Takes::To | Takes::Oblige);
        let doing = matches!(candidate.takes, Takes::Doing);
        let cuts = self.splits(first_verb, end, to, doing);
        let actors = self.actors(subject, candidate);
        let mut from = start;
        for next in cuts.iter().copied().map(Some).chain([None]) {
            let stop = next.map_or(end, |(stop, _)| stop);
            self.push(
                sentence,
                Extent::new(from, stop),
                candidate.cue.range,
                candidate.strength,
                actors.clone(),
                "cue",
            );
            if let Some((_, begin)) = next {
                from = begin;
            }
        }
    }

    fn push(
        &mut self,
        sentence: &Sentence,
        tokens: Extent,
        cue: Extent,
        strength: Strength,
        actors: Vec<Id>,
        rule: &'static str,
    ) {
        let reading = self.reading;
        let text = &reading.text;
        let mut end = tokens.end;
        while end > tokens.start
            && text.tokens[end as usize - 1].kind != TokenKind::Word
            && is_trailing(text.word(end - 1))
        {
            end -= 1;
        }
        let mut start = tokens.start;
        while start < end && is_trailing(text.word(start)) {
            start += 1;
        }
        if end < start + 2 {
            return;
        }
        let bytes = text.bytes(Extent::new(start, end));
        let (Some(evidence), Some(cue)) = (reading.evidence(bytes), reading.span(cue)) else { return };
        let fact = Commitment {
            id: Id::new(""),
            text: text.slice(bytes).to_owned(),
            strength,
            cue,
            actors,
            domains: Vec::new(),
            voice: self.voices.at(bytes),
            evidence,
        };
        self.found.push(Found::new(fact, rule));
        self.last = Some(sentence.index);
    }

    /// Where a clause ends: before the next one, before what only comments on it, or with its sentence.
    fn clause_end(&self, sentence: &Sentence, from: u32, limit: u32, end: u32) -> u32 {
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
            let word = text.word(at).to_ascii_lowercase();
            let next = text.word(at + 1).to_ascii_lowercase();
            let told = || (at + 1..(at + 12).min(end)).any(|at| text.tokens[at as usize].is(Class::Reporting));
            let comment = match word.as_str() {
                ";" => true,
                "," => {
                    matches!(
                        next.as_str(),
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
                "while" => !verb(&next).gerund,
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
    fn splits(&self, first_verb: u32, end: u32, to: bool, doing: bool) -> Vec<(u32, u32)> {
        let text = &self.reading.text;
        let mut cuts: Vec<(u32, u32)> = Vec::new();
        let mut clause_verb = first_verb;
        // Commas begin clauses only where an "and" with a verb ends the list.
        let mut pending: Vec<(u32, u32)> = Vec::new();
        let mut embedded = false;
        let mut at = first_verb + 1;
        while at < end {
            let word = text.word(at).to_ascii_lowercase();
            if word == "to" && self.is_verb(at + 1, end) {
                embedded = true;
            }
            let joins = matches!(word.as_str(), "and" | "," | "while");
            if joins {
                let mut next = at + 1;
                if word == "," && text.is(next, "and") {
                    next += 1;
                }
                let comma = word == ",";
                let last = !comma || next > at + 1;
                while next < end && verb(text.word(next)).adverb {
                    next += 1;
                }
                let again = to && text.is(next, "to") && {
                    let known = verb(text.word(next + 1));
                    known.plain || known.either
                };
                let token = if again { next + 1 } else { next };
                // A verb right before "and" shares its object with the next: "select and train the workers".
                let has_object = at > clause_verb + 1 && !verb(text.word(at - 1)).plain;
                let same = if word == "while" || doing {
                    verb(text.word(token)).gerund
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

    /// Whether a token is a verb in its plain form: one that can be a noun needs an object.
    fn is_verb(&self, at: u32, end: u32) -> bool {
        let text = &self.reading.text;
        let Some(token) = text.tokens.get(at as usize).filter(|_| at < end) else { return false };
        if token.capital || token.kind != TokenKind::Word {
            return false;
        }
        let known = verb(text.word(at));
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
        known.plain && !of && !ends || known.either && object
    }

    fn actors(&self, subject: &Subject, candidate: &Candidate) -> Vec<Id> {
        let all = || self.draft.parties.iter().map(|party| party.fact.id.clone()).collect::<Vec<_>>();
        let known = |entities: &[EntityRef]| {
            let ids =
                entities.iter().filter(|entity| self.is_party(**entity) || !matches!(entity, EntityRef::Country(_)));
            let mut ids = ids.filter_map(|entity| self.reading.id_of(*entity).cloned()).collect::<Vec<_>>();
            ids.dedup();
            ids
        };
        if candidate.takes == Takes::Oblige {
            let end = candidate.governed.map_or(candidate.cue.tokens.end, |governed| governed.token);
            let object = self.reading.text.bytes(Extent::new(candidate.cue.tokens.end, end));
            let mentions = self.reading.mentions_within(object);
            if mentions.iter().any(|mention| mention.entity == EntityRef::Parties) {
                return all();
            }
            return known(&mentions.iter().map(|mention| mention.entity).collect::<Vec<_>>());
        }
        match subject {
            Subject::Countries(entities) => known(entities),
            Subject::Body(entities) if !entities.is_empty() => known(entities),
            Subject::Parties | Subject::Body(_) | Subject::Agreement => all(),
            _ => Vec::new(),
        }
    }

    /// Items under a stem: takes the stem from a sentence that ends with a colon, and completes items that have no cue.
    fn items(&mut self, sentence: &Sentence, floor: u32, candidates: &[Candidate], any: bool) {
        let text = &self.reading.text;
        let item = text.block_of(sentence).kind == BlockKind::Item;
        if self.is_open(sentence) {
            self.listed = self.speaks_of_it(sentence);
            if let Some(candidate) = candidates.last() {
                let parties =
                    matches!(candidate.clause.subject, Subject::Parties | Subject::Countries(_) | Subject::Shared);
                let denied = self.is_denied(sentence, candidate);
                let (cue, strength) = (candidate.cue.range, candidate.strength);
                self.stem = (!denied).then_some(Stem { cue, strength, sentence: sentence.index, parties });
            }
            return;
        }
        let Some(stem) = self.stem.filter(|_| item && !any && candidates.is_empty()) else { return };
        if !stem.parties || stem.sentence > sentence.index {
            return;
        }
        let led = text.is(floor, "to") && self.is_verb(floor + 1, sentence.tokens.end);
        let actors = self.draft.parties.iter().map(|party| party.fact.id.clone()).collect::<Vec<_>>();
        let begin = if led { floor + 1 } else { floor };
        let end = self.clause_end(sentence, begin, sentence.tokens.end, sentence.tokens.end);
        self.push(sentence, Extent::new(begin, end), stem.cue, stem.strength, actors, "item-of-stem");
    }
}

/// Whether a cue is another part of speech here: the month of May, a will, "is to" of an aim.
fn is_noun(reading: &Reading<'_>, hit: &Hit, takes: Takes) -> bool {
    let text = &reading.text;
    let Some(token) = text.tokens.get(hit.tokens.start as usize) else { return true };
    let before = hit.tokens.start.checked_sub(1).map_or("", |at| text.word(at)).to_ascii_lowercase();
    if token.capital && !token.first {
        return true;
    }
    match takes {
        Takes::Verb => matches!(
            before.as_str(),
            "the" | "a" | "their" | "political" | "good" | "of" | "in" | "free" | "his" | "her" | "its"
        ),
        Takes::To => {
            let noun = matches!(before.as_str(), "the" | "a" | "their" | "its" | "an" | "of" | "no" | "to");
            // "The aim of this agreement is to …" says what it is for.
            let is = text.is(hit.tokens.start, "is") || text.is(hit.tokens.start, "are");
            let sentence = text.sentence_at(hit.range.start);
            let aim = is
                && hit.tokens.end == hit.tokens.start + 1
                && sentence.is_some_and(|sentence| {
                    (sentence.tokens.start..hit.tokens.start).any(|at| {
                        [
                            "aim",
                            "purpose",
                            "goal",
                            "objective",
                            "objectives",
                            "aims",
                            "intention",
                            "idea",
                            "task",
                            "goals",
                            "plan",
                            "hope",
                            "step",
                        ]
                        .iter()
                        .any(|word| text.is(at, word))
                    })
                });
            noun && before != "to"
                || before == "to" && !text.tokens[hit.tokens.start as usize].first && text.is(hit.tokens.start, "agree")
                || aim
        }
        Takes::Doing | Takes::Matter | Takes::Oblige => {
            matches!(before.as_str(), "the" | "a" | "its" | "their" | "as" | "an")
        }
    }
}

fn is_trailing(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | "\"" | "”" | "’" | "“" | "-" | "–" | "—" | "--" | "(" | "'")
}

fn is_joiner(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "and" | "but" | "while" | "whereas" | "that" | "or" | "as" | "which" | "who" | "because" | "if" | "when"
    )
}
