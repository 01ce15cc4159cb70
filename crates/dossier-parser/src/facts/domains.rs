//! The fields that the agreement covers, and those that the text only mentions.
//!
//! 1. Each term of a field is weighed by where it stands: in what says what the agreement covers ([`areas`]), in a commitment,
//!    beside one, or elsewhere.
//! 2. What the agreement is said to cover, it covers. A field that only a commitment names needs more the narrower the
//!    agreement is: pupils in a treaty on visas make it no treaty on education.
//! 3. Where nothing says what the agreement covers, it is the field that the text speaks of most.
//! 4. Anything else is context, if the words name the field wherever they stand.
//!
//! The name of an office or a body ("the education minister", "Ministry of Health") names no field, but speaks for one that
//! other words name.

mod areas;

use areas::{Area, Areas};
use dossier::{Domain, Evidence, Id, Span, Standing};

use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::lexicon::terms::{self, Hit, Term, Weight};
use crate::mentions::{EntityRef, How};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text, Token, TokenKind, Words, words};

/// What a term is worth where the text says what the agreement covers.
const COVERED: u32 = 16;
/// What it is worth in a commitment, if it names its field wherever it stands.
const COMMITTED: u32 = 8;
/// The same of a term that does so in commitments only, or that stands beside one.
const WEAK: u32 = 4;
/// What a mention is worth elsewhere, and an office.
const MENTIONED: u32 = 2;
/// The same of a term that names its field in commitments only.
const TOUCHED: u32 = 1;

/// Adds what is found to the draft, and to each commitment its fields.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    let mut table = terms::domains().iter().map(|_| Entry::default()).collect::<Vec<_>>();
    let (core, beside) = areas::covered(reading, draft).into_iter().partition(Area::is_core);
    let (core, beside) = (Areas::of(core), Areas::of(beside));
    let mut commitments = draft
        .commitments
        .iter_mut()
        .map(|found| {
            let range = Extent::from(found.fact.evidence.first().range());
            (range, &mut found.fact.domains)
        })
        .collect::<Vec<_>>();
    commitments.sort_by_key(|(range, _)| range.start);
    for hit in &reading.terms {
        let Term::Domain { place, weight } = hit.term else { continue };
        let Some(sentence) = reading.text.sentence_of(hit.tokens.start) else { continue };
        if reading.text.block_of(sentence).kind.is_furniture() {
            continue;
        }
        let entry = &mut table[place as usize];
        // "We built a bridge", "to police their skies": a picture or a deed, no field.
        if weight == Weight::Hint || is_quoted(reading, hit) || is_verb(reading, sentence, hit) {
            entry.hint(sentence, reading.span(hit.range));
            continue;
        }
        if is_in_name(reading, sentence, hit) {
            entry.office = true;
            continue;
        }
        let next = commitments.partition_point(|(range, _)| range.start <= hit.range.start);
        let commitment =
            next.checked_sub(1).map(|at| &mut commitments[at]).filter(|(range, _)| range.covers(hit.range));
        let area = core.around(hit.range).or_else(|| beside.around(hit.range));
        // What somebody is quoted as calling the agreement is not what it is on.
        let area = area.filter(|area| !is_remark(reading, area.bytes, hit.range));
        let named = weight >= Weight::Weak || weight == Weight::Area && is_field_like(reading, hit);
        let area = area.filter(|area| {
            let ancillary = weight == Weight::Ancillary && area.least == Weight::Area && area.is_name();
            weight >= area.least || area.least == Weight::Weak && named || ancillary
        });
        let commitment = commitment.filter(|_| named || area.is_some());
        // "Security" inside a name that nobody else has read is no field.
        let inside = weight == Weight::Area
            && area.is_none_or(|area| !area.rule.starts_with("in-"))
            && is_in_capitals(reading, sentence, hit);
        if inside {
            continue;
        }
        let aside = weight == Weight::Weak && is_aside(reading, sentence, hit);
        let rule = match area {
            Some(area) if aside => Some((MENTIONED, area.rule)),
            _ if aside && commitment.is_some() => Some((MENTIONED, "in-commitment")),
            // A headline plays with words.
            Some(area) if area.rule == "in-headline" && weight < Weight::Sure => Some((WEAK, area.rule)),
            Some(area) if area.is_core() => Some((COVERED, area.rule)),
            _ if commitment.is_some() => Some((if weight == Weight::Sure { COMMITTED } else { WEAK }, "in-commitment")),
            Some(area) => Some((WEAK, area.rule)),
            None => None,
        };
        if let Some((_, domains)) = commitment {
            let id = Id::from(terms::domains()[place as usize].id.as_str());
            if !domains.contains(&id) {
                domains.push(id);
            }
        }
        if let Some(span) = reading.span(hit.range) {
            // "the free trade agreement with EFTA": another agreement has its field, once told.
            let of_other = draft.about.mentions_in(sentence.index).any(|(_, mention)| {
                mention.kind.is_some()
                    && mention.range.start <= hit.range.end
                    && hit.range.start <= mention.range.end + 40
            });
            let named = draft.about.names_it(sentence.index) || of_other;
            entry.add(sentence, span, rule, weight, named);
        }
    }
    let bar = Bar::of(&table);
    for (entry, domain) in table.into_iter().zip(terms::domains()) {
        let Some((standing, rule)) = bar.standing(&entry) else { continue };
        // What the agreement covers comes first.
        let mut spans = entry.cooperation.into_iter().chain(entry.context).collect::<Vec<_>>();
        if spans.is_empty() {
            spans = entry.hinted;
        }
        let Ok(evidence) = Evidence::try_from(spans) else { continue };
        let fact = Domain {
            id: domain.id.as_str().into(),
            name: domain.name.clone(),
            standing,
            evidence,
            commitments: Vec::new(),
        };
        draft.domains.push(Found::new(fact, rule));
    }
    // A field that a commitment names is in the dossier.
    let known = draft.domains.iter().map(|found| found.fact.id.clone()).collect::<Vec<_>>();
    for found in &mut draft.commitments {
        found.fact.domains.retain(|id| known.contains(id));
    }
}

