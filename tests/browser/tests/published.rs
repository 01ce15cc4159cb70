//! What holds of the built site as files: valid pages, a closed policy, whole links, true downloads, sizes within budget.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use browser::dist;
use dossier::Dossier;
use serde_json::Value;

/// Every HTML file of the site: its path below the site's root, and its text.
fn html_files() -> Vec<(String, String)> {
    let mut files: Vec<String> = dist::pages().unwrap().iter().map(|page| format!("{page}index.html")).collect();
    files.extend(["/404.html", "/ko/404.html"].map(str::to_owned));
    files.retain(|file| dist::folder().join(file.trim_start_matches('/')).is_file());
    files.into_iter().map(|file| (file.clone(), dist::read(&file).unwrap())).collect()
}

/// The values of an attribute, as they stand in a page.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// A tool that `cargo xtask test` has set up, by the variable that names it.
fn tool(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable);
    PathBuf::from(path.unwrap_or_else(|| panic!("{variable} is not set: `cargo xtask test` runs these tests")))
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

#[test]
fn every_page_is_valid_html() {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("html-validate.json");
    let mut command = Command::new(tool("ACCORD_HTML_VALIDATE"));
    command.arg("--config").arg(config).args(["--formatter", "text"]).current_dir(dist::folder());
    command.args(html_files().iter().map(|(file, _)| file.trim_start_matches('/')));
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", told.lines().take(40).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_policy_has_no_high_finding() {
    let page = dist::read("/index.html").unwrap();
    let policy = attributes(&page, "content").into_iter().find(|content| content.starts_with("default-src")).unwrap();
    let package = tool("ACCORD_CSP_EVALUATOR").parent().unwrap().to_owned();
    let script = format!(
        "const {{ CspEvaluator }} = require({package:?} + '/dist/evaluator.js'); \
         const {{ CspParser }} = require({package:?} + '/dist/parser.js'); \
         const {{ Severity }} = require({package:?} + '/dist/finding.js'); \
         const findings = new CspEvaluator(new CspParser({policy:?}).csp).evaluate(); \
         const high = findings.filter(one => one.severity <= Severity.HIGH || one.severity === Severity.SYNTAX); \
         console.log(JSON.stringify({{ all: findings.length, high }}));"
    );
    let output = Command::new("node").args(["-e", &script]).output().unwrap();
    let findings: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(findings["high"], Value::Array(Vec::new()), "{findings}");
}

#[test]
fn no_page_holds_an_inline_script_a_handler_or_a_style_attribute() {
    for (file, page) in html_files() {
        for script in page.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            let allowed =
                tag.contains(" src=\"") && tag.contains(" integrity=\"") || tag.contains("application/ld+json");
            assert!(allowed, "{file}: <script{tag}>");
        }
        assert_eq!(attributes(&page, "style"), Vec::<&str>::new(), "{file}");
        for handler in ["onclick", "onload", "onerror", "onsubmit"] {
            assert_eq!(attributes(&page, handler), Vec::<&str>::new(), "{file}");
        }
    }
}

