//! Who signed, or is said to be about to.
//!
//! 1. Blocks of signatures: "For the Government of X:", a name, an office.
//! 2. "signed by A and B", up to who only watched.
//! 3. "A and B signed", "A signed it with B": the people right before the verb, and those behind "with".
//!
//! Where the party of all but one is known, the one left signs for the party that is left.

use dossier::{Id, Role, Signatory};

use super::status::Signature;
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, Words};

/// Words that begin another clause, or say of somebody something else than an office.
const BREAKS: Words = Words::of(&[
    "who",
    "which",
    "that",
    "said",
    "while",
    "as",
    "after",
    "before",
    "when",
    "whose",
    "told",
    "met",
    "attended",
    "watched",
    "witnessed",
    "signed",
    "but",
    "not",
    "with",
    "where",
    "behalf",
    "presence",
]);

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    blocks(reading, draft);
    for signature in draft.signatures.clone() {
        let Some(sentence) = reading.text.sentences.get(signature.sentence as usize) else { continue };
        if reading.text.block_of(sentence).kind == BlockKind::Signature {
            continue;
        }
        let people = people_in(reading, sentence);
        let bytes = |people: &[&Mention]| {
            let verb = reading.text.tokens[signature.token as usize].range;
            let all = people.iter().map(|person| person.range).chain([verb]);
            all.reduce(|one, other| Extent::new(one.start.min(other.start), one.end.max(other.end)))
        };
        let by = signed_by(reading, sentence, signature, &people);
        let (found, rule) = if by.is_empty() {
            (subjects(reading, sentence, signature, &people), "who-signs")
        } else {
            (by, "signed-by")
        };
        let Some(bytes) = bytes(&found) else { continue };
        for (person, party) in found.iter().map(|person| (person.entity, named_party(reading, sentence, person))) {
            add(reading, draft, person, party, bytes, rule);
        }
        if found.is_empty() {
            for person in by_office(reading, draft, sentence, signature.token) {
                add(reading, draft, EntityRef::Person(person), None, bytes, "their-ministers");
            }
        }
    }
    by_other_words(reading, draft);
    the_party_left(draft);
    respectively(draft);
}

/// "bears the signatures of A and B", "A and B put their names to it", "penned by A", "Who will sign: A and B".
fn by_other_words(reading: &Reading<'_>, draft: &mut Draft) {
    let text = &reading.text;
    for at in 0..text.tokens.len() as u32 {
        let Some((verb, leads)) = other_words(reading, at) else { continue };
        let Some(sentence) = text.sentences.get(text.tokens[at as usize].sentence as usize) else { continue };
        let near = sentence.index.saturating_sub(3)..=sentence.index + 1;
        if text.block_of(sentence).kind == BlockKind::Signature
            || !near.into_iter().any(|near| draft.about.names_it(near))
        {
            continue;
        }
        let people = people_in(reading, sentence);
        let end = (at..sentence.tokens.end).find(|at| ends(reading, *at)).unwrap_or(sentence.tokens.end);
        let found = if leads {
            people.into_iter().filter(|person| person.tokens.start > at && person.tokens.end <= end).collect()
        } else {
            subjects(
                reading,
                sentence,
                Signature { sentence: sentence.index, token: verb, done: true, whole: false },
                &people,
            )
        };
        let bytes = found.iter().fold(text.tokens[verb as usize].range, |all, person| {
            Extent::new(all.start.min(person.range.start), all.end.max(person.range.end))
        });
        for (person, party) in found.iter().map(|person| (person.entity, named_party(reading, sentence, person))) {
            add(reading, draft, person, party, bytes, "other-words");
        }
    }
}

