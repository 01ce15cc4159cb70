//! The lexicon: words and terms as data, from the files in `lexicon/`.
//!
//! Single words stand in `lexicon/words.toml`, `name-words.toml` and `agreement-words.toml`, by class. Each token is looked up
//! once, when it is cut, so that a rule asks `token.is(Class::Month)` at the cost of a comparison. Terms of several words are
//! found by the modules that use them.

mod by_word;
mod classes;
mod gazetteer;
pub(crate) mod terms;
pub(crate) mod verbs;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use by_word::{ByWord, Key, LONGEST_KEY};
pub(crate) use classes::{Class, Classes, class_set};
pub(crate) use gazetteer::{Form, GAZETTEER, Known};

/// The classes of a word in any case, with or without a dot at its end.
pub(crate) fn classes(word: &str) -> Classes {
    WORDS.get(word.strip_suffix('.').unwrap_or(word)).classes
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    pub(crate) verb: verbs::PackedVerb,
    /// Its number in the terms; 0, if it stands in none.
    pub(crate) term: terms::WordId,
    /// Whether a name of the gazetteer starts with it.
    pub(crate) opens_name: bool,
}

/// What the lexicon knows of a word in any case, with or without a dot at its end.
pub(crate) fn entry(word: &str) -> Entry {
    match word.strip_suffix('.') {
        Some(bare) => Entry {
            classes: WORDS.get(bare).classes,
            verb: verb_of(word).into(),
            term: terms::id_of(word),
            opens_name: true,
        },
        None => {
            let entry = WORDS.get(word);
            if verbs::is_adverb(word) { Entry { verb: verb_of(word).into(), ..entry } } else { entry }
        }
    }
}

/// What a word is as a verb, in any case.
fn verb_of(word: &str) -> verbs::Verb {
    let mut verb = verbs::Verb::from(WORDS.get(word).verb);
    verb.adverb |= verbs::is_adverb(word);
    verb
}

static WORDS: LazyLock<ByWord<Entry>> = LazyLock::new(|| {
    let lists = lists();
    let terms = terms::words();
    let mut words = ByWord::<Entry>::with_capacity(lists.values().map(Vec::len).sum::<usize>() + terms.len());
    for &(class, key) in Class::ALL {
        for word in lists.get(key).into_iter().flatten() {
            words.set(word.strip_suffix('.').unwrap_or(word), |entry| entry.classes.add(class));
        }
    }
    for (word, verb) in verbs::forms() {
        words.set(word, |entry| entry.verb = (*verb).into());
    }
    for (id, word) in terms {
        words.set(word, |entry| entry.term = id);
    }
    for key in GAZETTEER.starts() {
        words.set_key(key, |entry| entry.opens_name = true);
    }
    words
});

/// The words of the lexicon, by the keys of their classes.
fn lists() -> HashMap<String, Vec<String>> {
    let mut lists: HashMap<String, Vec<String>> = load(include_str!("../../lexicon/words.toml"));
    for file in [include_str!("../../lexicon/name-words.toml"), include_str!("../../lexicon/agreement-words.toml")] {
        lists.extend(load::<HashMap<String, Vec<String>>>(file));
    }
    // As they are written: a first letter with a mark is looked up in its own case.
    lists.insert("given-name".to_owned(), given_names().map(str::to_owned).collect());
    lists
}

/// The given names of the lexicon.
fn given_names() -> impl Iterator<Item = &'static str> {
    include_str!("../../lexicon/given-names.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one file of the lexicon. The files are part of the program, and a test reads each: one that can't be read would
/// be an empty one.
pub(crate) fn load<T: DeserializeOwned + Default>(file: &'static str) -> T {
    toml::from_str(file).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headings_can_be_read() {
        let file = include_str!("../../lexicon/headings.toml");
        let headings: HashMap<String, Vec<String>> = toml::from_str(file).unwrap();
        assert!(["labels", "navigation", "bodies"].iter().all(|key| headings[*key].len() > 9));
        assert!(headings.values().flatten().all(|words| *words == words.to_lowercase()));
    }

    #[test]
    fn every_list_of_words_belongs_to_a_class_and_can_be_looked_up() {
        for file in [
            include_str!("../../lexicon/words.toml"),
            include_str!("../../lexicon/name-words.toml"),
            include_str!("../../lexicon/agreement-words.toml"),
        ] {
            assert!(toml::from_str::<HashMap<String, Vec<String>>>(file).is_ok());
        }
        let lists = lists();
        for (key, words) in &lists {
            let class = Class::ALL.iter().find(|(_, class)| class == key);
            let Some(&(class, _)) = class else { panic!("no class is named {key}") };
            for word in words {
                assert!(*word == word.to_lowercase() || key == "given-name", "{key}: {word} is not in lower case");
                assert!(classes(word).has(class), "{key}: {word} is too long");
            }
        }
        for (_, key) in Class::ALL {
            assert!(lists.contains_key(*key), "{key} has no list");
        }
        assert!(classes("October").has(Class::Month) && !classes("Octopus").has(Class::Month));
        assert_eq!(classes("Oct."), classes("oct"));
    }
}
