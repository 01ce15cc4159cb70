//! Organisations, by the words that their names are built around.
//!
//! 1. A head with what stands before it ("European Commission") and behind it ("Ministry of Trade and Industry").
//! 2. A company, by what ends its name ("Acme Robotics Inc.").
//! 3. An acronym in brackets, which also proves a name that has no head ("Centre national d'études spatiales (CNES)").
//! 4. A description in small letters ("Japan's science ministry").
//! 5. A name that its neighbours tell: "OpenAI CEO …", "chipmaker …", "…, a shipbuilder".

mod acronyms;
mod neighbours;

use acronyms::{acronym_behind, by_acronym, by_known_acronym};
use neighbours::by_neighbours;

use super::scene::{BodyName, Label, Scene};
use crate::lexicon::{Class, Form, class_set};
use crate::text::{BlockKind, Extent, Words, words};

/// Finds them all. The bodies that the lexicon knows are found already.
pub(super) fn find(scene: &mut Scene<'_>) {
    let spoken =
        (0..scene.len()).filter(|&at| scene.label(at) == Label::Free && is_prose(scene, at)).collect::<Vec<_>>();
    for &at in &spoken {
        if scene.label(at) == Label::Free && scene.is_capital(at) {
            by_suffix(scene, at);
            by_head(scene, at);
        }
    }
    by_letterhead(scene);
    for &at in &spoken {
        by_acronym(scene, at);
    }
    for &at in &spoken {
        if scene.label(at) == Label::Free {
            by_description(scene, at);
        }
    }
    for &at in &spoken {
        if scene.label(at) == Label::Free {
            by_neighbours(scene, at);
        }
    }
    let mut place = 0;
    while place < scene.bodies.len() {
        acronym_behind(scene, place);
        place += 1;
    }
    scene.relabel_bodies();
    by_known_acronym(scene);
}

/// Bodies whose names are a whole line at the head of a text, as those who publish it put them.
fn by_letterhead(scene: &mut Scene<'_>) {
    let lines = scene.text.blocks.iter().take(6).filter(|block| block.kind == BlockKind::Heading);
    let lines = lines.map(|block| block.tokens).filter(|tokens| (3..=12).contains(&tokens.len())).collect::<Vec<_>>();
    for line in lines {
        let shouted = line.range().all(|at| scene.text.tokens[at].all_caps || !scene.text.tokens[at].capital);
        let head = (line.start..line.end).find(|&at| is_head(scene, at) && scene.is(at, Class::Ministry));
        let Some(head) = head.filter(|_| !shouted) else { continue };
        let before = scene.bodies.len();
        by_head(scene, head);
        // Only if the line is the name and nothing else.
        if scene.bodies.get(before).is_some_and(|body| body.tokens != line) {
            let tokens = scene.bodies[before].tokens;
            scene.bodies.truncate(before);
            scene.set(tokens, Label::Free);
        }
    }
}

/// Whether a token stands where names are introduced: headings shout and cut, and repeat what the text says.
fn is_prose(scene: &Scene<'_>, at: u32) -> bool {
    let sentence = scene.token(at).and_then(|token| scene.text.sentences.get(token.sentence as usize));
    sentence.is_some_and(|sentence| {
        !matches!(
            scene.text.block_of(sentence).kind,
            BlockKind::Heading | BlockKind::Article | BlockKind::Dateline | BlockKind::Byline | BlockKind::Credit
        )
    })
}

fn is_head(scene: &Scene<'_>, at: u32) -> bool {
    scene.is_capital(at) && (scene.is(at, Class::Ministry) || scene.is(at, Class::Body))
}

/// A name around the head at a place.
fn by_head(scene: &mut Scene<'_>, at: u32) {
    let strong = is_head(scene, at);
    let weak = !strong && scene.is(at, Class::Trade);
    let next_is_head = scene.here(at + 1).is_some_and(|next| scene.label(next) == Label::Free && is_head(scene, next));
    // "Press Secretary", "Radio Oslo": such a head ends a name or begins another's.
    let medium =
        scene.says_any(at, words!["press", "radio", "television", "tv", "news", "books", "records", "railway"]);
    let behind = scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next));
    let portfolio = strong && is_portfolio(scene, at);
    if !(strong || weak) || next_is_head || medium && behind || portfolio {
        return;
    }
    let start = left_end(scene, at);
    let mut end = at + 1;
    if strong {
        end = complement_end(scene, at + 1, scene.is(at, Class::Ministry));
        if end == at + 1 && start == at {
            end = foreign_end(scene, at);
        }
        if end == at + 1 && start < at {
            end = national_end(scene, at);
        }
    } else if scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next)) || !names_a_company(scene, start, at) {
        return;
    }
    if scene.says(at, "railway") && start + 1 == at && end == at + 1 {
        return;
    }
    add(scene, start, at, end);
}

