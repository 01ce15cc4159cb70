//! The whole text, sentence by sentence, with the ledger beside it: every statement that rests on each sentence.

use std::ops::Range;

use dossier::{Dossier, Fact, FactKind, Paragraph, Sentence, Topic};
use yew::{Html, html};

use crate::components::layout::{page_head, wide_section};
use crate::components::pictures;
use crate::context::Context;
use crate::evidence::{Highlight, anchor, home, ledger};
use crate::route::Section;

/// `/{d}/source/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let highlight = Highlight::of(cx.query, dossier);
    let ledger = ledger(dossier);
    let carrying = ledger.iter().filter(|facts| !facts.is_empty()).count();
    let count = w.ledger_count.replace("{n}", &carrying.to_string()).replace("{all}", &ledger.len().to_string());
    let paragraph = |paragraph: &Paragraph| {
        let row = |sentence: &Sentence| {
            let facts = ledger.get(sentence.id.place() as usize - 1).map(Vec::as_slice).unwrap_or_default();
            sentence_row(cx, dossier, sentence, &highlight, facts)
        };
        html! { <div class="paragraph">{ for paragraph.sentences.iter().map(row) }</div> }
    };
    html! {
        <>
            { page_head(Html::default(), w.section_name(&Section::Source), credit(cx, dossier)) }
            { notice(cx, &highlight) }
            { wide_section(cx, "text", w.source_text, html! { <>
                <p class="ledger-count">{ count }</p>
                <div class="source">
                    <div class="source-text" lang={dossier.source.language.clone()}>
                        { for dossier.source.paragraphs.iter().map(paragraph) }
                    </div>
                    { pictures::source(cx, dossier, &ledger, &highlight) }
                </div>
            </> }) }
        </>
    }
}

/// Who published the text, and when.
pub(super) fn credit(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let publisher = match &dossier.source.publisher {
        Some(publisher) => w.source_credit.replace("{publisher}", publisher),
        None => w.no_publisher.to_owned(),
    };
    let day = dossier.source.published.map(|day| {
        html! { <>{ " · " }<time datetime={day.to_string()}>{ w.day(day) }</time></> }
    });
    html! { <span class="credit">{ publisher }{ day.unwrap_or_default() }</span> }
}

fn notice(cx: &Context<'_>, highlight: &Highlight) -> Html {
    let text = match (highlight.outdated, highlight.missing) {
        (true, _) => cx.words.changed,
        (_, true) => cx.words.words_missing,
        _ => return Html::default(),
    };
    html! { <p class="notice" data-tone="warn" role="status">{ text }</p> }
}

fn sentence_row(
    cx: &Context<'_>,
    dossier: &Dossier,
    sentence: &Sentence,
    highlight: &Highlight,
    facts: &[Fact<'_>],
) -> Html {
    let number = sentence.id.place().to_string();
    let label = cx.words.ledger_label.replace("{n}", &number);
    html! {
        <div class="sentence-row">
            <a class="sentence-number" href={cx.here(&sentence.id.to_string())}
                aria-label={cx.words.sentence_named.replace("{n}", &number)}>{ number.clone() }</a>
            <p class="sentence" id={sentence.id.to_string()} tabindex="-1">{ pieces(highlight, sentence) }</p>
            if facts.is_empty() {
                <p class="ledger-gap" lang={cx.locale().tag()}>{ cx.words.ledger_none }</p>
            } else {
                <ul class="ledger" aria-label={label}>{ for facts.iter().map(|fact| entry(cx, dossier, fact)) }</ul>
            }
        </div>
    }
}

/// A statement that rests on a sentence, as a link to where it is at home.
fn entry(cx: &Context<'_>, dossier: &Dossier, fact: &Fact<'_>) -> Html {
    let href = cx.part(dossier, home(fact), &anchor(fact.kind, fact.id.as_str()));
    let (kind, text) = said(cx, dossier, fact);
    html! {
        <li data-kind={fact.kind.word()} data-rests={fact.to_string()}>
            <a {href}><span class="ledger-kind" lang={cx.locale().tag()}>{ kind }</span>{ " " }<span class="ledger-text">{ text }</span></a>
        </li>
    }
}

/// What a statement is and says, in the words of the interface where the dossier holds a word of its contract.
fn said(cx: &Context<'_>, dossier: &Dossier, fact: &Fact<'_>) -> (&'static str, String) {
    let w = cx.words;
    let agreement = &dossier.agreement;
    let own = fact.text.to_owned();
    match (fact.kind, fact.id.as_str()) {
        (FactKind::Agreement, "name") => (w.name, own),
        (FactKind::Agreement, "instrument") => {
            (w.instrument, agreement.instrument.as_ref().map_or(own, |claim| w.instrument(claim.value).to_owned()))
        }
        (FactKind::Agreement, "status") => {
            (w.status, agreement.status.as_ref().map_or(own, |claim| w.status(claim.value).to_owned()))
        }
        (FactKind::Agreement, "signing_date") => {
            (w.signing_date, agreement.signing_date.as_ref().map_or(own, |date| w.date(&date.date())))
        }
        (FactKind::Agreement, "venue") => (w.venue, own),
        (FactKind::Agreement, "occasion") => (w.occasion, own),
        (FactKind::Agreement, _) => (w.aims, own),
        (FactKind::Domain, id) => {
            (w.kind(fact.kind), dossier.domains.iter().find(|d| d.id == *id).map_or(own, |d| w.domain_name(d)))
        }
        (FactKind::Silence, word) => {
            (w.kind(fact.kind), Topic::from_word(word).map_or(own, |topic| w.topic(topic).to_owned()))
        }
        (kind, _) => (w.kind(kind), own),
    }
}

/// A sentence away from the text: with some words marked, and a link to where it stands.
pub(super) fn marked_sentence(
    cx: &Context<'_>,
    dossier: &Dossier,
    sentence: &Sentence,
    mut words: Vec<Range<usize>>,
) -> Html {
    words.sort_by_key(|range| range.start);
    let highlight = Highlight { ranges: words, ..Highlight::default() };
    html! {
        <p class="claim">
            <span lang={cx.source_language(dossier)}>{ pieces(&highlight, sentence) }</span>
            { sentence_link(cx, dossier, sentence) }
        </p>
    }
}

/// The sentence's text, with what is highlighted as a mark.
fn pieces(highlight: &Highlight, sentence: &Sentence) -> Html {
    let piece = |(text, marked): (&str, bool)| {
        let text = text.to_owned();
        if marked {
            html! { <mark class="mark">{ text }</mark> }
        } else {
            html! { text }
        }
    };
    highlight.pieces(sentence).into_iter().map(piece).collect()
}

/// A link to a whole sentence.
fn sentence_link(cx: &Context<'_>, dossier: &Dossier, sentence: &Sentence) -> Html {
    let number = sentence.id.place().to_string();
    let id = sentence.id.to_string();
    let mark = [&id, ":", &sentence.start.to_string(), "-", &sentence.end.to_string()].concat();
    let source = cx.section(dossier, Section::Source);
    let href = [source.as_str(), "?e=", &mark, "#", &id].concat();
    html! {
        <a class="evidence" {href} data-evidence={mark} aria-label={cx.words.sentence.replace("{n}", &number)}>{ id }</a>
    }
}
