//! People, by name: runs of capitalised words that something beside them shows to be somebody.
//!
//! An office or an honorific before the name proves it. For all others [`signs`] weighs what speaks for a person and what against.

mod signs;

use super::scene::{Label, PersonName, Scene, Title};
use crate::lexicon::{Class, class_set};
use crate::text::{BlockKind, Extent, TokenKind, Words, words};

/// Finds everybody who is named in full or with a title, in the order of the text.
pub(super) fn find(scene: &mut Scene<'_>) {
    let mut title = 0;
    let alone = signs::Alone::of(scene);
    let mut end = 0;
    let mut places = scene.capitals.iter().copied().chain(in_headings(scene)).collect::<Vec<_>>();
    places.sort_unstable();
    for at in places {
        let run = if at < end { Extent::default() } else { run(scene, at) };
        if run.is_empty() {
            continue;
        }
        while title < scene.titles.len() && scene.titles[title].whole.end < run.start {
            title += 1;
        }
        if let Some(person) = person(scene, run, title, &alone) {
            scene.set(person.tokens, Label::Person);
            scene.people.push(person);
        }
        end = run.end;
    }
}

/// Where names stand in headings, in which all words may have a capital: between an office and its country, as in "Joint Statement by
/// President X of Peru".
fn in_headings(scene: &Scene<'_>) -> Vec<u32> {
    let heading = |at: u32| {
        let sentence = scene.token(at).and_then(|token| scene.text.sentences.get(token.sentence as usize));
        sentence.is_some_and(|sentence| scene.text.block_of(sentence).kind == BlockKind::Heading)
    };
    let name = |title: &Title| {
        let start = scene.here(title.tokens.end).filter(|&at| scene.is_free_capital(at) && heading(at))?;
        let name = run(scene, start);
        (2..=4).contains(&name.len()).then_some(())?;
        party_behind(scene, name).map(|_| start)
    };
    scene.titles.iter().filter_map(name).collect()
}

/// The office in "her Danish counterpart X": that of the person before, held for the other country.
fn counterpart(scene: &Scene<'_>, run: Extent) -> Option<Title> {
    let before = scene.before(run.start)?;
    let before = if is_honorific(scene, before) { scene.before(before)? } else { before };
    let before = if scene.says(before, ",") { scene.before(before)? } else { before };
    const OTHERS: Words =
        Words::of(&["counterpart", "colleague", "counterparts", "homologue", "host", "guest", "interlocutor"]);
    let opposite = scene.says(before, "number") && scene.before(before).is_some_and(|at| scene.says(at, "opposite"));
    if !opposite && !scene.says_any(before, &OTHERS) {
        return None;
    }
    let before = if opposite { before - 1 } else { before };
    let other = scene.people.last().filter(|other| before.saturating_sub(other.tokens.end) < 60);
    let title = other.and_then(|other| other.titles.first());
    let (owner, start) = scene.owner_before(before).unwrap_or((Label::Free, before));
    let whole = Extent::new(start, before + if opposite { 2 } else { 1 });
    let party = scene.country_of(owner);
    let none = Title { tokens: whole, whole, head: before, party, body: None };
    Some(Title { whole, party, body: None, ..*title.unwrap_or(&none) })
}

/// Whether a token can stand in a person's name.
fn is_part(scene: &Scene<'_>, at: u32) -> bool {
    if !scene.is_free_capital(at) {
        return false;
    }
    let Some(token) = scene.token(at) else { return false };
    // "Nguyễn Thu Hà": no Thursday between two names.
    let day = scene.is(at, Class::Weekday)
        && scene.word(at).len() == 3
        && scene.before(at).is_some_and(|before| scene.is_free_capital(before) && scene.is(before, Class::FamilyFirst))
        && scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next));
    if day || is_name_of_month(scene, at) {
        return true;
    }
    let word = scene.word(at);
    let initial = || word.ends_with('.') && word.chars().count() == 2;
    // "Grower Pete Hollyman" at the head of a sentence
    let does = token.first
        && token.is(Class::Occupation)
        && !token.is(Class::GivenName)
        && scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next) && scene.is(next, Class::GivenName));
    // "Tan Sri", but "Tan See Leng"
    let family = is_family_tan(scene, at);
    let small = token.is(Class::NoName) || token.is(Class::Determiner) || token.is(Class::Preposition);
    let opens = token.first && small && !initial();
    let other = class_set![Month, Weekday, Honorific, CompanySuffix, Pronoun];
    let digits = || word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'&');
    !opens
        && !does
        && (!token.classes.meet(other) || is_inner_rank(scene, at) || family)
        && !digits()
        && !is_second_honorific(scene, at)
}

