//! The shape of a rendered page: its elements, comments and texts, without their content.
//!
//! Hydration walks the page's nodes and panics where one is missing. So the prerenderer writes down the shape of what it
//! rendered, and the browser takes over only a page that still has it: not one that an extension, a page translator or a
//! host's minifier has changed.

/// Sums up a walk over nodes in document order, to compare walks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape(u64);

impl Default for Shape {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Shape {
    /// An element begins. `name` is its tag in lower case.
    pub fn open(&mut self, name: &str) {
        self.add(b'<');
        name.bytes().for_each(|byte| self.add(byte));
    }

    /// An element ends.
    pub fn close(&mut self) {
        self.add(b'>');
    }

    /// A comment: the renderer's marks between components.
    pub fn comment(&mut self) {
        self.add(b'!');
    }

    /// A text.
    pub fn text(&mut self) {
        self.add(b't');
    }

    /// The shape as the page's root carries it.
    pub fn print(self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        (0..16).rev().map(|place| char::from(DIGITS[(self.0 >> (place * 4)) as usize & 15])).collect()
    }

    /// FNV-1a: short, and the same everywhere.
    fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    /// The shape of markup as Yew's renderer writes it: well-formed, attributes in double quotes, void elements unclosed
    /// or self-closed.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(html: &str) -> Self {
        let mut shape = Self::default();
        let mut rest = html;
        while !rest.is_empty() {
            let text = rest.find('<').unwrap_or(rest.len());
            if text > 0 {
                shape.text();
            }
            rest = &rest[text..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                shape.comment();
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            } else if !rest.is_empty() {
                let end = tag_end(rest);
                let tag = rest[1..end].trim_end_matches('/');
                rest = rest.get(end + 1..).unwrap_or_default();
                if tag.starts_with('/') || rest.is_empty() && tag.is_empty() {
                    shape.close();
                } else {
                    let name = tag.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
                    shape.open(&name.to_ascii_lowercase());
                    if is_void(name) {
                        shape.close();
                    }
                }
            }
        }
        shape
    }
}

/// The place of the `>` that ends the tag that `html` starts with.
#[cfg(not(target_arch = "wasm32"))]
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    let end = html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.unwrap_or(html.len() - 1)
}

#[cfg(not(target_arch = "wasm32"))]
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_that_of_the_nodes_not_of_their_content() {
        let page = Shape::of(r#"<p class="a > b">One <!--x-->two<br>three</p>"#);
        assert_eq!(page, Shape::of(r#"<p>1 <!--y-->2<br/>3</p>"#));
        for other in
            ["<p>1 2<br>3</p>", "<p>1 <!--y--><br>3</p>", "<div>1 <!--y-->2<br>3</div>", "<p>1 <!--y-->2<br>3</p> "]
        {
            assert_ne!(page, Shape::of(other), "{other}");
        }
        assert_eq!(page.print().len(), 16);
    }
}
