//! The head of a page, as it is published: pure functions from a route to markup.

use dossier::{Dossier, Id, Party};
use serde_json::{Value, json};

use crate::bundle::Library;
use crate::context::Site;
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
    if route.page != Page::NotFound {
        link(&mut head, "canonical", None, &url);
        for locale in Locale::ALL {
            let other = Route { locale, page: route.page.clone() };
            link(&mut head, "alternate", Some(locale.tag()), &published.url(&other));
        }
    }
    for (property, content) in [
        ("og:type", "article"),
        ("og:site_name", route.locale.words().site),
        ("og:title", &title),
        ("og:description", &description),
        ("og:url", &url),
        ("og:locale", route.locale.tag()),
    ] {
        meta(&mut head, "property", property, content);
    }
    meta(&mut head, "name", "twitter:card", "summary_large_image");
    if let Page::Dossier(slug, _) = &route.page
        && let Some(dossier) = library.dossier(slug)
    {
        let data = published.site.file(&["/", slug.as_str(), "/dossier.json"].concat());
        head.push_str(&["<link rel=\"alternate\" type=\"application/json\" href=\"", &escape(&data), "\">"].concat());
        // Data, not a script; a less-than sign could end the element, so it is written as JSON's escape.
        let json = linked_data(&url, dossier).to_string().replace('<', "\\u003c");
        head.push_str(&["<script type=\"application/ld+json\">", &json, "</script>"].concat());
    }
    head
}

/// The agreement in the words of schema.org, as far as the text states it. `Legislation` claims no legal force here.
fn linked_data(url: &str, dossier: &Dossier) -> Value {
    let words = Locale::En.words();
    let mut source = json!({ "@type": "NewsArticle", "inLanguage": dossier.source.language });
    if let Some(publisher) = &dossier.source.publisher {
        source["publisher"] = json!({ "@type": "Organization", "name": publisher });
    }
    if let Some(day) = dossier.source.published {
        source["datePublished"] = day.to_string().into();
    }
    let party = |party: &Party| {
        let state = party.code.len() == 2 && party.code != "EU";
        json!({ "@type": if state { "Country" } else { "Organization" }, "name": party.name })
    };
    let person = |id: &Id| dossier.person(id).map(|person| json!({ "@type": "Person", "name": person.name }));
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": words.name_of(dossier),
        "url": url,
        "isBasedOn": source,
        "about": dossier.parties.iter().map(party).collect::<Vec<_>>(),
        "contributor": dossier.signatories.iter().filter_map(|signs| person(&signs.person)).collect::<Vec<_>>(),
    });
    if let Some(instrument) = &dossier.agreement.instrument {
        data["legislationType"] = words.instrument(instrument.value).into();
    }
    data
}

/// The page that says the same at its proper address: the overview for the front page of a library of one.
fn canonical(library: &Library, route: &Route) -> Route {
    match library.only().filter(|_| route.page == Page::Library) {
        Some(only) => Route { locale: route.locale, page: Page::Dossier(only.slug.clone(), Section::Overview) },
        None => route.clone(),
    }
}

fn meta(head: &mut String, kind: &str, name: &str, content: &str) {
    head.push_str(&["<meta ", kind, "=\"", name, "\" content=\"", &escape(content), "\">"].concat());
}

fn link(head: &mut String, rel: &str, language: Option<&str>, href: &str) {
    let language = language.map(|tag| [" hreflang=\"", tag, "\""].concat()).unwrap_or_default();
    head.push_str(&["<link rel=\"", rel, "\"", &language, " href=\"", &escape(href), "\">"].concat());
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
