//! What the text states on funding, duration, legal force and the like, and on what of it it is silent.

use crate::draft::Draft;
use crate::reading::Reading;

/// Adds what is found to the draft.
pub(crate) fn find(_reading: &Reading<'_>, _draft: &mut Draft) {}
