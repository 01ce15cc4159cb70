//! Dated happenings.
//!
//! A date belongs to the verb before it in its sentence, or, where none stands before it, to the first behind it. It dates a
//! happening if that verb tells of something done: not of what is to come, of what somebody said, of an amount, or of a
//! state that lasts.

use dossier::{Event, Id, Precision};

use crate::dates::{DateKind, DateMention, Tense, verb};
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text, TokenKind, Words, words};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let mut events = Vec::new();
    for dates in reading.dates.chunk_by(|one, next| one.sentence == next.sentence) {
        let Some(sentence) = reading.text.sentences.get(dates[0].sentence as usize) else { continue };
        if matches!(reading.text.block_of(sentence).kind, BlockKind::Prose | BlockKind::Item) {
            let clauses = Clauses { reading, sentence };
            // The number of an item is no part of what happened.
            let marker = reading.text.block_of(sentence).marker;
            let behind = marker.map_or(0, |marker| reading.text.tokens_in(marker).end);
            let mut before = behind.clamp(sentence.tokens.start, sentence.tokens.end);
            for (index, date) in dates.iter().enumerate() {
                let limit = dates.get(index + 1).map_or(sentence.tokens.end, |next| next.tokens.start);
                let found = clauses.happening(date, before, limit).filter(|_| !is_quoted(reading, date));
                if let Some((clause, rule)) = found {
                    events.extend(event(reading, draft, date, clause, rule));
                    before = date.tokens.end;
                }
            }
        }
    }
    draft.events.extend(events);
}

/// Whether a date stands in a quotation: what somebody says happened is told by the quotation.
fn is_quoted(reading: &Reading<'_>, date: &DateMention) -> bool {
    let quotes = &reading.text.quotes;
    let behind = quotes.partition_point(|quote| quote.range.start <= date.range.start);
    quotes[behind.saturating_sub(4)..behind].iter().any(|quote| quote.range.covers(date.range))
}

fn event(
    reading: &Reading<'_>,
    draft: &Draft,
    date: &DateMention,
    clause: Extent,
    rule: &'static str,
) -> Option<Found<Event>> {
    let bytes = reading.text.bytes(clause);
    let evidence = reading.evidence(bytes)?;
    let parties = || draft.parties.iter().map(|party| &party.fact.id);
    let mut participants: Vec<Id> = Vec::new();
    for mention in reading.mentions_within(bytes) {
        let ids: Vec<&Id> = match mention.entity {
            EntityRef::Parties => parties().collect(),
            EntityRef::Country(_) => {
                reading.id_of(mention.entity).into_iter().filter(|id| parties().any(|party| party == *id)).collect()
            }
            entity => reading.id_of(entity).into_iter().collect(),
        };
        for id in ids {
            if !participants.contains(id) {
                participants.push(id.clone());
            }
        }
    }
    let text = reading.text.slice(bytes).to_owned();
    Some(Found::new(Event { id: Id::new(""), date: date.span, text, participants, evidence }, rule))
}

/// What a word says of a happening.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// Something was done.
    Deed,
    /// Somebody spoke, an amount is given, something lasts or is to come.
    Other,
}

/// The clauses of a sentence around its dates.
struct Clauses<'r, 't> {
    reading: &'r Reading<'t>,
    sentence: &'r Sentence,
}

