//! The lexicon: words and terms as data, from the files in `lexicon/`.
//!
//! Single words stand in `lexicon/words.toml`, `name-words.toml` and `agreement-words.toml`, by class. Each token is looked up
//! once, when it is cut, so that a rule asks `token.is(Class::Month)` at the cost of a comparison. Terms of several words are
//! found by the modules that use them.

mod gazetteer;
pub(crate) mod terms;
pub(crate) mod verbs;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

pub(crate) use gazetteer::{Form, GAZETTEER, Known};

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
    /// A month, written out.
    FullMonth = "full-month",
    /// A day of the week, or its abbreviation.
    Weekday = "weekday",
    /// A word that dates are made with, or that is one: `today`, `month`, `ago`.
    DateWord = "date-word",
    /// An irregular verb in the past tense: `met`, `held`.
    PastVerb = "past-verb",
    /// `is`, `has`, `will`, `may`.
    Auxiliary = "auxiliary",
    /// A verb that reports speech, in any form: `said`, `added`.
    Reporting = "reporting",
    /// Such a verb that can introduce a clause without `that`: `said`, `announced`.
    Telling = "telling",
    /// One of them whose object is who listens: `told`, `assured`.
    Informing = "informing",
    /// One that says what somebody takes something for: `called`.
    Judging = "judging",
    /// One that says that something is not so: `denied`.
    Denying = "denying",
    /// One by which those who write a document put something on record in it: `recalled`, `noted`.
    Recording = "recording",
    /// What else a speaker does while speaking: `citing`.
    Aside = "aside",
    /// A noun for what somebody thinks or says: `hope`, `view`.
    Thought = "thought",
    /// Sure of something, or not: `confident`.
    Convinced = "convinced",
    /// A verb that declares a will: `expressed their intention`.
    Declaring = "declaring",
    /// `he`, `she`, `they`, `it`.
    Pronoun = "pronoun",
    /// A word by which a noun phrase means the parties together: `sides`, `governments`.
    PartyWord = "party-word",
    /// Those who carry out an agreement: `committee`, `ministries`.
    PublicBody = "public-body",
    /// What parties set up and what then acts by itself: `fund`, `programme`.
    MadeThing = "made-thing",
    /// Those who act for themselves: `companies`, `farmers`.
    Private = "private",
    /// Those who say what they think will come: `analysts`.
    Forecaster = "forecaster",
    /// `the`, `a`, `this`, `its`.
    Determiner = "determiner",
    /// `of`, `in`, `between`.
    Preposition = "preposition",
    /// `and`, `or`, `but`.
    Conjunction = "conjunction",
    /// An abbreviation that may end a sentence: `Inc.`, `etc.`
    Abbreviation = "abbreviation",
    /// An abbreviation that stands before a name: `Dr.`
    TitleAbbreviation = "title-abbreviation",
    /// An abbreviation that stands before a number: `No.`
    NumberAbbreviation = "number-abbreviation",
    /// An abbreviation that never ends a sentence: `e.g.`
    InnerAbbreviation = "inner-abbreviation",
    /// A word that, with a capital, is likelier to begin a sentence than to be part of a name.
    Opener = "opener",
    /// The head of an office: `minister`, `CEO`.
    Office = "office",
    /// What somebody does or is, without an office: `critic`, `brother`.
    Occupation = "occupation",
    /// What stands before it: `prime`, `deputy`.
    OfficeModifier = "office-modifier",
    /// A field of policy: `trade`, `affairs`.
    Subject = "subject",
    /// The head of the name of a government's body: `ministry`.
    Ministry = "ministry",
    /// The head of the name of another organisation: `institute`, `bank`.
    Body = "body",
    /// What often ends the name of a company, and much else: `energy`.
    Trade = "trade",
    /// What ends the name of a company: `Inc.`.
    CompanySuffix = "company-suffix",
    /// A capitalised word that names a thing or a place: `treaty`, `river`.
    Thing = "thing",
    /// `Mr.`, `Dr.`.
    Honorific = "honorific",
    /// A word in small letters inside a name: `van`, `bin`.
    Particle = "particle",
    /// What ends a name: `Jr.`.
    NameSuffix = "name-suffix",
    /// What stands behind a name for an office or a degree: `MP`, `PhD`.
    PostNominal = "post-nominal",
    /// A family name that stands first.
    FamilyFirst = "family-first",
    /// A given name.
    GivenName = "given-name",
    /// A word that is part of no name at the head of a sentence, where all words have a capital.
    NoName = "no-name",
    /// What only firms have: `shares`, `fleet`.
    FirmNoun = "firm-noun",
    /// What somebody has in a firm or does with it: `stake`, `takeover`.
    Holding = "holding",
    /// What only firms do: `employs`.
    FirmVerb = "firm-verb",
    /// By which a body speaks: `spokesperson`, `statement`.
    Voice = "voice",
    /// What an organisation is called in small letters: `chipmaker`, `union`, `think-tank`.
    BodyNoun = "body-noun",
    /// Letters that name no body: `AI`, `GDP`.
    NoBody = "no-body",
    /// A verb for signing: `sign`, `inks`.
    Sign = "sign",
    /// The same of what is done: `signed`.
    Signed = "signed",
    /// The same as a noun or a participle: `signing`, `signature`.
    Signing = "signing",
    /// A verb by which something is agreed without being signed: `reached`, `initialled`.
    Settling = "settling",
    /// One of them that settles what stands right behind it: `renewed their framework`.
    Sealing = "sealing",
    /// A verb by which declarations and partnerships come to be: `adopted`, `launched`.
    Adopting = "adopting",
    /// By what somebody comes to the place of signing: `flew to Lima to sign`.
    Coming = "coming",
    /// What those are who put their names under an agreement that is not theirs: `witness`.
    Witness = "witness",
    /// What an agreement is written on: `document`.
    Paper = "paper",
    /// A word that stands for the agreement where the sentence before has named it: `it`, `the text`.
    StandIn = "stand-in",
    /// What may stand with a verb: `will`, `also`.
    VerbGroup = "verb-group",
    /// A word that denies or doubts what follows: `refused`.
    Doubting = "doubting",
    /// A verb of wishing: `hopes`.
    Wishing = "wishing",
    /// Talks about an agreement that is not settled: `negotiations`.
    Talks = "talks",
    /// A word by which an agreement is being negotiated: `haggling`.
    Negotiating = "negotiating",
    /// A word by which an agreement is proposed: `floated`.
    Proposing = "proposing",
    /// That the text is settled: `concluded`.
    Concluded = "concluded",
    /// What is settled then: `wording`.
    Draft = "draft",
    /// `initialled`.
    Initialling = "initialling",
    /// `suspended`.
    Suspended = "suspended",
    /// The same while it is being done: `suspending`.
    Suspending = "suspending",
    /// The same in a headline: `suspends`.
    Suspends = "suspends",
    /// `terminated`, `withdrew`.
    Ended = "ended",
    /// The same while it is being done: `withdrawing`.
    Ending = "ending",
    /// The same in a headline: `ends`.
    Ends = "ends",
    /// A verb that ends an agreement with `out` or `up` behind it: `pulled out`.
    LeavingBy = "leaving-by",
    /// A word that says that such an end has not come: `may`, `until`.
    Unsure = "unsure",
    /// What becomes of an agreement beside its signing: `negotiate`, `scrapped`, `extension`.
    Handling = "handling",
    /// What stands behind the names of those who make an agreement: `agreed`, `will`.
    Making = "making",
    /// A word that brings in people who do not sign: `presence`, `flanked`.
    Onlooker = "onlooker",
    /// A word that begins another clause: `while`, `which`.
    OtherClause = "other-clause",
    /// A word that says of those before a verb that they are not its subject.
    NoSubject = "no-subject",
    /// What stands before `to` and a verb that is to come: `expected`, `poised`.
    ToCome = "to-come",
    /// What may stand before a name beside offices and states: `counterpart`, `visiting`.
    NameLead = "name-lead",
    /// A word on which a person hangs who is no subject: `with`, `replaced`.
    Governing = "governing",
    /// What `signed` and `by` may have between them: `jointly`, `ceremony`.
    TimeOfSigning = "time-of-signing",
    /// A verb of amounts: `rose`.
    Amounting = "amounting",
    /// A verb that gives an amount where one follows: `exported`.
    Trading = "trading",
    /// A verb of speech that is a deed as well: `pledged`.
    SpokenDeed = "spoken-deed",
    /// A verb by which something is made known: `announced`.
    Announcing = "announcing",
    /// A word behind which another clause starts: `which`.
    ClauseStart = "clause-start",
    /// A word that, behind a comma, ends a clause: `although`.
    ClauseEnd = "clause-end",
    /// A noun for what takes place on a day or in a year: `summit`.
    Gathering = "gathering",
    /// A noun for a deed that a date may stand behind: `signature`.
    Deed = "deed",
    /// A word by which money is given: `contributes`.
    Giving = "giving",
    /// The name of a currency: `euros`.
    Currency = "currency",
    /// A verb of lasting: `runs`.
    Lasting = "lasting",
    /// What marks a body as one that the parties set up: `steering`.
    JointKind = "joint-kind",
    /// The head of its name: `committee`.
    JointBody = "joint-body",
    /// What such a body does: `oversees`.
    Overseeing = "overseeing",
    /// A verb by which a party ends an agreement: `denounce`.
    Leaving = "leaving",
    /// What an agreement with legal force creates: `obligations`.
    Right = "right",
    /// A verb by which it does: `creates`.
    Creating = "creating",
    /// What takes its own course: `talks`, `trade`.
    Course = "course",
    /// What stands in the names of public bodies: `Ministry`, `Steering`.
    Official = "official",
    /// Those by whose vote a state is bound: `senate`.
    Voting = "voting",
    /// How somebody feels, in the form of a participle: `pleased`.
    Feeling = "feeling",
    /// What a thing does because somebody sees to it: `run`, `open`.
    Ordered = "ordered",
    /// What goes on with the name of a field: `energy sector`.
    FieldNoun = "field-noun",
    /// What stands before the name of a field: `in trade`.
    FieldLead = "field-lead",
    /// Behind which a preposition says what it is on: `cooperation in`.
    OnNoun = "on-noun",
    /// An office or a body that has a field in its name: `health minister`.
    FieldOffice = "field-office",
    /// A verb by which an agreement covers something: `spans`.
    Covering = "covering",
    /// What parties do together: `collaborate`, `exchanges`.
    Cooperating = "cooperating",
    /// A part of an agreement: `pillar`.
    AgreementPart = "agreement-part",
    /// A dispute: `quarrel`.
    Dispute = "dispute",
    /// What is done with a dispute: `settle`.
    Resolving = "resolving",
    /// Waters, in which nothing is signed: `strait`.
    Water = "water",
    /// Those who come from a state and act for it: `negotiators`.
    Envoy = "envoy",
    /// A word behind which the name of a state is a place: `in`.
    Placing = "placing",
    /// What lies between two states: `border`.
    Frontier = "frontier",
    /// Where in a town something is: `central`.
    PartOfTown = "part-of-town",
    /// A house in which somebody signs: `palace`.
    House = "house",
    /// A word behind which `of` leads to no place: `presence`.
    NoPlace = "no-place",
    /// At what agreements are signed: `visit`.
    Meeting = "meeting",
    /// A word that says that an instrument is another one: `previous`.
    Another = "another",
    /// What a turn of phrase for signing starts with: `put`, `who`.
    SigningTurn = "signing-turn",
    /// Who makes agreements and is no state: `company`, `league`.
    NoState = "no-state",
    /// What is said of games: `coach`.
    Sport = "sport",
    /// A word in the names of newspapers, agencies and the like: `courier`.
    Newspaper = "newspaper",
}

