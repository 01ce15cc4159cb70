//! Whether the same sources give the same site, byte for byte, wherever they are built.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::process::{cargo, output, root, run, say};

/// Builds the site from nothing in two folders whose names differ, also in length, and compares what comes out.
pub(crate) fn check() -> Result<(), Failure> {
    let top = std::env::temp_dir().join(format!("accord-reproducible-{}", std::process::id()));
    let places = [top.join("one"), top.join("another/of/a/longer/name")];
    // Both copies are made first, so that what is edited meanwhile is in none.
    let compared = places
        .iter()
        .try_for_each(|place| copy(place))
        .and_then(|()| places.iter().map(|place| build(place)).collect::<Result<Vec<_>, _>>());
    // What is left of it would only take room.
    let _ = fs::remove_dir_all(&top);
    let compared = compared?;
    let [one, another] = compared.as_slice() else { return Err("there are not two sites to compare".into()) };
    let differing: Vec<&str> = one
        .keys()
        .chain(another.keys())
        .filter(|file| one.get(*file) != another.get(*file))
        .map(String::as_str)
        .collect();
    if differing.is_empty() {
        println!("{} files are the same in both", one.len());
        return Ok(());
    }
    Err(format!("{} files differ: {}", differing.len(), differing.into_iter().take(8).collect::<Vec<_>>().join(", ")))
}

fn problem(path: &Path, error: std::io::Error) -> Failure {
    format!("{}: {error}", path.display())
}

/// Copies the sources to a place.
fn copy(place: &Path) -> Result<(), Failure> {
    let sources = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let sources = output(Command::new("git").args(sources).current_dir(root()))?;
    for source in sources.split('\0').filter(|source| !source.is_empty()) {
        let (from, to) = (root().join(source), place.join(source));
        // A file that is deleted and not yet committed is listed still.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(place)).map_err(|error| problem(&to, error))?;
            fs::copy(&from, &to).map_err(|error| problem(&to, error))?;
        }
    }
    Ok(())
}

/// Builds the site in a place, and gives its files.
fn build(place: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    say(&format!("a clean build in {}", place.display()));
    let mut command = cargo(["run", "--quiet", "--package", "xtask", "--", "build"]);
    run(command.current_dir(place).env_remove("CARGO_TARGET_DIR"))?;
    let mut files = BTreeMap::new();
    let mut left: Vec<PathBuf> = vec![place.join("dist")];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).map_err(|error| problem(&path, error))?;
            left.extend(entries.flatten().map(|entry| entry.path()));
        } else {
            let name = path.strip_prefix(place).unwrap_or(&path).to_string_lossy().into_owned();
            files.insert(name, fs::read(&path).map_err(|error| problem(&path, error))?);
        }
    }
    fs::remove_dir_all(place.join("target")).map_err(|error| problem(place, error))?;
    Ok(files)
}
