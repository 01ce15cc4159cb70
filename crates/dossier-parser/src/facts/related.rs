//! Other agreements, deals and partnerships that the text names.
//!
//! Every mention of an instrument that is not the one the text is about, with the words that say which it is: between whom,
//! on what, of when. A bare kind ("any deal") names none, and a second mention of the same one adds its words to the first.

use std::collections::{BTreeMap, BTreeSet};

use dossier::{Id, Related};

use super::instruments::{Article, InstrumentMention};
use super::signing::{Signing, signing};
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, TokenKind, words};

/// How many of the last ones are looked at for one that was named before, so that a long text costs no more a word.
const NEAR: usize = 64;

/// Adds what is found to the draft.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    let mut found: Vec<Found<Related>> = Vec::new();
    // What is in each name that was found, its article aside.
    let mut known: Vec<(Letters, usize)> = Vec::new();
    let bodies = reading.entities.organisations.iter().map(|body| body.id.clone());
    let people = reading.entities.people.iter().map(|person| person.id.clone());
    let parties_of_this = draft.parties.iter().map(|party| party.fact.id.clone());
    let mut ids = bodies.chain(people).chain(parties_of_this).collect::<BTreeSet<_>>();
    // The last number that was tried for a slug.
    let mut numbers: BTreeMap<Id, u32> = BTreeMap::new();
    let mut taken: Vec<Extent> =
        draft.agreement.name.iter().map(|name| Extent::from(name.evidence.first().range())).collect();
    let others = draft
        .about
        .others()
        .filter_map(|mention| instrument(reading, draft, mention))
        .chain(partnerships(reading, draft))
        .chain(replaced(reading, draft));
    let mut others = others.collect::<Vec<_>>();
    others.sort_by_key(|(bytes, _)| *bytes);
    for (bytes, rule) in others {
        // "Protocol to the Extradition Convention": what it is a protocol to is another one.
        let first = reading.text.tokens_in(bytes).start;
        let amended = first >= 2 && reading.text.are(first - 2, &["to", "the"]);
        let inside = taken.iter().rev().take(NEAR).chain(taken.first()).any(|range| range.meets(bytes)) && !amended;
        let heading = reading.text.sentence_at(bytes.start).is_none_or(|sentence| {
            let kind = reading.text.block_of(sentence).kind;
            kind == BlockKind::Heading || kind.is_furniture()
        });
        if inside || heading {
            continue;
        }
        let name = reading.plain(bytes);
        let Some(evidence) = reading.evidence(bytes) else { continue };
        taken.push(bytes);
        let bare = without_article(&name);
        let id = Id::slug(bare);
        let letters = Letters::of(bare);
        let is_same = |related: &Related, (others, article): (Letters, usize)| {
            let other = &related.name[article..];
            related.id == id
                || others.may_hold(letters) && other.contains(bare)
                || letters.may_hold(others) && bare.contains(other)
        };
        let mut near = found.iter_mut().zip(&known).rev().take(NEAR);
        if let Some((same, _)) = near.find(|(found, known)| is_same(&found.fact, **known)) {
            evidence.into_iter().for_each(|span| same.fact.evidence.push_behind(span.clone()));
            continue;
        }
        let own = draft.agreement.name.as_ref().is_some_and(|name| name.value.contains(bare));
        if own || id == "" {
            continue;
        }
        let parties = parties(reading, bytes);
        // Another part of the dossier may have the identifier already.
        let slug = id.clone();
        let mut id = id;
        let number = numbers.entry(slug.clone()).or_insert(1);
        while !ids.insert(id.clone()) {
            *number += 1;
            id = Id::new(format!("{slug}-{number}"));
        }
        known.push((letters, name.len() - bare.len()));
        found.push(Found::new(Related { id, name, parties, evidence }, rule));
    }
    draft.related.extend(found);
}

/// Which bytes some words have, folded into a set, and how many: by which most words are told not to hold others.
#[derive(Clone, Copy)]
struct Letters {
    bytes: u64,
    len: usize,
}

impl Letters {
    fn of(words: &str) -> Self {
        Self { bytes: words.bytes().fold(0, |bytes, byte| bytes | 1 << (byte & 63)), len: words.len() }
    }

    fn may_hold(self, others: Self) -> bool {
        others.len <= self.len && others.bytes & !self.bytes == 0
    }
}

