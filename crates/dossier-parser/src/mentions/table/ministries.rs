//! Ministries and departments, which a text calls by several names: "the science ministry" is the Ministry of Science and ICT.

use crate::text::{Words, words};

/// A ministry or a department.
#[derive(Debug)]
pub(super) struct Ministry {
    /// Its place among the organisations.
    pub(super) entry: u32,
    /// Its name in small letters.
    pub(super) name: String,
    /// Whether that has a ministry's head.
    pub(super) named: bool,
    /// The stems of its words.
    stems: Vec<String>,
}

impl Ministry {
    pub(super) fn of(entry: u32, name: &str) -> Self {
        let name = name.to_lowercase();
        let words = name.split([' ', ',']);
        let (named, stems) = (words.clone().any(is_ministry), words.map(|word| stem(word).to_owned()).collect());
        Self { entry, named, stems, name }
    }

    /// Whether it has to do with a field.
    pub(super) fn is_on(&self, subject: &str) -> bool {
        !COMMON.has(subject) && self.stems.iter().any(|own| own == stem(subject))
    }
}

/// Fields that every ministry may have to do with.
const COMMON: &Words = words![
    "affairs",
    "state",
    "development",
    "international",
    "national",
    "public",
    "government",
    "services",
    "cooperation",
    "policy",
    "relations",
];

/// A field's word as one of several forms that it has.
fn stem(word: &str) -> &str {
    match word.trim_end_matches('s') {
        "defense" => "defence",
        "labor" => "labour",
        "economic" => "economy",
        "agricultural" => "agriculture",
        "industrial" | "industrie" => "industry",
        "environmental" => "environment",
        "external" => "foreign",
        "transportation" => "transport",
        other => other,
    }
}

/// Whether two words name one field: "defence" and "defense", "science" and "sciences".
pub(in crate::mentions) fn same_subject(one: &str, other: &str) -> bool {
    !COMMON.has(one) && stem(one) == stem(other)
}

/// Whether a word is the head of a ministry's name.
pub(super) fn is_ministry(word: &str) -> bool {
    matches!(word, "ministry" | "department" | "ministries")
}
