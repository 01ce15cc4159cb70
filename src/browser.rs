//! Everything that asks the browser: where the reader is, what they click, and where the page scrolls and focus goes.
//!
//! Links and forms are ordinary ones; a single listener a kind of event, on the document, turns those that lead to pages
//! of the site into a change of what is shown. So a page works before this module runs, and a link costs no code.

mod arrival;
mod taking;

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use dossier::Dossier;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FormData, HtmlAnchorElement, HtmlDialogElement, HtmlElement, HtmlFormElement, HtmlInputElement,
    KeyboardEvent, MouseEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition, UrlSearchParams,
};
use yew::Callback;

pub use self::arrival::arrive;
use self::arrival::{focus, write_history};
pub use self::taking::copy;
use self::taking::share;

use crate::BUILD;
use crate::app::{Address, App, AppProps, Arrival, Message};
use crate::bundle::Library;
use crate::components::sheet::Sheet;
use crate::context::Site;
use crate::pages;
use crate::query::Query;
use crate::route::{Page, Route};
use crate::shape::Shape;
use crate::words::Locale;

/// Takes over the page: hydrates what was prerendered by this very build and is still as it was written, and renders
/// afresh anything else.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let (Some(html), Some(root)) = (document.document_element(), document.get_element_by_id("app")) else { return };
    let base = meta("accord-base").unwrap_or_else(|| "/".to_owned());
    let site = Site { by_fragment: base == "#", base, own: None };
    let library = Rc::new(Library::bundled());
    let Some(address) = current(&site, &library) else { return };
    let locale = address.route.locale;
    let wants_rest = !is_whole() && pages::first(&library, &address.route.page).is_none();
    if wants_rest || !locale.is_known() {
        // Where it can't be had, the page stays as it is.
        let again = |complete| {
            if complete {
                start();
            }
        };
        return complete(locale, wants_rest, Box::new(again));
    }
    let same_build = html.get_attribute("data-build").as_deref() == Some(BUILD);
    let mut shape = Shape::default();
    walk(&root, &mut shape);
    let same_page = meta("accord-page") == Some([&address.route.path(), " ", &shape.print()].concat());
    let renderer = yew::Renderer::<App>::with_root_and_props(root, AppProps { library, site, route: address.route });
    if same_build && same_page {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}

/// A function of the start script that loads something, as long as it is not there; the script takes it back then.
fn loader(name: &str) -> Option<Function> {
    Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

/// Whether the rest of the app is there.
pub fn is_whole() -> bool {
    loader("accordRest").is_none()
}

/// Has what is missing loaded, the words of a language and perhaps the rest of the app, and tells whether it is there.
pub fn complete(locale: Locale, wants_rest: bool, then: Box<dyn FnOnce(bool)>) {
    if !locale.is_known() {
        let heard = move |said: JsValue| match said.as_string().is_some_and(|file| locale.learn(file)) {
            true => complete(locale, wants_rest, then),
            false => then(false),
        };
        // Trunk's own pages have no other language.
        let Some(words) = loader("accordWords") else { return };
        let _ = words.call2(&JsValue::NULL, &JsValue::from_str(locale.tag()), &Closure::once_into_js(heard));
        return;
    }
    match loader("accordRest").filter(|_| wants_rest) {
        Some(rest) => {
            let heard = move |said: JsValue| then(said.is_truthy());
            let _ = rest.call1(&JsValue::NULL, &Closure::once_into_js(heard));
        }
        None => then(true),
    }
}

/// Loads the page anew at the address that it has come to.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// What the head of the page says under a name.
fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let selector = ["meta[name=", name, "]"].concat();
    document.query_selector(&selector).ok().flatten()?.get_attribute("content")
}

/// Adds the nodes below one to a shape.
fn walk(parent: &Node, shape: &mut Shape) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        match node.node_type() {
            Node::ELEMENT_NODE => {
                shape.open(&node.node_name().to_ascii_lowercase());
                walk(&node, shape);
                shape.close();
            }
            Node::TEXT_NODE => shape.text(),
            _ => shape.comment(),
        }
        next = node.next_sibling();
    }
}

