//! Calendar dates as sources give them: to the day, the month or the year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `2025-10-29`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// What was read is no date: not `YYYY-MM-DD`, or no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is a day of the calendar, written as 2025-10-29")
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The first day of the calendar.
    pub(crate) const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// The given day of the given month (1 to 12) of a year from 1 to 9999.
    ///
    /// # Errors
    ///
    /// There is no such day.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        let real =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        if real { Ok(Self { year, month, day }) } else { Err(DateError) }
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since the first day of year 1, for distances on a time axis.
    pub fn ordinal(self) -> i32 {
        let years = i32::from(self.year) - 1;
        let before_year = years * 365 + years / 4 - years / 100 + years / 400;
        let before_month: i32 = (1..self.month).map(|m| i32::from(days_in_month(self.year, m))).sum();
        before_year + before_month + i32::from(self.day) - 1
    }
}

/// The number of days of a month; 0 where there is no such month.
fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().ok_or(DateError)?;
            if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(DateError);
            }
            part.parse::<i16>().map_err(|_| DateError)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(DateError);
        }
        Self::new(year, month as u8, day as u8)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

/// How exactly a source dates something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

/// The days that a date of some precision covers, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateSpan {
    /// The first day: of a month or a year, its first.
    pub start: Date,
    /// The last day: for a single day, that day.
    pub end: Date,
    /// How exactly the source dates it.
    pub precision: Precision,
}

impl DateSpan {
    /// A single day.
    pub fn day(day: Date) -> Self {
        Self { start: day, end: day, precision: Precision::Day }
    }

    /// A whole month (1 to 12).
    ///
    /// # Errors
    ///
    /// There is no such month.
    pub fn month(year: i16, month: u8) -> Result<Self, DateError> {
        let start = Date::new(year, month, 1)?;
        let end = Date::new(year, month, days_in_month(year, month))?;
        Ok(Self { start, end, precision: Precision::Month })
    }

    /// A whole year (1 to 9999).
    ///
    /// # Errors
    ///
    /// The year is out of range.
    pub fn year(year: i16) -> Result<Self, DateError> {
        Ok(Self { start: Date::new(year, 1, 1)?, end: Date::new(year, 12, 31)?, precision: Precision::Year })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!("2024-02-29".parse::<Date>().unwrap().to_string(), "2024-02-29");
        for wrong in ["2025-02-29", "2025-13-01", "2025-1-01", "25-01-01", "2025-01-01-01", "2025-00-10", ""] {
            assert_eq!(wrong.parse::<Date>(), Err(DateError), "{wrong}");
        }
    }

    #[test]
    fn ordinals_count_days() {
        let ordinal = |text: &str| text.parse::<Date>().unwrap().ordinal();
        assert_eq!(ordinal("0001-01-01"), 0);
        assert_eq!(ordinal("2025-01-01") - ordinal("2024-01-01"), 366);
        assert_eq!(ordinal("2000-03-01") - ordinal("2000-02-28"), 2);
    }

    #[test]
    fn a_month_starts_on_its_first_day() {
        let february = DateSpan::month(2024, 2).unwrap();
        assert_eq!((february.start.to_string(), february.end.to_string()), ("2024-02-01".into(), "2024-02-29".into()));
    }
}
