//! Search over all dossiers: what is typed is the address's query, and each hit leads to its words, highlighted.

use std::ops::Range;
use std::rc::Rc;

use crate::markup::{AttrValue, Html, html};
use dossier::{Dossier, FactKind, Instrument, Status, Topic};
use finder::search::Hit;

use crate::components::fact::touched;
use crate::components::layout::{empty, page_head};
use crate::context::Context;
use crate::evidence::{anchor, home_of};
use crate::found::Found;
use crate::route::Page;
use crate::words::fill;

/// `/search/?q=`
pub(super) fn view(cx: &Context<'_>) -> Html {
    let w = cx.words;
    let typed = cx.query.get("q").unwrap_or_default().to_owned();
    html! {
        <>
            { page_head(Html::default(), w.search, html! { w.search_lede }) }
            { form(cx, &typed) }
            { results(cx, &typed) }
        </>
    }
}

fn form(cx: &Context<'_>, typed: &str) -> Html {
    html! {
        <form class="toolbar" role="search" action={cx.page(Page::Search)} data-live="">
            <label class="field">
                <span>{ cx.words.search_label }</span>
                <input type="search" name="q" value={typed.to_owned()} autocomplete="off" spellcheck="false" />
            </label>
            <button type="submit">{ cx.words.search }</button>
        </form>
    }
}

fn results(cx: &Context<'_>, typed: &str) -> Html {
    let w = cx.words;
    if typed.trim().is_empty() {
        return empty(w.search_hint);
    }
    let hits = match cx.found {
        Found::Hits(hits) => hits,
        found => return html! { <div role="status">{ waiting(cx, found) }</div> },
    };
    let count = match hits.len() {
        0 => w.search_none.to_owned(),
        found => w.count(found, w.hits),
    };
    html! {
        <section id="results" class="wide">
            <h2 class="visually-hidden">{ w.search_results }</h2>
            <p class="count" role="status">{ count }</p>
            if hits.is_empty() { { empty(w.search_none_hint) } } else { { list(cx, hits) } }
        </section>
    }
}

/// What is said while there is no answer.
pub(super) fn waiting(cx: &Context<'_>, found: &Found) -> Html {
    match found {
        Found::Failed => html! { <p class="notice" data-tone="warn">{ cx.words.finder_failed }</p> },
        _ => html! { <p class="notice">{ cx.words.finding }</p> },
    }
}

/// Hits, the best first.
pub(crate) fn list(cx: &Context<'_>, hits: &[Hit]) -> Html {
    html! { <ol class="hits" role="list">{ for hits.iter().filter_map(|hit| entry(cx, hit)) }</ol> }
}

/// A hit as it is shown.
struct Shown<'l> {
    dossier: &'l Rc<Dossier>,
    /// Where its words stand.
    href: AttrValue,
    /// What kind of thing it is.
    label: String,
    /// What it is called; a sentence has no name.
    name: Option<Html>,
    /// The sentence, with the words that answer marked; none where the name is a clause of it that has them all.
    sentence: Option<Html>,
}

fn shown<'l>(cx: &Context<'l>, hit: &Hit) -> Option<Shown<'l>> {
    let w = cx.words;
    let dossier = cx.library.at(hit.dossier)?;
    let sentence = dossier.sentences().find(|sentence| sentence.id == hit.sentence)?;
    let start = sentence.start as usize;
    let spans = hit.sentence_marks.iter().map(|mark| (sentence.id, start + mark.start..start + mark.end));
    let href = cx.words_in(dossier, spans);
    let (label, name) = match hit.kind {
        None => (fill(w.sentence_named, "n", &sentence.id.place().to_string()), None),
        Some(kind) => (w.kind(kind).to_owned(), Some(name(cx, dossier, hit, kind))),
    };
    let clause = matches!(hit.kind, Some(FactKind::Commitment | FactKind::Quotation | FactKind::Event));
    let told = clause && !hit.marks.is_empty();
    let sentence = (!told).then(|| marked(&sentence.text, &hit.sentence_marks));
    Some(Shown { dossier, href, label, name, sentence })
}

