//! Names without a word of their own that proves them: what stands beside them does.

use super::{is_inner, push, whose};
use crate::lexicon::{Class, Classes, Form, class_set};
use crate::mentions::scene::{Label, Scene};
use crate::text::{Extent, Words, words};

/// Where a name starts that can only be that of a workplace or a newspaper: behind "an analyst at", "told the", "in an interview with".
fn workplace_or_paper(scene: &Scene<'_>, at: u32) -> Option<u32> {
    const STAFF: Words = Words::of(&[
        "analyst",
        "economist",
        "researcher",
        "professor",
        "lecturer",
        "fellow",
        "scientist",
        "editor",
        "engineer",
        "strategist",
        "director",
        "head",
        "partner",
        "manager",
        "expert",
        "scholar",
        "historian",
        "consultant",
        "broker",
        "trader",
        "specialist",
    ]);
    let behind = |link: u32| if scene.says(link + 1, "the") { link + 2 } else { link + 1 };
    if scene.is_capital(at) {
        return None;
    }
    if scene.says_any(at, &STAFF) && scene.says(at + 1, "at") && scene.same_sentence(at, at + 1) {
        return Some(behind(at + 1));
    }
    if scene.says(at, "interview") && scene.says_any(at + 1, words!["with", "in"])
        || scene.says_any(at, words!["wrote", "writing"]) && scene.says(at + 1, "in")
    {
        let start = behind(at + 1);
        // A person gives an interview too, but never with an article.
        let paper = start == at + 3 || !scene.says(at + 1, "with") || scene.word(start).len() <= 3;
        return paper.then_some(start);
    }
    (scene.says_any(at, words!["told", "telling"]) && scene.says(at + 1, "the")).then_some(at + 2)
}

/// Names one behind the other that a plural has announced: "two firms, Nordhaven and Kvarts".
fn list_of_companies(scene: &mut Scene<'_>, from: u32, run: &impl Fn(&Scene<'_>, u32) -> Extent) {
    let mut at = from;
    for _ in 0..6 {
        let name = run(scene, at);
        if name.is_empty() || scene.here(name.start).is_none() || scene.is(name.start, Class::GivenName) {
            return;
        }
        push(scene, name, None, false);
        at = name.end;
        while scene.here(at).is_some_and(|at| scene.says(at, ",") || scene.says(at, "and")) {
            at += 1;
        }
        if at == name.end {
            return;
        }
    }
}

/// A name that stands beside a word that only a company has.
pub(super) fn by_neighbours(scene: &mut Scene<'_>, at: u32) {
    let run = |scene: &Scene<'_>, start: u32| {
        let mut end = start;
        // The first word may open a sentence; the others stand in the same.
        while (end == start || scene.here(end).is_some())
            && scene.is_free_capital(end)
            && is_inner(scene, end)
            && !scene.is(end, Class::OfficeModifier)
            && !scene.is(end, Class::NoBody)
        {
            end += 1;
        }
        Extent::new(start, end)
    };
    // "two firms, Nordhaven and Kvarts, have", "banks such as Nordhaven"
    if scene.is(at, Class::CompanyWord) && !scene.is_capital(at) && scene.word(at).ends_with('s') {
        let such = scene.says(at + 1, "such") && scene.says(at + 2, "as");
        let listed = if such { at + 3 } else { at + 2 };
        if such || matches!(scene.word(at + 1), "," | ":" | "including") {
            list_of_companies(scene, listed, &run);
        }
        return;
    }
    // "an analyst at Nordhaven", "told the Rundblick", "in an interview with El Heraldo"
    if let Some(start) = workplace_or_paper(scene, at) {
        let name = run(scene, start);
        let strange = class_set![Thing, Subject, NoName, GivenName, Honorific, Office];
        let plain = scene.here(start).is_some_and(|at| !scene.is_of(at, strange));
        let alone = scene.here(name.end).is_none_or(|next| {
            !scene.is(next, Class::Office)
                && !scene.is(next, Class::Thing)
                && !scene.is_possessive(next)
                && !scene.is_capital(next)
        });
        if !name.is_empty() && name.end - name.start <= 4 && plain && alone {
            push(scene, name, None, false);
        }
        return;
    }
    // "chipmaker Nordhaven".
    if scene.is(at, Class::CompanyWord) && !scene.is_capital(at) {
        let name = run(scene, at + 1);
        if !name.is_empty() && scene.here(name.start).is_some() && !scene.is(name.start, Class::GivenName) {
            push(scene, name, None, false);
        }
        return;
    }
    let starts = scene.is_capital(at)
        && is_inner(scene, at)
        && scene.before(at).is_none_or(|before| !scene.is_free_capital(before) || !is_inner(scene, before));
    if !starts {
        return;
    }
    let name = run(scene, at);
    if name.is_empty() {
        return;
    }
    let Some(next) = scene.here(name.end) else { return };
    // "Faber & Lowe"
    if scene.says(next, "&")
        && scene.here(next + 1).is_some_and(|other| scene.is_free_capital(other) && is_inner(scene, other))
    {
        let other = run(scene, next + 1);
        let common = |at: u32| scene.is_of(at, class_set![Subject, Thing, GivenName, Trade]);
        if !common(name.start) && !common(other.start) && other.end - name.start <= 7 {
            push(scene, Extent::new(name.start, other.end), None, false);
            return;
        }
    }
    if beside_a_noun(scene, name) || speaks_of_its_own(scene, name) {
        push(scene, name, None, false);
        return;
    }
    if national_body(scene, name) {
        return;
    }
    let known = scene.is_of(at, class_set![GivenName, Thing, Subject, NoName, Honorific, OfficeModifier]);
    // "Nordhaven CEO Ana Ruiz".
    let chief = (next..next + 4).map_while(|at| scene.here(at)).find(|&at| !scene.is(at, Class::OfficeModifier));
    let runs_a_company = chief.is_some_and(|chief| {
        scene.says_any(
            chief,
            words![
                "ceo",
                "chairman",
                "chairwoman",
                "founder",
                "co-founder",
                "cfo",
                "cto",
                "coo",
                "chair",
                "executive",
                "president",
                "director",
            ],
        ) && scene.here(chief + 1).is_some_and(|name| scene.is_free_capital(name) && is_inner(scene, name))
    }) || (scene.says(next, "ceo") || scene.says(next, "chief"))
        && scene.here(next + 1).is_some_and(|name| scene.is_free_capital(name));
    // "Nordhaven, a shipbuilder in Ulsan,".
    let called = || {
        scene.says(next, ",")
            && scene.here(next + 1).is_some_and(|a| scene.says(a, "a") || scene.says(a, "an") || scene.says(a, "the"))
            && (next + 2..next + 8)
                .map_while(|at| scene.here(at))
                .take_while(|&at| !matches!(scene.word(at), "," | "who" | "of" | "that" | "which" | "for"))
                .any(|at| scene.is(at, Class::CompanyWord) && !scene.is_capital(at))
    };
    // "Pakistan State Oil chief executive …".
    let national = scene.before(name.start).and_then(|before| match scene.label(before) {
        Label::Country(place) if scene.countries[place as usize].form != Form::Capital => {
            Some(scene.countries[place as usize].tokens.start)
        }
        _ => None,
    });
    if let Some(start) = national.filter(|_| runs_a_company && scene.is(name.end - 1, Class::Trade)) {
        push(scene, Extent::new(start, name.end), None, false);
        return;
    }
    let name_of_two_given = known || scene.is(at, Class::FamilyFirst) && name.end - name.start > 1;
    if !name_of_two_given && (runs_a_company || called()) {
        let of = whose(scene, name.start, name.end);
        push(scene, name, of, false);
    }
}