/// Whether "Tan" is a family name, as before all words but "Sri".
fn is_family_tan(scene: &Scene<'_>, at: u32) -> bool {
    let second = |next: u32| scene.says_any(next, words!["sri", "seri"]);
    scene.says(at, "tan") && scene.is_capital(at) && !scene.here(at + 1).is_some_and(second)
}

/// Whether a rank is part of a name, as the second of three words: "Hassan Sheikh Omar".
fn is_inner_rank(scene: &Scene<'_>, at: u32) -> bool {
    let rank = scene.says_any(at, words!["sheikh", "sheik", "sultan", "prince", "haji", "don", "lady"]);
    let given = |before: u32| scene.is_free_capital(before) && scene.is(before, Class::GivenName);
    // "Sultan bin Ahmed", "Sultan Al Jaber": a given name there.
    let given_name = scene.here(at + 1).is_some_and(|next| scene.says_any(next, words!["bin", "bint", "ibn"]))
        && scene.says(at, "sultan");
    // "Nor Azimah binti Haji Abdullah"
    let of_father = scene.is(at, Class::Honorific)
        && scene.before(at).is_some_and(|before| scene.says_any(before, words!["bin", "binti", "bint", "ibn", "anak"]));
    given_name
        || of_father
        || rank
            && scene.before(at).is_some_and(given)
            && scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next))
}

/// The second word of an honorific of two: "Tan Sri", "Datuk Seri".
fn is_second_honorific(scene: &Scene<'_>, at: u32) -> bool {
    const SECOND: Words = Words::of(&["sri", "seri", "wira", "paduka", "patinggi", "amar", "hon"]);
    scene.says_any(at, &SECOND)
        && scene.before(at).is_some_and(|before| {
            // "Dato' Seri"
            let mark = scene.token(before).is_some_and(|token| token.kind == TokenKind::Quote);
            let before = if mark { scene.before(before).unwrap_or(before) } else { before };
            scene.is(before, Class::Honorific) && scene.is_capital(before)
        })
}

/// The end of a nickname in quotation marks that opens at a place: `Ana "Nita" Ruiz`.
fn nickname_end(scene: &Scene<'_>, open: u32) -> Option<u32> {
    let is_mark = |at: u32| scene.token(at).is_some_and(|token| token.kind == TokenKind::Quote);
    let mut at = scene.here(open).filter(|&open| is_mark(open))? + 1;
    while at < open + 4 && scene.here(at).is_some_and(|at| scene.is_capital(at)) {
        at += 1;
    }
    let close = scene.here(at).filter(|&close| close > open + 1 && is_mark(close))?;
    scene.here(close + 1).filter(|&next| is_part(scene, next))
}

/// Whether the name of a month is somebody's: "Jan de Ruiter", "June Carter".
fn is_name_of_month(scene: &Scene<'_>, at: u32) -> bool {
    if !scene.is(at, Class::Month) || scene.word(at).ends_with('.') {
        return false;
    }
    let dated = scene.before(at).is_some_and(|before| {
        scene.token(before).is_some_and(|token| token.kind == TokenKind::Number)
            || scene.says_any(
                before,
                words!["in", "on", "since", "until", "by", "of", "last", "next", "from", "to", "late", "early"],
            )
    });
    let name = |at: u32| {
        scene.here(at).is_some_and(|at| {
            scene.is_free_capital(at)
                && !scene.is(at, Class::Month)
                && !scene.is(at, Class::Weekday)
                && !scene.is(at, Class::Office)
                && !scene.is(at, Class::OfficeModifier)
        })
    };
    let particles =
        (at + 1..at + 3).take_while(|&at| scene.is(at, Class::Particle) && !scene.is_capital(at)).count() as u32;
    // "Theresa May"
    let surname = scene.before(at).is_some_and(|before| {
        scene.is_free_capital(before) && scene.is(before, Class::GivenName) && !scene.is(before, Class::Month)
    });
    !dated && (name(at + 1 + particles) || surname)
}

