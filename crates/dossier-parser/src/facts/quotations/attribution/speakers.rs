//! Who speaks: the subject before or behind a cue, somebody whom a description means, or who spoke last.

use dossier::Id;

use super::cues::AMBIGUOUS;
use super::{Attribution, Finder, Form};
use crate::lexicon::{Class, GAZETTEER};
use crate::mentions::{EntityRef, How, Mention};
use crate::text::{Extent, Sentence, TokenKind, Words, words};

impl Finder<'_, '_> {
    /// `in Berg's view`: whose view it is.
    pub(super) fn in_named_view(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
        let owner = (cue.start + 2..cue.end).rev().find_map(|end| self.ending_at(end))?;
        let entity = Some(owner.entity).filter(|_| owner.how != How::Pronoun)?;
        let speaker = self.speaker(Some(entity));
        Some(Attribution {
            cue,
            whole: cue,
            speaker,
            entity: Some(entity),
            sentence: sentence.index,
            form: Form::According,
        })
    }

    /// `in her words`: the subject of its sentence, else of the one before.
    pub(super) fn in_own_words(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
        let text = self.text();
        let plural = text.is(cue.start + 1, "their");
        let person = text.is(cue.start + 1, "his") || text.is(cue.start + 1, "her");
        let fits = |mention: &&Mention| match mention.entity {
            EntityRef::Person(_) => person,
            EntityRef::Parties => plural,
            _ => !person,
        };
        let here = text.bytes(Extent::new(sentence.tokens.start, cue.start));
        let ahead = text.sentences.get((sentence.index as usize).checked_sub(1)?);
        let ahead = ahead.map_or(here, |ahead| ahead.range);
        let within = |range: Extent| self.reading.mentions_within(range).iter().find(fits);
        let entity = Some(within(here).or_else(|| within(ahead))?.entity);
        let speaker = self.speaker(entity);
        Some(Attribution { cue, whole: cue, speaker, entity, sentence: sentence.index, form: Form::According })
    }

    /// `her colleague from Ljubljana`, `his Peruvian counterpart`: the person named last who holds an office of that country.
    pub(super) fn colleague(&self, sentence: &Sentence, end: u32) -> Option<EntityRef> {
        let text = self.text();
        let first = sentence.tokens.start.max(end.saturating_sub(8));
        let noun = (first..end)
            .rev()
            .find(|&at| text.is_any(at, words!["colleague", "counterpart", "opposite", "homologue"]))?;
        let near = text.bytes(Extent::new(first.max(noun.saturating_sub(3)), end));
        let country = self.reading.mentions_within(near).iter().rev().find_map(|mention| match mention.entity {
            EntityRef::Country(place) => self.reading.id_of(EntityRef::Country(place)),
            _ => None,
        })?;
        let range = Extent::new(0, text.tokens[noun as usize].range.start);
        let named = self.reading.mentions_within(range).iter().rev().take(24);
        let people = named.map(|mention| mention.entity).filter(|entity| matches!(entity, EntityRef::Person(_)));
        let of_country = people.clone().find(|entity| match entity {
            EntityRef::Person(person) => self
                .reading
                .entities
                .people
                .get(*person as usize)
                .is_some_and(|person| person.roles.iter().any(|role| role.party.as_ref() == Some(country))),
            _ => false,
        });
        // Of two who are spoken of, the one who has not just spoken.
        let spoke = self.found.last().and_then(|last| last.entity);
        let other = || {
            let mut others = people.filter(|person| Some(*person) != spoke);
            let first = others.next()?;
            others.all(|other| other == first).then_some(first)
        };
        of_country.or_else(|| spoke.and_then(|_| other()))
    }

