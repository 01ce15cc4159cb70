//! Clauses around a cue of strength: who is the subject, where the clause begins, which verb it has.

pub(crate) mod subject;

use crate::lexicon::Class;
use crate::lexicon::terms::{Hit, Takes, Term};
use crate::lexicon::verbs::verb;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{Extent, Sentence, TokenKind, words};

pub(crate) use subject::main_subject;

/// Who or what a clause is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Both or all parties, by words such as "the two sides", "the Parties".
    Parties,
    /// Countries or blocs by name.
    Countries(Vec<EntityRef>),
    /// A body or some: "the two ministries", "a joint committee"; with those that are named.
    Body(Vec<EntityRef>),
    /// What the parties have set up: "a fund", "the programme".
    Made,
    /// A person, or others who act for themselves.
    Person,
    /// The agreement.
    Agreement,
    /// That of the clause before it: "… and will share data".
    Shared,
    /// Anything else.
    Thing,
}

/// A clause that has a cue.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// The first token of the verb group, with its adverbs and auxiliaries.
    pub(crate) group: u32,
    /// Its first token: that of the subject, or of the cue where the subject is shared.
    pub(crate) start: u32,
    pub(crate) subject: Subject,
    /// The word that leads into the clause, where it makes it depend on another: "if", "as", "which".
    pub(crate) lead: Option<u32>,
}

/// The clause to which a cue belongs. `floor` is the first token that it may begin with; `cue` the tokens of the cue;
/// `agreement` the bytes at which the sentence speaks of the agreement.
pub(crate) fn clause(
    reading: &Reading<'_>,
    sentence: &Sentence,
    floor: u32,
    cue: Extent,
    agreement: &[Extent],
) -> Clause {
    let text = &reading.text;
    let mut at = cue.start;
    // "Both countries also committed", "Seoul has agreed", "both sides would seek"
    while at > floor && (is_skipped(text.word(at - 1)) || text.tokens[at as usize - 1].kind == TokenKind::Quote) {
        at -= 1;
    }
    let before = |at: u32| if at > floor { text.word(at - 1) } else { "" };
    // "Sudan, for its part, must pay"; "A joint working group, led by both ministries, will meet"
    let mut subject_end = at;
    if before(at) == "," {
        match opening_comma(reading, floor, at) {
            Some(comma) => subject_end = comma,
            None => return alone(reading, at, cue),
        }
    }
    if matches!(before(subject_end).to_ascii_lowercase().as_str(), "and" | "but" | "or" | ";" | "," | ":" | "then") {
        return alone(reading, at, cue);
    }
    let start = phrase_start(reading, floor, subject_end);
    if start == subject_end {
        return alone(reading, at, cue);
    }
    let (start, subject) = subject::of_phrase(reading, sentence, Extent::new(start, subject_end), floor, agreement);
    Clause { group: at, start, subject, lead: (start > floor).then(|| start - 1) }
}

/// A clause without a subject before its verb: "both" and "each" may be it, else it shares that of the clause before.
fn alone(reading: &Reading<'_>, at: u32, cue: Extent) -> Clause {
    let text = &reading.text;
    let pronoun = at < cue.start && text.is_any(at, words!["both", "each", "all", "either", "neither"]);
    let subject = if pronoun { Subject::Parties } else { Subject::Shared };
    Clause { group: if pronoun { at + 1 } else { at }, start: at, subject, lead: None }
}

/// The comma that opens what stands between a subject and its verb, where the other comma stands right before `at`.
fn opening_comma(reading: &Reading<'_>, floor: u32, at: u32) -> Option<u32> {
    let text = &reading.text;
    let comma = (floor..at - 1).rev().take(20).find(|comma| text.is(*comma, ","))?;
    let first = text.word(comma + 1);
    let relative = ["which", "who", "whose"].iter().any(|word| first.eq_ignore_ascii_case(word));
    let told = (comma + 1..at - 1).any(|inner| text.tokens[inner as usize].is(Class::Reporting));
    // ", the minister said, will help": an aside of a few words that ends with the verb of speech.
    let aside = told && at - comma <= 9 && text.tokens[at as usize - 2].is(Class::Reporting);
    let joined = matches!(first, "and" | "but" | "or");
    let own_verb = is_cue_between(reading, comma, at);
    (comma > floor && !joined && (relative || (!told || aside) && !own_verb)).then_some(comma)
}

