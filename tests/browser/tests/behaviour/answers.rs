//! Pages that answer a reader: search, the check of a quotation, a text of the reader's own.

use browser::{Outcome, Tab, dist, ensure};

use crate::taking::{mark, take_copies};

/// Fills a field and sends its form as a reader does.
pub(crate) fn send(tab: &Tab, field: &str, text: &str) -> Outcome {
    let text = serde_json::to_string(text).map_err(|error| error.to_string())?;
    tab.run(&format!(
        "const field = document.querySelector(`{field}`); field.focus(); field.value = {text};
         field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); field.form.requestSubmit();"
    ))?;
    Ok(())
}

/// The search finds a name of which a letter is wrong, and a hit leads to the words, highlighted.
pub(crate) fn a_search_leads_to_the_words_highlighted(tab: &Tab) -> Outcome {
    tab.visit(&format!("{}domains/", dist::dossier()?))?;
    let name = tab.string("document.querySelector('main [data-fact^=\"domain:\"] a').textContent.trim()")?;
    let misspelt: String =
        name.chars().enumerate().filter(|(place, _)| *place != 3).map(|(_, letter)| letter).collect();
    tab.visit("/search/")?;
    send(tab, "input[name=q]", &misspelt)?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    tab.wait_for("the search is in the address", "new URLSearchParams(location.search).get('q') !== null")?;
    tab.click("[data-hit] a")?;
    tab.wait_for("the source is there", "location.pathname.endsWith('/source/')")?;
    tab.wait_for("words are highlighted", "document.querySelector('mark') !== null")
}

/// The verdict tells a quotation that is in the text from one that is nearly there and one that is not.
pub(crate) fn a_quotation_is_exact_near_or_absent(tab: &Tab) -> Outcome {
    let text = dist::folder().join(dist::dossier()?.trim_matches('/')).join("source.txt");
    let text = std::fs::read_to_string(&text).map_err(|error| format!("{}: {error}", text.display()))?;
    let words: Vec<&str> = text.split_whitespace().skip(6).take(12).collect();
    let exact = words.join(" ");
    let near = [&words[..5], &["unheard-of"], &words[6..]].concat().join(" ");
    for (quotation, verdict) in [
        (exact.as_str(), "exact"),
        (&near, "near"),
        ("Nobody has ever written these words about anything here.", "absent"),
    ] {
        tab.visit("/verify/")?;
        send(tab, "textarea[name=quote]", quotation)?;
        tab.wait_for(
            &format!("“{quotation}” is {verdict}"),
            &format!("document.querySelector('[data-verdict=\"{verdict}\"]') !== null"),
        )?;
    }
    Ok(())
}

/// A text that the site has never seen gets statements with evidence; the link to share opens them again.
pub(crate) fn a_text_of_the_reader_s_own_gets_the_same_pages_and_a_link_that_carries_it(tab: &Tab) -> Outcome {
    read(tab)?;
    let link = tab.string("document.querySelector('#own-text a[href*=\"#text=\"]').href")?;
    let sent = tab.take_requests();
    ensure(sent.iter().all(|(path, _)| !path.contains("Norway") && !path.contains("text=")), || format!("{sent:?}"))?;
    tab.visit("/about/")?;
    tab.open_url(&link)?;
    tab.wait_for("the link opens the same text", PARTY)
}

const TEXT: &str = "OSLO, May 6, 2024 -- Norway and Portugal signed a memorandum of understanding on offshore wind on Monday.\n\n\
    The two countries will share weather data and agreed to train engineers together, officials said.";

const PARTY: &str = "document.querySelector('[data-fact=\"party:norway\"] a[data-evidence]') !== null";

/// Has the site read a text of one's own.
fn read(tab: &Tab) -> Outcome {
    tab.visit("/open/")?;
    send(tab, "textarea[name=text]", TEXT)?;
    tab.wait_for("the party is found, with evidence", PARTY)
}