    /// `His Majesty`, `Her Royal Highness`: the only crowned head that the text names, among the first that it does.
    pub(super) fn sovereign(&self, sentence: &Sentence, end: u32) -> Option<EntityRef> {
        const CROWNED: &Words = words![
            "king", "queen", "emperor", "empress", "sultan", "emir", "amir", "prince", "princess", "duke", "duchess",
            "pope",
        ];
        let text = self.text();
        let noun = end.checked_sub(1).filter(|&noun| noun > sentence.tokens.start)?;
        let owned = (noun.saturating_sub(2)..noun).any(|at| text.is_any(at, words!["his", "her", "their"]));
        if !owned || !text.is_any(noun, words!["majesty", "highness", "holiness", "majesties"]) {
            return None;
        }
        let crowned = |title: &str| title.split(' ').any(|word| CROWNED.has(word));
        let people = self.reading.entities.people.iter().take(64).enumerate();
        let mut crowned = people.filter(|(_, person)| person.roles.iter().any(|role| crowned(&role.title)));
        let (place, _) = crowned.next()?;
        crowned.next().is_none().then_some(EntityRef::Person(place as u32))
    }

    /// The identifier of somebody whom the dossier has: a country only if it is a party.
    pub(super) fn speaker(&self, entity: Option<EntityRef>) -> Option<Id> {
        let id = self.reading.id_of(entity?)?;
        // A bloc that is no party is an organisation of the dossier.
        let bloc = match entity? {
            EntityRef::Country(place) => self
                .reading
                .entities
                .countries
                .get(place as usize)
                .is_some_and(|country| GAZETTEER.is_bloc(&country.id)),
            _ => true,
        };
        let known = bloc || self.draft.parties.iter().any(|party| party.fact.id == *id);
        known.then(|| id.clone())
    }

    /// Who speaks behind a verb or behind `according to`: the first person named before the next clause, else the first body.
    pub(super) fn behind(&self, sentence: &Sentence, start: u32, form: Form) -> Option<&Mention> {
        let text = self.text();
        let mut end = start;
        let mut commas = 0;
        while end < sentence.tokens.end.min(start + 24) {
            let token = &text.tokens[end as usize];
            let word = text.word(end);
            commas += u32::from(word == ",");
            let verb = token.is(Class::Auxiliary)
                || token.is(Class::Reporting) && !token.capital && !text.is_any(end, AMBIGUOUS);
            let stop = matches!(word, "." | ";" | ":" | "(" | "–" | "—" | "--") || token.kind == TokenKind::Quote;
            let stop = stop || word == "," && form == Form::According;
            let adjunct = [
                "in", "on", "at", "during", "after", "before", "who", "which", "that", "as", "when", "while", "to",
                "about",
            ];
            if end > start && (stop || verb || commas > 2 || adjunct.contains(&word)) {
                break;
            }
            end += 1;
        }
        let mentions = self.reading.mentions_within(text.bytes(Extent::new(start, end)));
        // "reads the ministry's statement"
        let owner = mentions.iter().find(|mention| {
            let clitic =
                text.tokens.get(mention.tokens.end as usize).is_some_and(|next| next.kind == TokenKind::Clitic);
            let noun = text.tokens.get(mention.tokens.end as usize + 1);
            mention.how != How::Demonym && clitic && noun.is_some_and(|noun| noun.is(Class::Voice))
        });
        owner.or_else(|| self.best(mentions.iter()))
    }

