//! `html!`, in which the pages are written. It takes what Yew's macro of that name takes, of it what pages use, and makes
//! less of it: Yew's writes out code that builds every element, and of the readers' module that was the half. Here the
//! markup becomes one string, and the code only hands over what is filled in, in the order in which it stands there;
//! `src/markup.rs` in the app reads the string and builds the elements.
//!
//! ```text
//! html! { <a class="more" {href} lang={language}>{ "s" }{ number }</a> }
//! ```
//!
//! becomes
//!
//! ```text
//! { let mut markup = Markup::new("⟨element a⟩⟨class⟩more⟨slot href⟩⟨slot lang⟩⟨text⟩s⟨slot⟩⟨end⟩");
//!   Attribute::fill(href, &mut markup); Attribute::fill(language, &mut markup); Child::fill(number, &mut markup);
//!   markup.done() }
//! ```
//!
//! | in markup | is |
//! |---|---|
//! | `<p class="x" id={id} {href}>…</p>`, `<br />`, `<>…</>` | an element; several nodes as one |
//! | `{ expression }` | whatever is a `Child`: text, a number, markup, several of it or perhaps none |
//! | `{ for iterator }` | its items, side by side |
//! | `if condition { nodes } else { nodes }` | as in Rust, `if let` and `else if` too |

use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

