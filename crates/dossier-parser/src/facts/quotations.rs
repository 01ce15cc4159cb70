//! What people and bodies are quoted or reported to have said.
//!
//! 1. [`attribution`]: the verbs that report speech, and `according to`, each with who speaks.
//! 2. [`marked`]: what stands in quotation marks, with the attribution that it belongs to.
//! 3. [`unmarked`]: paragraphs below `Berg said:` that have no marks.
//! 4. [`reported`]: clauses without marks that an attribution introduces or closes.

mod attribution;
mod marked;
mod reported;
mod unmarked;

use dossier::{Id, Quotation, QuotationKind};

use crate::draft::{Draft, Found};
use crate::reading::Reading;
use crate::text::Extent;
use attribution::Attribution;

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let speeches = attribution::find(reading, draft);
    let mut quotations = marked::find(reading, &speeches);
    quotations.extend(unmarked::find(reading, &speeches));
    quotations.extend(reported::find(reading, &speeches));
    draft.quotations.extend(quotations);
}

/// A quotation of the given words. `whole`: the words with their marks.
fn quotation(
    reading: &Reading<'_>,
    kind: QuotationKind,
    (words, whole): (Extent, Extent),
    by: Option<&Attribution>,
    rule: &'static str,
) -> Option<Found<Quotation>> {
    let mut evidence = reading.evidence(whole)?;
    let cue = by.and_then(|by| reading.span(reading.text.bytes(by.cue)));
    if let Some(by) = by
        && let Some(span) = reading.span(reading.text.bytes(by.whole))
        && !whole.covers(Extent::from(span.range()))
    {
        evidence.push(span);
    }
    let text = reading.text.slice(words).trim().to_owned();
    let speaker = by.and_then(|by| by.speaker.clone());
    Some(Found::new(Quotation { id: Id::new(""), kind, text, speaker, cue, evidence }, rule))
}