/// Whether other words for signing start at a token: the token to reckon from, and whether those who sign stand behind it.
fn other_words(reading: &Reading<'_>, at: u32) -> Option<(u32, bool)> {
    let text = &reading.text;
    let is = |at: u32, words: &[&str]| words.iter().any(|word| text.is(at, word));
    // Only a token with one of these first letters is looked at more closely.
    let first = text.word(at).as_bytes().first()?.to_ascii_lowercase();
    match first {
        b's' if is(at, &["signatures", "signature"]) && is(at + 1, &["of"]) => Some((at, true)),
        b's' if is(at, &["signatories"])
            && (text.word(at + 1) == ":" || is(at + 1, &["are", "were", "include", "included"])) =>
        {
            Some((at, true))
        }
        b's' | b'p' | b'a' | b'g'
            if is(at, &["put", "puts", "set", "affixed", "affix", "placed", "appended", "gave"])
                && is(at + 1, &["their", "his", "her"])
                && is(at + 2, &["signature", "signatures", "name", "names", "pen", "pens", "seal", "seals"]) =>
        {
            Some((at, false))
        }
        b'p' if is(at, &["penned"]) && is(at + 1, &["by"]) => Some((at, true)),
        b'w' if text.are(at, &["who", "will", "sign"])
            || text.are(at, &["who", "signed"]) && text.word(at + 2) == ":" =>
        {
            Some((at, true))
        }
        _ => None,
    }
}

/// The people of a sentence, by name or by reference, in order.
fn people_in<'r>(reading: &'r Reading<'_>, sentence: &Sentence) -> Vec<&'r Mention> {
    reading.mentions_in(sentence).iter().filter(|mention| matches!(mention.entity, EntityRef::Person(_))).collect()
}

fn add(
    reading: &Reading<'_>,
    draft: &mut Draft,
    person: EntityRef,
    party: Option<Id>,
    bytes: Extent,
    rule: &'static str,
) {
    let EntityRef::Person(person) = person else { return };
    let Some(person) = reading.entities.people.get(person as usize) else { return };
    let role = person.roles.first();
    let own = || person.roles.iter().find_map(|role| role.party.clone());
    // Whoever signs for a state that is no party signs for another one, which is not known.
    let party = party.or_else(own).filter(|id| draft.parties.iter().any(|party| party.fact.id == *id));
    let known = draft.signatory_of.get(&person.id).and_then(|place| draft.signatories.get_mut(*place));
    if let Some(known) = known {
        known.fact.party = known.fact.party.take().or(party);
        return;
    }
    let Some(evidence) = reading.evidence(bytes) else { return };
    let signatory = Signatory { person: person.id.clone(), party, role: role.map(|role| role.title.clone()), evidence };
    draft.signatory_of.insert(person.id.clone(), draft.signatories.len());
    draft.signatories.push(Found::new(signatory, rule));
}

/// Names in blocks of signatures, each under the party that it signs for.
fn blocks(reading: &Reading<'_>, draft: &mut Draft) {
    let text = &reading.text;
    let mut party: Option<Id> = None;
    let mut witness = false;
    for sentence in &text.sentences {
        if text.block_of(sentence).kind != BlockKind::Signature {
            continue;
        }
        let start = sentence.tokens.start;
        if ["witness", "witnessed", "witnesses", "in"].iter().any(|word| text.is(start, word)) {
            witness =
                (start..sentence.tokens.end).any(|at| text.lower(at).starts_with("witness") || text.is(at, "presence"));
        }
        for mention in reading.mentions_in(sentence) {
            match mention.entity {
                EntityRef::Country(country) if mention.how == How::Name => {
                    party = reading.entities.countries.get(country as usize).map(|country| country.id.clone());
                    witness = false;
                }
                EntityRef::Person(_) if !witness => {
                    add(reading, draft, mention.entity, party.clone(), mention.range, "signature-block");
                }
                _ => {}
            }
        }
    }
}

/// Words that bring in people who do not sign.
fn ends(reading: &Reading<'_>, at: u32) -> bool {
    const ENDS: Words = Words::of(&[
        "witnessed",
        "witness",
        "presence",
        "attended",
        "while",
        "which",
        "where",
        "watched",
        "accompanied",
        "flanked",
        "overseen",
        "hosted",
        "before",
        "after",
        "following",
        "ahead",
        "predecessor",
        "as",
        "when",
        "replacing",
        "succeeding",
        "instead",
        "absence",
        "behalf",
        "told",
        "said",
    ]);
    reading.text.is_any(at, &ENDS)
}

