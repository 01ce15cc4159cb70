//! Facts that are known by their words: aims, commitments, quotations, events.

use std::ops::Range;

use dossier::{Claim, Commitment, DateSpan, Event, Evidence, Id, Quotation, QuotationKind, Span, Strength, Voice};

use super::named::listed;
use super::{Fact, Words};
use crate::entry::Entry;
use crate::kind::Kind;
use crate::state::{Aim, Among, State};

/// The span of an entry's cue, beside the words of its fact.
fn cue(entry: &Entry<'_>, beside: &Evidence, words: Option<&Words>, state: &State<'_>) -> Option<Span> {
    if !entry.has("cue") || words.is_some_and(|words| words.blind) {
        return None;
    }
    let spans = beside.spans();
    let start = spans.iter().map(Span::start).min().unwrap_or_default();
    let around: Range<usize> = start..spans.iter().map(Span::end).max().unwrap_or_default();
    state.text.span(&state.text.quoted_beside(entry, "cue", &around)?)
}

impl Fact for Aim {
    const KIND: Kind = Kind::Aim;

    fn list<'s>(state: &'s mut State<'_>) -> &'s mut Vec<Self> {
        &mut state.aims
    }

    fn shared<'s>(state: &'s State<'_>) -> &'s [Self] {
        &state.aims
    }

    fn id(&self) -> &Id {
        &self.id
    }

    fn text(&self) -> &str {
        &self.claim.value
    }

    fn evidence(&self) -> &Evidence {
        &self.claim.evidence
    }

    fn new(words: &Words, _: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        let evidence = words.evidence.clone();
        let claim = Claim { value: words.text.clone(), voice: Voice::Reporter, evidence };
        Some(Self { id: state.number(), claim })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        if let Some(words) = words {
            self.claim.value.clone_from(&words.text);
            self.claim.evidence = words.evidence.clone();
        }
        if let Some(voice) = state.voice(entry) {
            self.claim.voice = voice;
        }
    }
}

impl Fact for Commitment {
    listed!(Commitment, commitments, id, text);

    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        ["strength", "cue"].iter().filter(|key| !entry.has(key)).for_each(|key| entry.missing(key));
        Some(Self {
            id: state.number(),
            text: words.verbatim.clone(),
            strength: Strength::Planned,
            cue: words.evidence.first().clone(),
            actors: Vec::new(),
            domains: Vec::new(),
            voice: Voice::Reporter,
            evidence: words.evidence.clone(),
        })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        if let Some(words) = words {
            self.text.clone_from(&words.verbatim);
            self.evidence = words.evidence.clone();
        }
        if let Some(strength) = entry.word("strength", Strength::ALL, Strength::word) {
            self.strength = strength;
        }
        if let Some(cue) = cue(entry, &self.evidence, words, state) {
            self.cue = cue;
        }
        if let Some(actors) = state.all_who(entry, "actors", Among::Anyone) {
            self.actors = actors;
        }
        if let Some(domains) = entry.texts("domains") {
            self.domains = domains.iter().filter_map(|given| state.domain(given, entry.problems)).collect();
        }
        if let Some(voice) = state.voice(entry) {
            self.voice = voice;
        }
    }
}

impl Fact for Quotation {
    listed!(Quotation, quotations, id, text);

    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        if !entry.has("kind") {
            entry.missing("kind");
        }
        let (kind, evidence) = (QuotationKind::Direct, words.evidence.clone());
        Some(Self { id: state.number(), kind, text: words.verbatim.clone(), speaker: None, cue: None, evidence })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        if let Some(kind) = entry.word("kind", QuotationKind::ALL, QuotationKind::word) {
            self.kind = kind;
        }
        if let Some(words) = words {
            self.text.clone_from(&words.verbatim);
            // What stands in quotation marks rests on the words with their marks.
            let marked = |range: &Range<usize>| match self.kind {
                QuotationKind::Indirect => range.clone(),
                _ => state.text.with_marks(range),
            };
            let ranges: Vec<_> = words.ranges.iter().map(marked).collect();
            self.evidence = state.text.evidence_of(&ranges).unwrap_or_else(|| words.evidence.clone());
        }
        if let Some(speaker) = state.maybe_who(entry, "speaker", Among::Anyone) {
            self.speaker = speaker;
        }
        if entry.has("cue") && entry.text("cue").is_some_and(|cue| cue.value.is_empty()) {
            self.cue = None;
        } else if let Some(cue) = cue(entry, &self.evidence, words, state) {
            self.evidence.push(cue.clone());
            self.cue = Some(cue);
        }
    }
}

impl Fact for Event {
    listed!(Event, events, id, text);

    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        if !entry.has("date") {
            entry.missing("date");
        }
        let date = DateSpan::year(1).ok()?;
        let (text, evidence) = (words.verbatim.clone(), words.evidence.clone());
        Some(Self { id: state.number(), date, text, participants: Vec::new(), evidence })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        if let Some(words) = words {
            self.text.clone_from(&words.verbatim);
            self.evidence = words.evidence.clone();
        }
        if let Some(date) = entry.date("date") {
            self.date = date;
        }
        if let Some(participants) = state.all_who(entry, "participants", Among::Anyone) {
            self.participants = participants;
        }
    }
}
