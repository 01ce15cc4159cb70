//! Tokens: words, numbers and marks.

use super::Extent;
use super::words::shape;
use crate::lexicon::terms::WordId;
use crate::lexicon::verbs::{PackedVerb, Verb};
use crate::lexicon::{self, Class, Classes};

/// How many bytes a word may have that stands in a name or in the lexicon. Longer runs of letters are no words.
const LONGEST_WORD: usize = 120;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, with its inner hyphens, and with its dots where it is an abbreviation: `Kyung-hoon`, `U.S.`, `Oct.`.
    Word,
    /// What is hung onto a word: `'s`, `'ll`.
    Clitic,
    /// A number: `1,000`, `3.5`, `29th`, `2025-10-29`.
    Number,
    /// A mark that can open or close a quotation.
    Quote,
    /// Any other mark; a run of dots or hyphens is one.
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its bytes.
    pub(crate) range: Extent,
    /// The sentence that it stands in: a place in [`Text::sentences`](super::Text).
    pub(crate) sentence: u32,
    pub(crate) kind: TokenKind,
    /// Its first byte, in lower case.
    initial: u8,
    /// Its shape, by which a list of words knows that it does not hold it.
    pub(crate) shape: u8,
    /// Whether it starts with a capital letter.
    pub(crate) capital: bool,
    /// Whether all of its letters are capitals, and it has at least two.
    pub(crate) all_caps: bool,
    /// Whether it is the first word of its sentence, marks aside.
    pub(crate) first: bool,
    /// Whether it is a word of ASCII without hyphens.
    pub(crate) plain: bool,
    /// What the lexicon knows it as, in lower case and without a dot at its end.
    pub(crate) classes: Classes,
    /// What it can be as a verb.
    verb: PackedVerb,
    /// Its number among the words of the lexicon's terms, if it is plain.
    pub(crate) term: WordId,
    /// [`NAME_LIKE`] and [`OPENS_NAME`].
    names: u8,
}

const NAME_LIKE: u8 = 1;
const OPENS_NAME: u8 = 2;

// Rules go over all tokens again and again: what a token takes of memory, they take of time.
const _: () = assert!(size_of::<Token>() <= 44);

impl Token {
    /// Whether the lexicon knows it as such a word.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// What it can be as a verb.
    #[inline]
    pub(crate) fn verb(&self) -> Verb {
        self.verb.into()
    }

    /// Whether it can stand in a name: with a capital as its first letter, or behind an Arabic article ("al-Sudani").
    #[inline]
    pub(crate) fn is_name_like(&self) -> bool {
        self.names & NAME_LIKE != 0
    }

    /// Whether a name of the gazetteer may start with it.
    pub(crate) fn opens_name(&self) -> bool {
        self.names & OPENS_NAME != 0
    }

    /// A token of which nothing is known but its bytes and what it is.
    fn new(raw: &str, range: Extent, kind: TokenKind) -> Self {
        let bytes = &raw.as_bytes()[range.range()];
        Self {
            range,
            sentence: 0,
            kind,
            initial: bytes.first().map_or(0, u8::to_ascii_lowercase),
            shape: shape(bytes),
            capital: false,
            all_caps: false,
            first: false,
            plain: false,
            classes: Classes::default(),
            verb: PackedVerb::default(),
            term: 0,
            names: OPENS_NAME,
        }
    }

    /// Whether length and first byte are those of a word in any case.
    #[inline(always)]
    pub(super) fn may_be(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        bytes.len() == (self.range.end - self.range.start) as usize
            && bytes.first().is_some_and(|first| first.to_ascii_lowercase() == self.initial)
    }
}

/// Cuts a range of the text into tokens.
pub(super) fn find(raw: &str, range: Extent, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { raw, at: range.start as usize, end: range.end as usize, tokens };
    while let Some(c) = scanner.peek() {
        match c {
            'a'..='z' | 'A'..='Z' => scanner.word(),
            ' ' | '\n' => scanner.at += 1,
            _ => scanner.token(c),
        }
    }
}

/// What a byte can be in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or digit of ASCII.
    Alphanumeric,
    /// What may stand inside a word or hang on to it: a hyphen, a dot, an apostrophe, or part of a character beyond ASCII.
    Joining,
    /// White space of ASCII.
    Space,
    /// Anything else: a word ends before it.
    Other,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Joining; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Alphanumeric,
            b'-' | b'\'' | b'.' | b'@' | b':' | b'&' => Kind::Joining,
            b' ' | 9..=13 => Kind::Space,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

