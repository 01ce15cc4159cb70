//! Sentences: where they end in a block.
//!
//! A dot, a question mark or an exclamation mark ends a sentence, unless what stands around it says otherwise: an
//! abbreviation, an initial, an ellipsis, a word in lower case behind it, a bracket or a quotation around it.

use dossier::SentenceId;

use super::{Block, Extent, Quote, Shapes, Token, TokenKind, Words, markers, tokens};
use crate::lexicon::{Class, Classes};

/// How many tokens a sentence may have. Rules look through a whole sentence from many of its words, so that a text without
/// full stops would cost far more than another of its length. No sentence that somebody wrote is as long.
const LONGEST: u32 = 512;

/// A sentence, a heading, an item of a list.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its bytes, without white space at its ends.
    pub(crate) range: Extent,
    /// Its tokens.
    pub(crate) tokens: Extent,
    /// The block that it stands in: a place in [`Text::blocks`](super::Text).
    pub(crate) block: u32,
    /// Its place in [`Text::sentences`](super::Text), from 0.
    pub(crate) index: u32,
    /// What is in its tokens.
    all: Content,
}

/// What is in some tokens: the classes of the words, their shapes, and a bit for each kind of token.
#[derive(Clone, Copy, Debug, Default)]
struct Content {
    classes: Classes,
    shapes: Shapes,
    kinds: u8,
}

impl Sentence {
    /// Its identifier in the dossier.
    pub(crate) fn id(&self) -> SentenceId {
        SentenceId::new(self.index + 1)
    }

    /// Whether the lexicon knows one of its words as such a word. A rule that looks through a sentence for one asks this first:
    /// it costs a comparison, and most sentences have none.
    #[inline]
    pub(crate) fn has(&self, class: Class) -> bool {
        self.all.classes.has(class)
    }

    /// The same of words of several classes.
    #[inline]
    pub(crate) fn has_any(&self, classes: Classes) -> bool {
        self.all.classes.meet(classes)
    }

    /// Whether one of its tokens is of a kind.
    #[inline]
    pub(crate) fn has_kind(&self, kind: TokenKind) -> bool {
        self.all.kinds & 1 << kind as u8 != 0
    }

    /// Whether one of its words may be one of some words: no is certain. For the same use as [`has`](Self::has), and of use for
    /// a few words that are rare.
    #[inline]
    pub(crate) fn may_say(&self, words: &Words) -> bool {
        words.may_hold_any(self.all.shapes)
    }
}

/// Groups the tokens of each block into sentences.
pub(super) fn find(raw: &str, blocks: &mut [Block], tokens: &mut [Token], quotes: &[Quote]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut closed = Enclosures::new(raw, tokens, quotes);
    for (index, block) in blocks.iter_mut().enumerate() {
        let first = sentences.len() as u32;
        let furniture = block.kind.is_furniture();
        let mut items = (!furniture).then(|| Items::of(raw, block)).flatten();
        let inside = items.as_ref().map_or_else(Vec::new, |items| items.markers.clone());
        let ends = match furniture {
            // `KYIV. Jan. 5 (Wire) –` is one piece, however many dots it has.
            true => (!block.tokens.is_empty()).then_some(block.tokens.end).into_iter().collect(),
            false => Splitter { raw, tokens, block, closed: &mut closed, items: &mut items }.ends(),
        };
        let mut start = block.tokens.start;
        let ends = within_bounds(raw, tokens, start, ends);
        for end in ends {
            let group = Extent::new(start, end);
            let place = sentences.len() as u32;
            let range = tokens[start as usize].range.to(tokens[end as usize - 1].range);
            // The next marker is the last of the list.
            let next = inside.partition_point(|marker| marker.start > range.start);
            let marker = inside.get(next).copied().filter(|marker| marker.start == range.start);
            let all = mark(&mut tokens[group.range()], place, marker.or(block.marker));
            sentences.push(Sentence { range, tokens: group, block: index as u32, index: place, all });
            start = end;
        }
        block.sentences = Extent::new(first, sentences.len() as u32);
    }
    sentences
}

