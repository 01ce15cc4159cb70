//! Who signs, for whom, in what office; and a page for each person that the source names.

use std::ops::Range;

use crate::markup::{AttrValue, Html, html};
use dossier::{Dossier, FactKind, Id, Person, Sentence, Signatory, Span};

use crate::components::fact::{claim, curator, evidence, mark, native, quotation, touched};
use crate::components::layout::{empty, section, section_head};
use crate::components::lists::{also_named, chips, name_in_text, name_link};
use crate::context::Context;
use crate::evidence::anchor;
use crate::pages::source::marked_sentence;
use crate::words::{around, around_words};

/// `/{d}/signatories/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let others: Vec<Html> = others(dossier, None).map(|person| person_card(cx, dossier, person)).collect();
    html! {
        <>
            { section_head(cx) }
            { section(cx, "signatories", w.who_signs, list(cx, dossier)) }
            if !others.is_empty() {
                { section(cx, "others", w.others_named, html! { <>
                    <p>{ w.others_note }</p>
                    <ul class="card-list">{ others }</ul>
                </> }) }
            }
        </>
    }
}

/// The people who sign.
fn list(cx: &Context<'_>, dossier: &Dossier) -> Html {
    if dossier.signatories.is_empty() {
        return empty(cx.words.no_signatory);
    }
    let card = |signatory: &Signatory| {
        let id = anchor(FactKind::Signatory, signatory.person.as_str());
        html! {
            <li class="card fact" {id} data-fact={mark(FactKind::Signatory, signatory.person.as_str())}>
                <h3>{ name_link(cx, dossier, &signatory.person) }{ native(dossier, &of_person(&signatory.person)) }</h3>
                <p>{ office(cx, dossier, signatory) }</p>
                <p class="fact-meta">
                    { signs_for(cx, dossier, signatory) }
                    <span>{ evidence(cx, dossier, &signatory.evidence) }</span>
                    { curator(cx, dossier, &mark(FactKind::Signatory, signatory.person.as_str())) }
                    { curator(cx, dossier, &of_person(&signatory.person)) }
                </p>
            </li>
        }
    };
    html! { <ul class="card-list">{ for dossier.signatories.iter().map(card) }</ul> }
}

/// The office in which somebody signs, with its body where the text's words for the office leave it out.
pub(super) fn office(cx: &Context<'_>, dossier: &Dossier, signatory: &Signatory) -> Html {
    let Some(title) = &signatory.role else {
        return Html::default();
    };
    let roles = dossier.person(&signatory.person).map(|person| person.roles.as_slice()).unwrap_or_default();
    let body = roles.iter().find(|role| role.title == *title).and_then(|role| role.organisation.as_ref());
    held(cx, dossier, title, body)
}

/// An office and the body in which it is held.
fn held(cx: &Context<'_>, dossier: &Dossier, title: &str, body: Option<&Id>) -> Html {
    let body = body.filter(|id| dossier.actor_name(id).is_some_and(|name| around_words(title, name).is_none()));
    html! { <>{ claim(cx, dossier, title) }if let Some(id) = body { { ", " }{ name_link(cx, dossier, id) } }</> }
}

fn signs_for(cx: &Context<'_>, dossier: &Dossier, signatory: &Signatory) -> Html {
    let party = signatory.party.as_ref().zip(around(cx.words.signs_for, "party"));
    match party {
        Some((party, (before, after))) => {
            html! { <span class="signs-for">{ before }{ name_in_text(cx, dossier, party) }{ after }</span> }
        }
        None => Html::default(),
    }
}

/// The mark of a person.
fn of_person(person: &Id) -> AttrValue {
    mark(FactKind::Person, person.as_str())
}

/// The people who do not sign, but for one.
fn others<'d>(dossier: &'d Dossier, but: Option<&'d Id>) -> impl Iterator<Item = &'d Person> {
    let signs = |person: &Person| dossier.signatories.iter().any(|signatory| signatory.person == person.id);
    dossier.people.iter().filter(move |person| Some(&person.id) != but && (but.is_some() || !signs(person)))
}

fn person_card(cx: &Context<'_>, dossier: &Dossier, person: &Person) -> Html {
    let roles =
        person.roles.iter().map(|role| html! { <p>{ held(cx, dossier, &role.title, role.organisation.as_ref()) }</p> });
    html! {
        <li class="card fact" data-fact={mark(FactKind::Person, person.id.as_str())}>
            <h3>{ name_link(cx, dossier, &person.id) }{ native(dossier, &of_person(&person.id)) }</h3>
            { for roles }
            <p class="fact-meta"><span>{ evidence(cx, dossier, &person.evidence) }</span>{ curator(cx, dossier, &of_person(&person.id)) }</p>
        </li>
    }
}

