//! Texts of the corpus and the dossiers that were made for them by hand. The format is described in the corpus' README.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::locate::Words;

/// A text and what is to be found in it.
pub struct Case {
    /// The file's name without its endings.
    pub name: String,
    /// The text, byte for byte.
    pub text: String,
    /// What is to be found.
    pub gold: Gold,
    /// The sentences and furniture, as ranges of the text.
    pub(crate) layout: Layout,
}

/// Why a corpus can't be used.
#[derive(Debug)]
pub struct LoadError {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub problem: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.problem)
    }
}

impl std::error::Error for LoadError {}

/// What a gold file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gold {
    /// What the text is there for.
    pub kind: String,
    /// Whether the text is about no agreement.
    pub negative: bool,
    pub(crate) published: Answers,
    pub(crate) publisher: Answers,
    pub(crate) headline: Answers,
    pub(crate) name: Answers,
    pub(crate) instrument: Answers,
    pub(crate) status: Answers,
    pub(crate) signing_date: Answers,
    pub(crate) venue: Answers,
    pub(crate) occasion: Answers,
    /// The parties: code, and a name that the text uses.
    pub parties: BTreeMap<String, String>,
    pub(crate) people: Option<Lines>,
    pub(crate) organisations: Option<Lines>,
    pub(crate) signatories: Option<Lines>,
    pub(crate) cooperation: Option<Vec<String>>,
    pub(crate) context: Option<Vec<String>>,
    pub(crate) commitments: Option<Lines>,
    pub(crate) quotations: Option<Lines>,
    pub(crate) events: Option<Lines>,
    pub(crate) related: Option<Lines>,
    pub(crate) aims: Option<Lines>,
    pub(crate) stated: Option<Vec<String>>,
    sentences: String,
    furniture: String,
}

/// The right answers to a question that has one answer or none.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "OneOrMore")]
pub(crate) struct Answers {
    values: Vec<String>,
    /// Whether no answer is right as well, although there are values.
    absent: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl From<OneOrMore> for Answers {
    fn from(written: OneOrMore) -> Self {
        let written = match written {
            OneOrMore::One(value) => vec![value],
            OneOrMore::More(values) => values,
        };
        let mut answers = Self::default();
        for value in written.iter().flat_map(|value| value.split(" = ")) {
            answers.absent |= value.is_empty() || value.starts_with('?');
            let value = value.trim_start_matches('?').trim();
            if !value.is_empty() {
                answers.values.push(value.to_owned());
            }
        }
        answers
    }
}

impl Answers {
    /// Whether the given answer is right, where `same` compares two values.
    pub(crate) fn accept(&self, answer: Option<&str>, same: impl Fn(&str, &str) -> bool) -> bool {
        match answer {
            None => self.absent || self.values.is_empty(),
            Some(answer) => self.values.iter().any(|value| same(value, answer)),
        }
    }

    /// Puts the text's own words in place of `first … last`.
    fn resolve(&mut self, text: &str, words: &Words) {
        for value in self.values.iter_mut().filter(|value| value.contains('…')) {
            if let Some(range) = words.find(value, 0) {
                *value = text[range].to_owned();
            }
        }
    }

    pub(crate) fn values(&self) -> &[String] {
        &self.values
    }
}

/// Lines, one a fact.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Lines(pub(crate) Vec<Line>);

/// One fact as a gold file writes it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Whether it may be missed as well.
    pub(crate) optional: bool,
    /// The parts between the bars.
    pub(crate) parts: Vec<String>,
}

impl From<String> for Lines {
    fn from(text: String) -> Self {
        let line = |line: &str| {
            let (optional, rest) = line.strip_prefix('?').map_or((false, line), |rest| (true, rest));
            Line { optional, parts: rest.split(" | ").map(|part| part.trim().to_owned()).collect() }
        };
        Self(text.lines().map(str::trim).filter(|text| !text.is_empty()).map(line).collect())
    }
}

impl Line {
    pub(crate) fn part(&self, place: usize) -> &str {
        self.parts.get(place).map_or("", String::as_str)
    }

    /// The words of the fact: the last part.
    pub(crate) fn words(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// The spellings of an entity.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.words().split(" = ")
    }
}

/// Where sentences and furniture stand.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The sentences, and whether each may be joined to the one before.
    pub(crate) sentences: Vec<(Range<usize>, bool)>,
    /// Headings, datelines, credit lines, markers of items.
    pub(crate) furniture: Vec<Range<usize>>,
}

impl Case {
    /// Loads every gold file of a folder with its text, in the order of their names. A text that is a seed of the site
    /// stands in the folder of seeds, not beside its gold file.
    ///
    /// # Errors
    ///
    /// The folder or a file of it can't be read, or a gold file quotes words that are not in its text.
    pub fn load_all(folder: &Path, seeds: &Path) -> Result<Vec<Self>, LoadError> {
        let error = |problem: &dyn fmt::Display| LoadError { file: folder.into(), problem: problem.to_string() };
        let entries = fs::read_dir(folder).map_err(|e| error(&e))?;
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        let text_of = |gold: &Path| {
            let text = format!("{}.txt", gold.file_name()?.to_str()?.strip_suffix(".gold.toml")?);
            let beside = folder.join(&text);
            Some(if beside.exists() { beside } else { seeds.join(&text) })
        };
        files.iter().filter_map(|gold| Some(Self::load(&text_of(gold)?, gold))).collect()
    }

