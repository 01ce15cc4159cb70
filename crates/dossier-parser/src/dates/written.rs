//! Dates and numbers that formal texts write out: "this fifth day of December 2003", "the third day of March, two thousand and
//! sixteen".

use dossier::{Date, DateSpan};

use crate::text::{Extent, Text};

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

const UNITS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The date whose month stands at a token and whose day, or year, is written out; and its tokens.
pub(super) fn date(text: &Text<'_>, month: u32, number: u8) -> Option<(DateSpan, Extent)> {
    let (day, start) = day_before(text, month)?;
    let mut at = month + 1;
    while [",", "of", "in", "the", "year"].iter().any(|word| text.is(at, word)) && at < month + 6 {
        at += 1;
    }
    let (year, end) = year(text, at)?;
    let date = Date::new(year, number, day).ok()?;
    Some((DateSpan::day(date), Extent::new(start, end)))
}

/// The day before a month, and the token where it starts: "third day of", "3rd day of", "third of", "twenty fourth day of".
fn day_before(text: &Text<'_>, month: u32) -> Option<(u8, u32)> {
    let mut at = month.checked_sub(1)?;
    for word in ["of", "day"] {
        if text.is(at, word) {
            at = at.checked_sub(1)?;
        }
    }
    let word = text.folded(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = |word: &str| ORDINALS.iter().position(|ordinal| *ordinal == word).map(|place| place as u8 + 1);
    // "twenty fourth"
    let parted = at.checked_sub(1).map(|before| format!("{}-{word}", text.folded(before)));
    let parted = parted.and_then(|parted| Some((ordinal(&parted)?, at - 1)));
    parted.or_else(|| Some((ordinal(&word).or_else(|| digits.parse().ok())?, at)))
}

/// A year at a token, in words or digits, and the token behind it: "two thousand and sixteen", "nineteen hundred and ninety-four".
fn year(text: &Text<'_>, from: u32) -> Option<(i16, u32)> {
    if let Ok(year) = text.word(from).parse::<i16>() {
        return (1000..3000).contains(&year).then_some((year, from + 1));
    }
    let (first, mut at) = below_hundred(text, from)?;
    let mut year = match text.lower(at) {
        "thousand" => first * 1000,
        "hundred" => first * 100,
        // "nineteen ninety-four"
        _ if first >= 17 => first * 100,
        _ => return None,
    };
    if text.is(at, "thousand") || text.is(at, "hundred") {
        at += 1;
    }
    if text.is(at, "and") {
        at += 1;
    }
    if let Some((rest, end)) = below_hundred(text, at) {
        year += rest;
        at = end;
    }
    (1000..3000).contains(&year).then_some((year, at))
}

/// A number below a hundred in words, and the token behind it.
pub(crate) fn below_hundred(text: &Text<'_>, at: u32) -> Option<(i16, u32)> {
    let place = |list: &[&str], word: &str| list.iter().position(|known| *known == word).map(|place| place as i16);
    let word = text.folded(at);
    if let Some(unit) = place(UNITS, &word) {
        return Some((unit + 1, at + 1));
    }
    let (tens, unit) = word.split_once('-').unwrap_or((&word, ""));
    let tens = (place(TENS, tens)? + 2) * 10;
    if let Some(unit) = place(&UNITS[..9], unit) {
        return Some((tens + unit + 1, at + 1));
    }
    // "twenty three"
    let next = text.folded(at + 1);
    Some(place(&UNITS[..9], &next).map_or((tens, at + 1), |unit| (tens + unit + 1, at + 2)))
}
