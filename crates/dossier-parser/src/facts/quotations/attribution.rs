//! Attributions: the words that say who speaks.
//!
//! A verb that reports speech has its subject before it (`Berg said`), or behind it where the words before it are
//! quoted (`"…," said Berg`). Who that is, the mentions say; where none of them fits, the speaker stays unknown.

mod cues;
mod phrases;
mod speakers;

pub(super) use cues::AMBIGUOUS;
use cues::went_on;
use dossier::Id;
pub(super) use phrases::speaker_behind;

use crate::draft::Draft;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, Text, TokenKind, words};

/// Some words that say who speaks.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The tokens of the verb, or of `according to`.
    pub(super) cue: Extent,
    /// The tokens of speaker and cue together.
    pub(super) whole: Extent,
    /// Who speaks, where the text says so and the dossier has them.
    pub(super) speaker: Option<Id>,
    /// Whom the words mean who speaks, in the dossier or not.
    pub(super) entity: Option<EntityRef>,
    /// The sentence that it stands in.
    pub(super) sentence: u32,
    pub(super) form: Form,
}

/// How an attribution is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Berg said`
    SubjectFirst,
    /// `said Berg`
    VerbFirst,
    /// `…, adding`
    Participle,
    /// `according to Berg`, `in the words of Berg`
    According,
    /// `Berg: "…"`
    Label,
    /// `Berg thanked the crews.`, with a quotation in the next sentence that nothing else gives a speaker.
    Announced,
}

/// All attributions of a text, in its order.
pub(super) fn find(reading: &Reading<'_>, draft: &Draft) -> Vec<Attribution> {
    let mut finder = Finder {
        reading,
        draft,
        quoted: quoted(reading.text.quotes.iter().map(|quote| quote.tokens)),
        next: 0,
        found: Vec::new(),
    };
    for sentence in &reading.text.sentences {
        if !reading.text.block_of(sentence).kind.is_furniture() {
            finder.sentence(sentence);
            finder.announcement(sentence);
        }
    }
    finder.found
}