/// Whether the words up to a head are what somebody is minister of: "Minister of Territorial Administration".
fn is_portfolio(scene: &Scene<'_>, head: u32) -> bool {
    let mut at = head;
    while let Some(before) = scene
        .before(at)
        .filter(|&before| scene.is_free_capital(before) || ["and", "&", ",", "the"].contains(&scene.word(before)))
    {
        at = before;
    }
    let of = scene.before(at).filter(|&of| scene.says(of, "of") || scene.says(of, "for"));
    let office = of.and_then(|of| scene.before(of));
    office.is_some_and(|office| scene.says_any(office, words!["minister", "ministers", "secretary"]))
        && scene.says_any(
            head,
            words!["administration", "service", "police", "police", "community", "office", "mission", "union"],
        )
}

/// Whether the words before a weak head can be a company's: not a field of policy ("Clean Energy").
fn names_a_company(scene: &Scene<'_>, start: u32, head: u32) -> bool {
    start < head
        && (start..head).any(|at| {
            let common = class_set![Subject, Thing, NoName, Trade, Month, OfficeModifier];
            scene.label(at) == Label::Free && !scene.is_of(at, common) && scene.word(at).len() > 3
        })
}

/// Makes a body of the tokens, without a country's adjective before a ministry, which says whose it is.
fn add(scene: &mut Scene<'_>, start: u32, head: u32, end: u32) {
    let mut start = start;
    let mut of = None;
    if let Label::Country(place) = scene.label(start) {
        let country = scene.countries[place as usize];
        of = Some(country.country);
        let strip = ["ministry", "department", "treasury", "parliament", "senate", "cabinet"];
        let bare = strip.iter().any(|word| scene.says(head, word));
        if bare && end > country.tokens.end + 1 && country.form != Form::Capital {
            start = country.tokens.end;
        }
    }
    let office = scene.is(head, Class::Ministry) && scene.says(head, "office");
    if start == head && office {
        start = office_of(scene, head).map_or(start, |office| left_end(scene, office));
    }
    // "the Central Authority of Thailand" is whichever the treaty names.
    let named_by_role = ["central", "competent", "designated", "contracting", "requesting", "requested"];
    if scene.says(head, "authority") && start + 1 == head && named_by_role.iter().any(|word| scene.says(start, word)) {
        return;
    }
    // "each High Contracting Party" is whoever signs.
    if scene.says(head, "party")
        && (start..head).any(|at| {
            ["contracting", "requesting", "requested", "sending", "receiving"].iter().any(|word| scene.says(at, word))
        })
    {
        return;
    }
    // "United Nations Forum on Forests"
    if let Some(before) = scene.before(start)
        && let Label::Body(place) = scene.label(before)
        && scene.bodies[place as usize].known.is_some()
        && scene.says(before, "nations")
    {
        start = scene.bodies[place as usize].tokens.start;
    }
    if end - start < 2 {
        return;
    }
    if scene.is(end - 1, Class::Thing) && !is_head(scene, end - 1) && end - 1 == head {
        return;
    }
    // "the Lakes Union treaty" is a treaty's name.
    let treaty = ["treaty", "agreement", "pact", "accord", "convention", "protocol"];
    if scene.says(head, "union") && scene.here(end).is_some_and(|next| treaty.iter().any(|word| scene.says(next, word)))
    {
        return;
    }
    let of = of.or_else(|| whose(scene, start, end));
    push(scene, Extent::new(start, end), of, false);
}

/// Whose it is: by a possessor or an adjective before it, or by "of" and a country behind it.
fn whose(scene: &Scene<'_>, start: u32, end: u32) -> Option<u16> {
    let before = scene.owner_before(start).and_then(|(owner, _)| scene.country_of(owner));
    let skipped = || {
        // "Japan's newly founded Agency for …".
        let adjective = scene.before(start).filter(|&at| scene.token(at).is_some_and(|token| !token.capital))?;
        let possessive = scene.before(adjective).filter(|&at| scene.is_possessive(at))?;
        scene.owner_before(possessive + 1).and_then(|(owner, _)| scene.country_of(owner))
    };
    let behind = || {
        let of = scene.here(end).filter(|&of| scene.says(of, "of"))?;
        let next = scene.here(of + 1).map(|the| if scene.says(the, "the") { the + 1 } else { the })?;
        matches!(scene.label(next), Label::Country(_)).then(|| scene.country_of(scene.label(next))).flatten()
    };
    let inside = || {
        let Label::Country(_) = scene.label(end - 1) else { return None };
        scene.country_of(scene.label(end - 1))
    };
    before.or_else(skipped).or_else(behind).or_else(inside)
}

