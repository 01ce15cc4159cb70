//! The cues of a sentence: which words carry a strength here, and what each takes.

use dossier::Strength;

use super::{Candidate, Finder};
use crate::facts::clauses::{clause, governed};
use crate::lexicon::Class;
use crate::lexicon::terms::{Hit, Takes, Term};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, words};

impl Finder<'_, '_> {
    /// The cues of a sentence with their clauses, in order.
    pub(super) fn candidates(&self, sentence: &Sentence, floor: u32, agreement: &[Extent]) -> Vec<Candidate> {
        let reading = self.reading;
        let mut candidates: Vec<Candidate> = Vec::new();
        for hit in reading.terms_within(sentence.range) {
            let Term::Cue { strength, takes } = hit.term else { continue };
            let declared = (takes == Takes::Noun).then(|| self.declared(sentence, hit));
            let (hit, takes) = match declared {
                Some(Some((hit, takes))) => (hit, takes),
                Some(None) => continue,
                None => (*hit, takes),
            };
            // "agreed on Tuesday to": the day is not what is agreed.
            let day = text_is_day(reading, hit.tokens.end);
            let (hit, takes) = if takes == Takes::Matter && reading.text.is(hit.tokens.end - 1, "on") && day {
                let tokens = Extent::new(hit.tokens.start, hit.tokens.end - 1);
                (Hit { range: reading.text.bytes(tokens), tokens, term: hit.term }, Takes::To)
            } else {
                (hit, takes)
            };
            let hit = &hit;
            let quoted = self.is_quoted(hit.range) && !self.opens_quotation(sentence, hit);
            let first = hit.tokens.start < floor || quoted || is_noun(reading, hit, takes);
            if first || candidates.last().is_some_and(|last| hit.tokens.start < last.cue.tokens.end) {
                continue;
            }
            // In a draft, what the text would require is planned.
            let open = (floor.max(hit.tokens.start.saturating_sub(4))..hit.tokens.start)
                .any(|at| reading.text.is_any(at, words!["would", "could"]));
            let strength = if open && takes == Takes::Oblige { strength.max(Strength::Planned) } else { strength };
            let governed = governed(reading, hit, takes, sentence.tokens.end);
            // "committed to send": the cue takes a plain verb as well.
            let plain = governed.map(|governed| reading.text.verb(governed.token));
            let takes = match plain {
                Some(known) if takes == Takes::Doing && (known.plain || known.either) && !known.gerund => Takes::To,
                _ => takes,
            };
            if matches!(takes, Takes::Oblige | Takes::Charge) && governed.is_none() {
                continue;
            }
            if takes == Takes::To && governed.is_none() && !self.ends_in_stem(sentence, hit) && !self.takes_noun(hit) {
                continue;
            }
            // "would seek to agree": the verb is a weaker cue itself. "shall seek to" stays binding.
            if let Some(before) = candidates.last()
                && before.governed.is_some_and(|governed| governed.token == hit.tokens.start)
            {
                if takes == Takes::Oblige {
                    candidates.pop();
                    let mut clause = clause(reading, sentence, floor, hit.tokens, agreement);
                    clause.start = hit.tokens.start;
                    candidates.push(Candidate { cue: *hit, strength, takes, clause, governed });
                    continue;
                }
                if before.strength <= Strength::Agreed || before.strength >= strength {
                    continue;
                }
                let start = before.clause.clone();
                candidates.pop();
                candidates.push(Candidate { cue: *hit, strength, takes, clause: start, governed });
                continue;
            }
            let mut clause = clause(reading, sentence, floor, hit.tokens, agreement);
            if matches!(takes, Takes::Oblige | Takes::Charge) {
                // Whom it obliges stands behind it.
                clause.start = hit.tokens.start;
            }
            candidates.push(Candidate { cue: *hit, strength, takes, clause, governed });
        }
        candidates
    }

