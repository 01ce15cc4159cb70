//! Dates: absolute ones, and relative ones resolved against the text's own date.
//!
//! 1. The text's own date: what a crawler has put before it, else a dateline, a byline or a line with a date at its head.
//! 2. From left to right, at each token that can be part of a date (a month, a day of the week, a number, `today`,
//!    `ago` …), the longest date that stands there.
//!
//! What can't be resolved is left open: a weekday says nothing in a text that has no date.

mod calendar;
mod written;

use dossier::{Date, DateSpan, Precision};

use crate::lexicon::{Class, class_set};
use crate::text::{BlockKind, Extent, Text, TokenKind};
pub(crate) use calendar::{Tense, verb};
use calendar::{month_of, weekday_of};
pub(crate) use written::below_hundred;

/// How a text gives a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateKind {
    /// By itself: `29 October 2025`.
    Absolute,
    /// From the text's own date: `on Wednesday`, `earlier this month`.
    Relative,
    /// As the end of a period: `by 2030`, `until the end of next year`.
    Deadline,
}

/// A date in the text.
#[derive(Clone, Debug)]
pub(crate) struct DateMention {
    /// Its bytes.
    pub(crate) range: Extent,
    /// Its tokens.
    pub(crate) tokens: Extent,
    /// The sentence that it stands in.
    pub(crate) sentence: u32,
    /// The days that it covers.
    pub(crate) span: DateSpan,
    pub(crate) kind: DateKind,
}

/// The dates of a text, and the day on which it was published, where it says so.
pub(crate) fn find(text: &Text<'_>) -> (Vec<DateMention>, Option<Date>) {
    let published = published(text);
    let finder = Finder { text, published, near: published.or_else(|| month_of_issue(text)) };
    let mut dates = Vec::new();
    let mut at = 0;
    let telling = class_set![Month, Weekday, DateWord];
    for sentence in text.sentences.iter().filter(|one| one.has_any(telling) || one.has_kind(TokenKind::Number)) {
        at = at.max(sentence.tokens.start);
        while at < sentence.tokens.end {
            at = match finder.date_at(at, dates.last()) {
                Some(date) => {
                    let end = date.tokens.end;
                    dates.push(date);
                    end
                }
                None => at + 1,
            };
        }
    }
    (dates, published)
}

/// The text's own date: it must name a day of a year.
fn published(text: &Text<'_>) -> Option<Date> {
    if let Some(crawled) = text.crawled {
        let words = text.slice(crawled);
        // `date 2025-10-29`, `2025-10-29T09:30:00Z`
        return words.rsplit(char::is_whitespace).next().and_then(|date| date.get(..10)?.parse().ok());
    }
    let finder = Finder { text, published: None, near: None };
    // A credit line above the text may have its date: `Source: Wire | 2024-06-07`.
    let furniture = |kind| matches!(kind, BlockKind::Dateline | BlockKind::Byline | BlockKind::Credit);
    let head = text.blocks.iter().filter(|block| furniture(block.kind)).take(8);
    head.flat_map(|block| block.tokens.start..block.tokens.end)
        .filter_map(|at| finder.date_at(at, None))
        .find(|date| date.span.precision == Precision::Day)
        .map(|date| date.span.start)
}

/// The last day of the month that a bulletin's head names: `Issue 7, July 2021`. A day without a year lies near it.
fn month_of_issue(text: &Text<'_>) -> Option<Date> {
    let finder = Finder { text, published: None, near: None };
    let head = text.blocks.iter().take(4).take_while(|block| block.kind != BlockKind::Prose);
    head.flat_map(|block| block.tokens.start..block.tokens.end)
        .filter_map(|at| finder.date_at(at, None))
        .find(|date| date.span.precision == Precision::Month && date.kind == DateKind::Absolute)
        .map(|date| date.span.end)
}