/// The classes of a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes([u32; PARTS]);

/// How many times 32 classes there are.
const PARTS: usize = Class::ALL.len().div_ceil(32);

/// Some classes as a set, made when the parser is compiled: `scene.is_of(at, class_set![Office, Subject])`.
macro_rules! class_set {
    ($($class:ident),+ $(,)?) => {
        const { $crate::lexicon::Classes::of(&[$($crate::lexicon::Class::$class),+]) }
    };
}
pub(crate) use class_set;

impl Classes {
    /// The set of some classes.
    pub(crate) const fn of(list: &[Class]) -> Self {
        let (mut set, mut at) = ([0; PARTS], 0);
        while at < list.len() {
            let class = list[at] as usize;
            set[class >> 5] |= 1 << (class & 31);
            at += 1;
        }
        Self(set)
    }

    /// Whether a class is in both sets.
    pub(crate) fn meet(self, others: Self) -> bool {
        self.0.iter().zip(others.0).fold(0, |both, (own, other)| both | own & other) != 0
    }

    /// Whether the class is in the set.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0[class as usize >> 5] & 1 << (class as u32 & 31) != 0
    }

    /// Adds the classes of another set.
    pub(crate) fn add_all(&mut self, others: Self) {
        self.0.iter_mut().zip(others.0).for_each(|(own, other)| *own |= other);
    }

    fn add(&mut self, class: Class) {
        self.0[class as usize >> 5] |= 1 << (class as u32 & 31);
    }
}

