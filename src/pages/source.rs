//! The whole text, sentence by sentence, with the ledger beside it: every statement that rests on each sentence.

use std::ops::Range;

use crate::markup::{Html, html};
use dossier::{Dossier, Fact, FactKind, Id, Paragraph, ReferenceProperty, Sentence, Topic};

use crate::cite;
use crate::components::fact::{about_source, touched};
use crate::components::filter::{Choice, form_with};
use crate::components::layout::{page_head, section, wide_section};
use crate::components::pictures;
use crate::context::Context;
use crate::evidence::{Highlight, anchor, home, ledger, version};
use crate::order::sort_by_key;
use crate::query::Query;
use crate::rest;
use crate::route::Section;
use crate::ties::concerned;
use crate::words::fill;

/// `/{d}/source/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let asked = Highlight::of(cx.query, dossier);
    let lit = cx.lit.map(|mark| Highlight::of(&Query::default().with("e", mark), dossier));
    let highlight = lit.as_ref().unwrap_or(&asked);
    let mut ledger = ledger(dossier);
    let carrying = ledger.iter().filter(|facts| !facts.is_empty()).count();
    let count = fill(&fill(w.ledger_count, "n", &carrying.to_string()), "all", &ledger.len().to_string());
    let choices = choices(cx, dossier);
    for facts in &mut ledger {
        facts.retain(|fact| cx.query.allows("kind", fact.kind.word()) && concerns(cx, dossier, fact));
    }
    let paragraph = |paragraph: &Paragraph| {
        let row = |sentence: &Sentence| {
            let facts = ledger.get(sentence.id.place() as usize - 1).map(Vec::as_slice).unwrap_or_default();
            sentence_row(cx, dossier, sentence, highlight, facts)
        };
        html! { <div class="paragraph">{ for paragraph.sentences.iter().map(row) }</div> }
    };
    html! {
        <>
            { page_head(Html::default(), w.section_name(&Section::Source), credit(cx, dossier)) }
            { notice(cx, &asked) }
            { wide_section(cx, "text", w.source_text, html! { <>
                { form_with(cx, choices, &["e", "v"], count) }
                <div class="source">
                    <div class="source-text" lang={dossier.source.language.clone()}>
                        { for dossier.source.paragraphs.iter().map(paragraph) }
                    </div>
                    { pictures::source(cx, dossier, &ledger, highlight) }
                </div>
                if cx.whole { { rest::marked_bar(cx, dossier, &asked) } }
            </> }) }
            { section(cx, "take-away", w.take_away, take_away(cx, dossier)) }
        </>
    }
}

/// The filters of the ledger: by kind of statement, and by whom it concerns.
fn choices(cx: &Context<'_>, dossier: &Dossier) -> Vec<Choice> {
    let facts = dossier.facts();
    let used = |kind: &&FactKind| facts.iter().any(|fact| fact.kind == **kind);
    let people = dossier.people.iter().map(|person| (&person.id, &person.name));
    let organisations = dossier.organisations.iter().map(|organisation| (&organisation.id, &organisation.name));
    let parties = dossier.parties.iter().map(|party| (&party.id, &party.name));
    let option = |(id, name): (&Id, &String)| (id.as_str().to_owned().into(), name.clone().into());
    vec![
        Choice {
            name: "kind",
            label: cx.words.kind,
            options: FactKind::ALL
                .iter()
                .filter(used)
                .map(|kind| (kind.word().into(), cx.words.kind(*kind).into()))
                .collect(),
        },
        Choice {
            name: "who",
            label: cx.words.who,
            options: people.chain(organisations).chain(parties).map(option).collect(),
        },
    ]
}

/// Whether a statement is about or by whom the reader has chosen.
fn concerns(cx: &Context<'_>, dossier: &Dossier, fact: &Fact<'_>) -> bool {
    let Some(who) = cx.query.get("who") else { return true };
    concerned(dossier, fact).iter().any(|id| **id == *who)
}

