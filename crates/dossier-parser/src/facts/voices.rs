//! Who asserts some words: the text itself, or somebody into whose mouth it puts them.

use dossier::Voice;

use crate::draft::Draft;
use crate::text::Extent;

/// Who asserts the words in a range of bytes, by the quotations and reported speech that were found.
pub(crate) fn voice_at(draft: &Draft, bytes: Extent) -> Voice {
    let holds = |quotation: &dossier::Quotation| {
        let spans = quotation.evidence.spans().iter();
        spans.clone().any(|span| {
            let said = Extent::from(span.range());
            said.start <= bytes.start.saturating_add(1) && bytes.end <= said.end.saturating_add(1)
        })
    };
    let quotation = draft.quotations.iter().map(|found| &found.fact).find(|quotation| holds(quotation));
    quotation.map_or(Voice::Reporter, |quotation| Voice::Attributed { speaker: quotation.speaker.clone() })
}
