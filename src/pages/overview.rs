//! The overview: who, what, how firm, when, where, in which domains, who says so, and what is not stated.

use crate::markup::{Html, html};
use dossier::{Agreement, Commitment, Dossier, FactKind, Precision, ReferenceProperty, Standing, Status, Strength};

use crate::components::fact::{about_source, best_evidence, claim, commitment, mark, strength};
use crate::components::layout::{empty, page_head, panel_section, section};
use crate::components::lists::{chips, domain_link, joined};
use crate::components::pictures::{self, by_domain};
use crate::context::Context;
use crate::evidence::{Highlight, ledger};
use crate::order::sort_by_key;
use crate::pages::{agreement, panel, source, timeline};
use crate::route::Section;
use crate::words::{around, fill};

/// `/{d}/`, and `/` in a library of one dossier.
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let kicker = dossier.agreement.instrument.as_ref().map(|claim| w.instrument(claim.value));
    let headline = dossier.agreement.name.is_none().then(|| about_headline(cx, dossier));
    let kicker = html! { <>{ kicker.unwrap_or_default() }{ headline }</> };
    let more = |section: Section, text: &'static str| {
        html! { <p class="more"><a href={cx.section(dossier, section)}>{ text }</a></p> }
    };
    let (no_domain, no_commitment) = (dossier.domains.is_empty(), dossier.commitments.is_empty());
    html! {
        <>
            <div class="hero">
                { page_head(kicker, &w.name_of(dossier), lede(cx, dossier)) }
                { section(cx, "source", w.source, html! { <>
                    { source::credit(cx, dossier) }
                    { pictures::source(cx, dossier, &ledger(dossier), &Highlight::default()) }
                    { more(Section::Source, w.read_source) }
                </> }) }
            </div>
            { panel_section(cx, "facts", w.key_facts, panel::view(cx, dossier)) }
            { section(cx, "domains", w.section_name(&Section::Domains), html! { <>
                { domains(cx, dossier) }
                if !no_domain { { more(Section::Domains, w.all_domains) } }
            </> }) }
            { section(cx, "commitments", w.commitments, html! { <>
                { commitments(cx, dossier) }
                if !no_commitment { { more(Section::Commitments, w.all_commitments) } }
            </> }) }
            { agreement::silence_sections(cx, dossier, false) }
            { section(cx, "timeline", w.timeline, timeline::drawn(cx, dossier, false)) }
        </>
    }
}

/// Whether there is anything that an overview could say.
pub(super) fn says_nothing(dossier: &Dossier) -> bool {
    let Agreement { name, instrument, .. } = &dossier.agreement;
    name.is_none() && instrument.is_none() && dossier.parties.is_empty() && dossier.commitments.is_empty()
}

/// The overview of a text in which no agreement was found.
pub(super) fn nothing(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    html! {
        <>
            { page_head(about_headline(cx, dossier), &w.name_of(dossier), html! { w.nothing_found }) }
            { section(cx, "source", w.source, html! { <>
                <p>{ w.nothing_found_note }</p>
                <p>{ source::credit(cx, dossier) }</p>
                <p class="more"><a href={cx.section(dossier, Section::Source)}>{ w.read_source }</a></p>
            </> }) }
        </>
    }
}

/// Where the headline is from, if a curator gave it.
fn about_headline(cx: &Context<'_>, dossier: &Dossier) -> Html {
    about_source(cx, dossier, &[("source:headline", ReferenceProperty::Headline)])
}

/// What it is, in one sentence made of facts. Each part stands only where the source states it.
fn lede(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let agreement = &dossier.agreement;
    if agreement.name.is_none() && agreement.instrument.is_none() {
        return Html::default();
    }
    let parts = cx.words.lede.iter().filter_map(|(slot, template)| {
        let value = slot_value(cx, dossier, slot)?;
        let name = slot.split('_').next().unwrap_or(slot);
        let (before, after) = around(template, name).unwrap_or((template, ""));
        Some(html! { <>{ before }{ value }{ after }</> })
    });
    parts.collect()
}

