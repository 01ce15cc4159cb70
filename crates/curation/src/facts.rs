//! The facts of which a dossier holds a list: how an entry finds one, makes one and changes one.

mod named;
mod numbered;

use std::ops::Range;

use dossier::{Change, Evidence, Id};
use serde::Serialize;

use crate::entry::Entry;
use crate::kind::{Kind, Verb};
use crate::nearest::nearest_name;
use crate::state::{State, differences};
use crate::text::{plain, shortened};

/// A fact of a kind of which a dossier holds a list.
pub(crate) trait Fact: Clone + PartialEq + Serialize {
    const KIND: Kind;

    fn list<'s>(state: &'s mut State<'_>) -> &'s mut Vec<Self>;
    fn shared<'s>(state: &'s State<'_>) -> &'s [Self];
    fn id(&self) -> &Id;
    /// What it says, in the text's words: its name, or its clause.
    fn text(&self) -> &str;
    fn evidence(&self) -> &Evidence;
    /// A fact that rests on some words of the text, to be made what the entry says by [`Fact::edit`]. Reports what the entry
    /// lacks; `None` where nothing more can be said of it.
    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self>;
    /// Makes the fact what an entry says. `words` are given where it is to rest on other words.
    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>);
}

/// Words of the text that an entry quotes.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// Whether these only stand in for words that were not found, so that the rest of the entry is looked at too.
    blind: bool,
    /// The passages, the one that says most first.
    ranges: Vec<Range<usize>>,
    evidence: Evidence,
    /// The first passage, with single blanks: for names.
    text: String,
    /// The first passage as it stands in the text: for clauses.
    verbatim: String,
}

impl Words {
    fn of(ranges: Vec<Range<usize>>, state: &State<'_>) -> Option<Self> {
        let evidence = state.text.evidence_of(&ranges)?;
        let text = state.text.plain(ranges.first()?);
        let verbatim = state.text.verbatim(ranges.first()?).to_owned();
        Some(Self { blind: false, ranges, evidence, text, verbatim })
    }

    /// The first sentence, where an entry's own words are not to be had.
    fn blind(state: &State<'_>) -> Option<Self> {
        let sentence = state.dossier.sentences().next()?;
        let whole = sentence.start as usize..sentence.end as usize;
        Some(Self { blind: true, ..Self::of(vec![whole], state)? })
    }
}

/// Carries out an entry on the list of facts of its kind.
pub(crate) fn apply<F: Fact>(verb: Verb, entry: &Entry<'_>, state: &mut State<'_>) {
    let before = entry.problems.count();
    match verb {
        Verb::Drop => {
            let Some(place) = find::<F>(entry, state) else { return };
            let fact = F::list(state).remove(place);
            state.record(entry, F::KIND, fact.id().clone(), Change::Dropped, Some(shortened(fact.text())));
        }
        Verb::Correct => {
            let Some(place) = find::<F>(entry, state) else {
                // Whatever the fact, the rest of the entry can be wrong too.
                let blind = Words::blind(state);
                let some = F::shared(state).first().cloned();
                some.zip(blind).into_iter().for_each(|(mut some, blind)| some.edit(Some(&blind), entry, state));
                return;
            };
            let Some(old) = F::shared(state).get(place).cloned() else { return };
            let words = new_words(&old, entry, state);
            let mut new = old.clone();
            new.edit(words.as_ref(), entry, state);
            if entry.problems.count() > before {
                return;
            }
            match differences(&old, &new) {
                None => changes_nothing(entry, &format!("the dossier says just that of “{}”", shortened(old.text()))),
                Some(was) => {
                    let (old, id) = (old.id().clone(), new.id().clone());
                    F::list(state)[place] = new;
                    if old != id {
                        state.rename(F::KIND, &old, &id);
                    }
                    state.record(entry, F::KIND, id, Change::Corrected, Some(was));
                }
            }
        }
        Verb::Add => {
            let words = state.text.all_quoted(entry).and_then(|ranges| Words::of(ranges, state));
            let Some(words) = words.or_else(|| Words::blind(state)) else { return };
            let Some(mut fact) = F::new(&words, entry, state) else { return };
            fact.edit(Some(&words), entry, state);
            if entry.problems.count() > before {
                return;
            }
            // The same words elsewhere in the text are another statement; the same name is not.
            let (first, named) = (fact.evidence().first().range(), F::KIND.key().is_some());
            let overlaps = |other: &F| {
                let theirs = other.evidence().first().range();
                theirs.start < first.end && first.start < theirs.end
            };
            let same = |other: &&F| other.text() == fact.text() && (named || overlaps(other));
            if let Some(other) = F::shared(state).iter().find(same) {
                let message = format!("the dossier has {} like that: “{}”", F::KIND.noun(), shortened(other.text()));
                let hint = format!("take the entry out, or change what is wrong with [[correct.{}]]", F::KIND);
                entry.problems.report("changes-nothing", &entry.range(), message, hint);
                return;
            }
            let id = fact.id().clone();
            F::list(state).push(fact);
            state.record(entry, F::KIND, id, Change::Added, None);
        }
    }
}

