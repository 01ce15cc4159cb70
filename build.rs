//! Glue: every seed → parser → curator's file → proof → the bundle in `OUT_DIR`, and a name for the build. No rules, no list of seeds.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use diagnostics::{Diagnostic, Severity, render_all};
use dossier::{Dossier, Id};

/// Slugs that are addresses of the site's own pages.
const RESERVED: [&str; 5] = ["search", "open", "verify", "about", "ko"];

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Cargo shows what a failed build script wrote to standard error, line by line.
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let folder = PathBuf::from(env::var_os("ACCORD_SEEDS").unwrap_or_else(|| "seeds".into()));
    println!("cargo:rerun-if-env-changed=ACCORD_SEEDS");
    println!("cargo:rerun-if-changed={}", folder.display());
    let dossiers = library(&folder)?;
    let bundle =
        postcard::to_allocvec(&dossiers).map_err(|error| format!("error: the bundle can't be written: {error}"))?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("error: cargo gave no OUT_DIR")?);
    write_whole(&out.join("dossiers.bin"), &bundle)?;
    println!("cargo:rustc-env=ACCORD_BUILD={:016x}", name_of_build(&bundle)?);
    Ok(())
}

/// The dossiers of a folder's seeds.
pub(crate) fn library(folder: &Path) -> Result<Vec<Dossier>, String> {
    let mut slugs = BTreeMap::new();
    let mut dossiers = Vec::new();
    for seed in seeds(folder)? {
        let dossier = dossier(&seed)?;
        own_slug(&dossier, &seed, &mut slugs)?;
        dossiers.push(dossier);
    }
    Ok(dossiers)
}

/// The folder's seeds, in the order of their names.
fn seeds(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let hint = "hint: put a source text into it as NAME.txt, or name another folder in ACCORD_SEEDS";
    let entries = fs::read_dir(folder).map_err(|error| {
        format!("error: the seeds can't be read: {error}\n  --> {}:1:1\n  {hint}", folder.display())
    })?;
    let mut seeds: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    seeds.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    seeds.sort();
    lonely(folder, &seeds)?;
    if seeds.is_empty() {
        return Err(format!("error: there is no seed in the folder\n  --> {}:1:1\n  {hint}", folder.display()));
    }
    Ok(seeds)
}

/// Stops where a curator's file has no text beside it: its name is misspelt.
fn lonely(folder: &Path, seeds: &[PathBuf]) -> Result<(), String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut lonely: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter(|path| !seeds.contains(&path.with_extension("txt")))
        .collect();
    lonely.sort();
    match lonely.first() {
        None => Ok(()),
        Some(file) => Err(format!(
            "error: this curator's file has no text beside it\n  --> {}:1:1\n  hint: name it after its text: NAME.toml beside NAME.txt",
            file.display()
        )),
    }
}

/// The dossier of a seed with what the curator's file beside it changes, proved against its text. What the parser warns of
/// goes to the build's log.
fn dossier(seed: &Path) -> Result<Dossier, String> {
    let file = seed.display().to_string();
    let bytes = fs::read(seed).map_err(|error| format!("error: the seed can't be read: {error}\n  --> {file}:1:1"))?;
    let name = seed.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let parsed = dossier_parser::parse(&name, &bytes);
    let (errors, warnings): (Vec<_>, Vec<_>) =
        parsed.diagnostics.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    for warning in warnings {
        println!("cargo:warning={file}:{}: {}", warning.place(&bytes), warning.message);
    }
    if !errors.is_empty() {
        return Err(render_all(errors, &file, &bytes));
    }
    let text = String::from_utf8_lossy(&bytes);
    let dossier = curated(parsed.dossier, &text, &seed.with_extension("toml"))?;
    let unproved = dossier.verify(&text).into_iter().map(|violation| {
        Diagnostic::error("unproved", violation.to_string(), violation.range)
            .hint("a statement must quote the text exactly: correct the rule that made it")
    });
    let unproved = unproved.collect::<Vec<_>>();
    if unproved.is_empty() { Ok(dossier) } else { Err(render_all(&unproved, &file, &bytes)) }
}

/// The dossier with what a curator's file changes, where there is one.
fn curated(dossier: Dossier, text: &str, file: &Path) -> Result<Dossier, String> {
    if !file.exists() {
        return Ok(dossier);
    }
    let name = file.display().to_string();
    let written =
        fs::read(file).map_err(|error| format!("error: the file can't be read: {error}\n  --> {name}:1:1"))?;
    let curated = curation::apply(dossier, text, &written);
    curated.map(|curated| curated.dossier).map_err(|errors| render_all(&errors, &name, &written))
}

/// Stops where two seeds would share their addresses, or one would take those of the site's own pages.
fn own_slug(dossier: &Dossier, seed: &Path, slugs: &mut BTreeMap<Id, PathBuf>) -> Result<(), String> {
    let (slug, file) = (&dossier.slug, seed.display());
    let problem = if slug.as_str().is_empty() {
        "the dossier's slug is empty".to_owned()
    } else if RESERVED.contains(&slug.as_str()) {
        format!("the dossier's slug `{slug}` is the address of one of the site's own pages")
    } else if let Some(other) = slugs.get(slug) {
        format!("the dossier's slug `{slug}` is also that of {}", other.display())
    } else {
        slugs.insert(slug.clone(), seed.to_owned());
        return Ok(());
    };
    Err(format!(
        "error: {problem}\n  --> {file}:1:1\n  hint: a path of the site leads to one dossier: give this one another with `slug = \"…\"` in the curator's file beside it"
    ))
}

/// Writes a file whole or not at all.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let half = path.with_extension("half");
    let written = fs::write(&half, bytes).and_then(|()| fs::rename(&half, path));
    written.map_err(|error| format!("error: {} can't be written: {error}", path.display()))
}

/// A name that changes with what the pages are made from: the bundle and the sources. The browser takes over a
/// prerendered page only if both come from the same build.
fn name_of_build(bundle: &[u8]) -> Result<u64, String> {
    let mut hasher = DefaultHasher::new();
    bundle.hash(&mut hasher);
    for root in ["src", "crates/dossier/src", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={root}");
        hash_files(Path::new(root), &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn hash_files(path: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    let problem = |error| format!("error: {} can't be read: {error}", path.display());
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(problem)?;
        let mut entries: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        entries.sort();
        return entries.iter().try_for_each(|entry| hash_files(entry, hasher));
    }
    // Below a package vendored elsewhere there may be no lock file; then it names nothing.
    if path.exists() {
        fs::read(path).map_err(problem)?.hash(hasher);
    }
    Ok(())
}
