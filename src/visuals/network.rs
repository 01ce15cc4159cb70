//! Who and what the source ties together: everybody in one column, grouped, and an arc for each tie.
//!
//! One column reads on any screen, keeps its order in a screen reader, and takes a hundred people as well as four. The
//! style sheet makes every row the same height and lets the arcs of a row stand out while the row is pointed at or focused;
//! so each arc is drawn in the rows of both of its ends, and the second is seen only then.

use std::cmp::Reverse;

use crate::markup::{AttrValue, Html, html};

use crate::order::sort_by_key;

/// The height of a row, and the farthest that an arc reaches, in the units of the arcs' own coordinates.
const ROW: usize = 32;
const REACH: usize = 100;

/// Somebody or something in the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub label: AttrValue,
    /// The address of what the site says of it.
    pub href: AttrValue,
    /// Its group, as an index into the groups.
    pub group: usize,
}

/// A tie between two nodes, given by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// One end.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// The word by which the style sheet draws it: `signs`, `office`, `acts` or `other`.
    pub style: &'static str,
}

/// The order of nodes from top to bottom: by group, and within a group so that arcs lie inside each other rather than
/// cross, which is when the one that starts later ends earlier. The same nodes and ties always give the same order.
pub fn arrange(nodes: &[Node], ties: &[Tie]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    sort_by_key(&mut order, |&node| nodes[node].group);
    let mut row_of: Vec<usize> = vec![0; nodes.len()];
    order.iter().enumerate().for_each(|(row, &node)| row_of[node] = row);
    let mut first = 0;
    while first < order.len() {
        let group = nodes[order[first]].group;
        let members = order[first..].iter().take_while(|&&node| nodes[node].group == group).count();
        // The middle of the rows of a node's neighbours, or none.
        let mut sums = vec![(0, 0); nodes.len()];
        for tie in ties {
            for (here, there) in [(tie.from, tie.to), (tie.to, tie.from)] {
                sums[here] = (sums[here].0 + row_of[there] * ROW, sums[here].1 + 1);
            }
        }
        sort_by_key(&mut order[first..first + members], |&node| {
            let (sum, count) = sums[node];
            (count == 0, Reverse(sum / count.max(1)))
        });
        order.iter().enumerate().for_each(|(row, &node)| row_of[node] = row);
        first += members;
    }
    order
}

/// The path of an arc from the middle of a row to the middle of another one, `rows` further down, or up if it is negative.
/// The longest arc of a picture of `all` rows reaches farthest.
pub fn arc(rows: isize, all: usize) -> String {
    let middle = ROW / 2;
    let end = middle as isize + rows * ROW as isize;
    let reach = (12 + (REACH + 20) * rows.unsigned_abs() / all.max(1)).min(REACH + 30);
    format!("M0 {middle}C{reach} {middle} {reach} {end} 0 {end}")
}

/// The picture: for each group its name and its nodes, with their arcs.
pub fn view(groups: &[AttrValue], nodes: &[Node], ties: &[Tie]) -> Html {
    let order = arrange(nodes, ties);
    // A group's name takes a row of its own.
    let mut row_of = vec![0; nodes.len()];
    let mut rows = 0;
    let mut group_before = None;
    for &node in &order {
        let group = Some(nodes[node].group);
        rows += usize::from(group != group_before);
        group_before = group;
        row_of[node] = rows;
        rows += 1;
    }
    let group_view = |(group, name): (usize, &AttrValue)| {
        let members: Vec<usize> = order.iter().copied().filter(|&node| nodes[node].group == group).collect();
        if members.is_empty() {
            return Html::default();
        }
        html! {
            <>
                <h3>{ name.clone() }</h3>
                <ul class="network-group">
                    { for members.into_iter().map(|node| node_view(node, &nodes[node], ties, &row_of, rows)) }
                </ul>
            </>
        }
    };
    html! { <div class="network">{ for groups.iter().enumerate().map(group_view) }</div> }
}

fn node_view(index: usize, node: &Node, ties: &[Tie], row_of: &[usize], rows: usize) -> Html {
    let arcs = ties.iter().filter_map(|tie| {
        let (other, back) = match index {
            _ if index == tie.from => (tie.to, row_of[tie.to] < row_of[index]),
            _ if index == tie.to => (tie.from, row_of[tie.from] < row_of[index]),
            _ => return None,
        };
        let distance = row_of[other] as isize - row_of[index] as isize;
        let class = if back { "tie back" } else { "tie" };
        Some(html! { <path {class} data-tie={tie.style} d={arc(distance, rows)} /> })
    });
    html! {
        <li>
            <a href={node.href.clone()}>{ node.label.clone() }</a>
            <svg viewBox={format!("0 0 {REACH} {ROW}")} preserveAspectRatio="none" aria-hidden="true">{ for arcs }</svg>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(group: usize) -> Node {
        Node { label: "".into(), href: "".into(), group }
    }

    fn tie(from: usize, to: usize) -> Tie {
        Tie { from, to, style: "other" }
    }

    #[test]
    fn groups_stay_together_and_arcs_lie_inside_each_other() {
        let nodes = [node(1), node(0), node(0), node(1)];
        let order = arrange(&nodes, &[tie(1, 3), tie(2, 0)]);
        let groups: Vec<usize> = order.iter().map(|&index| nodes[index].group).collect();
        assert_eq!(groups, [0, 0, 1, 1]);
        assert!(order == [1, 2, 0, 3] || order == [2, 1, 3, 0], "{order:?}");
    }

    #[test]
    fn who_is_tied_to_nobody_comes_last_in_the_group() {
        assert_eq!(arrange(&[node(0), node(0), node(0)], &[tie(1, 2)]), [1, 2, 0]);
        assert!(arrange(&[], &[]).is_empty());
    }

    #[test]
    fn an_arc_leads_from_row_to_row_and_reaches_farther_the_longer_it_is() {
        assert_eq!(arc(2, 12), "M0 16C32 16 32 80 0 80");
        assert_eq!(arc(-1, 12), "M0 16C22 16 22 -16 0 -16");
        assert_eq!(arc(12, 12), "M0 16C130 16 130 400 0 400");
    }
}