/// What speaks for a field.
#[derive(Default)]
struct Entry {
    /// The strongest reason, with what it is worth.
    rule: Option<(u32, &'static str)>,
    /// What all reasons are worth together, and what hints are.
    worth: u32,
    hints: u32,
    cooperation: Vec<Span>,
    context: Vec<Span>,
    /// The words that only support it: evidence where there is no other.
    hinted: Vec<Span>,
    /// In how many sentences terms stand that name the field wherever they stand.
    sure: u32,
    /// Whether an office or a body has the field in its name.
    office: bool,
    /// The last sentence that counted, with what it was worth.
    last: Option<(u32, u32)>,
}

impl Entry {
    fn add(&mut self, sentence: &Sentence, span: Span, rule: Option<(u32, &'static str)>, weight: Weight, named: bool) {
        let sure = weight == Weight::Sure;
        let worth = rule.map_or(if sure { MENTIONED } else { TOUCHED }, |(worth, _)| worth);
        if weight <= Weight::Area && rule.is_none() {
            self.hint(sentence, Some(span));
            return;
        }
        // Several terms in one sentence say no more than the best of them.
        let counted = self.last.filter(|(last, _)| *last == sentence.index).map_or(0, |(_, counted)| counted);
        self.worth += worth.saturating_sub(counted);
        self.last = Some((sentence.index, worth.max(counted)));
        if sure && counted < MENTIONED {
            // Beside the agreement, once is enough.
            self.sure += 1 + u32::from(named);
        }
        match rule {
            Some(rule) => {
                if self.rule.is_none_or(|(best, _)| rule.0 > best) {
                    self.rule = Some(rule);
                }
                self.cooperation.push(span);
            }
            None if sure => self.context.push(span),
            None => {}
        }
    }

    fn hint(&mut self, sentence: &Sentence, span: Option<Span>) {
        self.hinted.extend(span);
        if self.last.is_none_or(|(last, _)| last != sentence.index) {
            self.hints += TOUCHED;
            self.last = Some((sentence.index, 0));
        }
    }

    fn is_covered(&self) -> bool {
        self.rule.is_some_and(|(worth, _)| worth >= COVERED)
    }

    fn total(&self) -> u32 {
        self.worth + self.hints + if self.office { MENTIONED } else { 0 }
    }
}

/// How much a field needs to be one that the agreement covers.
struct Bar {
    /// How many fields the text says that it covers.
    covered: usize,
    /// How many fields are named beyond doubt in commitments or in what says what it covers.
    named: usize,
    /// Whether the agreement's words or a commitment name any field.
    ruled: bool,
    /// What speaks most for any field.
    best: u32,
}

impl Bar {
    fn of(table: &[Entry]) -> Self {
        let covered = table.iter().filter(|entry| entry.is_covered()).count();
        let named = table.iter().filter(|entry| entry.rule.is_some_and(|(worth, _)| worth >= COMMITTED)).count();
        let best = table.iter().map(Entry::total).max().unwrap_or_default();
        let ruled = table.iter().any(|entry| entry.rule.is_some_and(|(worth, _)| worth >= WEAK));
        Self { covered, named, ruled, best }
    }

