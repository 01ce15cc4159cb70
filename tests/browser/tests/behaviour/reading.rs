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

/// Every element of the app with its place and size.
const BOXES: &str = "[...document.querySelectorAll('#app *')].map(one => { const box = one.getBoundingClientRect(); \
    return `${one.nodeName} ${[box.x, box.y, box.width, box.height].map(Math.round)}`; })";

/// The style that stands in a page lays it out just as the whole of it does, which comes later: nothing moves then.
pub(crate) fn a_page_s_own_style_lays_it_out_as_the_whole_does(tab: &Tab) -> Outcome {
    tab.inject(|request, reply| {
        // Only styles are compared: no app, and no letters of the site's own.
        if [".js", ".wasm", ".woff2"].iter().any(|ending| request.path().ends_with(ending)) {
            *reply = Reply::text(404, "gone");
        }
    });
    for page in dist::pages()? {
        tab.open(&page)?;
        // As the start script would, from where the page names it for whoever has none.
        tab.run(
            "const [, href, integrity] = document.querySelector('noscript').textContent.match(/href=\"([^\"]*)\" integrity=\"([^\"]*)\"/);
             const whole = { rel: 'stylesheet', media: 'print', crossOrigin: '', integrity, href };
             document.head.append(Object.assign(document.createElement('link'), whole)); return true;",
        )?;
        tab.wait_for("the whole style is there", "document.querySelector('head > link[media=print]')?.sheet !== null")?;
        // Letters of the system alone: which of them stand in while others are asked for is the engine's own affair.
        for (name, font) in [("--serif", "serif"), ("--sans", "sans-serif")] {
            tab.evaluate(&format!("document.documentElement.style.setProperty('{name}', '{font}') === undefined"))?;
        }
        tab.run(&format!("window.own = {BOXES}; return true;"))?;
        tab.run("document.querySelector('head > link[media=print]').media = 'all'; return true;")?;
        let moved = tab.string(&format!(
            "{BOXES}.map((box, at) => box === own[at] ? '' : `${{own[at]}} to ${{box}}; `).join('')"
        ))?;
        ensure(moved.is_empty(), || format!("{page}: the whole style moves {moved}"))?;
    }
    // What was not there may be told in the console.
    tab.take_errors().map(drop)
}

/// Each run of Hangul in a page as its own element draws it, beside the same in the site's Hangul alone, and beside a
/// character that no font has. Gives what is wrong.
const HANGUL: &str = r#"
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [96, 96];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const blank = canvas.toDataURL();
    const drawn = (font, text) => {
        context.clearRect(0, 0, 96, 96);
        context.font = font;
        context.fillText(text, 8, 72);
        return canvas.toDataURL();
    };
    const problems = new Set(), seen = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; text = walker.nextNode();) {
        const syllables = text.data.match(/[\uac00-\ud7a3]/g) ?? [];
        const { fontFamily, fontWeight } = getComputedStyle(text.parentElement);
        for (const syllable of syllables) {
            const key = `${syllable} ${fontWeight} ${fontFamily}`;
            if (seen.has(key)) continue;
            const shape = drawn(`${fontWeight} 64px ${fontFamily}`, syllable);
            if (shape !== drawn(`${fontWeight} 64px "Accord Hangul"`, syllable)) problems.add(`${key}: another font draws it`);
            if (shape === drawn(`${fontWeight} 64px ${fontFamily}`, '\u{fffff}')) problems.add(`${key}: an empty box`);
            if (shape === blank) problems.add(`${key}: nothing is drawn`);
            for (const [other, its] of seen) {
                if (its === shape && other[0] !== syllable) problems.add(`${key}: looks like ${other}`);
            }
            seen.set(key, shape);
        }
    }
    return `${seen.size} ${[...problems].join('; ')}`;"#;

/// Hangul is drawn by letters that have it, on English pages too, whatever stands before them in the list of fonts.
pub(crate) fn hangul_is_drawn_and_not_an_empty_box(tab: &Tab) -> Outcome {
    let dossier = dist::dossier()?;
    for (page, least) in [("/".to_owned(), 3), (format!("/ko{dossier}"), 60), (format!("{dossier}signatories/"), 6)] {
        tab.visit(&page)?;
        tab.wait_for("the letters are there", "document.fonts.status === 'loaded'")?;
        let answer = tab.run(HANGUL)?;
        let answer = answer.as_str().unwrap_or_default();
        let (seen, problems) = answer.split_once(' ').unwrap_or_default();
        ensure(problems.is_empty(), || format!("{page}: {problems}"))?;
        ensure(seen.parse::<u32>().is_ok_and(|seen| seen >= least), || format!("{page} has {seen} syllables in all"))?;
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
