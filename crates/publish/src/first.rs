//! The part of the style that pages need to be read: it stands in them, and the whole follows in a file.
//!
//! A browser reads all of a style and asks each rule of each element before it paints. So a page holds only rules that
//! something in it may match, told by names alone: a rule whose class, identifier, attribute or element the pages of its
//! kind have nowhere is left out, and so is what only paper or the site's own letters need. The start script loads the whole,
//! and the letters with it, once the page is interactive; nothing that the page does not hold yet is drawn before.

use std::collections::{BTreeMap, HashSet};

use crate::prerendered::Page;

/// The styles that stand in pages.
pub(crate) struct Styles(Vec<Group>);

/// How many there are at most: the header that closes the site names each of them by its hash, with every answer.
const MOST: usize = 6;

/// Kinds of pages, by the words of their `data-page`, that share a style.
struct Group {
    kinds: Vec<String>,
    names: Names,
    style: String,
}

impl Group {
    fn new(css: &str, kinds: Vec<String>, names: Names) -> Self {
        Self { style: style(css, &names), kinds, names }
    }

    fn with(&self, css: &str, other: &Self) -> Self {
        let names = self.names.0.union(&other.names.0).cloned().collect();
        Self::new(css, [&*self.kinds, &*other.kinds].concat(), Names(names))
    }
}

impl Styles {
    /// Those of some pages: one for each kind, of which those that differ least become one until they are few.
    pub(crate) fn new<'p>(css: &str, pages: impl Iterator<Item = &'p Page>) -> Self {
        let mut names: BTreeMap<&str, Names> = BTreeMap::new();
        for page in pages {
            names.entry(kind(page)).or_default().add(&page.body);
        }
        let groups = names.into_iter().map(|(kind, names)| Group::new(css, vec![kind.to_owned()], names));
        let mut groups: Vec<Group> = groups.collect();
        while groups.len() > MOST {
            let pairs = (1..groups.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
            let joined = pairs.map(|(first, second)| (first, second, groups[first].with(css, &groups[second])));
            let growth = |(first, second, group): &(usize, usize, Group)| {
                2 * group.style.len() - groups[*first].style.len() - groups[*second].style.len()
            };
            let Some((first, second, group)) = joined.min_by_key(growth) else { break };
            groups.swap_remove(second);
            groups[first] = group;
        }
        Self(groups)
    }

    /// Every style.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|group| &*group.style)
    }

    /// The style of a page.
    pub(crate) fn of(&self, page: &Page) -> &str {
        let of_kind = |group: &&Group| group.kinds.iter().any(|one| one == kind(page));
        self.0.iter().find(of_kind).map(|group| &*group.style).unwrap_or_default()
    }
}

fn kind(page: &Page) -> &str {
    let after = page.body.split_once(" data-page=\"").map(|(_, after)| after);
    after.and_then(|after| after.split('"').next()).unwrap_or_default()
}

/// The names that stand in some pages: `p` for an element, `.chip` for a class, `#text` for an identifier and `[href` for an
/// attribute.
#[derive(Debug, Default)]
pub(crate) struct Names(HashSet<String>);

impl Names {
    /// Adds those of a page's markup, as Yew writes it: attributes in double quotes, with every `<` and `>` of a text escaped.
    pub(crate) fn add(&mut self, markup: &str) {
        for tag in markup.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let mut parts = tag.split('"');
            let mut names = parts.next().unwrap_or_default();
            self.0.insert(names.split_whitespace().next().unwrap_or_default().to_owned());
            // Between the quotation marks stand values and, in turn, what names the next of them.
            while let Some(value) = parts.next() {
                let name = names.trim_end_matches('=').split_whitespace().next_back().unwrap_or_default();
                self.0.insert(["[", name].concat());
                match name {
                    "class" => self.0.extend(value.split_whitespace().map(|class| [".", class].concat())),
                    "id" => _ = self.0.insert(["#", value].concat()),
                    _ => {}
                }
                names = parts.next().unwrap_or_default();
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(name) || ["html", "head", "body"].contains(&name)
    }
}

/// The rules of a minified style that may match something of the given names.
pub(crate) fn style(css: &str, names: &Names) -> String {
    let mut kept = String::new();
    for item in items(css) {
        let Some((prelude, body)) = item.split_once('{').filter(|_| item.ends_with('}')) else {
            kept.push_str(item);
            if !item.ends_with(';') {
                kept.push(';');
            }
            continue;
        };
        let body = &body[..body.len() - 1];
        let (prelude, body) = match prelude.split(|c: char| !c.is_alphanumeric() && !"@-".contains(c)).next() {
            // A face of the system's costs nothing to wait for, and stands in for one of the site's.
            Some("@font-face") if body.contains("url(") => continue,
            Some("@page" | "@counter-style") => continue,
            Some("@media") if prelude.ends_with("print") => continue,
            Some(at) if ["@layer", "@media", "@supports"].contains(&at) => (prelude.to_owned(), style(body, names)),
            Some(at) if at.starts_with('@') => (prelude.to_owned(), body.to_owned()),
            _ => {
                let may: Vec<&str> = alternatives(prelude).filter(|selector| may_match(selector, names)).collect();
                if may.is_empty() {
                    continue;
                }
                (may.join(","), style(body, names))
            }
        };
        if !body.is_empty() {
            kept.push_str(&[&prelude, "{", body.trim_end_matches(';'), "}"].concat());
        }
    }
    kept
}

/// Cuts a style, or what stands between the braces of a rule, into declarations, statements and rules.
fn items(css: &str) -> impl Iterator<Item = &str> {
    let mut rest = css;
    std::iter::from_fn(move || {
        let mut ends = at_top(rest).filter(|&(at, c, depth)| depth == 0 && (c == ';' || c == '}' && at > 0));
        let end = ends.next().map_or(rest.len(), |(at, ..)| at + 1);
        let (item, left) = rest.split_at(end);
        rest = left;
        (!item.is_empty()).then_some(item)
    })
}

/// The alternatives of a list of selectors.
fn alternatives(list: &str) -> impl Iterator<Item = &str> {
    let mut commas: Vec<usize> =
        at_top(list).filter(|&(_, c, depth)| c == ',' && depth == 0).map(|(at, ..)| at).collect();
    commas.push(list.len());
    let mut start = 0;
    commas.into_iter().map(move |comma| {
        let one = &list[start..comma];
        start = comma + 1;
        one.trim()
    })
}

/// Each character outside quotation marks with its place and how many brackets are open behind it.
fn at_top(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, None, false);
    text.char_indices().filter_map(move |(at, c)| {
        if std::mem::take(&mut escaped) {
            return None;
        }
        match (c, quoted) {
            ('\\', _) => escaped = true,
            (_, Some(mark)) if c == mark => quoted = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quoted = Some(c),
            ('(' | '[' | '{', None) => depth += 1,
            (')' | ']' | '}', None) => depth = depth.saturating_sub(1),
            _ => return Some((at, c, depth)),
        }
        (quoted.is_none() && !escaped).then_some((at, c, depth))
    })
}

