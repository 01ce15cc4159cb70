//! Who signs in a clause: the subject of the verb, whoever stands behind "by", and whoever signs with them.
//!
//! A list of people is read from the verb outwards. Between two of them may stand offices, states, and clauses in commas or brackets
//! that say more of one of them ("…, who took office in May, …"), but no verb of the clause itself. Whoever hangs on a preposition
//! ("in the presence of A", "accompanied by B") is not in the list.

use super::super::signature::Signature;
use super::super::signing::{Signers, Signing};
use crate::lexicon::Class;
use crate::lexicon::verbs::is_adverb;
use crate::mentions::{EntityRef, Mention};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, TokenKind};

/// The clause of some words for signing.
pub(super) struct Clause<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) sentence: &'r Sentence,
    /// The people of the sentence, by name or by reference, in order.
    pub(super) people: Vec<&'r Mention>,
}

impl<'r, 't> Clause<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>, sentence: &'r Sentence) -> Self {
        let people = reading.mentions_in(sentence).iter();
        let people = people.filter(|mention| matches!(mention.entity, EntityRef::Person(_))).collect();
        Self { reading, sentence, people }
    }

    /// Everybody who signs, with the name of the rule that says so.
    pub(super) fn signers(&self, signature: &Signature) -> (Vec<&'r Mention>, &'static str) {
        if signature.signers == Signers::Behind {
            let limit = self.limit(signature.end, self.sentence.tokens.end);
            return (self.behind(signature.end, limit), "listed");
        }
        let by = self.signed_by(signature);
        if !by.is_empty() {
            return (by, "signed-by");
        }
        if self.is_passive(signature.token) {
            return (self.exchanged(signature.end), "exchanged-between");
        }
        let participle = signature.form == Signing::Noun;
        let noun = self.is(signature.token, &["signature"]) || participle && self.is_named(signature.token);
        if noun {
            return (Vec::new(), "who-signs");
        }
        let start = self.group_start(signature.token);
        // "with A and B expected to sign"
        let absolute = self.class(start, Class::ToCome) && !self.class(start.saturating_sub(1), Class::Auxiliary);
        let mut found = self.subject(start, participle || absolute, 2);
        if found.is_empty() {
            return (self.apposed(start, signature.end), "who-signs");
        }
        let limit = self.limit(signature.end, self.sentence.tokens.end);
        self.company(signature.end, limit, &mut found);
        self.gapped(signature.end, &mut found);
        (found, "who-signs")
    }

    pub(super) fn word(&self, at: u32) -> &'t str {
        self.reading.text.word(at)
    }

    pub(super) fn is(&self, at: u32, words: &[&str]) -> bool {
        words.iter().any(|word| self.reading.text.is(at, word))
    }

    pub(super) fn class(&self, at: u32, class: Class) -> bool {
        self.reading.text.has(at, class)
    }

    fn capital(&self, at: u32) -> bool {
        self.reading.text.tokens.get(at as usize).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
    }

    /// Whether "signing" is a noun: "the signing of", "a signing ceremony".
    fn is_named(&self, at: u32) -> bool {
        at > 0 && self.is(at - 1, &["the", "a", "this", "its", "their", "formal", "official", "of"])
            || self.is(at + 1, &["ceremony", "of", "ceremonies"])
    }

    /// Whether a verb is a passive, or says of a noun what was done to it: "was signed", "the agreement signed in May".
    fn is_passive(&self, verb: u32) -> bool {
        if !self.word(verb).to_ascii_lowercase().ends_with("ed") {
            return false;
        }
        let mut at = verb;
        while at > self.sentence.tokens.start
            && (is_adverb(self.word(at - 1)) || self.is(at - 1, &["first", "also", "not", "n't"]))
        {
            at -= 1;
        }
        at > self.sentence.tokens.start
            && self.is(at - 1, &["be", "been", "was", "were", "is", "are", "being", "get", "got"])
    }

    /// The first token of the verb with its auxiliaries and adverbs: "is expected to formally".
    fn group_start(&self, verb: u32) -> u32 {
        let floor = self.sentence.tokens.start;
        let mut at = verb;
        while at > floor {
            let before = at - 1;
            let part = self.class(before, Class::VerbGroup)
                || is_adverb(self.word(before)) && !self.capital(before)
                || self.class(before, Class::ToCome) && self.is(at, &["to"])
                || self.class(before, Class::Weekday)
                || self.is(before, &["on"]) && self.class(at, Class::Weekday);
            if !part {
                break;
            }
            at = before;
        }
        at
    }

    /// Whether a token is a verb that has a subject of its own: "met", "has", "welcomed".
    fn is_verb(&self, at: u32) -> bool {
        let Some(token) = self.reading.text.tokens.get(at as usize) else { return false };
        if token.capital || token.kind != TokenKind::Word {
            return false;
        }
        if token.is(Class::PastVerb)
            || token.is(Class::Auxiliary)
            || token.is(Class::Reporting) && !token.is(Class::Office)
        {
            return true;
        }
        // "President A welcomed B", not "the newly elected president".
        let word = self.word(at);
        word.len() > 4 && word.ends_with("ed") && at > self.sentence.tokens.start && self.capital(at - 1)
    }

    /// The tokens of a gap without the clauses in commas or brackets that say more of somebody; none where one does not end in it.
    fn plain(&self, gap: Extent) -> Option<Vec<u32>> {
        let mut kept = Vec::new();
        let mut at = gap.start;
        while at < gap.end {
            if self.word(at) == "(" {
                at = (at..gap.end).find(|at| self.word(*at) == ")")? + 1;
                continue;
            }
            let opens = matches!(self.word(at), "," | "–" | "—" | "--");
            if opens && self.opens_aside(at + 1) {
                let mark = self.word(at);
                let close = (at + 1..gap.end).find(|at| self.word(*at) == mark)?;
                // The comma that closes an aside joins, too.
                at = close;
                kept.push(at);
                at += 1;
                continue;
            }
            kept.push(at);
            at += 1;
        }
        Some(kept)
    }

    /// Whether an aside begins behind a comma: "who took office in May", "accompanied by B", "in the presence of C".
    fn opens_aside(&self, at: u32) -> bool {
        self.is(
            at,
            &[
                "who",
                "whose",
                "whom",
                "which",
                "where",
                "accompanied",
                "flanked",
                "watched",
                "joined",
                "elected",
                "appointed",
                "himself",
                "then",
                "both",
                "respectively",
                "herself",
                "aged",
            ],
        ) || self.is(at, &["in", "under", "at"])
            && self.is(at + 1, &["the"])
            && self.is(at + 2, &["presence", "eyes", "gaze", "invitation", "absence"])
            || self.is(at, &["acting", "speaking", "standing", "visiting"])
    }

    /// The subject of a verb whose words start at a token.
    fn subject(&self, start: u32, participle: bool, depth: u8) -> Vec<&'r Mention> {
        let mut next = start;
        // "A, who signed": the one before.
        if next > self.sentence.tokens.start && self.is(next - 1, &["who"]) {
            next -= 1;
            if self.word(next.saturating_sub(1)) == "," {
                next -= 1;
            }
        }
        let mut found: Vec<&Mention> = Vec::new();
        let before = self.people.partition_point(|person| person.tokens.end <= next);
        for person in self.people[..before].iter().copied().rev() {
            let gap = Extent::new(person.tokens.end, next);
            if found.is_empty() {
                match self.subject_gap(gap) {
                    Gap::Open => {}
                    Gap::Verb(verb)
                        if depth > 0 && (self.is_coordinate(start, participle) || self.is_purpose(verb, start)) =>
                    {
                        return self.subject(self.group_start(verb), false, depth - 1);
                    }
                    _ => break,
                }
                if self.is_owner(person) || self.is_governed(person, participle) {
                    continue;
                }
            } else if !self.is_joint(gap)
                || self.is_owner(person)
                // "A and B presided; C and D signed"
                || (gap.start..gap.end).any(|at| self.word(at) == ";")
            {
                break;
            }
            if !found.is_empty() && self.is_governed(person, participle) {
                break;
            }
            found.insert(0, person);
            next = person.tokens.start;
        }
        found
    }

    /// Whether the verb whose words start at a token shares the subject of the verb before it: "A met B and signed", "after signing".
    fn is_coordinate(&self, start: u32, participle: bool) -> bool {
        start > self.sentence.tokens.start
            && (self.is(start - 1, &["and", "then", "but", ","])
                || participle && self.is(start - 1, &["before", "after", "by", "while", "on", "without"]))
    }

    /// Whether an infinitive says for what the verb before it was done: "flew in from Lima to sign".
    fn is_purpose(&self, verb: u32, start: u32) -> bool {
        self.is(start, &["to"]) && self.class(verb, Class::Coming)
    }

    /// What the tokens between a person and a verb leave of the person as its subject.
    fn subject_gap(&self, gap: Extent) -> Gap {
        if gap.end - gap.start > 60 {
            return Gap::Closed;
        }
        let Some(tokens) = self.plain(gap) else { return Gap::Closed };
        if let Some(verb) = tokens.iter().rev().find(|at| self.is_verb(**at)) {
            return Gap::Verb(*verb);
        }
        let closed = tokens.len() > 32
            || tokens.iter().any(|&at| {
                let word = self.word(at);
                self.class(at, Class::NoSubject)
                    || word == ";"
                    || word == "." && at + 1 < gap.end && self.word(at - 1).len() > 3
            });
        if closed { Gap::Closed } else { Gap::Open }
    }

    /// Whether somebody is named only as the owner of something: "Mr Silva's deputy".
    fn is_owner(&self, person: &Mention) -> bool {
        let clitic = self
            .reading
            .text
            .tokens
            .get(person.tokens.end as usize)
            .is_some_and(|token| token.kind == TokenKind::Clitic);
        clitic && matches!(self.word(person.tokens.end), "'s" | "’s")
    }

    /// Where the words start that lead to a name: office, honorific, state, "her Danish counterpart".
    pub(super) fn lead_start(&self, person: &Mention) -> u32 {
        let floor = self.sentence.tokens.start;
        let titled = |at: u32| {
            [Class::Office, Class::OfficeModifier, Class::Subject, Class::Honorific, Class::Ministry]
                .iter()
                .any(|class| self.class(at, *class))
        };
        let state = |at: u32| {
            let Some(token) = self.reading.text.tokens.get(at as usize) else { return false };
            self.reading
                .mentions_within(token.range)
                .iter()
                .any(|mention| !matches!(mention.entity, EntityRef::Person(_)))
        };
        let mut at = person.tokens.start;
        while at > floor {
            let before = at - 1;
            if titled(before)
                || self.class(before, Class::NameLead)
                || self.is_clitic(before)
                || state(before)
                || self.capital(before) && !self.in_person(before)
            {
                at = before;
                continue;
            }
            // "the Swedish infrastructure minister, A": what the office is for stands between it and the state.
            if self.class(at, Class::Office)
                && !self.capital(before)
                && self.is_plain_word(before)
                && before > floor
                && state(before - 1)
            {
                at = before;
                continue;
            }
            // "Minister of Trade of the Republic of X, A"; "his counterpart, B".
            if self.is(before, &["of", "for", "and", ",", "&", "to"]) {
                let office = (before.saturating_sub(9).max(floor)..before)
                    .rev()
                    .take_while(|at| {
                        titled(*at)
                            || state(*at)
                            || self.capital(*at) && !self.in_person(*at)
                            || self.is(*at, &["of", "the", "and", "for", ",", "&"])
                            || self.is_clitic(*at)
                            || self.class(*at, Class::NameLead)
                    })
                    .filter(|at| {
                        self.class(*at, Class::Office) || self.is(*at, &["counterpart", "colleague", "counterparts"])
                    })
                    .last();
                let and_only = self.is(before, &["and"]);
                if let Some(office) = office.filter(|_| !and_only || titled(at)) {
                    at = office;
                    continue;
                }
            }
            break;
        }
        at
    }

    /// Whether a token is a word that neither joins nor governs others.
    fn is_plain_word(&self, at: u32) -> bool {
        let Some(token) = self.reading.text.tokens.get(at as usize) else { return false };
        let small = [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Reporting, Class::PastVerb];
        token.kind == TokenKind::Word && !small.iter().any(|class| token.is(*class))
    }

    /// Whether a token is a mark of the possessive.
    pub(super) fn is_clitic(&self, at: u32) -> bool {
        matches!(self.word(at), "'s" | "’s" | "'" | "’")
    }

    pub(super) fn in_person(&self, at: u32) -> bool {
        self.people.iter().any(|person| person.tokens.contains(at))
    }

    /// Whether somebody hangs on a preposition, as in "in the presence of A", and so is no subject.
    fn is_governed(&self, person: &Mention, participle: bool) -> bool {
        let start = self.lead_start(person);
        let Some(before) = start.checked_sub(1).filter(|before| *before >= self.sentence.tokens.start) else {
            return false;
        };
        if !self.class(before, Class::Governing) {
            return false;
        }
        let with = self.is(before, &["with"]);
        let together = with && (participle || before > 0 && self.is(before - 1, &["together", "along", "jointly"]));
        !together
    }

    /// Whether the tokens between two people join them.
    fn is_joint(&self, gap: Extent) -> bool {
        if gap.end.saturating_sub(gap.start) > 60 {
            return false;
        }
        let Some(tokens) = self.plain(gap) else { return false };
        let joined = tokens.iter().any(|&at| self.is(at, &["and", ",", "&", "alongside", ";", "with"]));
        tokens.len() <= 40 && joined && self.is_titles(&tokens)
    }

    /// Whether tokens hold no more than offices, states, bodies and what joins them.
    fn is_titles(&self, tokens: &[u32]) -> bool {
        tokens.iter().all(|&at| {
            if self.is(at, &["behalf"]) {
                return self.state_behind(at + 1, 8);
            }
            if self.is(at, &["as"]) {
                return self.is(at + 1, &["well"]) || at > 0 && self.is(at - 1, &["well"]);
            }
            if self.is(at, &["with"]) {
                return at > 0 && self.is(at - 1, &["together", "along", "jointly"])
                    || self.is(at + 1, &["his", "her", "their"]);
            }
            let stops = self.opens_clause(at)
                || self.class(at, Class::Onlooker)
                || self.is(at, &["not", "whose", "met", "signed"]);
            let ends = self.word(at) == ";" && !self.is(at + 1, &["and", "for", "on"]) && !self.list_goes_on(at);
            !stops && !ends && !self.is_verb(at)
        })
    }

    /// Whether another clause begins at a token; "that of B" goes on with a list of names.
    pub(super) fn opens_clause(&self, at: u32) -> bool {
        self.class(at, Class::OtherClause) && !(self.is(at, &["that"]) && self.is(at + 1, &["of"]))
    }

    /// Whether a state is named within some tokens, and no person before it.
    fn state_behind(&self, from: u32, within: u32) -> bool {
        let end = (from + within).min(self.sentence.tokens.end);
        let bytes = self.reading.text.bytes(Extent::new(from, end));
        let first = self.reading.mentions_within(bytes).first();
        first.is_some_and(|mention| !matches!(mention.entity, EntityRef::Person(_)))
    }

    /// Where the list must end that starts at a token: before those who only look on, before another clause.
    fn limit(&self, from: u32, end: u32) -> u32 {
        let mut at = from;
        while at < end {
            let aside = matches!(self.word(at), "," | "–" | "—")
                && self.opens_aside(at + 1)
                && !self.is(at + 1, &["in", "under", "at"]);
            if aside {
                let mark = self.word(at);
                match (at + 1..end).find(|at| self.word(*at) == mark) {
                    Some(close) => at = close + 1,
                    None => return at,
                }
                continue;
            }
            let well = self.is(at, &["as"]) && (self.is(at + 1, &["well"]) || at > 0 && self.is(at - 1, &["well"]));
            let as_clause = self.is(at, &["as"]) && !well;
            if as_clause
                || self.opens_clause(at)
                || self.class(at, Class::Onlooker)
                || self.word(at) == ";" && !self.list_goes_on(at)
            {
                return at;
            }
            at += 1;
        }
        end
    }

    /// Whether a list goes on behind a semicolon: "by A; for X, by B", "A (X); B (Y)".
    fn list_goes_on(&self, semicolon: u32) -> bool {
        let next = self.people.iter().find(|person| person.tokens.start > semicolon);
        let near = next.is_some_and(|person| {
            // "…; President A applauded" is another clause.
            self.lead_start(person) <= semicolon + 2 && !self.is_verb(person.tokens.end)
        });
        near || (semicolon + 1..semicolon + 12).any(|at| self.is(at, &["by", "for"]))
    }

    /// The people listed behind a token.
    fn behind(&self, from: u32, limit: u32) -> Vec<&'r Mention> {
        let mut found: Vec<&Mention> = Vec::new();
        let mut last = from;
        for person in
            self.people.iter().copied().filter(|person| person.tokens.start >= from && person.tokens.end <= limit)
        {
            let gap = Extent::new(last, person.tokens.start);
            let fits = if found.is_empty() {
                gap.end - gap.start <= 24 && self.plain(gap).is_some_and(|tokens| self.is_titles(&tokens))
            } else {
                self.is_joint(gap)
            };
            if !fits || self.is(person.tokens.end, &["as", "looking", "watching", "standing", "present"]) {
                break;
            }
            // "by Mr Silva's deputy, Ana Costa".
            if self.is_owner(person) {
                continue;
            }
            found.push(person);
            last = person.tokens.end;
        }
        found
    }

    /// The people whom a sentence lists from a token on, up to another clause.
    pub(super) fn listed(&self, from: u32) -> Vec<&'r Mention> {
        self.behind(from, self.limit(from, self.sentence.tokens.end))
    }

    /// "signed in Hanoi on Friday by A, minister of …, and B".
    fn signed_by(&self, signature: &Signature) -> Vec<&'r Mention> {
        let verb = signature.token;
        let end = self.sentence.tokens.end;
        let limit = (signature.end..end)
            .take(32)
            .find(|at| {
                self.class(*at, Class::Onlooker)
                    || self.is(*at, &["while", "which", "where", "who"])
                    || self.word(*at) == ";"
            })
            .unwrap_or(end);
        let by = (signature.end..limit).take(32).find(|at| self.is(*at, &["by"]) && self.is_agent(*at, verb));
        let Some(by) = by else { return Vec::new() };
        self.behind(by + 1, self.limit(by + 1, end))
    }

    /// Whether "by" names who signs, and not who did what the word before says: "during a visit by X".
    fn is_agent(&self, by: u32, verb: u32) -> bool {
        let Some(before) = self.reading.text.tokens.get(by as usize - 1) else { return false };
        let plain = before.kind == TokenKind::Word && !before.capital && by - 1 > verb;
        !plain || self.class(by - 1, Class::TimeOfSigning)
    }

    /// "an exchange of letters between A and B" behind "was concluded by".
    fn exchanged(&self, from: u32) -> Vec<&'r Mention> {
        let end = self.sentence.tokens.end;
        let exchange = (from.saturating_sub(1)..end.min(from + 8)).find(|at| self.is(*at, &["exchange", "exchanged"]));
        let between =
            exchange.and_then(|exchange| (exchange..end.min(exchange + 6)).find(|at| self.is(*at, &["between"])));
        between.map_or_else(Vec::new, |between| self.behind(between + 1, self.limit(between + 1, end)))
    }

    /// "A signed it with B", "… alongside her counterpart B".
    fn company(&self, from: u32, limit: u32, found: &mut Vec<&'r Mention>) {
        let with = (from..limit).find(|at| self.is(*at, &["with", "alongside", "beside"]));
        let Some(with) = with else { return };
        // "the agreement with Peru in Lima": whom it is with stands right behind.
        let people = self.behind(with + 1, limit);
        let near = people.first().is_some_and(|first| first.tokens.start - with <= 16);
        if near {
            found.extend(
                people
                    .into_iter()
                    .filter(|person| !found.iter().any(|known| known.entity == person.entity))
                    .collect::<Vec<_>>(),
            );
        }
    }

    /// "The ministers who signed it, A and B, shook hands": those whom an office in the plural announces.
    fn apposed(&self, start: u32, end: u32) -> Vec<&'r Mention> {
        let office = start.checked_sub(2).filter(|at| *at >= self.sentence.tokens.start && self.is(at + 1, &["who"]));
        let plural = office.is_some_and(|at| self.class(at, Class::PartyWord) || self.class(at, Class::Office));
        let comma = (end..(end + 5).min(self.sentence.tokens.end)).find(|at| self.word(*at) == ",");
        match comma.filter(|_| plural) {
            Some(comma) => self.behind(comma + 1, self.sentence.tokens.end),
            None => Vec::new(),
        }
    }

    /// "A signed for Ireland, and B for Canada", "A signed in Delhi, and B in Tokyo", "on the one side A signed; on the other, B": those
    /// who share the verb of the one before, with a state or a place of their own.
    fn gapped(&self, from: u32, found: &mut Vec<&'r Mention>) {
        /// How far behind the first who signs the next may stand.
        const REACH: u32 = 48;
        let end = self.sentence.tokens.end;
        let mut last = from;
        for person in self.people.iter().copied().filter(|person| person.tokens.start >= from) {
            if found.iter().any(|known| known.entity == person.entity) || person.tokens.start - last > REACH {
                break;
            }
            let start = self.lead_start(person);
            let gap = last..start;
            let parted = gap.clone().any(|at| self.is(at, &["and", "while", ";", "with"]) || self.word(at) == ",");
            let onlooker = gap.clone().any(|at| {
                self.class(at, Class::Onlooker)
                    || self.is(
                        at,
                        &["not", "who", "which", "after", "before", "said", "met", "under", "to", "because", "than"],
                    )
            });
            let joined = gap.clone().any(|at| self.is(at, &["and", "while"]) || self.word(at) == ";");
            if !parted || onlooker || !joined && self.party_behind(person).is_none() {
                break;
            }
            // "B for Canada", "for Canada B", "on the Canadian side, B"; "B in Tokyo".
            let for_state =
                self.party_behind(person).is_some() || self.party_ahead(person).is_some() || self.acts_behind(person);
            let behind = person.tokens.end;
            let placed = self.is(behind, &["in", "at", "from"])
                && self.capital(behind + 1)
                && (behind + 2 >= end || matches!(self.word(behind + 2), "." | "," | ";"));
            if !for_state && !placed {
                break;
            }
            found.push(person);
            last = person.tokens.end;
        }
    }

    /// Whether somebody acts "on behalf of his country", "for its part".
    fn acts_behind(&self, person: &Mention) -> bool {
        let next = self.people.iter().map(|other| other.tokens.start).find(|start| *start > person.tokens.start);
        let limit = next.unwrap_or(self.sentence.tokens.end).min(person.tokens.end + 14);
        (person.tokens.end..limit)
            .any(|at| self.is(at, &["behalf"]) || self.is(at, &["for"]) && self.is(at + 1, &["his", "her", "their"]))
    }
}

/// What stands between a person and a verb.
enum Gap {
    /// Nothing that parts them.
    Open,
    /// Another verb of the person.
    Verb(u32),
    Closed,
}
