//! The site: pages over dossiers, the same in the browser, in the prerenderer and in tests.
//!
//! A [`Route`](route::Route) says which page is shown, a [`Library`](bundle::Library) holds what it is made from, and
//! [`App`](app::App) lays it out. A page is a plain function from data to markup: nothing in it asks the browser, so
//! what is prerendered and what the browser renders first are the same tree. What only a browser knows reaches pages as
//! the [`Query`](route::Query), which is empty in the first render.

pub mod app;
pub mod bundle;
pub mod cite;
pub mod components;
pub mod context;
pub mod evidence;
pub mod found;
pub mod markup;
pub mod order;
pub mod own;
pub mod pages;
pub mod query;
pub mod rest;
pub mod route;
pub mod shape;
pub mod ties;
pub mod visuals;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod finder;
#[cfg(target_arch = "wasm32")]
pub mod reader;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(not(target_arch = "wasm32"))]
pub mod head;
#[cfg(not(target_arch = "wasm32"))]
mod linked_data;
#[cfg(not(target_arch = "wasm32"))]
pub mod picture;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;

/// Names this build of the site: the same sources and seeds give the same name, natively and in the browser.
pub const BUILD: &str = env!("ACCORD_BUILD");