/// "signed by A, minister of …, and B".
fn signed_by<'r>(
    reading: &Reading<'_>,
    sentence: &Sentence,
    signature: Signature,
    people: &[&'r Mention],
) -> Vec<&'r Mention> {
    let text = &reading.text;
    let verb = signature.token;
    // "signed in Hanoi on Friday by", "to be signed later in the day by".
    let by = (verb + 1..sentence.tokens.end)
        .take(24)
        .take_while(|at| !ends(reading, *at) && text.word(*at) != ";" || text.is(*at, "behalf"))
        .find(|at| text.is(*at, "by") && is_agent(reading, *at, verb));
    let Some(by) = by else { return Vec::new() };
    let end = (by..sentence.tokens.end)
        .find(|at| {
            // "on behalf of the Government of X" goes on with the list; "on behalf of Minister B" does not name one who signs.
            let behalf = text.is(*at, "behalf")
                && people
                    .iter()
                    .filter(|person| person.tokens.start > *at && person.tokens.start <= at + 5)
                    .all(|person| (*at..person.tokens.start).any(|at| text.is(at, "by")));
            ends(reading, *at) && !behalf || is_clause(reading, *at)
        })
        .unwrap_or(sentence.tokens.end);
    let agents = people
        .iter()
        .copied()
        .filter(|person| person.tokens.start > by && person.tokens.end <= end)
        .collect::<Vec<_>>();
    // "by" must lead to a person, not to a date or a place.
    let near = agents.first().is_some_and(|first| first.tokens.start - by <= 16);
    if near { agents } else { Vec::new() }
}

/// Whether "by" names who signs, and not who did what the word before says: "during a visit by X".
fn is_agent(reading: &Reading<'_>, by: u32, verb: u32) -> bool {
    const TIMES: Words = Words::of(&[
        "today",
        "yesterday",
        "jointly",
        "here",
        "earlier",
        "later",
        "day",
        "week",
        "month",
        "morning",
        "afternoon",
        "evening",
        "year",
        "ceremony",
        "summit",
        "conference",
        "forum",
        "capital",
        "respectively",
        "separately",
        "formally",
        "and",
    ]);
    let text = &reading.text;
    let before = &text.tokens[by as usize - 1];
    let plain = before.kind == TokenKind::Word && !before.capital && by - 1 > verb;
    !plain || text.is_any(by - 1, &TIMES)
}

/// The ministers of the parties, where "their foreign ministers" sign: for each party the only one whom the text names.
fn by_office(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, verb: u32) -> Vec<u32> {
    /// Among more people than these, nobody is looked for by an office alone.
    const MANY: usize = 512;
    if reading.entities.people.len() > MANY {
        return Vec::new();
    }
    let text = &reading.text;
    let from = sentence.tokens.start.max(verb.saturating_sub(12));
    let plural = (from..verb).rev().take_while(|at| !text.is_any(*at, &BREAKS));
    let office = plural
        .map(|at| (at, text.word(at).to_lowercase()))
        .find(|(at, word)| text.tokens[*at as usize].is(Class::Office) && word.ends_with('s') && !word.ends_with("ss"));
    let Some((_, office)) = office else { return Vec::new() };
    let heads: &[&str] = match office.as_str() {
        "leaders" => &["president", "prime", "chancellor", "king", "premier"],
        "ministers" => &["minister"],
        "presidents" => &["president"],
        "ambassadors" => &["ambassador"],
        "secretaries" => &["secretary"],
        _ => return Vec::new(),
    };
    let has_head = |role: &Role| role.title.split(' ').any(|word| heads.contains(&word.to_lowercase().as_str()));
    let holders = reading.entities.people.iter().enumerate().filter(|(_, person)| person.roles.iter().any(has_head));
    let holders = holders.take(draft.parties.len() + 1).map(|(place, _)| place as u32).collect::<Vec<_>>();
    if holders.len() == draft.parties.len() && holders.len() > 1 {
        return holders;
    }
    let mut all = Vec::new();
    for party in &draft.parties {
        let holds = |role: &Role| role.party.as_ref() == Some(&party.fact.id) && has_head(role);
        let people = reading.entities.people.iter().enumerate();
        let mut people = people.filter(|(_, person)| person.roles.iter().any(holds)).map(|(place, _)| place as u32);
        match (people.next(), people.next()) {
            (Some(only), None) => all.push(only),
            _ => return Vec::new(),
        }
    }
    all
}

