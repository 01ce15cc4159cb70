//! A table by words in any case, that is asked once for each token of a text.

/// How many bytes a word may have that is looked up.
pub(super) const LONGEST_KEY: usize = 24;

/// A word of up to 24 bytes with its ASCII letters in lower case, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key([u64; 3]);

impl Key {
    fn of(word: &str) -> Option<Self> {
        let word = word.as_bytes();
        let (length, at) = (word.len(), |at: usize| word.get(at..).and_then(<[u8]>::first_chunk).map(eight));
        // What fills no part of eight bytes is the end of the last eight.
        let tail = |parts: usize| word.last_chunk().map_or(0, |last| eight(last) >> (8 * (8 * parts - length)));
        match length {
            0 => None,
            1..8 => Some(Self([short(word), 0, 0])),
            8..16 => Some(Self([at(0)?, if length > 8 { tail(2) } else { 0 }, 0])),
            16..=LONGEST_KEY => Some(Self([at(0)?, at(8)?, if length > 16 { tail(3) } else { 0 }])),
            _ => None,
        }
    }

    /// A number that is spread evenly over all words.
    fn hash(self) -> u64 {
        let [first, second, third] = self.0;
        (first ^ second.rotate_left(29) ^ third.rotate_left(47)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Eight bytes, packed and in small letters.
fn eight(bytes: &[u8; 8]) -> u64 {
    in_small(u64::from_le_bytes(*bytes))
}

/// Fewer than eight bytes, packed and in small letters.
fn short(word: &[u8]) -> u64 {
    in_small(match (word.first_chunk(), word.last_chunk()) {
        (Some(first), Some(last)) => {
            let rest = u64::from(u32::from_le_bytes(*last)) >> (8 * (8 - word.len()));
            u64::from(u32::from_le_bytes(*first)) | rest << 32
        }
        _ => word.iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte)),
    })
}

/// Eight bytes with the letters of ASCII in small letters, all at once.
fn in_small(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7f * EACH);
    // The highest bit of each byte: whether the rest is at least `A`, and whether it is more than `Z`.
    let (from_a, behind_z) = (low + (0x80 - 0x41) * EACH, low + (0x7f - 0x5a) * EACH);
    let capital = (from_a ^ behind_z) & !bytes & (0x80 * EACH);
    bytes | capital >> 2
}

/// What is known of words, by the words in any case. A word of more than 24 bytes is not kept.
#[derive(Debug)]
pub(super) struct ByWord<T> {
    /// By a part of the hash, open addressing, at most half full.
    slots: Vec<Slot>,
    entries: Vec<(Key, T)>,
}

/// A place in `entries` from 1, and beside it a part of the hash, to tell most other words without a look at them. In four
/// bytes, so that the slots of the commonest words stay near.
#[derive(Clone, Copy, Debug, Default)]
struct Slot(u32);

impl Slot {
    /// How many bits a place has.
    const PLACE: u32 = 18;

    fn new(hash: u64, place: usize) -> Self {
        Self(hash as u32 >> Self::PLACE << Self::PLACE | place as u32)
    }

    fn place(self) -> usize {
        self.0 as usize & ((1 << Self::PLACE) - 1)
    }

    /// Whether it may be that of a word with a hash.
    fn may_be(self, hash: u64) -> bool {
        (self.0 ^ hash as u32) >> Self::PLACE == 0
    }
}

impl<T: Copy + Default> ByWord<T> {
    /// Room for so many words; it grows with more.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            slots: vec![Slot::default(); (count * 2).next_power_of_two().max(8)],
            entries: Vec::with_capacity(count),
        }
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::default(); self.slots.len() * 2];
        for at in 0..self.entries.len() {
            let key = self.entries[at].0;
            let slot = self.slot(key);
            self.slots[slot] = Slot::new(key.hash(), at + 1);
        }
    }

    /// The slot of the word, or where it would stand. There is always a free slot, which ends the search.
    fn slot(&self, key: Key) -> usize {
        let hash = key.hash();
        let mask = self.slots.len() - 1;
        let mut slot = (hash >> 32) as usize & mask;
        loop {
            let found = self.slots[slot];
            if found.place() == 0 || found.may_be(hash) && self.entries[found.place() - 1].0 == key {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// What is known of a word; nothing, if it is not there.
    pub(super) fn get(&self, word: &str) -> T {
        let place = Key::of(word).map_or(0, |key| self.slots[self.slot(key)].place());
        if place == 0 { T::default() } else { self.entries[place - 1].1 }
    }

    /// All words.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.entries.iter().map(|(key, _)| *key)
    }

    /// Changes what is known of a word.
    pub(super) fn set(&mut self, word: &str, change: impl FnOnce(&mut T)) {
        if let Some(key) = Key::of(word) {
            self.set_key(key, change);
        }
    }

    pub(super) fn set_key(&mut self, key: Key, change: impl FnOnce(&mut T)) {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot].place() == 0 {
            self.entries.push((key, T::default()));
            self.slots[slot] = Slot::new(key.hash(), self.entries.len());
        }
        change(&mut self.entries[self.slots[slot].place() - 1].1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_packed_by_their_bytes_in_small_letters() {
        let text = "AbcdeFGHIJ-KLMN@P[QRS\u{e9}TUZ1";
        for end in (1..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let word = &text[..end];
            let expected = (end <= 24).then(|| {
                let mut bytes = [0; 24];
                bytes[..end].copy_from_slice(word.to_ascii_lowercase().as_bytes());
                [0, 8, 16].map(|at| u64::from_le_bytes(*bytes[at..].first_chunk().unwrap()))
            });
            assert_eq!(Key::of(word).map(|key| key.0), expected, "{word}");
        }
        assert_eq!(Key::of(""), None);
    }
}
