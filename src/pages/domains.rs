//! The fields of cooperation, apart from what is only context; and a page for each.

use crate::markup::{Html, html};
use dossier::{Commitment, Domain, Dossier, FactKind, Id, Standing};

use crate::components::fact::{commitment, curator, evidence, mark};
use crate::components::layout::{empty, page_head, section, section_head};
use crate::components::lists::{chips, domain_link, name_link};
use crate::components::pictures::strip;
use crate::context::Context;
use crate::evidence::anchor;
use crate::order::sort_by_key;
use crate::pages::overview::scale;
use crate::pages::source::marked_sentence;
use crate::ties::{Surroundings, commitments_of};

/// `/{d}/domains/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let of = |standing: Standing| {
        let mut domains: Vec<&Domain> = dossier.domains.iter().filter(|d| d.standing == standing).collect();
        sort_by_key(&mut domains, |domain| std::cmp::Reverse(commitments_of(dossier, domain).len()));
        let cards: Vec<Html> = domains.into_iter().map(|d| card(cx, dossier, d)).collect();
        (!cards.is_empty()).then(|| html! { <ul class="card-list">{ cards }</ul> })
    };
    let covered = of(Standing::Cooperation).unwrap_or_else(|| empty(w.no_domain));
    html! {
        <>
            { section_head(cx) }
            { section(cx, "cooperation", w.cooperation, html! { <><p>{ w.cooperation_note }</p>{ covered }</> }) }
            if let Some(context) = of(Standing::Context) {
                { section(cx, "context", w.context, html! { <><p>{ w.context_note }</p>{ context }</> }) }
            }
        </>
    }
}

fn card(cx: &Context<'_>, dossier: &Dossier, domain: &Domain) -> Html {
    let commitments = commitments_of(dossier, domain);
    let fact = mark(FactKind::Domain, domain.id.as_str());
    html! {
        <li class="card fact" key={domain.id.as_str()} data-fact={fact.clone()}
            data-standing={domain.standing.word()}>
            <h3>{ domain_link(cx, dossier, domain) }</h3>
            if !commitments.is_empty() { { strip(cx, dossier, commitments) } }
            <p class="fact-meta"><span>{ evidence(cx, dossier, &domain.evidence) }</span>{ curator(cx, dossier, &fact) }</p>
        </li>
    }
}

/// `/{d}/domains/{domain}/`
pub(super) fn domain(cx: &Context<'_>, dossier: &Dossier, id: &Id) -> Html {
    let w = cx.words;
    let Some(domain) = dossier.domain(id) else {
        return super::not_found::view(cx);
    };
    let mut commitments: Vec<Commitment> = commitments_of(dossier, domain).into_iter().cloned().collect();
    sort_by_key(&mut commitments, |commitment| commitment.strength);
    let Surroundings { involved, neighbours } = Surroundings::of(dossier, domain);
    let (note, kicker) = match domain.standing {
        Standing::Cooperation => (w.cooperation_one, w.cooperation),
        Standing::Context => (w.context_one, w.context),
    };
    let neighbours: Vec<Html> = neighbours.into_iter().map(|other| domain_link(cx, dossier, other)).collect();
    html! {
        <>
            { page_head(html! { kicker }, &w.domain_name(domain), html! { note }) }
            { section(cx, "commitments", w.commitments, if commitments.is_empty() { empty(w.no_commitment) } else { html! { <>
                { scale(cx, &commitments) }
                <ol class="fact-list">{ for commitments.iter().map(|c| commitment(cx, dossier, c, false)) }</ol>
            </> } }) }
            { section(cx, "evidence", w.evidence, places(cx, dossier, domain)) }
            { section(cx, "involved", w.involved, if involved.is_empty() { empty(w.involved_none) } else {
                let names = chips(involved.into_iter().map(|id| name_link(cx, dossier, id)));
                html! { <><p>{ w.involved_note }</p>{ names }</> }
            }) }
            if !neighbours.is_empty() { { section(cx, "neighbours", w.neighbours, chips(neighbours.into_iter())) } }
        </>
    }
}

/// Every sentence in which the source names the domain, with the words marked.
fn places(cx: &Context<'_>, dossier: &Dossier, domain: &Domain) -> Html {
    let named = dossier.sentences().filter(|s| domain.evidence.spans().iter().any(|span| span.sentence() == s.id));
    let ranges: Vec<_> = domain.evidence.spans().iter().map(dossier::Span::range).collect();
    html! {
        <div class="fact" id={anchor(FactKind::Domain, domain.id.as_str())} data-fact={mark(FactKind::Domain, domain.id.as_str())}>
            <ol class="fact-list">
                { for named.map(|sentence| html! { <li>{ marked_sentence(cx, dossier, sentence, ranges.clone()) }</li> }) }
            </ol>
            { curator(cx, dossier, &mark(FactKind::Domain, domain.id.as_str())) }
        </div>
    }
}
