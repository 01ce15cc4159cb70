//! The page's end of the worker that reads a text of the reader's own (`crates/reader`).

use dossier::Dossier;
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::context::Site;
use crate::own::Failure;
use crate::rest;
use crate::worker::{Lost, Port, address};

/// A text that has been read: its dossier, the text, and the text as links carry it.
pub type Answer = Result<(Dossier, String, String), Failure>;

/// A worker at work on one text. Dropping it ends the worker, whatever it is doing.
#[derive(Debug)]
pub struct Reader {
    _port: Port,
}

impl Reader {
    /// Starts a worker on a request: `t` and a text, `s` and a text as links carry it, or `x` for the example.
    ///
    /// # Errors
    ///
    /// The browser has no workers of this kind.
    pub fn start(site: &Site, request: &str, answer: Callback<Answer>) -> Result<Self, Failure> {
        let failure = |lost| match lost {
            Lost::NotStarted => Failure::NoReader,
            Lost::Stopped => Failure::Stopped,
        };
        let hear = move |said: Result<JsValue, Lost>| {
            answer.emit(match said {
                Ok(said) if said.is_object() => rest::own_text(&said).ok_or(Failure::Stopped),
                Ok(_) => Err(Failure::BadLink),
                Err(lost) => Err(failure(lost)),
            });
        };
        let port = Port::open(&address(site, "reader"), hear).map_err(failure)?;
        port.send(JsValue::from_str(request));
        Ok(Self { _port: port })
    }
}