/// Where the reader is; none outside the site.
pub fn current(site: &Site, library: &Library) -> Option<Address> {
    let location = web_sys::window()?.location();
    let fragment = location.hash().ok()?;
    if site.by_fragment {
        return Some(address(library, fragment.strip_prefix('#').filter(|rest| rest.starts_with('/')).unwrap_or("/")));
    }
    let path = location.pathname().ok()?;
    let rest = [&location.search().ok()?, &fragment].map(String::as_str).concat();
    Some(address(library, &[site.path(&path)?, &rest].concat()))
}

/// Reads a path below the site's root with its query and fragment.
fn address(library: &Library, text: &str) -> Address {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let route = Route::parse(path).resolve(library);
    let query = match route.page {
        // The not-found page says which pages are near to the path that was asked for.
        Page::NotFound => Query::default().with("path", path),
        _ => Query::parse(query),
    };
    Address { route, query, fragment: fragment.to_owned() }
}

/// An address as the browser's history holds it.
fn print(site: &Site, address: &Address) -> String {
    let mut text = [site.address(&address.route.path()), address.query.print()].concat();
    if !address.fragment.is_empty() {
        text.push('#');
        text.push_str(&address.fragment);
    }
    text
}

/// The listeners of the document, which end with it.
#[derive(Debug)]
pub struct Listeners {
    _all: Vec<EventListener>,
}

impl Listeners {
    /// Starts to listen.
    pub fn new(props: &AppProps, show: Callback<Message>) -> Self {
        let (site, library) = (props.site.clone(), props.library.clone());
        let reader = Rc::new(Reader { site, library, show, previews: Cell::new(false), lights: Cell::new(false) });
        let mut all = Vec::new();
        if let (Some(window), Some(document)) =
            (web_sys::window(), web_sys::window().and_then(|window| window.document()))
        {
            let mut listen = |target: &web_sys::EventTarget, event: &'static str, act: fn(&Reader, &Event)| {
                let reader = reader.clone();
                // On their way down, since not every event of a dialog comes up again.
                let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
                all.push(EventListener::new_with_options(target, event, options, move |event| act(&reader, event)));
            };
            listen(&document, "click", Reader::clicked);
            listen(&document, "submit", Reader::submitted);
            listen(&document, "input", Reader::changed);
            listen(&document, "mouseover", Reader::pointed);
            listen(&document, "focusin", Reader::pointed);
            listen(&document, "keydown", Reader::pressed);
            listen(&document, "pointerup", Reader::marked);
            listen(&document, "keyup", Reader::marked);
            listen(&document, "change", Reader::switched);
            listen(&document, "close", |reader, _| {
                // It is told a moment later, when another sheet may lie there.
                if open_dialog().is_none() {
                    reader.show.emit(Message::Lay(None));
                }
            });
            listen(&window, "beforeprint", Reader::prints);
            listen(&window, "afterprint", |reader, _| reader.show.emit(Message::Print(None)));
            listen(&window, "popstate", |reader, _| reader.show_current(Arrival::History));
        }
        Self { _all: all }
    }
}

/// Turns what a reader does into what is shown.
struct Reader {
    site: Site,
    library: Rc<Library>,
    show: Callback<Message>,
    /// Whether a preview is shown.
    previews: Cell<bool>,
    /// Whether the words of a statement are lit.
    lights: Cell<bool>,
}

impl Reader {
    fn show_current(&self, arrival: Arrival) {
        if let Some(address) = current(&self.site, &self.library) {
            self.show.emit(Message::Show(address, arrival));
        }
    }

    /// Goes to an address: as a new entry of the history, or in place of the current one.
    fn go(&self, address: Address, arrival: Arrival) {
        let url = print(&self.site, &address);
        if write_history(&url, arrival == Arrival::Control) {
            self.show.emit(Message::Show(address, arrival));
        }
    }

