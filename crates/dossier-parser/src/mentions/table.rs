//! From names to who they name: one entry for each country, body and person, however often and however named.

mod ministries;

pub(super) use ministries::same_subject;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use dossier::{Evidence, Id, Organisation, Party, Person, Role};
use foldhash::HashMap;

use ministries::{Ministry, is_ministry};

use super::people::is_plural;
use super::scene::{self, BodyName, PersonName, Scene, Title};
use super::{Entities, EntityRef, How, Mention};
use crate::lexicon::{Class, Form, GAZETTEER};
use crate::text::{Extent, Shapes};

/// How many people of one name are compared: among more, nobody can be told apart by a name. As many other names and offices
/// are kept of one.
pub(super) const MANY: usize = 64;

/// The entries in the making.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) entities: Entities,
    pub(super) mentions: Vec<Mention>,
    ids: BTreeSet<Id>,
    /// The last number that was put behind a slug to make it an identifier.
    numbers: BTreeMap<Id, u32>,
    /// Entries of countries by their place in the gazetteer.
    countries: BTreeMap<u16, u32>,
    /// Whose each organisation is, as a place in the gazetteer.
    pub(super) owners: Vec<Option<u16>>,
    /// Organisations by every name, in small letters.
    bodies: HashMap<String, u32>,
    /// A bit for each start that a name of theirs has.
    starts: Starts,
    /// The ministries and departments among the organisations.
    ministries: Vec<Ministry>,
    /// The name of each person in small letters.
    names: Vec<String>,
    /// People by each part of their names, in small letters.
    parts: HashMap<String, Vec<u32>>,
    /// The shapes of these parts.
    part_shapes: Shapes,
    /// The country that stands beside each person's name.
    homes: Vec<Option<u16>>,
    /// The entry of each name in [`Scene::bodies`].
    body_of_name: Vec<u32>,
}

