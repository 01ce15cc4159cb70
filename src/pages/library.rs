//! Every dossier, filtered by party, domain and year.

use std::rc::Rc;

use crate::markup::{AttrValue, Html, html};
use dossier::Dossier;

use crate::components::filter::{Choice, form};
use crate::components::layout::{empty, page_head, wide_section};
use crate::context::Context;
use crate::order::sort_by_key;
use crate::pages::overview::domain_chips;
use crate::pages::source::credit;
use crate::route::Section;
use crate::words::fill;

/// `/` in a library of several dossiers, or of none.
pub(super) fn view(cx: &Context<'_>) -> Html {
    let w = cx.words;
    let all: Vec<&Rc<Dossier>> = cx.library.dossiers().collect();
    let shown: Vec<&&Rc<Dossier>> = all.iter().filter(|dossier| passes(cx, dossier)).collect();
    let list = if shown.is_empty() {
        empty(w.no_match)
    } else {
        html! { <ul class="card-list">{ for shown.iter().map(|dossier| card(cx, dossier)) }</ul> }
    };
    html! {
        <>
            { page_head(Html::default(), w.library_heading, html! { w.library_description }) }
            { wide_section(cx, "dossiers", w.library, html! { <>
                { form(cx, choices(cx, &all), shown.len(), all.len()) }
                { list }
            </> }) }
        </>
    }
}

fn passes(cx: &Context<'_>, dossier: &Dossier) -> bool {
    let party = cx.query.get("party").is_none_or(|wanted| dossier.parties.iter().any(|party| party.id == *wanted));
    let domain = cx.query.get("domain").is_none_or(|wanted| dossier.covered().any(|domain| domain.id == *wanted));
    party && domain && cx.query.allows("year", &year(dossier).unwrap_or_default())
}

/// The year of the signing, else that of the source.
fn year(dossier: &Dossier) -> Option<String> {
    let signing = dossier.agreement.signing_date.as_ref().map(|date| date.value);
    signing.or(dossier.source.published).map(|day| day.year().to_string())
}

/// A card names this many parties.
const SHOWN_PARTIES: usize = 4;

fn card(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let mut parties: Vec<&str> = dossier.parties.iter().map(|party| party.name.as_str()).take(SHOWN_PARTIES).collect();
    let more = dossier.parties.len().saturating_sub(SHOWN_PARTIES);
    let more = fill(w.and_more, "n", &more.to_string());
    if dossier.parties.len() > SHOWN_PARTIES {
        parties.push(&more);
    }
    let agreement = &dossier.agreement;
    let status = agreement.status.as_ref().map(|status| w.status(status.value).to_owned());
    let signing = agreement.signing_date.as_ref().map(|date| w.date(&date.date()));
    let commitments = dossier.commitments.len();
    let commitments = (commitments > 0).then(|| w.count(commitments, w.n_commitments));
    let state: Vec<String> = [status, signing, commitments].into_iter().flatten().collect();
    html! {
        <li class="card" key={dossier.slug.as_str()}>
            <h3><a href={cx.section(dossier, Section::Overview)}>{ w.name_of(dossier) }</a></h3>
            if !parties.is_empty() { <p>{ parties.join(" · ") }</p> }
            if !state.is_empty() { <p>{ state.join(" · ") }</p> }
            { domain_chips(cx, dossier) }
            <p class="fact-meta">{ credit(cx, dossier) }</p>
        </li>
    }
}

fn choices(cx: &Context<'_>, all: &[&Rc<Dossier>]) -> Vec<Choice> {
    let w = cx.words;
    let parties = all.iter().flat_map(|dossier| &dossier.parties).map(|party| (party.id.as_str(), party.name.clone()));
    let domains = all.iter().flat_map(|dossier| dossier.covered()).map(|d| (d.id.as_str(), w.domain_name(d)));
    let years: Vec<String> = all.iter().filter_map(|dossier| year(dossier)).collect();
    let years = years.iter().map(|year| (year.as_str(), year.clone()));
    vec![
        Choice { name: "party", label: w.party, options: options(parties) },
        Choice { name: "domain", label: w.domain, options: options(domains) },
        Choice { name: "year", label: w.year, options: options(years) },
    ]
}

/// Each value once, in order.
fn options<'a>(values: impl Iterator<Item = (&'a str, String)>) -> Vec<(AttrValue, AttrValue)> {
    let mut values: Vec<(&str, String)> = values.collect();
    sort_by_key(&mut values, |(value, _)| *value);
    values.dedup_by_key(|(value, _)| *value);
    values.into_iter().map(|(value, name)| (value.to_owned().into(), name.into())).collect()
}