    /// The cue of a noun for a will, with the verb that declares it: "expressed their firm intention to", "… of".
    fn declared(&self, sentence: &Sentence, noun: &Hit) -> Option<(Hit, Takes)> {
        let text = &self.reading.text;
        let first = noun.tokens.start.saturating_sub(6).max(sentence.tokens.start);
        let declares = |at: &u32| text.tokens[*at as usize].is(Class::Declaring);
        let verb = (first..noun.tokens.start).rev().find(declares)?;
        let between = verb + 1..noun.tokens.start;
        let plain = between.clone().all(|at| {
            let token = &text.tokens[at as usize];
            token.kind == TokenKind::Word && !token.is(Class::Preposition) && !token.is(Class::Auxiliary)
        });
        // "announced plans to" needs no article; "have plans" is no declaration.
        let marked = between.clone().any(|at| text.tokens[at as usize].is(Class::Determiner)) || between.is_empty();
        if !plain || !marked {
            return None;
        }
        let behind = noun.tokens.end;
        let known = |at: u32| text.verb(at);
        let word = text.word(behind + 1);
        let to_verb = text.is(behind, "to")
            && !known(behind + 1).gerund
            && !word.ends_with("ing")
            && text
                .tokens
                .get(behind as usize + 1)
                .is_some_and(|token| token.kind == TokenKind::Word && !token.capital && !token.is(Class::Determiner))
            && (known(behind + 1).plain || known(behind + 1).either || noun_of_will(text.word(noun.tokens.start)));
        let doing = text.is_any(behind, words!["to", "of", "in"]) && !to_verb;
        let end = if to_verb { noun.tokens.end } else { behind + 1 };
        let noun_behind = text.is(behind, "to") || text.word(behind + 1).ends_with("ing");
        if !(to_verb || doing && noun_behind) {
            return None;
        }
        let tokens = Extent::new(verb, end);
        let hit = Hit { range: text.bytes(tokens), tokens, term: noun.term };
        Some((hit, if to_verb { Takes::To } else { Takes::Doing }))
    }

    /// Whether words stand in a direct quotation of several words.
    fn is_quoted(&self, bytes: Extent) -> bool {
        const CUE_ALONE: u32 = 4;
        let quotes = &self.reading.text.quotes;
        let before = quotes.partition_point(|quote| quote.range.start <= bytes.start);
        quotes[before.saturating_sub(3)..before].iter().any(|quote| {
            // `The parties merely "intend" to`: words of the agreement, not somebody's.
            quote.closed && quote.range.covers(bytes) && quote.tokens.len() > CUE_ALONE
                || !quote.closed && quote.range.contains(bytes.start)
        })
    }

    /// Whether a cue is the first word of what is quoted from the agreement: `the two countries "shall afford each other assistance"`.
    fn opens_quotation(&self, sentence: &Sentence, hit: &Hit) -> bool {
        let text = &self.reading.text;
        let opens = hit.tokens.start > sentence.tokens.start
            && text.tokens[hit.tokens.start as usize - 1].kind == TokenKind::Quote;
        let mut said = self.draft.quotations.iter().filter(|found| {
            let range = Extent::from(found.fact.evidence.first().range());
            range.covers(hit.range) && found.fact.speaker.is_some()
        });
        // `The signatories "intend to hold"`, and not `the force "looks forward to"`.
        let before = hit.tokens.start.saturating_sub(2);
        let country = self.reading.mentions_in(sentence).iter().any(|mention| mention.tokens.end == before + 1);
        opens && (text.has(before, Class::PartyWord) || country) && said.next().is_none()
    }

    /// "agreed to a ceasefire", "pledged $40 million": a noun phrase in place of the verb.
    pub(super) fn takes_noun(&self, hit: &Hit) -> bool {
        let text = &self.reading.text;
        let word = text.lower(hit.tokens.start);
        let next = text.tokens.get(hit.tokens.end as usize);
        // "pledged closer cooperation", "promised Ghana 40 million kroner"
        if word.starts_with("pledg") || word.starts_with("promis") {
            let thing = next.is_some_and(|next| {
                matches!(next.kind, TokenKind::Word | TokenKind::Number) && !next.is(Class::Preposition)
                    || matches!(text.slice(next.range), "$" | "€" | "£" | "¥")
            });
            return thing && !text.is(hit.tokens.end, "that");
        }
        // "committed $140 million"
        if word.starts_with("commit") {
            let money = |at: u32| matches!(text.word(at), "$" | "€" | "£" | "¥" | "US" | "EUR" | "USD");
            return money(hit.tokens.end) || next.is_some_and(|next| next.kind == TokenKind::Number);
        }
        let agreed = word.starts_with("agree");
        // "agreed a five-year plan", where it is not the agreement itself that was agreed.
        if agreed && (text.is(hit.tokens.end, "a") || text.is(hit.tokens.end, "an")) {
            let object = text.bytes(Extent::new(hit.tokens.end, hit.tokens.end + 6));
            let instruments = &self.draft.about.mentions;
            let place = instruments.partition_point(|mention| mention.range.end <= object.start);
            return instruments.get(place).is_none_or(|mention| !mention.range.meets(object));
        }
        agreed
            && text.is(hit.tokens.end, "to")
            && text.tokens.get(hit.tokens.end as usize + 1).is_some_and(|token| token.is(Class::Determiner))
    }

