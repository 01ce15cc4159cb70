//! By keyboard: the keys that work everywhere, and that they keep out of the way.

use browser::{Outcome, Tab, dist, ensure};

/// The Escape key, as drivers write it.
pub(crate) const ESCAPE: &str = "\u{e00c}";

const SHEET: &str = "document.querySelector('dialog[open]') !== null";
const NO_SHEET: &str = "document.querySelector('dialog') === null";

/// `?` shows the keys in a dialog that takes the focus; Escape closes it and gives the focus back.
pub(crate) fn a_question_mark_shows_the_keys_and_escape_gives_the_focus_back(tab: &Tab) -> Outcome {
    tab.visit(&dist::dossier()?)?;
    tab.run("document.querySelector('main section h2 a').focus()")?;
    tab.press("?")?;
    tab.wait_for("the keys are shown", SHEET)?;
    tab.wait_for("the dialog has the focus", "document.querySelector('dialog').contains(document.activeElement)")?;
    ensure(tab.evaluate("document.querySelectorAll('dialog kbd').length >= 6")? == true, || "few keys".into())?;
    tab.press(ESCAPE)?;
    tab.wait_for("the dialog has gone", NO_SHEET)?;
    tab.wait_for("the focus is back", "document.activeElement === document.querySelector('main section h2 a')")
}

/// `j` and `k` step through the evidence, which is previewed; digits go to sections.
pub(crate) fn keys_step_through_the_evidence_and_go_to_sections(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    tab.visit(&dossier)?;
    let at = |place: usize| {
        format!("document.activeElement === document.querySelectorAll('main a[data-evidence]')[{place}]")
    };
    tab.press("jj")?;
    tab.wait_for("the second mark has the focus", &at(1))?;
    tab.wait_for("its sentence is previewed", "document.querySelector('#preview mark') !== null")?;
    tab.press("k")?;
    tab.wait_for("the first mark has the focus", &at(0))?;
    tab.press("5")?;
    tab.wait_for("the fifth section is there", &format!("location.pathname === '{dossier}commitments/'"))?;
    tab.press("9")?;
    tab.wait_for("the ninth section is there", &format!("location.pathname === '{dossier}source/'"))?;
    tab.press("j")?;
    tab.wait_for("a sentence has the focus", "document.activeElement.matches('.sentence')")
}

/// In a field they are letters, and they can be switched off for good.
pub(crate) fn single_keys_rest_in_fields_and_can_be_switched_off(tab: &Tab) -> Outcome {
    tab.visit("/search/")?;
    tab.run("document.querySelector('main input[name=q]').focus()")?;
    tab.press("?j5")?;
    tab.wait_for("the field holds them", "document.querySelector('main input[name=q]').value === '?j5'")?;
    ensure(tab.evaluate(NO_SHEET)? == true, || "a key typed in a field opened a dialog".into())?;
    tab.visit("/about/")?;
    tab.press("?")?;
    tab.wait_for("the keys are shown", SHEET)?;
    tab.click("input[data-keys]")?;
    tab.press(ESCAPE)?;
    tab.wait_for("the dialog has gone", NO_SHEET)?;
    tab.reload()?;
    tab.wait_ready()?;
    tab.press("?")?;
    std::thread::sleep(std::time::Duration::from_millis(200));
    ensure(tab.evaluate(NO_SHEET)? == true, || "keys that were switched off still work".into())
}
