//! From what Trunk staged to what pages load: one script, one module, one style.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::output::{Asset, Output, base64};
use crate::prerendered::Prerendered;
use crate::{Failure, Tools, names, split, traps};

/// What wasm-opt may rely on: what Rust's compiler emits for this target, and every browser of the last years runs.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
];

/// How the names of the functions begin behind which the rest of the app lies.
const DOORS: &str = "accord::rest::";

/// What Trunk starts the workers by.
const LOADERS: [&str; 2] = ["reader_loader.js", "finder_loader.js"];

/// Trunk's output, as it was staged.
pub(crate) struct Staged {
    /// wasm-bindgen's script.
    script: String,
    /// The module before it is shrunk.
    module: Vec<u8>,
    /// All style sheets, in the order of the page, as one.
    style: String,
    /// The script and the module of the worker that reads a text of the reader's own.
    reader: (String, Vec<u8>),
    /// The script and the module of the finder.
    finder: (String, Vec<u8>),
    /// The fonts that the style names, `fonts/NAME.woff2`, with their bytes.
    fonts: Vec<(String, Vec<u8>)>,
    /// The page without what Trunk put into it.
    pub(crate) shell: String,
    /// The files that are published as they are: their paths and bytes.
    pub(crate) others: Vec<(String, Vec<u8>)>,
}

/// What pages load.
pub(crate) struct Bundle {
    /// The script, which starts the app.
    pub(crate) script: Asset,
    /// The module.
    pub(crate) module: Asset,
    /// The style, of which each page holds what it needs to be read: a page that has to wait for it would be seen later.
    pub(crate) style: String,
    /// The whole of it as a file.
    pub(crate) sheet: Asset,
    /// The style of the one-file edition, which holds its fonts itself.
    pub(crate) inline_style: String,
    /// The scripts and the modules for the one-file edition: of the app, and of the finder.
    pub(crate) inline: [Inlined; 2],
}

/// A script and its module as they stand in the one-file edition.
pub(crate) struct Inlined {
    /// The identifier of the element that holds the module.
    pub(crate) id: &'static str,
    pub(crate) script: String,
    pub(crate) module: Vec<u8>,
}

