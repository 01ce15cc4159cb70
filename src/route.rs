//! Which page is shown: the sole owner of the site's addresses, titles and descriptions.

use std::collections::HashMap;

use dossier::{Dossier, Id};
use yew_router::Routable;

use crate::bundle::Library;
use crate::words::fill;
use crate::words::{Locale, Words};

/// A page in a language of the interface. Its address is `/…/` in English and `/ko/…/` in Korean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The language of the interface.
    pub locale: Locale,
    /// The page.
    pub page: Page,
}

/// The pages of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Every dossier; of a library of one, its overview.
    Library,
    /// A page of the dossier with the given slug.
    Dossier(Id, Section),
    /// Search over all dossiers.
    Search,
    /// A text of the reader's own.
    Open,
    /// The check of a quotation.
    Verify,
    /// What the site is and how it reads.
    About,
    /// No page.
    NotFound,
}

/// The pages of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// What it is, who, what, how firm, when and where.
    Overview,
    /// The instrument.
    Agreement,
    /// Who signs.
    Signatories,
    /// One person.
    Person(Id),
    /// What it covers.
    Domains,
    /// One domain.
    Domain(Id),
    /// What the parties are said to do.
    Commitments,
    /// Who said what.
    Statements,
    /// When.
    Timeline,
    /// Who is tied to whom.
    Network,
    /// The whole text.
    Source,
}

impl Section {
    /// The sections that the site's navigation lists, in its order.
    pub const MAIN: &[Self] = &[
        Self::Overview,
        Self::Agreement,
        Self::Signatories,
        Self::Domains,
        Self::Commitments,
        Self::Statements,
        Self::Timeline,
        Self::Network,
        Self::Source,
    ];

    /// The section as an address writes it, each step with its slash.
    fn path(&self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Person(id) => ["signatories/", id.as_str(), "/"].concat(),
            Self::Domain(id) => ["domains/", id.as_str(), "/"].concat(),
            other => [other.word(), "/"].concat(),
        }
    }

    /// The section's own word: a step of its address, and the mark `data-page` of its pages.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Agreement => "agreement",
            Self::Signatories => "signatories",
            Self::Person(_) => "person",
            Self::Domains => "domains",
            Self::Domain(_) => "domain",
            Self::Commitments => "commitments",
            Self::Statements => "statements",
            Self::Timeline => "timeline",
            Self::Network => "network",
            Self::Source => "source",
        }
    }

    fn parse(steps: &[&str]) -> Option<Self> {
        Some(match steps {
            [] => Self::Overview,
            ["signatories", person] => Self::Person(Id::new(*person)),
            ["domains", domain] => Self::Domain(Id::new(*domain)),
            ["overview"] => return None,
            [word] => return Self::MAIN.iter().find(|section| section.word() == *word).cloned(),
            _ => return None,
        })
    }

    /// The main section that this one belongs to.
    pub fn main(&self) -> Self {
        match self {
            Self::Person(_) => Self::Signatories,
            Self::Domain(_) => Self::Domains,
            other => other.clone(),
        }
    }
}

impl Page {
    /// The pages that belong to no dossier and have an address of their own.
    const FIXED: [(&str, Self); 4] =
        [("search", Self::Search), ("open", Self::Open), ("verify", Self::Verify), ("about", Self::About)];

    /// Whether a dossier can't have this slug, since its address is taken.
    pub fn is_reserved(slug: &str) -> bool {
        slug == Locale::Ko.tag() || Self::FIXED.iter().any(|(word, _)| *word == slug)
    }

    /// The page's own word, its mark `data-page`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Library => "library",
            Self::Dossier(_, section) => section.word(),
            Self::Search => "search",
            Self::Open => "open",
            Self::Verify => "verify",
            Self::About => "about",
            Self::NotFound => "not-found",
        }
    }
}

impl Route {
    /// A page in English.
    pub fn new(page: Page) -> Self {
        Self { locale: Locale::En, page }
    }

