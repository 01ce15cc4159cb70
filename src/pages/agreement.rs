//! The instrument: every field of the agreement, its aims, its parties, related agreements and silences.

use crate::markup::{Html, html};
use dossier::{Claim, Dossier, FactKind, Silence, Voice};

use crate::cite::quotation_at;
use crate::components::fact::{Field, all_evidence, claim, curator, evidence, mark, native, outside, row, voice};
use crate::components::layout::{empty, section, section_head};
use crate::components::lists::{also_named, joined, name_in_text, name_link};
use crate::context::Context;
use crate::evidence::anchor;
use crate::words::around;

/// `/{d}/agreement/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let rows = fields(cx, dossier);
    html! {
        <>
            { section_head(cx) }
            { section(cx, "facts", w.key_facts, html! { <dl class="facts">{ rows }</dl> }) }
            if !dossier.agreement.aims.is_empty() { { section(cx, "aims", w.aims, aims(cx, dossier)) } }
            { section(cx, "parties", w.parties, parties(cx, dossier)) }
            if !dossier.organisations.is_empty() {
                { section(cx, "organisations", w.organisations, organisations(cx, dossier)) }
            }
            if !dossier.related.is_empty() { { section(cx, "related", w.related, related(cx, dossier)) } }
            { silence_sections(cx, dossier, true) }
            if !dossier.references.is_empty() { { section(cx, "references", w.references, references(cx, dossier)) } }
        </>
    }
}

/// The agreement's own fields, as rows of a record: those that the source states.
fn fields(cx: &Context<'_>, dossier: &Dossier) -> Vec<Html> {
    let w = cx.words;
    let agreement = &dossier.agreement;
    let date = agreement.signing_date.as_ref().map(|date| Claim {
        value: w.date(&date.date()),
        voice: date.voice.clone(),
        evidence: date.evidence.clone(),
    });
    let words = |name: &str, label: &'static str, claim_: &Option<Claim<String>>| {
        field(cx, dossier, name, label, claim_.as_ref().map(|c| (claim(cx, dossier, &c.value), c.parts())))
    };
    let value = |name: &str, label: &'static str, value: Option<(String, Parts<'_>)>| {
        field(cx, dossier, name, label, value.map(|(text, parts)| (html! { text }, parts)))
    };
    let rows = [
        words("name", w.name, &agreement.name),
        value(
            "instrument",
            w.instrument,
            agreement.instrument.as_ref().map(|c| (w.instrument(c.value).to_owned(), c.parts())),
        ),
        value("status", w.status, agreement.status.as_ref().map(|c| (w.status(c.value).to_owned(), c.parts()))),
        value("signing_date", w.signing_date, date.as_ref().map(|c| (c.value.clone(), c.parts()))),
        words("venue", w.venue, &agreement.venue),
        words("occasion", w.occasion, &agreement.occasion),
    ];
    rows.into_iter().flatten().collect()
}

type Parts<'a> = (&'a dossier::Voice, &'a dossier::Evidence);

/// A claim's voice and evidence, whatever its value.
trait HasParts {
    fn parts(&self) -> Parts<'_>;
}

impl<T> HasParts for Claim<T> {
    fn parts(&self) -> Parts<'_> {
        (&self.voice, &self.evidence)
    }
}

