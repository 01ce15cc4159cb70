//! Countries, blocs and the bodies that the lexicon knows, wherever the text names them.

use super::scene::{BodyName, CountryName, Label, Scene};
use crate::lexicon::{Class, Form, GAZETTEER, Known, class_set};
use crate::text::{BlockKind, Extent, TokenKind, Words};

/// Finds them all.
pub(super) fn find(scene: &mut Scene<'_>) {
    let raw = scene.text.raw;
    let mut done = 0;
    for at in 0..scene.len() {
        let Some(token) = scene.token(at) else { break };
        if token.kind != TokenKind::Word || token.range.end <= done || !token.opens_name() {
            continue;
        }
        // A word of several parts can hold two countries: "China-Pakistan".
        let word = scene.word(at);
        let inner = if token.plain { "" } else { word };
        let parts =
            [0].into_iter().chain(inner.match_indices(['-', '–', '—']).map(|(hyphen, mark)| hyphen + mark.len()));
        for part in parts {
            let start = token.range.start + part as u32;
            if start < done || !word[part..].starts_with(char::is_uppercase) {
                continue;
            }
            if let Some((length, known)) = GAZETTEER.longest(&raw[start as usize..], token.all_caps) {
                done = start + length as u32;
                add(scene, at, Extent::new(start, done), known);
            }
        }
    }
    for place in 0..scene.countries.len() {
        scene.countries[place].acts = acts(scene, place);
    }
}

fn add(scene: &mut Scene<'_>, at: u32, bytes: Extent, known: Known) {
    let mut tokens = Extent::new(at, scene.text.tokens_in(bytes).end.max(at + 1));
    let single = tokens.end == tokens.start + 1;
    // A part of a compound says whose something is ("U.S.-led"), but the word is not the country's name.
    let whole = scene.token(at).is_some_and(|token| token.range.start == bytes.start);
    match known {
        Known::Trap => scene.set(tokens, Label::Trap),
        Known::Country(..) if single && whole && is_in_a_persons_name(scene, at) => {}
        Known::Country(..) if is_in_an_airlines_name(scene, at) => scene.set(tokens, Label::Trap),
        Known::Country(country, form) => {
            let mut bytes = bytes;
            if form == Form::Name {
                tokens.start = official_start(scene, at);
                if tokens.start < at {
                    bytes.start = scene.text.bytes(tokens).start;
                }
            }
            let label = Label::Country(scene.countries.len() as u32);
            scene.countries.push(CountryName { tokens, bytes, country, form, acts: true });
            scene.set(tokens, label);
        }
        // The agency of a dateline or a credit line published the text, and is nobody in it.
        Known::Body(_) if is_furniture(scene, at) => {}
        // "United Nations Convention on the Law of the Sea": a treaty, that bears the name of the body.
        Known::Body(_) if names_a_treaty(scene, tokens.end) => scene.set(tokens, Label::Trap),
        Known::Body(body) => {
            let of = GAZETTEER.bodies[body as usize].of;
            let of = of.or_else(|| scene.owner_before(at).and_then(|(owner, _)| scene.country_of(owner)));
            // "the German Red Cross" is one of many.
            let mut known = Some(body);
            if ["cross", "crescent"].iter().any(|word| scene.says(tokens.end - 1, word))
                && let Some(before) = scene.before(tokens.start)
                && let Label::Country(place) = scene.label(before)
            {
                tokens.start = scene.countries[place as usize].tokens.start;
                known = None;
            }
            // "Thai Red Cross Society"
            if known.is_none()
                && scene.here(tokens.end).is_some_and(|next| scene.says(next, "society") && scene.is_capital(next))
            {
                tokens.end += 1;
            }
            let label = Label::Body(scene.bodies.len() as u32);
            scene.bodies.push(BodyName { tokens, known, of, acronym: None, described: false, short: false });
            scene.set(tokens, label);
        }
    }
}

/// Whether a word behind a body's name makes it that of a treaty.
fn names_a_treaty(scene: &Scene<'_>, end: u32) -> bool {
    const TREATIES: Words = Words::of(&["convention", "charter", "treaty", "protocol", "covenant", "declaration"]);
    let framework = u32::from(scene.says(end, "framework"));
    scene.here(end + framework).is_some_and(|next| scene.is_capital(next) && scene.says_any(next, &TREATIES))
}

fn is_furniture(scene: &Scene<'_>, at: u32) -> bool {
    let sentence = scene.token(at).and_then(|token| scene.text.sentences.get(token.sentence as usize));
    sentence.is_some_and(|sentence| scene.text.block_of(sentence).kind.is_furniture())
}

/// Whether a country's name is somebody's: "Michael Jordan", "Chad Smith".
fn is_in_a_persons_name(scene: &Scene<'_>, at: u32) -> bool {
    let given = scene.before(at).is_some_and(|before| {
        let token = scene.token(before).is_some_and(|token| token.capital && token.is(Class::GivenName));
        token && scene.label(before) == Label::Free && scene.word(before).len() > 2
    });
    let also_given =
        matches!(scene.word(at), "Jordan" | "Chad" | "Georgia" | "Israel" | "Sofia" | "Paris" | "Malta" | "Kingston");
    let name_follows = || {
        scene.here(at + 1).is_some_and(|next| {
            let titles = class_set![Office, OfficeModifier, Subject, Ministry, Body, Thing];
            scene.is_capital(next) && !scene.is_of(next, titles)
        })
    };
    // "Japan's ambassador, Takehiro Togo": some other word between an office and the country's name.
    let unknown = || {
        let before =
            scene.before(at).filter(|&before| scene.is_free_capital(before) && !scene.is(before, Class::Subject))?;
        let comma = scene.before(before).filter(|&comma| scene.word(comma) == ",")?;
        let plain = [Class::Thing, Class::Body, Class::Ministry, Class::Trade, Class::OfficeModifier, Class::Office];
        scene.before(comma).filter(|&office| {
            scene.is(office, Class::Office)
                && !scene.is_capital(office)
                && !plain.iter().any(|&class| scene.is(before, class))
        })
    };
    given || (also_given && name_follows()) || unknown().is_some()
}