/// Whether a new clause begins at a token: a verb in the past, with what it says of somebody else.
fn is_clause(reading: &Reading<'_>, at: u32) -> bool {
    let text = &reading.text;
    text.word(at) == ";" && !(at..at + 12).any(|next| text.is(next, "by"))
}

/// The people right before the verb, and those behind "with".
fn subjects<'r>(
    reading: &Reading<'_>,
    sentence: &Sentence,
    signature: Signature,
    people: &[&'r Mention],
) -> Vec<&'r Mention> {
    let text = &reading.text;
    let verb = signature.token;
    if text.word(verb).eq_ignore_ascii_case("signing") || text.word(verb).eq_ignore_ascii_case("signature") {
        return Vec::new();
    }
    let before = people.iter().copied().filter(|person| person.tokens.end <= verb).collect::<Vec<_>>();
    let mut found: Vec<&Mention> = Vec::new();
    let mut next = verb;
    for person in before.into_iter().rev() {
        let gap = Extent::new(person.tokens.end, next);
        let fits = if found.is_empty() { is_subject_gap(reading, gap) } else { is_joint(reading, gap) };
        if !fits || is_owner(reading, person) {
            break;
        }
        found.insert(0, person);
        next = person.tokens.start;
    }
    if found.is_empty() {
        return found;
    }
    // "A signed the agreement with B".
    let end = (verb + 1..sentence.tokens.end).find(|at| ends(reading, *at)).unwrap_or(sentence.tokens.end);
    if let Some(with) = (verb + 1..end).find(|at| text.is(*at, "with")) {
        let mut last = with + 1;
        for person in people.iter().copied().filter(|person| person.tokens.start > with && person.tokens.end <= end) {
            // "with X as witness", "with X looking on".
            let watches = ["as", "looking", "watching", "standing", "present"];
            if watches.iter().any(|word| text.is(person.tokens.end, word)) {
                break;
            }
            let gap = Extent::new(last, person.tokens.start);
            let first = last == with + 1;
            if !(first && gap.end.saturating_sub(gap.start) <= 14 && is_titles(reading, gap)
                || !first && is_joint(reading, gap))
            {
                break;
            }
            found.push(person);
            last = person.tokens.end;
        }
    }
    found
}

/// Whether somebody is named only as the owner of something: "Mr Silva's deputy".
fn is_owner(reading: &Reading<'_>, person: &Mention) -> bool {
    let text = &reading.text;
    matches!(text.word(person.tokens.end), "'s" | "’s")
        && text.tokens.get(person.tokens.end as usize).is_some_and(|token| token.kind == TokenKind::Clitic)
}

/// Whether the tokens between a person and a verb leave the person its subject: an apposition, a time, an auxiliary.
fn is_subject_gap(reading: &Reading<'_>, gap: Extent) -> bool {
    const NO_SUBJECT: &[&str] = &[
        "who",
        "which",
        "that",
        "said",
        "says",
        "where",
        "while",
        "as",
        "after",
        "before",
        "when",
        "whose",
        "told",
        "met",
        "attended",
        "watched",
        "witnessed",
        "because",
        "but",
        "not",
        "welcomed",
        "visited",
        "arrived",
        "announced",
        "confirmed",
        "if",
        "ministers",
        "officials",
        "negotiators",
        "agreement",
        "memorandum",
        "deal",
        "treaty",
        "pact",
        "document",
        "because",
        "saw",
        "told",
        "invited",
        "urged",
        "praised",
        "expects",
        "expected",
        "ambassadors",
        "it",
        "they",
        "parties",
        "sides",
        "companies",
        "delegations",
        "governments",
        "countries",
    ];
    let text = &reading.text;
    gap.end - gap.start <= 32
        && (gap.start..gap.end).all(|at| {
            let word = text.word(at);
            let breaks = NO_SUBJECT.iter().any(|breaks| word.eq_ignore_ascii_case(breaks))
                || word == ";"
                || word == "." && at + 1 < gap.end && text.word(at - 1).len() > 3;
            // "expected to sign" keeps its subject.
            let expected = (word == "expected" || word == "expects") && text.is(at + 1, "to");
            !breaks || expected
        })
}