fn field(
    cx: &Context<'_>,
    dossier: &Dossier,
    name: &str,
    label: &'static str,
    value: Option<(Html, Parts<'_>)>,
) -> Option<Html> {
    let (value, (voice, evidence)) = value?;
    let field = Field {
        id: Some(anchor(FactKind::Agreement, name)),
        mark: mark(FactKind::Agreement, name),
        label,
        value,
        voice: Some(voice),
        evidence,
    };
    Some(row(cx, dossier, &field))
}

/// What the agreement is for.
fn aims(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let item = |(place, aim): (usize, &Claim<String>)| {
        let name = ["aims-", &(place + 1).to_string()].concat();
        let id = anchor(FactKind::Agreement, &name);
        html! {
            <li class="fact" {id} data-fact={mark(FactKind::Agreement, &name)}>
                <p class="claim">{ claim(cx, dossier, &aim.value) }{ all_evidence(cx, dossier, &mark(FactKind::Agreement, &name), &aim.evidence) }</p>
                <p class="fact-meta">{ voice(cx, dossier, &aim.voice) }{ curator(cx, dossier, &mark(FactKind::Agreement, &name)) }</p>
            </li>
        }
    };
    html! { <ul class="fact-list">{ for dossier.agreement.aims.iter().enumerate().map(item) }</ul> }
}

/// The parties, each with its other names and with who signs for it.
fn parties(cx: &Context<'_>, dossier: &Dossier) -> Html {
    if dossier.parties.is_empty() {
        return empty(cx.words.not_stated);
    }
    let card = |party: &dossier::Party| {
        let id = anchor(FactKind::Party, party.id.as_str());
        let signatories = dossier.signatories.iter().filter(|signatory| signatory.party.as_ref() == Some(&party.id));
        let signatories: Vec<Html> = signatories.map(|signs| name_link(cx, dossier, &signs.person)).collect();
        html! {
            <li class="card fact" {id} data-fact={mark(FactKind::Party, party.id.as_str())}>
                <h3>{ party.name.clone() }{ native(dossier, &mark(FactKind::Party, party.id.as_str())) }</h3>
                { also_named(cx, dossier, &party.aliases) }
                if !signatories.is_empty() { <p>{ cx.words.signatories }{ ": " }{ joined(cx, signatories) }</p> }
                <p class="fact-meta"><span>{ all_evidence(cx, dossier, &mark(FactKind::Party, party.id.as_str()), &party.evidence) }</span>{ curator(cx, dossier, &mark(FactKind::Party, party.id.as_str())) }</p>
            </li>
        }
    };
    html! { <ul class="card-list">{ for dossier.parties.iter().map(card) }</ul> }
}

fn organisations(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let item = |organisation: &dossier::Organisation| {
        let party = organisation.party.as_ref();
        let of = party.zip(around(cx.words.of_party, "party"));
        let named = mark(FactKind::Organisation, organisation.id.as_str());
        html! {
            <li class="fact" id={anchor(FactKind::Organisation, organisation.id.as_str())}
                data-fact={mark(FactKind::Organisation, organisation.id.as_str())}>
                <p>
                    { organisation.name.clone() }{ native(dossier, &named) }
                    { all_evidence(cx, dossier, &named, &organisation.evidence) }{ curator(cx, dossier, &named) }
                </p>
                if let Some((party, (before, after))) = of {
                    <p class="fact-meta"><span>{ before }{ name_in_text(cx, dossier, party) }{ after }</span></p>
                }
                { also_named(cx, dossier, &organisation.aliases) }
            </li>
        }
    };
    html! { <ul class="fact-list">{ for dossier.organisations.iter().map(item) }</ul> }
}

fn related(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let item = |related: &dossier::Related| {
        let names: Vec<Html> = related.parties.iter().map(|id| name_link(cx, dossier, id)).collect();
        let words = related.evidence.first();
        let said = match quotation_at(dossier, words.start(), words.end()) {
            Some(quotation) => Voice::Attributed { speaker: quotation.speaker.clone() },
            None => Voice::Reporter,
        };
        html! {
            <li class="fact" id={anchor(FactKind::Related, related.id.as_str())}
                data-fact={mark(FactKind::Related, related.id.as_str())}>
                <p class="claim">{ claim(cx, dossier, &related.name) }{ all_evidence(cx, dossier, &mark(FactKind::Related, related.id.as_str()), &related.evidence) }</p>
                <p class="fact-meta">if !names.is_empty() { <span>{ joined(cx, names) }</span> }{ voice(cx, dossier, &said) }{ curator(cx, dossier, &mark(FactKind::Related, related.id.as_str())) }</p>
            </li>
        }
    };
    html! { <ul class="fact-list">{ for dossier.related.iter().map(item) }</ul> }
}

/// What the source states and does not state of what readers look for, in two sections.
pub(super) fn silence_sections(cx: &Context<'_>, dossier: &Dossier, at_home: bool) -> Html {
    let w = cx.words;
    let silent: Vec<Html> = dossier
        .silences
        .iter()
        .filter(|silence| silence.stated.is_none())
        .map(|s| silence(cx, dossier, s, at_home))
        .collect();
    let stated: Vec<Html> = dossier
        .silences
        .iter()
        .filter(|silence| silence.stated.is_some())
        .map(|s| silence(cx, dossier, s, at_home))
        .collect();
    let list = |items: Vec<Html>| html! { <ul class="silences">{ items }</ul> };
    html! {
        <>
            if !stated.is_empty() { { section(cx, "stated", w.stated_topics, list(stated)) } }
            if !silent.is_empty() { { section(cx, "silences", w.silences, list(silent)) } }
        </>
    }
}

fn silence(cx: &Context<'_>, dossier: &Dossier, silence: &Silence, at_home: bool) -> Html {
    let topic = cx.words.topic(silence.topic);
    let Some(stated) = &silence.stated else {
        return html! {
            <li data-stated="false">{ topic }</li>
        };
    };
    let id = at_home.then(|| anchor(FactKind::Silence, silence.topic.word()));
    html! {
        <li class="fact" {id} data-stated="true" data-fact={mark(FactKind::Silence, silence.topic.word())}>
            { topic }{ ": " }{ claim(cx, dossier, stated.first().quote()) }{ " " }{ evidence(cx, dossier, stated) }
            { curator(cx, dossier, &mark(FactKind::Silence, silence.topic.word())) }
        </li>
    }
}

/// What a curator knows from elsewhere, each with its source.
pub(super) fn references(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let mut subjects: Vec<&str> = Vec::new();
    for reference in &dossier.references {
        if !subjects.contains(&reference.subject.as_str()) {
            subjects.push(&reference.subject);
        }
    }
    html! {
        <>
            <p>{ cx.words.references_note }</p>
            <dl class="facts references">{ for subjects.into_iter().map(|subject| about(cx, dossier, subject)) }</dl>
        </>
    }
}

/// What a curator knows about one name, or about the source.
fn about(cx: &Context<'_>, dossier: &Dossier, subject: &str) -> Html {
    let w = cx.words;
    let (_, id) = subject.split_once(':').unwrap_or(("", subject));
    let name = if subject == "source" { w.source } else { dossier.actor_name(&id.into()).unwrap_or(id) };
    let item = |reference: &dossier::Reference| {
        let value = if reference.value.starts_with("http") {
            outside(&reference.value, without_scheme(&reference.value))
        } else {
            html! { <span lang={reference.language.clone()}>{ reference.value.clone() }</span> }
        };
        let source = match reference.source.starts_with("http") {
            true => without_scheme(&reference.source).split('/').next().unwrap_or_default(),
            false => &reference.source,
        };
        html! {
            <dd>
                <small>{ w.reference(reference.property) }</small>{ " " }{ value }{ " " }{ outside(&reference.source, source) }
            </dd>
        }
    };
    let known = dossier.references.iter().filter(|reference| reference.subject == subject);
    html! { <div><dt>{ name.to_owned() }</dt>{ for known.map(item) }</div> }
}

/// An address as people write it.
fn without_scheme(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}
