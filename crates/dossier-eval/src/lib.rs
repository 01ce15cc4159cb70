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

/// The two sets of texts: the folder's name, and whether rules may be tuned on it.
pub const SETS: [&str; 2] = ["dev", "heldout"];

/// Runs the parser over every text of a folder and compares what it finds with the gold files.
///
/// # Errors
///
/// The folder or a file of it can't be read, or a gold file quotes words that are not in its text.
pub fn evaluate(folder: &Path) -> Result<Report, LoadError> {
    let cases = Case::load_all(folder)?;
    let mut report = Report::default();
    for case in &cases {
        let parsed = dossier_parser::parse(&case.name, case.text.as_bytes());
        facets::compare(case, &Found::from(&parsed.dossier), &mut report);
    }
    Ok(report)
}
