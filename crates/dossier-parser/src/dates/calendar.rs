//! Sums with dates, and what the words around a date say of its direction in time.

use dossier::{Date, DateSpan};
use jiff::ToSpan;
use jiff::civil;

use crate::lexicon::Class;
use crate::text::{Text, TokenKind};

/// Whether a clause tells of what was or of what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// Nothing near by says.
    Open,
}

/// The number of a month by its name or abbreviation.
pub(super) fn month_of(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let head = word.get(..3)?;
    MONTHS.iter().position(|month| month.eq_ignore_ascii_case(head)).map(|place| place as u8 + 1)
}

/// A day of the week by its name or abbreviation.
pub(super) fn weekday_of(word: &str) -> Option<civil::Weekday> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let head = word.get(..3)?;
    let place = DAYS.iter().position(|day| day.eq_ignore_ascii_case(head))?;
    civil::Weekday::from_monday_zero_offset(place as i8).ok()
}

/// A small number in digits or words.
pub(super) fn small_number(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    let known = WORDS.iter().position(|known| known.eq_ignore_ascii_case(word)).map(|number| number as i32);
    known.or_else(|| word.parse().ok()).filter(|number| (1..=500).contains(number))
}

/// A date in numbers with dots, which is always day, month, year: `29.10.2025`.
pub(super) fn dotted(word: &str) -> Option<Date> {
    let mut parts = word.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && year.len() == 4 && day.len() <= 2 && month.len() <= 2;
    if whole { Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok() } else { None }
}

fn to_civil(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year(), date.month() as i8, date.day() as i8).ok()
}

fn from_civil(date: civil::Date) -> Option<Date> {
    Date::new(date.year(), date.month() as u8, date.day() as u8).ok()
}

/// So many days later, or earlier.
pub(super) fn shift(date: Date, days: i32) -> Option<Date> {
    from_civil(to_civil(date)?.checked_add(days.days()).ok()?)
}

/// The month that lies so many months later, or earlier.
pub(super) fn months(date: Date, months: i32) -> Option<DateSpan> {
    let then = to_civil(date)?.checked_add(months.months()).ok()?;
    DateSpan::month(then.year(), then.month() as u8).ok()
}

/// The last such weekday that is at least so many days before a date.
pub(super) fn weekday_before(date: Date, weekday: civil::Weekday, least: i32) -> Option<Date> {
    let from = to_civil(shift(date, -least)?)?;
    let back = from.weekday().since(weekday);
    shift(date, -least - i32::from(back))
}

/// The first such weekday that is at least so many days after a date.
pub(super) fn weekday_after(date: Date, weekday: civil::Weekday, least: i32) -> Option<Date> {
    let from = to_civil(shift(date, least)?)?;
    let ahead = from.weekday().until(weekday);
    shift(date, least + i32::from(ahead))
}

/// The year of a month that is named without one, in a text of the given date.
pub(super) fn year_of_month(here: Date, month: u8, tense: Tense) -> i16 {
    match tense {
        Tense::Future if month < here.month() => here.year() + 1,
        Tense::Past | Tense::Open if month > here.month() => here.year() - 1,
        _ => here.year(),
    }
}

/// The year of a day that is named without one, in a text of the given date.
pub(super) fn year_of_day(here: Date, month: u8, day: u8, tense: Tense) -> i16 {
    let (then, now) = ((month, day), (here.month(), here.day()));
    match tense {
        Tense::Future if then < now => here.year() + 1,
        Tense::Past if then > now => here.year() - 1,
        Tense::Open if month > here.month() + 6 => here.year() - 1,
        Tense::Open if month + 6 < here.month() => here.year() + 1,
        _ => here.year(),
    }
}

/// How far around a date its verb is looked for, in tokens.
const REACH: u32 = 25;

/// Whether the words around a token tell of the past or of the future: the nearest verb before it in its sentence, else the
/// first behind it.
pub(super) fn tense(text: &Text<'_>, at: u32) -> Tense {
    let Some(token) = text.tokens.get(at as usize) else { return Tense::Open };
    let same = |place: &u32| text.tokens.get(*place as usize).is_some_and(|other| other.sentence == token.sentence);
    let before = (at.saturating_sub(REACH)..at).rev().take_while(same).filter_map(|place| verb(text, place)).next();
    let behind = || (at + 1..at + REACH).take_while(same).filter_map(|place| verb(text, place)).next();
    before.or_else(behind).unwrap_or(Tense::Open)
}

/// The tense of a verb, as far as a single word shows it.
pub(crate) fn verb(text: &Text<'_>, at: u32) -> Option<Tense> {
    let token = text.tokens.get(at as usize)?;
    if token.kind != TokenKind::Word && token.kind != TokenKind::Clitic {
        return None;
    }
    let word = text.word(at);
    let lead = at.checked_sub(1).map_or("", |lead| text.word(lead));
    let is = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    if is(&["will", "shall", "'ll", "’ll", "would"]) {
        return Some(Tense::Future);
    }
    if is(&["to"]) && ["is", "are", "due", "set", "scheduled", "expected", "plans", "plan", "slated"].contains(&lead) {
        return Some(Tense::Future);
    }
    if is(&["scheduled", "due", "planned", "expected", "slated", "upcoming"]) {
        return Some(Tense::Future);
    }
    // `will be signed`, `to be signed`: what comes before tells.
    let passive = ["be", "been", "being"].contains(&lead);
    let past = token.is(Class::Reporting) || token.is(Class::PastVerb) || word.len() > 4 && word.ends_with("ed");
    // `Signed on 9 November` begins some sentences of bulletins.
    let capital = token.capital && !token.first;
    // "need" and "exceed" are no past; "agreed" is.
    let present = word.ends_with("eed") && !is(&["agreed", "disagreed", "guaranteed", "freed", "decreed"]);
    (past && !passive && !capital && !present).then_some(Tense::Past)
}
