//! The dossiers that the site was built with: the sole reader of the bundle that `build.rs` writes.

use std::rc::Rc;

use dossier::{Dossier, Id};

/// The dossiers in postcard's form, as the finder takes them.
pub const BUNDLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossiers.bin"));

/// The dossiers of the site, in the order of their seeds' names.
#[derive(Debug, Default, PartialEq)]
pub struct Library {
    dossiers: Vec<Rc<Dossier>>,
}

impl Library {
    /// The library that was built into this program. The bytes are the build's own, so they read; if they ever did not,
    /// the library would be empty and every page say so.
    pub fn bundled() -> Self {
        Self::new(dossier::unpack(BUNDLE).unwrap_or_default())
    }

    /// A library of the given dossiers.
    pub fn new(dossiers: Vec<Dossier>) -> Self {
        Self { dossiers: dossiers.into_iter().map(Rc::new).collect() }
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

    /// The dossier at a place: what the finder names dossiers by.
    pub fn at(&self, place: u32) -> Option<&Rc<Dossier>> {
        self.dossiers.get(place as usize)
    }
}
