//! How much speaks for a mention as the instrument that the text is about.

use std::collections::BTreeSet;

use dossier::{Instrument, Precision};

use super::makers::{self, handles, is_acting};
use super::{About, Article, InstrumentMention, Named};
use crate::dates::DateKind;
use crate::facts::signing::{Signing, expression, signing};
use crate::lexicon::Class;
use crate::lexicon::terms::Term;
use crate::mentions::{EntityRef, How};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, words};

/// The weight of a mention; the heaviest is the instrument that the text is about, if it is heavy enough.
pub(super) fn of(reading: &Reading<'_>, about: &About, mention: &InstrumentMention, named: &Named) -> i32 {
    let text = &reading.text;
    let Some(sentence) = text.sentences.get(mention.sentence as usize) else { return 0 };
    if about.title.is_some_and(|title| title.covers(mention.range)) {
        return 20 - (mention.head.start.saturating_sub(sentence.tokens.start) as i32).min(9);
    }
    let prose = text.sentences.iter().take(mention.sentence as usize);
    let before = prose.filter(|sentence| text.block_of(sentence).kind == BlockKind::Prose).count();
    let mut weight = match before {
        _ if mention.heading => 3,
        0 => 4,
        1..=2 => 3,
        _ if about.formal => 0,
        3..=5 => 0,
        _ => -3,
    };
    // "Two memoranda were signed on Sunday by Oman and Tanzania": the news is all of them.
    let news = before <= 2 && !about.formal && is_counted(reading, mention);
    if mention.other && !news {
        weight -= 6;
    }
    if mention.plural && !news {
        weight -= 2;
    }
    // What a text comes back to is what it is about; one that it only touches on is named once, and not at its head.
    let times = named.times(mention);
    if !mention.other {
        weight += (times as i32 - 1).clamp(0, 2);
    }
    let around = Extent::new(mention.head.start.saturating_sub(14).max(sentence.tokens.start), sentence.tokens.end);
    let signed = (around.start..around.end).any(|at| signing(text, at).is_some() || expression(text, at).is_some());
    let lasts =
        |at: u32| (text.is(at, "in") || text.is(at, "into")) && (text.is(at + 1, "force") || text.is(at + 1, "effect"));
    let had = text.tokens_in(mention.range).start.checked_sub(1).filter(|at| *at > sentence.tokens.start);
    let had = had.is_some_and(|at| text.is(at, "have") || text.is(at, "has"));
    let told = signed || had || (around.start..around.end).any(|at| handles(text, at) || lasts(at));
    let definite = mention.article == Article::Definite;
    let signed_behind = definite && signed && is_signed_behind(reading, sentence);
    let told_before = signed_behind || definite && is_signed_before(reading, sentence);
    let specific = mention.kind.is_some_and(is_working_paper);
    let makers = makers::of(reading, mention);
    let two = makers.states == 2 && !makers.private;
    // "on hopes of a trade deal": it hangs on what is said of something else.
    let lead = text.tokens_in(mention.range).start.saturating_sub(1);
    // "talks on an agreement", "pulled out of the pact" handle it.
    let handled = (lead.saturating_sub(3).max(sentence.tokens.start)..lead)
        .any(|at| handles(text, at) || text.has(at, Class::Talks));
    let governed = lead >= sentence.tokens.start
        && !handled
        && (text.has(lead, Class::Preposition)
            || ["over", "about", "amid", "despite", "like"].iter().any(|word| text.is(lead, word)));
    // What a text is about, it says more of than once; or it says right away who makes it, and what becomes of it.
    let said = match before {
        0 => {
            let sure = two || !is_generic_deal(mention);
            let free = signed || !governed;
            specific || told && sure && free || two && !governed
        }
        1 => signed && two && (mention.name.is_some() || !is_past(reading, sentence)),
        _ => false,
    };
    if times <= 1 && !(mention.heading || about.formal || told_before || said || news) {
        weight -= 4;
    }
    // "the agreement" of which nothing has been said
    let taken_for_granted = mention.article == Article::Definite && mention.name.is_none() && !mention.strong;
    if taken_for_granted && !told_before && !two && !mention.heading && !about.formal && !about.is_introduced(mention) {
        weight -= 4;
    }
    if signed || told_before {
        weight += 2;
    } else if told && before == 0 {
        weight += 1;
    }
    if mention.strong || mention.name.is_some() {
        weight += 1;
    }
    let states = if signed_behind { 2 } else { states_near(reading, sentence).max(makers.states) };
    let in_force = before == 0 && mention.name.is_some() && (around.start..around.end).any(lasts);
    weight += match states {
        0 | 1 if leads_with_states(reading, mention.sentence) => 0,
        // "The X Convention entered into force on Monday. … Peru, Chile and Ghana have joined it."
        0 | 1 if in_force && goes_on_with_states(reading, sentence) => 0,
        0 => -6,
        1 => -1,
        _ => 2,
    };
    if about.formal {
        return weight;
    }
    // A headline's deal is the one that the story then says who makes.
    let story = about.mentions.iter().find(|other| !other.heading && !other.other).filter(|_| mention.heading);
    let other_story = mention.heading && tells_of_none(reading, mention, story);
    if makers.private || other_story || story.is_some_and(|story| makers::of(reading, story).private) {
        weight -= 8;
    } else if makers.states < 2 && names_private(reading, sentence) {
        weight -= if mention.strong { 2 } else { 3 };
    }
    if is_looked_back_on(reading, sentence, mention) && (times <= 1 || before == 0) {
        weight -= 4;
    }
    // A story may come late to its treaty; but it then names it in full, says whose it is, and comes back to it.
    if mention.name.is_some() && !mention.other && signed && makers.states == 2 && !makers.private && times >= 2 {
        weight = weight.max(5);
    }
    // "The letter of intent, which both governments exchanged": a paper that the text takes as known is the one it speaks of all along.
    let taken_as_known =
        specific && signed && !mention.other && !makers.private && mention.article == Article::Definite;
    if taken_as_known && states_near(reading, sentence) == 2 && leads_with_states(reading, mention.sentence) {
        weight = weight.max(5);
    }
    weight
}

