//! The curator's file beside a text: what it corrects, drops and adds in the dossier that the rules have made.
//!
//! `seeds/NAME.toml` stands beside `seeds/NAME.txt`. Its format is told in `docs/curating.md`. The parser knows nothing of
//! it: who reads a text (the build, the command) applies it to the finished dossier, and proves the outcome.
//!
//! 1. [`read`]: the file's tables, each an entry with known keys.
//! 2. `entry` and `text`: an entry's values, and the exact words of the text that it quotes.
//! 3. `facts` and `fields`: an entry drops, corrects or adds a fact. `references`: what is known from elsewhere.
//! 4. `finish`: numbers by place, names that lead nowhere, the record of what was changed.
//!
//! All errors of a file are told at once, each with its place in it and a hint.

mod entry;
mod facts;
mod fields;
mod finish;
mod kind;
mod nearest;
mod problems;
mod references;
mod state;
mod text;

use diagnostics::Diagnostic;
use dossier::{Commitment, Domain, Dossier, Event, Id, Organisation, Party, Person, Quotation, Related, Signatory};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use entry::{Entry, Given};
use kind::{Kind, Verb};
use nearest::{listed, nearest};
use problems::Problems;
use state::{Aim, State};

/// A dossier as a curator wants it.
#[derive(Clone, Debug)]
pub struct Curated {
    /// The dossier, with the record of what was changed.
    pub dossier: Dossier,
    /// Facts that go by another mark than by rule: the old one and the new one.
    pub moved: Vec<(String, String)>,
}

/// Applies a curator's file to the dossier that the parser has made of a text.
///
/// # Errors
///
/// Everything that is wrong with the file, in its order, with places in it.
pub fn apply(dossier: Dossier, text: &str, file: &[u8]) -> Result<Curated, Vec<Diagnostic>> {
    let file = std::str::from_utf8(file).map_err(|error| {
        let at = error.valid_up_to();
        let error = Diagnostic::error("not-utf8", "the file is not in UTF-8", at..at + error.error_len().unwrap_or(1));
        vec![error.hint("save it as UTF-8; this byte is where it stops being so")]
    })?;
    let (root, errors) = DeTable::parse_recoverable(file);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| syntax(error, file)).collect());
    }
    let problems = Problems::default();
    let contents = read(root.get_ref(), &problems);
    let mut state = State::of(dossier, text);
    for (verb, kind, entry) in &contents.changes {
        change(*verb, *kind, entry, &mut state);
    }
    let mut known = Vec::new();
    for entry in &contents.references {
        references::read(entry, &mut state, &mut known);
    }
    let curated = finish::finish(state, known, contents.slug, &problems);
    let problems = problems.into_sorted();
    if problems.is_empty() { Ok(curated) } else { Err(problems) }
}

fn syntax(error: &toml::de::Error, file: &str) -> Diagnostic {
    let range = error.span().unwrap_or_default();
    let end = range.end.min(file.len());
    let hint = "the file is in TOML: a key, an equals sign, and words between quotation marks; see docs/curating.md";
    Diagnostic::error("no-toml", error.message(), range.start.min(end)..end).hint(hint)
}

/// What stands in a file.
struct Contents<'f> {
    slug: Option<Given>,
    /// In the order in which they are carried out.
    changes: Vec<(Verb, Kind, Entry<'f>)>,
    references: Vec<Entry<'f>>,
}

