//! The parser as a command: `parse FILE` prints the dossier of a text, `explain FILE` what each sentence backs, and why,
//! `check FILE` what is wrong with it. All three apply the curator's file beside the text and prove the outcome.

mod explain;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use diagnostics::render_all;
use dossier::Dossier;
use dossier_parser::{Diagnostic, Severity, Trace};

/// A dossier is many small pieces of memory, made and dropped together: this allocator is faster at them than that of the system, and
/// keeps at hand what a long text has given back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
usage: dossier-parser parse FILE     print the dossier of a text as JSON
       dossier-parser explain FILE   print each sentence with the facts that rest on it, and the rule that found each
       dossier-parser check FILE     say what is wrong with a text and the curator's file beside it, as a build would
A curator's file stands beside its text: seeds/NAME.toml beside seeds/NAME.txt.";

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["parse", file] => parse(file),
        ["explain", file] => read(file).map(|read| explain::explain(&read.dossier, &read.trace)),
        ["check", file] => check(file),
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
    serde_json::to_string_pretty(&read(file)?.dossier).map(|json| json + "\n").map_err(|error| error.to_string())
}

/// Says in a line that all is well. The file may be the text or the curator's file beside it.
fn check(file: &str) -> Result<String, String> {
    let text = Path::new(file).with_extension("txt");
    let of_curator = Path::new(file).extension().is_some_and(|extension| extension == "toml");
    let dossier = read(if of_curator { text.to_str().unwrap_or(file) } else { file })?.dossier;
    let counted = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    Ok(format!(
        "{file}: {}, {} by a curator, {}; every statement is borne out by the text\n",
        counted(dossier.facts().len(), "statement"),
        counted(dossier.curation.len(), "change"),
        counted(dossier.references.len(), "reference"),
    ))
}

/// A text, read and proved.
struct Read {
    dossier: Dossier,
    /// Which rule found each fact.
    trace: Vec<Trace>,
}

/// Reads and parses a file, applies the curator's file beside it and proves the outcome; warnings go to standard error.
fn read(file: &str) -> Result<Read, String> {
    let bytes = bytes_of(file)?;
    let name = Path::new(file).file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let parsed = dossier_parser::parse(&name, &bytes);
    let (errors, warnings): (Vec<_>, Vec<_>) =
        parsed.diagnostics.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    if !errors.is_empty() {
        return Err(render_all(errors, file, &bytes));
    }
    for warning in warnings {
        eprintln!("{}", warning.render(file, &bytes));
    }
    let text = String::from_utf8_lossy(&bytes);
    let (mut dossier, mut trace) = (parsed.dossier, parsed.trace);
    let beside = Path::new(file).with_extension("toml");
    if beside.exists() {
        let curators_file = beside.display().to_string();
        let bytes = bytes_of(&curators_file)?;
        let curated =
            curation::apply(dossier, &text, &bytes).map_err(|errors| render_all(&errors, &curators_file, &bytes))?;
        dossier = curated.dossier;
        for found in &mut trace {
            if let Some((_, now)) = curated.moved.iter().find(|(old, _)| *old == found.fact) {
                found.fact.clone_from(now);
            }
        }
    }
    let violations = dossier.verify(&text);
    let unproved = violations.iter().map(|violation| {
        Diagnostic::error("unproved", violation.to_string(), violation.range.clone())
            .hint("a statement must quote the text exactly: correct the rule that made it")
    });
    let unproved = unproved.collect::<Vec<_>>();
    if unproved.is_empty() { Ok(Read { dossier, trace }) } else { Err(render_all(&unproved, file, &bytes)) }
}

fn bytes_of(file: &str) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| {
        // Line and column so that every failure reads alike.
        Diagnostic::error("unreadable", format!("the file can't be read: {error}"), 0..0).render(file, &[])
    })
}
