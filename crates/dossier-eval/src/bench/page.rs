//! The benchmark's tables, for the terminal and for the documentation.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use super::Row;
use super::speed::{SIZES, Series};
use crate::{Case, Facet};

/// What the other tools look for as well.
const SHARED: [Facet; 6] =
    [Facet::Sentences, Facet::People, Facet::Organisations, Facet::Parties, Facet::Quotations, Facet::Speakers];

/// Where the page stands, from the workspace's root.
const PAGE: &str = "docs/benchmarks-parser.md";

/// Writes the page and gives what to print: the same.
pub(super) fn write(root: &Path, cases: &[Case], rows: &[Row], speeds: &[Series]) -> Result<String, String> {
    let page = page(cases, rows, speeds);
    let path = root.join(PAGE);
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(&path, &page).map_err(failed)?;
    Ok(page)
}

fn page(cases: &[Case], rows: &[Row], speeds: &[Series]) -> String {
    let mut out = String::from("# The parser beside other tools\n\n");
    let words: usize = cases.iter().map(|case| case.text.split_whitespace().count()).sum();
    _ = writeln!(
        out,
        "Written by `cargo xtask bench parser` on {}, with {}, on one core of an otherwise shared machine. All tools read the same {} texts \
         of the corpus ({words} words) in one run and are measured by the same rules, those of `cargo xtask eval`. The texts on which the \
         parser's rules were tuned are among them: `cargo xtask eval` gives the figures of the held-out third apart.\n",
        output("date", &["-u", "+%Y-%m-%d"]),
        output("rustc", &["--version"]),
        cases.len(),
    );
    out.push_str(&accuracy_table(rows));
    out.push_str(&comparison(rows));
    out.push_str("\n## Speed and length\n\n");
    out.push_str(&speed_table(speeds));
    out.push_str(
        "\nThe time is the processor's, the shorter of two measurements. “Twice the size” is the greatest factor by which a text of twice the size costs more, \
         from 1 to 10 MB. A dash: 0.1 MB alone took longer than a second, so the time grows faster than the text.\n\n## How the others are run\n\n\
         - spaCy with its small English model: PERSON, ORG, and GPE, NORP and LOC as places; textacy's `direct_quotations` on the same \
         document. Loading is not timed. The time is the shorter of one text after another with quotations, and one stream without.\n\
         - compromise: `people()`, `organizations()`, `places()`, `quotations()`; it gives no speakers.\n\
         - Their places are turned into countries by the parser's own table. Parties are, whichever is best for the tool, all countries that it \
         found, those found more than once, or the two found most often. Several mentions of one name count as one find. None of them looks for \
         agreements, signatories, domains, commitments, reported speech, events or what is left out.\n",
    );
    out
}

fn accuracy_table(rows: &[Row]) -> String {
    let mut out = String::from("| tool |");
    for facet in SHARED {
        let measure = if facet.is_accuracy() { "accuracy" } else { "F1" };
        _ = write!(out, " {} ({measure}) |", facet.name());
    }
    out.push_str(" texts a second | peak memory, MiB |\n|---|");
    out.push_str(&"---:|".repeat(SHARED.len() + 2));
    out.push('\n');
    for row in rows {
        _ = write!(out, "| {} |", row.name);
        for facet in SHARED {
            _ = write!(out, " {:.1} |", row.report.score(facet));
        }
        _ = writeln!(out, " {:.0} | {:.0} |", row.texts_per_second, row.peak_mib);
    }
    out
}

fn comparison(rows: &[Row]) -> String {
    let Some((own, others)) = rows.split_first() else { return String::new() };
    let mut out = String::from("\n");
    for other in others {
        let times = own.texts_per_second / other.texts_per_second;
        let memory = other.peak_mib / own.peak_mib;
        let behind: Vec<_> =
            SHARED.iter().filter(|&&f| own.report.score(f) <= other.report.score(f)).map(|f| f.name()).collect();
        let ahead = if behind.is_empty() {
            "ahead on every facet".to_owned()
        } else {
            format!("not ahead on {}", behind.join(", "))
        };
        _ = writeln!(
            out,
            "Beside {}: {ahead}; {times:.0} times as many texts a second, with a peak of memory {memory:.0} times smaller.\n",
            other.name
        );
    }
    out
}

/// The table of speed by kind of text.
pub(super) fn speed_table(speeds: &[Series]) -> String {
    let mut out = String::from("| text | MB/s | twice the size |");
    for size in SIZES {
        _ = write!(out, " {size} MB, ms |");
    }
    _ = writeln!(out, "\n|---|---:|---:|{}", "---:|".repeat(SIZES.len()));
    for series in speeds {
        _ = write!(out, "| {} | {:.1} | {:.2} |", series.name, series.rate(), series.worst_doubling());
        for place in 0..SIZES.len() {
            let cell = series.seconds.get(place).map(|seconds| format!("{:.0}", seconds * 1000.0));
            _ = write!(out, " {} |", cell.as_deref().unwrap_or("-"));
        }
        out.push('\n');
    }
    out
}

/// What a command prints; nothing where it can't be run.
fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}
