//! What Firefox's console says, which it writes to standard output.

use std::sync::{Arc, Mutex, PoisonError};

/// The errors that were written since they were last taken.
#[derive(Clone, Default)]
pub(crate) struct Console(Arc<Mutex<Vec<String>>>);

impl Console {
    /// Takes up a line that a driver or its browser printed, if it tells of an error of the page.
    pub(crate) fn read_line(&self, line: &str) {
        if std::env::var_os("ACCORD_DRIVER_LOG").is_some() {
            eprintln!("driver: {line}");
        }
        // For scripts, and for what pages write.
        const ERRORS: [&str; 2] = ["JavaScript error: http", "console.error:"];
        // Firefox writes the troubles of its own parts to the same place.
        const OWN: [&str; 4] = ["resource://", "chrome://", "RSLoader", "command line flag"];
        if ERRORS.iter().any(|start| line.contains(start)) && !OWN.iter().any(|own| line.contains(own)) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned());
        }
    }

    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
