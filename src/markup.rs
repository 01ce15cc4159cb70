//! What pages are made of: the markup that `html!` writes as one string, read here, with its slots filled in.
//!
//! Every page calls these few functions and none is generic, so that a page's own code is little more than what it fills
//! in. The tree that comes out is Yew's; natively it is written as HTML, and in the browser it takes over that HTML.

use std::cell::RefCell;

pub use markup::html;
use yew::NodeRef;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listeners, VList, VNode, VTag, VText};
pub use yew::{AttrValue, Html};

/// Markup under construction.
#[derive(Debug)]
pub struct Markup {
    /// What of the string has not been read yet. It consists of pieces, each a control character that says what it is, and
    /// its text; `crates/markup` writes it.
    rest: &'static str,
    /// The elements that are open, the outermost first; the first of all is none, and holds the whole.
    open: Vec<Element>,
    /// Whether what is filled in goes into one slot.
    in_one: bool,
}

#[derive(Debug, Default)]
struct Element {
    tag: &'static str,
    /// Where the string tells of the element, which tells the same attributes every time.
    place: usize,
    key: Option<Key>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<VNode>,
}

impl Markup {
    /// Markup from a string that `html!` has written.
    #[inline(never)]
    pub fn new(written: &'static str) -> Box<Self> {
        Box::new(Self { rest: written, open: Vec::from([Element::default()]), in_one: false })
    }

