//! Where the name of a body ends: the fields, the places and the countries behind its head.

use super::{is_head, is_inner};
use crate::lexicon::{Class, Form, class_set};
use crate::mentions::scene::{Label, Scene};
use crate::text::{Words, words};

/// Where the words end that belong to a head before them: "of Trade, Industry and Energy".
pub(super) fn complement_end(scene: &Scene<'_>, from: u32, ministry: bool) -> u32 {
    let Some(first) = scene.here(from) else { return from };
    // "Committee to Protect Journalists"
    if scene.says(first, "to")
        && scene.says_any(from - 1, words!["committee", "campaign", "coalition", "council", "alliance"])
    {
        let mut end = from + 1;
        while scene.here(end).is_some_and(|at| scene.is_capital(at) && scene.label(at) == Label::Free) {
            end += 1;
        }
        return if end > from + 1 { end } else { from };
    }
    if !scene.says_any(first, words!["of", "for", "on"]) {
        return from;
    }
    if let Some(end) = holders_end(scene, first) {
        return end;
    }
    let mut end = from;
    let mut at = from + 1;
    while let Some(here) = scene.here(at) {
        if matches!(scene.label(here), Label::Country(_)) {
            let Label::Country(place) = scene.label(here) else { break };
            let country = scene.countries[place as usize];
            // "Ministry of Health of Peru": the country is no part of the name, but it is in "Bank of Korea".
            let whose = end > from
                && scene.before(here).is_some_and(|before| scene.says(before, "of") || scene.says(before, "the"));
            if whose || (ministry && end == from && country.form == Form::Name && scene.says(from - 1, "ministry")) {
                break;
            }
            // "will be run by the Hospital for Malta": whom it serves there, unless more of a name follows.
            let served = end == from
                && scene.says(first, "for")
                && !scene.here(country.tokens.end).is_some_and(|next| scene.is_free_capital(next));
            if served {
                break;
            }
            end = country.tokens.end;
            at = end;
            continue;
        }
        let fields = || ministry || scene.says(first, "for");
        if let Some(listed) = list_end(scene, here).filter(|_| end == from && fields()) {
            return listed;
        }
        if scene.is_free_capital(here)
            && is_inner(scene, here)
            && !(scene.is(here, Class::GivenName) && end > from && !is_saint(scene, here))
        {
            end = here + 1;
            at = end;
        } else if is_joint(scene, here, end, ministry) {
            at = here + 1;
        } else {
            break;
        }
    }
    end
}

/// Whether a name is that of a town called after a saint: "São Paulo".
fn is_saint(scene: &Scene<'_>, at: u32) -> bool {
    scene.before(at).is_some_and(|before| {
        scene.says_any(before, words!["são", "san", "santa", "santo", "saint", "st", "st.", "são"])
            || matches!(scene.word(before), "São" | "Sankt")
    })
}

/// Where the words end for those who sit in a body or whose office it is: "Council of Ministers", "Office of the Prime Minister".
fn holders_end(scene: &Scene<'_>, of: u32) -> Option<u32> {
    if !scene.says(of, "of") {
        return None;
    }
    let several = words![
        "ministers",
        "presidents",
        "governors",
        "rectors",
        "ambassadors",
        "secretaries",
        "mayors",
        "commissioners"
    ];
    if scene.is_capital(of + 1) && scene.says_any(of + 1, several) {
        return Some(of + 2);
    }
    let the = scene.says(of - 1, "office") && scene.says(of + 1, "the");
    let mut end = of + 2;
    while the
        && scene.here(end).is_some_and(|at| scene.is_capital(at) && scene.is_of(at, class_set![Office, OfficeModifier]))
    {
        end += 1;
    }
    (the && end > of + 2).then_some(end)
}

/// Where a list of three fields or more ends, of which the lexicon need not know all: "Inclusion, Social Security and Migration",
/// "Agriculture, Food and the Marine".
pub(super) fn list_end(scene: &Scene<'_>, from: u32) -> Option<u32> {
    let (mut items, mut known) = (0, 0);
    let mut at = from;
    loop {
        let start = at;
        while scene.here(at).is_some_and(|at| scene.is_free_capital(at) && is_inner(scene, at)) {
            at += 1;
        }
        let item = start..at;
        if item.is_empty() || item.len() > 4 {
            return None;
        }
        items += 1;
        known += u32::from(item.clone().any(|at| is_field(scene, at)));
        let comma = scene.here(at).is_some_and(|at| scene.word(at) == ",");
        let and = at + u32::from(comma);
        if scene.here(and).is_some_and(|and| scene.says(and, "and") || scene.word(and) == "&") {
            let last = and + 1 + u32::from(scene.says(and + 1, "the"));
            let mut end = last;
            while scene.here(end).is_some_and(|at| scene.is_free_capital(at) && is_inner(scene, at)) {
                end += 1;
            }
            known += u32::from((last..end).any(|at| is_field(scene, at)));
            let listed = end > last && end - last <= 4 && items > 1 && known * 2 > items;
            return (listed && !starts_an_office(scene, last)).then_some(end);
        }
        if !comma {
            return None;
        }
        at += 1;
    }
}

