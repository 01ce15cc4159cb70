//! Facts of which there is one each: the fields of the agreement and of the source, and the topics that readers look for.

use dossier::{Change, Claim, Date, DateClaim, Dossier, Instrument, Silence, Status, Topic, Voice};

use crate::entry::{Entry, Given};
use crate::facts::changes_nothing;
use crate::kind::{Kind, Verb};
use crate::nearest::{listed, nearest};
use crate::state::{State, differences};
use crate::text::{plain, shortened};

const SOURCE_FIELDS: [&str; 3] = ["headline", "publisher", "published"];
const AGREEMENT_FIELDS: [&str; 6] = ["name", "instrument", "status", "signing_date", "venue", "occasion"];

/// The field that an entry names.
fn field(entry: &Entry<'_>, known: &[&'static str]) -> Option<&'static str> {
    let given = entry.required("field")?;
    let found = known.iter().find(|field| **field == given.value.replace('-', "_"));
    if found.is_none() {
        let hint = match nearest(&given.value, known.iter().copied()) {
            Some(near) => format!("perhaps `{near}` is meant"),
            None if given.value == "aims" => "an aim is an entry of its own: [[add.aim]]".to_owned(),
            None => format!("it is one of {}", listed(known.iter().copied(), "or")),
        };
        entry.problems.report("unknown-word", &given.range, format!("`{}` is no field", given.value), hint);
    }
    found.copied()
}

/// Whether an entry may do what it wants to a field: add where there is nothing, correct or drop where there is something.
fn may(verb: Verb, there: Option<&str>, what: &str, entry: &Entry<'_>, kind: Kind) -> bool {
    let (code, message, hint) = match (verb, there) {
        (Verb::Add, Some(value)) => (
            "changes-nothing",
            format!("the dossier gives the {what}: “{}”", shortened(value)),
            format!("take the entry out, or change what is wrong with [[correct.{kind}]]"),
        ),
        (Verb::Correct, None) => {
            ("no-such-fact", format!("the dossier gives no {what}"), format!("add it with [[add.{kind}]]"))
        }
        (Verb::Drop, None) => ("no-such-fact", format!("the dossier gives no {what}"), "take the entry out".to_owned()),
        _ => return true,
    };
    entry.problems.report(code, &entry.range(), message, hint);
    false
}

/// Puts the new value of a field into its place, and notes the change.
fn put<T: serde::Serialize + Clone>(
    state: &mut State<'_>,
    entry: &Entry<'_>,
    (kind, id): (Kind, &str),
    slot: fn(&mut Dossier) -> &mut Option<T>,
    new: Option<T>,
) {
    let old = slot(&mut state.dossier).clone();
    let (change, was) = match (&old, &new) {
        (Some(old), Some(new)) => match differences(old, new) {
            Some(was) => (Change::Corrected, Some(was)),
            None => return changes_nothing(entry, "the dossier says just that"),
        },
        (Some(old), None) => (Change::Dropped, differences(old, &())),
        (None, Some(_)) => (Change::Added, None),
        (None, None) => return,
    };
    *slot(&mut state.dossier) = new;
    state.record(entry, kind, id.into(), change, was);
}

/// Carries out an entry on a field of the source.
pub(crate) fn source(verb: Verb, entry: &Entry<'_>, state: &mut State<'_>) {
    let Some(field) = field(entry, &SOURCE_FIELDS) else { return };
    let source = &state.dossier.source;
    let there = match field {
        "headline" => source.headline.clone(),
        "publisher" => source.publisher.clone(),
        _ => source.published.map(|day| day.to_string()),
    };
    if !may(verb, there.as_deref(), plain_field(field), entry, Kind::Source) {
        return;
    }
    // A drop quotes no words.
    let words = match verb {
        Verb::Drop => None,
        _ => match state.text.quoted_anywhere(entry, "words") {
            Some(range) => Some(state.text.plain(&range)),
            None => return,
        },
    };
    let of = (Kind::Source, field);
    match field {
        "headline" => put(state, entry, of, |dossier| &mut dossier.source.headline, words),
        "publisher" => put(state, entry, of, |dossier| &mut dossier.source.publisher, words),
        _ => {
            let day = if verb == Verb::Drop { None } else { day(entry) };
            if verb == Verb::Drop || day.is_some() {
                put(state, entry, of, |dossier| &mut dossier.source.published, day);
            }
        }
    }
}

/// A field of the source, as sentences name it.
fn plain_field(field: &str) -> &str {
    if field == "published" { "day of publication" } else { field }
}

