//! What the agreement is for.
//!
//! 1. Of the agreement, behind a verb of purpose: "aims to …", "centres on …", "is aimed at …".
//! 2. In an article on purpose: "The purpose of this Agreement is to …".
//! 3. In the preamble of a formal text: "Desiring to …".
//! 4. Behind the signing: "sign an agreement … to broaden cooperation", "… in a bid to broaden it".
//! 5. In a direct quotation on the agreement: "Through this cooperation, we aim to …".

use dossier::Claim;

use super::agreement::claim;
use super::clauses::is_lead;
use super::instruments::InstrumentMention;
use super::signing::signing;
use super::voices::Voices;
use crate::draft::Draft;
use crate::lexicon::Class;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, Words, words};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let mut found: Vec<(Claim<String>, &'static str)> = Vec::new();
    let voices = Voices::of(draft);
    for sentence in &reading.text.sentences {
        if draft.about.is_empty() || reading.text.block_of(sentence).kind.is_furniture() {
            continue;
        }
        let named = draft.about.main_in(sentence.index).collect::<Vec<_>>();
        let first = named.iter().find_map(|mention| of_agreement(reading, sentence, mention));
        let aim = first
            .map(|tokens| (tokens, "verb-of-purpose"))
            .or_else(|| of_pronoun(reading, draft, sentence).map(|tokens| (tokens, "verb-of-purpose")))
            .or_else(|| of_article(reading, sentence).map(|tokens| (tokens, "article-of-purpose")))
            .or_else(|| of_preamble(reading, draft, sentence).map(|tokens| (tokens, "preamble")))
            .or_else(|| {
                let near = !named.is_empty() || sentence.index > 0 && draft.about.names_it(sentence.index - 1);
                near.then(|| of_effort(reading, sentence)).flatten().map(|tokens| (tokens, "signed-to"))
            })
            .or_else(|| of_quotation(reading, sentence).map(|tokens| (tokens, "quoted-purpose")))
            .or_else(|| {
                let signed = named.iter().find_map(|mention| of_signing(reading, sentence, mention))?;
                Some((signed, "signed-to"))
            });
        let Some((tokens, rule)) = aim else { continue };
        let bytes = reading.text.bytes(tokens);
        if let Some(mut aim) = claim(reading, reading.plain(bytes), bytes) {
            aim.voice = voices.at(bytes);
            found.push((aim, rule));
        }
    }
    for (aim, rule) in found {
        draft.agreement.aims.push(aim);
        draft.agreement_rules.push(("aims", rule));
    }
}

/// "The memorandum … is aimed at easing shortages", "centers on expanding cooperation": from the verb on.
fn of_agreement(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention) -> Option<Extent> {
    let text = &reading.text;
    let end = sentence.tokens.end;
    let at = (mention.head.end..end).find(|at| {
        let next = |words: &[&str]| words.iter().any(|word| text.is(at + 1, word));
        match text.lower(*at) {
            "aims" | "aim" | "seeks" | "intends" => next(&["to", "at"]),
            "aimed" => next(&["at", "to"]),
            "designed" | "intended" | "meant" => next(&["to"]),
            "centers" | "centres" | "focuses" => next(&["on"]),
            "purpose" | "objective" | "goal" => next(&["is"]),
            _ => false,
        }
    })?;
    // "Under the agreement, Rosatom intends to": somebody else does. "It is not intended to create rights" is no aim.
    let first = text.tokens_in(mention.range).start;
    let under = first > sentence.tokens.start && text.is_any(first - 1, words!["under", "in", "by", "with", "through"]);
    let denied = text.is(at - 1, "not") || text.is(at - 1, "n't");
    // "Under the memorandum, which aims to": the memorandum does.
    let relative = text.is_any(at - 1, words!["which", "that"]) && at - mention.head.end <= 3;
    if under && !relative || denied {
        return None;
    }
    // Another subject between the agreement and the verb has purposes of its own.
    let own = !(mention.head.end..at).any(|between| {
        let word = text.lower(between);
        // "The memorandum, known as the Bridge Programme, is aimed at"
        let called = word == "as" && text.is_any(between - 1, words!["known", "described", "called", "billed"]);
        text.tokens[between as usize].is(Class::Reporting)
            || (is_lead(word) && word != "which" && word != "that" && !called)
    });
    // "its purpose is to protect": what it is for begins behind that.
    let noun = text.is_any(at, words!["purpose", "objective", "goal"]);
    let at = if noun { at + 2 } else { at };
    let stop = clause_end(reading, at + 2, end);
    // "Under the memorandum, which aims to protect tuna, quotas will be cut"
    let comma = (at + 2..stop).find(|at| text.is(*at, ",")).filter(|_| under);
    own.then(|| Extent::new(at, comma.unwrap_or(stop)))
}

