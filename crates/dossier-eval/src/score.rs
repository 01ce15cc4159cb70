//! Counting, and how alike two pieces of text are.

use std::collections::BTreeMap;

/// What was found of what was to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found, and right.
    pub right: u32,
    /// To be found, and not found.
    pub missed: u32,
    /// Found, and false.
    pub wrong: u32,
}

impl Tally {
    /// The harmonic mean of precision and recall, in percent. Nothing to find and nothing found is perfect.
    pub fn f1(self) -> f64 {
        percent(2 * self.right, 2 * self.right + self.missed + self.wrong)
    }

    /// The share of right answers where each question gets one answer (an answer that is not right is `wrong`), in percent.
    pub fn accuracy(self) -> f64 {
        percent(self.right, self.right + self.wrong)
    }

    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.wrong += other.wrong;
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * f64::from(part) / f64::from(whole) }
}

/// The words of a text, lower-cased, how often each: punctuation, marks and white space make no difference.
pub(crate) fn bag(text: &str) -> BTreeMap<String, u32> {
    let mut bag = BTreeMap::new();
    for word in words(text) {
        *bag.entry(word).or_insert(0) += 1;
    }
    bag
}

/// The words of a text in order, lower-cased.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

struct Overlap {
    shared: f64,
    left: f64,
    right: f64,
}

fn overlap(left: &str, right: &str) -> Overlap {
    let (left, right) = (bag(left), bag(right));
    let shared: u32 = left.iter().map(|(word, n)| (*n).min(right.get(word).copied().unwrap_or(0))).sum();
    let total = |bag: &BTreeMap<String, u32>| f64::from(bag.values().sum::<u32>());
    Overlap { shared: f64::from(shared), left: total(&left), right: total(&right) }
}

/// Shared words twice over all words of both (Dice): 1 for the same words, 0 for none in common.
pub(crate) fn dice(left: &str, right: &str) -> f64 {
    let o = overlap(left, right);
    ratio(2.0 * o.shared, o.left + o.right)
}

/// Shared words over the words of either.
pub(crate) fn intersection_over_union(left: &str, right: &str) -> f64 {
    let o = overlap(left, right);
    ratio(o.shared, o.left + o.right - o.shared)
}

/// Shared words over the words of the shorter: 1 where one holds the other.
pub(crate) fn containment(left: &str, right: &str) -> f64 {
    let o = overlap(left, right);
    ratio(o.shared, o.left.min(o.right))
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// Pairs what is alike, the most alike first; nothing is used twice. Only pairs that reach `least` are made.
pub(crate) fn pair<L, R>(left: &[L], right: &[R], least: f64, alike: impl Fn(&L, &R) -> f64) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (l, a) in left.iter().enumerate() {
        for (r, b) in right.iter().enumerate() {
            let score = alike(a, b);
            if score >= least {
                candidates.push((score, l, r));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    let mut pairs = Vec::new();
    for (_, l, r) in candidates {
        if !used_left[l] && !used_right[r] {
            (used_left[l], used_right[r]) = (true, true);
            pairs.push((l, r));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_repeated_words() {
        assert_eq!(dice("the cod, the herring", "The cod"), 4.0 / 6.0);
        assert_eq!(intersection_over_union("a b c", "b c d"), 0.5);
        assert_eq!(containment("the port of Aden", "Aden"), 1.0);
    }

    #[test]
    fn false_finds_cost_as_much_as_misses() {
        assert_eq!(Tally { right: 1, missed: 1, wrong: 0 }.f1(), Tally { right: 1, missed: 0, wrong: 1 }.f1());
        assert_eq!(Tally::default().f1(), 100.0);
    }

    #[test]
    fn the_most_alike_are_paired_and_nothing_twice() {
        let pairs = pair(&["a b", "a b c"], &["a b c"], 0.5, |l, r| dice(l, r));
        assert_eq!(pairs, [(1, 0)]);
    }
}
