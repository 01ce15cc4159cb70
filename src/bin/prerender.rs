//! Prints every page of the site and every dossier as JSON, for publishing: `prerender [--base /PATH/] [--origin URL]`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use accord::bundle::Library;
use accord::cite::{bibtex, commitments_csv, csl_json, ris};
use accord::context::Site;
use accord::head::{Published, data, head};
use accord::picture::{self, Picture};
use accord::prerender::{Page, pages};
use accord::route::{Page as RoutePage, Route, Section};
use accord::words::Locale;
use dossier::Dossier;
use serde::Serialize;

/// What is printed.
#[derive(Serialize)]
struct Output<'a> {
    build: &'static str,
    /// What a page says of a newer edition and the word on the control that loads it, by language.
    notice: BTreeMap<&'static str, [&'static str; 2]>,
    /// The words of each language that pages load, as a file, by language.
    words: BTreeMap<&'static str, String>,
    pages: Vec<Entry>,
    dossiers: Vec<&'a Dossier>,
    files: Vec<File>,
}

/// A file that is published beside the pages: its path below the site's root, and its text.
#[derive(Serialize)]
struct File {
    path: String,
    text: String,
}

/// A page: where it stands, and its parts.
#[derive(Serialize)]
struct Entry {
    path: String,
    language: &'static str,
    head: String,
    data: String,
    picture: Option<Picture>,
    body: String,
}

fn main() -> ExitCode {
    match arguments().and_then(|published| print(&published)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("prerender: {message}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Published, String> {
    let mut published = Published { site: Site::default(), origin: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--base" if value == "#" => published.site = Site { base: value, by_fragment: true, own: None },
            "--base" if value.starts_with('/') && value.ends_with('/') => published.site.base = value,
            "--base" => {
                return Err(format!(
                    "{value} is no base: it starts and ends with a slash, or is # for the one-file edition"
                ));
            }
            "--origin" => published.origin = Some(value.trim_end_matches('/').to_owned()),
            _ => return Err(format!("{name} is unknown: there are --base and --origin")),
        }
    }
    Ok(published)
}

/// What a reader can take away of a dossier: its citations, and its commitments as a table.
fn files(published: &Published, dossier: &Dossier) -> [File; 4] {
    let source = Route::new(RoutePage::Dossier(dossier.slug.clone(), Section::Source));
    let page = |part: &str| published.url(&source) + part;
    let file = |name: &str, text: String| File { path: format!("{}/{name}", dossier.slug), text };
    [
        file("citations.csl.json", format!("{:#}\n", serde_json::Value::from(csl_json(dossier, &page)))),
        file("citations.bib", bibtex(dossier, &page)),
        file("citations.ris", ris(dossier, &page)),
        file("commitments.csv", commitments_csv(dossier)),
    ]
}

fn print(published: &Published) -> Result<(), String> {
    let library = Library::bundled();
    let rendered = pages(&library, &published.site).map_err(|error| error.to_string())?;
    let entry = |page: Page| Entry {
        path: page.route.path(),
        language: page.route.locale.tag(),
        head: head(published, &library, &page.route, &page.shape),
        data: data(published, &library, &page.route),
        picture: picture::of_page(&library, &page.route),
        body: page.body,
    };
    let output = Output {
        build: accord::BUILD,
        notice: Locale::ALL.into_iter().map(|locale| (locale.tag(), locale.new_edition())).collect(),
        words: Locale::ALL.into_iter().filter_map(|locale| Some((locale.tag(), locale.file()?))).collect(),
        pages: rendered.into_iter().map(entry).collect(),
        dossiers: library.dossiers().map(AsRef::as_ref).collect(),
        files: library.dossiers().flat_map(|dossier| files(published, dossier)).collect(),
    };
    let json = serde_json::to_vec(&output).map_err(|error| error.to_string())?;
    io::stdout().write_all(&json).map_err(|error| error.to_string())
}