/// What fills a slot of the sentence, or nothing where the source does not state it or another slot says it.
fn slot_value(cx: &Context<'_>, dossier: &Dossier, slot: &str) -> Option<Html> {
    let w = cx.words;
    let agreement = &dossier.agreement;
    let status = agreement.status.as_ref().map(|status| status.value);
    let date = agreement.signing_date.as_ref();
    let signing = matches!(status, Some(Status::ToBeSigned | Status::Signed));
    let by_day = date.is_some_and(|date| date.precision == Precision::Day);
    let fact = |name: &str, value: Html, backing: &dossier::Evidence| {
        let fact = mark(FactKind::Agreement, name);
        html! { <span class="fact" data-fact={fact.clone()}>{ value }{ best_evidence(cx, dossier, &fact, backing) }</span> }
    };
    let words = |name: &str, value: &Option<dossier::Claim<String>>| {
        value.as_ref().map(|given| fact(name, claim(cx, dossier, &given.value), &given.evidence))
    };
    match slot {
        "name" => words("name", &agreement.name),
        "instrument" | "instrument_alone" => {
            let given = agreement.instrument.as_ref().filter(|_| agreement.name.is_some() == (slot == "instrument"))?;
            let name = w.instrument(given.value);
            Some(html! { <>{ w.indefinite(name) }{ fact("instrument", html! { name }, &given.evidence) }</> })
        }
        "parties" if !dossier.parties.is_empty() => {
            let party = |party: &dossier::Party| {
                let fact = mark(FactKind::Party, party.id.as_str());
                html! {
                    <>
                        { w.article(&party.name) }
                        <span class="fact" data-fact={fact.clone()}>
                            { party.name.clone() }{ best_evidence(cx, dossier, &fact, &party.evidence) }
                        </span>
                    </>
                }
            };
            let more = dossier.parties.len().saturating_sub(NAMED_PARTIES);
            let named = dossier.parties.iter().take(NAMED_PARTIES).map(party);
            let more = (more > 0).then(|| {
                let href = cx.part(dossier, Section::Agreement, "parties");
                html! { <>{ " " }<a {href}>{ fill(w.and_more, "n", &more.to_string()) }</a></> }
            });
            Some(html! { <>{ joined(cx, named.collect()) }{ more.unwrap_or_default() }</> })
        }
        "status" => {
            let given = agreement.status.as_ref()?;
            Some(fact("status", html! { w.status(given.value) }, &given.evidence))
        }
        "date" | "date_loose" | "date_apart" => {
            let wanted = match (signing, by_day) {
                (false, _) => "date_apart",
                (true, true) => "date",
                (true, false) => "date_loose",
            };
            let given = date.filter(|_| slot == wanted)?;
            let value = html! { <time datetime={given.value.to_string()}>{ w.date(&given.date()) }</time> };
            Some(fact("signing_date", value, &given.evidence))
        }
        "venue" => words("venue", &agreement.venue),
        "occasion" => words("occasion", &agreement.occasion),
        "end" => Some(Html::default()),
        _ => None,
    }
}

/// The domains that the agreement covers with what is committed in each, then those that the text only mentions.
fn domains(cx: &Context<'_>, dossier: &Dossier) -> Html {
    if dossier.domains.is_empty() {
        return empty(cx.words.no_domain);
    }
    let context = dossier.domains.iter().filter(|domain| domain.standing == Standing::Context);
    let context: Vec<Html> = context.map(|domain| domain_fact(cx, dossier, domain)).collect();
    html! {
        <>
            { by_domain(cx, dossier) }
            if !context.is_empty() {
                <p class="aside">{ cx.words.context }{ ": " }{ joined(cx, context) }</p>
            }
        </>
    }
}

fn domain_fact(cx: &Context<'_>, dossier: &Dossier, domain: &dossier::Domain) -> Html {
    let fact = mark(FactKind::Domain, domain.id.as_str());
    html! {
        <span class="fact" data-fact={fact.clone()}>
            { domain_link(cx, dossier, domain) }{ best_evidence(cx, dossier, &fact, &domain.evidence) }
        </span>
    }
}

/// The commitments by strength: how many of each, then the firmest in full.
fn commitments(cx: &Context<'_>, dossier: &Dossier) -> Html {
    if dossier.commitments.is_empty() {
        return empty(cx.words.no_commitment);
    }
    let mut firmest: Vec<&Commitment> = dossier.commitments.iter().collect();
    sort_by_key(&mut firmest, |commitment| commitment.strength);
    firmest.truncate(SHOWN_COMMITMENTS);
    html! {
        <>
            { scale(cx, &dossier.commitments) }
            <ol class="fact-list">{ for firmest.into_iter().map(|c| commitment(cx, dossier, c, false)) }</ol>
        </>
    }
}

/// A sentence names this many parties.
const NAMED_PARTIES: usize = 4;

/// An overview shows what is firmest; the page of all commitments shows the rest.
const SHOWN_COMMITMENTS: usize = 5;

/// How many commitments there are of each strength.
pub(super) fn scale(cx: &Context<'_>, commitments: &[Commitment]) -> Html {
    let item = |level: &Strength| {
        let number = commitments.iter().filter(|commitment| commitment.strength == *level).count();
        html! { <li data-count={number.to_string()}>{ strength(cx, *level) }{ " " }<span class="count">{ number }</span></li> }
    };
    html! { <ol class="strength-scale">{ for Strength::ALL.iter().map(item) }</ol> }
}

/// A card shows this many domains.
const SHOWN_DOMAINS: usize = 6;

/// The domains of a dossier as chips, for lists of dossiers.
pub(super) fn domain_chips(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let covered: Vec<_> = dossier.covered().collect();
    let more = covered.len().saturating_sub(SHOWN_DOMAINS);
    let more = (more > 0).then(|| html! { fill(cx.words.and_more, "n", &more.to_string()) });
    chips(covered.into_iter().take(SHOWN_DOMAINS).map(|domain| domain_link(cx, dossier, domain)).chain(more))
}