/// The citation of the source, and the files that can be taken away.
fn take_away(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let citation = cite::source(w, dossier);
    html! {
        <>
            <div class="cite">
                <p>{ citation.clone() }</p>
                <button type="button" data-copy={citation} disabled={!cx.live}>{ w.copy_citation }</button>
            </div>
            // The one-file edition has no files beside it, and nobody published a text of the reader's own.
            if !cx.site.by_fragment && cx.site.own.is_none() {
                { files(cx, dossier) }
            }
        </>
    }
}

/// The files that are published of a dossier.
pub(super) fn files(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let file = |name: &str, text: &'static str| {
        let href = cx.site.file(&["/", dossier.slug.as_str(), "/", name].concat());
        html! { <li><a {href} data-file="">{ text }</a></li> }
    };
    html! {
        <ul>
            { file("source.txt", w.download_text) }
            { file("dossier.json", w.download_dossier) }
            { file("annotations.jsonld", w.download_annotations) }
            { file("commitments.csv", w.download_commitments) }
            { file("citations.bib", w.download_bibtex) }
            { file("citations.ris", w.download_ris) }
            { file("citations.csl.json", w.download_csl) }
        </ul>
    }
}

/// Who published the text, and when.
pub(super) fn credit(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let publisher = match &dossier.source.publisher {
        Some(publisher) => fill(w.source_credit, "publisher", publisher),
        None => w.no_publisher.to_owned(),
    };
    let day = dossier.source.published.map(|day| {
        html! { <>{ " · " }<time datetime={day.to_string()}>{ w.day(day) }</time></> }
    });
    let fields =
        [("source:publisher", ReferenceProperty::Publisher), ("source:published", ReferenceProperty::Published)];
    html! {
        <span class="credit">
            { publisher }{ day.unwrap_or_default() }{ about_source(cx, dossier, &fields) }
        </span>
    }
}

fn notice(cx: &Context<'_>, highlight: &Highlight) -> Html {
    let text = match (highlight.outdated, highlight.missing) {
        (true, _) => cx.words.changed,
        (_, true) => cx.words.words_missing,
        _ => return Html::default(),
    };
    html! { <p class="notice" data-tone="warn" role="status">{ text }</p> }
}

/// What can be done with the words that the reader has marked, or that the address highlights.
pub(crate) fn marked_bar(cx: &Context<'_>, dossier: &Dossier, highlight: &Highlight) -> Html {
    let w = cx.words;
    let range = cx.marked.or(highlight.ranges.first()).filter(|_| cx.live);
    let overlaps = |sentence: &&Sentence| {
        range.is_some_and(|range| (sentence.start as usize) < range.end && (sentence.end as usize) > range.start)
    };
    let Some((range, first)) = range.zip(dossier.sentences().find(overlaps)) else {
        return Html::default();
    };
    let only = Highlight { ranges: Vec::from([range.clone()]), ..Highlight::default() };
    let words = |sentence: &Sentence| {
        only.pieces(sentence)
            .into_iter()
            .filter(|(_, marked)| *marked)
            .map(|(text, _)| text.to_owned())
            .collect::<String>()
    };
    let quote = dossier.sentences().filter(overlaps).map(words).collect::<Vec<_>>().join(" ");
    let mark = [&first.id.to_string(), ":", &range.start.to_string(), "-", &range.end.to_string()].concat();
    let named = Query::default().with("e", &mark);
    let part = first.id.to_string();
    let url = match cx.own_text() {
        Some(own) => [cx.origin, &own.link_to(cx.route, &named, &part)].concat(),
        None => {
            let page = cx.section(dossier, Section::Source);
            [cx.origin, page.as_str(), &named.with("v", version(dossier)).print(), "#", &part].concat()
        }
    };
    let speaker = cite::speaker_of(dossier, range.start, range.end);
    let note = fill(w.sentence_named, "n", &first.id.place().to_string());
    let reference = cite::Reference { dossier, key: &mark.replace(':', "-"), title: &quote, note: &note, url: &url };
    let formats = [("BibTeX", reference.bibtex()), ("RIS", reference.ris()), ("CSL-JSON", reference.csl_json())];
    let format = |(name, entry): (&'static str, String)| {
        let label = fill(w.copy_as, "format", name);
        html! { <button type="button" class="button-quiet" data-copy={entry} aria-label={label}>{ name }</button> }
    };
    html! {
        <div class="toolbar marked-bar" role="toolbar" aria-label={w.selected}>
            <button type="button" data-copy={cite::passage(w, dossier, &quote, speaker, first.id, &url)}>{ w.copy_words }</button>
            <button type="button" class="button-quiet" data-copy={url.clone()}>{ w.copy_words_link }</button>
            { for formats.into_iter().map(format) }
            <button type="button" class="button-quiet share" data-share={url.clone()}>{ w.share }</button>
        </div>
    }
}

