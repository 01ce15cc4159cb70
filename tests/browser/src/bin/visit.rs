//! Measures a cold first visit on a slow phone, in turn with the same text as a bare HTML file: `visit [--runs 5]`.
//!
//! 1.6 Mbit/s, 150 ms and a four times slower processor, in Chromium by its own tools; every run starts with an empty
//! cache. Other builders' sites are measured too, where their folders are named: `visit --beside NAME=FOLDER=/PATH/`. The
//! medians go to `docs/benchmarks.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use browser::{Engine, Outcome, Tab, dist, document};
use host::{Behaviour, Host, Server};
use serde_json::{Value, json};

/// What a first visit may transfer at most, in bytes: the goal that `budget.toml` names.
const GOAL: f64 = 140_000.0;

/// Notes, before anything else runs in a page, when its main content was painted and when it became interactive, to 10 ms:
/// this site says so itself, and a page of Vue is when its root holds the app.
const NOTE: &str = "
    globalThis.visit = { painted: 0, ready: 0 };
    new PerformanceObserver(list => { for (const entry of list.getEntries()) visit.painted = entry.startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
    const isReady = () => document.documentElement?.hasAttribute('data-ready') || document.getElementById('app')?.__vue_app__;
    const look = setInterval(() => { if (isReady()) { visit.ready = performance.now(); clearInterval(look); } }, 10);";

/// What a page cost, once it had come to rest.
const COST: &str = "(() => {
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return { ...visit, bytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0), requests: entries.length };
})()";

/// A site to visit.
struct Subject {
    name: String,
    folder: PathBuf,
    path: String,
}

/// The middle of all runs of a site.
struct Median {
    painted: f64,
    ready: f64,
    bytes: f64,
    requests: f64,
}

fn main() -> ExitCode {
    match measure() {
        Ok(table) => {
            println!("{table}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("visit: {message}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Outcome<String> {
    let (runs, beside) = arguments()?;
    let dossier = dist::dossier()?;
    let bare = bare_file(&dossier)?;
    let mut subjects = vec![
        Subject { name: "bare HTML file".into(), folder: bare, path: "/".into() },
        Subject { name: "Accord, the source page".into(), folder: dist::folder(), path: format!("{dossier}source/") },
        Subject { name: "Accord, the overview".into(), folder: dist::folder(), path: dossier.clone() },
        // These need the rest of the app, or the words and letters of the other language.
        Subject {
            name: "Accord, the commitments".into(),
            folder: dist::folder(),
            path: format!("{dossier}commitments/"),
        },
        Subject {
            name: "Accord, the overview in Korean".into(),
            folder: dist::folder(),
            path: format!("/ko{dossier}"),
        },
    ];
    subjects.extend(beside);
    let tab = Tab::start(Engine::Chromium)?;
    tab.devtools("Network.enable", json!({}))?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE }))?;
    let mut figures: Vec<Vec<Value>> = subjects.iter().map(|_| Vec::new()).collect();
    // In turn, so that whatever else the machine does falls on all alike.
    for run in 0..runs {
        for (subject, figures) in subjects.iter().zip(&mut figures) {
            eprintln!("run {} of {runs}: {}", run + 1, subject.name);
            figures.push(visit(&tab, subject)?);
        }
    }
    let table = table(&subjects, &figures, runs);
    let file = dist::root().join("docs/benchmarks.md");
    document::write_section(&file, "A first visit", &table)?;
    Ok(table)
}

fn arguments() -> Outcome<(usize, Vec<Subject>)> {
    let (mut runs, mut beside) = (5, Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--runs" => runs = value.parse().map_err(|error| format!("--runs {value}: {error}"))?,
            "--beside" => match value.split('=').collect::<Vec<_>>().as_slice() {
                [name, folder, path] => {
                    pack(Path::new(folder))?;
                    beside.push(Subject { name: (*name).into(), folder: folder.into(), path: (*path).into() });
                }
                _ => return Err(format!("--beside {value} is not NAME=FOLDER=/PATH/")),
            },
            _ => return Err(format!("{name} is unknown: there are --runs and --beside")),
        }
    }
    Ok((runs, beside))
}

