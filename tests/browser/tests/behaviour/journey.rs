//! A reader's way through the site with nothing but keys.

use browser::{Outcome, Tab, dist, ensure};

use crate::keyboard::ESCAPE;

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const DOWN: &str = "\u{e015}";

/// More than what any page holds that takes the focus.
const MOST_STEPS: usize = 200;

/// Waits until what has the focus matches, and fails if it then is hidden or out of the window.
fn at(tab: &Tab, what: &str, selector: &str) -> Outcome {
    const FAULT: &str = "(() => { const one = document.activeElement, box = one.getBoundingClientRect(); \
        if (one.closest('[hidden], [inert], [aria-hidden=true]')) return 'hidden'; \
        const style = getComputedStyle(one); \
        if (style.visibility !== 'visible' || box.width < 2 || box.height < 2) return 'not to be seen'; \
        return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth ? '' : 'out of the window'; })()";
    let holds = format!("document.activeElement.matches(`{selector}`)");
    tab.wait_for(&format!("the focus is on {what}"), &holds).map_err(|error| {
        let there = tab.string("document.activeElement.outerHTML.slice(0, 160)").unwrap_or_default();
        format!("{error}; the focus is on {there}")
    })?;
    tab.wait_for(&format!("{what} is in the window"), &format!("{FAULT} === ''"))
        .map_err(|error| format!("{error}; it is {}", tab.string(FAULT).unwrap_or_default()))
}

/// Presses Tab until what has the focus matches.
fn tab_to(tab: &Tab, what: &str, selector: &str) -> Outcome {
    step_to(tab, what, selector, || tab.press(TAB))
}

/// The same backwards.
fn back_to(tab: &Tab, what: &str, selector: &str) -> Outcome {
    step_to(tab, what, selector, || tab.press_with_shift(TAB))
}

fn step_to(tab: &Tab, what: &str, selector: &str, step: impl Fn() -> Outcome) -> Outcome {
    for _ in 0..MOST_STEPS {
        step()?;
        if tab.evaluate(&format!("document.activeElement.matches(`{selector}`)"))? == true {
            return at(tab, what, selector);
        }
    }
    Err(format!("{MOST_STEPS} steps by Tab do not lead to {what}"))
}

/// Steps to a link, follows it, and waits until its page is there with the focus on its heading.
fn follow(tab: &Tab, what: &str, selector: &str, path: &str) -> Outcome {
    tab_to(tab, what, selector)?;
    tab.press(ENTER)?;
    tab.wait_for(&format!("{path} is there"), &format!("location.pathname === '{path}'"))?;
    at(tab, "its heading", "h1")
}

/// Waits until the page says something to whoever can't see it.
fn said(tab: &Tab, what: &str, selector: &str) -> Outcome {
    tab.wait_for(what, &format!("/\\S/.test(document.querySelector(`{selector}`)?.textContent ?? '')"))
}

