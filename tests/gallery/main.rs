//! The gallery: every page over dossiers that strain it, and every component in every state, as files to look at and to
//! sweep for accessibility. It is written to `target/gallery/` and is no part of the site.

#![allow(missing_docs, clippy::unwrap_used)]

mod fixture;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use accord::app::Address;
use accord::bundle::Library;
use accord::components::fact::{evidence, strength, voice};
use accord::components::filter::{Choice, form};
use accord::components::layout::{empty, page_head, section};
use accord::components::pictures::{by_domain, by_strength};
use accord::components::sheet::Sheet;
use accord::context::{Context, Site};
use accord::evidence::Highlight;
use accord::found::Found;
use accord::own::{Own, OwnText};
use accord::prerender::pages;
use accord::query::Query;
use accord::rest;
use accord::route::{Page, Route, Section};
use accord::words::Locale;
use dossier::{Commitment, FactKind, Strength, Voice};
use finder::search::Hit;
use yew::platform::Runtime;
use yew::{Html, LocalServerRenderer, component, html};

#[test]
fn pages_hold_very_much_very_little_and_words_from_right_to_left() {
    let dossiers = vec![fixture::large(), fixture::empty(), fixture::right_to_left()];
    let library = Library::new(dossiers);
    let mut count = 0;
    for page in pages(&library, &Site::default()).unwrap() {
        let path = page.route.path();
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        let mut seen = BTreeSet::new();
        for id in page.body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id), "{path} has the identifier {id} twice");
        }
        write(&path, page.route.locale, &page.body);
        count += 1;
    }
    assert!(count > 300, "{count}");
}

#[test]
fn every_component_shows_in_every_state() {
    let (sender, receiver) = std::sync::mpsc::channel();
    Runtime::default().spawn_pinned(move || async move {
        sender.send(LocalServerRenderer::<Gallery>::new().hydratable(false).render().await).unwrap();
    });
    let body = receiver.recv().unwrap();
    for level in Strength::ALL {
        assert!(body.contains(&format!("data-strength=\"{}\"", level.word())));
    }
    write("/components/", Locale::En, &body);
}

#[test]
fn what_lies_over_a_page_and_what_answers_in_it_shows_in_every_state() {
    for state in STATES {
        let (sender, receiver) = std::sync::mpsc::channel();
        Runtime::default().spawn_pinned(move || async move {
            let render = LocalServerRenderer::<Answers>::with_props(AnswersProps { state });
            sender.send(render.hydratable(false).render().await).unwrap();
        });
        let body = receiver.recv().unwrap();
        let shows = |mark: &str| assert!(body.contains(mark), "{state}: no {mark}");
        match state {
            "preview" => shows("role=\"tooltip\""),
            "palette" => shows("role=\"option\""),
            "marked" => shows("data-share"),
            "hits" => shows("data-hit"),
            "own-text" => shows("own-notice"),
            "copied" => shows("toast"),
            _ => shows("<dialog"),
        }
        // A sheet is opened by whoever shows it.
        write(&format!("/states/{state}/"), Locale::En, &body.replace("<dialog ", "<dialog open "));
    }
}

/// What lies over a page, or answers in it.
const STATES: [&str; 8] = ["preview", "palette", "keys", "copy-failed", "copied", "marked", "hits", "own-text"];

#[derive(yew::Properties, PartialEq)]
struct AnswersProps {
    state: &'static str,
}

/// A page in which something answers.
#[component]
fn Answers(props: &AnswersProps) -> Html {
    let dossier = fixture::large();
    let library = Library::new(vec![fixture::large()]);
    let own = OwnText::new(&Site::default(), (fixture::large(), "The text.".into(), "carried".into()));
    let (site, own) = match props.state {
        "own-text" => (own.site.clone(), Own::Read(Box::new(own))),
        _ => (Site::default(), Own::None),
    };
    let hit = |commitment: &Commitment| Hit {
        dossier: 0,
        id: format!("commitment:{}", commitment.id),
        kind: Some(FactKind::Commitment),
        text: commitment.text.clone(),
        marks: std::iter::once(5..12).collect(),
        sentence: commitment.evidence.first().sentence(),
        sentence_marks: std::iter::once(4..9).collect(),
    };
    let found = Found::Hits(dossier.commitments.iter().take(12).map(hit).collect());
    let (route, query) = (Route::new(Page::Search), Query::default().with("q", "jointly"));
    let first = dossier.commitments[0].evidence.first();
    let marked = Query::default().with("e", &first.to_string());
    let cx = Context {
        site: &site,
        library: &library,
        route: &route,
        words: Locale::En.words(),
        query: &query,
        live: true,
        whole: true,
        origin: "https://example.org",
        marked: None,
        lit: None,
        own: &own,
        found: &found,
    };
    let source = Address {
        route: Route::new(Page::Dossier("large".into(), Section::Source)),
        query: marked.clone(),
        fragment: first.sentence().to_string(),
    };
    let shown = match (props.state, cx.own) {
        ("preview", _) => rest::preview(&cx, &source),
        ("palette", _) => rest::sheet(&cx, &Sheet::Search("jointly".into(), 1)),
        ("keys", _) => rest::sheet(&cx, &Sheet::Keys),
        ("copy-failed", _) => rest::sheet(&cx, &Sheet::Copy("https://example.org/".repeat(20))),
        ("copied", _) => rest::toast(&cx, 1),
        ("marked", _) => rest::marked_bar(&cx, &dossier, &Highlight::of(&marked, &dossier)),
        (_, Own::Read(own)) => html! { <>{ rest::above(&cx, own) }{ rest::after(&cx, own) }</> },
        _ => Html::default(),
    };
    let page = if props.state == "hits" {
        rest::page(&cx)
    } else {
        html! { <h1>{ props.state }</h1> }
    };
    html! { <main class="page" data-page={route.page.word()}>{ page }{ shown }</main> }
}