/// What stands at some tokens, before it is known whether it is the end of a period.
struct Candidate {
    tokens: Extent,
    span: DateSpan,
    kind: DateKind,
}

impl Candidate {
    fn absolute(start: u32, end: u32, span: DateSpan) -> Self {
        Self { tokens: Extent::new(start, end), span, kind: DateKind::Absolute }
    }

    fn relative(start: u32, end: u32, span: DateSpan) -> Self {
        Self { tokens: Extent::new(start, end), span, kind: DateKind::Relative }
    }
}

struct Finder<'t> {
    text: &'t Text<'t>,
    published: Option<Date>,
    /// The text's own date, or one near it.
    near: Option<Date>,
}

impl Finder<'_> {
    /// The date that the token `at` is the first telling part of. `before`: the date before it.
    fn date_at(&self, at: u32, before: Option<&DateMention>) -> Option<DateMention> {
        let token = self.text.tokens.get(at as usize)?;
        let free = |start: u32| before.is_none_or(|before| before.tokens.end <= start);
        let found = if token.kind == TokenKind::Number {
            self.at_number(at)
        } else if token.capital && token.is(Class::Month) {
            self.at_month(at, before)
        } else if token.capital && token.is(Class::Weekday) {
            self.at_weekday(at)
        } else if token.is(Class::DateWord) {
            self.at_word(at)
        } else {
            None
        };
        let Candidate { tokens, span, kind } = found.filter(|found| free(found.tokens.start))?;
        let sentence = token.sentence;
        let kind = if self.is_deadline(tokens.start) { DateKind::Deadline } else { kind };
        Some(DateMention { range: self.text.bytes(tokens), tokens, sentence, span, kind })
    }

    /// A number: `2025-10-29`, `29.10.2025`, `29 October 2025`, `in 2025`.
    fn at_number(&self, at: u32) -> Option<Candidate> {
        let word = self.text.word(at);
        // `2025-10-29`, `2025-10-29T10:30`
        let iso = if word.as_bytes().get(10) == Some(&b'T') { word.get(..10).unwrap_or(word) } else { word };
        if let Ok(day) = iso.parse::<Date>() {
            return Some(Candidate::absolute(at, at + 1, DateSpan::day(day)));
        }
        if let Some((day, end)) = self.slashed(at) {
            return Some(Candidate::absolute(at, end, DateSpan::day(day)));
        }
        if let Some(day) = calendar::dotted(word) {
            return Some(Candidate::absolute(at, at + 1, DateSpan::day(day)));
        }
        if let Some(days) = self.days(at) {
            // `29 October`, `the 29th of October`, `12 and 13 May`, `12 to 14 May`
            let mut month = at + 1;
            let mut last = days;
            if let Some(second) = self.days(at + 2).filter(|_| self.is_any(at + 1, &["and", "to", "–", "-", "—"])) {
                last = second;
                month = at + 3;
            }
            month += u32::from(self.text.is(month, "of"));
            if let Some(found) = self.month(month) {
                return self.day_of(at, month + 1, (days.0, last.1), found, at);
            }
            if let Some(found) = self.day_alone(at, days.0) {
                return Some(found);
            }
        }
        self.year(at)
            .filter(|_| self.is_year_here(at))
            .and_then(|year| Some(Candidate::absolute(at, at + 1, DateSpan::year(year).ok()?)))
    }

    /// `24/06/2025`, `11/02/2025 08:14 PM EST`, and the token behind it: the day stands first but in American time.
    fn slashed(&self, at: u32) -> Option<(Date, u32)> {
        const AMERICAN: [&str; 10] = ["est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "mst", "mdt"];
        let start = self.text.tokens.get(at as usize)?.range.start as usize;
        let near = self.text.raw.get(start..)?;
        let length = near.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(near.len());
        let mut parts = near[..length].split('/');
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || first.len() > 2 || second.len() > 2 {
            return None;
        }
        let (first, second, year) = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
        let end = self.text.tokens_in(Extent::from(start..start + length)).end.max(at + 1);
        let american = (end..end + 8).any(|at| AMERICAN.iter().any(|zone| self.text.is(at, zone)));
        let (day, month) = if second > 12 || american && first <= 12 { (second, first) } else { (first, second) };
        Some((Date::new(year, month, day).ok()?, end))
    }

    /// `on the 11th`: the last such day.
    fn day_alone(&self, at: u32, day: u8) -> Option<Candidate> {
        let here = self.published?;
        let start = at.checked_sub(2)?;
        let ordinal = self.text.word(at).ends_with(|c: char| c.is_ascii_alphabetic());
        let ends = self.text.tokens.get(at as usize + 1).is_none_or(|next| {
            next.kind == TokenKind::Mark
                || next.is(Class::Preposition) && !self.text.is(at + 1, "of")
                || next.is(Class::Conjunction)
                || next.is(Class::VerbGroup)
        });
        if !ordinal || !ends || !self.text.are(start, &["on", "the"]) {
            return None;
        }
        let month = if day <= here.day() { here } else { calendar::months(here, -1)?.start };
        Some(Candidate::relative(at, at + 1, DateSpan::day(Date::new(month.year(), month.month(), day).ok()?)))
    }

    /// A month: `the third day of March 2016`, `October 29, 2025`, `Oct. 29`, `October 2025`, `in October`.
    fn at_month(&self, at: u32, before: Option<&DateMention>) -> Option<Candidate> {
        let month = self.month(at)?;
        if let Some((day, tokens)) = written::date(self.text, at, month) {
            return Some(Candidate { tokens, span: day, kind: DateKind::Absolute });
        }
        if let Some(days) = self.days(at + 1) {
            let (days, end) = match self.days(at + 3).filter(|_| self.is_any(at + 2, &["and", "to", "–", "-", "—"]))
            {
                Some(last) => ((days.0, last.1), at + 4),
                None => (days, at + 2),
            };
            return self.day_of(at, end, days, month, at);
        }
        let behind = at + 1 + u32::from(self.is_any(at + 1, &["of", ","]));
        if let Some(year) = self.year(behind) {
            return Some(Candidate::absolute(at, behind + 1, DateSpan::month(year, month).ok()?));
        }
        // `in December 2022 … that July`
        if let Some(before) = before
            && at.checked_sub(1).is_some_and(|lead| self.is_any(lead, &["that", "same"]))
        {
            return Some(Candidate::relative(at, at + 1, DateSpan::month(before.span.start.year(), month).ok()?));
        }
        let here = self.published?;
        // `in July last year`
        if let Some(year) = self.year_by_word(at + 1, here) {
            return Some(Candidate::relative(at, at + 3, DateSpan::month(year, month).ok()?));
        }
        let lead = at.checked_sub(1)?;
        let led =
            ["in", "last", "next", "this", "since", "by", "until", "from", "during", "early", "late", "mid", "of"];
        let abbreviated = self.text.word(at).len() <= 3 && !matches!(self.text.word(at), "May");
        if abbreviated || !self.is_any(lead, &led) {
            return None;
        }
        let tense = match () {
            () if self.text.is(lead, "last") => Tense::Past,
            () if self.text.is(lead, "next") => Tense::Future,
            () => calendar::tense(self.text, at),
        };
        let start = if self.is_any(lead, &["last", "next", "this"]) { lead } else { at };
        let year = calendar::year_of_month(here, month, tense);
        Some(Candidate::relative(start, at + 1, DateSpan::month(year, month).ok()?))
    }

    /// A day of a month, whose tokens so far are `start..end`, with its year behind it or, failing that, by the text's date.
    fn day_of(&self, start: u32, end: u32, days: (u8, u8), month: u8, at: u32) -> Option<Candidate> {
        let behind = end + u32::from(self.text.is(end, ","));
        let (year, end, kind) = match self.year(behind) {
            Some(year) => (year, behind + 1, DateKind::Absolute),
            // `on 5 December last year`
            None if self.published.and_then(|here| self.year_by_word(end, here)).is_some() => {
                (self.year_by_word(end, self.published?)?, end + 2, DateKind::Relative)
            }
            None => {
                let here = self.near?;
                (calendar::year_of_day(here, month, days.0, calendar::tense(self.text, at)), end, DateKind::Relative)
            }
        };
        let (first, last) = (Date::new(year, month, days.0).ok()?, Date::new(year, month, days.1).ok()?);
        let span = DateSpan { start: first, end: last.max(first), precision: Precision::Day };
        // `Wednesday, Oct. 29`
        let start = match start.checked_sub(2) {
            Some(weekday) if self.is_weekday(weekday) && self.text.is(weekday + 1, ",") => weekday,
            Some(weekday) if self.is_weekday(weekday + 1) => weekday + 1,
            _ => start,
        };
        Some(Candidate { tokens: Extent::new(start, end), span, kind })
    }

    /// The year in `last year`, `this year`, `next year`.
    fn year_by_word(&self, at: u32, here: Date) -> Option<i16> {
        let steps = match self.text.lower(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        self.text.is(at + 1, "year").then(|| here.year() + steps)
    }

    /// A day of the week, unless it only stands before a full date.
    fn at_weekday(&self, at: u32) -> Option<Candidate> {
        let next = at + 1 + u32::from(self.text.is(at + 1, ","));
        let dated = |place: u32| {
            self.month(place).is_some() && self.days(place + 1).is_some()
                || self.days(place).is_some()
                    && self.month(place + 1 + u32::from(self.text.is(place + 1, "of"))).is_some()
        };
        if dated(next) || self.text.is(next, "the") && dated(next + 1) {
            return None;
        }
        let here = self.published?;
        let weekday = weekday_of(self.text.word(at))?;
        let lead = at.checked_sub(1);
        let led = |word: &str| lead.is_some_and(|lead| self.text.is(lead, word));
        let (start, day) = if led("last") {
            (at - 1, calendar::weekday_before(here, weekday, 1))
        } else if led("next") {
            (at - 1, calendar::weekday_after(here, weekday, 1))
        } else if led("this") || led("coming") {
            (at - 1, calendar::weekday_after(here, weekday, 0))
        } else if calendar::tense(self.text, at) == Tense::Future {
            (at, calendar::weekday_after(here, weekday, 0))
        } else {
            (at, calendar::weekday_before(here, weekday, 0))
        };
        Some(Candidate::relative(start, at + 1, DateSpan::day(day?)))
    }

    /// `today`, `yesterday`, `earlier this month`, `last year`, `two days ago`.
    fn at_word(&self, at: u32) -> Option<Candidate> {
        let here = self.published?;
        let word = self.text.lower(at);
        let shift = match word {
            "yesterday" => Some(-1),
            "today" | "tonight" => Some(0),
            "tomorrow" => Some(1),
            _ => None,
        };
        if let Some(days) = shift {
            // `today's world` is no date.
            let adjective = self.text.tokens.get(at as usize + 1).is_some_and(|next| next.kind == TokenKind::Clitic);
            // `five hundred years ago today`
            let counted = at.checked_sub(1).is_some_and(|lead| self.text.is(lead, "ago"));
            return (!adjective && !counted).then_some(Candidate::relative(
                at,
                at + 1,
                DateSpan::day(calendar::shift(here, days)?),
            ));
        }
        match word {
            "month" | "year" => self.at_period(at, here, word == "month"),
            "morning" | "afternoon" | "evening" => {
                let lead = at.checked_sub(1).filter(|&lead| self.text.is(lead, "this"))?;
                Some(Candidate::relative(lead, at + 1, DateSpan::day(here)))
            }
            "ago" => self.ago(at, here),
            _ => None,
        }
    }

    /// `this month`, `last year`, with `earlier` or `later` before it.
    fn at_period(&self, at: u32, here: Date, month: bool) -> Option<Candidate> {
        let lead = at.checked_sub(1)?;
        let steps = match self.text.lower(lead) {
            "this" => 0,
            "last" => -1,
            "next" => 1,
            _ => return None,
        };
        // `for the last year` and `in the last month` mean a length of time.
        if lead.checked_sub(1).is_some_and(|article| self.is_any(article, &["the", "over", "past"])) {
            return None;
        }
        let start = lead.checked_sub(1).filter(|&place| self.is_any(place, &["earlier", "later"])).unwrap_or(lead);
        let span = if month { calendar::months(here, steps) } else { DateSpan::year(here.year() + steps as i16).ok() };
        Some(Candidate::relative(start, at + 1, span?))
    }

    /// `two days ago`, `a year ago`, `five years ago`.
    fn ago(&self, at: u32, here: Date) -> Option<Candidate> {
        let (unit, count) = (at.checked_sub(1)?, at.checked_sub(2)?);
        let number = calendar::small_number(self.text.word(count))?;
        let span = match self.text.lower(unit) {
            "day" | "days" => DateSpan::day(calendar::shift(here, -number)?),
            "month" | "months" => calendar::months(here, -number)?,
            "year" | "years" => DateSpan::year(here.year() - i16::try_from(number).ok()?).ok()?,
            _ => return None,
        };
        Some(Candidate::relative(count, at + 1, span))
    }

    fn is_any(&self, at: u32, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.is(at, word))
    }

    fn is_weekday(&self, at: u32) -> bool {
        self.text.tokens.get(at as usize).is_some_and(|token| token.capital && token.is(Class::Weekday))
    }

    /// The month that a token names.
    fn month(&self, at: u32) -> Option<u8> {
        let token = self.text.tokens.get(at as usize)?;
        if token.capital && token.is(Class::Month) { month_of(self.text.word(at)) } else { None }
    }

    /// The first and last day of a month that a number gives: `29`, `29th`, `12-14`.
    fn days(&self, at: u32) -> Option<(u8, u8)> {
        let token = self.text.tokens.get(at as usize).filter(|token| token.kind == TokenKind::Number)?;
        let word = self.text.slice(token.range);
        let day = |word: &str| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
        };
        match word.split_once('-') {
            Some((first, last)) => Some((day(first)?, day(last)?)),
            None => day(word).map(|day| (day, day)),
        }
    }

    /// The year that a number gives: four digits.
    fn year(&self, at: u32) -> Option<i16> {
        let token = self.text.tokens.get(at as usize).filter(|token| token.kind == TokenKind::Number)?;
        let word = self.text.slice(token.range);
        (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1500..=2199).contains(year))
    }

    /// Whether a number of four digits is a year where it stands, rather than an amount.
    fn is_year_here(&self, at: u32) -> bool {
        let Some(lead) = at.checked_sub(1) else { return false };
        const LEADS: [&str; 25] = [
            "in", "since", "of", "from", "until", "till", "by", "during", "before", "after", "early", "late", "mid",
            "and", "to", "between", "for", "than", "through", "around", "–", "-", "spring", "summer", "autumn",
        ];
        const UNITS: [&str; 12] = [
            "people",
            "tonnes",
            "tons",
            "km",
            "kilometres",
            "kilometers",
            "miles",
            "megawatts",
            "students",
            "euros",
            "dollars",
            "jobs",
        ];
        let counted = self.is_any(at + 1, &UNITS) || self.text.is(at + 1, "per");
        // A year after `and`, `to`, `of` and the like only where one is likely: modern, and not the number of something.
        let noun_follows = self.text.tokens.get(at as usize + 1).is_some_and(|next| {
            next.kind == TokenKind::Word
                && !next.capital
                && !next.is(Class::Preposition)
                && !next.is(Class::Conjunction)
                && !next.is(Class::Determiner)
                && !next.is(Class::Pronoun)
                && !next.is(Class::Auxiliary)
        });
        let certain = self.is_any(lead, &["in", "since", "until", "during", "early", "late", "mid"]);
        !counted && self.is_any(lead, &LEADS) && (certain || !noun_follows)
    }

    /// Whether what starts at a token is the end of a period: `by`, `until`, `before`, with `the end of` between.
    fn is_deadline(&self, start: u32) -> bool {
        let mut at = start;
        for _ in 0..4 {
            let Some(lead) = at.checked_sub(1) else { return false };
            if self.is_any(lead, &["by", "until", "till", "before", "than"]) {
                return true;
            }
            if !self.is_any(lead, &["the", "end", "of", "beginning", "start", "middle"]) {
                return false;
            }
            at = lead;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// Checks the dates of a text: `words = start[..end] precision`.
    fn check(text: &str, expected: &[&str]) {
        let text = Text::read(text, &mut Vec::new());
        let (dates, _) = find(&text);
        let shown = dates.iter().filter(|date| {
            let block = &text.blocks[text.sentences[date.sentence as usize].block as usize];
            block.kind == BlockKind::Prose
        });
        let shown = shown.map(|date| {
            let span = date.span;
            let when = match span.precision {
                Precision::Day if span.start != span.end => format!("{}..{}", span.start, span.end),
                Precision::Day => span.start.to_string(),
                Precision::Month => span.start.to_string()[..7].to_owned(),
                Precision::Year => span.start.to_string()[..4].to_owned(),
            };
            let mark = if date.kind == DateKind::Deadline { "until " } else { "" };
            format!("{} = {mark}{when}", text.slice(date.range))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn absolute_dates_in_every_usual_form() {
        check("They met on 29 October 2025.", &["29 October 2025 = 2025-10-29"]);
        check("They met on October 29, 2025.", &["October 29, 2025 = 2025-10-29"]);
        check("They met on Wednesday, Oct. 29, 2025, in Oslo.", &["Wednesday, Oct. 29, 2025 = 2025-10-29"]);
        check("They met on the 29th of October 2025.", &["29th of October 2025 = 2025-10-29"]);
        check("They met on 2025-10-29 and 30.10.2025.", &["2025-10-29 = 2025-10-29", "30.10.2025 = 2025-10-30"]);
        check("They met on 12-14 May 2024.", &["12-14 May 2024 = 2024-05-12..2024-05-14"]);
        check(
            "Done this third day of March, two thousand and sixteen.",
            &["third day of March, two thousand and sixteen = 2016-03-03"],
        );
        check("It was done on the 22nd day of November 2018.", &["22nd day of November 2018 = 2018-11-22"]);
        check("They met from May 12 to 14, 2024.", &["May 12 to 14, 2024 = 2024-05-12..2024-05-14"]);
        check("It began in October 2025.", &["October 2025 = 2025-10"]);
        check("They met in December 2022, as they had said that July.", &["December 2022 = 2022-12", "July = 2022-07"]);
        check("It began in 2023 and ended in March, 2024.", &["2023 = 2023", "March, 2024 = 2024-03"]);
        check("They met on 31 June.", &[]);
    }

    #[test]
    fn numbers_that_are_no_years() {
        check("It brought 2000 jobs and 1900 tonnes of steel to 1995 people.", &[]);
        check("The ministers may march in protest. Article 2012 applies.", &[]);
    }

    #[test]
    fn without_a_date_of_its_own_a_text_leaves_relative_ones_open() {
        check("They met on Wednesday, and last year, and on Oct. 29.", &[]);
    }

    const HEAD: &str = "date 2025-10-29 "; // a Wednesday

    fn check_on_wednesday(text: &str, expected: &[&str]) {
        check(&format!("{HEAD}{text}"), expected);
    }

    #[test]
    fn relative_dates_are_resolved_against_the_texts_own() {
        check_on_wednesday("The ministry said Wednesday it will sign.", &["Wednesday = 2025-10-29"]);
        check_on_wednesday("They met on Monday.", &["Monday = 2025-10-27"]);
        check_on_wednesday("They met on Thursday.", &["Thursday = 2025-10-23"]);
        check_on_wednesday("They will meet on Thursday.", &["Thursday = 2025-10-30"]);
        check_on_wednesday("The deal is to be signed on Friday.", &["Friday = 2025-10-31"]);
        check_on_wednesday("On Friday, they will meet.", &["Friday = 2025-10-31"]);
        check_on_wednesday("They met last Wednesday.", &["last Wednesday = 2025-10-22"]);
        check_on_wednesday("Earlier this month, they met.", &["Earlier this month = 2025-10"]);
        check_on_wednesday("They met last month and last year.", &["last month = 2025-09", "last year = 2024"]);
        check_on_wednesday(
            "They met yesterday and two days ago.",
            &["yesterday = 2025-10-28", "two days ago = 2025-10-27"],
        );
        check_on_wednesday("They met on the 11th, and on the 30th.", &["11th = 2025-10-11", "30th = 2025-09-30"]);
        check_on_wednesday("They met on the 11th floor.", &[]);
        check_on_wednesday(
            "They met in July last year and on 5 May last year.",
            &["July last year = 2024-07", "5 May last year = 2024-05-05"],
        );
        check_on_wednesday("They met this morning.", &["this morning = 2025-10-29"]);
        check_on_wednesday("They met in June and on Dec. 3.", &["June = 2025-06", "Dec. 3 = 2024-12-03"]);
        check_on_wednesday("They will meet in June and on Dec. 3.", &["June = 2026-06", "Dec. 3 = 2025-12-03"]);
        check_on_wednesday("In today's world this may help.", &[]);
        check_on_wednesday("It ran for the last year.", &[]);
    }

    #[test]
    fn deadlines_are_told_from_dates() {
        check_on_wednesday("They aim to finish by 2030.", &["2030 = until 2030"]);
        check_on_wednesday("It lasts until the end of next year.", &["next year = until 2026"]);
    }

    #[test]
    fn the_texts_own_date() {
        let check = |text: &str, expected: Option<&str>| {
            let published = published(&Text::read(text, &mut Vec::new()));
            assert_eq!(published.map(|date| date.to_string()).as_deref(), expected, "{text}");
        };
        check("date 2025-10-29 They met.", Some("2025-10-29"));
        check("OSLO, 12 May 2024 — Norway and Chile met.", Some("2024-05-12"));
        check("Norway and Chile meet\n\nBy Ada Byron\n\n12 May 2024\n\nNorway and Chile met.", Some("2024-05-12"));
        check("OSLO, May 12 (NTB) -- Norway and Chile met.", None);
        check("Norway and Chile met on 12 May 2024.", None);
        check("A pact\n\n24/06/2025 06:12 PM\n\nNorway and Chile met.", Some("2025-06-24"));
        check("A pact\n\n11/02/2025 08:14 PM EST\n\nNorway and Chile met.", Some("2025-11-02"));
        check("A pact\n\nNovember 2, 2025 4:47 PM GMT+3 · Updated 2 hours ago\n\nNorway met.", Some("2025-11-02"));
        check("A meeting\n\nSource: Wire | 2024-06-07\n\nNorway and Chile met.", Some("2024-06-07"));
    }

    #[test]
    fn a_day_without_a_year_lies_near_the_month_of_issue() {
        check(
            "Bulletin\nIssue 7, July 2021\n\nThey met on 2 July and on 3 December, and on Monday.",
            &["2 July = 2021-07-02", "3 December = 2020-12-03"],
        );
    }
}
