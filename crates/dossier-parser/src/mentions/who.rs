//! Who is who: later short forms, descriptions and pronouns, by rules that stop where more than one could be meant.

mod persons;

use super::scene::{Label, Scene};
use super::table::{MANY, Table, has_head, is_name_part, only, same_subject};
use super::{EntityRef, How, Mention};
use crate::lexicon::Class;
use dossier::Role;

use crate::text::{Extent, Sentence, TokenKind, Words, words};

/// Adds the mentions that only the names before them explain.
pub(super) fn find(scene: &Scene<'_>, table: &mut Table) {
    let mut named = std::mem::take(&mut table.mentions);
    named.sort_by_key(|mention| mention.range.start);
    let called = table.entities.organisations.iter().map(|body| {
        let names = [&body.name].into_iter().chain(&body.aliases);
        names.map(|name| name.to_lowercase()).collect::<Vec<_>>().join(",")
    });
    let called = called.collect();
    let mut who = Who {
        scene,
        table,
        all: Vec::with_capacity(named.len()),
        people: Vec::new(),
        bodies: Vec::new(),
        subject: None,
        called,
    };
    let mut next = 0;
    for sentence in &scene.text.sentences {
        let from = who.all.len();
        let end = next + named[next..].partition_point(|mention| mention.tokens.start < sentence.tokens.end);
        who.read(sentence, &named[next..end]);
        next = end;
        who.remember(sentence, from);
    }
    let all = who.all;
    table.mentions = all;
}

/// How many mentions back a description still refers to.
const REACH: usize = 24;

struct Who<'s, 't> {
    scene: &'s Scene<'t>,
    table: &'s Table,
    all: Vec<Mention>,
    /// The people of the last sentence that names any, the one who speaks or acts alone if there is one.
    people: Vec<u32>,
    /// The organisations of the last sentence that names any.
    bodies: Vec<u32>,
    /// The country or organisation that the sentence before starts with or that speaks in it.
    subject: Option<EntityRef>,
    /// The names of each organisation in small letters, with commas between them.
    called: Vec<String>,
}