/// Whether the story below a headline is first of all about what is no instrument of states: "signed a coalition agreement".
fn tells_of_none(reading: &Reading<'_>, headline: &InstrumentMention, story: Option<&InstrumentMention>) -> bool {
    /// How many sentences of the story are looked at.
    const HEAD: usize = 2;
    let text = &reading.text;
    let below = text.sentences.iter().skip(headline.sentence as usize + 1);
    let mut prose = below.filter(|sentence| text.block_of(sentence).kind == BlockKind::Prose).take(HEAD);
    let none = prose.find_map(|sentence| {
        let terms = reading.terms_within(sentence.range).iter();
        terms.filter(|hit| hit.term == Term::NoInstrument && hit.tokens.len() > 1).map(|hit| hit.tokens.start).next()
    });
    none.is_some_and(|none| story.is_none_or(|story| none < story.head.start))
}

/// Whether a kind says as little as "deal".
fn is_generic_deal(mention: &InstrumentMention) -> bool {
    mention.kind == Some(Instrument::Deal)
}

/// Whether a sentence names a year long past, so that it only looks back: "a convention signed in 1974".
fn is_past(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let mut dates = reading.dates_in(sentence).iter();
    dates.any(|date| date.kind == DateKind::Absolute && date.span.precision == Precision::Year)
}

/// Whether the sentence before speaks of a signing by states: "A signed for Spain and B for Morocco. The memorandum …".
fn is_signed_before(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let before = sentence.index.checked_sub(1).and_then(|before| text.sentences.get(before as usize));
    before.is_some_and(|before| {
        states_in(reading, &[before]) == 2
            && (before.tokens.start..before.tokens.end).any(|at| {
                expression(text, at).is_some_and(|expression| matches!(expression.form, Signing::Past | Signing::Plain))
                    || text.is(at, "agreed")
            })
    })
}

/// Whether the sentence behind says who signed it, for two states: "It was signed by A for Norway and B for Iceland."
fn is_signed_behind(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.text;
    /// How many sentences behind may say so.
    const NEAR: usize = 4;
    text.sentences.iter().skip(sentence.index as usize + 1).take(NEAR).any(|behind| {
        text.is(behind.tokens.start, "it")
            && states_in(reading, &[behind]) == 2
            && (behind.tokens.start..behind.tokens.end).any(|at| signing(text, at) == Some(Signing::Past))
    })
}

/// Whether a mention is of several at once that the sentence says are signed.
fn is_counted(reading: &Reading<'_>, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    let counted =
        text.is_any(start, words!["two", "three", "four", "five", "six", "seven", "eight", "several", "both"]);
    let near = start.saturating_sub(3)..mention.head.end + 4;
    counted && near.into_iter().any(|at| signing(text, at).is_some())
}

