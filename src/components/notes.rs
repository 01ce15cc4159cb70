//! On paper there is nothing to follow: every sentence that a page refers to stands at its end, with its words marked.

use crate::markup::{Html, html};
use dossier::{Dossier, Sentence};

use crate::cite;
use crate::context::Context;
use crate::evidence::Highlight;
use crate::pages::source::pieces;
use crate::query::Query;
use crate::route::Section;

/// The notes to a page that refers to the given words, `s4:812-901,s7:…`; numbered as the marks in the page are.
pub fn view(cx: &Context<'_>, dossier: &Dossier, words: &str) -> Html {
    let highlight = Highlight::of(&Query::default().with("e", words), dossier);
    let referred = |sentence: &&Sentence| {
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        highlight.ranges.iter().any(|range| range.start < end && range.end > start)
    };
    let notes: Vec<&Sentence> = dossier.sentences().filter(referred).collect();
    if notes.is_empty() {
        return Html::default();
    }
    let source = [cx.origin, &cx.section(dossier, Section::Source)].concat();
    let note = |sentence: &Sentence| {
        let id = sentence.id.to_string();
        html! {
            <li value={sentence.id.place().to_string()}>
                <span lang={cx.source_language(dossier)}>{ pieces(&highlight, sentence) }</span>
                { " " }<span class="address">{ source.clone() }{ "#" }{ id }</span>
            </li>
        }
    };
    html! {
        <section class="notes">
            <h2>{ cx.words.notes }</h2>
            <p>{ cite::source(cx.words, dossier) }</p>
            <ol>{ for notes.into_iter().map(note) }</ol>
        </section>
    }
}
