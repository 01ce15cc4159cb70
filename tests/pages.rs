//! Every route renders natively, with the marks that links, scripts and tests rely on: of the site's own library, of many
//! texts of other kinds, of a text that says nothing, and of no text at all.

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use accord::bundle::Library;
use accord::context::Site;
use accord::head::{Published, head};
use accord::prerender::{Page, pages};
use accord::shape::Shape;
use dossier::{Change, Curation, Dossier, Reference, ReferenceProperty};
use scraper::{Html, Node};

/// Libraries of every size, each with its pages.
fn libraries() -> Vec<(Library, Vec<Page>)> {
    let corpus = Path::new("crates/dossier-parser/tests/corpus/dev");
    let mut texts: Vec<_> = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.sort();
    let mut dossiers: Vec<Dossier> = Vec::new();
    for path in texts {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let dossier = dossier_parser::parse(&name, &std::fs::read(&path).unwrap()).dossier;
        if dossiers.iter().all(|other| other.slug != dossier.slug) {
            dossiers.push(dossier);
        }
    }
    let silent = dossier_parser::parse("silent", "Nothing happened. <b>Nobody</b> spoke & “left”.".as_bytes()).dossier;
    [Library::bundled(), Library::new(dossiers), Library::new(vec![silent]), Library::default()]
        .into_iter()
        .map(|library| {
            let pages = pages(&library, &Site::default()).unwrap();
            (library, pages)
        })
        .collect()
}

#[test]
fn every_page_is_what_a_browser_makes_of_it() {
    for (_, pages) in libraries() {
        for page in pages {
            let mut shape = Shape::default();
            let parsed = Html::parse_fragment(&page.body);
            walk(*parsed.root_element(), &mut shape);
            assert_eq!(shape.print(), page.shape, "{} is not nested as it is written", page.route.path());
        }
    }
}

fn walk(parent: ego_tree::NodeRef<'_, Node>, shape: &mut Shape) {
    for node in parent.children() {
        match node.value() {
            Node::Element(element) => {
                shape.open(element.name());
                walk(node, shape);
                shape.close();
            }
            Node::Text(_) => shape.text(),
            _ => shape.comment(),
        }
    }
}

#[test]
fn every_page_has_one_heading_and_no_identifier_twice() {
    for page in libraries().into_iter().flat_map(|(_, pages)| pages) {
        let path = page.route.path();
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        let mut seen = BTreeSet::new();
        for id in attributes(&page.body, "id") {
            assert!(seen.insert(id), "{path} has the identifier {id} twice");
        }
    }
}

#[test]
fn every_statement_is_one_of_the_dossiers_and_leads_to_words_of_the_text() {
    for (library, pages) in libraries() {
        let facts = |dossier: &Dossier| dossier.facts().iter().map(ToString::to_string).collect::<Vec<_>>();
        let known: BTreeSet<String> = library.dossiers().flat_map(|dossier| facts(dossier)).collect();
        for page in pages {
            let path = page.route.path();
            let parsed = Html::parse_fragment(&page.body);
            for fact in parsed.select(&selector("[data-fact]")) {
                let mark = fact.attr("data-fact").unwrap();
                assert!(known.contains(mark), "{mark} on {path} is in no dossier");
                let link = fact.select(&selector("a[data-evidence]")).next();
                let span = link.and_then(|link| link.attr("data-evidence")).unwrap_or_default();
                let sentence = span.split(':').next().unwrap();
                let href = link.and_then(|link| link.attr("href")).unwrap_or_default();
                // A link outlives the text that it was made for, and has to be able to say so.
                let version = library.dossiers().map(|dossier| dossier.source.sha256.get(..8).unwrap());
                let leads = version.into_iter().any(|v| href.ends_with(&format!("/source/?e={span}&v={v}#{sentence}")));
                assert!(leads, "{mark} on {path} leads to {href}");
            }
        }
    }
}

