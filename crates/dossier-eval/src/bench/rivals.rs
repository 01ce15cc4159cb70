//! Other tools: set up in a cache folder, run on the same texts, and measured by the same rules.
//!
//! Where a rule has to be chosen for them, it is the one that is best for them: their places are turned into countries by Accord's own
//! table, several mentions of one name count as one find, and of three ways to tell parties from places the best is taken.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::speed::Alone;
use super::{Row, Texts};
use crate::{Case, Facet, Found, Quote, Report, measure};

/// What a tool's script writes.
#[derive(Deserialize)]
struct Output {
    found: BTreeMap<String, Raw>,
    seconds: f64,
    peak_kib: f64,
    versions: String,
}

/// What a tool found in a text: mentions, not yet one for each bearer of a name.
#[derive(Deserialize)]
struct Raw {
    sentences: Vec<Range<usize>>,
    people: Vec<String>,
    organisations: Vec<String>,
    places: Vec<String>,
    quotations: Vec<Quote>,
}

/// Runs this program again for the parser's own speed and memory.
pub(super) fn accord() -> Result<Alone, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program).args(["bench", "--alone"]).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut figures = text.split_whitespace().filter_map(|figure| figure.parse().ok());
    match (figures.next(), figures.next()) {
        (Some(texts_per_second), Some(peak_mib)) => Ok(Alone { texts_per_second, peak_mib }),
        _ => Err(format!("the parser's own run failed: {}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// Sets the tools up where they are missing, and runs each.
pub(super) fn run(root: &Path, texts: Texts<'_>) -> Result<Vec<Row>, String> {
    let scripts = fs::canonicalize(root.join("crates/dossier-eval/bench")).map_err(|error| error.to_string())?;
    let folder = cache()?;
    let countries = countries(root)?;
    let python = folder.join("venv/bin/python");
    if !folder.join("venv/ready").exists() {
        eprintln!("setting up spaCy and textacy in {} (once, some minutes)", folder.display());
        step(Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
        step(
            Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(scripts.join("requirements.txt")),
        )?;
        fs::write(folder.join("venv/ready"), "").map_err(|error| error.to_string())?;
    }
    if !folder.join("node_modules/compromise").exists() {
        eprintln!("setting up compromise");
        step(Command::new("npm").args(["install", "--silent", "--prefix"]).arg(&folder).arg("compromise@14.17.0"))?;
    }
    let tools = [(python, "spacy_textacy.py"), (PathBuf::from("node"), "compromise.mjs")];
    let row = |(program, script): (PathBuf, &str)| {
        let output = tool(&program, &scripts.join(script), &folder, texts.all)?;
        Ok(Row {
            texts_per_second: texts.all.len() as f64 / output.seconds,
            peak_mib: output.peak_kib / 1024.0,
            report: best(texts.all, &output, &countries),
            held_out: best(texts.held_out, &output, &countries),
            name: output.versions,
        })
    };
    tools.into_iter().map(row).collect()
}

/// The folder for what the tools need.
fn cache() -> Result<PathBuf, String> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
    let folder = base.ok_or("set HOME or XDG_CACHE_HOME: the other tools are kept there")?.join("accord/bench-parser");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn step(command: &mut Command) -> Result<(), String> {
    let named = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{named} ended with {status}; see above")),
        Err(error) => {
            Err(format!("{named} could not be started ({error}); install python3 with venv, and node with npm"))
        }
    }
}

fn tool(program: &Path, script: &Path, folder: &Path, cases: &[Case]) -> Result<Output, String> {
    let failed = |problem: &dyn std::fmt::Display| format!("{}: {problem}", script.display());
    let texts: Vec<_> = cases.iter().map(|case| serde_json::json!({ "name": case.name, "text": case.text })).collect();
    let input = serde_json::to_vec(&texts).map_err(|error| failed(&error))?;
    let mut command = Command::new(program);
    let piped = command.arg(script).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.spawn().map_err(|error| failed(&error))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(&input).map_err(|error| failed(&error))?;
    }
    let output = child.wait_with_output().map_err(|error| failed(&error))?;
    serde_json::from_slice(&output.stdout).map_err(|error| failed(&error))
}

/// Picks the parties among the countries of a text, each with how often it is named, the most often named first.
type Choice<'a> = &'a dyn Fn(&[(String, u32)]) -> Vec<String>;

/// The tool's figures, with the way to tell parties from other places that is best for it.
fn best(cases: &[Case], output: &Output, countries: &BTreeMap<String, String>) -> Report {
    let ways: [Choice<'_>; 3] = [
        &|places| places.iter().map(|(code, _)| code.clone()).collect(),
        &|places| places.iter().filter(|(_, times)| *times > 1).map(|(code, _)| code.clone()).collect(),
        &|places| places.iter().take(2).map(|(code, _)| code.clone()).collect(),
    ];
    let reports = ways.map(|way| measure(cases, |case| found(case, output, countries, way)));
    let [mut best, others @ ..] = reports;
    for report in others {
        if report.score(Facet::Parties) > best.score(Facet::Parties) {
            best = report;
        }
    }
    best
}

fn found(case: &Case, output: &Output, countries: &BTreeMap<String, String>, parties: Choice<'_>) -> Found {
    let Some(raw) = output.found.get(&case.name) else { return Found::default() };
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for code in raw.places.iter().filter_map(|place| countries.get(&key(place))) {
        *times.entry(code).or_insert(0) += 1;
    }
    let mut places: Vec<(String, u32)> = times.into_iter().map(|(code, times)| (code.to_owned(), times)).collect();
    places.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Found {
        sentences: raw.sentences.clone(),
        people: case.one_for_each(&case.gold.people, &bearers(&raw.people)),
        organisations: case.one_for_each(&case.gold.organisations, &bearers(&raw.organisations)),
        parties: parties(&places),
        quotations: raw.quotations.clone(),
        ..Found::default()
    }
}

/// Mentions by bearer: a mention whose words all stand in a longer one is another spelling of it.
fn bearers(mentions: &[String]) -> Vec<Vec<String>> {
    let bare = |name: &String| name.trim_end_matches("'s").trim_end_matches("’s").trim().to_owned();
    let mut names: Vec<String> = mentions.iter().map(bare).filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.split_whitespace().count()));
    let mut bearers: Vec<Vec<String>> = Vec::new();
    for name in names {
        let within =
            |long: &str| name.split_whitespace().all(|word| long.split_whitespace().any(|other| other == word));
        match bearers.iter_mut().find(|bearer| within(&bearer[0])) {
            Some(bearer) => bearer.push(name),
            None => bearers.push(vec![name]),
        }
    }
    bearers
}

/// Every name, adjective and capital of a country or bloc, from the parser's lexicon, and its code.
fn countries(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut table = BTreeMap::new();
    // The last column of the first file is in Korean, and the sixth of the second holds buildings: neither does harm.
    for file in ["blocs.txt", "countries.txt", "country-forms.txt"] {
        let path = root.join("crates/dossier-parser/lexicon").join(file);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((code, names)) = line.split_once(" | ") else { continue };
            for name in names.split(['|', ',']).map(key).filter(|name| !name.is_empty()) {
                table.insert(name, code.trim().to_owned());
            }
        }
    }
    Ok(table)
}

fn key(name: &str) -> String {
    let name = name.trim().trim_start_matches('=').trim_start_matches("the ").trim_start_matches("The ");
    name.trim_end_matches("'s").trim_end_matches("’s").to_lowercase()
}
