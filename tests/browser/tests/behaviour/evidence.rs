//! From a statement to the words that back it.

use browser::{Outcome, Tab, dist, ensure};
use serde_json::Value;

/// What is highlighted, with whether it is in view: by the Custom Highlight API, or by marks.
const HIGHLIGHTS: &str = "
    const seen = [];
    const add = (text, box) => seen.push({ text, inView: box.bottom > 0 && box.top < innerHeight && box.height > 0 });
    for (const highlight of globalThis.CSS?.highlights?.values() ?? [])
        for (const range of highlight) add(range.toString(), range.getBoundingClientRect());
    for (const mark of document.querySelectorAll('main mark')) add(mark.textContent, mark.getBoundingClientRect());
    return seen;";

/// The statements of a signatory, a domain and a commitment lead to the words, highlighted and in view.
pub(crate) fn evidence_links_lead_to_the_words_highlighted_and_in_view(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    for (page, fact) in [("signatories/", "signatory"), ("domains/", "domain"), ("commitments/", "commitment")] {
        let page = format!("{dossier}{page}");
        tab.visit(&page)?;
        let link = format!("[data-fact^='{fact}:'] a[data-evidence]");
        let mark = tab.string(&format!("document.querySelector(`{link}`).dataset.evidence"))?;
        tab.click(&link)?;
        tab.wait_for("the source page is there", &format!("location.pathname.endsWith('{dossier}source/')"))?;
        tab.wait_ready()?;
        words_are_shown(tab, &mark).map_err(|error| format!("from {page}, {link}: {error}"))?;
    }
    Ok(())
}

/// A link to some words, opened by itself or again, shows them highlighted.
pub(crate) fn a_shared_link_to_words_opens_highlighted_and_stays_so_on_reload(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    tab.visit(&format!("{dossier}commitments/"))?;
    let last = "[...document.querySelectorAll('main a[data-evidence]')].at(-1)";
    let mark = tab.string(&format!("{last}.dataset.evidence"))?;
    let address = tab.string(&format!("{last}.href"))?;
    tab.open_url("about:blank")?;
    tab.open_url(&address)?;
    tab.wait_ready()?;
    words_are_shown(tab, &mark)?;
    tab.reload()?;
    tab.wait_ready()?;
    words_are_shown(tab, &mark)
}

/// Waits until exactly the words of a mark such as `s4:812-901` are highlighted and in view.
fn words_are_shown(tab: &Tab, mark: &str) -> Outcome {
    let range = mark.split_once(':').and_then(|(_, range)| range.split_once('-'));
    let (start, end) = range.ok_or_else(|| format!("{mark} is no mark of evidence"))?;
    let text = dist::read(&format!("{}source.txt", dist::dossier()?))?;
    let number = |word: &str| word.parse::<usize>().map_err(|error| format!("{mark}: {error}"));
    let words = text.get(number(start)?..number(end)?).ok_or_else(|| format!("{mark} is not in the text"))?;
    let mut seen = Value::Null;
    for _ in 0..100 {
        seen = tab.run(HIGHLIGHTS)?;
        let shown = seen.as_array().is_some_and(|all| {
            let in_view = all.iter().any(|one| one["inView"] == true);
            let all: String = all.iter().filter_map(|one| one["text"].as_str()).collect();
            in_view && squeeze(&all) == squeeze(words)
        });
        if shown {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    ensure(false, || format!("{mark}, “{words}”, is not highlighted in view, but {seen} is"))
}

/// The text without white space: a page may break lines where the source does not.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}