/// The ends of sentences, with more of them where a sentence is too long: behind the last mark that can end a clause.
fn within_bounds(raw: &str, tokens: &[Token], start: u32, ends: Vec<u32>) -> Vec<u32> {
    let lengths = [start].into_iter().chain(ends.iter().copied()).zip(&ends);
    if lengths.into_iter().all(|(start, end)| end - start <= LONGEST) {
        return ends;
    }
    let clause_end = |at: &u32| matches!(&raw[tokens[*at as usize - 1].range.range()], "," | ";" | ":");
    let mut bounded = Vec::with_capacity(ends.len() * 2);
    let mut from = start;
    for end in ends {
        while end - from > LONGEST {
            let limit = from + LONGEST;
            from = (from + LONGEST / 2..=limit).rev().find(clause_end).unwrap_or(limit);
            bounded.push(from);
        }
        bounded.push(end);
        from = end;
    }
    bounded
}

/// Tells the tokens of a sentence where they stand, and the first word that it is. Gives what is in all of them.
fn mark(tokens: &mut [Token], place: u32, marker: Option<Extent>) -> Content {
    let mut all = Content::default();
    let mut searching = true;
    for token in tokens {
        token.sentence = place;
        all.classes.add_all(token.classes);
        all.shapes.add_shape(token.shape);
        all.kinds |= 1 << token.kind as u8;
        let in_marker = marker.is_some_and(|marker| marker.covers(token.range));
        if searching && !in_marker && matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            token.first = true;
            searching = false;
        }
    }
    all
}

/// What tokens stand inside quotations and brackets, where no sentence ends.
struct Enclosures {
    /// Ranges of tokens, outermost only, in order.
    ranges: Vec<Extent>,
    next: usize,
}

impl Enclosures {
    fn new(raw: &str, tokens: &[Token], quotes: &[Quote]) -> Self {
        // Single marks may be apostrophes: they hold sentences only where a sentence visibly ends at the closing one.
        let trusted = |quote: &&Quote| {
            quote.closed && (!quote.single || raw[..quote.inner.end as usize].ends_with(['.', ',', '!', '?']))
        };
        let mut ranges = quotes.iter().filter(trusted).map(|quote| quote.tokens).collect::<Vec<_>>();
        let mut open = Vec::new();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Mark) {
            match &raw[token.range.range()] {
                mark @ ("(" | "[") => open.push((mark, at as u32)),
                ")" if open.last().is_some_and(|(mark, _)| *mark == "(") => {
                    ranges.extend(open.pop().map(|(_, start)| Extent::new(start + 1, at as u32)))
                }
                "]" if open.last().is_some_and(|(mark, _)| *mark == "[") => {
                    ranges.extend(open.pop().map(|(_, start)| Extent::new(start + 1, at as u32)))
                }
                _ => {}
            }
        }
        ranges.sort();
        let mut end = 0;
        ranges.retain(|range| {
            let outer = range.end > end;
            end = end.max(range.end);
            outer
        });
        Self { ranges, next: 0 }
    }

    /// Where the enclosure starts that ends at a token.
    fn around_start(&self, end: u32) -> Option<u32> {
        let place = self.ranges.partition_point(|range| range.end < end);
        self.ranges.get(place).filter(|range| range.end == end).map(|range| range.start)
    }

    /// Whether a token is enclosed, and up to where. Asked for tokens in order.
    fn around(&mut self, token: u32) -> Option<u32> {
        while self.ranges.get(self.next).is_some_and(|range| range.end <= token) {
            self.next += 1;
        }
        self.ranges.get(self.next).filter(|range| range.start <= token).map(|range| range.end)
    }
}

struct Splitter<'t> {
    raw: &'t str,
    tokens: &'t [Token],
    block: &'t Block,
    closed: &'t mut Enclosures,
    items: &'t mut Option<Items>,
}

