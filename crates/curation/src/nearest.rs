//! What somebody may have meant by a word that is not known.

/// The key of a list that is nearest to another: by its letters, else the first that begins alike.
pub(crate) fn nearest<'w>(word: &str, list: impl IntoIterator<Item = &'w str> + Clone) -> Option<&'w str> {
    /// As many letters at the beginning are enough.
    const BEGINNING: usize = 4;
    let alike =
        |other: &&str| word.chars().zip(other.chars()).take_while(|(one, other)| one == other).count() >= BEGINNING;
    nearest_spelling(word, list.clone()).or_else(|| list.into_iter().find(alike))
}

/// The words of a list that others may be a slip of the pen for: about a third of their letters differ at most.
pub(crate) fn nearest_spelling<'w>(word: &str, list: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let distance = |other: &str| {
        let other: Vec<char> = other.to_lowercase().chars().collect();
        let allowed = (word.len().max(other.len()) + 1) / 3;
        Some(edits(&word, &other)).filter(|edits| *edits <= allowed)
    };
    list.into_iter().filter_map(|other| Some((distance(other)?, other))).min_by_key(|(edits, _)| *edits).map(|(_, w)| w)
}

/// The name of a list that is nearest to another, or the only one that holds it as a whole word: a family name alone.
pub(crate) fn nearest_name<'w>(name: &str, list: &[&'w str]) -> Option<&'w str> {
    let mut holding = list.iter().filter(|other| other.split(' ').any(|part| part == name));
    let only = holding.next().filter(|_| holding.next().is_none());
    only.copied().or_else(|| nearest_spelling(name, list.iter().copied()))
}

/// How many letters must be added, left out or exchanged to make one word of the other.
fn edits(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (at, theirs) in other.iter().enumerate() {
            let exchanged = diagonal + usize::from(letter != theirs);
            diagonal = row[at + 1];
            row[at + 1] = exchanged.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

/// Words in running text: `` `a`, `b` and `c` ``.
pub(crate) fn listed<'w>(words: impl IntoIterator<Item = &'w str>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        let keys = ["words", "speaker", "kind"];
        assert_eq!(nearest("wrods", keys), Some("words"));
        assert_eq!(nearest("Speakers", keys), Some("speaker"));
        assert_eq!(nearest("speaks", keys), Some("speaker"));
        assert_eq!(nearest("strength", keys), None);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(listed(["a"], "or"), "`a`");
        assert_eq!(listed(["a", "b", "c"], "or"), "`a`, `b` or `c`");
    }
}
