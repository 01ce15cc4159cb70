//! What axe-core finds in every page of the site and in every one of the gallery, each light and dark, on a phone, a tablet and
//! a desk; and that pages stay whole where they are enlarged four times or shown in the reader's own few colours.
//!
//! Chromium alone is asked: these are rules about what pages hold, and it lets one tab change its width and its colours. Every
//! rule is asked at every width; dark, those that look at colours, since nothing else differs there: the style sheets tell light
//! from dark by `light-dark()`, which gives colours only. The pages are shared out among tabs, as many as there are processors,
//! four at most.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use browser::{Engine, Tab, dist};
use host::Reply;
use serde_json::{Value, json};

const WIDTHS: [u32; 3] = [320, 768, 1280];

/// WCAG 2.2 up to AA, and what is known to serve readers beyond it.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rules whose answer may change with the colours alone.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// A tab of Chromium in which every page has axe-core, and nothing moves.
fn tab() -> Tab {
    let axe = std::env::var_os("ACCORD_AXE").expect("ACCORD_AXE is not set: `cargo xtask test` runs these tests");
    let axe = fs::read_to_string(axe).unwrap();
    let tab = Tab::start(Engine::Chromium).unwrap();
    tab.reset().unwrap();
    // By the driver, since the site's policy lets no page take in a foreign script.
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": axe })).unwrap();
    tab
}

fn set_width(tab: &Tab, width: u32, height: u32) {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    tab.devtools("Emulation.setDeviceMetricsOverride", metrics).unwrap();
}

fn set_media(tab: &Tab, feature: &str, value: &str) {
    let features =
        json!([{ "name": feature, "value": value }, { "name": "prefers-reduced-motion", "value": "reduce" }]);
    tab.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).unwrap();
}

/// Violations by rule and target, each with where it was seen.
type Found = BTreeMap<(String, String), BTreeSet<String>>;

/// Runs axe-core over the open page at some widths in both schemes.
fn sweep(tab: &Tab, page: &str, widths: &[u32], found: &mut Found) {
    for &width in widths {
        set_width(tab, width, 900);
        for scheme in ["light", "dark"] {
            set_media(tab, "prefers-color-scheme", scheme);
            // Colours change the answer of no rule but these, so the others are asked once for each width.
            let only = if scheme == "light" {
                json!({ "type": "tag", "values": TAGS })
            } else {
                json!({ "type": "rule", "values": OF_COLOURS })
            };
            let violations = tab
                .run(&format!(
                    "return axe.run({{ runOnly: {only}, resultTypes: ['violations'] }}).then(all => \
                         all.violations.flatMap(rule => rule.nodes.map(node => \
                             [rule.id, node.target.flat().join(' '), node.any.concat(node.all, node.none)[0]?.message ?? ''])))"
                ))
                .unwrap_or_else(|error| panic!("{page}, {width} px, {scheme}: {error}"));
            for violation in violations.as_array().unwrap() {
                let [rule, target, message] = [0, 1, 2].map(|at| violation[at].as_str().unwrap_or_default());
                // The preview is a tooltip: it says again what a link in a landmark leads to, and describes that link.
                if (rule, target) == ("region", "#preview") {
                    continue;
                }
                let place = format!("{page} at {width} px, {scheme}: {message}");
                found.entry((rule.to_owned(), target.to_owned())).or_default().insert(place);
            }
        }
    }
}

/// Fails with each violation and the first places where it was seen.
fn report(found: &Found) {
    let told = |((rule, target), places): (&(String, String), &BTreeSet<String>)| {
        let shown: Vec<&str> = places.iter().take(3).map(String::as_str).collect();
        format!("{rule}: {target}\n    {} places: {}", places.len(), shown.join("\n    "))
    };
    assert!(found.is_empty(), "{}", found.iter().map(told).collect::<Vec<_>>().join("\n"));
}

