//! Whether money is given under an agreement.

use super::{goes_on, has_commitment};
use crate::draft::Draft;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Sentence, TokenKind, words};

/// Whether a sentence says that money is given under the agreement: an amount in a commitment, or of the agreement itself.
pub(super) fn gives_money(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    if !sentence.has_kind(TokenKind::Number) || !sentence.has(Class::Giving) && !draft.about.names_it(sentence.index) {
        return false;
    }
    let text = &reading.text;
    let tokens = sentence.tokens;
    // Few sentences name an amount, so the rest is asked of few.
    let Some(amount) = (tokens.start..tokens.end).find(|at| is_amount(reading, *at)) else { return false };
    // "the A$500 million pact"
    let own = draft.about.main_in(sentence.index).any(|mention| {
        let verb = |at: u32| text.has(at, Class::Auxiliary) || text.has(at, Class::PastVerb) || text.word(at) == ",";
        amount < mention.head.start && mention.head.start - amount <= 5 && !(amount..mention.head.start).any(verb)
    });
    let given = || sentence.has(Class::Giving);
    // "Norway has set aside 90 million kroner for the work", right behind the agreement.
    let party = || {
        let mentions = reading.mentions_in(sentence);
        mentions.iter().any(|mention| {
            let id = reading.id_of(mention.entity);
            mention.tokens.end < amount && id.is_some_and(|id| draft.parties.iter().any(|party| party.fact.id == *id))
        })
    };
    let behind = sentence.index.checked_sub(1).is_some_and(|before| draft.about.names_it(before))
        && (tokens.start..amount).any(|at| {
            text.is_any(
                at,
                words![
                    "aside",
                    "earmarked",
                    "pledged",
                    "committed",
                    "allocated",
                    "contribute",
                    "contributes",
                    "provide",
                    "provides",
                    "lending",
                    "lends",
                    "granting",
                    "giving",
                    "gives",
                    "spend",
                    "put",
                    "puts"
                ],
            )
        })
        && party();
    behind
        || own
        || (has_commitment(draft, sentence)
            || draft.about.names_it(sentence.index)
            || goes_on(reading, draft, sentence))
            && given()
}

/// Whether an amount of money begins at a token: "€1,200", "A$500 million", "EUR 40 million", "300 million dollars".
fn is_amount(reading: &Reading<'_>, at: u32) -> bool {
    const CODES: &[&str] = &[
        "EUR", "USD", "GBP", "JPY", "CHF", "NOK", "SEK", "DKK", "CNY", "KRW", "INR", "AUD", "CAD", "BRL", "NZD", "SGD",
        "US$", "A$", "C$", "NZ$", "R$", "Rs", "S$", "HK$", "ZAR", "AED", "SAR", "THB", "MYR", "IDR", "PHP", "TRY",
        "RM", "Rp", "NT$", "N$", "Ksh", "KSh", "Rs.", "CFA", "FCFA", "FJ$", "J$", "TT$", "B$", "RON", "ILS", "EGP",
        "VND", "PKR", "BDT", "LKR", "UAH", "KZT", "GEL", "MDL", "MXN", "PLN", "CZK", "HUF", "KES", "NGN", "GHS",
    ];
    const SIGNS: [char; 8] = ['$', '€', '£', '¥', '₩', '₹', '₺', '₦'];
    let text = &reading.text;
    let number = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Number);
    if !number(at) && !number(at + 1) {
        return false;
    }
    let word = text.word(at);
    let sign = word.ends_with(SIGNS) || CODES.contains(&word);
    let signed_number = number(at) && word.contains(SIGNS);
    let named = number(at) && (at + 1..at + 4).any(|at| text.has(at, Class::Currency));
    sign && number(at + 1) || signed_number || named
}
