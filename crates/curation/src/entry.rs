//! The entries of a curator's file, and their values with the bytes that they stand at.

use std::ops::Range;

use dossier::{Date, DateSpan};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::kind::{Kind, Verb};
use crate::nearest::{listed, nearest};
use crate::problems::Problems;

/// A value as it is written, and where.
#[derive(Clone, Debug)]
pub(crate) struct Given<T = String> {
    pub(crate) value: T,
    /// Its bytes in the curator's file.
    pub(crate) range: Range<usize>,
}

/// A table of the file: an addition, a correction, a removal, or reference knowledge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'f> {
    /// What the entry does to which kind of fact; none for reference knowledge.
    pub(crate) title: Option<(Verb, Kind)>,
    range: (usize, usize),
    values: &'f DeTable<'f>,
    /// Whether it has keys that it does not take: then what it lacks may be what they were meant for.
    pub(crate) misspelt: bool,
    pub(crate) problems: &'f Problems,
}

impl<'f> Entry<'f> {
    /// The entry of a table, whose keys must be among the known ones.
    pub(crate) fn new(
        title: Option<(Verb, Kind)>,
        table: &'f Spanned<DeValue<'f>>,
        known: &[&str],
        problems: &'f Problems,
    ) -> Option<Self> {
        let DeValue::Table(values) = table.get_ref() else {
            let written = title.map_or("[[reference]]".to_owned(), |(verb, kind)| format!("[[{verb}.{kind}]]"));
            let hint = format!("give it a table of its own: {written}, with its keys on the lines below");
            problems.report("not-a-table", &table.span(), "an entry is a table", hint);
            return None;
        };
        let span = table.span();
        let unknown = |key: &&Spanned<DeString<'_>>| !known.contains(&key.get_ref().as_ref());
        let misspelt = values.keys().any(|key| unknown(&key));
        let entry = Self { title, range: (span.start, span.end), values, misspelt, problems };
        values.keys().filter(unknown).for_each(|key| entry.unknown_key(key, known));
        Some(entry)
    }

    fn unknown_key(&self, key: &Spanned<DeString<'_>>, known: &[&str]) {
        let of = match self.title {
            Some((verb, kind)) => format!("[[{verb}.{kind}]]"),
            None => "[[reference]]".to_owned(),
        };
        let word = key.get_ref();
        let hint = match nearest(word, known.iter().copied()) {
            Some(near) => format!("perhaps `{near}` is meant"),
            None => format!("its keys are {}", listed(known.iter().copied(), "and")),
        };
        self.problems.report("unknown-key", &key.span(), format!("`{word}` is no key of {of}"), hint);
    }

    /// The bytes of the entry's header.
    pub(crate) fn range(&self) -> Range<usize> {
        self.range.0..self.range.1
    }

    fn value(&self, key: &str) -> Option<(Range<usize>, &'f DeValue<'f>)> {
        let (_, value) = self.values.iter().find(|(name, _)| name.get_ref() == key)?;
        Some((value.span(), value.get_ref()))
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    fn wrong_type(&self, key: &str, range: &Range<usize>, wanted: &str, example: &str) {
        self.problems.report(
            "wrong-type",
            range,
            format!("`{key}` takes {wanted}"),
            format!("write {key} = {example}"),
        );
    }

    /// Some words. An empty string counts as a value.
    pub(crate) fn text(&self, key: &str) -> Option<Given> {
        let (range, value) = self.value(key)?;
        let text = match value {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(number) => number.to_string(),
            _ => {
                self.wrong_type(key, &range, "words between quotation marks", "\"…\"");
                return None;
            }
        };
        Some(Given { value: text, range })
    }

    /// Some words that must be there and must not be empty.
    pub(crate) fn required(&self, key: &str) -> Option<Given> {
        if !self.has(key) {
            self.missing(key);
            return None;
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.problems.report("empty", &text.range, format!("`{key}` is empty"), "fill it in, or take the key out");
            return None;
        }
        Some(text)
    }

    /// Says that a key is missing.
    pub(crate) fn missing(&self, key: &str) {
        let hint = match key {
            "source" => "say where this is known from: an address, or a citation".to_owned(),
            "words" => "quote the words of the text: words = \"…\"".to_owned(),
            _ => format!("add {key} = \"…\""),
        };
        self.problems.report("missing-key", &self.range(), format!("`{key}` is missing"), hint);
    }

    /// One text or a list of texts.
    pub(crate) fn texts(&self, key: &str) -> Option<Vec<Given>> {
        let (_, value) = self.value(key)?;
        let DeValue::Array(items) = value else {
            return self.text(key).map(|one| vec![one]);
        };
        let mut texts = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Given { value: text.to_string(), range: item.span() }),
                _ => self.wrong_type(key, &item.span(), "a list of words between quotation marks", "[\"…\", \"…\"]"),
            }
        }
        Some(texts)
    }

    /// A list of tables in one line each: `[{ title = "…" }]`.
    pub(crate) fn tables(&self, key: &str, known: &[&str]) -> Option<Vec<Entry<'f>>> {
        let (range, value) = self.value(key)?;
        let DeValue::Array(items) = value else {
            self.wrong_type(key, &range, "a list of tables", "[{ title = \"…\" }]");
            return None;
        };
        Some(items.iter().filter_map(|item| Entry::new(self.title, item, known, self.problems)).collect())
    }

    /// One of the words of the data contract.
    pub(crate) fn word<T: Copy>(&self, key: &str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let given = self.required_if_there(key)?;
        let found = all.iter().copied().find(|value| word(*value) == given.value);
        if found.is_none() {
            let words = all.iter().map(|value| word(*value));
            let hint = match nearest(&given.value, words.clone()) {
                Some(near) => format!("perhaps `{near}` is meant"),
                None => format!("it is one of {}", listed(words, "or")),
            };
            let message = format!("`{}` is no `{key}`", given.value);
            self.problems.report("unknown-word", &given.range, message, hint);
        }
        found
    }

    /// A date as exact as it is known.
    pub(crate) fn date(&self, key: &str) -> Option<DateSpan> {
        let given = self.required_if_there(key)?;
        let date = date_span(&given.value);
        if date.is_none() {
            let message = format!("`{}` is no date", given.value);
            let hint = "write a day as 2025-10-29, a month as \"2025-10\", a year as \"2025\"";
            self.problems.report("no-date", &given.range, message, hint);
        }
        date
    }

    fn required_if_there(&self, key: &str) -> Option<Given> {
        if self.has(key) { self.required(key) } else { None }
    }
}

/// The days of `2025-10-29`, `2025-10` or `2025`.
fn date_span(text: &str) -> Option<DateSpan> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    match *text.split('-').collect::<Vec<_>>() {
        [year] if year.len() == 4 => DateSpan::year(year.parse().ok()?).ok(),
        [year, month] if year.len() == 4 && month.len() == 2 => {
            DateSpan::month(year.parse().ok()?, month.parse().ok()?).ok()
        }
        _ => text.parse::<Date>().ok().map(DateSpan::day),
    }
}