    fn standing(&self, entry: &Entry) -> Option<(Standing, &'static str)> {
        let total = entry.total();
        // An agreement on many things is on those too that one word tells.
        let broad = self.covered > 3 || self.named > 4;
        let enough = broad || entry.worth >= WEAK + MENTIONED || self.covered == 0 && total * 4 >= self.best * 3;
        match entry.rule {
            Some((worth, rule)) if worth >= COMMITTED || enough => Some((Standing::Cooperation, rule)),
            // Of an agreement of which nothing says what it covers, what the text speaks of most.
            None if !self.ruled && total == self.best && total > TOUCHED => {
                Some((Standing::Cooperation, "spoken-of-most"))
            }
            _ if entry.sure >= 2 && !entry.context.is_empty() => Some((Standing::Context, "mentioned")),
            _ => None,
        }
    }
}

/// Whether a word that names a field only where the context says so stands as one: "in trade, health and energy".
fn is_field_like(reading: &Reading<'_>, hit: &Hit) -> bool {
    let text = &reading.text;
    // What follows in the next sentence, behind a heading, is nothing to it.
    let same = |token: &&Token| token.sentence == text.tokens[hit.tokens.start as usize].sentence;
    let next = text.tokens.get(hit.tokens.end as usize).filter(same);
    let compound = next.is_some_and(|next| {
        next.kind == TokenKind::Word
            && !next.is(Class::Preposition)
            && !next.is(Class::Conjunction)
            && !next.is(Class::Auxiliary)
            && !text.has(hit.tokens.end, Class::FieldNoun)
    });
    let goes_on = text.has(hit.tokens.end, Class::FieldNoun);
    let led = hit.tokens.start > 0
        && (text.has(hit.tokens.start - 1, Class::FieldLead) || text.is(hit.tokens.start - 1, ","));
    !compound && (led || goes_on) && !text.is(hit.tokens.end, "of")
}

/// Whether a term stands in somebody's words.
fn is_quoted(reading: &Reading<'_>, hit: &Hit) -> bool {
    let quotes = &reading.text.quotes;
    let before = quotes.partition_point(|quote| quote.range.start <= hit.range.start);
    let around = quotes[before.saturating_sub(3)..before].iter().find(|quote| quote.range.covers(hit.range));
    // Names stand in marks too.
    around.is_some_and(|quote| {
        let inner = &reading.text.tokens[quote.tokens.range()];
        inner.iter().any(|token| token.kind == TokenKind::Word && !token.capital && !token.is(Class::Preposition))
    })
}

/// Whether a term of one word is a verb where it stands: "to police their skies", "will train the crews".
fn is_verb(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let text = &reading.text;
    let at = hit.tokens.start;
    let known = text.verb(at);
    if hit.tokens.len() != 1 || text.tokens[at as usize].capital || !(known.plain || known.either || known.mostly) {
        return false;
    }
    let object = text.tokens.get(at as usize + 1).is_some_and(|next| {
        next.is(Class::Determiner)
            || next.kind == TokenKind::Number
            || next.kind == TokenKind::Word && text.word(at + 1).ends_with('s')
    });
    let before = at.checked_sub(1).filter(|before| sentence.tokens.contains(*before));
    let modal = before.is_some_and(|before| text.tokens[before as usize].is(Class::Auxiliary));
    let led = modal
        || before.is_none_or(|before| {
            let token = &text.tokens[before as usize];
            text.is(before, "to")
                || token.is(Class::Auxiliary)
                || token.kind == TokenKind::Mark && !text.is(before, ",")
        });
    let possessed = text.tokens.get(at as usize + 1).is_some_and(|next| next.is(Class::Determiner));
    modal || led && object || possessed
}

/// Whether a term stands behind a preposition that only tells where or what for: "roaming for tourists", "chatbots used in
/// hospitals"; "cooperation in tourism" is on it.
fn is_aside(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    const ASIDE: Words = Words::of(&[
        "for", "in", "at", "by", "from", "near", "inside", "through", "via", "against", "over", "across", "along",
    ]);
    let text = &reading.text;
    let first = sentence.tokens.start.max(hit.tokens.start.saturating_sub(3));
    let small = |at: &u32| {
        let token = &text.tokens[*at as usize];
        token.kind == TokenKind::Word && !token.is(Class::Conjunction)
    };
    let preposition = (first..hit.tokens.start)
        .rev()
        .take_while(small)
        .find(|at| text.tokens[*at as usize].is(Class::Preposition) || text.is_any(*at, &ASIDE));
    preposition
        .is_some_and(|at| text.is_any(at, &ASIDE) && at > sentence.tokens.start && !text.has(at - 1, Class::OnNoun))
}

/// Whether words stand in a quotation that begins inside an area.
fn is_remark(reading: &Reading<'_>, area: Extent, bytes: Extent) -> bool {
    let quotes = &reading.text.quotes;
    let before = quotes.partition_point(|quote| quote.range.start <= bytes.start);
    quotes[before.saturating_sub(2)..before].iter().any(|quote| quote.range.covers(bytes) && area.covers(quote.range))
}

/// Whether a term stands in capitals among other capitals, in a sentence that is not set in them.
fn is_in_capitals(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let text = &reading.text;
    let capital =
        |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.capital && sentence.tokens.contains(at));
    let heading = text.block_of(sentence).kind == BlockKind::Heading;
    capital(hit.tokens.start) && !heading && (capital(hit.tokens.start.wrapping_sub(1)) || capital(hit.tokens.end))
}

/// Whether a term is part of the name of a body or of an office.
fn is_in_name(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let text = &reading.text;
    let body = reading.mentions_in(sentence).iter().any(|mention| {
        let named = matches!(mention.entity, EntityRef::Organisation(_) | EntityRef::Person(_));
        named && mention.how != How::Pronoun && mention.range.covers(hit.range)
    });
    let office = text.has(hit.tokens.end, Class::FieldOffice)
        || text.is(hit.tokens.end, "and") && text.has(hit.tokens.end + 2, Class::FieldOffice);
    let start = hit.tokens.start;
    if is_of_ministry(text, sentence, start) {
        return true;
    }
    let of = start >= 2
        && (text.is(start - 1, "of") || text.is(start - 1, "for"))
        && text.has(start - 2, Class::FieldOffice);
    // "in Senegalese waters" is where, not what.
    let waters = text.is(start, "waters") && start > 0 && text.tokens[start as usize - 1].capital;
    body || office || of || waters
}

/// Whether a term stands in the name of a ministry behind its first field: "the Ministry of Foreign Trade and Tourism".
fn is_of_ministry(text: &Text<'_>, sentence: &Sentence, start: u32) -> bool {
    const REACH: u32 = 12;
    if !sentence.has(Class::FieldOffice) {
        return false;
    }
    let first = start.saturating_sub(REACH).max(sentence.tokens.start);
    let joins = |at: u32| text.is_any(at, words!["and", ",", "of", "the", "for", "&"]);
    let inside = |at: &u32| text.tokens[*at as usize].capital && !text.is_any(*at, words!["on", "in"]) || joins(*at);
    let chain = (first..start).rev().take_while(inside);
    text.tokens[start as usize].capital
        && chain.into_iter().any(|at| {
            text.has(at, Class::FieldOffice)
                && text.tokens[at as usize].capital
                && text.is_any(at + 1, words!["of", "for"])
        })
}
