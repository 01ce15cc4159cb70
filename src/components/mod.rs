//! Pieces that pages are made of: plain functions from what they show to markup.

pub mod fact;
pub mod filter;
pub mod layout;
pub mod lists;
pub mod notes;
pub mod pictures;
pub mod sheet;

pub use fact::{claim, evidence, strength, voice};
pub use layout::section;
