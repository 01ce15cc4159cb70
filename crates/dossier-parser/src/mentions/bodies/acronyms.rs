//! Acronyms: those in brackets that prove a name or stand for one, and where they come again.

use super::{push, whose};
use crate::lexicon::{Class, class_set};
use crate::mentions::scene::{Label, Scene};
use crate::text::{Extent, TokenKind, words};

/// A name whose initials are the acronym in the brackets that open at a place.
pub(super) fn by_acronym(scene: &mut Scene<'_>, open: u32) {
    if scene.word(open) != "(" {
        return;
    }
    let Some(acronym) = acronym_in(scene, open) else { return };
    let Some(last) = scene.before(open).filter(|&last| scene.label(last) == Label::Free) else { return };
    let no_body = [acronym, last].iter().any(|&at| scene.is_of(at, class_set![Thing, NoBody]));
    if no_body {
        return;
    }
    let letters = scene.word(acronym).chars().filter(|c| c.is_uppercase()).collect::<Vec<_>>();
    let mut start = open;
    for &letter in letters.iter().rev() {
        let small = |at: u32| {
            scene.is(at, Class::Particle)
                || scene.says_any(at, words!["of", "and", "for", "the", "des", "on", "&", "in"])
        };
        let mut at = scene.before(start);
        while let Some(here) = at.filter(|&here| small(here) && !initial_is(scene.word(here), letter)) {
            at = scene.before(here);
        }
        let Some(here) = at.filter(|&here| initial_is(scene.word(here), letter) && scene.label(here) != Label::Title)
        else {
            return;
        };
        start = here;
    }
    // A name read too short ("Health Service") gives way to the whole.
    if scene.is_capital(start) && open - start >= 2 {
        let of = whose(scene, start, open);
        push(scene, Extent::new(start, open), of, false);
    }
}

/// Whether a word starts with a letter, a French article aside.
fn initial_is(word: &str, letter: char) -> bool {
    let own = word.split_once(['\'', '’']).filter(|(article, _)| article.len() == 1).map_or(word, |(_, own)| own);
    let plain = |c: char| dossier::Id::slug(c.encode_utf8(&mut [0; 4]));
    own.chars().next().is_some_and(|c| plain(c) == plain(letter))
}

/// The acronym in the brackets that open at a place, quotation marks and "hereinafter" aside.
fn acronym_in(scene: &Scene<'_>, open: u32) -> Option<u32> {
    let mut at = open + 1;
    while scene.here(at).is_some_and(|at| {
        scene.token(at).is_some_and(|token| token.kind == TokenKind::Quote)
            || scene.says(at, "hereinafter")
            || scene.says(at, "the")
    }) {
        at += 1;
    }
    let acronym = scene.here(at)?;
    let word = scene.word(acronym);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let mut close = at + 1;
    while scene.here(close).is_some_and(|at| scene.token(at).is_some_and(|token| token.kind == TokenKind::Quote)) {
        close += 1;
    }
    let closed = scene.here(close).is_some_and(|close| scene.says(close, ")"));
    (closed && capitals >= 2 && word.chars().count() <= 10 && scene.token(acronym)?.kind == TokenKind::Word)
        .then_some(acronym)
}

/// Notes the acronym in brackets behind a body.
pub(super) fn acronym_behind(scene: &mut Scene<'_>, place: usize) {
    let end = scene.bodies[place].tokens.end;
    if scene.here(end).is_some_and(|open| scene.says(open, "(")) {
        scene.bodies[place].acronym = acronym_in(scene, end);
        if let Some(acronym) = scene.bodies[place].acronym {
            // "U.S. Agency for International Development (USAID)": the lexicon knows it by its acronym.
            if let Label::Body(known) = scene.label(acronym) {
                scene.bodies[place].known = scene.bodies[place].known.or(scene.bodies[known as usize].known);
            }
            scene.set(Extent::new(acronym, acronym + 1), Label::Body(place as u32));
        }
    }
}

/// Bodies by the acronyms that the text gives them.
pub(super) fn by_known_acronym(scene: &mut Scene<'_>) {
    let acronyms = scene.bodies.iter().filter_map(|body| Some((scene.word(body.acronym?), body.of)));
    let acronyms = acronyms.collect::<std::collections::BTreeMap<_, _>>();
    if acronyms.is_empty() {
        return;
    }
    // An acronym is a word with capitals, in brackets as elsewhere.
    let lengths = acronyms.keys().fold(0_u64, |lengths, acronym| lengths | 1 << acronym.len().min(63));
    for at in 0..scene.len() {
        let length = scene.token(at).filter(|token| token.kind == TokenKind::Word).map_or(0, |token| token.range.len());
        if lengths & 1 << length.min(63) == 0 || !scene.word(at).bytes().any(|byte| !byte.is_ascii_lowercase()) {
            continue;
        }
        if let Some(&of) = acronyms.get(scene.word(at)).filter(|_| scene.label(at) == Label::Free) {
            push(scene, Extent::new(at, at + 1), of, false);
            if let Some(body) = scene.bodies.last_mut() {
                body.short = true;
            }
        }
    }
}
