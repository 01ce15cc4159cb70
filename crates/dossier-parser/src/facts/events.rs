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
use crate::text::{BlockKind, Extent, Sentence, Text, TokenKind};

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
        if date.kind == DateKind::Deadline || self.is_attribute(date) {
            return None;
        }
        let at = date.tokens.start;
        if at > self.sentence.tokens.start && self.text().is(at - 1, "of") {
            return self.dated_noun(date, from).map(|clause| (clause, "noun-of-a-day"));
        }
        let before =
            (self.sentence.tokens.start..at).rev().find_map(|at| self.telling(at).map(|telling| (at, telling)));
        match before {
            Some((deed, Telling::Deed)) if deed < from => {
                // `They launched one in 2011 and another in 2013.`
                let joined = self.text().is(from, "and") || self.text().is(from, ",");
                joined.then(|| (Extent::new(self.behind_joints(from), date.tokens.end), "date-behind-shared-verb"))
            }
            Some((deed, Telling::Deed)) if !self.is_denied(deed) => {
                Some((Extent::new(self.clause_start(deed, from), date.tokens.end), "date-behind-verb"))
            }
            Some(_) => None,
            None => {
                let end = self.sentence.tokens.end;
                let behind = (date.tokens.end..end.min(date.tokens.end + 40))
                    .find_map(|at| self.telling(at).map(|telling| (at, telling)));
                let deed = behind
                    .filter(|&(deed, telling)| telling == Telling::Deed && deed < limit && !self.is_denied(deed))?
                    .0;
                Some((Extent::new(self.clause_start(at, from), self.clause_end(deed)), "date-before-verb"))
            }
        }
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
            && !["in", "during"].contains(&text.word(lead))
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
        const AMOUNTS: [&str; 20] = [
            "amounted",
            "rose",
            "fell",
            "grew",
            "totalled",
            "totaled",
            "reached",
            "stood",
            "increased",
            "decreased",
            "declined",
            "accounted",
            "averaged",
            "dropped",
            "exceeded",
            "expanded",
            "hit",
            "surged",
            "climbed",
            "dated",
        ];
        // Verbs of speech that are deeds as well, where nobody's words stand next to them.
        const DEEDS: [&str; 8] =
            ["concluded", "continued", "shared", "maintained", "declared", "promised", "pledged", "welcomed"];
        let text = self.text();
        let token = text.tokens.get(at as usize)?;
        let word = text.word(at);
        let lead = at.checked_sub(1).filter(|&lead| lead >= self.sentence.tokens.start);
        let led = |class| lead.is_some_and(|lead| text.tokens[lead as usize].is(class));
        match verb(text, at)? {
            Tense::Future | Tense::Open => Some(Telling::Other),
            // `had`, `was` and `did` are only help for another verb, or tell of a state.
            Tense::Past if ["had", "was", "were", "did"].contains(&word) => {
                let helps = (at + 1..at + 4).any(|next| {
                    let word = text.word(next);
                    text.tokens.get(next as usize).is_some_and(|next| next.is(Class::PastVerb))
                        || word.ends_with("ed")
                        || word.ends_with("en")
                });
                (!helps).then_some(Telling::Other)
            }
            Tense::Past if AMOUNTS.contains(&word) || self.is_sum(at) => Some(Telling::Other),
            Tense::Past if token.is(Class::Reporting) && !DEEDS.contains(&word) => Some(Telling::Other),
            // `the proposed text`, `an enhanced partnership`
            Tense::Past if led(Class::Determiner) || led(Class::Preposition) => None,
            // `to be signed`, `will be signed`: what comes before tells.
            Tense::Past => Some(Telling::Deed),
        }
    }

    /// Whether a verb only gives an amount: `trade came to $5 billion`, `it exported goods worth 40 million euros`.
    fn is_sum(&self, at: u32) -> bool {
        const TRADES: [&str; 10] = [
            "exported",
            "imported",
            "shipped",
            "traded",
            "earned",
            "sold",
            "bought",
            "produced",
            "consumed",
            "generated",
        ];
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
            word if TRADES.contains(&word) => amount(at + 1, at + 8),
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
        const JOINTS: [&str; 14] = [
            "which", "who", "that", "when", "while", "because", "although", "though", "where", "as", "whereas", "if",
            "after", "before",
        ];
        let text = self.text();
        let mut at = deed;
        while at > from {
            let lead = at - 1;
            let word = text.word(lead);
            let joint = JOINTS.iter().any(|joint| joint.eq_ignore_ascii_case(word))
                || matches!(word, ";" | ":" | "—" | "–" | "--");
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
        const JOINTS: [&str; 14] = [
            "which",
            "who",
            "while",
            "as",
            "with",
            "where",
            "although",
            "though",
            "because",
            "but",
            "whereas",
            "according",
            "saying",
            "after",
        ];
        let text = self.text();
        let mut end = self.sentence.tokens.end;
        if let Some(comma) = (deed..end)
            .find(|&at| text.is(at, ";") || text.is(at, ",") && JOINTS.iter().any(|joint| text.is(at + 1, joint)))
        {
            end = comma;
        }
        while end > deed + 1 && matches!(text.word(end - 1), "." | "!" | "?") {
            end -= 1;
        }
        end
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
        let day = date.span.precision == Precision::Day && date.kind == DateKind::Absolute;
        (day && plain && start + 1 < of).then(|| Extent::new(start, date.tokens.end))
    }
}

/// Whether a number is a year of our time, and no amount.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1800..2100).contains(&year))
}
