//! The agreement that the text is about: name, instrument, status, signing date, venue, occasion.
//!
//! 1. [`About`] says which instrument it is and where the text speaks of it.
//! 2. The most specific kind among those places is the instrument; the first proper name is the name.
//! 3. [`status`](super::status) reads how far it has come, and where its signing is spoken of.
//! 4. Date, venue and occasion are read there alone: the place of talks is no venue.

use dossier::{Claim, DateClaim, DateSpan, Instrument, Precision, Voice};

use super::instruments::{About, is_generic};
use super::signature::{self, Signature};
use super::status;
use crate::dates::{DateKind, DateMention};
use crate::draft::Draft;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, words};

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let about = About::of(reading);
    if !about.is_empty() {
        name(reading, &about, draft);
        instrument(reading, &about, draft);
        let signatures = signature::find(reading, &about);
        if let Some((value, bytes, rule)) = status::find(reading, &about, &signatures) {
            draft.agreement.status = claim(reading, value, bytes);
            draft.agreement_rules.push(("status", rule));
        }
        let issued = issue(reading, &about);
        signing_date(reading, &signatures, issued, draft);
        venue(reading, &about, &signatures, issued, draft);
        occasion(reading, &signatures, draft);
        draft.signatures = signatures;
    }
    draft.about = about;
}

/// A claim in the text's own voice, on the given bytes.
pub(crate) fn claim<T>(reading: &Reading<'_>, value: T, bytes: Extent) -> Option<Claim<T>> {
    Some(Claim { value, voice: Voice::Reporter, evidence: reading.evidence(bytes)? })
}

fn name(reading: &Reading<'_>, about: &About, draft: &mut Draft) {
    let (bytes, rule) = if let Some(title) = about.title {
        (title, "title")
    } else if let Some(named) = full_title(reading, about) {
        (named, "full-title")
    } else if let Some(named) = about.main().find_map(|mention| named_by_verb(reading, mention.head.end)) {
        (named, "known-as")
    } else if let Some(name) = about.main().find_map(|mention| mention.name) {
        (name, "proper-name")
    } else {
        return;
    };
    // A definition in brackets inside the name is not part of it.
    let plain = reading.plain(bytes);
    draft.agreement.name = claim(reading, without_brackets(&plain), bytes);
    draft.agreement_rules.push(("name", rule));
}

fn without_brackets(name: &str) -> String {
    match (name.find(" ("), name.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &name[..open], &name[close + 1..]),
        _ => name.to_owned(),
    }
}

/// The name behind a label: "Full title: Agreement on …".
fn full_title(reading: &Reading<'_>, about: &About) -> Option<Extent> {
    let text = &reading.text;
    about.mentions.iter().find_map(|mention| {
        let sentence = text.sentences.get(mention.sentence as usize)?;
        let marker = text.block_of(sentence).marker.map_or(0, |marker| text.tokens_in(marker).end);
        let start = sentence.tokens.start.max(marker);
        let label = ["full", "official", "formal"].iter().any(|word| text.is(start, word))
            && ["title", "name"].iter().any(|word| text.is(start + 1, word))
            && text.is(start + 2, ":");
        mention.name.filter(|_| label)
    })
}

/// The name in "the memorandum, known as the Seasonal Bridge Programme": capitals or quoted words behind such a verb.
fn named_by_verb(reading: &Reading<'_>, from: u32) -> Option<Extent> {
    let text = &reading.text;
    let sentence = text.tokens.get(from as usize)?.sentence;
    let verb = (from..from + 4).find(|at| {
        let named = text.is_any(*at, words!["dubbed", "called", "titled", "entitled", "named", "nicknamed"]);
        named || text.are(*at, &["known", "as"])
    })?;
    let mut at = verb + if text.is(verb, "known") { 2 } else { 1 };
    while text.is(at, "the") || text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Quote) {
        at += 1;
    }
    let start = at;
    let mut end = at;
    while let Some(token) = text.tokens.get(at as usize).filter(|token| token.sentence == sentence) {
        if token.capital {
            end = at + 1;
        } else if !matches!(text.word(at), "of" | "and" | "for" | "the" | "on" | "in" | "&") {
            break;
        }
        at += 1;
    }
    (end > start).then(|| text.bytes(Extent::new(start, end)))
}

