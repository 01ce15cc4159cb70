//! Whether a source says what a quotation claims: exactly, nearly, or not at all.
//!
//! 1. Quotation and source become words, folded, so that case, marks and line breaks do not matter.
//! 2. Where the quotation's words stand in the source one behind the other, it is exact if all between them is the same
//!    too, white space aside, and near if only case, punctuation or accents differ.
//! 3. Else the place that shares the most pairs of neighbouring words is aligned with it, word by word, in a band around
//!    that place, so the cost stays in proportion to the length.

use std::ops::Range;
use std::rc::Rc;

use dossier::{Dossier, Sentence, SentenceId};
use serde::{Deserialize, Serialize};

use crate::tokens::{Token, whole_words};

/// The most words of a quotation that are aligned; of a longer one only the exact words are looked for.
const MOST_WORDS: usize = 20_000;
/// How far an alignment may stray from the place that was voted for, in words.
const BAND: usize = 64;
/// Places of an exact quotation that are told.
const MOST_PLACES: usize = 20;

/// What comes of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The source says so, word by word and mark by mark. All places, in order.
    Exact(Vec<Place>),
    /// The source says something near.
    Near {
        /// Where.
        place: Place,
        /// What is the same and what differs, in order. Kept throughout, if only case or punctuation differ.
        pieces: Vec<Piece>,
    },
    /// No source says so.
    Absent,
}

/// Some words of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The place of the source's dossier in the library.
    pub dossier: u32,
    /// The words, sentence by sentence, as bytes of the seed.
    pub spans: Vec<(SentenceId, Range<usize>)>,
}

/// A run of words of a quotation beside its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// In the source, but left out of the quotation.
    Missing(String),
    /// In the quotation, but not in the source.
    Added(String),
}

/// Checks a quotation against all sources; nothing, if it holds no word.
pub fn check<'d>(quotation: &str, dossiers: impl IntoIterator<Item = &'d Rc<Dossier>>) -> Option<Verdict> {
    let quotation = Quotation::new(quotation);
    if quotation.words.is_empty() {
        return None;
    }
    let sources: Vec<Source<'_>> =
        dossiers.into_iter().enumerate().map(|(place, dossier)| Source::new(place as u32, dossier)).collect();
    let mut exact = Vec::new();
    let mut worded_alike = None;
    for source in &sources {
        for start in occurrences(&quotation.words, &source.words) {
            let words = start..start + quotation.words.len();
            if exact.len() < MOST_PLACES && same_text(&source.text(&words), quotation.between()) {
                exact.push(source.place(&words));
            } else if worded_alike.is_none() {
                worded_alike = Some(source.place(&words));
            }
            if exact.len() >= MOST_PLACES {
                break;
            }
        }
    }
    if !exact.is_empty() {
        return Some(Verdict::Exact(exact));
    }
    if let Some(place) = worded_alike {
        return Some(Verdict::Near { place, pieces: vec![Piece::Kept(quotation.between().to_owned())] });
    }
    Some(nearest(&quotation, &sources).unwrap_or(Verdict::Absent))
}

/// A quotation as words.
struct Quotation<'q> {
    text: &'q str,
    words: Vec<Token>,
}

impl<'q> Quotation<'q> {
    fn new(text: &'q str) -> Self {
        Self { text, words: whole_words(text) }
    }

    /// All from the first word to the last: marks around a quotation are the writer's.
    fn between(&self) -> &'q str {
        self.text(&(0..self.words.len()))
    }

    fn text(&self, words: &Range<usize>) -> &'q str {
        let words = self.words.get(words.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return "" };
        self.text.get(first.range.start..last.range.end).unwrap_or_default()
    }
}

/// A source as words.
struct Source<'d> {
    /// The place of its dossier.
    dossier: u32,
    sentences: Vec<&'d Sentence>,
    words: Vec<Token>,
    /// The sentence of each word.
    holders: Vec<u32>,
}

impl<'d> Source<'d> {
    fn new(place: u32, dossier: &'d Dossier) -> Self {
        let sentences: Vec<_> = dossier.sentences().collect();
        let mut words = Vec::new();
        let mut holders = Vec::new();
        for (holder, sentence) in sentences.iter().enumerate() {
            words.append(&mut whole_words(&sentence.text));
            holders.resize(words.len(), holder as u32);
        }
        Self { dossier: place, sentences, words, holders }
    }

