//! The parser as a command: `parse FILE` prints the dossier of a text, `explain FILE` what each sentence backs, and why.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use dossier_parser::{Diagnostic, Parsed, Severity};

const USAGE: &str = "\
usage: dossier-parser parse FILE     print the dossier of a text as JSON
       dossier-parser explain FILE   print each sentence with the facts that rest on it, and the rule that found each";

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["parse", file] => parse(file),
        ["explain", file] => explain(file),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(output) => match io::stdout().write_all(output.as_bytes()) {
            // A reader that has seen enough closes the pipe; that is no failure.
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The dossier of a text as JSON; warnings go to standard error.
fn parse(file: &str) -> Result<String, String> {
    let parsed = read(file)?;
    serde_json::to_string_pretty(&parsed.dossier).map(|json| json + "\n").map_err(|error| error.to_string())
}

/// Each sentence of a text, and under it the facts that rest on it, each with the rule that found it where one is known.
fn explain(file: &str) -> Result<String, String> {
    let parsed = read(file)?;
    let facts = parsed.dossier.facts();
    let mut output = String::new();
    for sentence in parsed.dossier.sentences() {
        output += &format!("{} {}\n", sentence.id, sentence.text);
        let resting =
            facts.iter().filter(|fact| fact.evidence.spans().iter().any(|span| span.sentence() == sentence.id));
        for fact in resting {
            let mark = fact.to_string();
            let rule = parsed.trace.iter().find(|trace| trace.fact == mark).map_or("", |trace| trace.rule);
            output += &format!("    {mark}  {}  [{rule}]\n", fact.text);
        }
    }
    Ok(output)
}

/// Reads and parses a file; warnings go to standard error.
fn read(file: &str) -> Result<Parsed, String> {
    let bytes = fs::read(file).map_err(|error| {
        // Line and column so that every failure reads alike.
        Diagnostic::error("unreadable", format!("the file can't be read: {error}"), 0..0).render(file, &[])
    })?;
    let name = Path::new(file).file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let parsed = dossier_parser::parse(&name, &bytes);
    let rendered = |diagnostic: &Diagnostic| diagnostic.render(file, &bytes);
    if let Some(error) = parsed.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(rendered(error));
    }
    for warning in &parsed.diagnostics {
        eprintln!("{}", rendered(warning));
    }
    Ok(parsed)
}