    fn clicked(&self, event: &Event) {
        if let Some(url) = closest(event, "[data-share]").and_then(|button| button.get_attribute("data-share")) {
            share(&url);
        }
        if let Some(text) = closest(event, "[data-copy]").and_then(|button| button.get_attribute("data-copy")) {
            self.show.emit(Message::Copy(text, false));
        }
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        let Some(anchor) = closest(event, "a[href]").and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok())
        else {
            return;
        };
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        if anchor.class_list().contains("copy-link") {
            self.show.emit(Message::Copy(anchor.href(), true));
        }
        let kept = !anchor.target().is_empty() || anchor.has_attribute("download") || anchor.has_attribute("data-file");
        if !kept && let Some(address) = self.target(&anchor) {
            event.prevent_default();
            self.go(address, Arrival::Link);
        }
    }

    /// The address that a link leads to, if it is a page of the site, and not only a part of the page that is shown.
    fn target(&self, anchor: &HtmlAnchorElement) -> Option<Address> {
        let location = web_sys::window()?.location();
        let fragment = anchor.hash();
        if self.site.by_fragment {
            let path = fragment.strip_prefix('#').filter(|rest| rest.starts_with('/'))?;
            return Some(address(&self.library, path));
        }
        if anchor.origin() != location.origin().ok()? || anchor.get_attribute("href")?.starts_with('#') {
            return None;
        }
        let path = anchor.pathname();
        let text = [self.site.path(&path)?, &anchor.search(), &fragment].concat();
        let address = address(&self.library, &text);
        (address.route.page != Page::NotFound).then_some(address)
    }

    fn submitted(&self, event: &Event) {
        if let Some(form) = closest(event, "form[data-reads]").and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
        {
            event.prevent_default();
            let text = FormData::new_with_form(&form).ok().and_then(|fields| fields.get("text").as_string());
            let kind = form.get_attribute("data-reads").unwrap_or_default();
            self.show.emit(Message::Read([kind, text.unwrap_or_default()].concat()));
            return;
        }
        if let Some(address) = form_address(self, event, "form") {
            event.prevent_default();
            self.go(address, Arrival::Link);
        }
    }

    fn changed(&self, event: &Event) {
        if let Some(field) =
            closest(event, "input[data-palette]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        {
            self.show.emit(Message::Type(field.value()));
        }
        if let Some(address) = form_address(self, event, "form[data-live]") {
            self.go(address, Arrival::Control);
        }
    }

    /// Previews the words behind a link that the pointer or focus comes to, until it goes elsewhere.
    fn pointed(&self, event: &Event) {
        if closest(event, ".preview").is_some() {
            return;
        }
        if closest(event, "[data-finds]").is_some() {
            self.show.emit(Message::Prepare);
        }
        let link = closest(event, "a[data-evidence]").and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let target = link.as_ref().and_then(|link| self.target(link));
        if let Some(previous) = PREVIEWED.take() {
            let _ = previous.remove_attribute("aria-describedby");
        }
        if let (Some(link), true) = (link, target.is_some()) {
            let _ = link.set_attribute("aria-describedby", "preview");
            PREVIEWED.set(Some(link.into()));
        }
        self.preview(target);
        let lit = closest(event, "[data-rests]").and_then(|entry| entry.get_attribute("data-rests"));
        let lights = lit.is_some();
        if self.lights.replace(lights) || lights {
            self.show.emit(Message::Light(lit));
        }
    }

    /// The keys of `Words::key_list`. Single ones rest while the reader types, and where they are switched off.
    fn pressed(&self, event: &Event) {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let key = pressed.key();
        if key == "Escape" {
            self.preview(None);
            // Not every engine closes a dialog from within a search field.
            if let Some(sheet) = open_dialog().filter(|_| !pressed.is_composing()) {
                event.prevent_default();
                sheet.close();
            }
        }
        let command = pressed.ctrl_key() || pressed.meta_key();
        if command && !pressed.alt_key() && !pressed.shift_key() && key.eq_ignore_ascii_case("k") {
            event.prevent_default();
            self.find();
        }
        // While a syllable is being composed, the keys belong to that.
        if closest(event, "input[data-palette]").is_some() && !pressed.is_composing() {
            let act = match key.as_str() {
                "ArrowDown" | "ArrowUp" => {
                    self.show.emit(Message::Choose(key == "ArrowDown"));
                    true
                }
                "Enter" => click("#found [aria-selected=true]"),
                _ => false,
            };
            if act {
                event.prevent_default();
            }
        }
        if command || pressed.alt_key() {
            return;
        }
        if closest(event, "input, select, textarea, dialog").is_some() || !single_keys() {
            return;
        }
        let act = match key.as_str() {
            "/" => {
                self.find();
                true
            }
            "?" => {
                self.show.emit(Message::Lay(Some(Sheet::Keys)));
                true
            }
            "j" => step(true),
            "k" => step(false),
            "c" => click(".marked-bar button"),
            digit if ("1"..="9").contains(&digit) => click(&[".site-nav li:nth-child(", digit, ") a"].concat()),
            _ => false,
        };
        if act {
            event.prevent_default();
        }
    }

    /// Opens the search palette, or goes to the search page's own field.
    fn find(&self) {
        self.show.emit(Message::Prepare);
        match all("main input[name=q]").next() {
            Some(field) => focus(Some(field)),
            None => self.show.emit(Message::Lay(Some(Sheet::Search(String::new(), 0)))),
        }
    }

    /// Switches the single keys on or off, and keeps that for later visits.
    fn switched(&self, event: &Event) {
        let switch = closest(event, "input[data-keys]").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some((switch, storage)) = switch.zip(storage()) {
            let _ = if switch.checked() { storage.remove_item(KEYS) } else { storage.set_item(KEYS, "off") };
        }
    }

    /// Notes which words the page refers to, for whom paper leaves no way to follow.
    fn prints(&self, _: &Event) {
        let mut words: Vec<String> = Vec::new();
        for link in all("main a[data-evidence]") {
            words.extend(link.get_attribute("data-evidence").filter(|mark| !words.contains(mark)));
        }
        self.show.emit(Message::Print(Some(words.join(","))));
    }

    fn preview(&self, target: Option<Address>) {
        let shown = target.is_some();
        if self.previews.replace(shown) || shown {
            self.show.emit(Message::Preview(target));
        }
    }

    /// Takes note of words that the reader marks in the source page.
    fn marked(&self, event: &Event) {
        // A button that does something with the marked words leaves them marked.
        if closest(event, "button").is_none() && closest(event, "main[data-page=source]").is_some() {
            self.show.emit(Message::Mark);
        }
    }
}

