//! Where a text says what the agreement covers.

use crate::draft::Draft;
use crate::facts::instruments::InstrumentMention;
use crate::lexicon::Class;
use crate::lexicon::terms::Weight;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Words, words};

/// Words that say what the agreement covers.
pub(super) struct Area {
    pub(super) bytes: Extent,
    pub(super) rule: &'static str,
    /// The terms that count there: beside a commitment only those that name their field wherever they stand.
    pub(super) least: Weight,
}

impl Area {
    fn new(bytes: Extent, rule: &'static str) -> Self {
        Self { bytes, rule, least: Weight::Area }
    }

    /// Whether the words say by themselves what the agreement covers.
    pub(super) fn is_core(&self) -> bool {
        !matches!(self.rule, "beside-commitment" | "first-sentence")
    }

    /// Whether they are the agreement's name, or say outright what it is on.
    pub(super) fn is_name(&self) -> bool {
        matches!(
            self.rule,
            "in-title" | "in-name" | "in-headline" | "what-it-is-on" | "list-of-areas" | "cooperation-in"
        )
    }
}

/// Areas, to be asked for that around a term.
pub(super) struct Areas {
    /// In order, each with the place of that so far that reaches farthest.
    areas: Vec<(Area, usize)>,
}

impl Areas {
    pub(super) fn of(mut areas: Vec<Area>) -> Self {
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
        Self { areas: areas.into_iter().zip(places).collect() }
    }

    /// An area that some bytes lie in.
    pub(super) fn around(&self, bytes: Extent) -> Option<&Area> {
        let before = self.areas.partition_point(|(area, _)| area.bytes.start <= bytes.start);
        let reaching = before.checked_sub(1).and_then(|last| self.areas.get(self.areas[last].1));
        reaching.map(|(area, _)| area).filter(|area| area.bytes.covers(bytes))
    }
}

