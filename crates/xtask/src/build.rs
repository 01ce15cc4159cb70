//! Building the site: Trunk compiles and bundles, publishing finishes what it staged.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs, io};

use crate::Failure;
use crate::process::{cargo, output, root, run, say};
use crate::tools;

/// Builds the release site into `dist/`, for the given path below which it will be served.
pub(crate) fn site(public_url: &str) -> Result<(), Failure> {
    tools::set_up(tools::BUILD)?;
    let started = Instant::now();
    say("building the release site with Trunk");
    let mut trunk = Command::new(tools::TRUNK.path()?);
    trunk.args(["build", "--release", "--public-url", public_url]).current_dir(root());
    trunk.env("PATH", tools::search_path(tools::BUILD)?);
    if env::var_os("RUSTFLAGS").is_none() {
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths_of_this_machine()?);
    }
    // Trunk takes any value but true and false for a mistake, and some shells and runners set `1`.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)?;
    say(&format!("dist/ is ready after {} s", started.elapsed().as_secs()));
    Ok(())
}

/// Flags that keep the folders of this machine out of the module: a panic names the file that it is in, so the same sources
/// would give other bytes in another home. Files of this project are named from its own folder in any case.
fn without_paths_of_this_machine() -> Result<String, Failure> {
    let rustc = |arguments: &[&str]| output(Command::new("rustc").args(arguments).current_dir(root()));
    let commit = rustc(&["-vV"])?;
    let commit = commit.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or_default();
    let library = format!("{}/lib/rustlib/src/rust", rustc(&["--print", "sysroot"])?);
    let home = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")));
    let mut flags = format!("--remap-path-prefix={library}=/rustc/{commit}");
    if let Ok(home) = home {
        flags.push_str(&format!(" --remap-path-prefix={home}/registry/src=crates"));
    }
    Ok(flags)
}

/// Finishes the site that Trunk has staged. Trunk's post_build hook calls this, and says by variables what it staged.
pub(crate) fn publish() -> Result<(), Failure> {
    let variable = |name: &str| {
        let missing = format!("{name} is not set: Trunk's post_build hook calls this; run `cargo xtask build` instead");
        env::var(name).map_err(|_| missing)
    };
    let (staging, public_url) = (variable("TRUNK_STAGING_DIR")?, variable("TRUNK_PUBLIC_URL")?);
    if variable("TRUNK_PROFILE")? != "release" {
        // `trunk serve` while one writes pages: quick, and drawn by the browser alone.
        return Ok(());
    }
    // Both are built before either runs, so that how far they are can be seen.
    say("building what renders the pages and finishes the site");
    run(&mut cargo([
        "build",
        "--package",
        "accord",
        "--bin",
        "prerender",
        "--package",
        "publish",
        "--bin",
        "publish",
    ]))?;
    // Kept, so that the same can be finished for other places without compiling it again.
    copy(Path::new(&staging), &staged())?;
    finish(&staging, &public_url)
}

/// Where what Trunk staged last is kept.
fn staged() -> PathBuf {
    root().join("target/staged")
}

/// Finishes what was staged last once more, in a folder of its own, for another path below which it will be served.
pub(crate) fn below(public_url: &str, folder: &Path) -> Result<(), Failure> {
    copy(&staged(), folder)?;
    finish(&folder.to_string_lossy(), public_url)
}

/// Copies a folder to a place where nothing else stays.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let problem = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    match fs::remove_dir_all(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(problem(to, error)),
        _ => {}
    }
    fs::create_dir_all(to).map_err(|error| problem(to, error))?;
    for entry in fs::read_dir(from).map_err(|error| problem(from, error))?.flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to).map_err(|error| problem(&path, error))?;
        }
    }
    Ok(())
}

fn finish(staging: &str, public_url: &str) -> Result<(), Failure> {
    say(&format!("rendering every page, and finishing the site for {public_url}"));
    // They lie beside this program; asking cargo to run them one by one might build them anew.
    let program = env::current_exe().map_err(|error| error.to_string())?.with_file_name("publish");
    let mut publish = Command::new(program);
    publish.current_dir(root()).args(["--staging", staging, "--public-url", public_url]);
    publish.arg("--wasm-opt").arg(tools::WASM_OPT.path()?);
    run(publish.arg("--esbuild").arg(tools::ESBUILD.path()?))
}
