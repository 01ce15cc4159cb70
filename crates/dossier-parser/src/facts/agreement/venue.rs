//! The place where the agreement is signed: that which the words for signing name, that of the ceremony, or that of a line of issue.

use super::{Issue, claim};
use crate::draft::Draft;
use crate::facts::instruments::About;
use crate::facts::signature::Signature;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, words};

/// Adds the place of the signing to the draft.
pub(super) fn find(
    reading: &Reading<'_>,
    about: &About,
    signatures: &[Signature],
    issued: Option<Issue>,
    draft: &mut Draft,
) {
    // In a headline capitals say nothing, so it is asked last.
    let headed = |signature: &&Signature| {
        let sentence = reading.text.sentences.get(signature.sentence as usize);
        sentence.is_some_and(|sentence| reading.text.block_of(sentence).kind == BlockKind::Heading)
    };
    let (headings, prose): (Vec<&Signature>, Vec<&Signature>) = signatures.iter().partition(headed);
    // "The signing took place at …" says it surest.
    let taking_place = |signature: &&Signature| {
        let sentence = reading.text.sentences.get(signature.sentence as usize);
        !sentence.is_some_and(|sentence| {
            (sentence.tokens.start..sentence.tokens.end)
                .any(|at| reading.text.are(at, &["took", "place"]) || reading.text.are(at, &["was", "held"]))
        })
    };
    let mut prose = prose;
    prose.sort_by_key(taking_place);
    for signature in prose.into_iter().chain(headings) {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        let fronted = fronted(reading, sentence).filter(|_| !signature.whole);
        let found = place(reading, about, signature.token, sentence.tokens.end)
            .or_else(|| place_of_meeting(reading, about, sentence, signature.token))
            .or_else(|| labelled_place(reading, signature.end, sentence.tokens.end))
            .or_else(|| office(reading, signature.end, sentence.tokens.end))
            .or_else(|| place(reading, about, fronted?, signature.token.min(fronted? + 12)))
            .or_else(|| {
                signature.whole.then(|| place(reading, about, sentence.tokens.start, signature.token)).flatten()
            });
        if let Some(bytes) = found {
            draft.agreement.venue = claim(reading, reading.plain(bytes), bytes);
            draft.agreement_rules.push(("venue", "place-of-signing"));
            return;
        }
        // "signed here": the place of the dateline.
        let here = (signature.token..sentence.tokens.end).find(|at| reading.text.is(*at, "here"));
        if let Some((_, bytes)) = here.and_then(|_| dateline_place(reading)) {
            let value = title_case(reading.text.slice(bytes));
            draft.agreement.venue = claim(reading, value, bytes);
            draft.agreement_rules.push(("venue", "here"));
            return;
        }
    }
    if signatures.iter().any(|signature| is_remote(reading, signature)) {
        return;
    }
    let today = |signature: &Signature| {
        let sentence = reading.text.sentences.get(signature.sentence as usize);
        sentence
            .is_some_and(|sentence| (sentence.tokens.start..sentence.tokens.end).any(|at| reading.text.is(at, "today")))
    };
    let found = if signatures.is_empty() {
        None
    } else if let Some(bytes) = place_of_ceremony(reading, about) {
        Some((reading.plain(bytes), bytes, "ceremony"))
    } else if let Some((_, _, bytes)) = issued.filter(|_| signatures.iter().any(|signature| signature.done)) {
        Some((reading.plain(bytes), bytes, "place-of-issue"))
    } else {
        let dateline = dateline_place(reading).filter(|_| signatures.iter().any(today));
        dateline.map(|(_, bytes)| (title_case(reading.text.slice(bytes)), bytes, "dateline-of-today"))
    };
    if let Some((value, bytes, rule)) = found {
        draft.agreement.venue = claim(reading, value, bytes);
        draft.agreement_rules.push(("venue", rule));
    }
}

