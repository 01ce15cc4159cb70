//! Where the name of a body begins: the words before its head.

use super::{is_head, is_inner};
use crate::lexicon::{Class, class_set};
use crate::mentions::scene::{Label, Scene};
use crate::text::words;

/// Where a name starts that has its head at a place.
pub(super) fn left_end(scene: &Scene<'_>, head: u32) -> u32 {
    let mut start = head;
    while let Some(before) = scene.before(start) {
        if let Some(owners) = owners_before(scene, start, head) {
            start = owners;
        } else if is_inner(scene, before) {
            start = match scene.label(before) {
                Label::Country(place) => scene.countries[place as usize].tokens.start,
                _ => before,
            };
        } else if is_electronic(scene, before) || start < head && is_royal(scene, before, start) {
            start = before;
        } else if let Some(other) = joined_before(scene, before, start, head)
            .or_else(|| named_before_particle(scene, before, start, head))
            .or_else(|| place_before_of(scene, before, start, head))
        {
            start = other;
        } else {
            break;
        }
    }
    start
}

/// The word before an "and" that joins what a body is for: "Trade and Industry Office", "the Nurses and Midwives Association".
fn joined_before(scene: &Scene<'_>, and: u32, start: u32, head: u32) -> Option<u32> {
    let joins = scene.says(and, "and") || scene.says(and, "&");
    let other = scene.before(and).filter(|&other| joins && scene.is_free_capital(other) && is_inner(scene, other))?;
    if scene.says(and, "&") {
        return Some(other);
    }
    let both = scene.is(other, Class::Subject) && scene.is(start, Class::Subject) && start < head;
    (both || start < head && opens_with_kinds(scene, other)).then_some(other)
}

/// Whether the capitals up to a word before "and" are common words that only the head behind them makes a name of, from their article
/// on: "the National and", "Tanzania's Weights and".
fn opens_with_kinds(scene: &Scene<'_>, last: u32) -> bool {
    const KINDS: [&str; 12] = ["al", "ary", "ian", "ive", "ing", "ion", "ic", "ment", "ity", "ers", "ors", "ures"];
    let plural = |word: &str| word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && word.is_ascii();
    let common = |at: u32| {
        let word = scene.word(at);
        !scene.is(at, Class::GivenName)
            && (scene.is_of(at, class_set![Subject, Thing, Trade])
                || scene.says_any(at, words!["aid", "relief", "home", "youth", "women", "food"])
                || KINDS.iter().any(|end| word.len() > 5 && word.ends_with(end))
                || plural(word))
    };
    let mut first = last;
    while let Some(before) = scene.before(first).filter(|&before| scene.is_capital(before)) {
        let country = matches!(scene.label(before), Label::Country(_));
        let royal = is_royal(scene, before, first);
        if is_head(scene, before) || !(country || royal || scene.label(before) == Label::Free) {
            return false;
        }
        if scene.token(before).is_some_and(|token| token.is(Class::Determiner)) {
            break;
        }
        first = before;
    }
    let led =
        scene.before(first).is_none_or(|the| scene.is_of(the, class_set![Determiner]) || scene.is_possessive(the));
    common(last) && !is_head(scene, last) && led
}

/// "King Saud University": somebody's title that is part of a name.
fn is_royal(scene: &Scene<'_>, at: u32, name: u32) -> bool {
    scene.is_capital(at)
        && scene.is_free_capital(name)
        && scene
            .says_any(at, words!["king", "queen", "prince", "princess", "emperor", "sultan", "sheikh", "saint", "st."])
}

/// "Mohamed bin Zayed University": the name before a small word inside a name.
fn named_before_particle(scene: &Scene<'_>, particle: u32, start: u32, head: u32) -> Option<u32> {
    let small = start < head
        && !scene.is_capital(particle)
        && scene.is(particle, Class::Particle)
        && !scene.says_any(particle, words!["la", "le", "a", "e", "i", "y", "am", "to", "in"]);
    scene.before(particle).filter(|&before| small && scene.is_free_capital(before) && is_inner(scene, before))
}

/// "Port of Rotterdam Authority", "Bank of Valletta Group": what is named by "of" and a place before its head.
fn place_before_of(scene: &Scene<'_>, of: u32, start: u32, head: u32) -> Option<u32> {
    let heads =
        words!["authority", "corporation", "group", "foundation", "trust", "company", "press", "board", "council"];
    let kinds = words![
        "port",
        "ports",
        "airport",
        "airports",
        "bank",
        "city",
        "university",
        "church",
        "isle",
        "friends",
        "museum"
    ];
    let plain = scene.says(of, "of") && start < head && head - start <= 2 && scene.says_any(head, heads);
    scene.before(of).filter(|&kind| plain && scene.says_any(kind, kinds) && scene.is_free_capital(kind))
}

/// "e-Governance Academy": a name that begins with a small letter.
fn is_electronic(scene: &Scene<'_>, at: u32) -> bool {
    let mut letters = scene.word(at).chars();
    letters.next().is_some_and(char::is_lowercase)
        && letters.next() == Some('-')
        && letters.next().is_some_and(char::is_uppercase)
}

/// The word of "the Tenants' Union", "the People's Majlis": owners in the plural are part of a name, other owners are not.
fn owners_before(scene: &Scene<'_>, at: u32, head: u32) -> Option<u32> {
    let possessive = scene.before(at).filter(|&before| scene.is_possessive(before) && at <= head)?;
    let royal = |owners: u32| scene.says_any(owners, words!["king", "queen"]);
    let owners = scene
        .before(possessive)
        .filter(|&owners| scene.is_free_capital(owners) && (is_inner(scene, owners) || royal(owners)))?;
    let plural = scene.word(possessive).len() < 4 && !scene.word(possessive).contains('s');
    let people =
        scene.says_any(owners, words!["people", "women", "children", "men", "workers", "lloyd", "king", "queen"]);
    // "St. Luke's Hospital"
    let saint = scene.before(owners).filter(|&saint| {
        scene.says_any(saint, words!["st", "st.", "saint", "sta.", "sto."]) && scene.is_capital(saint)
    });
    saint.or((people || plural).then_some(owners))
}
