//! What is measured beside other programs.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{root, run, say};
use crate::test::{TOOLS, browser};
use crate::tools::{self, MDBOOK, VITEPRESS};
use crate::{Failure, browsers, build};

/// Measures a first visit, in turn with the same text as mdBook and VitePress publish it; see the browser crate.
pub(crate) fn visit(arguments: &[OsString]) -> Result<(), Failure> {
    tools::install(&[MDBOOK, VITEPRESS])?;
    site()?;
    say("building the same text with mdBook and VitePress");
    let others = root().join("target/beside");
    let text = source()?;
    let beside = [("mdBook 0.5", mdbook(&others, &text)?), ("VitePress 1.6", vitepress(&others, &text)?)];
    let mut command = browser(["run", "--quiet", "-p", "browser", "--bin", "visit", "--"])?;
    for (name, folder) in beside {
        command.arg("--beside").arg(format!("{name}={}=/source.html", folder.display()));
    }
    run(command.args(arguments))
}

/// Measures what a reader waits for within the site; see the browser crate.
pub(crate) fn speed(arguments: &[OsString]) -> Result<(), Failure> {
    site()?;
    run(browser(["run", "--quiet", "-p", "browser", "--bin", "speed", "--"])?.args(arguments))
}

/// Builds the site that is measured, with all that the browser crate is told of.
fn site() -> Result<(), Failure> {
    tools::install(TOOLS)?;
    browsers::set_up(&[browsers::CHROMIUM])?;
    build::site("/")
}

/// The first seed as Markdown: its paragraphs, below a heading.
fn source() -> Result<String, Failure> {
    let folder = root().join("seeds");
    let problem = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(&folder).map_err(problem)?.flatten().map(|entry| entry.path());
    let mut seeds: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    seeds.sort();
    let seed = seeds.first().ok_or("there is no seed")?;
    let text = fs::read_to_string(seed).map_err(problem)?;
    Ok(format!("# Source\n\n{}\n", text.trim()))
}

/// The book's folder, with the text as its one chapter.
fn mdbook(others: &Path, text: &str) -> Result<PathBuf, Failure> {
    let folder = others.join("mdbook");
    write(&folder.join("book.toml"), "[book]\ntitle = \"Source\"\nlanguage = \"en\"\n")?;
    write(&folder.join("src/SUMMARY.md"), "# Summary\n\n- [Source](source.md)\n")?;
    write(&folder.join("src/source.md"), text)?;
    run(Command::new(MDBOOK.path()?).arg("build").arg(&folder))?;
    Ok(folder.join("book"))
}

/// The site's folder, with the text as its one page.
fn vitepress(others: &Path, text: &str) -> Result<PathBuf, Failure> {
    let folder = others.join("vitepress");
    write(&folder.join("index.md"), "# Library\n\n[Source](source.md)\n")?;
    write(&folder.join("source.md"), text)?;
    let program = VITEPRESS.path()?;
    // It looks for its packages beside the text.
    let packages = program.ancestors().nth(2).ok_or("VitePress is not where npm puts programs")?;
    let link = folder.join("node_modules");
    if !link.exists() {
        symlink(packages, &link).map_err(|error| format!("{}: {error}", link.display()))?;
    }
    run(Command::new(program).arg("build").arg(&folder))?;
    Ok(folder.join(".vitepress/dist"))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, text));
    written.map_err(|error| format!("{}: {error}", file.display()))
}
