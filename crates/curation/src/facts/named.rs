//! Facts that are known by a name: parties, organisations, people, domains, other agreements, and who signs.

use dossier::{Domain, Evidence, Id, Organisation, Party, Person, Related, Role, Signatory, Standing};

use super::{Fact, Words};
use crate::entry::Entry;
use crate::kind::{Kind, ROLE_KEYS};
use crate::state::{Among, State};
use crate::text::plain;

/// The parts of [`Fact`] that are the same for every list of a dossier.
macro_rules! listed {
    ($kind:ident, $list:ident, $id:ident, $text:ident) => {
        const KIND: Kind = Kind::$kind;

        fn list<'s>(state: &'s mut State<'_>) -> &'s mut Vec<Self> {
            &mut state.dossier.$list
        }

        fn shared<'s>(state: &'s State<'_>) -> &'s [Self] {
            &state.dossier.$list
        }

        fn id(&self) -> &Id {
            &self.$id
        }

        fn text(&self) -> &str {
            std::borrow::Borrow::borrow(&self.$text)
        }

        fn evidence(&self) -> &Evidence {
            &self.evidence
        }
    };
}
pub(super) use listed;

/// Gives a fact the name that an entry has for it, and the identifier that follows from it. The name is one in the text's
/// words, or free where the kind has names of its own.
fn rename(name: &mut String, id: &mut Id, free: bool, entry: &Entry<'_>, state: &State<'_>) {
    let given = if entry.has("name") { entry.required("name") } else { None };
    let Some(given) = given else { return };
    let new = if free { Some(plain(&given.value)) } else { state.standing(&given, entry.problems) };
    if let Some(new) = new.filter(|new| new != name) {
        if Id::slug(&new) != Id::slug(name) {
            *id = state.slug(&new);
        }
        *name = new;
    }
}

/// The other names, all of which stand in the text, and the words on which the fact rests.
fn edit_names(
    aliases: &mut Vec<String>,
    evidence: &mut Evidence,
    words: Option<&Words>,
    entry: &Entry<'_>,
    state: &State<'_>,
) {
    if let Some(names) = state.all_standing(entry, "aliases") {
        *aliases = names;
    }
    rest_on(evidence, words);
}

fn rest_on(evidence: &mut Evidence, words: Option<&Words>) {
    if let Some(words) = words {
        *evidence = words.evidence.clone();
    }
}

impl Fact for Party {
    listed!(Party, parties, id, name);

    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        if !entry.has("code") {
            entry.missing("code");
        }
        let (name, code) = (words.text.clone(), String::new());
        Some(Self { id: state.slug(&name), name, code, aliases: Vec::new(), evidence: words.evidence.clone() })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        rename(&mut self.name, &mut self.id, true, entry, state);
        if let Some(code) = entry.text("code") {
            self.code.clone_from(&code.value);
            if !(2..=10).contains(&self.code.len()) || !self.code.bytes().all(|byte| byte.is_ascii_uppercase()) {
                let hint = "write the two letters of ISO 3166-1, such as KR, or a bloc's usual letters, such as ASEAN";
                entry.problems.report("no-code", &code.range, format!("`{}` is no code", code.value), hint);
            }
        }
        edit_names(&mut self.aliases, &mut self.evidence, words, entry, state);
    }
}

impl Fact for Organisation {
    listed!(Organisation, organisations, id, name);

    fn new(words: &Words, _: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        let (name, evidence) = (words.text.clone(), words.evidence.clone());
        Some(Self { id: state.slug(&name), name, aliases: Vec::new(), party: None, evidence })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        rename(&mut self.name, &mut self.id, false, entry, state);
        if let Some(party) = state.maybe_who(entry, "party", Among::Party) {
            self.party = party;
        }
        edit_names(&mut self.aliases, &mut self.evidence, words, entry, state);
    }
}

impl Fact for Person {
    listed!(Person, people, id, name);

    fn new(words: &Words, _: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        let (name, evidence) = (words.text.clone(), words.evidence.clone());
        Some(Self { id: state.slug(&name), name, aliases: Vec::new(), roles: Vec::new(), evidence })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        rename(&mut self.name, &mut self.id, false, entry, state);
        if let Some(roles) = entry.tables("roles", &ROLE_KEYS) {
            self.roles = roles.iter().filter_map(|role| read_role(role, state)).collect();
        }
        edit_names(&mut self.aliases, &mut self.evidence, words, entry, state);
    }
}

/// An office: its title stands in the text, alone or among the words that say so.
fn read_role(entry: &Entry<'_>, state: &State<'_>) -> Option<Role> {
    let said = state.text.quoted(entry, if entry.has("words") { "words" } else { "title" })?;
    let title = state.standing(&entry.required("title")?, entry.problems)?;
    let organisation = state.maybe_who(entry, "organisation", Among::Organisation).flatten();
    let party = state.maybe_who(entry, "party", Among::Party).flatten();
    Some(Role { title, organisation, party, evidence: state.text.evidence(&said)? })
}

impl Fact for Domain {
    listed!(Domain, domains, id, name);

    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        let given = entry.required("name")?;
        let name = plain(&given.value);
        let id = Id::slug(&name);
        if id == "" {
            let hint = "its identifier is made of the name's Latin letters: write the name in English";
            entry.problems.report("no-letters", &given.range, format!("“{name}” has no Latin letter"), hint);
            return None;
        }
        if let Some(other) = state.dossier.domain(&id) {
            let message = format!("the dossier has that domain: “{}”", other.name);
            let hint = "take the entry out, or change what is wrong with [[correct.domain]]";
            entry.problems.report("changes-nothing", &entry.range(), message, hint);
            return None;
        }
        let (standing, evidence) = (Standing::Cooperation, words.evidence.clone());
        Some(Self { id: state.slug(&name), name, standing, evidence, commitments: Vec::new() })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        rename(&mut self.name, &mut self.id, true, entry, state);
        if let Some(standing) = entry.word("standing", Standing::ALL, Standing::word) {
            self.standing = standing;
        }
        rest_on(&mut self.evidence, words);
    }
}

impl Fact for Related {
    listed!(Related, related, id, name);

    fn new(words: &Words, _: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        let (name, evidence) = (words.text.clone(), words.evidence.clone());
        Some(Self { id: state.slug(&name), name, parties: Vec::new(), evidence })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        rename(&mut self.name, &mut self.id, false, entry, state);
        if let Some(parties) = state.all_who(entry, "parties", Among::Anyone) {
            self.parties = parties;
        }
        rest_on(&mut self.evidence, words);
    }
}

impl Fact for Signatory {
    listed!(Signatory, signatories, person, person);

    fn new(words: &Words, entry: &Entry<'_>, state: &mut State<'_>) -> Option<Self> {
        let person = state.who(&entry.required("person")?, Among::Person, entry.problems)?;
        Some(Self { person, party: None, role: None, evidence: words.evidence.clone() })
    }

    fn edit(&mut self, words: Option<&Words>, entry: &Entry<'_>, state: &State<'_>) {
        if let Some(party) = state.maybe_who(entry, "party", Among::Party) {
            self.party = party;
        }
        if let Some(role) = entry.text("role") {
            self.role = if role.value.is_empty() { None } else { state.standing(&role, entry.problems) };
        }
        rest_on(&mut self.evidence, words);
    }
}