/// The ranges that lie in no other, in order.
pub(super) fn quoted(ranges: impl Iterator<Item = Extent>) -> Vec<Extent> {
    let mut end = 0;
    ranges
        .filter(|range| {
            let outer = range.end > end;
            end = end.max(range.end);
            outer
        })
        .collect()
}

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    draft: &'r Draft,
    /// The tokens between quotation marks, and the next of these ranges that matters.
    quoted: Vec<Extent>,
    next: usize,
    found: Vec<Attribution>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while self.quoted.get(self.next).is_some_and(|range| range.end <= at) {
                self.next += 1;
            }
            if let Some(range) = self.quoted.get(self.next).filter(|range| range.contains(at)) {
                at = range.end;
                continue;
            }
            if let Some(label) = self.label(sentence, at) {
                self.found.push(label);
            }
            if let Some(cue) = self.cue(sentence, at)
                && let Some(attribution) = self.attribution(sentence, cue)
            {
                at = attribution.cue.end.max(at + 1);
                self.found.push(attribution);
                continue;
            }
            at += 1;
        }
    }

    /// A sentence that only tells what somebody did, right before one that opens with a quotation.
    fn announcement(&mut self, sentence: &Sentence) {
        let text = self.text();
        let next = text.sentences.get(sentence.index as usize + 1);
        let quotes = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Quote);
        let told = self.found.last().is_some_and(|last| last.sentence == sentence.index)
            || self.quoted.get(self.next).is_some_and(|range| range.start < sentence.tokens.end);
        if told || sentence.tokens.is_empty() || !next.is_some_and(|next| quotes(next.tokens.start)) {
            return;
        }
        let mentions = self.reading.mentions_within(sentence.range);
        let mut people = mentions.iter().filter(|mention| matches!(mention.entity, EntityRef::Person(_)));
        let Some(first) = people.next() else { return };
        // The subject stands early; somebody named later speaks only if nobody else could.
        let early = first.tokens.start <= sentence.tokens.start + 8;
        if !early && people.any(|other| other.entity != first.entity) {
            return;
        }
        let (cue, entity) = (Extent::new(first.tokens.end, first.tokens.end), Some(first.entity));
        let announced = Attribution {
            cue,
            whole: first.tokens,
            speaker: self.speaker(entity),
            entity,
            sentence: sentence.index,
            form: Form::Announced,
        };
        self.found.push(announced);
    }

    fn text(&self) -> &Text<'_> {
        &self.reading.text
    }

    /// A name with a colon before a quotation: `Berg: "…"`.
    fn label(&self, sentence: &Sentence, at: u32) -> Option<Attribution> {
        let text = self.text();
        let opens =
            text.is(at, ":") && text.tokens.get(at as usize + 1).is_some_and(|next| next.kind == TokenKind::Quote);
        if !opens {
            return None;
        }
        let here = self.found.iter().rev().take_while(|last| last.sentence == sentence.index);
        // The clause that the colon ends: `Kovac was glad; Rojas was less effusive: "…"`
        let first = (sentence.tokens.start..at)
            .rev()
            .find(|&at| matches!(text.word(at), ";" | ":"))
            .map_or(sentence.tokens.start, |mark| mark + 1);
        if here.clone().any(|last| last.cue.start >= first) {
            return None;
        }
        let ending = self.ending_at(at);
        // `Her host, Rojas, was less effusive: "…"`, `Rojas's verdict was short: "…"`
        let subject = || {
            let clause = self.reading.mentions_within(text.bytes(Extent::new(first, at)));
            let speaks = |mention: &&Mention| {
                matches!(mention.entity, EntityRef::Person(_)) && !self.is_object(sentence, mention)
            };
            clause.iter().find(speaks).map(|mention| (mention.entity, mention.tokens))
        };
        // `Then: "…"`: who spoke last.
        let same = || {
            let last = self.found.last().filter(|last| at - first <= 3 && last.sentence + 2 >= sentence.index)?;
            Some((last.entity?, Extent::new(at, at)))
        };
        let (entity, whole) = ending.map(|mention| (mention.entity, mention.tokens)).or_else(subject).or_else(same)?;
        let (entity, cue) = (Some(entity), Extent::new(at, at));
        Some(Attribution {
            cue,
            whole,
            speaker: self.speaker(entity),
            entity,
            sentence: sentence.index,
            form: Form::Label,
        })
    }

    /// Whether a verb with its subject is inserted into the sentence: `Norway, said Berg, would`.
    fn is_inserted(&self, sentence: &Sentence, before: Option<u32>, cue: Extent) -> bool {
        let text = self.text();
        let near = text.bytes(Extent::new(cue.end, sentence.tokens.end.min(cue.end + 6)));
        let named =
            self.reading.mentions_within(near).iter().find(|mention| matches!(mention.entity, EntityRef::Person(_)));
        before.is_some_and(|before| text.is(before, ","))
            && named.is_some_and(|mention| text.is(mention.tokens.end, ","))
            && !text.is(cue.end, "that")
    }

    /// Whether a verb with its subject behind it closes a clause: `Norway will open its ports, said Berg.`
    fn is_closing(&self, sentence: &Sentence, before: Option<u32>, cue: Extent) -> bool {
        let text = self.text();
        before.is_some_and(|before| matches!(text.word(before), "," | "–" | "—"))
            && text.has(cue.start, Class::Telling)
            && !text.has(cue.start, Class::Informing)
            && !text.is_any(cue.start, AMBIGUOUS)
            && speaker_behind(self.reading, sentence, cue).is_some()
    }

    fn attribution(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
        let text = self.text();
        let before = cue.start.checked_sub(1).filter(|&before| before >= sentence.tokens.start);
        let quoted_as = (text.word(cue.start).ends_with("ing") && before.is_some_and(|before| text.is(before, "as")))
            .then(|| {
                cue.start
                    .checked_sub(3)
                    .filter(|&was| text.is_any(was + 1, words!["quoted", "cited", "reported", "heard"]))
            })
            .flatten();
        let form = if quoted_as.is_some() {
            Form::SubjectFirst
        } else if text.is(cue.start, "in") || text.is(cue.start, "according") || text.is(cue.start, "for") {
            Form::According
        } else if text.word(cue.start).ends_with("ing") {
            // "…," adding that
            Form::Participle
        } else if self.behind_quotation(before)
            || self.is_inserted(sentence, before, cue)
            || self.is_closing(sentence, before, cue)
        {
            Form::VerbFirst
        } else {
            Form::SubjectFirst
        };
        if text.is(cue.start, "in") && !text.is(cue.end - 1, "of") {
            return self.in_named_view(sentence, cue).or_else(|| self.in_own_words(sentence, cue));
        }
        let subject = match form {
            Form::According | Form::VerbFirst => self.behind(sentence, cue.end, form),
            Form::Participle => return self.participle(sentence, cue),
            // "he was quoted as saying", "Berg went on to say"
            Form::SubjectFirst | Form::Label | Form::Announced => {
                self.before(sentence, quoted_as.or_else(|| went_on(text, cue.start)).unwrap_or(cue.start))
            }
        };
        let before = quoted_as.or_else(|| went_on(text, cue.start)).map_or(before, |verb| verb.checked_sub(1));
        // A word that may also be a noun is a verb only next to a subject.
        let ambiguous = text.is_any(cue.start, AMBIGUOUS);
        if ambiguous && subject.is_none() && !(text.is(cue.end, "that") && self.is_noun_phrase(sentence, cue.start)) {
            return None;
        }
        let mut whole = cue;
        if let Some(mention) = subject {
            whole = Extent::new(cue.start.min(mention.tokens.start), cue.end.max(mention.tokens.end));
        }
        // Who spoke last explains a pronoun better than who was named last.
        let pronoun =
            subject.filter(|mention| mention.how == How::Pronoun).and_then(|_| self.pronoun(sentence, before));
        let entity = pronoun.or(subject.map(|mention| mention.entity));
        let conjoined = before.is_some_and(|before| text.is(before, "and") || text.is(before, "but"));
        let shared = || {
            self.found.last().filter(|last| conjoined && last.sentence == sentence.index).and_then(|last| last.entity)
        };
        let colleague = || self.colleague(sentence, before? + 1).or_else(|| self.sovereign(sentence, before? + 1));
        // "according to her"
        let named = || {
            (form == Form::According)
                .then(|| self.pronoun(sentence, Some(cue.end)).or_else(|| self.named_before(sentence, cue.end)))
                .flatten()
        };
        let entity =
            entity.or_else(shared).or_else(|| self.pronoun(sentence, before)).or_else(colleague).or_else(named);
        Some(Attribution { cue, whole, speaker: self.speaker(entity), entity, sentence: sentence.index, form })
    }

    /// Whether a noun with its article stands before a token, as a subject does: `the study estimates that`, and not `rejected
    /// claims that`.
    fn is_noun_phrase(&self, sentence: &Sentence, end: u32) -> bool {
        let text = self.text();
        let first = sentence.tokens.start.max(end.saturating_sub(4));
        let plain = |at: &u32| text.tokens[*at as usize].kind == TokenKind::Word && !text.has(*at, Class::Preposition);
        let before = (first..end).rev().take_while(plain).find(|&at| text.has(at, Class::Determiner));
        before.is_some_and(|determiner| determiner + 1 < end)
    }

    /// Whether a quotation ends right before a verb, perhaps with a comma between.
    fn behind_quotation(&self, before: Option<u32>) -> bool {
        let Some(mut at) = before else { return false };
        let text = self.text();
        if matches!(text.word(at), "," | "-" | "–" | "—" | "--") {
            let Some(earlier) = at.checked_sub(1) else { return false };
            at = earlier;
        }
        text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Quote) && self.closes_quotation(at)
    }

    fn closes_quotation(&self, token: u32) -> bool {
        let place = self.quoted.partition_point(|range| range.end < token);
        self.quoted.get(place).is_some_and(|range| range.end == token)
    }
}