impl Table {
    /// The entries for all names of a scene, and a mention for each name.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut table = Self::default();
        for country in &scene.countries {
            let how = match country.form {
                Form::Name => How::Name,
                Form::Demonym => How::Demonym,
                Form::Capital => How::Capital,
            };
            if (country.form != Form::Capital || country.acts)
                && let Some(entry) = table.country(scene, country.country, country.bytes)
            {
                table.mention(scene, country.tokens, country.bytes, EntityRef::Country(entry), how);
            }
        }
        // A body that the lexicon knows is some state's, whether the text names the state or not: "the White House".
        for body in scene.bodies.iter().filter(|body| body.of.is_some()) {
            if let Some(country) = body.of.filter(|&of| GAZETTEER.countries.get(of as usize).is_some_and(|of| !of.bloc))
            {
                table.country(scene, country, scene.text.bytes(body.tokens));
            }
        }
        table.body_of_name = vec![u32::MAX; scene.bodies.len()];
        // Names first: a description or an acronym is looked up among them.
        let kinds = [(false, false, How::Name), (false, true, How::ShortName), (true, false, How::Definite)];
        for (described, short, how) in kinds {
            for (place, body) in scene.bodies.iter().enumerate() {
                if body.described != described || body.short != short {
                    continue;
                }
                let Some(entry) = table.body(scene, body) else { continue };
                table.body_of_name[place] = entry;
                let entity = EntityRef::Organisation(entry);
                table.mention(scene, body.tokens, scene.text.bytes(body.tokens), entity, how);
                if let Some(acronym) = body.acronym {
                    let tokens = Extent::new(acronym, acronym + 1);
                    table.mention(scene, tokens, scene.text.bytes(tokens), entity, How::ShortName);
                }
            }
        }
        for place in 0..table.entities.organisations.len() {
            let name = table.entities.organisations[place].name.clone();
            table.entities.organisations[place].id = table.id(&name);
        }
        for person in &scene.people {
            if let Some(entry) = table.person(scene, person) {
                let full = table.entities.people[entry as usize].name == scene.plain(person.tokens);
                let how = if full { How::Name } else { How::ShortName };
                let bytes = scene.text.bytes(person.tokens);
                table.mention(scene, person.tokens, bytes, EntityRef::Person(entry), how);
            }
        }
        table
    }

    fn mention(&mut self, scene: &Scene<'_>, tokens: Extent, range: Extent, entity: EntityRef, how: How) {
        if scene.sentence(tokens.start).is_some() {
            self.mentions.push(Mention { range, tokens, entity, how });
        }
    }

    /// An identifier that nobody has yet.
    fn id(&mut self, name: &str) -> Id {
        let slug = Id::slug(name);
        let slug = if slug == "" { Id::from("unnamed") } else { slug };
        let mut id = slug.clone();
        if self.ids.contains(&id) {
            let number = self.numbers.entry(slug.clone()).or_insert(1);
            while self.ids.contains(&id) {
                *number += 1;
                id = Id::new(format!("{slug}-{number}"));
            }
        }
        self.ids.insert(id.clone());
        id
    }

    /// The entry of a country.
    fn country(&mut self, scene: &Scene<'_>, place: u16, bytes: Extent) -> Option<u32> {
        if let Some(&entry) = self.countries.get(&place) {
            return Some(entry);
        }
        let country = GAZETTEER.countries.get(place as usize)?;
        let evidence = scene::evidence(scene.text, bytes)?;
        let id = self.id(&country.name);
        let (name, code) = (country.name.clone(), country.code.to_owned());
        self.entities.countries.push(Party { id, name, code, aliases: Vec::new(), evidence });
        let entry = (self.entities.countries.len() - 1) as u32;
        self.countries.insert(place, entry);
        Some(entry)
    }

    pub(super) fn country_id(&self, place: Option<u16>) -> Option<Id> {
        // A country that the text never names outside of a body's name has no entry.
        let entry = *self.countries.get(&place?)?;
        Some(self.entities.countries[entry as usize].id.clone())
    }

    /// The country that a person's name has beside it, whatever the office: "Portugal's Ana Ruiz".
    pub(super) fn home(&self, person: u32) -> Option<u16> {
        self.homes.get(person as usize).copied().flatten()
    }

    /// The entry of an organisation.
    fn body(&mut self, scene: &Scene<'_>, body: &BodyName) -> Option<u32> {
        let name = match body.known {
            Some(known) => GAZETTEER.bodies.get(known as usize)?.name.to_owned(),
            None => scene.plain(body.tokens),
        };
        let key = name.to_lowercase();
        let entry = self.bodies.get(&key).copied().filter(|&entry| self.may_be_of(entry, body.of));
        let entry = entry.or_else(|| self.same_ministry(scene, body));
        let written = scene.plain(body.tokens);
        let entry = match entry {
            Some(entry) => entry,
            None => {
                let evidence = scene::evidence(scene.text, scene.text.bytes(body.tokens))?;
                // The identifier follows from the fullest name, which is not known yet.
                let (id, name, aliases) = (Id::from(""), written.clone(), Vec::new());
                self.entities.organisations.push(Organisation { id, name, aliases, party: None, evidence });
                self.entities.organisation_rules.push(match body {
                    BodyName { known: Some(_), .. } => "known-body",
                    BodyName { described: true, .. } => "description",
                    BodyName { short: true, .. } => "acronym",
                    _ => "name-of-a-body",
                });
                self.owners.push(None);
                let entry = (self.entities.organisations.len() - 1) as u32;
                if key.split(' ').any(is_ministry) {
                    self.ministries.push(Ministry::of(entry, &written));
                }
                entry
            }
        };
        self.call_body(key, entry);
        self.also_called(entry, &written);
        if let Some(acronym) = body.acronym {
            self.also_called(entry, scene.word(acronym));
        }
        self.short_of(scene, body, entry);
        if self.owners[entry as usize].is_none() {
            self.owners[entry as usize] = body.of;
        }
        let owner = self.country_id(self.owners[entry as usize]);
        self.entities.organisations[entry as usize].party = owner;
        Some(entry)
    }

    /// Notes a name of a body, in small letters. The first who bears it keeps it.
    fn call_body(&mut self, name: String, entry: u32) {
        self.starts.add(&name);
        self.bodies.entry(name).or_insert(entry);
    }

    /// Whether a body may have a name that starts with a word in small letters: whether one starts with the same letters.
    pub(super) fn may_name_a_body(&self, word: &str) -> bool {
        self.starts.may_begin(word)
    }

    /// A company is called by its name without "Inc." later on.
    fn short_of(&mut self, scene: &Scene<'_>, body: &BodyName, entry: u32) {
        let mut end = body.tokens.end;
        while end > body.tokens.start
            && (scene.is(end - 1, Class::CompanySuffix) || matches!(scene.word(end - 1), "," | "."))
        {
            end -= 1;
        }
        if end < body.tokens.end && end > body.tokens.start {
            let short = scene.plain(Extent::new(body.tokens.start, end));
            self.call_body(short.to_lowercase(), entry);
        }
    }

    fn may_be_of(&self, entry: u32, of: Option<u16>) -> bool {
        let known = self.owners[entry as usize];
        known.is_none() || of.is_none() || known == of
    }

    fn also_called(&mut self, entry: u32, name: &str) {
        let organisation = &mut self.entities.organisations[entry as usize];
        let room = organisation.aliases.len() < MANY;
        if organisation.name != name && room && !organisation.aliases.iter().any(|alias| alias == name) {
            let fuller = name.chars().count() > organisation.name.chars().count();
            let short =
                if fuller { std::mem::replace(&mut organisation.name, name.to_owned()) } else { name.to_owned() };
            organisation.aliases.push(short);
            organisation.aliases.retain(|alias| *alias != organisation.name);
            if fuller && let Some(own) = self.ministries.iter_mut().take(MANY).find(|own| own.entry == entry) {
                *own = Ministry::of(entry, name);
            }
        }
        self.call_body(name.to_lowercase(), entry);
    }

    /// The one ministry that another name of it means: "the science ministry" is the Ministry of Science and ICT, if no other
    /// ministry of that country has to do with science.
    fn same_ministry(&self, scene: &Scene<'_>, body: &BodyName) -> Option<u32> {
        let words = (body.tokens.start..body.tokens.end).map(|at| scene.word(at).to_lowercase()).collect::<Vec<_>>();
        let noun = words.iter().find(|word| is_ministry(word))?;
        let short = words.len() <= 3 || body.described;
        let subjects =
            words.iter().filter(|word| crate::lexicon::classes(word).has(Class::Subject)).collect::<Vec<_>>();
        let mut same = self.first_ministries().filter(|ministry| {
            let theirs = ministry.name.split([' ', ',']).filter(|word| !word.is_empty());
            theirs.clone().any(|word| word == noun)
                && (short || theirs.count() <= 3)
                && subjects.iter().any(|subject| ministry.is_on(subject))
                && self.may_be_of(ministry.entry, body.of)
        });
        let ministry = same.next()?;
        same.next().is_none().then_some(ministry.entry)
    }

    /// The ministries that the text names; a text with more of them than these is no longer asked which one is meant.
    fn first_ministries(&self) -> impl Iterator<Item = &Ministry> {
        self.ministries.iter().take(MANY)
    }

    /// The body that has a name, in small letters.
    pub(super) fn body_called(&self, name: &str) -> Option<u32> {
        self.bodies.get(name).copied()
    }

    /// The entry of a person.
    fn person(&mut self, scene: &Scene<'_>, person: &PersonName) -> Option<u32> {
        let name = scene.plain(person.tokens);
        let entry = match self.same_person(scene, person) {
            Same::Unclear => return None,
            Same::One(entry) => {
                let known = &mut self.entities.people[entry as usize];
                if known.name.split(' ').count() < name.split(' ').count() {
                    self.names[entry as usize] = name.to_lowercase();
                    let short = std::mem::replace(&mut known.name, name.clone());
                    known.aliases.push(short);
                } else if known.name != name && known.aliases.len() < MANY && !known.aliases.contains(&name) {
                    known.aliases.push(name.clone());
                }
                entry
            }
            Same::Nobody => {
                let evidence = scene::evidence(scene.text, scene.text.bytes(person.tokens))?;
                let roles = Vec::new();
                let aliases = without_nickname(&name).into_iter().collect();
                // The identifier follows from the fullest name, which is not known yet.
                self.names.push(name.to_lowercase());
                self.entities.people.push(Person { id: Id::from(""), name, aliases, roles, evidence });
                self.entities.people_rules.push(person.rule);
                (self.entities.people.len() - 1) as u32
            }
        };
        for at in person.tokens.start..person.tokens.end {
            if is_name_part(scene, at) {
                let part = scene.word(at).to_lowercase();
                self.part_shapes.add(&part);
                let people = self.parts.entry(part).or_default();
                // One more than can be told apart says that there are too many.
                if people.last() != Some(&entry) && people.len() <= MANY && !people.contains(&entry) {
                    people.push(entry);
                }
            }
        }
        // "Portugal's Ana Ruiz"
        let owner = scene.before(person.tokens.start).filter(|&at| scene.is_possessive(at));
        let owner = owner.and_then(|at| scene.owner_before(at + 1)).and_then(|(owner, _)| scene.country_of(owner));
        let home = person.party.or(owner);
        self.homes.resize(self.entities.people.len(), None);
        self.homes[entry as usize] = self.homes[entry as usize].or(home);
        for title in &person.titles {
            self.role(scene, entry, title, person.party);
        }
        Some(entry)
    }

    /// The people who have a word as a part of their names.
    pub(super) fn people_called(&self, scene: &Scene<'_>, at: u32) -> Option<&Vec<u32>> {
        let token = scene.token(at)?;
        // The letters of other words may be others in small.
        if token.plain && !self.part_shapes.may_hold(token.shape) {
            return None;
        }
        self.parts.get(&*scene.text.folded(at))
    }

    /// Who has that name already: the same, or one that holds it or that it holds, if there is only one.
    fn same_person(&self, scene: &Scene<'_>, person: &PersonName) -> Same {
        let parts = (person.tokens.start..person.tokens.end).filter(|&at| is_name_part(scene, at));
        let parts = parts.map(|at| scene.word(at).to_lowercase()).collect::<Vec<_>>();
        let of_part = |part: &String| self.parts.get(part).map(|people| &people[..people.len().min(MANY)]);
        let mut candidates = parts.iter().filter_map(of_part).flatten().copied().collect::<Vec<_>>();
        candidates.sort_unstable();
        candidates.dedup();
        // All parts of the shorter name stand in the longer one.
        candidates.retain(|&entry| {
            let name = self.names.get(entry as usize).map_or("", String::as_str);
            let theirs = || name.split([' ', ',']).filter(|part| part.len() > 2 || parts.len() == 1);
            if theirs().count() < parts.len() {
                theirs().all(|part| part.len() <= 2 || parts.iter().any(|own| own == part))
            } else {
                parts.iter().all(|part| part.len() <= 2 || theirs().any(|other| other == part))
            }
        });
        let title = person.titles.first();
        let head = title.map(|title| scene.word(title.head).to_lowercase());
        match candidates[..] {
            [] => Same::Nobody,
            [one] => {
                // Another office and a name that thousands bear: somebody else.
                let roles = &self.entities.people[one as usize].roles;
                let common = parts.len() == 1 && scene.is(person.tokens.start, Class::FamilyFirst);
                let other = |head: &String| !roles.is_empty() && !roles.iter().any(|role| has_head(role, head));
                if common && head.as_ref().is_some_and(other) { Same::Nobody } else { Same::One(one) }
            }
            [..] if parts.len() > 1 => Same::Nobody,
            [..] => {
                let (Some(title), Some(head)) = (title, head) else { return Same::Unclear };
                let title = scene.plain(title.tokens).to_lowercase();
                let of_title = |fits: &dyn Fn(&Role) -> bool| {
                    let holds = |entry: &u32| self.entities.people[*entry as usize].roles.iter().any(fits);
                    only(candidates.iter().copied().filter(holds))
                };
                let deputy = |title: &str| ["vice", "deputy", "assistant"].iter().any(|word| title.contains(word));
                let alike = |role: &Role| has_head(role, &head) && deputy(&role.title.to_lowercase()) == deputy(&title);
                let exact = of_title(&|role| is_in_small(&role.title, &title));
                exact.or_else(|| of_title(&alike)).map_or(Same::Unclear, Same::One)
            }
        }
    }

    /// Gives a person an office, unless the person has it.
    fn role(&mut self, scene: &Scene<'_>, entry: u32, title: &Title, party_behind: Option<u16>) {
        let Some(evidence) = scene::evidence(
            scene.text,
            scene.text.bytes(title.whole.to(Extent::new(title.tokens.start, title.tokens.end.max(title.whole.end)))),
        ) else {
            return;
        };
        let mut words = scene.plain(title.tokens);
        let head = scene.word(title.head);
        if is_plural(head) {
            words = words.replacen(head, &singular(head), 1);
        }
        let mut body =
            title.body.and_then(|body| self.body_of_name.get(body as usize).copied()).filter(|&body| body != u32::MAX);
        let mut party = title.party.or(party_behind);
        if body.is_none() {
            body = self.ministry_of(scene, title.tokens, party);
        }
        if let Some(body) = body {
            let owner = &mut self.owners[body as usize];
            match (*owner, party) {
                (None, Some(_)) if scene.says(title.head, "minister") => *owner = party,
                (Some(_), None) => party = *owner,
                _ => {}
            }
        }
        let organisation = body.map(|body| self.entities.organisations[body as usize].id.clone());
        let party = self.country_id(party);
        let roles = &mut self.entities.people[entry as usize].roles;
        let lower = words.to_lowercase();
        if let Some(same) = roles.iter_mut().find(|role| is_in_small(&role.title, &lower) || has_head(role, &lower)) {
            same.party = same.party.take().or(party);
            same.organisation = same.organisation.take().or(organisation);
            return;
        }
        // "Minister" came before, "Minister of Trade" says more.
        if let Some(shorter) = roles
            .iter_mut()
            .find(|role| !role.title.contains(' ') && lower.split(' ').any(|word| is_in_small(&role.title, word)))
        {
            shorter.title = words;
            shorter.party = shorter.party.take().or(party);
            shorter.organisation = shorter.organisation.take().or(organisation);
            shorter.evidence = evidence;
            return;
        }
        if roles.len() < MANY {
            roles.push(Role { title: words, organisation, party, evidence });
        }
    }

    /// The ministry of a minister: the one of that country that has to do with the same field.
    fn ministry_of(&self, scene: &Scene<'_>, title: Extent, party: Option<u16>) -> Option<u32> {
        if !(title.start..title.end).any(|at| scene.says(at, "minister") || scene.says(at, "secretary")) {
            return None;
        }
        let subjects = (title.start..title.end)
            .filter(|&at| scene.is(at, Class::Subject))
            .map(|at| scene.word(at).to_lowercase())
            .collect::<Vec<_>>();
        if subjects.is_empty() {
            return None;
        }
        let mut same = self.first_ministries().filter(|ministry| {
            ministry.named
                && self.may_be_of(ministry.entry, party)
                && subjects.iter().any(|subject| ministry.is_on(subject))
        });
        let ministry = same.next()?;
        same.next().is_none().then_some(ministry.entry)
    }

    /// The finished entities, with all their evidence, and all mentions in the order of the text.
    pub(super) fn finish(mut self, scene: &Scene<'_>) -> (Entities, Vec<Mention>) {
        self.mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        self.mentions.dedup_by_key(|mention| (mention.range, mention.entity));
        for place in 0..self.entities.people.len() {
            let name = self.entities.people[place].name.clone();
            self.entities.people[place].id = self.id(&name);
        }
        for (organisation, owner) in self.owners.clone().into_iter().enumerate() {
            self.entities.organisations[organisation].party = self.country_id(owner);
        }
        for (country, spans) in self.spans(scene, |entity| matches!(entity, EntityRef::Country(_))) {
            let country = &mut self.entities.countries[country as usize];
            country.evidence = spans;
            let quotes = country.evidence.spans().iter().map(|span| span.quote()).collect::<BTreeSet<_>>();
            let names = quotes.into_iter().map(|quote| quote.split_whitespace().collect::<Vec<_>>().join(" "));
            let names = names.filter(|name| {
                *name != country.name
                    && GAZETTEER
                        .longest(name, false)
                        .is_some_and(|(_, known)| matches!(known, crate::lexicon::Known::Country(_, Form::Name)))
            });
            country.aliases = names.collect::<BTreeSet<_>>().into_iter().collect();
        }
        for (organisation, spans) in self.spans(scene, |entity| matches!(entity, EntityRef::Organisation(_))) {
            self.entities.organisations[organisation as usize].evidence = spans;
        }
        for (person, spans) in self.spans(scene, |entity| matches!(entity, EntityRef::Person(_))) {
            self.entities.people[person as usize].evidence = spans;
        }
        (self.entities, self.mentions)
    }

    /// The evidence of the entries of one kind: where the text names them, the fullest name first.
    fn spans(&self, scene: &Scene<'_>, kind: impl Fn(EntityRef) -> bool) -> Vec<(u32, Evidence)> {
        let mut named = self
            .mentions
            .iter()
            .filter(|mention| kind(mention.entity) && !matches!(mention.how, How::Pronoun))
            .map(|mention| (mention.entity, mention.how != How::Name, mention.range))
            .collect::<Vec<_>>();
        named.sort_by_key(|&(entity, short, range)| (entity, short, range.start));
        let entries = named.chunk_by(|one, next| one.0 == next.0).filter_map(|chunk| {
            let (EntityRef::Country(entry) | EntityRef::Organisation(entry) | EntityRef::Person(entry)) = chunk[0].0
            else {
                return None;
            };
            let spans = chunk.iter().filter_map(|&(_, _, range)| scene::span(scene.text, range)).collect::<Vec<_>>();
            Some((entry, Evidence::try_from(spans).ok()?))
        });
        entries.collect()
    }
}