impl<'t> Splitter<'t> {
    /// Behind which tokens the sentences end, up to the end of the block.
    fn ends(&mut self) -> Vec<u32> {
        let range = self.block.tokens;
        let mut ends = Vec::new();
        let mut start = range.start;
        let mut at = self.block.marker.map_or(start, |marker| self.behind(marker.end));
        while at < range.end {
            if let Some(enclosure) = self.closed.around(at) {
                // The last token inside may end the sentence together with the mark that closes.
                at = enclosure.max(at + 1);
                if let Some(end) = self.end_behind_enclosure(start, at).filter(|&end| end > start && end < range.end) {
                    ends.push(end);
                    start = end;
                    at = end;
                }
                continue;
            }
            let item = self.items.as_mut().and_then(|items| items.at(self.tokens[at as usize].range.start));
            if let Some(marker) = item {
                if at > start {
                    ends.push(at);
                    start = at;
                }
                at = self.behind(marker.end);
                continue;
            }
            match self.end_at(start, at) {
                Some(end) if end < range.end => {
                    ends.push(end);
                    start = end;
                    at = end;
                }
                _ => at += 1,
            }
        }
        if start < range.end {
            ends.push(range.end);
        }
        ends
    }

    /// The first token of the block that starts at or behind a byte.
    fn behind(&self, byte: u32) -> u32 {
        let range = self.block.tokens;
        range.start + self.tokens[range.range()].partition_point(|token| token.range.start < byte) as u32
    }

