//! Whether the name of a state only says where something is: "in Peru", "the border between Peru and Chile".

use crate::lexicon::Class;
use crate::text::{Extent, Text};

/// Whether some tokens that name a state name a place. What is joined to a place is one too: "ferries to Algeria and Italy".
pub(super) fn is_placed(text: &Text<'_>, tokens: Extent) -> bool {
    /// How many names before it may be joined to it.
    const JOINED: u32 = 4;
    let Some(first) = text.tokens.get(tokens.start as usize) else { return false };
    let mut at = tokens.start;
    for _ in 0..JOINED {
        let Some(before) = before(text, at).filter(|before| text.tokens[*before as usize].sentence == first.sentence)
        else {
            return false;
        };
        if text.has(before, Class::Placing) {
            // "Negotiators from Norway" act for it.
            let envoys = text.is(before, "from") && before > 0 && text.has(before - 1, Class::Envoy);
            return !envoys;
        }
        // "on the border between Peru and Chile"
        if text.is(before, "between") {
            return before > 0 && text.has(before - 1, Class::Frontier);
        }
        if !(text.is(before, "and") || text.word(before) == ",") || before == 0 {
            return false;
        }
        // The name before, back to its first capital.
        let mut name = before - 1;
        // "At a ceremony in Rabat on Thursday, Morocco and Portugal signed": a day is no name.
        let day = text.has(name, Class::Weekday) || text.has(name, Class::Month);
        if !text.tokens[name as usize].capital || day {
            return false;
        }
        while name > 0 && text.tokens[name as usize - 1].capital {
            name -= 1;
        }
        at = name;
    }
    false
}

/// The token before a name and its article.
fn before(text: &Text<'_>, at: u32) -> Option<u32> {
    let before = at.checked_sub(1)?;
    if text.is(before, "the") { before.checked_sub(1) } else { Some(before) }
}
