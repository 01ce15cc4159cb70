//! Measures what a reader waits for within the site: hits for a key, and another page for a link: `speed`.
//!
//! In Chromium, with the processor as it is and slowed four times. A library of ten thousand sentences is made from the
//! parser's corpus, with words changed so that its vocabulary grows with it. It is put into the one-file edition, whose
//! finder works within the page: Chromium slows a page but not a page's workers. The medians go to `docs/benchmarks.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use browser::{Engine, Outcome, Tab, dist, document, ensure};
use dossier::Dossier;
use serde_json::json;

const NOTE: &str = include_str!("speed.js");

/// Hands the finder within the page another library than the page's own.
const SWAP: &str = "
    let start;
    Object.defineProperty(globalThis, 'accordFinder', { set: given => { start = given; }, get: () => start && (() => {
        const worker = start();
        const post = worker.postMessage;
        const swapped = async data => typeof data === 'string' ? data : new Uint8Array(await (await fetch('/library.bin')).arrayBuffer());
        // The page knows nothing of those dossiers and draws none of their hits, so the answer is what is waited for.
        worker.addEventListener('message', () => { speed.answered = performance.now(); });
        // One after another: no question may overtake the library.
        let last;
        worker.postMessage = data => last = Promise.all([swapped(data), last]).then(([data]) => post(data));
        return worker;
    }) });";

/// How many sentences the large library has at least.
const SENTENCES: usize = 10_000;

/// What is typed, key by key.
const TYPED: [&str; 4] = ["ministr", "agreem", "memorandom", "science"];

fn main() -> ExitCode {
    match measure() {
        Ok(table) => {
            println!("{table}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("speed: {message}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Outcome<String> {
    let dossier = dist::dossier()?;
    let (library, sentences, words) = library(&dossier)?;
    let tab = Tab::start(Engine::Chromium)?;
    tab.devtools("Page.setBypassCSP", json!({ "enabled": true }))?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE }))?;
    let mut table = "`cargo xtask bench speed`: Chromium, the first dossier of the site. From a key in the palette to the last change of the page \
         that it causes, laid out; from a click on a link to the first frame after the heading has changed, which waits for the \
         screen's next of 60 a second, and to that change, laid out.\n\n\
         | what | processor | number | median | slowest |\n|---|---|--:|--:|--:|\n"
        .to_owned();
    for rate in [1, 4] {
        tab.visit(&dossier)?;
        row(&mut table, "a key to its hits", rate, &keys(&tab, rate, "changed")?);
    }
    let mut shifted = String::new();
    for rate in [1, 4] {
        let (painted, changed, [shifts, all]) = pages(&tab, &dossier, rate)?;
        row(&mut table, "a link to a frame with its page", rate, &painted);
        row(&mut table, "a link to its page, laid out", rate, &changed);
        shifted.push_str(&format!(
            "{}{shifts:.3} ({rate} ×; {all:.3} with what follows a click at once)",
            if shifted.is_empty() { "" } else { ", " }
        ));
    }
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SWAP }))?;
    tab.inject(move |request, reply| {
        if request.path() == "/library.bin" {
            *reply = host::Reply::text(200, "");
            reply.body.clone_from(&library);
        }
    });
    for rate in [1, 4] {
        tab.open("/accord.html")?;
        tab.wait_ready()?;
        row(
            &mut table,
            &format!("a key to the finder's answer, {sentences} sentences"),
            rate,
            &keys(&tab, rate, "answered")?,
        );
    }
    let _ = write!(
        table,
        "\nThe layout shifted by {shifted} over ten links. The large library has {words} different words; its finder works within the \
         page (the one-file edition), as Chromium does not slow workers.\n"
    );
    document::write_section(&dist::root().join("docs/benchmarks.md"), "Search and links", &table)?;
    Ok(table)
}

/// Slows the page's processor so many times.
fn slow(tab: &Tab, rate: u32) -> Outcome {
    tab.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).map(drop)
}

/// Adds a line with the middle and the worst of some times.
fn row(table: &mut String, what: &str, rate: u32, times: &[f64]) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let processor = if rate == 1 { "as it is".to_owned() } else { format!("{rate} × slower") };
    let (middle, worst) = (times.get(times.len() / 2).unwrap_or(&0.0), times.last().unwrap_or(&0.0));
    // Writing to a string can't fail.
    let _ = writeln!(table, "| {what} | {processor} | {} | {middle:.1} ms | {worst:.1} ms |", times.len());
}