/// Sweeps over pages at every width, shared out among some tabs: whichever is free takes the next.
fn sweep_all(pages: Vec<String>, prepare: impl Fn(&Tab) + Sync, open: impl Fn(&Tab, &str) + Sync) -> Found {
    let tabs = thread::available_parallelism().map_or(1, usize::from).min(4);
    let pages = Mutex::new(pages.into_iter());
    let found = Mutex::new(Found::new());
    thread::scope(|scope| {
        for _ in 0..tabs {
            scope.spawn(|| {
                let tab = tab();
                prepare(&tab);
                let mut seen = Found::new();
                loop {
                    let Some(page) = pages.lock().unwrap().next() else { break };
                    open(&tab, &page);
                    sweep(&tab, &page, &WIDTHS, &mut seen);
                }
                let mut found = found.lock().unwrap();
                for (violation, places) in seen {
                    found.entry(violation).or_default().extend(places);
                }
            });
        }
    });
    found.into_inner().unwrap()
}

#[test]
fn no_page_of_the_site_violates_a_rule() {
    report(&sweep_all(dist::pages().unwrap(), |_| (), |tab, page| tab.visit(page).unwrap()));
}

/// What has the focus.
const FOCUSED: &str = "`${document.hasFocus()} ${document.activeElement?.outerHTML.slice(0, 200)}`";

/// What opens over a page or answers in it.
#[test]
fn no_answer_or_sheet_violates_a_rule() {
    let tab = tab();
    let mut found = Found::new();
    let dossier = dist::dossier().unwrap();
    let text = dist::read(&format!("{dossier}source.txt")).unwrap();
    let words: Vec<&str> = text.split_whitespace().skip(6).take(12).collect();
    let near = [&words[..5], &["unheard-of"], &words[6..]].concat().join("+");
    for (path, keys, shown) in [
        (dossier.clone(), "?", "dialog[open] kbd"),
        (dossier.clone(), "/the", "dialog[open] [role=option]"),
        (dossier.clone(), "j", "#preview mark"),
        (format!("{dossier}source/"), "j", ".sentence:focus"),
        ("/search/?q=the".into(), "", "main mark"),
        ("/search/?q=zzzqqqxxx".into(), "", "main [role=status]"),
        (format!("/verify/?quote={}", words.join("+")), "", "[data-verdict=exact]"),
        (format!("/verify/?quote={near}"), "", "[data-verdict=near]"),
        ("/verify/?quote=zzzqqqxxx+zzzqqqxxx+zzzqqqxxx".into(), "", "[data-verdict=absent]"),
    ] {
        set_width(&tab, 1280, 900);
        tab.open_url("about:blank").unwrap();
        tab.visit(&path).unwrap();
        if let Some(first) = keys.get(..1) {
            tab.press(first).unwrap();
            if keys.len() > 1 {
                tab.wait_for("the palette is open", "document.activeElement.matches('dialog input')").unwrap();
                tab.press(&keys[1..]).unwrap();
            }
        }
        tab.wait_for(shown, &format!("document.querySelector(`{shown}`) !== null"))
            .unwrap_or_else(|error| panic!("{error}; {}", tab.evaluate(FOCUSED).unwrap()));
        sweep(&tab, &format!("{path} {keys}"), &WIDTHS, &mut found);
    }
    report(&found);
}

#[test]
fn no_example_of_the_gallery_violates_a_rule() {
    let gallery = dist::root().join("target/gallery");
    let mut pages = Vec::new();
    html_files(&gallery, &mut pages);
    assert!(pages.len() > 20, "{}: {} pages; `cargo test --test gallery` writes them", gallery.display(), pages.len());
    pages.sort();
    let pages = pages.iter().map(|page| page.strip_prefix(&gallery).unwrap().display().to_string()).collect();
    let serve = |tab: &Tab| {
        let folder = gallery.clone();
        tab.inject(move |request, reply| {
            let page = request.path().strip_prefix("/gallery/").and_then(|path| fs::read(folder.join(path)).ok());
            if let Some(text) = page {
                *reply = Reply::text(200, "");
                reply.set_header("Content-Type", "text/html");
                reply.body = text;
            }
        });
    };
    report(&sweep_all(pages, serve, |tab, page| tab.open(&format!("/gallery/{page}")).unwrap()));
}

