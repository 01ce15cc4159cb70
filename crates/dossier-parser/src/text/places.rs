//! Where the things of a list stand in the text, looked up by a byte.

/// An index of a list that is in the order of the text: how many of its things start before each stretch of bytes.
///
/// Rules ask for what stands in a sentence, or at a byte, of every sentence and from many of its words. A search that
/// halves the whole list each time would cost more the longer the text is; this one looks at a few neighbours.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// For each stretch, how many things start before it.
    before: Vec<u32>,
}

/// How many bytes a stretch has, as a power of two.
const STRETCH: u32 = 6;

impl Places {
    /// The index of things that start at some bytes, in the order of the text.
    pub(crate) fn of(starts: impl Iterator<Item = u32>) -> Self {
        let mut before = Vec::new();
        let mut count = 0;
        for start in starts {
            let stretch = (start >> STRETCH) as usize;
            if before.len() <= stretch {
                before.resize(stretch + 1, count);
            }
            count += 1;
        }
        before.push(count);
        Self { before }
    }

    /// How many things of the list start before a byte: the place of the first that starts there or behind. `list` and the
    /// starts of its things are those that the index was made of.
    #[inline]
    pub(crate) fn before<T>(&self, list: &[T], byte: u32, start: impl Fn(&T) -> u32) -> usize {
        let stretch = (byte >> STRETCH) as usize;
        let Some(&first) = self.before.get(stretch) else { return list.len() };
        let first = first as usize;
        let end = self.before.get(stretch + 1).map_or(list.len(), |&end| end as usize);
        first + list.get(first..end).map_or(0, |near| near.partition_point(|thing| start(thing) < byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_what_a_search_through_the_list_finds() {
        for starts in [vec![], vec![0], vec![3, 3, 63, 64, 65, 200, 200, 201, 1000], (0..300).collect::<Vec<u32>>()] {
            let places = Places::of(starts.iter().copied());
            for byte in (0..1200).chain([u32::MAX]) {
                let expected = starts.partition_point(|&start| start < byte);
                assert_eq!(places.before(&starts, byte, |&start| start), expected, "{starts:?}, {byte}");
            }
        }
    }
}
