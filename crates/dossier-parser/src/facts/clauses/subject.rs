//! Who or what a noun phrase means, as the subject of a clause.

use super::{Subject, is_lead};
use crate::lexicon::verbs::verb;
use crate::lexicon::{Class, classes};
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, Text, TokenKind, words};

/// The words for a party that may stand before a participle: "the Party concerned".
const EACH_PARTY: [&str; 6] = ["parties", "party", "participants", "participant", "state", "states"];

/// Words for documents: what they say, the agreement says.
const DOCUMENTS: [&str; 16] = [
    "text",
    "document",
    "draft",
    "pact",
    "accord",
    "chapter",
    "clause",
    "provision",
    "provisions",
    "article",
    "annex",
    "plan",
    "instrument",
    "arrangement",
    "understanding",
    "covenant",
];

/// Verbs of thought in the plural, which no list of deeds holds.
const THOUGHTS: [&str; 9] = ["believe", "expect", "think", "fear", "hope", "want", "see", "doubt", "know"];

/// The subject in a noun phrase, and its first token. The phrase may hold more before it: "Under the deal Norway".
pub(super) fn of_phrase(
    reading: &Reading<'_>,
    sentence: &Sentence,
    phrase: Extent,
    floor: u32,
    agreement: &[Extent],
) -> (u32, Subject) {
    let text = &reading.text;
    if let Some((first, mentions)) = coordinated(reading, sentence, floor, phrase.end) {
        // "The tax authorities of the two countries", "A committee headed by the ministers": the head is to the left.
        let of = phrase.start < first && text.tokens[first as usize - 1].is(Class::Preposition);
        let lone = of && first - 1 == phrase.start;
        return if of && !lone {
            let start = behind_opening(reading, Extent::new(phrase.start, first - 1));
            (start, classify(reading, Extent::new(start, first - 1), &mentions, agreement))
        } else {
            (first, whom(reading, &mentions, text.word(phrase.end - 1)))
        };
    }
    let start = behind_opening(reading, phrase);
    (start, classify(reading, Extent::new(start, phrase.end), &[], agreement))
}

/// Where the subject begins in words that an adverbial opens: "Under the memorandum | the two ministries".
fn behind_opening(reading: &Reading<'_>, phrase: Extent) -> u32 {
    let text = &reading.text;
    let opens = text.tokens.get(phrase.start as usize).is_some_and(|token| token.is(Class::Preposition))
        || text.is_any(phrase.start, words!["as", "upon", "following", "within", "pursuant"]);
    if !opens {
        return phrase.start;
    }
    let begins = |at: &u32| {
        let token = &text.tokens[*at as usize];
        let before = &text.tokens[*at as usize - 1];
        let determines = token.is(Class::Determiner)
            || text.is_any(*at, words!["both", "each", "all", "either", "neither", "two", "three"])
            || token.capital && !before.capital;
        determines
            && before.kind == TokenKind::Word
            && !before.is(Class::Preposition)
            && !before.is(Class::Conjunction)
            && !before.is(Class::Determiner)
    };
    (phrase.start + 2..phrase.end).rev().find(begins).unwrap_or(phrase.start)
}

/// Whether a comma stands between names that the phrase to its right goes on with.
pub(super) fn joins_names(reading: &Reading<'_>, floor: u32, comma: u32, end: u32) -> bool {
    let text = &reading.text;
    let country = |at: u32| {
        let bytes = text.tokens.get(at as usize).map_or(Extent::default(), |token| token.range);
        let mentions = reading.mentions_within(Extent::new(bytes.start.saturating_sub(40), bytes.end));
        mentions.iter().any(|mention| mention.tokens.contains(at) && matches!(mention.entity, EntityRef::Country(_)))
    };
    comma > floor && comma + 1 < end && country(comma - 1) && country(comma + 1)
}

