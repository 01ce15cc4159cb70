//! Facts: one file a kind. Each is an ordered sequence of rules, the most certain first, and names the rule that found
//! each fact. A kind may read what the kinds before it have put into the draft.

mod agreement;
mod aims;
mod clauses;
mod commitments;
mod domains;
mod events;
mod instruments;
mod parties;
mod placed;
mod quotations;
mod related;
mod signatories;
mod signature;
mod signing;
mod silences;
mod source;
mod status;
mod voices;

pub(crate) use instruments::About;
pub(crate) use signature::Signature;

use crate::draft::Draft;
use crate::reading::Reading;

/// Finds all facts of a text.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    agreement::find(reading, draft);
    // After it: the title of an instrument is no headline.
    source::find(reading, draft);
    if draft.about.is_empty() {
        // A text about no agreement has a source, and names people and bodies. The rest would be about something else.
        return;
    }
    parties::find(reading, draft);
    signatories::find(reading, draft);
    // Before everything that needs to know in whose mouth the text puts it.
    quotations::find(reading, draft);
    voices::of_agreement(draft);
    commitments::find(reading, draft);
    // After the commitments: what is in one is covered by the agreement.
    domains::find(reading, draft);
    events::find(reading, draft);
    related::find(reading, draft);
    aims::find(reading, draft);
    silences::find(reading, draft);
}
