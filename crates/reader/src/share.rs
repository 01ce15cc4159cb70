//! A text as a part of a link: deflate, then base64 in the letters that addresses carry as they are.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The longest text that is taken from a link, in bytes: a small link can hold a text of any length.
const LONGEST: usize = 4 << 20;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text as letters, digits, `-` and `_`.
pub fn encode(text: &str) -> String {
    let packed = compress_to_vec(text.as_bytes(), 9);
    let mut letters = String::with_capacity(packed.len() * 4 / 3 + 3);
    for group in packed.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            letters.push(char::from(LETTERS[letter as usize]));
        }
    }
    letters
}

/// The text of a link; none if the link is damaged or the text too long.
pub fn decode(letters: &str) -> Option<String> {
    let mut packed = Vec::with_capacity(letters.len() * 3 / 4);
    for group in letters.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in group {
            bits = bits << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        bits <<= 6 * (4 - group.len());
        let bytes = bits.to_be_bytes();
        packed.extend_from_slice(bytes.get(1..group.len())?);
    }
    String::from_utf8(decompress_to_vec_with_limit(&packed, LONGEST).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_link_gives_nothing() {
        let link = encode("The two countries agreed to cooperate.");
        assert!(link.bytes().all(|byte| LETTERS.contains(&byte)));
        assert_eq!(decode(&link[..link.len() / 2]), None);
        assert_eq!(decode("%%%"), None);
        assert_eq!(decode(&encode(&"a".repeat(LONGEST + 1))), None);
    }

    proptest::proptest! {
        #[test]
        fn a_text_comes_back(text in "\\PC{0,200}") {
            proptest::prop_assert_eq!(decode(&encode(&text)), Some(text));
        }

        #[test]
        fn any_link_gets_an_answer(link in "[A-Za-z0-9_-]{0,80}") {
            decode(&link);
        }
    }
}
