//! Who and what is tied to whom in the source, as a table.

use crate::markup::{Html, html};
use dossier::Dossier;

use crate::components::fact::evidence;
use crate::components::layout::{empty, section_head, wide_section};
use crate::components::lists::name_link;
use crate::components::pictures;
use crate::context::Context;
use crate::ties::{Relation, Tie, ties};
use crate::words::Words;

/// `/{d}/network/`
pub(super) fn view(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let w = cx.words;
    let ties = ties(dossier);
    html! {
        <>
            { section_head(cx) }
            <div class="side-by-side">
                if !ties.is_empty() { { wide_section(cx, "network", w.drawn, pictures::ties(cx, dossier, &ties)) } }
                { wide_section(cx, "ties", w.network, if ties.is_empty() { empty(w.no_tie) } else { table(cx, dossier, &ties) }) }
            </div>
        </>
    }
}

fn table(cx: &Context<'_>, dossier: &Dossier, ties: &[Tie<'_>]) -> Html {
    let w = cx.words;
    let row = |tie: &Tie<'_>| {
        html! {
            <tr>
                <th scope="row">{ name_link(cx, dossier, tie.from) }</th>
                <td>{ relation(w, tie.relation) }</td>
                <td>{ name_link(cx, dossier, tie.to) }</td>
                <td>{ evidence(cx, dossier, tie.evidence) }</td>
            </tr>
        }
    };
    html! {
        <section class="table-scroll" tabindex="0" aria-label={w.network}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ w.tie_from }</th>
                        <th scope="col">{ w.tie_how }</th>
                        <th scope="col">{ w.tie_to }</th>
                        <th scope="col">{ w.tie_evidence }</th>
                    </tr>
                </thead>
                <tbody>{ for ties.iter().map(row) }</tbody>
            </table>
        </section>
    }
}

fn relation(words: &Words, relation: Relation) -> &'static str {
    match relation {
        Relation::SignsFor => words.tie_signs_for,
        Relation::HoldsOffice => words.tie_holds_office,
        Relation::OfficeOf => words.tie_office_of,
        Relation::BelongsTo => words.tie_belongs_to,
        Relation::Commits => words.tie_commits,
        Relation::TookPart => words.tie_took_part,
        Relation::Related => words.tie_related,
    }
}
