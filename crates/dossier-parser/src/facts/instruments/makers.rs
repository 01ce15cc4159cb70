//! Who makes an instrument, as far as the words around it say: states, or companies, clubs and universities.

use super::InstrumentMention;
use crate::facts::clauses::subject::is_official;
use crate::facts::placed;
use crate::facts::signing::signing;
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{Extent, Sentence, Text, Words, words};

/// Who makes an instrument.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Makers {
    /// How many states, as far as two are told apart.
    pub(super) states: usize,
    /// Whether it is made by somebody who is no state.
    pub(super) private: bool,
}

/// Who makes the instrument of a mention.
pub(super) fn of(reading: &Reading<'_>, mention: &InstrumentMention) -> Makers {
    let Some(sentence) = reading.text.sentences.get(mention.sentence as usize) else { return Makers::default() };
    let mut makers = Makers::default();
    for (region, alone) in regions(reading, sentence, mention).into_iter().flatten() {
        let (states, private) = count(reading, region);
        makers.states = makers.states.max(states);
        // Whom it is with counts beside whoever signs it: a state and a company make no treaty.
        makers.private |= private && (states == 0 || !alone) || heads_private(reading, region);
    }
    makers.private |= is_of_the_united_nations(reading, mention);
    makers
}

/// Whether an instrument is one of all the world, that bears the name of the United Nations: it is the law that others are made under.
fn is_of_the_united_nations(reading: &Reading<'_>, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    (start..mention.head.start).any(|at| text.is_any(at, words!["un", "u.n."]) || text.are(at, &["united", "nations"]))
}

/// Whether a word says what becomes of an instrument, as signing and negotiating, ending and approving it do.
pub(crate) fn handles(text: &Text<'_>, at: u32) -> bool {
    text.has(at, Class::Handling) || text.has(at, Class::LeavingBy) || signing(text, at).is_some()
}

/// Where those stand who make an instrument, and whether they do so by themselves: the subject of a verb before it; "between A and B";
/// "with A"; "signed by A and B"; "which A and B signed"; its own first words, as in "the A–B treaty".
fn regions(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention) -> [Option<(Extent, bool)>; 6] {
    let text = &reading.text;
    let tokens = sentence.tokens;
    let head = mention.head;
    let is = |at: u32, words: &Words| text.is_any(at, words);
    let stop = |from: u32, most: u32| {
        let end = tokens.end.min(from + most);
        (from..end)
            .find(|at| {
                matches!(text.word(*at), ";" | ":" | "\"" | "”")
                    || is(*at, words!["that", "which", "while", "after", "where", "said", "in", "on", "to", "when"])
            })
            .unwrap_or(end)
    };
    let verb = (tokens.start..head.start)
        .rev()
        .take(16)
        .find(|at| handles(text, *at) && !is(*at, words!["signature", "end", "round"]));
    // "A and B have an agreement on …"
    let own = text.tokens_in(mention.range).start.saturating_sub(1);
    let verb = verb.or_else(|| (own > tokens.start && is(own, words!["have", "has"])).then_some(own));
    let subject = verb.map(|verb| {
        let start = (tokens.start..verb)
            .rev()
            .take(40)
            .find(|at| {
                matches!(text.word(*at), ";" | ":" | "\"" | "“")
                    || is(*at, words!["that", "while", "after", "said", "when", "under"])
            })
            .map_or(tokens.start, |at| at + 1);
        (Extent::new(start, verb), true)
    });
    let behind = |words: &Words, most: u32| {
        (head.end..tokens.end.min(head.end + most))
            .take_while(|at| !matches!(text.word(*at), ";" | "."))
            .find(|at| is(*at, words))
    };
    let between = behind(words!["between", "among"], 10).map(|at| (Extent::new(at + 1, stop(at + 1, 30)), true));
    let with = behind(words!["with"], 8).map(|at| {
        let end = stop(at + 1, 14);
        let comma = (at + 1..end).find(|at| text.word(*at) == ",").unwrap_or(end);
        (Extent::new(at + 1, comma), false)
    });
    let passive = (head.end..tokens.end.min(head.end + 14)).find(|at| signing(text, *at).is_some());
    let by = passive.and_then(|verb| (verb..tokens.end.min(verb + 14)).find(|at| text.is(*at, "by")));
    let by = by.map(|by| (Extent::new(by + 1, tokens.end.min(by + 30)), true));
    // "the convention, which A and B had signed"
    let which = behind(words!["which", "that"], 14);
    let relative = which.and_then(|which| {
        let verb = (which + 1..tokens.end.min(which + 12)).find(|at| signing(text, *at).is_some())?;
        Some((Extent::new(which + 1, verb), true))
    });
    let own = text.tokens_in(mention.range);
    [subject, between, with, by, relative, Some((Extent::new(own.start, head.start), true))]
}

