//! The doors to what a first visit does without.
//!
//! Publishing cuts the readers' module in two (`crates/publish/src/split.rs`): what is only reached through the functions
//! of this module becomes a file of its own, which a page loads at the first sign that a reader does something with it.
//! The overview and the source, where most visits begin, do without; a page that is drawn here loads it at once.
//!
//! So nothing may come through a door before the rest is there. There are two guards. `App::update` keeps everything that
//! a reader does until then; and what is drawn is either asked for by that, or by an address for which
//! `browser::start` waits.

use dossier::Dossier;
use yew::Context as Scope;

#[cfg(target_arch = "wasm32")]
use {
    crate::worker::read,
    finder::{quote_check::Verdict, search::Hit},
    wasm_bindgen::JsValue,
};

use crate::app::{self, Address, App, Message};
use crate::components::sheet;
use crate::context::Context;
use crate::evidence::Highlight;
use crate::markup::Html;
use crate::own::OwnText;
use crate::pages::{self, open, source};

/// Every page but those that a first visit may begin with.
#[inline(never)]
pub fn page(cx: &Context<'_>) -> Html {
    pages::rest(cx)
}

/// What precedes the pages of a text of the reader's own.
#[inline(never)]
pub fn above(cx: &Context<'_>, own: &OwnText) -> Html {
    open::above(cx, own)
}

/// What follows the pages of a text of the reader's own.
#[inline(never)]
pub fn after(cx: &Context<'_>, own: &OwnText) -> Html {
    open::after(cx, own)
}

/// What can be done with words that are marked.
#[inline(never)]
pub fn marked_bar(cx: &Context<'_>, dossier: &Dossier, highlight: &Highlight) -> Html {
    source::marked_bar(cx, dossier, highlight)
}

/// The sentence that a link leads to, beside the link.
#[inline(never)]
pub fn preview(cx: &Context<'_>, target: &Address) -> Html {
    app::preview(cx, target)
}

/// What lies over a page.
#[inline(never)]
pub fn sheet(cx: &Context<'_>, laid: &sheet::Sheet) -> Html {
    sheet::view(cx, laid)
}

/// What is said for a moment of what was copied, for the given time.
#[inline(never)]
pub fn toast(cx: &Context<'_>, time: u32) -> Html {
    sheet::toast(cx, time)
}

/// What a reader does.
#[inline(never)]
pub fn update(app: &mut App, ctx: &Scope<App>, message: Message) -> bool {
    app.change(ctx, message)
}

/// What has to be done with what was just drawn over a page.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn drawn(app: &App) {
    app.place();
}

/// The hits that the finder tells.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn hits(said: &JsValue) -> Option<Vec<Hit>> {
    read(said)
}

/// The verdict that the finder tells.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn verdict(said: &JsValue) -> Option<Option<Verdict>> {
    read(said)
}

/// A text of the reader's own, as its worker tells it.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn own_text(said: &JsValue) -> Option<(Dossier, String, String)> {
    read(said)
}
