//! The built site, as a folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// The project's folder.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_owned()
}

/// The folder of the built site: `dist/`, or what `ACCORD_DIST` names.
pub fn folder() -> PathBuf {
    std::env::var_os("ACCORD_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// The same site made for another path of its host: its folder, and that path.
///
/// # Errors
///
/// There is none: `ACCORD_BELOW`, `FOLDER=/PATH/`, names none.
pub fn below() -> Outcome<(PathBuf, String)> {
    let named = std::env::var("ACCORD_BELOW").ok();
    let named = named.as_deref().and_then(|named| named.split_once('='));
    let (folder, base) = named.ok_or("ACCORD_BELOW is not set: `cargo xtask test` runs these tests")?;
    Ok((folder.into(), base.to_owned()))
}

/// Every page of the site as its path, `/` and `/a/b/`, in order: every folder with an `index.html`.
///
/// # Errors
///
/// The site is not built.
pub fn pages() -> Outcome<Vec<String>> {
    let top = folder();
    let mut pages = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .map_err(|error| format!("{}: {error}; `cargo xtask build` makes it", folder.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if entry.file_name() == "index.html" {
                let inner = folder.strip_prefix(&top).unwrap_or(&folder).to_string_lossy().replace('\\', "/");
                pages.push(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") });
            }
        }
    }
    pages.sort();
    Ok(pages)
}

/// The path of the first dossier, `/technology-prosperity-deal/` for instance.
///
/// # Errors
///
/// The site is not built, or has no dossier.
pub fn dossier() -> Outcome<String> {
    let list = read("/dossiers.json")?;
    let list: serde_json::Value = serde_json::from_str(&list).map_err(|error| format!("dossiers.json: {error}"))?;
    let slug = list[0]["slug"].as_str().ok_or("dossiers.json lists no dossier")?;
    Ok(format!("/{slug}/"))
}

/// A text file of the site.
///
/// # Errors
///
/// It is not there or not UTF-8.
pub fn read(path: &str) -> Outcome<String> {
    let file = folder().join(path.trim_start_matches('/'));
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
}
