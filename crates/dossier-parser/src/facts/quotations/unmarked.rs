//! Speech that stands in paragraphs of its own without quotation marks, below words such as `Berg said:`, as press offices set it.

use dossier::{Quotation, QuotationKind};

use super::attribution::Attribution;
use super::quotation;
use crate::draft::Found;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Block, BlockKind, Extent, Sentence, TokenKind, Words, words};

/// How many paragraphs one may speak for.
const LONGEST: usize = 6;

/// The sentences below such words, in the order of the text.
pub(super) fn find(reading: &Reading<'_>, attributions: &[Attribution]) -> Vec<Found<Quotation>> {
    let text = &reading.text;
    let mut found = Vec::new();
    for by in attributions.iter().filter(|by| by.speaker.is_some() && opens_below(reading, by)) {
        let sentence = &text.sentences[by.sentence as usize];
        let below = text.blocks.get(sentence.block as usize + 1..).unwrap_or_default();
        for (place, block) in below.iter().take(LONGEST).enumerate() {
            let sentences = text.sentences.get(block.sentences.range()).unwrap_or_default();
            let next = attributions.partition_point(|other| other.sentence < block.sentences.start);
            let told = attributions.get(next).is_some_and(|other| other.sentence < block.sentences.end);
            // The first paragraph is spoken whatever it says; those behind it only where somebody says "we", or, before another who
            // speaks, where nothing is told that has happened.
            let followed = || attributions.get(next).is_some_and(|other| other.sentence == block.sentences.end);
            let goes_on = place == 0
                || sentences.iter().any(|sentence| is_first_person(reading, sentence))
                || place == 1 && followed() && sentences.iter().all(|sentence| is_timeless(reading, sentence));
            if !is_plain(reading, block) || told || !goes_on {
                break;
            }
            for sentence in sentences {
                let words = (sentence.range, sentence.range);
                found.extend(quotation(reading, QuotationKind::Direct, words, Some(by), "paragraph-below"));
            }
        }
    }
    found
}

/// Whether a verb of saying ends its paragraph with a colon, and its sentence holds nothing else: `Berg said:`.
fn opens_below(reading: &Reading<'_>, by: &Attribution) -> bool {
    let text = &reading.text;
    let Some(sentence) = text.sentences.get(by.sentence as usize) else { return false };
    let last = sentence.tokens.end.saturating_sub(1);
    let alone = text.block_of(sentence).sentences.end == sentence.index + 1;
    let verb = text.tokens.get(by.cue.start as usize).is_some_and(|token| token.is(Class::Telling));
    alone && verb && text.is(last, ":") && last.saturating_sub(by.cue.end) <= 8 && sentence.tokens.len() <= 40
}

/// Whether a paragraph is running text without marks of quotation.
fn is_plain(reading: &Reading<'_>, block: &Block) -> bool {
    let tokens = reading.text.tokens.get(block.tokens.range()).unwrap_or_default();
    let ended = tokens.last().is_some_and(|token| matches!(reading.text.slice(token.range), "." | "!" | "?"));
    block.kind == BlockKind::Prose && ended && !tokens.iter().any(|token| token.kind == TokenKind::Quote)
}

/// Whether a sentence tells of nothing that has happened or will: reports among quotations do.
fn is_timeless(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    const TENSE: &Words = words!["will", "shall", "has", "have", "had", "was", "were", "did"];
    let text = &reading.text;
    !(sentence.tokens.start..sentence.tokens.end).any(|at| {
        text.has(at, Class::PastVerb)
            || text.word(at).ends_with("ed")
            || text.is_any(at, TENSE)
            || text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Number)
    })
}

fn is_first_person(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    const WE: Words = Words::of(&["we", "our", "us", "i", "my", "me", "ours"]);
    let tokens: Extent = sentence.tokens;
    sentence.may_say(&WE) && (tokens.start..tokens.end).any(|at| reading.text.is_any(at, &WE))
}
