//! What the site is: what is read by rule, what a curator added, licence, data and versions.

use crate::markup::{Html, html};
use dossier::{Change, Dossier, Format};

use crate::components::layout::{page_head, section};
use crate::components::sheet;
use crate::context::Context;
use crate::pages::agreement::references;
use crate::pages::source::files;

/// `/about/`
pub(super) fn view(cx: &Context<'_>) -> Html {
    let w = cx.words;
    let file =
        |path: &str, text: &'static str| html! { <li><a href={cx.site.file(path)} data-file="">{ text }</a></li> };
    let curated: Vec<Html> = cx.library.dossiers().filter_map(|dossier| curation(cx, dossier)).collect();
    html! {
        <>
            { page_head(Html::default(), w.about_heading, html! { w.footer }) }
            { section(cx, "how", w.about_how, html! { <p>{ w.about_how_text }</p> }) }
            { section(cx, "marks", w.about_marks, html! { <p>{ w.about_marks_text }</p> }) }
            { section(cx, "keys", w.keys, html! { <>{ sheet::keys(w) }<p>{ w.keys_note }</p></> }) }
            { section(cx, "curator", w.about_curator, if curated.is_empty() { html! { <p>{ w.about_curator_none }</p> } } else { curated.into_iter().collect() }) }
            { section(cx, "data", w.about_data, html! { <>
                <p>{ w.about_data_text }</p>
                if !cx.site.by_fragment {
                    <ul>
                        { file("/dossiers.json", w.all_dossiers) }
                        { file("/dossier.schema.json", w.schema) }
                    </ul>
                    { for cx.library.dossiers().map(|dossier| html! { <><h3>{ w.name_of(dossier) }</h3>{ files(cx, dossier) }</> }) }
                }
            </> }) }
            { section(cx, "version", w.about_version, html! {
                <p>{ env!("CARGO_PKG_VERSION") }{ " · " }<code>{ crate::BUILD }</code>{ " · " }<code>{ Format::V1.word() }</code></p>
            }) }
        </>
    }
}

fn curation(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let change = |curation: &dossier::Curation| {
        let word = cx.words.changes[match curation.change {
            Change::Added => 0,
            Change::Corrected => 1,
            Change::Dropped => 2,
        }];
        html! {
            <li><code>{ curation.fact.clone() }</code>{ " · " }{ word }{ [&curation.was, &curation.reason].into_iter().flatten().map(|reason| [" · ", reason].concat()).collect::<String>() }</li>
        }
    };
    (!dossier.curation.is_empty() || !dossier.references.is_empty()).then(|| {
        html! {
            <>
                <h3>{ cx.words.name_of(dossier) }</h3>
                if !dossier.curation.is_empty() { <ul>{ for dossier.curation.iter().map(change) }</ul> }
                if !dossier.references.is_empty() { { references(cx, dossier) } }
            </>
        }
    })
}