fn kind(byte: u8) -> Kind {
    KINDS[byte as usize]
}

struct Scanner<'t> {
    raw: &'t str,
    at: usize,
    end: usize,
    tokens: &'t mut Vec<Token>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.end {
            return None;
        }
        match self.raw.as_bytes()[at] {
            byte if byte.is_ascii() => Some(char::from(byte)),
            // A byte inside a character (one past a dash, say) starts none.
            _ => self.raw.get(at..)?.chars().next(),
        }
    }

    fn token(&mut self, c: char) {
        let start = self.at;
        if c.is_alphabetic() {
            return self.word();
        }
        self.at += c.len_utf8();
        match c {
            _ if c.is_whitespace() || is_invisible(c) => {}
            _ if c.is_numeric() => self.number(start),
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '‚' | '‛' => {
                self.push(start, TokenKind::Quote)
            }
            // The article of Dutch names: `van 't Hoff`.
            '\'' | '’' if self.raw[self.at..self.end].starts_with("t ") && self.raw[..start].ends_with(' ') => {
                self.at += 1;
                self.push(start, TokenKind::Word);
            }
            '\'' | '’' | '`' => {
                // Two of them are one double mark.
                if self.peek() == Some(c) {
                    self.at += c.len_utf8();
                }
                self.push(start, TokenKind::Quote);
            }
            '.' | '-' | '–' | '—' | '*' | '_' | '=' | '#' | '~' => {
                while self.peek() == Some(c) {
                    self.at += c.len_utf8();
                }
                self.push(start, TokenKind::Mark);
            }
            _ => self.push(start, TokenKind::Mark),
        }
    }

    /// A word that begins with a letter.
    fn word(&mut self) {
        let start = self.at;
        let rest = &self.raw.as_bytes()[start..self.end];
        // Most words are letters of ASCII with nothing behind them that could go on.
        let length = rest.iter().position(|&byte| kind(byte) != Kind::Alphanumeric).unwrap_or(rest.len());
        self.at += length;
        if rest.get(length).is_none_or(|&byte| kind(byte) != Kind::Joining) {
            return self.push_word(start, true);
        }
        let mut segment = start;
        let mut dotted = false;
        loop {
            self.letters();
            let Some(c) = self.peek() else { break };
            let next = self.at + c.len_utf8();
            let after = self.char_at(next);
            let letter_after = after.is_some_and(char::is_alphanumeric);
            match c {
                '-' | '\u{2010}' | '\u{2011}' if letter_after => {
                    self.at = next;
                    segment = next;
                }
                '\'' | '’' | 'ʼ' if letter_after && !self.is_clitic(next) => self.at = next,
                // `U.S.`, `Ph.D.`, `a.m.`: a letter or two before the dot, a letter behind it.
                '.' if after.is_some_and(char::is_alphabetic)
                    && self.at - segment <= 2
                    && !self.ends_sentence(next) =>
                {
                    dotted = true;
                    self.at = next;
                    segment = next;
                }
                // `Ada.Byron@example.org`
                '.' if letter_after && self.is_address(next) => {
                    self.at = next;
                    segment = next;
                }
                // `example.org`: what follows the dot is in lower case.
                '.' if after.is_some_and(char::is_lowercase) => {
                    self.at = next;
                    segment = next;
                }
                '@' if letter_after => self.at = next,
                ':' if self.raw[next..self.end].starts_with("//") => {
                    self.address();
                    break;
                }
                '&' if self.at - start <= 2 && after.is_some_and(char::is_uppercase) => self.at = next,
                _ => break,
            }
        }
        if self.peek() == Some('.') && self.is_abbreviation(start, dotted) {
            self.at += 1;
        }
        self.push(start, TokenKind::Word);
        self.clitic();
    }

    /// Goes on to the end of the letters, digits and combining marks.
    fn letters(&mut self) {
        while self.at < self.end {
            let byte = self.raw.as_bytes()[self.at];
            if kind(byte) == Kind::Alphanumeric {
                self.at += 1;
            } else if byte.is_ascii() {
                return;
            } else {
                match self.peek() {
                    Some(c) if c.is_alphanumeric() || is_joined(c) => self.at += c.len_utf8(),
                    _ => return,
                }
            }
        }
    }

    /// Whether `U.S.A`-like dots end here: `end.The` has a whole word behind the dot, `U.S.` has single letters.
    fn ends_sentence(&self, next: usize) -> bool {
        let segment = self.raw[next..self.end].chars().take(4).take_while(|c| c.is_alphabetic()).count();
        segment > 2 && self.char_at(next).is_some_and(char::is_uppercase)
    }

    /// Whether an address of electronic mail goes on here. A long one is not looked for.
    fn is_address(&self, at: usize) -> bool {
        let mut rest = self.raw[at..self.end].chars().take(40);
        rest.find(|c| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_')) == Some('@')
    }

    /// Whether the word from `start` to here and the dot behind it are one.
    fn is_abbreviation(&self, start: usize, dotted: bool) -> bool {
        let word = &self.raw[start..self.at];
        let after = self.char_at(self.at + 1);
        if after == Some('.') {
            return false;
        }
        let capital = word.starts_with(char::is_uppercase);
        let mut letters = word.chars();
        // "Wang Yi." is no initial where a name stands right before it.
        let behind_name = word.len() == 2
            && word.starts_with('Y')
            && self.tokens.last().is_some_and(|before| {
                let title =
                    [Class::Office, Class::Honorific, Class::TitleAbbreviation].iter().any(|&class| before.is(class));
                before.capital && before.range.end as usize + 1 == start && !title
            });
        if behind_name {
            return false;
        }
        if dotted || letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() || is_initial(word) {
            return true;
        }
        let known = lexicon::classes(word);
        let digit_follows = || {
            let rest = self.raw[self.at + 1..self.end].trim_start_matches([' ', '\u{a0}']);
            rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
        };
        let short = word.len() < 5;
        known.has(Class::Abbreviation)
            || capital && (known.has(Class::TitleAbbreviation) || short && self.is_short_date_word(known))
            || known.has(Class::NumberAbbreviation) && digit_follows()
    }

    fn is_short_date_word(&self, known: Classes) -> bool {
        known.has(Class::Weekday) || known.has(Class::Month) && !known.has(Class::FullMonth)
    }

    /// Whether what begins here, behind an apostrophe, is hung onto the word before.
    fn is_clitic(&self, at: usize) -> bool {
        let word = self.raw[at..self.end].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        ["s", "S", "ll", "re", "ve", "d", "m"].contains(&word)
    }

    fn clitic(&mut self) {
        let Some(c @ ('\'' | '’' | 'ʼ')) = self.peek() else { return };
        let start = self.at;
        if self.is_clitic(start + c.len_utf8()) {
            self.at += c.len_utf8();
            self.letters();
            self.push(start, TokenKind::Clitic);
        }
    }

    /// An address of the web, up to the next white space.
    fn address(&mut self) {
        let rest = &self.raw[self.at..self.end];
        let len = rest.find(|c: char| c.is_whitespace() || "\"“”<>«»".contains(c)).unwrap_or(rest.len());
        self.at += rest[..len].trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'', ']']).len();
    }

    /// A number whose first digit is read.
    fn number(&mut self, start: usize) {
        loop {
            while self.peek().is_some_and(char::is_numeric) {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
            match (self.peek(), self.char_at(self.at + 1)) {
                (Some('.' | ',' | ':' | '-'), Some(after)) if after.is_ascii_digit() => self.at += 1,
                _ => break,
            }
        }
        let digits = self.at;
        let letter = self.peek().is_some_and(char::is_alphabetic);
        let compound = self.peek() == Some('-') && self.char_at(self.at + 1).is_some_and(char::is_alphabetic);
        if !letter && !compound {
            self.push(start, TokenKind::Number);
            return;
        }
        // `29th` and `2.3bn` are numbers; `5G` and `10-year` are words.
        self.letters();
        let ordinal =
            !compound && ["st", "nd", "rd", "th", "m", "mn", "bn", "tn"].contains(&&self.raw[digits..self.at]);
        while self.peek() == Some('-') && self.char_at(self.at + 1).is_some_and(char::is_alphanumeric) {
            self.at += 1;
            self.letters();
        }
        self.push(start, if ordinal { TokenKind::Number } else { TokenKind::Word });
        self.clitic();
    }

    fn push(&mut self, start: usize, kind: TokenKind) {
        match kind {
            TokenKind::Word => {
                let simple =
                    self.raw.as_bytes()[start..self.at].iter().all(|&byte| self::kind(byte) == Kind::Alphanumeric);
                self.push_word(start, simple);
            }
            _ => self.tokens.push(Token::new(self.raw, (start..self.at).into(), kind)),
        }
    }

    /// A word; `simple`: whether it is letters of ASCII, and perhaps digits.
    fn push_word(&mut self, start: usize, simple: bool) {
        let word = &self.raw[start..self.at];
        let mut token = Token::new(self.raw, (start..self.at).into(), TokenKind::Word);
        if word.len() <= LONGEST_WORD {
            let capital = match word.as_bytes()[0] {
                byte if byte.is_ascii() => byte.is_ascii_uppercase(),
                _ => word.starts_with(char::is_uppercase),
            };
            let known = lexicon::entry(word);
            token.capital = capital;
            token.all_caps = capital && is_all_caps(word);
            token.plain = simple || word.bytes().all(|byte| byte.is_ascii() && byte != b'-');
            token.classes = known.classes;
            token.verb = known.verb;
            token.term = known.term;
            let name_like = capital || !simple && has_article(word);
            let opens_name = known.opens_name || !simple;
            token.names = if name_like { NAME_LIKE } else { 0 } | if opens_name { OPENS_NAME } else { 0 };
        }
        self.tokens.push(token);
    }
}