    /// The words of a range, sentence by sentence: the sentence, and the bytes in its text.
    fn parts(&self, words: &Range<usize>) -> Vec<(&'d Sentence, Range<usize>)> {
        let mut parts: Vec<(&Sentence, Range<usize>)> = Vec::new();
        let tokens = self.words.get(words.clone()).unwrap_or_default();
        let holders = self.holders.get(words.clone()).unwrap_or_default();
        for (token, holder) in tokens.iter().zip(holders) {
            let Some(&sentence) = self.sentences.get(*holder as usize) else { continue };
            match parts.last_mut() {
                Some((last, range)) if last.id == sentence.id => range.end = token.range.end,
                _ => parts.push((sentence, token.range.clone())),
            }
        }
        parts
    }

    fn place(&self, words: &Range<usize>) -> Place {
        let spans = self.parts(words).into_iter().map(|(sentence, range)| {
            let start = sentence.start as usize;
            (sentence.id, start + range.start..start + range.end)
        });
        Place { dossier: self.dossier, spans: spans.collect() }
    }

    /// The text of a range of words, from the first to the last.
    fn text(&self, words: &Range<usize>) -> String {
        let parts = self.parts(words);
        let mut text = String::new();
        for (place, (sentence, range)) in parts.iter().enumerate() {
            // Between two sentences all stands: the end of the one, and what leads into the other.
            let start = if place == 0 { range.start } else { 0 };
            let end = if place + 1 == parts.len() { range.end } else { sentence.text.len() };
            if place > 0 {
                text.push(' ');
            }
            text.push_str(sentence.text.get(start..end).unwrap_or_default());
        }
        text
    }
}

/// Whether two texts are the same but for the amount and kind of white space.
fn same_text(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Where all words stand one behind the other: the search of Knuth, Morris and Pratt, linear whatever the words.
fn occurrences(wanted: &[Token], words: &[Token]) -> Vec<usize> {
    let same = |at: usize, word: &Token| wanted.get(at).is_some_and(|token| token.word == word.word);
    // For each length of a match, the next shorter one that may go on.
    let mut fallback = vec![0_usize; wanted.len()];
    let mut matched = 0;
    for (at, word) in wanted.iter().enumerate().skip(1) {
        while matched > 0 && !same(matched, word) {
            matched = fallback[matched - 1];
        }
        matched += usize::from(same(matched, word));
        fallback[at] = matched;
    }
    let mut found = Vec::new();
    matched = 0;
    for (at, word) in words.iter().enumerate() {
        while matched > 0 && !same(matched, word) {
            matched = fallback[matched - 1];
        }
        matched += usize::from(same(matched, word));
        if matched == wanted.len() {
            found.push(at + 1 - matched);
            matched = fallback[matched - 1];
        }
    }
    found
}

/// The nearest wording of all sources, if one is near enough.
fn nearest(quotation: &Quotation<'_>, sources: &[Source<'_>]) -> Option<Verdict> {
    if !(2..=MOST_WORDS).contains(&quotation.words.len()) {
        return None;
    }
    let voted = sources.iter().filter_map(|source| Some((vote(&quotation.words, &source.words)?, source)));
    let ((_, shift), source) = voted.reduce(|best, other| if other.0.0 > best.0.0 { other } else { best })?;
    let steps = align(&quotation.words, &source.words, shift);
    if !near_enough(&steps, quotation.words.len()) {
        return None;
    }
    let kept = steps.iter().filter_map(|step| match step {
        Step::Both(_, there) => Some(*there),
        _ => None,
    });
    let (first, last) = (kept.clone().min()?, kept.max()?);
    Some(Verdict::Near { place: source.place(&(first..last + 1)), pieces: pieces(quotation, source, &steps) })
}

/// Where the most pairs of neighbouring words of the quotation stand in the source: how many, and how far behind their
/// place in the quotation.
fn vote(wanted: &[Token], words: &[Token]) -> Option<(u32, isize)> {
    /// A pair that is as frequent as this says little about the place.
    const TOO_FREQUENT: usize = 64;
    let pair = |tokens: &[Token], at: usize| -> Option<(String, usize)> {
        let (first, second) = (tokens.get(at)?, tokens.get(at + 1)?);
        Some(([first.word.as_str(), " ", second.word.as_str()].concat(), at))
    };
    let mut pairs: Vec<_> = (0..words.len()).filter_map(|at| pair(words, at)).collect();
    pairs.sort_unstable();
    let mut votes = vec![0_u32; (wanted.len() + words.len()) / BAND + 2];
    for (pair, at) in (0..wanted.len()).filter_map(|at| pair(wanted, at)) {
        let start = pairs.partition_point(|(other, _)| *other < pair);
        let there = pairs.get(start..).unwrap_or_default().iter().take_while(|(other, _)| *other == pair);
        for (_, place) in there.take(TOO_FREQUENT) {
            if let Some(count) = votes.get_mut((place + wanted.len() - at) / BAND) {
                *count += 1;
            }
        }
    }
    // Two neighbouring buckets, since a place may lie on their border.
    let together =
        |bucket: usize| votes.get(bucket).copied().unwrap_or(0) + votes.get(bucket + 1).copied().unwrap_or(0);
    let best = (0..votes.len()).max_by_key(|bucket| (together(*bucket), std::cmp::Reverse(*bucket)))?;
    let shift = (best * BAND) as isize - wanted.len() as isize;
    (together(best) > 0).then_some((together(best), shift))
}

