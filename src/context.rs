//! What every page is given: where the site stands, the dossiers, the language, and what the address asks for.

use std::ops::Range;

use dossier::{Dossier, Id, SentenceId, Span};
use yew::AttrValue;

use crate::bundle::Library;
use crate::evidence::version;
use crate::found::Found;
use crate::own::{Own, OwnText, path_of};
use crate::query::Query;
use crate::route::{Page, Route, Section};
use crate::words::{Locale, Words};

/// Where the site stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The path of its root, with a slash at both ends: `/`, or `/agreements/`.
    pub base: String,
    /// Whether addresses are fragments, as in the one-file edition: `#/about/`.
    pub by_fragment: bool,
    /// The dossier of the reader's own text, whose pages stand below `/open/`.
    pub own: Option<Id>,
}

impl Default for Site {
    fn default() -> Self {
        Self { base: "/".to_owned(), by_fragment: false, own: None }
    }
}

impl Site {
    /// The address of a file or page that is given by its path below the site's root, with its first slash.
    pub fn address(&self, path: &str) -> String {
        let own = self.own.as_ref().and_then(|own| path_of(own, path));
        let path = own.as_deref().unwrap_or(path);
        if self.by_fragment { ["#", path].concat() } else { [self.base.trim_end_matches('/'), path].concat() }
    }

    /// The address of a published file that is no page.
    pub fn file(&self, path: &str) -> String {
        [self.base.trim_end_matches('/'), path].concat()
    }

    /// The path below the site's root of an address's path, with its first slash. None outside the site.
    pub fn path<'a>(&self, path: &'a str) -> Option<&'a str> {
        let rest = path.strip_prefix(self.base.trim_end_matches('/'))?;
        if rest.is_empty() { Some("/") } else { rest.starts_with('/').then_some(rest) }
    }
}

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Where the site stands.
    pub site: &'a Site,
    /// The dossiers.
    pub library: &'a Library,
    /// The page that is shown.
    pub route: &'a Route,
    /// The words of its language.
    pub words: &'static Words,
    /// What the address asks for: nothing natively and in the browser's first render.
    pub query: &'a Query,
    /// Whether controls that need scripts work yet.
    pub live: bool,
    /// Whether the rest of the app is there: what a reader does can be answered.
    pub whole: bool,
    /// The host that the reader opened the site from, `https://example.org`: nothing natively and in the first render.
    pub origin: &'a str,
    /// The bytes of the seed that the reader has marked in the source page.
    pub marked: Option<&'a Range<usize>>,
    /// The mark of the statement whose words are lit, since the reader points at it.
    pub lit: Option<&'a str>,
    /// What has become of a text of the reader's own.
    pub own: &'a Own,
    /// What the finder said last.
    pub found: &'a Found,
}

impl Context<'_> {
    /// The language of the interface.
    pub fn locale(&self) -> Locale {
        self.route.locale
    }

    /// The address of a page, in the language of the page that is shown.
    pub fn page(&self, page: Page) -> AttrValue {
        self.route_to(&Route { locale: self.locale(), page })
    }

    /// The address of a page of a dossier.
    pub fn section(&self, dossier: &Dossier, section: Section) -> AttrValue {
        self.page(Page::Dossier(dossier.slug.clone(), section))
    }

    /// The address of a part of a page of a dossier.
    pub fn part(&self, dossier: &Dossier, section: Section, id: &str) -> AttrValue {
        [self.section(dossier, section).as_str(), "#", id].concat().into()
    }

    /// The address of a page in any language.
    pub fn route_to(&self, route: &Route) -> AttrValue {
        self.site.address(&route.path()).into()
    }

    /// The address of a part of the page that is shown.
    pub fn here(&self, id: &str) -> AttrValue {
        if self.site.by_fragment {
            [&self.site.address(&self.route.path()), "#", id].concat().into()
        } else {
            ["#", id].concat().into()
        }
    }

    /// The text of the reader's own that the page is of.
    pub fn own_text(&self) -> Option<&OwnText> {
        match self.own {
            Own::Read(own) if self.site.own.is_some() => Some(own),
            _ => None,
        }
    }

    /// The address of the words of a span in the source page.
    pub fn evidence(&self, dossier: &Dossier, span: &Span) -> AttrValue {
        self.source_at(dossier, &span.to_string(), Some(span.sentence()))
    }

    /// The address of what `?e=` names in the source page. It carries the version of the text, so that it says later whether
    /// the text has changed since; a text of the reader's own has none but one.
    pub fn source_at(&self, dossier: &Dossier, named: &str, sentence: Option<SentenceId>) -> AttrValue {
        let mut query = Query::default().with("e", named);
        if self.site.own.is_none() {
            query = query.with("v", version(dossier));
        }
        let part = sentence.map(|sentence| ["#", &sentence.to_string()].concat()).unwrap_or_default();
        [self.section(dossier, Section::Source).as_str(), &query.print(), &part].concat().into()
    }

    /// The address of some words in the source page, given sentence by sentence as bytes of the seed.
    pub fn words_in(
        &self,
        dossier: &Dossier,
        spans: impl IntoIterator<Item = (SentenceId, Range<usize>)>,
    ) -> AttrValue {
        let mut named = String::new();
        let mut first = None;
        for (sentence, range) in spans {
            if !named.is_empty() {
                named.push(',');
            }
            named.push_str(
                &[&sentence.to_string(), ":", &range.start.to_string(), "-", &range.end.to_string()].concat(),
            );
            first.get_or_insert(sentence);
        }
        self.source_at(dossier, &named, first)
    }

    /// The language of a dossier's source, where it is not that of the interface: the mark of its words in the page.
    pub fn source_language(&self, dossier: &Dossier) -> Option<AttrValue> {
        let language = &dossier.source.language;
        (language != self.locale().tag()).then(|| language.clone().into())
    }
}
