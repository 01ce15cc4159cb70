//! The site without a server: from disk as one file, and from what the browser has kept.

use browser::{Outcome, Tab, dist, ensure};
use host::{Behaviour, Host, Server};

use crate::answers::send;

const HEADING: &str = "document.querySelector('h1').textContent";

/// The one-file edition opens from disk, and its links lead to every kind of page.
pub(crate) fn the_one_file_edition_opens_from_disk(tab: &Tab) -> Outcome {
    open_file(tab, "")?;
    let first = tab.string(HEADING)?;
    tab.click("nav a[href$='/commitments/']")?;
    tab.wait_for("another page is there", &format!("{HEADING} !== {}", serde_json::Value::from(first.as_str())))?;
    tab.click("main a[data-evidence]")?;
    tab.wait_for("the words are marked", "document.querySelector('main mark') !== null")?;
    tab.back()?;
    tab.wait_for("the page before is back", "document.querySelector('main [data-fact^=\"commitment:\"]') !== null")?;
    tab.click("a[data-finds]")?;
    tab.wait_for("the search is there", "document.querySelector('input[name=q]') !== null")?;
    send(tab, "input[name=q]", &first)?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    let elsewhere = tab.evaluate("performance.getEntriesByType('resource').length")?;
    ensure(elsewhere == 0, || format!("the file asks for {elsewhere} others"))
}

/// Opens a page of the one-file edition, as somebody does who got its address: in a window that holds nothing yet.
fn open_file(tab: &Tab, page: &str) -> Outcome {
    let file = dist::folder().join("accord.html");
    tab.open_url("about:blank")?;
    let page = if page.is_empty() { String::new() } else { format!("#{page}") };
    tab.open_url(&format!("file://{}{page}", file.display()))?;
    tab.wait_ready()
}

/// Every page of the site is in the file, at the same path behind a `#`: the same heading over as many statements.
pub(crate) fn the_one_file_edition_holds_every_page(tab: &Tab) -> Outcome {
    open_file(tab, "")?;
    for page in dist::pages()? {
        let published = dist::read(&format!("{page}index.html"))?;
        let main = published.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
        let heading = main.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap_or_default();
        let heading: String =
            heading.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        let facts = main.matches("data-fact=\"").count();
        tab.run(&format!("location.hash = '{page}';"))?;
        let there = format!(
            "document.querySelector('h1').textContent.trim() === {} && document.querySelectorAll('main [data-fact]').length === {facts}",
            serde_json::Value::from(heading.replace("&amp;", "&").trim())
        );
        tab.wait_for(&format!("{page} shows “{heading}” and {facts} statements"), &there)?;
        for link in ["href", "src"] {
            let local = tab.evaluate(&format!(
                "[...document.querySelectorAll('body [{link}]')].map(one => one.getAttribute('{link}')) \
                 .filter(to => !/^(#|data:|https?:|mailto:)/.test(to))"
            ))?;
            ensure(local.as_array().is_some_and(Vec::is_empty), || format!("{page} leads out of the file: {local}"))?;
        }
    }
    Ok(())
}

/// A link to some words opens the file at them, highlighted; search and the check of a quotation work from disk.
pub(crate) fn the_one_file_edition_opens_at_words_searches_and_checks(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    open_file(tab, &format!("{dossier}commitments/"))?;
    let evidence = "[...document.querySelectorAll('main a[data-evidence]')].at(-1)";
    let address = tab.string(&format!("{evidence}.getAttribute('href')"))?;
    open_file(tab, address.trim_start_matches('#'))?;
    tab.wait_for(
        "the words are marked and in view",
        "(mark => { const box = mark?.getBoundingClientRect(); \
        return !!box && box.bottom > 0 && box.top < innerHeight; })(document.querySelector('main mark'))",
    )?;
    let words = tab.string("[...document.querySelectorAll('main mark')].map(one => one.textContent).join('')")?;
    open_file(tab, "/search/")?;
    let first = words.split_whitespace().max_by_key(|word| word.len()).unwrap_or_default().to_owned();
    send(tab, "input[name=q]", &first)?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    open_file(tab, "/verify/")?;
    send(tab, "textarea[name=quote]", &words)?;
    tab.wait_for("the words are found", "document.querySelector('[data-verdict=\"exact\"]') !== null")
}

/// After a visit the site opens without a network, also at pages that were never visited.
pub(crate) fn pages_open_without_a_network_after_a_visit(tab: &Tab) -> Outcome {
    let host = Host::new(dist::folder(), Behaviour { serves_precompressed: false, ..Behaviour::LOCAL });
    let server = Server::start(host, 0).map_err(|error| error.to_string())?;
    let origin = server.origin();
    let dossier = dist::dossier()?;
    tab.open_url(&format!("{origin}{dossier}"))?;
    tab.wait_ready()?;
    tab.wait_kept()?;
    drop(server);
    tab.open_url(&format!("{origin}{dossier}commitments/"))?;
    tab.wait_ready()?;
    let statements = tab.evaluate("document.querySelectorAll('main [data-fact^=\"commitment:\"]').length")?;
    ensure(statements.as_u64() > Some(0), || "the page shows no statement".into())?;
    let words = tab.string("document.querySelector('main [data-fact^=\"commitment:\"] .claim span').textContent")?;
    tab.open_url(&format!("{origin}/search/"))?;
    tab.wait_ready()?;
    send(tab, "input[name=q]", &words)?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    // That the server is gone may be told in the console.
    tab.take_errors().map(drop)
}
