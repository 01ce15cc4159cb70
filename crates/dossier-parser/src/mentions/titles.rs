//! Offices: "Science Minister", "head of Washington's Office of …", "Prime Minister of Peru", with whose they are.

use super::scene::{Label, Scene, Title};
use crate::lexicon::{Class, Form, class_set};
use crate::text::{Extent, Words, words};

/// Finds every office, in the order of the text.
pub(super) fn find(scene: &mut Scene<'_>) {
    for at in 0..scene.len() {
        if scene.label(at) != Label::Free || !scene.is(at, Class::Office) {
            continue;
        }
        // "Director General", "Chief Executive Officer": the last word is the head.
        let next_is_head = scene.here(at + 1).is_some_and(|next| {
            let rank = scene.is(next, Class::Honorific) && !scene.is(at, Class::OfficeModifier);
            scene.label(next) == Label::Free
                && scene.is(next, Class::Office)
                && scene.is_capital(next) == scene.is_capital(at)
                && !rank
        });
        // "Energy Minister Prince …": a rank beside an office is part of neither the office nor the name.
        let rank = scene.is(at, Class::Honorific)
            && scene.before(at).is_some_and(|before| scene.label(before) == Label::Title);
        if next_is_head || rank || is_name(scene, at) || goes_on(scene, at) {
            continue;
        }
        let mut title = read(scene, at);
        join(scene, &mut title);
        scene.set(title.tokens, Label::Title);
        scene.titles.push(title);
    }
}

/// Whether the word only begins an office: "Deputy Defence Minister".
fn goes_on(scene: &Scene<'_>, at: u32) -> bool {
    if !scene.is(at, Class::OfficeModifier) {
        return false;
    }
    let alike = |next: u32| scene.label(next) == Label::Free && scene.is_capital(next) == scene.is_capital(at);
    let mut rest = (at + 1..at + 6).map_while(|next| scene.here(next).filter(|&next| alike(next)));
    let end = rest.find(|&next| {
        scene.is(next, Class::Office) || !(scene.is(next, Class::OfficeModifier) || scene.is(next, Class::Subject))
    });
    end.is_some_and(|end| scene.is(end, Class::Office))
}

/// Two offices of one person: "Deputy Prime Minister and Economy Minister".
fn join(scene: &mut Scene<'_>, title: &mut Title) {
    let Some(and) = scene.before(title.whole.start).filter(|&and| scene.says(and, "and")) else { return };
    let named = |other: &Title| scene.is_capital(other.head) && scene.is_capital(title.head);
    let other = scene
        .titles
        .last()
        .copied()
        .filter(|other| other.whole.end == and && named(other) && !scene.word(other.head).ends_with('s'));
    if let Some(other) = other.filter(|_| title.whole.start == title.tokens.start) {
        title.tokens.start = other.tokens.start;
        title.whole.start = other.whole.start;
        title.party = title.party.or(other.party);
        title.body = title.body.or(other.body);
        scene.titles.pop();
    }
}

/// Whether the word is part of a name: "Martin Luther King".
fn is_name(scene: &Scene<'_>, at: u32) -> bool {
    let given =
        scene.before(at).is_some_and(|before| scene.is_free_capital(before) && scene.is(before, Class::GivenName));
    // "Hassan Sheikh Omar": a rank that is also a name stays one between two names.
    let name_follows =
        scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next)) && !scene.is(at, Class::Honorific);
    scene.is_capital(at) && given && !name_follows
}

/// The office with its head at a place.
fn read(scene: &Scene<'_>, head: u32) -> Title {
    let start = left_end(scene, head);
    let mut title = Title {
        tokens: Extent::new(start, head + 1),
        whole: Extent::new(start, head + 1),
        head,
        party: None,
        body: None,
    };
    owner(scene, &mut title);
    complement(scene, &mut title);
    title
}

/// Where the office starts that has its head at a place.
fn left_end(scene: &Scene<'_>, head: u32) -> u32 {
    let part = |at: u32| {
        let class = scene.is_of(at, class_set![OfficeModifier, Subject, Office]);
        scene.label(at) == Label::Free && class
    };
    let mut start = head;
    while let Some(before) = scene.before(start) {
        let joined =
            (scene.says(before, "and") || scene.says(before, "&")) && start < head && scene.is(start, Class::Subject);
        let shouted = scene.token(before).is_some_and(|token| token.all_caps);
        let alike = scene.is_capital(before) == scene.is_capital(start) || shouted || scene.says(before, "then");
        if part(before) && alike {
            start = before;
        } else if let Some(other) =
            scene.before(before).filter(|&other| joined && part(other) && scene.is(other, Class::Subject))
        {
            start = other;
        } else {
            break;
        }
    }
    // "then", "newly": when somebody holds an office is no part of it.
    while start < head && scene.says_any(start, words!["then", "ex", "newly", "party"]) {
        start += 1;
    }
    start
}

/// Whose office it is, by what stands before it.
fn owner(scene: &Scene<'_>, title: &mut Title) {
    let mut at = title.tokens.start;
    // "Japan's new foreign minister".
    let adjective = scene.before(at).filter(|&before| {
        scene.says_any(
            before,
            words!["new", "then", "current", "newly", "longtime", "appointed", "own", "outgoing", "chief", "first"],
        )
    });
    if let Some(adjective) = adjective {
        at = adjective;
    }
    let Some((owner, start)) = scene.owner_before(at) else { return };
    if let Label::Country(place) = owner {
        let country = scene.countries[place as usize];
        let place_only = country.form == Form::Capital && !country.acts;
        if place_only {
            return;
        }
    }
    take(scene, title, owner);
    title.whole.start = start;
    // "Washington's Office of … head": the office is the country's too.
    if let Label::Body(_) = owner
        && let Some((Label::Country(_), start)) = scene.owner_before(start)
    {
        title.whole.start = start;
    }
}

