//! Sheets over the page: the search palette, and the keys that work everywhere.

use crate::markup::{Html, html};

use crate::context::Context;
use crate::found::Found;
use crate::pages::search::{option, option_id};
use crate::route::Page;
use crate::words::Words;

/// A sheet over the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The search: what has been typed, and the place of the hit that Enter leads to.
    Search(String, usize),
    /// The keys.
    Keys,
    /// What could not be copied, for the reader to copy by hand.
    Copy(String),
}

/// How many hits the palette shows; the search page shows more.
pub const SHOWN_HITS: usize = 7;

/// The sheet, closed: whoever shows it opens it as what has the focus.
pub fn view(cx: &Context<'_>, sheet: &Sheet) -> Html {
    let w = cx.words;
    match sheet {
        Sheet::Search(typed, chosen) => palette(cx, typed, *chosen),
        Sheet::Keys => html! {
            <dialog class="sheet" id="sheet" closedby="any" aria-labelledby="sheet-heading">
                <h2 id="sheet-heading">{ w.keys }</h2>
                { keys(w) }
                <p><label><input type="checkbox" data-keys="" />{ w.keys_switch }</label></p>
                <form method="dialog"><button type="submit">{ w.close }</button></form>
            </dialog>
        },
        Sheet::Copy(text) => html! {
            <dialog class="sheet" id="sheet" closedby="any" aria-labelledby="sheet-heading">
                <h2 id="sheet-heading">{ w.copy_failed }</h2>
                <p>{ w.copy_by_hand }</p>
                <pre class="to-copy" tabindex="0" aria-label={w.copy_by_hand}>{ text.clone() }</pre>
                <form method="dialog"><button type="submit">{ w.close }</button></form>
            </dialog>
        },
    }
}

/// The word that something was copied, for those who see it: others are told by the page's status. It is a new element
/// each time, so it shows anew.
pub fn toast(cx: &Context<'_>, time: u32) -> Html {
    html! { <p class="toast" key={time.to_string()} aria-hidden="true">{ cx.words.copied }</p> }
}

/// The search palette: a combobox whose options are the first hits, each a link to its words. What is typed is sent to
/// the search page where no hit is chosen.
fn palette(cx: &Context<'_>, typed: &str, chosen: usize) -> Html {
    let w = cx.words;
    let asked = !typed.trim().is_empty();
    let hits = match cx.found {
        Found::Hits(hits) if asked => hits.as_slice(),
        _ => &[],
    };
    let shown: Vec<Html> = hits
        .iter()
        .take(SHOWN_HITS)
        .enumerate()
        .filter_map(|(place, hit)| option(cx, hit, place, place == chosen))
        .collect();
    let said = match cx.found {
        _ if !asked => html! { w.search_hint },
        Found::Hits(_) if shown.is_empty() => html! { <>{ w.search_none }{ ". " }{ w.search_none_hint }</> },
        Found::Hits(_) => html! { w.count(hits.len(), w.hits) },
        Found::Failed => html! { w.finder_failed },
        _ => html! { w.finding },
    };
    let active = (!shown.is_empty()).then(|| option_id(chosen));
    html! {
        <dialog class="sheet palette" id="sheet" closedby="any" aria-label={w.search_label}>
            <form action={cx.page(Page::Search)} role="search">
                <input type="search" name="q" data-palette="" role="combobox" aria-label={w.search_label}
                    placeholder={w.search_label} aria-autocomplete="list" aria-controls="found"
                    aria-expanded={(!shown.is_empty()).to_string()} aria-activedescendant={active}
                    autocomplete="off" spellcheck="false" />
            </form>
            <p class="count" role="status">{ said }</p>
            <div role="listbox" id="found" aria-label={w.search_results}>{ shown }</div>
        </dialog>
    }
}

/// The keys and what they do.
pub fn keys(words: &Words) -> Html {
    let row = |(keys, does): &(&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| html! { <>{ " " }<kbd>{ key }</kbd></> });
        html! { <div><dt>{ for keys }</dt><dd>{ *does }</dd></div> }
    };
    html! { <dl class="keys">{ for words.key_list.iter().map(row) }</dl> }
}