fn push(scene: &mut Scene<'_>, tokens: Extent, of: Option<u16>, described: bool) {
    let label = Label::Body(scene.bodies.len() as u32);
    scene.bodies.push(BodyName { tokens, known: None, of, acronym: None, described, short: false });
    scene.set(tokens, label);
}

/// Where a name starts that has its head at a place.
fn left_end(scene: &Scene<'_>, head: u32) -> u32 {
    let mut start = head;
    while let Some(before) = scene.before(start) {
        let joined = || {
            let and = scene.says(before, "and") || scene.says(before, "&");
            let other = scene.before(before).filter(|&other| scene.is_free_capital(other) && is_inner(scene, other))?;
            let both = scene.is(other, Class::Subject) && scene.is(start, Class::Subject) && start < head;
            (and && (both || scene.says(before, "&"))).then_some(other)
        };
        if let Some(owners) = owners_before(scene, start, head) {
            start = owners;
        } else if is_inner(scene, before) {
            start = match scene.label(before) {
                Label::Country(place) => scene.countries[place as usize].tokens.start,
                _ => before,
            };
        } else if is_electronic(scene, before) {
            start = before;
        } else if let Some(other) = joined() {
            start = other;
        } else {
            break;
        }
    }
    start
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
    let owners = scene.before(possessive).filter(|&owners| scene.is_free_capital(owners) && is_inner(scene, owners))?;
    let plural = scene.word(possessive).len() < 4 && !scene.word(possessive).contains('s');
    let people =
        scene.says_any(owners, words!["people", "women", "children", "men", "workers", "lloyd", "king", "queen"]);
    // "St. Luke's Hospital"
    let saint = scene.before(owners).filter(|&saint| {
        scene.says_any(saint, words!["st", "st.", "saint", "sta.", "sto."]) && scene.is_capital(saint)
    });
    saint.or((people || plural).then_some(owners))
}

/// Whether a token can stand inside an organisation's name.
fn is_inner(scene: &Scene<'_>, at: u32) -> bool {
    let Some(token) = scene.token(at) else { return false };
    let free = matches!(scene.label(at), Label::Free | Label::Trap);
    let country = matches!(scene.label(at), Label::Country(place)
        if scene.text.bytes(scene.countries[place as usize].tokens) == scene.countries[place as usize].bytes);
    let opens = token.first && (token.is(Class::NoName) || token.is(Class::Determiner));
    let dated = token.is(Class::Month) || token.is(Class::Weekday);
    // "Justice" is an office and a field of policy.
    let office = token.is(Class::Office) && !token.is(Class::OfficeModifier) && !token.is(Class::Subject);
    let article = token.is(Class::Determiner) || token.is(Class::Pronoun);
    scene.is_capital(at) && (free || country) && !opens && !dated && !office && !article && !token.is(Class::Honorific)
}

