//! For whom somebody signs, as far as the clause says it: "A for X", "for X, by A", "X's A", "A (X)", "A of X".

use super::clause::Clause;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How, Mention};
use crate::text::Extent;

impl Clause<'_, '_> {
    /// The state in "A for X", "A, Minister of Trade, on behalf of X".
    pub(super) fn party_behind(&self, person: &Mention) -> Option<u32> {
        let next = self.people.iter().map(|other| other.tokens.start).find(|start| *start > person.tokens.start);
        let limit = next.unwrap_or(self.sentence.tokens.end).min(person.tokens.end + 24);
        for at in person.tokens.end..limit {
            if self.word(at) == ";"
                || self.class(at, Class::Onlooker)
                || self.is(at, &["while", "and"]) && !self.class(at + 1, Class::Subject)
            {
                return None;
            }
            // "on Serbia's behalf", "on Hungary's"
            if self.is(at, &["on"])
                && let Some(country) = self.state_at(at + 1)
                && let Some(owner) = (at + 2..at + 6).find(|at| self.is_clitic(*at))
                && (self.is(owner + 1, &["behalf", "side", "part"]) || matches!(self.word(owner + 1), "." | "," | ";"))
            {
                return Some(country);
            }
            let acts = self.is(at, &["for", "representing"]) || self.is(at, &["behalf"]);
            if acts && let Some(country) = self.state_at(at + 1) {
                return Some(country);
            }
        }
        None
    }

    /// The state in "for X, by A", "on behalf of the Government of X, A".
    pub(super) fn party_ahead(&self, person: &Mention) -> Option<u32> {
        let start = self.lead_start(person);
        let floor = self.sentence.tokens.start.max(start.saturating_sub(16));
        let mut at = start;
        while at > floor {
            at -= 1;
            if self.in_person(at) || self.word(at) == ";" || self.is(at, &["and"]) || self.opens_clause(at) {
                return None;
            }
            // "on the Latvian side it was A"
            if let Some(country) = self.side_at(at) {
                return Some(country);
            }
            if self.is(at, &["for", "representing", "behalf"]) {
                let country = self.state_at(at + 1)?;
                // "for X, by A"; "For X the letter bears the name of A"
                let closed = (at + 1..start).any(|at| {
                    matches!(self.word(at), "," | ":")
                        || self.is(at, &["by", "name", "names", "signature", "signatures", "was", "were", "is", "are"])
                });
                return closed.then_some(country);
            }
        }
        None
    }

    /// The state that is named right at a token, behind "of", "the" and "Government".
    fn state_at(&self, from: u32) -> Option<u32> {
        let mut at = from;
        while self.is(
            at,
            &[
                "of",
                "the",
                "government",
                "its",
                "his",
                "her",
                "governments",
                "republic",
                "kingdom",
                "ministry",
                "people",
            ],
        ) && at < from + 8
        {
            at += 1;
        }
        let bytes = self.reading.text.tokens.get(at as usize)?.range;
        let before = self.reading.text.tokens.get(from as usize)?.range;
        let within = Extent::new(before.start, bytes.end);
        self.reading.mentions_within(within).iter().find_map(|mention| match mention.entity {
            EntityRef::Country(country) if mention.how != How::Demonym => Some(country),
            EntityRef::Organisation(body) => self
                .reading
                .entities
                .organisations
                .get(body as usize)?
                .party
                .as_ref()
                .and_then(|id| self.reading.country_of_id(id)),
            _ => None,
        })
    }

    /// The state for which the clause says that somebody signs: "A for X", "for X, by A", "X's A".
    pub(super) fn party(&self, person: &Mention) -> Option<u32> {
        self.in_brackets(person)
            .or_else(|| self.of_state(person))
            .or_else(|| self.party_behind(person))
            .or_else(|| self.party_ahead(person))
            .or_else(|| self.owner(person))
            .or_else(|| self.owner_behind(person))
    }

    /// The state in "A of Latvia".
    fn of_state(&self, person: &Mention) -> Option<u32> {
        let of = person.tokens.end;
        let acts = !self.is(of + 1, &["the", "government"]);
        if self.is(of, &["of"]) && acts { self.state_at(of + 1) } else { None }
    }

    /// The state of "the Latvian side" whose last token stands at a place.
    fn side_at(&self, side: u32) -> Option<u32> {
        let before = self.reading.text.tokens.get((side as usize).checked_sub(1)?)?.range;
        let mentions = self.reading.mentions_within(before);
        self.is(side, &["side", "part"]).then(|| {
            mentions.iter().find_map(|mention| match mention.entity {
                EntityRef::Country(country) => Some(country),
                _ => None,
            })
        })?
    }

    /// The state in "A (LV)", "A (Latvia)".
    fn in_brackets(&self, person: &Mention) -> Option<u32> {
        let open = person.tokens.end;
        if self.word(open) != "(" || self.word(open + 2) != ")" {
            return None;
        }
        let code = self.word(open + 1);
        let countries = &self.reading.entities.countries;
        let by_code = countries.iter().position(|country| country.code == code).map(|place| place as u32);
        by_code.or_else(|| self.state_at(open + 1))
    }

    /// The state in "A, Latvia's minister of trade", "A, the Latvian minister".
    fn owner_behind(&self, person: &Mention) -> Option<u32> {
        let comma = person.tokens.end;
        let from = comma + 1 + u32::from(self.is(comma + 1, &["the", "then"]));
        if self.word(comma) != "," {
            return None;
        }
        let start = self.reading.text.tokens.get(from as usize)?.range.start;
        let state =
            self.reading.mentions.get(self.reading.mentions.partition_point(|mention| mention.range.start < start))?;
        let office = (state.tokens.end..state.tokens.end + 4).any(|at| self.class(at, Class::Office));
        match state.entity {
            EntityRef::Country(country) if state.range.start == start && office => Some(country),
            _ => None,
        }
    }

    /// The state in "Belgium's A", "the Dutch B".
    fn owner(&self, person: &Mention) -> Option<u32> {
        let start = self.lead_start(person);
        let bytes = self.reading.text.bytes(Extent::new(start, person.tokens.start));
        // "Ambassador of Japan to Laos": not where somebody is posted.
        let posted = |mention: &&Mention| {
            let before = mention.tokens.start.saturating_sub(1);
            let before = if self.is(before, &["the"]) { before.saturating_sub(1) } else { before };
            self.is(before, &["to", "in", "with"])
        };
        let mentions = self.reading.mentions_within(bytes).iter().filter(|mention| !posted(mention));
        let mut states = mentions.filter_map(|mention| match mention.entity {
            EntityRef::Country(country) => Some(country),
            _ => None,
        });
        states.next_back().or_else(|| self.owner_before(person, start))
    }

    /// The state of the person before, where somebody is one of theirs: "the Danish minister sent his ambassador, B".
    fn owner_before(&self, person: &Mention, start: u32) -> Option<u32> {
        let theirs = (start..person.tokens.start).any(|at| self.is(at, &["his", "her"]));
        let opposite = (start..person.tokens.start).any(|at| {
            self.is(at, &["counterpart", "colleague", "counterparts", "number", "host", "guest", "opposite"])
        });
        let before =
            self.people.iter().rev().find(|other| other.tokens.end <= start).filter(|_| theirs && !opposite)?;
        let EntityRef::Person(place) = before.entity else { return None };
        let roles = &self.reading.entities.people.get(place as usize)?.roles;
        let of_role = roles.iter().find_map(|role| self.reading.country_of_id(role.party.as_ref()?));
        of_role.or_else(|| self.owner(before))
    }
}
