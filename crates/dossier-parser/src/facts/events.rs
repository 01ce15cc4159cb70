//! Dated happenings.

use crate::draft::Draft;
use crate::reading::Reading;

/// Adds what is found to the draft.
pub(crate) fn find(_reading: &Reading<'_>, _draft: &mut Draft) {}
