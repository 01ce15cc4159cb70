//! The dated events around the agreement, each as exact as the source gives it.

use dossier::{DateSpan, Dossier, Event, FactKind};
use yew::{Html, html};

use crate::components::fact::{claim, evidence, mark};
use crate::components::layout::{empty, page_head, section};
use crate::components::lists::{joined, name_link};
use crate::context::Context;
use crate::evidence::anchor;
use crate::route::Section;

/// `/{d}/timeline/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    html! {
        <>
            { page_head(html! { w.name_of(dossier) }, w.section_name(&Section::Timeline), Html::default()) }
            { section(cx, "timeline", w.timeline, list(cx, dossier, true)) }
        </>
    }
}

/// The events in the order of their days, the signing among them.
pub(super) fn list(cx: &Context<'_>, dossier: &Dossier, at_home: bool) -> Html {
    let mut items: Vec<(DateSpan, Html)> =
        dossier.events.iter().map(|event| (event.date, event_item(cx, dossier, event, at_home))).collect();
    items.extend(signing(cx, dossier));
    if items.is_empty() {
        return empty(cx.words.no_event);
    }
    items.sort_by_key(|(date, _)| (date.start, date.end));
    html! { <ol class="timeline">{ for items.into_iter().map(|(_, item)| item) }</ol> }
}

fn event_item(cx: &Context<'_>, dossier: &Dossier, event: &Event, at_home: bool) -> Html {
    let id = at_home.then(|| anchor(FactKind::Event, event.id.as_str()));
    let names: Vec<Html> = event.participants.iter().map(|id| name_link(cx, dossier, id)).collect();
    let (before, after) = cx.words.participants.split_once("{names}").unwrap_or_default();
    html! {
        <li class="fact" {id} data-fact={mark(FactKind::Event, event.id.as_str())} data-precision={precision(&event.date)}>
            { time(cx, &event.date) }
            <p class="claim" lang={cx.source_language(dossier)}>{ event.text.clone() }</p>
            <p class="fact-meta">
                { evidence(cx, dossier, &event.evidence) }
                if !names.is_empty() { <span class="participants">{ before }{ joined(cx, names) }{ after }</span> }
            </p>
        </li>
    }
}

/// The signing, as an entry of its own, unless an event already stands for it by the same words.
fn signing(cx: &Context<'_>, dossier: &Dossier) -> Option<(DateSpan, Html)> {
    let date = dossier.agreement.signing_date.as_ref()?;
    let span = date.date();
    let name = cx.words.name_of(dossier);
    let item = html! {
        <li class="fact" data-fact={mark(FactKind::Agreement, "signing_date")} data-precision={precision(&span)}>
            { time(cx, &span) }
            <p>{ cx.words.event_signing }{ " · " }{ claim(cx, dossier, &name) }</p>
            <p class="fact-meta">{ evidence(cx, dossier, &date.evidence) }</p>
        </li>
    };
    Some((span, item))
}

fn time(cx: &Context<'_>, date: &DateSpan) -> Html {
    let day = date.start.to_string();
    let datetime = match date.precision {
        dossier::Precision::Day => day,
        dossier::Precision::Month => day[..7].to_owned(),
        dossier::Precision::Year => day[..4].to_owned(),
    };
    html! { <time {datetime}>{ cx.words.date(date) }</time> }
}

fn precision(date: &DateSpan) -> &'static str {
    match date.precision {
        dossier::Precision::Day => "day",
        dossier::Precision::Month => "month",
        dossier::Precision::Year => "year",
    }
}
