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

use yew::Html;

use crate::context::Context;
use crate::route::{Page, Section};

/// The page of the context's route. A route that is not in the library gives the not-found page.
pub fn view(cx: &Context<'_>) -> Html {
    match &cx.route.page {
        Page::Library => match cx.library.only() {
            Some(dossier) => overview::view(cx, dossier),
            None => library::view(cx),
        },
        Page::Dossier(slug, section) => match cx.library.dossier(slug) {
            Some(dossier) => match section {
                Section::Overview => overview::view(cx, dossier),
                Section::Agreement => agreement::view(cx, dossier),
                Section::Signatories => signatories::view(cx, dossier),
                Section::Person(id) => signatories::person(cx, dossier, id),
                Section::Domains => domains::view(cx, dossier),
                Section::Domain(id) => domains::domain(cx, dossier, id),
                Section::Commitments => commitments::view(cx, dossier),
                Section::Statements => statements::view(cx, dossier),
                Section::Timeline => timeline::view(cx, dossier),
                Section::Network => network::view(cx, dossier),
                Section::Source => source::view(cx, dossier),
            },
            None => not_found::view(cx),
        },
        Page::About => about::view(cx),
        Page::Search => search::view(cx),
        Page::Verify => verify::view(cx),
        Page::Open => open::view(cx),
        Page::NotFound => not_found::view(cx),
    }
}