/// Whether a word that starts with a capital has another letter, and none in lower case.
fn is_all_caps(word: &str) -> bool {
    // Most words that start with a capital go on in lower case.
    if word.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return false;
    }
    word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && !word.chars().any(char::is_lowercase)
}

/// Whether a word starts with an Arabic article in small letters that a capital follows.
fn has_article(word: &str) -> bool {
    if !word.as_bytes().iter().take(5).any(|byte| matches!(byte, b'-' | b'\'' | 0x80..)) {
        return false;
    }
    let Some((article, name)) = word.split_once(['-', '\'', '’']) else { return false };
    matches!(article, "al" | "el" | "ul" | "ud" | "an" | "as" | "ar" | "ash" | "ad" | "at" | "az" | "d" | "ibn" | "bin")
        && name.starts_with(char::is_uppercase)
}

/// Whether a word is an initial of two letters, as for names from other scripts: `Ts.`, `Kh.`, `Yu.`
pub(crate) fn is_initial(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word).as_bytes();
    let consonants = |b: u8| b.is_ascii_lowercase() && !b"aeiouy".contains(&b);
    matches!(word, [first, second] if first.is_ascii_uppercase() && (consonants(*second) && !b"AEIOU".contains(first) || *first == b'Y'))
}

/// A character that has no width and parts no word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}')
}