    /// Who speaks before a verb: the subject of its clause.
    pub(super) fn before(&self, sentence: &Sentence, verb: u32) -> Option<&Mention> {
        let text = self.text();
        let mut end = verb;
        // `Berg also said`, `Berg has said`, `Berg on Monday said`
        while end > sentence.tokens.start && self.is_adverb(end - 1) {
            end -= 1;
        }
        // `said Giuli, who recalled that`, `Phiri of the industry ministry, who insists that`
        if end > sentence.tokens.start + 1 && text.is(end - 1, "who") {
            let comma = end - 1 - u32::from(text.is(end - 2, ","));
            let near = text.bytes(Extent::new(comma.saturating_sub(10).max(sentence.tokens.start), comma));
            let people = self.reading.mentions_within(near).iter().rev();
            return people.clone().find(|mention| matches!(mention.entity, EntityRef::Person(_)));
        }
        if let Some(date) = self.reading.dates_in(sentence).iter().find(|date| date.tokens.end == end) {
            end = date.tokens.start;
            end -= u32::from(end > sentence.tokens.start && text.is(end - 1, "on"));
        }
        let closed = end > sentence.tokens.start && matches!(text.word(end - 1), "," | "–" | "—" | "-" | ")");
        let adjacent = self.ending_at(end - u32::from(closed)).filter(|_| end > sentence.tokens.start);
        if closed {
            // `Berg, head of the mission, said`: who stands before the insertion; `her colleague, Berg, said`: the person in it.
            let opening = self.insertion(sentence, end - 1);
            let outer = opening.and_then(|opening| self.ending_at(opening));
            let person = |mention: &&Mention| matches!(mention.entity, EntityRef::Person(_));
            let inside = opening.map(|opening| text.bytes(Extent::new(opening, end)));
            let inner = || inside.and_then(|inside| self.reading.mentions_within(inside).iter().find(person));
            // "Farmers in Ruvu, a region in Tanzania, say": not the country.
            let adjacent = adjacent.filter(|mention| person(mention) || !self.is_object(sentence, mention));
            return outer.filter(person).or_else(inner).or(outer).or(adjacent);
        }
        adjacent
            .and_then(|mention| self.head(sentence, mention))
            .or_else(|| self.spokesperson(sentence, end))
            .or_else(|| self.apposed(sentence, end))
            .or_else(|| self.placed(sentence, end))
    }

    /// `Inspector Tumana of the border command told`: the person before words that only say of where.
    fn placed(&self, sentence: &Sentence, end: u32) -> Option<&Mention> {
        let text = self.text();
        let first = sentence.tokens.start.max(end.saturating_sub(10));
        let near = self.reading.mentions_within(text.bytes(Extent::new(first, end)));
        let person = near
            .iter()
            .rev()
            .find(|mention| matches!(mention.entity, EntityRef::Person(_)) && mention.how != How::Pronoun)?;
        let plain = (person.tokens.end..end).all(|at| {
            let token = &text.tokens[at as usize];
            token.kind == TokenKind::Word && !token.is(Class::Conjunction) && !token.is(Class::Auxiliary)
        });
        let of = ["of", "from", "at", "for", "with"].iter().any(|word| text.is(person.tokens.end, word));
        (plain && of).then_some(person)
    }

    /// `the Unite union said`: the body before the noun that says what it is.
    pub(super) fn apposed(&self, sentence: &Sentence, end: u32) -> Option<&Mention> {
        let noun = end.checked_sub(1).filter(|&noun| noun > sentence.tokens.start)?;
        let kind = self.text().tokens[noun as usize];
        let named = (kind.is(Class::BodyNoun) || kind.is(Class::Ministry)).then(|| self.ending_at(noun))?;
        named.filter(|mention| matches!(mention.entity, EntityRef::Organisation(_)))
    }

    pub(super) fn is_adverb(&self, at: u32) -> bool {
        let word = self.text().word(at);
        let auxiliary = [
            "has",
            "have",
            "had",
            "also",
            "then",
            "later",
            "earlier",
            "further",
            "repeatedly",
            "again",
            "once",
            "himself",
            "herself",
            "itself",
            "both",
        ];
        auxiliary.contains(&word) || crate::lexicon::verbs::is_adverb(word)
    }

    /// The mention that ends right before a token. Of several, the longest.
    pub(super) fn ending_at(&self, token: u32) -> Option<&Mention> {
        let text = self.text();
        let last = text.tokens.get(token.checked_sub(1)? as usize)?;
        let from = text.tokens.get(token.saturating_sub(16) as usize)?.range.start;
        let near = self.reading.mentions_within(Extent::new(from, last.range.end));
        near.iter().find(|mention| mention.tokens.end == token && mention.how != How::Demonym)
    }

    /// Where the insertion opens that closes with the token `close`: the comma, dash or bracket before it.
    pub(super) fn insertion(&self, sentence: &Sentence, close: u32) -> Option<u32> {
        let mark = match self.text().word(close) {
            ")" => "(",
            mark => mark,
        };
        let first = sentence.tokens.start.max(close.saturating_sub(25));
        (first..close).rev().find(|&at| self.text().word(at) == mark)
    }