    fn ends_in_stem(&self, sentence: &Sentence, hit: &Hit) -> bool {
        let text = &self.reading.text;
        (text.is(sentence.tokens.end.saturating_sub(1), ":") || self.is_open(sentence))
            && sentence.tokens.end - hit.tokens.end <= 6
    }

    /// Whether a sentence is completed by the items of a list.
    pub(super) fn is_open(&self, sentence: &Sentence) -> bool {
        let last = self.reading.text.word(sentence.tokens.end.saturating_sub(1));
        // An item that ends with a comma only goes on to the next.
        let item = self.reading.text.block_of(sentence).kind == BlockKind::Item && last != ":";
        !item && !matches!(last, "." | ";" | "!" | "?" | "”" | "\"") && self.has_items(sentence)
    }

    /// Whether a stem says what is done, and its items only where: "intend to cooperate in the following areas:".
    pub(super) fn lists_areas(&self, sentence: &Sentence) -> bool {
        let text = &self.reading.text;
        let last = sentence.tokens.end;
        (last.saturating_sub(5).max(sentence.tokens.start)..last)
            .any(|at| text.is_any(at, words!["areas", "fields", "sectors", "domains", "topics", "subjects", "themes"]))
    }
}

/// Whether a day or a month stands at a token.
fn text_is_day(reading: &Reading<'_>, at: u32) -> bool {
    let token = reading.text.tokens.get(at as usize);
    token.is_some_and(|token| token.capital && (token.is(Class::Weekday) || token.is(Class::Month)))
}

/// Whether a cue is another part of speech here: the month of May, a will, "is to" of an aim.
fn is_noun(reading: &Reading<'_>, hit: &Hit, takes: Takes) -> bool {
    let text = &reading.text;
    let Some(token) = text.tokens.get(hit.tokens.start as usize) else { return true };
    let before = hit.tokens.start.checked_sub(1).map_or("", |at| text.word(at)).to_ascii_lowercase();
    if token.capital && !token.first {
        return true;
    }
    // "will no longer have to be certified": the modal before it says how firm that is.
    let first = hit.tokens.start;
    let have = ["have", "has"].iter().any(|word| text.is(first, word));
    let governed = (first.saturating_sub(3)..first)
        .any(|at| text.tokens[at as usize].is(Class::Auxiliary) && text.tokens[at as usize].sentence == token.sentence);
    if have && takes == Takes::Verb && (governed || before == "to") {
        return true;
    }
    match takes {
        Takes::Verb => matches!(
            before.as_str(),
            "the" | "a" | "their" | "political" | "good" | "of" | "in" | "free" | "his" | "her" | "its"
        ),
        Takes::To => {
            let noun = matches!(before.as_str(), "the" | "a" | "their" | "its" | "an" | "of" | "no" | "to");
            // "The aim of this agreement is to …" says what it is for.
            let is = text.is(hit.tokens.start, "is") || text.is(hit.tokens.start, "are");
            let sentence = text.sentence_of(hit.tokens.start);
            let aim = is
                && hit.tokens.end == hit.tokens.start + 1
                && sentence.is_some_and(|sentence| {
                    (sentence.tokens.start..hit.tokens.start).any(|at| {
                        text.is_any(
                            at,
                            words![
                                "aim",
                                "purpose",
                                "goal",
                                "objective",
                                "objectives",
                                "aims",
                                "intention",
                                "idea",
                                "task",
                                "goals",
                                "plan",
                                "hope",
                                "step",
                            ],
                        )
                    })
                });
            noun && before != "to"
                || before == "to" && !text.tokens[hit.tokens.start as usize].first && text.is(hit.tokens.start, "agree")
                || aim
        }
        Takes::Doing | Takes::Matter | Takes::Oblige | Takes::Charge | Takes::Noun => {
            matches!(before.as_str(), "the" | "a" | "its" | "their" | "as" | "an")
        }
    }
}

/// Whether a noun is followed by "to" and a verb only: a commitment may be one to peace.
fn noun_of_will(noun: &str) -> bool {
    !noun.eq_ignore_ascii_case("commitment")
}
