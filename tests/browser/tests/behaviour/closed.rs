//! The site speaks to nobody else, and keeps to its own policy.

use browser::{Outcome, Tab, dist, ensure};

use crate::answers::send;

/// Fails if the page has asked for anything of another origin, by its own record of what was loaded.
fn keeps_to_itself(tab: &Tab, what: &str) -> Outcome {
    let elsewhere = tab.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name) \
         .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('data:') && !name.startsWith('blob:'))",
    )?;
    ensure(elsewhere.as_array().is_some_and(Vec::is_empty), || format!("{what} asks for {elsewhere}"))
}

/// No page asks anything of another origin, in any language: not when it is opened, nor when a reader searches, looks at a
/// preview, or gives it a text.
pub(crate) fn no_request_leaves_the_origin(tab: &Tab) -> Outcome {
    for page in dist::pages()? {
        tab.visit(&page)?;
        keeps_to_itself(tab, &page)?;
    }
    tab.visit(&dist::dossier()?)?;
    tab.press("j")?;
    tab.wait_for("the words are previewed", "document.querySelector('#preview mark') !== null")?;
    keeps_to_itself(tab, "a preview")?;
    tab.visit("/search/")?;
    send(tab, "input[name=q]", "the")?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    keeps_to_itself(tab, "a search")?;
    tab.visit("/open/")?;
    send(
        tab,
        "textarea[name=text]",
        "Norway and Portugal signed a memorandum of understanding on offshore wind on Monday.",
    )?;
    tab.wait_for("the text is read", "document.querySelector('[data-fact=\"party:norway\"]') !== null")?;
    keeps_to_itself(tab, "a text of the reader's own")
}

/// The policy stands in the page itself, and it holds: an inline script does not run, nor does text become markup.
pub(crate) fn the_policy_holds_without_any_header(tab: &Tab) -> Outcome {
    tab.inject(|_, reply| reply.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-security-policy")));
    tab.visit(&dist::dossier()?)?;
    tab.run(
        "const script = document.createElement('script'); \
         try { script.textContent = 'window.intruder = true'; document.head.append(script); } catch (error) {} \
         const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/'; document.head.append(image);",
    )?;
    ensure(tab.evaluate("window.intruder === undefined")? == true, || "an inline script ran".into())?;
    tab.wait_for_errors().map(drop)
}

/// The app draws the same text over the page that the server sent.
pub(crate) fn the_text_is_the_same_before_and_after_take_over(tab: &Tab) -> Outcome {
    // What only scripts can work is left out: it may appear once they do.
    const TEXT: &str = "(() => { const main = document.querySelector('main').cloneNode(true); \
        main.querySelectorAll('button, form, input, select, textarea, output, [role=status], [role=search]').forEach(one => one.remove()); \
        return main.textContent.replace(/\\s+/g, ' ').trim(); })()";
    for page in dist::pages()? {
        tab.inject(|_, reply| reply.set_header("Content-Security-Policy", "script-src 'none'"));
        tab.open(&page)?;
        let before = tab.string(TEXT)?;
        tab.take_errors()?;
        tab.inject(|_, _| ());
        tab.visit(&page)?;
        let after = tab.string(TEXT)?;
        let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
        let from = |text: &str| text.chars().skip(same.saturating_sub(40)).take(120).collect::<String>();
        ensure(before == after, || format!("{page} reads “{}” at first and then “{}”", from(&before), from(&after)))?;
    }
    Ok(())
}
