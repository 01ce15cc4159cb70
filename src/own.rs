//! A text of the reader's own: what has become of it, and the addresses of its pages.
//!
//! Its pages are those of a dossier of the library, under `/open/?p=…`: the part behind `p=` is what the address of such a
//! page would be. The text itself stays in memory, or in the fragment of a link that the reader chose to share.

use dossier::{Dossier, Id};

use crate::app::Address;
use crate::bundle::Library;
use crate::context::Site;
use crate::query::Query;
use crate::route::{Page, Route, Section};
use crate::words::Locale;

/// What has become of the reader's text.
#[derive(Debug, Default)]
pub enum Own {
    /// There is none yet.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// It could not be read.
    Failed(Failure),
    /// It has been read.
    Read(Box<OwnText>),
}

/// Why a text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser has no workers or no WebAssembly, or the worker can't be loaded.
    NoReader,
    /// The link that carries the text is damaged.
    BadLink,
    /// The parser gave up.
    Stopped,
}

/// A text that has been read.
#[derive(Debug)]
pub struct OwnText {
    /// A library of its dossier alone.
    pub library: Library,
    /// The site as its pages see it.
    pub site: Site,
    /// The text as links carry it.
    pub link: String,
    /// The text.
    pub text: String,
}

impl OwnText {
    /// Makes a library of a dossier for a site.
    pub fn new(site: &Site, (dossier, text, link): (Dossier, String, String)) -> Self {
        let site = Site { own: Some(dossier.slug.clone()), ..site.clone() };
        Self { library: Library::new(vec![dossier]), site, link, text }
    }

    /// Whether it is the example that the reader of texts has for those who have none.
    pub fn is_example(&self) -> bool {
        self.library.only().is_some_and(|dossier| dossier.source.id == "example")
    }

    /// The page of the text that an address of `/open/` names: its overview, unless the address says more. Where the
    /// fragment carries the text, the part of the page stands in the query too.
    pub fn address(&self, outer: &Address) -> Address {
        let locale = outer.route.locale;
        let place = outer.query.get("p").unwrap_or_default();
        let (place, part) = place.split_once('#').unwrap_or((place, ""));
        let fragment = if outer.fragment.starts_with(CARRIED) { part } else { &outer.fragment };
        let (path, query) = place.split_once('?').unwrap_or((place, ""));
        let slug = self.site.own.clone().unwrap_or_else(|| Id::new(""));
        let page = match Route::parse(path).page {
            page @ Page::Dossier(..) => page,
            _ => Page::Dossier(slug, Section::Overview),
        };
        let route = Route { locale, page }.resolve(&self.library);
        Address { route, query: Query::parse(query), fragment: fragment.to_owned() }
    }

    /// The link that carries the text and opens it at one of its pages: at a part of it, unless that is empty.
    pub fn link_to(&self, route: &Route, query: &Query, part: &str) -> String {
        let page = Route { locale: Locale::En, page: route.page.clone() };
        let mut place = [page.path(), query.print()].concat();
        if !part.is_empty() {
            place.push('#');
            place.push_str(part);
        }
        let open = Route { locale: route.locale, page: Page::Open };
        let query = Query::default().with("p", &place).print();
        [&self.site.address(&open.path()), query.as_str(), "#", CARRIED, &self.link].concat()
    }
}

/// What a fragment that carries a text begins with.
pub const CARRIED: &str = "text=";

/// The path under which a page of the reader's own text stands, given the path that it would have in the library; none
/// for the path of any other page.
pub fn path_of(own: &Id, path: &str) -> Option<String> {
    let (prefix, rest) = match path.strip_prefix("/ko") {
        Some(rest) if rest.starts_with('/') => ("/ko", rest),
        _ => ("", path),
    };
    let after = rest.strip_prefix('/')?.strip_prefix(own.as_str())?;
    after.starts_with('/').then(|| [prefix, "/open/?p=", rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read() -> OwnText {
        const TEXT: &str = "Norway and Portugal signed a memorandum of understanding on Monday.";
        let mut dossier = dossier_parser::parse("your-text", TEXT.as_bytes()).dossier;
        dossier.slug = "technology-prosperity-deal".into();
        OwnText::new(&Site::default(), (dossier, TEXT.to_owned(), "x".to_owned()))
    }

    fn outer(query: &str) -> Address {
        Address { route: Route::parse("/open/"), query: Query::parse(query), fragment: String::new() }
    }

    #[test]
    fn the_pages_of_an_own_text_stand_below_open() {
        let own = read();
        let slug = own.site.own.clone().unwrap();
        let path = path_of(&slug, "/technology-prosperity-deal/domains/space/");
        assert_eq!(path.as_deref(), Some("/open/?p=/technology-prosperity-deal/domains/space/"));
        assert_eq!(
            path_of(&slug, "/ko/technology-prosperity-deal/").as_deref(),
            Some("/ko/open/?p=/technology-prosperity-deal/")
        );
        assert_eq!(path_of(&slug, "/search/"), None);
        assert_eq!(path_of(&slug, "/technology-prosperity-deal-two/"), None);
    }

    #[test]
    fn an_address_names_a_page_of_the_text_and_what_it_is_asked_for() {
        let own = read();
        assert_eq!(own.address(&outer("")).route.path(), "/technology-prosperity-deal/");
        assert_eq!(own.address(&outer("?p=/search/")).route.path(), "/technology-prosperity-deal/");
        let words = own.address(&outer("?p=/technology-prosperity-deal/source/?e=s4:1-2"));
        assert_eq!(words.route.path(), "/technology-prosperity-deal/source/");
        assert_eq!(words.query.get("e"), Some("s4:1-2"));
        let gone = own.address(&outer("?p=/technology-prosperity-deal/domains/nothing/"));
        assert_eq!(gone.route.page, Page::NotFound);
    }

    #[test]
    fn a_link_that_carries_the_text_leads_to_the_same_page_and_part() {
        let own = read();
        let route =
            Route { locale: Locale::Ko, page: Page::Dossier("technology-prosperity-deal".into(), Section::Source) };
        let query = Query::default().with("e", "s1:0-6").with("kind", "party");
        for part in ["s1", ""] {
            let link = own.link_to(&route, &query, part);
            let (before, fragment) = link.split_once('#').unwrap();
            assert_eq!(fragment, "text=x");
            let (path, asked) = before.split_once('?').unwrap();
            assert_eq!(path, "/ko/open/");
            let outer =
                Address { route: Route::parse(path), query: Query::parse(asked), fragment: fragment.to_owned() };
            let shown = own.address(&outer);
            assert_eq!((shown.route, shown.query, shown.fragment.as_str()), (route.clone(), query.clone(), part));
        }
    }
}
