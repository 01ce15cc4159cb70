//! The part of a formal text in which the parties sign: where it begins, and its columns.

use std::ops::Range;

use crate::text::lines;

/// Whether a paragraph begins the part of a formal text in which the parties sign.
pub(in crate::text) fn opens_signatures(text: &str) -> bool {
    const OPENINGS: [&str; 8] = [
        "done at",
        "done in",
        "in witness whereof",
        "signed at",
        "signed in",
        "for the government of",
        "for and on behalf",
        "on behalf of",
    ];
    let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
    matches!(first, Some(b'd' | b'i' | b's' | b'f' | b'o'))
        && OPENINGS
            .iter()
            .any(|opening| text.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)))
}

/// The columns of a paragraph behind that, if it is a line of a signature block: each short, and no sentence. Wide gaps part columns.
/// `words`: how many it has.
pub(in crate::text) fn signatures(text: &str, words: usize) -> Option<Vec<Range<usize>>> {
    let gap = has_gap(text);
    if words > LONGEST_SIGNATURE && (!gap || is_long(text)) {
        return None;
    }
    if !gap {
        return is_signature(text).then(|| vec![Range { start: 0, end: text.len() }]);
    }
    let mut columns = Vec::new();
    let mut start = 0;
    // Where columns stand side by side, each line has its own; else a paragraph is one, however its lines are cut.
    let cuts = ['\t', '\n'];
    for piece in text.split("   ").flat_map(|piece| piece.split(cuts)) {
        let end = start + piece.len();
        let inner = piece.trim();
        let from = start + (piece.len() - piece.trim_start().len());
        if inner.contains(char::is_alphanumeric) {
            columns.push(from..from + inner.len());
        }
        // A gap is three spaces, a tab or the end of a line.
        start = if text[end..].starts_with(cuts) { end + 1 } else { end + 3 };
    }
    let short = |column: &Range<usize>| is_signature(&text[column.clone()]);
    columns.iter().all(short).then_some(columns)
}

/// Whether a text has a tab or three spaces, which is told of all its bytes at once.
fn has_gap(text: &str) -> bool {
    let text = text.as_bytes();
    let from = |at: usize| text.get(at..).unwrap_or_default().iter();
    let spaces = from(0).zip(from(1)).zip(from(2));
    from(0).fold(false, |found, byte| found | (*byte == b'\t'))
        | spaces.fold(false, |found, ((a, b), c)| found | (*a == b' ' && *b == b' ' && *c == b' '))
}

/// Whether the first column of a paragraph plainly has too many words for a signature, as nearly all text has.
fn is_long(text: &str) -> bool {
    let (mut words, mut spaces) = (0, 1);
    for byte in text.bytes() {
        match byte {
            b'\t' => return false,
            b' ' if spaces == 2 => return false,
            b' ' => spaces += 1,
            _ => {
                words += usize::from(spaces > 0 && byte.is_ascii_alphanumeric());
                spaces = 0;
            }
        }
        if words > LONGEST_SIGNATURE {
            return true;
        }
    }
    false
}

/// How many words a line of a signature block may have.
const LONGEST_SIGNATURE: usize = 16;

fn is_signature(text: &str) -> bool {
    let words = lines::words_up_to(text, LONGEST_SIGNATURE + 1);
    words <= LONGEST_SIGNATURE && (!lines::ends_sentence(text) || words <= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_gaps_part_the_columns_of_signatures() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let columns = signatures(text, lines::words_up_to(text, 31));
            let columns = columns.map(|columns| columns.into_iter().map(|column| &text[column]).collect::<Vec<_>>());
            assert_eq!(columns.as_deref(), expected, "{text}");
        };
        check("Ada Byron", Some(&["Ada Byron"]));
        check("For Norway:        For Iceland:", Some(&["For Norway:", "For Iceland:"]));
        check(
            "For Norway:   For Iceland:\n(Signed) Ada Byron   (Signed) Dr. Lea Kunz, M.P.",
            Some(&["For Norway:", "For Iceland:", "(Signed) Ada Byron", "(Signed) Dr. Lea Kunz, M.P."]),
        );
        check("Ada Byron\tLea Kunz", Some(&["Ada Byron", "Lea Kunz"]));
        check("It was signed in Oslo, and each of the two texts is equally authentic.", None);
    }
}