impl Staged {
    /// Reads what Trunk staged.
    pub(crate) fn read(folder: &Path) -> Result<Self, Failure> {
        let mut files = Vec::new();
        list(folder, folder, &mut files)?;
        let mut take = |name: &str| -> Result<Vec<u8>, Failure> {
            let index = files.iter().position(|(path, _)| path == name);
            let index = index.ok_or_else(|| format!("Trunk staged no {name}; the page names it"))?;
            Ok(files.swap_remove(index).1)
        };
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|error| format!("a staged file is no text: {error}"));
        let page = text(take("index.html")?)?;
        let mut script_name = None;
        let mut style = String::new();
        let mut shell = String::new();
        for tag in tags(&page) {
            let name = || tag.attribute("href").map(|href| href.rsplit('/').next().unwrap_or_default().to_owned());
            match (tag.name, tag.attribute("rel")) {
                ("link", Some("stylesheet")) => style.push_str(&text(take(&name().unwrap_or_default())?)?),
                ("link", Some("modulepreload")) => script_name = script_name.or_else(name),
                // The start script and the hints are Trunk's; pages get their own.
                ("link", Some("preload")) | ("script", _) => {}
                _ => shell.push_str(tag.text),
            }
        }
        let script_name = script_name.ok_or("the page that Trunk staged loads no script")?;
        let module_name = script_name.replace(".js", "_bg.wasm");
        let (script, module) = (text(take(&script_name)?)?, take(&module_name)?);
        let reader = (text(take("reader.js")?)?, take("reader_bg.wasm")?);
        let finder = (text(take("finder.js")?)?, take("finder_bg.wasm")?);
        // Trunk's own loaders name files that are renamed here; the start script does their work.
        for loader in LOADERS {
            take(loader)?;
        }
        files.sort();
        let (fonts, others) = files.into_iter().partition(|(path, _)| path.ends_with(".woff2"));
        Ok(Self { script, module, reader, finder, style, fonts, shell, others })
    }

    /// Shrinks, names and writes what pages load. `base` is the path of the site's root; of what was prerendered this takes
    /// the words of the start script and those of further languages.
    pub(crate) fn bundle(
        &self,
        output: &mut Output,
        tools: &Tools,
        base: &str,
        Prerendered { notice, words, .. }: &Prerendered,
    ) -> Result<Bundle, Failure> {
        if self.script.contains("from './snippets/") || self.script.contains("from \"./snippets/") {
            return Err(
                "wasm-bindgen's script imports snippets: publishing takes one script; write that part in Rust".into()
            );
        }
        let work = Workshop::new()?;
        let optimised = |name: &str, module: &[u8]| {
            work.run(name, module, |input, out| {
                let mut command = Command::new(&tools.wasm_opt);
                // The stack lies below all data, so its last kilobyte is as good as unused. A function called once stays a
                // function: moved into its caller it saves a call, but what is alike packs worse.
                command
                    .args(["-Oz", "--one-caller-inline-max-function-size=0"])
                    .args(["--low-memory-unused", "--strip-producers"])
                    .args(FEATURES)
                    .arg(input)
                    .arg("-o")
                    .arg(out);
                command
            })
        };
        let shrink = |name: &str, module: &[u8], script: &str| {
            let (module, script) = names::shorten(&traps::bare(module)?, script)?;
            Ok::<_, Failure>((optimised(name, &module)?, script))
        };
        // One file holds the app whole; a page loads first what a first visit needs.
        let (whole, glue) = names::shorten(&traps::bare(&self.module)?, &self.script)?;
        let split::Parts { first, rest } = split::split(&whole, |name| name.starts_with(DOORS))?;
        let (whole, first) = (optimised("module.wasm", &whole)?, optimised("first.wasm", &first)?);
        let rest = output.write_asset("rest", "wasm", &optimised("rest.wasm", &rest)?)?;
        let minify = |name: &str, text: &str, format: &str| {
            let bytes = work.run(name, text.as_bytes(), |input, out| {
                let mut command = Command::new(&tools.esbuild);
                command.args(["--minify", "--legal-comments=none", "--charset=utf8", "--log-level=error", format]);
                command.arg(input).arg(format!("--outfile={}", out.display()));
                command
            })?;
            String::from_utf8(bytes).map_err(|error| format!("esbuild: {error}"))
        };
        let (reader_module, reader_script) = shrink("reader.wasm", &self.reader.1, &self.reader.0)?;
        let reader_module = output.write_asset("reader", "wasm", &reader_module)?;
        let start = starting(include_str!("start-reader.js"), &reader_module);
        let reader_script = minify("reader.js", &format!("{reader_script}\n{start}"), "--format=esm")?;
        let reader_script = output.write_asset("reader", "js", reader_script.as_bytes())?;
        let (finder_bytes, finder_script) = shrink("finder.wasm", &self.finder.1, &self.finder.0)?;
        let finder_script = [&finder_script, include_str!("start-finder.js")].concat();
        let module = output.write_asset("finder", "wasm", &finder_bytes)?;
        let start = starting(include_str!("start-finder-worker.js"), &module);
        let finder = minify("finder.js", &[&finder_script, start.as_str()].concat(), "--format=esm")?;
        let finder = output.write_asset("finder", "js", finder.as_bytes())?;
        let inline_finder = [&finder_script, include_str!("start-finder-inline.js")].concat();
        let module = output.write_asset("app", "wasm", &first)?;
        let style = minify("style.css", &self.style, "--target=chrome115,firefox115,safari17")?;
        let (style, inline_style) = self.with_fonts(style.trim(), output, base)?;
        let sheet = output.write_asset("style", "css", style.as_bytes())?;
        // The start script names the workers, so a page never gets those of another edition; the module need not change with them.
        let start = starting(include_str!("start.js"), &module);
        let start = start.replace("$READER", file_name(&reader_script)).replace("$FINDER", file_name(&finder));
        let start = start.replace("$REST_INTEGRITY", &rest.integrity).replace("$REST", file_name(&rest));
        let start = start.replace("$STYLE_INTEGRITY", &sheet.integrity).replace("$STYLE", file_name(&sheet));
        let mut languages = BTreeMap::new();
        for (language, words) in words {
            let asset = output.write_asset(&format!("words-{language}"), "txt", words.as_bytes())?;
            languages.insert(language, file_name(&asset).to_owned());
        }
        let json = |value: serde_json::Result<String>| value.map_err(|error| error.to_string());
        let start = start.replace("$LANGUAGES", &json(serde_json::to_string(&languages))?);
        let start = start.replace("$WORDS", &notice.to_string());
        let script = minify("app.js", &format!("{glue}\n{start}"), "--format=esm")?;
        let inline = format!("{glue}\n{}", include_str!("start-inline.js"));
        let inline = inline.replace("$WORDS", &json(serde_json::to_string(words))?);
        Ok(Bundle {
            script: output.write_asset("app", "js", script.as_bytes())?,
            module,
            style,
            sheet,
            inline_style,
            inline: [
                Inlined {
                    id: "accord-finder",
                    // A function of its own, since its names are those of the other.
                    script: minify("inline-finder.js", &inline_finder, "--format=iife")?,
                    module: finder_bytes,
                },
                Inlined { id: "accord-module", script: minify("inline.js", &inline, "--format=esm")?, module: whole },
            ],
        })
    }

    /// Writes the fonts, named by their content, and gives the style that names them and one that holds them itself.
    fn with_fonts(&self, style: &str, output: &mut Output, base: &str) -> Result<(String, String), Failure> {
        let (mut linked, mut inline) = (style.to_owned(), style.to_owned());
        for (path, bytes) in &self.fonts {
            let stem = path.trim_start_matches("fonts/").trim_end_matches(".woff2");
            let asset = output.write_asset(stem, "woff2", bytes)?;
            linked = linked.replace(path, &[base, &asset.path].concat());
            inline = inline.replace(path, &format!("data:font/woff2;base64,{}", base64(bytes)));
        }
        Ok((linked, inline))
    }
}

