//! The words of a language as a file: what a page loads for any language but English.
//!
//! The file holds nothing but the texts, in the order of the table, so it fits only the edition that it was made with.

use super::Words;

/// What parts the texts from each other, and marks the end of a list.
const NEXT: char = '\n';
const END: &str = "\u{4}";

/// The texts of a file that have not been read yet.
pub(super) type Texts<'t> = &'t mut dyn Iterator<Item = &'static str>;

/// A text of the table, or a list of them.
pub(super) trait Piece: Sized {
    /// Replaces it by the next of some texts; none if they come to an end.
    fn read(&mut self, texts: Texts<'_>) -> Option<()>;

    /// Writes it behind some texts.
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, texts: &mut Vec<&'static str>);
}

impl Piece for &'static str {
    fn read(&mut self, texts: Texts<'_>) -> Option<()> {
        *self = texts.next()?;
        Some(())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, texts: &mut Vec<&'static str>) {
        texts.push(self);
    }
}

impl<const N: usize> Piece for [&'static str; N] {
    fn read(&mut self, texts: Texts<'_>) -> Option<()> {
        fill(self, texts)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, texts: &mut Vec<&'static str>) {
        texts.extend(self);
    }
}

impl Piece for &'static [&'static str] {
    fn read(&mut self, texts: Texts<'_>) -> Option<()> {
        *self = list(texts)?.leak();
        Some(())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, texts: &mut Vec<&'static str>) {
        texts.extend(self.iter().copied().chain([END]));
    }
}

impl Piece for &'static [(&'static str, &'static str)] {
    fn read(&mut self, texts: Texts<'_>) -> Option<()> {
        let list = list(texts)?;
        let pairs = list.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        *self = pairs.collect::<Vec<_>>().leak();
        Some(())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, texts: &mut Vec<&'static str>) {
        texts.extend(self.iter().flat_map(|(one, other)| [one, other]).copied().chain([END]));
    }
}

#[inline(never)]
fn fill(list: &mut [&'static str], texts: Texts<'_>) -> Option<()> {
    list.iter_mut().try_for_each(|text| text.read(texts))
}

/// The texts up to the end of a list.
fn list(texts: Texts<'_>) -> Option<Vec<&'static str>> {
    let mut list = Vec::new();
    loop {
        match texts.next()? {
            END => return Some(list),
            text => list.push(text),
        }
    }
}

impl Words {
    /// Reads a file of words of another language, which is kept for good; none if it is none of this edition.
    pub fn read(&self, file: String) -> Option<Box<Self>> {
        let file: &'static str = file.leak();
        let mut texts = file.split(NEXT);
        let words = self.with_texts(&mut texts)?;
        texts.next().is_none().then_some(words)
    }

    /// The words as a file.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn write(&self) -> String {
        let mut texts = Vec::new();
        self.add_texts(&mut texts);
        texts.join(&NEXT.to_string())
    }
}

#[cfg(test)]
mod tests {
    use crate::words::table::{EN, KO};

    #[test]
    fn a_language_reads_back_from_its_file_and_not_from_part_of_it() {
        let file = KO.write();
        assert_eq!(EN.read(file.clone()).as_deref(), Some(&KO));
        assert_eq!(EN.read([&file, "\nmore"].concat()), None);
        assert_eq!(EN.read(file.rsplit_once('\n').unwrap().0.to_owned()), None);
    }
}
