//! The overview's panel, to be read in ten seconds: who, what, how firm, when and where, in which domains, who says so,
//! and what is not stated.

use crate::markup::{Html, html};
use dossier::{Agreement, Claim, DateSpan, Dossier, Evidence, FactKind, Id, Strength, Voice};

use crate::components::fact::{best_evidence, claim, mark, strength, voice};
use crate::components::lists::{domain_link, joined, name_link};
use crate::components::pictures::covered;
use crate::context::Context;
use crate::pages::signatories::office;
use crate::route::Section;
use crate::words::fill;

/// A cell of the panel lists this many names; its section lists all.
const SHOWN: usize = 5;

/// The panel: a cell for each question that the source answers, and one for what it leaves open.
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let cells = [
        (w.parties, parties(cx, dossier)),
        (w.signatories, signatories(cx, dossier)),
        (w.when, when(cx, dossier)),
        (w.venue, place(cx, dossier)),
        (w.how_firm, how_firm(cx, dossier)),
        (w.section_name(&Section::Domains), domains(cx, dossier)),
        (w.who_says_so, who_says_so(cx, dossier)),
        (w.not_stated_label, not_stated(cx, dossier)),
    ];
    let cell =
        |(label, value): (&'static str, Option<Html>)| Some(html! { <div><dt>{ label }</dt><dd>{ value? }</dd></div> });
    html! { <dl class="key-facts">{ for cells.into_iter().filter_map(cell) }</dl> }
}

/// Names below each other, the first few of them, and how many more there are in a section.
fn names(cx: &Context<'_>, dossier: &Dossier, section: Section, items: Vec<Html>) -> Option<Html> {
    let more = items.len().saturating_sub(SHOWN);
    let rest = (more > 0).then(|| {
        html! { <li><a href={cx.section(dossier, section)}>{ fill(cx.words.and_more, "n", &more.to_string()) }</a></li> }
    });
    (!items.is_empty())
        .then(|| html! { <ul class="plain">{ for items.into_iter().take(SHOWN) }{ rest.unwrap_or_default() }</ul> })
}

fn parties(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let item = |party: &dossier::Party| {
        let fact = mark(FactKind::Party, party.id.as_str());
        html! { <li class="fact" data-fact={fact.clone()}>{ name_link(cx, dossier, &party.id) }{ best_evidence(cx, dossier, &fact, &party.evidence) }</li> }
    };
    names(cx, dossier, Section::Agreement, dossier.parties.iter().map(item).collect())
}

fn signatories(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let item = |signatory: &dossier::Signatory| {
        let fact = mark(FactKind::Signatory, signatory.person.as_str());
        html! {
            <li class="fact" data-fact={fact.clone()}>
                { name_link(cx, dossier, &signatory.person) }{ best_evidence(cx, dossier, &fact, &signatory.evidence) }
                if signatory.role.is_some() { <small>{ office(cx, dossier, signatory) }</small> }
            </li>
        }
    };
    names(cx, dossier, Section::Signatories, dossier.signatories.iter().map(item).collect())
}

/// A field of the agreement: its value with its evidence, and who says so.
type Field<'d> = (Html, &'d Voice);

fn field<'d>(
    cx: &Context<'_>,
    dossier: &Dossier,
    name: &str,
    (said, backing): (&'d Voice, &Evidence),
    value: Html,
) -> Field<'d> {
    let fact = mark(FactKind::Agreement, name);
    (
        html! { <p class="fact" data-fact={fact.clone()}>{ value }{ best_evidence(cx, dossier, &fact, backing) }</p> },
        said,
    )
}

/// The fields of a cell, each with who says so; said once where all have the same voice, and not at all where it is the
/// text's own.
fn fields(cx: &Context<'_>, dossier: &Dossier, fields: Vec<Field<'_>>) -> Option<Html> {
    let last = fields.len().checked_sub(1)?;
    let one_voice = fields.iter().all(|(_, said)| *said == fields[0].1);
    let shown = fields.iter().enumerate().map(|(place, (value, said))| {
        let say = **said != Voice::Reporter && (!one_voice || place == last);
        html! { <>{ value.clone() }if say { { voice(cx, dossier, said) } }</> }
    });
    Some(shown.collect())
}

