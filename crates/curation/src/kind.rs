//! What a curator's file can change: the kinds of fact, and the keys that an entry of each takes.

use std::fmt;

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Drop,
    Correct,
    Add,
}

impl Verb {
    /// In the order in which they are carried out: what is wrong makes way for what is right.
    pub(crate) const ALL: [Self; 3] = [Self::Drop, Self::Correct, Self::Add];
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Drop => "drop",
            Self::Correct => "correct",
            Self::Add => "add",
        })
    }
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Source,
    Party,
    Organisation,
    Person,
    Domain,
    Agreement,
    Aim,
    Signatory,
    Commitment,
    Quotation,
    Event,
    Related,
    Silence,
}

impl Kind {
    /// In the order in which they are carried out: whoever can be named by others comes before them.
    pub(crate) const ALL: [Self; 13] = [
        Self::Source,
        Self::Party,
        Self::Organisation,
        Self::Person,
        Self::Domain,
        Self::Agreement,
        Self::Aim,
        Self::Signatory,
        Self::Commitment,
        Self::Quotation,
        Self::Event,
        Self::Related,
        Self::Silence,
    ];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Party => "party",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Domain => "domain",
            Self::Agreement => "agreement",
            Self::Aim => "aim",
            Self::Signatory => "signatory",
            Self::Commitment => "commitment",
            Self::Quotation => "quotation",
            Self::Event => "event",
            Self::Related => "related",
            Self::Silence => "silence",
        }
    }

    /// The kind as sentences name it.
    pub(crate) fn plain(self) -> &'static str {
        let noun = self.noun();
        noun.split_once(' ').map_or(noun, |(_, plain)| plain)
    }

    /// The kind with its article.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Source => "a field of the source",
            Self::Party => "a party",
            Self::Organisation => "an organisation",
            Self::Person => "a person",
            Self::Domain => "a domain",
            Self::Agreement => "a field of the agreement",
            Self::Aim => "an aim",
            Self::Signatory => "a signatory",
            Self::Commitment => "a commitment",
            Self::Quotation => "a quotation",
            Self::Event => "an event",
            Self::Related => "a related agreement",
            Self::Silence => "a topic",
        }
    }

    /// The keys that say which fact is meant. None for a fact that is known by its words.
    pub(crate) fn key(self) -> Option<&'static str> {
        Some(match self {
            Self::Source | Self::Agreement => "field",
            Self::Party => "party",
            Self::Organisation => "organisation",
            Self::Person | Self::Signatory => "person",
            Self::Domain => "domain",
            Self::Related => "related",
            Self::Silence => "topic",
            Self::Aim | Self::Commitment | Self::Quotation | Self::Event => return None,
        })
    }

    /// The keys that say what a fact is to be.
    fn content(self) -> &'static [&'static str] {
        match self {
            Self::Source => &["date"],
            Self::Party => &["name", "code", "aliases"],
            Self::Organisation => &["name", "party", "aliases"],
            Self::Person => &["name", "roles", "aliases"],
            Self::Domain => &["name", "standing"],
            Self::Agreement => &["value", "date", "voice"],
            Self::Aim => &["voice"],
            Self::Signatory => &["party", "role"],
            Self::Commitment => &["strength", "cue", "actors", "domains", "voice"],
            Self::Quotation => &["kind", "speaker", "cue"],
            Self::Event => &["date", "participants"],
            Self::Related => &["name", "parties"],
            Self::Silence => &[],
        }
    }

    /// Every key that an entry takes.
    pub(crate) fn keys(self, verb: Verb) -> Vec<&'static str> {
        let mut keys: Vec<&'static str> = self.key().into_iter().collect();
        // A named fact that is added is known by its name.
        if verb == Verb::Add && self.content().contains(&"name") {
            keys.clear();
        }
        if verb != Verb::Drop || self.key().is_none() {
            keys.extend(["words", "in"]);
        }
        if verb == Verb::Correct && self.key().is_none() {
            keys.push("new-words");
        }
        if verb != Verb::Drop {
            keys.extend(self.content());
        }
        keys.push("why");
        keys
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The keys of a role of a person.
pub(crate) const ROLE_KEYS: [&str; 5] = ["title", "organisation", "party", "words", "in"];
