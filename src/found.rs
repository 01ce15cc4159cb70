//! What pages ask the finder, and what has come of it.

use finder::quote_check::Verdict;
use finder::search::Hit;

use crate::app::Address;
use crate::route::Page;

/// What a page asks the finder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// What answers these words?
    Search(String),
    /// Does a source say this?
    Check(String),
}

impl Question {
    /// The question that somebody asks who typed this, if it is one.
    pub fn search(typed: &str) -> Option<Self> {
        (!typed.trim().is_empty()).then(|| Self::Search(typed.to_owned()))
    }

    /// The question that an address asks, if it does.
    pub fn of(address: &Address) -> Option<Self> {
        match address.route.page {
            Page::Search => address.query.get("q").and_then(Self::search),
            // Forms send line breaks as two characters, and the field holds them as one.
            Page::Verify => address.query.get("quote").map(|quote| Self::Check(quote.replace('\r', ""))),
            _ => None,
        }
    }
}

/// What the finder said last. While it looks for something else, pages go on showing this.
#[derive(Debug, Default)]
pub enum Found {
    /// Nothing yet.
    #[default]
    Nothing,
    /// These hits.
    Hits(Vec<Hit>),
    /// This verdict; none on a quotation without a word.
    Verdict(Option<Verdict>),
    /// It can't be loaded, or it stopped.
    Failed,
}
