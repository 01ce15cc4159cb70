//! Where a reader comes to when an address has been drawn: title, scroll and focus, and what the history says.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::print;
use crate::app::{Address, AppProps, Arrival};
use crate::evidence::version;
use crate::route::{Page, Section};

/// Writes an address into the browser's history; false where it may not (on `file:`, in a sandbox).
pub(super) fn write_history(url: &str, replace: bool) -> bool {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return false };
    let written = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(url)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
    };
    written.is_ok()
}

/// Brings the reader to an address that has just been rendered: title, language, scroll and focus.
/// `shown` is the address of the page that is shown: another one for a page of the reader's own text.
pub fn arrive(props: &AppProps, title: &str, address: &Address, shown: &Address, arrival: Arrival, turned: bool) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let route = &address.route;
    document.set_title(title);
    if let Some(html) = document.document_element() {
        let _ = html.set_attribute("lang", route.locale.tag());
        let _ = html.set_attribute("data-ready", "");
        // The style sheet shows what shares only where the browser can.
        let _ = html
            .toggle_attribute_with_force("data-share", Reflect::has(&window.navigator(), &"share".into()) == Ok(true));
    }
    keep_version(props, address);
    match arrival {
        Arrival::Control => {}
        Arrival::History if turned => focus(heading(&document)),
        Arrival::History => {}
        Arrival::Start | Arrival::Link => {
            let reached = reach(&document, shown);
            if !reached && arrival == Arrival::Link && turned {
                window.scroll_to_with_x_and_y(0.0, 0.0);
                focus(heading(&document));
            }
        }
    }
}

/// Scrolls to the words or the part that an address names, and moves focus there.
fn reach(document: &Document, address: &Address) -> bool {
    let part = document.get_element_by_id(&address.fragment);
    let words = address.query.get("e").and_then(|_| document.query_selector("mark.mark").ok().flatten());
    let Some(target) = words.as_ref().or(part.as_ref()) else { return false };
    let options = ScrollIntoViewOptions::new();
    options.set_block(if words.is_some() { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start });
    target.scroll_into_view_with_scroll_into_view_options(&options);
    focus(part.or(words.clone()));
    true
}

fn heading(document: &Document) -> Option<Element> {
    document.query_selector("h1").ok().flatten()
}

/// Moves focus without scrolling. An element that can't have it is left alone.
pub(super) fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Adds the version of the text to an address that names words of it, so that a link copied from the browser says later
/// whether the text has changed since.
fn keep_version(props: &AppProps, address: &Address) {
    let Page::Dossier(slug, Section::Source) = &address.route.page else { return };
    let Some(dossier) = props.library.dossier(slug) else { return };
    if address.query.get("e").is_some() && address.query.get("v").is_none() {
        let query = address.query.clone().with("v", version(dossier));
        write_history(&print(&props.site, &Address { query, ..address.clone() }), true);
    }
}
