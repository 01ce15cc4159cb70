//! From statements to words and back: what an address highlights, and what rests on each sentence.

use std::ops::Range;

use dossier::{Dossier, Fact, FactKind, Sentence, SentenceId, Span};

use crate::order::sort_by_key;
use crate::query::Query;
use crate::route::Section;

/// What an address asks the source page to highlight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// Ranges of bytes of the seed, sorted.
    pub ranges: Vec<Range<usize>>,
    /// The address was made for another version of the text.
    pub outdated: bool,
    /// The address names words that are not in the text.
    pub missing: bool,
}

impl Highlight {
    /// Reads `?e=`, which names words (`s4:812-901`), a sentence (`s4`) or a statement (`commitment:c1`), and `?v=`, the
    /// start of the SHA-256 of the text for which the address was made.
    pub fn of(query: &Query, dossier: &Dossier) -> Self {
        let outdated = query.get("v").is_some_and(|version| !dossier.source.sha256.starts_with(version));
        let Some(target) = query.get("e") else {
            return Self { outdated, ..Self::default() };
        };
        let named = words(target, dossier).or_else(|| statement(target, dossier));
        let missing = named.is_none() && target.parse::<SentenceId>().is_err();
        let mut ranges = named.unwrap_or_else(|| sentence(target, dossier).into_iter().collect());
        sort_by_key(&mut ranges, |range| range.start);
        Self { ranges, outdated, missing }
    }

    /// The sentence's text in pieces, each with whether it is highlighted.
    pub fn pieces<'s>(&self, sentence: &'s Sentence) -> Vec<(&'s str, bool)> {
        let start = sentence.start as usize;
        let mut pieces = Vec::new();
        let mut done = 0;
        for range in &self.ranges {
            let from = range.start.saturating_sub(start).max(done);
            let to = range.end.saturating_sub(start).min(sentence.text.len());
            if let (true, Some(before), Some(marked)) =
                (from < to, sentence.text.get(done..from), sentence.text.get(from..to))
            {
                pieces.push((before, false));
                pieces.push((marked, true));
                done = to;
            }
        }
        pieces.push((sentence.text.get(done..).unwrap_or_default(), false));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }
}

/// The version of a text, as addresses carry it: the first eight digits of its SHA-256.
pub fn version(dossier: &Dossier) -> &str {
    dossier.source.sha256.get(..8).unwrap_or_default()
}

/// The words of `s4:812-901`, or of several such joined by commas, if they lie in their sentences and on the boundaries
/// of characters.
fn words(target: &str, dossier: &Dossier) -> Option<Vec<Range<usize>>> {
    target.split(',').map(|span| words_of_one(span, dossier)).collect()
}

fn words_of_one(target: &str, dossier: &Dossier) -> Option<Range<usize>> {
    let (sentence, range) = target.split_once(':')?;
    let id = sentence.parse::<SentenceId>().ok()?;
    let (start, end) = range.split_once('-')?;
    let range = start.parse::<usize>().ok()?..end.parse::<usize>().ok()?;
    let sentence = dossier.sentences().find(|sentence| sentence.id == id)?;
    let last = dossier.sentences().last()?.end as usize;
    let on_boundary = |at: usize| {
        let within = dossier.sentences().find(|s| s.start as usize <= at && at <= s.end as usize);
        within.is_none_or(|s| s.text.is_char_boundary(at - s.start as usize))
    };
    let there = (sentence.start as usize..sentence.end as usize).contains(&range.start)
        && range.start < range.end
        && range.end <= last
        && on_boundary(range.start)
        && on_boundary(range.end);
    there.then_some(range)
}

/// The words that back a statement, given by its mark.
fn statement(mark: &str, dossier: &Dossier) -> Option<Vec<Range<usize>>> {
    let facts = dossier.facts();
    let fact = facts.iter().find(|fact| is_mark_of(mark, fact))?;
    Some(fact.evidence.spans().iter().map(Span::range).collect())
}

fn is_mark_of(mark: &str, fact: &Fact<'_>) -> bool {
    mark.split_once(':').is_some_and(|(kind, id)| kind == fact.kind.word() && fact.id == *id)
}

/// The whole sentence that an address names.
fn sentence(target: &str, dossier: &Dossier) -> Option<Range<usize>> {
    let id = target.split(':').next()?.parse::<SentenceId>().ok()?;
    let sentence = dossier.sentences().find(|sentence| sentence.id == id)?;
    Some(sentence.start as usize..sentence.end as usize)
}

/// Every statement that rests on each sentence: one list a sentence, in the order of the sentences.
pub fn ledger(dossier: &Dossier) -> Vec<Vec<Fact<'_>>> {
    let mut ledger: Vec<Vec<Fact<'_>>> = dossier.sentences().map(|_| Vec::new()).collect();
    for fact in dossier.facts() {
        let mut places: Vec<usize> =
            fact.evidence.spans().iter().map(|span| span.sentence().place() as usize).collect();
        places.dedup();
        for place in places {
            let Some(entry) = place.checked_sub(1).and_then(|place| ledger.get_mut(place)) else { continue };
            if !entry.iter().any(|other| other.kind == fact.kind && other.id == fact.id) {
                entry.push(fact.clone());
            }
        }
    }
    ledger
}

/// Where a statement is at home: the page that shows it in full.
pub fn home(fact: &Fact<'_>) -> Section {
    home_of(fact.kind, fact.id.as_str())
}

/// Where a statement of the given kind and identifier is at home.
pub fn home_of(kind: FactKind, id: &str) -> Section {
    match kind {
        FactKind::Agreement | FactKind::Party | FactKind::Related | FactKind::Silence | FactKind::Organisation => {
            Section::Agreement
        }
        FactKind::Person => Section::Person(id.into()),
        FactKind::Signatory => Section::Signatories,
        FactKind::Domain => Section::Domain(id.into()),
        FactKind::Commitment => Section::Commitments,
        FactKind::Quotation => Section::Statements,
        FactKind::Event => Section::Timeline,
    }
}

/// The identifier of a statement's element on the page where it is at home: its mark with a hyphen, `commitment-c1`.
pub fn anchor(kind: FactKind, id: &str) -> String {
    [kind.word(), "-", id].concat()
}
