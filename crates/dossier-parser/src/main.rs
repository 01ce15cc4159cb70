//! The parser as a command: `parse FILE` prints the dossier of a text.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use dossier_parser::{Diagnostic, Severity};

const USAGE: &str = "\
usage: dossier-parser parse FILE     print the dossier of a text as JSON";

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["parse", file] => parse(file),
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
    serde_json::to_string_pretty(&parsed.dossier).map(|json| json + "\n").map_err(|error| error.to_string())
}