/// `/{d}/signatories/{person}/`
pub(super) fn person(cx: &Context<'_>, dossier: &Dossier, id: &Id) -> Html {
    let w = cx.words;
    let Some(person) = dossier.person(id) else {
        return super::not_found::view(cx);
    };
    let said: Vec<Html> = dossier
        .quotations
        .iter()
        .filter(|quotation| quotation.speaker.as_ref() == Some(id))
        .map(|said| quotation(cx, dossier, said, false))
        .collect();
    let signs = dossier.signatories.iter().find(|signatory| signatory.person == *id);
    let said = if said.is_empty() {
        empty(w.said_nothing)
    } else {
        html! { <ul class="fact-list">{ said }</ul> }
    };
    let people = others(dossier, Some(id)).map(|other| name_link(cx, dossier, &other.id));
    let kicker = if signs.is_some() { w.kind(FactKind::Signatory) } else { w.others_named };
    let lede = signs.map(|signatory| signature(cx, dossier, signatory)).unwrap_or_default();
    html! {
        <>
            <header class="page-head">
                <p class="kicker">{ kicker }</p>
                <h1 tabindex="-1">{ person.name.clone() }{ native(dossier, &of_person(id)) }</h1>
                if lede != Html::default() { <p class="lede">{ lede }</p> }
            </header>
            { section(cx, "person", w.roles, roles(cx, dossier, person)) }
            { section(cx, "statements", w.said, said) }
            { section(cx, "sentences", w.sentences_naming, sentences(cx, dossier, person)) }
            if dossier.people.len() > 1 { { section(cx, "others", w.people_others, chips(people)) } }
        </>
    }
}

fn roles(cx: &Context<'_>, dossier: &Dossier, person: &Person) -> Html {
    let role = |role: &dossier::Role| {
        let bodies = [&role.organisation, &role.party].into_iter().flatten().map(|id| name_link(cx, dossier, id));
        html! {
            <li><p>{ claim(cx, dossier, &role.title) }{ " " }{ evidence(cx, dossier, &role.evidence) }</p>{ chips(bodies) }</li>
        }
    };
    html! {
        <div class="fact" id={anchor(FactKind::Person, person.id.as_str())} data-fact={mark(FactKind::Person, person.id.as_str())}>
            if person.roles.is_empty() { <p class="empty">{ cx.words.not_stated }</p> }
            else { <ul class="fact-list">{ for person.roles.iter().map(role) }</ul> }
            <div class="fact-meta">
                { also_named(cx, dossier, &person.aliases) }
                <p>{ cx.words.named_in }{ evidence(cx, dossier, &person.evidence) }{ curator(cx, dossier, &of_person(&person.id)) }</p>
            </div>
        </div>
    }
}

fn signature(cx: &Context<'_>, dossier: &Dossier, signatory: &Signatory) -> Html {
    let fact = mark(FactKind::Signatory, signatory.person.as_str());
    html! {
        <span class="fact" data-fact={fact.clone()}>
            { office(cx, dossier, signatory) }{ " " }{ signs_for(cx, dossier, signatory) }
            { evidence(cx, dossier, &signatory.evidence) }{ touched(cx, dossier, &fact) }
        </span>
    }
}

/// Every sentence that names the person, by a span of evidence or by one of the names, with the names marked.
fn sentences(cx: &Context<'_>, dossier: &Dossier, person: &Person) -> Html {
    let item = |sentence: &Sentence| {
        let backing = person.evidence.spans().iter().filter(|span| span.sentence() == sentence.id).map(Span::range);
        let names = std::iter::once(&person.name).chain(&person.aliases);
        let start = sentence.start as usize;
        let named = names.flat_map(|name| places_of(&sentence.text, name)).map(|at| start + at.start..start + at.end);
        let words: Vec<Range<usize>> = backing.chain(named).collect();
        (!words.is_empty()).then(|| html! { <li>{ marked_sentence(cx, dossier, sentence, words) }</li> })
    };
    html! { <ol class="fact-list">{ for dossier.sentences().filter_map(item) }</ol> }
}

/// Where some words stand in a text, other than as a part of longer ones.
fn places_of<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(words).map(|(at, found)| at..at + found.len()).filter(|place| {
        let before = text[..place.start].chars().next_back();
        let after = text[place.end..].chars().next();
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        !place.is_empty() && apart(before) && apart(after)
    })
}
