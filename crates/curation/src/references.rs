//! What a curator knows from elsewhere: names in other scripts and spellings, authority records, what the source leaves
//! open about itself. None of it is a statement of the text, and each names its source.

use dossier::{FactKind, Reference, ReferenceProperty};

use crate::entry::{Entry, Given};
use crate::fields::fill_source;
use crate::nearest::{listed, nearest_name};
use crate::state::State;
use crate::text::{plain, shortened};

/// The keys that give something, with what they give.
const PROPERTIES: [(&str, ReferenceProperty); 8] = [
    ("native-name", ReferenceProperty::NativeName),
    ("aliases", ReferenceProperty::Alias),
    ("records", ReferenceProperty::AuthorityRecord),
    ("headline", ReferenceProperty::Headline),
    ("publisher", ReferenceProperty::Publisher),
    ("published", ReferenceProperty::Published),
    ("address", ReferenceProperty::SourceAddress),
    ("note", ReferenceProperty::Note),
];

/// Every key of an entry.
pub(crate) fn keys() -> Vec<&'static str> {
    let given = PROPERTIES.iter().map(|(key, _)| *key);
    ["about"].into_iter().chain(given).chain(["lang", "source"]).collect()
}

/// Reads an entry, which may give several things about one subject from one source.
pub(crate) fn read(entry: &Entry<'_>, state: &mut State<'_>, known: &mut Vec<Reference>) {
    let (about, source) = (entry.required("about"), entry.required("source"));
    let subject = about.as_ref().and_then(|about| subject(about, entry, state));
    let (Some(subject), Some(source)) = (subject, source) else { return };
    let language = language(entry);
    let mut any = false;
    for (key, property) in PROPERTIES {
        for given in entry.texts(key).unwrap_or_default() {
            any = true;
            if given.value.trim().is_empty() {
                entry.problems.report(
                    "empty",
                    &given.range,
                    format!("`{key}` is empty"),
                    "fill it in, or take the key out",
                );
                continue;
            }
            let reference = Reference {
                subject: subject.clone(),
                property,
                value: plain(&given.value),
                language: language.clone().filter(|_| property == ReferenceProperty::NativeName),
                source: plain(&source.value),
            };
            if fits(&reference, key, &given, entry, state) && is_new(&reference, &given, entry, state, known) {
                known.push(reference);
            }
        }
    }
    if !any && !entry.misspelt {
        let keys: Vec<&str> = PROPERTIES.iter().map(|(key, _)| *key).collect();
        let hint = format!("give it one or more of {}", listed(keys, "and"));
        entry.problems.report("missing-key", &entry.range(), "this reference gives nothing", hint);
    }
}

/// The mark of what an entry is about: `source`, or a fact, given by its mark, its name or its identifier.
fn subject(about: &Given, entry: &Entry<'_>, state: &State<'_>) -> Option<String> {
    let name = plain(&about.value);
    if name == "source" {
        return Some(name);
    }
    // A fact is known by other names of its own too, but a short name that two facts share names neither.
    let facts = state.dossier.facts();
    let named = |kind: FactKind, id: &str| {
        matches!(
            kind,
            FactKind::Party | FactKind::Organisation | FactKind::Person | FactKind::Domain | FactKind::Related
        ) || (kind, id) == (FactKind::Agreement, "name")
    };
    let facts: Vec<_> = facts.iter().filter(|fact| named(fact.kind, fact.id.as_str())).collect();
    let exact = facts.iter().find(|fact| fact.to_string() == name || fact.text == name || fact.id == *name);
    if exact.is_none() {
        let names: Vec<&str> = facts.iter().map(|fact| fact.text).collect();
        let hint = match nearest_name(&name, &names) {
            Some(near) => format!("perhaps “{near}” is meant"),
            None => "write a name as the dossier has it, or `source`: `dossier-parser explain` shows them".to_owned(),
        };
        entry.problems.report("no-such-fact", &about.range, format!("nothing in the dossier is named “{name}”"), hint);
    }
    exact.map(ToString::to_string)
}

/// The language of a name, as a tag of IETF BCP 47.
fn language(entry: &Entry<'_>) -> Option<String> {
    if !entry.has("lang") {
        if entry.has("native-name") {
            entry.missing("lang");
        }
        return None;
    }
    let given = entry.required("lang")?;
    let mut parts = given.value.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
    let rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !(first && rest) {
        let hint = "write the tag of the language, such as \"ko\", \"ja\" or \"zh-Hans\"";
        entry.problems.report("no-language", &given.range, format!("`{}` is no language", given.value), hint);
    }
    Some(given.value)
}

/// Whether a value is what its key takes.
fn fits(reference: &Reference, key: &str, given: &Given, entry: &Entry<'_>, state: &mut State<'_>) -> bool {
    let problems = entry.problems;
    let of_source = matches!(key, "headline" | "publisher" | "published" | "address");
    let of_both = key == "note";
    if !of_both && of_source != (reference.subject == "source") {
        let message = format!("`{key}` is nothing that {} has", if of_source { "a fact" } else { "the source" });
        let hint = match of_source {
            true => "it belongs to about = \"source\"".to_owned(),
            false => {
                "of the source, a reference gives `headline`, `publisher`, `published`, `address` and `note`".to_owned()
            }
        };
        problems.report("wrong-subject", &given.range, message, hint);
        return false;
    }
    match key {
        "records" | "address" if !is_address(&reference.value) => {
            let message = format!("“{}” is no address", shortened(&reference.value));
            problems.report("no-address", &given.range, message, "write the whole address: https://…");
            false
        }
        "headline" | "publisher" | "published" => fill_source(state, entry, key, given),
        _ => true,
    }
}

/// Whether a value is an address of the web.
fn is_address(value: &str) -> bool {
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains([' ', '"', '<', '>']))
}

/// Whether a value says more than the dossier does without it.
fn is_new(reference: &Reference, given: &Given, entry: &Entry<'_>, state: &State<'_>, known: &[Reference]) -> bool {
    let d = &state.dossier;
    let (kind, id) = reference.subject.split_once(':').unwrap_or_default();
    let names: Vec<&String> = match kind {
        "person" => d.people.iter().filter(|p| p.id == *id).flat_map(|p| p.aliases.iter().chain([&p.name])).collect(),
        "organisation" => {
            d.organisations.iter().filter(|o| o.id == *id).flat_map(|o| o.aliases.iter().chain([&o.name])).collect()
        }
        "party" => d.parties.iter().filter(|p| p.id == *id).flat_map(|p| p.aliases.iter().chain([&p.name])).collect(),
        _ => Vec::new(),
    };
    let is_name = matches!(reference.property, ReferenceProperty::NativeName | ReferenceProperty::Alias);
    let by_text = is_name && names.contains(&&reference.value);
    let same = |other: &Reference| {
        let property =
            other.property == reference.property || is_name && other.property == ReferenceProperty::NativeName;
        other.subject == reference.subject && property && other.value == reference.value
    };
    if by_text || known.iter().any(same) {
        let message = format!("“{}” is known already", shortened(&reference.value));
        entry.problems.report("changes-nothing", &given.range, message, "take it out");
        return false;
    }
    true
}