fn take(scene: &Scene<'_>, title: &mut Title, owner: Label) {
    if let Label::Body(place) = owner {
        title.body = title.body.or(Some(place));
    }
    title.party = title.party.or_else(|| scene.country_of(owner));
}

/// What it is the office of, by what stands behind it.
fn complement(scene: &Scene<'_>, title: &mut Title) {
    let Some(of) = scene.here(title.tokens.end) else { return };
    let link = |at: u32| ["of", "for", "at", "to", "in", "on"].iter().find(|word| scene.says(at, word)).copied();
    let Some(first) = link(of) else { return };
    let mut link_word = first;
    let mut at = of + 1;
    // A few links at most: "minister of justice of the Republic of Peru".
    for _ in 0..4 {
        while scene.here(at).is_some_and(|at| scene.is(at, Class::Determiner)) {
            at += 1;
        }
        let Some(here) = scene.here(at) else { return };
        match scene.label(here) {
            Label::Country(place) => {
                let country = scene.countries[place as usize];
                let end = country.tokens.end;
                if scene.here(end).is_some_and(|next| scene.is_possessive(next)) {
                    title.party = title.party.or(Some(country.country));
                    at = end + 1;
                    continue;
                }
                match link_word {
                    // An ambassador's post is another's country.
                    "to" | "in" | "on" | "at" | "for" => {
                        if link_word == "to" || link_word == "for" {
                            title.tokens.end = end;
                        }
                    }
                    _ if country.form == Form::Demonym => {
                        title.party = title.party.or(Some(country.country));
                        at = end;
                        if scene.here(at).is_some_and(|next| {
                            matches!(scene.label(next), Label::Body(_)) || scene.is(next, Class::Subject)
                        }) {
                            continue;
                        }
                    }
                    _ => title.party = title.party.or(Some(country.country)),
                }
                title.whole.end = end.max(title.whole.end);
                at = end;
            }
            Label::Body(place) => {
                take(scene, title, Label::Body(place));
                at = scene.bodies[place as usize].tokens.end;
                // The acronym in its brackets is passed over.
                if scene.bodies[place as usize].acronym.is_some() {
                    while scene.here(at).is_some_and(|at| scene.word(at) != ")") {
                        at += 1;
                    }
                    at += 1;
                }
                title.whole.end = at;
            }
            _ => {
                let end = subject_end(scene, here);
                if end == here {
                    return;
                }
                title.tokens.end = end;
                title.whole.end = end;
                at = end;
            }
        }
        let Some(next) = scene.here(at) else { return };
        let Some(word) = link(next) else { return };
        link_word = word;
        at = next + 1;
    }
}

/// The end of the fields of policy that start at a place: "Foreign Affairs and Trade".
fn subject_end(scene: &Scene<'_>, from: u32) -> u32 {
    const PLAIN: Words = Words::of(&[
        "delegation",
        "mission",
        "staff",
        "operations",
        "programme",
        "program",
        "department",
        "division",
        "section",
        "unit",
        "bureau",
        "negotiations",
        "board",
        "cabinet",
        "parliament",
        "council",
        "committee",
    ]);
    let free = |at: u32| scene.label(at) == Label::Free;
    let field = |at: u32| free(at) && (scene.is(at, Class::Subject) || scene.says_any(at, &PLAIN));
    // "Territorial Administration": an adjective that the lexicon lacks, before a field that it has.
    let adjective = |at: u32| {
        let ends = ["al", "ic", "ary", "ive", "ial"].iter().any(|end| scene.word(at).ends_with(end));
        ends && scene.is_free_capital(at)
            && scene.here(at + 1).is_some_and(|next| field(next) && scene.is_capital(next))
    };
    let subject = |at: u32| field(at) || adjective(at);
    let mut end = from;
    let mut at = from;
    while let Some(here) = scene.here(at) {
        let joint = end == at && at > from && ["and", "&", ","].contains(&scene.word(here));
        if subject(here) {
            end = here + 1;
            at = end;
        } else if joint {
            let list = scene.word(here) != "," || is_list(scene, here + 1, &subject);
            let next = if scene.says(here + 1, "the") { here + 2 } else { here + 1 };
            // A field that the lexicon lacks: "the Interior and Safety", up to a comma or "of".
            let unknown = |at: u32| {
                let stops = scene.here(at + 1).is_none_or(|end| scene.says(end, ",") || scene.says(end, "of"));
                scene.is_free_capital(at) && !scene.is(at, Class::GivenName) && scene.is_capital(from) && stops
            };
            if scene.word(here) != "," && scene.here(next).is_some_and(unknown) && !subject(next) {
                return next + 1;
            }
            if !(list && scene.here(next).is_some_and(subject)) {
                break;
            }
            at = next;
        } else {
            break;
        }
    }
    end
}

/// Whether a list of fields goes on up to its "and".
fn is_list(scene: &Scene<'_>, from: u32, subject: &impl Fn(u32) -> bool) -> bool {
    (from..from + 8).map_while(|at| scene.here(at)).find(|&at| !subject(at) && scene.word(at) != ",").is_some_and(
        |and| {
            let next = if scene.says(and + 1, "the") { and + 2 } else { and + 1 };
            (scene.says(and, "and") || scene.says(and, "&")) && subject(next)
        },
    )
}
