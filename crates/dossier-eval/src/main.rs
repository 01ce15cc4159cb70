//! `dossier-eval`: how well the parser reads the corpus.
//!
//! Run from the workspace's root. Without arguments it prints the figures of both sets of texts; `--errors` lists each miss and each false
//! find of the set `dev`; `bench` measures speed and memory and compares with other tools.

use std::path::Path;
use std::process::ExitCode;

use dossier_eval::{LoadError, Report, SETS, evaluate};

const USAGE: &str = "usage: dossier-eval [--errors] [--set dev|heldout] [--corpus FOLDER]
       dossier-eval bench [--speed]

Without arguments: the figures of the texts in dev and heldout, facet by facet.
--errors           also list what was missed and what is false, by text
--set NAME         only that set
bench              speed and memory, beside spaCy, textacy and compromise; --speed: only the parser's own speed";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    let mut corpus = "crates/dossier-parser/tests/corpus".to_owned();
    let (mut errors, mut sets) = (false, SETS.map(str::to_owned).to_vec());
    let mut words = arguments.iter().map(String::as_str);
    if arguments.first().is_some_and(|word| word == "bench") {
        return dossier_eval::bench::run(&arguments[1..], Path::new(&corpus));
    }
    while let Some(word) = words.next() {
        let mut value = || words.next().map(str::to_owned).ok_or(USAGE);
        match word {
            "--errors" => errors = true,
            "--set" => sets = vec![value()?],
            "--corpus" => corpus = value()?,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let report = |set: String| -> Result<(String, Report), LoadError> {
        let report = evaluate(&Path::new(&corpus).join(&set))?;
        Ok((set, report))
    };
    let reports = sets.into_iter().map(report).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
    let mut out = dossier_eval::table(&reports);
    if errors {
        for (set, report) in &reports {
            out.push_str(&format!("\n== {set}\n{}", report.errors()));
        }
    }
    Ok(out)
}