/// The run of capitalised words that starts at a place, with the small words and initials inside it.
fn run(scene: &Scene<'_>, start: u32) -> Extent {
    if !is_part(scene, start) {
        return Extent::new(start, start);
    }
    let mut end = start + 1;
    while let Some(at) = scene.here(end) {
        if is_part(scene, at) {
            end = at + 1;
            continue;
        }
        // "van der", "de la", "bin"; up to two, and a capital behind them.
        let mut next = at;
        while next < at + 2
            && scene.here(next).is_some_and(|next| {
                scene.is(next, Class::Particle) && scene.label(next) == Label::Free && !scene.is_capital(next)
            })
        {
            next += 1;
        }
        let particle = next > at && scene.here(next).is_some_and(|next| is_part(scene, next));
        // "Jr." behind a comma.
        let suffix = scene.says(at, ",")
            && scene.here(at + 1).is_some_and(|at| scene.is(at, Class::NameSuffix) && scene.is_capital(at));
        // The quotation marks of a nickname, and the dot of an initial that was cut off.
        let dot = scene.says(at, ".")
            && scene.word(at - 1).chars().count() == 1
            && scene.here(at + 1).is_some_and(|next| is_part(scene, next));
        if particle {
            end = next + 1;
        } else if suffix || is_letter(scene, at) {
            end = at + 2;
        } else if dot {
            end = at + 1;
        } else if let Some(next) = nickname_end(scene, at) {
            end = next + 1;
        } else {
            break;
        }
    }
    // "TD", "MP" behind a name are no part of it.
    while end > start + 2
        && scene.is(end - 1, Class::PostNominal)
        && is_shouted(scene, end - 1)
        && !is_shouted(scene, start)
    {
        end -= 1;
    }
    Extent::new(start, end)
}

/// Whether a mark that opens no quotation is a letter before the next word: "Tupouto'a 'Ulukalala".
fn is_letter(scene: &Scene<'_>, at: u32) -> bool {
    let Some(mark) = scene.token(at).filter(|_| matches!(scene.word(at), "'" | "‘" | "’")) else { return false };
    let attached = scene.token(at + 1).is_some_and(|next| next.range.start == mark.range.end);
    let apart = scene.token(at - 1).is_some_and(|before| before.range.end < mark.range.start);
    let quotes = &scene.text.quotes;
    let place = quotes.partition_point(|quote| quote.range.start < mark.range.start);
    let opens = quotes.get(place).is_some_and(|quote| quote.range.start == mark.range.start);
    attached && apart && !opens && scene.here(at + 1).is_some_and(|next| is_part(scene, next))
}

/// What stands around a run.
struct Signs {
    titled: Option<Title>,
    honorific: bool,
    /// The name of a counterpart, with the office of the other.
    counterpart: Option<Title>,
    /// An office behind the name, in commas.
    apposed: Option<Title>,
}

/// The person whom a run names, if it does.
fn person(scene: &Scene<'_>, run: Extent, first_title: usize, alone: &signs::Alone<'_>) -> Option<PersonName> {
    let signs = Signs {
        titled: title_before(scene, run, first_title),
        honorific: scene.before(run.start).is_some_and(|before| is_honorific(scene, before)),
        counterpart: counterpart(scene, run),
        apposed: title_behind(scene, run, first_title),
    };
    if !is_somebody(scene, run, &signs, alone) {
        return None;
    }
    let rule = rule(scene, run, &signs);
    let titles = [signs.titled, signs.counterpart, signs.apposed].into_iter().flatten().collect();
    let party = party_behind(scene, run).or_else(|| party_above(scene, run));
    Some(PersonName { tokens: run, titles, party, rule })
}

