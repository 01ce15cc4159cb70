//! What is wrong with a curator's file: gathered while it is read, so that all of it can be told at once.

use std::cell::RefCell;
use std::ops::Range;

use diagnostics::Diagnostic;

/// The errors so far. They are written through a shared reference, since everything that reads the file adds to them.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Diagnostic>>);

impl Problems {
    /// Notes an error at some bytes of the curator's file, with what to do about it.
    pub(crate) fn report(
        &self,
        code: &'static str,
        range: &Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.0.borrow_mut().push(Diagnostic::error(code, message, range.clone()).hint(hint));
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// All of them, in the order of the file.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let mut all = self.0.into_inner();
        all.sort_by_key(|problem| problem.range.start);
        all
    }
}
