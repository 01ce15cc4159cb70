//! Drives real browsers over the built site.
//!
//! A test gets a [`Tab`]: a window of one engine with the site behind it. Calls block, fail with a message that says what
//! was waited for, and every test ends with a look at the console: an error there that the test did not expect fails it.
//!
//! [`Engine`] starts a driver and opens its session; [`Tab`] is what tests speak to; [`dist`] is the built site.

mod console;
pub mod dist;
pub mod document;
mod driver;
mod engine;
mod probe;
mod tab;

pub use engine::Engine;
pub use tab::Tab;

/// What a test or a step of one gives. The message says what was expected and what was there.
pub type Outcome<T = ()> = Result<T, String>;

/// Fails with a message unless something holds.
///
/// # Errors
///
/// It doesn't.
pub fn ensure(holds: bool, message: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(message()) }
}
