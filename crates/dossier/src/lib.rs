//! The model of a dossier: what one source text says of one agreement, each statement with the words that back it.
//!
//! One seed text becomes one [`Dossier`]. This crate holds its shape and the rules that every dossier obeys; it does no
//! parsing, no input or output, and knows no user interface.
//!
//! - [`Span`] and [`Evidence`]: the exact words of the source that back a statement. Evidence is never empty.
//! - [`Claim`]: a value, who asserts it, and its evidence.
//! - [`Dossier::facts`]: every statement of a dossier, in one walk. The ledger, the annotations, the search index and
//!   the proof at build time all rest on it.
//! - [`Dossier::verify`]: the proof that every span is in the text, byte for byte.

mod date;
mod evidence;
mod facts;
mod id;
mod model;
mod packed;
mod verify;
mod vocabulary;

pub use date::{Date, DateError, DateSpan, Precision};
pub use evidence::{EmptyEvidence, Evidence, Span, SpanError};
pub use facts::{Fact, FactKind};
pub use id::{Id, SentenceId, latin_letters};
pub use model::*;
pub use packed::{Packed, Unpack, unpack};
pub use verify::Violation;
pub use vocabulary::*;
