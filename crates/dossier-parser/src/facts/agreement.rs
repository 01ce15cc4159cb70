//! The agreement that the text is about: name, instrument, status, signing date, venue, occasion.
//!
//! 1. [`About`] says which instrument it is and where the text speaks of it.
//! 2. The most specific kind among those places is the instrument; the first proper name is the name.
//! 3. [`status`](super::status) reads how far it has come, and where its signing is spoken of.
//! 4. [`day`], [`venue`] and [`occasion`] are read there alone: the place of talks is no venue.

mod day;
mod occasion;
mod venue;

use dossier::{Claim, DateSpan, Instrument, Voice};

use super::instruments::{About, is_generic};
use super::signature;
use super::status;
use crate::draft::Draft;
use crate::reading::Reading;
use crate::text::{Extent, TokenKind, words};

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
        day::find(reading, &signatures, issued, draft);
        venue::find(reading, &about, &signatures, issued, draft);
        occasion::find(reading, &signatures, draft);
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
        Instrument::Arrangement => 10,
        Instrument::Agreement => 11,
        Instrument::Deal => 12,
    }
}

/// Date, bytes of the date and bytes of the place of the line under a title.
type Issue = (DateSpan, Extent, Extent);

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