/// How many states act in some tokens, as far as two, and whether anybody does who is none.
pub(super) fn count(reading: &Reading<'_>, tokens: Extent) -> (usize, bool) {
    let text = &reading.text;
    if tokens.is_empty() {
        return (0, false);
    }
    let mut states = Vec::new();
    if (tokens.start..tokens.end).any(|at| is_faction(text, at)) {
        return (0, true);
    }
    let mut private = (tokens.start..tokens.end).any(|at| is_private(text, at));
    for mention in reading.mentions_within(text.bytes(tokens)) {
        match stand(reading, mention) {
            Stand::State(Some(state)) if !states.contains(&state) => states.push(state),
            Stand::State(_) => {}
            Stand::States => return (2, private),
            Stand::Private => private = true,
            Stand::Nobody => {}
        }
    }
    (states.len().min(2), private)
}

/// Whether parties at a token are those of a parliament: "Germany's three ruling parties".
fn is_faction(text: &Text<'_>, at: u32) -> bool {
    const LED: &[&str] = &[
        "ruling",
        "coalition",
        "opposition",
        "governing",
        "political",
        "main",
        "centrist",
        "left",
        "right",
        "liberal",
    ];
    text.is(at, "parties") && at > 0 && LED.iter().any(|word| text.is(at - 1, word))
}

/// Whether those of whom some tokens tell are companies or the like, of whatever state: "prosecutors of both countries".
fn heads_private(reading: &Reading<'_>, tokens: Extent) -> bool {
    let text = &reading.text;
    (tokens.start..tokens.end)
        .any(|at| is_private(text, at) && text.is_any(at + 1, words!["of", "from", "in", "based"]))
}

/// What somebody is in the making of an instrument.
enum Stand {
    /// A state, or somebody who acts for one; which one, where it is known.
    State(Option<u32>),
    /// Several states together.
    States,
    /// A company, a club, a university, or somebody of theirs.
    Private,
    Nobody,
}

fn stand(reading: &Reading<'_>, mention: &Mention) -> Stand {
    match mention.entity {
        EntityRef::Parties => {
            if means_states(reading, mention) {
                Stand::States
            } else {
                Stand::Nobody
            }
        }
        EntityRef::Country(_) if mention.how != How::Demonym && placed::is_placed(&reading.text, mention.tokens) => {
            Stand::Nobody
        }
        EntityRef::Country(country) => match acts(reading, mention) {
            Acts::Itself => Stand::State(Some(country)),
            Acts::Company => Stand::Private,
            Acts::Nobody => Stand::Nobody,
        },
        EntityRef::Organisation(body) => {
            let Some(body) = reading.entities.organisations.get(body as usize) else { return Stand::Nobody };
            let learned = [
                "University",
                "College",
                "School",
                "Universidad",
                "Université",
                "Federation",
                "Association",
                "Club",
                "FC",
            ];
            if learned.iter().any(|word| body.name.contains(word)) {
                Stand::Private
            } else if let Some(party) = &body.party {
                if is_public(&body.name) || GOVERNS.iter().any(|word| body.name.contains(word)) {
                    Stand::State(reading.country_of_id(party))
                } else {
                    Stand::Nobody
                }
            } else if is_public(&body.name) {
                Stand::State(None)
            } else {
                Stand::Private
            }
        }
        EntityRef::Person(person) => {
            let roles =
                reading.entities.people.get(person as usize).map(|person| person.roles.as_slice()).unwrap_or_default();
            let office = |title: &str| {
                let title = title.to_lowercase();
                OFFICES.iter().any(|word| title.contains(word))
            };
            let state = roles.iter().find(|role| office(&role.title));
            match state {
                Some(role) => Stand::State(role.party.as_ref().and_then(|id| reading.country_of_id(id))),
                None if !roles.is_empty() => Stand::Private,
                None => Stand::Nobody,
            }
        }
    }
}

