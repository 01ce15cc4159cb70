//! Whether some words can stand as a clause: whether a verb in a finite form is among them.

use crate::lexicon::Class;
use crate::lexicon::verbs::verb;
use crate::text::{Extent, Text, Token, TokenKind, words};

/// Whether a word is an auxiliary verb, and not the month of May.
pub(super) fn is_auxiliary(text: &Text<'_>, at: u32) -> bool {
    text.has(at, Class::Auxiliary) && text.word(at) != "May"
}

/// Whether a word opens a relative clause.
pub(super) fn is_relative(text: &Text<'_>, at: u32) -> bool {
    text.is_any(at, words!["which", "who", "whom", "whose", "where"])
}

/// Whether some words hold what looks like a verb in a finite form.
pub(super) fn is_finite(text: &Text<'_>, tokens: Extent) -> bool {
    let Some(words) = text.tokens.get(tokens.range()) else { return false };
    words.iter().enumerate().any(|(index, token)| {
        let word = text.slice(token.range);
        let past = word.len() > 3 && word.ends_with("ed");
        let present = index > 0 && is_in_s(word);
        let clitic = token.kind == TokenKind::Clitic && !word.ends_with('s');
        // Verbs whose past is like their plain form: "fishmeal cost $1,750".
        let unchanged = index > 0 && matches!(word, "cost" | "hit" | "cut" | "put" | "shut" | "let" | "spread");
        let auxiliary = token.is(Class::Auxiliary) && word != "May";
        let verb = auxiliary || token.is(Class::PastVerb) || clitic || unchanged;
        verb || !token.capital && (past || present)
    })
}

/// The same where the words might also be a noun and what belongs to it: only a verb with a subject right before it counts.
pub(super) fn is_surely_finite(text: &Text<'_>, tokens: Extent) -> bool {
    // "recalled the communiqué, which had opened the way": a thing and what it did.
    let relative = |at: &u32| is_relative(text, *at) || *at > tokens.start && text.is(*at, "that");
    let end = (tokens.start..tokens.end).find(relative).unwrap_or(tokens.end);
    (tokens.start + 1..end).any(|at| is_predicate(text, at))
}

/// Whether a word is a verb with its subject right before it.
fn is_predicate(text: &Text<'_>, at: u32) -> bool {
    let (Some(lead), Some(token)) = (text.tokens.get(at as usize - 1), text.tokens.get(at as usize)) else {
        return false;
    };
    let word = text.slice(token.range);
    let past = token.is(Class::PastVerb) || !token.capital && word.len() > 3 && word.ends_with("ed");
    // "believes Moscow holds the key"
    let present = (lead.capital || lead.is(Class::Pronoun)) && !token.capital && is_in_s(word);
    let led = text.is_any(at - 1, words!["which", "who", "that", "to"])
        || lead.is(Class::Auxiliary)
        || lead.is(Class::Conjunction)
        || lead.is(Class::Determiner)
        || lead.is(Class::Preposition);
    // "thinks exporters stand to gain"
    let noun = text.slice(lead.range);
    let plural = !lead.capital && noun.len() > 4 && is_in_s(noun);
    let plain = plural && word.chars().all(char::is_lowercase) && (verb(word).plain || verb(word).either);
    lead.kind != TokenKind::Mark && !led && (is_auxiliary(text, at) || past || present || plain)
}

/// Whether a clause goes on with a finite verb at a token, adverbs aside: `…, would open`.
pub(super) fn goes_on(text: &Text<'_>, mut at: u32) -> bool {
    while text.tokens.get(at as usize).is_some_and(|_| {
        text.verb(at).adverb
            || crate::lexicon::verbs::is_adverb(text.word(at))
            || text.is_any(at, words!["also", "not", "already", "now", "still"])
    }) {
        at += 1;
    }
    let Some(token) = text.tokens.get(at as usize) else { return false };
    starts_predicate(text, at, token)
}

fn starts_predicate(text: &Text<'_>, at: u32, token: &Token) -> bool {
    let word = text.slice(token.range);
    // "buys time", "opens on Monday": what a noun in the plural has not behind it.
    let next = text.tokens.get(at as usize + 1);
    let object = next.is_some_and(|next| next.kind != TokenKind::Mark);
    let stem = word.strip_suffix('s').unwrap_or(word);
    let known = |stem: &str| verb(stem).plain || verb(stem).either || verb(stem).formal || verb(stem).effect;
    let present =
        !token.capital && is_in_s(word) && object && (known(stem) || stem.strip_suffix('e').is_some_and(known));
    let past = !token.capital && word.len() > 4 && word.ends_with("ed");
    is_auxiliary(text, at) || token.is(Class::PastVerb) || present || past || token.is(Class::Reporting) && object
}

fn is_in_s(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}
