//! The build reads every seed with the curator's file beside it, and stops with a place and a hint where one is wrong.

#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "../build.rs"]
mod build_script;

use std::fs;
use std::path::PathBuf;

use dossier::Dossier;

const TEXT: &str = "Norway and Chile signed the Ocean Science Agreement in Oslo on 12 May 2025. Kim Min-ji watched.";

/// A folder of seeds, with files of the given names and contents.
struct Seeds(PathBuf);

impl Seeds {
    fn new(test: &str, files: &[(&str, &str)]) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        files.iter().for_each(|(name, contents)| fs::write(folder.join(name), contents).unwrap());
        Self(folder)
    }

    /// The library of the folder, or what the build says, with the folder's path left out.
    fn build(&self) -> Result<Vec<Dossier>, String> {
        build_script::library(&self.0).map_err(|message| message.replace(&format!("{}/", self.0.display()), ""))
    }
}

#[test]
fn a_file_beside_its_text_changes_the_dossier() {
    let file =
        "[[reference]]\nabout = \"Kim Min-ji\"\nnative-name = \"김민지\"\nlang = \"ko\"\nsource = \"a register\"\n";
    let seeds = Seeds::new("curated", &[("ocean.txt", TEXT), ("ocean.toml", file)]);
    assert_eq!(seeds.build().unwrap()[0].references[0].value, "김민지");
}

#[test]
fn a_wrong_file_stops_the_build_with_its_place_and_a_hint() {
    let file = "[[drop.agreement]]\nfield = \"venue\"\nwhi = \"no\"\n\n[[add.person]]\nwords = \"Kim Minji\"\n";
    let seeds = Seeds::new("wrong", &[("ocean.txt", TEXT), ("ocean.toml", file)]);
    let expected = "\
error[unknown-key]: `whi` is no key of [[drop.agreement]]
 --> ocean.toml:3:1
  |
3 | whi = \"no\"
  | ^^^
  |
  = hint: perhaps `why` is meant

error[words-not-there]: “Kim Minji” does not stand in the text
 --> ocean.toml:6:9
  |
6 | words = \"Kim Minji\"
  |         ^^^^^^^^^^^
  |
  = hint: the text has “Kim Min-ji”: quote it letter by letter";
    assert_eq!(seeds.build().unwrap_err(), expected);
}

#[test]
fn a_file_without_its_text_stops_the_build() {
    let seeds = Seeds::new("lonely", &[("ocean.txt", TEXT), ("oceans.toml", "")]);
    let expected = "\
error: this curator's file has no text beside it
  --> oceans.toml:1:1
  hint: name it after its text: NAME.toml beside NAME.txt";
    assert_eq!(seeds.build().unwrap_err(), expected);
}

#[test]
fn two_texts_of_one_name_get_addresses_of_their_own_by_a_curator_s_choice() {
    let two = [("a.txt", TEXT), ("b.txt", TEXT)];
    let message = Seeds::new("same", &two).build().unwrap_err();
    assert!(message.contains("give this one another with `slug = \"…\"`"), "{message}");
    let seeds = Seeds::new("apart", &[two[0], two[1], ("b.toml", "slug = \"ocean-science-2\"")]);
    let slugs: Vec<_> = seeds.build().unwrap().iter().map(|dossier| dossier.slug.to_string()).collect();
    assert_eq!(slugs, ["ocean-science-agreement", "ocean-science-2"]);
}
