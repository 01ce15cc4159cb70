//! Identifiers: stable names for the parts of a dossier.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The identifier of a part of a dossier: a slug such as `south-korea`, or a numbered one such as `c3`.
///
/// Within one dossier no two parts of any kind share an identifier, but for a person and their signature
/// ([`Signatory`](crate::Signatory) is identified by its person).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Id(Box<str>);

impl Id {
    /// Takes an identifier as it stands, for instance `c3`. To derive one from a name, use [`Id::slug`].
    pub fn new(id: impl Into<Box<str>>) -> Self {
        Self(id.into())
    }

    /// The slug of a name: lower-case ASCII letters and digits, words joined by single hyphens, marks of the Latin
    /// alphabet dropped (`Müller` gives `muller`). Empty where the name holds no Latin letter and no digit.
    pub fn slug(name: &str) -> Self {
        let mut slug = String::with_capacity(name.len());
        let mut pending_hyphen = false;
        for c in name.chars() {
            let mut buffer = [0];
            let letters = match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => Some(&*c.to_ascii_lowercase().encode_utf8(&mut buffer)),
                marked => latin_letters(marked),
            };
            match letters {
                Some(letters) => {
                    if pending_hyphen && !slug.is_empty() {
                        slug.push('-');
                    }
                    pending_hyphen = false;
                    slug.push_str(letters);
                }
                // An apostrophe joins: "Côte d'Ivoire" is cote-divoire, "people's" is peoples.
                None if matches!(c, '\'' | '’' | 'ʼ' | '.' | '\u{300}'..='\u{36f}') => {}
                None => pending_hyphen = true,
            }
        }
        Self(slug.into())
    }

    /// The identifier's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The plain lower-case letters for a letter of the Latin alphabet with a mark, or a joined one: `é` gives `e`, `Æ`
/// gives `ae`. `None` for every other character, the letters of ASCII included.
pub fn latin_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ'..='ặ' | 'Ấ'..='Ặ' => {
            "a"
        }
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' | 'ĉ' | 'Ĉ' | 'ċ' | 'Ċ' => "c",
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ĕ' | 'ė' | 'Ė' | 'ę' | 'Ę' | 'ě' | 'Ě' | 'ə' | 'Ə' | 'ẹ'..='ệ' => {
            "e"
        }
        'ğ' | 'Ğ' | 'ģ' | 'Ģ' | 'ĝ' | 'Ĝ' | 'ġ' | 'Ġ' => "g",
        'ħ' | 'Ħ' | 'ĥ' | 'Ĥ' => "h",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'Į' | 'İ' | 'ı' | 'ĩ' | 'ỉ' | 'ị' => "i",
        'ĵ' | 'Ĵ' => "j",
        'ķ' | 'Ķ' => "k",
        'ł' | 'Ł' | 'ļ' | 'Ļ' | 'ľ' | 'Ľ' | 'ĺ' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' | 'ņ' | 'Ņ' => "n",
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'Ō' | 'ő' | 'Ő' | 'ŏ' | 'ơ' | 'Ơ' | 'ọ'..='ợ' => "o",
        'œ' | 'Œ' => "oe",
        'ř' | 'Ř' | 'ŕ' | 'Ŕ' => "r",
        'ś' | 'Ś' | 'š' | 'Š' | 'ş' | 'Ş' | 'ș' | 'Ș' | 'ŝ' | 'Ŝ' => "s",
        'ß' => "ss",
        'ť' | 'Ť' | 'ţ' | 'Ţ' | 'ț' | 'Ț' => "t",
        'þ' | 'Þ' => "th",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ŭ' | 'ų' | 'Ų' | 'ư' | 'Ư' | 'ụ'..='ự' => {
            "u"
        }
        'ŵ' | 'Ŵ' => "w",
        'ý' | 'Ý' | 'ÿ' | 'Ÿ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        _ => return None,
    })
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

/// The place of a sentence in its source, from 1; written `s1`, `s2` …
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
#[serde(into = "String", try_from = "String")]
pub struct SentenceId(u32);

impl SentenceId {
    /// The sentence at the given place, counted from 1.
    pub const fn new(place: u32) -> Self {
        Self(place)
    }

    /// The sentence's place in the source, from 1.
    pub const fn place(self) -> u32 {
        self.0
    }
}

impl fmt::Display for SentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

impl fmt::Debug for SentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<SentenceId> for String {
    fn from(id: SentenceId) -> Self {
        id.to_string()
    }
}

/// What was read is not `s` and a number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASentenceId;

impl fmt::Display for NotASentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sentence is written `s` and its place from 1, for instance `s7`")
    }
}

impl std::error::Error for NotASentenceId {}

impl FromStr for SentenceId {
    type Err = NotASentenceId;

    fn from_str(text: &str) -> Result<Self, NotASentenceId> {
        let digits = text.strip_prefix('s').ok_or(NotASentenceId)?;
        if digits.starts_with(['0', '+']) {
            return Err(NotASentenceId);
        }
        digits.parse().map(Self).map_err(|_| NotASentenceId)
    }
}

impl TryFrom<String> for SentenceId {
    type Error = NotASentenceId;

    fn try_from(text: String) -> Result<Self, NotASentenceId> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_words_joined_by_hyphens() {
        let check = |name: &str, slug: &str| assert_eq!(Id::slug(name), slug, "{name}");
        check("Technology & Prosperity  Deal", "technology-prosperity-deal");
        check("Côte d’Ivoire", "cote-divoire");
        check("U.S.–Japan", "us-japan");
        check("Nguyễn Phú Trọng", "nguyen-phu-trong");
        check("Łukasz Gößmann", "lukasz-gossmann");
        check("한국", "");
    }

    #[test]
    fn a_sentence_id_reads_back() {
        assert_eq!("s12".parse(), Ok(SentenceId::new(12)));
        for wrong in ["12", "s", "s0", "s01", "s+1", "s-1", "p1"] {
            assert_eq!(wrong.parse::<SentenceId>(), Err(NotASentenceId), "{wrong}");
        }
    }
}