/// One visit with an empty cache.
fn visit(tab: &Tab, subject: &Subject) -> Outcome<Value> {
    let server = Server::start(Host::new(&subject.folder, Behaviour::LOCAL), 0).map_err(|error| error.to_string())?;
    tab.open_url("about:blank")?;
    tab.devtools("Network.clearBrowserCache", json!({}))?;
    let rate = 1.6e6 / 8.0;
    let network = json!({ "offline": false, "latency": 150, "downloadThroughput": rate, "uploadThroughput": rate });
    tab.devtools("Network.emulateNetworkConditions", network)?;
    tab.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
    tab.open_url(&format!("{}{}", server.origin(), subject.path))?;
    if tab.evaluate("document.querySelector('meta[name=accord-page]') !== null")? == true {
        tab.wait_ready()?;
    }
    // Whatever comes late shall count too; the service worker, which comes later still, is no part of a first visit.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let cost = tab.evaluate(COST)?;
    tab.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    Ok(cost)
}

/// The text of the source as the plainest page there is, in a folder of its own, packed as the site is.
fn bare_file(dossier: &str) -> Outcome<PathBuf> {
    let text = dist::read(&format!("{dossier}source.txt"))?;
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = escaped.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"icon\" href=\"data:,\"><title>Source</title>\n{paragraphs}</html>\n"
    );
    let folder = dist::root().join("target/bare");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("index.html"), &page))
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    pack(&folder)?;
    Ok(folder)
}

/// Writes a copy with Brotli beside every file of text in a folder that has none: all sites are sent packed.
fn pack(folder: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(problem)?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            pack(&path)?;
            continue;
        }
        let is_text = path
            .extension()
            .is_some_and(|ending| ["html", "css", "js", "json", "svg", "ttf"].iter().any(|one| ending == *one));
        if is_text {
            let (bytes, mut packed) = (fs::read(&path).map_err(problem)?, Vec::new());
            let parameters = brotli::enc::BrotliEncoderParams::default();
            brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &parameters)
                .and_then(|_| fs::write(format!("{}.br", path.display()), packed))
                .map_err(problem)?;
        }
    }
    Ok(())
}

fn median(figures: &[Value]) -> Median {
    let middle = |name: &str| {
        let mut all: Vec<f64> = figures.iter().filter_map(|one| one[name].as_f64()).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    Median { painted: middle("painted"), ready: middle("ready"), bytes: middle("bytes"), requests: middle("requests") }
}

fn table(subjects: &[Subject], figures: &[Vec<Value>], runs: usize) -> String {
    let mut table = format!(
        "`cargo xtask bench visit`: Chromium, 1.6 Mbit/s, 150 ms, processor slowed four times, cold cache; medians of {runs}.\n\n\
         | site | main content painted | beside the bare file | interactive | transferred | requests |\n|---|--:|--:|--:|--:|--:|\n"
    );
    let heavy = |(subject, figures): (&Subject, &Vec<Value>)| {
        (subject.folder == dist::folder() && median(figures).bytes > GOAL).then(|| subject.name.clone())
    };
    let heavy: Vec<String> = subjects.iter().zip(figures).filter_map(heavy).collect();
    let bare = figures.first().map_or(0.0, |figures| median(figures).painted);
    for (subject, figures) in subjects.iter().zip(figures) {
        let Median { painted, ready, bytes, requests } = median(figures);
        let ready = if ready > 0.0 { format!("{ready:.0} ms") } else { "–".into() };
        // Writing to a string can't fail.
        let _ = writeln!(
            table,
            "| {} | {painted:.0} ms | {:.2} × | {ready} | {:.1} KB | {requests:.0} |",
            subject.name,
            painted / bare,
            bytes / 1000.0
        );
    }
    if !heavy.is_empty() {
        let _ = writeln!(
            table,
            "\nOver the goal of {:.0} KB for a first visit: {}. A first visit to the overview or the source in English loads a part of the app; \
             one that begins at another page loads the rest with it, and one in Korean its words and letters.",
            GOAL / 1000.0,
            heavy.join("; ")
        );
    }
    table
}