/// Whether a cue of strength stands between two tokens.
fn is_cue_between(reading: &Reading<'_>, from: u32, to: u32) -> bool {
    let bytes = reading.text.bytes(Extent::new(from, to));
    reading
        .terms_within(bytes)
        .iter()
        .any(|hit| matches!(hit.term, Term::Cue { takes: Takes::Verb, .. }) && hit.tokens.end < to)
}

/// Words between a subject and its cue.
fn is_skipped(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "have"
            | "has"
            | "had"
            | "will"
            | "would"
            | "shall"
            | "been"
            | "not"
            | "n't"
            | "n’t"
            | "never"
            | "yet"
            | "'ve"
            | "’ve"
            | "both"
            | "all"
            | "each"
            | "either"
            | "neither"
            | "also"
            | "themselves"
    ) || verb(&lower).adverb
}

/// Where the noun phrase that ends before a token begins.
fn phrase_start(reading: &Reading<'_>, floor: u32, end: u32) -> u32 {
    let text = &reading.text;
    let earlier_cue = floor < end && is_cue_between(reading, floor, end);
    let mut at = end;
    while at > floor && end - at < 30 {
        let token = &text.tokens[at as usize - 1];
        let word = text.lower(at - 1);
        let stops = token.kind == TokenKind::Quote
            || token.kind == TokenKind::Mark
                && !matches!(word, "-" | "–" | "%" | "$" | "€" | "£" | "(" | ")" | "/" | "&")
            || token.is(Class::Reporting) && !token.capital && !is_adjectival(reading, at - 1, end)
            || is_lead(word)
            || word == "and" && earlier_cue;
        if stops {
            // "Norway, Ghana and Togo will": commas inside a list of names are part of it.
            let listed = word == "," && subject::joins_names(reading, floor, at - 1, end);
            if !listed {
                break;
            }
        }
        at -= 1;
    }
    at
}

/// Whether a word that could report speech only tells which one is meant: "the pledged sums".
fn is_adjectival(reading: &Reading<'_>, at: u32, end: u32) -> bool {
    let text = &reading.text;
    at > 0
        && at + 1 < end
        && text.tokens[at as usize - 1].is(Class::Determiner)
        && text.tokens[at as usize + 1].kind == TokenKind::Word
}

/// Words that lead into a clause.
pub(crate) fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "which"
            | "who"
            | "while"
            | "whereas"
            | "if"
            | "as"
            | "because"
            | "since"
            | "when"
            | "whether"
            | "but"
            | "where"
            | "until"
            | "unless"
            | "before"
            | "after"
            | "although"
            | "though"
            | "once"
            | "so"
            | "what"
            | "how"
            | "whom"
    )
}

/// The verb that a cue governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Governed {
    /// The token of the verb, or the first of what is agreed.
    pub(crate) token: u32,
    /// Whether "not" stands before it.
    pub(crate) negated: bool,
    /// Whether it is a passive: "be established".
    pub(crate) passive: bool,
}

/// Behind the words that say when and where, if "to" follows them: "agreed | in June | to pool", "pledged | on Monday in Oslo | to".
fn behind_time_and_place(reading: &Reading<'_>, from: u32, end: u32) -> u32 {
    let text = &reading.text;
    let is = |at: u32, words: &[&str]| words.iter().any(|word| text.is(at, word));
    let small = |at: u32| {
        let token = &text.tokens[at as usize];
        token.is(Class::Weekday)
            || token.is(Class::Month)
            || token.is(Class::DateWord)
            || token.kind == TokenKind::Number
            || token.capital && token.kind == TokenKind::Word
            || is(
                at,
                &[
                    "on", "in", "at", "last", "this", "week", "late", "early", "earlier", "the", "of", "summit",
                    "meeting", "talks",
                ],
            )
    };
    let first = is(from, &["on", "in", "at", "last", "this", "late", "early", "earlier"])
        || text.tokens.get(from as usize).is_some_and(|token| token.is(Class::Weekday) || token.is(Class::DateWord));
    let to = (from..(from + 9).min(end)).find(|at| !small(*at));
    to.filter(|to| first && text.is(*to, "to")).unwrap_or(from)
}