/// Says that a correction is none.
pub(crate) fn changes_nothing(entry: &Entry<'_>, why: &str) {
    if entry.misspelt {
        return;
    }
    let message = format!("this correction changes nothing: {why}");
    entry.problems.report("changes-nothing", &entry.range(), message, "take the entry out, or say what is wrong");
}

/// The words on which a fact is to rest after a correction, where the entry names some.
fn new_words<F: Fact>(fact: &F, entry: &Entry<'_>, state: &State<'_>) -> Option<Words> {
    let ranges = if F::KIND.key().is_some() {
        entry.has("words").then(|| state.text.all_quoted(entry))??
    } else {
        let beside = fact.evidence().first().range();
        vec![entry.has("new-words").then(|| state.text.quoted_beside(entry, "new-words", &beside))??]
    };
    Words::of(ranges, state)
}

/// The place in its list of the fact that an entry means.
fn find<F: Fact>(entry: &Entry<'_>, state: &State<'_>) -> Option<usize> {
    match F::KIND.key() {
        Some(key) => find_by_name::<F>(key, entry, state),
        None => find_by_words::<F>(entry, state),
    }
}

fn find_by_name<F: Fact>(key: &str, entry: &Entry<'_>, state: &State<'_>) -> Option<usize> {
    let given = entry.required(key)?;
    let name = plain(&given.value);
    let facts = F::shared(state);
    let found =
        facts.iter().position(|fact| *fact.id() == *name || fact.text() == name || *fact.id() == Id::slug(&name));
    if found.is_none() {
        let known: Vec<&str> = facts.iter().map(Fact::text).collect();
        let hint = match nearest_name(&name, &known) {
            Some(near) => format!("perhaps “{near}” is meant"),
            None if known.is_empty() => "the dossier has none".to_owned(),
            None => format!(
                "the dossier has {}",
                known.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
            ),
        };
        let message = format!("the dossier has no {} “{name}”", F::KIND.plain());
        entry.problems.report("no-such-fact", &given.range, message, hint);
    }
    found
}

/// The fact that is meant by some of its words: the one that says just these, else the one whose evidence holds them, else
/// the one whose evidence they touch.
fn find_by_words<F: Fact>(entry: &Entry<'_>, state: &State<'_>) -> Option<usize> {
    let words = state.text.quoted(entry, "words")?;
    let range = entry.text("words").map_or_else(|| entry.range(), |given| given.range);
    let said = state.text.plain(&words);
    let facts = F::shared(state);
    let spans = |fact: &F| fact.evidence().spans().iter().map(dossier::Span::range).collect::<Vec<_>>();
    let tiers: [&dyn Fn(&F) -> bool; 3] = [
        &|fact| {
            plain(fact.text()) == said
                && spans(fact).iter().any(|span| span.start < words.end && words.start < span.end)
        },
        &|fact| spans(fact).iter().any(|span| span.start <= words.start && words.end <= span.end),
        &|fact| spans(fact).iter().any(|span| span.start < words.end && words.start < span.end),
    ];
    let mut found = Vec::new();
    for tier in tiers {
        found = (0..facts.len()).filter(|place| tier(&facts[*place])).collect();
        if !found.is_empty() {
            break;
        }
    }
    match found[..] {
        [only] => Some(only),
        [] => {
            let message = format!("no {} rests on these words", F::KIND.plain());
            let hint = match facts.is_empty() {
                true => format!("the rules find none in this text: add one with [[add.{}]]", F::KIND),
                false => format!(
                    "`dossier-parser explain` shows what rests on each sentence; add one with [[add.{}]]",
                    F::KIND
                ),
            };
            entry.problems.report("no-such-fact", &range, message, hint);
            None
        }
        _ => {
            let message = format!("not one {} rests on these words, but {}", F::KIND.plain(), found.len());
            let texts: Vec<String> =
                found.iter().map(|place| format!("“{}”", shortened(facts[*place].text()))).collect();
            let hint = format!("quote the whole of the one that is meant: {}", texts.join(" or "));
            entry.problems.report("several-facts", &range, message, hint);
            None
        }
    }
}
