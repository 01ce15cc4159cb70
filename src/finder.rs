//! The page's end of the finder (`crates/finder`), which searches and checks quotations beside the page.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use finder::quote_check::Verdict;
use finder::search::Hit;
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::bundle::BUNDLE;
use crate::context::Site;
use crate::rest;
use crate::worker::{Port, address};

/// Questions that were sent and not yet answered. Answers come in the order of the questions.
type Asked = RefCell<VecDeque<Box<dyn Fn(Option<JsValue>)>>>;

/// The finder at work. It holds the library, and answers within milliseconds once it is loaded.
pub struct Finder {
    port: Port,
    asked: Rc<Asked>,
    lost: Rc<Cell<bool>>,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finder")
    }
}

impl Finder {
    /// Has the finder loaded; none where there can't be one. The sooner, the better: its first answer waits for that.
    pub fn start(site: &Site) -> Option<Self> {
        let asked = Rc::new(Asked::default());
        let lost = Rc::new(Cell::new(false));
        let (waiting, gone) = (asked.clone(), lost.clone());
        let hear = move |said: Result<JsValue, _>| {
            let said = said.ok().filter(|said| said.is_object());
            gone.set(said.is_none());
            if said.is_some() {
                // The callback may ask again.
                let next = waiting.borrow_mut().pop_front();
                next.inspect(|answer| answer(said));
            } else {
                waiting.take().iter().for_each(|answer| answer(None));
            }
        };
        // The one-file edition holds it in the file; it looks like a worker.
        let within = Reflect::get(&js_sys::global(), &JsValue::from_str("accordFinder")).unwrap_or_default();
        let port = match within.dyn_ref::<Function>() {
            Some(start) => Port::of(start.call0(&JsValue::NULL).ok()?.unchecked_into(), hear),
            None => Port::open(&address(site, "finder"), hear).ok()?,
        };
        port.send(Uint8Array::from(BUNDLE).into());
        Some(Self { port, asked, lost })
    }

    /// Whether nothing more comes from it: then another one can be started.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }

    /// Looks for what a reader typed. Nothing is said to `answer` but the hits, or none if the finder was lost.
    pub fn search(&self, typed: &str, answer: impl Fn(Option<Vec<Hit>>) + 'static) {
        self.ask("s", typed, move |said| answer(said.and_then(|said| rest::hits(&said))));
    }

    /// Checks a quotation, likewise.
    pub fn check(&self, quotation: &str, answer: impl Fn(Option<Option<Verdict>>) + 'static) {
        self.ask("c", quotation, move |said| answer(said.and_then(|said| rest::verdict(&said))));
    }

    fn ask(&self, kind: &str, text: &str, answer: impl Fn(Option<JsValue>) + 'static) {
        self.asked.borrow_mut().push_back(Box::new(answer));
        self.port.send(JsValue::from_str(&[kind, text].concat()));
    }
}
