//! What the text states on funding, duration, legal force and the like, and on what of it it is silent.
//!
//! A topic is stated where words of the lexicon stand in a sentence that concerns the agreement, or under a heading of its
//! own in a formal text. Funding is also stated by an amount of money that the parties give.

use std::collections::{BTreeMap, BTreeSet};

use dossier::{Evidence, Silence, Span, Topic};

use crate::dates::below_hundred;
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::lexicon::terms::{self, Hit, Term};
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text, TokenKind, Words, words};

/// Adds what is found to the draft: every topic once.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    let mut stated: BTreeMap<Topic, Stated> = BTreeMap::new();
    let mut add = |topic: Topic, sentence: &Sentence, rule| {
        let stated = stated.entry(topic).or_insert(Stated { rule, ..Stated::default() });
        if stated.sentences.insert(sentence.index) {
            stated.spans.extend(reading.span(sentence.range));
        }
    };
    if !draft.about.is_empty() {
        for sentence in &reading.text.sentences {
            let kind = reading.text.block_of(sentence).kind;
            if kind.is_furniture() || kind == BlockKind::Signature {
                continue;
            }
            let untold = leaves_open(&reading.text, sentence);
            for hit in reading.terms_within(sentence.range) {
                if let Term::Topic(topic) = hit.term
                    && !(untold && topic != Topic::LegalForce)
                    && !matches!(kind, BlockKind::Heading | BlockKind::Article)
                    && states(reading, draft, sentence, topic, hit)
                {
                    add(topic, sentence, "words-of-topic");
                }
            }
            if is_of_years(reading, draft, sentence) {
                add(Topic::Duration, sentence, "years-of-agreement");
            }
            if matches!(kind, BlockKind::Heading | BlockKind::Article) {
                continue;
            }
            if gives_money(reading, draft, sentence) {
                add(Topic::Funding, sentence, "amount");
            }
            for (topic, fits, rule) in PATTERNS {
                if !(untold && *topic != Topic::LegalForce)
                    && let Some(tokens) = fits(&reading.text, sentence)
                    && concerns(reading, draft, sentence, *topic, tokens)
                {
                    add(*topic, sentence, rule);
                }
            }
        }
        for (topic, sentence) in under_headings(reading, draft) {
            add(topic, sentence, "heading-of-article");
        }
    }
    for topic in Topic::ALL {
        let found = stated.remove(topic).and_then(|stated| Some((Evidence::try_from(stated.spans).ok()?, stated.rule)));
        let (stated, rule) = found.map_or((None, "silent"), |(evidence, rule)| (Some(evidence), rule));
        draft.silences.push(Found::new(Silence { topic: *topic, stated }, rule));
    }
}

/// Whether a sentence says that something is not said: "the text is silent on who will pay", "it offers no court in which a quarrel
/// could be settled"; or only what somebody thinks right: "he stressed that disputes must be settled by law".
fn leaves_open(text: &Text<'_>, sentence: &Sentence) -> bool {
    const SAYS: Words = Words::of(&[
        "say",
        "says",
        "said",
        "saying",
        "mention",
        "mentions",
        "mentioned",
        "mentioning",
        "specify",
        "specifies",
        "specified",
        "specifying",
        "state",
        "states",
        "stated",
        "stating",
        "explain",
        "explains",
        "explained",
        "spell",
        "disclose",
        "disclosed",
        "reveal",
        "revealed",
        "address",
        "addresses",
        "settle",
        "clarify",
        "clarified",
        "indicate",
        "tell",
        "tells",
        "offers",
        "offer",
    ]);
    let Extent { start, end } = sentence.tokens;
    let is = |at: u32, words: &Words| text.is_any(at, words);
    (start..end).any(|at| {
        // "does not say", "neither side has said", "says nothing", "without saying"
        let denied = is(at, words!["not", "n't", "neither", "nobody", "without", "nor", "no-one"])
            && (at + 1..(at + 5).min(end)).any(|at| is(at, &SAYS))
            && !(at + 1..(at + 5).min(end)).any(|at| is(at, words!["obligation", "obligations", "rights"]));
        let nothing =
            is(at, &SAYS) && is(at + 1, words!["nothing", "little", "no"]) && !is(at + 2, words!["later", "more"]);
        let silent = text.is(at, "silent") && is(at + 1, words!["on", "about", "as", "over"])
            || text.are(at, &["no", "mention"])
            || text.are(at, &["no", "word", "on"])
            || text.are(at, &["not", "clear"])
            || text.is(at, "unclear")
            || text.are(at, &["left", "open"])
            || text.are(at, &["leaves", "open"])
            || text.are(at, &["leaves", "out"])
            || text.are(at, &["no", "court"])
            || text.are(at, &["no", "details"]);
        // "reaffirmed that disputes must be settled in line with the convention"
        let pressed = text.is(at, "that")
            && at > start
            && text.tokens[at as usize - 1].is(Class::Reporting)
            && !is(
                at - 1,
                words!["said", "says", "say", "announced", "states", "stated", "agreed", "provides", "explained"],
            )
            && (at + 1..(at + 8).min(end)).any(|at| is(at, words!["must", "should"]));
        denied || nothing || silent || pressed
    })
}

