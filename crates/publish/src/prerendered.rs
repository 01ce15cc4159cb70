//! What the prerenderer hands over: every page as its parts, and the dossiers that they show.

use std::collections::BTreeMap;
use std::process::Command;

use dossier::Dossier;
use serde::Deserialize;

use crate::{Failure, Site};

/// The prerenderer's output.
#[derive(Deserialize)]
pub(crate) struct Prerendered {
    /// The name of this build, as the app knows it.
    pub(crate) build: String,
    /// What a page says of a newer edition, in each language.
    pub(crate) notice: serde_json::Value,
    /// The words of each language that pages load, as a file, by language.
    pub(crate) words: BTreeMap<String, String>,
    /// Every page, in the order of the site.
    pub(crate) pages: Vec<Page>,
    /// Every dossier, in the order of the library.
    pub(crate) dossiers: Vec<Dossier>,
    /// Further downloads that pages link to.
    #[serde(default)]
    pub(crate) files: Vec<Download>,
}

/// A text file that is published as it is.
#[derive(Deserialize)]
pub(crate) struct Download {
    /// Its path below the site's root, without a slash before it.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

/// A page.
#[derive(Deserialize)]
pub(crate) struct Page {
    /// Its path below the site's base: `/a/b/`, or `/404.html`.
    pub(crate) path: String,
    /// The language of the page, as an IETF BCP 47 tag.
    pub(crate) language: String,
    /// What its head says of it: title, description, links.
    pub(crate) head: String,
    /// What it tells machines of its content.
    pub(crate) data: String,
    /// What is shown beside a link to it. Pages of one section share it.
    #[serde(default)]
    pub(crate) picture: Option<Picture>,
    /// The markup of the app.
    pub(crate) body: String,
}

/// What a picture says; see the app's own type.
#[derive(Deserialize)]
pub(crate) struct Picture {
    /// Its path below the site's root, without a slash before it.
    pub(crate) path: String,
    /// The section.
    pub(crate) section: String,
    /// The agreement.
    pub(crate) name: String,
    /// The statement that matters.
    pub(crate) statement: String,
    /// Who says so, how firm it is, or when it was.
    pub(crate) note: String,
    /// Where the words are from.
    pub(crate) source: String,
}

impl Page {
    /// Whether it answers a path of its own, and is not what unknown paths get.
    pub(crate) fn is_listed(&self) -> bool {
        self.path.ends_with('/')
    }

    /// The file that a host answers its path with.
    pub(crate) fn file(&self) -> String {
        let path = self.path.trim_start_matches('/');
        if self.is_listed() { format!("{path}index.html") } else { path.to_owned() }
    }
}

/// Runs the prerenderer.
pub(crate) fn run(site: &Site) -> Result<Prerendered, Failure> {
    // Both are built by one command into one folder; another run of cargo might build one of them anew.
    let program = std::env::current_exe().map_err(|error| error.to_string())?.with_file_name("prerender");
    let mut command = Command::new(program);
    command.args(["--base", &site.base]);
    if let Some(origin) = &site.origin {
        command.args(["--origin", origin]);
    }
    let output = command.output().map_err(|error| format!("the prerenderer can't be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("the pages could not be rendered: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("what the prerenderer prints can't be read: {error}"))
}