fn when(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let agreement = &dossier.agreement;
    let date = agreement.signing_date.as_ref().map(|date| {
        let span: DateSpan = date.date();
        let value = html! { <time datetime={date.value.to_string()}>{ cx.words.date(&span) }</time> };
        field(cx, dossier, "signing_date", (&date.voice, &date.evidence), value)
    });
    let status = agreement.status.as_ref().map(|status| {
        field(cx, dossier, "status", (&status.voice, &status.evidence), html! { cx.words.status(status.value) })
    });
    fields(cx, dossier, date.into_iter().chain(status).collect())
}

fn place(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let words = |name: &str, given: &'_ Claim<String>| {
        let value = claim(cx, dossier, &given.value);
        let shown = field(cx, dossier, name, (&given.voice, &given.evidence), value).0;
        if name == "occasion" {
            html! { <div class="minor">{ shown }</div> }
        } else {
            shown
        }
    };
    let Agreement { venue, occasion, .. } = &dossier.agreement;
    let given = [("venue", venue), ("occasion", occasion)];
    let given =
        given.into_iter().filter_map(|(name, given)| given.as_ref().map(|given| (words(name, given), &given.voice)));
    fields(cx, dossier, given.collect())
}

/// How many commitments there are of each strength, the firmest first.
fn how_firm(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let item = |level: &Strength| {
        let number = dossier.commitments.iter().filter(|commitment| commitment.strength == *level).count();
        (number > 0).then(|| html! { <li>{ strength(cx, *level) }{ " " }<span class="count">{ number }</span></li> })
    };
    let items: Vec<Html> = Strength::ALL.iter().filter_map(item).collect();
    (!items.is_empty()).then(|| html! { <ul class="plain">{ items }</ul> })
}

fn domains(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let item = |domain: &dossier::Domain| {
        let fact = mark(FactKind::Domain, domain.id.as_str());
        html! { <li class="fact" data-fact={fact.clone()}>{ domain_link(cx, dossier, domain) }{ best_evidence(cx, dossier, &fact, &domain.evidence) }</li> }
    };
    names(cx, dossier, Section::Domains, covered(dossier).into_iter().map(item).collect())
}

/// Everybody in whose mouth the text puts a statement on the agreement or a commitment, and the text itself.
fn who_says_so(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let facts = dossier.facts();
    let mut speakers: Vec<(Option<&Id>, usize)> = Vec::new();
    let mut own = 0;
    for said in facts.iter().filter_map(|fact| fact.voice) {
        match said {
            Voice::Reporter => own += 1,
            Voice::Attributed { speaker } => match speakers.iter_mut().find(|(known, _)| *known == speaker.as_ref()) {
                Some((_, count)) => *count += 1,
                None => speakers.push((speaker.as_ref(), 1)),
            },
        }
    }
    let counted = |name: Html, count: usize| {
        html! { <li>{ name }{ " " }<span class="count">{ cx.words.count(count, cx.words.n_statements) }</span></li> }
    };
    let mut items: Vec<Html> = speakers
        .into_iter()
        .filter_map(|(speaker, count)| Some(counted(name_link(cx, dossier, speaker?), count)))
        .collect();
    if own > 0 {
        items.push(counted(html! { cx.words.the_text_itself }, own));
    }
    names(cx, dossier, Section::Statements, items)
}

fn not_stated(cx: &Context<'_>, dossier: &Dossier) -> Option<Html> {
    let silent = dossier.silences.iter().filter(|silence| silence.stated.is_none());
    let topics: Vec<Html> = silent.map(|silence| html! { cx.words.topic(silence.topic) }).collect();
    (!topics.is_empty()).then(|| html! { <p class="silent">{ joined(cx, topics) }</p> })
}