/// A start script that loads the given module, which lies beside it.
fn starting(script: &str, module: &Asset) -> String {
    script.replace("$MODULE", file_name(module)).replace("$INTEGRITY", &module.integrity)
}

/// A file's name without its folder: how files in one folder name each other.
fn file_name(asset: &Asset) -> &str {
    asset.path.rsplit('/').next().unwrap_or_default()
}

fn list(top: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let problem = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for entry in fs::read_dir(folder).map_err(|error| problem(folder, error))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(top, &path, files)?;
        } else {
            let name = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, fs::read(&path).map_err(|error| problem(&path, error))?));
        }
    }
    Ok(())
}

/// A piece of a page: a tag with the text after it. A script's piece runs to its end tag.
struct Piece<'p> {
    name: &'p str,
    text: &'p str,
}

impl<'p> Piece<'p> {
    fn attribute(&self, name: &str) -> Option<&'p str> {
        let (_, rest) = self.text.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()
    }
}

/// Cuts a page that Trunk wrote into its tags. Trunk writes well-formed tags with attributes in double quotes.
fn tags(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let name_end = rest.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..name_end].trim_start_matches('<');
        let end = if name == "script" {
            rest.find("</script>").map_or(rest.len(), |at| at + "</script>".len())
        } else {
            rest[1..].find('<').map_or(rest.len(), |at| at + 1)
        };
        pieces.push(Piece { name, text: &rest[..end] });
        rest = &rest[end..];
    }
    pieces
}

/// A folder for programs that work from file to file. It is removed in the end.
struct Workshop(PathBuf);

impl Workshop {
    fn new() -> Result<Self, Failure> {
        let folder = std::env::temp_dir().join(format!("accord-publish-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Gives bytes to a program that is called with the files to read and to write.
    fn run(&self, name: &str, bytes: &[u8], call: impl FnOnce(&Path, &Path) -> Command) -> Result<Vec<u8>, Failure> {
        let (input, out) = (self.0.join(name), self.0.join(format!("done-{name}")));
        fs::write(&input, bytes).map_err(|error| format!("{}: {error}", input.display()))?;
        let mut command = call(&input, &out);
        let program = command.get_program().to_string_lossy().into_owned();
        let result = command.output().map_err(|error| format!("{program}: {error}"))?;
        if !result.status.success() {
            return Err(format!("{program} failed on {name}: {}", String::from_utf8_lossy(&result.stderr).trim()));
        }
        fs::read(&out).map_err(|error| format!("{}: {error}", out.display()))
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is left in the system's folder for such files does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_into_its_tags() {
        let page = "<!DOCTYPE html><html lang=\"en\"><link rel=\"stylesheet\" href=\"/a-1.css\"/>\n<script type=\"module\">if (a < b) {}</script><p>x</p>";
        let pieces = tags(page);
        let names: Vec<_> = pieces.iter().map(|piece| piece.name).collect();
        assert_eq!(names, ["!DOCTYPE", "html", "link", "script", "p", "/p"]);
        assert_eq!(pieces[2].attribute("href"), Some("/a-1.css"));
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), page);
    }
}
