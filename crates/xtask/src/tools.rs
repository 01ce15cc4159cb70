//! The tools that the project needs, each at one version, and their installation for one user.
//!
//! A tool that is on PATH at the right version is used. Any other is installed below a cache folder, one folder a tool
//! and version; it is built under a temporary name and renamed when whole, so nothing is ever left half installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::process::{self, cargo, on_path, output, root, run, say};

/// A tool at a version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    /// The package that holds it.
    package: &'static str,
    /// The program, or for a package without one a file that shows that it is there.
    program: &'static str,
    version: Version,
    from: Origin,
}

#[derive(Clone, Copy, Debug)]
enum Version {
    Exactly(&'static str),
    /// That of a package in Cargo.lock.
    Locked(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Cargo,
    /// As its own lock file says.
    CargoLocked,
    Npm,
    /// A package of npm that is used as files, not run.
    NpmFiles,
}

pub(crate) const TRUNK: Tool =
    Tool { package: "trunk", program: "trunk", version: Version::Exactly("0.21.14"), from: Origin::CargoLocked };

// Its lock file names a release that can't be had everywhere, so it is installed without.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: Version::Locked("wasm-bindgen"),
    from: Origin::Cargo,
};

pub(crate) const WASM_OPT: Tool =
    Tool { package: "binaryen", program: "wasm-opt", version: Version::Exactly("132"), from: Origin::Npm };

// Minifies the script and the style.
pub(crate) const ESBUILD: Tool =
    Tool { package: "esbuild", program: "esbuild", version: Version::Exactly("0.28.2"), from: Origin::Npm };

pub(crate) const GECKODRIVER: Tool =
    Tool { package: "geckodriver", program: "geckodriver", version: Version::Exactly("0.37.0"), from: Origin::Cargo };

// The last that runs on Node.js 20.
pub(crate) const HTML_VALIDATE: Tool =
    Tool { package: "html-validate", program: "html-validate", version: Version::Exactly("10.9.0"), from: Origin::Npm };

pub(crate) const CSP_EVALUATOR: Tool = Tool {
    package: "csp_evaluator",
    program: "package.json",
    version: Version::Exactly("1.1.8"),
    from: Origin::NpmFiles,
};

pub(crate) const AXE: Tool =
    Tool { package: "axe-core", program: "axe.min.js", version: Version::Exactly("4.14.1"), from: Origin::NpmFiles };

// The vocabulary of schema.org.
pub(crate) const SCHEMA_ORG: Tool = Tool {
    package: "schema-dts",
    program: "dist/schema.d.ts",
    version: Version::Exactly("2.1.0"),
    from: Origin::NpmFiles,
};

// What a first visit is measured beside.
pub(crate) const MDBOOK: Tool =
    Tool { package: "mdbook", program: "mdbook", version: Version::Exactly("0.5.4"), from: Origin::CargoLocked };

pub(crate) const VITEPRESS: Tool =
    Tool { package: "vitepress", program: "vitepress", version: Version::Exactly("1.6.4"), from: Origin::Npm };

/// What building the site needs.
pub(crate) const BUILD: &[Tool] = &[TRUNK, WASM_BINDGEN, WASM_OPT, ESBUILD];

/// Installs what is missing of the given tools, and the WebAssembly target.
pub(crate) fn set_up(tools: &[Tool]) -> Result<(), Failure> {
    add_target()?;
    install(tools)
}

/// Installs what is missing of the given tools.
pub(crate) fn install(tools: &[Tool]) -> Result<(), Failure> {
    let mut missing = Vec::new();
    for tool in tools {
        if tool.find()?.is_none() {
            missing.push(tool);
        }
    }
    for (index, tool) in missing.iter().enumerate() {
        say(&format!("tool {} of {}: {}", index + 1, missing.len(), tool.install_words()?));
        tool.install()?;
    }
    Ok(())
}

/// PATH with the folders of the given tools before all others.
pub(crate) fn search_path(tools: &[Tool]) -> Result<String, Failure> {
    let mut folders = Vec::new();
    for tool in tools {
        let program = tool.path()?;
        folders.extend(program.parent().map(Path::to_path_buf));
    }
    let old = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&old));
    let mut seen = std::collections::HashSet::new();
    folders.retain(|folder| seen.insert(folder.clone()));
    let joined = env::join_paths(folders).map_err(|error| format!("PATH can't be made: {error}"))?;
    Ok(joined.to_string_lossy().into_owned())
}

impl Tool {
    /// Where the tool is.
    pub(crate) fn path(&self) -> Result<PathBuf, Failure> {
        let missing = || format!("{} is not installed: run `cargo xtask setup`", self.program);
        self.find()?.ok_or_else(missing)
    }

