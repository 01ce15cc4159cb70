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

use crate::{Case, Found, Report, SETS, load, measure};

/// A tool's figures.
struct Row {
    /// The tool and its version.
    name: String,
    report: Report,
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
    let mut cases = Vec::new();
    for set in SETS {
        cases.extend(load(root, set).map_err(|error| error.to_string())?);
    }
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // The parser in a process of its own, so that its peak of memory is its own.
        ["--alone"] => Ok(speed::alone(&cases)?.to_string()),
        ["--speed"] => Ok(page::speed_table(&speed::measure(&cases))),
        [] => {
            let rows = rows(root, &cases)?;
            let speeds = speed::measure(&cases);
            let page = page::write(root, &cases, &rows, &speeds)?;
            Ok(page)
        }
        _ => Err("usage: dossier-eval bench [--speed]".to_owned()),
    }
}

fn rows(root: &Path, cases: &[Case]) -> Result<Vec<Row>, String> {
    let alone = rivals::accord()?;
    let parse = |case: &Case| Found::from(&dossier_parser::parse(&case.name, case.text.as_bytes()).dossier);
    let mut rows = vec![Row {
        name: format!("Accord {}", env!("CARGO_PKG_VERSION")),
        report: measure(cases, parse),
        texts_per_second: alone.texts_per_second,
        peak_mib: alone.peak_mib,
    }];
    rows.extend(rivals::run(root, cases)?);
    Ok(rows)
}
