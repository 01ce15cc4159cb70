//! Organisations, by the words that their names are built around.
//!
//! 1. A head with what stands before it ("European Commission") and behind it ("Ministry of Trade and Industry").
//! 2. A company, by what ends its name ("Acme Robotics Inc.").
//! 3. An acronym in brackets, which also proves a name that has no head ("Centre national d'études spatiales (CNES)").
//! 4. A description in small letters ("Japan's science ministry").
//! 5. A name that its neighbours tell: "OpenAI CEO …", "chipmaker …", "…, a shipbuilder".

mod acronyms;
mod extent;
mod neighbours;
mod opening;

use acronyms::{acronym_behind, by_acronym, by_known_acronym};
use extent::{complement_end, foreign_end, national_end, town_end};
use neighbours::{by_neighbours, may_lead};
use opening::left_end;

use super::scene::{BodyName, Label, Scene};
use crate::lexicon::{Class, Form, class_set};
use crate::text::{BlockKind, Extent, TokenKind, Words, words};

/// Finds them all. The bodies that the lexicon knows are found already.
pub(super) fn find(scene: &mut Scene<'_>) {
    let Places { opens, described, beside } = Places::of(scene);
    for at in scene.capitals.clone().iter().copied() {
        if scene.label(at) == Label::Free {
            by_suffix(scene, at);
            by_head(scene, at);
        }
    }
    by_letterhead(scene);
    for at in opens {
        by_acronym(scene, at);
    }
    for at in described {
        if scene.label(at) == Label::Free {
            by_description(scene, at);
        }
    }
    for at in beside {
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

/// Where a body may be named, by what stands there: all are found in one look at the text.
#[derive(Default)]
struct Places {
    /// Brackets that open.
    opens: Vec<u32>,
    /// Heads in small letters.
    described: Vec<u32>,
    /// Words with a capital, and those that may lead to one.
    beside: Vec<u32>,
}

impl Places {
    fn of(scene: &Scene<'_>) -> Self {
        let mut places = Self::default();
        let prose = scene.text.sentences.iter().filter(|sentence| scene.text.is_prose(sentence));
        for at in prose.flat_map(|sentence| sentence.tokens.start..sentence.tokens.end) {
            let capital = scene.is_capital(at);
            if capital || may_lead(scene, at) {
                places.beside.push(at);
            }
            if !capital && scene.says_any(at, HEADS) {
                places.described.push(at);
            } else if scene.says(at, "(") && scene.label(at) == Label::Free {
                places.opens.push(at);
            }
        }
        places
    }
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
    if !(strong || weak) || next_is_head || medium && behind || portfolio || is_any_force(scene, at) {
        return;
    }
    let start = left_end(scene, at);
    let mut end = at + 1;
    if strong {
        // "the Recommendation of the Customs Council on …": what is on something is the text, not the council.
        let own = !(scene.says(at + 1, "on") && is_authors_name(scene, start));
        // "Directorate General of Health Services"
        let general = u32::from(
            scene.says_any(at, words!["directorate", "secretariat"])
                && scene.here(at + 1).is_some_and(|at| scene.says(at, "general") && scene.is_capital(at)),
        );
        let behind = at + 1 + general;
        end = if own { complement_end(scene, behind, scene.is(at, Class::Ministry)) } else { behind };
        // "Wageningen University & Research"
        let joined = end == at + 1 && scene.here(end).is_some_and(|and| scene.word(and) == "&");
        if joined && scene.here(end + 1).is_some_and(|next| scene.is_free_capital(next) && is_inner(scene, next)) {
            end += 2;
        }
        if end == at + 1 && start == at {
            end = foreign_end(scene, at);
        }
        if end == at + 1 && start < at {
            end = national_end(scene, at).max(town_end(scene, start, at));
        }
    } else if scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next)) || !names_a_company(scene, start, at) {
        return;
    }
    let national =
        matches!(scene.label(start), Label::Country(place) if scene.countries[place as usize].form == Form::Name);
    if scene.says(at, "railway") && start + 1 == at && end == at + 1 && !national {
        return;
    }
    end = with_number(scene, end);
    add(scene, start, at, end);
}

/// Where a name ends with the number that tells it from others: "Hospital No. 2".
fn with_number(scene: &Scene<'_>, end: u32) -> u32 {
    let number =
        |at: u32| scene.here(at).filter(|&at| scene.token(at).is_some_and(|token| token.kind == TokenKind::Number));
    let no = if matches!(scene.word(end - 1), "No." | "No" | "Nr." | "N°") { end - 1 } else { end };
    let dot = u32::from(scene.word(no + 1) == ".");
    let numbered = matches!(scene.word(no), "No." | "No" | "Nr." | "N°").then(|| number(no + dot + 1)).flatten();
    numbered.map_or(end, |number| number + 1)
}

/// Whether a head is one only with a word that says of what, and has none: "Visiting Forces", "the Household Survey".
fn is_any_force(scene: &Scene<'_>, head: u32) -> bool {
    let before = |words: &Words| scene.before(head).is_some_and(|before| scene.says_any(before, words));
    let country = || scene.before(head).is_some_and(|before| matches!(scene.label(before), Label::Country(_)));
    if scene.says(head, "forces") {
        const ARMS: &Words = words![
            "armed",
            "defence",
            "defense",
            "air",
            "special",
            "naval",
            "ground",
            "land",
            "police",
            "border",
            "security",
            "military",
            "self-defense",
            "self-defence",
            "peacekeeping",
            "operations",
            "territorial",
        ];
        return !(before(ARMS) || country());
    }
    const MAPS: &Words = words![
        "geological",
        "geologic",
        "antarctic",
        "hydrographic",
        "soil",
        "botanical",
        "ordnance",
        "geodetic",
        "topographic",
        "archaeological",
        "hydrological",
        "zoological",
        "geophysical",
    ];
    scene.says(head, "survey") && !(before(MAPS) || country())
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
            let describes = words![
                "green",
                "clean",
                "blue",
                "renewable",
                "offshore",
                "onshore",
                "smart",
                "sustainable",
                "advanced",
                "strategic",
                "joint",
                "critical",
                "rare",
                "natural",
                "liquefied",
                "peaceful",
                "mutual",
                "common",
                "shared",
                "affordable",
                "secure",
                "modern",
                "civil",
                "civilian",
                "human",
                "private",
                "public",
                "working",
                "foreign",
                "direct",
                "light",
                "small",
                "large",
            ];
            !scene.says_any(at, describes)
                && scene.label(at) == Label::Free
                && !scene.is_of(at, common)
                && scene.word(at).len() > 3
        })
}

/// Whether a name that starts at a place only says whose a text is: "the Recommendation of the".
fn is_authors_name(scene: &Scene<'_>, start: u32) -> bool {
    let the = scene.before(start).filter(|&the| scene.says(the, "the"));
    let of = the.and_then(|the| scene.before(the)).filter(|&of| scene.says_any(of, words!["of", "by"]));
    let text = of.and_then(|of| scene.before(of));
    text.is_some_and(|text| {
        scene.is_capital(text)
            && (scene.is(text, Class::Thing)
                || scene.says_any(text, words!["recommendation", "decision", "opinion", "report"]))
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
    let trade = scene.is(end - 1, Class::Trade);
    if scene.is(end - 1, Class::Thing) && !trade && !is_head(scene, end - 1) && end - 1 == head {
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

/// What such a description is built around.
const HEADS: &Words = words!["ministry", "department", "institute", "university", "parliament", "regulator", "office"];

/// A description in small letters: "science ministry", "Řež research institute".
fn by_description(scene: &mut Scene<'_>, at: u32) {
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