fn instrument(reading: &Reading<'_>, about: &About, draft: &mut Draft) {
    // The kind in the name or the title counts, unless it says no more than that something was agreed.
    let own = about.main().find(|mention| {
        let named = mention.name.is_some() || about.title.is_some_and(|title| title.covers(mention.range));
        named && mention.kind.is_some_and(|kind| !is_generic(kind))
    });
    let specific =
        about.main().filter_map(|mention| Some((mention.kind?, mention))).min_by_key(|(kind, _)| rank(*kind));
    let Some((kind, mention)) = own.and_then(|own| Some((own.kind?, own))).or(specific) else { return };
    draft.agreement.instrument = claim(reading, kind, reading.text.bytes(mention.head));
    draft.agreement_rules.push(("instrument", if own.is_some() { "kind-in-name" } else { "most-specific-kind" }));
}

/// The order of the kinds, the most specific first.
fn rank(kind: Instrument) -> u8 {
    match kind {
        Instrument::MemorandumOfUnderstanding => 0,
        Instrument::MemorandumOfCooperation => 1,
        Instrument::LetterOfIntent => 2,
        Instrument::Protocol => 3,
        Instrument::Convention => 4,
        Instrument::Treaty => 5,
        Instrument::Charter => 6,
        Instrument::JointDeclaration => 7,
        Instrument::JointStatement => 8,
        Instrument::Framework => 9,
        Instrument::Arrangement => 11,
        Instrument::Agreement => 10,
        Instrument::Deal => 12,
    }
}

/// Date, bytes of the date and bytes of the place of the line under a title.
type Issue = (DateSpan, Extent, Extent);

fn signing_date(reading: &Reading<'_>, signatures: &[Signature], issued: Option<Issue>, draft: &mut Draft) {
    let finer = |date: &DateMention| match date.span.precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
    };
    let mut best: Option<(u8, &DateMention)> = None;
    let mut shifted = None;
    for signature in signatures {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        let candidates = reading.dates_in(sentence).iter().filter(|date| date.kind != DateKind::Deadline);
        let own = candidates.filter(|date| is_date_of(reading, signature, sentence, date));
        let nearest = own.min_by_key(|date| (finer(date), date.tokens.start.abs_diff(signature.token)));
        if let Some(eve) = day_before(reading, sentence) {
            // "reopened on Wednesday under an agreement signed the day before"
            shifted = shifted.or(Some(eve));
            continue;
        }
        if let Some(date) = nearest
            && best.is_none_or(|(fineness, _)| finer(date) < fineness)
        {
            best = Some((finer(date), date));
        }
    }
    let issued = issued.filter(|_| signatures.iter().any(|signature| signature.done));
    let found = best.map(|(_, date)| (date.span, date.range)).or(shifted);
    let found = found
        .or_else(|| same_day(reading, signatures))
        .or_else(|| told_before(reading, signatures))
        .or(issued.map(|(span, bytes, _)| (span, bytes)));
    let Some((span, bytes)) = found else { return };
    let Some(evidence) = reading.evidence(bytes) else { return };
    let voice = Voice::Reporter;
    draft.agreement.signing_date =
        Some(DateClaim { value: span.start, end: span.end, precision: span.precision, voice, evidence });
    draft.agreement_rules.push(("signing_date", if best.is_some() { "date-of-signing" } else { "day-of-issue" }));
}

