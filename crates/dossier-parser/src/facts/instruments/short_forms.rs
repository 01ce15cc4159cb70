//! Letters that stand for the name of an instrument: "Comprehensive Partnership Agreement (CPA)", and then "the CPA".

use std::collections::{BTreeMap, BTreeSet};

use dossier::Instrument;

use super::phrase::phrase;
use super::{Article, InstrumentMention};
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Extent, TokenKind};

/// Adds the places that name an instrument by letters defined behind its name: "the Andean Trade Agreement (ATA) … The ATA was signed".
pub(super) fn with(reading: &Reading<'_>, mut mentions: Vec<InstrumentMention>) -> Vec<InstrumentMention> {
    let text = &reading.text;
    let mut defined: BTreeMap<&str, (Option<Instrument>, bool)> = BTreeMap::new();
    for mention in &mut mentions {
        let (open, letters) = (mention.head.end, mention.head.end + 1);
        let whole = text.is(open, "(") && text.is(letters + 1, ")") && is_short_form(text.word(letters));
        // What a word of the lexicon stands for is known anyway.
        let (Some(kind), true) = (mention.kind, whole) else { continue };
        if mention.name.is_none() && mention.heading {
            mention.name = name_in_heading(reading, mention);
        }
        defined.entry(text.word(letters)).or_insert((Some(kind), mention.other));
    }
    if defined.is_empty() {
        return mentions;
    }
    let known = mentions.iter().flat_map(|mention| mention.head.start..mention.head.end + 2).collect::<BTreeSet<_>>();
    for at in 0..text.tokens.len() as u32 {
        let token = &text.tokens[at as usize];
        if !token.capital || known.contains(&at) {
            continue;
        }
        let Some((kind, other)) = defined.get(text.word(at)) else { continue };
        let Some(sentence) = text.sentence_of(at) else { continue };
        let block = text.block_of(sentence).kind;
        if !block.is_furniture() {
            let mut mention =
                phrase(reading, Extent::new(at, at + 1), *kind, true, sentence.index, sentence.tokens, block);
            mention.name = None;
            mention.article = Article::Definite;
            mention.other |= other;
            mentions.push(mention);
        }
    }
    mentions.sort_by_key(|mention| mention.head.start);
    mentions
}

/// Whether a word is letters that stand for words: "CEPA", "TIFA".
fn is_short_form(word: &str) -> bool {
    word.len() >= 3 && word.chars().filter(|letter| letter.is_uppercase()).count() >= 3
}

/// The name that a heading consists of up to the words for the instrument: "Baltic-Andes Trade Agreement".
fn name_in_heading(reading: &Reading<'_>, mention: &InstrumentMention) -> Option<Extent> {
    let text = &reading.text;
    let start = text.sentences.get(mention.sentence as usize)?.tokens.start;
    let own = start..mention.head.start;
    let capital = own.clone().all(|at| {
        let token = &text.tokens[at as usize];
        token.capital || !matches!(token.kind, TokenKind::Word) || token.is(Class::Conjunction)
    });
    (capital && !own.is_empty()).then(|| text.bytes(Extent::new(start, mention.head.end)))
}
