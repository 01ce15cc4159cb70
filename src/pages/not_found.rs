//! No page: what to do next, and the nearest pages.

use crate::markup::{Html, html};
use dossier::Dossier;

use crate::components::layout::{page_head, section};
use crate::context::Context;
use crate::order::sort_by_key;
use crate::route::{Page, Route, Section};

/// Any unknown path. The nearest pages follow from the path, which only a browser knows: it comes as the query's `path`.
/// Until then the first dossiers are as near as anything.
pub(super) fn view(cx: &Context<'_>) -> Html {
    let w = cx.words;
    let nearest = match cx.query.get("path") {
        Some(path) => nearest(cx, path),
        None => cx.library.dossiers().take(SHOWN).map(|dossier| overview(cx, dossier)).collect(),
    };
    let link = |route: &Route| html! { <li><a href={cx.route_to(route)}>{ route.title(cx.library) }</a></li> };
    html! {
        <>
            { page_head(Html::default(), w.not_found_heading, html! { w.not_found_lede }) }
            { section(cx, "nearest", w.nearest, html! {
                <ul class="fact-list">
                    { for nearest.iter().map(link) }
                    <li><a href={cx.page(Page::Library)}>{ w.to_library }</a></li>
                </ul>
            }) }
        </>
    }
}

/// How many pages are offered.
const SHOWN: usize = 5;

fn overview(cx: &Context<'_>, dossier: &Dossier) -> Route {
    Route { locale: cx.locale(), page: Page::Dossier(dossier.slug.clone(), Section::Overview) }
}

/// The pages whose paths are most like the given one.
fn nearest(cx: &Context<'_>, path: &str) -> Vec<Route> {
    let likeness = |route: &Route| shared_pairs(&route.path(), path);
    let mut routes: Vec<(usize, Route)> = Route::all(cx.library)
        .into_iter()
        .filter(|route| route.locale == cx.locale() && !matches!(route.page, Page::NotFound | Page::Library))
        .map(|route| (likeness(&route), route))
        .filter(|(likeness, _)| *likeness > 0)
        .collect();
    sort_by_key(&mut routes, |(likeness, route)| (std::cmp::Reverse(*likeness), route.path().len()));
    routes.truncate(SHOWN);
    routes.into_iter().map(|(_, route)| route).collect()
}

/// How many pairs of neighbouring letters two paths share, less the ones that the first has alone: Dice's measure in
/// whole numbers, 0 to 100.
fn shared_pairs(one: &str, other: &str) -> usize {
    let pairs = |path: &str| -> Vec<[u8; 2]> { path.as_bytes().windows(2).map(|pair| [pair[0], pair[1]]).collect() };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let shared = one.iter().filter(|pair| {
        let place = other.iter().position(|candidate| candidate == *pair);
        place.map(|place| other.swap_remove(place)).is_some()
    });
    200 * shared.count() / all.max(1)
}