/// The strongest sign that a run names somebody.
fn rule(scene: &Scene<'_>, run: Extent, signs: &Signs) -> &'static str {
    match signs {
        Signs { honorific: true, .. } => "honorific",
        Signs { titled: Some(_), .. } => "office-before-name",
        Signs { apposed: Some(_), .. } => "office-behind-name",
        Signs { counterpart: Some(_), .. } => "counterpart",
        _ if is_signature(scene, run.start) => "signature",
        _ if scene.is(run.start, Class::GivenName) => "given-name",
        _ if scene.is(run.start, Class::FamilyFirst) => "family-name-first",
        _ if signs::speaks(scene, run) => "speaks",
        _ if is_joined(scene, run) => "joined-to-a-name",
        _ => "weighed-signs",
    }
}

fn is_honorific(scene: &Scene<'_>, at: u32) -> bool {
    if is_second_honorific(scene, at) {
        return true;
    }
    let dotted = scene.says(at, ".") && scene.before(at).is_some_and(|before| scene.is(before, Class::Honorific));
    dotted || scene.is(at, Class::Honorific) && scene.is_capital(at) && !is_family_tan(scene, at)
}

fn is_somebody(scene: &Scene<'_>, run: Extent, signs: &Signs, alone: &signs::Alone<'_>) -> bool {
    let words = (run.start..run.end).filter(|&at| scene.is_capital(at)).count();
    let strange = signs::strange(scene, run);
    if words > 6 {
        return false;
    }
    // "Prince Edward Island" is a place.
    let ranked =
        || scene.before(run.start).is_some_and(|at| scene.is(at, Class::Office) || scene.word(at).starts_with("St"));
    if signs.honorific && !(strange > 0 && words > 1 && ranked())
        || signs.counterpart.is_some() && (strange == 0 || words > 1)
    {
        return true;
    }
    if let Some(title) = signs.titled {
        let plural_or_named = words >= 2 || title.tokens.end == run.start;
        return strange == 0
            && plural_or_named
            && !(words == 1
                && is_shouted(scene, run.start)
                && !scene.is(run.start, Class::FamilyFirst)
                && scene.word(run.start).len() < 4);
    }
    if words == 1 {
        return strange == 0 && (is_single_name(scene, run, signs) || signs::is_mononym(scene, run));
    }
    if strange > 0 {
        return strange == 1
            && words == 2
            && scene.is(run.start, Class::GivenName)
            && !scene.is(run.start, Class::Thing)
            && (signs.apposed.is_some() || signs::speaks(scene, run));
    }
    let known = signs.apposed.is_some()
        || is_signature(scene, run.start) && words <= 5
        || is_joined(scene, run)
        || signs::signs_for_a_state(scene, run);
    known || signs::weight(scene, run, alone) >= signs::ENOUGH
}

/// Whether one word is somebody's whole name: only with an office behind it that says whose it is, as in "Sugiono,
/// Indonesia's foreign minister".
fn is_single_name(scene: &Scene<'_>, run: Extent, signs: &Signs) -> bool {
    let owned = signs.apposed.is_some_and(|title| title.party.is_some() || title.body.is_some());
    // "at the station of Thanaleng, Thailand's minister …"
    let placed =
        scene.before(run.start).is_some_and(|before| scene.says_any(before, words!["in", "at", "of", "from", "near"]));
    owned && !placed && scene.word(run.start).chars().count() > 3 && !is_shouted(scene, run.start)
}

fn is_shouted(scene: &Scene<'_>, at: u32) -> bool {
    scene.token(at).is_some_and(|token| token.all_caps)
}

fn is_signature(scene: &Scene<'_>, at: u32) -> bool {
    let sentence = scene.token(at).and_then(|token| scene.text.sentences.get(token.sentence as usize));
    sentence.is_some_and(|sentence| scene.text.block_of(sentence).kind == BlockKind::Signature)
}

/// Whether "and" or a comma joins the run to somebody who is found already.
fn is_joined(scene: &Scene<'_>, run: Extent) -> bool {
    let words = (run.start..run.end).filter(|&at| scene.is_capital(at)).count();
    // "Belgium's A and Luxembourg's B".
    let start = scene.owner_before(run.start).map_or(run.start, |(_, owner)| owner);
    let joined = scene.before(start).filter(|&at| scene.says(at, "and")).and_then(|and| scene.before(and));
    words <= 3 && joined.is_some_and(|before| scene.label(before) == Label::Person)
}

/// The office right before a name, with a comma between them or none; a plural one is shared by what "and" joins.
fn title_before(scene: &Scene<'_>, run: Extent, from: usize) -> Option<Title> {
    let before = scene.before(run.start)?;
    let honorific = is_honorific(scene, before);
    let (mut end, mut comma) = (run.start, false);
    if honorific {
        end = before - u32::from(scene.says(before, "."));
    }
    if let Some(at) = scene.before(end).filter(|&at| scene.says(at, ",")) {
        end = at;
        comma = true;
    }
    // "Crown Prince": the honorific is the office.
    let ends_here =
        |title: &&Title| title.whole.end == end || !comma && title.tokens.end == end || title.tokens.end == run.start;
    let near = from.saturating_sub(3)..scene.titles.len().min(from + 5);
    if let Some(title) = scene.titles.get(near).unwrap_or_default().iter().rev().find(ends_here) {
        let words = (run.start..run.end).filter(|&at| scene.is_capital(at)).count();
        let plain = !comma || words >= 2 && is_closed(scene, run.end) && !is_apposed(scene, title.whole.start);
        return plain.then_some(*title);
    }
    // "Presidents A and B": B has A's office.
    let and = scene.before(run.start).filter(|&at| scene.says(at, "and") || scene.says(at, ","))?;
    let and = scene.before(and).filter(|&at| scene.says(at, ",")).unwrap_or(and);
    let bracket = scene.before(and).filter(|&at| scene.says(at, ")"));
    let joined = scene
        .before(bracket.unwrap_or(and))
        .filter(|&at| scene.label(at) == Label::Person || matches!(scene.label(at), Label::Country(_)))?;
    let other = scene.people.iter().rev().take(2).find(|other| {
        other.tokens.end == joined + 1
            || other.tokens.end < joined
                && scene.same_sentence(other.tokens.start, joined)
                && joined - other.tokens.end < 4
    })?;
    let title = other.titles.first().copied()?;
    is_plural(scene.word(title.head)).then_some(title)
}

/// Whether an office stands behind somebody's name already, and so does not belong to the name behind it.
fn is_apposed(scene: &Scene<'_>, start: u32) -> bool {
    let the = scene.before(start).filter(|&at| scene.is(at, Class::Determiner));
    let comma = scene.before(the.unwrap_or(start)).filter(|&at| scene.says(at, ","));
    let person = comma.and_then(|comma| scene.before(comma)).filter(|&before| scene.label(before) == Label::Person);
    // "the Minister of Energy of A, X, the Minister of Energy of B, Y, met": who has an office before the name needs none behind it.
    person.is_some_and(|at| {
        let named = scene.people.iter().rev().take(3).find(|named| named.tokens.contains(at));
        let led = |named: &PersonName| named.titles.iter().any(|title| title.whole.end <= named.tokens.start);
        !(the.is_some() && named.is_some_and(led))
    })
}

/// Whether a name ends in its clause, as one in commas does.
fn is_closed(scene: &Scene<'_>, at: u32) -> bool {
    scene.here(at).is_none_or(|at| {
        matches!(scene.word(at), "," | "." | ";" | ":" | "(" | ")" | "and" | "\"" | "”" | "today" | "–" | "—" | "--")
            || !scene.is_capital(at)
    })
}

/// Whether the head of an office is in the plural.
pub(super) fn is_plural(head: &str) -> bool {
    head.ends_with('s') && !head.ends_with("ss")
}

/// The office in commas behind a name: ", South Korea's science minister,".
fn title_behind(scene: &Scene<'_>, run: Extent, from: usize) -> Option<Title> {
    // In a block of signatures the office stands on the next line.
    let near = || scene.titles.iter().skip(from.saturating_sub(1)).take(6);
    if is_signature(scene, run.start) {
        let below = near().find(|title| title.whole.start == run.end && is_signature(scene, title.whole.start));
        return below.copied();
    }
    let mark = scene.here(run.end).filter(|&at| matches!(scene.word(at), "," | "(" | "–" | "—"))?;
    for title in near() {
        if title.whole.start <= mark || !scene.same_sentence(mark, title.whole.start) {
            continue;
        }
        let between = mark + 1..title.whole.start;
        let plain = between.len() <= 4
            && between.clone().all(|at| {
                scene.is(at, Class::Determiner)
                    || scene.is(at, Class::Subject)
                    || scene.is(at, Class::OfficeModifier)
                    || !scene.is_capital(at)
                        && scene.token(at).is_some_and(|token| token.kind == TokenKind::Word)
                        && !scene.is(at, Class::Reporting)
                        && !scene.is(at, Class::Preposition)
                        && !scene.is(at, Class::Conjunction)
                    || scene.is_possessive(at)
                    || matches!(scene.label(at), Label::Body(_) | Label::Country(_))
            })
            && !between
                .clone()
                .any(|at| scene.says_any(at, words!["and", "who", "with", "said", "which", "that", "his", "her"]));
        // An office that a name follows at once is that name's.
        let named = |at: u32| scene.here(at).is_some_and(|next| is_part(scene, next));
        let taken = named(title.whole.end) || named(title.tokens.end) && title.whole.end == title.tokens.end;
        return (plain && !taken).then_some(*title);
    }
    None
}

/// The country above a name in a block of signatures: "For the Government of X".
fn party_above(scene: &Scene<'_>, run: Extent) -> Option<u16> {
    let from = run.start.saturating_sub(24);
    let above = (from..run.start).rev().take_while(|&at| is_signature(scene, at) && scene.label(at) != Label::Person);
    above
        .map(|at| scene.label(at))
        .find(|label| matches!(label, Label::Country(_)))
        .and_then(|label| scene.country_of(label))
}

/// The country behind a name: "Prime Minister Y of Z", "Minister Y (Z)".
fn party_behind(scene: &Scene<'_>, run: Extent) -> Option<u16> {
    let of = scene.here(run.end).filter(|&of| scene.says(of, "of") || scene.says(of, "("))?;
    let next = scene.here(of + 1)?;
    let next = if scene.says(next, "the") { scene.here(next + 1)? } else { next };
    matches!(scene.label(next), Label::Country(_)).then(|| scene.country_of(scene.label(next))).flatten()
}
