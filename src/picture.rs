//! What the picture says that services show beside a shared link: one for each section, in each language.
//!
//! Words only; publishing draws them.

use dossier::{Dossier, QuotationKind};
use serde::Serialize;

use crate::bundle::Library;
use crate::cite;
use crate::head::canonical;
use crate::route::{Page, Route, Section};
use crate::words::{Locale, Words};

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Its path below the site's root, without a slash before it. Pages of one section share it.
    pub path: String,
    /// The section.
    pub section: String,
    /// The agreement.
    pub name: String,
    /// The statement that matters: the source's words, or what the section lists.
    pub statement: String,
    /// Who says so, how firm it is, or when it was; empty where there is nothing to add.
    pub note: String,
    /// Where the words are from.
    pub source: String,
}

impl Picture {
    /// The picture in words, for those who can't see it.
    pub fn description(&self) -> String {
        let parts = [&self.section, &self.name, &self.statement, &self.note];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        parts.join(". ").replace('\u{a0}', " ").replace('\n', "; ")
    }
}

/// The picture of a page; none for the page of addresses that lead nowhere.
pub fn of_page(library: &Library, route: &Route) -> Option<Picture> {
    let words = route.locale.words();
    if let Page::Dossier(slug, section) = canonical(library, route).page
        && let Some(dossier) = library.dossier(&slug)
    {
        return Some(of_section(words, route.locale, dossier, &section.main()));
    }
    (route.page != Page::NotFound).then(|| Picture {
        path: path(route.locale, "", route.page.word()),
        section: words.site.to_owned(),
        name: route.heading(library),
        statement: route.description(library),
        note: String::new(),
        source: String::new(),
    })
}

fn path(locale: Locale, folder: &str, word: &str) -> String {
    let locale = if locale == Locale::En { String::new() } else { [locale.tag(), "/"].concat() };
    [&locale, folder, "pictures/", word, ".png"].concat()
}

fn of_section(words: &Words, locale: Locale, dossier: &Dossier, section: &Section) -> Picture {
    let said = said(words, dossier, section).filter(|said| !said.words.is_empty());
    let Said { words: statement, note } = said.unwrap_or_else(|| first_sentence(dossier));
    Picture {
        path: path(locale, &[dossier.slug.as_str(), "/"].concat(), section.word()),
        section: words.section_name(section).to_owned(),
        name: words.name_of(dossier),
        statement,
        note,
        source: cite::source(words, dossier),
    }
}

/// A statement, and what is to be known of it.
struct Said {
    words: String,
    note: String,
}

impl Said {
    fn new(words: String) -> Self {
        Self { words, note: String::new() }
    }
}

/// The statement of a section that matters: what is firmest, said in full, dated first, or all that it lists.
fn said(words: &Words, dossier: &Dossier, section: &Section) -> Option<Said> {
    let agreement = &dossier.agreement;
    match section {
        Section::Overview => {
            let parties: Vec<&str> = dossier.parties.iter().map(|party| party.name.as_str()).collect();
            let date = agreement.signing_date.as_ref().map(|date| words.date(&date.date()));
            let facts = [
                agreement.instrument.as_ref().map(|claim| words.instrument(claim.value).to_owned()),
                Some(parties.join(" – ")).filter(|names| !names.is_empty()),
                agreement.status.as_ref().map(|claim| words.status(claim.value).to_owned()),
                date,
                agreement.venue.as_ref().map(|claim| claim.value.clone()),
            ];
            let facts: Vec<String> = facts.into_iter().flatten().collect();
            Some(Said::new(list(facts.iter().map(String::as_str))))
        }
        Section::Commitments => {
            let firmest = dossier.commitments.iter().min_by_key(|commitment| commitment.strength)?;
            let note = words.strength_note(firmest.strength).to_owned();
            Some(Said { words: quoted(&firmest.text), note })
        }
        Section::Agreement => {
            let aim = agreement.aims.first()?;
            Some(Said { words: quoted(&aim.value), note: words.aims.to_owned() })
        }
        Section::Signatories => {
            let signs = dossier.signatories.iter().filter_map(|one| {
                let person = dossier.person(&one.person)?;
                let body = person.roles.iter().find(|role| Some(&role.title) == one.role.as_ref());
                let body = body.and_then(|role| dossier.organisation(role.organisation.as_ref()?));
                let parts = [Some(person.name.as_str()), one.role.as_deref(), body.map(|body| body.name.as_str())];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
            });
            let signs: Vec<String> = signs.collect();
            Some(Said::new(signs.join("\n")))
        }
        Section::Domains => {
            let covered = dossier.covered();
            let names: Vec<String> = covered.map(|domain| words.domain_name(domain)).collect();
            Some(Said { words: list(names.iter().map(String::as_str)), note: words.cooperation.to_owned() })
        }
        Section::Statements => {
            let full = dossier.quotations.iter().find(|quotation| quotation.kind == QuotationKind::Direct);
            let quotation = full.or_else(|| dossier.quotations.first())?;
            let speaker = quotation.speaker.as_ref().and_then(|id| dossier.actor_name(id));
            Some(Said { words: quoted(&quotation.text), note: speaker.unwrap_or(words.speaker_unknown).to_owned() })
        }
        Section::Timeline => {
            if let Some(event) = dossier.events.first() {
                return Some(Said { words: quoted(&event.text), note: words.date(&event.date) });
            }
            let signing = agreement.signing_date.as_ref()?;
            Some(Said {
                words: [words.event_signing, ": ", &words.date(&signing.date())].concat(),
                note: String::new(),
            })
        }
        Section::Network => {
            let people = dossier.people.iter().map(|person| person.name.as_str());
            Some(Said::new(list(people.chain(dossier.organisations.iter().map(|body| body.name.as_str())))))
        }
        _ => None,
    }
}

/// How the text begins, for a section that has nothing of its own to say.
fn first_sentence(dossier: &Dossier) -> Said {
    Said::new(dossier.sentences().next().map(|sentence| quoted(&sentence.text)).unwrap_or_default())
}

/// Words of the source. The comma before a reporting verb is no part of what was said.
fn quoted(text: &str) -> String {
    ["“", text.trim().trim_end_matches(','), "”"].concat()
}

/// Names in a row, each of which stays on one line if it can.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| name.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::Strength;

    #[test]
    fn each_section_of_each_language_has_a_picture_of_its_own_and_pages_of_a_section_share_it() {
        let library = Library::bundled();
        let routes = Route::all(&library);
        let mut seen = std::collections::BTreeMap::new();
        for route in &routes {
            let Some(picture) = of_page(&library, route) else { continue };
            assert!(!picture.statement.is_empty() && !picture.section.is_empty(), "{picture:?}");
            let same = seen.entry(picture.path.clone()).or_insert_with(|| picture.clone());
            assert_eq!(*same, picture);
        }
        let sections = Section::MAIN.len() * library.dossiers().count();
        let own_page_of_library = usize::from(library.only().is_none());
        assert_eq!(seen.len(), Locale::ALL.len() * (sections + 4 + own_page_of_library), "{:?}", seen.keys());
    }

    #[test]
    fn the_firmest_commitment_is_the_statement_that_matters() {
        let library = Library::bundled();
        let Some(dossier) = library.dossiers().next() else { panic!("no dossier is bundled") };
        let firmest = dossier.commitments.iter().map(|commitment| commitment.strength).min().unwrap_or(Strength::Hoped);
        let picture = of_section(Locale::En.words(), Locale::En, dossier, &Section::Commitments);
        assert_eq!(picture.note, Locale::En.words().strength_note(firmest));
    }
}
