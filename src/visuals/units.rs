//! Commitments as units: one disc each, filled as far as the commitment is firm, a row for each domain or strength.

use crate::markup::{AttrValue, Html, html};
use dossier::{Commitment, Strength};

use crate::order::sort_by_key;

/// More discs than this in one chart are no longer links: the rows' own links lead on, and the keyboard is spared.
const LINKED: usize = 40;

/// A commitment as a disc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// How far the disc is filled.
    pub strength: Strength,
    /// What the commitment says, for whoever can't see the disc.
    pub label: AttrValue,
    /// The address of the commitment.
    pub href: AttrValue,
}

/// A row of discs.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the commitments of the row have in common, most often a link.
    pub head: Html,
    /// The commitments.
    pub units: Vec<Unit>,
    /// Their number in words.
    pub count: AttrValue,
}

/// Commitments in the order in which a row shows them: the firmest first, else as in the text.
pub fn firmest_first<'d>(commitments: impl IntoIterator<Item = &'d Commitment>) -> Vec<&'d Commitment> {
    let mut sorted: Vec<_> = commitments.into_iter().collect();
    sort_by_key(&mut sorted, |commitment| commitment.strength);
    sorted
}

/// The chart: a list of rows, which reads as a list where it can't be seen.
pub fn view(rows: Vec<Row>) -> Html {
    let linked = rows.iter().map(|row| row.units.len()).sum::<usize>() <= LINKED;
    html! {
        <ul class="unit-chart">
            { for rows.into_iter().map(|row| html! {
                <li>
                    <span class="unit-head">{ row.head }</span>
                    { discs(row.units, linked) }
                    <span class="unit-count">{ row.count }</span>
                </li>
            }) }
        </ul>
    }
}

/// Discs by themselves, with their number in words.
pub fn strip(units: Vec<Unit>, count: AttrValue) -> Html {
    html! { <p class="unit-strip">{ discs(units, true) }<span class="unit-count">{ count }</span></p> }
}

fn discs(units: Vec<Unit>, linked: bool) -> Html {
    if !linked {
        let disc = |unit: Unit| html! { <span class="unit" data-strength={unit.strength.word()}></span> };
        return html! { <span class="units" aria-hidden="true">{ for units.into_iter().map(disc) }</span> };
    }
    let disc = |unit: Unit| {
        html! {
            <a class="unit" data-strength={unit.strength.word()} href={unit.href} title={unit.label.clone()} aria-label={unit.label}></a>
        }
    };
    html! { <span class="units">{ for units.into_iter().map(disc) }</span> }
}
