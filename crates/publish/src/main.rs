//! Finishes the site that Trunk has staged.
//!
//! 1. Read what Trunk staged: the script, the module, the style sheets, the empty page.
//! 2. Have every page rendered natively.
//! 3. Shrink the modules, join the start script to its bindings, and name both by their final content.
//! 4. Write every page, with its policy, its head, the style that it needs and its markup.
//! 5. Write the downloads, the site map, the headers, the manifest, the service worker and the one-file edition.
//! 6. Write a compressed copy beside every file that gets smaller by it.
//!
//! The same sources give the same bytes, wherever they are built: nothing here looks at a clock or writes down a path.

mod annotations;
mod bundle;
mod data;
mod first;
mod names;
mod offline;
mod onefile;
mod output;
mod page;
mod pictures;
mod policy;
mod prerendered;
mod split;
mod traps;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;

use bundle::{Bundle, Staged};
use first::Styles;
use output::{Output, policy_hash};
use page::Template;
use policy::{Inline, content_policy, header_files};

/// Why the site could not be finished, in one line.
type Failure = String;

/// Where the site will stand.
struct Site {
    /// The path of its root, with a slash at both ends.
    base: String,
    /// Its host, `https://example.org`, where it is known.
    origin: Option<String>,
}

impl Site {
    /// The address of a file or page, given by its path below the site's root: whole where the host is known, else its path.
    fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin.as_deref().unwrap_or_default(), self.base)
    }
}

/// The programs that publishing runs.
struct Tools {
    wasm_opt: PathBuf,
    esbuild: PathBuf,
}

fn main() -> ExitCode {
    match arguments().and_then(|(staging, site, tools)| publish(&staging, &site, &tools)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("publish: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<(PathBuf, Site, Tools), Failure> {
    let mut parser = lexopt::Parser::from_env();
    let (mut staging, mut base, mut wasm_opt, mut esbuild) = (None, None, None, None);
    let problem = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(problem)? {
        let slot = match argument {
            Long("staging") => &mut staging,
            Long("public-url") => &mut base,
            Long("wasm-opt") => &mut wasm_opt,
            Long("esbuild") => &mut esbuild,
            other => return Err(problem(other.unexpected())),
        };
        *slot = Some(parser.value().and_then(|value| value.string()).map_err(problem)?);
    }
    let need = |value: Option<String>, name: &str| value.ok_or_else(|| format!("--{name} is missing"));
    let base = format!("/{}/", need(base, "public-url")?.trim_matches('/')).replace("//", "/");
    let origin = std::env::var("ACCORD_ORIGIN").ok().map(|origin| origin.trim_end_matches('/').to_owned());
    let tools = Tools { wasm_opt: need(wasm_opt, "wasm-opt")?.into(), esbuild: need(esbuild, "esbuild")?.into() };
    Ok((need(staging, "staging")?.into(), Site { base, origin }, tools))
}

fn publish(staging: &Path, site: &Site, tools: &Tools) -> Result<(), Failure> {
    let staged = Staged::read(staging)?;
    let rendered = prerendered::run(site)?;
    let mut output = Output::new(staging.to_owned());
    output.clear()?;
    for (path, bytes) in &staged.others {
        output.write(path, bytes)?;
    }
    let bundle = staged.bundle(&mut output, tools, &site.base, &rendered)?;
    let shell = offline::shell(&site.base);
    let styles = Styles::new(&bundle.style, rendered.pages.iter().chain([&shell]));
    let in_pages = styles.all().chain([&*bundle.inline_style]).map(policy_hash);
    let mut inline = Inline { scripts: Vec::new(), styles: in_pages.collect() };
    one_file(&mut output, &staged, &bundle, &mut inline)?;
    let policy = content_policy(&inline);
    let template = Template { shell: &staged.shell, build: &rendered.build, bundle: &bundle, styles: &styles, site };
    for page in &rendered.pages {
        output.write(&page.file(), template.page(page)?.as_bytes())?;
    }
    for file in &rendered.files {
        output.write(&file.path, file.text.as_bytes())?;
    }
    output.write(offline::SHELL, template.page(&shell)?.as_bytes())?;
    // A site map may hold nothing but whole addresses.
    if site.origin.is_some() {
        let listed = rendered.pages.iter().filter(|page| page.is_listed()).map(|page| page.path.clone());
        output.write("sitemap.xml", data::site_map(site, &listed.collect::<Vec<_>>()).as_bytes())?;
    } else {
        eprintln!(
            "ACCORD_ORIGIN is not set: there is no site map, and sharing pictures, canonical links and citations have no \
             whole addresses; see docs/hosting.md"
        );
    }
    output.write("robots.txt", data::robots(site).as_bytes())?;
    for (name, text) in header_files(&site.base, &policy, &bundle.module.path) {
        output.write(name, text.as_bytes())?;
    }
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    data::write(&mut output, site, &rendered.dossiers, &data::seeds_folder(project))?;
    pictures::write(&mut output, rendered.pages.iter().filter_map(|page| page.picture.as_ref()))?;
    offline::write(&mut output)?;
    output.compress()
}

/// Writes the one-file edition, and adds what stands inline in it to what the site's policy allows.
fn one_file(output: &mut Output, staged: &Staged, bundle: &Bundle, inline: &mut Inline) -> Result<(), Failure> {
    let by_fragment = Site { base: "#".into(), origin: None };
    let rendered = prerendered::run(&by_fragment)?;
    let front = rendered.pages.first().ok_or("the prerenderer gave no page")?;
    let (page, scripts) = onefile::build(&staged.shell, &rendered.build, bundle, front)?;
    inline.scripts.extend(scripts);
    output.write("accord.html", page.as_bytes())
}