/// Where a topic is stated.
#[derive(Default)]
struct Stated {
    /// The rule that found it first.
    rule: &'static str,
    sentences: BTreeSet<u32>,
    /// The same sentences, in the order in which they were found.
    spans: Vec<Span>,
}

/// What a sentence says of a topic by words of certain classes beside each other, rather than by a fixed phrase.
type Pattern = (Topic, fn(&Text<'_>, &Sentence) -> Option<Extent>, &'static str);

const PATTERNS: &[Pattern] = &[
    (Topic::ImplementingBody, joint_body, "joint-body"),
    (Topic::Termination, may_leave, "may-leave"),
    (Topic::LegalForce, creates_rights, "creates-rights"),
    (Topic::DisputeSettlement, settles_disputes, "settles-disputes"),
];

/// "A steering group composed of equal numbers will meet": a body of both, and what it does. One on a matter of its own is none.
fn joint_body(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    if !sentence.has(Class::JointBody) || !sentence.has(Class::Overseeing) {
        return None;
    }
    let Extent { start, end } = sentence.tokens;
    // "A Battery Council, made up of ministers, is to meet twice a year"
    let meets = |lead: u32, body: u32| {
        (lead..body).any(|at| text.is(at, "a"))
            && (body + 1..(body + 12).min(end)).any(|at| text.is(at, "meet") || text.is(at, "meets"))
    };
    let body = (start + 1..end).find(|&at| {
        let lead = at.saturating_sub(3).max(start);
        let joint = (lead..at).any(|at| text.has(at, Class::JointKind));
        // "a council of six officials"
        let of_so_many = text.is(at + 1, "of")
            && !sentence.has(Class::Dispute)
            && !text.is(at, "panel")
            && (text.tokens.get(at as usize + 2).is_some_and(|token| token.kind == TokenKind::Number)
                || below_hundred(text, at + 2).is_some());
        text.has(at, Class::JointBody) && (joint || of_so_many || meets(lead, at)) && !text.is(at + 1, "on")
    })?;
    Some(Extent::new(body, body + 1))
}

/// "Either may leave on written notice": a party, a modal and a verb for ending it.
fn may_leave(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    if !sentence.has(Class::Leaving) {
        return None;
    }
    let is = |at: u32, words: &Words| text.is_any(at, words);
    let Extent { start, end } = sentence.tokens;
    let modal = (start + 1..end).find(|&at| {
        let lead = at.saturating_sub(8).max(start);
        is(at, words!["may", "can", "could"])
            && (lead..at).any(|at| is(at, words!["either", "each", "any", "one"]) || text.has(at, Class::PartyWord))
            && (at + 1..(at + 4).min(end)).any(|at| text.has(at, Class::Leaving))
    })?;
    let leave = (modal + 1..end).find(|&at| text.has(at, Class::Leaving))?;
    // "may leave the port", "may end a permit": it, the agreement, or nothing is left.
    let it = is(leave + 1, words!["it", "this", "on", "by", "with", "at", ".", "after", "upon", "from", "out", "away"]);
    let named = || (leave + 1..(leave + 4).min(end)).any(|at| text.has(at, Class::Thing));
    (it || named()).then(|| Extent::new(modal, leave + 1))
}

/// "creates no obligations under international law", "does not give rise to rights".
fn creates_rights(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    if !sentence.has(Class::Creating) || !sentence.has(Class::Right) {
        return None;
    }
    let is = |at: u32, words: &Words| text.is_any(at, words);
    let Extent { start, end } = sentence.tokens;
    let verb = (start..end).find(|&at| {
        text.has(at, Class::Creating) && (at + 1..(at + 6).min(end)).any(|at| text.has(at, Class::Right))
    })?;
    let near = verb.saturating_sub(4).max(start)..(verb + 10).min(end);
    let denied = near.clone().any(|at| is(at, words!["not", "no", "any", "neither"]));
    let legal = near.into_iter().any(|at| is(at, words!["legal", "legally", "law", "binding"]));
    (denied || legal).then(|| Extent::new(verb, verb + 1))
}

/// "A panel settles whatever is in dispute": a dispute, and what is done with it.
fn settles_disputes(text: &Text<'_>, sentence: &Sentence) -> Option<Extent> {
    const REACH: u32 = 7;
    if !sentence.has(Class::Resolving) || !sentence.has(Class::Dispute) {
        return None;
    }
    let Extent { start, end } = sentence.tokens;
    let settle = (start..end).find(|&at| {
        let near = at.saturating_sub(REACH).max(start)..(at + REACH).min(end);
        // "settle the dispute over licences": one of the day, not those that may arise.
        let open =
            |at: u32| text.has(at, Class::Dispute) && !text.is(at.saturating_sub(1), "the") && !text.is(at + 1, "over");
        text.has(at, Class::Resolving) && near.into_iter().any(open)
    })?;
    Some(Extent::new(settle, settle + 1))
}

/// Whether the words of a topic say something of the agreement.
fn states(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, topic: Topic, hit: &Hit) -> bool {
    // "A binding agreement is to follow" is another one.
    // "not a treaty" is said of this one.
    let denied = reading.text.is(hit.tokens.start, "not") || reading.text.is(hit.tokens.start, "no");
    let other = !denied && draft.about.others_in(sentence.index).any(|mention| mention.range.meets(hit.range));
    // "a working group on bird flu" carries out no agreement.
    let partial = topic == Topic::ImplementingBody && reading.text.is(hit.tokens.end, "on");
    let personal = topic == Topic::Duration && of_persons(reading, sentence, hit);
    !(other || partial || personal) && concerns(reading, draft, sentence, topic, hit.tokens)
}

/// Whether what some tokens say of a topic is said of the agreement.
fn concerns(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, topic: Topic, tokens: Extent) -> bool {
    let text = &reading.text;
    let about = &draft.about;
    // An instrument that stands in the sentence and is another one is what it speaks of.
    let before = about.mentions_in(sentence.index);
    // "The framework, unlike the treaty of that year, promises no money": its subject is this one.
    let subject = about.mentions_in(sentence.index).next().is_some_and(|(place, mention)| {
        about.is_main(place) && mention.head.end <= sentence.tokens.start + 5 && text.word(mention.head.end) == ","
    });
    let mut nearest = before.filter(|(_, mention)| mention.head.start <= tokens.start);
    if nearest
        .next_back()
        .is_some_and(|(place, mention)| !subject && !about.is_main(place) && (mention.other || mention.name.is_some()))
    {
        return false;
    }
    if about.is_text() {
        return true;
    }
    // The last instrument spoken of is this one, and not long ago; or the first that the sentence speaks of behind these words.
    let next = about.mentions.partition_point(|mention| mention.head.start <= tokens.start);
    let last = next.checked_sub(1);
    let near = last.is_some_and(|last| about.is_main(last) && sentence.index - about.mentions[last].sentence <= 6)
        || about.mentions.get(next).is_some_and(|next| next.sentence == sentence.index) && about.is_main(next)
        || subject
        || goes_on(reading, draft, sentence)
        || last.is_some_and(|last| about.is_main(last)) && names_paper(text, sentence);
    let parties = reading.mentions_in(sentence).iter().any(|mention| mention.entity == EntityRef::Parties);
    let committed = has_commitment(draft, sentence);
    let item = text.block_of(sentence).kind == BlockKind::Item;
    match topic {
        Topic::EntryIntoForce | Topic::LegalForce | Topic::Termination => near || parties || item,
        Topic::Duration => near || item,
        Topic::DisputeSettlement | Topic::Funding => near || committed || parties || item,
        Topic::ImplementingBody => {
            let overseen = || sentence.has(Class::Overseeing);
            committed || item || about.names_it(sentence.index) || near && overseen()
        }
    }
}

/// Whether a sentence speaks of "the text", "the letter".
fn names_paper(text: &Text<'_>, sentence: &Sentence) -> bool {
    (sentence.tokens.start + 1..sentence.tokens.end)
        .any(|at| text.is(at - 1, "the") && (text.has(at, Class::Paper) || text.is(at, "letter")))
}

/// Whether a sentence goes on with "it", "this" or "the text" about the agreement, which the last sentences had as their subject.
fn goes_on(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let start = sentence.tokens.start;
    let opens = text.is_any(start, words!["it", "this", "neither"])
        || text.is(start, "the") && text.has(start + 1, Class::StandIn);
    let before = (sentence.index.saturating_sub(3)..sentence.index).rev();
    let mut named = before.filter_map(|index| {
        let (place, mention) = draft.about.mentions_in(index).next()?;
        Some((place, mention, text.sentences.get(index as usize)?))
    });
    opens
        && named.next().is_some_and(|(place, mention, before)| {
            let subject = mention.head.end.saturating_sub(before.tokens.start) <= 6;
            draft.about.is_main(place) && (subject || before.index + 1 < sentence.index || !text.is(start, "it"))
        })
}

/// Whether a sentence says for how many years the agreement is: "the five-year text", "a ten-year deal".
fn is_of_years(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let of_it = draft.about.names_it(sentence.index) || goes_on(reading, draft, sentence);
    let may_last = of_it && sentence.has(Class::Lasting);
    (sentence.tokens.start..sentence.tokens.end).any(|at| {
        if may_last && lasts(reading, at) || is_term(reading, sentence, at, of_it) {
            return true;
        }
        if text.tokens[at as usize].plain {
            return false;
        }
        let word = text.word(at);
        if word.len() <= 5 || !word.ends_with("-year") || word == "mid-year" || word == "full-year" {
            return false;
        }
        let next = text.bytes(Extent::new(at + 1, at + 3));
        let words = ["text", "document", "programme", "program", "plan"];
        // "a four-year extension of the agreement"
        let kept = of_it
            && text.is_any(
                at + 1,
                words![
                    "extension",
                    "renewal",
                    "term",
                    "trial",
                    "period",
                    "prolongation",
                    "duration",
                    "validity",
                    "life",
                    "lifespan"
                ],
            );
        let of_it = draft.about.main_in(sentence.index).any(|mention| text.bytes(mention.head).meets(next));
        of_it || kept || words.iter().any(|word| text.is(at + 1, word))
    })
}

/// Whether a number of years at a token is how long something was agreed for: "renewed their arrangement for another five years", "given
/// it a trial run of three years".
fn is_term(reading: &Reading<'_>, sentence: &Sentence, at: u32, of_it: bool) -> bool {
    const SET: Words = Words::of(&[
        "renewed",
        "renew",
        "renews",
        "extended",
        "extend",
        "extends",
        "prolonged",
        "prolong",
        "prolongs",
        "signed",
        "sealed",
        "agreed",
        "concluded",
        "valid",
        "lasts",
        "last",
        "runs",
        "run",
        "applies",
        "apply",
        "force",
        "effect",
        "place",
    ]);
    let text = &reading.text;
    if !text.is_any(at + 1, words!["years", "year", "months"]) {
        return false;
    }
    let start = sentence.tokens.start;
    let counted = text.tokens[at as usize].kind == TokenKind::Number || below_hundred(text, at).is_some();
    let between = |at: &u32| {
        text.is_any(
            *at,
            words![
                "another",
                "further",
                "a",
                "an",
                "initial",
                "the",
                "next",
                "coming",
                "up",
                "to",
                "at",
                "least",
                "additional",
                "first"
            ],
        )
    };
    let lead = (start..at).rev().take(5).find(|at| !between(at));
    let Some(lead) = lead.filter(|_| counted) else { return false };
    let before =
        |words: &Words, reach: u32| (lead.saturating_sub(reach).max(start)..lead).any(|at| text.is_any(at, words));
    let trial = before(words!["trial", "pilot", "test"], 3) && text.is(lead, "of");
    let term = before(words!["period", "term", "duration", "validity", "life", "phase"], 2) && text.is(lead, "of");
    let is_for = text.is(lead, "for") && text.is_any(lead.saturating_sub(1), words!["is", "be"]);
    let set = (is_for || text.is_any(lead, words!["for", "by"]) && before(&SET, 14))
        && !text.is_any(at + 2, words!["in", "of"]);
    trial || of_it && (term || set)
}

/// Whether a verb of lasting stands at a token, with a number of years or months behind it: "lasts ten years".
fn lasts(reading: &Reading<'_>, at: u32) -> bool {
    let text = &reading.text;
    let verb = text.has(at, Class::Lasting);
    // "runs from 2026 to 2030"
    let year = |at: u32| text.word(at).len() == 4 && text.word(at).parse::<u16>().is_ok();
    if verb && text.is(at + 1, "from") && year(at + 2) {
        return true;
    }
    let number = at + 1 + u32::from(text.is(at + 1, "for"));
    let counted = || {
        text.tokens.get(number as usize).is_some_and(|token| token.kind == TokenKind::Number)
            || below_hundred(text, number).is_some()
    };
    verb && text.is_any(number + 1, words!["years", "year", "months"]) && counted()
}

/// Whether a commitment begins in a sentence. They stand in the order of the text.
fn has_commitment(draft: &Draft, sentence: &Sentence) -> bool {
    let start = |found: &Found<dossier::Commitment>| found.fact.evidence.first().range().start;
    let next = draft.commitments.partition_point(|found| start(found) < sentence.range.start as usize);
    draft.commitments.get(next).is_some_and(|found| start(found) < sentence.range.end as usize)
}

/// "for a period of five years" of leave, licences or visas is not how long the agreement lasts.
fn of_persons(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let text = &reading.text;
    (sentence.tokens.start..hit.tokens.start).any(|at| {
        text.is_any(
            at,
            words![
                "visa",
                "visas",
                "workers",
                "students",
                "stay",
                "permits",
                "licences",
                "citizens",
                "nationals",
                "quotas",
                "persons",
            ],
        )
    })
}

/// Whether a sentence says that money is given under the agreement: an amount in a commitment, or of the agreement itself.
fn gives_money(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    if !sentence.has_kind(TokenKind::Number) || !sentence.has(Class::Giving) && !draft.about.names_it(sentence.index) {
        return false;
    }
    let text = &reading.text;
    let tokens = sentence.tokens;
    // Few sentences name an amount, so the rest is asked of few.
    let Some(amount) = (tokens.start..tokens.end).find(|at| is_amount(reading, *at)) else { return false };
    // "the A$500 million pact"
    let own = draft.about.main_in(sentence.index).any(|mention| {
        let verb = |at: u32| text.has(at, Class::Auxiliary) || text.has(at, Class::PastVerb) || text.word(at) == ",";
        amount < mention.head.start && mention.head.start - amount <= 5 && !(amount..mention.head.start).any(verb)
    });
    let given = || sentence.has(Class::Giving);
    // "Norway has set aside 90 million kroner for the work", right behind the agreement.
    let party = || {
        let mentions = reading.mentions_in(sentence);
        mentions.iter().any(|mention| {
            let id = reading.id_of(mention.entity);
            mention.tokens.end < amount && id.is_some_and(|id| draft.parties.iter().any(|party| party.fact.id == *id))
        })
    };
    let behind = sentence.index.checked_sub(1).is_some_and(|before| draft.about.names_it(before))
        && (tokens.start..amount).any(|at| {
            text.is_any(
                at,
                words![
                    "aside",
                    "earmarked",
                    "pledged",
                    "committed",
                    "allocated",
                    "contribute",
                    "contributes",
                    "provide",
                    "provides",
                    "lending",
                    "lends",
                    "granting",
                    "giving",
                    "gives",
                    "spend",
                    "put",
                    "puts"
                ],
            )
        })
        && party();
    behind
        || own
        || (has_commitment(draft, sentence)
            || draft.about.names_it(sentence.index)
            || goes_on(reading, draft, sentence))
            && given()
}

/// Whether an amount of money begins at a token: "€1,200", "A$500 million", "EUR 40 million", "300 million dollars".
fn is_amount(reading: &Reading<'_>, at: u32) -> bool {
    const CODES: &[&str] = &[
        "EUR", "USD", "GBP", "JPY", "CHF", "NOK", "SEK", "DKK", "CNY", "KRW", "INR", "AUD", "CAD", "BRL", "NZD", "SGD",
        "US$", "A$", "C$", "NZ$", "R$", "Rs", "S$", "HK$", "ZAR", "AED", "SAR", "THB", "MYR", "IDR", "PHP", "TRY",
        "RM", "Rp", "NT$", "N$", "Ksh", "KSh", "Rs.", "CFA", "FCFA", "FJ$", "J$", "TT$", "B$", "RON", "ILS", "EGP",
        "VND", "PKR", "BDT", "LKR", "UAH", "KZT", "GEL", "MDL", "MXN", "PLN", "CZK", "HUF", "KES", "NGN", "GHS",
    ];
    const SIGNS: [char; 8] = ['$', '€', '£', '¥', '₩', '₹', '₺', '₦'];
    let text = &reading.text;
    let number = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Number);
    if !number(at) && !number(at + 1) {
        return false;
    }
    let word = text.word(at);
    let sign = word.ends_with(SIGNS) || CODES.contains(&word);
    let signed_number = number(at) && word.contains(SIGNS);
    let named = number(at) && (at + 1..at + 4).any(|at| text.has(at, Class::Currency));
    sign && number(at + 1) || signed_number || named
}

/// The first sentence under a heading that names a topic, in a formal text.
fn under_headings<'r>(reading: &'r Reading<'_>, draft: &Draft) -> Vec<(Topic, &'r Sentence)> {
    let text = &reading.text;
    let mut found = Vec::new();
    if !draft.about.formal {
        return found;
    }
    // From the end, so that the first text below a heading is known when the heading is reached.
    let mut below = None;
    for block in text.blocks.iter().rev() {
        if !matches!(block.kind, BlockKind::Heading | BlockKind::Article) {
            below = text.sentences.get(block.sentences.start as usize);
            continue;
        }
        let Some(sentence) = below else { continue };
        let words = text.slice(block.range).to_lowercase();
        for (topic, heads) in terms::heads() {
            if heads.iter().any(|head| words.contains(head.as_str())) {
                found.push((*topic, sentence));
            }
        }
    }
    found.reverse();
    found
}