/// A step of an alignment, with places in the quotation and in the source.
#[derive(Clone, Copy)]
enum Step {
    Both(usize, usize),
    OnlySource(usize),
    OnlyQuotation(usize),
}

/// Aligns the whole quotation with some part of the source that lies about `shift` words behind it: two points for a
/// common word, one lost for a word of either side that the other lacks.
fn align(wanted: &[Token], words: &[Token], shift: isize) -> Vec<Step> {
    // Cell `offset` of row `at` stands for `at` words of the quotation and `column(at, offset)` words of the source.
    let width = 4 * BAND;
    let column = |at: usize, offset: usize| at as isize + shift - BAND as isize + offset as isize;
    let inside = |at: usize, offset: usize| (0..=words.len() as isize).contains(&column(at, offset));
    const OUTSIDE: i32 = i32::MIN / 2;
    let mut moves = vec![b' '; (wanted.len() + 1) * width];
    let mut last: Vec<i32> = (0..width).map(|offset| if inside(0, offset) { 0 } else { OUTSIDE }).collect();
    for (at, token) in wanted.iter().enumerate() {
        let at = at + 1;
        let mut line = vec![OUTSIDE; width];
        for offset in 0..width {
            if !inside(at, offset) {
                continue;
            }
            // A row further, the same offset is a column further.
            let here = column(at, offset);
            let same = here > 0 && words.get(here as usize - 1).is_some_and(|word| word.word == token.word);
            let both = if same { last[offset] + 2 } else { OUTSIDE };
            let only_quotation = last.get(offset + 1).map_or(OUTSIDE, |score| score - 1);
            let only_source = offset.checked_sub(1).map_or(OUTSIDE, |before| line[before] - 1);
            let best = both.max(only_quotation).max(only_source);
            line[offset] = best;
            moves[at * width + offset] = match best {
                _ if best <= OUTSIDE / 2 => b' ',
                _ if best == both => b'=',
                _ if best == only_quotation => b'+',
                _ => b'-',
            };
        }
        last = line;
    }
    let mut steps = Vec::new();
    let mut at = wanted.len();
    let Some(mut offset) = (0..width).max_by_key(|offset| (last[*offset], std::cmp::Reverse(*offset))) else {
        return steps;
    };
    while at > 0 {
        let there = column(at, offset);
        match moves[at * width + offset] {
            b'=' => {
                steps.push(Step::Both(at - 1, there as usize - 1));
                at -= 1;
            }
            b'+' => {
                steps.push(Step::OnlyQuotation(at - 1));
                at -= 1;
                offset += 1;
            }
            b'-' => {
                steps.push(Step::OnlySource(there as usize - 1));
                offset -= 1;
            }
            _ => break,
        }
    }
    steps.reverse();
    steps
}

/// Whether an alignment keeps three words of five of the quotation, some of them as a run.
fn near_enough(steps: &[Step], words: usize) -> bool {
    let mut kept = 0;
    let mut run = 0;
    let mut longest = 0;
    for step in steps {
        if matches!(step, Step::Both(..)) {
            kept += 1;
            run += 1;
            longest = longest.max(run);
        } else {
            run = 0;
        }
    }
    kept * 5 >= words * 3 && longest >= if words < 5 { 2 } else { 3 }
}