/// Whether a relative clause only looks back on it: "the minister, who had signed the treaty with Italy in 1969, has died".
fn is_looked_back_on(reading: &Reading<'_>, sentence: &Sentence, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    let told =
        |at: &u32| signing(text, *at).is_some() || text.has(*at, Class::PastVerb) || text.word(*at).ends_with("ed");
    let verb = (sentence.tokens.start..start).rev().take(8).take_while(|at| text.word(*at) != ",").find(told);
    verb.is_some_and(|verb| {
        let who = (sentence.tokens.start..verb).rev().take(9).find(|at| text.is(*at, "who"));
        who.is_some_and(|who| who > sentence.tokens.start)
    })
}

/// Whether a kind is one that texts name only when they are about it.
fn is_working_paper(kind: Instrument) -> bool {
    matches!(
        kind,
        Instrument::MemorandumOfUnderstanding
            | Instrument::MemorandumOfCooperation
            | Instrument::LetterOfIntent
            | Instrument::JointStatement
            | Instrument::JointDeclaration
    )
}

/// The number of countries and blocs that act in a sentence and its neighbours, as far as two. One that only the next sentence names
/// says less.
fn states_near(reading: &Reading<'_>, sentence: &Sentence) -> usize {
    let all = &reading.text.sentences;
    let at = sentence.index as usize;
    let here = all[at.saturating_sub(1)..=at].iter().collect::<Vec<_>>();
    let near = all[at.saturating_sub(1)..all.len().min(at + 2)].iter().collect::<Vec<_>>();
    // What comes next counts where it goes on with who agrees what.
    let next = all.get(at + 1).is_some_and(|next| {
        (next.tokens.start..next.tokens.end)
            .any(|at| expression(&reading.text, at).is_some() || reading.text.is(at, "agreed"))
            || reading.mentions_in(next).iter().any(|mention| !matches!(mention.entity, EntityRef::Country(_)))
    });
    states_in(reading, &here).max(if next { states_in(reading, &near).min(1) } else { 0 })
}

/// The number of countries and blocs that act in some sentences, as far as two; the countries together are two.
fn states_in(reading: &Reading<'_>, sentences: &[&Sentence]) -> usize {
    let mut seen = Vec::new();
    for mention in sentences.iter().flat_map(|sentence| reading.mentions_in(sentence)) {
        match mention.entity {
            EntityRef::Parties if makers::means_states(reading, mention) => return 2,
            EntityRef::Country(place) if !seen.contains(&place) && is_acting(reading, mention) => seen.push(place),
            EntityRef::Organisation(body) => {
                let party = reading.entities.organisations.get(body as usize).and_then(|body| body.party.as_ref());
                let place = party.and_then(|id| reading.country_of_id(id));
                seen.extend(place.filter(|place| !seen.contains(place)));
            }
            _ => {}
        }
    }
    seen.len().min(2)
}

/// Whether the text names two states up to a sentence near its head.
fn leads_with_states(reading: &Reading<'_>, sentence: u32) -> bool {
    let text = &reading.text;
    let lead = text
        .sentences
        .iter()
        .take(sentence as usize + 1)
        .take(8)
        .filter(|sentence| !text.block_of(sentence).kind.is_furniture());
    let named = lead
        .flat_map(|sentence| reading.mentions_in(sentence))
        .filter(|mention| matches!(mention.how, How::Name | How::Capital) && is_acting(reading, mention));
    let states = named.map(|mention| mention.entity).filter(|entity| matches!(entity, EntityRef::Country(_)));
    sentence < 8 && states.collect::<BTreeSet<_>>().len() >= 2
}

/// Whether the sentences behind name two states that act.
fn goes_on_with_states(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    /// How many sentences are looked at.
    const NEAR: usize = 5;
    let behind = reading.text.sentences.iter().skip(sentence.index as usize + 1).take(NEAR);
    states_in(reading, &behind.collect::<Vec<_>>()) >= 2
}

/// Whether a sentence speaks of companies, or of courts and clubs, which make agreements of their own.
fn names_private(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    const ALSO: &[&str] =
        &["board", "stake", "shares", "profit", "revenue", "coach", "court", "customers", "coalition"];
    let text = &reading.text;
    (sentence.tokens.start..sentence.tokens.end)
        .any(|at| makers::is_private(text, at) || ALSO.iter().any(|also| text.is(at, also)))
}