/// Whether those who sign are not in one place: "signed by videoconference".
fn is_remote(reading: &Reading<'_>, signature: &Signature) -> bool {
    let text = &reading.text;
    let Some(sentence) = text.sentences.get(signature.sentence as usize) else { return false };
    let remote = words![
        "videoconference",
        "video-conference",
        "videolink",
        "virtually",
        "virtual",
        "online",
        "remotely",
        "electronically",
        "teleconference",
        "correspondence",
        "webcast",
    ];
    (sentence.tokens.start..sentence.tokens.end).any(|at| {
        text.is_any(at, remote)
            || text.is(at, "video") && text.is_any(at + 1, words!["link", "conference", "call", "conferencing"])
    })
}

/// "The ministers met in Faro on Thursday and signed": where those came together who then signed.
fn place_of_meeting(reading: &Reading<'_>, about: &About, sentence: &Sentence, verb: u32) -> Option<Extent> {
    let text = &reading.text;
    let joined = verb > sentence.tokens.start && text.is(verb - 1, "and");
    let met = (sentence.tokens.start..verb).rev().find(|at| text.has(*at, Class::Coming)).filter(|_| joined)?;
    place(reading, about, met, verb)
}

/// "Signed: Canberra, 6 October 2025": the place behind such a label.
fn labelled_place(reading: &Reading<'_>, from: u32, end: u32) -> Option<Extent> {
    let text = &reading.text;
    let labelled = from > 0 && text.is(from - 1, ":");
    let stop = place_end(reading, from, end).filter(|stop| labelled && text.word(*stop) == ",")?;
    Some(text.bytes(Extent::new(from, stop)))
}

/// "at the prime minister's office": the house of somebody, in small letters.
fn office(reading: &Reading<'_>, from: u32, end: u32) -> Option<Extent> {
    /// How many words such a name may have.
    const LONGEST: u32 = 6;
    let text = &reading.text;
    let at = (from..end).find(|at| text.is(*at, "at") && text.is(at + 1, "the"))?;
    let start = at + 2;
    let house = (start..end.min(start + LONGEST)).find(|at| text.has(*at, Class::House))?;
    let plain = (start..house).all(|at| {
        let token = &text.tokens[at as usize];
        let joins = [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::PastVerb, Class::Reporting];
        matches!(token.kind, TokenKind::Word | TokenKind::Clitic) && !joins.iter().any(|class| token.is(*class))
    });
    (plain && house > start).then(|| text.bytes(Extent::new(start, house + 1)))
}

/// The preposition of a place at the head of a sentence, before anybody is named: "In Riga on Friday, A and B signed", "On 9 May, in
/// Riga, the ministers signed".
fn fronted(reading: &Reading<'_>, sentence: &Sentence) -> Option<u32> {
    const REACH: u32 = 14;
    let text = &reading.text;
    let marker = text.block_of(sentence).marker.map_or(0, |marker| text.tokens_in(marker).end);
    let start = sentence.tokens.start.max(marker.min(sentence.tokens.end));
    let named = reading.mentions_in(sentence).iter().find(|mention| matches!(mention.entity, EntityRef::Person(_)));
    let opens = text.has(start, Class::Preposition);
    let end =
        named.map_or(sentence.tokens.end, |person| person.tokens.start).min(start + if opens { REACH } else { 3 });
    (start..end).find(|at| {
        (text.is(*at, "in") || text.is(*at, "at"))
            && text
                .tokens
                .get(*at as usize + 1)
                .is_some_and(|next| next.kind == TokenKind::Word && !next.is(Class::Month))
    })
}

/// "after the ceremony at the Palácio da Ajuda".
fn place_of_ceremony(reading: &Reading<'_>, about: &About) -> Option<Extent> {
    reading.text.sentences.iter().find_map(|sentence| {
        let mut tokens = sentence.tokens.start..sentence.tokens.end;
        let ceremony = tokens.find(|at| reading.text.is(*at, "ceremony"))?;
        let behind = place(reading, about, ceremony, sentence.tokens.end.min(ceremony + 8));
        // "met among the pyramids of Calakmul for the ceremony"
        let came = (sentence.tokens.start..ceremony).find(|at| reading.text.has(*at, Class::Coming));
        behind.or_else(|| place(reading, about, came?, ceremony))
    })
}

