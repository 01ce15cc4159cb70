//! Acronyms: those in brackets that prove a name or stand for one, and where they come again.

use super::{push, whose};
use crate::lexicon::Class;
use crate::mentions::scene::{Label, Scene};
use crate::text::{Extent, Shapes, TokenKind, words};

/// A name whose initials are the acronym in the brackets that open at a place.
pub(super) fn by_acronym(scene: &mut Scene<'_>, open: u32) {
    if !scene.says(open, "(") {
        return;
    }
    let Some(acronym) = acronym_in(scene, open) else { return };
    let Some(last) = scene.before(open) else { return };
    // "Science and Economic Development Canada (ISED)": the country is no part of the acronym.
    let (last, end) = match scene.label(last) {
        Label::Free => (last, open),
        Label::Country(place) => {
            let country = scene.countries[place as usize].tokens;
            match scene.before(country.start).filter(|&before| scene.label(before) == Label::Free) {
                Some(before) => (before, country.start),
                None => return,
            }
        }
        _ => return,
    };
    let no_body = |at: u32| {
        [Class::Thing, Class::NoBody].iter().any(|&class| scene.is(at, class)) && !scene.is(at, Class::Subject)
    };
    if no_body(acronym) || no_body(last) {
        return;
    }
    let letters = scene.word(acronym).chars().filter(|c| c.is_uppercase()).collect::<Vec<_>>();
    let mut start = end;
    let mut left = letters.len();
    while left > 0 {
        let letter = letters[left - 1];
        let small = |at: u32| {
            scene.is(at, Class::Particle)
                || scene.says_any(at, words!["of", "and", "for", "the", "des", "on", "&", "in", ","])
        };
        let mut at = scene.before(start);
        while let Some(here) = at.filter(|&here| small(here) && !initial_is(scene.word(here), letter)) {
            at = scene.before(here);
        }
        let Some(here) = at.filter(|&here| scene.label(here) != Label::Title) else { return };
        // "UK Research and Innovation (UKRI)": letters as they stand.
        let whole = scene.word(here).chars().filter(|c| c.is_alphabetic()).collect::<Vec<_>>();
        // "Self-Defense": a letter for each part.
        let parts =
            scene.word(here).split(['-', '–']).filter_map(|part| part.chars().next()).map(|c| c.to_ascii_uppercase());
        let parts = parts.collect::<Vec<_>>();
        left = if whole.len() > 1 && letters[..left].ends_with(&whole) {
            left - whole.len()
        } else if parts.len() > 1 && letters[..left].ends_with(&parts) {
            left - parts.len()
        } else if initial_is(scene.word(here), letter) {
            left - 1
        } else {
            return;
        };
        start = here;
    }
    // "Agreement on Trade in Supplies (ATS)" is no body.
    if (start..end).any(|at| scene.is_capital(at) && scene.is(at, Class::Thing) && !scene.is(at, Class::Subject))
        && !has_head(scene, start, end)
    {
        return;
    }
    // "U.S. Center for AI Standards and Innovation (CAISI)": what stands before the letters is read already.
    if let Label::Body(body) = scene.label(start) {
        start = start.min(scene.bodies[body as usize].tokens.start);
    }
    // A name read too short ("Health Service") gives way to the whole.
    if scene.is_capital(start) && open - start >= 2 {
        let of = whose(scene, start, open);
        push(scene, Extent::new(start, open), of, false);
    }
}

/// Whether a name is built around a head of bodies, whatever else it holds: "Institute of Standards and Science".
fn has_head(scene: &Scene<'_>, start: u32, end: u32) -> bool {
    (start..end).any(|at| scene.is_capital(at) && (scene.is(at, Class::Body) || scene.is(at, Class::Ministry)))
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
    let closed = scene.here(close).is_some_and(|close| scene.word(close) == ")");
    (closed && capitals >= 2 && word.chars().count() <= 10 && scene.token(acronym)?.kind == TokenKind::Word)
        .then_some(acronym)
}

/// Notes the acronym in brackets behind a body.
pub(super) fn acronym_behind(scene: &mut Scene<'_>, place: usize) {
    let end = scene.bodies[place].tokens.end;
    // "the National Carriers' Association LINAVA"
    let beside = scene.here(end).filter(|&at| {
        let shouted = scene.token(at).is_some_and(|token| token.all_caps) && scene.word(at).len() > 2;
        let name = scene.bodies[place].tokens;
        shouted
            && scene.is_free_capital(at)
            && !scene.is(at, Class::NoBody)
            && name.end - name.start > 2
            && !scene.here(at + 1).is_some_and(|next| scene.is_capital(next))
    });
    if let Some(acronym) = beside {
        scene.bodies[place].acronym = Some(acronym);
        scene.set(Extent::new(acronym, acronym + 1), Label::Body(place as u32));
    }
    if scene.here(end).is_some_and(|open| scene.word(open) == "(") {
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
    let mut shapes = Shapes::default();
    acronyms.keys().for_each(|acronym| shapes.add(acronym));
    let any_small = !acronyms.keys().all(|acronym| acronym.starts_with(char::is_uppercase));
    for at in 0..scene.len() {
        if !scene.token(at).is_some_and(|token| (token.capital || any_small) && shapes.may_hold(token.shape)) {
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
