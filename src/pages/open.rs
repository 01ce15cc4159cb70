//! A text of the reader's own: the form that takes it, and what stands around its pages once it has been read.

use crate::markup::{Html, html};

use crate::components::layout::{page_head, section};
use crate::context::Context;
use crate::own::{Failure, Own, OwnText};

/// `/open/`, before a text has been read.
pub(super) fn view(cx: &Context<'_>) -> Html {
    let w = cx.words;
    let status = match cx.own {
        // An address that somebody copied from their window: the text stayed there.
        Own::None if cx.query.get("p").is_some() => {
            html! { <p class="notice" data-tone="warn">{ w.open_gone }</p> }
        }
        Own::None | Own::Read(_) => Html::default(),
        Own::Reading => html! { <p class="notice">{ w.open_reading }</p> },
        Own::Failed(failure) => {
            let text = match failure {
                Failure::NoReader => w.open_no_reader,
                Failure::BadLink => w.open_bad_link,
                Failure::Stopped => w.open_stopped,
            };
            html! { <p class="notice" data-tone="warn">{ text }</p> }
        }
    };
    html! {
        <>
            { page_head(Html::default(), w.open_heading, html! { w.open_lede }) }
            <div role="status">{ status }</div>
            <p class="notice until-ready">{ w.open_needs }</p>
            { form(cx, "") }
            { section(cx, "example", w.open_example_heading, html! { <>
                <p>{ w.open_example_note }</p>
                <form data-reads="x"><button type="submit" disabled={!cx.live}>{ w.open_example }</button></form>
            </> }) }
        </>
    }
}

/// What precedes the pages of a text that has been read: whose they are.
pub(crate) fn above(cx: &Context<'_>, own: &OwnText) -> Html {
    let w = cx.words;
    let said = if own.is_example() { w.open_above_example } else { w.open_above };
    html! { <p class="notice own-notice">{ said }{ " " }<a href={cx.here("own-text")}>{ w.open_onward }</a></p> }
}

/// What follows the pages of a text that has been read: the link that carries it, and the way to another one.
pub(crate) fn after(cx: &Context<'_>, own: &OwnText) -> Html {
    let w = cx.words;
    let href = own.link_to(cx.route, cx.query, "");
    let whole = [cx.origin, &href].concat();
    section(
        cx,
        "own-text",
        w.open_own,
        html! {
            <>
                <p>{ w.open_own_note }</p>
                <p><a class="button" {href} data-copy={whole}>{ w.open_share }</a></p>
                { form(cx, &own.text) }
            </>
        },
    )
}

/// The form. It has no address to be sent to: without scripts it stays disabled, and nothing is ever sent.
fn form(cx: &Context<'_>, text: &str) -> Html {
    let w = cx.words;
    html! {
        <form data-reads="t" autocomplete="off">
            <fieldset disabled={!cx.live}>
                <legend class="visually-hidden">{ w.open_heading }</legend>
                <label class="field">
                    <span>{ w.open_label }</span>
                    <textarea name="text" rows="12" required={true} spellcheck="false" defaultvalue={text.to_owned()} />
                </label>
                <p><button type="submit">{ w.open_submit }</button></p>
            </fieldset>
        </form>
    }
}
