//! Names without a word of their own that proves them: what stands beside them does.

use super::{is_inner, push, whose};
use crate::lexicon::{Class, Form, class_set};
use crate::mentions::scene::{Label, Scene};
use crate::text::{Extent, TokenKind, Words, words};

/// Where a name starts that can only be that of a workplace or a newspaper: behind "an analyst at", "told the", "in an interview with".
fn workplace_or_paper(scene: &Scene<'_>, at: u32) -> Option<u32> {
    const STAFF: &Words = words![
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
        "analysts",
        "economists",
        "researchers",
        "strategists",
        "scientists",
        "engineers",
        "experts",
        "lawyers",
        "traders",
    ];
    let any = |at: u32, words: &Words| scene.says_any(at, words);
    let behind = |link: u32| if scene.says(link + 1, "the") { link + 2 } else { link + 1 };
    if scene.is_capital(at) && !scene.token(at).is_some_and(|token| token.first) {
        return None;
    }
    if scene.says(at + 1, "at") && any(at, STAFF) && scene.same_sentence(at, at + 1) {
        return Some(behind(at + 1));
    }
    if scene.says(at, "interview") && any(at + 1, words!["with", "in"])
        || any(at, words!["wrote", "writing"]) && scene.says(at + 1, "in")
    {
        let start = behind(at + 1);
        // A person gives an interview too, but never with an article.
        let paper = start == at + 3 || !scene.says(at + 1, "with") || scene.word(start).len() <= 3;
        return paper.then_some(start);
    }
    // "told EMTV that"
    let letters = scene.here(at + 1).is_some_and(|next| {
        scene.token(next).is_some_and(|token| token.all_caps) && (3..=6).contains(&scene.word(next).len())
    });
    let told = any(at, words!["told", "telling"]);
    match told {
        true if scene.says(at + 1, "the") => Some(at + 2),
        true if letters => Some(at + 1),
        _ => None,
    }
}

/// The run of free capitals that starts at a place, small words inside it included. The first word may open a sentence; the
/// others stand in the same.
fn run(scene: &Scene<'_>, start: u32) -> Extent {
    let inner = |at: u32| {
        scene.is_free_capital(at)
            && is_inner(scene, at)
            && !scene.is(at, Class::OfficeModifier)
            && !scene.is(at, Class::NoBody)
    };
    let mut end = start;
    while (end == start || scene.here(end).is_some()) && inner(end) {
        end += 1;
        // "União Nacional dos Trabalhadores", "Pratt & Whitney"
        let linked = end > start
            && scene
                .here(end)
                .is_some_and(|at| scene.is(at, Class::Particle) && !scene.is_capital(at) || scene.word(at) == "&")
            && scene.here(end + 1).is_some_and(inner);
        end += u32::from(linked);
    }
    // A single letter is no name.
    let letter = end == start + 1 && scene.word(start).chars().count() == 1;
    Extent::new(start, if letter { start } else { end })
}

/// Names one behind the other that a plural has announced: "two firms, Nordhaven and Kvarts".
fn list_of_names(scene: &mut Scene<'_>, from: u32) {
    let mut at = from;
    for _ in 0..6 {
        let name = run(scene, at);
        if name.is_empty() || scene.here(name.start).is_none() || scene.is(name.start, Class::GivenName) {
            return;
        }
        push(scene, name, None, false);
        at = name.end;
        // "SECEGSA of Madrid and SNED of Rabat"
        if scene.here(at).is_some_and(|of| scene.says(of, "of"))
            && scene.here(at + 1).is_some_and(|at| scene.is_capital(at))
        {
            at += 2;
        }
        let end = at;
        while scene.here(at).is_some_and(|at| scene.word(at) == "," || scene.says(at, "and")) {
            at += 1;
        }
        if at == end {
            return;
        }
    }
}

/// "railway companies SNCB and CFL": names right behind a plural, joined by "and".
fn names_behind(scene: &Scene<'_>, plural: u32) -> Option<u32> {
    let first = run(scene, plural + 1);
    let joined = scene.here(first.end).is_some_and(|at| scene.says(at, "and") || scene.word(at) == ",");
    let named = |name: Extent| {
        !name.is_empty()
            && scene.here(name.start).is_some_and(|at| {
                !is_common(scene, at) && !scene.is(at, Class::FamilyFirst) && scene.label(at) == Label::Free
            })
    };
    let next = || run(scene, first.end + 1);
    (named(first) && joined && named(next())).then_some(first.start)
}