/// Where the words end that belong to a head before them: "of Trade, Industry and Energy".
fn complement_end(scene: &Scene<'_>, from: u32, ministry: bool) -> u32 {
    let Some(first) = scene.here(from) else { return from };
    if !scene.says_any(first, words!["of", "for", "on"]) {
        return from;
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
        if scene.is_free_capital(here) && is_inner(scene, here) && !(scene.is(here, Class::GivenName) && end > from) {
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

/// Where a list of three fields or more ends, of which the lexicon need not know all: "Inclusion, Social Security and Migration",
/// "Agriculture, Food and the Marine".
fn list_end(scene: &Scene<'_>, from: u32) -> Option<u32> {
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
fn is_field(scene: &Scene<'_>, at: u32) -> bool {
    const ENDINGS: [&str; 12] =
        ["tion", "sion", "ment", "ance", "ence", "ity", "ism", "ics", "ship", "ways", "ture", "ology"];
    scene.is(at, Class::Subject) || scene.word(at).len() > 6 && ENDINGS.iter().any(|end| scene.word(at).ends_with(end))
}

/// Whether an acronym in brackets stands behind the run of capitals that starts at a place.
fn closes_with_acronym(scene: &Scene<'_>, from: u32) -> bool {
    let mut at = from;
    while scene.here(at).is_some_and(|at| scene.is_free_capital(at) && is_inner(scene, at)) {
        at += 1;
    }
    scene.here(at).is_some_and(|open| scene.word(open) == "(")
        && scene.word(at + 1).chars().filter(|c| c.is_uppercase()).count() > 1
        && scene.here(at + 2).is_some_and(|close| scene.word(close) == ")")
}

/// Whether a small word or a comma goes on with a name. `ministry`: whether its head is that of a government's body.
fn is_joint(scene: &Scene<'_>, at: u32, end: u32, ministry: bool) -> bool {
    let Some(next) = scene.here(at + 1) else { return false };
    let subject = |at: u32| scene.is_free_capital(at) && scene.is(at, Class::Subject) && is_inner(scene, at);
    match scene.word(at) {
        "the" => end <= at,
        "of" | "for" | "on" | "de" | "la" | "del" | "des" | "du" | "da" | "do" | "dos" => {
            let next = if scene.says(next, "the") { next + 1 } else { next };
            matches!(scene.label(next), Label::Free) && scene.is_capital(next) && end == at
        }
        "and" | "&" => {
            // What two fields share is one name; a second body or a person is another.
            let named = scene.is_free_capital(next) && is_inner(scene, next) && !scene.is(next, Class::GivenName);
            let one = ministry && (subject(next) || subject(at - 1)) && !is_head(scene, next);
            let both = subject(next) && (subject(at - 1) || scene.says(at, "&"));
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
fn starts_an_office(scene: &Scene<'_>, at: u32) -> bool {
    (at..at + 4)
        .map_while(|at| scene.here(at))
        .take_while(|&at| scene.is_capital(at))
        .any(|at| scene.is(at, Class::Office))
}

/// The end of a name that starts with its head, as many languages have it: "Banco Central do Brasil".
fn foreign_end(scene: &Scene<'_>, head: u32) -> u32 {
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

/// "Science Foundation Ireland": the end of a name that closes with the country which it is the body of.
fn national_end(scene: &Scene<'_>, head: u32) -> u32 {
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

/// "Prime Minister's Office": the start of the office before the head.
fn office_of(scene: &Scene<'_>, head: u32) -> Option<u32> {
    let possessive = scene.before(head).filter(|&at| scene.is_possessive(at))?;
    let mut start = scene.before(possessive).filter(|&at| scene.is_capital(at) && scene.is(at, Class::Office))?;
    while let Some(before) = scene.before(start) {
        let part = scene.is(before, Class::OfficeModifier) || scene.is(before, Class::Subject);
        if !(part && scene.is_free_capital(before)) {
            break;
        }
        start = before;
    }
    Some(start)
}

/// A company by what ends its name, or by "PT" before it.
fn by_suffix(scene: &mut Scene<'_>, at: u32) {
    let word = scene.word(at);
    if matches!(word, "PT" | "CV" | "OAO" | "PAO" | "OOO" | "NPO") {
        let mut end = at + 1;
        while scene.here(end).is_some_and(|at| is_inner(scene, at)) {
            end += 1;
        }
        if end > at + 1 {
            push(scene, Extent::new(at, end), None, false);
        }
        return;
    }
    // "Royal Shrimp A/S", where the letters were cut apart.
    let danish = word == "A"
        && scene.here(at + 1).is_some_and(|slash| scene.word(slash) == "/")
        && scene.here(at + 2).is_some_and(|letter| scene.word(letter) == "S");
    if danish {
        let start = left_end(scene, at);
        if start < at {
            push(scene, Extent::new(start, at + 3), None, false);
        }
        return;
    }
    let written = word.len() > 3
        || scene.token(at).is_some_and(|token| token.all_caps)
        || word.contains('.')
        || matches!(word, "Co" | "Oy" | "Ltd" | "Inc" | "Plc" | "Tbk" | "Bhd" | "Pty" | "Pvt");
    if !scene.is(at, Class::CompanySuffix) || !written {
        return;
    }
    let Some(before) = scene.before(at) else { return };
    let last = if scene.says(before, ",") { before } else { at };
    let start = left_end(scene, last);
    if start == last {
        return;
    }
    let mut end = at + 1;
    while let Some(next) = scene.here(end) {
        let comma = scene.says(next, ",") && scene.is(next + 1, Class::CompanySuffix) && scene.is_capital(next + 1);
        let suffix = scene.is(next, Class::CompanySuffix) && scene.is_capital(next);
        // The dot of an abbreviation, where it was cut as a mark of its own.
        let dot = scene.says(next, ".") && scene.here(next + 1).is_some();
        if !(comma || suffix || dot) {
            break;
        }
        end += if comma { 2 } else { 1 };
    }
    let of = whose(scene, start, end);
    push(scene, Extent::new(start, end), of, false);
}

/// Where the words start for the office of those who prosecute: "the federal prosecutor's office".
fn office_of_prosecutor(scene: &Scene<'_>, office: u32) -> Option<u32> {
    if !scene.says(office, "office") {
        return None;
    }
    let owner = scene.before(office).filter(|&at| scene.is_possessive(at) || scene.says(at, "general"))?;
    let held = |at: u32| {
        ["prosecutor", "prosecutors", "ombudsman", "auditor", "general", "attorney"]
            .iter()
            .any(|word| scene.says(at, word))
    };
    let mut start = scene.before(owner).filter(|&at| held(at))?;
    let kind = |at: u32| {
        held(at)
            || ["federal", "public", "state", "chief", "national", "special", "district", "military"]
                .iter()
                .any(|word| scene.says(at, word))
    };
    while let Some(before) = scene.before(start).filter(|&before| kind(before)) {
        start = before;
    }
    Some(start)
}

/// A description in small letters: "science ministry", "Řež research institute".
fn by_description(scene: &mut Scene<'_>, at: u32) {
    const HEADS: Words =
        Words::of(&["ministry", "department", "institute", "university", "parliament", "regulator", "office"]);
    if scene.is_capital(at) || !scene.says_any(at, &HEADS) {
        return;
    }
    let mut start = at;
    // An office is one only by whose it is.
    if scene.says(at, "office") && office_of_prosecutor(scene, at).is_none() {
        return;
    }
    while let Some(before) = scene.before(start) {
        let subject = scene.is(before, Class::Subject) && !scene.is_capital(before);
        let joined = (scene.says(before, "and") || scene.says(before, ","))
            && start < at
            && scene.before(before).is_some_and(|other| scene.is(other, Class::Subject) && !scene.is_capital(other));
        if !(subject || joined) {
            break;
        }
        start = before;
    }
    let ministry = scene.says(at, "ministry") || scene.says(at, "department");
    // "the Austrian ministry of culture".
    let mut end = at + 1;
    if ministry && start == at && scene.here(end).is_some_and(|of| scene.says(of, "of") || scene.says(of, "for")) {
        let field = |at: u32| scene.is(at, Class::Subject) && !scene.is_capital(at);
        let mut next = at + 2;
        while scene.here(next).is_some_and(|next| field(next) || scene.says(next, "and") && field(next + 1)) {
            next += 1;
            end = next;
        }
    }
    // "the international department" is some office or other.
    let vague = ["international", "legal", "press", "political", "state", "government"];
    if scene.says(at, "department") && start + 1 == at && vague.iter().any(|word| scene.says(start, word)) {
        return;
    }
    // "the federal prosecutor's office"
    if let Some(start) = office_of_prosecutor(scene, at) {
        push(scene, Extent::new(start, at + 1), whose(scene, start, at + 1), false);
        return;
    }
    // "New Zealand's parliament"
    if scene.says(at, "parliament")
        && let Some(owner) = scene.before(at).filter(|&owner| scene.is_possessive(owner))
        && let Some(Label::Country(place)) = scene.before(owner).map(|country| scene.label(country))
        && scene.countries[place as usize].form == Form::Name
    {
        let country = scene.countries[place as usize];
        push(scene, Extent::new(country.tokens.start, at + 1), Some(country.country), false);
        return;
    }
    // "the Italian parliament"
    if scene.says(at, "parliament")
        && let Some(before) = scene.before(at)
        && let Label::Country(place) = scene.label(before)
        && scene.countries[place as usize].form == Form::Demonym
    {
        let country = scene.countries[place as usize];
        push(scene, Extent::new(country.tokens.start, at + 1), Some(country.country), false);
        return;
    }
    let named = scene.before(start).filter(|&before| scene.is_free_capital(before) && is_inner(scene, before));
    if !ministry {
        let Some(before) = named else { return };
        start = left_end(scene, before);
    } else if start == at && end == at + 1 {
        return;
    }
    let of = whose(scene, start, end).or_else(|| {
        // "the industry ministry in Prague".
        let place = scene.here(end + 1).filter(|_| scene.here(end).is_some_and(|at| scene.says(at, "in")))?;
        scene.country_of(scene.label(place))
    });
    push(scene, Extent::new(start, end), of, ministry);
}