    /// Who is meant where a name is only part of the subject: `the ministry in Oslo said` means the ministry.
    pub(super) fn head<'m>(&'m self, sentence: &Sentence, mention: &'m Mention) -> Option<&'m Mention> {
        let text = self.text();
        let Some(lead) = mention.tokens.start.checked_sub(1).filter(|&lead| lead >= sentence.tokens.start) else {
            return Some(mention);
        };
        let lead = if text.is(lead, "the") && lead > sentence.tokens.start { lead - 1 } else { lead };
        let place = matches!(mention.entity, EntityRef::Country(_));
        if text.is(lead, "and") || !["in", "of", "at", "from", "for"].contains(&text.word(lead)) {
            return Some(mention);
        }
        let outer = self.ending_at(lead);
        match outer {
            Some(outer) if place || text.is(lead, "in") || text.is(lead, "at") => Some(outer),
            _ if place => self.spokesperson(sentence, lead),
            Some(outer) if matches!(outer.entity, EntityRef::Person(_)) => Some(outer),
            _ => Some(mention),
        }
    }

    /// `an ISRO spokesperson`, `Kenyan treasury officials`: the body that stands before the word, if one does.
    pub(super) fn spokesperson(&self, sentence: &Sentence, end: u32) -> Option<&Mention> {
        let text = self.text();
        // "The Maltese side has said", "the Peruvian government said"
        if let Some(side) = end.checked_sub(1).filter(|&side| {
            side > sentence.tokens.start
                && ["side", "government", "delegation", "administration"].contains(&text.word(side))
        }) {
            let from = text.bytes(Extent::new(side.saturating_sub(4).max(sentence.tokens.start), side));
            // "Peru's government"
            let owner = side - u32::from(text.tokens[side as usize - 1].kind == TokenKind::Clitic);
            let state = self.reading.mentions_within(from).iter().rev().find(|mention| mention.tokens.end == owner);
            return state.filter(|mention| matches!(mention.entity, EntityRef::Country(_)));
        }
        let voice = end
            .checked_sub(1)
            .filter(|&voice| voice >= sentence.tokens.start && text.tokens[voice as usize].is(Class::Voice))?;
        let first = sentence.tokens.start.max(voice.saturating_sub(8));
        let start = (first..voice).rev().find(|&at| {
            matches!(text.word(at), "," | ";")
                || text.is_any(at, words!["a", "an", "the"])
                || text.tokens[at as usize].kind == TokenKind::Quote
        });
        let inside = text.bytes(Extent::new(start.map_or(first, |start| start + 1), voice));
        let bodies = self.reading.mentions_within(inside);
        bodies.iter().find(|mention| matches!(mention.entity, EntityRef::Organisation(_)))
    }

