//! The benchmark's tables, for the terminal and for the documentation.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use super::speed::{SIZES, Series};
use super::{Row, Texts};
use crate::{Case, Facet, Report};

/// What the other tools look for as well.
const SHARED: [Facet; 6] =
    [Facet::Sentences, Facet::People, Facet::Organisations, Facet::Parties, Facet::Quotations, Facet::Speakers];

/// Where the page stands, from the workspace's root.
const PAGE: &str = "docs/benchmarks-parser.md";

/// Writes the page and gives what to print: the same.
pub(super) fn write(root: &Path, texts: Texts<'_>, rows: &[Row], speeds: &[Series]) -> Result<String, String> {
    let page = page(texts, rows, speeds);
    let path = root.join(PAGE);
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(&path, &page).map_err(failed)?;
    Ok(page)
}

fn page(texts: Texts<'_>, rows: &[Row], speeds: &[Series]) -> String {
    let mut out = String::from("# The parser beside other tools\n\n");
    let words = |cases: &[Case]| cases.iter().map(|case| case.text.split_whitespace().count()).sum::<usize>();
    _ = writeln!(
        out,
        "Written by `cargo xtask bench parser` on {}, with {}, on one core of an otherwise shared machine. All tools read the same {} texts \
         of the corpus ({} words) in one run and are measured by the same rules, those of `cargo xtask eval`.\n\n\
         ## Texts that no rule was written for\n\nThe {} held-out texts of the corpus alone ({} words).\n",
        output("date", &["-u", "+%Y-%m-%d"]),
        output("rustc", &["--version"]),
        texts.all.len(),
        words(texts.all),
        texts.held_out.len(),
        words(texts.held_out),
    );
    out.push_str(&accuracy(rows));
    out.push_str("## Speed and length\n\n");
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

/// The tables of what the tools found: in the held-out texts, and in all.
pub(super) fn accuracy(rows: &[Row]) -> String {
    let mut out = accuracy_table(rows, |row| &row.held_out, false);
    out.push_str(&comparison(rows, |row| &row.held_out, false));
    out.push_str("## All texts\n\nThe held-out ones, and those on which the parser's rules were tuned.\n\n");
    out.push_str(&accuracy_table(rows, |row| &row.report, true));
    out.push_str(&comparison(rows, |row| &row.report, true));
    out
}

/// What each tool found, by one of its reports; with what it cost, where that is asked for.
fn accuracy_table(rows: &[Row], report: impl Fn(&Row) -> &Report, with_cost: bool) -> String {
    let mut out = String::from("| tool |");
    for facet in SHARED {
        let measure = if facet.is_accuracy() { "accuracy" } else { "F1" };
        _ = write!(out, " {} ({measure}) |", facet.name());
    }
    if with_cost {
        out.push_str(" texts a second | peak memory, MiB |");
    }
    out.push_str("\n|---|");
    out.push_str(&"---:|".repeat(SHARED.len() + if with_cost { 2 } else { 0 }));
    out.push('\n');
    for row in rows {
        _ = write!(out, "| {} |", row.name);
        for facet in SHARED {
            _ = write!(out, " {:.1} |", report(row).score(facet));
        }
        if with_cost {
            _ = write!(out, " {:.0} | {:.0} |", row.texts_per_second, row.peak_mib);
        }
        out.push('\n');
    }
    out
}

fn comparison(rows: &[Row], report: impl Fn(&Row) -> &Report, with_cost: bool) -> String {
    let Some((own, others)) = rows.split_first() else { return String::new() };
    let mut out = String::from("\n");
    for other in others {
        let is_behind = |facet: &&Facet| report(own).score(**facet) <= report(other).score(**facet);
        let behind: Vec<_> = SHARED.iter().filter(is_behind).map(|facet| facet.name()).collect();
        let ahead = if behind.is_empty() {
            "ahead on every facet".to_owned()
        } else {
            format!("not ahead on {}", behind.join(", "))
        };
        _ = write!(out, "Beside {}: {ahead}", other.name);
        if with_cost {
            let times = own.texts_per_second / other.texts_per_second;
            let memory = other.peak_mib / own.peak_mib;
            _ = write!(
                out,
                "; {times:.0} times as many texts a second, with a peak of memory {memory:.0} times smaller"
            );
        }
        out.push_str(".\n\n");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_out_texts_have_a_table_of_their_own_and_cost_stands_once() {
        let case = |name: &str, text: &str| Case {
            name: name.to_owned(),
            text: text.to_owned(),
            gold: Default::default(),
            layout: Default::default(),
        };
        let cases = [case("tuned", "Three words here."), case("held", "Two more.")];
        let row = |name: &str| Row {
            name: name.to_owned(),
            report: Report::default(),
            held_out: Report::default(),
            texts_per_second: 100.0,
            peak_mib: 5.0,
        };
        let page = page(Texts { all: &cases, held_out: &cases[1..] }, &[row("own"), row("other")], &[]);
        let (held_out, all) = page.split_once("## All texts").unwrap();
        assert!(held_out.contains("The 1 held-out texts of the corpus alone (2 words)."), "{held_out}");
        assert!(held_out.contains("2 texts of the corpus (5 words)"), "{held_out}");
        assert!(held_out.contains("| own |") && all.contains("| own |"));
        assert!(!held_out.contains("texts a second") && all.contains("texts a second"));
    }
}
