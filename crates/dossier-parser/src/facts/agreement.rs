//! The agreement that the text is about: name, instrument, status, signing date, venue, occasion.

use super::About;
use crate::draft::Draft;
use crate::reading::Reading;

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    draft.about = About::of(reading);
}