/// Whether a country's name ends that of an airline: "Air Serbia".
fn is_in_an_airlines_name(scene: &Scene<'_>, at: u32) -> bool {
    scene.before(at).is_some_and(|before| scene.word(before) == "Air" && scene.label(before) == Label::Free)
}

/// Where the official name starts that ends with a country's name: "the Islamic Republic of Mauritania".
fn official_start(scene: &Scene<'_>, name: u32) -> u32 {
    const STATES: Words = Words::of(&[
        "republic",
        "kingdom",
        "state",
        "federation",
        "commonwealth",
        "principality",
        "sultanate",
        "emirate",
        "union",
        "confederation",
        "duchy",
    ]);
    const KINDS: Words = Words::of(&[
        "islamic",
        "federal",
        "federative",
        "democratic",
        "socialist",
        "people",
        "'s",
        "’s",
        "united",
        "arab",
        "grand",
        "bolivarian",
        "plurinational",
        "hashemite",
        "co-operative",
        "cooperative",
        "independent",
        "oriental",
        "hellenic",
    ]);
    let any = |at: u32, words: &Words| scene.says_any(at, words);
    let of = scene.before(name).map(|the| if scene.says(the, "the") { scene.before(the).unwrap_or(the) } else { the });
    let state = of.filter(|&of| scene.says(of, "of")).and_then(|of| scene.before(of));
    let Some(mut start) = state.filter(|&state| scene.is_capital(state) && any(state, &STATES)) else { return name };
    while let Some(kind) = scene.before(start).filter(|&kind| any(kind, &KINDS)) {
        start = kind;
    }
    start
}

/// Whether a capital stands for its state ("Seoul and Washington agreed"), and not for the place ("in Seoul").
fn acts(scene: &Scene<'_>, place: usize) -> bool {
    const PLACED: Words = Words::of(&[
        "in", "at", "from", "to", "near", "outside", "around", "via", "across", "through", "into", "leaving", "left",
        "visit", "visited", "visiting", "central", "downtown", "greater", "toward", "towards", "of", "on", "over",
    ]);
    const PLACES: Words = Words::of(&[
        "summit",
        "talks",
        "meeting",
        "conference",
        "airport",
        "time",
        "office",
        "court",
        "suburb",
        "on",
        "this",
        "ceremony",
        "hotel",
        "port",
        "stadium",
        "university",
        "trip",
        "visit",
        "embassy",
        "in",
        "last",
        "yesterday",
        "today",
        "round",
    ]);
    let name = scene.countries[place];
    if name.form != Form::Capital {
        return true;
    }
    let text = scene.text;
    let sentence = scene.token(name.tokens.start).and_then(|token| text.sentences.get(token.sentence as usize));
    let stated = sentence.is_some_and(|sentence| {
        let kind = text.block_of(sentence).kind;
        !kind.is_furniture() && !matches!(kind, BlockKind::Article | BlockKind::Signature)
    });
    let Some(next) = scene.here(name.tokens.end) else {
        return stated && !is_placed(scene, name.tokens.start, &PLACED);
    };
    let word = scene.word(next);
    let inside = text.bytes(name.tokens) != name.bytes;
    // "Seoul, South Korea"; "Lisbon, 3 April"; "SEOUL, Oct. 29".
    let behind_comma = word == ","
        && scene.here(next + 1).is_some_and(|at| {
            matches!(scene.label(at), Label::Country(_))
                || scene.is(at, Class::Month)
                || scene.token(at).is_some_and(|token| token.kind == TokenKind::Number)
        });
    let in_a_name = scene.is_free_capital(next) && !scene.is(next, Class::Month) && !scene.is(next, Class::Weekday);
    let placed = is_placed(scene, name.tokens.start, &PLACED) || scene.says_any(next, &PLACES);
    stated && !inside && !behind_comma && !in_a_name && !placed && !matches!(word, "(" | "—" | "--" | "–")
}

/// Whether a preposition of place, or another capital that is only a place, stands before.
fn is_placed(scene: &Scene<'_>, at: u32, placed: &Words) -> bool {
    let Some(before) = scene.before(at) else { return false };
    // "on behalf of Helsinki"
    if scene.says(before, "of") && scene.before(before).is_some_and(|behalf| scene.says(behalf, "behalf")) {
        return false;
    }
    if scene.says_any(before, placed) {
        return true;
    }
    // "in Seoul and Busan", "in Busan and Seoul".
    let joined = scene.says(before, "and") || scene.says(before, "or") || scene.says(before, ",");
    joined
        && scene.before(before).is_some_and(|other| {
            scene.is_capital(other)
                && scene.before(other).is_some_and(|before| scene.says_any(before, placed))
                && (matches!(scene.label(other), Label::Country(place) if scene.countries[place as usize].form == Form::Capital)
                    || scene.label(other) == Label::Free)
        })
}