/// Whether the tokens between two people join them, with the second one's office between.
fn is_joint(reading: &Reading<'_>, gap: Extent) -> bool {
    let text = &reading.text;
    let joined = (gap.start..gap.end).any(|at| text.is(at, "and") || text.word(at) == "," || text.word(at) == "&");
    gap.end.saturating_sub(gap.start) <= 32 && joined && is_titles(reading, gap)
}

/// Whether tokens hold no more than offices, countries, bodies and what joins them.
fn is_titles(reading: &Reading<'_>, gap: Extent) -> bool {
    let text = &reading.text;
    (gap.start..gap.end).all(|at| {
        let token = &text.tokens[at as usize];
        let word = text.word(at);
        let verb = token.is(Class::Reporting) && !token.is(Class::Office)
            || token.is(Class::PastVerb)
            || token.is(Class::Auxiliary) && word != "will";
        !BREAKS.has(word) && !verb && word != ";"
    })
}

/// The party in "for X, by A", "A for X", "A, on behalf of X".
fn named_party(reading: &Reading<'_>, sentence: &Sentence, person: &Mention) -> Option<Id> {
    let text = &reading.text;
    let countries = reading.mentions_in(sentence).iter().filter_map(|mention| match mention.entity {
        EntityRef::Country(country) if mention.how == How::Name => Some((mention, country)),
        _ => None,
    });
    let id = |country: u32| reading.entities.countries.get(country as usize).map(|country| country.id.clone());
    for (mention, country) in countries {
        let from = sentence.tokens.start.max(mention.tokens.start.saturating_sub(6));
        let on_behalf = (from..mention.tokens.start)
            .rev()
            .take_while(|at| text.word(*at) != "," && !text.is(*at, "and"))
            .any(|at| text.is(at, "for") || text.is(at, "behalf"));
        if !on_behalf {
            continue;
        }
        // "for the Republic of X, by Minister A".
        let ahead = person.tokens.start.checked_sub(mention.tokens.end).is_some_and(|gap| gap <= 14)
            && (text.word(mention.tokens.end) == ","
                || (mention.tokens.end..person.tokens.start).any(|at| text.is(at, "by")))
            && !(mention.tokens.end..person.tokens.start).any(|at| text.is(at, "and") || text.word(at) == ";");
        // "A for X", "A, Minister of Trade, on behalf of X".
        let behind = mention.tokens.start.checked_sub(person.tokens.end).is_some_and(|gap| gap <= 12)
            && !(person.tokens.end..mention.tokens.start).any(|at| text.is(at, "and") || text.word(at) == ";");
        if ahead || behind {
            return id(country);
        }
    }
    None
}

/// Of two parties and two who sign, the one whose party is not known signs for the one that is left.
fn the_party_left(draft: &mut Draft) {
    if draft.parties.len() != 2 || draft.signatories.len() != 2 {
        return;
    }
    let known = draft.signatories.iter().filter_map(|found| found.fact.party.clone()).collect::<Vec<_>>();
    let [known] = &known[..] else { return };
    let left = draft.parties.iter().map(|party| &party.fact.id).find(|id| *id != known).cloned();
    if let Some(unknown) = draft.signatories.iter_mut().find(|found| found.fact.party.is_none()) {
        unknown.fact.party = left;
    }
}

/// Those who sign under one office in the plural stand in the order of the parties: "X and Y …, foreign ministers A and B".
fn respectively(draft: &mut Draft) {
    let unknown = draft.signatories.iter().all(|found| found.fact.party.is_none());
    let one_office = draft.signatories.windows(2).all(|pair| {
        pair[0].fact.role.is_some()
            && pair[0].fact.role == pair[1].fact.role
            && pair[0].fact.evidence == pair[1].fact.evidence
    });
    if unknown && one_office && draft.signatories.len() == draft.parties.len() && draft.parties.len() > 1 {
        for (found, party) in draft.signatories.iter_mut().zip(&draft.parties) {
            found.fact.party = Some(party.fact.id.clone());
        }
    }
}
