//! The site without a server: from disk as one file, and from what the browser has kept.

use browser::{Outcome, Tab, dist, ensure};
use host::{Behaviour, Host, Server};

use crate::answers::send;

const HEADING: &str = "document.querySelector('h1').textContent";

/// The one-file edition opens from disk, and its links lead to every kind of page.
pub(crate) fn the_one_file_edition_opens_from_disk(tab: &Tab) -> Outcome {
    let file = dist::folder().join("accord.html");
    tab.open_url(&format!("file://{}", file.display()))?;
    tab.wait_ready()?;
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

/// After a visit the site opens without a network, also at pages that were never visited.
pub(crate) fn pages_open_without_a_network_after_a_visit(tab: &Tab) -> Outcome {
    let host = Host::new(dist::folder(), Behaviour { serves_precompressed: false, ..Behaviour::LOCAL });
    let server = Server::start(host, 0).map_err(|error| error.to_string())?;
    let origin = server.origin();
    let dossier = dist::dossier()?;
    tab.open_url(&format!("{origin}{dossier}"))?;
    tab.wait_ready()?;
    tab.run("navigator.serviceWorker.ready.then(() => { document.documentElement.dataset.kept = ''; })")?;
    tab.wait_for(
        "the site is kept",
        "'kept' in document.documentElement.dataset && navigator.serviceWorker.controller !== null",
    )?;
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