/// The single day that an entry gives.
fn day(entry: &Entry<'_>) -> Option<Date> {
    let date = entry.required("date")?;
    let day = date.value.parse();
    if day.is_err() {
        let message = format!("`{}` is no day", date.value);
        entry.problems.report("no-date", &date.range, message, "write it as 2025-10-29");
    }
    day.ok()
}

/// Carries out an entry on a field of the agreement.
pub(crate) fn agreement(verb: Verb, entry: &Entry<'_>, state: &mut State<'_>) {
    let Some(field) = field(entry, &AGREEMENT_FIELDS) else { return };
    let agreement = &state.dossier.agreement;
    let there = match field {
        "name" => agreement.name.as_ref().map(|claim| claim.value.clone()),
        "venue" => agreement.venue.as_ref().map(|claim| claim.value.clone()),
        "occasion" => agreement.occasion.as_ref().map(|claim| claim.value.clone()),
        "instrument" => agreement.instrument.as_ref().map(|claim| claim.value.word().to_owned()),
        "status" => agreement.status.as_ref().map(|claim| claim.value.word().to_owned()),
        _ => agreement.signing_date.as_ref().map(|claim| claim.value.to_string()),
    };
    if !may(verb, there.as_deref(), &field.replace('_', " "), entry, Kind::Agreement) {
        return;
    }
    for key in ["value", "date"] {
        let takes = if key == "date" { &["signing_date"][..] } else { &["instrument", "status"] };
        if let Some(given) = entry.text(key).filter(|_| !takes.contains(&field)) {
            let hint =
                if key == "value" { "its value is its words: quote them with `words`" } else { "take the key out" };
            entry.problems.report("unknown-key", &given.range, format!("`{field}` takes no `{key}`"), hint);
        }
    }
    let of = (Kind::Agreement, field);
    match field {
        "name" => put_words(verb, entry, state, of, |dossier| &mut dossier.agreement.name),
        "venue" => put_words(verb, entry, state, of, |dossier| &mut dossier.agreement.venue),
        "occasion" => put_words(verb, entry, state, of, |dossier| &mut dossier.agreement.occasion),
        "instrument" => {
            let value = |entry: &Entry<'_>| word(entry, Instrument::ALL, Instrument::word);
            put_value(verb, entry, state, of, |dossier| &mut dossier.agreement.instrument, value);
        }
        "status" => {
            let value = |entry: &Entry<'_>| word(entry, Status::ALL, Status::word);
            put_value(verb, entry, state, of, |dossier| &mut dossier.agreement.status, value);
        }
        _ => put_date(verb, entry, state, of),
    }
}

/// A value that must be there, of the words of the data contract.
fn word<T: Copy>(entry: &Entry<'_>, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
    if !entry.has("value") {
        entry.missing("value");
    }
    entry.word("value", all, word)
}

/// The claim that an entry makes: on the words that it quotes, else on those of the claim before.
fn claim<T>(entry: &Entry<'_>, state: &State<'_>, old: Option<&Claim<()>>, value: Option<T>) -> Option<Claim<T>> {
    let before = entry.problems.count();
    let evidence = match old.filter(|_| !entry.has("words")) {
        Some(old) => Some(old.evidence.clone()),
        None => state.text.all_quoted(entry).and_then(|ranges| state.text.evidence_of(&ranges)),
    };
    let voice = state.voice(entry).or_else(|| old.map(|old| old.voice.clone())).unwrap_or(Voice::Reporter);
    let claim = Claim { value: value?, voice, evidence: evidence? };
    (entry.problems.count() == before).then_some(claim)
}

fn without_value<T>(claim: &Claim<T>) -> Claim<()> {
    Claim { value: (), voice: claim.voice.clone(), evidence: claim.evidence.clone() }
}

