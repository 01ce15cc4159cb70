//! The search palette: opened by a key, answered as one types, left without a trace.

use browser::{Outcome, Tab, dist, ensure};

use crate::keyboard::ESCAPE;

const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";

const OPEN: &str = "document.querySelector('dialog[open] [role=combobox]') === document.activeElement";
const GONE: &str = "document.querySelector('dialog') === null";
const CHOSEN: &str = "document.querySelector('#found [aria-selected=true]')";

/// `/` opens it, hits come as one types with the words marked in their sentence, and Enter leads to the words, highlighted.
pub(crate) fn a_slash_opens_the_search_and_enter_leads_to_the_words_highlighted(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    let name = tab.string("document.querySelector('main [data-fact^=\"domain:\"] a').textContent.trim()")?;
    tab.press("/")?;
    tab.wait_for("the palette is open", OPEN)?;
    tab.press(&name.to_lowercase())?;
    tab.wait_for("hits show the words in their sentence", &format!("{CHOSEN}?.querySelector('.claim mark') != null"))?;
    tab.wait_for(
        "the field names the chosen hit",
        &format!("document.activeElement.getAttribute('aria-activedescendant') === {CHOSEN}.id"),
    )?;
    tab.press(DOWN)?;
    tab.wait_for("the second hit is chosen", &format!("{CHOSEN}?.previousElementSibling != null"))?;
    ensure(tab.evaluate(OPEN)? == true, || "the field has lost the focus".into())?;
    tab.press(ENTER)?;
    tab.wait_for("the source is there", &format!("location.pathname === '{dossier}source/'"))?;
    tab.wait_for("the words are highlighted", "document.querySelector('.sentence mark') !== null")?;
    tab.wait_for("the palette has gone", GONE)
}

/// Control and K opens it even where single keys rest; Escape gives the focus back.
pub(crate) fn control_k_opens_the_search_and_escape_gives_the_focus_back(tab: &Tab) -> Outcome {
    tab.visit("/verify/")?;
    tab.run("document.querySelector('textarea').focus()")?;
    tab.press_with_control('k')?;
    tab.wait_for("the palette is open", OPEN)?;
    tab.press("zzzqqqxxx")?;
    tab.wait_for("nothing is found, and it is said", "/\\S/.test(document.querySelector('dialog [role=status]').textContent) && document.querySelector('[role=option]') === null")?;
    tab.press(ESCAPE)?;
    if tab.evaluate(GONE)? != true {
        // Some engines empty a search field first.
        tab.press(ESCAPE)?;
    }
    tab.wait_for("the palette has gone", GONE)?;
    tab.wait_for("the focus is back", "document.activeElement === document.querySelector('textarea')")
}