/// The parts of the text that say what the agreement covers, commitments aside.
pub(super) fn covered(reading: &Reading<'_>, draft: &Draft) -> Vec<Area> {
    let text = &reading.text;
    let mut areas = Vec::new();
    if let Some(title) = draft.about.title {
        areas.push(Area::new(matter(reading, title), "in-title"));
    }
    let kind = draft.agreement.instrument.as_ref().map(|claim| claim.value);
    for mention in draft.about.main() {
        // "called for the early conclusion of the free trade agreement with EFTA", in a joint statement.
        if draft.about.is_text() && kind.is_some() && mention.kind.is_some_and(|other| kind != Some(other)) {
            continue;
        }
        let Some(sentence) = text.sentences.get(mention.sentence as usize) else { continue };
        let object = Extent::new(mention.range.start, object_end(reading, mention, sentence));
        areas.push(Area::new(object, "what-it-is-on"));
        if let Some(name) = mention.name {
            areas.push(Area::new(matter(reading, name), "in-name"));
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
    // What a report opens with, if it tells there of both parties.
    let prose = |kind: BlockKind| kind == BlockKind::Prose;
    let first = text.sentences.iter().filter(|sentence| prose(text.block_of(sentence).kind)).take(2);
    for sentence in first.filter(|sentence| !draft.about.is_text() && count_parties(reading, draft, sentence) >= 2) {
        areas.push(Area { bytes: sentence.range, rule: "first-sentence", least: Weight::Weak });
    }
    let mut list = false;
    for sentence in &text.sentences {
        if let Some(bytes) = part_covers(reading, sentence) {
            areas.push(Area::new(bytes, "part-covers"));
        }
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

/// What a title is on: what stands behind "on" where the parties, whose ministries have fields in their names, stand before it.
fn matter(reading: &Reading<'_>, title: Extent) -> Extent {
    let text = &reading.text;
    let tokens = text.tokens_in(title);
    let any = |at: u32, words: &Words| text.is_any(at, words);
    let between = (tokens.start..tokens.end).find(|at| any(*at, words!["between", "by"]));
    let leads = |at: &u32| any(*at, words!["on", "concerning", "regarding", "relating", "for"]);
    let Some(between) = between else { return title };
    if let Some(on) = (between..tokens.end).find(leads) {
        return text.bytes(Extent::new(on, tokens.end));
    }
    // "Memorandum on tourism between the Ministry of Foreign Trade and Tourism and …"
    let on = (tokens.start..between).find(leads);
    on.map_or(title, |on| text.bytes(Extent::new(on, between)))
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
            // "… troop pact takes effect amid China's maritime push"
            let tokens = text.tokens_in(headline.range);
            let end = (tokens.start + 1..tokens.end).find(|at| ASIDE.iter().any(|word| text.is(*at, word)));
            let bytes = end.map_or(headline.range, |end| text.bytes(Extent::new(tokens.start, end)));
            areas.push(Area { bytes, rule: "in-headline", least: Weight::Weak });
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
        let opens = text.is_any(first, words!["on", "in", "regarding", "concerning"]);
        let comma = (first..sentence.tokens.end.min(first + 14)).find(|at| text.is(*at, ","));
        if let Some(comma) = comma.filter(|_| opens) {
            areas.push(Area::new(text.bytes(Extent::new(first, comma)), "opening-of-commitment"));
        }
        // "Semiconductors: both sides will", "Quantum – the Parties intend to"
        let label =
            (first + 1..sentence.tokens.end.min(first + 9)).find(|at| text.is_any(*at, words![":", "–", "—", "-"]));
        if let Some(label) = label {
            areas.push(Area::new(text.bytes(Extent::new(first, label)), "label-of-commitment"));
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
    let text = &reading.text;
    let from = mention.head.end;
    let verb = (from..sentence.tokens.end).find(|at| text.has(*at, Class::Covering))?;
    // "The agreement comes amid …, including …" says nothing of what is in it.
    let context = (from..verb).any(|at| {
        text.is_any(
            at,
            words!["amid", "comes", "follows", "after", "despite", "as", "while", "replaces", "because", "beside"],
        )
    });
    let end = (verb..sentence.tokens.end)
        .find(|at| {
            let comma = text.is(at - 1, ",");
            text.is_any(*at, words!["amid", "despite", "although", "whereas"])
                || comma && text.is_any(*at, words!["as", "while", "after", "because"]) && !text.is(at + 1, "well")
        })
        .unwrap_or(sentence.tokens.end);
    let denied = (from..verb).any(|at| text.is_any(at, words!["not", "n't", "unlikely", "nothing"]));
    (!context && !denied).then(|| text.bytes(Extent::new(verb, end)))
}

/// What a part of the agreement is said to cover: "the second pillar, which covers quantum technologies".
fn part_covers(reading: &Reading<'_>, sentence: &Sentence) -> Option<Extent> {
    const COVERS: Words = Words::of(&["covers", "cover", "covering", "spans", "concerns", "encompasses", "includes"]);
    let text = &reading.text;
    let tokens = sentence.tokens;
    if !sentence.may_say(&COVERS) || !sentence.has(Class::AgreementPart) {
        return None;
    }
    let part = (tokens.start..tokens.end).find(|at| {
        text.has(*at, Class::AgreementPart) && (at + 1..(at + 4).min(tokens.end)).any(|verb| text.is_any(verb, &COVERS))
    })?;
    Some(text.bytes(Extent::new(part, tokens.end)))
}

/// The words behind "cooperation in" and the like where the parties' own cooperation is spoken of, and whether a list follows.
fn spoken_of(reading: &Reading<'_>, draft: &Draft, sentence: &Sentence) -> Option<(Extent, bool)> {
    let text = &reading.text;
    let tokens = sentence.tokens;
    if !sentence.has(Class::Cooperating) {
        return None;
    }
    let noun = (tokens.start..tokens.end).find(|at| text.has(*at, Class::Cooperating))?;
    let open = text.is(tokens.end.saturating_sub(1), ":");
    if open && tokens.end - noun <= 10 {
        return Some((text.bytes(Extent::new(noun, tokens.end)), true));
    }
    let behind = (noun + 1..(noun + 6).min(tokens.end))
        .find(|at| text.is_any(*at, words!["in", "on", "including", "across", "such", "of", ":", "include"]));
    // The cooperation of these parties: the text speaks of the agreement here, or of both parties, and of no other agreement.
    let other = draft.about.others_in(sentence.index).next().is_some();
    let named = draft.about.names_it(sentence.index);
    let both = reading.mentions_in(sentence).iter().any(|mention| mention.entity == EntityRef::Parties)
        || count_parties(reading, draft, sentence) >= 2;
    if other && !named || !(named || both || draft.about.formal) {
        return None;
    }
    // "Cooperation does not extend to military uses"
    let denied = (noun + 1..(noun + 4).min(tokens.end))
        .any(|at| text.is_any(at, words!["not", "n't", "cannot", "never", "excludes", "exclude"]));
    if denied {
        return None;
    }
    let past = (tokens.start..noun)
        .any(|at| text.is_any(at, words!["previously", "already", "dates", "decades", "since", "amid"]));
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
