//! The check of a quotation: exact, near with the differences shown, or absent, and where.

use crate::markup::{Html, html};
use finder::quote_check::{Piece, Place, Verdict};

use crate::components::layout::page_head;
use crate::context::Context;
use crate::found::Found;
use crate::pages::search::waiting;
use crate::route::Page;
use crate::words::fill;

/// `/verify/`
pub(super) fn view(cx: &Context<'_>) -> Html {
    let w = cx.words;
    // Forms send line breaks as two characters, and the field holds them as one.
    let quotation = cx.query.get("quote").unwrap_or_default().replace('\r', "");
    let outcome = match cx.found {
        _ if quotation.is_empty() => Html::default(),
        Found::Verdict(verdict) => verdict.as_ref().map(|verdict| answer(cx, verdict)).unwrap_or_default(),
        found => waiting(cx, found),
    };
    html! {
        <>
            { page_head(Html::default(), w.verify_heading, html! { w.verify_lede }) }
            <form class="quote-form" action={cx.page(Page::Verify)} data-live="">
                <label class="field">
                    <span>{ w.verify_label }</span>
                    <textarea name="quote" rows="5" value={quotation} />
                </label>
                <p><button type="submit">{ w.verify_submit }</button></p>
            </form>
            <div role="status">{ outcome }</div>
        </>
    }
}

fn answer(cx: &Context<'_>, verdict: &Verdict) -> Html {
    let w = cx.words;
    let (word, heading, body) = match verdict {
        Verdict::Exact(places) => (
            "exact",
            w.verdict_exact,
            html! {
                <ul>{ for places.iter().map(|place| html! { <li>{ place_link(cx, place) }</li> }) }</ul>
            },
        ),
        Verdict::Near { place, pieces } => (
            "near",
            w.verdict_near,
            html! {
                <>
                    <p>{ differences_note(cx, pieces) }</p>
                    <blockquote lang={cx.library.at(place.dossier).and_then(|dossier| cx.source_language(dossier))}>
                        <p>{ for pieces.iter().map(piece) }</p>
                    </blockquote>
                    <p>{ place_link(cx, place) }</p>
                </>
            },
        ),
        Verdict::Absent => ("absent", w.verdict_absent, html! { <p>{ w.verdict_absent_note }</p> }),
    };
    html! {
        <section class="verdict" data-verdict={word}>
            <h2>{ heading }</h2>
            { body }
        </section>
    }
}

fn differences_note(cx: &Context<'_>, pieces: &[Piece]) -> &'static str {
    match pieces {
        [Piece::Kept(_)] => cx.words.verdict_marks_only,
        _ => cx.words.verdict_differences,
    }
}

/// A run of words: what the source says and the quotation leaves out is inserted, what only the quotation says deleted.
fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Kept(text) => html! { <>{ text.clone() }{ " " }</> },
        Piece::Missing(text) => html! { <><ins>{ text.clone() }</ins>{ " " }</> },
        Piece::Added(text) => html! { <><del>{ text.clone() }</del>{ " " }</> },
    }
}

/// Where a quotation stands, as a link to its words.
fn place_link(cx: &Context<'_>, place: &Place) -> Html {
    let Some(dossier) = cx.library.at(place.dossier) else { return Html::default() };
    let first = place.spans.first().map_or(0, |(sentence, _)| sentence.place());
    let href = cx.words_in(dossier, place.spans.iter().cloned());
    let sentence = fill(cx.words.sentence_named, "n", &first.to_string());
    let credit = dossier.source.publisher.iter().map(|publisher| [" (", publisher, ")"].concat()).collect::<String>();
    html! { <a {href}>{ sentence }{ ", " }{ cx.words.name_of(dossier) }{ credit }</a> }
}
