//! What a reader typed, as terms, and how well a word of a text answers each.

use std::ops::Range;

use super::names::{LONGEST_EXPANSION, expansions, romanised, sound};
use crate::tokens::{each_word, whole_words};

/// How well a word answers: the same word. The scale of all the others.
const SAME: u32 = 12;
const SAME_STEM: u32 = 10;
const BEGINS: u32 = 6;
const SOUNDS_ALIKE: u32 = 6;
const ONE_SLIP: u32 = 6;
const TWO_SLIPS: u32 = 4;

/// A word that is looked for.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Its sound, where it may be a name of Korean.
    sound: String,
    /// Whether words that are only similar count: the library does not hold the word itself.
    pub(super) loose: bool,
}

/// One thing that a reader asks for, in each of its forms; a form is words that all must be there.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) forms: Vec<Vec<Word>>,
    /// The letters as typed, folded, which may be an acronym.
    pub(super) letters: String,
}

/// What a reader asks for.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
    /// Word runs in quotation marks: they must stand in the text as they are.
    pub(super) phrases: Vec<Vec<String>>,
}

impl Word {
    fn new(text: &str) -> Self {
        let sound = match romanised(text) {
            Some(latin) => sound(&latin),
            None => sound(text),
        };
        Self { text: text.to_owned(), sound, loose: false }
    }

    /// How well a word of a text answers this one; 0 if not at all. Only a name is compared by its sound.
    pub(super) fn quality(&self, other: &str, in_name: bool) -> u32 {
        let (mine, theirs) = (self.text.as_str(), other);
        // Nearly every word of a library falls through here.
        if mine.as_bytes().first() == theirs.as_bytes().first() {
            if mine == theirs {
                return SAME;
            }
            if stem(mine) == stem(theirs) {
                return SAME_STEM;
            }
            if theirs.starts_with(mine) {
                return BEGINS + u32::from(theirs.len() - mine.len() <= 2);
            }
        }
        if !self.loose {
            return 0;
        }
        if in_name && !self.sound.is_empty() && self.sound == sound(theirs) {
            return SOUNDS_ALIKE;
        }
        match (slips(mine.as_bytes(), theirs.as_bytes()), mine.len()) {
            (1, 4..) => ONE_SLIP,
            (2, 8..) => TWO_SLIPS,
            _ => 0,
        }
    }

    /// Whether the answer is the word itself.
    pub(super) fn is_exact(quality: u32) -> bool {
        quality >= SAME_STEM
    }
}

impl Query {
    /// Reads what a reader typed. At most twelve terms are looked for: more would be a text, not a question.
    pub(super) fn parse(typed: &str) -> Self {
        let mut phrases = Vec::new();
        for (place, part) in typed.split(['"', '“', '”', '„']).enumerate() {
            let words: Vec<String> = whole_words(part).into_iter().map(|token| token.word).collect();
            if place % 2 == 1 && words.len() > 1 {
                phrases.push(words);
            }
        }
        // Each word as typed: the whole, and its parts.
        let mut typed_words: Vec<Vec<String>> = Vec::new();
        each_word(typed, |_, word, continues| match typed_words.last_mut() {
            Some(parts) if continues => parts.push(word.to_owned()),
            _ => typed_words.push(vec![word.to_owned()]),
        });
        typed_words.truncate(12);
        let mut terms = Vec::new();
        let mut rest = typed_words.as_slice();
        while !rest.is_empty() {
            let (term, taken) = Term::first_of(rest);
            terms.push(term);
            rest = rest.get(taken..).unwrap_or_default();
        }
        Self { terms, phrases }
    }

    /// The places in a text that answer the query, in order, neighbours joined.
    pub(super) fn places(&self, text: &str, in_name: bool) -> Vec<Range<usize>> {
        let mut answers = Vec::new();
        let answers_one = |word: &str| {
            let words = self.terms.iter().flat_map(|term| term.forms.iter().flatten());
            words.map(|wanted| wanted.quality(word, in_name)).max().unwrap_or(0) > 0
        };
        let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
        let mut whole = String::new();
        let mut close = |parts: &mut Vec<(Range<usize>, bool)>, whole: &mut String| {
            if let ([(first, _), .., (last, _)], true) = (parts.as_slice(), answers_one(whole)) {
                answers.push((first.start..last.end, false));
            } else {
                answers.extend(parts.iter().filter(|(_, found)| *found).map(|(range, _)| (range.clone(), false)));
            }
            parts.clear();
            whole.clear();
        };
        each_word(text, |range, word, continues| {
            if !continues {
                close(&mut parts, &mut whole);
            }
            parts.push((range, answers_one(word)));
            whole.push_str(word);
        });
        close(&mut parts, &mut whole);
        join_neighbours(text, answers.into_iter().map(|(range, _)| range))
    }
}

