//! Whether an instrument is history: an essay that looks back on an old treaty is about no agreement of today.

use super::About;
use crate::dates::DateKind;
use crate::reading::Reading;
use crate::text::{Extent, Sentence, words};

/// The first year of the agreements of today. Older ones are told of where somebody looks back.
const TODAY: i16 = 1946;

/// How many tokens behind a kind of instrument its year stands.
const NEAR: u32 = 5;

/// Whether all that dates the instrument, near where it is named, is old.
pub(super) fn is_history(reading: &Reading<'_>, about: &About) -> bool {
    if about.is_text() || about.is_empty() {
        return false;
    }
    let (mut old, mut recent) = (false, false);
    let mut last = None;
    for mention in about.main() {
        if last == Some(mention.sentence) {
            continue;
        }
        last = Some(mention.sentence);
        let near = mention.sentence.saturating_sub(1) as usize..=(mention.sentence as usize + 1);
        for sentence in near.filter_map(|index| reading.text.sentences.get(index)) {
            for date in reading.dates_in(sentence) {
                // "annexed to the Treaty of Lima of 1929": the year of another one.
                let of_other = about.mentions_in(sentence.index).any(|(place, other)| {
                    let behind = other.head.end <= date.tokens.start && date.tokens.start - other.head.end <= NEAR;
                    !about.is_main(place) && (behind || other.range.meets(date.range))
                });
                if of_other {
                    continue;
                }
                let of_old = date.kind == DateKind::Absolute && date.span.start.year() < TODAY;
                old |= of_old;
                // What is said beside it of another day says nothing of the instrument.
                recent |= !of_old && sentence.index == mention.sentence;
            }
            old |= is_long_ago(reading, sentence);
        }
    }
    old && !recent
}

/// Whether a sentence looks back over centuries: "five hundred years ago".
fn is_long_ago(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let Extent { start, end } = sentence.tokens;
    let ago = (start..end).find(|at| text.is(*at, "ago") || text.is(*at, "earlier"));
    let long = |at: u32| text.is_any(at, words!["hundred", "century", "centuries", "thousand", "millennia"]);
    ago.is_some_and(|ago| (ago.saturating_sub(6).max(start)..ago).any(long))
}