/// Where a list of names starts behind a plural: "two firms, Nordhaven and", "banks such as Nordhaven", "companies, among them".
fn list_behind(scene: &Scene<'_>, plural: u32) -> Option<u32> {
    // "The two companies in charge, SECEGSA and"
    let small = |at: u32| scene.token(at).is_some_and(|token| token.kind == TokenKind::Word) && !scene.is_capital(at);
    let aside = (plural + 1..plural + 4).take_while(|&at| scene.here(at).is_some_and(small)).count() as u32;
    let mark = |at: u32| scene.here(at).is_some_and(|at| matches!(scene.word(at), "," | ":"));
    let plural =
        if mark(plural + 1 + aside) && scene.is(plural + 1, Class::Preposition) { plural + aside } else { plural };
    let comma = plural + 1 + u32::from(mark(plural + 1));
    let led: [&[&str]; 5] = [&["such", "as"], &["among", "them"], &["including"], &["like"], &["namely"]];
    let leads =
        |words: &&[&str]| words.iter().zip(comma..).all(|(word, at)| scene.here(at).is_some() && scene.says(at, word));
    match led.iter().find(|words| leads(words)) {
        Some(words) => Some(comma + words.len() as u32),
        None => (comma > plural + 1).then_some(comma),
    }
}

/// The name behind the noun that says what it is: "chipmaker Nordhaven", "the farmers' union UTAP"; "Ghana's cocoa board, Cocobod,".
fn behind_a_noun(scene: &Scene<'_>, noun: u32) -> Option<Extent> {
    let plain = |name: &Extent| {
        let firm = (name.start..name.end).any(|at| scene.word(at) == "&");
        !name.is_empty() && scene.here(name.start).is_some() && (firm || !scene.is(name.start, Class::GivenName))
    };
    let name = run(scene, noun + 1);
    // "the aerospace centre DLR"
    let acronym = || name.end - name.start == 1 && scene.token(name.start).is_some_and(|token| token.all_caps);
    if plain(&name) && (scene.is(noun, Class::BodyNoun) || acronym() && !is_common(scene, name.start)) {
        // "the think tank Prio Cyprus"
        let country = scene.here(name.end).and_then(|at| match scene.label(at) {
            Label::Country(place) => scene.countries.get(place as usize).filter(|country| country.form == Form::Name),
            _ => None,
        });
        let closes =
            |end: u32| scene.here(end).is_none_or(|next| !scene.is_possessive(next) && !scene.is_capital(next));
        let end = country.map(|country| country.tokens.end).filter(|&end| closes(end));
        return Some(Extent::new(name.start, end.unwrap_or(name.end)));
    }
    let comma = scene.here(noun + 1).filter(|&at| scene.word(at) == ",")?;
    let name = run(scene, comma + 1);
    let closed = scene.here(name.end).is_some_and(|at| scene.word(at) == ",") && !scene.says(name.end + 1, "who");
    let singular = !scene.word(noun).ends_with('s');
    (closed && singular && plain(&name) && name.end - name.start <= 3 && !is_common(scene, name.start)).then_some(name)
}

/// The name of the body that somebody speaks for: "a spokesperson for Nordhaven", "a statement from Kvarts".
fn spoken_for(scene: &Scene<'_>, at: u32) -> Option<Extent> {
    const VOICES: Words = Words::of(&[
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "spokespeople",
        "executives",
        "lawyers",
        "shareholders",
        "employees",
    ]);
    let link = scene.here(at + 1).filter(|&link| scene.says_any(link, words!["for", "from", "of", "at"]))?;
    if !scene.says_any(at, &VOICES) {
        return None;
    }
    let name = run(scene, link + 1 + u32::from(scene.says(link + 1, "the")));
    let alone = scene.here(name.end).is_none_or(|next| !scene.is_possessive(next) && !scene.is_capital(next));
    let plain = scene.here(name.start).is_some_and(|at| !is_common(scene, at));
    (!name.is_empty() && name.end - name.start <= 4 && alone && plain).then_some(name)
}