/// Whether a word is a field of policy, by the lexicon or by its ending: "Conciliation", "Waterways".
pub(super) fn is_field(scene: &Scene<'_>, at: u32) -> bool {
    const ENDINGS: [&str; 17] = [
        "graphy", "onomy", "istry", "metry", "iatry", "tion", "sion", "ment", "ance", "ence", "ity", "ism", "ics",
        "ship", "ways", "ture", "ology",
    ];
    scene.is(at, Class::Subject) || scene.word(at).len() > 6 && ENDINGS.iter().any(|end| scene.word(at).ends_with(end))
}

/// Whether an acronym in brackets stands behind the run of capitals that starts at a place.
pub(super) fn closes_with_acronym(scene: &Scene<'_>, from: u32) -> bool {
    let mut at = from;
    while scene.here(at).is_some_and(|at| scene.is_free_capital(at) && is_inner(scene, at)) {
        at += 1;
    }
    scene.here(at).is_some_and(|open| scene.word(open) == "(")
        && scene.word(at + 1).chars().filter(|c| c.is_uppercase()).count() > 1
        && scene.here(at + 2).is_some_and(|close| scene.word(close) == ")")
}

/// Whether a small word or a comma goes on with a name. `ministry`: whether its head is that of a government's body.
pub(super) fn is_joint(scene: &Scene<'_>, at: u32, end: u32, ministry: bool) -> bool {
    let Some(next) = scene.here(at + 1) else { return false };
    let subject = |at: u32| scene.is_free_capital(at) && scene.is(at, Class::Subject) && is_inner(scene, at);
    match scene.word(at) {
        "the" => end <= at,
        "of" | "for" | "on" | "de" | "la" | "del" | "des" | "du" | "da" | "do" | "dos" => {
            let next = if scene.says(next, "the") { next + 1 } else { next };
            matches!(scene.label(next), Label::Free) && scene.is_capital(next) && end == at
        }
        // "Ministry of Ecological Transition and the Demographic Challenge"
        "and" if ministry && scene.says(next, "the") && end == at => {
            let field = |at: u32| {
                scene.here(at).is_some_and(|at| scene.is_free_capital(at) && is_inner(scene, at) && !is_head(scene, at))
            };
            scene.is(at - 1, Class::Subject)
                && field(next + 1)
                && !scene.is_of(next + 1, class_set![GivenName, Body, Ministry])
                && !(field(next + 2) && is_head(scene, next + 2))
                && !starts_an_office(scene, next + 1)
                && (scene.is(next + 1, Class::Subject) || field(next + 2))
        }
        "and" | "&" => {
            // What two fields share is one name; a second body or a person is another.
            let named = scene.is_free_capital(next) && is_inner(scene, next) && !scene.is(next, Class::GivenName);
            let one = ministry && (subject(next) || subject(at - 1)) && !is_head(scene, next);
            let both = subject(next) && (subject(at - 1) || is_field(scene, at - 1) || scene.says(at, "&"));
            let plural = |at: u32| {
                let word = scene.word(at);
                word.len() > 4 && word.ends_with('s') && !scene.is(at, Class::GivenName) && scene.is_free_capital(at)
            };
            let adjective = |at: u32| {
                ["al", "ic", "an", "ive", "ary"]
                    .iter()
                    .any(|end| scene.word(at).len() > 4 && scene.word(at).ends_with(end))
            };
            // "of Employers and Industries", "of Oriental and African Studies"
            let both = both
                || !ministry && plural(at - 1) && plural(next) && !is_head(scene, next)
                || adjective(at - 1) && adjective(next) && scene.is_free_capital(next + 1);
            end == at && named && (both || one || closes_with_acronym(scene, next)) && !starts_an_office(scene, next)
        }
        "," => {
            // A list of fields runs up to its "and": "Trade, Industry and Energy".
            end == at
                && subject(at - 1)
                && subject(next)
                && (next + 1..next + 10)
                    .map_while(|at| scene.here(at))
                    .find(|&at| !subject(at) && scene.word(at) != ",")
                    .is_some_and(|and| (scene.says(and, "and") || scene.says(and, "&")) && subject(and + 1))
        }
        _ => false,
    }
}

/// Whether an office starts at a place: "Foreign Minister".
pub(super) fn starts_an_office(scene: &Scene<'_>, at: u32) -> bool {
    (at..at + 4)
        .map_while(|at| scene.here(at))
        .take_while(|&at| scene.is_capital(at))
        .any(|at| scene.is(at, Class::Office))
}