impl Clauses<'_, '_> {
    fn text(&self) -> &Text<'_> {
        &self.reading.text
    }

    /// The tokens of the clause that a date dates, and the rule that says so. `from`: behind the last happening of the
    /// sentence; `limit`: where the next date begins.
    fn happening(&self, date: &DateMention, from: u32, limit: u32) -> Option<(Extent, &'static str)> {
        // "expires in April 2027": what is to come has not happened.
        let to_come = self.reading.published.is_some_and(|here| date.span.start > here);
        if date.kind == DateKind::Deadline || to_come {
            return None;
        }
        if let Some(clause) = self.lasting_since(date, from) {
            return Some((clause, "in-force-since"));
        }
        if self.is_attribute(date) {
            return None;
        }
        let at = date.tokens.start;
        if at > self.sentence.tokens.start && self.text().is(at - 1, "of") {
            let found = self.dated_noun(date, from).map(|clause| (clause, "noun-of-a-day"));
            return found.or_else(|| self.begun_with(date, from).map(|clause| (clause, "began-with")));
        }
        if let Some((clause, true)) = self.noun_with_day(date, from) {
            return Some((clause, "deed-as-noun"));
        }
        if let Some(clause) = self.noun_of_deed(date, from) {
            return Some((clause, "noun-of-a-deed"));
        }
        // "met and agreed to talk again in April": they met then, and will talk.
        let open = |deed: u32| {
            self.text().is(deed, "agreed")
                && !self.text().is(at - 1, "on")
                && (deed + 1..at).any(|at| self.text().is_any(at, words!["to", "that", "on", "upon"]))
        };
        let before = (self.sentence.tokens.start..at)
            .rev()
            .filter(|&at| !open(at))
            .find_map(|at| self.telling(at).map(|telling| (at, telling)));
        match before {
            Some((deed, Telling::Deed)) if deed < from => {
                // `They launched one in 2011 and another in 2013.`
                let joined = self.text().is(from, "and") || self.text().is(from, ",");
                joined.then(|| (Extent::new(self.behind_joints(from), date.tokens.end), "date-behind-shared-verb"))
            }
            Some((deed, Telling::Deed)) if !self.is_denied(deed) => {
                Some((Extent::new(self.clause_start(deed, from), self.end_behind(date)), "date-behind-verb"))
            }
            Some(_) => None,
            None => {
                let end = self.sentence.tokens.end;
                let behind = (date.tokens.end..end.min(date.tokens.end + 60))
                    .find_map(|at| self.telling(at).map(|telling| (at, telling)));
                let deed = behind
                    .filter(|&(deed, telling)| telling == Telling::Deed && deed < limit && !self.is_denied(deed))?
                    .0;
                Some((Extent::new(self.clause_start(at, from), self.clause_end(deed)), "date-before-verb"))
            }
        }
    }

    /// `has been in force since 1 May 2020`: on that day it came into force.
    fn lasting_since(&self, date: &DateMention, from: u32) -> Option<Extent> {
        let text = self.text();
        let since = date.tokens.start.checked_sub(1).filter(|&at| text.is(at, "since") && at >= from + 2)?;
        let force = (since.saturating_sub(2)..since).any(|at| text.is(at, "force") || text.is(at, "effect"));
        let lasts =
            (since.saturating_sub(6).max(from)..since).any(|at| text.is_any(at, words!["has", "have", "is", "are"]));
        (force && lasts).then(|| Extent::new(self.clause_start(since, from), date.tokens.end))
    }

    /// Whether a date only tells one thing from another, or says how long: `the 2018 agreement`, `for 2024`, `since 1995`.
    fn is_attribute(&self, date: &DateMention) -> bool {
        let text = self.text();
        let Some(lead) = date.tokens.start.checked_sub(1).filter(|&lead| lead >= self.sentence.tokens.start) else {
            return false;
        };
        let leads = ["for", "since", "from", "between", "than", "until", "to", "through", "–", "-", "around", "over"];
        let next = text.tokens.get(date.tokens.end as usize);
        let adjective = date.span.precision == Precision::Year
            && date.kind == DateKind::Absolute
            && !text.is_any(lead, words!["in", "during"])
            && next.is_some_and(|next| {
                next.kind == TokenKind::Word && !next.is(Class::Preposition) && !next.is(Class::Conjunction)
            });
        let adjectival =
            adjective || text.tokens[lead as usize].is(Class::Determiner) && date.span.precision != Precision::Day;
        // "from 18 to 21 February": on these days.
        let range = date.span.precision == Precision::Day && date.span.start != date.span.end && text.is(lead, "from");
        leads.iter().any(|word| text.is(lead, word)) && !range || adjectival && !text.is(lead, "and")
    }

    /// What a token tells, if it is a verb or decides what a verb tells.
    fn telling(&self, at: u32) -> Option<Telling> {
        let text = self.text();
        let token = text.tokens.get(at as usize)?;
        if self.is_infinitive(at) {
            return Some(Telling::Other);
        }
        let word = text.word(at);
        // "had been signed"
        if ["had", "has"].contains(&word) && text.is(at + 1, "been") && text.word(at + 2).ends_with("ed")
            || word == "had" && text.verb(at + 1).participle
        {
            return Some(Telling::Deed);
        }
        let lead = at.checked_sub(1).filter(|&lead| lead >= self.sentence.tokens.start);
        let led = |class| lead.is_some_and(|lead| text.tokens[lead as usize].is(class));
        match verb(text, at)? {
            Tense::Future | Tense::Open => Some(Telling::Other),
            // `had`, `was` and `did` are only help for another verb, or tell of a state.
            Tense::Past if ["had", "was", "were", "did"].contains(&word) => {
                let helps = (at + 1..at + 4).any(|next| {
                    let word = text.word(next);
                    text.has(next, Class::PastVerb) || word.ends_with("ed") || word.ends_with("en")
                });
                (!helps).then_some(Telling::Other)
            }
            Tense::Past if token.is(Class::Amounting) || self.is_sum(at) || self.is_counted(at) => Some(Telling::Other),
            Tense::Past if token.is(Class::Announcing) => {
                Some(if self.makes_known(at) { Telling::Deed } else { Telling::Other })
            }
            Tense::Past if token.is(Class::Reporting) && !token.is(Class::SpokenDeed) => Some(Telling::Other),
            // `the proposed text`, `an enhanced partnership`
            Tense::Past
                if led(Class::Determiner) && !text.is(at.saturating_sub(1), "that") || led(Class::Preposition) =>
            {
                None
            }
            // `to be signed`, `will be signed`: what comes before tells.
            Tense::Past => Some(Telling::Deed),
        }
    }

    /// Whether a token is the `to` of what somebody is to do, who did not come for it: `invited him to visit Lima in 2026`.
    fn is_infinitive(&self, at: u32) -> bool {
        let text = self.text();
        let verb = text.verb(at + 1);
        let plain = verb.plain || verb.formal || verb.mostly;
        let from = at.saturating_sub(10).max(self.sentence.tokens.start);
        text.is(at, "to") && plain && !(from..at).any(|at| text.has(at, Class::Coming))
    }

    /// Whether a verb of making known has a thing as its object, or what somebody has done: `announced a framework`, `the pathway
    /// announced in May`, `announced that it was leaving the treaty`; not what somebody says.
    fn makes_known(&self, at: u32) -> bool {
        let text = self.text();
        let is = |at: u32, words: &Words| text.is_any(at, words);
        let floor = self.sentence.tokens.start;
        let passive = at > floor && is(at - 1, words!["was", "were", "been"]);
        let relative = (at.saturating_sub(8).max(floor)..at).any(|at| text.is(at, "which"));
        let object = text.has(at + 1, Class::Determiner) && !is(at + 1, words!["that", "this"])
            || is(at + 1, words!["plans", "its", "their"]);
        // `the pathway announced in May`
        let participle =
            at > floor && !text.tokens[at as usize - 1].capital && text.has(at + 1, Class::Preposition) && {
                let lead = &text.tokens[at as usize - 1];
                lead.kind == TokenKind::Word
                    && !lead.is(Class::PartyWord)
                    && !lead.is(Class::Ministry)
                    && !lead.is(Class::Office)
                    && !lead.is(Class::Pronoun)
                    && !lead.is(Class::PublicBody)
            };
        let that = (at + 1..at + 9).find(|at| text.is(*at, "that"));
        let own = that.is_some_and(|that| {
            is(that + 1, words!["it", "they", "he", "she"])
                && (is(that + 2, words!["had", "have", "has"])
                    || is(that + 2, words!["was", "were", "is", "are"]) && text.word(that + 3).ends_with("ing"))
        });
        passive && !text.is(at + 1, "that") || relative && that.is_none() || object || participle || own
    }

    /// Whether the subject of a verb is a great number: "more than a million passengers flew".
    fn is_counted(&self, at: u32) -> bool {
        let text = &self.reading.text;
        let start = self.sentence.tokens.start;
        let counted = (start..(start + 5).min(at)).any(|at| {
            ["million", "billion", "percent", "thousand"].iter().any(|word| text.is(at, word))
                || text.word(at).parse::<f64>().is_ok_and(|number| number > 12.0) && !is_year(text.word(at))
                || text.word(at).contains(',') && text.word(at).len() > 4
        });
        // "A first group of 95 nurses flew to": they are counted, and went.
        let group = (start..at).any(|at| {
            text.is_any(
                at,
                words!["group", "batch", "contingent", "team", "delegation", "cohort", "crew", "wave", "convoy"],
            )
        });
        counted && !group && at - start <= 8
    }

    /// Whether a verb only gives an amount: `trade came to $5 billion`, `it exported goods worth 40 million euros`.
    fn is_sum(&self, at: u32) -> bool {
        let text = self.text();
        let end = self.sentence.tokens.end;
        let amount = |from: u32, to: u32| {
            (from..to.min(end)).any(|at| {
                text.tokens[at as usize].kind == TokenKind::Number && !is_year(text.word(at))
                    || ["worth", "percent", "%"].contains(&text.word(at))
            })
        };
        match text.lower(at) {
            "came" | "added" | "amounting" if text.is(at + 1, "to") || text.is(at + 1, "up") => amount(at + 2, at + 6),
            _ if text.has(at, Class::Trading) => amount(at + 1, at + 8),
            _ => false,
        }
    }

    /// Whether the deed is denied: `did not sign`, `was never ratified`.
    fn is_denied(&self, deed: u32) -> bool {
        let first = self.sentence.tokens.start.max(deed.saturating_sub(4));
        (first..deed).any(|at| {
            let word = self.text().word(at);
            ["not", "never", "neither", "nor", "without"].contains(&word)
                || word.ends_with("n't")
                || word.ends_with("n’t")
        })
    }

    /// Where the clause of a verb starts: behind what joins it to the one before.
    fn clause_start(&self, deed: u32, from: u32) -> u32 {
        let text = self.text();
        let mut at = deed;
        while at > from {
            let lead = at - 1;
            let word = text.word(lead);
            let joint = text.has(lead, Class::ClauseStart) || matches!(word, ";" | ":" | "—" | "–" | "--");
            let comma = word == "," && ["and", "but", "then"].contains(&text.word(at));
            if joint || comma || text.tokens[lead as usize].kind == TokenKind::Quote {
                break;
            }
            at = lead;
        }
        self.behind_joints(at).min(deed)
    }

    fn behind_joints(&self, mut at: u32) -> u32 {
        while [",", "and", "but", "then"].contains(&self.text().word(at)) {
            at += 1;
        }
        at
    }

    /// Where the clause of a verb ends that has its date before it.
    fn clause_end(&self, deed: u32) -> u32 {
        let text = self.text();
        let mut end = self.sentence.tokens.end;
        if let Some(comma) =
            (deed..end).find(|&at| text.is(at, ";") || text.is(at, ",") && text.has(at + 1, Class::ClauseEnd))
        {
            end = comma;
        }
        while end > deed + 1 && matches!(text.word(end - 1), "." | "!" | "?") {
            end -= 1;
        }
        end
    }

    /// `the signature today of a memorandum`: a noun for a deed with its day right behind it, and what it was done to.
    fn noun_of_deed(&self, date: &DateMention, from: u32) -> Option<Extent> {
        let text = self.text();
        let lead = date.tokens.start.checked_sub(1)?;
        let noun = if text.is(lead, "on") { lead.checked_sub(1)? } else { lead };
        let start = noun.checked_sub(1).filter(|&at| at >= from && text.tokens[at as usize].is(Class::Determiner))?;
        let of = text.is(date.tokens.end, "of") && date.span.precision == Precision::Day;
        (text.has(noun, Class::Deed) && of).then(|| Extent::new(start, self.end_behind(date)))
    }

    /// `after the eruption of the volcano on 15 January 2022`: a noun for a deed, what it was done to, and its day; and whether it
    /// stands apart from the verb before it.
    fn noun_with_day(&self, date: &DateMention, from: u32) -> Option<(Extent, bool)> {
        const REACH: u32 = 14;
        let text = self.text();
        let lead = date.tokens.start.checked_sub(1).filter(|&lead| text.is_any(lead, words!["on", "in", "during"]))?;
        let first = from.max(lead.saturating_sub(REACH));
        let deed = |at: u32| {
            (text.has(at, Class::Deed) || text.has(at, Class::Gathering))
                && text.is_any(at + 1, words!["of", "to", "by", "in", "at", "near", "on", "off", "between"])
        };
        let noun = (first + 1..lead).rev().find(|&at| deed(at))?;
        let clear = (noun..lead).all(|at| {
            let token = &text.tokens[at as usize];
            token.kind != TokenKind::Quote && !matches!(text.word(at), ";" | ":" | ",") && self.telling(at).is_none()
        });
        let start = (first..noun).rev().take(4).find(|&at| text.tokens[at as usize].is(Class::Determiner))?;
        let between =
            (start + 1..noun).all(|at| self.telling(at).is_none() && text.tokens[at as usize].kind == TokenKind::Word);
        let apart = start > from
            && text
                .is_any(start - 1, words!["after", "following", "since", "before", "despite", "during", "by", "with"]);
        (clear && between).then(|| (Extent::new(start, date.tokens.end), apart))
    }

    /// `a stream that began with the programme of 1966`: what began is of that year.
    fn begun_with(&self, date: &DateMention, from: u32) -> Option<Extent> {
        const BEGAN: Words =
            Words::of(&["began", "begun", "started", "originated", "sprang", "grew", "born", "dates", "goes"]);
        let text = self.text();
        let first = from.max(date.tokens.start.saturating_sub(10));
        let verb = (first..date.tokens.start).rev().find(|&at| text.is_any(at, &BEGAN))?;
        let plain = (verb..date.tokens.start).all(|at| text.tokens[at as usize].kind == TokenKind::Word);
        let open = text.is_any(verb + 1, words!["with", "under", "out", "back", "from", "in"]);
        let start = self.clause_start(verb, from);
        // "that began with": what began stands before it.
        let relative = text.is_any(start, words!["that", "which"])
            || start > from && text.is_any(start - 1, words!["that", "which"]);
        let thing = |at: &u32| text.tokens[*at as usize].is(Class::Determiner) && !text.is(*at, "that");
        let head = (from..start).rev().take(8).find(thing).filter(|_| relative);
        (plain && open && date.kind == DateKind::Absolute).then(|| Extent::new(head.unwrap_or(start), date.tokens.end))
    }

    /// Where a clause ends whose date stands behind its verb: there, unless it goes on: `put their names on Friday to a treaty`.
    fn end_behind(&self, date: &DateMention) -> u32 {
        let text = self.text();
        let limit = self.sentence.tokens.end;
        let goes_on = text.tokens.get(date.tokens.end as usize).is_some_and(|next| {
            date.tokens.end < limit
                && next.kind == TokenKind::Word
                && !next.is(Class::Conjunction)
                && !next.is(Class::ClauseStart)
                && !next.is(Class::ClauseEnd)
        });
        let that =
            text.is(date.tokens.end, "that") || (date.tokens.end..date.tokens.end + 4).any(|at| text.is(at, "that"));
        if !goes_on && !that {
            return date.tokens.end;
        }
        let stop = (date.tokens.end..limit).find(|&at| {
            let token = &text.tokens[at as usize];
            token.kind == TokenKind::Mark && !matches!(text.word(at), "-" | "–" | "&" | "/")
                || token.kind == TokenKind::Quote
        });
        stop.unwrap_or(limit)
    }

    /// `the joint communiqué of 24 August 2021`: a noun that a day belongs to, from its article on.
    fn dated_noun(&self, date: &DateMention, from: u32) -> Option<Extent> {
        let text = self.text();
        let of = date.tokens.start - 1;
        let start =
            (from.max(of.saturating_sub(8))..of).rev().find(|&at| text.tokens[at as usize].is(Class::Determiner))?;
        let plain = (start + 1..of).all(|at| {
            let token = &text.tokens[at as usize];
            token.kind == TokenKind::Word && !token.is(Class::Auxiliary) && !token.is(Class::PastVerb)
        });
        let gathering = (start + 1..of).any(|at| text.has(at, Class::Gathering));
        let dates = date.span.precision != Precision::Year || gathering;
        let day = dates && date.kind == DateKind::Absolute;
        (day && plain && start + 1 < of).then(|| Extent::new(start, date.tokens.end))
    }
}

/// Whether a number is a year of our time, and no amount.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1800..2100).contains(&year))
}