/// "It aims to …" right behind a sentence on the agreement: from "to" on.
fn of_pronoun(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> Option<Extent> {
    let text = &reading.text;
    let it = sentence.tokens.start;
    let before = sentence.index.checked_sub(1)?;
    let at = it + 1 + u32::from(text.is(it + 1, "is"));
    let purpose = text.is(it, "it")
        && (text.is_any(at, words!["aims", "seeks"])
            || at > it + 1 && text.is_any(at, words!["aimed", "designed", "intended", "meant"]))
        && (text.is(at + 1, "to") || text.is(at + 1, "at"));
    // The sentence before must open with the agreement, so that nobody else is "it".
    let opening = text.sentences.get(before as usize)?.tokens.start + 4;
    let opened = draft.about.main_in(before).any(|mention| mention.head.start <= opening);
    // Several who made it are no "it" either: "Norway and Ghana signed a memorandum. It aims to".
    let several = || {
        let sentence = text.sentences.get(before as usize);
        let countries = sentence.map(|sentence| reading.mentions_in(sentence)).unwrap_or_default();
        let first = draft.about.main_in(before).next().map(|mention| mention.range.start);
        let mut seen = Vec::new();
        for mention in countries.iter().filter(|mention| first.is_some_and(|first| mention.range.end <= first)) {
            if matches!(mention.entity, EntityRef::Country(_)) && !seen.contains(&mention.entity) {
                seen.push(mention.entity);
            }
        }
        seen.len() >= 2
    };
    (purpose && (opened || several())).then(|| Extent::new(at + 1, clause_end(reading, at + 2, sentence.tokens.end)))
}

/// "The purpose of this Agreement is to establish …": from "to" on, under an article or in prose.
fn of_article(reading: &Reading<'_>, sentence: &Sentence) -> Option<Extent> {
    let text = &reading.text;
    let tokens = sentence.tokens;
    let near = (tokens.start + 9).min(tokens.end);
    let noun = (tokens.start..near)
        .find(|at| text.is_any(*at, words!["purpose", "objective", "aim", "goal", "objectives", "purposes", "aims"]))?;
    let is = (noun..(noun + 9).min(tokens.end)).find(|at| text.is(*at, "is") || text.is(*at, "are"))?;
    let subject = (noun..is).any(|at| {
        text.is_any(
            at,
            words![
                "this",
                "agreement",
                "memorandum",
                "treaty",
                "convention",
                "cooperation",
                "its",
                "protocol",
                "arrangement",
                "pact",
                "deal",
                "accord",
            ],
        )
    });
    (text.is(is + 1, "to") && (subject || noun == tokens.start + 1))
        .then(|| Extent::new(is + 1, clause_end(reading, is + 2, tokens.end)))
}

/// "Desiring to give Malawi an outlet to the sea": what moves those who sign a formal text, from "to" on.
fn of_preamble(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> Option<Extent> {
    const MOVED: Words = Words::of(&[
        "desiring",
        "wishing",
        "desirous",
        "determined",
        "resolved",
        "seeking",
        "intending",
        "aiming",
        "anxious",
        "eager",
    ]);
    let text = &reading.text;
    let first = sentence.tokens.start;
    let moved = (first..(first + 2).min(sentence.tokens.end)).find(|at| text.is_any(*at, &MOVED))?;
    let led = ["to", "of"].iter().any(|word| text.is(moved + 1, word));
    // "Desirous of facilitating": what they wish begins behind "of".
    let begin = moved + 1 + u32::from(text.is(moved + 1, "of"));
    (draft.about.formal && led).then(|| Extent::new(begin, clause_end(reading, moved + 2, sentence.tokens.end)))
}

/// "Through this cooperation, we aim to …" in a direct quotation.
fn of_quotation(reading: &Reading<'_>, sentence: &Sentence) -> Option<Extent> {
    let text = &reading.text;
    let tokens = sentence.tokens;
    if !sentence.may_say(words!["we"]) {
        return None;
    }
    let we = (tokens.start..tokens.end).find(|at| {
        text.is(*at, "we") && text.is_any(at + 1, words!["aim", "seek", "intend", "want"]) && text.is(at + 2, "to")
    })?;
    let through = (tokens.start..we).any(|at| {
        text.is_any(
            at,
            words!["cooperation", "agreement", "memorandum", "deal", "treaty", "pact", "partnership", "accord", "mou"],
        )
    });
    through.then(|| Extent::new(we, clause_end(reading, we + 3, tokens.end)))
}

/// "will sign an agreement with … to broaden cooperation": from "to" on.
fn of_signing(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention) -> Option<Extent> {
    let text = &reading.text;
    if text.block_of(sentence).kind == BlockKind::Heading {
        return None;
    }
    let signed = (sentence.tokens.start..mention.head.start).any(|at| signing(text, at).is_some());
    let end = sentence.tokens.end.min(mention.head.end + 25);
    let to = (mention.head.end..end).take_while(|at| text.tokens[*at as usize].kind != TokenKind::Mark).find(|at| {
        let known = text.verb(at + 1);
        text.is(*at, "to") && (known.plain || known.either || known.effect) && !text.tokens[*at as usize + 1].capital
            || text.is_any(*at, words!["aimed", "designed"])
    })?;
    signed.then(|| Extent::new(to, clause_end(reading, to + 1, sentence.tokens.end)))
}

/// "signed the treaty in a bid to protect tuna", "… with the aim of protecting it": what those who sign are after.
fn of_effort(reading: &Reading<'_>, sentence: &Sentence) -> Option<Extent> {
    const PHRASES: [&[&str]; 8] = [
        &["in", "a", "bid", "to"],
        &["in", "an", "effort", "to"],
        &["in", "an", "attempt", "to"],
        &["with", "a", "view", "to"],
        &["with", "the", "aim", "of"],
        &["with", "the", "goal", "of"],
        &["with", "the", "intention", "of"],
        &["with", "the", "purpose", "of"],
    ];
    let text = &reading.text;
    let tokens = sentence.tokens;
    if !sentence.may_say(words!["bid", "effort", "attempt", "view", "aim", "goal", "intention", "purpose"])
        || !(tokens.start..tokens.end).any(|at| signing(text, at).is_some())
    {
        return None;
    }
    let at = (tokens.start..tokens.end).find(|at| PHRASES.iter().any(|phrase| text.are(*at, phrase)))?;
    let stop = clause_end(reading, at + 5, tokens.end);
    // "In a bid to protect tuna, the two countries signed"
    let comma = (at + 5..stop).find(|comma| text.is(*comma, ",")).filter(|_| at == tokens.start);
    let begin = at + 3 + u32::from(text.is(at + 3, "of"));
    Some(Extent::new(begin, comma.unwrap_or(stop)))
}

/// Where an aim ends: before a comment, an occasion, the end of a quotation, or with its sentence.
fn clause_end(reading: &Reading<'_>, from: u32, end: u32) -> u32 {
    let text = &reading.text;
    let mut at = from;
    while at < end {
        let token = &text.tokens[at as usize];
        let word = text.word(at);
        let told = || (at + 1..(at + 8).min(end)).any(|at| text.tokens[at as usize].is(Class::Reporting));
        let comment = word == ","
            && (text.is_any(at + 1, words!["according", "which", "who", "as", "after", "while", "saying", "but", "a"])
                || told());
        let participle = word == "," && text.word(at + 1).ends_with("ing") && !text.is(at + 1, "including");
        let aside = text.is(at, "on") && text.is(at + 1, "the") && text.is_any(at + 2, words!["sidelines", "margins"]);
        // "meant to protect tuna, was signed in Oslo": the verb of the agreement itself.
        let verb = word == "," && text.tokens.get(at as usize + 1).is_some_and(|next| next.is(Class::Auxiliary));
        let closes = token.kind == TokenKind::Quote && text.is(at + 1, "it") || matches!(word, ";");
        let when = token.is(Class::Weekday) || text.is(at, "amid");
        if verb || comment || participle || aside || closes || when {
            break;
        }
        at += 1;
    }
    while at > from && matches!(text.word(at - 1), "." | "," | ";" | "\"" | "”" | "on" | ":") {
        at -= 1;
    }
    at
}
