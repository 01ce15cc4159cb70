//! A dossier while it is changed, and what was changed in it.

use std::ops::Range;

use dossier::{Change, Claim, Dossier, Id, Voice};
use serde::Serialize;
use serde_json::Value;

use crate::entry::{Entry, Given};
use crate::kind::Kind;
use crate::nearest::{nearest, nearest_name};
use crate::problems::Problems;
use crate::text::{Text, plain, shortened};

/// An aim with an identifier of its own: in a dossier it is known by its place only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Aim {
    pub(crate) id: Id,
    #[serde(flatten)]
    pub(crate) claim: Claim<String>,
}

/// A change that was carried out.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) kind: Kind,
    /// The fact's identifier within its kind: kept up to date, but for a fact that is gone.
    pub(crate) id: Id,
    pub(crate) change: Change,
    pub(crate) was: Option<String>,
    pub(crate) reason: Option<String>,
    /// The entry's bytes in the curator's file.
    pub(crate) range: Range<usize>,
}

/// A dossier while it is changed.
#[derive(Debug)]
pub(crate) struct State<'t> {
    pub(crate) text: Text<'t>,
    pub(crate) dossier: Dossier,
    pub(crate) aims: Vec<Aim>,
    pub(crate) records: Vec<Record>,
    /// Identifiers that facts had by rule, and those that they have now.
    pub(crate) renamed: Vec<(Kind, Id, Id)>,
    added: usize,
}

/// Whom a key may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Among {
    Party,
    Organisation,
    Person,
    Anyone,
}

impl<'t> State<'t> {
    pub(crate) fn of(mut dossier: Dossier, text: &'t str) -> Self {
        let aims = std::mem::take(&mut dossier.agreement.aims).into_iter().enumerate();
        let aims = aims.map(|(place, claim)| Aim { id: aim_id(place), claim }).collect();
        let text = Text::of(text, &dossier);
        Self { text, dossier, aims, records: Vec::new(), renamed: Vec::new(), added: 0 }
    }

    /// Notes a change that an entry has made.
    pub(crate) fn record(&mut self, entry: &Entry<'_>, kind: Kind, id: Id, change: Change, was: Option<String>) {
        let reason = entry.text("why").map(|why| plain(&why.value)).filter(|why| !why.is_empty());
        self.records.push(Record { kind, id, change, was, reason, range: entry.range() });
    }

    /// An identifier for a fact that is numbered at the end.
    pub(crate) fn number(&mut self) -> Id {
        self.added += 1;
        Id::new(format!("added-{}", self.added))
    }

    /// The identifier that follows from a name, with a number behind it where somebody else has it.
    pub(crate) fn slug(&self, name: &str) -> Id {
        let slug = Some(Id::slug(name)).filter(|slug| *slug != "").unwrap_or_else(|| "unnamed".into());
        let d = &self.dossier;
        let taken =
            |id: &Id| d.actor_name(id).is_some() || d.domain(id).is_some() || d.related.iter().any(|r| r.id == *id);
        let numbered = (2..).map(|number: u32| Id::new(format!("{slug}-{number}")));
        [slug.clone()].into_iter().chain(numbered).find(|id| !taken(id)).unwrap_or(slug)
    }

    /// Follows a change of somebody's identifier through the whole dossier.
    pub(crate) fn rename(&mut self, kind: Kind, old: &Id, new: &Id) {
        each_id(&mut self.dossier, &mut self.aims, |id| {
            if id == old {
                *id = new.clone();
            }
        });
        let alive = self.records.iter_mut().filter(|record| record.change != Change::Dropped);
        // A signature goes by its person's identifier.
        let same = |other: Kind| other == kind || (kind, other) == (Kind::Person, Kind::Signatory);
        alive.filter(|record| same(record.kind) && record.id == *old).for_each(|record| record.id = new.clone());
        self.renamed.push((kind, old.clone(), new.clone()));
    }

