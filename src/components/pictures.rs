//! The pictures of a dossier, in the words of the interface: what each shows, and where its parts lead.

use crate::markup::{AttrValue, Html, html};
use dossier::{Commitment, Domain, Dossier, Fact, FactKind, Id, Strength};

use crate::components::fact::strength;
use crate::components::lists::domain_link;
use crate::context::Context;
use crate::evidence::{Highlight, anchor};
use crate::order::sort_by_key;
use crate::route::{Page, Section};
use crate::ties::{Relation, Tie, commitments_of};
use crate::visuals::{miniature, network, units};
use crate::words::fill;

/// The domains that the agreement covers, first those in which most is committed.
pub fn covered(dossier: &Dossier) -> Vec<&Domain> {
    let mut covered: Vec<&Domain> = dossier.covered().collect();
    sort_by_key(&mut covered, |domain| std::cmp::Reverse(commitments_of(dossier, domain).len()));
    covered
}

/// The domains that the agreement covers, each with its commitments as discs; last those that name no domain.
pub fn by_domain(cx: &Context<'_>, dossier: &Dossier) -> Html {
    let mut rows: Vec<units::Row> = covered(dossier)
        .into_iter()
        .map(|domain| row(cx, dossier, domain_link(cx, dossier, domain), commitments_of(dossier, domain)))
        .collect();
    let apart: Vec<&Commitment> = dossier.commitments.iter().filter(|c| c.domains.is_empty()).collect();
    if !apart.is_empty() && !rows.is_empty() {
        rows.push(row(cx, dossier, html! { cx.words.without_domain }, apart));
    }
    units::view(rows)
}

/// The scale of strength, each step with its commitments as discs.
pub fn by_strength(cx: &Context<'_>, dossier: &Dossier, commitments: &[&Commitment]) -> Html {
    let rows = Strength::ALL.iter().map(|level| {
        let these = commitments.iter().copied().filter(|commitment| commitment.strength == *level);
        row(cx, dossier, strength(cx, *level), these)
    });
    units::view(rows.collect())
}

/// Commitments as a strip of discs, with their number.
pub fn strip(cx: &Context<'_>, dossier: &Dossier, commitments: Vec<&Commitment>) -> Html {
    let units::Row { units, count, .. } = row(cx, dossier, Html::default(), commitments);
    units::strip(units, count)
}

fn row<'d>(
    cx: &Context<'_>,
    dossier: &Dossier,
    head: Html,
    commitments: impl IntoIterator<Item = &'d Commitment>,
) -> units::Row {
    let unit = |commitment: &Commitment| units::Unit {
        strength: commitment.strength,
        label: [cx.words.strength(commitment.strength), ": ", &commitment.text].concat().into(),
        href: cx.part(dossier, Section::Commitments, &anchor(FactKind::Commitment, commitment.id.as_str())),
    };
    let units: Vec<units::Unit> = units::firmest_first(commitments).into_iter().map(unit).collect();
    units::Row { head, count: cx.words.count(units.len(), cx.words.n_commitments).into(), units }
}

/// Who and what the source ties together, with the legend of the ties' lines.
pub fn ties(cx: &Context<'_>, dossier: &Dossier, ties: &[Tie<'_>]) -> Html {
    let w = cx.words;
    let name = |section: &Section| AttrValue::from(w.section_name(section));
    let groups = [w.people.into(), w.organisations.into(), w.parties.into(), name(&Section::Domains)];
    let at = |kind: FactKind, id: &Id| cx.part(dossier, Section::Agreement, &anchor(kind, id.as_str()));
    let mut nodes: Vec<(&Id, network::Node)> = Vec::new();
    let mut add =
        |id, label: &str, href, group| nodes.push((id, network::Node { label: label.to_owned().into(), href, group }));
    for person in &dossier.people {
        add(&person.id, &person.name, cx.section(dossier, Section::Person(person.id.clone())), 0);
    }
    for organisation in &dossier.organisations {
        add(&organisation.id, &organisation.name, at(FactKind::Organisation, &organisation.id), 1);
    }
    for party in &dossier.parties {
        add(&party.id, &party.name, at(FactKind::Party, &party.id), 2);
    }
    for domain in &dossier.domains {
        add(&domain.id, &w.domain_name(domain), cx.section(dossier, Section::Domain(domain.id.clone())), 3);
    }
    let place = |id: &Id| nodes.iter().position(|(other, _)| *other == id);
    let lines: Vec<network::Tie> = ties
        .iter()
        .filter_map(|tie| Some(network::Tie { from: place(tie.from)?, to: place(tie.to)?, style: line(tie.relation) }))
        .collect();
    let nodes: Vec<network::Node> = nodes.into_iter().map(|(_, node)| node).collect();
    let legend =
        [("signs", w.tie_signs_for), ("office", w.line_office), ("acts", w.tie_commits), ("other", w.line_other)];
    let used = legend.iter().filter(|(style, _)| lines.iter().any(|line| line.style == *style));
    html! {
        <figure class="figure">
            { network::view(&groups, &nodes, &lines) }
            <figcaption>
                <ul class="network-legend">{ for used.map(|(style, word)| html! { <li data-tie={*style}>{ *word }</li> }) }</ul>
            </figcaption>
        </figure>
    }
}

/// The line of a relation.
fn line(relation: Relation) -> &'static str {
    match relation {
        Relation::SignsFor => "signs",
        Relation::HoldsOffice | Relation::OfficeOf | Relation::BelongsTo => "office",
        Relation::Commits => "acts",
        Relation::TookPart | Relation::Related => "other",
    }
}

/// The source in miniature, with the weight of what rests on each sentence. What the reader looks for is lit.
pub fn source(cx: &Context<'_>, dossier: &Dossier, ledger: &[Vec<Fact<'_>>], highlight: &Highlight) -> Html {
    let w = cx.words;
    let weight = |sentence: &dossier::Sentence| ledger.get(sentence.id.place() as usize - 1).map_or(0, Vec::len);
    let lit = |sentence: &dossier::Sentence| {
        highlight.ranges.iter().any(|range| range.start < sentence.end as usize && range.end > sentence.start as usize)
    };
    let paragraph = |paragraph: &dossier::Paragraph| {
        let (first, last) = (paragraph.sentences.first()?, paragraph.sentences.last()?);
        let weight_of_all = paragraph.sentences.iter().map(weight).sum();
        let which = if first.id == last.id {
            fill(w.sentence_named, "n", &first.id.place().to_string())
        } else {
            fill(&fill(w.sentences_named, "from", &first.id.place().to_string()), "to", &last.id.place().to_string())
        };
        Some(miniature::Paragraph {
            sentences: paragraph
                .sentences
                .iter()
                .map(|s| miniature::Sentence { length: s.text.chars().count(), weight: weight(s), lit: lit(s) })
                .collect(),
            href: match &cx.route.page {
                Page::Dossier(_, Section::Source) => cx.here(&first.id.to_string()),
                _ => cx.part(dossier, Section::Source, &first.id.to_string()),
            },
            label: [&which, ": ", &w.count(weight_of_all, w.n_statements)].concat().into(),
        })
    };
    html! {
        <nav class="source-aside" aria-label={w.miniature}>
            { miniature::view(dossier.source.paragraphs.iter().filter_map(paragraph).collect()) }
            <p>{ w.miniature_note }</p>
        </nav>
    }
}
