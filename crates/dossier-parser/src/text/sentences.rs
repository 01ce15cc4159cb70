//! Sentences.

use super::{Block, Extent, Quote, Token};
use dossier::SentenceId;

/// A sentence, a heading, an item of a list.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its bytes, without white space at its ends.
    pub(crate) range: Extent,
    /// Its tokens.
    pub(crate) tokens: Extent,
    /// The block that it stands in: a place in [`Text::blocks`](super::Text).
    pub(crate) block: u32,
    /// Its place in [`Text::sentences`](super::Text), from 0.
    pub(crate) index: u32,
}

impl Sentence {
    /// Its identifier in the dossier.
    pub(crate) fn id(&self) -> SentenceId {
        SentenceId::new(self.index + 1)
    }
}

/// Groups the tokens of each block into sentences.
pub(super) fn find(raw: &str, blocks: &mut [Block], tokens: &mut [Token], _quotes: &[Quote]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (block_index, block) in blocks.iter_mut().enumerate() {
        let first_sentence = sentences.len() as u32;
        let mut start = block.tokens.start;
        for at in block.tokens.start..block.tokens.end {
            let token = tokens[at as usize].range;
            let last = at + 1 == block.tokens.end;
            let stop = matches!(&raw[token.range()], "." | "?" | "!")
                && raw[token.end as usize..].starts_with(char::is_whitespace);
            if last || stop {
                let index = sentences.len() as u32;
                let range = tokens[start as usize].range.to(token);
                for token in &mut tokens[start as usize..=at as usize] {
                    token.sentence = index;
                }
                tokens[start as usize].first = true;
                let tokens = Extent::new(start, at + 1);
                sentences.push(Sentence { range, tokens, block: block_index as u32, index });
                start = at + 1;
            }
        }
        block.sentences = Extent::new(first_sentence, sentences.len() as u32);
    }
    sentences
}