/// The entries of a file. What is no entry is reported.
fn read<'f>(root: &'f DeTable<'f>, problems: &'f Problems) -> Contents<'f> {
    const KEYS: [&str; 5] = ["add", "correct", "drop", "reference", "slug"];
    let mut contents = Contents { slug: None, changes: Vec::new(), references: Vec::new() };
    for (key, value) in root {
        match key.get_ref().as_ref() {
            "slug" => contents.slug = slug(value, problems),
            "reference" => {
                let tables = tables(value).into_iter();
                let known = references::keys();
                contents.references.extend(tables.filter_map(|table| Entry::new(None, table, &known, problems)));
            }
            "add" => changes(Verb::Add, value, problems, &mut contents),
            "correct" => changes(Verb::Correct, value, problems, &mut contents),
            "drop" => changes(Verb::Drop, value, problems, &mut contents),
            other => {
                let kinds = Kind::ALL.iter().map(|kind| kind.word());
                let hint = match nearest(other, KEYS.into_iter().chain(kinds)) {
                    Some(near) if KEYS.contains(&near) => format!("perhaps `{near}` is meant"),
                    Some(near) => {
                        format!("say what to do with it: [[add.{near}]], [[correct.{near}]] or [[drop.{near}]]")
                    }
                    None => format!("a curator's file has {}", listed(KEYS, "and")),
                };
                problems.report("unknown-key", &key.span(), format!("`{other}` is no key of a curator's file"), hint);
            }
        }
    }
    let order = |(verb, kind, entry): &(Verb, Kind, Entry<'_>)| {
        let kind = Kind::ALL.iter().position(|other| other == kind);
        (kind, Verb::ALL.iter().position(|other| other == verb), entry.range().start)
    };
    contents.changes.sort_by_key(order);
    contents.references.sort_by_key(|entry| entry.range().start);
    contents
}

/// The entries under `add`, `correct` or `drop`, by kind.
fn changes<'f>(verb: Verb, value: &'f Spanned<DeValue<'f>>, problems: &'f Problems, contents: &mut Contents<'f>) {
    let DeValue::Table(kinds) = value.get_ref() else {
        let hint = format!("name the kind of fact: [[{verb}.quotation]], with its keys on the lines below");
        problems.report("not-a-table", &value.span(), format!("`{verb}` holds entries by kind of fact"), hint);
        return;
    };
    for (key, value) in kinds {
        let Some(kind) = Kind::ALL.iter().copied().find(|kind| kind.word() == key.get_ref()) else {
            let words = || Kind::ALL.iter().map(|kind| kind.word());
            let hint = match nearest(key.get_ref(), words()) {
                Some(near) => format!("perhaps [[{verb}.{near}]] is meant"),
                None => format!("the kinds are {}", listed(words(), "and")),
            };
            problems.report("unknown-key", &key.span(), format!("`{}` is no kind of fact", key.get_ref()), hint);
            continue;
        };
        let known = kind.keys(verb);
        for table in tables(value) {
            if let Some(entry) = Entry::new(Some((verb, kind)), table, &known, problems) {
                contents.changes.push((verb, kind, entry));
            }
        }
    }
}

/// One table, or each of a list of tables.
fn tables<'f>(value: &'f Spanned<DeValue<'f>>) -> Vec<&'f Spanned<DeValue<'f>>> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        _ => vec![value],
    }
}

/// The dossier's place in the library's paths, where a curator chooses one.
fn slug(value: &Spanned<DeValue<'_>>, problems: &Problems) -> Option<Given> {
    let range = value.span();
    if let DeValue::String(slug) = value.get_ref()
        && !slug.is_empty()
        && Id::slug(slug) == **slug
    {
        return Some(Given { value: slug.to_string(), range });
    }
    let hint = "write lower-case letters, digits and hyphens, such as \"fisheries-treaty\"";
    problems.report("no-slug", &range, "this can't be a part of an address", hint);
    None
}

/// Carries out an entry.
fn change(verb: Verb, kind: Kind, entry: &Entry<'_>, state: &mut State<'_>) {
    match kind {
        Kind::Source => fields::source(verb, entry, state),
        Kind::Agreement => fields::agreement(verb, entry, state),
        Kind::Silence => fields::silence(verb, entry, state),
        Kind::Party => facts::apply::<Party>(verb, entry, state),
        Kind::Organisation => facts::apply::<Organisation>(verb, entry, state),
        Kind::Person => facts::apply::<Person>(verb, entry, state),
        Kind::Domain => facts::apply::<Domain>(verb, entry, state),
        Kind::Aim => facts::apply::<Aim>(verb, entry, state),
        Kind::Signatory => facts::apply::<Signatory>(verb, entry, state),
        Kind::Commitment => facts::apply::<Commitment>(verb, entry, state),
        Kind::Quotation => facts::apply::<Quotation>(verb, entry, state),
        Kind::Event => facts::apply::<Event>(verb, entry, state),
        Kind::Related => facts::apply::<Related>(verb, entry, state),
    }
}
