//! Bytes to text: blocks, sentences, tokens and paired quotation marks.
//!
//! 1. [`lines`] tells paragraph ends from the line ends of wrapped text; [`blocks`] tells prose from headings, items and
//!    furniture, with [`markers`] and [`furniture`].
//! 2. [`tokens`] cuts each block into words, numbers and marks.
//! 3. [`quotes`] pairs the quotation marks.
//! 4. [`sentences`] groups the tokens of each block into sentences.
//!
//! Every position is a byte of the original text, which is never copied or changed.

mod blocks;
mod furniture;
mod lines;
mod markers;
mod places;
mod quotes;
mod sentences;
mod tokens;
mod words;

pub(crate) use blocks::{Block, BlockKind};
pub(crate) use furniture::{CREDITS, is_paper};
pub(crate) use places::Places;
pub(crate) use quotes::Quote;
pub(crate) use sentences::Sentence;
pub(crate) use tokens::{Token, TokenKind, is_initial};
pub(crate) use words::{Shapes, Words, words};

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::Class;
use crate::lexicon::verbs::Verb;

use diagnostics::Diagnostic;

/// A half-open range: of bytes of the text, or of places in one of the lists of [`Text`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Extent {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Extent {
    pub(crate) fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub(crate) fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub(crate) fn contains(self, place: u32) -> bool {
        self.start <= place && place < self.end
    }

    /// Whether the other range lies in this one.
    pub(crate) fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a place.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// From the start of this range to the end of the other.
    pub(crate) fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// The range for slicing.
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Extent {
    /// Texts are shorter than 4 GiB: [`crate::parse`] refuses longer ones.
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }
}

/// A text, cut up. All lists are in the order of the text.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    pub(crate) raw: &'t str,
    /// The same with the letters of ASCII in small letters, which stand at the same places.
    lower: String,
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) quotes: Vec<Quote>,
    /// The date that a crawler has put before the text.
    pub(crate) crawled: Option<Extent>,
    /// Where the tokens stand, and the sentences.
    token_places: Places,
    sentence_places: Places,
}

impl<'t> Text<'t> {
    /// Cuts up a text.
    pub(crate) fn read(raw: &'t str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let (mut blocks, crawled) = blocks::find(raw);
        let mut tokens = Vec::with_capacity(raw.len() / 5);
        for block in &mut blocks {
            let start = tokens.len() as u32;
            tokens::find(raw, block.range, &mut tokens);
            block.tokens = Extent::new(start, tokens.len() as u32);
        }
        let quotes = quotes::find(raw, &blocks, &tokens, diagnostics);
        let sentences = sentences::find(raw, &mut blocks, &mut tokens, &quotes);
        let token_places = Places::of(tokens.iter().map(|token| token.range.start));
        let sentence_places = Places::of(sentences.iter().map(|sentence| sentence.range.start));
        let lower = raw.to_ascii_lowercase();
        Self { raw, lower, blocks, sentences, tokens, quotes, crawled, token_places, sentence_places }
    }

