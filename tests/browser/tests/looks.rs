//! How pages look: the first screens of some, beside pictures of them that somebody has looked at.
//!
//! `ACCORD_BLESS=1` writes the pictures anew, `tests/browser/looks/NAME.png`. They are to be looked at before they are
//! committed. All letters are the site's own in them, so that the fonts of a machine change nothing.

mod picture;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use browser::{Engine, Outcome, Tab, dist, ensure};
use picture::Picture;
use serde_json::json;

const WIDTHS: [u32; 3] = [375, 768, 1280];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// How much of a page is looked at, from its top.
const HEIGHT: u32 = 1600;

/// How many pixels of a thousand may differ: what a newer browser draws otherwise along the edges of letters.
const TOLERATED: f64 = 1.0;

/// Sets every letter in the site's fonts alone, which a reader's machine may have others before, and stops the caret.
const PIN: &str = "return (async () => {
    for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) continue;
        const own = rule.style.getPropertyValue('src').match(/url\\([^)]*\\)/)?.[0];
        const unicodeRange = rule.style.getPropertyValue('unicode-range') || 'U+0-10FFFF';
        if (own) document.fonts.add(await new FontFace('Pinned', own, { unicodeRange }).load());
    }
    const style = document.documentElement.style;
    for (const name of ['--serif', '--sans', '--mono']) style.setProperty(name, 'Pinned, \"DejaVu Sans\", sans-serif');
    style.setProperty('caret-color', 'transparent');
    await document.fonts.ready;
    scrollTo(0, 0);
    return document.fonts.size;
})();";

/// Each page by a name, and its address.
fn pages(tab: &Tab) -> Outcome<Vec<(&'static str, String)>> {
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    let words = tab.string(&format!(
        "document.querySelector(`main [data-fact] a[href*='{dossier}source/'][href*='#']`).getAttribute('href')"
    ))?;
    let person = dist::pages()?.into_iter().find(|page| {
        page.strip_prefix(&dossier)
            .and_then(|rest| rest.strip_prefix("signatories/"))
            .is_some_and(|rest| !rest.is_empty())
    });
    let section = |name: &str| format!("{dossier}{name}/");
    let mut pages = vec![
        ("overview", dossier.clone()),
        ("agreement", section("agreement")),
        ("signatories", section("signatories")),
        ("domains", section("domains")),
        ("commitments", section("commitments")),
        ("timeline", section("timeline")),
        ("network", section("network")),
        ("source", words),
        ("korean", format!("/ko{dossier}")),
    ];
    pages.extend(person.map(|page| ("person", page)));
    Ok(pages)
}

fn look(tab: &Tab) -> Outcome<Picture> {
    // What depends on the size is drawn after it has changed.
    sleep(Duration::from_millis(200));
    tab.run("scrollTo(0, 0)")?;
    let answer = tab.devtools("Page.captureScreenshot", json!({ "format": "png" }))?;
    let data = answer["data"].as_str().ok_or("the browser gave no picture")?;
    Picture::read(&BASE64_STANDARD.decode(data).map_err(|error| error.to_string())?)
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("looks").join(format!("{name}.png"))
}

/// Compares a page with its picture, or writes that; gives what is wrong.
fn compare(name: &str, now: &Picture) -> Outcome {
    let file = file(name);
    if std::env::var_os("ACCORD_BLESS").is_some() {
        return fs::create_dir_all(file.parent().unwrap_or(&file))
            .and_then(|()| fs::write(&file, now.reduced()?))
            .map_err(|error| format!("{}: {error}", file.display()));
    }
    let before = fs::read(&file).map_err(|error| format!("{}: {error}; ACCORD_BLESS=1 writes it", file.display()))?;
    let differing = Picture::read(&before)?.differing(now);
    if differing <= TOLERATED {
        return Ok(());
    }
    let folder = dist::root().join("target/screenshots");
    let shown = folder.join(format!("looks-{name}.png"));
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&shown, now.reduced()?));
    written.map_err(|error| format!("{}: {error}", shown.display()))?;
    Err(format!("{name}: {differing:.1} of a thousand pixels differ; it looks as in {} now", shown.display()))
}

#[test]
fn pages_look_as_they_did() {
    let problems = all().unwrap();
    assert!(
        problems.is_empty(),
        "{}\nif they are meant to: ACCORD_BLESS=1 cargo xtask test pages_look, then look at the pictures",
        problems.join("\n")
    );
}

fn all() -> Outcome<Vec<String>> {
    let tab = Tab::start(Engine::Chromium)?;
    let pages = pages(&tab)?;
    let mut problems = Vec::new();
    tab.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
    for (name, path) in &pages {
        tab.visit(path)?;
        let fonts = tab.run(PIN)?;
        ensure(fonts.as_u64() > Some(0), || "the site has no fonts of its own".into())?;
        for scheme in SCHEMES {
            let features = json!([
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]);
            tab.devtools("Emulation.setEmulatedMedia", json!({ "features": features }))?;
            for width in WIDTHS {
                let metrics = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
                tab.devtools("Emulation.setDeviceMetricsOverride", metrics)?;
                problems.extend(compare(&format!("{name}-{width}-{scheme}"), &look(&tab)?).err());
            }
        }
    }
    Ok(problems)
}
