//! The service worker, with the exact list of what it keeps.

use crate::Failure;
use crate::output::{Output, short_hash};
use crate::prerendered::Page;

/// The page that stands in for any other while there is no network: it holds no markup, and the app draws what its
/// address names.
pub(crate) const SHELL: &str = "offline.html";

/// That page.
pub(crate) fn shell(base: &str) -> Page {
    let head = format!(
        "<title>Accord</title><meta name=\"robots\" content=\"noindex\"><meta name=\"accord-base\" content=\"{base}\">"
    );
    Page {
        path: format!("/{SHELL}"),
        language: "en".into(),
        head,
        data: String::new(),
        picture: None,
        body: String::new(),
    }
}

/// Writes the service worker. It keeps what the app needs to draw every page by itself: not the pages, which would be
/// many and say the same again.
pub(crate) fn write(output: &mut Output) -> Result<(), Failure> {
    let is_kept = |path: &&String| {
        // The parser is large, and few read a text of their own: it is fetched when somebody does.
        path.starts_with("assets/") && !path.starts_with("assets/reader-")
            || path.starts_with("icons/")
            || [SHELL, "manifest.webmanifest"].contains(&path.as_str())
    };
    let files: Vec<String> = output.files().filter(is_kept).cloned().collect();
    // The edition changes when any file does, also one whose name stays.
    let mut all = Vec::new();
    for file in &files {
        all.extend_from_slice(file.as_bytes());
        all.extend_from_slice(&output.read(file)?);
    }
    let list = serde_json::to_string(&files).map_err(|error| error.to_string())?;
    let script = include_str!("service-worker.js").replace("$EDITION", &short_hash(&all)).replace("$FILES", &list);
    output.write("service-worker.js", script.as_bytes())
}