    /// Reads a path below the site's base. A page without its trailing slash, or with `index.html`, is that page; what
    /// has no form of a page is [`Page::NotFound`].
    pub fn parse(path: &str) -> Self {
        let mut steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        if steps.last() == Some(&"index.html") {
            steps.pop();
        }
        let (locale, steps) = match steps.split_first() {
            Some((first, rest)) if *first == Locale::Ko.tag() => (Locale::Ko, rest),
            _ => (Locale::En, steps.as_slice()),
        };
        let page = match steps {
            [] => Page::Library,
            [only] if Page::is_reserved(only) => {
                let fixed = Page::FIXED.into_iter().find(|(word, _)| word == only);
                fixed.map_or(Page::NotFound, |(_, page)| page)
            }
            [slug, ..] if Page::is_reserved(slug) || !is_slug(slug) => Page::NotFound,
            [slug, rest @ ..] => {
                Section::parse(rest).map_or(Page::NotFound, |section| Page::Dossier(Id::new(*slug), section))
            }
        };
        Self { locale, page }
    }

    /// The path below the site's base, from its first slash to its last.
    pub fn path(&self) -> String {
        let prefix = if self.locale == Locale::Ko { "/ko/" } else { "/" };
        match &self.page {
            Page::Library => prefix.to_owned(),
            Page::Dossier(slug, section) => [prefix, slug.as_str(), "/", &section.path()].concat(),
            Page::NotFound => [prefix, "404.html"].concat(),
            fixed => [prefix, fixed.word(), "/"].concat(),
        }
    }

    /// This route if its page is there, else the not-found page in its language.
    #[must_use]
    pub fn resolve(self, library: &Library) -> Self {
        let there = match &self.page {
            Page::Dossier(slug, section) => library.dossier(slug).is_some_and(|dossier| match section {
                Section::Person(id) => dossier.person(id).is_some(),
                Section::Domain(id) => dossier.domain(id).is_some(),
                _ => true,
            }),
            _ => true,
        };
        if there { self } else { Self { page: Page::NotFound, ..self } }
    }

    /// Every page of the site, the not-found pages last.
    pub fn all(library: &Library) -> Vec<Self> {
        let mut pages = vec![Page::Library];
        for dossier in library.dossiers() {
            let mut add = |section| pages.push(Page::Dossier(dossier.slug.clone(), section));
            Section::MAIN.iter().cloned().for_each(&mut add);
            dossier.people.iter().for_each(|person| add(Section::Person(person.id.clone())));
            dossier.domains.iter().for_each(|domain| add(Section::Domain(domain.id.clone())));
        }
        pages.extend([Page::Search, Page::Open, Page::Verify, Page::About, Page::NotFound]);
        let in_locale = |locale: Locale| pages.iter().cloned().map(move |page| Self { locale, page });
        Locale::ALL.into_iter().flat_map(in_locale).collect()
    }

    /// The title of the page's window: its heading, where it belongs, the site. No two pages have the same.
    pub fn title(&self, library: &Library) -> String {
        let words = self.locale.words();
        let mut steps = vec![self.heading(library)];
        match &self.page {
            Page::Library => steps.push(words.library.to_owned()),
            Page::Dossier(slug, section) => {
                if section.main() != *section || *section == Section::Overview {
                    steps.push(words.section_name(section).to_owned());
                }
                if *section != Section::Overview {
                    steps.extend(library.dossier(slug).map(|dossier| words.name_of(dossier)));
                }
            }
            _ => {}
        }
        steps.push(words.site.to_owned());
        steps.join(" · ")
    }

