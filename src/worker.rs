//! Workers of the site, as the page sees them.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::{Unpack, unpack};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::context::Site;

/// Why nothing more comes from a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The browser has no workers of this kind, or its files can't be loaded.
    NotStarted,
    /// It stopped at something that it was sent.
    Stopped,
}

/// A worker. It says `true` when it is ready to be sent something; dropping this ends it, whatever it is doing.
#[derive(Debug)]
pub struct Port {
    worker: Worker,
    /// What is to be sent once it is ready; none when it is.
    early: Rc<RefCell<Option<Vec<JsValue>>>>,
    _listeners: [EventListener; 2],
}

impl Port {
    /// Starts the worker at an address. `hear` gets whatever it says after that it is ready.
    ///
    /// # Errors
    ///
    /// The browser has no workers of this kind.
    pub fn open(address: &str, hear: impl Fn(Result<JsValue, Lost>) + 'static) -> Result<Self, Lost> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).map_err(|_| Lost::NotStarted)?;
        Ok(Self::of(worker, hear))
    }

    /// Talks with a worker that has been started.
    pub fn of(worker: Worker, hear: impl Fn(Result<JsValue, Lost>) + 'static) -> Self {
        let early = Rc::new(RefCell::new(Some(Vec::new())));
        let hear = Rc::new(hear);
        let (port, waiting, failed, started) = (worker.clone(), early.clone(), hear.clone(), early.clone());
        let on_message = EventListener::new(&worker, "message", move |event| {
            let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
            if data != JsValue::TRUE {
                return hear(Ok(data));
            }
            for message in waiting.take().unwrap_or_default() {
                // A worker that has just said that it is ready takes messages.
                let _ = port.post_message(&message);
            }
        });
        let on_error = EventListener::new(&worker, "error", move |_| {
            failed(Err(if started.borrow().is_some() { Lost::NotStarted } else { Lost::Stopped }));
        });
        Self { worker, early, _listeners: [on_message, on_error] }
    }

    /// Sends something, as soon as the worker is ready.
    pub fn send(&self, message: JsValue) {
        match self.early.borrow_mut().as_mut() {
            Some(early) => early.push(message),
            // Strings and bytes can always be sent.
            None => drop(self.worker.post_message(&message)),
        }
    }
}

/// Where the script of a worker is: the start script of a published page says it, so that a page never gets the worker of
/// another edition; Trunk's own pages have a name for it.
pub fn address(site: &Site, name: &str) -> String {
    let html = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let said = html.and_then(|html| html.get_attribute(&["data-", name].concat()));
    said.unwrap_or_else(|| site.file(&["/", name, "_loader.js"].concat()))
}

impl Drop for Port {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Reads what a worker said in postcard's form; none if it said something else.
pub fn read<T: Unpack>(said: &JsValue) -> Option<T> {
    unpack(&said.dyn_ref::<Uint8Array>()?.to_vec())
}