    /// Loads a text and its gold file.
    ///
    /// # Errors
    ///
    /// A file can't be read, or the gold file quotes words that are not in the text.
    pub fn load(file: &Path, gold_file: &Path) -> Result<Self, LoadError> {
        let error = |file: &Path, problem: String| LoadError { file: file.into(), problem };
        let text = fs::read_to_string(file).map_err(|e| error(file, e.to_string()))?;
        let gold = fs::read_to_string(gold_file).map_err(|e| error(gold_file, e.to_string()))?;
        let mut gold: Gold = toml::from_str(&gold).map_err(|e| error(gold_file, e.to_string()))?;
        let words = Words::of(&text);
        gold.check(&words).map_err(|problem| error(gold_file, problem))?;
        for answers in [&mut gold.name, &mut gold.venue, &mut gold.occasion] {
            answers.resolve(&text, &words);
        }
        let layout = gold.layout(&text, &words).map_err(|problem| error(gold_file, problem))?;
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { name, text, gold, layout })
    }

    /// The text that the words of a gold file stand for, each piece apart.
    pub(crate) fn pieces(&self, quoted: &str) -> Vec<String> {
        let words = Words::of(&self.text);
        quoted.split(" // ").filter_map(|piece| words.find(piece, 0)).map(|range| self.text[range].to_owned()).collect()
    }
}

impl Gold {
    /// Every name and every quotation must stand in the text.
    fn check(&self, words: &Words) -> Result<(), String> {
        let stands = |quoted: &str| match words.find(quoted, 0) {
            Some(_) => Ok(()),
            None => Err(format!("“{quoted}” is not in the text")),
        };
        for answers in [&self.name, &self.venue, &self.occasion, &self.publisher, &self.headline] {
            answers.values().iter().try_for_each(|value| stands(value))?;
        }
        self.parties.values().try_for_each(|name| stands(name))?;
        for list in [&self.people, &self.organisations].into_iter().flatten() {
            list.0.iter().flat_map(Line::names).try_for_each(stands)?;
        }
        for line in self.signatories.iter().flat_map(|list| &list.0) {
            line.names().take(1).try_for_each(stands)?;
        }
        for list in [&self.commitments, &self.quotations, &self.events, &self.related, &self.aims].into_iter().flatten()
        {
            for line in &list.0 {
                line.words().split(" // ").try_for_each(stands)?;
            }
        }
        Ok(())
    }

    fn layout(&self, text: &str, words: &Words) -> Result<Layout, String> {
        let mut layout = Layout { furniture: markers(text), ..Layout::default() };
        let mut from = 0;
        for line in self.sentences.lines().filter(|line| !line.is_empty()) {
            let (joined, quoted) = line.strip_prefix("+ ").map_or((false, line), |rest| (true, rest));
            let range = words.find(quoted, from).ok_or_else(|| format!("the sentence “{quoted}” does not follow"))?;
            from = range.end;
            layout.sentences.push((range, joined));
        }
        let mut from = 0;
        for line in self.furniture.lines().filter(|line| !line.is_empty()) {
            let range = words.find(line, from).ok_or_else(|| format!("the furniture “{line}” does not follow"))?;
            from = range.end;
            layout.furniture.push(range);
        }
        Ok(layout)
    }
}

/// The markers of items: at the start of lines bullets, `1.`, `1.2`, `(a)`, and inside them numbers behind the end of a sentence.
fn markers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let word = line.split_whitespace().next().unwrap_or_default();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        let inner = word.trim_matches(['(', ')', '.']);
        // `M. Berg` at the start of a line is somebody, not an item.
        let initial = word.ends_with('.') && inner.starts_with(char::is_uppercase);
        let closed = word.ends_with(['.', ')'])
            && (inner.len() == 1 && !initial || inner.chars().all(|c| c.is_ascii_digit() || "ivx.".contains(c)));
        let nested = inner.contains('.') && inner.chars().all(|c| c.is_ascii_digit() || c == '.');
        let numbered = word.len() <= 5 && !inner.is_empty() && (closed || nested);
        if numbered
            || ["-", "*", "•", "–", "▪", "‣", "·", "○", "□", "■", "▶", "◦", "►", "▸", "→", "✓", "➢"].contains(&word)
        {
            found.push(at..at + word.len());
        }
        found.extend(inside(line, start - line.len()));
    }
    found
}

/// The numbers of items inside a line that starts at a byte: `… at Chinde. 2. No tolls`.
fn inside(line: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let place = move |word: &str| start + (word.as_ptr() as usize - line.as_ptr() as usize);
    let pairs = line.split_whitespace().zip(line.split_whitespace().skip(1));
    pairs.filter_map(move |(before, word)| {
        let inner = word.trim_start_matches('(').strip_suffix(['.', ')'])?;
        let number = matches!(inner.len(), 1 | 2) && inner.bytes().all(|byte| byte.is_ascii_digit());
        // "since Jan. 1.", "No. 2."
        let short = before.len() <= 5 && before.starts_with(char::is_uppercase);
        (number && !short && before.ends_with(['.', ';', ':'])).then(|| place(word)..place(word) + word.len())
    })
}
