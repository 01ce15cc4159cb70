//! Who asserts some words: the text itself, or somebody into whose mouth it puts them.

use dossier::{Evidence, Quotation, Voice};

use crate::draft::Draft;
use crate::text::Extent;

/// Says of each field of the agreement who asserts it. A name is used, not asserted, so it keeps the text's own voice.
pub(crate) fn of_agreement(draft: &mut Draft) {
    let mut agreement = std::mem::take(&mut draft.agreement);
    let voices = Voices::of(draft);
    let at = |evidence: &Evidence| voices.at(Extent::from(evidence.first().range()));
    if let Some(claim) = &mut agreement.instrument {
        claim.voice = at(&claim.evidence);
    }
    if let Some(claim) = &mut agreement.status {
        claim.voice = at(&claim.evidence);
    }
    if let Some(claim) = &mut agreement.signing_date {
        claim.voice = at(&claim.evidence);
    }
    for claim in [&mut agreement.venue, &mut agreement.occasion].into_iter().flatten() {
        claim.voice = at(&claim.evidence);
    }
    draft.agreement = agreement;
}

/// The quotations and the reported speech of a text, by the bytes that they stand in.
pub(crate) struct Voices<'d> {
    /// The bytes of each piece with its quotation, in order.
    said: Vec<(Extent, &'d Quotation)>,
    /// For each place the place of the piece so far that reaches farthest.
    farthest: Vec<usize>,
}

impl<'d> Voices<'d> {
    /// Those that were found.
    pub(crate) fn of(draft: &'d Draft) -> Self {
        let quotations = draft.quotations.iter().map(|found| &found.fact);
        let pieces = quotations.flat_map(|quotation| {
            quotation.evidence.spans().iter().map(move |span| (Extent::from(span.range()), quotation))
        });
        let mut said = pieces.collect::<Vec<_>>();
        said.sort_by_key(|(bytes, _)| *bytes);
        let mut farthest: Vec<usize> = Vec::with_capacity(said.len());
        for (place, (bytes, _)) in said.iter().enumerate() {
            let before = farthest.last().copied();
            farthest.push(before.filter(|before| said[*before].0.end >= bytes.end).unwrap_or(place));
        }
        Self { said, farthest }
    }

    /// Who asserts the words in a range of bytes.
    pub(crate) fn at(&self, bytes: Extent) -> Voice {
        // A mark at either end may be part of one and not of the other.
        let before = self.said.partition_point(|(said, _)| said.start <= bytes.start.saturating_add(1));
        let reaching = before.checked_sub(1).and_then(|last| self.said.get(*self.farthest.get(last)?));
        let holding = reaching.filter(|(said, _)| bytes.end <= said.end.saturating_add(1));
        holding.map_or(Voice::Reporter, |(_, quotation)| Voice::Attributed { speaker: quotation.speaker.clone() })
    }
}
