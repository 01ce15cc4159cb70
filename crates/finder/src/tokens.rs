//! Words of a text as readers type them: folded to plain lower-case letters, each with its place.
//!
//! Search and the check of quotations compare these. The tables of the standard library for every script would cost the
//! readers' module more than they give here, so a letter is what is no separator.

use std::ops::Range;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The bytes of the text that the word takes up.
    pub(crate) range: Range<usize>,
    /// The word, folded.
    pub(crate) word: String,
}

/// What a character does in a word.
enum Part {
    Letter,
    /// It joins two parts of a word when letters stand on both its sides.
    Joiner,
    /// It disappears, as a combining mark does.
    Nothing,
    Separator,
}

fn part(c: char) -> Part {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Part::Letter,
        '-' | '\'' | '’' | '‐' | '‑' | 'ʼ' | '.' => Part::Joiner,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Part::Nothing,
        '\u{0}'..='\u{a9}'
        | '\u{ab}'..='\u{b4}'
        | '\u{b6}'..='\u{b9}'
        | '\u{bb}'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{30fb}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => Part::Separator,
        _ => Part::Letter,
    }
}

/// Adds a letter to a word, folded.
fn push_folded(word: &mut String, c: char) {
    match dossier::latin_letters(c) {
        Some(letters) => word.push_str(letters),
        None => word.push(c.to_ascii_lowercase()),
    }
}

/// Calls back with every word of a text, in order: its bytes, the folded word, and whether it continues the word before
/// it, as `hoon` does in `Kyung-hoon` and `s` in `U.S.`. A point joins single letters only, and the `s` after an
/// apostrophe is no word.
pub(crate) fn each_word(text: &str, mut found: impl FnMut(Range<usize>, &str, bool)) {
    let mut word = String::new();
    let mut start = 0;
    let mut end = 0;
    // The joiner that stands right behind the last word.
    let mut joiner = None;
    let mut joined = None;
    let mut flush = |word: &mut String, range: Range<usize>, joined: Option<char>| {
        if !word.is_empty() {
            let possessive = word == "s" && matches!(joined, Some('\'' | '’' | 'ʼ'));
            if !possessive {
                found(range, word, joined.is_some());
            }
            word.clear();
        }
    };
    for (at, c) in text.char_indices() {
        match part(c) {
            Part::Letter => {
                if word.is_empty() {
                    start = at;
                    joined = joiner.take();
                }
                push_folded(&mut word, c);
                end = at + c.len_utf8();
            }
            Part::Nothing => {}
            Part::Joiner => {
                let joins = !word.is_empty() && (c != '.' || word.len() == 1);
                flush(&mut word, start..end, joined.take());
                joiner = joins.then_some(c);
            }
            Part::Separator => {
                flush(&mut word, start..end, joined.take());
                joiner = None;
            }
        }
    }
    flush(&mut word, start..end, joined.take());
}

/// The words of a text; a word of several parts (`Kyung-hoon`, `U.S.`) as one, `kyunghoon`, `us`.
pub(crate) fn whole_words(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    each_word(text, |range, word, continues| match tokens.last_mut() {
        Some(last) if continues => {
            last.range.end = range.end;
            last.word.push_str(word);
        }
        _ => tokens.push(Token { range, word: word.to_owned() }),
    });
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut out = Vec::new();
        each_word(text, |range, word, continues| {
            assert!(text.get(range).is_some());
            out.push(format!("{}{word}", if continues { "+" } else { "" }));
        });
        out.join(" ")
    }

    #[test]
    fn words_are_folded_and_joined_parts_known() {
        assert_eq!(words("Bae Kyung-hoon’s U.S. visit."), "bae kyung +hoon u +s visit");
        assert_eq!(words("Müller, Đặng; O'Brien – 6G/5G"), "muller dang o +brien 6g 5g");
        assert_eq!(words("end. Next -x- 배경훈 e\u{301}te\u{301}"), "end next x 배경훈 ete");
        assert_eq!(words("“AI-driven” … Washington's"), "ai +driven washington");
    }

    #[test]
    fn parts_make_whole_words_with_their_place() {
        let text = "the Kyung-hoon’s U.S.";
        let tokens = whole_words(text);
        let read: Vec<_> = tokens.iter().map(|t| (t.word.as_str(), &text[t.range.clone()])).collect();
        assert_eq!(read, [("the", "the"), ("kyunghoon", "Kyung-hoon"), ("us", "U.S")]);
    }
}