    fn word(&self, at: u32) -> &'t str {
        if self.block.tokens.contains(at) { &self.raw[self.tokens[at as usize].range.range()] } else { "" }
    }

    fn token(&self, at: u32) -> Option<&'t Token> {
        self.tokens.get(at as usize).filter(|_| self.block.tokens.contains(at))
    }

    /// Whether white space stands before a token.
    fn spaced(&self, at: u32) -> bool {
        self.token(at).is_none_or(|token| self.raw[..token.range.start as usize].ends_with(char::is_whitespace))
    }

    /// Where a sentence ends that ends with the token `at`: behind it and the marks that close after it.
    fn end_at(&self, start: u32, at: u32) -> Option<u32> {
        let token = self.token(at)?;
        let word = match token.kind {
            TokenKind::Word if self.raw.as_bytes()[token.range.end as usize - 1] == b'.' => {
                let end = self.closers(at + 1);
                return self.ends_with_abbreviation(start, at, end).then_some(end);
            }
            TokenKind::Mark => self.word(at),
            _ => return None,
        };
        match word {
            "." => self.end_at_dots(start, at),
            "!" | "?" | "‽" => {
                let mut last = at + 1;
                while matches!(self.word(last), "!" | "?" | "." | "...") && !self.spaced(last) {
                    last += 1;
                }
                let end = self.closers(last);
                (self.spaced(end) && self.may_open(end, end > last)).then_some(end)
            }
            "…" => self.end_at_ellipsis(start, at, false),
            _ if word.starts_with("..") => self.end_at_ellipsis(start, at, word.len() > 3),
            _ => None,
        }
    }

    /// Behind the closing quotation marks, brackets and notes that follow.
    fn closers(&self, mut at: u32) -> u32 {
        while let Some(token) = self.token(at) {
            let note = self.word(at) == "[" && !self.spaced(at) && self.word(at + 2) == "]";
            let closes = match token.kind {
                TokenKind::Quote => !self.spaced(at) && (self.spaced(at + 1) || self.is_closer(at + 1)),
                _ => matches!(self.word(at), ")" | "]"),
            };
            if note {
                at += 3;
            } else if closes {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    fn is_closer(&self, at: u32) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Quote || matches!(self.word(at), ")" | "]" | "." | "," | ";"))
    }

    /// A dot, or several with spaces between them.
    fn end_at_dots(&self, start: u32, at: u32) -> Option<u32> {
        let mut last = at;
        while self.word(last + 1) == "." && self.spaced(last + 1) {
            last += 1;
        }
        let (dots, attached) = (last - at + 1, !self.spaced(at));
        match dots {
            1 => {}
            // A dot that ends the sentence, and an ellipsis at the head of the next.
            4 if attached => {
                return self.may_open(last + 1, false).then_some(at + 1).filter(|_| self.token(last + 1).is_some());
            }
            4 => return self.may_open(last + 1, false).then_some(last + 1),
            // The dots of an ellipsis are looked at one by one: this one ends nothing.
            _ => return None,
        }
        if !attached && start < at && self.word(at - 1) == "." {
            return None;
        }
        let end = self.closers(at + 1);
        if !self.spaced(end) {
            return self.is_missing_space(at, end).then_some(end);
        }
        // `N°. 12`
        let sign = at > start && matches!(self.word(at - 1), "°" | "º");
        (!sign && self.may_open(end, end > at + 1)).then_some(end)
    }

    /// `world.Today`, `1,000.That`: a word or number before the dot, and a word with a capital right behind it.
    fn is_missing_space(&self, at: u32, end: u32) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let complete = before.is_some_and(|before| match before.kind {
            TokenKind::Word => before.range.end - before.range.start > 2 && !before.all_caps,
            TokenKind::Number => true,
            _ => end > at + 1,
        });
        let next = self.token(end);
        complete
            && next.is_some_and(|next| {
                next.capital && next.range.end - next.range.start > 1 && !next.all_caps || next.kind == TokenKind::Quote
            })
    }

    fn end_at_ellipsis(&self, start: u32, at: u32, four: bool) -> Option<u32> {
        let end = self.closers(at + 1);
        let word =
            self.token(end).filter(|token| token.kind != TokenKind::Word || token.capital && self.word(end) != "I");
        let opens = word.is_some() && self.may_open(end, false) && self.spaced(end);
        (opens && at > start && (four || !self.spaced(at) || end > at + 1)).then_some(end)
    }

    /// Whether a sentence may begin with the token `at`. `behind_closer`: whether a quotation or a bracket ends before it.
    fn may_open(&self, at: u32, behind_closer: bool) -> bool {
        let Some(token) = self.token(at) else { return true };
        let word = self.word(at);
        match token.kind {
            TokenKind::Word => {
                let first = word.chars().next();
                first.is_some_and(|c| !c.is_lowercase())
                    || !behind_closer && word.chars().skip(1).any(char::is_uppercase)
            }
            TokenKind::Number => true,
            TokenKind::Clitic => false,
            TokenKind::Quote => true,
            TokenKind::Mark => match word {
                "," | ";" | ":" | ")" | "]" | "." | "!" | "?" | "..." | "…" | "/" | "%" | "=" => false,
                "-" | "--" | "---" | "–" | "—" => {
                    !behind_closer && self.token(at + 1).is_some_and(|next| next.capital)
                }
                "(" | "[" => self.token(at + 1).is_none_or(|next| next.kind != TokenKind::Word || next.capital),
                _ => true,
            },
        }
    }

    /// Whether a sentence ends with an abbreviation or an initial.
    fn ends_with_abbreviation(&self, start: u32, at: u32, end: u32) -> bool {
        let (Some(token), Some(next)) = (self.token(at), self.token(end)) else { return false };
        let word = self.word(at);
        if token.is(Class::InnerAbbreviation) || !self.spaced(end) || !self.may_open(end, end > at + 1) {
            return false;
        }
        if end > at + 1 {
            // A bracket or a quotation ends here too: `… (U.S.) The`.
            return next.is(Class::Opener) || next.kind == TokenKind::Quote;
        }
        let opener = next.is(Class::Opener) && next.capital;
        if token.is(Class::TitleAbbreviation) && token.capital {
            return false;
        }
        if token.is(Class::NumberAbbreviation) && next.kind == TokenKind::Number {
            return false;
        }
        if is_initial(word) || tokens::is_initial(word) {
            return self.ends_with_initial(start, at, end);
        }
        if matches!(word, "a.m." | "p.m." | "A.M." | "P.M.") {
            return self.ends_with_hour(start, at, end);
        }
        match next.kind {
            TokenKind::Quote => !token.is(Class::Month),
            TokenKind::Word if word == "etc." || token.is(Class::Weekday) => next.capital && at - start >= 3,
            TokenKind::Word => opener,
            TokenKind::Number => false,
            _ => false,
        }
    }

    /// A capital with a dot: `J. Smith` goes on, `you and I. Did` and `Annex B. The` do not.
    fn ends_with_initial(&self, start: u32, at: u32, end: u32) -> bool {
        const LABELLED: [&str; 12] = [
            "annex", "appendix", "schedule", "plan", "group", "class", "type", "exhibit", "category", "point",
            "vitamin", "part",
        ];
        let Some(before) = at.checked_sub(1).filter(|&before| before >= start).and_then(|before| self.token(before))
        else {
            return false;
        };
        let label = self.word(at - 1);
        let next_lower = self.token(end + 1).is_some_and(|after| !after.capital);
        let labelled = LABELLED.iter().any(|known| label.eq_ignore_ascii_case(known));
        let opens = self.token(end).is_some_and(|next| next.is(Class::Opener)) && (labelled || next_lower);
        let name_before = before.kind == TokenKind::Word && before.capital && !before.first && !labelled;
        opens && (labelled || !name_before || self.word(end) == "The")
    }

    /// An hour: `at 5 p.m. Monday` goes on, and so does a sentence that has only just begun.
    fn ends_with_hour(&self, start: u32, at: u32, end: u32) -> bool {
        let zone = self.token(end).is_some_and(|next| {
            next.is(Class::Weekday) || next.is(Class::Month) || next.all_caps && self.word(end).len() <= 4
        });
        let local = ["time", "standard", "daylight"].iter().any(|word| self.word(end + 1).eq_ignore_ascii_case(word));
        let capital = self.token(end).is_some_and(|next| next.capital || next.kind == TokenKind::Quote);
        capital && !zone && !local && at - start > 4
    }

    /// Where a sentence ends whose last token stands inside the quotation or the brackets that close with the token `close`.
    fn end_behind_enclosure(&self, start: u32, close: u32) -> Option<u32> {
        let last = close.checked_sub(1).filter(|&last| last >= start)?;
        let end = self.closers(close + 1);
        let word = self.word(last);
        let abbreviation = word.len() > 1 && word.starts_with(char::is_alphabetic);
        let omission = matches!(self.word(close), "]" | ")") && matches!(word, "..." | "…");
        let ended = word.ends_with(['.', '!', '?', '…']) && !omission;
        let opens = self.spaced(end) && self.may_open(end, true);
        let opener = self.token(end).is_some_and(|next| next.is(Class::Opener));
        // `It was "a good day." He declined`: the words in marks end a sentence that has begun before them.
        let first = self.closed.around_start(close).map_or(start, |first| first);
        let inside = first > start + 1 && word == ".";
        (ended && opens && (!abbreviation || opener) && (inside || !self.goes_on_with_speaker(end, word == ".")))
            .then_some(end)
    }

    /// `"Will you go?" Smith asked`: a few words with a reporting verb that belong to the quotation before them.
    /// Where a dot ends it, as in no house style, only the plainest verbs do.
    fn goes_on_with_speaker(&self, at: u32, dot: bool) -> bool {
        for place in at..at + 8 {
            let Some(token) = self.token(place) else { return false };
            if token.is(Class::Reporting) && place > at {
                // `Smith said.` and `Smith said on Monday` belong to it, `Smith said that` and `Smith said: "` start anew.
                let after = self.word(place + 1);
                let anew = after == ":"
                    || after == "," && self.token(place + 2).is_some_and(|next| next.kind == TokenKind::Quote);
                let clause =
                    self.token(place + 1).is_some_and(|next| next.is(Class::Pronoun) || next.is(Class::Determiner))
                        || after == "that";
                let plain =
                    ["said", "says", "added", "adds", "told", "noted", "replied", "explained", "stressed", "asked"];
                return !anew && !clause && (!dot || plain.contains(&self.word(place)));
            }
            if matches!(token.kind, TokenKind::Quote) || matches!(self.word(place), "." | "?" | "!" | ":" | ";") {
                return false;
            }
            if !token.capital
                && token.kind == TokenKind::Word
                && place > at
                && !token.is(Class::Preposition)
                && !token.is(Class::Determiner)
                && !token.is(Class::Conjunction)
                && place > at + 3
            {
                return false;
            }
        }
        false
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1) == Some('.') && word.chars().count() == 2
}