/// From the skip link to the check of a quotation: at each step the focus is where it should be, and can be seen.
pub(crate) fn a_reader_finds_reads_filters_and_checks_by_keys_alone(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    // The skip link, and past the header.
    tab_to(tab, "the skip link", ".skip-link")?;
    tab.press(ENTER)?;
    tab.wait_for("the content is next", "location.hash === '#content' || document.activeElement.matches('main, h1')")?;
    // A mark: its preview, Escape, and the words in the source.
    tab.press("j")?;
    at(tab, "the first mark", "main a[data-evidence]")?;
    said(tab, "the words are previewed", "#preview mark")?;
    tab.wait_for("the mark is described", "document.activeElement.getAttribute('aria-describedby') === 'preview'")?;
    tab.press(ESCAPE)?;
    tab.wait_for("the preview has gone", "document.querySelector('#preview mark') === null")?;
    at(tab, "the mark still", "main a[data-evidence]")?;
    tab.press(ENTER)?;
    tab.wait_for("the source is there", &format!("location.pathname === '{dossier}source/'"))?;
    tab.wait_for("words are highlighted", "document.querySelector('.sentence mark') !== null")?;
    at(tab, "the sentence or the heading", ".sentence, h1, .sentence *")?;
    tab.back()?;
    tab.wait_for("the overview is back", &format!("location.pathname === '{dossier}'"))?;
    // The palette: an arrow chooses, Enter leads on, Escape gives the focus back.
    tab.press("/")?;
    at(tab, "the palette's field", "dialog[open] [role=combobox]")?;
    tab.press("the")?;
    tab.wait_for("hits come", "document.querySelectorAll('#found [role=option]').length > 1")?;
    said(tab, "their number is said", "dialog [role=status]")?;
    tab.press(DOWN)?;
    tab.wait_for(
        "the second is chosen",
        "document.querySelector('#found [aria-selected=true]')?.previousElementSibling != null",
    )?;
    at(tab, "the palette's field still", "dialog[open] [role=combobox]")?;
    tab.press(ENTER)?;
    tab.wait_for(
        "the hit's words are highlighted",
        "document.querySelector('.sentence mark') !== null && document.querySelector('dialog') === null",
    )?;
    tab.press("j")?;
    at(tab, "a sentence", ".sentence")?;
    tab.press("/")?;
    at(tab, "the palette's field again", "dialog[open] [role=combobox]")?;
    tab.press(ESCAPE)?;
    at(tab, "the sentence again", ".sentence")?;
    // The keys.
    tab.press("?")?;
    tab.wait_for("the keys are shown", "document.querySelector('dialog[open] kbd') !== null")?;
    at(tab, "something in the sheet", "dialog[open], dialog[open] *")?;
    tab_to(tab, "the button that closes", "dialog[open] button")?;
    tab.press(ENTER)?;
    at(tab, "the sentence after the sheet", ".sentence")?;
    // Sections, and the filters of the commitments.
    tab.press("3")?;
    tab.wait_for("the third section is there", &format!("location.pathname !== '{dossier}source/'"))?;
    at(tab, "its heading", "h1")?;
    tab.press("5")?;
    tab.wait_for("the commitments are there", &format!("location.pathname === '{dossier}commitments/'"))?;
    at(tab, "the commitments' heading", "h1")?;
    tab_to(tab, "a filter", "form.toolbar select")?;
    tab.press(DOWN)?;
    if tab.evaluate("location.search === ''")? == true {
        // Some engines show the choices first.
        tab.press(ENTER)?;
    }
    tab.wait_for("the address has the choice", "location.search.length > 1")?;
    at(tab, "the filter still", "form.toolbar select")?;
    said(tab, "how many are shown", "form.toolbar output")?;
    // The address of a part.
    tab_to(tab, "the link to a part", "main .copy-link")?;
    tab.press(ENTER)?;
    tab.wait_for("the address names the part", "location.hash.length > 1")?;
    // The check of a quotation, which the foot of every page leads to.
    follow(tab, "the link to the check", "footer a[href$='/verify/']", "/verify/")?;
    tab_to(tab, "the field of the quotation", "main textarea")?;
    tab.press("Nobody has ever written these words about anything here.")?;
    at(tab, "the field still", "main textarea")?;
    tab_to(tab, "the button that checks", "main form button")?;
    tab.press(ENTER)?;
    said(tab, "the verdict is said", "main [role=status] [data-verdict=absent]")?;
    at(tab, "the button still", "main form button")?;
    // Back to the overview by its section's key, and the other language.
    tab.press("1")?;
    tab.wait_for("the overview is there again", &format!("location.pathname === '{dossier}'"))?;
    at(tab, "the overview's heading", "h1")?;
    back_to(tab, "the other language", "a[hreflang=ko], a[lang=ko]")?;
    tab.press(ENTER)?;
    tab.wait_for("the page is in the other language", "document.documentElement.lang === 'ko'")?;
    tab.wait_ready()?;
    ensure(tab.string("location.pathname")? == format!("/ko{dossier}"), || "the language leads elsewhere".into())
}
