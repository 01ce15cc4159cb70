//! Speed, memory, and other tools on the same texts in one run.
//!
//! 1. `speed`: texts a second, bytes a second, and what a text of twice the size costs, hostile ones included.
//! 2. `rivals`: sets up spaCy with textacy, and compromise, in a cache folder, and runs them.
//! 3. `page`: the table, and the page in the documentation.

mod hostile;
mod page;
mod rivals;
mod speed;

use std::path::Path;

use crate::{Case, Found, HELD_OUT, Report, SETS, load, measure};

/// The texts that all tools read, and those among them that no rule was written for.
#[derive(Clone, Copy)]
struct Texts<'a> {
    all: &'a [Case],
    held_out: &'a [Case],
}

/// A tool's figures.
struct Row {
    /// The tool and its version.
    name: String,
    report: Report,
    /// The same over the held-out texts alone.
    held_out: Report,
    texts_per_second: f64,
    /// The peak of resident memory, in MiB.
    peak_mib: f64,
}

/// Runs the benchmark and gives what to print. `root` is the workspace's folder.
///
/// # Errors
///
/// What could not be run, in one line that says what to do.
pub fn run(root: &Path, arguments: &[String]) -> Result<String, String> {
    let (mut cases, mut held_out) = (Vec::new(), 0..0);
    for set in SETS {
        let start = cases.len();
        cases.extend(load(root, set).map_err(|error| error.to_string())?);
        if set == HELD_OUT {
            held_out = start..cases.len();
        }
    }
    let texts = Texts { held_out: &cases[held_out], all: &cases };
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // The parser in a process of its own, so that its peak of memory is its own.
        ["--alone"] => Ok(speed::alone(&cases)?.to_string()),
        ["--speed"] => Ok(page::speed_table(&speed::measure(&cases))),
        ["--accuracy"] => Ok(page::accuracy(&rows(root, texts)?)),
        [] => {
            let rows = rows(root, texts)?;
            let speeds = speed::measure(&cases);
            let page = page::write(root, texts, &rows, &speeds)?;
            Ok(page)
        }
        _ => Err("usage: dossier-eval bench [--speed | --accuracy]".to_owned()),
    }
}

fn rows(root: &Path, texts: Texts<'_>) -> Result<Vec<Row>, String> {
    let alone = rivals::accord()?;
    let parse = |case: &Case| Found::from(&dossier_parser::parse(&case.name, case.text.as_bytes()).dossier);
    let mut rows = vec![Row {
        name: format!("Accord {}", env!("CARGO_PKG_VERSION")),
        report: measure(texts.all, parse),
        held_out: measure(texts.held_out, parse),
        texts_per_second: alone.texts_per_second,
        peak_mib: alone.peak_mib,
    }];
    rows.extend(rivals::run(root, texts)?);
    Ok(rows)
}
