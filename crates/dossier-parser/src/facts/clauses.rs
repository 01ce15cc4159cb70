//! Clauses around a cue of strength: who is the subject, where the clause begins, which verb it has.

use crate::lexicon::Class;
use crate::lexicon::terms::{Hit, Takes};
use crate::lexicon::verbs::verb;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, TokenKind};

/// Who or what a clause is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Both or all parties, by words such as "the two sides", "the Parties".
    Parties,
    /// Countries or blocs by name.
    Countries(Vec<EntityRef>),
    /// A body or some: "the two ministries", "a joint committee"; with those that are named.
    Body(Vec<EntityRef>),
    /// A person.
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

/// Words by which a noun phrase means the parties together.
const PARTIES: &[&str] = &[
    "parties",
    "party",
    "participants",
    "participant",
    "sides",
    "side",
    "countries",
    "governments",
    "nations",
    "signatories",
    "signatory",
    "neighbours",
    "neighbors",
    "capitals",
    "states",
    "partners",
    "leaders",
    "ministers",
    "presidents",
    "country",
    "government",
    "they",
    "members",
];

/// Words for bodies that carry out an agreement.
const BODIES: &[&str] = &[
    "committee",
    "commission",
    "group",
    "groups",
    "council",
    "secretariat",
    "board",
    "task",
    "force",
    "agencies",
    "agency",
    "ministries",
    "ministry",
    "authorities",
    "authority",
    "regulators",
    "institutes",
    "institutions",
    "universities",
    "police",
    "officials",
    "experts",
    "scientists",
    "delegations",
    "navies",
    "armies",
    "forces",
    "coastguards",
    "services",
    "teams",
    "centres",
    "centers",
    "banks",
    "utilities",
    "operators",
    "researchers",
    "inspectors",
    "committees",
    "commissions",
    "department",
    "departments",
    "offices",
    "customs",
    "panel",
    "mission",
    "observers",
    "troops",
    "coordinators",
    "engineers",
];

/// The clause to which a cue belongs. `floor` is the first token that it may begin with; `cue` the tokens of the cue.
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
    while at > floor && is_skipped(text.word(at - 1)) {
        at -= 1;
    }
    let before = |at: u32| if at > floor { text.word(at - 1) } else { "" };
    // "Sudan, for its part, must pay"; "A joint working group, led by both ministries, will meet"
    let mut subject_end = at;
    if before(at) == "," {
        let opening = (floor..at - 1).rev().take(18).find(|comma| text.is(*comma, ","));
        let verb_inside =
            |comma: u32| (comma + 1..at - 1).any(|inner| text.tokens[inner as usize].is(Class::Reporting));
        let first = |comma: u32| text.word(comma + 1);
        match opening {
            Some(comma)
                if !verb_inside(comma)
                    && comma > floor
                    && !matches!(first(comma), "and" | "but")
                    && !is_cue_between(reading, comma, at) =>
            {
                subject_end = comma;
            }
            _ => return shared(at),
        }
    }
    if matches!(before(subject_end).to_ascii_lowercase().as_str(), "and" | "but" | "or" | ";" | ",") {
        return shared(at);
    }
    let named = coordinated(reading, sentence, floor, subject_end);
    let start = phrase_start(reading, floor, subject_end);
    let lead = |start: u32| (start > floor).then(|| start - 1);
    let (start, subject) = match named {
        Some((first, mentions)) => {
            // "The tax authorities of the two countries", "A committee headed by the ministers": the head is to the left.
            let of = start < first && text.tokens[first as usize - 1].is(Class::Preposition);
            if of {
                (start, classify(reading, Extent::new(start, first - 1), &[], agreement))
            } else {
                (first, whom(reading, &mentions, text.word(subject_end - 1)))
            }
        }
        None => (start, classify(reading, Extent::new(start, subject_end), &[], agreement)),
    };
    if start == subject_end {
        return shared(at);
    }
    Clause { group: at, start, subject, lead: lead(start) }
}

fn shared(start: u32) -> Clause {
    Clause { group: start, start, subject: Subject::Shared, lead: None }
}

/// Whether a cue of strength stands between two tokens.
fn is_cue_between(reading: &Reading<'_>, from: u32, to: u32) -> bool {
    let bytes = reading.text.bytes(Extent::new(from, to));
    reading.terms_within(bytes).iter().any(|hit| {
        matches!(hit.term, crate::lexicon::terms::Term::Cue { takes: Takes::Verb, .. }) && hit.tokens.end < to
    })
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
            | "'s"
            | "’s"
            | "also"
            | "themselves"
    ) && !matches!(lower.as_str(), "'s" | "’s")
        || verb(&lower).adverb && !matches!(lower.as_str(), "both" | "each")
}

