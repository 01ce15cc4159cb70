//! Tokens: words, numbers and marks.

use super::Extent;
use crate::lexicon::{Class, Classes};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, with its inner hyphens, and with its dots where it is an abbreviation: `Kyung-hoon`, `U.S.`, `Oct.`.
    Word,
    /// What is hung onto a word: `'s`, `'ll`.
    Clitic,
    /// A number: `1,000`, `3.5`, `29th`, `2025-10-29`.
    Number,
    /// A mark that opens or closes a quotation.
    Quote,
    /// Any other mark.
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its bytes.
    pub(crate) range: Extent,
    /// The sentence that it stands in: a place in [`Text::sentences`](super::Text).
    pub(crate) sentence: u32,
    pub(crate) kind: TokenKind,
    /// Whether it starts with a capital letter.
    pub(crate) capital: bool,
    /// Whether all of its letters are capitals, and it has at least two.
    pub(crate) all_caps: bool,
    /// Whether it is the first word of its sentence, marks aside.
    pub(crate) first: bool,
    /// What the lexicon knows it as, in lower case.
    pub(crate) classes: Classes,
}

impl Token {
    /// Whether the lexicon knows it as such a word.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// Cuts a range of the text into tokens.
pub(super) fn find(raw: &str, range: Extent, tokens: &mut Vec<Token>) {
    let text = &raw[range.range()];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some(&(next, n)) = chars.peek() {
                if n.is_alphanumeric() || n == '-' {
                    end = next + n.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
        }
        let word = &text[at..end];
        let kind = match c {
            _ if c.is_alphabetic() => TokenKind::Word,
            _ if c.is_numeric() => TokenKind::Number,
            '"' | '“' | '”' | '«' | '»' => TokenKind::Quote,
            _ => TokenKind::Mark,
        };
        tokens.push(Token {
            range: (range.start as usize + at..range.start as usize + end).into(),
            sentence: 0,
            kind,
            capital: c.is_uppercase(),
            all_caps: word.len() > 1 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()),
            first: false,
            classes: crate::lexicon::classes(word),
        });
    }
}