/// Types into the palette, and gives how long each key took until what `note` of `speed.js` notes.
fn keys(tab: &Tab, rate: u32, note: &str) -> Outcome<Vec<f64>> {
    let mut times = Vec::new();
    for (place, typed) in TYPED.iter().enumerate() {
        tab.press("/")?;
        tab.wait_for(
            "the palette is open",
            "document.querySelector('dialog[open] [role=combobox]') === document.activeElement",
        )?;
        for (at, key) in typed.chars().enumerate() {
            tab.press(&key.to_string())?;
            if place == 0 && at == 0 {
                // The first key has the finder loaded, which is another matter.
                tab.wait_for("there is an answer", &format!("speed.{note} > speed.key"))?;
                slow(tab, rate)?;
            }
            sleep(Duration::from_millis(if place == 0 && at == 0 { 3000 } else { 500 }));
            // A key after which the hits are the same changes nothing.
            let time = tab.evaluate(&format!("speed.{note} - speed.key"))?.as_f64().unwrap_or_default();
            if time > 0.0 && (place > 0 || at > 0) {
                times.push(time);
            }
        }
        tab.press("\u{e00c}")?;
        if tab.evaluate("document.querySelector('dialog') === null")? != true {
            tab.press("\u{e00c}")?;
        }
        tab.wait_for("the palette has gone", "document.querySelector('dialog') === null")?;
    }
    slow(tab, 1)?;
    Ok(times)
}

/// Follows links between the sections of a dossier: how long until a frame has the page, how long until it is laid out, and
/// how much the layout shifted: what counts, which leaves out the half second behind a click, and all.
fn pages(tab: &Tab, dossier: &str, rate: u32) -> Outcome<(Vec<f64>, Vec<f64>, [f64; 2])> {
    tab.visit(dossier)?;
    slow(tab, rate)?;
    let (mut painted, mut changed) = (Vec::new(), Vec::new());
    let sections = ["agreement", "signatories", "domains", "commitments", "timeline"];
    for section in sections.iter().chain(&sections) {
        tab.click(&format!("nav a[href$='{dossier}{section}/']"))?;
        tab.wait_for("a frame has the page", "speed.painted > 0")?;
        sleep(Duration::from_millis(300));
        painted.push(tab.evaluate("speed.painted - speed.clicked")?.as_f64().unwrap_or_default());
        changed.push(tab.evaluate("speed.first - speed.clicked")?.as_f64().unwrap_or_default());
    }
    let sum = |which: &str| -> Outcome<f64> {
        let sum = format!("speed.shifts.filter(([, , recent]) => {which}).reduce((sum, [, value]) => sum + value, 0)");
        Ok(tab.evaluate(&sum)?.as_f64().unwrap_or_default())
    };
    let shifts = [sum("!recent")?, sum("true")?];
    slow(tab, 1)?;
    Ok((painted, changed, shifts))
}

/// The site's first dossier and more from the parser's corpus, until there are enough sentences: in postcard's form, with the
/// number of sentences and of different words.
fn library(dossier: &str) -> Outcome<(Vec<u8>, usize, usize)> {
    let own = dist::read(&format!("{dossier}dossier.json"))?;
    let own: Dossier = serde_json::from_str(&own).map_err(|error| format!("dossier.json: {error}"))?;
    let mut texts = Vec::new();
    let corpus = dist::root().join("crates/dossier-parser/tests/corpus/dev");
    for entry in fs::read_dir(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?.flatten() {
        let file = entry.path();
        if file.extension().is_some_and(|extension| extension == "txt") {
            texts.push(read(&file)?);
        }
    }
    texts.sort();
    ensure(!texts.is_empty(), || format!("{} holds no text", corpus.display()))?;
    let mut dossiers = vec![own];
    let mut sentences = 0;
    for round in 0.. {
        for text in &texts {
            let parsed = dossier_parser::parse("text", changed(text, round).as_bytes()).dossier;
            sentences += parsed.sentences().count();
            dossiers.push(parsed);
        }
        if sentences >= SENTENCES {
            break;
        }
    }
    let mut words: Vec<String> = Vec::new();
    for sentence in dossiers.iter().flat_map(|dossier| dossier.sentences()) {
        words.extend(sentence.text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
    }
    words.sort_unstable();
    words.dedup();
    let library = postcard::to_allocvec(&dossiers).map_err(|error| error.to_string())?;
    Ok((library, sentences, words.len()))
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// A text with some of its longer words changed, others in each round.
fn changed(text: &str, round: usize) -> String {
    let letters = |word: &str| word.len() > 5 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words = text.split(' ').enumerate().map(|(place, word)| {
        if round > 0 && letters(word) && (place + round).is_multiple_of(6) {
            let (start, end) = word.split_at(2);
            format!("{start}{}{end}", ["lo", "ra", "me", "ti", "nu", "sa"][(round + place) % 6])
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