/// The names right before a token, with those that "and" and commas join to them: the first token, and whom they mean.
fn coordinated(reading: &Reading<'_>, sentence: &Sentence, floor: u32, end: u32) -> Option<(u32, Vec<EntityRef>)> {
    let text = &reading.text;
    let mentions = reading.mentions_in(sentence);
    let mut at = end;
    let mut found: Vec<&Mention> = Vec::new();
    while let Some(mention) =
        mentions.iter().rev().find(|mention| mention.tokens.end == at && mention.tokens.start >= floor)
    {
        at = mention.tokens.start;
        if at > floor && text.is(at - 1, "the") {
            at -= 1;
        }
        found.push(mention);
        let comma = |at: u32| at > floor && text.is(at - 1, ",");
        if at > floor + 1 && text.is(at - 1, "and") {
            let joined = if comma(at - 1) { at - 2 } else { at - 1 };
            if !mentions.iter().any(|mention| mention.tokens.end == joined) {
                break;
            }
            at = joined;
        } else if comma(at) && found.len() > 1 && mentions.iter().any(|mention| mention.tokens.end == at - 1) {
            at -= 1;
        } else {
            break;
        }
    }
    let last = found.last()?;
    // A demonym before a noun is no subject, but one at the end of it can only be one.
    if found.iter().all(|mention| mention.how == How::Demonym) {
        return None;
    }
    let mut start = last.tokens.start;
    while start > floor && ["the", "both", "each", "either"].iter().any(|word| text.is(start - 1, word)) {
        start -= 1;
    }
    Some((start, found.iter().rev().map(|mention| mention.entity).collect()))
}

/// What named subjects are.
fn whom(reading: &Reading<'_>, mentions: &[EntityRef], last: &str) -> Subject {
    // "Each Contracting Party" is capitalised, but no name.
    if PARTIES[..4].iter().any(|word| last.eq_ignore_ascii_case(word)) {
        return Subject::Parties;
    }
    if mentions.contains(&EntityRef::Parties) {
        return Subject::Parties;
    }
    if mentions.iter().any(|entity| matches!(entity, EntityRef::Person(_))) {
        return Subject::Person;
    }
    if mentions.iter().all(|entity| matches!(entity, EntityRef::Country(_))) {
        return Subject::Countries(mentions.to_vec());
    }
    // A company acts for itself; a body of a party, or one that states run, may act under the agreement.
    let official = mentions.iter().all(|entity| match entity {
        EntityRef::Organisation(place) => reading
            .entities
            .organisations
            .get(*place as usize)
            .is_some_and(|body| body.party.is_some() || is_official(&body.name)),
        _ => true,
    });
    if official { Subject::Body(mentions.to_vec()) } else { Subject::Person }
}

/// Whether the name of a body is that of a public one.
fn is_official(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "Ministry",
        "Department",
        "Agency",
        "Authority",
        "Commission",
        "Institute",
        "Council",
        "Committee",
        "University",
        "Centre",
        "Center",
        "Office",
        "Bureau",
        "Service",
        "Academy",
        "Laborator",
        "Police",
        "Treasury",
        "Board",
        "Organisation",
        "Organization",
        "Administration",
        "Directorate",
        "Secretariat",
        "Foundation",
    ];
    WORDS.iter().any(|word| name.contains(word))
}