fn html_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            html_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "html") {
            found.push(path);
        }
    }
}

/// Whether a page is wider than its window, and what of it is.
const TOO_WIDE: &str = "(() => { const page = document.scrollingElement; if (page.scrollWidth <= innerWidth) return []; \
    return [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > innerWidth + 1) \
        .slice(0, 3).map(one => one.outerHTML.slice(0, 120)).concat(`${page.scrollWidth} px`); })()";

/// What takes the focus by Tab and shows no outline then, is out of the window or lies under something that stays in place.
const FOCUS: &str = "
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one), faults = [];
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) faults.push('has no outline');
    if (box.width === 0 || box.height === 0) faults.push('has no size');
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
        faults.push(`is out of the window: ${box.left} ${box.top} ${box.right} ${box.bottom}`);
    else {
        const rects = [...one.getClientRects()];
        const seen = rects.some(rect => [0.1, 0.5, 0.9].some(x => [0.1, 0.5, 0.9].some(y => {
            const at = document.elementFromPoint(rect.left + rect.width * x, rect.top + rect.height * y);
            return at && (one.contains(at) || at.contains(one) && at !== document.body && at !== document.documentElement || at.closest('label')?.contains(one));
        })));
        if (!seen) faults.push('is covered');
    }
    return [one.outerHTML.slice(0, 160), faults.join(', ')];";

/// Steps through the page by Tab and gives what is wrong with where the focus is.
fn walk(tab: &Tab, place: &str, steps: usize, faults: &mut BTreeSet<String>) {
    tab.run("document.activeElement?.blur(); scrollTo(0, 0)").unwrap();
    for step in 0..steps {
        tab.press("\u{e004}").unwrap();
        let Value::Array(seen) = tab.run(FOCUS).unwrap() else {
            // After the last link the focus leaves the page; no page has so few.
            assert!(step >= 8, "{place}: the focus left the page after {step} steps");
            break;
        };
        if seen[1] != "" {
            faults.insert(format!("{place}: {} {}", seen[0], seen[1]));
        }
    }
}

/// 1280 by 1024 px, enlarged four times: nothing scrolls sideways, and the focus is seen wherever it goes.
#[test]
fn pages_stay_whole_when_enlarged_four_times() {
    let tab = tab();
    set_width(&tab, 320, 256);
    set_media(&tab, "prefers-color-scheme", "light");
    let mut faults = BTreeSet::new();
    for page in dist::pages().unwrap() {
        tab.visit(&page).unwrap();
        let wide = tab.evaluate(TOO_WIDE).unwrap();
        if wide != json!([]) {
            faults.insert(format!("{page} is wider than its window: {wide}"));
        }
        if !page.starts_with("/ko/") {
            walk(&tab, &page, 40, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

/// In the reader's own colours the focus has an outline still, and so has what is chosen a border.
#[test]
fn the_focus_is_seen_in_forced_colours() {
    let tab = tab();
    set_width(&tab, 1280, 900);
    set_media(&tab, "forced-colors", "active");
    let mut faults = BTreeSet::new();
    for page in dist::pages().unwrap().iter().filter(|page| !page.starts_with("/ko/")) {
        tab.visit(page).unwrap();
        let forced = tab.evaluate("matchMedia('(forced-colors: active)').matches").unwrap();
        assert_eq!(forced, Value::Bool(true), "the browser does not force its colours");
        let wide = tab.evaluate(TOO_WIDE).unwrap();
        if wide != json!([]) {
            faults.insert(format!("{page} is wider than its window: {wide}"));
        }
        walk(&tab, page, 40, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}