/// Whether the parties together are called states, and not only sides.
pub(super) fn means_states(reading: &Reading<'_>, parties: &Mention) -> bool {
    const STATES: &[&str] =
        &["countries", "country", "nations", "governments", "states", "neighbours", "neighbors", "capitals", "allies"];
    let last = reading.text.word(parties.tokens.end - 1);
    STATES.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Whether the name or description of a body is that of a public one.
fn is_public(name: &str) -> bool {
    let public = [
        "ministry",
        "ministries",
        "government",
        "department",
        "agency",
        "authority",
        "treasury",
        "cabinet",
        "parliament",
    ];
    is_official(name) || name.split(' ').any(|word| public.iter().any(|public| word.eq_ignore_ascii_case(public)))
}

/// Offices in which people act for a state.
const OFFICES: &[&str] = &[
    "minister",
    "president",
    "ambassador",
    "secretary",
    "chancellor",
    "king",
    "premier",
    "commissioner",
    "envoy",
    "governor",
    "emir",
    "sultan",
    "prince",
    "taoiseach",
    "representative",
    "chargé",
    "consul",
    "negotiator",
    "general",
    "admiral",
    "councillor",
    "undersecretary",
];

/// Words in the names of bodies that govern.
const GOVERNS: &[&str] = &[
    "House",
    "Government",
    "Cabinet",
    "Kremlin",
    "Palace",
    "Navy",
    "Army",
    "Parliament",
    "Street",
    "Élysée",
    "Chancellery",
];

/// What the name or adjective of a country means where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Acts {
    /// The state, or somebody who acts for it.
    Itself,
    /// A company of that country, or another body of its own.
    Company,
    /// Somebody of that country of whom nothing is known.
    Nobody,
}

/// Whether a country acts itself, and is not only whose company or club it is, as in "the Japanese carmaker" or "Bangladesh's
/// Padma Textiles".
pub(super) fn is_acting(reading: &Reading<'_>, mention: &Mention) -> bool {
    let placed = mention.how != How::Demonym && placed::is_placed(&reading.text, mention.tokens);
    !placed && acts(reading, mention) == Acts::Itself
}

fn acts(reading: &Reading<'_>, mention: &Mention) -> Acts {
    let text = &reading.text;
    let mut from = mention.tokens.end;
    let possessive = matches!(text.word(from), "'s" | "’s") && mention.how != How::Demonym;
    if possessive {
        from += 1;
    } else if mention.how != How::Demonym {
        return Acts::Itself;
    }
    let Some(sentence) = text.tokens.get(mention.tokens.start as usize).map(|token| token.sentence) else {
        return Acts::Nobody;
    };
    let any = |at: u32, classes: &[Class]| classes.iter().any(|class| text.tokens[at as usize].is(*class));
    let official = [Class::Office, Class::OfficeModifier, Class::Subject, Class::Ministry, Class::Honorific];
    for at in from..from + 5 {
        let Some(token) = text.tokens.get(at as usize).filter(|token| token.sentence == sentence) else { break };
        let word = text.word(at);
        if is_private(text, at) {
            return Acts::Company;
        }
        if SPEAKERS.iter().any(|speaker| text.is(at, speaker)) {
            return Acts::Nobody;
        }
        if any(at, &official)
            || matches!(word, "and" | "," | "government" | "governments" | "side" | "authorities" | "-" | "–")
        {
            break;
        }
        if !token.capital {
            continue;
        }
        let official = |body: u32| {
            let body = reading.entities.organisations.get(body as usize);
            body.is_some_and(|body| is_official(&body.name))
        };
        return match reading.mentions_within(token.range).first().map(|named| named.entity) {
            Some(EntityRef::Organisation(body)) if !official(body) => Acts::Company,
            Some(_) => Acts::Itself,
            None => {
                // "Padma Textiles": a name that ends as companies' names do.
                let run =
                    (at..at + 5).take_while(|at| text.tokens.get(*at as usize).is_some_and(|token| token.capital));
                let company = [Class::Trade, Class::CompanySuffix, Class::Subject, Class::Body];
                if run.into_iter().any(|at| any(at, &company)) { Acts::Company } else { Acts::Nobody }
            }
        };
    }
    Acts::Itself
}

/// Words for those of a country who only tell of it.
const SPEAKERS: &[&str] = &[
    "media",
    "newspaper",
    "newspapers",
    "press",
    "police",
    "court",
    "courts",
    "analysts",
    "economists",
    "stocks",
    "news",
];

/// Whether a word is one for companies, clubs, universities and others who make agreements of their own.
pub(super) fn is_private(text: &Text<'_>, at: u32) -> bool {
    let word = text.word(at);
    // "African Union", "European Union" have capitals and are states together.
    word.starts_with(char::is_lowercase) && (text.has(at, Class::NoState) || word.len() > 4 && word.ends_with("maker"))
}
