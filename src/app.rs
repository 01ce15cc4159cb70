//! What is shown: a page in its [`frame`], and the state that an address gives it. The browser and the prerenderer share all
//! of it.

mod frame;

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use crate::markup::{AttrValue, Html, html};
use dossier::Dossier;
use yew::{Component, Properties};

use crate::bundle::Library;
use crate::components::notes;
use crate::components::sheet::{SHOWN_HITS, Sheet};
use crate::context::{Context, Site};
use crate::found::{Found, Question};
use crate::own::{CARRIED, Failure, Own, OwnText};
use crate::pages;
use crate::query::Query;
use crate::rest;
use crate::route::{Page, Route};

pub(crate) use self::frame::preview;
use self::frame::{crumbs, footer, header, shown_dossier};

/// What the site is started with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The dossiers.
    pub library: Rc<Library>,
    /// Where the site stands.
    pub site: Site,
    /// The page that is shown first.
    pub route: Route,
}

impl PartialEq for AppProps {
    /// A site is started once, with one library: nobody compares its dossiers word by word.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library) && self.site == other.site && self.route == other.route
    }
}

/// Where a reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// What it is asked for.
    pub query: Query,
    /// The part of the page, or nothing.
    pub fragment: String,
}

/// How a reader came to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is the first: the page was opened.
    Start,
    /// By a link or a form.
    Link,
    /// Back or forward through the history.
    History,
    /// By changing a filter, a search or the like on the page itself.
    Control,
}

/// What changes what is shown.
#[derive(Debug)]
pub enum Message {
    /// Show this address.
    Show(Address, Arrival),
    /// Copy a text: that of a link to a part of the page if so it says.
    Copy(String, bool),
    /// A text was copied, or could not be and is given back.
    Copied(Option<String>),
    /// Preview the words that a link leads to, or none.
    Preview(Option<Address>),
    /// The reader may have marked some words of the source.
    #[cfg(target_arch = "wasm32")]
    Mark,
    /// Show what rests on a statement, given by its mark, or on none.
    Light(Option<String>),
    /// Lay a sheet over the page, or take it away.
    Lay(Option<Sheet>),
    /// The search palette's field holds this now.
    Type(String),
    /// Choose the next hit of the palette, or the previous one.
    Choose(bool),
    /// The page is about to be printed and refers to these words, or is printed.
    Print(Option<String>),
    /// Read a text of the reader's own: `t` and the text, `s` and a text as links carry it, or `x` for the example.
    Read(String),
    /// That text has been read: its dossier, the text, and the text as links carry it.
    HasRead(Box<Result<(Dossier, String, String), Failure>>),
    /// The reader may be about to search.
    Prepare,
    /// The finder's answer to a question.
    Found(Question, Found),
    /// What was missing of the app is there, or can't be had.
    Complete(bool),
}

