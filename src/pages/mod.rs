//! The pages: one file a route. Each picks the data and lays out components.

mod about;
mod agreement;
mod commitments;
mod domains;
mod library;
mod network;
mod not_found;
pub(crate) mod open;
mod overview;
mod panel;
pub(crate) mod search;
mod signatories;
pub mod source;
mod statements;
mod timeline;
mod verify;

use dossier::Dossier;
use yew::Html;

use crate::bundle::Library;
use crate::context::Context;
use crate::rest;
use crate::route::{Page, Section};

/// The page of the context's route. A route that is not in the library gives the not-found page.
pub fn view(cx: &Context<'_>) -> Html {
    match first(cx.library, &cx.route.page) {
        Some((dossier, view)) => view(cx, dossier),
        None => rest::page(cx),
    }
}

type View = fn(&Context<'_>, &Dossier) -> Html;

/// The dossier of a page with which a first visit may begin, and what draws it: such a page is drawn without the rest of
/// the app.
pub fn first<'l>(library: &'l Library, page: &Page) -> Option<(&'l Dossier, View)> {
    let (dossier, view): (_, View) = match page {
        Page::Library => (library.only(), overview::view),
        Page::Dossier(slug, Section::Overview) => (library.dossier(slug), overview::view),
        Page::Dossier(slug, Section::Source) => (library.dossier(slug), source::view),
        _ => return None,
    };
    // Of a text that reports no agreement there is little to say, and most visits do not begin there.
    let dossier = dossier.filter(|dossier| {
        !matches!(page, Page::Library | Page::Dossier(_, Section::Overview)) || !overview::says_nothing(dossier)
    });
    Some((dossier?, view))
}

/// Every other page.
pub(crate) fn rest(cx: &Context<'_>) -> Html {
    match &cx.route.page {
        Page::Library => match cx.library.only() {
            Some(dossier) => overview::nothing(cx, dossier),
            None => library::view(cx),
        },
        Page::Dossier(slug, section) => match (cx.library.dossier(slug), section) {
            (Some(dossier), Section::Agreement) => agreement::view(cx, dossier),
            (Some(dossier), Section::Signatories) => signatories::view(cx, dossier),
            (Some(dossier), Section::Person(id)) => signatories::person(cx, dossier, id),
            (Some(dossier), Section::Domains) => domains::view(cx, dossier),
            (Some(dossier), Section::Domain(id)) => domains::domain(cx, dossier, id),
            (Some(dossier), Section::Commitments) => commitments::view(cx, dossier),
            (Some(dossier), Section::Statements) => statements::view(cx, dossier),
            (Some(dossier), Section::Timeline) => timeline::view(cx, dossier),
            (Some(dossier), Section::Network) => network::view(cx, dossier),
            (Some(dossier), Section::Overview) => overview::nothing(cx, dossier),
            (Some(_), Section::Source) | (None, _) => not_found::view(cx),
        },
        Page::About => about::view(cx),
        Page::Search => search::view(cx),
        Page::Verify => verify::view(cx),
        Page::Open => open::view(cx),
        Page::NotFound => not_found::view(cx),
    }
}