/// A hit as an option of the palette.
pub(crate) fn option(cx: &Context<'_>, hit: &Hit, place: usize, chosen: bool) -> Option<Html> {
    let Shown { dossier, href, label, name, sentence } = shown(cx, hit)?;
    Some(html! {
        <a role="option" id={option_id(place)} {href} tabindex="-1" aria-selected={chosen.to_string()} data-hit={hit.id.clone()}>
            <span class="kicker">{ label }</span>
            if let Some(name) = name { { " " }<b>{ name }</b> }
            if let Some(sentence) = sentence { { " " }<span class="claim" lang={cx.source_language(dossier)}>{ sentence }</span> }
        </a>
    })
}

/// The identifier of an option, by which the palette's field names the chosen one.
pub(crate) fn option_id(place: usize) -> String {
    ["found-", &place.to_string()].concat()
}

/// A hit: the way to its words, the sentence that they stand in, and the page that says more about it.
fn entry(cx: &Context<'_>, hit: &Hit) -> Option<Html> {
    let w = cx.words;
    let Shown { dossier, href, label, name, sentence } = shown(cx, hit)?;
    let language = cx.source_language(dossier);
    let more = hit.kind.filter(|kind| matches!(kind, FactKind::Person | FactKind::Domain)).zip(hit.id.split_once(':'));
    let more = more.map(|(kind, (_, id))| cx.part(dossier, home_of(kind, id), &anchor(kind, id)));
    let touched = touched(cx, dossier, &hit.id);
    let words = match (name, sentence) {
        (Some(name), Some(sentence)) => {
            html! { <><p><a {href}>{ name }</a>{ touched }</p><p class="claim" lang={language}>{ sentence }</p></> }
        }
        (name, sentence) => {
            let text = name.or(sentence).unwrap_or_default();
            html! { <p class="claim" lang={language}><a {href}>{ text }</a>{ touched }</p> }
        }
    };
    Some(html! {
        <li key={[dossier.slug.as_str(), " ", &hit.id].concat()} data-hit={hit.id.clone()}>
            <p class="kicker">
                { label }
                if cx.library.only().is_none() { { " · " }{ w.name_of(dossier) } }
            </p>
            { words }
            if let Some(href) = more { <p><a {href}>{ w.hit_more }</a></p> }
        </li>
    })
}

/// What a hit is called: the fact's own words, or the interface's word for a value.
fn name(cx: &Context<'_>, dossier: &Dossier, hit: &Hit, kind: FactKind) -> Html {
    let w = cx.words;
    let value = match (kind, hit.id.as_str()) {
        (FactKind::Agreement, "agreement:instrument") => {
            Instrument::from_word(&hit.text).map(|value| w.instrument(value))
        }
        (FactKind::Agreement, "agreement:status") => Status::from_word(&hit.text).map(|value| w.status(value)),
        (FactKind::Silence, _) => Topic::from_word(&hit.text).map(|value| w.topic(value)),
        _ => None,
    };
    match value {
        Some(value) => html! { value },
        None => html! { <span lang={cx.source_language(dossier)}>{ marked(&hit.text, &hit.marks) }</span> },
    }
}

/// A text with the words that answer the query marked.
fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    let mut pieces = Vec::new();
    let mut done = 0;
    for mark in marks {
        if let (Some(before), Some(words)) = (text.get(done..mark.start), text.get(mark.clone())) {
            pieces.push(html! { before.to_owned() });
            pieces.push(html! { <mark>{ words.to_owned() }</mark> });
            done = mark.end;
        }
    }
    pieces.push(html! { text.get(done..).unwrap_or_default().to_owned() });
    pieces.into_iter().collect()
}