/// Whether a word may be somebody's name or a plain word, so that it proves no body.
fn is_common(scene: &Scene<'_>, at: u32) -> bool {
    const COMMON: Classes = class_set![
        GivenName,
        Thing,
        Subject,
        NoName,
        NoBody,
        Honorific,
        Office,
        OfficeModifier,
        Pronoun,
        Determiner,
        Preposition,
    ];
    scene.is_of(at, COMMON)
}

/// "the Unite union", "the Nordhaven company": a name between an article and the noun that says what it is.
fn beside_a_noun(scene: &Scene<'_>, name: Extent) -> bool {
    const NOUNS: Words = Words::of(&[
        "union",
        "company",
        "charity",
        "airline",
        "newspaper",
        "daily",
        "broadcaster",
        "think-tank",
        "consortium",
        "brewery",
        "shipyard",
        "retailer",
        "supermarket",
        "carmaker",
        "conglomerate",
        "lobby",
    ]);
    let led = scene.before(name.start).is_some_and(|the| scene.says(the, "the"));
    let noun = scene.here(name.end).is_some_and(|noun| !scene.is_capital(noun) && scene.says_any(noun, &NOUNS));
    led && noun && name.end - name.start <= 3 && !is_common(scene, name.start)
}

/// "Nordhaven said its ferries": a word that is no known name, and whose verb of saying has "its" behind it. What has "it" there
/// may as well be a person's family name: "Ruiz called it a start".
fn speaks_of_its_own(scene: &Scene<'_>, name: Extent) -> bool {
    let says = scene.here(name.end).filter(|&verb| scene.is(verb, Class::Reporting) && !scene.is_capital(verb));
    let own =
        says.is_some_and(|verb| (verb + 1..verb + 4).map_while(|at| scene.here(at)).any(|at| scene.says(at, "its")));
    let family = |at: u32| scene.is(at, Class::FamilyFirst);
    own && name.end - name.start == 1 && !is_common(scene, name.start) && !family(name.start)
}

/// "Statistics Canada said", "according to Science Foundation Ireland": fields or heads with a country's name behind them, where
/// somebody speaks. Adds the body.
fn national_body(scene: &mut Scene<'_>, name: Extent) -> bool {
    let Some(place) = scene.here(name.end).and_then(|at| match scene.label(at) {
        Label::Country(place) => Some(place),
        _ => None,
    }) else {
        return false;
    };
    let country = scene.countries[place as usize];
    let end = country.tokens.end;
    let field = |at: u32| scene.is_of(at, class_set![Subject, Thing, Body, Trade]) || scene.says(at, "statistics");
    let fits = country.form == Form::Name && (name.start..name.end).all(field);
    let says = scene.here(end).is_some_and(|verb| scene.is(verb, Class::Reporting) && !scene.is_capital(verb));
    let according = || {
        let to = scene.before(name.start).filter(|&to| scene.says(to, "to"))?;
        scene.before(to).filter(|&at| scene.says(at, "according"))
    };
    let proved = fits && (says || according().is_some());
    if proved {
        let of = Some(country.country);
        push(scene, Extent::new(name.start, end), of, false);
    }
    proved
}