/// Joins ranges with at most two bytes of no word between them, and drops small words that stand alone beside others.
fn join_neighbours(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start - last.end <= 2 => last.end = range.end,
            _ => joined.push(range),
        }
    }
    let small = |range: &Range<usize>| text.get(range.clone()).is_some_and(|word| is_small(&word.to_ascii_lowercase()));
    if !joined.iter().all(small) {
        joined.retain(|range| !small(range));
    }
    joined
}

impl Term {
    /// Whether the term is a word that says little by itself.
    pub(super) fn is_small(&self) -> bool {
        is_small(&self.letters)
    }
}

/// Words that say little by themselves.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "and" | "as" | "at" | "by" | "for" | "in" | "is" | "it" | "of" | "on" | "or" | "the" | "to"
    )
}

impl Term {
    /// The term at the head of the typed words, and how many of them it takes: a usual expression such as “memorandum of
    /// understanding”, else one word.
    fn first_of(typed: &[Vec<String>]) -> (Self, usize) {
        let runs = (1..=LONGEST_EXPANSION.min(typed.len())).rev();
        let found = runs.filter_map(|taken| {
            let run: Vec<String> = typed.iter().take(taken).map(|parts| parts.concat()).collect();
            let forms: Vec<_> = expansions(&run.join(" ")).collect();
            (!forms.is_empty()).then_some((taken, run, forms))
        });
        if let Some((taken, run, other)) = found.into_iter().next() {
            let letters = if taken == 1 { run.concat() } else { String::new() };
            let mut forms = vec![run.iter().map(|word| Word::new(word)).collect()];
            forms.extend(other.iter().map(|form| form.split(' ').map(Word::new).collect()));
            return (Self { forms, letters }, taken);
        }
        let parts = typed.first().map(Vec::as_slice).unwrap_or_default();
        let letters = parts.concat();
        let mut forms = vec![vec![Word::new(&letters)]];
        if parts.len() > 1 {
            forms.push(parts.iter().map(|part| Word::new(part)).collect());
        }
        (Self { forms, letters }, 1)
    }
}

/// A word without the endings of number and tense, as far as that leaves four letters.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 7] = ["ing", "ies", "es", "ed", "s", "y", "e"];
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4));
    stem.unwrap_or(word)
}

/// The slips of the pen between two words of ASCII letters: a letter more, less, other, or two swapped. 3 stands for more
/// than two.
fn slips(a: &[u8], b: &[u8]) -> u32 {
    const LONGEST: usize = 24;
    const MANY: u32 = 3;
    if a.len().abs_diff(b.len()) > 2 || a.len() > LONGEST || b.len() > LONGEST || !a.is_ascii() || !b.is_ascii() {
        return MANY;
    }
    let mut before = [MANY; LONGEST + 1];
    let mut last = [0; LONGEST + 1];
    for (column, cell) in last.iter_mut().enumerate() {
        *cell = column as u32;
    }
    for (row, &letter) in a.iter().enumerate() {
        let mut line = [MANY; LONGEST + 1];
        line[0] = row as u32 + 1;
        let mut least = line[0];
        for (column, &other) in b.iter().enumerate() {
            let mut cost = last[column] + u32::from(letter != other);
            cost = cost.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && letter == b[column - 1] && a[row - 1] == other {
                cost = cost.min(before[column - 1] + 1);
            }
            line[column + 1] = cost;
            least = least.min(cost);
        }
        if least > 2 {
            return MANY;
        }
        (before, last) = (last, line);
    }
    last[b.len()].min(MANY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_up_to_two() {
        let check = |a: &str, b: &str, count| assert_eq!(slips(a.as_bytes(), b.as_bytes()), count, "{a} {b}");
        check("quantum", "quantum", 0);
        check("quantm", "quantum", 1);
        check("qunatum", "quantum", 1);
        check("pharmacuticals", "pharmaceuticals", 1);
        check("semiconducters", "semiconductors", 1);
        check("space", "trade", 3);
        check("a", "abcd", 3);
    }

    #[test]
    fn places_are_those_of_the_words_asked_for() {
        let text = "Bae Kyung-hoon of the Ministry of Science";
        let places = |typed: &str| {
            let places = Query::parse(typed).places(text, true);
            places.into_iter().map(|place| &text[place]).collect::<Vec<_>>()
        };
        assert_eq!(places("kyunghoon"), ["Kyung-hoon"]);
        assert_eq!(places("hoon"), ["hoon"]);
        assert_eq!(places("ministry of science"), ["Ministry of Science"]);
        assert_eq!(places("nothing"), [""; 0]);
    }

    #[test]
    fn usual_expressions_are_one_term() {
        let forms = |typed: &str| {
            let query = Query::parse(typed);
            let form = |form: &Vec<Word>| form.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            query.terms.iter().map(|term| term.forms.iter().map(form).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        assert_eq!(
            forms("the MOU"),
            [vec!["the".to_owned()], vec!["mou".into(), "memorandum of understanding".into()]]
        );
        assert_eq!(forms("memorandum of understanding"), [["memorandum of understanding", "mou", "양해각서"]]);
        assert_eq!(forms("Kyong-hun"), [["kyonghun", "kyong hun"]]);
    }
}
