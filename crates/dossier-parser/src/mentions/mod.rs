//! Mentions: countries, blocs, organisations and people, and who is who.
//!
//! 1. [`countries`]: every country, bloc and known body, by the gazetteer.
//! 2. [`bodies`]: organisations, by the words that their names are built around.
//! 3. [`titles`]: offices, and whose they are.
//! 4. [`people`]: people, by their names and what stands beside them.
//! 5. [`table`]: one entry for each, however it is named.
//! 6. [`who`]: short forms, descriptions and pronouns.

mod bodies;
mod countries;
mod people;
mod scene;
mod table;
mod titles;
mod who;

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
    /// The rule that found each organisation, and each person.
    pub(crate) organisation_rules: Vec<&'static str>,
    pub(crate) people_rules: Vec<&'static str>,
}

/// Finds who is mentioned, where; mentions are in the order of the text.
pub(crate) fn find(text: &Text<'_>) -> (Entities, Vec<Mention>) {
    let mut scene = scene::Scene::new(text);
    countries::find(&mut scene);
    bodies::find(&mut scene);
    titles::find(&mut scene);
    people::find(&mut scene);
    let mut table = table::Table::of(&scene);
    who::find(&scene, &mut table);
    table.finish(&scene)
}