thread_local! {
    /// The link whose words are previewed.
    static PREVIEWED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Under which name storage keeps that single keys are switched off.
const KEYS: &str = "accord-keys";

/// The storage of the site; none where the browser refuses it.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether single keys do something.
fn single_keys() -> bool {
    storage().and_then(|storage| storage.get_item(KEYS).ok().flatten()).is_none()
}

/// Every element that a selector finds, in order.
fn all(selector: &str) -> impl Iterator<Item = Element> {
    let found = web_sys::window().and_then(|window| window.document()?.query_selector_all(selector).ok());
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}

/// Clicks the first element that a selector finds; false if there is none.
fn click(selector: &str) -> bool {
    let found = all(selector).next().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| {
        element.click();
        true
    })
}

/// Moves focus to the next or previous evidence, in the source to a sentence; from elsewhere to the first in view.
fn step(forward: bool) -> bool {
    let places: Vec<Element> = all("main :is(.sentence, a[data-evidence])").collect();
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    let here = places.iter().position(|place| Some(place) == active.as_ref());
    let in_view = || places.iter().position(|place| place.get_bounding_client_rect().top() >= 0.0);
    let next = match (here, forward) {
        (Some(here), true) => Some(here + 1),
        (Some(here), false) => here.checked_sub(1),
        (None, _) => in_view(),
    };
    let next = next.and_then(|next| places.get(next)).and_then(|place| place.dyn_ref::<HtmlElement>());
    next.is_some_and(|place| place.focus().is_ok())
}

/// The dialog that lies over the page, if one does.
fn open_dialog() -> Option<HtmlDialogElement> {
    all("dialog[open]").next()?.dyn_into().ok()
}

