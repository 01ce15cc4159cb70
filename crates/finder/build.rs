//! Takes from the parser's lexicon what readers call a country beside its name, so that no list of it stands twice.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

const LEXICON: &str = "../dossier-parser/lexicon";

fn main() -> io::Result<()> {
    let mut countries: BTreeMap<String, (String, String)> = BTreeMap::new();
    for [code, _, adjectives, ..] in lines("country-forms.txt")? {
        countries.entry(code).or_default().0 = adjectives;
    }
    for [code, .., korean] in lines("countries.txt")? {
        countries.entry(code).or_default().1 = korean;
    }
    let lines: String =
        countries.iter().map(|(code, (adjectives, korean))| format!("{code}\t{adjectives}\t{korean}\n")).collect();
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo gave no OUT_DIR"))?;
    fs::write(Path::new(&out).join("countries.txt"), lines)
}

/// The first four columns of each line of a list.
fn lines(name: &str) -> io::Result<Vec<[String; 4]>> {
    let file = Path::new(LEXICON).join(name);
    println!("cargo:rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file)?;
    let entries = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    Ok(entries
        .map(|line| {
            let mut columns = line.split('|').map(|column| column.trim().to_owned());
            [(); 4].map(|()| columns.next().unwrap_or_default())
        })
        .collect())
}
