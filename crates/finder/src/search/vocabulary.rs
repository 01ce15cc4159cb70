//! The different words of a library, each with a number.

/// Words in the order in which they were first seen. A hand-made table of hashes: the standard one costs the readers'
/// module several times as much, and its order is not fixed.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// All words, one behind the other.
    text: String,
    /// Where each word ends in `text`, and whether it stands in a name.
    words: Vec<(u32, bool)>,
    /// Numbers of words plus one by their hash; 0 is free. The length is a power of two.
    table: Vec<u32>,
}

impl Vocabulary {
    /// The number of different words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Every word with its number and whether it stands in a name.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &str, bool)> {
        let mut start = 0;
        self.words.iter().enumerate().map(move |(place, &(end, in_name))| {
            let word = self.text.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            (place, word, in_name)
        })
    }

    /// The number of a word, a new one if it was not there.
    pub(super) fn place(&mut self, word: &str, in_name: bool) -> u32 {
        if self.words.len() * 2 >= self.table.len() {
            self.grow();
        }
        let slot = self.slot(word);
        if let Some(place) = self.table[slot].checked_sub(1) {
            self.words[place as usize].1 |= in_name;
            return place;
        }
        let place = self.words.len() as u32;
        self.text.push_str(word);
        self.words.push((self.text.len() as u32, in_name));
        self.table[slot] = place + 1;
        place
    }

    /// The slot of a word: its own, or the free one where it belongs.
    fn slot(&self, word: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash(word) as usize & mask;
        while let Some(place) = self.table[slot].checked_sub(1) {
            if self.word(place as usize) == word {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn word(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.words[before].0 as usize);
        &self.text[start..self.words[place].0 as usize]
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(1024);
        self.table.clear();
        self.table.resize(size, 0);
        for place in 0..self.words.len() {
            let slot = self.slot(self.word(place));
            self.table[slot] = place as u32 + 1;
        }
    }
}

/// FNV-1a, 32 bits.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number() {
        let mut vocabulary = Vocabulary::default();
        let first: Vec<u32> = (0..3000).map(|n| vocabulary.place(&format!("w{n}"), false)).collect();
        let again: Vec<u32> = (0..3000).map(|n| vocabulary.place(&format!("w{n}"), n == 7)).collect();
        assert_eq!(first, again);
        assert_eq!(vocabulary.len(), 3000);
        let named: Vec<_> = vocabulary.words().filter(|(.., in_name)| *in_name).collect();
        assert_eq!(named, [(7, "w7", true)]);
    }
}