/// The steps as runs of text. What the source has before and behind the quotation is no part of it.
fn pieces(quotation: &Quotation<'_>, source: &Source<'_>, steps: &[Step]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let kind = |step: &Step| match step {
        Step::Both(..) => 0,
        Step::OnlySource(_) => 1,
        Step::OnlyQuotation(_) => 2,
    };
    for run in steps.chunk_by(|a, b| kind(a) == kind(b)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let piece = match (*first, *last) {
            (Step::Both(from, _), Step::Both(to, _)) => Piece::Kept(quotation.text(&(from..to + 1)).to_owned()),
            (Step::OnlyQuotation(from), Step::OnlyQuotation(to)) => {
                Piece::Added(quotation.text(&(from..to + 1)).to_owned())
            }
            (Step::OnlySource(from), Step::OnlySource(to)) => Piece::Missing(source.text(&(from..to + 1))),
            _ => continue,
        };
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn verdict(quotation: &str) -> Verdict {
        check(quotation, [&fixture::dossier()]).unwrap()
    }

    /// The words of the seed at an exact quotation's first place.
    fn exact(quotation: &str) -> Option<&'static str> {
        let Verdict::Exact(places) = verdict(quotation) else { return None };
        fixture::TEXT.get(places[0].spans[0].1.start..places[0].spans.last()?.1.end)
    }

    /// The pieces of a near quotation: `=kept -missing +added`.
    fn near(quotation: &str) -> String {
        let Verdict::Near { pieces, .. } = verdict(quotation) else { return format!("{:?}", verdict(quotation)) };
        let piece = |piece: &Piece| match piece {
            Piece::Kept(text) => format!("={text}"),
            Piece::Missing(text) => format!("-{text}"),
            Piece::Added(text) => format!("+{text}"),
        };
        pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_source_s_own_words_are_exact() {
        assert_eq!(exact("omnidirectional"), Some("omnidirectional"));
        let words = "a symbol of cooperation for the prosperity of future generations";
        assert_eq!(exact(words), Some(words));
        assert_eq!(exact(&format!("“{words}.”")), Some(words));
        assert_eq!(exact("a symbol  of\n cooperation"), Some("a symbol of cooperation"));
        assert_eq!(exact("prosper"), None);
    }

    #[test]
    fn an_exact_quotation_may_run_over_sentences() {
        let Verdict::Exact(places) = verdict("its title suggests,\" Bae said. Bae added that") else { panic!() };
        let sentences: Vec<_> = places[0].spans.iter().map(|(sentence, _)| sentence.to_string()).collect();
        assert_eq!(sentences, ["s9", "s10"]);
    }

    #[test]
    fn all_places_of_an_exact_quotation_are_told() {
        let Verdict::Exact(places) = verdict("prosperity") else { panic!() };
        assert_eq!(places.len(), 2);
    }

    #[test]
    fn case_marks_and_dashes_make_it_near() {
        assert_eq!(near("A Symbol of Cooperation"), "=A Symbol of Cooperation");
        assert_eq!(near("“bae kyung‐hoon” AND Michael Kratsios"), "=bae kyung‐hoon” AND Michael Kratsios");
        assert_eq!(
            near("centers on expanding “omnidirectional” cooperation"),
            "=centers on expanding “omnidirectional” cooperation"
        );
    }

    #[test]
    fn differences_are_told_word_by_word() {
        assert_eq!(
            near("the two countries agreed to stop efforts to utilize AI technology"),
            "=the two countries agreed to -speed up +stop =efforts to utilize -and innovate =AI technology"
        );
        assert_eq!(
            near("a symbol of cooperation [...] just as its title suggests"),
            "=a symbol of cooperation -for the prosperity of future generations =just as its title suggests"
        );
    }

    #[test]
    fn what_no_source_says_is_absent() {
        for quotation in [
            "We shall never surrender",
            "The cat sat on the mat of the house in the city of the king",
            "of the and in the to a",
            "deal technology",
            "Nothing",
        ] {
            assert_eq!(verdict(quotation), Verdict::Absent, "{quotation}");
        }
        assert_eq!(check(" … ?!", [&fixture::dossier()]), None);
        assert_eq!(check("anything", []), Some(Verdict::Absent));
    }

    #[test]
    fn long_quotations_are_checked_in_time() {
        let long = fixture::TEXT.repeat(300);
        let started = std::time::Instant::now();
        verdict(&long);
        verdict(&"a ".repeat(200_000));
        verdict(&fixture::TEXT.replace("the", "a"));
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }

    proptest::proptest! {
        #[test]
        fn any_piece_of_a_sentence_that_ends_with_its_words_is_exact(sentence in 0..11_usize, from in 0..60_usize, len in 1..60_usize) {
            let dossier = fixture::dossier();
            let text = dossier.sentences().nth(sentence).map(|s| s.text.clone()).unwrap_or_default();
            let words = whole_words(&text);
            let from = from % words.len();
            let to = (from + len).min(words.len());
            let piece = &text[words[from].range.start..words[to - 1].range.end];
            proptest::prop_assert!(matches!(check(piece, [&dossier]), Some(Verdict::Exact(_))), "{}", piece);
        }

        #[test]
        fn anything_gets_an_answer(text in "[a-z “”'\\-\\PC]{0,80}") {
            check(&text, [&fixture::dossier()]);
        }
    }
}