/// "Norway and Iceland ended their quarrel on Monday. Their ministers signed …": the day that the head of the text names right before the
/// signing.
fn told_before(reading: &Reading<'_>, signatures: &[Signature]) -> Option<(DateSpan, Extent)> {
    let text = &reading.text;
    let prose = text.sentences.iter().filter(|sentence| text.block_of(sentence).kind == BlockKind::Prose).take(3);
    let prose = prose.map(|sentence| sentence.index).collect::<Vec<_>>();
    let signature = signatures.iter().find(|signature| signature.done && prose[..].contains(&signature.sentence))?;
    let before = text.sentences.get(signature.sentence.checked_sub(1)? as usize)?;
    if !prose.contains(&before.index) {
        return None;
    }
    let recent = reading.published.map(DateSpan::day);
    let day = reading.dates_in(before).iter().find(|date| {
        let spoken = (date.tokens.start.saturating_sub(2)..date.tokens.start)
            .any(|at| text.tokens[at as usize].is(Class::Reporting) || text.is(at, "announced"));
        date.span.precision == Precision::Day && date.kind != DateKind::Deadline && !spoken
    });
    let today = || {
        let at = (before.tokens.start..before.tokens.end).find(|at| text.is(*at, "today"))?;
        Some((recent?, text.tokens[at as usize].range))
    };
    day.map(|date| (date.span, date.range)).or_else(today)
}

/// "the day before": the day before the day that the sentence names.
fn day_before(reading: &Reading<'_>, sentence: &Sentence) -> Option<(DateSpan, Extent)> {
    const PHRASES: &[&[&str]] = &[
        &["the", "day", "before"],
        &["a", "day", "earlier"],
        &["the", "previous", "day"],
        &["a", "day", "after"],
        &["one", "day", "after"],
        &["the", "day", "after"],
    ];
    if !sentence.may_say(words!["day"]) {
        return None;
    }
    let text = &reading.text;
    let (at, phrase) = (sentence.tokens.start..sentence.tokens.end)
        .find_map(|at| Some((at, PHRASES.iter().find(|phrase| text.are(at, phrase))?)))?;
    let day = reading.dates_in(sentence).iter().find(|date| date.span.precision == Precision::Day)?.span.start;
    let civil = jiff::civil::Date::new(day.year(), day.month() as i8, day.day() as i8).ok()?.yesterday().ok()?;
    let eve = dossier::Date::new(civil.year(), civil.month() as u8, civil.day() as u8).ok()?;
    Some((DateSpan::day(eve), text.bytes(Extent::new(at, at + phrase.len() as u32))))
}

/// "to be signed later in the day": on the text's own date.
fn same_day(reading: &Reading<'_>, signatures: &[Signature]) -> Option<(DateSpan, Extent)> {
    const PHRASES: &[&[&str]] = &[
        &["later", "in", "the", "day"],
        &["later", "that", "day"],
        &["the", "same", "day"],
        &["earlier", "in", "the", "day"],
        &["later", "today"],
        &["earlier", "today"],
        &["this", "morning"],
        &["this", "afternoon"],
        &["this", "evening"],
    ];
    let published = DateSpan::day(reading.published?);
    signatures.iter().find_map(|signature| {
        let sentence = reading.text.sentences.get(signature.sentence as usize)?;
        let tokens = sentence.tokens;
        let at = (tokens.start..tokens.end).find_map(|at| {
            let phrase = PHRASES.iter().find(|phrase| reading.text.are(at, phrase))?;
            Some(Extent::new(at, at + phrase.len() as u32))
        })?;
        Some((published, reading.text.bytes(at)))
    })
}

/// Whether a date in the sentence of a signature is its date: not that on which somebody spoke, nor that of another clause.
fn is_date_of(reading: &Reading<'_>, signature: &Signature, sentence: &Sentence, date: &DateMention) -> bool {
    let text = &reading.text;
    // "said on Tuesday", "the ministry announced on 11 January"
    let spoken = (date.tokens.start.saturating_sub(2)..date.tokens.start).any(|at| {
        at >= sentence.tokens.start
            && (text.tokens[at as usize].is(Class::Reporting) || text.is(at, "announced") || text.is(at, "reported"))
    });
    let between = Extent::new(signature.token.min(date.tokens.end), signature.token.max(date.tokens.start));
    // "signed by X, who took office in 2019, at …"; "will enter into force on …"
    let other_clause = (between.start..between.end).any(|at| {
        text.is_any(
            at,
            words!["who", "which", "until", "after", "since", "force", "effect", "met", "while", "but", ";"],
        )
    });
    // "an agreement for 2024", "the 2015 deal"
    let year_of_object = date.span.precision == Precision::Year
        && date.tokens.start > sentence.tokens.start
        && !text.is_any(date.tokens.start - 1, words!["in", "of", "during", "since"]);
    let of_other = date.tokens.start > sentence.tokens.start
        && text.is_any(date.tokens.start - 1, words!["of", "from", "since", "until", "through", "by"]);
    let day_of = text.are(date.tokens.start.saturating_sub(2), &["day", "of"]);
    // "approved it on Monday, paving the way for its signature"
    let before_it = !signature.done && reading.published.is_some_and(|here| date.span.end < here);
    !spoken && !other_clause && !before_it && !year_of_object && (!of_other || signature.whole && day_of)
}