    /// The first person, else the first body or country, whose name is not only an owner's or an adjective.
    pub(super) fn best<'m>(&self, mentions: impl Iterator<Item = &'m Mention> + Clone) -> Option<&'m Mention> {
        let owner = |mention: &Mention| {
            self.text().tokens.get(mention.tokens.end as usize).is_some_and(|next| next.kind == TokenKind::Clitic)
        };
        let free = mentions.filter(|mention| !owner(mention) && mention.how != How::Demonym);
        let person = free.clone().find(|mention| matches!(mention.entity, EntityRef::Person(_)));
        person.or_else(|| free.clone().find(|mention| mention.entity != EntityRef::Parties))
    }

    /// `…, adding that`: who spoke before in the sentence, else its subject.
    pub(super) fn participle(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
        let text = self.text();
        let lead = cue.start.checked_sub(1).filter(|&lead| lead >= sentence.tokens.start)?;
        // "with Oil Minister Ana Ruiz stating that"
        let beside = self.ending_at(cue.start).filter(|mention| matches!(mention.entity, EntityRef::Person(_)));
        if let Some(mention) = beside.filter(|mention| self.is_with(sentence, mention.tokens.start)) {
            let entity = Some(mention.entity);
            let whole = Extent::new(mention.tokens.start, cue.end);
            let speaker = self.speaker(entity);
            return Some(Attribution {
                cue,
                whole,
                speaker,
                entity,
                sentence: sentence.index,
                form: Form::SubjectFirst,
            });
        }
        let opens = text.is(lead, ",")
            || text.is(lead, "while")
            || text.tokens[lead as usize].kind == TokenKind::Quote
            || text.is(lead, "by")
            || text.is(lead, "as")
            // "issued a statement saying"
            || text.has(lead, Class::Voice);
        if !opens {
            return None;
        }
        let spoken = self.found.last().filter(|last| last.sentence == sentence.index);
        let subject = || {
            let start = text.bytes(Extent::new(sentence.tokens.start, cue.start));
            self.best(self.reading.mentions_within(start).iter()).map(|mention| mention.entity)
        };
        let entity = spoken.map_or_else(subject, |spoken| spoken.entity);
        Some(Attribution {
            cue,
            whole: cue,
            speaker: self.speaker(entity),
            entity,
            sentence: sentence.index,
            form: Form::Participle,
        })
    }

    /// Whom `he said` means where the mentions leave it open: who spoke last, if that was in this paragraph or the one before
    /// and nobody else of the kind has been named since.
    pub(super) fn pronoun(&self, sentence: &Sentence, before: Option<u32>) -> Option<EntityRef> {
        let text = self.text();
        let pronoun = text.lower(before?);
        let person = matches!(pronoun, "he" | "she" | "him" | "her");
        if !person && pronoun != "it" {
            return None;
        }
        let last = self.found.last()?;
        let then = &text.sentences[last.sentence as usize];
        let near = text.block_of(sentence).paragraph <= text.block_of(then).paragraph + 1;
        let entity = last.entity.filter(|_| near)?;
        let same_kind = |entity: EntityRef| matches!(entity, EntityRef::Person(_)) == person;
        let since = Extent::new(text.bytes(last.whole).end, text.tokens[before? as usize].range.start);
        let other = self
            .reading
            .mentions_within(since)
            .iter()
            .any(|mention| same_kind(mention.entity) && mention.entity != entity && person);
        (same_kind(entity) && !other).then_some(entity)
    }

    /// Whether "with" leads to the words before a name, its office and country at most between them.
    fn is_with(&self, sentence: &Sentence, name: u32) -> bool {
        let text = self.text();
        let first = sentence.tokens.start.max(name.saturating_sub(8));
        let plain = |at: &u32| {
            text.tokens[*at as usize].kind == TokenKind::Word || text.tokens[*at as usize].kind == TokenKind::Clitic
        };
        (first..name).rev().take_while(plain).any(|at| text.is(at, "with"))
    }

    /// Whom "her" means behind "according to": the only person whom the sentence before names.
    pub(super) fn named_before(&self, sentence: &Sentence, pronoun: u32) -> Option<EntityRef> {
        let text = self.text();
        if !text.is_any(pronoun, words!["him", "her"]) {
            return None;
        }
        let before = text.sentences.get((sentence.index as usize).checked_sub(1)?)?;
        let people = self.reading.mentions_in(before).iter().map(|mention| mention.entity);
        let mut people = people.filter(|entity| matches!(entity, EntityRef::Person(_)));
        let first = people.next()?;
        people.all(|other| other == first).then_some(first)
    }

    /// Whether a name stands behind a preposition, so that it is no subject.
    pub(super) fn is_object(&self, sentence: &Sentence, mention: &Mention) -> bool {
        let text = self.text();
        let first = sentence.tokens.start.max(mention.tokens.start.saturating_sub(4));
        let plain = |at: &u32| text.tokens[*at as usize].kind == TokenKind::Word;
        (first..mention.tokens.start)
            .rev()
            .take_while(plain)
            .any(|at| text.tokens[at as usize].is(Class::Preposition) && !text.is(at, "for"))
    }
}