    /// The words of a range of bytes; none where it cuts a character.
    pub(crate) fn slice(&self, range: Extent) -> &'t str {
        self.raw.get(range.range()).unwrap_or_default()
    }

    /// The words of the token at a place.
    pub(crate) fn word(&self, token: u32) -> &'t str {
        self.tokens.get(token as usize).map_or("", |token| self.slice(token.range))
    }

    /// The words of the token at a place with the letters of ASCII in small letters.
    pub(crate) fn lower(&self, token: u32) -> &str {
        self.tokens.get(token as usize).and_then(|token| self.lower.get(token.range.range())).unwrap_or_default()
    }

    /// What the token at a place can be as a verb.
    pub(crate) fn verb(&self, token: u32) -> Verb {
        self.tokens.get(token as usize).map_or_else(Verb::default, Token::verb)
    }

    /// The words of the token at a place in small letters.
    pub(crate) fn folded(&self, token: u32) -> Cow<'_, str> {
        let lower = self.lower(token);
        if lower.is_ascii() { Cow::Borrowed(lower) } else { Cow::Owned(lower.to_lowercase()) }
    }

    /// Whether the token at a place is the given word, in any case; the empty word past the end.
    ///
    /// Rules ask this of every token for whole lists of words, so length and first byte settle it nearly always.
    #[inline(always)]
    pub(crate) fn is(&self, token: u32, word: &str) -> bool {
        match self.tokens.get(token as usize) {
            Some(token) => token.may_be(word) && self.bytes_of(token).eq_ignore_ascii_case(word.as_bytes()),
            None => word.is_empty(),
        }
    }

    /// Whether the token at a place is one of some words, in any case.
    #[inline(always)]
    pub(crate) fn is_any(&self, token: u32, words: &Words) -> bool {
        self.tokens
            .get(token as usize)
            .is_some_and(|token| words.may_hold(token.shape) && words.holds(self.bytes_of(token)))
    }

    /// Whether the lexicon knows the token at a place as such a word.
    #[inline(always)]
    pub(crate) fn has(&self, token: u32, class: Class) -> bool {
        self.tokens.get(token as usize).is_some_and(|token| token.is(class))
    }

    /// Whether the token at a place is one of some words, written in small letters.
    #[inline]
    pub(crate) fn is_written(&self, token: u32, words: &Words) -> bool {
        let shape = self.tokens.get(token as usize).map(|token| token.shape);
        shape.is_some_and(|shape| words.may_hold(shape) && words.holds_exactly(self.word(token)))
    }

    fn bytes_of(&self, token: &Token) -> &'t [u8] {
        self.raw.as_bytes().get(token.range.range()).unwrap_or_default()
    }

    /// Whether the tokens from a place on are the given words, in any case.
    #[inline]
    pub(crate) fn are(&self, token: u32, words: &[&str]) -> bool {
        let rest = |words: &[&str]| words.iter().zip(token + 1..).all(|(word, place)| self.is(place, word));
        words.split_first().is_none_or(|(first, words)| self.is(token, first) && rest(words))
    }

    /// The bytes from the first to the last of some tokens.
    pub(crate) fn bytes(&self, tokens: Extent) -> Extent {
        match self.tokens.get(tokens.range()) {
            Some([first, .., last]) => first.range.to(last.range),
            Some([only]) => only.range,
            _ => Extent::default(),
        }
    }

    /// The tokens that start in a range of bytes.
    pub(crate) fn tokens_in(&self, bytes: Extent) -> Extent {
        let place = |byte| self.token_places.before(&self.tokens, byte, |token| token.range.start) as u32;
        Extent::new(place(bytes.start), place(bytes.end))
    }

    /// The sentence of the token at a place.
    pub(crate) fn sentence_of(&self, token: u32) -> Option<&Sentence> {
        self.tokens.get(token as usize).and_then(|token| self.sentences.get(token.sentence as usize))
    }

    /// The sentence that holds a byte.
    pub(crate) fn sentence_at(&self, byte: u32) -> Option<&Sentence> {
        self.sentences.get(self.sentence_from(byte)).filter(|sentence| sentence.range.contains(byte))
    }

    /// The place of the sentence that holds a byte, or of the first behind it.
    pub(crate) fn sentence_from(&self, byte: u32) -> usize {
        let start = |sentence: &Sentence| sentence.range.start;
        let next = self.sentence_places.before(&self.sentences, byte.saturating_add(1), start);
        let before = next.checked_sub(1).filter(|&last| self.sentences[last].range.end > byte);
        before.unwrap_or(next)
    }

    /// Whether a sentence stands where names are introduced: headings shout and cut, and repeat what the text says.
    pub(crate) fn is_prose(&self, sentence: &Sentence) -> bool {
        let kind = self.block_of(sentence).kind;
        !kind.is_furniture() && !matches!(kind, BlockKind::Heading | BlockKind::Article)
    }

    /// The block that a sentence stands in.
    pub(crate) fn block_of(&self, sentence: &Sentence) -> &Block {
        &self.blocks[sentence.block as usize]
    }
}
