//! The lexicon: words and terms as data, from the files in `lexicon/`.
//!
//! Single words stand in `lexicon/words.toml`, by class. Each token is looked up once, when it is cut, so that a rule asks
//! `token.is(Class::Month)` at the cost of a comparison. Terms of several words are found by the modules that use them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

/// Defines the classes of words: each with the key of its list in `lexicon/words.toml`.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $key:literal,)+) => {
        /// A class of words. A word may be of several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Class { $($(#[$doc])* $class,)+ }

        impl Class {
            /// Every class, with the key of its list.
            const ALL: &[(Class, &'static str)] = &[$((Class::$class, $key),)+];
        }
    };
}

classes! {
    /// A month, or its abbreviation.
    Month = "month",
    /// A day of the week, or its abbreviation.
    Weekday = "weekday",
    /// A verb that reports speech, in any form: `said`, `added`.
    Reporting = "reporting",
    /// `he`, `she`, `they`, `it`.
    Pronoun = "pronoun",
    /// `the`, `a`, `this`, `its`.
    Determiner = "determiner",
    /// `of`, `in`, `between`.
    Preposition = "preposition",
    /// `and`, `or`, `but`.
    Conjunction = "conjunction",
}

/// The classes of a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    /// Whether the class is in the set.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }
}

/// The classes of a word in any case.
pub(crate) fn classes(word: &str) -> Classes {
    WORDS.get(word.to_lowercase().as_str()).copied().unwrap_or_default()
}

static WORDS: LazyLock<HashMap<String, Classes>> = LazyLock::new(|| {
    let lists: HashMap<String, Vec<String>> = load(include_str!("../../lexicon/words.toml"));
    let mut words: HashMap<String, Classes> = HashMap::new();
    for &(class, key) in Class::ALL {
        for word in lists.get(key).into_iter().flatten() {
            words.entry(word.clone()).or_default().0 |= 1 << class as u32;
        }
    }
    words
});

/// Reads one file of the lexicon. The files are part of the program, and a test reads each: one that can't be read would
/// be an empty one.
pub(crate) fn load<T: DeserializeOwned + Default>(file: &'static str) -> T {
    toml::from_str(file).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_words_belongs_to_a_class_and_is_in_lower_case() {
        let lists: HashMap<String, Vec<String>> = toml::from_str(include_str!("../../lexicon/words.toml")).unwrap();
        for (key, words) in &lists {
            assert!(Class::ALL.iter().any(|(_, class)| class == key), "no class is named {key}");
            assert!(words.iter().all(|word| *word == word.to_lowercase()), "{key}");
        }
        for (_, key) in Class::ALL {
            assert!(lists.contains_key(*key), "{key} has no list");
        }
        assert!(classes("October").has(Class::Month) && !classes("Octopus").has(Class::Month));
    }
}
