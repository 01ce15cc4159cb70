//! The finder as a module of its own: it is given a library once, and answers in postcard's form.
//!
//! The script around it (`crates/publish/src/start-finder.js`) hands on a page's messages, in a worker or in the page.

#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "what wasm-bindgen exports is public")]
mod exports {
    use std::cell::OnceCell;

    use finder::Finder;
    use serde::Serialize;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static FINDER: OnceCell<Finder> = const { OnceCell::new() };
    }

    /// Takes the library that is looked through; false if it can't be read.
    #[wasm_bindgen]
    pub fn hold(library: &[u8]) -> bool {
        FINDER.with(|held| Finder::read(library).is_some_and(|finder| held.set(finder).is_ok()))
    }

    /// The hits for what a reader typed.
    #[wasm_bindgen]
    pub fn search(typed: &str) -> Option<Vec<u8>> {
        answer(|finder| finder.search(typed))
    }

    /// The verdict on a quotation.
    #[wasm_bindgen]
    pub fn check(quotation: &str) -> Option<Vec<u8>> {
        answer(|finder| finder.check(quotation))
    }

    fn answer<A: Serialize>(ask: impl FnOnce(&Finder) -> A) -> Option<Vec<u8>> {
        FINDER.with(|held| postcard::to_allocvec(&ask(held.get()?)).ok())
    }
}

fn main() {}