/// How some names start: a bit for the first two and for the first four bytes of each.
#[derive(Debug, Default)]
struct Starts([u64; 32]);

impl Starts {
    /// The bit of the first bytes of a name; none where there are not so many, or not all are of ASCII.
    fn bit<const COUNT: usize>(name: &str) -> Option<usize> {
        let start = name.as_bytes().first_chunk::<COUNT>().filter(|start| start.is_ascii())?;
        let folded =
            start.iter().fold(COUNT as u32, |folded, &byte| (folded ^ u32::from(byte)).wrapping_mul(0x9e37_79b1));
        Some((folded >> 21) as usize)
    }

    fn add(&mut self, name: &str) {
        for bit in [Self::bit::<2>(name), Self::bit::<4>(name)].into_iter().flatten() {
            self.0[bit >> 6] |= 1 << (bit & 63);
        }
    }

    /// Whether one of the names may start with some letters.
    fn may_begin(&self, letters: &str) -> bool {
        let has = |bit: usize| self.0[bit >> 6] & 1 << (bit & 63) != 0;
        Self::bit::<2>(letters).is_none_or(has) && Self::bit::<4>(letters).is_none_or(has)
    }
}

/// A name without the nickname in marks inside it: `Ana Ruiz` for `Ana "Nita" Ruiz`.
fn without_nickname(name: &str) -> Option<String> {
    let marked = |c: char| matches!(c, '"' | '“' | '”' | '‘');
    let (first, rest) = name.split_once(|c: char| marked(c) || c == '\'').filter(|(first, _)| first.ends_with(' '))?;
    let (_, last) = rest.split_once(|c: char| marked(c) || matches!(c, '\'' | '’'))?;
    Some(format!("{first}{}", last.trim_start()))
}

