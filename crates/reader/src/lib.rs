//! What reads a text of the reader's own, apart from the parser: the form in which links carry a text.

pub mod share;
