//! The day on which the agreement is signed: that of the words for signing, else the text's own where it says "today".

use dossier::{DateClaim, DateSpan, Precision, Voice};

use super::Issue;
use crate::dates::{DateKind, DateMention};
use crate::draft::Draft;
use crate::facts::signature::Signature;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, words};

/// Adds the day of the signing to the draft.
pub(super) fn find(reading: &Reading<'_>, signatures: &[Signature], issued: Option<Issue>, draft: &mut Draft) {
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
    let Some(mut evidence) = reading.evidence(bytes) else { return };
    if let Some(named) = named_day(reading, span, bytes).and_then(|bytes| reading.evidence(bytes)) {
        evidence.merge(named);
    }
    let voice = Voice::Reporter;
    draft.agreement.signing_date =
        Some(DateClaim { value: span.start, end: span.end, precision: span.precision, voice, evidence });
    draft.agreement_rules.push(("signing_date", if best.is_some() { "date-of-signing" } else { "day-of-issue" }));
}

/// Where words such as "later in the day" name no day themselves: the first words of the text that name it ("Wednesday").
fn named_day(reading: &Reading<'_>, span: DateSpan, bytes: Extent) -> Option<Extent> {
    let names_it = |date: &&DateMention| date.span == span;
    let own = reading.dates.iter().any(|date| date.range.start < bytes.end && bytes.start < date.range.end);
    if own { None } else { reading.dates.iter().find(names_it).map(|date| date.range) }
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