    /// Reads on to the next slot; the name of the attribute that it is the value of, if it is one.
    fn advance(&mut self) -> &'static str {
        while let Some(&kind) = self.rest.as_bytes().first() {
            let piece = &self.rest[1..];
            let end = piece.bytes().position(|byte| byte <= 7).unwrap_or(piece.len());
            let text = &piece[..end];
            let place = text.as_ptr() as usize;
            self.rest = &piece[end..];
            match kind {
                1 => self.open.push(Element { tag: text, place, ..Element::default() }),
                2 => self.innermost().names.push(text),
                3 => self.innermost().values.push(Some(AttributeOrProperty::Attribute(AttrValue::Static(text)))),
                5 => self.add_text(AttrValue::Static(text)),
                7 => self.close(),
                _ => return text,
            }
        }
        ""
    }

    fn innermost(&mut self) -> &mut Element {
        if self.open.is_empty() {
            self.open.push(Element::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Ends the innermost element.
    fn close(&mut self) {
        let element = self.open.pop().unwrap_or_default();
        self.innermost().children.push(element.built());
    }

    /// Text beside text is one, as it is in a page that was read.
    fn add_text(&mut self, text: AttrValue) {
        let children = &mut self.innermost().children;
        match children.last_mut() {
            Some(VNode::VText(before)) => before.text = [&*before.text, &*text].concat().into(),
            _ => children.push(VText::new(text).into()),
        }
    }

    /// Fills the next slot with an attribute's value, or leaves the attribute out.
    #[inline(never)]
    pub fn attribute(&mut self, value: Option<AttrValue>) {
        let name = self.advance();
        let element = self.innermost();
        if name == "key" {
            element.key = value.map(|key| Key::from(&*key));
        } else {
            element.names.push(name);
            element.values.push(value.map(AttributeOrProperty::Attribute));
        }
    }

    /// Fills the next slot with an attribute that is there or not.
    #[inline(never)]
    pub fn flag(&mut self, there: bool) {
        let name = self.advance();
        let element = self.innermost();
        element.names.push(name);
        element.values.push(there.then_some(AttributeOrProperty::Attribute(AttrValue::Static(name))));
    }

    /// Fills the next slot with some markup.
    #[inline(never)]
    pub fn child(&mut self, child: VNode) {
        if !self.in_one {
            self.advance();
        }
        self.innermost().children.push(child);
    }

    /// Fills the next slot with text.
    #[inline(never)]
    pub fn text(&mut self, text: AttrValue) {
        if !self.in_one {
            self.advance();
        }
        self.add_text(text);
    }

    /// What is filled in from here on goes into the next slot; or that slot is full.
    #[inline(never)]
    pub fn each(&mut self, begins: bool) {
        if begins {
            self.advance();
        }
        self.in_one = begins;
    }

    /// The finished markup.
    #[expect(clippy::boxed_local, reason = "a box is one word to hand over, and pages hand it over everywhere")]
    #[inline(never)]
    pub fn done(mut self: Box<Self>) -> Html {
        self.advance();
        several(self.open.pop().unwrap_or_default().children)
    }
}

impl Element {
    fn built(mut self) -> VNode {
        // The text in a field is not what its attribute says once somebody has typed.
        let mut tag = match self.tag {
            "input" => {
                let mut tag = VTag::new("input");
                tag.set_value(self.taken("value"));
                tag
            }
            "textarea" => {
                let (value, first) = (self.taken("value"), self.taken("defaultvalue"));
                let (nowhere, attributes) = (NodeRef::default(), Attributes::default());
                VTag::__new_textarea(value, first, nowhere, None, attributes, Listeners::None)
            }
            other => VTag::new(other),
        };
        tag.key = self.key;
        tag.attributes = Attributes::Dynamic { keys: known(self.place, self.names), values: self.values.into() };
        if let Some(children) = tag.children_mut() {
            *children = several(self.children);
        }
        tag.into()
    }

    /// Takes out the value of an attribute.
    fn taken(&mut self, name: &str) -> Option<AttrValue> {
        let at = self.names.iter().position(|other| *other == name)?;
        match self.values[at].take() {
            Some(AttributeOrProperty::Attribute(value)) => Some(value),
            _ => None,
        }
    }
}

/// Several nodes as one.
#[inline(never)]
fn several(mut nodes: Vec<VNode>) -> VNode {
    match nodes.len() {
        1 => nodes.pop().unwrap_or_default(),
        _ => VList::with_children(nodes, None).into(),
    }
}

thread_local! {
    static KNOWN: RefCell<Vec<(usize, &'static [&'static str])>> = const { RefCell::new(Vec::new()) };
}

/// The names of an element's attributes, kept for good: an element has the same every time, and Yew compares attributes
/// faster where their names are one and the same list.
fn known(place: usize, names: Vec<&'static str>) -> &'static [&'static str] {
    KNOWN.with_borrow_mut(|known| match known.iter().find(|(other, _)| *other == place) {
        Some((_, names)) => names,
        None => {
            let names: &'static [&'static str] = names.leak();
            known.push((place, names));
            names
        }
    })
}

/// What stands alone in `html!`.
pub fn text(content: impl Child) -> Html {
    content.node()
}

#[inline(never)]
fn text_node(text: AttrValue) -> Html {
    VText::new(text).into()
}

#[inline(never)]
fn copied(text: &str) -> AttrValue {
    AttrValue::Rc(text.into())
}

#[inline(never)]
fn owned(text: String) -> AttrValue {
    copied(&text)
}

/// What can stand among nodes.
pub trait Child: Sized {
    /// It as a node.
    fn node(self) -> Html;

    /// Fills the next slot with it.
    fn fill(self, markup: &mut Markup) {
        markup.child(self.node());
    }
}

/// What can be an attribute's value.
pub trait Attribute {
    /// Fills the next slot with it.
    fn fill(self, markup: &mut Markup);
}

/// Texts, each made an [`AttrValue`] of by a function.
macro_rules! texts {
    ($($type:ty: $made:expr;)+) => {
        $(
            impl Child for $type {
                fn node(self) -> Html {
                    text_node($made(self))
                }

                fn fill(self, markup: &mut Markup) {
                    markup.text($made(self));
                }
            }

            impl Attribute for $type {
                fn fill(self, markup: &mut Markup) {
                    markup.attribute(Some($made(self)));
                }
            }

            impl Attribute for Option<$type> {
                fn fill(self, markup: &mut Markup) {
                    markup.attribute(self.map($made));
                }
            }
        )+
    };
}

texts! {
    AttrValue: std::convert::identity;
    String: owned;
    &str: copied;
    &String: |text: &String| copied(text);
    usize: |number: usize| owned(number.to_string());
}

impl Attribute for bool {
    fn fill(self, markup: &mut Markup) {
        markup.flag(self);
    }
}

impl Child for Html {
    fn node(self) -> Html {
        self
    }
}

impl Child for Option<Html> {
    fn node(self) -> Html {
        self.unwrap_or_default()
    }
}

impl Child for Vec<Html> {
    fn node(self) -> Html {
        several(self)
    }

    fn fill(self, markup: &mut Markup) {
        markup.each(true);
        for node in self {
            markup.child(node);
        }
        markup.each(false);
    }
}
