//! Pages are there, by their own addresses.

use browser::{Outcome, Tab, dist, ensure};
use host::Reply;

/// Every page opens by its own URL, becomes interactive, and has one main heading and a title.
pub(crate) fn every_page_opens_by_its_own_url(tab: &Tab) -> Outcome {
    for page in dist::pages()? {
        tab.visit(&page)?;
        let headings = tab.evaluate("document.querySelectorAll('h1').length")?;
        ensure(headings == 1, || format!("{page} has {headings} main headings"))?;
        ensure(!tab.string("document.title")?.is_empty(), || format!("{page} has no title"))?;
    }
    Ok(())
}

/// The harness itself notices what goes wrong in a page: a test that saw nothing would prove nothing.
pub(crate) fn errors_in_the_console_are_noticed(tab: &Tab) -> Outcome {
    const WRONG: [&str; 3] =
        ["console.error('written')", "noSuchFunction()", "Promise.reject(new Error('left alone'))"];
    for wrong in WRONG {
        tab.inject(move |request, reply| {
            let script = request.path() == "/wrong.js";
            *reply = Reply::text(
                200,
                if script { wrong } else { "<!doctype html><head><title>t</title><script src='/wrong.js'></script>" },
            );
            reply.set_header("Content-Type", if script { "text/javascript" } else { "text/html" });
        });
        tab.open("/wrong.html")?;
        tab.wait_for_errors().map_err(|error| format!("{wrong}: {error}"))?;
    }
    Ok(())
}