#[test]
fn where_a_party_is_at_home_every_sentence_that_names_it_can_be_reached() {
    for (library, pages) in libraries() {
        for page in pages {
            let accord::route::Page::Dossier(slug, accord::route::Section::Agreement) = &page.route.page else {
                continue;
            };
            let parsed = Html::parse_fragment(&page.body);
            for party in &library.dossier(slug).unwrap().parties {
                let links = format!("[data-fact=\"party:{}\"] a.evidence", party.id);
                let links: Vec<_> = parsed.select(&selector(&links)).filter_map(|link| link.attr("href")).collect();
                let all = format!("/source/?e=party:{}&", party.id);
                for span in party.evidence.spans() {
                    let part = format!("#{}", span.sentence());
                    let reached = links.iter().any(|href| href.ends_with(&part) || href.contains(&all));
                    assert!(reached, "{} is not reached from {} on {}", span, party.name, page.route.path());
                }
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_page_and_a_part_that_are_there() {
    for (_, pages) in libraries() {
        let ids = |page: &Page| attributes(&page.body, "id").map(str::to_owned).collect::<BTreeSet<_>>();
        let parts: std::collections::BTreeMap<String, BTreeSet<String>> =
            pages.iter().map(|page| (page.route.path(), ids(page))).collect();
        for page in &pages {
            let here = page.route.path();
            for href in attributes(&page.body, "href") {
                let href = href.replace("&amp;", "&");
                // What a curator gives as a source leaves the site.
                if href.starts_with("https://") {
                    assert!(
                        page.body.contains(&format!("href=\"{href}\" rel=\"external noopener\"")),
                        "{href} on {here}"
                    );
                    continue;
                }
                let (rest, part) = href.split_once('#').unwrap_or((&href, ""));
                let path = rest.split('?').next().unwrap();
                let path = if path.is_empty() { here.as_str() } else { path };
                let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
                let target = parts.get(path);
                assert!(is_file || target.is_some(), "{href} on {here}");
                assert!(part.is_empty() || target.is_some_and(|ids| ids.contains(part)), "{href} on {here}");
            }
        }
    }
}

#[test]
fn titles_and_descriptions_are_all_different() {
    for (library, pages) in libraries() {
        let mut seen = BTreeSet::new();
        for page in &pages {
            for text in [page.route.title(&library), page.route.description(&library)] {
                assert!(!text.is_empty() && seen.insert(text.clone()), "{} has “{text}” again", page.route.path());
            }
        }
    }
}

#[test]
fn a_site_below_a_folder_keeps_its_links_there() {
    let library = Library::bundled();
    let site = Site { base: "/a/b/".to_owned(), ..Site::default() };
    for page in pages(&library, &site).unwrap() {
        for href in attributes(&page.body, "href") {
            let outside = href.starts_with("https://");
            assert!(outside || href.starts_with("/a/b/") || href.starts_with('#'), "{href} on {}", page.route.path());
        }
        let published = Published { site: site.clone(), origin: Some("https://example.org".to_owned()) };
        let head = head(&published, &library, &page.route, &page.shape);
        // What leads nowhere has no address of its own, and is in no index.
        let lost = page.route.page == accord::route::Page::NotFound;
        assert_eq!(head.contains("noindex"), lost, "{}", page.route.path());
        assert_eq!(head.contains("<link rel=\"canonical\" href=\"https://example.org/a/b/"), !lost);
        assert_eq!(head.contains("<meta property=\"og:image\" content=\"https://example.org/a/b/"), !lost);
        let languages =
            ["en", "ko", "x-default"].map(|tag| head.contains(&format!("rel=\"alternate\" hreflang=\"{tag}\"")));
        assert_eq!(languages, [!lost; 3], "{}", page.route.path());
    }
}

/// The values of an attribute in markup.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let opening = format!(" {name}=\"");
    let starts: Vec<usize> = html.match_indices(&opening).map(|(at, found)| at + found.len()).collect();
    starts.into_iter().map(|start| html[start..].split('"').next().unwrap())
}

fn selector(text: &str) -> scraper::Selector {
    scraper::Selector::parse(text).unwrap()
}

#[test]
fn what_a_curator_knows_is_shown_with_its_language_its_source_and_as_such() {
    let library = Library::bundled();
    let all = pages(&library, &Site::default()).unwrap();
    let page = |path: &str| all.iter().find(|page| page.route.path() == path).unwrap().body.as_str();
    let person = page("/technology-prosperity-deal/signatories/bae-kyung-hoon/");
    assert!(person.contains("lang=\"ko\"") && person.contains("배경훈"), "{person}");
    assert!(person.contains("reference, not from the source"), "{person}");
    assert!(page("/ko/technology-prosperity-deal/signatories/bae-kyung-hoon/").contains("참고 정보, 원문에 없음"));
    for listing in ["/about/", "/technology-prosperity-deal/agreement/"] {
        assert!(
            page(listing).contains("이재명") && page(listing).contains("https://www.wikidata.org/wiki/Q884"),
            "{listing}"
        );
    }
}

/// What is written in Latin letters in any language: names of this site, of formats, keys and licences.
const IN_EVERY_LANGUAGE: &str =
    "Accord, WebAssembly; JSON, JSON-LD, JSON Schema, CSL, BibTeX, RIS, CSV; Ctrl, Esc; MIT, Apache";

/// Of a Korean page everything is Korean but what stands in the dossier, what says that it is in another language, and a few
/// names: an English word elsewhere is one of the interface that was forgotten.
#[test]
fn korean_pages_hold_no_english_words_of_the_interface() {
    let library = Library::bundled();
    let mut known: BTreeSet<String> = latin_words(IN_EVERY_LANGUAGE).collect();
    for dossier in library.dossiers() {
        known.extend(latin_words(&serde_json::to_string(dossier.as_ref()).unwrap()));
    }
    let mut left = BTreeSet::new();
    let mut korean = 0;
    for page in pages(&library, &Site::default()).unwrap() {
        if page.route.locale.tag() == "ko" {
            korean += 1;
            let mut said = String::new();
            words_of(*Html::parse_fragment(&page.body).root_element(), &mut said);
            let english = latin_words(&said).filter(|word| !known.contains(word));
            left.extend(english.map(|word| format!("{word} on {}", page.route.path())));
        }
    }
    assert!(korean > 10, "{korean} pages are Korean");
    assert!(left.is_empty(), "{left:#?}");
}

/// What a page says in the language of its interface, in its text and to those who hear it.
fn words_of(parent: ego_tree::NodeRef<'_, Node>, said: &mut String) {
    for node in parent.children() {
        match node.value() {
            Node::Element(element) if element.attr("lang").is_none_or(|lang| lang == "ko") => {
                for name in ["aria-label", "title", "placeholder", "alt"] {
                    said.extend(element.attr(name).map(|text| format!("{text} ")));
                }
                words_of(node, said);
            }
            Node::Text(text) => said.push_str(&format!("{} ", &**text)),
            _ => {}
        }
    }
}

/// What has a figure in it is a number of something.
fn latin_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() > 1 && word.bytes().all(|c| c.is_ascii_alphabetic())).map(str::to_ascii_lowercase)
}

/// A dossier of which a curator has touched everything, and knows the source from elsewhere.
fn curated() -> Library {
    let bundled = Library::bundled();
    let mut dossier = Dossier::clone(bundled.dossiers().next().unwrap());
    let facts = dossier.facts().iter().map(ToString::to_string).collect::<Vec<_>>();
    let change = |fact| Curation { fact, change: Change::Corrected, was: None, reason: None };
    dossier.curation = facts.into_iter().map(change).collect();
    dossier.agreement.name = None;
    let given = |property| Reference {
        subject: "source".into(),
        property,
        value: "Two states sign".into(),
        language: None,
        source: "A library's catalogue".into(),
    };
    dossier.references = [ReferenceProperty::Headline, ReferenceProperty::Publisher].map(given).into();
    Library::new(vec![dossier])
}

#[test]
fn what_a_curator_touched_is_marked_wherever_it_is_said() {
    let (fact, entry, mark) = (selector("[data-fact]"), selector(".ledger > li"), selector(".curated"));
    let mut said = 0;
    for page in pages(&curated(), &Site::default()).unwrap() {
        let parsed = Html::parse_fragment(&page.body);
        for statement in parsed.select(&fact).chain(parsed.select(&entry)) {
            assert!(statement.select(&mark).next().is_some(), "{}: {}", page.route.path(), statement.html());
            said += 1;
        }
    }
    assert!(said > 100, "{said} statements");
}

#[test]
fn what_is_known_of_a_source_from_elsewhere_is_shown_as_such() {
    let all = pages(&curated(), &Site::default()).unwrap();
    for path in ["/", "/technology-prosperity-deal/", "/technology-prosperity-deal/source/"] {
        let page = all.iter().find(|page| page.route.path() == path).unwrap();
        let parsed = Html::parse_fragment(&page.body);
        let credit = parsed.select(&selector(".credit .curated")).next().map(|mark| mark.text().collect::<String>());
        assert_eq!(credit.as_deref(), Some("reference, not from the source"), "{path}");
        let headline = parsed.select(&selector(".kicker .curated")).next();
        assert_eq!(headline.is_some(), !path.contains("source"), "{path}");
    }
}
