//! Every check of the project, the quickest first.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::args::TestOptions;
use crate::process::{cargo, on_path, output, root, run, say, watch};
use crate::tools::{self, AXE, CSP_EVALUATOR, GECKODRIVER, HTML_VALIDATE, SCHEMA_ORG};
use crate::{Failure, browsers, build};

/// What the checks need beside what building needs.
pub(crate) const TOOLS: &[tools::Tool] = &[HTML_VALIDATE, CSP_EVALUATOR, AXE, SCHEMA_ORG, GECKODRIVER];

/// The path of a host that the site is made for once more, since most of it must hold there too.
const BELOW: &str = "/some/where/";

/// The folder of that site.
fn below() -> PathBuf {
    root().join("target/below")
}

/// Installs what the tests need.
pub(crate) fn set_up() -> Result<(), Failure> {
    browsers::set_up(browsers::ENGINES)?;
    tools::install(TOOLS)
}

/// Runs the checks that the options ask for. The last line counts the tests that were run.
pub(crate) fn all(options: &TestOptions) -> Result<(), Failure> {
    let started = Instant::now();
    let mut tally = Tally::default();
    if options.filter.is_none() {
        lints()?;
        boundaries(&mut tally)?;
    }
    unit_tests(options, &mut tally)?;
    if !options.quick && tally.failed == 0 {
        set_up()?;
        build::site("/")?;
        build::below(BELOW, &below())?;
        browser_tests(options, &mut tally)?;
    }
    say(&format!("all checks took {} s", started.elapsed().as_secs()));
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 { Err("some checks failed; their own words are above".into()) } else { Ok(()) }
}

fn lints() -> Result<(), Failure> {
    say("formatting");
    run(&mut cargo(["fmt", "--all", "--check"])).map_err(|_| "run `cargo fmt --all`, then try again".to_owned())?;
    say("lints");
    run(&mut cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tools::set_up(&[])?;
    say("lints for the browser's side");
    run(&mut cargo([
        "clippy",
        "--quiet",
        "-p",
        "accord",
        "-p",
        "finder",
        "-p",
        "reader",
        "--lib",
        "--bin",
        "accord",
        "--bin",
        "finder",
        "--bin",
        "reader",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The readers' module must not hold the parser: its rules and word lists would be downloaded by everybody.
fn boundaries(tally: &mut Tally) -> Result<(), Failure> {
    say("boundaries between crates");
    let tree = ["tree", "-p", "accord", "--target", "wasm32-unknown-unknown", "-e", "normal", "--prefix", "none"];
    let tree = output(&mut cargo(tree))?;
    let parser = tree.lines().any(|line| line.starts_with("dossier-parser "));
    tally.add("the readers' module holds no parser", !parser);
    Ok(())
}

fn unit_tests(options: &TestOptions, tally: &mut Tally) -> Result<(), Failure> {
    say("unit and corpus tests, and every page rendered natively");
    const SELECTION: [&str; 3] = ["--workspace", "--exclude", "browser"];
    let nextest = on_path("cargo-nextest").is_some();
    let mut command = if nextest {
        cargo(["nextest", "run", "--no-fail-fast", "--no-tests", "pass", "--status-level", "fail"])
    } else {
        cargo(["test", "--quiet", "--no-fail-fast"])
    };
    command.args(SELECTION);
    if nextest || options.filter.is_none() {
        command.args(&options.filter);
    } else {
        command.arg("--").args(&options.filter);
    }
    tally.count(&mut command)?;
    if nextest && options.filter.is_none() {
        tally.count(cargo(["test", "--quiet", "--doc"]).args(SELECTION))?;
    }
    Ok(())
}

fn browser_tests(options: &TestOptions, tally: &mut Tally) -> Result<(), Failure> {
    say("browser tests");
    tally.count(browser(["test", "--quiet", "--no-fail-fast", "-p", "browser", "--"])?.args(&options.filter))
}

/// A cargo command of the browser tests, which find the tools by these variables.
pub(crate) fn browser<const N: usize>(arguments: [&str; N]) -> Result<Command, Failure> {
    let mut command = cargo(arguments);
    command.env("ACCORD_BELOW", format!("{}={BELOW}", below().display()));
    command.env("ACCORD_GECKODRIVER", GECKODRIVER.path()?);
    command.env("ACCORD_AXE", AXE.path()?);
    command.env("ACCORD_HTML_VALIDATE", HTML_VALIDATE.path()?);
    command.env("ACCORD_CSP_EVALUATOR", CSP_EVALUATOR.path()?);
    command.env("ACCORD_SCHEMA_ORG", SCHEMA_ORG.path()?);
    Ok(command)
}

/// How many tests passed and failed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn add(&mut self, name: &str, passed: bool) {
        println!("{name}: {}", if passed { "ok" } else { "FAILED" });
        if passed { self.passed += 1 } else { self.failed += 1 }
    }

    /// Runs a test command and counts by what its runner says.
    fn count(&mut self, command: &mut Command) -> Result<(), Failure> {
        let (success, text) = watch(command)?;
        let before = self.failed;
        self.read(&text);
        if !success && self.failed == before {
            // It ended before any test could: what was to be tested does not build, for instance.
            self.failed += 1;
        }
        Ok(())
    }

    /// Adds up the closing lines of cargo's own runner (`test result: ok. 3 passed; 0 failed; …`) and of nextest
    /// (`Summary [ 0.1s] 3 tests run: 3 passed, 0 skipped`).
    fn read(&mut self, text: &str) {
        for line in text.lines().filter(|line| line.contains("test result: ") || line.contains(" tests run: ")) {
            let words: Vec<_> = line.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
            for pair in words.windows(2) {
                let Ok(number) = pair[0].parse::<u32>() else { continue };
                match pair[1] {
                    "passed" => self.passed += number,
                    "failed" | "timed" => self.failed += number,
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_both_runners_are_added_up() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 6 passed; 0 failed; 0 ignored; finished in 0.01s\nnothing 7 passed here\n");
        tally.read("     Summary [   0.512s] 9 tests run: 7 passed (1 slow), 2 failed, 0 skipped\n");
        assert_eq!(tally, Tally { passed: 13, failed: 2 });
    }
}
