//! Whatever goes wrong, the page reads and its links lead on.

use std::time::Duration;

use browser::{Engine, Outcome, Tab, dist, ensure};
use host::{Reply, Request};
use serde_json::json;

use crate::answers::send;

/// Loads a page under a fault, and makes sure that it is neither blank nor dead. `works` says whether the app must still
/// become interactive.
fn survives(tab: &Tab, works: bool, fault: impl Fn(&Request, &mut Reply) + Send + Sync + 'static) -> Outcome {
    tab.inject(fault);
    let page = format!("{}commitments/", dist::dossier()?);
    tab.open(&page)?;
    if works {
        tab.wait_ready()?;
    } else {
        // Long enough for whatever is going to fail to have failed.
        std::thread::sleep(Duration::from_millis(700));
    }
    is_alive(tab)
}

/// The page shows its statements, and a link leads to another page that shows its own.
fn is_alive(tab: &Tab) -> Outcome {
    let statements = tab.evaluate("document.querySelectorAll('main [data-fact]').length")?;
    ensure(statements.as_u64() > Some(0), || "the page shows no statement".into())?;
    let visible = tab.evaluate("document.querySelector('h1').getBoundingClientRect().height > 0")?;
    ensure(visible == true, || "the heading is not to be seen".into())?;
    let next = format!("{}signatories/", dist::dossier()?);
    tab.click(&format!("nav a[href$='{next}']"))?;
    tab.wait_for(
        "the next page shows its statements",
        &format!("location.pathname.endsWith('{next}') && document.querySelector('main [data-fact^=\"signatory:\"]') !== null"),
    )?;
    // What failed on purpose may be told in the console.
    tab.take_errors().map(drop)
}

fn is_module(request: &Request) -> bool {
    request.path().ends_with(".wasm")
}

fn is_script(request: &Request) -> bool {
    request.path().ends_with(".js") && request.path().contains("/assets/")
}

fn change_page(reply: &mut Reply, change: impl Fn(&str) -> String) {
    if reply.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        reply.body = change(&String::from_utf8_lossy(&reply.body)).into_bytes();
    }
}

pub(crate) fn a_module_that_is_missing(tab: &Tab) -> Outcome {
    survives(tab, false, |request, reply| {
        if is_module(request) {
            *reply = Reply::text(404, "gone");
        }
    })
}

/// What a first visit needs is there, so the page is interactive; for what it lacks, links lead to the pages as sent.
pub(crate) fn a_rest_of_the_app_that_is_missing(tab: &Tab) -> Outcome {
    tab.inject(|request, reply| {
        if request.path().contains("/rest-") {
            *reply = Reply::text(404, "gone");
        }
    });
    tab.open(&dist::dossier()?)?;
    tab.wait_ready()?;
    is_alive(tab)?;
    tab.inject(|_, _| ());
    tab.visit(&dist::dossier()?)?;
    tab.click("nav a[href$='/network/']")?;
    tab.wait_for("the page is drawn here once the fault is gone", "document.querySelector('main .network') !== null")?;
    tab.take_errors().map(drop)
}

/// The page says that it can't search, and finds once the fault is gone.
pub(crate) fn a_finder_that_is_missing(tab: &Tab) -> Outcome {
    tab.inject(|request, reply| {
        if request.path().contains("/finder-") {
            *reply = Reply::text(404, "gone");
        }
    });
    tab.visit("/search/?q=agreement")?;
    tab.wait_for("the fault is told", "document.querySelector('[role=status] [data-tone=warn]') !== null")?;
    tab.inject(|_, _| ());
    send(tab, "input[name=q]", "agreement")?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    tab.take_errors().map(drop)
}

pub(crate) fn a_module_that_is_cut_off(tab: &Tab) -> Outcome {
    survives(tab, false, |request, reply| {
        if is_module(request) {
            reply.body.truncate(reply.body.len() / 2);
        }
    })
}

pub(crate) fn a_module_with_a_wrong_media_type(tab: &Tab) -> Outcome {
    survives(tab, true, |request, reply| {
        if is_module(request) {
            reply.set_header("Content-Type", "application/octet-stream");
        }
    })
}

pub(crate) fn a_style_sheet_that_is_missing(tab: &Tab) -> Outcome {
    survives(tab, false, |request, reply| {
        if request.path().ends_with(".css") {
            *reply = Reply::text(404, "gone");
        }
    })
}