/// Bullets that may stand several times in a line.
const BULLETS: [char; 9] = ['•', '⁃', '‣', '◦', '▪', '●', '►', '▶', '▸'];

/// Items that follow each other in one line: `1. The first 2. The second`.
struct Items {
    /// The markers inside the line, the next one last.
    markers: Vec<Extent>,
}

/// With what items begin inside a line: `The Parties agree as follows: 1. The first 2. The second`.
const FIRST: [&str; 5] = ["1.", "(1)", "1)", "(a)", "a)"];

impl Items {
    /// The items of a block: those behind the one with which it starts, or all, where the first stands inside.
    fn of(raw: &str, block: &Block) -> Option<Self> {
        let text = &raw[block.range.range()];
        let start = |at: usize| block.range.start + at as u32;
        let mut markers = match block.marker {
            Some(marker) => {
                let label = &raw[marker.range()];
                // A bullet with a number behind it is followed by bullets.
                let bullet = label.chars().next().filter(|&first| BULLETS.contains(&first));
                following(text, bullet.map_or(label, |bullet| &label[..bullet.len_utf8()]), marker.len() as usize)
            }
            None => Vec::new(),
        };
        if markers.is_empty() {
            let inside = FIRST.iter().find_map(|first| {
                let at = text.match_indices(first).map(|(at, _)| at).find(|&at| {
                    let before = text[..at].split_whitespace().next_back().unwrap_or_default();
                    // "since Jan. 1.", "No. 1."
                    let short = before.len() <= 5 && before.ends_with('.') && before.starts_with(char::is_uppercase);
                    let closed = before.ends_with(['.', ':', ';', '–', '—']) && !short || headed(&text[..at]);
                    at > 0 && closed && is_marker(text, at, first)
                })?;
                let further = following(text, first, at + first.len());
                (!further.is_empty()).then(|| [(at, first.len())].into_iter().chain(further).collect::<Vec<_>>())
            });
            markers = inside.unwrap_or_default();
        }
        let mut markers =
            markers.into_iter().map(|(at, len)| Extent::new(start(at), start(at + len))).collect::<Vec<_>>();
        markers.reverse();
        (!markers.is_empty()).then_some(Self { markers })
    }

