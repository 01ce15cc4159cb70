//! The page's end of the worker that reads a text of the reader's own (`crates/reader`).

use dossier::Dossier;
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::context::Site;
use crate::own::Failure;

/// A text that has been read: its dossier, the text, and the text as links carry it.
pub type Answer = Result<(Dossier, String, String), Failure>;

/// A worker at work on one text. Dropping it ends the worker, whatever it is doing.
#[derive(Debug)]
pub struct Reader {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Reader {
    /// Starts a worker on a request: `t` and a text, or `s` and a text as links carry it.
    ///
    /// # Errors
    ///
    /// The browser has no workers of this kind.
    pub fn start(site: &Site, request: String, answer: Callback<Answer>) -> Result<Self, Failure> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker =
            Worker::new_with_options(&site.file("/reader_loader.js"), &options).map_err(|_| Failure::NoReader)?;
        let failed = answer.clone();
        let port = worker.clone();
        let started = std::rc::Rc::new(std::cell::Cell::new(false));
        let working = started.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
            if data == JsValue::TRUE {
                started.set(true);
                // A worker that has just said that it is ready takes a string.
                let _ = port.post_message(&JsValue::from_str(&request));
                return;
            }
            answer.emit(match data.dyn_ref::<Uint8Array>() {
                Some(bytes) => postcard::from_bytes(&bytes.to_vec()).map_err(|_| Failure::Stopped),
                None => Err(Failure::BadLink),
            });
        });
        let on_error = EventListener::new(&worker, "error", move |_| {
            failed.emit(Err(if working.get() { Failure::Stopped } else { Failure::NoReader }));
        });
        Ok(Self { worker, _listeners: [on_message, on_error] })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
