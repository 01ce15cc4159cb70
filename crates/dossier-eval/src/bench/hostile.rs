//! Texts that are hard on parsers: each makes a careless one look through the whole text, or a long list, once a word.

/// A kind of text, at any size.
pub(super) struct Kind {
    /// What it is called.
    pub(super) name: &'static str,
    /// What stands before the rest, so that there is an agreement to speak of.
    head: &'static str,
    made_of: Made,
}

/// What a text is made of.
enum Made {
    /// The same again and again.
    Of(&'static str),
    /// The same, each time with another word for `_`.
    With(&'static str),
    /// One half of the first, the other half of the second.
    Halves(&'static str, &'static str),
}

use Made::{Halves, Of, With};

/// The head of a text about an agreement.
const STORY: &str = "Norway and Chile signed a memorandum of understanding on fishing in Oslo on 3 May 2024.\n\n";
/// The head of an agreement itself.
const TREATY: &str =
    "AGREEMENT\nbetween Norway and Chile\n\nArticle 1: Scope\nThe Parties shall cooperate in fishing.\n\n";

/// All kinds.
pub(super) const KINDS: &[Kind] = &[
    kind("opening quotation marks", "", Of("“")),
    kind("straight quotation marks", "", Of("\" ")),
    kind("quotations in quotations", STORY, Halves("“a ", "b” ")),
    kind("apostrophes, then quotation marks", STORY, Halves("'a ", "“ ")),
    kind("opening brackets", "", Of("( ")),
    kind("one endless word", "", Of("a")),
    kind("one endless name", "", Of("Minister ")),
    kind("capital letters with full stops", "", Of("U.S. ")),
    kind("names joined by and", "", Of("John Kim and ")),
    kind("agreements of agreements", "", Of("the agreement on the agreement between Peru and Chile ")),
    kind("endless promises", "", Of("the two countries agreed to agree and will agree to ")),
    kind("dates", "", Of("on 1 May 2020 and on Tuesday last year ")),
    kind("line breaks", "", Of("\n")),
    kind("said she said", "", Of("\"We will,\" she said he said. ")),
    kind("a sentence of insertions", STORY, Of("The memorandum, which, said Berg, will, ")),
    kind("many people of one first name", STORY, With("The memorandum was signed by Minister John _. ")),
    kind("many people of one family name", STORY, With("Dr. _ Kim met Ms. Anna _. ")),
    kind("names that have no letters of ASCII", STORY, With("Minister Ж_Ж Жук said so. ")),
    kind("many names of one ministry", STORY, With("The Ministry of Trade (_Q) met. ")),
    kind("many bodies, and which is meant", STORY, With("The _ Institute met. The institute met. The ministry met. ")),
    kind("other agreements", STORY, With("It follows the _ Free Trade Agreement. ")),
    kind("the same other agreement", STORY, Of("It follows the 2002 agreement with Peru on fishing. ")),
    kind("entries into force", STORY, Of("The memorandum entered into force in May. ")),
    kind("headings without text", TREATY, Of("Areas of Cooperation\n\n")),
    kind("an endless heading over short lines", TREATY, Halves("a", "\n\nIt is so.")),
    kind("items without end", "The Parties shall:\n", Of("- cooperate on fishing;\n")),
    kind("articles without end", TREATY, Of("Article 3\nThe Parties shall cooperate for five years.\n\n")),
    kind("carriage returns", STORY, Of("It is so.\r")),
    kind("long dashes", "", Of("— ")),
    kind("quotations inside each other", STORY, Of("“It is ‘a “start” of it’ now.” ")),
    kind("text in another script", "", Of("協定は東京で署名された。")),
    kind("columns of signatures", TREATY, Of("Done at Oslo.\n\nFor Norway:     For Chile:     Ada Byron\n\n")),
    kind("signed again and again", TREATY, Of("Done at Oslo on 3 May 2024.\n\n")),
];

const fn kind(name: &'static str, head: &'static str, made_of: Made) -> Kind {
    Kind { name, head, made_of }
}

impl Kind {
    /// A text of this kind of that many bytes, or a few less.
    pub(super) fn text(&self, size: usize) -> String {
        let rest = size.saturating_sub(self.head.len());
        let mut text = self.head.to_owned();
        match self.made_of {
            Of(piece) => text.push_str(&piece.repeat(rest / piece.len() + 1)),
            Halves(first, second) => {
                text.push_str(&first.repeat(rest / 2 / first.len()));
                text.push_str(&second.repeat(rest / 2 / second.len() + 1));
            }
            With(piece) => {
                let mut number = 0;
                while text.len() < size {
                    text.push_str(&piece.replace('_', &word(number)));
                    number += 1;
                }
            }
        }
        super::speed::cut(&mut text, size);
        text
    }
}

/// Another word for each number: `Ba`, `Da`, …
fn word(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b"bdfgklmnprstvz"[number % 14]));
        number /= 14;
        word.push(char::from(b"aeiou"[number % 5]));
        number /= 5;
        if number == 0 {
            break;
        }
    }
    word[..1].to_uppercase() + &word[1..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    /// The fastest of a few parses, in seconds.
    fn seconds(text: &str) -> f64 {
        let time = || {
            let start = Instant::now();
            std::hint::black_box(dossier_parser::parse("text", text.as_bytes()));
            start.elapsed().as_secs_f64()
        };
        (0..3).map(|_| time()).fold(f64::MAX, f64::min)
    }

    /// Eight times the text would cost a careless parser sixty-four times as much. The bench measures it exactly; here is room
    /// for a machine that has much else to do, and what is done in half a second is not looked at.
    #[test]
    fn no_text_costs_far_more_than_its_length() {
        for kind in KINDS {
            let measured = || (seconds(&kind.text(12_500)), seconds(&kind.text(100_000)));
            let is_fair = |(short, long): &(f64, f64)| *long < short * 24.0 || *long < 0.5;
            // A machine that does much else spoils a single measurement; what grows too fast does so every time.
            let first = measured();
            assert!(is_fair(&first) || (0..2).any(|_| is_fair(&measured())), "{}: {first:?} s", kind.name);
        }
    }

    #[test]
    fn a_text_is_of_the_size_that_was_asked_for() {
        for kind in KINDS {
            assert!((997..=1000).contains(&kind.text(1000).len()), "{}", kind.name);
        }
    }
}