/// Hosts that read `_headers` tell a browser of the module before it has looked into the page: of the page's own.
#[test]
fn headers_of_pages_name_the_module_that_the_page_loads() {
    let headers = host::Headers::parse(&dist::read("/_headers").unwrap());
    let link_of = |path: &str| headers.of(path).into_iter().find(|(name, _)| name == "Link").map(|(_, value)| value);
    for (file, page) in html_files() {
        let Some(path) = file.strip_suffix("index.html") else { continue };
        let loaded =
            page.split("<link rel=\"preload\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(link_of(path).unwrap().starts_with(&format!("<{loaded}>;")), "{path}: {:?}", link_of(path));
    }
    for file in ["/accord.html", "/dossiers.json", "/assets/app.js"] {
        assert_eq!(link_of(file), None, "{file}");
    }
}

#[test]
fn titles_and_descriptions_are_all_different() {
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for (file, page) in html_files() {
        let canonical = page.contains("rel=\"canonical\"");
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        let description =
            page.split("<meta name=\"description\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert!(!title.is_empty(), "{file} has no title");
        let description = description.unwrap_or_else(|| panic!("{file} has no description"));
        assert!(canonical || file.ends_with("404.html"), "{file} names no canonical address");
        if let Some(other) = titles.insert(title.to_owned(), file.clone()) {
            panic!("{file} and {other} share the title {title}");
        }
        if let Some(other) = descriptions.insert(description.to_owned(), file.clone()) {
            panic!("{file} and {other} share the description {description}");
        }
    }
}

#[test]
fn every_link_within_the_site_leads_to_a_page_and_a_part_of_it() {
    let pages: BTreeMap<String, String> = html_files().into_iter().collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(file, page)| (file.as_str(), attributes(page, "id").into_iter().collect())).collect();
    let mut wrong = BTreeSet::new();
    for (file, page) in &pages {
        for link in attributes(page, "href").into_iter().chain(attributes(page, "src")) {
            let link = unescaped(link);
            let (address, part) = link.split_once('#').unwrap_or((&link, ""));
            let path = address.split('?').next().unwrap();
            let target = match path {
                "" => file.clone(),
                path if path.starts_with('/') && path.ends_with('/') => format!("{path}index.html"),
                path if path.starts_with('/') => path.to_owned(),
                _ => continue,
            };
            let there = dist::folder().join(target.trim_start_matches('/')).is_file();
            let part_there = part.is_empty() || ids.get(target.as_str()).is_none_or(|ids| ids.contains(part));
            if !there || !part_there {
                wrong.insert(format!("{file} → {link}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every dossier of the site with the path of its folder.
fn dossiers() -> Vec<(String, Dossier)> {
    let list: Value = serde_json::from_str(&dist::read("/dossiers.json").unwrap()).unwrap();
    let slugs = list.as_array().unwrap().iter().map(|entry| entry["slug"].as_str().unwrap().to_owned());
    let read = |slug: String| {
        let folder = format!("/{slug}/");
        let dossier = serde_json::from_str(&dist::read(&format!("{folder}dossier.json")).unwrap()).unwrap();
        (folder, dossier)
    };
    slugs.map(read).collect()
}

#[test]
fn each_dossier_is_proved_by_the_text_that_is_published_beside_it() {
    let dossiers = dossiers();
    assert!(!dossiers.is_empty());
    for (folder, dossier) in dossiers {
        let text = dist::read(&format!("{folder}source.txt")).unwrap();
        assert_eq!(dossier.verify(&text), [], "{folder}");
        let seeds = std::env::var_os("ACCORD_SEEDS").map_or_else(|| dist::root().join("seeds"), PathBuf::from);
        let seed = fs::read(seeds.join(format!("{}.txt", dossier.source.id))).unwrap();
        assert!(seed == text.as_bytes(), "{folder}source.txt is not the seed");
        assert!(!dossier.facts().is_empty(), "{folder} states nothing");
    }
}

/// Whoever looks for agreements on a domain is not led to those whose text only mentions it.
#[test]
fn the_list_of_dossiers_names_the_domains_that_each_covers() {
    let list: Value = serde_json::from_str(&dist::read("/dossiers.json").unwrap()).unwrap();
    for ((folder, dossier), entry) in dossiers().iter().zip(list.as_array().unwrap()) {
        let covered = dossier.domains.iter().filter(|domain| domain.standing == dossier::Standing::Cooperation);
        let covered: Vec<_> = covered.map(|domain| Value::from(domain.id.as_str())).collect();
        assert_eq!(entry["domains"], Value::from(covered), "{folder}");
    }
}

#[test]
fn each_dossier_fits_the_published_schema() {
    let schema: Value = serde_json::from_str(&dist::read("/dossier.schema.json").unwrap()).unwrap();
    assert!(schema["$id"].as_str().is_some_and(|id| id.ends_with("/dossier.schema.json")), "{}", schema["$id"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (folder, _) in dossiers() {
        let dossier: Value = serde_json::from_str(&dist::read(&format!("{folder}dossier.json")).unwrap()).unwrap();
        let errors: Vec<String> = validator.iter_errors(&dossier).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{folder}: {errors:#?}");
        let mut wrong = dossier.clone();
        wrong["slug"] = Value::from(1);
        assert!(!validator.is_valid(&wrong), "the schema lets anything through");
    }
}

#[test]
fn annotations_select_their_words_in_the_text() {
    for (folder, dossier) in dossiers() {
        let text: Vec<char> = dist::read(&format!("{folder}source.txt")).unwrap().chars().collect();
        let data: Value = serde_json::from_str(&dist::read(&format!("{folder}annotations.jsonld")).unwrap()).unwrap();
        assert_eq!(data["@context"], "http://www.w3.org/ns/anno.jsonld");
        let items = data["first"]["items"].as_array().unwrap();
        assert_eq!(items.len(), dossier.facts().len());
        for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let (quote, position) = (&target["selector"][0], &target["selector"][1]);
            let number = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
            let (start, end) = (number("start"), number("end"));
            let words = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
            assert_eq!(quote["exact"], words(start..end));
            assert!(words(0..start).ends_with(quote["prefix"].as_str().unwrap()));
            assert!(words(end..text.len()).starts_with(quote["suffix"].as_str().unwrap()));
        }
    }
}

#[test]
fn the_source_page_holds_the_words_of_the_seed() {
    for (folder, _) in dossiers() {
        let page = dist::read(&format!("{folder}source/index.html")).unwrap();
        let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap();
        let text: String = main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        let text: String = unescaped(&text).split_whitespace().collect();
        let seed = dist::read(&format!("{folder}source.txt")).unwrap();
        let words: Vec<&str> = seed.split_whitespace().collect();
        let found = words.iter().filter(|word| text.contains(**word)).count();
        assert!(found * 100 >= words.len() * 95, "{folder}: {found} of {} words", words.len());
    }
}

#[test]
fn compressed_copies_hold_the_same_bytes() {
    for (file, page) in html_files() {
        let packed = fs::read(dist::folder().join(format!("{}.br", file.trim_start_matches('/')))).unwrap();
        let mut bytes = Vec::new();
        brotli_decompressor::BrotliDecompress(&mut packed.as_slice(), &mut bytes).unwrap();
        assert!(bytes == page.as_bytes(), "{file}.br");
    }
}

#[test]
fn no_file_names_a_folder_of_the_machine_that_built_the_site() {
    let variable = |name: &str| std::env::var(name).ok().map(|folder| format!("{}/", folder.trim_end_matches('/')));
    let home = variable("HOME").filter(|home| home.len() > 1);
    let folders = [Some(format!("{}/", dist::root().display())), home, variable("CARGO_HOME"), variable("TMPDIR")];
    let folders: Vec<String> = folders.into_iter().flatten().collect();
    let mut looked_at = 0;
    let mut left = vec![dist::folder()];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().flatten().map(|entry| entry.path()));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for folder in &folders {
            let found = bytes.windows(folder.len()).any(|window| window == folder.as_bytes());
            assert!(!found, "{} names {folder}", path.display());
        }
        looked_at += 1;
    }
    assert!(looked_at > 100, "{looked_at} files");
}

#[test]
fn sizes_stay_within_the_budget() {
    let budget = fs::read_to_string(dist::root().join("budget.toml")).unwrap();
    let budget: toml::Table = budget.parse().unwrap();
    let size = |path: &Path| fs::metadata(format!("{}.br", path.display())).map_or(0, |data| data.len());
    let assets = || fs::read_dir(dist::folder().join("assets")).unwrap().flatten().map(|entry| entry.path());
    let asset = |stem: &str, ending: &str| {
        let is = |path: &PathBuf| {
            path.to_string_lossy().contains(&format!("/{stem}-")) && path.extension().is_some_and(|e| e == ending)
        };
        assets().find(is).map_or(0, |path| size(&path))
    };
    let pages = html_files();
    let html = pages.iter().map(|(file, _)| size(&dist::folder().join(file.trim_start_matches('/')))).max();
    let (module, rest, script) = (asset("app", "wasm"), asset("rest", "wasm"), asset("app", "js"));
    let (style, html) = (asset("style", "css"), html.unwrap_or_default());
    // Of the fonts an English page shows the letters of two; they are packed already.
    let fonts = ["accord-serif", "accord-hangul-name"].map(|stem| {
        let is = |path: &PathBuf| {
            path.file_stem()
                .is_some_and(|name| name.to_string_lossy().rsplit_once('-').is_some_and(|(name, _)| name == stem))
        };
        assets().find(is).map_or(0, |path| fs::metadata(path).unwrap().len())
    });
    let fonts = fonts.iter().sum::<u64>();
    let visit = module + script + html + style + fonts;
    let measured = [
        ("module", module),
        ("rest", rest),
        ("script", script),
        ("style", style),
        ("html", html),
        ("fonts", fonts),
        ("visit", visit),
    ];
    for (name, bytes) in measured {
        let limit = budget["bytes"][name].as_integer().unwrap();
        println!("{name}: {bytes} of {limit} bytes with Brotli");
        assert!(bytes > 0 && bytes <= limit as u64, "{name}: {bytes} bytes with Brotli, budget.toml allows {limit}");
    }
}