    /// The marker that starts at a byte. Asked in order.
    fn at(&mut self, byte: u32) -> Option<Extent> {
        while self.markers.last().is_some_and(|marker| marker.start < byte) {
            self.markers.pop();
        }
        self.markers.last().copied().filter(|marker| marker.start == byte)
    }
}

/// The markers that follow one, with their places and lengths.
fn following(text: &str, label: &str, mut from: usize) -> Vec<(usize, usize)> {
    let core = label.trim_matches(|c: char| !c.is_alphanumeric());
    let mut found = Vec::new();
    while let Some(next) = successor(label, core, found.len() as u32 + 1) {
        let places = text[from..].match_indices(next.as_str()).map(|(at, _)| from + at);
        let Some(at) = places.into_iter().find(|&at| is_marker(text, at, &next)) else { break };
        let len = markers::item(&text[at..]).map_or(next.len(), |marker| marker.len);
        from = at + len;
        found.push((at, len));
    }
    found
}

/// Whether a label that stands in a line marks an item: it stands alone, before a capital or a number.
fn is_marker(text: &str, at: usize, label: &str) -> bool {
    let rest = &text[at + label.len()..];
    let bullet = !label.contains(char::is_alphanumeric);
    text[..at].ends_with(char::is_whitespace)
        && (rest.starts_with(char::is_whitespace) || bullet)
        && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether a text is no more than the number of an article and its title.
fn headed(text: &str) -> bool {
    markers::article(text.trim_end()).is_some_and(|article| article.is_heading)
}

/// The marker that stands `count` places behind the first one, if the first begins a list: `1.` and 2 give `3.`.
fn successor(label: &str, core: &str, count: u32) -> Option<String> {
    let next = match core {
        "" if label.starts_with(BULLETS) => return Some(label.to_owned()),
        "1" => (count + 1).to_string(),
        "a" if count < 26 => char::from(b'a' + count as u8).to_string(),
        _ => return None,
    };
    Some(label.replacen(core, &next, 1))
}
