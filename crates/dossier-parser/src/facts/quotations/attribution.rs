//! Attributions: the words that say who speaks.
//!
//! A verb that reports speech has its subject before it (`Berg said`), or behind it where the words before it are
//! quoted (`"…," said Berg`). Who that is, the mentions say; where none of them fits, the speaker stays unknown.

use dossier::Id;

use crate::draft::Draft;
use crate::lexicon::{Class, GAZETTEER};
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, Text, TokenKind};

/// Some words that say who speaks.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The tokens of the verb, or of `according to`.
    pub(super) cue: Extent,
    /// The tokens of speaker and cue together.
    pub(super) whole: Extent,
    /// Who speaks, where the text says so and the dossier has them.
    pub(super) speaker: Option<Id>,
    /// Whom the words mean who speaks, in the dossier or not.
    pub(super) entity: Option<EntityRef>,
    /// The sentence that it stands in.
    pub(super) sentence: u32,
    pub(super) form: Form,
}

/// How an attribution is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Berg said`
    SubjectFirst,
    /// `said Berg`
    VerbFirst,
    /// `…, adding`
    Participle,
    /// `according to Berg`, `in the words of Berg`
    According,
    /// `Berg: "…"`
    Label,
    /// `Berg thanked the crews.`, with a quotation in the next sentence that nothing else gives a speaker.
    Announced,
}

/// All attributions of a text, in its order.
pub(super) fn find(reading: &Reading<'_>, draft: &Draft) -> Vec<Attribution> {
    let mut finder = Finder {
        reading,
        draft,
        quoted: quoted(reading.text.quotes.iter().map(|quote| quote.tokens)),
        next: 0,
        found: Vec::new(),
    };
    for sentence in &reading.text.sentences {
        if !reading.text.block_of(sentence).kind.is_furniture() {
            finder.sentence(sentence);
            finder.announcement(sentence);
        }
    }
    finder.found
}