/// Whether somebody with a name is known already.
enum Same {
    One(u32),
    Nobody,
    /// Several could be meant.
    Unclear,
}

/// Whether the head of an office is the given word, in small letters.
pub(super) fn has_head(role: &Role, head: &str) -> bool {
    let head = singular(head);
    role.title.split(' ').any(|word| is_in_small(word, &head))
}

/// Whether some words in small letters are the others.
fn is_in_small(words: &str, small: &str) -> bool {
    if words.is_ascii() {
        words.len() == small.len()
            && words.bytes().zip(small.bytes()).all(|(one, other)| one.to_ascii_lowercase() == other)
    } else {
        words.to_lowercase() == small
    }
}

/// The one that all are; none where they differ or there are none.
pub(super) fn only(mut all: impl Iterator<Item = u32>) -> Option<u32> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn singular(head: &str) -> Cow<'_, str> {
    match head.strip_suffix('s') {
        Some(stem) if stem.ends_with("ie") => Cow::Owned(format!("{}y", &stem[..stem.len() - 2])),
        Some(stem) if !stem.ends_with(['s', 'S']) => Cow::Borrowed(stem),
        _ => Cow::Borrowed(head),
    }
}

/// Whether a token of a name is one by which somebody can be called later: no particle and no initial.
pub(super) fn is_name_part(scene: &Scene<'_>, at: u32) -> bool {
    let word = scene.word(at);
    scene.is_capital(at) && word.trim_end_matches('.').chars().count() > 1 && !scene.is(at, Class::NameSuffix)
}
