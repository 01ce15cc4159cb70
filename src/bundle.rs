//! The dossiers that the site was built with: the sole reader of the bundle that `build.rs` writes.

use std::cell::OnceCell;
use std::rc::Rc;

use dossier::{Dossier, Id};

use crate::search::Index;

/// The dossiers of the site, in the order of their seeds' names.
#[derive(Debug, Default)]
pub struct Library {
    dossiers: Vec<Rc<Dossier>>,
    /// The words of the dossiers, read when somebody searches for the first time.
    index: OnceCell<Index>,
}

/// What is made from the dossiers does not count.
impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        self.dossiers == other.dossiers
    }
}

impl Library {
    /// The library that was built into this program. The bytes are the build's own, so they read; if they ever did not,
    /// the library would be empty and every page say so.
    pub fn bundled() -> Self {
        let dossiers = postcard::from_bytes::<Vec<Dossier>>(include_bytes!(concat!(env!("OUT_DIR"), "/dossiers.bin")));
        Self::new(dossiers.unwrap_or_default())
    }

    /// A library of the given dossiers.
    pub fn new(dossiers: Vec<Dossier>) -> Self {
        Self { dossiers: dossiers.into_iter().map(Rc::new).collect(), index: OnceCell::new() }
    }

    /// The dossier with the given slug. Pages get dossiers here and nowhere else.
    pub fn dossier(&self, slug: &Id) -> Option<&Rc<Dossier>> {
        self.dossiers.iter().find(|dossier| dossier.slug == *slug)
    }

    /// The dossier of a library that holds a single one.
    pub fn only(&self) -> Option<&Rc<Dossier>> {
        match self.dossiers.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// All dossiers.
    pub fn dossiers(&self) -> impl Iterator<Item = &Rc<Dossier>> {
        self.dossiers.iter()
    }

    /// The words of all dossiers, for search. The first call reads them, which takes milliseconds for a thousand sentences.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.dossiers.clone()))
    }
}