pub(crate) fn a_script_that_is_missing(tab: &Tab) -> Outcome {
    survives(tab, false, |request, reply| {
        if is_script(request) {
            *reply = Reply::text(404, "gone");
        }
    })
}

pub(crate) fn a_script_with_a_wrong_media_type(tab: &Tab) -> Outcome {
    survives(tab, false, |request, reply| {
        if is_script(request) {
            reply.set_header("Content-Type", "text/plain");
        }
    })
}

pub(crate) fn a_script_that_was_tampered_with(tab: &Tab) -> Outcome {
    survives(tab, false, |request, reply| {
        if is_script(request) && reply.header("content-encoding").is_none() {
            reply.body.extend_from_slice(b"\n;globalThis.tampered = true;");
        }
    })?;
    ensure(tab.evaluate("globalThis.tampered === undefined")? == true, || "the changed script ran".into())
}

pub(crate) fn scripts_that_are_switched_off(tab: &Tab) -> Outcome {
    survives(tab, false, |_, reply| reply.set_header("Content-Security-Policy", "script-src 'none'"))
}

/// On paper a page that no script has touched is its statements and nothing to press. Chromium alone shows a page as on paper.
pub(crate) fn paper_where_scripts_are_switched_off(tab: &Tab) -> Outcome {
    if tab.engine != Engine::Chromium {
        return Ok(());
    }
    tab.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    tab.open(&format!("{}commitments/", dist::dossier()?))?;
    tab.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;
    tab.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
    let shown = |selector: &str| {
        tab.evaluate(&format!(
            "[...document.querySelectorAll(`{selector}`)].filter(one => one.checkVisibility()).length"
        ))
    };
    let (controls, statements) = (shown(".site-nav, .copy-link, form, button")?, shown("main [data-fact] .claim")?);
    tab.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))?;
    ensure(controls == 0, || format!("{controls} controls are printed"))?;
    ensure(statements.as_u64() > Some(5), || format!("{statements} statements are printed"))?;
    tab.take_errors().map(drop)
}

pub(crate) fn a_browser_without_web_assembly(tab: &Tab) -> Outcome {
    tab.run_first("delete globalThis.WebAssembly;");
    survives(tab, false, |_, _| ())
}

pub(crate) fn a_browser_that_refuses_storage(tab: &Tab) -> Outcome {
    tab.run_first(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) \
         Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });",
    );
    survives(tab, true, |_, _| ())
}

pub(crate) fn a_page_whose_comments_were_stripped(tab: &Tab) -> Outcome {
    survives(tab, true, |_, reply| {
        change_page(reply, |page| {
            let mut rest = page;
            let mut stripped = String::new();
            while let Some((before, after)) = rest.split_once("<!--") {
                stripped.push_str(before);
                rest = after.split_once("-->").map_or("", |(_, after)| after);
            }
            stripped + rest
        });
    })
}

pub(crate) fn a_page_that_a_translator_has_changed(tab: &Tab) -> Outcome {
    survives(tab, true, |_, reply| {
        change_page(reply, |page| page.replace("<p>", "<p><font><font>").replace("<li>", "<li><font>traduit </font>"));
    })
}

pub(crate) fn a_page_that_an_extension_has_changed(tab: &Tab) -> Outcome {
    survives(tab, true, |_, reply| {
        change_page(reply, |page| {
            let page = page.replace("<main", "<aside>an extension's own</aside><main");
            page.replace("<h1", "<span></span><h1").replace("</body>", "<div>another's</div></body>")
        });
    })
}

pub(crate) fn an_old_page_with_a_new_module(tab: &Tab) -> Outcome {
    survives(tab, true, |_, reply| {
        change_page(reply, |page| {
            let page = page.replace("<h2", "<p>Words of an older edition.</p><h2");
            page.replacen("data-build=\"", "data-build=\"old-", 1)
        });
    })
}

/// The page is there long before the module; and it becomes interactive in the end.
pub(crate) fn a_slow_network(tab: &Tab) -> Outcome {
    tab.inject(|request, reply| {
        if is_module(request) {
            reply.delay = Duration::from_millis(2500);
        }
    });
    tab.open(&format!("{}commitments/", dist::dossier()?))?;
    let early = "!document.documentElement.hasAttribute('data-ready') && document.querySelectorAll('main [data-fact]').length > 0";
    ensure(tab.evaluate(early)? == true, || "the statements were not there before the module".into())?;
    tab.wait_ready()?;
    is_alive(tab)
}