impl Who<'_, '_> {
    /// Reads a sentence from left to right: names that are known, and between them what refers back.
    fn read(&mut self, sentence: &Sentence, named: &[Mention]) {
        let (scene, from) = (self.scene, self.all.len());
        let mut named = named.iter().peekable();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let mut past = at + 1;
            while let Some(mention) = named.next_if(|mention| mention.tokens.start <= at) {
                past = past.max(mention.tokens.end);
                self.all.push(mention.clone());
            }
            let free = matches!(scene.label(at), Label::Free | Label::Title);
            if past == at + 1 && free {
                // What refers back begins with one of these words, or a capital.
                let small =
                    || scene.says_any(at, words!["the", "both", "either", "neither", "each", "he", "she", "it"]);
                let found = self.short(at);
                let found = match found {
                    None if small() => self.definite(at, from).or_else(|| self.pronoun(at, from)),
                    found => found,
                };
                if let Some((tokens, entity, how)) = found {
                    let range = self.scene.text.bytes(tokens);
                    self.all.push(Mention { range, tokens, entity, how });
                    // What is named inside a description stays a mention of its own.
                    past = tokens.end.max(at + 1);
                    while let Some(inner) = named.next_if(|mention| mention.tokens.start < past) {
                        self.all.push(inner.clone());
                    }
                }
            }
            at = past;
        }
    }

    /// Somebody by a part of the name, or a body by its acronym.
    fn short(&self, at: u32) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        if !scene.is_capital(at) || scene.label(at) != Label::Free {
            return None;
        }
        self.short_person(at).or_else(|| self.short_body(at))
    }

    fn short_person(&self, at: u32) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        let people = |at: u32| {
            let part = Some(at).filter(|&at| scene.is_free_capital(at) && is_name_part(scene, at))?;
            self.table.people_called(scene, part)
        };
        let mut who = people(at).filter(|people| people.len() <= MANY)?.clone();
        let mut end = at + 1;
        loop {
            let mut next = end;
            while scene.here(next).is_some_and(|next| scene.is(next, Class::Particle) && !scene.is_capital(next)) {
                next += 1;
            }
            let Some(others) = people(next).filter(|_| scene.same_sentence(at, next)) else { break };
            let both = who.iter().copied().filter(|person| others.contains(person)).collect::<Vec<_>>();
            if both.is_empty() {
                break;
            }
            who = both;
            end = next + 1;
        }
        let token = scene.token(at)?;
        let opens = token.first && token.is(Class::NoName) && end == at + 1;
        let longer = scene.here(end).is_some_and(|next| {
            scene.is_free_capital(next)
                && end == at + 1
                && !token.all_caps
                && !scene.is(next, Class::Weekday)
                && !scene.is(next, Class::Month)
                && !self.in_heading(at)
        });
        if opens || longer {
            return None;
        }
        let person = match who[..] {
            [one] => one,
            [..] => self.by_title(at, &who)?,
        };
        Some((Extent::new(at, end), EntityRef::Person(person), How::ShortName))
    }

    fn in_heading(&self, at: u32) -> bool {
        let sentence = self.scene.sentence(at).and_then(|sentence| self.scene.text.sentences.get(sentence as usize));
        sentence.is_some_and(|sentence| self.scene.text.block_of(sentence).kind == crate::text::BlockKind::Heading)
    }

    /// Of several people of one name, the one with the office before it.
    fn by_title(&self, at: u32, who: &[u32]) -> Option<u32> {
        let scene = self.scene;
        let title = scene.before(at).filter(|&title| scene.label(title) == Label::Title)?;
        let head = scene.word(title).to_lowercase();
        only(who.iter().copied().filter(|&person| self.roles(person, &head, &[])))
    }

    fn short_body(&self, at: u32) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        if !self.table.may_name_a_body(scene.text.lower(at)) {
            return None;
        }
        let mut end = at + 1;
        while scene.here(end).is_some_and(|next| scene.is_free_capital(next)) && end < at + 6 {
            end += 1;
        }
        while end > at {
            let tokens = Extent::new(at, end);
            let name = scene.plain(tokens);
            let letters = name.chars().filter(|c| c.is_alphabetic()).count();
            if letters > 1
                && let Some(body) = self.table.body_called(&name.to_lowercase())
            {
                return Some((tokens, EntityRef::Organisation(body), How::ShortName));
            }
            end -= 1;
        }
        None
    }

    /// "the ministry", "the science minister", "the two countries".
    fn definite(&self, at: u32, from: usize) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        let the = scene.token(at).filter(|token| token.kind == TokenKind::Word)?;
        let both = scene.says_any(at, words!["both", "either", "neither", "each"]);
        if !(scene.says(at, "the") || both) || the.range.is_empty() {
            return None;
        }
        self.parties(at, both).or_else(|| self.definite_body(at, from)).or_else(|| self.definite_person(at, from))
    }

    fn parties(&self, at: u32, both: bool) -> Option<(Extent, EntityRef, How)> {
        const TOGETHER: Words = Words::of(&[
            "countries",
            "sides",
            "nations",
            "states",
            "governments",
            "parties",
            "neighbours",
            "neighbors",
            "partners",
            "capitals",
            "allies",
            "participants",
            "signatories",
            "country",
            "side",
            "party",
            "government",
            "participant",
            "state",
            "nation",
            "contracting",
        ]);
        let scene = self.scene;
        let mut noun = at + 1;
        let mut counted = both;
        while scene.here(noun).is_some_and(|at| {
            scene.says_any(
                at,
                words![
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "of",
                    "the",
                    "neighbouring",
                    "neighboring",
                    "contracting",
                    "other",
                    "respective",
                    "partner",
                    "both",
                    "member",
                    "allied",
                ],
            )
        }) {
            counted |= scene
                .says_any(noun, words!["two", "three", "four", "five", "six", "both", "neighbouring", "contracting"]);
            noun += 1;
        }
        let noun = scene.here(noun)?;
        let together = scene.says_any(noun, &TOGETHER);
        // In a formal text the parties are defined and written with a capital.
        let defined = scene.is_capital(noun)
            && scene.says_any(noun, words!["parties", "participants", "signatories", "sides", "governments"]);
        let plain = scene.says_any(noun, words!["sides", "parties"]);
        (together && (counted || defined || plain))
            .then(|| (Extent::new(at, noun + 1), EntityRef::Parties, How::Definite))
    }

    fn definite_body(&self, at: u32, from: usize) -> Option<(Extent, EntityRef, How)> {
        const NOUNS: &[&str] = &[
            "ministry",
            "department",
            "agency",
            "commission",
            "bank",
            "institute",
            "university",
            "organisation",
            "organization",
            "fund",
            "authority",
            "council",
            "committee",
            "office",
            "bureau",
            "association",
            "company",
            "firm",
            "startup",
            "group",
            "foundation",
            "parliament",
            "union",
            "federation",
            "confederation",
            "society",
            "board",
            "service",
            "chamber",
            "trust",
            "court",
            "alliance",
            "centre",
            "center",
            "academy",
            "network",
            "consortium",
            "corporation",
        ];
        let scene = self.scene;
        let mut noun = at + 1;
        while noun < at + 5
            && scene.here(noun).is_some_and(|at| scene.is(at, Class::Subject) && scene.label(at) == Label::Free)
        {
            noun += 1;
        }
        let noun_token = scene.here(noun).filter(|&noun| scene.label(noun) == Label::Free)?;
        let word = NOUNS.iter().find(|word| scene.says(noun_token, word))?;
        // "the Ministry of …" is a name that was not read, not a reference.
        let named = scene
            .here(noun + 1)
            .is_some_and(|next| scene.is_free_capital(next) || scene.says(next, "of") || scene.says(next, "for"));
        if named {
            return None;
        }
        let subjects = (at + 1..noun).map(|at| scene.word(at).to_lowercase()).collect::<Vec<_>>();
        let fits = |body: &u32| self.is_called(*body, word, &subjects);
        let tokens = Extent::new(at, noun + 1);
        let near = self.all[from..].iter().filter_map(|mention| match mention.entity {
            EntityRef::Organisation(body) => Some(body),
            _ => None,
        });
        let near = near.filter(|body| fits(body)).collect::<Vec<_>>();
        let body = only(near.iter().copied())
            .or_else(|| near.is_empty().then(|| only(self.bodies.iter().copied().filter(|body| fits(body)))).flatten())
            .or_else(|| self.only_body(&fits))
            .or_else(|| self.latest_body(&fits))?;
        Some((tokens, EntityRef::Organisation(body), How::Definite))
    }

    /// Of several bodies that fit, the one that was named last, if that was not long ago.
    fn latest_body(&self, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        self.all.iter().rev().take(REACH).find_map(|mention| match mention.entity {
            EntityRef::Organisation(body) => Some(body).filter(fits),
            _ => None,
        })
    }

    /// The only body of the text that fits; none where there are too many to ask them all each time.
    fn only_body(&self, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let count = self.table.entities.organisations.len();
        if count > 4 * MANY { None } else { only((0..count as u32).filter(fits)) }
    }

    /// Whether a body can be called by a noun and fields of policy.
    fn is_called(&self, body: u32, noun: &str, subjects: &[String]) -> bool {
        let names = &self.called[body as usize];
        let has = |wanted: &dyn Fn(&str) -> bool| names.split([' ', ',']).any(wanted);
        let called = match noun {
            "company" | "firm" | "startup" | "group" => {
                !has(&|word| {
                    let classes = crate::lexicon::classes(word);
                    classes.has(Class::Ministry)
                        || classes.has(Class::Body) && !classes.has(Class::CompanySuffix) && !classes.has(Class::Trade)
                }) || has(&|word| word == noun)
            }
            "organisation" | "organization" => has(&|word| matches!(word, "organisation" | "organization")),
            _ => has(&|word| word == noun),
        };
        called && subjects.iter().all(|subject| has(&|word| word == subject || same_subject(subject, word)))
    }

    /// "he", "she", "it".
    fn pronoun(&self, at: u32, from: usize) -> Option<(Extent, EntityRef, How)> {
        let scene = self.scene;
        let is = |words: &Words| scene.says_any(at, words);
        let tokens = Extent::new(at, at + 1);
        if is(words!["he", "she"]) {
            if self.is_quoted(at) {
                return None;
            }
            let here = people_in(&self.all[from..]);
            let person = match here[..] {
                // The subject of the sentence before is the likeliest of several.
                [] => self.people.first().copied(),
                [one] => Some(one),
                [..] => self.speaker(from, at),
            };
            return person.map(|person| (tokens, EntityRef::Person(person), How::Pronoun));
        }
        if !scene.says(at, "it") {
            return None;
        }
        let acts = scene.here(at + 1).is_some_and(|next| {
            scene.is(next, Class::Reporting)
                || scene.says_any(
                    next,
                    words!["will", "would", "plans", "aims", "hopes", "also", "has", "had", "intends", "expects"],
                )
        });
        if acts && !self.is_quoted(at) {
            let here = self.all[from..]
                .iter()
                .map(|mention| mention.entity)
                .find(|entity| matches!(entity, EntityRef::Country(_) | EntityRef::Organisation(_)));
            let subject = here.or(self.subject)?;
            return Some((tokens, subject, How::Pronoun));
        }
        None
    }

    /// Whether a token stands in a quotation, where "he" is somebody of the speaker's.
    fn is_quoted(&self, at: u32) -> bool {
        let quotes = &self.scene.text.quotes;
        let next = quotes.partition_point(|quote| quote.tokens.start <= at);
        quotes[next.saturating_sub(3)..next].iter().any(|quote| quote.tokens.contains(at))
    }

    /// Who speaks in the mentions from a place on, before a token: the person beside a verb of saying.
    fn speaker(&self, from: usize, before: u32) -> Option<u32> {
        let scene = self.scene;
        let says = |mention: &Mention| {
            let behind = (mention.tokens.end..mention.tokens.end + 2)
                .map_while(|at| scene.here(at))
                .find(|&at| scene.is(at, Class::Reporting));
            let ahead = || {
                let mut at = mention.tokens.start;
                for _ in 0..8 {
                    at = scene.before(at)?;
                    if scene.is(at, Class::Reporting) {
                        return Some(at);
                    }
                    let part = scene.label(at) == Label::Title
                        || matches!(scene.label(at), Label::Country(_) | Label::Body(_))
                        || scene.is_possessive(at)
                        || scene.is(at, Class::Determiner)
                        || scene.says(at, ",");
                    if !part {
                        return None;
                    }
                }
                None
            };
            behind.or_else(ahead).is_some()
        };
        let speaking =
            self.all[from..].iter().filter(|mention| mention.tokens.start < before).filter_map(|mention| match mention
                .entity
            {
                EntityRef::Person(person) if says(mention) => Some(person),
                _ => None,
            });
        only(speaking)
    }

    /// Keeps what the next sentences may refer to.
    fn remember(&mut self, sentence: &Sentence, from: usize) {
        if sentence.tokens.is_empty() || self.scene.text.block_of(sentence).kind.is_furniture() {
            return;
        }
        let people = people_in(&self.all[from..]);
        if !people.is_empty() {
            self.people = match self.speaker(from, sentence.tokens.end) {
                Some(speaker) => vec![speaker],
                None => people,
            };
        }
        let mut bodies = Vec::new();
        for mention in &self.all[from..] {
            if let EntityRef::Organisation(body) = mention.entity
                && !bodies.contains(&body)
                && bodies.len() < 8
            {
                bodies.push(body);
            }
        }
        if !bodies.is_empty() {
            self.bodies = bodies;
        }
        // The subject stands at the head of the sentence, an article or a possessor aside.
        let first = self.all[from..]
            .iter()
            .find(|mention| mention.tokens.start <= sentence.tokens.start + 4 && mention.how != How::Demonym);
        let next =
            |mention: &Mention| self.scene.here(mention.tokens.end).is_some_and(|next| self.scene.is_possessive(next));
        let first = first.filter(|mention| !next(mention)).map(|mention| mention.entity);
        let owned = || {
            let mention = self.all[from..].iter().find(|mention| {
                mention.tokens.start <= sentence.tokens.start + 8
                    && matches!(mention.entity, EntityRef::Organisation(_))
            })?;
            Some(mention.entity)
        };
        self.subject =
            first.filter(|entity| matches!(entity, EntityRef::Country(_) | EntityRef::Organisation(_))).or_else(owned);
    }
}

/// Whether a role is one that a word may stand for: a president is a leader, an ambassador an envoy.
fn may_be_called(role: &Role, head: &str) -> bool {
    let heads: &[&str] = match head {
        "leader" => {
            &["president", "premier", "chancellor", "king", "emir", "taoiseach", "leader", "sultan", "chairman"]
        }
        "envoy" => &["envoy", "ambassador", "representative", "emissary"],
        "diplomat" => &["ambassador", "envoy", "representative", "consul", "diplomat"],
        "official" => &["official", "director", "secretary", "commissioner", "director-general"],
        "boss" => &["ceo", "chief", "chairman", "director", "secretary"],
        _ => return has_head(role, head),
    };
    let prime = head == "leader" && role.title.to_lowercase().contains("prime minister");
    prime || heads.iter().any(|head| has_head(role, head))
}

/// The people of some mentions, each once; a few at most, since more than one is already too many to choose from.
fn people_in(mentions: &[Mention]) -> Vec<u32> {
    let mut people = Vec::new();
    for mention in mentions {
        if let EntityRef::Person(person) = mention.entity
            && !people.contains(&person)
            && people.len() < 8
        {
            people.push(person);
        }
    }
    people
}
