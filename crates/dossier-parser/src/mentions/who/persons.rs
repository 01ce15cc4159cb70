//! Whom a description of somebody means: "the science minister", "the 47-year-old".

use dossier::Role;

use super::{REACH, Who, may_be_called, people_in};
use crate::lexicon::Class;
use crate::mentions::scene::Label;
use crate::mentions::table::{MANY, only};
use crate::mentions::{EntityRef, How};
use crate::text::{Extent, words};

impl Who<'_, '_> {
    pub(super) fn definite_person(&self, at: u32, from: usize) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        let mut first = scene.here(at + 1)?;
        // "the Thai minister", "the new minister"
        if let Label::Country(place) = scene.label(first) {
            first = scene.here(scene.countries[place as usize].tokens.end)?;
        }
        let title = if scene.label(first) == Label::Title {
            scene.titles.partition_point(|title| title.tokens.start < first)
        } else {
            return self.described(at, from);
        };
        let title = scene.titles.get(title).filter(|title| title.tokens.start == first)?;
        // An office of another body or country, or with a name beside it, needs no reference.
        let beside = scene.here(title.whole.end).is_some_and(|next| {
            scene.label(next) == Label::Person
                || scene.says(next, ",") && scene.label(next + 1) == Label::Person
                || scene.is_free_capital(next)
        });
        let head = scene.word(title.head).to_lowercase();
        if beside || title.body.is_some() || head.ends_with('s') {
            return None;
        }
        let before = (title.tokens.start..title.head)
            .filter(|&at| !scene.is(at, Class::Determiner))
            .map(|at| scene.word(at).to_lowercase())
            .collect::<Vec<_>>();
        let party = title.party.filter(|_| first > at + 1).map(|party| self.table.country_id(Some(party)));
        // "the Thai minister": whoever is a minister of that country, a deputy as well; else who may be of it.
        let of_party = |person: u32, sure: bool| {
            let Some(party) = &party else { return !sure };
            let roles = &self.table.entities.people[person as usize].roles;
            let own = |role: &Role| role.party == *party || !sure && role.party.is_none();
            roles.iter().any(|role| own(role) && may_be_called(role, &head))
                || self.table.home(person).is_some_and(|home| self.table.country_id(Some(home)) == *party)
        };
        if party.is_some() {
            let sure = |person: &u32| of_party(*person, true);
            if let Some(person) = self.only_person(&sure).or_else(|| self.latest_person(&sure)) {
                return Some((Extent::new(at, title.tokens.end), EntityRef::Person(person), How::Definite));
            }
        }
        let fits = |person: &u32| self.roles(*person, &head, &before) && of_party(*person, false);
        // "The Minister said": with a capital, in a text that is one side's own, it is the first whom it names.
        let own = scene.is_capital(title.head) && before.iter().all(|word| !word.is_empty());
        let first = || {
            let named = self.all.iter().filter_map(|mention| match mention.entity {
                EntityRef::Person(person) => Some(person),
                _ => None,
            });
            named.take(MANY).find(|person| fits(person)).filter(|_| own)
        };
        // "he recalled …. 'Ask me later,' replied the minister": who was just spoken of, if no office of theirs is known.
        let spoken_of = || {
            let person = only(self.people.iter().copied())?;
            let unknown = self.table.entities.people[person as usize].roles.is_empty();
            (unknown && !own).then_some(person)
        };
        let near = self.all[from..].iter().filter_map(|mention| match mention.entity {
            EntityRef::Person(person) => Some(person),
            _ => None,
        });
        let near = near.filter(|person| fits(person)).collect::<Vec<_>>();
        let person = only(near.iter().copied())
            .or_else(|| {
                near.is_empty().then(|| only(self.people.iter().copied().filter(|person| fits(person)))).flatten()
            })
            .or_else(spoken_of)
            .or_else(|| self.only_person(&fits))
            .or_else(first)
            .or_else(|| self.latest_person(&fits))?;
        Some((Extent::new(at, title.tokens.end), EntityRef::Person(person), How::Definite))
    }

    /// "the 47-year-old added", "the physician said": whom the sentence before is about, beside a verb of saying.
    pub(super) fn described(&self, at: u32, from: usize) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        let noun = (at + 1..at + 4).map_while(|at| scene.here(at)).find(|&at| {
            scene.word(at).ends_with("-year-old")
                || scene.is(at, Class::Occupation)
                || scene.says_any(at, words!["visitor", "guest", "host"])
        })?;
        let says = scene.here(noun + 1).is_some_and(|verb| scene.is(verb, Class::Reporting))
            || scene.before(at).is_some_and(|verb| scene.is(verb, Class::Reporting));
        let plain = (at + 1..=noun).all(|at| !scene.is_capital(at));
        let here = people_in(&self.all[from..]);
        let person = if here.is_empty() { only(self.people.iter().copied()) } else { only(here.iter().copied()) };
        let person = person.filter(|_| says && plain)?;
        Some((Extent::new(at, noun + 1), EntityRef::Person(person), How::Definite))
    }

    /// The only person of the text who fits; none where there are too many to ask them all each time.
    pub(super) fn only_person(&self, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let count = self.table.entities.people.len();
        if count > 4 * MANY { None } else { only((0..count as u32).filter(fits)) }
    }

    /// Of several people who fit, the one who was named last, if that was not long ago: English refers back to the nearest.
    pub(super) fn latest_person(&self, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        self.all.iter().rev().take(REACH).find_map(|mention| match mention.entity {
            EntityRef::Person(person) => Some(person).filter(fits),
            _ => None,
        })
    }

    /// Whether a person holds an office with that head, and with those words before it.
    pub(super) fn roles(&self, person: u32, head: &str, before: &[String]) -> bool {
        self.table.entities.people[person as usize].roles.iter().any(|role| {
            let title = role.title.to_lowercase();
            // "the minister" is not the prime minister, and "the president" no vice president.
            let other =
                ["prime", "vice", "deputy"].iter().find(|word| title.split([' ', '-']).any(|own| own == **word));
            let rank = other
                .is_none_or(|word| before.iter().any(|own| own == word) || !matches!(head, "minister" | "president"));
            may_be_called(role, head) && rank && before.iter().all(|word| title.split(' ').any(|own| own == word))
        })
    }
}
