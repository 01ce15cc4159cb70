//! All commitments: filtered and sorted by strength, domain and actor.

use crate::markup::{Html, html};
use dossier::{Commitment, Dossier, Strength};

use crate::components::fact::commitment;
use crate::components::filter::{Choice, form};
use crate::components::layout::{empty, section_head, wide_section};
use crate::components::pictures::by_strength;
use crate::context::Context;
use crate::order::sort_by_key;

/// `/{d}/commitments/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let all = &dossier.commitments;
    let mut shown: Vec<&Commitment> = all.iter().filter(|commitment| passes(cx, commitment)).collect();
    if cx.query.get("sort") == Some("strength") {
        sort_by_key(&mut shown, |commitment| commitment.strength);
    }
    let list = match (all.is_empty(), shown.is_empty()) {
        (true, _) => empty(w.no_commitment),
        (_, true) => empty(w.no_match),
        _ => html! { <ol class="fact-list">{ for shown.iter().map(|c| commitment(cx, dossier, c, true)) }</ol> },
    };
    html! {
        <>
            { section_head(cx) }
            if !all.is_empty() {
                { wide_section(cx, "strength", w.how_firm, by_strength(cx, dossier, &all.iter().collect::<Vec<_>>())) }
            }
            { wide_section(cx, "commitments", w.one_by_one, html! { <>
                { form(cx, choices(cx, dossier), shown.len(), all.len()) }
                { list }
            </> }) }
        </>
    }
}

fn passes(cx: &Context<'_>, commitment: &Commitment) -> bool {
    let any =
        |name: &str, ids: &[dossier::Id]| cx.query.get(name).is_none_or(|wanted| ids.iter().any(|id| *id == *wanted));
    cx.query.allows("strength", commitment.strength.word())
        && any("domain", &commitment.domains)
        && any("actor", &commitment.actors)
}

fn choices(cx: &Context<'_>, dossier: &Dossier) -> Vec<Choice> {
    let w = cx.words;
    let used = |strength: &&Strength| dossier.commitments.iter().any(|commitment| commitment.strength == **strength);
    let strengths = Strength::ALL.iter().filter(used);
    let domains =
        dossier.domains.iter().filter(|domain| dossier.commitments.iter().any(|c| c.domains.contains(&domain.id)));
    let mut actors: Vec<&dossier::Id> = dossier.commitments.iter().flat_map(|commitment| &commitment.actors).collect();
    sort_by_key(&mut actors, |id| *id);
    actors.dedup();
    let actor = |id: &&dossier::Id| Some((id.as_str().to_owned().into(), dossier.actor_name(id)?.to_owned().into()));
    vec![
        Choice {
            name: "strength",
            label: w.strength,
            options: strengths.map(|s| (s.word().into(), w.strength(*s).into())).collect(),
        },
        Choice {
            name: "domain",
            label: w.domain,
            options: domains.map(|d| (d.id.as_str().to_owned().into(), w.domain_name(d).into())).collect(),
        },
        Choice { name: "actor", label: w.actor, options: actors.iter().filter_map(actor).collect() },
        Choice {
            name: "sort",
            label: w.sort,
            options: vec![("".into(), w.sort_text.into()), ("strength".into(), w.sort_strength.into())],
        },
    ]
}