fn sentence_row(
    cx: &Context<'_>,
    dossier: &Dossier,
    sentence: &Sentence,
    highlight: &Highlight,
    facts: &[Fact<'_>],
) -> Html {
    let number = sentence.id.place().to_string();
    let label = fill(cx.words.ledger_label, "n", &number);
    html! {
        <div class="sentence-row">
            <a class="sentence-number" href={cx.here(&sentence.id.to_string())}
                aria-label={fill(cx.words.sentence_named, "n", &number)}>{ number.clone() }</a>
            <p class="sentence" id={sentence.id.to_string()} tabindex="-1">{ pieces(highlight, sentence) }</p>
            if facts.is_empty() {
                <p class="ledger-gap" lang={cx.locale().tag()}>{ cx.words.ledger_none }</p>
            } else {
                <ul class="ledger" aria-label={label}>{ entries(cx, dossier, facts) }</ul>
            }
        </div>
    }
}

/// The statements that rest on a sentence, each as a link to where it is at home. What is of one kind stands together
/// behind its word: names side by side, words of the source one below the other.
fn entries(cx: &Context<'_>, dossier: &Dossier, facts: &[Fact<'_>]) -> Html {
    let mut groups: Vec<(&'static str, FactKind, Vec<Html>)> = Vec::new();
    for fact in facts {
        let href = cx.part(dossier, home(fact), &anchor(fact.kind, fact.id.as_str()));
        let (word, text) = said(cx, dossier, fact);
        let mark = fact.to_string();
        let link = html! { <><a {href} data-rests={mark.clone()}>{ text }</a>{ touched(cx, dossier, &mark) }</> };
        match groups.last_mut() {
            Some((last, _, links)) if *last == word => links.push(link),
            _ => groups.push((word, fact.kind, Vec::from([link]))),
        }
    }
    let group = |(word, kind, links): (&'static str, FactKind, Vec<Html>)| {
        html! {
            <li data-kind={kind.word()}><span class="ledger-kind" lang={cx.locale().tag()}>{ word }</span>{ links }</li>
        }
    };
    groups.into_iter().map(group).collect()
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
    sort_by_key(&mut words, |range| range.start);
    let highlight = Highlight { ranges: words, ..Highlight::default() };
    html! {
        <p class="claim">
            <span lang={cx.source_language(dossier)}>{ pieces(&highlight, sentence) }</span>
            { sentence_link(cx, dossier, sentence) }
        </p>
    }
}

/// The sentence's text, with what is highlighted as a mark.
pub fn pieces(highlight: &Highlight, sentence: &Sentence) -> Html {
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
    let href = cx.source_at(dossier, &mark, Some(sentence.id));
    html! {
        <a class="evidence" {href} data-evidence={mark} aria-label={fill(cx.words.sentence, "n", &number)}>{ id }</a>
    }
}
