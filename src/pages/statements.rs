//! Quotations and reported speech, with speaker and kind.

use crate::markup::{Html, html};
use dossier::{Dossier, Id, Quotation, QuotationKind};

use crate::components::fact::quotation;
use crate::components::filter::{Choice, form};
use crate::components::layout::{empty, section_head, wide_section};
use crate::context::Context;
use crate::order::sort_by_key;

/// `/{d}/statements/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let all = &dossier.quotations;
    let shown: Vec<&Quotation> = all.iter().filter(|quotation| passes(cx, quotation)).collect();
    let list = match (all.is_empty(), shown.is_empty()) {
        (true, _) => empty(w.no_statement),
        (_, true) => empty(w.no_match),
        _ => html! { <ol class="fact-list">{ for shown.iter().map(|q| quotation(cx, dossier, q, true)) }</ol> },
    };
    html! {
        <>
            { section_head(cx) }
            { wide_section(cx, "statements", w.all_said, html! { <>
                { form(cx, choices(cx, dossier), shown.len(), all.len()) }
                { list }
            </> }) }
        </>
    }
}

fn passes(cx: &Context<'_>, quotation: &Quotation) -> bool {
    cx.query.allows("kind", quotation.kind.word())
        && cx.query.allows("speaker", quotation.speaker.as_ref().map(Id::as_str).unwrap_or_default())
}

fn choices(cx: &Context<'_>, dossier: &Dossier) -> Vec<Choice> {
    let used = |kind: &&QuotationKind| dossier.quotations.iter().any(|quotation| quotation.kind == **kind);
    let mut speakers: Vec<&Id> = dossier.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref()).collect();
    sort_by_key(&mut speakers, |id| *id);
    speakers.dedup();
    let speaker = |id: &&Id| Some((id.as_str().to_owned().into(), dossier.actor_name(id)?.to_owned().into()));
    vec![
        Choice {
            name: "kind",
            label: cx.words.kind,
            options: QuotationKind::ALL
                .iter()
                .filter(used)
                .map(|kind| (kind.word().into(), cx.words.quotation(*kind).into()))
                .collect(),
        },
        Choice { name: "speaker", label: cx.words.speaker, options: speakers.iter().filter_map(speaker).collect() },
    ]
}
