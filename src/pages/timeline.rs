//! The dated events around the agreement, each as exact as the source gives it.

use crate::markup::{Html, html};
use dossier::{DateSpan, Dossier, Event, Evidence, FactKind};

use crate::components::fact::{claim, curator, evidence, mark};
use crate::components::layout::{empty, section, section_head};
use crate::components::lists::{joined, name_link};
use crate::context::Context;
use crate::evidence::anchor;
use crate::order::sort_by_key;
use crate::route::Section;
use crate::visuals::timeline;
use crate::words::around;

/// `/{d}/timeline/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    html! {
        <>
            { section_head(cx) }
            { section(cx, "timeline", w.all_events, drawn(cx, dossier, true)) }
        </>
    }
}

/// The events drawn along an axis, and the list that the drawing's numbers refer to.
pub(super) fn drawn(cx: &Context<'_>, dossier: &Dossier, at_home: bool) -> Html {
    let entries = entries(dossier);
    if entries.is_empty() {
        return empty(cx.words.no_event);
    }
    let moment = |(place, entry): (usize, &Entry<'_>)| {
        let number = (place + 1).to_string();
        let what = entry.event.map_or(cx.words.event_signing, |event| &event.text);
        timeline::Moment {
            date: entry.date,
            label: [&number, ". ", &cx.words.date(&entry.date), ": ", what].concat().into(),
            href: cx.part(dossier, Section::Timeline, &entry.anchor()),
            mark: number.into(),
        }
    };
    let moments: Vec<timeline::Moment> = entries.iter().enumerate().map(moment).collect();
    html! {
        <>
            <figure class="figure">{ timeline::view(&moments, |date| cx.words.date(date)) }</figure>
            <ol class="timeline">{ for entries.iter().map(|entry| item(cx, dossier, entry, at_home)) }</ol>
        </>
    }
}

/// An entry of the timeline: an event, or the signing.
struct Entry<'d> {
    date: DateSpan,
    event: Option<&'d Event>,
    evidence: &'d Evidence,
}

impl Entry<'_> {
    fn anchor(&self) -> String {
        self.event.map_or_else(
            || anchor(FactKind::Agreement, "signing_date"),
            |event| anchor(FactKind::Event, event.id.as_str()),
        )
    }
}

/// The events and the signing in the order of their days.
fn entries(dossier: &Dossier) -> Vec<Entry<'_>> {
    let events =
        dossier.events.iter().map(|event| Entry { date: event.date, event: Some(event), evidence: &event.evidence });
    let signing = dossier.agreement.signing_date.as_ref();
    let signing = signing.map(|date| Entry { date: date.date(), event: None, evidence: &date.evidence });
    let mut entries: Vec<Entry<'_>> = events.chain(signing).collect();
    sort_by_key(&mut entries, |entry| (entry.date.start, entry.date.end));
    entries
}

fn item(cx: &Context<'_>, dossier: &Dossier, entry: &Entry<'_>, at_home: bool) -> Html {
    let id = at_home.then(|| entry.anchor());
    let names: Vec<Html> =
        entry.event.iter().flat_map(|event| &event.participants).map(|id| name_link(cx, dossier, id)).collect();
    let (before, after) = around(cx.words.participants, "names").unwrap_or_default();
    let (fact, text) = match entry.event {
        Some(event) => (mark(FactKind::Event, event.id.as_str()), claim(cx, dossier, &event.text)),
        None => {
            let name = claim(cx, dossier, &cx.words.name_of(dossier));
            (mark(FactKind::Agreement, "signing_date"), html! { <>{ cx.words.event_signing }{ " · " }{ name }</> })
        }
    };
    html! {
        <li class="fact" {id} data-fact={fact.clone()} data-precision={precision(&entry.date)}>
            { time(cx, &entry.date) }
            <p>{ text }{ evidence(cx, dossier, entry.evidence) }{ curator(cx, dossier, &fact) }</p>
            if !names.is_empty() { <p class="fact-meta"><span class="participants">{ before }{ joined(cx, names) }{ after }</span></p> }
        </li>
    }
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