/// "PowerChina", "EuroAsia Interconnector": a capital inside the first word, as no other names have it.
fn has_inner_capital(scene: &Scene<'_>, at: u32) -> bool {
    const OF_PEOPLE: [&str; 12] = ["Mc", "Mac", "De", "Di", "Da", "La", "Le", "Van", "Von", "Al", "El", "Fitz"];
    let word = scene.word(at);
    let inner =
        word.char_indices().zip(word.chars().skip(1)).find(|((_, one), two)| one.is_lowercase() && two.is_uppercase());
    inner.is_some_and(|((place, one), _)| {
        let head = &word[..place + one.len_utf8()];
        let plain = head.chars().next().is_some_and(char::is_uppercase) && head.chars().skip(1).all(char::is_lowercase);
        plain
            && word.chars().count() > 4
            && word.chars().all(char::is_alphanumeric)
            && !OF_PEOPLE.contains(&head)
            && !scene.is(at, Class::NoBody)
            && !scene.is(at, Class::GivenName)
    })
}

/// "ASML, Besi and NXP": one of three or more, of which those before are bodies.
fn goes_on_with_bodies(scene: &Scene<'_>, name: Extent) -> bool {
    let body = |at: u32| matches!(scene.label(at), Label::Body(_));
    let Some(joint) = scene.before(name.start) else { return false };
    let Some(last) = scene.before(joint).filter(|&last| body(last)) else { return false };
    let and = |at: u32| scene.says(at, "and") || scene.word(at) == "&";
    let others = || {
        let first = (last.saturating_sub(6)..last).rev().find(|&at| !body(at));
        first.is_some_and(|comma| scene.word(comma) == "," && scene.before(comma).is_some_and(body))
    };
    let more = || {
        scene.here(name.end).is_some_and(|at| and(at) || scene.word(at) == ",")
            && scene.here(name.end + 1).is_some_and(|next| scene.is_free_capital(next) || body(next))
    };
    // "Embraer and WEG"
    let acronym = || {
        let plain = scene.token(name.start).is_some_and(|token| token.all_caps) && scene.word(name.start).len() > 2;
        plain && name.end - name.start == 1
    };
    let listed = scene.word(joint) == "," && more() || and(joint) && (others() || acronym());
    let speaks = scene.here(name.end).is_some_and(|at| scene.is(at, Class::Reporting));
    listed
        && !speaks
        && name.end - name.start <= 2
        && !is_common(scene, name.start)
        && !scene.is(name.start, Class::FamilyFirst)
}

/// Whether a word may have the name of a body near by: it means one, somebody speaks to it, or what stands behind it may lead to one.
pub(super) fn may_lead(scene: &Scene<'_>, at: u32) -> bool {
    scene.is_of(at, class_set![BodyNoun, Ministry, Body])
        || scene.says_any(at, words!["rival", "interview", "wrote", "writing", "told", "telling"])
        || scene.says_any(at + 1, words!["at", "for", "from", "of"])
}