/// The names right before a token, with those that "and" and commas join to them: the first token, and whom they mean.
fn coordinated(reading: &Reading<'_>, sentence: &Sentence, floor: u32, end: u32) -> Option<(u32, Vec<EntityRef>)> {
    let text = &reading.text;
    let mentions = reading.mentions_in(sentence);
    let mut at = end;
    let mut found: Vec<&Mention> = Vec::new();
    while let Some(mention) = mentions
        .iter()
        .rev()
        .find(|mention| mention.tokens.end == without_brackets(text, at) && mention.tokens.start >= floor)
    {
        at = mention.tokens.start;
        if at > floor && text.is(at - 1, "the") {
            at -= 1;
        }
        found.push(mention);
        // "and Poland's Ministry of Trade"
        if at > floor + 1 && text.tokens[at as usize - 1].kind == TokenKind::Clitic {
            let owner = mentions.iter().rev().find(|owner| owner.tokens.end + 1 == at && owner.tokens.start >= floor);
            at = owner.map_or(at, |owner| owner.tokens.start);
        }
        let comma = |at: u32| at > floor && text.is(at - 1, ",");
        if at > floor + 1 && text.is(at - 1, "and") {
            let joined = if comma(at - 1) { at - 2 } else { at - 1 };
            if !mentions.iter().any(|mention| mention.tokens.end == without_brackets(text, joined)) {
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
    while start > floor && text.is_any(start - 1, words!["the", "both", "each", "either", "a", "an"]) {
        start -= 1;
    }
    Some((start, found.iter().rev().map(|mention| mention.entity).collect()))
}

/// The token that ends a name before the brackets that end right before a token: "the Science Ministry (MSIT) | will".
fn without_brackets(text: &Text<'_>, end: u32) -> u32 {
    if !end.checked_sub(1).is_some_and(|close| text.is(close, ")")) {
        return end;
    }
    (end.saturating_sub(8)..end - 1).rev().find(|&open| text.is(open, "(")).unwrap_or(end)
}

/// What named subjects are.
fn whom(reading: &Reading<'_>, mentions: &[EntityRef], last: &str) -> Subject {
    // "Each Contracting Party" is capitalised, but no name.
    if EACH_PARTY.iter().any(|word| last.eq_ignore_ascii_case(word)) || mentions.contains(&EntityRef::Parties) {
        return Subject::Parties;
    }
    if mentions.iter().any(|entity| matches!(entity, EntityRef::Person(_))) {
        return Subject::Person;
    }
    if mentions.iter().all(|entity| matches!(entity, EntityRef::Country(_))) {
        return Subject::Countries(mentions.to_vec());
    }
    // A company acts for itself; a body of a party, or one that states run, may act under the agreement.
    if mentions.iter().any(|entity| is_public(reading, *entity)) {
        Subject::Body(mentions.to_vec())
    } else {
        Subject::Person
    }
}

/// Whether somebody is a public body, or no body at all.
fn is_public(reading: &Reading<'_>, entity: EntityRef) -> bool {
    match entity {
        EntityRef::Organisation(place) => reading
            .entities
            .organisations
            .get(place as usize)
            .is_some_and(|body| body.party.is_some() || is_official(&body.name)),
        _ => true,
    }
}

/// Whether the name of a body is that of a public one.
pub(crate) fn is_official(name: &str) -> bool {
    let mut before = "";
    name.split(|c: char| !c.is_alphanumeric()).any(|word| {
        // "Asian Development Bank", "Bank of Ghana"; other banks are firms.
        let bank = matches!(word, "Bank" | "Finance")
            && matches!(before, "Development" | "Central" | "National" | "Reserve" | "World")
            || word == "of" && before == "Bank";
        before = word;
        bank || classes(word).has(Class::Official)
    })
}

/// What an unnamed subject is, by its words. `named` are the names that go on with it: "the navies of both countries".
fn classify(reading: &Reading<'_>, phrase: Extent, named: &[EntityRef], agreement: &[Extent]) -> Subject {
    let text = &reading.text;
    let bytes = text.bytes(phrase);
    let Some(head) = head(reading, phrase) else { return Subject::Thing };
    let word = text.tokens[head as usize].range;
    if agreement.iter().any(|mention| mention.meets(word)) {
        return Subject::Agreement;
    }
    let is = |class| text.tokens[head as usize].is(class);
    // "The three", "all four"
    let counted = text.is_any(head, words!["two", "three", "four", "five", "six", "seven", "eight"]);
    if counted && head == phrase.start + 1 && text.is_any(phrase.start, words!["the", "all"]) {
        return Subject::Parties;
    }
    // "the Party concerned", "the State requested"
    let postposed =
        head > phrase.start && text.word(head).ends_with("ed") && EACH_PARTY.iter().any(|word| text.is(head - 1, word));
    let names_person =
        reading.mentions_within(bytes).iter().any(|mention| matches!(mention.entity, EntityRef::Person(_)));
    // "ten governments" are others than the two or three that agree.
    let many = (phrase.start..head).any(|at| {
        text.is_any(
            at,
            words![
                "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "other", "some", "most",
                "dozens", "few", "third",
            ],
        ) || text.tokens[at as usize].kind == TokenKind::Number
    });
    let political = ["opposition", "political", "coalition", "ruling", "governing", "parliamentary"]
        .iter()
        .any(|word| head > phrase.start && text.is(head - 1, word));
    if (is(Class::PartyWord) || postposed) && !many && !political {
        Subject::Parties
    } else if is(Class::PublicBody) && is(Class::Office) && text.word(head).ends_with('s') {
        // "Officials of both ministries"
        Subject::Body(named.to_vec())
    } else if is(Class::Private) || is(Class::Office) || political {
        Subject::Person
    } else if is(Class::PublicBody) {
        Subject::Body(named.to_vec())
    } else if DOCUMENTS.iter().any(|word| text.is(head, word)) {
        // A document is the agreement where the text is about one.
        Subject::Agreement
    } else if text.is(head, "it") {
        // What it means is settled by the sentence before.
        Subject::Thing
    } else if is(Class::Pronoun) || names_person {
        Subject::Person
    } else if let Some(countries) = whose(reading, phrase) {
        // "Belgian and Dutch fighter aircraft", "Ghana's trawlers": those of a party act for it here.
        Subject::Body(countries)
    } else if is(Class::MadeThing) {
        Subject::Made
    } else if !named.is_empty()
        && named.iter().all(|entity| matches!(entity, EntityRef::Country(_) | EntityRef::Parties))
    {
        // "Vessels of either Party", "nationals of the two countries"
        Subject::Body(named.to_vec())
    } else {
        Subject::Thing
    }
}

/// The head of a noun phrase: its last word before "of", "in", "on", "with", or before a participle.
fn head(reading: &Reading<'_>, phrase: Extent) -> Option<u32> {
    let text = &reading.text;
    let inner = phrase.start + 1..phrase.end;
    let end = inner
        .clone()
        .find(|at| {
            let token = &text.tokens[*at as usize];
            token.is(Class::Preposition)
                || matches!(text.word(*at), "(" | "," | "who" | "which" | "that")
                || token.kind == TokenKind::Word
                    && (text.word(*at).ends_with("ing") && text.tokens[*at as usize - 1].kind == TokenKind::Word)
                    && *at + 1 < phrase.end
                    && !text.tokens[*at as usize - 1].is(Class::Determiner)
                    && text.tokens[*at as usize + 1].is(Class::Determiner)
        })
        .unwrap_or(phrase.end);
    let last = (phrase.start..end).rev().find(|at| text.tokens[*at as usize].kind == TokenKind::Word)?;
    // "A joint committee headed", "the group led": what comes before is the head.
    let participle = last > phrase.start
        && (text.word(last).ends_with("ed") || matches!(text.word(last), "led" | "made" | "set" | "held"))
        && !text.tokens[last as usize].capital
        && !EACH_PARTY.iter().any(|word| text.is(last - 1, word));
    Some(if participle { last - 1 } else { last })
}

/// The countries whose demonyms or possessives a noun phrase begins with.
fn whose(reading: &Reading<'_>, phrase: Extent) -> Option<Vec<EntityRef>> {
    let text = &reading.text;
    let bytes = text.bytes(phrase);
    let owns = |mention: &&Mention| {
        mention.how == How::Demonym && mention.tokens.end < phrase.end
            || matches!(mention.entity, EntityRef::Country(_) | EntityRef::Parties)
                && matches!(text.word(mention.tokens.end), "'s" | "’s" | "'" | "’")
    };
    let mentions = reading.mentions_within(bytes);
    let first = mentions.first().filter(owns)?;
    let countries = mentions.iter().filter(owns).map(|mention| mention.entity).collect::<Vec<_>>();
    (first.tokens.start <= phrase.start + 1).then_some(countries)
}

/// The subject of the first verb of a sentence, with its tokens; none where no verb is found.
pub(crate) fn main_subject(
    reading: &Reading<'_>,
    sentence: &Sentence,
    floor: u32,
    agreement: &[Extent],
) -> Option<(Subject, Extent)> {
    let text = &reading.text;
    let end = sentence.tokens.end;
    let mut start = floor;
    let first = text.tokens.get(start as usize)?;
    let word = text.lower(start);
    if (first.is(Class::Preposition) || is_lead(word) || verb(word).adverb || word == "within")
        && let Some(comma) = (start..end.min(start + 24)).find(|at| text.is(*at, ","))
    {
        start = comma + 1;
    }
    let is_verb = |at: &u32| {
        let token = &text.tokens[*at as usize];
        let before = &text.tokens[*at as usize - 1];
        let word = text.word(*at);
        let past = || {
            token.is(Class::PastVerb)
                || token.is(Class::Reporting)
                || word.len() > 4 && word.ends_with("ed") && !before.is(Class::Determiner)
        };
        let present = || {
            !before.is(Class::Preposition)
                && (token.verb().plain
                    || word.strip_suffix('s').is_some_and(|stem| verb(stem).plain)
                    || THOUGHTS.contains(&word))
        };
        token.kind == TokenKind::Word && (token.is(Class::Auxiliary) || !token.capital && (past() || present()))
    };
    let first = (start + 1..end.min(start + 30)).find(is_verb)?;
    let mut last = first;
    while last > start + 1 && (text.verb(last - 1).adverb || text.is(last - 1, "have")) {
        last -= 1;
    }
    let pronoun = text.is_any(start, words!["both", "each", "either"]) && last == start + 1;
    if pronoun {
        return Some((Subject::Parties, Extent::new(start, last)));
    }
    let (from, subject) = of_phrase(reading, sentence, Extent::new(start, last), start, agreement);
    Some((subject, Extent::new(from, last)))
}
