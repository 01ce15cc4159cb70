//! The head of a page, as it is published: pure functions from a route to markup.

use std::rc::Rc;

use dossier::Dossier;

use crate::bundle::Library;
use crate::context::Site;
use crate::linked_data;
use crate::picture;
use crate::route::{Page, Route, Section};
use crate::words::Locale;

/// Where the published site stands.
#[derive(Clone, Debug)]
pub struct Published {
    /// Its place on the host.
    pub site: Site,
    /// Its host, `https://example.org`, where it is known.
    pub origin: Option<String>,
}

impl Published {
    /// The address of a page, as whole as can be.
    pub fn url(&self, route: &Route) -> String {
        [self.origin.as_deref().unwrap_or_default(), &self.site.address(&route.path())].concat()
    }
}

/// What the head of a page says of it. `shape` is that of the page's markup.
pub fn head(published: &Published, library: &Library, route: &Route, shape: &str) -> String {
    let (title, description) = (route.title(library), route.description(library));
    let url = published.url(&canonical(library, route));
    let mut head = String::new();
    head.push_str(&["<title>", &escape(&title), "</title>"].concat());
    meta(&mut head, "name", "description", &description);
    meta(&mut head, "name", "accord-base", &published.site.base);
    meta(&mut head, "name", "accord-page", &[&route.path(), " ", shape].concat());
    if route.page == Page::NotFound {
        meta(&mut head, "name", "robots", "noindex");
        return head;
    }
    link(&mut head, "canonical", None, &url);
    for locale in Locale::ALL {
        let other = Route { locale, page: route.page.clone() };
        link(&mut head, "alternate", Some(("hreflang", locale.tag())), &published.url(&canonical(library, &other)));
    }
    let default = Route { locale: Locale::En, page: route.page.clone() };
    link(&mut head, "alternate", Some(("hreflang", "x-default")), &published.url(&canonical(library, &default)));
    for (kind, file) in data_files(library, route) {
        link(&mut head, "alternate", Some(("type", kind)), &published.site.file(&file));
    }
    let kind = if dossier_of(library, route).is_some() { "article" } else { "website" };
    for (property, content) in [
        ("og:type", kind),
        ("og:site_name", route.locale.words().site),
        ("og:title", &title),
        ("og:description", &description),
        ("og:url", &url),
        ("og:locale", route.locale.open_graph()),
    ] {
        meta(&mut head, "property", property, content);
    }
    if let Some(picture) = picture::of_page(library, route) {
        let file = published.site.file(&["/", &picture.path].concat());
        let file = [published.origin.as_deref().unwrap_or_default(), &file].concat();
        meta(&mut head, "property", "og:image", &file);
        meta(&mut head, "property", "og:image:alt", &picture.description());
        meta(&mut head, "property", "og:image:width", "1200");
        meta(&mut head, "property", "og:image:height", "630");
    }
    meta(&mut head, "name", "twitter:card", "summary_large_image");
    head
}

/// What a page tells machines of its content, as a script element that holds JSON-LD; nothing where it shows no dossier.
///
/// It is data, not a script. It need not stand in the head, and what is to be read should not have to wait for it.
pub fn data(published: &Published, library: &Library, route: &Route) -> String {
    let Page::Dossier(_, section) = canonical(library, route).page else { return String::new() };
    let Some(dossier) = dossier_of(library, route) else { return String::new() };
    // A less-than sign could end the element, so it is written as JSON's escape.
    let json = linked_data::of_page(published, route.locale, dossier, &section).to_string().replace('<', "\\u003c");
    ["<script type=\"application/ld+json\">", &json, "</script>"].concat()
}

/// The downloads that say the same as the page: their media types, and their paths below the site's root.
fn data_files(library: &Library, route: &Route) -> Vec<(&'static str, String)> {
    match dossier_of(library, route) {
        Some(dossier) => {
            let file = |name: &str| ["/", dossier.slug.as_str(), "/", name].concat();
            vec![
                ("application/json", file("dossier.json")),
                ("application/ld+json", file("annotations.jsonld")),
                ("text/plain", file("source.txt")),
            ]
        }
        None if route.page == Page::Library => vec![("application/json", "/dossiers.json".to_owned())],
        None => Vec::new(),
    }
}

/// The dossier that a page belongs to.
fn dossier_of<'l>(library: &'l Library, route: &Route) -> Option<&'l Rc<Dossier>> {
    match canonical(library, route).page {
        Page::Dossier(slug, _) => library.dossier(&slug),
        _ => None,
    }
}

/// The page that says the same at its proper address: the overview for the front page of a library of one.
pub(crate) fn canonical(library: &Library, route: &Route) -> Route {
    match library.only().filter(|_| route.page == Page::Library) {
        Some(only) => Route { locale: route.locale, page: Page::Dossier(only.slug.clone(), Section::Overview) },
        None => route.clone(),
    }
}

fn meta(head: &mut String, kind: &str, name: &str, content: &str) {
    head.push_str(&["<meta ", kind, "=\"", name, "\" content=\"", &escape(content), "\">"].concat());
}

/// A link of the head, with one more attribute.
fn link(head: &mut String, rel: &str, more: Option<(&str, &str)>, href: &str) {
    let more = more.map(|(name, value)| [" ", name, "=\"", value, "\""].concat()).unwrap_or_default();
    head.push_str(&["<link rel=\"", rel, "\"", &more, " href=\"", &escape(href), "\">"].concat());
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