/// Whether a selector may match where these names are: all that it names must be there, but what stands in `:not()`, and of
/// the alternatives in `:is()`, `:where()` and `:has()` one.
fn may_match(selector: &str, names: &Names) -> bool {
    let mut rest = selector;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let length = |text: &str| text.find(|c: char| !c.is_alphanumeric() && !"-_".contains(c)).unwrap_or(text.len());
        let (name, left) = match first {
            '.' | '#' => rest.split_at(1 + length(after)),
            '[' => {
                let end = rest.find(']').map_or(rest.len(), |end| end + 1);
                (&rest[..1 + length(after)], &rest[end..])
            }
            ':' => {
                let word = after.trim_start_matches(':');
                let (word, left) = word.split_at(length(word));
                let (inner, left) = match left.strip_prefix('(') {
                    Some(inside) => {
                        let end = at_top(left)
                            .find(|&(_, c, depth)| c == ')' && depth == 0)
                            .map_or(left.len(), |(at, ..)| at);
                        (&inside[..end - 1], left.get(end + 1..).unwrap_or_default())
                    }
                    None => ("", left),
                };
                let one_of = ["is", "where", "has"].contains(&word);
                if one_of && !alternatives(inner).any(|alternative| may_match(alternative, names)) {
                    return false;
                }
                ("", left)
            }
            c if c.is_alphabetic() => rest.split_at(length(rest)),
            _ => ("", after),
        };
        if !name.is_empty() && !names.has(name) {
            return false;
        }
        rest = left;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.add(
            "<main id=\"content\" class=\"page wide\"><p data-kind=\"x\">3 &lt; 4</p><input disabled=\"\"></main>",
        );
        names
    }

    #[test]
    fn kinds_of_pages_that_differ_least_share_a_style() {
        let page = |kind: usize| Page {
            path: String::new(),
            language: String::new(),
            head: String::new(),
            data: String::new(),
            picture: None,
            body: format!(
                "<main data-page=\"k{kind}\"><p class=\"c{kind} {}\">x</p></main>",
                if kind < 2 { "long" } else { "" }
            ),
        };
        let pages: Vec<Page> = (0..=MOST).map(page).collect();
        let rules = (0..=MOST).map(|kind| format!(".c{kind}{{a:b}}"));
        let css = rules.chain([".long{a:bcdefghijklmnopqrstuvwxyz}".to_owned()]).collect::<String>();
        let styles = Styles::new(&css, pages.iter());
        assert_eq!(styles.all().count(), MOST);
        assert_eq!(styles.of(&pages[0]), ".c0{a:b}.c1{a:b}.long{a:bcdefghijklmnopqrstuvwxyz}");
        assert_eq!(styles.of(&pages[0]), styles.of(&pages[1]));
        assert_eq!(styles.of(&pages[2]), ".c2{a:b}");
    }

    #[test]
    fn rules_stay_that_something_may_match() {
        for rule in [
            "*{a:b}",
            ":root{--a:\"}\"}",
            "p{a:b}",
            ".page.wide>p:not(.x):hover{a:b}",
            "#content{a:b;c:d}",
            "[data-kind=\"}\"]{a:b}",
            ":is(.none,p)+input{a:b}",
            ".page{&:focus{a:b}p{c:d}}",
            "::highlight(evidence){a:b}",
            "input[disabled]{background:url(\"a;b\")}",
            "@layer base,print;",
            "@layer base{@media (width<9rem){p{a:b}}}",
            "@view-transition{navigation:auto}",
            "@font-face{src:local(a)}",
        ] {
            assert_eq!(style(rule, &names()), rule);
        }
    }

    #[test]
    fn what_nothing_can_match_goes() {
        for (rule, left) in [
            (".none{a:b}", ""),
            ("p .none,p{a:b}", "p{a:b}"),
            (".page{a:b;.none{c:d}}", ".page{a:b}"),
            (".page{.none{c:d}}", ""),
            (":is(.none,q) p{a:b}", ""),
            ("[href]{a:b}p{c:d}", "p{c:d}"),
            ("@media print{p{a:b}}", ""),
            ("@font-face{src:local(a),url(a)}p{a:b}", "p{a:b}"),
            ("@layer base{.none{a:b}}", ""),
            ("section{a:b}#other{c:d}", ""),
        ] {
            assert_eq!(style(rule, &names()), left, "{rule}");
        }
    }
}
