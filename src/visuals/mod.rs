//! Pictures of a dossier, for people who would rather look than read.
//!
//! Each is drawn in two steps: a pure function places things in whole units, without floating point, randomness or the
//! browser, and a thin view puts them on the page. What a picture says also stands in words beside it: in its own links and
//! labels, or in the list or table that its page shows with it. Lengths that depend on the screen are left to the style
//! sheet (`static/css/figures.css`), so a picture is readable from 320 pixels upwards and in any text size.

pub mod miniature;
pub mod network;
pub mod timeline;
pub mod units;
