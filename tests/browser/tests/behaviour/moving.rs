//! Moving about: links, history, focus, addresses of parts.

use browser::{Outcome, Tab, dist, ensure};

const HEADING: &str = "document.querySelector('h1')?.textContent";

/// A link changes page, title and heading without a new load, and moves the focus to the heading; the history goes back
/// and forward through them.
pub(crate) fn links_change_the_page_and_the_history_goes_back_and_forward(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    let first = (tab.string(HEADING)?, tab.string("document.title")?);
    tab.run("window.sameDocument = true")?;
    tab.click(&format!("nav a[href$='{dossier}domains/']"))?;
    tab.wait_for("the page has changed", &format!("location.pathname.endsWith('{dossier}domains/')"))?;
    let changed = |to: &str| format!("{HEADING} !== undefined && ({HEADING} === {}) === {to}", js(&first.0));
    tab.wait_for("the heading has changed", &changed("false"))?;
    tab.wait_for("the title has changed", &format!("document.title !== {}", js(&first.1)))?;
    tab.wait_for("the heading has the focus", "document.activeElement === document.querySelector('h1')")?;
    ensure(tab.evaluate("window.sameDocument === true")? == true, || "the link loaded a new document".into())?;
    tab.back()?;
    tab.wait_for("the first page is back", &format!("{} && document.title === {}", changed("true"), js(&first.1)))?;
    tab.forward()?;
    tab.wait_for("the second page is back", &changed("false"))
}

/// A deep page that is loaded again is the same page.
pub(crate) fn a_deep_page_survives_a_reload(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    let deep = dist::pages()?
        .into_iter()
        .find(|page| page.starts_with(&format!("{dossier}domains/")) && page.matches('/').count() > 3);
    let deep = deep.ok_or("no domain has a page")?;
    tab.visit(&deep)?;
    let (heading, text) = (tab.string(HEADING)?, tab.string("document.querySelector('main').textContent")?);
    tab.reload()?;
    tab.wait_ready()?;
    ensure(tab.string(HEADING)? == heading, || format!("{deep} has another heading after a reload"))?;
    let again = tab.string("document.querySelector('main').textContent")?;
    ensure(again == text, || format!("{deep} has another text after a reload: {again}"))
}

/// What is not there is answered with status 404 and a page that leads on.
pub(crate) fn an_unknown_path_shows_the_not_found_page_and_leads_on(tab: &Tab) -> Outcome {
    let path = format!("{}domains/no-such-domain/", dist::dossier()?);
    tab.open(&path)?;
    tab.wait_ready()?;
    let status = tab.take_requests().into_iter().find(|(target, _)| *target == path).map(|(_, status)| status);
    ensure(status == Some(404), || format!("{path} was answered with {status:?}"))?;
    let links = tab.evaluate("document.querySelectorAll(`main a[href^='/']`).length")?;
    ensure(links.as_u64() > Some(0), || "the not-found page leads nowhere".into())?;
    // The browser itself reports the status as an error; nothing else may.
    let errors = tab.take_errors()?;
    ensure(errors.iter().all(|error| error.contains("404")), || format!("{errors:?}"))?;
    tab.click("main a[href^='/']")?;
    tab.wait_for("another page is there", &format!("location.pathname !== '{path}'"))?;
    tab.wait_ready()
}

/// The control beside a heading gives the address of that part, and that address leads there.
pub(crate) fn a_heading_gives_the_address_of_its_part(tab: &Tab) -> Outcome {
    tab.visit(&dist::dossier()?)?;
    let last = "[...document.querySelectorAll('main section[id]')].at(-1)";
    let id = tab.string(&format!("{last}.id"))?;
    let address = tab.string(&format!("{last}.querySelector('h2 a, h2 ~ a, a.copy-link').href"))?;
    ensure(address.ends_with(&format!("#{id}")), || format!("the link of the part `{id}` leads to {address}"))?;
    tab.open_url("about:blank")?;
    tab.open_url(&address)?;
    tab.wait_ready()?;
    let in_view = format!(
        "(box => box.top < innerHeight && box.bottom > 0)(document.getElementById('{id}').getBoundingClientRect())"
    );
    tab.wait_for("the part is in view", &in_view)
}

/// A text as a JavaScript literal.
fn js(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A reader whose browser speaks another language of the interface sees the switch to it set apart, until they choose.
pub(crate) fn the_switch_to_the_reader_s_own_language_is_set_apart(tab: &Tab) -> Outcome {
    let is_apart = |language: &str| {
        format!(
            "getComputedStyle(document.querySelector('.tool[hreflang={language}]')).textDecorationLine === 'underline'"
        )
    };
    tab.run_first("Object.defineProperty(navigator, 'language', { value: 'ko-KR' });");
    let page = dist::dossier()?;
    tab.visit(&page)?;
    tab.wait_for("Korean is set apart", &is_apart("ko"))?;
    ensure(tab.url()?.ends_with(&page), || "the page was left".into())?;
    tab.click(".tool[hreflang=ko]")?;
    tab.wait_for("the page is Korean", "document.documentElement.lang === 'ko'")?;
    // The pointer would underline the switch that it rests on, whatever its language.
    tab.click("h1")?;
    ensure(tab.evaluate(&is_apart("en"))? == false, || "English is set apart too".into())?;
    tab.click(".tool[hreflang=en]")?;
    tab.wait_for("the page is English", "document.documentElement.lang === 'en'")?;
    tab.visit(&format!("{page}source/"))?;
    tab.click("h1")?;
    tab.wait_for(
        "English was chosen",
        &format!("document.documentElement.dataset.speaks === 'en' && !({})", is_apart("ko")),
    )
}
