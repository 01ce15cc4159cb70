//! Verbs and their forms, from `lexicon/verbs.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::load;

/// What a word can be, as far as verbs go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verb {
    /// A verb in its plain form, wherever it stands.
    pub(crate) plain: bool,
    /// A verb in its plain form, or a noun.
    pub(crate) either: bool,
    /// One of those that are verbs where a thing follows: "and train crews".
    pub(crate) mostly: bool,
    /// A word that makes a noun of such a verb before it: "exchange programme".
    pub(crate) compound: bool,
    /// A form in -ing.
    pub(crate) gerund: bool,
    /// A form for the passive: "built", "removed".
    pub(crate) participle: bool,
    /// A step of an agreement's own life, in its plain form.
    pub(crate) formal: bool,
    /// What something brings, in its plain form.
    pub(crate) effect: bool,
    /// A word that may stand between a cue and its verb.
    pub(crate) adverb: bool,
}

/// The same in two bytes, as each token keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PackedVerb(u16);

impl From<Verb> for PackedVerb {
    fn from(verb: Verb) -> Self {
        let Verb { plain, either, mostly, compound, gerund, participle, formal, effect, adverb } = verb;
        let marks = [plain, either, mostly, compound, gerund, participle, formal, effect, adverb];
        Self(marks.into_iter().rev().fold(0, |bits, mark| bits << 1 | u16::from(mark)))
    }
}

impl From<PackedVerb> for Verb {
    #[inline]
    fn from(PackedVerb(bits): PackedVerb) -> Self {
        let has = |place: u32| bits >> place & 1 != 0;
        Self {
            plain: has(0),
            either: has(1),
            mostly: has(2),
            compound: has(3),
            gerund: has(4),
            participle: has(5),
            formal: has(6),
            effect: has(7),
            adverb: has(8),
        }
    }
}

/// What a word can be, in any case.
pub(crate) fn verb(word: &str) -> Verb {
    super::verb_of(word)
}

/// Whether a word is an adverb by its ending.
pub(crate) fn is_adverb(word: &str) -> bool {
    const OTHERS: [&str; 17] = [
        "supply", "apply", "comply", "reply", "rely", "multiply", "italy", "july", "family", "assembly", "monopoly",
        "anomaly", "rally", "sicily", "bully", "jelly", "homily",
    ];
    word.len() > 4 && word.ends_with("ly") && !OTHERS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// All forms of the verbs of the lexicon.
pub(super) fn forms() -> &'static BTreeMap<String, Verb> {
    &VERBS
}

#[derive(Default, Deserialize)]
struct VerbFile {
    plain: Vec<String>,
    either: Vec<String>,
    mostly: Vec<String>,
    compound: Vec<String>,
    formal: Vec<String>,
    effect: Vec<String>,
    be_done: Vec<String>,
    adverbs: Vec<String>,
}

static VERBS: LazyLock<BTreeMap<String, Verb>> = LazyLock::new(|| {
    let file: VerbFile = load(include_str!("../../lexicon/verbs.toml"));
    let mut verbs: BTreeMap<String, Verb> = BTreeMap::new();
    let mut set = |word: &str, mark: fn(&mut Verb)| mark(verbs.entry(word.to_owned()).or_default());
    for word in file.plain.iter().chain(&file.either).chain(&file.mostly) {
        set(&gerund_of(word), |verb| verb.gerund = true);
        for participle in participles_of(word) {
            set(&participle, |verb| verb.participle = true);
        }
    }
    for word in &file.plain {
        set(word, |verb| verb.plain = true);
    }
    for word in &file.either {
        set(word, |verb| verb.either = true);
    }
    for word in &file.mostly {
        set(word, |verb| (verb.either, verb.mostly) = (true, true));
    }
    for word in &file.compound {
        set(word, |verb| verb.compound = true);
    }
    for word in &file.formal {
        set(word, |verb| verb.formal = true);
    }
    for word in &file.effect {
        set(word, |verb| verb.effect = true);
    }
    for word in &file.be_done {
        set(word, |verb| verb.participle = true);
    }
    for word in &file.adverbs {
        set(word, |verb| verb.adverb = true);
    }
    verbs
});

/// Whether a verb doubles its last letter before -ing and -ed: "cut", "submit", but not "develop".
fn doubles(word: &str) -> bool {
    let short = word.len() <= 5 || matches!(word, "submit" | "commit" | "transmit" | "permit" | "readmit");
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    match word.as_bytes() {
        [.., a, b, c] => {
            short
                && !vowel(*a)
                && vowel(*b)
                && !vowel(*c)
                && !b"wxy".contains(c)
                && !matches!(
                    word,
                    "offer" | "enter" | "widen" | "open" | "cover" | "lower" | "limit" | "award" | "visit"
                )
        }
        _ => false,
    }
}

fn gerund_of(word: &str) -> String {
    match word.strip_suffix('e') {
        Some(stem) if !word.ends_with("ee") => format!("{stem}ing"),
        _ if doubles(word) => format!("{word}{}ing", &word[word.len() - 1..]),
        _ => format!("{word}ing"),
    }
}

fn participles_of(word: &str) -> Vec<String> {
    let last = &word[word.len() - 1..];
    if word.ends_with('e') {
        vec![format!("{word}d")]
    } else if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        vec![format!("{stem}ied")]
    } else if doubles(word) {
        vec![format!("{word}{last}ed")]
    } else if word.ends_with('l') {
        vec![format!("{word}ed"), format!("{word}led")]
    } else {
        vec![format!("{word}ed")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_can_be_unpacked() {
        for verb in forms().values() {
            assert_eq!(Verb::from(PackedVerb::from(*verb)), *verb);
        }
    }

    #[test]
    fn forms_follow_from_the_plain_verb() {
        for word in ["promoting", "cutting", "developing", "agreeing", "establishing", "freeing"] {
            assert_eq!(verb(word).gerund, word != "agreeing", "{word}");
        }
        for word in ["Established", "built", "submitted", "identified", "opened", "shared"] {
            assert!(verb(word).participle, "{word}");
        }
        assert!(verb("jointly").adverb && !verb("supply").adverb);
        assert!(verb("support").either && !verb("support").plain);
    }
}