/// Each page of a text of the reader's own is titled and announced by what it shows. Nothing is published of such a text, so
/// no file is offered.
pub(crate) fn pages_of_an_own_text_have_titles_of_their_own_and_offer_no_file(tab: &Tab) -> Outcome {
    tab.visit("/open/")?;
    let form = tab.string("document.title")?;
    read(tab)?;
    let mut titles = vec![form];
    for section in ["domains", "source"] {
        tab.click(&format!(".site-nav a[href*='/{section}/']"))?;
        tab.wait_for("the section is there", &format!("document.querySelector('main').dataset.page === '{section}'"))?;
        tab.wait_for(
            "its title is announced",
            "document.querySelector('#app > [role=status]').textContent === document.title",
        )?;
        let title = tab.string("document.title")?;
        let heading = tab.string("document.querySelector('h1').textContent")?;
        ensure(title.starts_with(&heading) && !titles.contains(&title), || format!("{title} after {titles:?}"))?;
        titles.push(title);
    }
    let files = tab.evaluate("document.querySelectorAll('#take-away [data-file]').length")?;
    let copies = tab.evaluate("document.querySelectorAll('#take-away [data-copy]').length")?;
    ensure(files == 0 && copies == 1, || format!("{files} files and {copies} citations"))
}

/// Links to parts and to words of a text of the reader's own open them for somebody who has not the text; an address without
/// it says so.
pub(crate) fn links_copied_from_pages_of_an_own_text_carry_it(tab: &Tab) -> Outcome {
    read(tab)?;
    tab.click(".site-nav a[href*='/source/']")?;
    tab.wait_for("the source is there", "document.getElementById('s2') !== null")?;
    let bare = tab.string("location.href")?;
    take_copies(tab, false)?;
    tab.click("#take-away .copy-link")?;
    tab.wait_for("a link is copied", "typeof taken === 'string'")?;
    let part = tab.string("taken")?;
    mark(tab, "s2", 4, 17)?;
    tab.wait_for("there is something to do with them", "document.querySelector('.marked-bar') !== null")?;
    let words = tab.string("getSelection().toString()")?;
    let copies = "[...document.querySelectorAll('.marked-bar :is([data-copy], [data-share])')]";
    let link = tab.string("document.querySelector('.marked-bar [data-share]').dataset.share")?;
    let all = format!(
        "{copies}.every(one => (one.dataset.copy ?? one.dataset.share).includes({}))",
        serde_json::Value::from(link.as_str())
    );
    ensure(tab.evaluate(&all)? == true, || format!("not everything to copy has the link {link}"))?;
    for (link, there) in [
        (&part, "document.querySelector('#take-away')?.getBoundingClientRect().top < innerHeight".to_owned()),
        (
            &link,
            format!("document.querySelector('.sentence mark')?.textContent === {}", serde_json::Value::from(words)),
        ),
    ] {
        tab.open_url("about:blank")?;
        tab.open_url(link)?;
        tab.wait_ready()?;
        tab.wait_for(&format!("{link} leads there"), &there)?;
    }
    tab.open_url("about:blank")?;
    tab.open_url(&bare)?;
    tab.wait_ready()?;
    tab.wait_for(
        "the page says that the text is not there",
        "document.querySelector('.notice[data-tone=warn]') !== null",
    )
}

/// Whoever has no text at hand reads the example with one press; its pages say that it is one, and its text is in the field.
pub(crate) fn one_press_reads_an_example_that_is_called_one(tab: &Tab) -> Outcome {
    tab.visit("/open/")?;
    tab.click("form[data-reads=x] button")?;
    tab.wait_for(
        "a signatory is found",
        "document.querySelector('[data-fact^=\"signatory:\"] a[data-evidence]') !== null",
    )?;
    let notice = tab.string("document.querySelector('main > .notice').textContent")?;
    ensure(notice.starts_with("An example"), || format!("the page says “{notice}”"))?;
    let text = tab.string("document.querySelector('textarea[name=text]').value")?;
    ensure(text.split_whitespace().count() > 50, || format!("the field holds “{text}”"))?;
    send(tab, "textarea[name=text]", "Nothing was agreed.")?;
    tab.wait_for(
        "another text is none",
        "!document.querySelector('main > .notice').textContent.startsWith('An example')",
    )?;
    tab.wait_for(
        "no agreement is found in it",
        "document.querySelector('main .lede').textContent.startsWith('The rules find no')",
    )
}
