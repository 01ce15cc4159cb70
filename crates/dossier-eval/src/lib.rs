//! Measures what the parser finds in the corpus against dossiers that were made by hand.
//!
//! 1. `gold`: a text with its gold file, every quotation of which must stand in the text.
//! 2. `found`: what a tool found in a text, as plain values; the parser's dossier is one source of it, other tools are others.
//! 3. `facets`: compares the two, facet by facet. Each facet counts what was missed and what is false.
//! 4. `report`: the counts over a set of texts, as a table and as a list of errors.
//!
//! [`bench`] measures speed and memory, and runs other tools over the same texts.

pub mod bench;
mod facets;
mod found;
mod gold;
mod locate;
mod report;
mod score;

use std::path::Path;

pub use facets::Facet;
pub use found::{Found, Quote};
pub use gold::{Case, Gold, LoadError};
pub use report::{Mistake, Report, table};
pub use score::Tally;

/// The sets of texts, by the names of their folders: for tuning, held back, and the site's own first seed.
pub const SETS: [&str; 3] = ["dev", HELD_OUT, "seed"];

/// The set of texts that no rule is tuned on.
pub const HELD_OUT: &str = "heldout";

/// Where the corpus stands, from the workspace's root.
pub const CORPUS: &str = "crates/dossier-parser/tests/corpus";

/// Loads a set of the corpus. `root` is the workspace's folder.
///
/// # Errors
///
/// The folder or a file of it can't be read, or a gold file quotes words that are not in its text.
pub fn load(root: &Path, set: &str) -> Result<Vec<Case>, LoadError> {
    Case::load_all(&root.join(CORPUS).join(set), &root.join("seeds"))
}

/// Runs the parser over texts and compares what it finds with their gold files.
pub fn evaluate(cases: &[Case]) -> Report {
    measure(cases, |case| Found::from(&dossier_parser::parse(&case.name, case.text.as_bytes()).dossier))
}

/// Compares with the gold files what any tool finds.
pub fn measure(cases: &[Case], find: impl Fn(&Case) -> Found) -> Report {
    let mut report = Report::default();
    for case in cases {
        facets::compare(case, &find(case), &mut report);
    }
    report
}