/// Opens the sheet that has just been laid over the page, unless it is open.
pub fn open_sheet() {
    let sheet = all("dialog.sheet").next().and_then(|sheet| sheet.dyn_into::<HtmlDialogElement>().ok());
    if let Some(sheet) = sheet.filter(|sheet| !sheet.open()) {
        if let Some(switch) = all("input[data-keys]").next().and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        {
            switch.set_checked(single_keys());
        }
        let _ = sheet.show_modal();
        if let Some((text, selection)) = all("pre.to-copy").next().zip(selected()) {
            let _ = selection.select_all_children(&text);
        }
    }
    if let Some(chosen) = all("#found [aria-selected=true]").next() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        chosen.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What the reader has selected.
fn selected() -> Option<web_sys::Selection> {
    web_sys::window()?.get_selection().ok()?
}

/// The bytes of the seed that the selection covers, if it starts and ends in sentences of the source page.
pub fn selection(dossier: &Dossier) -> Option<Range<usize>> {
    let selection = selected()?;
    let range = selection.get_range_at(0).ok().filter(|range| !range.collapsed())?;
    let place = |node: Node, offset: u32| -> Option<usize> {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let sentence = element.closest(".sentence").ok()??;
        let id = sentence.id();
        let start = dossier.sentences().find(|sentence| sentence.id.to_string() == id)?.start as usize;
        // What stands between the sentence's start and the place, as text, is as long as its bytes in the seed.
        let before = web_sys::Range::new().ok()?;
        before.set_start(&sentence, 0).ok()?;
        before.set_end(&node, offset).ok()?;
        Some(start + String::from(before.to_string()).len())
    };
    let start = place(range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some(start..end)
}

/// Puts the preview under its link, inside the window's width.
pub fn place_preview() {
    let Some(window) = web_sys::window() else { return };
    let preview = window.document().and_then(|document| document.get_element_by_id("preview"));
    let link = PREVIEWED.with_borrow(Clone::clone);
    if let (Some(preview), Some(link)) = (preview.and_then(|preview| preview.dyn_into::<HtmlElement>().ok()), link) {
        // Whole pixels: the text of a broken number costs the module more than all else here.
        let (link, width) = (link.get_bounding_client_rect(), f64::from(preview.offset_width()));
        let room = window.inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(width) - width;
        let left = (link.left().min(room - 16.0).max(8.0) + window.scroll_x().unwrap_or_default()) as i32;
        let top = (link.bottom() + 4.0 + window.scroll_y().unwrap_or_default()) as i32;
        // Properties, since the policy of a published page allows no style attributes.
        let _ = preview.style().set_property("left", &[&left.to_string(), "px"].concat());
        let _ = preview.style().set_property("top", &[&top.to_string(), "px"].concat());
    }
}

/// What an address of the site is preceded by to be whole: the host, or the file of the one-file edition.
pub fn origin(site: &Site) -> String {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return String::new() };
    if site.by_fragment {
        let href = location.href().unwrap_or_default();
        return href.split('#').next().unwrap_or_default().to_owned();
    }
    location.origin().unwrap_or_default()
}

/// The address that a form leads to: its action with its fields as the query.
fn form_address(reader: &Reader, event: &Event, selector: &str) -> Option<Address> {
    let form = closest(event, selector)?.dyn_into::<HtmlFormElement>().ok()?;
    let action = form.get_attribute("action")?;
    let path = if reader.site.by_fragment { action.strip_prefix('#')? } else { reader.site.path(&action)? };
    let fields = FormData::new_with_form(&form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    let query = Query::parse(&String::from(pairs.to_string()));
    let address = address(&reader.library, path);
    // The pages of the reader's own text have their query within the one of `/open/`.
    let query = match address.query.get("p") {
        Some(place) => Query::default().with("p", &[place, &query.print()].concat()),
        None => query,
    };
    Some(Address { query, ..address })
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?;
    let element = target.dyn_ref::<Element>().cloned().or_else(|| target.dyn_ref::<Node>()?.parent_element())?;
    element.closest(selector).ok()?
}