/// The verb that a cue governs; none where the words behind it are not those that it takes.
pub(crate) fn governed(reading: &Reading<'_>, cue: &Hit, takes: Takes, end: u32) -> Option<Governed> {
    let text = &reading.text;
    let mut at = cue.tokens.end;
    let mut negated = false;
    let mut skip = |at: &mut u32| {
        while *at < end {
            let word = text.word(*at);
            if text.is(*at, "not") || text.is(*at, "n't") || word == "n’t" {
                negated = true;
            } else if text.tokens[*at as usize].kind == TokenKind::Quote {
                // `merely "intend" to draw up`
            } else if text.is_any(*at, words!["next", "this", "later"])
                && text
                    .tokens
                    .get(*at as usize + 1)
                    .is_some_and(|next| next.is(Class::DateWord) || text.is(*at + 1, "week"))
            {
                // "will next week sign"
                *at += 1;
            } else if text.are(*at, &["in", "principle"]) || text.are(*at, &["no", "longer"]) {
                *at += 1;
            } else if !verb(word).adverb {
                // ", where appropriate," and the like between the cue and its verb.
                let closing = (text.is(*at, ","))
                    .then(|| (*at + 1..(*at + 9).min(end)).find(|comma| text.is(*comma, ",")))
                    .flatten();
                match closing {
                    Some(comma)
                        if text.is_any(
                            *at + 1,
                            words![
                                "where", "as", "in", "within", "subject", "if", "on", "under", "through", "by", "with",
                                "after", "upon", "at", "for"
                            ],
                        ) =>
                    {
                        *at = comma
                    }
                    _ => break,
                }
            }
            *at += 1;
        }
    };
    skip(&mut at);
    match takes {
        Takes::Verb => {}
        Takes::To => {
            // "commits each to come": whom it obliges.
            let whom =
                (cue.tokens.end..at).any(|at| ["each", "both", "either", "all"].iter().any(|word| text.is(at, word)));
            at = behind_time_and_place(reading, at, end);
            if !text.is(at, "to") || whom {
                return None;
            }
            at += 1;
            skip(&mut at);
        }
        Takes::Oblige | Takes::Charge => {
            // "commits both sides to develop", "requires that Ghana publish its quotas"
            if text.is(at, "that") {
                return Some(Governed { token: at + 1, negated, passive: false });
            }
            let to = (at..(at + 12).min(end)).find(|at| text.is(*at, "to"))?;
            // "binds both to publish": whom may be one word that could also be an adverb.
            return (to > cue.tokens.end).then_some(Governed { token: to + 1, negated, passive: false });
        }
        Takes::Doing | Takes::Matter | Takes::Noun => {
            return (at < end).then_some(Governed { token: at, negated, passive: false });
        }
    }
    if text.are(at, &["have", "to"]) {
        at += 2;
        skip(&mut at);
    }
    if at >= end || !matches!(text.tokens[at as usize].kind, TokenKind::Word) {
        return None;
    }
    if text.is(at, "be") {
        at += 1;
        skip(&mut at);
        let passive = text.verb(at).participle || text.word(at).ends_with("ed");
        // "it will be.": nothing is said to be done.
        let said =
            at < end && matches!(text.tokens[at as usize].kind, TokenKind::Word | TokenKind::Number | TokenKind::Quote);
        return said.then_some(Governed { token: at, negated, passive });
    }
    Some(Governed { token: at, negated, passive: false })
}
