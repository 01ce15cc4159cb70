//! The source in miniature: its lines as they would be set in one narrow column, each sentence as heavy as what rests on it.

use crate::markup::{AttrValue, Html, html};

/// The column's width, and the distance from line to line.
const WIDTH: usize = 128;
const PITCH: usize = 6;

/// The characters of a line, unless the text is so long that its picture would be taller than `MOST_LINES`.
const LINE: usize = 64;
const MOST_LINES: usize = 140;

/// A sentence of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its length in characters.
    pub length: usize,
    /// How many statements rest on it.
    pub weight: usize,
    /// Whether it is what the reader looks for: highlighted, or left by a filter.
    pub lit: bool,
}

/// A paragraph of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The address of its first sentence.
    pub href: AttrValue,
    /// Which sentences they are and what rests on them, for whoever can't see the picture.
    pub label: AttrValue,
}

/// A stretch of a sentence on one line of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its left end.
    pub x: usize,
    /// The middle of its line.
    pub y: usize,
    /// Its length.
    pub width: usize,
}

/// Where every sentence stands: for each paragraph, for each of its sentences, its runs; and the picture's height.
///
/// The lengths are of sentences in characters. Sentences follow each other within a paragraph, as in set text; a new
/// paragraph begins a new line after a gap of one.
pub fn set(paragraphs: &[Vec<usize>]) -> (Vec<Vec<Vec<Run>>>, usize) {
    let total: usize = paragraphs.iter().flatten().sum();
    let line = LINE.max(total.div_ceil(MOST_LINES));
    let mut y = PITCH / 2;
    let mut pages = Vec::with_capacity(paragraphs.len());
    for lengths in paragraphs {
        let mut column = 0;
        let mut sentences = Vec::with_capacity(lengths.len());
        for &length in lengths {
            let mut left = length;
            let mut runs = Vec::new();
            while left > 0 {
                if column >= line {
                    column = 0;
                    y += PITCH;
                }
                let taken = left.min(line - column);
                let (x, end) = (column * WIDTH / line, (column + taken) * WIDTH / line);
                runs.push(Run { x, y, width: (end - x).max(1) });
                column += taken;
                left -= taken;
            }
            sentences.push(runs);
            // The space after the sentence.
            column += 2;
        }
        pages.push(sentences);
        y += PITCH * 2;
    }
    (pages, y.saturating_sub(PITCH * 3 / 2).max(PITCH))
}

/// The picture, a link for each paragraph.
pub fn view(paragraphs: Vec<Paragraph>) -> Html {
    let lengths: Vec<Vec<usize>> =
        paragraphs.iter().map(|paragraph| paragraph.sentences.iter().map(|s| s.length).collect()).collect();
    let (places, height) = set(&lengths);
    let most = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences).map(|s| s.weight).max().unwrap_or_default();
    let parts = paragraphs.into_iter().zip(places).map(|(paragraph, places)| {
        let lines = paragraph.sentences.iter().zip(places).map(|(sentence, runs)| {
            let lit = if sentence.lit { " lit" } else { "" };
            html! { <path class={[weight(sentence.weight, most), lit].concat()} d={path(&runs)} /> }
        });
        html! { <a href={paragraph.href} aria-label={paragraph.label}>{ for lines }</a> }
    });
    html! {
        <svg class="miniature" viewBox={format!("0 0 {WIDTH} {height}")} preserveAspectRatio="none">{ for parts }</svg>
    }
}

/// The class of a weight: nothing rests on the sentence, or a third, two thirds or more of what rests on the heaviest.
fn weight(statements: usize, most: usize) -> &'static str {
    match statements * 3 {
        0 => "weight-none",
        little if little <= most => "weight-little",
        some if some <= most * 2 => "weight-some",
        _ => "weight-much",
    }
}

fn path(runs: &[Run]) -> String {
    let mut path = String::new();
    for Run { x, y, width } in runs {
        path.push_str(&format!("M{x} {y}h{width}"));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_follow_each_other_and_paragraphs_begin_anew() {
        let (places, height) = set(&[vec![32, 64], vec![10]]);
        assert_eq!(places[0][0], [Run { x: 0, y: 3, width: 64 }]);
        assert_eq!(places[0][1], [Run { x: 68, y: 3, width: 60 }, Run { x: 0, y: 9, width: 68 }]);
        assert_eq!(places[1][0], [Run { x: 0, y: 21, width: 20 }]);
        assert_eq!(height, 24);
    }

    #[test]
    fn every_run_lies_in_the_column_and_a_long_text_stays_short() {
        let paragraphs: Vec<Vec<usize>> =
            (0..60).map(|p| (0..9).map(|s| 40 + (p * 31 + s * 17) % 300).collect()).collect();
        let (places, height) = set(&paragraphs);
        assert!(places.iter().flatten().flatten().all(|run| run.x + run.width <= WIDTH + 1 && run.y < height));
        assert!(height <= (MOST_LINES + 3 * 60) * PITCH, "{height}");
    }

    #[test]
    fn weights_are_told_apart_by_what_the_heaviest_sentence_carries() {
        assert_eq!([0, 3, 4, 6, 7, 9].map(|n| &weight(n, 9)[7..]), ["none", "little", "some", "some", "much", "much"]);
        assert_eq!(weight(1, 1), "weight-much");
    }

    #[test]
    fn a_text_without_words_has_a_picture_without_lines() {
        assert_eq!(set(&[]), (vec![], PITCH));
    }
}
