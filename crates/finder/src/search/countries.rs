//! What countries are called beside their names: the adjectives of their people, and their names in Korean.

/// A country a line, `KR<tab>South Korean, Korean<tab>대한민국`, in the order of the codes; written by `build.rs` from the
/// parser's lexicon.
const COUNTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/countries.txt"));

/// What the country with a code is called beside its name; nothing for other codes.
pub(super) fn also_called(code: &str) -> &'static str {
    let line = COUNTRIES.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix('\t'));
    line.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::also_called;

    #[test]
    fn countries_are_known_by_their_people_and_in_korean() {
        assert_eq!(also_called("FR"), "French, Frenchman\t프랑스");
        assert!(also_called("US").starts_with("American"));
        assert_eq!(also_called("F"), "");
        assert_eq!(also_called(""), "");
    }
}
