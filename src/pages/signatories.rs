//! Who signs, for whom, in what office; and a page for each person that the source names.

use dossier::{Dossier, FactKind, Id, Person, Sentence, Signatory};
use yew::{Html, html};

use crate::components::fact::{claim, evidence, mark, quotation};
use crate::components::layout::{empty, page_head, section};
use crate::components::lists::{also_named, chips, name_link};
use crate::context::Context;
use crate::evidence::anchor;
use crate::route::Section;

/// `/{d}/signatories/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let others: Vec<Html> = others(dossier, None).map(|person| person_card(cx, dossier, person)).collect();
    html! {
        <>
            { page_head(Html::default(), w.section_name(&Section::Signatories), Html::default()) }
            { section(cx, "signatories", w.who_signs, list(cx, dossier, true)) }
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
pub(super) fn list(cx: &Context<'_>, dossier: &Dossier, at_home: bool) -> Html {
    if dossier.signatories.is_empty() {
        return empty(cx.words.no_signatory);
    }
    let card = |signatory: &Signatory| {
        let id = at_home.then(|| anchor(FactKind::Signatory, signatory.person.as_str()));
        html! {
            <li class="card fact" {id} data-fact={mark(FactKind::Signatory, signatory.person.as_str())}>
                <h3>{ name_link(cx, dossier, &signatory.person) }{ native(dossier, &signatory.person) }</h3>
                <p>
                    { signs_for(cx, dossier, signatory) }
                    if let Some(role) = &signatory.role { { claim(cx, dossier, role) } }
                </p>
                <p class="fact-meta">{ evidence(cx, dossier, &signatory.evidence) }</p>
            </li>
        }
    };
    html! { <ul class="card-list">{ for dossier.signatories.iter().map(card) }</ul> }
}

fn signs_for(cx: &Context<'_>, dossier: &Dossier, signatory: &Signatory) -> Html {
    let party = signatory.party.as_ref().zip(cx.words.signs_for.split_once("{party}"));
    match party {
        Some((party, (before, after))) => {
            html! { <span class="signs-for">{ before }{ name_link(cx, dossier, party) }{ after }{ " " }</span> }
        }
        None => Html::default(),
    }
}

/// A name in its bearer's own script, where a curator gave it.
fn native(dossier: &Dossier, person: &Id) -> Html {
    let subject = mark(FactKind::Person, person.as_str());
    let given = dossier.references.iter().find(|reference| {
        reference.property == dossier::ReferenceProperty::NativeName && reference.subject == subject.as_str()
    });
    match given {
        Some(reference) => html! {
            <>{ " " }<span class="native" lang={reference.language.clone()}>{ reference.value.clone() }</span></>
        },
        None => Html::default(),
    }
}

/// The people who do not sign, but for one.
fn others<'d>(dossier: &'d Dossier, but: Option<&'d Id>) -> impl Iterator<Item = &'d Person> {
    let signs = |person: &Person| dossier.signatories.iter().any(|signatory| signatory.person == person.id);
    dossier.people.iter().filter(move |person| Some(&person.id) != but && (but.is_some() || !signs(person)))
}

fn person_card(cx: &Context<'_>, dossier: &Dossier, person: &Person) -> Html {
    let roles = person.roles.iter().map(|role| html! { <p>{ claim(cx, dossier, &role.title) }</p> });
    html! {
        <li class="card fact" data-fact={mark(FactKind::Person, person.id.as_str())}>
            <h3>{ name_link(cx, dossier, &person.id) }{ native(dossier, &person.id) }</h3>
            { for roles }
            <p class="fact-meta">{ evidence(cx, dossier, &person.evidence) }</p>
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
    html! {
        <>
            { page_head(Html::default(), &person.name, native(dossier, id)) }
            { section(cx, "person", w.roles, roles(cx, dossier, person)) }
            if let Some(signatory) = signs { { section(cx, "signs", w.signs, signature(cx, dossier, signatory)) } }
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
            { also_named(cx, dossier, &person.aliases) }
            <p class="fact-meta">{ evidence(cx, dossier, &person.evidence) }</p>
        </div>
    }
}

fn signature(cx: &Context<'_>, dossier: &Dossier, signatory: &Signatory) -> Html {
    html! {
        <p class="fact" data-fact={mark(FactKind::Signatory, signatory.person.as_str())}>
            { signs_for(cx, dossier, signatory) }
            if let Some(role) = &signatory.role { { claim(cx, dossier, role) } }
            { " " }{ evidence(cx, dossier, &signatory.evidence) }
        </p>
    }
}

/// Every sentence that names the person: by a span of evidence, or by one of the names.
fn sentences(cx: &Context<'_>, dossier: &Dossier, person: &Person) -> Html {
    let names = |sentence: &Sentence| {
        let backed = person.evidence.spans().iter().any(|span| span.sentence() == sentence.id);
        backed || std::iter::once(&person.name).chain(&person.aliases).any(|name| has_word(&sentence.text, name))
    };
    let item = |sentence: &Sentence| {
        html! {
            <li>
                <p class="claim" lang={cx.source_language(dossier)}>{ sentence.text.clone() }</p>
                <p class="fact-meta">{ super::source::sentence_link(cx, dossier, sentence) }</p>
            </li>
        }
    };
    html! { <ol class="fact-list">{ for dossier.sentences().filter(|s| names(s)).map(item) }</ol> }
}

/// Whether a text holds some words, and not only as a part of a longer one.
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        !words.is_empty() && apart(before) && apart(after)
    })
}
