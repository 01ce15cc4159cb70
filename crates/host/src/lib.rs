//! Serves a folder as static hosts do: for looking at the site, and for its tests.
//!
//! [`Host`] answers a path with a [`Reply`], without a socket: which file, which headers, which status. [`Server`] puts
//! it behind a port of this machine. What sets one kind of host apart from another is data: [`Behaviour`].

mod behaviour;
mod headers;
mod reply;
mod server;

pub use behaviour::Behaviour;
pub use headers::Headers;
pub use reply::{Host, Reply, Request};
pub use server::{Server, ServerError};