/// The site.
#[derive(Debug)]
pub struct App {
    address: Address,
    origin: String,
    live: bool,
    /// Whether the page was drawn as it was sent, and whether it was drawn live behind that.
    drawn: Cell<(bool, bool)>,
    said: AttrValue,
    /// How often something was copied.
    copied: u32,
    preview: Option<Address>,
    marked: Option<Range<usize>>,
    lit: Option<String>,
    sheet: Option<Sheet>,
    printed: Option<String>,
    /// Whether the rest of the app is there; and what a reader has done that waits for it.
    whole: bool,
    waiting: Vec<Message>,
    own: Own,
    /// What the page asks the finder, and what was found last.
    question: Option<Question>,
    found: Found,
    #[cfg(target_arch = "wasm32")]
    reader: Option<crate::reader::Reader>,
    #[cfg(target_arch = "wasm32")]
    finder: Option<crate::finder::Finder>,
    #[cfg(target_arch = "wasm32")]
    arrival: Option<(Arrival, bool)>,
    #[cfg(target_arch = "wasm32")]
    listeners: Option<crate::browser::Listeners>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &yew::Context<Self>) -> Self {
        let route = ctx.props().route.clone();
        Self {
            address: Address { route, query: Query::default(), fragment: String::new() },
            origin: String::new(),
            live: false,
            drawn: Cell::default(),
            said: AttrValue::default(),
            copied: 0,
            preview: None,
            marked: None,
            lit: None,
            sheet: None,
            printed: None,
            whole: is_whole(),
            waiting: Vec::new(),
            own: Own::None,
            question: None,
            found: Found::Nothing,
            #[cfg(target_arch = "wasm32")]
            reader: None,
            #[cfg(target_arch = "wasm32")]
            finder: None,
            #[cfg(target_arch = "wasm32")]
            arrival: None,
            #[cfg(target_arch = "wasm32")]
            listeners: None,
        }
    }

    fn update(&mut self, ctx: &yew::Context<Self>, message: Message) -> bool {
        match message {
            // Whoever comes for some words may take them away.
            Message::Show(address, Arrival::Start) if !self.whole && !address.query.is_empty() => {
                self.arrive(ctx, address, Arrival::Start);
                self.complete(ctx);
                true
            }
            Message::Show(address, Arrival::Start) if !self.whole => self.arrive(ctx, address, Arrival::Start),
            // Nothing can wait for what a printer gets.
            Message::Print(words) => {
                self.printed = words;
                true
            }
            Message::Complete(true) => {
                self.whole = is_whole();
                for message in std::mem::take(&mut self.waiting) {
                    self.update(ctx, message);
                }
                true
            }
            Message::Complete(false) => {
                self.give_up();
                false
            }
            message if self.whole && is_known(&message) => rest::update(self, ctx, message),
            message => {
                self.waiting.push(message);
                self.complete(ctx);
                false
            }
        }
    }

    #[cfg(target_arch = "wasm32")]
    fn rendered(&mut self, ctx: &yew::Context<Self>, first: bool) {
        let props = ctx.props();
        if first {
            let show = ctx.link().callback(|message| message);
            self.listeners = Some(crate::browser::Listeners::new(props, show));
            if let Some(here) = crate::browser::current(&props.site, &props.library) {
                let as_sent = here.route == self.address.route && here.query.is_empty();
                match self.drawn.get() {
                    // Nothing has to be drawn once more.
                    (_, true) if as_sent => _ = self.arrive(ctx, here, Arrival::Start),
                    _ => ctx.link().send_message(Message::Show(here, Arrival::Start)),
                }
            }
        }
        if let Some((arrival, turned)) = self.arrival.take() {
            let (title, shown) = (self.title(ctx, &self.address), self.shown(&self.address));
            crate::browser::arrive(props, &title, &self.address, &shown, arrival, turned);
        }
        if self.preview.is_some() || self.sheet.is_some() {
            rest::drawn(self);
        }
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        let AppProps { library, site, .. } = ctx.props();
        let own = self.own_text(&self.address);
        let (library, site) = own.map_or((library.as_ref(), site), |own| (&own.library, &own.site));
        let Address { route, query, .. } = &self.shown(&self.address);
        let words = route.locale.words();
        let cx = Context {
            site,
            library,
            route,
            words,
            query,
            live: self.is_live(),
            whole: self.whole,
            origin: &self.origin,
            marked: self.marked.as_ref(),
            lit: self.lit.as_deref(),
            own: &self.own,
            found: &self.found,
        };
        let dossier = shown_dossier(&cx);
        // The start script asks for it at once.
        let needs_rest = pages::first(library, &route.page).is_none().then_some("");
        html! {
            <>
                <a class="skip-link" href={cx.here("content")}>{ words.skip }</a>
                { header(&cx, dossier) }
                { crumbs(&cx, dossier) }
                <main class="page" id="content" tabindex="-1" data-page={route.page.word()} data-rest={needs_rest}>
                    { own.map(|own| rest::above(&cx, own)).unwrap_or_default() }
                    { pages::view(&cx) }
                    { own.map(|own| rest::after(&cx, own)).unwrap_or_default() }
                    { self.printed.as_ref().zip(dossier).map(|(words, dossier)| notes::view(&cx, dossier, words)).unwrap_or_default() }
                </main>
                { footer(&cx) }
                { self.preview.as_ref().map(|target| rest::preview(&cx, target)).unwrap_or_default() }
                { self.sheet.as_ref().map(|sheet| rest::sheet(&cx, sheet)).unwrap_or_default() }
                <p class="visually-hidden" role="status">{ self.said.clone() }</p>
                { if self.copied > 0 { rest::toast(&cx, self.copied) } else { Html::default() } }
            </>
        }
    }
}

impl App {
    /// Whether what is drawn is for a reader in a browser, and no longer the page as it was sent. Yew draws twice when it takes
    /// a page over, and the second time changes it as a first visit needs it.
    fn is_live(&self) -> bool {
        let (sent, _) = self.drawn.get();
        let live = self.live || sent && !self.whole;
        self.drawn.set((true, live));
        live
    }

    /// Comes to an address.
    #[cfg_attr(not(target_arch = "wasm32"), expect(unused_variables, reason = "only browsers have arrivals"))]
    fn arrive(&mut self, ctx: &yew::Context<Self>, address: Address, arrival: Arrival) -> bool {
        let turned = self.shown(&address).route != self.shown(&self.address).route;
        if turned {
            self.said = self.title(ctx, &address).into();
        }
        #[cfg(target_arch = "wasm32")]
        {
            self.arrival = Some((arrival, turned));
            self.origin = crate::browser::origin(&ctx.props().site);
        }
        self.address = address;
        self.live = true;
        true
    }