    /// Everybody that a key may name: identifier, name, other names.
    fn everybody(&self, among: Among) -> Vec<(&Id, &str, &[String])> {
        let d = &self.dossier;
        let wanted = |kind: Among| among == kind || among == Among::Anyone;
        let people = d.people.iter().filter(|_| wanted(Among::Person)).map(|p| (&p.id, p.name.as_str(), &*p.aliases));
        let bodies = d.organisations.iter().filter(|_| wanted(Among::Organisation));
        let bodies = bodies.map(|o| (&o.id, o.name.as_str(), &*o.aliases));
        let parties = d.parties.iter().filter(|_| wanted(Among::Party)).map(|p| (&p.id, p.name.as_str(), &*p.aliases));
        people.chain(bodies).chain(parties).collect()
    }

    /// Whom a value names: by identifier, by name, or by another name that only one of them has.
    pub(crate) fn who(&self, given: &Given, among: Among, problems: &Problems) -> Option<Id> {
        let everybody = self.everybody(among);
        let name = plain(&given.value);
        let by_name = everybody.iter().find(|(id, theirs, _)| **id == *name || *theirs == name);
        let mut by_alias = everybody.iter().filter(|(.., aliases)| aliases.contains(&name));
        let found = by_name.or_else(|| by_alias.next().filter(|_| by_alias.next().is_none()));
        if found.is_none() {
            let noun = match among {
                Among::Party => "party",
                Among::Organisation => "organisation",
                Among::Person => "person",
                Among::Anyone => "person, organisation or party",
            };
            let known: Vec<&str> = everybody.iter().map(|(_, name, _)| *name).collect();
            let hint = match nearest_name(&name, &known) {
                Some(near) => format!("perhaps “{near}” is meant"),
                None if known.is_empty() => "the dossier has none: add it first".to_owned(),
                None => format!("the dossier has {}", quoted(&known)),
            };
            problems.report("nobody-of-that-name", &given.range, format!("no {noun} is named “{name}”"), hint);
        }
        found.map(|(id, ..)| (*id).clone())
    }

    /// Whom an entry names under a key. An empty string stands for nobody; the outer `None` for a key that is not there.
    pub(crate) fn maybe_who(&self, entry: &Entry<'_>, key: &str, among: Among) -> Option<Option<Id>> {
        let given = entry.text(key)?;
        if given.value.is_empty() { Some(None) } else { self.who(&given, among, entry.problems).map(Some) }
    }

    /// Everybody whom an entry names under a key.
    pub(crate) fn all_who(&self, entry: &Entry<'_>, key: &str, among: Among) -> Option<Vec<Id>> {
        let found: Vec<_> = entry.texts(key)?.iter().map(|given| self.who(given, among, entry.problems)).collect();
        found.into_iter().collect()
    }

    /// Who asserts something: `reporter`, `unnamed`, or somebody's name.
    pub(crate) fn voice(&self, entry: &Entry<'_>) -> Option<Voice> {
        let given = entry.text("voice")?;
        match given.value.as_str() {
            "reporter" => Some(Voice::Reporter),
            "unnamed" => Some(Voice::Attributed { speaker: None }),
            _ => self.who(&given, Among::Anyone, entry.problems).map(|id| Voice::Attributed { speaker: Some(id) }),
        }
    }

    /// The domain that a value names, by identifier or name.
    pub(crate) fn domain(&self, given: &Given, problems: &Problems) -> Option<Id> {
        let name = plain(&given.value);
        let found = self.dossier.domains.iter().find(|domain| domain.id == *name || domain.name == name);
        if found.is_none() {
            let known: Vec<&str> = self.dossier.domains.iter().map(|domain| domain.id.as_str()).collect();
            let hint = match nearest(&name, known.iter().copied()) {
                Some(near) => format!("perhaps `{near}` is meant"),
                None => format!("add it with [[add.domain]]; the dossier has {}", quoted(&known)),
            };
            problems.report("no-such-domain", &given.range, format!("no domain is named “{name}”"), hint);
        }
        found.map(|domain| domain.id.clone())
    }

    /// A name or office that must stand somewhere in the text, with single blanks.
    pub(crate) fn standing(&self, given: &Given, problems: &Problems) -> Option<String> {
        if self.text.stands(&given.value) {
            return Some(plain(&given.value));
        }
        let message = format!("“{}” does not stand in the text", shortened(&given.value));
        let hint = "what the text does not say is reference knowledge: [[reference]], with its source";
        problems.report("words-not-there", &given.range, message, hint);
        None
    }

