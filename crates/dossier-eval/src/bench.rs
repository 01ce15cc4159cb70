//! Speed, memory, and other tools on the same texts.

use std::path::Path;

/// Runs the benchmark.
///
/// # Errors
///
/// What could not be run.
pub fn run(_root: &Path, _arguments: &[String]) -> Result<String, String> {
    Err("not yet".into())
}