    /// Changes what is shown. This and what only it calls is not there before the rest of the app is.
    pub(crate) fn change(&mut self, ctx: &yew::Context<Self>, message: Message) -> bool {
        match message {
            Message::Show(address, arrival) => {
                if let (Page::Open, Some(link)) = (&address.route.page, address.fragment.strip_prefix(CARRIED))
                    && !matches!(&self.own, Own::Read(own) if own.link == link)
                {
                    self.read(ctx, ["s", link].concat());
                }
                self.arrive(ctx, address, arrival);
                self.sheet = None;
                self.ask(ctx);
                self.preview = None;
                self.marked = None;
                self.lit = None;
            }
            Message::Copy(text, is_part) => {
                self.copy(ctx, text, is_part);
                return false;
            }
            Message::Copied(None) => {
                self.copied += 1;
                let said = self.address.route.locale.words().copied;
                // Said again only where it is another text.
                self.said = if *self.said == *said { [said, "\u{a0}"].concat().into() } else { said.into() };
            }
            Message::Copied(Some(text)) => self.sheet = Some(Sheet::Copy(text)),
            Message::Preview(preview) => self.preview = preview,
            #[cfg(target_arch = "wasm32")]
            Message::Mark => {
                let marked = match &self.shown(&self.address).route.page {
                    Page::Dossier(slug, _) => self.library(ctx, &self.address).dossier(slug),
                    _ => None,
                };
                let marked = marked.and_then(|dossier| crate::browser::selection(dossier));
                let changed = self.marked != marked;
                self.marked = marked;
                return changed;
            }
            Message::Light(lit) => self.lit = lit,
            Message::Lay(sheet) => {
                self.sheet = sheet;
                self.ask(ctx);
            }
            Message::Type(typed) => {
                self.sheet = Some(Sheet::Search(typed, 0));
                self.ask(ctx);
            }
            Message::Choose(next) => {
                if let (Some(Sheet::Search(_, chosen)), Found::Hits(hits)) = (&mut self.sheet, &self.found) {
                    let last = hits.len().min(SHOWN_HITS).saturating_sub(1);
                    *chosen = match (*chosen, next) {
                        (chosen, true) if chosen >= last => 0,
                        (chosen, true) => chosen + 1,
                        (0, false) => last,
                        (chosen, false) => chosen - 1,
                    };
                }
            }
            Message::Read(request) => {
                // The address may still name a page of another text.
                self.address.query = Query::default();
                self.address.fragment = String::new();
                self.read(ctx, request);
            }
            Message::HasRead(answer) => {
                #[cfg(target_arch = "wasm32")]
                {
                    self.reader = None;
                    self.arrival = Some((Arrival::Link, true));
                }
                self.own = match *answer {
                    Ok(answer) => Own::Read(Box::new(OwnText::new(&ctx.props().site, answer))),
                    Err(failure) => Own::Failed(failure),
                };
                self.said = self.title(ctx, &self.address).into();
            }
            Message::Prepare => {
                #[cfg(target_arch = "wasm32")]
                self.finder(ctx);
                return false;
            }
            Message::Found(question, found) => {
                // The answer to a question that nobody asks any more is of no interest.
                if self.question.as_ref() != Some(&question) {
                    return false;
                }
                if matches!(found, Found::Failed) {
                    // Asking the same again tries again.
                    self.question = None;
                }
                self.found = found;
            }
            // These are answered before.
            Message::Print(_) | Message::Complete(_) => return false,
        }
        true
    }

    /// The reader's own text, where an address is one of its pages.
    fn own_text(&self, address: &Address) -> Option<&OwnText> {
        match &self.own {
            Own::Read(own) if address.route.page == Page::Open => Some(own),
            _ => None,
        }
    }

    /// What an address shows: itself, or a page of the reader's own text.
    fn shown(&self, address: &Address) -> Address {
        self.own_text(address).map_or_else(|| address.clone(), |own| own.address(address))
    }

    /// Copies a text. A link to a part of a page of the reader's own text has to carry that.
    #[cfg(target_arch = "wasm32")]
    fn copy(&self, ctx: &yew::Context<Self>, mut text: String, is_part: bool) {
        if let Some(own) = self.own_text(&self.address).filter(|_| is_part) {
            let part = text.rsplit('#').next().unwrap_or_default();
            let shown = self.shown(&self.address);
            text = [&self.origin, &own.link_to(&shown.route, &shown.query, part)].map(String::as_str).concat();
        }
        crate::browser::copy(text, ctx.link().callback(Message::Copied));
    }

    /// The title of what an address shows.
    fn title(&self, ctx: &yew::Context<Self>, address: &Address) -> String {
        self.shown(address).route.title(self.library(ctx, address))
    }

    /// The dossiers among which an address leads: those of the site, or the one of the reader's own text.
    fn library<'a>(&'a self, ctx: &'a yew::Context<Self>, address: &Address) -> &'a Library {
        self.own_text(address).map_or(ctx.props().library.as_ref(), |own| &own.library)
    }

