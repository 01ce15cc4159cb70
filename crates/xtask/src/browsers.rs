//! The browsers that the tests drive, from the system's packages.

use std::process::Command;

use crate::Failure;
use crate::process::{on_path, output, run, say};

/// A browser engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Engine {
    /// Its name, as the browser tests know it.
    pub(crate) name: &'static str,
    /// The programs it takes.
    programs: &'static [&'static str],
    /// The Debian packages that hold them.
    packages: &'static [&'static str],
}

pub(crate) const CHROMIUM: Engine =
    Engine { name: "chromium", programs: &["chromium", "chromedriver"], packages: &["chromium", "chromium-driver"] };

pub(crate) const FIREFOX: Engine = Engine { name: "firefox", programs: &["firefox-esr"], packages: &["firefox-esr"] };

pub(crate) const WEBKIT: Engine =
    Engine { name: "webkit", programs: &["WebKitWebDriver", "Xvfb"], packages: &["webkit2gtk-driver", "xvfb"] };

/// Every engine, the quickest first.
pub(crate) const ENGINES: &[Engine] = &[CHROMIUM, FIREFOX, WEBKIT];

impl Engine {
    fn is_there(&self) -> bool {
        self.programs.iter().all(|program| on_path(program).is_some())
    }
}

/// Installs what is missing of the given engines.
pub(crate) fn set_up(engines: &[Engine]) -> Result<(), Failure> {
    let missing = engines.iter().filter(|engine| !engine.is_there());
    let packages: Vec<_> = missing.flat_map(|engine| engine.packages).copied().collect();
    if packages.is_empty() {
        return Ok(());
    }
    let by_hand = || {
        format!(
            "the browser tests need more programs: install {} (Debian's names), then run this again",
            packages.join(" ")
        )
    };
    let Some(apt) = apt_get() else {
        return Err(by_hand());
    };
    say(&format!("installing {} with apt-get", packages.join(", ")));
    let install = |arguments: &[&str]| {
        let mut command = Command::new(apt[0]);
        command.args(&apt[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command)
    };
    // Package lists may be old; an update that fails is not the end, since the install says whether it matters.
    let _ = install(&["update", "-qq"]);
    install(
        &["install", "-y", "-qq", "--no-install-recommends"]
            .into_iter()
            .chain(packages.iter().copied())
            .collect::<Vec<_>>(),
    )
    .map_err(|_| by_hand())
}

/// How apt-get is called, if we may install packages without asking anybody.
fn apt_get() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if output(Command::new("id").arg("-u")).is_ok_and(|user| user == "0") {
        return Some(&["apt-get"]);
    }
    let may = on_path("sudo").is_some() && output(Command::new("sudo").args(["-n", "true"])).is_ok();
    may.then_some(&["sudo", "-n", "apt-get"])
}