/// A name that stands beside a word that only a body has.
pub(super) fn by_neighbours(scene: &mut Scene<'_>, at: u32) {
    // "Analysts at Nordhaven": a word that only opens its sentence.
    let first = scene.token(at).is_some_and(|token| token.first);
    let opens = first && may_lead(scene, at) && (scene.says(at, "rival") || workplace_or_paper(scene, at).is_some());
    // "the NGO Salva Maris"
    let letters = scene.word(at) == "NGO";
    if scene.is_capital(at) && !opens && !letters {
        by_name(scene, at);
        return;
    }
    let noun = scene.is(at, Class::BodyNoun);
    if noun && scene.word(at).ends_with('s') {
        if let Some(from) = list_behind(scene, at).or_else(|| names_behind(scene, at)) {
            list_of_names(scene, from);
        }
        return;
    }
    // "an analyst at Nordhaven", "told the Rundblick", "in an interview with El Heraldo"
    if let Some(start) = workplace_or_paper(scene, at) {
        let name = run(scene, start);
        let strange = [Class::Thing, Class::Subject, Class::NoName, Class::GivenName, Class::Honorific, Class::Office];
        let plain = scene.here(start).is_some_and(|at| !strange.iter().any(|&class| scene.is(at, class)));
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
    let of = if noun || scene.is(at, Class::Ministry) || scene.is(at, Class::Body) {
        behind_a_noun(scene, at)
    } else {
        None
    };
    if let Some(name) = of.or_else(|| spoken_for(scene, at)) {
        push(scene, name, None, false);
    }
}

/// A name that its own form or what stands behind it proves.
fn by_name(scene: &mut Scene<'_>, at: u32) {
    let starts = is_inner(scene, at)
        && scene.before(at).is_none_or(|before| !scene.is_free_capital(before) || !is_inner(scene, before));
    let name = run(scene, at);
    if !starts || name.is_empty() {
        return;
    }
    if has_inner_capital(scene, at) && !is_quoted(scene, at) || goes_on_with_bodies(scene, name) {
        push(scene, name, None, false);
        return;
    }
    // "Faber & Lowe"
    if let Some(and) = (name.start..name.end).find(|&at| scene.word(at) == "&") {
        let common = |at: u32| {
            [Class::Subject, Class::Thing, Class::GivenName, Class::Trade].iter().any(|&class| scene.is(at, class))
        };
        if !common(name.start) && !common(and + 1) && name.end - name.start <= 7 {
            push(scene, name, None, false);
            return;
        }
    }
    if beside_a_noun(scene, name) || speaks_of_its_own(scene, name) || has_what_firms_have(scene, name) {
        push(scene, name, None, false);
        return;
    }
    if is_listed(scene, name) || leads_to_bodies(scene, name) {
        push(scene, name, None, false);
        return;
    }
    if !national_body(scene, name) {
        by_chief_or_description(scene, name);
    }
}

/// "Temasek, GIC and the Investment Authority": one of those in a list that ends with a body.
fn leads_to_bodies(scene: &Scene<'_>, name: Extent) -> bool {
    /// How many more names the list may hold.
    const MOST: usize = 4;
    let strange = |name: Extent| {
        name.end - name.start <= 2 && !is_common(scene, name.start) && !scene.is(name.start, Class::FamilyFirst)
    };
    let placed = scene.before(name.start).is_some_and(|at| {
        scene.says_any(at, words!["in", "at", "from", "near", "to", "outside", "via", "into", "through"])
            || scene.is_possessive(at)
            || scene.is(at, Class::Office)
            || scene.is(at, Class::Honorific)
    });
    let comma = scene.here(name.end).is_some_and(|at| scene.word(at) == ",");
    if !strange(name) || placed || !comma {
        return false;
    }
    let mut at = name.end;
    for _ in 0..MOST {
        let comma = scene.here(at).is_some_and(|at| scene.word(at) == ",");
        let and = at + u32::from(comma);
        if scene.here(and).is_some_and(|and| scene.says(and, "and")) {
            let last = and + 1 + u32::from(scene.says(and + 1, "the"));
            return match scene.label(last) {
                Label::Body(place) => scene.here(last).is_some() && !scene.bodies[place as usize].described,
                _ => false,
            };
        }
        let next = run(scene, at + 1);
        let known = matches!(scene.label(at + 1), Label::Body(_)) && scene.here(at + 1).is_some();
        if !comma || !known && (next.is_empty() || !strange(next)) {
            return false;
        }
        at = match scene.label(at + 1) {
            Label::Body(place) => scene.bodies[place as usize].tokens.end,
            _ => next.end,
        };
    }
    false
}

/// "Helsinki-listed Metso": a name behind the exchange on which the shares of a firm are traded.
fn is_listed(scene: &Scene<'_>, name: Extent) -> bool {
    let before = scene.before(name.start).map(|at| scene.word(at));
    let listed = before.is_some_and(|word| {
        ["-listed", "-headquartered", "-traded", "-owned", "-run"].iter().any(|end| word.ends_with(end))
    });
    listed && name.end - name.start <= 3 && !is_common(scene, name.start)
}

/// "Nordhaven CEO Ana Ruiz", "Nordhaven, a shipbuilder in Ulsan,".
fn by_chief_or_description(scene: &mut Scene<'_>, name: Extent) {
    let at = name.start;
    let Some(next) = scene.here(name.end) else { return };
    let known =
        [Class::GivenName, Class::Thing, Class::Subject, Class::NoName, Class::Honorific, Class::OfficeModifier]
            .iter()
            .any(|&class| scene.is(at, class));
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
        scene.word(next) == ","
            && scene.here(next + 1).is_some_and(|a| {
                // "Hillside Air, Rwanda's second airline,"
                let owned = matches!(scene.label(a), Label::Country(_)) && scene.is_possessive(a + 1);
                owned || scene.says_any(a, words!["a", "an", "the"])
            })
            && (next + 2..next + 8)
                .map_while(|at| scene.here(at))
                .take_while(|&at| !matches!(scene.word(at), "," | "who" | "of" | "that" | "which" | "for"))
                .any(|at| scene.is(at, Class::BodyNoun) && !scene.is_capital(at))
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

/// Whether a name has beside it what only firms have or suffer: "Nordhaven's shares", "a stake in Kvarts", "Kvarts employs".
fn has_what_firms_have(scene: &Scene<'_>, name: Extent) -> bool {
    let common = is_common(scene, name.start) || scene.is(name.start, Class::FamilyFirst);
    if common || name.end - name.start > 3 {
        return false;
    }
    let owns = scene.here(name.end).is_some_and(|at| scene.is_possessive(at))
        && scene.here(name.end + 1).is_some_and(|noun| scene.is(noun, Class::FirmNoun) && !scene.is_capital(noun));
    let link = scene.before(name.start).filter(|&of| scene.says_any(of, words!["in", "of", "with", "by"]));
    let held = link.and_then(|of| scene.before(of)).is_some_and(|noun| {
        let place = scene.says(noun, "headquarters") && link.is_some_and(|link| scene.says(link, "in"));
        scene.is(noun, Class::Holding) && !scene.is_capital(noun) && !place
    });
    let does = scene.here(name.end).is_some_and(|verb| {
        let verb = if scene.word(verb) == "," && scene.says(verb + 1, "which") { verb + 2 } else { verb };
        scene.is(verb, Class::FirmVerb) && !scene.is_capital(verb)
    });
    owns || held || does
}

/// Whether a token stands in quotation marks.
fn is_quoted(scene: &Scene<'_>, at: u32) -> bool {
    let quotes = &scene.text.quotes;
    let next = quotes.partition_point(|quote| quote.tokens.start <= at);
    quotes[next.saturating_sub(3)..next].iter().any(|quote| quote.tokens.contains(at))
}

/// Whether a word may be somebody's name or a plain word, so that it proves no body.
fn is_common(scene: &Scene<'_>, at: u32) -> bool {
    const COMMON: [Class; 11] = [
        Class::GivenName,
        Class::Thing,
        Class::Subject,
        Class::NoName,
        Class::NoBody,
        Class::Honorific,
        Class::Office,
        Class::OfficeModifier,
        Class::Pronoun,
        Class::Determiner,
        Class::Preposition,
    ];
    COMMON.iter().any(|&class| scene.is(at, class))
}

/// "the Unite union", "the Nordhaven company": a name between an article and the noun that says what it is.
fn beside_a_noun(scene: &Scene<'_>, name: Extent) -> bool {
    let led = scene.before(name.start).is_some_and(|the| scene.says(the, "the"));
    let noun = scene.here(name.end).is_some_and(|noun| !scene.is_capital(noun) && scene.is(noun, Class::BodyNoun));
    let plain =
        if name.end - name.start > 1 { !scene.is(name.start, Class::GivenName) } else { !is_common(scene, name.start) };
    // "on RTÉ radio"
    let shouted = name.end - name.start == 1 && scene.token(name.start).is_some_and(|token| token.all_caps);
    let airs = scene.here(name.end).is_some_and(|noun| {
        ["radio", "television"].iter().any(|word| scene.says(noun, word)) && !scene.is_capital(noun)
    });
    led && noun && name.end - name.start <= 3 && plain || shouted && airs && !scene.is(name.start, Class::NoBody)
}

/// "Nordhaven said its ferries": a word that is no known name, and whose verb of saying has "its" behind it. What has "it" there
/// may as well be a person's family name: "Ruiz called it a start".
fn speaks_of_its_own(scene: &Scene<'_>, name: Extent) -> bool {
    let says = scene.here(name.end).filter(|&verb| scene.is(verb, Class::Reporting) && !scene.is_capital(verb));
    let own =
        says.is_some_and(|verb| (verb + 1..verb + 4).map_while(|at| scene.here(at)).any(|at| scene.says(at, "its")));
    let family = |at: u32| scene.is(at, Class::FamilyFirst);
    let plain = own && name.end - name.start == 1 && !is_common(scene, name.start) && !family(name.start);
    plain && !scene.ends_a_name(scene.word(name.start))
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
    let field = |at: u32| {
        [Class::Subject, Class::Thing, Class::Body, Class::Trade].iter().any(|&class| scene.is(at, class))
            || scene.says(at, "statistics")
    };
    // "Statistics Iceland", "Business Sweden"
    let office = name.end - name.start == 1
        && country.form == Form::Name
        && scene.says_any(
            name.start,
            words!["statistics", "business", "enterprise", "innovation", "invest", "parks", "universities"],
        )
        && !scene.here(end).is_some_and(|next| scene.is_capital(next) || scene.is_possessive(next));
    if office {
        push(scene, Extent::new(name.start, end), Some(country.country), false);
        return true;
    }
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