/// The end of a name that starts with its head, as many languages have it: "Banco Central do Brasil".
pub(super) fn foreign_end(scene: &Scene<'_>, head: u32) -> u32 {
    const HEADS: &[&str] = &[
        "universidad",
        "universidade",
        "université",
        "universität",
        "universita",
        "università",
        "instituto",
        "institut",
        "banco",
        "banque",
        "bank",
        "agencia",
        "agence",
        "centro",
        "fundación",
        "fundação",
        "hochschule",
        "akademie",
        "consejo",
        "conseil",
        "comisión",
        "ministerio",
        "ministère",
        "ministerium",
        "federation",
        "club",
        "direction",
        "dirección",
        "direção",
        "société",
        "sociedad",
        "électricité",
        "electricidade",
        "ferrovie",
        "ferrocarriles",
        "aguas",
        "puertos",
        "aeropuertos",
        "petróleos",
        "autoridade",
        "policía",
        "polícia",
        "polizia",
        "guardia",
        "autorité",
        "autoridad",
        "fédération",
        "federación",
        "office",
        "caisse",
        "comité",
        "consejería",
        "secretaría",
        "secretaria",
        "tribunal",
        "cámara",
        "câmara",
        "chambre",
        "union",
        "unión",
        "união",
        "académie",
        "academia",
        "école",
        "asociación",
        "associação",
        "ligue",
        "agenzia",
        "azienda",
        "ente",
        "bundesamt",
        "bundesanstalt",
        "landesanstalt",
        "istituto",
        "consiglio",
        "fondazione",
        "fondation",
        "banca",
        "accademia",
        "politecnico",
        "instytut",
        "uniwersytet",
        "univerzita",
        "confédération",
        "confederación",
        "corporación",
        "organización",
        "museo",
        "musée",
        "observatorio",
        "observatoire",
        "landesamt",
        "staatliche",
        "stiftung",
    ];
    let word = scene.word(head).to_lowercase();
    if !HEADS.contains(&word.as_str()) {
        return head + 1;
    }
    let mut end = head + 1;
    while let Some(at) = scene.here(end) {
        let linked = scene.is(at, Class::Particle) && scene.here(at + 1).is_some_and(|next| scene.is_capital(next));
        // "Direction générale des impôts": words in small letters that are not English.
        let foreign = |at: u32| {
            let word = scene.word(at);
            scene.here(at).is_some()
                && (!word.is_ascii()
                    || ["nationale", "nationales", "publique", "centrale", "nacional", "general"].contains(&word))
                && word.chars().all(char::is_alphabetic)
        };
        let small = scene.is(at, Class::Particle) && foreign(at + 1);
        let inner = scene.is_free_capital(at) && is_inner(scene, at)
            || matches!(scene.label(at), Label::Country(_)) && scene.is_capital(at);
        if linked || small {
            end += 2;
        } else if foreign(at) || inner {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// "Queen's University Belfast", "Imperial College London": the end of a name that closes with its town.
pub(super) fn town_end(scene: &Scene<'_>, start: u32, head: u32) -> u32 {
    let school = start < head && scene.says_any(head, words!["university", "college"]);
    let town = scene.here(head + 1).filter(|&at| {
        let other = class_set![
            Office,
            OfficeModifier,
            Honorific,
            Subject,
            Body,
            Ministry,
            GivenName,
            NoName,
            Thing,
            Weekday,
            Month,
            Trade
        ];
        let capital =
            matches!(scene.label(at), Label::Country(place) if scene.countries[place as usize].form == Form::Capital);
        school && (scene.is_free_capital(at) || capital) && !scene.is_of(at, other)
    });
    let alone = |at: u32| scene.here(at + 1).is_none_or(|next| !scene.is_capital(next) && !scene.is_possessive(next));
    town.filter(|&at| alone(at)).map_or(head + 1, |at| at + 1)
}

/// "Science Foundation Ireland": the end of a name that closes with the country which it is the body of.
pub(super) fn national_end(scene: &Scene<'_>, head: u32) -> u32 {
    const HEADS: Words =
        Words::of(&["foundation", "fund", "service", "council", "agency", "authority", "institute", "watch", "group"]);
    let country = scene.here(head + 1).and_then(|at| match scene.label(at) {
        Label::Country(place) => scene.countries.get(place as usize),
        _ => None,
    });
    let closes = |end: u32| scene.here(end).is_none_or(|next| !scene.is_possessive(next) && !scene.is_capital(next));
    country
        .filter(|country| country.form == Form::Name && scene.says_any(head, &HEADS) && closes(country.tokens.end))
        .map_or(head + 1, |country| country.tokens.end)
}
