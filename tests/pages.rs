//! Every route renders natively, with the marks that links, scripts and tests rely on.

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;

use accord::bundle::Library;
use accord::context::Site;
use accord::head::{Published, head};
use accord::prerender::{Page, pages};

fn all() -> (Library, Vec<Page>) {
    let library = Library::bundled();
    let pages = pages(&library, &Site::default()).unwrap();
    (library, pages)
}

#[test]
fn every_page_has_one_heading_and_no_identifier_twice() {
    for page in all().1 {
        let path = page.route.path();
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        let mut seen = BTreeSet::new();
        for id in attributes(&page.body, "id") {
            assert!(seen.insert(id), "{path} has the identifier {id} twice");
        }
    }
}

#[test]
fn every_statement_leads_to_its_words() {
    let (library, pages) = all();
    for page in pages {
        for fact in page.body.split("data-fact=\"").skip(1) {
            let name = fact.split('"').next().unwrap();
            let span = fact.split_once("data-evidence=\"").map(|(_, rest)| rest.split('"').next().unwrap());
            let backed = library
                .dossiers()
                .flat_map(|dossier| dossier.facts().iter().map(|fact| fact.evidence.clone()).collect::<Vec<_>>());
            let spans: BTreeSet<String> = backed
                .flat_map(|evidence| evidence.spans().iter().map(ToString::to_string).collect::<Vec<_>>())
                .collect();
            assert!(
                span.is_some_and(|span| !spans.is_empty() && span.starts_with('s')),
                "{} on {}",
                name,
                page.route.path()
            );
        }
    }
}

#[test]
fn every_link_leads_to_a_page_and_a_part_that_are_there() {
    let (_, pages) = all();
    let paths: BTreeSet<String> = pages.iter().map(|page| page.route.path()).collect();
    for page in &pages {
        for href in attributes(&page.body, "href") {
            let href = href.replace("&amp;", "&");
            let (rest, part) = href.split_once('#').unwrap_or((&href, ""));
            let path = rest.split('?').next().unwrap();
            let file = path.ends_with(".json") || path.ends_with(".jsonld") || path.ends_with(".txt");
            let path = if path.is_empty() { page.route.path() } else { path.to_owned() };
            assert!(file || paths.contains(&path), "{href} on {}", page.route.path());
            let target = pages.iter().find(|target| target.route.path() == path);
            let there =
                target.is_none_or(|target| part.is_empty() || attributes(&target.body, "id").any(|id| id == part));
            assert!(there, "{href} on {}", page.route.path());
        }
    }
}

#[test]
fn titles_and_descriptions_are_all_different() {
    let (library, pages) = all();
    let mut seen = BTreeSet::new();
    for page in &pages {
        for text in [page.route.title(&library), page.route.description(&library)] {
            assert!(!text.is_empty() && seen.insert(text.clone()), "{} has “{text}” again", page.route.path());
        }
    }
}

#[test]
fn a_site_below_a_folder_keeps_its_links_there() {
    let library = Library::bundled();
    let site = Site { base: "/a/b/".to_owned(), by_fragment: false };
    for page in pages(&library, &site).unwrap() {
        for href in attributes(&page.body, "href") {
            assert!(href.starts_with("/a/b/") || href.starts_with('#'), "{href} on {}", page.route.path());
        }
        let published = Published { site: site.clone(), origin: Some("https://example.org".to_owned()) };
        assert!(head(&published, &library, &page.route, &page.shape).contains("https://example.org/a/b/"));
    }
}

/// The values of an attribute in markup.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let opening = format!(" {name}=\"");
    let starts: Vec<usize> = html.match_indices(&opening).map(|(at, found)| at + found.len()).collect();
    starts.into_iter().map(|start| html[start..].split('"').next().unwrap())
}