/// Every component in every state, in one page.
#[component]
fn Gallery() -> Html {
    let dossier = fixture::large();
    let (site, query) = (Site::default(), Query::default());
    let library = Library::new(vec![fixture::large()]);
    let route = Route::new(Page::About);
    let cx = Context {
        site: &site,
        library: &library,
        route: &route,
        words: Locale::En.words(),
        query: &query,
        live: true,
        whole: true,
        origin: "",
        marked: None,
        lit: None,
        own: &Own::None,
        found: &Found::Nothing,
    };
    let voices =
        [Voice::Reporter, Voice::Attributed { speaker: Some("body-1".into()) }, Voice::Attributed { speaker: None }];
    let options = vec![("a".into(), "One".into()), ("b".into(), "Another".into())];
    let choices = |name| vec![Choice { name, label: "Strength", options: options.clone() }];
    let few: Vec<&Commitment> = dossier.commitments.iter().take(12).collect();
    let many: Vec<&Commitment> = dossier.commitments.iter().collect();
    let first = &dossier.commitments[0];
    html! {
        <main class="page">
            { page_head(html! { "Gallery" }, "Every component in every state", html! { "To look at, and to sweep." }) }
            { section(&cx, "strength", "Strength", html! { <p>{ for Strength::ALL.iter().map(|level| html! { <>{ strength(&cx, *level) }{ " " }</> }) }</p> }) }
            { section(&cx, "voice", "Who says so", html! { <ul>{ for voices.iter().map(|said| html! { <li>{ voice(&cx, &dossier, said) }</li> }) }</ul> }) }
            { section(&cx, "evidence", "Evidence", html! { <p class="fact" data-fact="commitment:c1">{ "Words" }{ evidence(&cx, &dossier, &first.evidence) }</p> }) }
            { section(&cx, "discs", "Discs that are links", by_strength(&cx, &dossier, &few)) }
            { section(&cx, "many", "Discs that are too many to be links", by_strength(&cx, &dossier, &many)) }
            { section(&cx, "domains", "Domains", by_domain(&cx, &dossier)) }
            { section(&cx, "filter", "Filters", form(&cx, choices("live"), 3, 9)) }
            { section(&cx, "filter-still", "Filters before scripts run", form(&Context { live: false, ..cx }, choices("still"), 9, 9)) }
            { section(&cx, "empty", "Nothing to show", empty(cx.words.no_match)) }
            { section(&cx, "notices", "Notices", html! {
                <><p class="notice">{ cx.words.not_found_lede }</p><p class="notice" data-tone="warn">{ cx.words.changed }</p></>
            }) }
            { section(&cx, "controls", "Controls", html! {
                <p class="toolbar">
                    <button type="button">{ "A button" }</button>
                    <button type="button" aria-pressed="true">{ "Pressed" }</button>
                    <button type="button" disabled={true}>{ "Disabled" }</button>
                    <button type="submit">{ "Submit" }</button>
                    <button type="button" class="button-quiet">{ "Quiet" }</button>
                </p>
            }) }
            { section(&cx, "verdicts", "Verdicts", html! { <>{ for ["exact", "near", "absent"].iter().map(|verdict| html! {
                <p class="verdict" data-verdict={*verdict}>{ *verdict }{ ": " }<del>{ "left out" }</del>{ " " }<ins>{ "put in" }</ins></p>
            }) }</> }) }
            { section(&cx, "marks", "Marks", html! {
                <p class="claim">{ "They " }<mark class="cue">{ "will" }</mark>{ " do " }<mark class="mark">{ "exactly this" }</mark>{ "." }</p>
            }) }
        </main>
    }
}

/// Writes a page with the style sheet inside, below `target/gallery/`.
fn write(path: &str, locale: Locale, body: &str) {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../gallery");
    let file = root.join(path.trim_start_matches('/')).join(if path.ends_with('/') { "index.html" } else { "" });
    let file = if path.ends_with('/') { file } else { root.join(path.trim_start_matches('/')) };
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let page = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\"><title>Gallery</title><style>{}</style></head><body>{body}</body></html>",
        locale.tag(),
        style()
    );
    fs::write(file, page).unwrap();
}

/// The style sheet as the site joins it: the files in the order in which `index.html` links them.
fn style() -> Rc<str> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let index = fs::read_to_string(root.join("index.html")).unwrap();
    let links = index.split("rel=\"css\" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.map(|link| fs::read_to_string(root.join(link)).unwrap()).collect::<String>().into()
}