/// A character that goes on with a word: a combining mark, a soft hyphen, a joiner.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_belongs_to_them() {
        let check = |text: &str, expected: &[&str]| {
            let mut tokens = Vec::new();
            find(text, (0..text.len()).into(), &mut tokens);
            let words = tokens.iter().map(|token| &text[token.range.range()]).collect::<Vec<_>>();
            assert_eq!(words, expected);
        };
        check("Kim Min-ji's AI-driven deal.", &["Kim", "Min-ji", "'s", "AI-driven", "deal", "."]);
        check("U.S. and U.K. officials", &["U.S.", "and", "U.K.", "officials"]);
        check(
            "Dr. J. O’Brien, Ph.D., of Côte d'Ivoire",
            &["Dr.", "J.", "O’Brien", ",", "Ph.D.", ",", "of", "Côte", "d'Ivoire"],
        );
        check("on Oct. 29, at 5 p.m.", &["on", "Oct.", "29", ",", "at", "5", "p.m."]);
        check("No. 2 said no. 5G is", &["No.", "2", "said", "no.", "5G", "is"]);
        check("He said no. Then", &["He", "said", "no", ".", "Then"]);
        check("world.Today is 1,000.50.", &["world", ".", "Today", "is", "1,000.50", "."]);
        check("see https://example.org/a.b. Then", &["see", "https://example.org/a.b", ".", "Then"]);
        check("Jane.Doe@example.com wrote", &["Jane.Doe@example.com", "wrote"]);
        check("the 29th of 2025-10-29 a 10-year term", &["the", "29th", "of", "2025-10-29", "a", "10-year", "term"]);
        check("we'll, they’re; don't", &["we", "'ll", ",", "they", "’re", ";", "don't"]);
        check("R&D, ... and -- so", &["R&D", ",", "...", "and", "--", "so"]);
    }
}