    /// Has a text read, and stops reading any other.
    #[cfg(target_arch = "wasm32")]
    fn read(&mut self, ctx: &yew::Context<Self>, request: String) {
        let answer = ctx.link().callback(|answer| Message::HasRead(Box::new(answer)));
        self.reader = None;
        self.own = match crate::reader::Reader::start(&ctx.props().site, &request, answer) {
            Ok(reader) => {
                self.reader = Some(reader);
                Own::Reading
            }
            Err(failure) => Own::Failed(failure),
        };
    }

    /// Asks the finder what the palette or else the address asks, unless it was asked just that.
    fn ask(&mut self, ctx: &yew::Context<Self>) {
        let question = match &self.sheet {
            Some(Sheet::Search(typed, _)) => Question::search(typed),
            _ => Question::of(&self.address),
        };
        if question == self.question {
            return;
        }
        self.question.clone_from(&question);
        match question {
            Some(question) => self.put(ctx, question),
            None => self.found = Found::Nothing,
        }
    }

    /// Puts a question to the finder.
    #[cfg(target_arch = "wasm32")]
    fn put(&mut self, ctx: &yew::Context<Self>, question: Question) {
        let link = ctx.link().clone();
        let Some(finder) = self.finder(ctx) else {
            link.send_message(Message::Found(question, Found::Failed));
            return;
        };
        let asked = question.clone();
        let tell = move |found: Option<Found>| {
            link.send_message(Message::Found(asked.clone(), found.unwrap_or(Found::Failed)));
        };
        match &question {
            Question::Search(typed) => finder.search(typed, move |hits| tell(hits.map(Found::Hits))),
            Question::Check(quotation) => finder.check(quotation, move |verdict| tell(verdict.map(Found::Verdict))),
        }
    }

    /// The finder, started if there is none; none where there can't be one.
    #[cfg(target_arch = "wasm32")]
    fn finder(&mut self, ctx: &yew::Context<Self>) -> Option<&crate::finder::Finder> {
        if self.finder.as_ref().is_none_or(crate::finder::Finder::is_lost) {
            self.finder = crate::finder::Finder::start(&ctx.props().site);
        }
        self.finder.as_ref()
    }

    /// Puts what lies over the page where it belongs.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn place(&self) {
        if self.preview.is_some() {
            crate::browser::place_preview();
        }
        if self.sheet.is_some() {
            crate::browser::open_sheet();
        }
    }

    /// Has loaded what is missing for what waits.
    #[cfg(target_arch = "wasm32")]
    fn complete(&mut self, ctx: &yew::Context<Self>) {
        let unknown = self.waiting.iter().find(|message| !is_known(message));
        let locale = match unknown {
            Some(Message::Show(address, _)) => address.route.locale,
            _ => self.address.route.locale,
        };
        let link = ctx.link().clone();
        let told = Box::new(move |complete| link.send_message(Message::Complete(complete)));
        crate::browser::complete(locale, true, told);
    }

    /// Where that can't be had, a link leads on as it would without scripts; all else that waits is forgotten.
    #[cfg(target_arch = "wasm32")]
    fn give_up(&mut self) {
        // The history is at the link's address already.
        if std::mem::take(&mut self.waiting).iter().any(|message| matches!(message, Message::Show(..))) {
            crate::browser::reload();
        }
    }

    /// Natively there is no clipboard.
    #[cfg(not(target_arch = "wasm32"))]
    fn copy(&self, _: &yew::Context<Self>, _: String, _: bool) {}

    /// Natively the app is whole.
    #[cfg(not(target_arch = "wasm32"))]
    fn complete(&mut self, _: &yew::Context<Self>) {}

    /// Natively nothing waits.
    #[cfg(not(target_arch = "wasm32"))]
    fn give_up(&mut self) {}

    /// Natively nobody searches.
    #[cfg(not(target_arch = "wasm32"))]
    fn put(&mut self, _: &yew::Context<Self>, _: Question) {
        self.found = Found::Failed;
    }

    /// Natively there is no reader.
    #[cfg(not(target_arch = "wasm32"))]
    fn read(&mut self, _: &yew::Context<Self>, _: String) {
        self.own = Own::Failed(Failure::NoReader);
    }
}

/// Whether the rest of the app is there. Natively all is.
fn is_whole() -> bool {
    #[cfg(target_arch = "wasm32")]
    return crate::browser::is_whole();
    #[cfg(not(target_arch = "wasm32"))]
    true
}

/// Whether the words are there that a message asks for.
fn is_known(message: &Message) -> bool {
    match message {
        #[cfg(target_arch = "wasm32")]
        Message::Show(address, _) => address.route.locale.is_known(),
        _ => true,
    }
}