fn venue(reading: &Reading<'_>, about: &About, signatures: &[Signature], issued: Option<Issue>, draft: &mut Draft) {
    // In a headline capitals say nothing, so it is asked last.
    let headed = |signature: &&Signature| {
        let sentence = reading.text.sentences.get(signature.sentence as usize);
        sentence.is_some_and(|sentence| reading.text.block_of(sentence).kind == BlockKind::Heading)
    };
    let (headings, prose): (Vec<&Signature>, Vec<&Signature>) = signatures.iter().partition(headed);
    for signature in prose.into_iter().chain(headings) {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        let fronted = fronted(reading, sentence).filter(|_| !signature.whole);
        let found = place(reading, about, signature.token, sentence.tokens.end)
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

/// The line of place and date under the title of a text that is an instrument: its date, the bytes of the date, those of the
/// place.
fn issue(reading: &Reading<'_>, about: &About) -> Option<Issue> {
    let text = &reading.text;
    let title = about.title?;
    let blocks = text.blocks.iter().filter(|block| block.range.start >= title.end).take(3);
    blocks.filter(|block| block.tokens.end - block.tokens.start <= 8).find_map(|block| {
        let place =
            Extent::new(block.tokens.start, (block.tokens.start..block.tokens.end).find(|at| text.is(*at, ","))?);
        let at = reading.dates.partition_point(|date| date.range.start < block.range.start);
        let date = reading.dates.get(at).filter(|date| block.range.covers(date.range))?;
        (!place.is_empty()).then(|| (date.span, date.range, text.bytes(place)))
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

/// Words behind which "of" leads to no place: "in the presence of", "at the end of".
const NO_PLACE: &[&str] = &[
    "presence",
    "field",
    "fields",
    "invitation",
    "request",
    "name",
    "end",
    "beginning",
    "area",
    "areas",
    "framework",
    "context",
    "absence",
    "margins",
    "sidelines",
    "course",
    "case",
    "form",
    "hands",
    "wake",
    "spirit",
    "light",
    "eyes",
    "start",
    "level",
    "head",
    "expense",
    "time",
    "sector",
    "sectors",
    "sphere",
    "terms",
    "view",
    "favour",
    "favor",
    "face",
    "interest",
    "interests",
    "front",
    "occasion",
    "support",
    "implementation",
    "development",
    "meeting",
    "session",
    "visit",
    "summit",
    "conference",
    "rate",
    "cost",
    "language",
    "languages",
    "middle",
    "seat",
    "behalf",
    "opening",
    "signing",
    "months",
    "years",
    "half",
    "quarter",
    "in",
    "at",
    "on",
    "number",
];

/// The place in "in Hanoi", "at the Nordic House in Tórshavn", "in the southern city of Busan" between two tokens.
fn place(reading: &Reading<'_>, about: &About, from: u32, end: u32) -> Option<Extent> {
    let text = &reading.text;
    // "the Declaration on Conduct in the South China Sea" says nothing of where it was signed.
    let sentence = text.tokens.get(from as usize).map_or(0, |token| token.sentence);
    let names = about.mentions_in(sentence).filter_map(|(_, mention)| Some(text.tokens_in(mention.name?)));
    let names = names.collect::<Vec<_>>();
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
        if !["in", "at", "aboard", "among"].iter().any(|word| text.is(at, word)) {
            at += 1;
            continue;
        }
        // "in the southeastern city of Gyeongju", "at the railway station of Thanaleng"
        let city = (at + 1..(at + 7).min(end)).take_while(|of| !text.tokens[*of as usize].capital).find(|of| {
            (text.is(*of, "of") || text.is(*of, "in") && text.is(at, "at"))
                && !NO_PLACE.iter().any(|word| text.is(of - 1, word))
        });
        let start = city.map_or(at + 1, |of| of + 1);
        let start = if text.is(start, "the") { start + 1 } else { start };
        // "in central Seoul"
        let start = if text.has(start, Class::PartOfTown) { start + 1 } else { start };
        // "aboard the icebreaker Almirante Viel"
        let start = if text.is(at, "aboard") && !text.tokens[start as usize].capital { start + 1 } else { start };
        if let Some(stop) = place_end(reading, start, end) {
            return Some(text.bytes(Extent::new(start, stop)));
        }
        at += 1;
    }
    None
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
    // "the fish in the Strait of Gibraltar": nothing is signed in waters.
    let water = (start..stop).any(|at| text.has(at, Class::Water));
    (stop > start && !water && !no_place.iter().any(|word| words.starts_with(word))).then_some(stop)
}

fn occasion(reading: &Reading<'_>, signatures: &[Signature], draft: &mut Draft) {
    for signature in signatures {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        let found =
            (sentence.tokens.start..sentence.tokens.end).find_map(|at| occasion_at(reading, at, sentence.tokens.end));
        if let Some(bytes) = found {
            draft.agreement.occasion = claim(reading, reading.plain(bytes), bytes);
            draft.agreement_rules.push(("occasion", "meeting-of-signing"));
            return;
        }
    }
}

/// An occasion that begins at a token: "on the sidelines of the summit", "during" or "at" a meeting.
fn occasion_at(reading: &Reading<'_>, at: u32, end: u32) -> Option<Extent> {
    const MEETINGS: &[&str] = &[
        "summit",
        "visit",
        "meeting",
        "conference",
        "forum",
        "ceremony",
        "session",
        "talks",
        "gathering",
        "assembly",
        "dialogue",
        "trip",
        "congress",
        "consultations",
        "tour",
        "event",
        "council",
        "expo",
        "commission",
    ];
    let text = &reading.text;
    let aside = text.is_any(at, words!["on", "at", "in"])
        && text.is(at + 1, "the")
        && text.is_any(at + 2, words!["sidelines", "margins", "occasion", "fringes", "sideline", "eve"]);
    let during = text.is(at, "during") || text.is(at, "at") || text.is(at, "after");
    if !aside && !during {
        return None;
    }
    let first = if aside { at + 4 } else { at + 1 };
    let mut stop = first;
    let mut meets = None;
    while stop < end {
        let token = &text.tokens[stop as usize];
        let word = text.word(stop);
        let breaks = token.kind == TokenKind::Mark && !matches!(word, "-" | "–" | "&")
            || matches!(
                word,
                "under"
                    | "that"
                    | "which"
                    | "who"
                    | "where"
                    | "held"
                    | "hosted"
                    | "on"
                    | "by"
                    | "as"
                    | "with"
                    | "after"
                    | "before"
                    | "when"
            )
            || token.is(Class::Weekday)
            || word == "in"
            || word == "at" && meets.is_some()
            || meets.is_some() && (token.is(Class::Month) || token.is(Class::Reporting))
            || stop - first > 14;
        if breaks {
            break;
        }
        if MEETINGS.iter().any(|meeting| word.eq_ignore_ascii_case(meeting)) {
            meets = Some(stop);
        }
        stop += 1;
    }
    let meets = meets?;
    // "after a ceremony" is only when, but "at a meeting" is where it was signed.
    if text.is(at, "after") && !text.is(meets, "ceremony") {
        return None;
    }
    let start = if aside { at } else { first };
    Some(text.bytes(Extent::new(start, stop)))
}
