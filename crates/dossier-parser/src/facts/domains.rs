//! The fields that the agreement covers, and those that the text only mentions.
//!
//! 1. What stands in a commitment is covered by the agreement, and linked to that commitment.
//! 2. So is what stands in the agreement's name or in what it is said to be on, and in lists of areas of cooperation.
//! 3. Anything else is context, and only if the words name the field wherever they stand.
//!
//! The name of an office or a body ("the education minister", "Ministry of Health") names no field.

use dossier::{Domain, Evidence, Id, Standing};

use super::instruments::InstrumentMention;
use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::lexicon::terms::{self, Hit, Term, Weight};
use crate::mentions::{EntityRef, How};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, Words};

/// Adds what is found to the draft, and to each commitment its fields.
pub(crate) fn find(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.about.is_empty() {
        return;
    }
    let mut table = terms::domains().iter().map(|_| Entry::default()).collect::<Vec<_>>();
    let covered = by_reach(covered(reading, draft));
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
        let Some(sentence) = reading.text.sentence_at(hit.range.start) else { continue };
        if reading.text.block_of(sentence).kind.is_furniture() || is_in_name(reading, sentence, hit) {
            continue;
        }
        let entry = &mut table[place as usize];
        let next = commitments.partition_point(|(range, _)| range.start <= hit.range.start);
        let commitment =
            next.checked_sub(1).map(|at| &mut commitments[at]).filter(|(range, _)| range.covers(hit.range));
        let before = covered.partition_point(|(area, _)| area.bytes.start <= hit.range.start);
        let reaching = before.checked_sub(1).and_then(|last| covered.get(covered[last].1));
        let area = reaching.map(|(area, _)| area).filter(|area| area.bytes.covers(hit.range));
        // What somebody is quoted as calling the agreement is not what it is on.
        let area = area.filter(|area| !is_remark(reading, area.bytes, hit.range));
        let named = weight >= Weight::Weak || is_field_like(reading, hit);
        let area = area.filter(|area| weight >= area.least || area.least == Weight::Weak && named);
        let commitment = commitment.filter(|_| named || area.is_some());
        // "Security" inside a name that nobody else has read is no field.
        let inside = weight == Weight::Area
            && area.is_none_or(|area| !area.rule.starts_with("in-"))
            && is_in_capitals(reading, sentence, hit);
        if inside {
            continue;
        }
        let rule = if commitment.is_some() { Some("in-commitment") } else { area.map(|area| area.rule) };
        if let Some((_, domains)) = commitment {
            let id = Id::from(terms::domains()[place as usize].id.as_str());
            if !domains.contains(&id) {
                domains.push(id);
            }
        }
        if rule.is_none() && weight != Weight::Sure {
            continue;
        }
        if let Some(span) = reading.span(hit.range) {
            match rule {
                Some(rule) => {
                    entry.rule.get_or_insert(rule);
                    entry.cooperation.push(span);
                }
                None => entry.context.push(span),
            }
        }
    }
    for (entry, domain) in table.into_iter().zip(terms::domains()) {
        let (standing, rule) = match entry.rule {
            Some(rule) => (Standing::Cooperation, rule),
            None => (Standing::Context, "mentioned"),
        };
        // What the agreement covers comes first.
        let spans = entry.cooperation.into_iter().chain(entry.context).collect::<Vec<_>>();
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

/// Where a field is named.
#[derive(Default)]
struct Entry {
    rule: Option<&'static str>,
    cooperation: Vec<dossier::Span>,
    context: Vec<dossier::Span>,
}

/// Words that say what the agreement covers.
struct Area {
    bytes: Extent,
    rule: &'static str,
    /// The terms that count there: beside a commitment only those that name their field wherever they stand.
    least: Weight,
}

impl Area {
    fn new(bytes: Extent, rule: &'static str) -> Self {
        Self { bytes, rule, least: Weight::Area }
    }
}

/// The areas in order, each with the place of that so far that reaches farthest.
fn by_reach(mut areas: Vec<Area>) -> Vec<(Area, usize)> {
    areas.sort_by_key(|area| area.bytes);
    let mut farthest = 0;
    let mut end = 0;
    let places = areas.iter().enumerate().map(|(place, area)| {
        if area.bytes.end > end {
            (farthest, end) = (place, area.bytes.end);
        }
        farthest
    });
    let places = places.collect::<Vec<_>>();
    areas.into_iter().zip(places).collect()
}

/// The parts of the text that say what the agreement covers, commitments aside.
fn covered(reading: &Reading<'_>, draft: &Draft) -> Vec<Area> {
    let text = &reading.text;
    let mut areas = Vec::new();
    if let Some(title) = draft.about.title {
        areas.push(Area::new(title, "in-title"));
    }
    for mention in draft.about.main() {
        let Some(sentence) = text.sentences.get(mention.sentence as usize) else { continue };
        let object = Extent::new(mention.range.start, object_end(reading, mention, sentence));
        areas.push(Area::new(object, "what-it-is-on"));
        if let Some(name) = mention.name {
            areas.push(Area::new(name, "in-name"));
        }
        if let Some(bytes) = covers(reading, mention, sentence) {
            areas.push(Area::new(bytes, "it-covers"));
        }
    }
    // What the last heading says, which many blocks stand under.
    let mut read = None;
    let (mut listed, mut areas_of) = (false, false);
    for block in &text.blocks {
        if block.heading != read {
            read = block.heading;
            (listed, areas_of) = (false, false);
            if let Some(heading) = block.heading {
                let words = text.slice(text.blocks[heading as usize].range).to_ascii_lowercase();
                let any = |list: &[&str]| list.iter().any(|part| words.contains(part));
                listed = any(&["areas of", "fields of", "cooperation areas", "priority areas"]);
                areas_of = any(&["areas", "fields", "scope", "cooperation", "purpose", "objective", "forms of"]);
            }
        }
        if (listed || areas_of && draft.about.formal)
            && !block.kind.is_furniture()
            && block.kind != BlockKind::Signature
        {
            areas.push(Area::new(block.range, "article-of-areas"));
        }
    }
    areas.extend(around_commitments(reading, draft));
    let mut list = false;
    for sentence in &text.sentences {
        let item = text.block_of(sentence).kind == BlockKind::Item;
        if list && item {
            areas.push(Area::new(sentence.range, "list-of-areas"));
        } else if !item {
            list = false;
        }
        if let Some((bytes, open)) = spoken_of(reading, draft, sentence) {
            areas.push(Area::new(bytes, "cooperation-in"));
            list |= open;
        }
    }
    areas
}

/// The headline, the headings over commitments, and the sentences that hold some, with the field that they open with.
fn around_commitments(reading: &Reading<'_>, draft: &Draft) -> Vec<Area> {
    const ASIDE: &[&str] =
        &["amid", "despite", "although", "while", "because", "as", "which", "who", "whose", "after", "before", "since"];
    let text = &reading.text;
    let mut areas = Vec::new();
    let headline = text.blocks.iter().take(4).find(|block| block.kind == BlockKind::Heading);
    if let Some(headline) = headline.filter(|_| draft.about.title.is_none()) {
        let of_states = reading
            .mentions_within(headline.range)
            .iter()
            .any(|mention| matches!(mention.entity, EntityRef::Country(_) | EntityRef::Parties));
        if of_states {
            areas.push(Area { bytes: headline.range, rule: "in-headline", least: Weight::Weak });
        }
    }
    let mut last = None;
    for found in &draft.commitments {
        let bytes = Extent::from(found.fact.evidence.first().range());
        let Some(sentence) = text.sentence_at(bytes.start).filter(|sentence| last != Some(sentence.index)) else {
            continue;
        };
        last = Some(sentence.index);
        let block = text.block_of(sentence);
        let heading = block.heading.map(|heading| &text.blocks[heading as usize]);
        if let Some(heading) = heading.filter(|heading| heading.kind == BlockKind::Heading) {
            areas.push(Area { bytes: heading.range, rule: "heading-of-commitments", least: Weight::Weak });
        }
        // "On agriculture, the Presidents agreed", "In the field of health, both sides will"
        let first = sentence.tokens.start + block.marker.map_or(0, |marker| text.tokens_in(marker).len());
        let opens = ["on", "in", "regarding", "concerning"].iter().any(|word| text.is(first, word));
        let comma = (first..sentence.tokens.end.min(first + 14)).find(|at| text.is(*at, ","));
        if let Some(comma) = comma.filter(|_| opens) {
            areas.push(Area::new(text.bytes(Extent::new(first, comma)), "opening-of-commitment"));
        }
        let end = (sentence.tokens.start..sentence.tokens.end)
            .find(|at| ASIDE.iter().any(|word| text.is(*at, word)))
            .unwrap_or(sentence.tokens.end);
        if end > sentence.tokens.start {
            let bytes = text.bytes(Extent::new(sentence.tokens.start, end));
            areas.push(Area { bytes, rule: "beside-commitment", least: Weight::Sure });
        }
    }
    areas
}

/// Whether a word that names a field only where the context says so stands as one: "in trade, health and energy".
fn is_field_like(reading: &Reading<'_>, hit: &Hit) -> bool {
    const GOES_ON: &[&str] = &[
        "sector",
        "sectors",
        "cooperation",
        "co-operation",
        "issues",
        "matters",
        "project",
        "projects",
        "programme",
        "programmes",
        "policy",
        "policies",
        "ties",
        "relations",
        "links",
        "field",
        "fields",
        "exchange",
        "exchanges",
        "industry",
        "industries",
        "technology",
        "technologies",
        "research",
        "partnership",
        "partnerships",
        "initiatives",
        "needs",
        "data",
        "infrastructure",
        "services",
        "development",
        "training",
        "experts",
        "workers",
        "systems",
        "networks",
    ];
    const LEADS: &[&str] = &[
        "in",
        "on",
        "for",
        "of",
        "and",
        ",",
        "including",
        "as",
        "like",
        "from",
        "into",
        "bilateral",
        "joint",
        "mutual",
        "sharing",
        "share",
        "boost",
        "expand",
        "promote",
        "strengthen",
        "deepen",
        "ease",
        "two-way",
    ];
    let text = &reading.text;
    let next = text.tokens.get(hit.tokens.end as usize);
    let compound = next.is_some_and(|next| {
        next.kind == TokenKind::Word
            && !next.is(Class::Preposition)
            && !next.is(Class::Conjunction)
            && !next.is(Class::Auxiliary)
            && !GOES_ON.iter().any(|word| text.is(hit.tokens.end, word))
    });
    let goes_on = GOES_ON.iter().any(|word| text.is(hit.tokens.end, word));
    let led = hit.tokens.start > 0 && LEADS.iter().any(|word| text.is(hit.tokens.start - 1, word));
    !compound && (led || goes_on) && !text.is(hit.tokens.end, "of")
}

/// Where the words end that say what an instrument is on: "a memorandum on fisheries and ports", up to a verb or a mark.
fn object_end(reading: &Reading<'_>, mention: &InstrumentMention, sentence: &Sentence) -> u32 {
    let text = &reading.text;
    let mut end = mention.head.end;
    // Between whom it is stands between it and what it is on.
    while end < sentence.tokens.end && end - mention.head.end < 40 {
        let word = text.lower(end);
        let stops = matches!(
            word,
            "that"
                | "which"
                | "who"
                | "said"
                | "will"
                | "would"
                | "is"
                | "was"
                | "has"
                | "have"
                | "are"
                | "were"
                | "amid"
                | "as"
                | "comes"
                | "after"
                | "before"
                | "during"
                | "while"
                | ";"
                | "."
                | "when"
                | "signed"
                | "where"
                | "entered"
                | "since"
                | "because"
                | "ending"
                | "days"
                | "said."
                | "despite"
                | "at"
                | "follows"
                | "came"
                | "but"
                | "although"
        );
        if stops {
            break;
        }
        end += 1;
    }
    text.bytes(Extent::new(mention.head.start, end.max(mention.head.end))).end
}

/// The rest of a sentence whose subject is the agreement and whose verb says what is in it: "covers", "includes", "focuses on".
fn covers(reading: &Reading<'_>, mention: &InstrumentMention, sentence: &Sentence) -> Option<Extent> {
    const VERBS: Words = Words::of(&[
        "covers",
        "cover",
        "covering",
        "includes",
        "include",
        "including",
        "focuses",
        "focus",
        "focusing",
        "centers",
        "centres",
        "encompasses",
        "spans",
        "spanning",
        "extends",
        "regulates",
        "governs",
        "concerns",
        "addresses",
        "provides",
        "sets",
        "establishes",
        "envisages",
        "foresees",
        "aims",
        "aimed",
        "seeks",
        "promotes",
        "strengthens",
        "strengthen",
        "expands",
        "deepens",
        "simplifies",
        "opens",
        "opening",
        "allows",
        "eliminates",
        "removes",
        "cuts",
        "creates",
        "deals",
        "paves",
        "facilitates",
        "enables",
        "commits",
        "obliges",
        "outlines",
        "lays",
        "gives",
        "grants",
        "guarantees",
        "identifies",
        "prioritises",
        "prioritizes",
        "calls",
        "contains",
        "to",
        "targets",
        "lists",
        "names",
        "enhances",
        "boost",
        "boosts",
        "bans",
        "limits",
        "allocates",
        "abolishes",
        "reduces",
        "lifts",
        "protects",
        "defines",
    ]);
    let text = &reading.text;
    let from = mention.head.end;
    let verb = (from..sentence.tokens.end).find(|at| text.is_any(*at, &VERBS))?;
    // "The agreement comes amid …, including …" says nothing of what is in it.
    let context = (from..verb).any(|at| {
        ["amid", "comes", "follows", "after", "despite", "as", "while", "replaces", "because", "beside"]
            .iter()
            .any(|word| text.is(at, word))
    });
    let end = (verb..sentence.tokens.end)
        .find(|at| ["amid", "despite", "although", "whereas"].iter().any(|word| text.is(*at, word)))
        .unwrap_or(sentence.tokens.end);
    let denied = (from..verb).any(|at| text.is(at, "not") || text.is(at, "n't"));
    (!context && !denied).then(|| text.bytes(Extent::new(verb, end)))
}

/// The words behind "cooperation in" and the like where the parties' own cooperation is spoken of, and whether a list follows.
fn spoken_of(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> Option<(Extent, bool)> {
    const NOUNS: Words = Words::of(&[
        "cooperation",
        "co-operation",
        "collaboration",
        "cooperate",
        "co-operate",
        "collaborate",
        "areas",
        "fields",
        "sectors",
        "partnership",
        "ties",
        "exchanges",
    ]);
    let text = &reading.text;
    let tokens = sentence.tokens;
    let noun = (tokens.start..tokens.end).find(|at| text.is_any(*at, &NOUNS))?;
    let open = text.is(tokens.end.saturating_sub(1), ":");
    if open && tokens.end - noun <= 10 {
        return Some((text.bytes(Extent::new(noun, tokens.end)), true));
    }
    let behind = (noun + 1..(noun + 6).min(tokens.end)).find(|at| {
        ["in", "on", "including", "across", "such", "of", ":", "include"].iter().any(|word| text.is(*at, word))
    });
    // The cooperation of these parties: the text speaks of the agreement here, or of both parties, and of no other agreement.
    let other = draft.about.others_in(sentence.index).next().is_some();
    let named = draft.about.names_it(sentence.index);
    let both = reading.mentions_in(sentence).iter().any(|mention| mention.entity == EntityRef::Parties)
        || count_parties(reading, draft, sentence) >= 2;
    if other && !named || !(named || both || draft.about.formal) {
        return None;
    }
    let past = (tokens.start..noun)
        .any(|at| ["previously", "already", "dates", "decades", "since", "amid"].iter().any(|word| text.is(at, word)));
    if past {
        return None;
    }
    let from = behind?;
    Some((text.bytes(Extent::new(from, tokens.end)), open))
}

fn count_parties(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> usize {
    let mut seen: Vec<EntityRef> = Vec::new();
    for mention in reading.mentions_in(sentence) {
        let id = reading.id_of(mention.entity);
        let party = id.is_some_and(|id| draft.parties.iter().any(|party| party.fact.id == *id));
        if party && !seen.contains(&mention.entity) {
            seen.push(mention.entity);
        }
    }
    seen.len()
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
    const OFFICES: Words = Words::of(&[
        "minister",
        "ministers",
        "ministry",
        "ministries",
        "secretary",
        "secretaries",
        "department",
        "agency",
        "agencies",
        "commissioner",
        "counterpart",
        "counterparts",
        "committee",
        "authority",
        "authorities",
        "officials",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chief",
        "bureau",
        "directorate",
        "portfolio",
        "attache",
        "attaché",
        "correspondent",
        "regulator",
    ]);
    let text = &reading.text;
    let body = reading.mentions_in(sentence).iter().any(|mention| {
        let named = matches!(mention.entity, EntityRef::Organisation(_) | EntityRef::Person(_));
        named && mention.how != How::Pronoun && mention.range.covers(hit.range)
    });
    let office = text.is_any(hit.tokens.end, &OFFICES)
        || text.is(hit.tokens.end, "and") && text.is_any(hit.tokens.end + 2, &OFFICES);
    let start = hit.tokens.start;
    let of = start >= 2 && (text.is(start - 1, "of") || text.is(start - 1, "for")) && text.is_any(start - 2, &OFFICES);
    // "in Senegalese waters" is where, not what.
    let waters = text.is(start, "waters") && start > 0 && text.tokens[start as usize - 1].capital;
    body || office || of || waters
}