/// A field whose value is a word of the data contract.
fn put_value<T: Copy + serde::Serialize>(
    verb: Verb,
    entry: &Entry<'_>,
    state: &mut State<'_>,
    of: (Kind, &str),
    slot: fn(&mut Dossier) -> &mut Option<Claim<T>>,
    value: impl FnOnce(&Entry<'_>) -> Option<T>,
) {
    let old = slot(&mut state.dossier).clone();
    // A correction may be of the words or the voice alone.
    let kept = old.as_ref().filter(|_| !entry.has("value")).map(|claim| claim.value);
    let new = match verb {
        Verb::Drop => None,
        _ => match claim(entry, state, old.as_ref().map(without_value).as_ref(), kept.or_else(|| value(entry))) {
            Some(claim) => Some(claim),
            None => return,
        },
    };
    put(state, entry, of, slot, new);
}

/// A field whose value is its words.
fn put_words(
    verb: Verb,
    entry: &Entry<'_>,
    state: &mut State<'_>,
    of: (Kind, &str),
    slot: fn(&mut Dossier) -> &mut Option<Claim<String>>,
) {
    let old = slot(&mut state.dossier).clone();
    let new = match verb {
        Verb::Drop => None,
        _ => {
            let Some(mut claim) = claim(entry, state, old.as_ref().map(without_value).as_ref(), Some(String::new()))
            else {
                return;
            };
            claim.value = match old.filter(|_| !entry.has("words")) {
                Some(old) => old.value,
                None => plain(claim.evidence.first().quote()),
            };
            Some(claim)
        }
    };
    put(state, entry, of, slot, new);
}

fn put_date(verb: Verb, entry: &Entry<'_>, state: &mut State<'_>, of: (Kind, &str)) {
    let old = state.dossier.agreement.signing_date.clone();
    let kept = old.as_ref().filter(|_| !entry.has("date")).map(DateClaim::date);
    let new = match verb {
        Verb::Drop => None,
        _ => {
            if old.is_none() && !entry.has("date") {
                entry.missing("date");
            }
            let before =
                old.as_ref().map(|old| Claim { value: (), voice: old.voice.clone(), evidence: old.evidence.clone() });
            let date = kept.or_else(|| entry.date("date"));
            let Some(Claim { value, voice, evidence }) = claim(entry, state, before.as_ref(), date) else { return };
            Some(DateClaim { value: value.start, end: value.end, precision: value.precision, voice, evidence })
        }
    };
    put(state, entry, of, |dossier| &mut dossier.agreement.signing_date, new);
}

/// Carries out an entry on a topic: whether the text states it, and where.
pub(crate) fn silence(verb: Verb, entry: &Entry<'_>, state: &mut State<'_>) {
    if !entry.has("topic") {
        entry.missing("topic");
    }
    let Some(topic) = entry.word("topic", Topic::ALL, Topic::word) else { return };
    let silences = &mut state.dossier.silences;
    let place = silences.iter().position(|silence| silence.topic == topic).unwrap_or_else(|| {
        silences.push(Silence { topic, stated: None });
        silences.len() - 1
    });
    let old = state.dossier.silences[place].stated.clone();
    let there = old.as_ref().map(|evidence| evidence.first().quote());
    if !may(verb, there, &format!("words on {}", topic.word()), entry, Kind::Silence) {
        return;
    }
    let new = match verb {
        Verb::Drop => None,
        _ => match state.text.all_quoted(entry).and_then(|ranges| state.text.evidence_of(&ranges)) {
            Some(evidence) => Some(evidence),
            None => return,
        },
    };
    let (change, was) = match (&old, &new) {
        (Some(old), Some(new)) if old == new => return changes_nothing(entry, "the dossier says just that"),
        (None, _) => (Change::Added, None),
        (Some(old), Some(_)) => (Change::Corrected, Some(shortened(old.first().quote()))),
        (Some(old), None) => (Change::Dropped, Some(shortened(old.first().quote()))),
    };
    state.dossier.silences[place].stated = new;
    state.record(entry, Kind::Silence, topic.word().into(), change, was);
}

/// The value that a piece of reference knowledge gives to a field of the source which the text leaves open.
pub(crate) fn fill_source(state: &mut State<'_>, entry: &Entry<'_>, field: &str, given: &Given) -> bool {
    let source = &mut state.dossier.source;
    let there = match field {
        "headline" => source.headline.clone(),
        "publisher" => source.publisher.clone(),
        _ => source.published.map(|day| day.to_string()),
    };
    if let Some(there) = there {
        let message = format!("the text itself gives its {}: “{}”", plain_field(field), shortened(&there));
        let hint = format!("where that is wrong, say so first: [[drop.source]] with field = \"{field}\"");
        entry.problems.report("changes-nothing", &given.range, message, hint);
        return false;
    }
    let value = plain(&given.value);
    match field {
        "headline" => source.headline = Some(value),
        "publisher" => source.publisher = Some(value),
        _ => match given.value.parse() {
            Ok(day) => source.published = Some(day),
            Err(_) => {
                let message = format!("`{}` is no day", given.value);
                entry.problems.report("no-date", &given.range, message, "write it as 2025-10-29");
                return false;
            }
        },
    }
    true
}