/// Markup as a tree of Yew's.
#[proc_macro]
pub fn html(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let written = match markup(input.into()) {
        Ok(written) => written,
        Err(Problem(at, what)) => quote_spanned!(at=> compile_error!(#what)),
    };
    written.into()
}

/// What is wrong with the markup, and where.
struct Problem(Span, String);

type Tokens = Peekable<IntoIter>;

/// The nodes of some markup, or an expression that stands alone.
fn markup(input: TokenStream) -> Result<TokenStream, Problem> {
    let mut tokens = input.clone().into_iter().peekable();
    let mut template = Template::default();
    match tokens.peek() {
        Some(TokenTree::Punct(first)) if first.as_char() == '<' => template.nodes(&mut tokens)?,
        Some(TokenTree::Group(first)) if first.delimiter() == Delimiter::Brace => template.nodes(&mut tokens)?,
        Some(TokenTree::Ident(first)) if *first == "if" => template.nodes(&mut tokens)?,
        _ => return Ok(quote!(crate::markup::text(#input))),
    }
    match tokens.next() {
        None => Ok(template.written()),
        Some(more) => Err(Problem(more.span(), "this closes nothing".to_owned())),
    }
}

/// The variable that holds the markup under construction, out of sight of the page's own code.
fn markup_name() -> Ident {
    Ident::new("markup", Span::mixed_site())
}

/// What introduces a piece of the string. `src/markup.rs` has the same table.
const ELEMENT: &str = "\u{1}";
const NAME: &str = "\u{2}";
const VALUE: &str = "\u{3}";
const NAME_OF_SLOT: &str = "\u{4}";
const TEXT: &str = "\u{5}";
const SLOT: &str = "\u{6}";
const END: &str = "\u{7}";

/// The string that is written, in pieces, and the code that fills its slots.
#[derive(Default)]
struct Template {
    pieces: Vec<Literal>,
    code: TokenStream,
}

impl Template {
    fn written(self) -> TokenStream {
        let Self { pieces, code } = self;
        let markup = markup_name();
        quote! {{
            let mut #markup = crate::markup::Markup::new(concat!(#(#pieces),*));
            #code
            #markup.done()
        }}
    }

    fn mark(&mut self, mark: &str, text: &str) {
        self.pieces.push(Literal::string(&[mark, text].concat()));
    }

    /// Nodes up to a closing tag or the end.
    fn nodes(&mut self, tokens: &mut Tokens) -> Result<(), Problem> {
        loop {
            match tokens.peek() {
                None => return Ok(()),
                Some(TokenTree::Punct(first)) if first.as_char() == '<' => {
                    let closes =
                        |token: Option<TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == '/');
                    let mut ahead = tokens.clone();
                    ahead.next();
                    if closes(ahead.next()) {
                        return Ok(());
                    }
                    tokens.next();
                    self.element(tokens)?;
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let group = group.clone();
                    tokens.next();
                    self.block(&group);
                }
                Some(TokenTree::Ident(word)) if *word == "if" => {
                    let choice = choice(tokens)?;
                    self.child(choice);
                }
                Some(other) => return Err(Problem(other.span(), "expected an element, a block or `if`".to_owned())),
            }
        }
    }

    /// What stands in braces among nodes.
    fn block(&mut self, group: &Group) {
        let mut tokens = group.stream().into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Literal(text)), None) if text.to_string().starts_with('"') => {
                self.pieces.push(Literal::string(TEXT));
                self.pieces.push(text);
            }
            (Some(TokenTree::Ident(word)), Some(first)) if word == "for" => {
                let items: TokenStream = std::iter::once(first).chain(tokens).collect();
                self.mark(SLOT, "");
                let markup = markup_name();
                self.code.extend(quote! {
                    #markup.each(true);
                    for item in #items {
                        crate::markup::Child::fill(item, &mut #markup);
                    }
                    #markup.each(false);
                });
            }
            _ => self.child(group.stream()),
        }
    }

    fn child(&mut self, value: TokenStream) {
        self.mark(SLOT, "");
        let markup = markup_name();
        self.code.extend(quote!(crate::markup::Child::fill(#value, &mut #markup);));
    }

    fn attribute(&mut self, name: &str, value: TokenStream) {
        self.mark(NAME_OF_SLOT, name);
        let markup = markup_name();
        self.code.extend(quote!(crate::markup::Attribute::fill(#value, &mut #markup);));
    }

    /// An element, or several nodes as one, after its `<`.
    fn element(&mut self, tokens: &mut Tokens) -> Result<(), Problem> {
        let (name, at) = name(tokens);
        if !name.is_empty() {
            self.mark(ELEMENT, &name);
            if self.attributes(tokens, at)? {
                self.mark(END, "");
                return Ok(());
            }
        } else {
            expect(tokens, '>', at)?;
        }
        self.nodes(tokens)?;
        expect(tokens, '<', at)?;
        expect(tokens, '/', at)?;
        let (closed, place) = self::name(tokens);
        if closed != name {
            return Err(Problem(place, format!("`<{name}>` is open here, not `<{closed}>`")));
        }
        expect(tokens, '>', at)?;
        if !name.is_empty() {
            self.mark(END, "");
        }
        Ok(())
    }

    /// An element's attributes, up to the end of its tag; whether that is the element's end too.
    fn attributes(&mut self, tokens: &mut Tokens, at: Span) -> Result<bool, Problem> {
        loop {
            match tokens.peek() {
                Some(TokenTree::Punct(end)) if end.as_char() == '>' => {
                    tokens.next();
                    return Ok(false);
                }
                Some(TokenTree::Punct(end)) if end.as_char() == '/' => {
                    tokens.next();
                    expect(tokens, '>', at)?;
                    return Ok(true);
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let value = group.stream();
                    tokens.next();
                    self.attribute(&value.to_string(), value);
                }
                Some(TokenTree::Ident(_)) => {
                    let (name, at) = name(tokens);
                    expect(tokens, '=', at)?;
                    match tokens.next() {
                        Some(TokenTree::Literal(text)) => {
                            self.mark(NAME, &name);
                            self.pieces.push(Literal::string(VALUE));
                            self.pieces.push(text);
                        }
                        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                            self.attribute(&name, group.stream());
                        }
                        _ => return Err(Problem(at, "expected a text or a value in braces".to_owned())),
                    }
                }
                _ => return Err(Problem(at, "this tag does not end".to_owned())),
            }
        }
    }
}

/// `if … { … } else { … }`, whose branches are nodes.
fn choice(tokens: &mut Tokens) -> Result<TokenStream, Problem> {
    let mut written = TokenStream::new();
    let mut at = Span::call_site();
    let otherwise = quote!({ crate::markup::Html::default() });
    loop {
        // The condition, up to the first block.
        loop {
            match tokens.next() {
                Some(TokenTree::Group(branch)) if branch.delimiter() == Delimiter::Brace => {
                    let nodes = branch_of(&branch)?;
                    written.extend(quote!({ #nodes }));
                    break;
                }
                Some(token) => {
                    at = token.span();
                    written.extend([token]);
                }
                None => return Err(Problem(at, "this `if` has no block".to_owned())),
            }
        }
        match tokens.peek() {
            Some(TokenTree::Ident(word)) if *word == "else" => {
                written.extend(tokens.next());
            }
            _ => {
                written.extend(quote!(else #otherwise));
                return Ok(written);
            }
        }
        if let Some(TokenTree::Group(branch)) = tokens.peek() {
            let nodes = branch_of(branch)?;
            tokens.next();
            written.extend(quote!({ #nodes }));
            return Ok(written);
        }
    }
}

fn branch_of(branch: &Group) -> Result<TokenStream, Problem> {
    let mut template = Template::default();
    let mut tokens = branch.stream().into_iter().peekable();
    template.nodes(&mut tokens)?;
    Ok(template.written())
}

/// A name with hyphens, and where it stands; empty if there is none.
fn name(tokens: &mut Tokens) -> (String, Span) {
    let mut name = String::new();
    let mut at = Span::call_site();
    loop {
        match tokens.peek() {
            Some(TokenTree::Ident(word)) if name.is_empty() || name.ends_with('-') => {
                at = word.span();
                name.push_str(&word.to_string());
            }
            Some(TokenTree::Literal(number)) if !name.is_empty() => name.push_str(&number.to_string()),
            Some(TokenTree::Punct(hyphen)) if hyphen.as_char() == '-' && !name.is_empty() => name.push('-'),
            Some(other) => {
                if name.is_empty() {
                    at = other.span();
                }
                return (name, at);
            }
            None => return (name, at),
        }
        tokens.next();
    }
}

fn expect(tokens: &mut Tokens, sign: char, at: Span) -> Result<(), Problem> {
    match tokens.next() {
        Some(TokenTree::Punct(found)) if found.as_char() == sign => Ok(()),
        Some(other) => Err(Problem(other.span(), format!("expected `{sign}`"))),
        None => Err(Problem(at, format!("expected `{sign}` before the end"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the macro says of some markup that is wrong.
    fn problem(written: &str) -> String {
        let tokens: TokenStream = written.parse().unwrap_or_else(|error| panic!("{written}: {error}"));
        match markup(tokens) {
            Ok(code) => panic!("{written} is taken, and becomes {code}"),
            Err(Problem(_, what)) => what,
        }
    }

    /// What the macro makes of some markup that is right, without spaces.
    fn code(written: &str) -> String {
        let tokens: TokenStream = written.parse().unwrap_or_else(|error| panic!("{written}: {error}"));
        match markup(tokens) {
            Ok(code) => code.to_string().replace(' ', ""),
            Err(Problem(_, what)) => panic!("{written}: {what}"),
        }
    }

    #[test]
    fn an_element_ends_with_its_own_name() {
        assert_eq!(problem("<p><b>{ x }</p></b>"), "`<b>` is open here, not `<p>`");
        assert_eq!(problem("<my-note></my-notes>"), "`<my-note>` is open here, not `<my-notes>`");
        assert_eq!(problem("<>{ x }</p>"), "`<>` is open here, not `<p>`");
        assert_eq!(problem("<p>{ x }"), "expected `<` before the end");
        assert_eq!(problem("<p>{ x }</p"), "expected `>` before the end");
        assert_eq!(problem("{ x }</p>"), "this closes nothing");
        assert_eq!(problem("<p></p></p>"), "this closes nothing");
    }

    #[test]
    fn a_tag_ends_before_anything_else_begins() {
        assert_eq!(problem("<p"), "this tag does not end");
        assert_eq!(problem("<p class=\"x\" <b></b></p>"), "this tag does not end");
        assert_eq!(problem("<br /"), "expected `>` before the end");
        assert_eq!(problem("<br / p>"), "expected `>`");
    }

    #[test]
    fn an_attribute_has_a_value() {
        assert_eq!(problem("<input required />"), "expected `=`");
        assert_eq!(problem("<p class=x></p>"), "expected a text or a value in braces");
        assert_eq!(problem("<p class=></p>"), "expected a text or a value in braces");
    }

    #[test]
    fn words_among_nodes_stand_in_braces() {
        assert_eq!(problem("<p>words</p>"), "expected an element, a block or `if`");
        assert_eq!(problem("<p>\"words\"</p>"), "expected an element, a block or `if`");
        assert_eq!(problem("if there { words }"), "expected an element, a block or `if`");
    }

    #[test]
    fn a_choice_has_its_blocks() {
        assert_eq!(problem("<p>if there</p>"), "this `if` has no block");
        assert_eq!(problem("if there { <p></b> }"), "`<p>` is open here, not `<b>`");
        assert_eq!(problem("if there { <p></p> } else { <p> }"), "expected `<` before the end");
    }

    #[test]
    fn what_is_wrong_is_told_where_it_stands() {
        let place = |written: &str| match markup(written.parse().unwrap_or_default()) {
            Ok(code) => panic!("{written} is taken, and becomes {code}"),
            Err(Problem(at, _)) => at.source_text().unwrap_or_default(),
        };
        assert_eq!(place("<p><b>{ x }</i></p>"), "i");
        assert_eq!(place("<p>words</p>"), "words");
        assert_eq!(place("<ul><li class=></li></ul>"), "class");
    }

    #[test]
    fn markup_becomes_one_string_and_what_fills_it() {
        assert_eq!(
            code("<a class=\"more\" {href}>{ \"s\" }{ number }</a>"),
            "{letmutmarkup=crate::markup::Markup::new(concat!(\"\\u{1}a\",\"\\u{2}class\",\"\\u{3}\",\"more\",\"\\u{4}href\",\
             \"\\u{5}\",\"s\",\"\\u{6}\",\"\\u{7}\"));crate::markup::Attribute::fill(href,&mutmarkup);\
             crate::markup::Child::fill(number,&mutmarkup);markup.done()}"
        );
        assert_eq!(code("words"), "crate::markup::text(words)");
    }
}
