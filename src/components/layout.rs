//! The parts of every page: its head and its sections.

use crate::markup::{Html, html};

use crate::context::Context;

/// The head of a page: what kind of thing it is, its heading, and what it says in a sentence.
pub fn page_head(kicker: Html, heading: &str, lede: Html) -> Html {
    let loud = heading.len() > LOUD && !heading.bytes().any(|byte| byte.is_ascii_lowercase());
    let class = match heading.len() > LONG {
        true if loud => "long caps",
        true => "long",
        false if loud => "caps",
        false => "",
    };
    let class = (!class.is_empty()).then_some(class);
    html! {
        <header class="page-head">
            if kicker != Html::default() { <p class="kicker">{ kicker }</p> }
            <h1 tabindex="-1" class={class}>{ heading.to_owned() }</h1>
            if lede != Html::default() { <p class="lede">{ lede }</p> }
        </header>
    }
}

/// A heading of more bytes than this is set smaller.
const LONG: usize = 60;

/// More bytes than this in capitals throughout are no acronym, and shout.
const LOUD: usize = 24;

/// The head of a dossier's section: its name, and what a reader finds there.
pub fn section_head(cx: &Context<'_>) -> Html {
    page_head(Html::default(), &cx.route.heading(cx.library), html! { cx.route.description(cx.library) })
}

/// A section with a heading that can be linked to.
pub fn section(cx: &Context<'_>, id: &'static str, heading: &str, body: Html) -> Html {
    section_in(cx, id, heading, None, body)
}

/// A section that takes the page's whole width: for tables and drawings.
pub fn wide_section(cx: &Context<'_>, id: &'static str, heading: &str, body: Html) -> Html {
    section_in(cx, id, heading, Some("wide"), body)
}

/// A section that needs no heading for those who see it: a panel.
pub fn panel_section(cx: &Context<'_>, id: &'static str, heading: &str, body: Html) -> Html {
    html! {
        <section {id} class="panel">
            <h2 class="visually-hidden">{ heading.to_owned() }{ copy_link(cx, id) }</h2>
            { body }
        </section>
    }
}

fn section_in(cx: &Context<'_>, id: &'static str, heading: &str, class: Option<&'static str>, body: Html) -> Html {
    html! {
        <section {id} {class}>
            <h2>{ heading.to_owned() }{ copy_link(cx, id) }</h2>
            { body }
        </section>
    }
}

fn copy_link(cx: &Context<'_>, id: &'static str) -> Html {
    html! { <a class="copy-link" href={cx.here(id)} aria-label={cx.words.copy_link}>{ "#" }</a> }
}

/// What to say, and do, where a list is empty.
pub fn empty(text: &'static str) -> Html {
    html! { <p class="empty">{ text }</p> }
}
