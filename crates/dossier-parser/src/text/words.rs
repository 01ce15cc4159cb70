//! Lists of words that rules ask for.

/// A list of words, in small letters. What it does not hold, it nearly always knows at a glance: rules ask it for every token
/// of a text.
#[derive(Debug)]
pub(crate) struct Words {
    list: &'static [&'static str],
    shapes: Shapes,
}

/// The shapes of some words: what these do not hold, nearly always has another one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shapes([u64; 4]);

impl Shapes {
    const fn with(mut self, word: &str) -> Self {
        let shape = shape(word.as_bytes());
        self.0[(shape >> 6) as usize] |= 1 << (shape & 63);
        self
    }

    /// Adds a shape.
    pub(super) fn add_shape(&mut self, shape: u8) {
        self.0[(shape >> 6) as usize] |= 1 << (shape & 63);
    }

    /// Adds the shape of a word.
    pub(crate) fn add(&mut self, word: &str) {
        *self = self.with(word);
    }

    /// Whether a word has this shape.
    #[inline(always)]
    pub(crate) fn may_hold(&self, shape: u8) -> bool {
        self.0[(shape >> 6) as usize] & 1 << (shape & 63) != 0
    }
}

/// A list of words, made when the parser is compiled: `scene.says_any(at, words!["sign", "signs"])`. Each asks for one bit of a
/// token, where `["sign", "signs"].iter().any(|word| scene.says(at, word))` compares it with each.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::text::Words::of(&[$($word),+]) }
    };
}
pub(crate) use words;

impl Words {
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut shapes, mut at) = (Shapes([0; 4]), 0);
        while at < list.len() {
            shapes = shapes.with(list[at]);
            at += 1;
        }
        Self { list, shapes }
    }

    /// Whether a word of the list has this shape.
    #[inline(always)]
    pub(super) fn may_hold(&self, shape: u8) -> bool {
        self.shapes.may_hold(shape)
    }

    /// Whether a word of the list has one of some shapes.
    #[inline]
    pub(super) fn may_hold_any(&self, shapes: Shapes) -> bool {
        self.shapes.0.iter().zip(shapes.0).any(|(own, other)| own & other != 0)
    }

    /// Whether the list holds a word, in any case.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.may_hold(shape(word.as_bytes())) && self.holds(word.as_bytes())
    }

    /// The same for a word of which it may hold one of that shape, written in small letters.
    pub(super) fn holds_exactly(&self, word: &str) -> bool {
        self.list.contains(&word)
    }

    /// The same for a word of which it may hold one of that shape.
    pub(super) fn holds(&self, word: &[u8]) -> bool {
        self.list.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
    }
}

/// What words that are the same in any case have in common: their length, first and last byte, folded into one.
pub(super) const fn shape(word: &[u8]) -> u8 {
    match word {
        [first, .., last] => {
            let (first, last) = (first.to_ascii_lowercase(), last.to_ascii_lowercase());
            first.wrapping_mul(7).wrapping_add(last.wrapping_mul(31)).wrapping_add((word.len() as u8).wrapping_mul(59))
        }
        [only] => only.to_ascii_lowercase(),
        [] => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_its_words_in_any_case_and_no_others() {
        const LIST: Words = Words::of(&["sign", "signed", "’s"]);
        let holds = |word: &str| LIST.may_hold(shape(word.as_bytes())) && LIST.holds(word.as_bytes());
        assert!(["sign", "SIGN", "Signed", "’s", "’S"].into_iter().all(holds));
        assert!(!["signs", "", "sing", "’d"].into_iter().any(holds));
    }
}