    fn find(&self) -> Result<Option<PathBuf>, Failure> {
        let version = self.version()?;
        if self.from != Origin::NpmFiles
            && let Some(program) = on_path(self.program)
            && let Ok(words) = output(Command::new(&program).arg("--version"))
            && words.split_whitespace().any(|word| word.trim_start_matches('v') == version)
        {
            return Ok(Some(program));
        }
        let installed = self.folder()?.join(self.place());
        Ok(installed.is_file().then_some(installed))
    }

    fn version(&self) -> Result<String, Failure> {
        match self.version {
            Version::Exactly(version) => Ok(version.to_owned()),
            Version::Locked(package) => locked_version(package),
        }
    }

    /// The tool within its own folder.
    fn place(&self) -> PathBuf {
        match self.from {
            Origin::Cargo | Origin::CargoLocked => Path::new("bin").join(self.program),
            Origin::Npm => Path::new("node_modules/.bin").join(self.program),
            Origin::NpmFiles => Path::new("node_modules").join(self.package).join(self.program),
        }
    }

    fn folder(&self) -> Result<PathBuf, Failure> {
        Ok(cache_folder()?.join(format!("{}-{}", self.package, self.version()?)))
    }

    fn install_words(&self) -> Result<String, Failure> {
        let (package, version) = (self.package, self.version()?);
        Ok(match self.from {
            Origin::Cargo | Origin::CargoLocked => {
                format!("building {package} {version} with cargo (2 to 8 minutes on two cores)")
            }
            Origin::Npm | Origin::NpmFiles => format!("fetching {package} {version} with npm"),
        })
    }

    fn install(&self) -> Result<(), Failure> {
        let (folder, version) = (self.folder()?, self.version()?);
        let unfinished = folder.with_file_name(format!(".{}-{version}-{}", self.package, std::process::id()));
        let file_error = |error: std::io::Error| format!("{} can't be written: {error}", unfinished.display());
        fs::create_dir_all(&unfinished).map_err(file_error)?;
        let result = self.install_into(&unfinished, &version).and_then(|()| {
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(file_error)?;
            }
            fs::rename(&unfinished, &folder).map_err(file_error)
        });
        if result.is_err() {
            // What is left of a failed installation is of no use; the failure itself is what is to be told.
            let _ = fs::remove_dir_all(&unfinished);
        }
        result
    }

    fn install_into(&self, folder: &Path, version: &str) -> Result<(), Failure> {
        match self.from {
            Origin::Cargo | Origin::CargoLocked => {
                let mut command = cargo(["install", self.package, "--version", version, "--root"]);
                command.arg(folder);
                command.env("CARGO_TARGET_DIR", folder.join("target"));
                if self.from == Origin::CargoLocked {
                    command.arg("--locked");
                }
                run(&mut command).map_err(|_| {
                    format!(
                        "{} could not be built: check the network and the words above, then try again",
                        self.package
                    )
                })?;
                fs::remove_dir_all(folder.join("target"))
                    .map_err(|error| format!("the build's rest can't be removed: {error}"))
            }
            Origin::Npm | Origin::NpmFiles => {
                if on_path("npm").is_none() {
                    return Err(format!(
                        "npm is not installed, and {} comes from there: install Node.js with npm, then run this again",
                        self.package
                    ));
                }
                let mut command = Command::new("npm");
                command.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(folder);
                command.arg(format!("{}@{version}", self.package));
                run(&mut command).map_err(|_| {
                    format!(
                        "{} could not be fetched: check the network and the words above, then try again",
                        self.package
                    )
                })
            }
        }
    }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, Failure> {
    let file = root().join("Cargo.lock");
    let text = fs::read_to_string(&file).map_err(|error| format!("{} can't be read: {error}", file.display()))?;
    let name = format!("name = \"{package}\"");
    let version = text.lines().skip_while(|line| *line != name).nth(1);
    let version = version.and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock holds no {package}: run `cargo metadata`"))
}

fn cache_folder() -> Result<PathBuf, Failure> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = || variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")));
    variable("ACCORD_TOOLS")
        .or_else(|| Some(cache()?.join("accord/tools")))
        .ok_or_else(|| "there is no home folder: name one for tools in ACCORD_TOOLS".to_owned())
}

fn add_target() -> Result<(), Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()))?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if process::on_path("rustup").is_none() {
        return Err(format!(
            "this Rust can't build for {TARGET}: install that target with the tool that installed Rust"
        ));
    }
    say(&format!("adding the target {TARGET} with rustup"));
    run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
        .map_err(|_| format!("rustup could not add {TARGET}: check the network, then try again"))
}