/// The first words of the dateline, up to a comma or a bracket.
fn dateline_place(reading: &Reading<'_>) -> Option<(u32, Extent)> {
    let text = &reading.text;
    let block = text.blocks.iter().find(|block| block.kind == BlockKind::Dateline)?;
    let tokens = block.tokens;
    let end = (tokens.start..tokens.end).find(|at| text.tokens[*at as usize].kind != TokenKind::Word)?;
    (end > tokens.start).then(|| (tokens.start, text.bytes(Extent::new(tokens.start, end))))
}

/// A name in capitals with capitals only where a name has them.
fn title_case(name: &str) -> String {
    let mut start = true;
    let each = name.chars().flat_map(|c| {
        let cased = if start { c.to_uppercase().collect::<String>() } else { c.to_lowercase().collect() };
        start = !c.is_alphabetic();
        cased.chars().collect::<Vec<_>>()
    });
    each.collect()
}

/// The place in "in Hanoi", "at the Nordic House in Tórshavn", "in the southern city of Busan" between two tokens.
fn place(reading: &Reading<'_>, about: &About, from: u32, end: u32) -> Option<Extent> {
    let text = &reading.text;
    // "the Declaration on Conduct in the South China Sea" says nothing of where it was signed.
    let sentence = text.tokens.get(from as usize).map_or(0, |token| token.sentence);
    let names = about.mentions_in(sentence).filter_map(|(_, mention)| Some(text.tokens_in(mention.name?)));
    let names = names.collect::<Vec<_>>();
    let heads = about.mentions_in(sentence).map(|(_, mention)| mention.head).collect::<Vec<_>>();
    let mut at = from;
    while at + 1 < end {
        // ", ending talks on the shared stocks in the Barents Sea"
        let aside = text.is_any(at + 1, words!["with", "while", "as", "where"]);
        let participle = text.is(at, ",") && (text.word(at + 1).ends_with("ing") || aside);
        if participle
            || text.is_any(at, words!["which", "who", "whose", "until", "said", "told", "talks", "announced", "that"])
        {
            return None;
        }
        if let Some(name) = names.iter().find(|name| name.contains(at)) {
            at = name.end;
            continue;
        }
        let board = text.is(at, "board") && at > from && text.is(at - 1, "on");
        if !(board || text.is_any(at, words!["in", "at", "aboard", "among"])) {
            at += 1;
            continue;
        }
        // "a contract for the running of a dry port at Isaka", "quotas in Baffin Bay": where what it is on lies.
        let topic = text.is(at, "at")
            && at > 0
            && text.tokens[at as usize - 1].kind == TokenKind::Word
            && !text.tokens[at as usize - 1].capital;
        let capital = |at: &u32| text.tokens.get(*at as usize).is_some_and(|token| token.capital);
        let bay = (at + 1..at + 5).take_while(capital).any(|at| text.is(at, "bay"));
        if (topic || bay)
            && heads.iter().any(|head| {
                head.start >= from
                    && head.end < at
                    && (head.end..at).any(|on| {
                        text.is_any(on, words!["on", "for", "over"])
                            && text
                                .tokens
                                .get(on as usize + 1)
                                .is_some_and(|next| !next.is(Class::Weekday) && next.kind == TokenKind::Word)
                    })
            })
        {
            at += 1;
            continue;
        }
        // "in the southeastern city of Gyeongju", "at the railway station of Thanaleng"
        let city = (at + 1..(at + 7).min(end)).take_while(|of| !text.tokens[*of as usize].capital).find(|of| {
            (text.is(*of, "of") || text.is(*of, "in") && text.is(at, "at")) && !text.has(of - 1, Class::NoPlace)
        });
        let start = city.map_or(at + 1, |of| of + 1);
        let start = if text.is(start, "the") { start + 1 } else { start };
        if let Some(capital) = capital_of(reading, start, end) {
            return Some(capital);
        }
        // "in central Seoul"
        let start = if text.has(start, Class::PartOfTown) { start + 1 } else { start };
        // "aboard the icebreaker Almirante Viel"
        let start =
            if (board || text.is(at, "aboard")) && !text.tokens[start as usize].capital { start + 1 } else { start };
        if let Some(stop) = place_end(reading, start, end) {
            return Some(text.bytes(Extent::new(start, stop)));
        }
        at += 1;
    }
    None
}