    /// Names that must all stand in the text.
    pub(crate) fn all_standing(&self, entry: &Entry<'_>, key: &str) -> Option<Vec<String>> {
        entry.texts(key)?.iter().map(|given| self.standing(given, entry.problems)).collect()
    }
}

/// The identifier of the aim at a place.
pub(crate) fn aim_id(place: usize) -> Id {
    Id::new(format!("aims-{}", place + 1))
}

/// Names in running text, the first of them.
fn quoted(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("“{name}”")).collect();
    let more = if names.len() > SHOWN { ", …" } else { "" };
    shown.join(", ") + more
}

/// Shows every identifier of people, organisations, parties and domains that a dossier holds.
fn each_id(dossier: &mut Dossier, aims: &mut [Aim], mut each: impl FnMut(&mut Id)) {
    dossier.parties.iter_mut().for_each(|party| each(&mut party.id));
    for organisation in &mut dossier.organisations {
        each(&mut organisation.id);
        organisation.party.iter_mut().for_each(&mut each);
    }
    for person in &mut dossier.people {
        each(&mut person.id);
        let bodies = person.roles.iter_mut().flat_map(|role| role.organisation.iter_mut().chain(&mut role.party));
        bodies.for_each(&mut each);
    }
    for signatory in &mut dossier.signatories {
        each(&mut signatory.person);
        signatory.party.iter_mut().for_each(&mut each);
    }
    dossier.domains.iter_mut().for_each(|domain| each(&mut domain.id));
    for commitment in &mut dossier.commitments {
        commitment.actors.iter_mut().chain(&mut commitment.domains).for_each(&mut each);
    }
    dossier.quotations.iter_mut().for_each(|quotation| quotation.speaker.iter_mut().for_each(&mut each));
    dossier.events.iter_mut().for_each(|event| event.participants.iter_mut().for_each(&mut each));
    for related in &mut dossier.related {
        each(&mut related.id);
        related.parties.iter_mut().for_each(&mut each);
    }
    each_voice(dossier, aims, |voice| {
        if let Voice::Attributed { speaker: Some(speaker) } = voice {
            each(speaker);
        }
    });
}

/// Shows every voice of a dossier.
pub(crate) fn each_voice(dossier: &mut Dossier, aims: &mut [Aim], mut each: impl FnMut(&mut Voice)) {
    let agreement = &mut dossier.agreement;
    for claim in [&mut agreement.name, &mut agreement.venue, &mut agreement.occasion].into_iter().flatten() {
        each(&mut claim.voice);
    }
    agreement.instrument.iter_mut().for_each(|claim| each(&mut claim.voice));
    agreement.status.iter_mut().for_each(|claim| each(&mut claim.voice));
    agreement.signing_date.iter_mut().for_each(|claim| each(&mut claim.voice));
    aims.iter_mut().for_each(|aim| each(&mut aim.claim.voice));
    dossier.commitments.iter_mut().for_each(|commitment| each(&mut commitment.voice));
}

/// What a fact said before, where it says something else now: `strength: planned; cue: will`. None where nothing differs.
pub(crate) fn differences(old: &impl Serialize, new: &impl Serialize) -> Option<String> {
    let (old, new) = (serde_json::to_value(old).ok()?, serde_json::to_value(new).ok()?);
    let (Value::Object(old), Value::Object(new)) = (&old, &new) else {
        return (old != new).then(|| short(&old));
    };
    let changed = old.iter().filter(|(key, value)| new.get(*key) != Some(value));
    // What follows from the rest is not worth telling.
    let told: Vec<String> = changed
        .filter(|(key, _)| !matches!(key.as_str(), "id" | "end" | "precision"))
        .map(|(key, value)| format!("{}: {}", key.replace('_', " "), short(value)))
        .collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// A value in a few words.
fn short(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => shortened(text),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(short).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let told = ["value", "quote", "title", "speaker", "start", "kind"]
                .iter()
                .find_map(|key| fields.get(*key).filter(|v| !v.is_null()));
            told.map_or_else(String::new, short)
        }
        other => other.to_string(),
    }
}