/// The ranges that lie in no other, in order.
pub(super) fn quoted(ranges: impl Iterator<Item = Extent>) -> Vec<Extent> {
    let mut end = 0;
    ranges
        .filter(|range| {
            let outer = range.end > end;
            end = end.max(range.end);
            outer
        })
        .collect()
}

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    draft: &'r Draft,
    /// The tokens between quotation marks, and the next of these ranges that matters.
    quoted: Vec<Extent>,
    next: usize,
    found: Vec<Attribution>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while self.quoted.get(self.next).is_some_and(|range| range.end <= at) {
                self.next += 1;
            }
            if let Some(range) = self.quoted.get(self.next).filter(|range| range.contains(at)) {
                at = range.end;
                continue;
            }
            if let Some(label) = self.label(sentence, at) {
                self.found.push(label);
            }
            if let Some(cue) = self.cue(sentence, at)
                && let Some(attribution) = self.attribution(sentence, cue)
            {
                at = attribution.cue.end.max(at + 1);
                self.found.push(attribution);
                continue;
            }
            at += 1;
        }
    }

    /// A sentence that only tells what somebody did, right before one that opens with a quotation.
    fn announcement(&mut self, sentence: &Sentence) {
        let text = self.text();
        let next = text.sentences.get(sentence.index as usize + 1);
        let quotes = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Quote);
        let told = self.found.last().is_some_and(|last| last.sentence == sentence.index)
            || self.quoted.get(self.next).is_some_and(|range| range.start < sentence.tokens.end);
        if told || sentence.tokens.is_empty() || !next.is_some_and(|next| quotes(next.tokens.start)) {
            return;
        }
        let mentions = self.reading.mentions_within(sentence.range);
        let mut people = mentions.iter().filter(|mention| matches!(mention.entity, EntityRef::Person(_)));
        let Some(first) = people.next() else { return };
        // The subject stands early; somebody named later speaks only if nobody else could.
        let early = first.tokens.start <= sentence.tokens.start + 8;
        if !early && people.any(|other| other.entity != first.entity) {
            return;
        }
        let (cue, entity) = (Extent::new(first.tokens.end, first.tokens.end), Some(first.entity));
        let announced = Attribution {
            cue,
            whole: first.tokens,
            speaker: self.speaker(entity),
            entity,
            sentence: sentence.index,
            form: Form::Announced,
        };
        self.found.push(announced);
    }

    fn text(&self) -> &Text<'_> {
        &self.reading.text
    }

    /// The cue that starts at a token.
    fn cue(&self, sentence: &Sentence, at: u32) -> Option<Extent> {
        let text = self.text();
        if text.is(at, "according") && text.is(at + 1, "to") {
            return Some(Extent::new(at, at + 2));
        }
        if text.are(at, &["in", "the", "words", "of"]) {
            return Some(Extent::new(at, at + 4));
        }
        // "in her words", "in his own words"
        let owner = ["his", "her", "its", "their"].contains(&text.word(at + 1)) && text.is(at, "in");
        let own = u32::from(text.is(at + 2, "own"));
        if owner && text.is(at + 2 + own, "words") {
            return Some(Extent::new(at, at + 3 + own));
        }
        if ["spoke", "speaks", "talked", "talks", "wrote", "writes"].contains(&text.word(at)) && text.is(at + 1, "of") {
            return Some(Extent::new(at, at + 2));
        }
        let token = text.tokens.get(at as usize)?;
        if ["put", "puts"].contains(&text.word(at)) && text.is(at + 1, "it") || self.is_unknown_verb(sentence, at) {
            return Some(Extent::new(at, at + 1));
        }
        if !token.is(Class::Reporting) || token.capital || is_no_verb(text, at) {
            return None;
        }
        let particle = ["pointed", "points", "pointing", "summed"].contains(&text.word(at));
        match particle {
            true if text.is(at + 1, "out") || text.is(at + 1, "up") => Some(Extent::new(at, at + 2)),
            true => None,
            false => Some(Extent::new(at, at + 1)),
        }
    }

    /// Whether a verb that the lexicon does not know as one of speech stands between a quotation and a name: `"…," thundered
    /// Berg` and `"…," Berg thundered`.
    fn is_unknown_verb(&self, sentence: &Sentence, at: u32) -> bool {
        let text = self.text();
        let word = text.word(at);
        let token = &text.tokens[at as usize];
        let past = !token.capital && word.len() > 4 && word.ends_with("ed") && !token.is(Class::Reporting);
        let before = at.checked_sub(1).filter(|&before| before >= sentence.tokens.start);
        if !past || before.is_none() {
            return false;
        }
        let person = |mention: &&Mention| matches!(mention.entity, EntityRef::Person(_));
        let behind = text.bytes(Extent::new(at + 1, sentence.tokens.end.min(at + 5)));
        let named = || self.reading.mentions_within(behind).iter().any(|mention| person(&mention));
        let spoken = || self.ending_at(at).filter(person).and_then(|mention| mention.tokens.start.checked_sub(1));
        self.behind_quotation(before) && named() || spoken().is_some_and(|lead| self.behind_quotation(Some(lead)))
    }

    /// A name with a colon before a quotation: `Berg: "…"`.
    fn label(&self, sentence: &Sentence, at: u32) -> Option<Attribution> {
        let text = self.text();
        let opens =
            text.is(at, ":") && text.tokens.get(at as usize + 1).is_some_and(|next| next.kind == TokenKind::Quote);
        if !opens || self.found.last().is_some_and(|last| last.sentence == sentence.index) {
            return None;
        }
        let mention = self.ending_at(at)?;
        let entity = Some(mention.entity);
        let (cue, whole) = (Extent::new(at, at), mention.tokens);
        Some(Attribution {
            cue,
            whole,
            speaker: self.speaker(entity),
            entity,
            sentence: sentence.index,
            form: Form::Label,
        })
    }

    /// Whether a verb with its subject is inserted into the sentence: `Norway, said Berg, would`.
    fn is_inserted(&self, sentence: &Sentence, before: Option<u32>, cue: Extent) -> bool {
        let text = self.text();
        let near = text.bytes(Extent::new(cue.end, sentence.tokens.end.min(cue.end + 6)));
        let named =
            self.reading.mentions_within(near).iter().find(|mention| matches!(mention.entity, EntityRef::Person(_)));
        before.is_some_and(|before| text.is(before, ","))
            && named.is_some_and(|mention| text.is(mention.tokens.end, ","))
            && !text.is(cue.end, "that")
    }

    fn attribution(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
        let text = self.text();
        let before = cue.start.checked_sub(1).filter(|&before| before >= sentence.tokens.start);
        let quoted_as = (text.word(cue.start).ends_with("ing") && before.is_some_and(|before| text.is(before, "as")))
            .then(|| cue.start.checked_sub(3).filter(|&was| text.is(was + 1, "quoted")))
            .flatten();
        let form = if quoted_as.is_some() {
            Form::SubjectFirst
        } else if text.is(cue.start, "in") || text.is(cue.start, "according") {
            Form::According
        } else if self.behind_quotation(before) || self.is_inserted(sentence, before, cue) {
            Form::VerbFirst
        } else if text.word(cue.start).ends_with("ing") {
            Form::Participle
        } else {
            Form::SubjectFirst
        };
        if text.is(cue.start, "in") && !text.is(cue.end - 1, "of") {
            return self.in_own_words(sentence, cue);
        }
        let subject = match form {
            Form::According | Form::VerbFirst => self.behind(sentence, cue.end, form),
            Form::Participle => return self.participle(sentence, cue),
            // "he was quoted as saying", "Berg went on to say"
            Form::SubjectFirst | Form::Label | Form::Announced => {
                self.before(sentence, quoted_as.or_else(|| went_on(text, cue.start)).unwrap_or(cue.start))
            }
        };
        let before = quoted_as.or_else(|| went_on(text, cue.start)).map_or(before, |verb| verb.checked_sub(1));
        // A word that may also be a noun is a verb only next to a subject.
        let ambiguous = AMBIGUOUS.contains(&text.word(cue.start));
        if ambiguous && subject.is_none() && !text.is(cue.end, "that") {
            return None;
        }
        let mut whole = cue;
        if let Some(mention) = subject {
            whole = Extent::new(cue.start.min(mention.tokens.start), cue.end.max(mention.tokens.end));
        }
        // Who spoke last explains a pronoun better than who was named last.
        let pronoun =
            subject.filter(|mention| mention.how == How::Pronoun).and_then(|_| self.pronoun(sentence, before));
        let entity = pronoun.or(subject.map(|mention| mention.entity));
        let conjoined = before.is_some_and(|before| text.is(before, "and") || text.is(before, "but"));
        let shared = || {
            self.found.last().filter(|last| conjoined && last.sentence == sentence.index).and_then(|last| last.entity)
        };
        let colleague = || self.colleague(sentence, before? + 1);
        let entity = entity.or_else(shared).or_else(|| self.pronoun(sentence, before)).or_else(colleague);
        Some(Attribution { cue, whole, speaker: self.speaker(entity), entity, sentence: sentence.index, form })
    }

    /// `in her words`: the subject of its sentence, else of the one before.
    fn in_own_words(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
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
    fn colleague(&self, sentence: &Sentence, end: u32) -> Option<EntityRef> {
        let text = self.text();
        let first = sentence.tokens.start.max(end.saturating_sub(8));
        let noun = (first..end)
            .rev()
            .find(|&at| ["colleague", "counterpart", "opposite", "homologue"].iter().any(|noun| text.is(at, noun)))?;
        let near = text.bytes(Extent::new(first.max(noun.saturating_sub(3)), end));
        let country = self.reading.mentions_within(near).iter().rev().find_map(|mention| match mention.entity {
            EntityRef::Country(place) => self.reading.id_of(EntityRef::Country(place)),
            _ => None,
        })?;
        let range = Extent::new(0, text.tokens[noun as usize].range.start);
        let named = self.reading.mentions_within(range).iter().rev().take(24);
        named.map(|mention| mention.entity).find(|entity| match entity {
            EntityRef::Person(person) => self
                .reading
                .entities
                .people
                .get(*person as usize)
                .is_some_and(|person| person.roles.iter().any(|role| role.party.as_ref() == Some(country))),
            _ => false,
        })
    }

    /// Whether a quotation ends right before a verb, perhaps with a comma between.
    fn behind_quotation(&self, before: Option<u32>) -> bool {
        let Some(mut at) = before else { return false };
        let text = self.text();
        if matches!(text.word(at), "," | "-" | "–" | "—" | "--") {
            let Some(earlier) = at.checked_sub(1) else { return false };
            at = earlier;
        }
        text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Quote) && self.closes_quotation(at)
    }

    fn closes_quotation(&self, token: u32) -> bool {
        let place = self.quoted.partition_point(|range| range.end < token);
        self.quoted.get(place).is_some_and(|range| range.end == token)
    }

    /// The identifier of somebody whom the dossier has: a country only if it is a party.
    fn speaker(&self, entity: Option<EntityRef>) -> Option<Id> {
        let id = self.reading.id_of(entity?)?;
        // A bloc that is no party is an organisation of the dossier.
        let bloc = match entity? {
            EntityRef::Country(place) => self
                .reading
                .entities
                .countries
                .get(place as usize)
                .is_some_and(|country| GAZETTEER.is_bloc(&country.code)),
            _ => true,
        };
        let known = bloc || self.draft.parties.iter().any(|party| party.fact.id == *id);
        known.then(|| id.clone())
    }

    /// Who speaks behind a verb or behind `according to`: the first person named before the next clause, else the first body.
    fn behind(&self, sentence: &Sentence, start: u32, form: Form) -> Option<&Mention> {
        let text = self.text();
        let mut end = start;
        let mut commas = 0;
        while end < sentence.tokens.end.min(start + 24) {
            let token = &text.tokens[end as usize];
            let word = text.word(end);
            commas += u32::from(word == ",");
            let verb = token.is(Class::Auxiliary)
                || token.is(Class::Reporting) && !token.capital && !AMBIGUOUS.contains(&word);
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
        self.best(mentions.iter())
    }

    /// Who speaks before a verb: the subject of its clause.
    fn before(&self, sentence: &Sentence, verb: u32) -> Option<&Mention> {
        let text = self.text();
        let mut end = verb;
        // `Berg also said`, `Berg has said`, `Berg on Monday said`
        while end > sentence.tokens.start && self.is_adverb(end - 1) {
            end -= 1;
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
            return outer.filter(person).or_else(inner).or(outer).or(adjacent);
        }
        adjacent
            .and_then(|mention| self.head(sentence, mention))
            .or_else(|| self.spokesperson(sentence, end))
            .or_else(|| self.apposed(sentence, end))
    }

    /// `the Unite union said`: the body before the noun that says what it is.
    fn apposed(&self, sentence: &Sentence, end: u32) -> Option<&Mention> {
        const NOUNS: [&str; 17] = [
            "union",
            "company",
            "charity",
            "airline",
            "newspaper",
            "daily",
            "broadcaster",
            "think-tank",
            "group",
            "agency",
            "consortium",
            "ministry",
            "bank",
            "institute",
            "party",
            "lobby",
            "watchdog",
        ];
        let noun = end.checked_sub(1).filter(|&noun| noun > sentence.tokens.start)?;
        let named = NOUNS.contains(&self.text().word(noun)).then(|| self.ending_at(noun))?;
        named.filter(|mention| matches!(mention.entity, EntityRef::Organisation(_)))
    }

    fn is_adverb(&self, at: u32) -> bool {
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
        auxiliary.contains(&word) || word.len() > 4 && word.ends_with("ly")
    }

    /// The mention that ends right before a token. Of several, the longest.
    fn ending_at(&self, token: u32) -> Option<&Mention> {
        let text = self.text();
        let last = text.tokens.get(token.checked_sub(1)? as usize)?;
        let from = text.tokens.get(token.saturating_sub(16) as usize)?.range.start;
        let near = self.reading.mentions_within(Extent::new(from, last.range.end));
        near.iter().find(|mention| mention.tokens.end == token && mention.how != How::Demonym)
    }

    /// Where the insertion opens that closes with the token `close`: the comma, dash or bracket before it.
    fn insertion(&self, sentence: &Sentence, close: u32) -> Option<u32> {
        let mark = match self.text().word(close) {
            ")" => "(",
            mark => mark,
        };
        let first = sentence.tokens.start.max(close.saturating_sub(25));
        (first..close).rev().find(|&at| self.text().word(at) == mark)
    }

    /// Who is meant where a name is only part of the subject: `the ministry in Oslo said` means the ministry.
    fn head<'m>(&'m self, sentence: &Sentence, mention: &'m Mention) -> Option<&'m Mention> {
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
    fn spokesperson(&self, sentence: &Sentence, end: u32) -> Option<&Mention> {
        const VOICES: [&str; 14] = [
            "spokesperson",
            "spokesman",
            "spokeswoman",
            "spokespeople",
            "official",
            "officials",
            "statement",
            "source",
            "sources",
            "representative",
            "diplomat",
            "diplomats",
            "release",
            "communique",
        ];
        let text = self.text();
        // "The Maltese side has said", "the Peruvian government said"
        if let Some(side) = end.checked_sub(1).filter(|&side| {
            side > sentence.tokens.start
                && ["side", "government", "delegation", "administration"].contains(&text.word(side))
        }) {
            let from = text.bytes(Extent::new(side.saturating_sub(4).max(sentence.tokens.start), side));
            let state = self.reading.mentions_within(from).iter().rev().find(|mention| mention.tokens.end == side);
            return state.filter(|mention| matches!(mention.entity, EntityRef::Country(_)));
        }
        let voice =
            end.checked_sub(1).filter(|&voice| voice >= sentence.tokens.start && VOICES.contains(&text.word(voice)))?;
        let first = sentence.tokens.start.max(voice.saturating_sub(8));
        let start = (first..voice).rev().find(|&at| {
            matches!(text.word(at), "," | ";")
                || ["a", "an", "the"].iter().any(|article| text.is(at, article))
                || text.tokens[at as usize].kind == TokenKind::Quote
        });
        let inside = text.bytes(Extent::new(start.map_or(first, |start| start + 1), voice));
        let bodies = self.reading.mentions_within(inside);
        bodies.iter().find(|mention| matches!(mention.entity, EntityRef::Organisation(_)))
    }

    /// The first person, else the first body or country, whose name is not only an owner's or an adjective.
    fn best<'m>(&self, mentions: impl Iterator<Item = &'m Mention> + Clone) -> Option<&'m Mention> {
        let owner = |mention: &Mention| {
            self.text().tokens.get(mention.tokens.end as usize).is_some_and(|next| next.kind == TokenKind::Clitic)
        };
        let free = mentions.filter(|mention| !owner(mention) && mention.how != How::Demonym);
        let person = free.clone().find(|mention| matches!(mention.entity, EntityRef::Person(_)));
        person.or_else(|| free.clone().find(|mention| mention.entity != EntityRef::Parties))
    }

    /// `…, adding that`: who spoke before in the sentence, else its subject.
    fn participle(&self, sentence: &Sentence, cue: Extent) -> Option<Attribution> {
        let text = self.text();
        let lead = cue.start.checked_sub(1).filter(|&lead| lead >= sentence.tokens.start)?;
        let opens = text.is(lead, ",")
            || text.is(lead, "while")
            || text.tokens[lead as usize].kind == TokenKind::Quote
            || text.is(lead, "by")
            || text.is(lead, "as");
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
    fn pronoun(&self, sentence: &Sentence, before: Option<u32>) -> Option<EntityRef> {
        let text = self.text();
        let pronoun = text.lower(before?);
        let person = matches!(pronoun, "he" | "she");
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
}

/// Words that report speech as verbs, and are nouns as well.
pub(super) const AMBIGUOUS: [&str; 12] = [
    "states",
    "notes",
    "reports",
    "claims",
    "calls",
    "comments",
    "estimates",
    "remarks",
    "answers",
    "quoted",
    "shared",
    "stresses",
];

/// The verb before `went on to say`, `likes to say`, where one stands there.
fn went_on(text: &Text<'_>, verb: u32) -> Option<u32> {
    let used = verb.checked_sub(2)?;
    if text.is(used + 1, "to")
        && [
            "used",
            "likes",
            "liked",
            "loves",
            "loved",
            "wants",
            "wanted",
            "hastened",
            "continued",
            "proceeded",
            "paused",
            "felt",
        ]
        .contains(&text.word(used))
    {
        return Some(used);
    }
    let went = verb.checked_sub(3)?;
    let goes = ["went", "goes", "gone"].contains(&text.word(went)) && text.are(went + 1, &["on", "to"]);
    goes.then_some(went)
}

/// Whether a word that may report speech does not do so where it stands: `is said to`, `the said`, `declined to say`,
/// `called on`, `asked to`.
fn is_no_verb(text: &Text<'_>, at: u32) -> bool {
    let lead = at.checked_sub(1).map_or("", |lead| text.word(lead));
    let word = text.word(at);
    let any = |words: &[&str], word: &str| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let passive =
        any(&["is", "are", "was", "were", "be", "been", "being", "to", "not", "the", "never", "a", "an"], lead);
    let passive = passive && went_on(text, at).is_none();
    // "If concluded, the agreement would": nobody concludes it there.
    let condition = any(&["if", "when", "unless", "until", "though", "although"], lead) && word.ends_with("ed");
    let infinitive = lead == "to" && word.ends_with("say") && went_on(text, at).is_none();
    let shifted = any(&["on", "off", "upon"], text.word(at + 1)) && word.starts_with("call");
    // "shall warn each other"
    let governed = text.verb(at).plain
        && at.checked_sub(1).is_some_and(|lead| {
            text.tokens[lead as usize].is(Class::Auxiliary) && !["do", "did"].contains(&text.word(lead))
        });
    passive || condition || infinitive || shifted || governed
}