/// "the Mauritanian capital, Nouakchott", "the Moroccan capital": by its name, or as it is described.
fn capital_of(reading: &Reading<'_>, start: u32, end: u32) -> Option<Extent> {
    let text = &reading.text;
    let adjective = reading.mentions_within(text.tokens.get(start as usize)?.range).first()?;
    let noun = adjective.tokens.end;
    if adjective.how != How::Demonym || !(text.is(noun, "capital") || text.is(noun, "city")) {
        return None;
    }
    let name = noun + 1 + u32::from(text.word(noun + 1) == "," || text.is(noun + 1, "of"));
    let named = place_end(reading, name, end).map(|stop| Extent::new(name, stop));
    Some(text.bytes(named.unwrap_or(Extent::new(start, noun + 1))))
}

/// The end of the capitals that name a place, from the given token.
fn place_end(reading: &Reading<'_>, start: u32, end: u32) -> Option<u32> {
    let text = &reading.text;
    let first = text.tokens.get(start as usize)?;
    if !first.capital || first.is(Class::Month) || first.is(Class::Weekday) || first.kind != TokenKind::Word {
        return None;
    }
    let mention = reading.mentions_within(first.range).first();
    let demonym = |mention: &Mention| mention.how == How::Demonym;
    if mention
        .is_some_and(|mention| matches!(mention.entity, EntityRef::Person(_) | EntityRef::Parties) || demonym(mention))
    {
        return None;
    }
    let mut stop = start;
    for at in start..end {
        let token = &text.tokens[at as usize];
        let joins = matches!(
            text.word(at),
            "de" | "da" | "do" | "dos" | "del" | "di" | "la" | "le" | "al" | "el" | "of" | "the" | "and" | "des" | "du"
        );
        let house = text.is(at, "in") && at > start && text.is(start.saturating_sub(1), "the");
        if token.capital && !token.is(Class::Month) && !token.is(Class::Weekday) {
            stop = at + 1;
        } else if !(joins || house) {
            break;
        }
    }
    // "at Elefsina air base", "at Brussels-Midi station"
    let sites = words![
        "base",
        "centre",
        "center",
        "station",
        "airport",
        "harbour",
        "harbor",
        "port",
        "barracks",
        "dam",
        "palace",
        "castle",
        "crossing",
        "post",
        "airfield",
        "shipyard",
        "university",
        "hotel",
        "museum"
    ];
    let kind = (stop..(stop + 2).min(end)).find(|at| text.is_any(*at, sites));
    if let Some(kind) = kind.filter(|kind| {
        stop > start
            && (*kind == stop
                || text.is_any(
                    stop,
                    words![
                        "air",
                        "cultural",
                        "conference",
                        "convention",
                        "congress",
                        "naval",
                        "railway",
                        "train",
                        "border",
                        "royal",
                        "space",
                        "power"
                    ],
                ))
    }) {
        stop = kind + 1;
    }
    // "in the Southeast Asian country": the capitals only describe what is named by a small word.
    let describes = stop > start
        && text.word(stop - 1).ends_with("an")
        && text
            .tokens
            .get(stop as usize)
            .is_some_and(|next| stop < end && next.kind == TokenKind::Word && next.is(Class::PartyWord));
    if describes {
        return None;
    }
    let words = text.slice(text.bytes(Extent::new(start, stop))).to_ascii_lowercase();
    let no_place = [
        "field",
        "area",
        "sector",
        "sphere",
        "parliament",
        "space",
        "science",
        "phase",
        "english",
        "french",
        "duplicate",
        "article",
        "annex",
        "asia",
    ];
    // "at the East Asia Summit" is when.
    let meeting =
        words!["summit", "forum", "conference", "meeting", "session", "congress", "talks", "week", "games", "expo"];
    if (start..stop).any(|at| text.is_any(at, meeting))
        && !(start..stop).any(|at| text.is_any(at, words!["centre", "center", "hall"]))
    {
        return None;
    }
    // "the fish in the Strait of Gibraltar": nothing is signed in waters.
    let water = (start..stop).any(|at| text.has(at, Class::Water));
    (stop > start && !water && !no_place.iter().any(|word| words.starts_with(word))).then_some(stop)
}
