//! What the text states on funding, duration, legal force and the like, and on what of it it is silent.
//!
//! A topic is stated where words of the lexicon stand in a sentence that concerns the agreement, or under a heading of its
//! own in a formal text. Funding is also stated by an amount of money that the parties give.

use std::collections::{BTreeMap, BTreeSet};

use dossier::{Evidence, Silence, Span, Topic};

use crate::dates::below_hundred;
use crate::draft::{Draft, Found};
use crate::lexicon::terms::{self, Hit, Term};
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, Words};

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
            for hit in reading.terms_within(sentence.range) {
                if let Term::Topic(topic) = hit.term
                    && !matches!(kind, BlockKind::Heading | BlockKind::Article)
                    && states(reading, draft, sentence, topic, hit)
                {
                    add(topic, sentence, "words-of-topic");
                }
            }
            if is_of_years(reading, draft, sentence) {
                add(Topic::Duration, sentence, "years-of-agreement");
            }
            if kind != BlockKind::Heading && gives_money(reading, draft, sentence) {
                add(Topic::Funding, sentence, "amount");
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

/// Where a topic is stated.
#[derive(Default)]
struct Stated {
    /// The rule that found it first.
    rule: &'static str,
    sentences: BTreeSet<u32>,
    /// The same sentences, in the order in which they were found.
    spans: Vec<Span>,
}

/// Whether the words of a topic say something of the agreement.
fn states(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence, topic: Topic, hit: &Hit) -> bool {
    let text = &reading.text;
    let about = &draft.about;
    // An instrument that stands in the sentence and is another one is what it speaks of.
    let before = about.mentions_in(sentence.index);
    let mut nearest = before.filter(|(_, mention)| mention.head.start <= hit.tokens.start);
    if nearest
        .next_back()
        .is_some_and(|(place, mention)| !about.is_main(place) && (mention.other || mention.name.is_some()))
    {
        return false;
    }
    if about.is_text() {
        return true;
    }
    // The last instrument spoken of is this one, and not long ago.
    let last = about.mentions.partition_point(|mention| mention.head.start <= hit.tokens.start).checked_sub(1);
    let near = last.is_some_and(|last| about.is_main(last) && sentence.index - about.mentions[last].sentence <= 4);
    let parties = reading.mentions_in(sentence).iter().any(|mention| mention.entity == EntityRef::Parties);
    let committed = has_commitment(draft, sentence);
    let item = text.block_of(sentence).kind == BlockKind::Item;
    match topic {
        Topic::EntryIntoForce | Topic::LegalForce | Topic::Termination => near || parties || item,
        Topic::Duration => (near || item) && !of_persons(reading, sentence, hit),
        Topic::DisputeSettlement => near || committed || parties || item,
        Topic::ImplementingBody => committed || item || about.names_it(sentence.index),
        Topic::Funding => committed || near || item,
    }
}

/// Whether a sentence says for how many years the agreement is: "the five-year text", "a ten-year deal".
fn is_of_years(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    let text = &reading.text;
    (sentence.tokens.start..sentence.tokens.end).any(|at| {
        if draft.about.names_it(sentence.index) && lasts(reading, at) {
            return true;
        }
        let word = text.word(at);
        if word.len() <= 5 || !word.ends_with("-year") || word == "mid-year" || word == "full-year" {
            return false;
        }
        let next = text.bytes(Extent::new(at + 1, at + 3));
        let words = ["text", "document", "programme", "program", "plan"];
        let of_it = draft.about.main_in(sentence.index).any(|mention| text.bytes(mention.head).meets(next));
        of_it || words.iter().any(|word| text.is(at + 1, word))
    })
}

/// Whether a verb of lasting stands at a token, with a number of years or months behind it: "lasts ten years".
fn lasts(reading: &Reading<'_>, at: u32) -> bool {
    let text = &reading.text;
    let verb = ["lasts", "last", "runs", "run", "valid", "spans", "concluded"].iter().any(|word| text.is(at, word));
    let number = at + 1 + u32::from(text.is(at + 1, "for"));
    let counted = || {
        text.tokens.get(number as usize).is_some_and(|token| token.kind == TokenKind::Number)
            || below_hundred(text, number).is_some()
    };
    verb && ["years", "year", "months"].iter().any(|word| text.is(number + 1, word)) && counted()
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
        [
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
        ]
        .iter()
        .any(|word| text.is(at, word))
    })
}

/// Whether a sentence says that money is given under the agreement: an amount in a commitment.
fn gives_money(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> bool {
    const GIVES: Words = Words::of(&[
        "provide",
        "contribute",
        "fund",
        "finance",
        "invest",
        "pay",
        "allocate",
        "grant",
        "grants",
        "funding",
        "fund,",
        "loan",
        "budget",
        "financed",
        "funded",
        "cost",
        "costs",
        "add",
        "contribution",
        "contributions",
        "provided",
        "worth",
        "commit",
        "commits",
        "pledges",
        "contributes",
        "pledged",
        "pledge",
        "pledging",
        "promised",
        "promises",
        "pour",
        "pours",
        "putting",
        "puts",
        "earmarked",
        "earmark",
        "earmarks",
        "put",
        "co-finance",
        "spend",
        "disburse",
        "envelope",
        "committed",
        "provides",
        "paid",
        "package",
        "compensation",
    ]);
    let text = &reading.text;
    let tokens = sentence.tokens;
    // Few sentences name an amount, so the rest is asked of few.
    (tokens.start..tokens.end).any(|at| is_amount(reading, at))
        && (has_commitment(draft, sentence) || draft.about.names_it(sentence.index))
        && (tokens.start..tokens.end).any(|at| text.is_any(at, &GIVES))
}

/// Whether an amount of money begins at a token: "€1,200", "EUR 40 million", "300 million dollars".
fn is_amount(reading: &Reading<'_>, at: u32) -> bool {
    const CODES: &[&str] = &[
        "EUR", "USD", "GBP", "JPY", "CHF", "NOK", "SEK", "DKK", "CNY", "KRW", "INR", "AUD", "CAD", "BRL", "NZD", "SGD",
        "US$", "A$", "C$", "NZ$", "R$", "Rs", "S$", "HK$",
    ];
    const NAMES: Words = Words::of(&[
        "dollars",
        "euros",
        "pounds",
        "yen",
        "yuan",
        "kroner",
        "kronor",
        "francs",
        "won",
        "rupees",
        "reais",
        "shillings",
        "rand",
        "pesos",
        "riyals",
        "dirhams",
        "lira",
        "euro",
        "baht",
        "ringgit",
        "rupiah",
        "naira",
        "zloty",
    ]);
    let text = &reading.text;
    let number = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Number);
    if !number(at) && !number(at + 1) {
        return false;
    }
    let word = text.word(at);
    let sign = matches!(word, "$" | "€" | "£" | "¥" | "₩" | "₹") || CODES.contains(&word);
    let signed_number = number(at) && word.starts_with(['$', '€', '£', '¥', '₩', '₹']);
    let named = number(at) && (at + 1..at + 4).any(|at| text.is_any(at, &NAMES));
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