fn without_article(name: &str) -> &str {
    let articles = ["the ", "The ", "a ", "A ", "an ", "An ", "its ", "their "];
    articles.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// The bytes that name or describe another instrument; none where they would fit any.
fn instrument(reading: &Reading<'_>, draft: &Draft, mention: &InstrumentMention) -> Option<(Extent, &'static str)> {
    let text = &reading.text;
    if let Some(name) = mention.name {
        return Some((name, "named"));
    }
    let sentence = text.sentences.get(mention.sentence as usize)?;
    // "a fair deal for our fishermen", said of this very one.
    let before = text.quotes.partition_point(|quote| quote.range.start <= mention.range.start);
    let said = text.quotes[before.saturating_sub(2)..before].iter().any(|quote| quote.range.covers(mention.range));
    if said && !mention.other {
        return None;
    }
    let start = text.tokens_in(mention.range).start;
    let end = description_end(reading, mention.head.end, sentence.tokens.end);
    let words = mention.head.start - start;
    // "have had an agreement since 1995", "an agreement that dates from 2014"
    let dated = text.is(mention.head.end, "since")
        || text.are(mention.head.end, &["that", "dates"])
        || text.are(mention.head.end, &["dating", "from"]);
    let denied =
        (start..mention.head.start).any(|at| text.is_any(at, words!["no", "any", "some", "future", "new", "all"]));
    // "Canada's first trade deal with a member of the bloc" is this very one.
    let modified = |word: &str| (start..mention.head.start).any(|at| text.is(at, word));
    // So is "the first such treaty between the neighbours".
    let first = modified("first") && (mention.article == Article::Possessive || modified("such"));
    let plural_bare = mention.article == Article::Bare && end == mention.head.end;
    // "the Paris climate accord": a capital tells it from others.
    let known_as = (start + 1..mention.head.start).any(|at| text.tokens[at as usize].capital);
    // A definite one that nothing describes is this agreement, or nobody's.
    let vague = mention.article == Article::Definite && !mention.other && !known_as && end == mention.head.end;
    let elsewhere = words >= 1 && is_made_elsewhere(reading, draft, mention);
    // "a protocol amending their tax agreement", "under the trade agreement with Peru"
    let changed = start > sentence.tokens.start
        && words >= 2
        && text.is_any(
            start - 1,
            words![
                "amending",
                "supplementing",
                "updating",
                "replacing",
                "extending",
                "implementing",
                "amends",
                "supplements",
                "updates",
                "replaces",
                "implements",
                "superseding",
                "supersedes",
                "amended",
                "supplemented",
                "replaced",
                "superseded",
                "complements",
                "complementing",
                "revising",
                "revises",
                "modernising",
                "modernizing",
            ],
        );
    let told = mention.other || dated || known_as || elsewhere || changed || end > mention.head.end;
    let described = told || words >= 2;
    (described && !denied && !first && !plural_bare && !vague && told)
        .then(|| (text.bytes(Extent::new(start, end)), "described"))
}

/// Whether the sentence tells of its making, and by others or at another time than that of the agreement: "Qatar signed a trade
/// deal with Ankara in 2018", "a border treaty has been in force since May".
fn is_made_elsewhere(reading: &Reading<'_>, draft: &Draft, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let Some(sentence) = text.sentences.get(mention.sentence as usize) else { return false };
    let start = text.tokens_in(mention.range).start;
    let before = start.saturating_sub(3).max(sentence.tokens.start)..start;
    let behind = mention.head.end..(mention.head.end + 6).min(sentence.tokens.end);
    let made = before.chain(behind).any(|at| {
        matches!(signing(text, at), Some(Signing::Past | Signing::Agreed))
            || text.are(at, &["in", "force"])
            || text.are(at, &["in", "effect"])
    });
    let signed = draft.agreement.signing_date.as_ref().map(|date| date.value);
    let dated = reading.dates_in(sentence).iter().any(|date| Some(date.span.start) != signed);
    let is_party = |id: &Id| draft.parties.iter().any(|party| party.fact.id == *id);
    let others = reading.mentions_in(sentence).iter().any(|who| {
        matches!(who.entity, EntityRef::Country(_)) && reading.id_of(who.entity).is_some_and(|id| !is_party(id))
    });
    made && (dated || others)
}

/// Where the words end that describe an instrument: "of 2002", "on sounding rockets", "between the EU and Japan".
fn description_end(reading: &Reading<'_>, from: u32, limit: u32) -> u32 {
    let text = &reading.text;
    let opens = ["of", "on", "between", "with", "for", "among", "concerning", "signed", "to"];
    // "the agreement in principle of 2019"
    let from_here = if text.are(from, &["in", "principle"]) { from + 2 } else { from };
    if !opens.iter().any(|word| text.is(from_here, word)) {
        return from_here;
    }
    let from = from_here;
    let mut end = from;
    for at in from..limit.min(from + 14) {
        let token = &text.tokens[at as usize];
        let word = text.lower(at);
        let stops = token.kind == TokenKind::Quote
            || token.kind == TokenKind::Mark && !matches!(word, "-" | "–" | "&")
            || token.is(Class::Reporting)
            || token.is(Class::Lasting)
            || matches!(
                word,
                "is" | "was"
                    | "were"
                    | "are"
                    | "has"
                    | "have"
                    | "had"
                    | "will"
                    | "would"
                    | "that"
                    | "which"
                    | "who"
                    | "because"
                    | "while"
                    | "but"
                    | "by"
                    | "as"
                    | "since"
                    | "before"
                    | "after"
                    | "during"
                    | "lapsed"
                    | "expired"
                    | "at"
                    | "when"
                    | "could"
                    | "may"
                    | "shall"
                    | "until"
                    | "came"
                    | "entered"
                    | "where"
                    | "back"
            )
            || signing(text, at).is_some() && at > from
            || matches!(word, "in") && at > from + 1;
        if stops {
            break;
        }
        end = at + 1;
    }
    let weak = [
        "of", "on", "between", "with", "for", "and", "the", "to", "in", "a", "signed", "already", "too", "now", "also",
        "today", "alike",
    ];
    while end > from && weak.iter().any(|word| text.is(end - 1, word)) {
        end -= 1;
    }
    end
}

/// What the agreement replaces, where no word says of what kind it is: "replaces a text of 1995", "takes the place of one dating back to
/// 1967".
fn replaced(reading: &Reading<'_>, draft: &Draft) -> Vec<(Extent, &'static str)> {
    /// How many tokens may stand between the verb and the year.
    const REACH: u32 = 8;
    let text = &reading.text;
    let mut found = Vec::new();
    for date in &reading.dates {
        let Some(sentence) = text.sentences.get(date.sentence as usize) else { continue };
        let floor = date.tokens.start.saturating_sub(REACH).max(sentence.tokens.start);
        let verb = (floor..date.tokens.start).rev().find(|at| {
            text.is_any(*at, words!["replaces", "replaced", "replacing", "supersedes", "superseding", "succeeds"])
                || text.are(at.saturating_sub(1), &["place", "of"])
        });
        let Some(verb) = verb else { continue };
        let between = |mention: &InstrumentMention| mention.head.start > verb && mention.head.end <= date.tokens.start;
        if draft.about.mentions_in(date.sentence).any(|(_, mention)| between(mention)) {
            continue;
        }
        let start = verb + 1;
        let noun = (start..date.tokens.start).find(|at| {
            text.has(*at, Class::Paper)
                || text.is_any(*at, words!["one", "scheme", "programme", "program", "system", "rules"])
        });
        let opens = text.is_any(start, words!["a", "an", "the", "one", "its"]);
        if opens && noun.is_some() {
            found.push((text.bytes(Extent::new(start, date.tokens.end)), "replaced"));
        }
    }
    found
}

/// Partnerships that are somebody's: "Seoul's partnership with OpenAI", "a comprehensive strategic partnership".
fn partnerships(reading: &Reading<'_>, draft: &Draft) -> Vec<(Extent, &'static str)> {
    let text = &reading.text;
    let mut found = Vec::new();
    for hit in &reading.terms {
        if hit.term != crate::lexicon::terms::Term::Named || !text.is(hit.tokens.start, "partnership") {
            continue;
        }
        let Some(sentence) = text.sentence_at(hit.range.start) else { continue };
        let mut start = hit.tokens.start;
        while start > sentence.tokens.start && hit.tokens.start - start < 6 {
            let at = start - 1;
            let token = &text.tokens[at as usize];
            let ends = !matches!(token.kind, TokenKind::Word | TokenKind::Clitic)
                && !matches!(text.word(at), "'s" | "’s")
                || token.is(Class::Preposition)
                || token.is(Class::Conjunction)
                || token.is(Class::Reporting)
                || text.is(at, "including");
            if ends {
                break;
            }
            start = at;
            if token.is(Class::Determiner) {
                break;
            }
        }
        let modifiers = hit.tokens.start - start;
        let strategic =
            (start..hit.tokens.start).any(|at| text.is_any(at, words!["strategic", "comprehensive", "special"]));
        let owned = (start..hit.tokens.start)
            .any(|at| matches!(text.word(at), "'s" | "’s" | "Its" | "its" | "their" | "Their"));
        let with = text.is(hit.tokens.end, "with")
            && text
                .tokens
                .get(hit.tokens.end as usize + 1 + usize::from(text.is(hit.tokens.end + 1, "the")))
                .is_some_and(|token| token.capital);
        let end = if with { description_end(reading, hit.tokens.end, sentence.tokens.end) } else { hit.tokens.end };
        let upgraded = text.is(start.saturating_sub(1), "to") || text.is(start.saturating_sub(1), "a");
        // One to which the parties now raise their relations is what this text brings.
        let bytes = text.bytes(Extent::new(start, end));
        let next = draft
            .commitments
            .partition_point(|found| found.fact.evidence.first().range().start <= bytes.start as usize);
        let now = next.checked_sub(1).and_then(|last| draft.commitments.get(last));
        let now = now.is_some_and(|found| found.fact.evidence.first().range().end > bytes.start as usize);
        if !owned && (now || draft.about.names_it(sentence.index)) {
            continue;
        }
        let another = (start..hit.tokens.start).any(|at| text.has(at, Class::Another));
        if (owned || another) && with || strategic && modifiers >= 2 && (upgraded || with) {
            found.push((text.bytes(Extent::new(start, end)), "partnership"));
        }
    }
    found
}

/// Who made it, as far as its own words say.
fn parties(reading: &Reading<'_>, bytes: Extent) -> Vec<Id> {
    let mentions = reading.mentions_within(bytes).iter();
    let named = mentions.filter(|mention| matches!(mention.entity, EntityRef::Country(_) | EntityRef::Organisation(_)));
    let mut ids: Vec<Id> = Vec::new();
    for id in named.filter_map(|mention| reading.id_of(mention.entity)) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}
