//! Mentions: countries, blocs, organisations and people, and who is who.

use dossier::{Organisation, Party, Person};

use crate::text::{Extent, Text};

/// Whom a mention means: a place in one of the tables of [`Entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EntityRef {
    /// A country or a bloc.
    Country(u32),
    /// An organisation.
    Organisation(u32),
    /// A person.
    Person(u32),
    /// The parties together: "the two countries", "both sides".
    Parties,
}

/// How a mention names whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By the full name.
    Name,
    /// By a part of it or an acronym.
    ShortName,
    /// "Korean".
    Demonym,
    /// "Seoul", "the Kremlin", for the country.
    Capital,
    /// "he", "it".
    Pronoun,
    /// "the ministry", "the two countries".
    Definite,
}

/// Some words of the text that mean somebody.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its bytes.
    pub(crate) range: Extent,
    /// Its tokens.
    pub(crate) tokens: Extent,
    /// The sentence that it stands in.
    pub(crate) sentence: u32,
    pub(crate) entity: EntityRef,
    pub(crate) how: How,
}

/// Everybody whom the text names.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    /// Countries and blocs. Which of them are parties is for `facts/parties.rs` to say.
    pub(crate) countries: Vec<Party>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) people: Vec<Person>,
}

/// Finds who is mentioned, where; mentions are in the order of the text.
pub(crate) fn find(_text: &Text<'_>) -> (Entities, Vec<Mention>) {
    (Entities::default(), Vec::new())
}