/// Where the noun phrase that ends before a token begins.
fn phrase_start(reading: &Reading<'_>, floor: u32, end: u32) -> u32 {
    let text = &reading.text;
    let earlier_cue = floor < end && is_cue_between(reading, floor, end);
    let mut at = end;
    while at > floor && end - at < 30 {
        let token = &text.tokens[at as usize - 1];
        let word = text.word(at - 1).to_ascii_lowercase();
        let stops = token.kind == TokenKind::Quote
            || token.kind == TokenKind::Mark
                && !matches!(word.as_str(), "-" | "–" | "%" | "$" | "€" | "£" | "(" | ")" | "/" | "&")
            || token.is(Class::Reporting)
            || is_lead(&word)
            || word == "and" && earlier_cue;
        if stops {
            break;
        }
        at -= 1;
    }
    at
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

/// What an unnamed subject is, by its words.
fn classify(reading: &Reading<'_>, phrase: Extent, named: &[EntityRef], agreement: &[Extent]) -> Subject {
    let text = &reading.text;
    let bytes = text.bytes(phrase);
    if agreement.iter().any(|mention| mention.meets(bytes)) {
        return Subject::Agreement;
    }
    // The head of a noun phrase is its last word before "of", "in", "on", "with".
    let head_end = (phrase.start + 1..phrase.end)
        .find(|at| text.tokens[*at as usize].is(Class::Preposition) && !text.is(*at, "to"))
        .unwrap_or(phrase.end);
    let head = (phrase.start..head_end).rev().find(|at| text.tokens[*at as usize].kind == TokenKind::Word);
    // "A joint committee headed", "the group led": what comes before is the head.
    let participle = |at: u32| {
        let word = text.word(at);
        at > phrase.start
            && (word.ends_with("ed") || matches!(word, "led" | "made" | "set" | "held"))
            && !text.tokens[at as usize].capital
    };
    let postposed_party = head.filter(|at| *at > phrase.start && PARTIES[..4].iter().any(|word| text.is(at - 1, word)));
    let head = if postposed_party.is_some() { head } else { head.map(|at| if participle(at) { at - 1 } else { at }) };
    let is_in = |list: &[&str]| head.is_some_and(|at| list.iter().any(|word| text.is(at, word)));
    // "the Party concerned", "the State requested"
    let postposed = head.is_some_and(|at| {
        at > phrase.start && text.word(at).ends_with("ed") && PARTIES[..4].iter().any(|word| text.is(at - 1, word))
    });
    let names_person =
        reading.mentions_within(bytes).iter().any(|mention| matches!(mention.entity, EntityRef::Person(_)));
    // "ten governments" are others than the two or three that agree.
    let many = (phrase.start..head_end).any(|at| {
        [
            "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "other", "some", "most",
            "dozens", "few", "third",
        ]
        .iter()
        .any(|word| text.is(at, word))
            || text.tokens[at as usize].kind == TokenKind::Number
    });
    if (is_in(PARTIES) || postposed) && !many {
        Subject::Parties
    } else if is_in(BODIES) {
        Subject::Body(named.to_vec())
    } else if head.is_some_and(|at| text.tokens[at as usize].is(Class::Pronoun)) || names_person {
        Subject::Person
    } else if let Some(countries) = whose(reading, phrase).filter(|_| !is_in(COMPANIES)) {
        // "Belgian and Dutch fighter aircraft", "Brazilian exporters": those of a party act for it here.
        Subject::Body(countries)
    } else {
        Subject::Thing
    }
}

/// Words for those who act for themselves, whatever country they are of.
const COMPANIES: &[&str] = &[
    "companies",
    "company",
    "firms",
    "firm",
    "analysts",
    "media",
    "newspapers",
    "shares",
    "exports",
    "imports",
    "economy",
    "president",
    "minister",
    "investors",
    "opposition",
    "voters",
    "market",
    "critics",
    "lawmakers",
    "parliament",
    "law",
    "growers",
    "manufacturers",
    "makers",
];

/// The countries whose demonyms a noun phrase begins with.
fn whose(reading: &Reading<'_>, phrase: Extent) -> Option<Vec<EntityRef>> {
    let text = &reading.text;
    let bytes = text.bytes(phrase);
    let demonyms = reading.mentions_within(bytes).iter().filter(|mention| mention.how == How::Demonym);
    let countries = demonyms.map(|mention| mention.entity).collect::<Vec<_>>();
    let first = reading.mentions_within(bytes).first()?;
    let starts = first.tokens.start <= phrase.start + 1 && first.how == How::Demonym && first.tokens.end < phrase.end;
    starts.then_some(countries)
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
            } else if text.are(*at, &["in", "principle"]) {
                *at += 1;
            } else if !verb(word).adverb {
                // ", where appropriate," and the like between the cue and its verb.
                let closing = (text.is(*at, ","))
                    .then(|| (*at + 1..(*at + 9).min(end)).find(|comma| text.is(*comma, ",")))
                    .flatten();
                match closing {
                    Some(comma)
                        if ["where", "as", "in", "within", "subject", "if", "on", "under", "through"]
                            .iter()
                            .any(|word| text.is(*at + 1, word)) =>
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
            if !text.is(at, "to") {
                return None;
            }
            at += 1;
            skip(&mut at);
        }
        Takes::Oblige => {
            // "commits both sides to develop"
            let to = (at..(at + 9).min(end)).find(|at| text.is(*at, "to"))?;
            return (to > at).then_some(Governed { token: to + 1, negated, passive: false });
        }
        Takes::Doing | Takes::Matter => return (at < end).then_some(Governed { token: at, negated, passive: false }),
    }
    if at >= end || !matches!(text.tokens[at as usize].kind, TokenKind::Word) {
        return None;
    }
    if text.is(at, "be") {
        at += 1;
        skip(&mut at);
        let passive = verb(text.word(at)).participle || text.word(at).ends_with("ed");
        return (at < end).then_some(Governed { token: at, negated, passive });
    }
    Some(Governed { token: at, negated, passive: false })
}
