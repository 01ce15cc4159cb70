//! Exact words of the text: where they stand, or why that can't be said.

use std::ops::Range;

use dossier::{Dossier, Evidence, SentenceId, Span};

use crate::entry::{Entry, Given};
use crate::nearest::nearest_spelling;
use crate::problems::Problems;

/// The text that a dossier was made from, with its sentences.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    raw: &'t str,
    sentences: Vec<(SentenceId, Range<usize>)>,
}

impl<'t> Text<'t> {
    pub(crate) fn of(raw: &'t str, dossier: &Dossier) -> Self {
        let range = |sentence: &dossier::Sentence| sentence.start as usize..sentence.end as usize;
        Self { raw, sentences: dossier.sentences().map(|sentence| (sentence.id, range(sentence))).collect() }
    }

    /// The words at some bytes, as they stand there.
    pub(crate) fn verbatim(&self, range: &Range<usize>) -> &'t str {
        self.raw.get(range.clone()).unwrap_or_default()
    }

    /// The words at some bytes, with every white space as a single blank.
    pub(crate) fn plain(&self, range: &Range<usize>) -> String {
        plain(self.verbatim(range))
    }

    /// The words that an entry quotes as `key`, in the place that its key `in` names.
    pub(crate) fn quoted(&self, entry: &Entry<'_>, key: &str) -> Option<Range<usize>> {
        let range = self.quoted_anywhere(entry, key)?;
        self.in_sentence(range, &entry.text(key)?, entry.problems)
    }

    /// The same, wherever they stand: a dateline or a credit line may be no sentence.
    pub(crate) fn quoted_anywhere(&self, entry: &Entry<'_>, key: &str) -> Option<Range<usize>> {
        let words = entry.required(key)?;
        self.locate(&words, entry, &(0..self.raw.len()))
    }

    /// The words that an entry quotes as `words`: one passage or several.
    pub(crate) fn all_quoted(&self, entry: &Entry<'_>) -> Option<Vec<Range<usize>>> {
        if !entry.has("words") {
            entry.missing("words");
            return None;
        }
        let all = entry.texts("words")?;
        let found: Vec<_> = all
            .iter()
            .map(|words| self.in_sentence(self.locate(words, entry, &(0..self.raw.len()))?, words, entry.problems))
            .collect();
        if all.is_empty() {
            entry.missing("words");
        }
        found.into_iter().collect::<Option<Vec<_>>>().filter(|found| !found.is_empty())
    }

    /// The words that an entry quotes as `key`, beside others: in the same sentences if they stand there once.
    pub(crate) fn quoted_beside(&self, entry: &Entry<'_>, key: &str, place: &Range<usize>) -> Option<Range<usize>> {
        let words = entry.required(key)?;
        for near in [place.clone(), self.sentences_of(place)] {
            if let [only] = self.find(&words.value, &near)[..] {
                return Some(only.0..only.1);
            }
        }
        self.in_sentence(self.locate(&words, entry, &(0..self.raw.len()))?, &words, entry.problems)
    }

    /// The place of some words, if it is in a sentence.
    fn in_sentence(&self, range: Range<usize>, words: &Given, problems: &Problems) -> Option<Range<usize>> {
        if self.sentence_at(range.start).is_some() {
            return Some(range);
        }
        let hint = "only what stands in a sentence can back a statement: `dossier-parser explain` shows them";
        problems.report("outside-sentences", &words.range, "these words stand in no sentence", hint);
        None
    }

    /// The whole sentences that some bytes reach into.
    fn sentences_of(&self, place: &Range<usize>) -> Range<usize> {
        let touched = self.sentences.iter().filter(|(_, range)| range.start < place.end && place.start < range.end);
        touched.fold(place.clone(), |all, (_, range)| all.start.min(range.start)..all.end.max(range.end))
    }

    /// The place of words that stand once in some bytes of the text, or once in the place that the entry's `in` names.
    fn locate(&self, words: &Given, entry: &Entry<'_>, within: &Range<usize>) -> Option<Range<usize>> {
        let problems = entry.problems;
        if words.value.trim().is_empty() {
            problems.report("empty", &words.range, "no words are quoted", "quote words of the text");
            return None;
        }
        let given = if entry.has("in") { entry.required("in").map(Some)? } else { None };
        let within = match &given {
            Some(place) => self.place(place, problems)?,
            None => within.clone(),
        };
        match self.find(&words.value, &within)[..] {
            [] => {
                self.report_absent(words, &within, given.as_ref(), problems);
                None
            }
            [(start, end)] => Some(start..end),
            ref places => {
                self.report_ambiguous(words, places, given.is_some(), problems);
                None
            }
        }
    }

    /// The bytes that `in` names: a sentence such as `s4`, or words that stand once.
    fn place(&self, place: &Given, problems: &Problems) -> Option<Range<usize>> {
        if let Ok(id) = place.value.parse::<SentenceId>() {
            let sentence = self.sentences.iter().find(|(known, _)| *known == id);
            if sentence.is_none() {
                let hint = format!("the text has the sentences s1 to s{}", self.sentences.len());
                problems.report("no-such-sentence", &place.range, format!("there is no sentence {id}"), hint);
            }
            return sentence.map(|(_, range)| range.clone());
        }
        match self.find(&place.value, &(0..self.raw.len()))[..] {
            [] => {
                self.report_absent(place, &(0..self.raw.len()), None, problems);
                None
            }
            [(start, end)] => Some(start..end),
            ref places => {
                self.report_ambiguous(place, places, true, problems);
                None
            }
        }
    }

    fn report_absent(&self, words: &Given, within: &Range<usize>, place: Option<&Given>, problems: &Problems) {
        let (message, elsewhere) = match place {
            Some(place) => (
                format!("“{}” does not stand in “{}”", shortened(&words.value), shortened(&place.value)),
                self.find(&words.value, &(0..self.raw.len())),
            ),
            None => (format!("“{}” does not stand in the text", shortened(&words.value)), Vec::new()),
        };
        let hint = if !elsewhere.is_empty() {
            format!("it stands in {}", self.sentence_names(&elsewhere))
        } else if let Some(similar) = self.similar(&words.value, within) {
            format!("the text has “{similar}”: quote it letter by letter")
        } else if let Some(near) = self.near(&words.value, within) {
            format!("the text has “{near}”: quote it letter by letter")
        } else if let Some((there, next)) = self.longest_start(&words.value, within) {
            format!("“{there}” stands there, and goes on with “{next}”")
        } else {
            "quote the text letter by letter; `dossier-parser explain` prints it sentence by sentence".to_owned()
        };
        problems.report("words-not-there", &words.range, message, hint);
    }

    fn report_ambiguous(&self, words: &Given, places: &[(usize, usize)], narrowed: bool, problems: &Problems) {
        let times = match places.len() {
            2 => "twice".to_owned(),
            number => format!("{number} times"),
        };
        let place = if narrowed { "there" } else { "in the text" };
        let names = self.sentence_names(places);
        let message = format!("“{}” stands {place} {times}: in {names}", shortened(&words.value));
        let first = places.first().and_then(|(start, _)| self.sentence_at(*start));
        let others = places.iter().filter(|(start, _)| self.sentence_at(*start) == first).count();
        let hint = match first {
            Some(sentence) if !narrowed && others == 1 => {
                format!("say which, for instance in = \"{sentence}\", or quote more of the words around it")
            }
            _ => "say which with some of the words around it: in = \"… words …\"".to_owned(),
        };
        problems.report("words-stand-twice", &words.range, message, hint);
    }

    /// The sentences that some places are in, each once.
    fn sentence_names(&self, places: &[(usize, usize)]) -> String {
        let mut names: Vec<String> = places
            .iter()
            .map(|(start, _)| {
                self.sentence_at(*start).map_or("no sentence".to_owned(), |sentence| sentence.to_string())
            })
            .collect();
        names.dedup();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => String::new(),
        }
    }

    /// Words of the text that differ only in case, quotation marks, dashes and apostrophes.
    fn similar(&self, words: &str, within: &Range<usize>) -> Option<String> {
        let text = self.raw.get(within.clone())?;
        let wanted: Vec<char> = plain(words).chars().map(folded).collect();
        let letters: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, folded(c))).collect();
        let found = letters.windows(wanted.len()).find(|window| window.iter().map(|(_, c)| c).eq(&wanted))?;
        let start = found.first()?.0;
        let end = found.last().map(|(at, _)| at + text[*at..].chars().next().map_or(0, char::len_utf8))?;
        Some(plain(&text[start..end]))
    }

    /// As many words of the text as are quoted, which these may be a slip of the pen for.
    fn near(&self, words: &str, within: &Range<usize>) -> Option<String> {
        /// A longer passage goes wrong at some word: there its beginning says more.
        const LONGEST: usize = 4;
        let number = words.split_whitespace().count();
        let text = self.raw.get(within.clone()).filter(|_| (1..=LONGEST).contains(&number))?;
        let is_mark = |c: char| !c.is_alphanumeric();
        let all: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(is_mark)).collect();
        let runs: Vec<String> = all.windows(number).map(|run| run.join(" ")).collect();
        let runs = runs.iter().map(String::as_str).filter(|run| !self.find(run, within).is_empty());
        nearest_spelling(&plain(words), runs).map(str::to_owned)
    }

    /// The longest beginning of the words, of two words at least, that stands in the text, and the word behind it there.
    fn longest_start(&self, words: &str, within: &Range<usize>) -> Option<(String, String)> {
        let words: Vec<&str> = words.split_whitespace().collect();
        (2..words.len()).rev().find_map(|number| {
            let start = words[..number].join(" ");
            let (_, end) = *self.find(&start, within).first()?;
            let next = self.raw.get(end..)?.split_whitespace().next()?;
            Some((shortened(&start), next.to_owned()))
        })
    }

    /// Everywhere that some words stand as whole words, any white space between them.
    pub(crate) fn find(&self, words: &str, within: &Range<usize>) -> Vec<(usize, usize)> {
        let mut parts = words.split_whitespace();
        let (Some(first), Some(text)) = (parts.next(), self.raw.get(within.clone())) else { return Vec::new() };
        let starts = text.match_indices(first);
        let ends = starts.filter_map(|(start, _)| {
            let mut end = start + first.len();
            for part in parts.clone() {
                let rest = &text[end..];
                let gap = rest.len() - rest.trim_start().len();
                end += gap + if gap > 0 && rest.trim_start().starts_with(part) { part.len() } else { return None };
            }
            Some((within.start + start, within.start + end))
        });
        ends.filter(|(start, end)| self.is_whole(*start, *end)).collect()
    }

    /// Whether no word is cut at either end.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        let joins = |before: Option<char>, after: Option<char>| {
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
        };
        let (before, words, after) = (&self.raw[..start], &self.raw[start..end], &self.raw[end..]);
        !joins(before.chars().next_back(), words.chars().next())
            && !joins(words.chars().next_back(), after.chars().next())
    }

    fn sentence_at(&self, byte: usize) -> Option<SentenceId> {
        let sentence = self.sentences.iter().find(|(_, range)| range.contains(&byte));
        sentence.map(|(id, _)| *id)
    }

    /// Whether some words stand anywhere in the text.
    pub(crate) fn stands(&self, words: &str) -> bool {
        !self.find(words, &(0..self.raw.len())).is_empty()
    }

    /// The words at some bytes as evidence: a span for each sentence that they reach into.
    pub(crate) fn evidence(&self, range: &Range<usize>) -> Option<Evidence> {
        let spans = self.sentences.iter().filter_map(|(id, sentence)| {
            let part = range.start.max(sentence.start)..range.end.min(sentence.end);
            if part.start < part.end { Span::of(self.raw, *id, part).ok() } else { None }
        });
        Evidence::try_from(spans.collect::<Vec<_>>()).ok()
    }

    /// The same, of several passages.
    pub(crate) fn evidence_of(&self, ranges: &[Range<usize>]) -> Option<Evidence> {
        let mut all = ranges.iter().filter_map(|range| self.evidence(range));
        let mut evidence = all.next()?;
        all.for_each(|more| evidence.merge(more));
        Some(evidence)
    }

    /// The words at some bytes as a single span.
    pub(crate) fn span(&self, range: &Range<usize>) -> Option<Span> {
        self.evidence(range).map(|evidence| evidence.first().clone())
    }

    /// The bytes with the quotation marks that stand directly around them, if any do.
    pub(crate) fn with_marks(&self, range: &Range<usize>) -> Range<usize> {
        let is_mark = |c: &char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '「' | '」');
        let before = self.raw[..range.start].chars().next_back().filter(is_mark);
        let after = self.raw[range.end..].chars().next().filter(is_mark);
        range.start - before.map_or(0, char::len_utf8)..range.end + after.map_or(0, char::len_utf8)
    }
}

/// Words with every white space as a single blank.
pub(crate) fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of long words.
pub(crate) fn shortened(words: &str) -> String {
    const LONGEST: usize = 60;
    let words = plain(words);
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// A letter without its case, a mark without its style.
fn folded(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '"' | '‘' | '’' | '\'' | '´' | '`' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}