/// The classes of a word in any case, with or without a dot at its end.
pub(crate) fn classes(word: &str) -> Classes {
    WORDS.get(word.strip_suffix('.').unwrap_or(word)).classes
}

/// How many bytes a word may have that is looked up.
const LONGEST_KEY: usize = 24;

/// A word of up to 24 bytes with its ASCII letters in lower case, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key([u64; 3]);

impl Key {
    fn of(word: &str) -> Option<Self> {
        let word = word.as_bytes();
        let (length, at) = (word.len(), |at: usize| word.get(at..).and_then(<[u8]>::first_chunk).map(eight));
        // What fills no part of eight bytes is the end of the last eight.
        let tail = |parts: usize| word.last_chunk().map_or(0, |last| eight(last) >> (8 * (8 * parts - length)));
        match length {
            0 => None,
            1..8 => Some(Self([short(word), 0, 0])),
            8..16 => Some(Self([at(0)?, if length > 8 { tail(2) } else { 0 }, 0])),
            16..=LONGEST_KEY => Some(Self([at(0)?, at(8)?, if length > 16 { tail(3) } else { 0 }])),
            _ => None,
        }
    }

    /// A number that is spread evenly over all words.
    fn hash(self) -> u64 {
        let [first, second, third] = self.0;
        (first ^ second.rotate_left(29) ^ third.rotate_left(47)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Eight bytes, packed and in small letters.
fn eight(bytes: &[u8; 8]) -> u64 {
    in_small(u64::from_le_bytes(*bytes))
}

/// Fewer than eight bytes, packed and in small letters.
fn short(word: &[u8]) -> u64 {
    in_small(match (word.first_chunk(), word.last_chunk()) {
        (Some(first), Some(last)) => {
            let rest = u64::from(u32::from_le_bytes(*last)) >> (8 * (8 - word.len()));
            u64::from(u32::from_le_bytes(*first)) | rest << 32
        }
        _ => word.iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte)),
    })
}

/// Eight bytes with the letters of ASCII in small letters, all at once.
fn in_small(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7f * EACH);
    // The highest bit of each byte: whether the rest is at least `A`, and whether it is more than `Z`.
    let (from_a, behind_z) = (low + (0x80 - 0x41) * EACH, low + (0x7f - 0x5a) * EACH);
    let capital = (from_a ^ behind_z) & !bytes & (0x80 * EACH);
    bytes | capital >> 2
}

