//! Finds the words that a gold file quotes in its text.

use std::ops::Range;

/// Between two pieces of a quotation: everything that stands between them in the text.
const GAP: &str = " … ";

/// A text in which words can be found whatever the white space between them.
pub(crate) struct Words {
    /// The text with every run of white space as one blank.
    flat: String,
    /// For each byte of `flat`, and its end, the byte of the text.
    origin: Vec<usize>,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let (mut flat, mut origin) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                if flat.ends_with(' ') {
                    continue;
                }
                flat.push(' ');
                origin.push(at);
            } else {
                flat.push(c);
                origin.extend(at..at + c.len_utf8());
            }
        }
        origin.push(text.len());
        Self { flat, origin }
    }

    /// The range in the text of the first such words at or after the byte `from`: exact words, or `first … last`.
    pub(crate) fn find(&self, quoted: &str, from: usize) -> Option<Range<usize>> {
        let (first, last) = quoted.split_once(GAP).map_or((quoted, None), |(first, last)| (first, Some(last)));
        let mut found = self.find_exact(first, from)?;
        if let Some(last) = last {
            found.end = self.find_exact(last, found.end)?.end;
        }
        Some(found)
    }

    fn find_exact(&self, quoted: &str, from: usize) -> Option<Range<usize>> {
        let quoted = quoted.split_whitespace().collect::<Vec<_>>().join(" ");
        let from = self.origin.partition_point(|&at| at < from);
        let start = from + self.flat.get(from..)?.find(&quoted)?;
        let last = start + quoted.len().checked_sub(1)?;
        Some(self.origin[start]..self.origin[last] + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_over_line_breaks_and_gaps() {
        let text = "\u{feff}The Parties\r\nshall  meet. The Parties shall é.";
        let words = Words::of(text);
        let check = |quoted: &str, from: usize| words.find(quoted, from).map(|range| &text[range]);
        assert_eq!(check("Parties shall meet", 0), Some("Parties\r\nshall  meet"));
        assert_eq!(check("The Parties … é", 12), Some("The Parties shall é"));
        assert_eq!(check("shall part", 0), None);
    }
}
