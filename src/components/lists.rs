//! Names of people, organisations, parties and domains, as links to where each is at home, alone and in lists.

use crate::markup::{AttrValue, Html, html};
use dossier::{Domain, Dossier, FactKind, Id};

use crate::context::Context;
use crate::evidence::anchor;
use crate::route::Section;
use crate::words::around;

/// The name of a person, organisation or party, as a link to where it is at home.
pub fn name_link(cx: &Context<'_>, dossier: &Dossier, id: &Id) -> Html {
    match dossier.actor_name(id).zip(address(cx, dossier, id)) {
        Some((name, href)) => html! { <a {href} lang={cx.source_language(dossier)}>{ name.to_owned() }</a> },
        None => match dossier.domain(id) {
            Some(domain) => domain_link(cx, dossier, domain),
            None => html! { id.as_str().replace('-', " ") },
        },
    }
}

/// The name as it stands in running text: with the article that some names take.
pub fn name_in_text(cx: &Context<'_>, dossier: &Dossier, id: &Id) -> Html {
    let article = dossier.actor_name(id).map(|name| cx.words.article(name)).unwrap_or_default();
    html! { <>{ article }{ name_link(cx, dossier, id) }</> }
}

/// Where a person, organisation or party is at home.
fn address(cx: &Context<'_>, dossier: &Dossier, id: &Id) -> Option<AttrValue> {
    if dossier.person(id).is_some() {
        return Some(cx.section(dossier, Section::Person(id.clone())));
    }
    let kind = if dossier.party(id).is_some() { FactKind::Party } else { FactKind::Organisation };
    Some(cx.part(dossier, Section::Agreement, &anchor(kind, id.as_str())))
}

/// A domain's name, as a link to its page.
pub fn domain_link(cx: &Context<'_>, dossier: &Dossier, domain: &Domain) -> Html {
    let href = cx.section(dossier, Section::Domain(domain.id.clone()));
    html! { <a {href}>{ cx.words.domain_name(domain) }</a> }
}

/// Small labels side by side; nothing, if there are none.
pub fn chips(links: impl Iterator<Item = Html>) -> Html {
    let items: Vec<Html> = links.map(|link| html! { <li class="chip">{ link }</li> }).collect();
    if items.is_empty() {
        Html::default()
    } else {
        html! { <ul class="chip-list">{ items }</ul> }
    }
}

/// Several things in running text: “A, B and C”.
pub fn joined(cx: &Context<'_>, items: Vec<Html>) -> Html {
    let last = items.len().saturating_sub(1);
    let [comma, and] = cx.words.and;
    let pieces = items.into_iter().enumerate().map(|(place, item)| match place {
        0 => item,
        _ => html! { <>{ if place == last { and } else { comma } }{ item }</> },
    });
    pieces.collect()
}

/// Other names in running text, with their lead-in; nothing, if there are none.
pub fn also_named(cx: &Context<'_>, dossier: &Dossier, aliases: &[String]) -> Html {
    if aliases.is_empty() {
        return Html::default();
    }
    let (before, after) = around(cx.words.also_named, "names").unwrap_or_default();
    html! {
        <p class="aliases">
            { before }<span lang={cx.source_language(dossier)}>{ aliases.join(", ") }</span>{ after }
        </p>
    }
}