/// What is known of words, by the words in any case. A word of more than 24 bytes is not kept.
#[derive(Debug)]
struct ByWord<T> {
    /// By a part of the hash, open addressing, at most half full.
    slots: Vec<Slot>,
    entries: Vec<(Key, T)>,
}

/// A place in `entries` from 1, and beside it a part of the hash, to tell most other words without a look at them. In four
/// bytes, so that the slots of the commonest words stay near.
#[derive(Clone, Copy, Debug, Default)]
struct Slot(u32);

impl Slot {
    /// How many bits a place has.
    const PLACE: u32 = 18;

    fn new(hash: u64, place: usize) -> Self {
        Self(hash as u32 >> Self::PLACE << Self::PLACE | place as u32)
    }

    fn place(self) -> usize {
        self.0 as usize & ((1 << Self::PLACE) - 1)
    }

    /// Whether it may be that of a word with a hash.
    fn may_be(self, hash: u64) -> bool {
        (self.0 ^ hash as u32) >> Self::PLACE == 0
    }
}

impl<T: Copy + Default> ByWord<T> {
    /// Room for so many words; it grows with more.
    fn with_capacity(count: usize) -> Self {
        Self {
            slots: vec![Slot::default(); (count * 2).next_power_of_two().max(8)],
            entries: Vec::with_capacity(count),
        }
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::default(); self.slots.len() * 2];
        for at in 0..self.entries.len() {
            let key = self.entries[at].0;
            let slot = self.slot(key);
            self.slots[slot] = Slot::new(key.hash(), at + 1);
        }
    }

    /// The slot of the word, or where it would stand. There is always a free slot, which ends the search.
    fn slot(&self, key: Key) -> usize {
        let hash = key.hash();
        let mask = self.slots.len() - 1;
        let mut slot = (hash >> 32) as usize & mask;
        loop {
            let found = self.slots[slot];
            if found.place() == 0 || found.may_be(hash) && self.entries[found.place() - 1].0 == key {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// What is known of a word; nothing, if it is not there.
    fn get(&self, word: &str) -> T {
        let place = Key::of(word).map_or(0, |key| self.slots[self.slot(key)].place());
        if place == 0 { T::default() } else { self.entries[place - 1].1 }
    }

    /// All words.
    fn keys(&self) -> impl Iterator<Item = Key> {
        self.entries.iter().map(|(key, _)| *key)
    }

    /// Changes what is known of a word.
    fn set(&mut self, word: &str, change: impl FnOnce(&mut T)) {
        if let Some(key) = Key::of(word) {
            self.set_key(key, change);
        }
    }

    fn set_key(&mut self, key: Key, change: impl FnOnce(&mut T)) {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot].place() == 0 {
            self.entries.push((key, T::default()));
            self.slots[slot] = Slot::new(key.hash(), self.entries.len());
        }
        change(&mut self.entries[self.slots[slot].place() - 1].1);
    }
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
    fn words_are_packed_by_their_bytes_in_small_letters() {
        let text = "AbcdeFGHIJ-KLMN@P[QRS\u{e9}TUZ1";
        for end in (1..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let word = &text[..end];
            let expected = (end <= 24).then(|| {
                let mut bytes = [0; 24];
                bytes[..end].copy_from_slice(word.to_ascii_lowercase().as_bytes());
                [0, 8, 16].map(|at| u64::from_le_bytes(*bytes[at..].first_chunk().unwrap()))
            });
            assert_eq!(Key::of(word).map(|key| key.0), expected, "{word}");
        }
        assert_eq!(Key::of(""), None);
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
