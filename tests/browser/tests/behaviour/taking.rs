//! What a reader takes away: marked words with their citation, and a page on paper.

use browser::{Outcome, Tab, dist, ensure};

/// Marks the words of a sentence of the source page, from one character to another, as a reader does.
pub(crate) fn mark(tab: &Tab, sentence: &str, from: usize, to: usize) -> Outcome {
    tab.run(&format!(
        "const text = document.createTreeWalker(document.getElementById('{sentence}'), NodeFilter.SHOW_TEXT).nextNode();
         getSelection().setBaseAndExtent(text, {from}, text, {to});
         document.getElementById('{sentence}').dispatchEvent(new PointerEvent('pointerup', {{ bubbles: true }}));"
    ))?;
    Ok(())
}

/// Words that are marked in the source can be copied with their citation, as a link to exactly them, and for reference
/// managers; the link leads to exactly them.
pub(crate) fn marked_words_are_copied_with_their_citation_or_as_a_link(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}source/", dist::dossier()?))?;
    mark(tab, "s2", 4, 24)?;
    tab.wait_for("there is something to do with them", "document.querySelector('.marked-bar') !== null")?;
    let words = tab.string("getSelection().toString()")?;
    let copies = tab.evaluate("[...document.querySelectorAll('.marked-bar [data-copy]')].map(b => b.dataset.copy)")?;
    let copies: Vec<&str> = copies.as_array().into_iter().flatten().filter_map(|copy| copy.as_str()).collect();
    let [citation, link, bibtex, ris, csl] = copies.as_slice() else { return Err(format!("{copies:?}")) };
    for copy in [citation, bibtex, ris, csl] {
        ensure(copy.contains(&words) && copy.contains(link), || format!("“{words}” and {link} are not in {copy}"))?;
    }
    ensure(bibtex.starts_with("@misc{") && ris.starts_with("TY  - "), || format!("{bibtex} {ris}"))?;
    serde_json::from_str::<serde_json::Value>(csl).map_err(|error| format!("{csl}: {error}"))?;
    tab.open_url("about:blank")?;
    tab.open_url(link)?;
    tab.wait_ready()?;
    let marked = "[...document.querySelectorAll('.sentence mark')].map(mark => mark.textContent).join('')";
    tab.wait_for("the link leads to the words", &format!("{marked} === {}", serde_json::Value::from(words)))
}

/// Lets what is copied land in the page's own `taken`, or refuses it.
pub(crate) fn take_copies(tab: &Tab, refuses: bool) -> Outcome {
    let answer =
        if refuses { "Promise.reject(new DOMException('no'))" } else { "(window.taken = text, Promise.resolve())" };
    let clipboard = format!("{{ writeText: (text) => {answer} }}");
    tab.run(&format!("Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard}, configurable: true }})"))?;
    Ok(())
}

/// What is copied is said to be so once it is, visibly and without moving anything.
pub(crate) fn what_is_copied_is_said_to_be_so(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}source/", dist::dossier()?))?;
    take_copies(tab, false)?;
    let height = tab.evaluate("document.documentElement.scrollHeight")?;
    tab.click("#take-away [data-copy]")?;
    tab.wait_for("it is said", "getComputedStyle(document.querySelector('.toast')).visibility === 'visible'")?;
    let said = tab.string("document.querySelector('.toast').textContent")?;
    let told = tab.string("document.querySelector('#app > [role=status]').textContent")?;
    ensure(told == said && !said.is_empty(), || format!("{told} is told, {said} shown"))?;
    ensure(tab.evaluate("taken === document.querySelector('#take-away [data-copy]').dataset.copy")? == true, || {
        "another text was copied".into()
    })?;
    let after = tab.evaluate("document.documentElement.scrollHeight")?;
    ensure(after == height, || format!("the page was {height} high and is {after} now"))?;
    tab.wait_for("it goes by itself", "getComputedStyle(document.querySelector('.toast')).visibility === 'hidden'")
}

/// Where the browser refuses the clipboard, the text is shown, selected, and nothing says that it was copied.
pub(crate) fn what_cannot_be_copied_is_shown_selected(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}source/", dist::dossier()?))?;
    for there in [true, false] {
        if there {
            take_copies(tab, true)?;
        } else {
            // A page without a secure origin has none.
            tab.run("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")?;
        }
        let text = tab.string("document.querySelector('#take-away [data-copy]').dataset.copy")?;
        tab.click("#take-away [data-copy]")?;
        tab.wait_for(
            "the text is selected",
            &format!("getSelection().toString().trim() === {}", serde_json::Value::from(text.trim())),
        )?;
        ensure(tab.evaluate("document.querySelector('.toast') === null")? == true, || "it says that it copied".into())?;
        tab.run("document.querySelector('dialog.sheet').close()")?;
        tab.wait_for("it is closed", "document.querySelector('dialog.sheet') === null")?;
    }
    Ok(())
}

/// A link that was made for another version of the text says so.
pub(crate) fn a_link_made_for_another_version_of_the_text_says_so(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}source/?e=s2&v=00000000#s2", dist::dossier()?))?;
    tab.wait_for("the page says so", "document.querySelector('.notice[data-tone=warn]') !== null")
}

/// Whoever points at a statement in the ledger sees its words lit in the text.
pub(crate) fn the_ledger_lights_the_words_of_a_statement(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}source/", dist::dossier()?))?;
    tab.run("document.querySelector('[data-rests=\"agreement:name\"]').focus()")?;
    let name = "document.querySelector('[data-rests=\"agreement:name\"]').textContent";
    tab.wait_for("its words are lit", &format!("document.querySelector('.sentence mark')?.textContent === {name}"))?;
    tab.run("document.querySelector('h1').focus()")?;
    tab.wait_for("nothing is lit", "document.querySelector('.sentence mark') === null")
}

/// Printing adds each sentence that the page refers to, with its words marked and its address, and takes them away again.
pub(crate) fn a_printed_page_ends_with_the_sentences_that_it_refers_to(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}commitments/", dist::dossier()?))?;
    tab.run("window.dispatchEvent(new Event('beforeprint'))")?;
    tab.wait_for("there are notes", "document.querySelector('.notes li mark') !== null")?;
    let missing = tab.evaluate(
        "[...document.querySelectorAll('main a[data-evidence]')].map(link => link.dataset.evidence.match(/^s(\\d+)/)[1])
             .filter(number => !document.querySelector(`.notes li[value=\"${number}\"]`))",
    )?;
    ensure(missing.as_array().is_some_and(Vec::is_empty), || format!("no notes on the sentences {missing}"))?;
    let address = tab.string("document.querySelector('.notes .address').textContent")?;
    ensure(address.starts_with(&tab.origin()) && address.contains("/source/#s"), || address.clone())?;
    tab.run("window.dispatchEvent(new Event('afterprint'))")?;
    tab.wait_for("the notes have gone", "document.querySelector('.notes') === null")
}
