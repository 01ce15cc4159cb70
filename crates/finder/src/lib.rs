//! What looks things up in dossiers: search, and the check of a quotation. Pure functions; `main.rs` makes a worker of them.
//!
//! Answers are plain data that can be sent from a worker to a page. They name a dossier by its place in the library, and
//! words by their sentence and their bytes.

pub mod quote_check;
pub mod search;

mod packed;
mod tokens;

#[cfg(test)]
mod fixture;

use std::rc::Rc;

use dossier::Dossier;

use quote_check::Verdict;
use search::{Hit, Index};

/// How many hits an answer holds at most.
const MOST_HITS: usize = 30;

/// Dossiers that are looked through, with their words.
#[derive(Debug)]
pub struct Finder {
    dossiers: Vec<Rc<Dossier>>,
    index: Index,
}

impl Finder {
    /// Reads a library in postcard's form; none if these bytes are no library of this version.
    pub fn read(library: &[u8]) -> Option<Self> {
        let dossiers: Vec<Dossier> = dossier::unpack(library)?;
        let dossiers: Vec<Rc<Dossier>> = dossiers.into_iter().map(Rc::new).collect();
        Some(Self { index: Index::new(dossiers.clone()), dossiers })
    }

    /// The best answers to what a reader typed, the best first.
    pub fn search(&self, typed: &str) -> Vec<Hit> {
        self.index.search(typed, MOST_HITS)
    }

    /// Whether a source says what a quotation claims; nothing, if it holds no word.
    pub fn check(&self, quotation: &str) -> Option<Verdict> {
        quote_check::check(quotation, &self.dossiers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Vec<u8> {
        let dossier = fixture::dossier();
        postcard::to_allocvec(&vec![dossier.as_ref()]).unwrap()
    }

    #[test]
    fn a_library_and_its_answers_can_be_sent() {
        let library = library();
        let finder = Finder::read(&library).unwrap();
        let hits = finder.search("ostp");
        assert!(!hits.is_empty());
        assert_eq!(dossier::unpack::<Vec<Hit>>(&postcard::to_allocvec(&hits).unwrap()), Some(hits));
        let verdict = finder.check("a symbol of international cooperation for the prosperity of future generations");
        assert!(matches!(verdict, Some(Verdict::Near { .. })));
        assert_eq!(dossier::unpack(&postcard::to_allocvec(&verdict).unwrap()), Some(verdict));
    }

    #[test]
    fn bytes_that_are_no_library_are_told() {
        let library = library();
        assert!(Finder::read(&library[..library.len() / 2]).is_none());
    }
}