    /// What the page is, in a few words: its `h1`.
    pub fn heading(&self, library: &Library) -> String {
        let words = self.locale.words();
        match &self.page {
            Page::Library => match library.only() {
                Some(dossier) => words.name_of(dossier),
                None => words.library_heading.to_owned(),
            },
            Page::Dossier(slug, section) => {
                library.dossier(slug).map_or_else(String::new, |dossier| section_heading(words, dossier, section))
            }
            Page::Search => words.search.to_owned(),
            Page::Open => words.open_heading.to_owned(),
            Page::Verify => words.verify_heading.to_owned(),
            Page::About => words.about_heading.to_owned(),
            Page::NotFound => words.not_found_heading.to_owned(),
        }
    }

    /// What a reader finds on the page, in a sentence; no two pages have the same.
    pub fn description(&self, library: &Library) -> String {
        let words = self.locale.words();
        match &self.page {
            Page::Library => words.library_description.to_owned(),
            Page::Dossier(slug, section) => {
                library.dossier(slug).map_or_else(String::new, |dossier| section_description(words, dossier, section))
            }
            Page::Search => words.search_description.to_owned(),
            Page::Open => words.open_description.to_owned(),
            Page::Verify => words.verify_description.to_owned(),
            Page::About => words.about_description.to_owned(),
            Page::NotFound => words.not_found_description.to_owned(),
        }
    }
}

fn is_slug(step: &str) -> bool {
    step.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn section_heading(words: &Words, dossier: &Dossier, section: &Section) -> String {
    match section {
        Section::Overview => words.name_of(dossier),
        Section::Person(id) => dossier.person(id).map_or_else(String::new, |person| person.name.clone()),
        Section::Domain(id) => dossier.domain(id).map_or_else(String::new, |domain| words.domain_name(domain)),
        main => words.section_name(main).to_owned(),
    }
}

fn section_description(words: &Words, dossier: &Dossier, section: &Section) -> String {
    let name = words.name_of(dossier);
    let template = match section {
        Section::Overview => words.overview_description,
        Section::Agreement => words.agreement_description,
        Section::Signatories => words.signatories_description,
        Section::Person(_) => words.person_description,
        Section::Domains => words.domains_description,
        Section::Domain(_) => words.domain_description,
        Section::Commitments => words.commitments_description,
        Section::Statements => words.statements_description,
        Section::Timeline => words.timeline_description,
        Section::Network => words.network_description,
        Section::Source => words.source_description,
    };
    fill(&fill(template, "name", &name), "heading", &section_heading(words, dossier, section))
}

/// yew-router's view of a route, for whoever wants its router around the pages.
impl Routable for Route {
    fn from_path(path: &str, _: &HashMap<&str, &str>) -> Option<Self> {
        Self::recognize(path)
    }

    fn to_path(&self) -> String {
        self.path()
    }

    fn routes() -> Vec<&'static str> {
        vec!["/*path"]
    }

    fn not_found_route() -> Option<Self> {
        Some(Self::new(Page::NotFound))
    }

    fn recognize(path: &str) -> Option<Self> {
        Some(Self::parse(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_reads_back() {
        for path in [
            "/",
            "/ko/",
            "/a-deal/",
            "/a-deal/agreement/",
            "/a-deal/signatories/",
            "/a-deal/signatories/min-ji/",
            "/a-deal/domains/space/",
            "/ko/a-deal/source/",
            "/search/",
            "/ko/open/",
            "/verify/",
            "/about/",
        ] {
            let route = Route::parse(path);
            assert_ne!(route.page, Page::NotFound, "{path}");
            assert_eq!(route.path(), path);
            assert_eq!(Route::parse(&path[..path.len() - 1]), route, "{path} without its slash");
            assert_eq!(Route::parse(&[path, "index.html"].concat()), route, "{path} as a file");
        }
    }

    #[test]
    fn what_is_no_page_is_not_found() {
        for path in ["/404.html", "/a/b/", "/a/overview/", "/a/domains/b/c/", "/search/x/", "/ko/ko/", "/a/person/"] {
            assert_eq!(Route::parse(path).page, Page::NotFound, "{path}");
        }
    }
}
