//! A newer edition of the site comes while pages of the older one are open.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use browser::{Outcome, Tab, dist, ensure};
use host::{Reply, Request};

const NOTICE: &str = "document.querySelector('#new-edition button') !== null";

/// A window that a first visit has set up for: the site is kept.
const KEPT: &str = "navigator.serviceWorker.controller !== null";

/// Which edition the server has, for a hook that changes its answers.
const OLD: u8 = 0;
const NEW: u8 = 1;
/// The newer edition, of which one file is not there.
const BROKEN: u8 = 2;

/// Lets the server have a newer edition from some moment on: other pages, with another script, and a service worker that
/// keeps those. A page tells its edition by `data-edition`, and by that of the script that it runs.
fn editions(tab: &Tab) -> Outcome<Arc<AtomicU8>> {
    let page = dist::read("/index.html")?;
    let script = page.split('"').find(|value| value.starts_with("/assets/app-") && value.ends_with(".js"));
    let script = script.ok_or("the page names no script")?.to_owned();
    let newer = script.replace("/app-", "/app-newer-");
    let code = dist::read(&script)?;
    let edition = Arc::new(AtomicU8::new(OLD));
    let served = Arc::clone(&edition);
    tab.inject(move |request: &Request, reply: &mut Reply| {
        let edition = served.load(Ordering::SeqCst);
        if edition == OLD {
            return;
        }
        let change = |reply: &mut Reply, change: &dyn Fn(String) -> String| {
            reply.body = change(String::from_utf8_lossy(&reply.body).into_owned()).into_bytes();
        };
        if request.path() == newer {
            if edition == BROKEN {
                *reply = Reply::text(404, "gone");
            } else {
                *reply = Reply::text(200, &format!("{code}\n;document.documentElement.dataset.runs = 'newer';"));
                reply.set_header("Content-Type", "text/javascript");
            }
        } else if request.path() == "/service-worker.js" {
            change(reply, &|text| {
                text.replace(&script[1..], &newer[1..]).replace("const EDITION = \"", "const EDITION = \"newer-")
            });
        } else if reply.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            change(reply, &|text| {
                // The newer script is another text, so the mark that checks it would be another too.
                let (before, after) = text.split_once(&format!("src=\"{script}\"")).unwrap_or((&text, ""));
                let after = after.split_once("crossorigin").map_or(after, |(_, rest)| rest);
                format!("{before} src=\"{newer}\" crossorigin{after}").replacen(
                    "<html ",
                    "<html data-edition=\"newer\" ",
                    1,
                )
            });
        }
    });
    Ok(edition)
}

/// The page and the script that it runs are of one edition, and it is neither blank nor dead.
fn is_whole(tab: &Tab, edition: &str) -> Outcome {
    tab.wait_ready()?;
    let both = tab.string(
        "`${document.documentElement.dataset.edition ?? 'older'} ${document.documentElement.dataset.runs ?? 'older'}`",
    )?;
    ensure(both == format!("{edition} {edition}"), || format!("the page and its script are of the editions {both}"))?;
    let facts = tab.evaluate("document.querySelectorAll('main [data-fact]').length")?;
    ensure(facts.as_u64() > Some(0), || "the page shows no statement".into())
}

/// Two pages are open when a newer edition comes. Both offer it and go on as they are; one takes it, and is the newer
/// edition whole; the other stays the older one whole until its reader takes it too.
pub(crate) fn a_newer_edition_is_offered_and_two_open_pages_switch_whole(tab: &Tab) -> Outcome {
    let edition = editions(tab)?;
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    tab.wait_for("the site is kept", KEPT)?;
    let first = tab.window()?;
    let second = tab.new_window()?;
    tab.switch_to(&second)?;
    tab.visit(&format!("/ko{dossier}commitments/"))?;
    tab.wait_for("the second page is looked after too", KEPT)?;
    edition.store(NEW, Ordering::SeqCst);
    tab.run("navigator.serviceWorker.getRegistration().then(one => one.update())")?;
    for (window, words) in [(&second, "새 판"), (&first, "newer edition")] {
        tab.switch_to(window)?;
        tab.wait_for("the newer edition is offered", NOTICE)?;
        tab.wait_for(
            "it is said in the page's language",
            &format!("document.getElementById('new-edition').textContent.includes('{words}')"),
        )?;
        is_whole(tab, "older")?;
    }
    // The first page takes it.
    tab.click("#new-edition button")?;
    tab.wait_for("the page is loaded anew", "document.documentElement.dataset.edition === 'newer'")?;
    is_whole(tab, "newer")?;
    ensure(tab.evaluate(NOTICE)? == false, || "the newer edition is offered to itself".into())?;
    // The second goes on, also to another page, and takes it when its reader says so.
    tab.switch_to(&second)?;
    is_whole(tab, "older")?;
    tab.click(&format!("nav a[href$='{dossier}signatories/']"))?;
    tab.wait_for("the next page is there", "document.querySelector('main [data-fact^=\"signatory:\"]') !== null")?;
    is_whole(tab, "older")?;
    tab.click("#new-edition button")?;
    tab.wait_for("the second page is loaded anew", "document.documentElement.dataset.edition === 'newer'")?;
    is_whole(tab, "newer")?;
    tab.close_window()?;
    tab.switch_to(&first)
}

/// A page that was loaded after the newer edition came is that edition already: nothing is offered to it.
pub(crate) fn a_page_of_the_newer_edition_is_offered_nothing(tab: &Tab) -> Outcome {
    let edition = editions(tab)?;
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    tab.wait_for("the site is kept", KEPT)?;
    edition.store(NEW, Ordering::SeqCst);
    tab.visit(&format!("{dossier}commitments/"))?;
    is_whole(tab, "newer")?;
    let taken_over = "caches.keys().then(names => { document.documentElement.dataset.caches = names.join(); })";
    for _ in 0..40 {
        tab.run(taken_over)?;
        if tab.string("document.documentElement.dataset.caches ?? ''")?.contains("newer-") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
    ensure(tab.string("document.documentElement.dataset.caches")?.contains("newer-"), || "it is not kept".into())?;
    std::thread::sleep(std::time::Duration::from_millis(500));
    ensure(tab.evaluate(NOTICE)? == false, || "the newer edition is offered to itself".into())
}

/// A file of the newer edition is missing while it is fetched: the older one stays, whole, and nothing is offered.
pub(crate) fn a_newer_edition_of_which_a_file_is_missing_is_not_taken(tab: &Tab) -> Outcome {
    let edition = editions(tab)?;
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    tab.wait_for("the site is kept", KEPT)?;
    edition.store(BROKEN, Ordering::SeqCst);
    tab.run(
        "navigator.serviceWorker.getRegistration().then(one => one.update()) \
         .finally(() => setTimeout(() => { document.documentElement.dataset.looked = ''; }, 2000))",
    )?;
    tab.wait_for("the browser has looked", "'looked' in document.documentElement.dataset")?;
    ensure(tab.evaluate(NOTICE)? == false, || "an edition that is not whole is offered".into())?;
    is_whole(tab, "older")?;
    tab.click(&format!("nav a[href$='{dossier}commitments/']"))?;
    tab.wait_for("the next page is there", "document.querySelector('main [data-fact^=\"commitment:\"]') !== null")?;
    // The page of the broken edition reads, though its script is missing.
    tab.open(&format!("{dossier}signatories/"))?;
    let facts = tab.evaluate("document.querySelectorAll('main [data-fact]').length")?;
    ensure(facts.as_u64() > Some(0), || "the page shows no statement".into())?;
    tab.take_errors().map(drop)
}
