//! `dossier-eval`: how well the parser reads the corpus.
//!
//! Run from the workspace's root. Without arguments it prints the figures of each set of texts; `--errors` also lists each miss and
//! each false find; `bench` measures speed and memory and compares with other tools.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use dossier_eval::{SETS, bench, evaluate, load, table};

/// A dossier is many small pieces of memory, made and dropped together: this allocator is faster at them than that of the system, and
/// keeps at hand what a long text has given back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: dossier-eval [--errors] [--set dev|heldout|seed]
       dossier-eval bench [--speed]

Run it from the workspace's root. Without arguments: the figures of each set of texts, facet by facet.
--errors           also list what was missed and what is false, by text
--set NAME         only that set
bench              speed and memory, beside spaCy, textacy and compromise; --speed: only the parser's own speed";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(text) => {
            // A closed pipe (`| head`) is no error of ours.
            _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    if let Some(("bench", rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return bench::run(Path::new("."), rest);
    }
    let (mut errors, mut sets) = (false, SETS.map(str::to_owned).to_vec());
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--errors" => errors = true,
            "--set" => sets = vec![words.next().ok_or(USAGE)?.to_owned()],
            _ => return Err(USAGE.to_owned()),
        }
    }
    let mut reports = Vec::new();
    for set in sets {
        let cases = load(Path::new("."), &set).map_err(|error| error.to_string())?;
        reports.push((set, evaluate(&cases)));
    }
    let mut out = table(&reports);
    if errors {
        for (set, report) in &reports {
            out.push_str(&format!("\n== {set}\n{}", report.errors()));
        }
    }
    Ok(out)
}
