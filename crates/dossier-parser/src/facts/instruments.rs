//! The instruments that a text speaks of, and which of them it is about.
//!
//! A noun phrase is read around each word for a kind of instrument: its article, what marks it as another one ("a previous
//! agreement"), its proper name, and between whom it is. The best of the first ones is the one that the text is about,
//! if the text shows that states make it; what can only mean the same one is it too.

mod history;
mod joint;
mod makers;
mod phrase;
mod short_forms;
mod weight;

pub(crate) use joint::JointAct;
pub(crate) use makers::handles;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use dossier::Instrument;
use foldhash::{HashMap, HashMapExt};

use super::signing::{Signing, signing};
use crate::lexicon::Class;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, TokenKind, words};

/// How many mentions are looked at for the one that the text is about.
const FIRST: usize = 60;

/// How many bytes a line of a title may have; a longer one is text.
const LONGEST_LINE: u32 = 600;

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Article {
    /// "the", "this".
    Definite,
    /// "a", "another".
    Indefinite,
    /// "its", "Sudan's".
    Possessive,
    /// Nothing.
    Bare,
}

/// A place where the text speaks of an instrument.
#[derive(Clone, Debug)]
pub(crate) struct InstrumentMention {
    /// The bytes of the noun phrase, with its article and without what follows the kind.
    pub(crate) range: Extent,
    /// The tokens that name the kind.
    pub(crate) head: Extent,
    /// The sentence that it stands in.
    pub(crate) sentence: u32,
    /// The kind; none for "Partnership" and the like, which only end names.
    pub(crate) kind: Option<Instrument>,
    pub(crate) article: Article,
    /// The bytes of its proper name.
    pub(crate) name: Option<Extent>,
    /// Whether words in it say that it is another one, or several.
    pub(crate) other: bool,
    /// Whether only its year says that it is another one: "the 1960 treaty".
    of_year: bool,
    /// Whether it is several.
    plural: bool,
    /// Whether its words name an instrument wherever they stand.
    strong: bool,
    /// Whether it stands in a heading, where capitals say nothing.
    heading: bool,
}

/// The instruments of a text.
#[derive(Debug, Default)]
pub(crate) struct About {
    /// All, in the order of the text.
    pub(crate) mentions: Vec<InstrumentMention>,
    /// Which of them are the one that the text is about: places in `mentions`, in order.
    pub(crate) main: Vec<usize>,
    /// Where states are said to agree something, in a text that has no word for the instrument they make.
    pub(crate) act: Option<JointAct>,
    /// Whether the text is the instrument itself.
    pub(crate) formal: bool,
    /// The bytes of its title, where the text is the instrument itself.
    pub(crate) title: Option<Extent>,
    /// For each sentence, where its mentions start in `mentions`; behind the last, where they end.
    starts: Vec<u32>,
    /// For each mention, whether it is one of `main`.
    is_main: Vec<bool>,
    /// For each sentence, whether it has one of `main`.
    names_it: Vec<bool>,
}

impl About {
    /// Finds the instruments of a text.
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let formal = is_formal(reading);
        let mentions = phrase::mentions(reading);
        let mut about = Self { mentions, formal, ..Self::default() };
        about.starts = starts(&about.mentions, reading.text.sentences.len());
        about.title = about.find_title(reading);
        about.choose(reading);
        if history::is_history(reading, &about) {
            about.main.clear();
        }
        if about.main.is_empty() && !formal {
            about.act = joint::find(reading);
            about.follow_act(reading);
        }
        about
    }

    /// Where states are said to agree something, what the text then calls "the deal", "the arrangement" is that.
    fn follow_act(&mut self, reading: &Reading<'_>) {
        let Some(act) = self.act else { return };
        let means_it = |mention: &InstrumentMention| {
            mention.article == Article::Definite
                && mention.name.is_none()
                && !mention.other
                && mention.head.start > act.verb
        };
        let places = self.mentions.iter().enumerate().filter(|(_, mention)| means_it(mention)).map(|(place, _)| place);
        let main = places.collect();
        self.set_main(reading, main);
        if let Some(named) = self.names_it.get_mut(act.sentence as usize) {
            *named = true;
        }
    }

    /// Whether the text is the instrument itself, formal or a statement.
    pub(crate) fn is_text(&self) -> bool {
        self.formal || self.title.is_some()
    }

    /// Whether the text is about no instrument.
    pub(crate) fn is_empty(&self) -> bool {
        self.main.is_empty() && self.act.is_none()
    }

    /// The mentions of the instrument that the text is about, in order.
    pub(crate) fn main(&self) -> impl Iterator<Item = &InstrumentMention> {
        self.main.iter().map(|place| &self.mentions[*place])
    }

    /// Whether a sentence mentions the instrument that the text is about.
    pub(crate) fn names_it(&self, sentence: u32) -> bool {
        self.names_it.get(sentence as usize).is_some_and(|named| *named)
    }

    /// Whether an instrument has been named before a mention that takes it as known.
    fn is_introduced(&self, mention: &InstrumentMention) -> bool {
        let before = self.mentions.partition_point(|other| other.head.start < mention.head.start);
        let named = |other: &InstrumentMention| {
            !other.other && (other.heading || other.name.is_some() || other.article != Article::Definite)
        };
        self.mentions[..before].iter().rev().take(FIRST).any(named)
    }

    /// The mentions of other instruments, in order.
    pub(crate) fn others(&self) -> impl Iterator<Item = &InstrumentMention> {
        let other = |(place, _): &(usize, &InstrumentMention)| !self.is_main(*place);
        self.mentions.iter().enumerate().filter(other).map(|(_, mention)| mention)
    }

    /// The title of a text that is an instrument: its first heading that begins with a kind, with the lines that go on.
    fn find_title(&self, reading: &Reading<'_>) -> Option<Extent> {
        let text = &reading.text;
        let first = self.mentions.first()?;
        let sentence = text.sentences.get(first.sentence as usize)?;
        let near = first.head.start.saturating_sub(sentence.tokens.start) <= 2;
        let statement = matches!(first.kind, Some(Instrument::JointStatement | Instrument::JointDeclaration));
        let block = text.block_of(sentence);
        if !near || sentence.block > 4 || !(self.formal || statement) {
            return None;
        }
        let told = (sentence.tokens.start..sentence.tokens.end).any(|at| signing(text, at).is_some());
        if told || text.word(sentence.tokens.end.saturating_sub(1)) == "." {
            return None;
        }
        let mut end = block.range.end;
        for next in text.blocks.iter().skip(sentence.block as usize + 1).take(8) {
            let word = text.lower(next.tokens.start);
            let last = text.word(next.tokens.end.saturating_sub(1));
            let goes_on =
                matches!(word, "between" | "on" | "of" | "for" | "and" | "concerning" | "to" | "the" | "by" | "with");
            let long = next.range.end - next.range.start > LONGEST_LINE;
            // Below a title in capitals, what is not in capitals is text.
            let text_below = is_shouted(text.slice(block.range)) && !is_shouted(text.slice(next.range));
            let lower = !text.slice(next.range).starts_with(char::is_lowercase);
            if !goes_on || long || text_below && lower || matches!(last, "," | "." | ":" | ";") {
                break;
            }
            end = next.range.end;
        }
        Some(Extent::new(sentence.range.start, end))
    }

    /// Chooses the instrument that the text is about, and what else means it.
    fn choose(&mut self, reading: &Reading<'_>) {
        // What a text is about, it names among the first.
        let first = self.mentions.iter().take(FIRST);
        let named = Named::of(&self.mentions);
        let scores = first.map(|mention| weight::of(reading, self, mention, &named)).collect::<Vec<_>>();
        let score = |place: usize| scores.get(place).copied().unwrap_or_default();
        let Some(best) = (0..scores.len()).max_by_key(|at| (score(*at), std::cmp::Reverse(*at))) else { return };
        let rivals = self.rivals();
        // "The X Deal, to be signed …" begins its sentence; "… shall keep to the Y Agreement" is another.
        let begins = |mention: &InstrumentMention| {
            let sentence = reading.text.sentences.get(mention.sentence as usize);
            sentence.is_some_and(|sentence| {
                let start = sentence.tokens.start;
                mention.head.start - start <= 9
                    || (start..mention.head.start).any(|at| signing(&reading.text, at).is_some())
                    || (mention.head.start.saturating_sub(8).max(start)..mention.head.start)
                        .any(|at| reading.text.is_any(at, words!["conclusion", "concluded", "finalised", "finalized"]))
            })
        };
        let dated = |mention: &InstrumentMention| reading.text.slice(mention.range).contains(char::is_numeric);
        if score(best) < 5 {
            return;
        }
        let told_of = self.told_of_in_statement(reading, best);
        if told_of.is_some() {
            self.title = None;
        }
        let best = told_of.unwrap_or(best);
        let chosen = self.mentions[best].clone();
        let chosen_kind = chosen.kind.filter(|kind| !is_generic(*kind));
        let mut name = self.title.or(chosen.name);
        let mut main = Vec::new();
        let first_named = FirstNamed::default();
        for (place, mention) in self.mentions.iter().enumerate() {
            let nested = main.last().is_some_and(|last: &usize| {
                let last = &self.mentions[*last];
                last.name.is_some_and(|name| name.covers(mention.range)) && last.head != mention.head
            });
            let inside_title = self.title.is_some_and(|title| title.covers(mention.range));
            let kind = mention.kind.filter(|kind| !is_generic(*kind));
            let agrees = kind.is_none() || chosen_kind.is_none() || kind == chosen_kind;
            // "signed a joint statement to open the talks on a trade agreement": a statement is not what it is on.
            let akin =
                mention.kind.zip(chosen.kind).is_none_or(|(one, other)| is_statement(one) == is_statement(other));
            // "the peace treaty talks" are on another one, unless it is of the same kind.
            let only_talks = reading.text.has(mention.head.end, Class::Talks) && chosen.kind != mention.kind;
            // The head of a story speaks of what it names in full only later.
            let headed = kind.is_some() && kind == chosen_kind;
            let lead = place == best || mention.heading || headed || mention.sentence <= chosen.sentence + 3;
            let matter = is_its_matter(reading, &chosen, mention)
                || place != best
                    && (is_of_others(reading, &chosen, mention)
                        || mention.plural && !chosen.plural && mention.article == Article::Bare && !mention.heading);
            // "The 1960 treaty" is the one that the text has named, if that is no new one.
            let by_year = mention.of_year
                && mention.article == Article::Definite
                && chosen.name.is_some()
                && chosen.kind == mention.kind
                && !is_new(reading, &chosen);
            let same = if place == best {
                true
            } else if nested || matter || mention.other && !by_year {
                false
            } else if inside_title {
                mention.head.start <= chosen.head.start
            } else {
                match (mention.name, mention.article) {
                    (Some(own), _) if name.is_some_and(|name| same_name(reading, name, own)) => true,
                    // "signed a declaration … Under the Calakmul Declaration": named after a place of the story.
                    (Some(own), Article::Definite)
                        if name.is_none() && headed && !first_named.is_foreign_name(reading, own, mention) =>
                    {
                        true
                    }
                    (Some(own), _) if name.is_none() => {
                        let near = mention.heading || mention.sentence <= chosen.sentence + 1;
                        let handled = is_handled(reading, own, mention);
                        let known = near || handled || !first_named.is_foreign_name(reading, own, mention);
                        let free = handled || !is_governed(reading, mention);
                        agrees && lead && known && free && score(place) >= 3 && begins(mention)
                    }
                    (Some(_), _) => false,
                    (None, Article::Definite) => {
                        let foreign = first_named.is_foreign(reading, mention);
                        // "the road map" is not the statement that recalls it.
                        let plan = mention.kind.is_none() && chosen.kind.is_some_and(is_statement);
                        let of_kind = agrees || !rivals.contains(&mention.kind) && !dated(mention);
                        by_year || !(only_talks || foreign || plan) && of_kind
                    }
                    (None, _) => {
                        let paper = mention.kind.is_some() && kind == chosen_kind && kind.is_some();
                        let least = if paper { 3 } else { 5 };
                        let earlier = !chosen.heading && is_concluded_before(reading, mention);
                        agrees && akin && lead && !earlier && (mention.heading || score(place) >= least)
                    }
                }
            };
            if same {
                name = name.or(mention.name);
                main.push(place);
            }
        }
        self.set_main(reading, main);
    }

    /// Takes the mentions at some places for those of the instrument that the text is about.
    fn set_main(&mut self, reading: &Reading<'_>, main: Vec<usize>) {
        self.is_main = vec![false; self.mentions.len()];
        self.names_it = vec![false; reading.text.sentences.len()];
        for &place in &main {
            self.is_main[place] = true;
            if let Some(named) = self.names_it.get_mut(self.mentions[place].sentence as usize) {
                *named = true;
            }
        }
        self.main = main;
    }

    /// The instrument that a statement of leaders says was signed, and of which it then says what is in it: "welcomed the signing of an
    /// Agreement on Culture. … Through the Agreement, …".
    fn told_of_in_statement(&self, reading: &Reading<'_>, best: usize) -> Option<usize> {
        /// How often it must come back to it.
        const TIMES: usize = 2;
        /// How far from the words for signing it may stand.
        const REACH: u32 = 10;
        let text = &reading.text;
        let statement = self.mentions.get(best)?;
        if !(statement.kind.is_some_and(is_statement) && (statement.heading || self.title.is_some())) {
            return None;
        }
        self.mentions.iter().enumerate().skip(best + 1).take(FIRST).find_map(|(place, mention)| {
            let named = mention.name.is_some() && !mention.other && !mention.heading;
            let start = text.tokens_in(mention.range).start;
            let signed = (start.saturating_sub(REACH)..start).any(|at| {
                let near = text.tokens[at as usize].sentence == mention.sentence;
                near && (matches!(signing(text, at), Some(Signing::Past | Signing::Noun))
                    || text.is_any(at, words!["conclusion", "concluded"]))
            });
            let again = self.mentions[place + 1..].iter().filter(|other| {
                other.kind == mention.kind
                    && other.article == Article::Definite
                    && !other.other
                    && other.name.is_none_or(|name| mention.name.is_some_and(|own| same_name(reading, own, name)))
                    && text.tokens[other.head.start as usize].capital
            });
            (named && signed && mention.kind.is_some_and(|kind| !is_statement(kind)) && again.count() >= TIMES)
                .then_some(place)
        })
    }

    /// The kinds of which the text names other instruments than by "the": a definite mention of another kind can only mean the
    /// chosen one.
    fn rivals(&self) -> BTreeSet<Option<Instrument>> {
        let rival = |mention: &&InstrumentMention| {
            mention.article != Article::Definite || mention.name.is_some() || mention.other
        };
        self.mentions.iter().filter(rival).map(|mention| mention.kind).collect()
    }

    /// The mentions in a sentence with their places.
    pub(crate) fn mentions_in(&self, sentence: u32) -> impl DoubleEndedIterator<Item = (usize, &InstrumentMention)> {
        let start =
            |sentence: u32| self.starts.get(sentence as usize).map_or(self.mentions.len(), |start| *start as usize);
        let (start, end) = (start(sentence), start(sentence.saturating_add(1)));
        self.mentions[start..end].iter().enumerate().map(move |(place, mention)| (start + place, mention))
    }

    /// The mentions of the instrument that the text is about in a sentence.
    pub(crate) fn main_in(&self, sentence: u32) -> impl Iterator<Item = &InstrumentMention> {
        self.mentions_in(sentence).filter(|(place, _)| self.is_main(*place)).map(|(_, mention)| mention)
    }

    /// The mentions of other instruments in a sentence.
    pub(crate) fn others_in(&self, sentence: u32) -> impl Iterator<Item = &InstrumentMention> {
        self.mentions_in(sentence).filter(|(place, _)| !self.is_main(*place)).map(|(_, mention)| mention)
    }

    /// Whether the mention at a place means the instrument that the text is about.
    pub(crate) fn is_main(&self, place: usize) -> bool {
        self.is_main.get(place).is_some_and(|main| *main)
    }
}

/// For each of so many sentences, where its mentions start; behind the last, where they end.
fn starts(mentions: &[InstrumentMention], sentences: usize) -> Vec<u32> {
    let mut starts = Vec::with_capacity(sentences + 1);
    for (place, mention) in mentions.iter().enumerate() {
        if starts.len() <= mention.sentence as usize {
            starts.resize(mention.sentence as usize + 1, place as u32);
        }
    }
    starts.resize(sentences + 1, mentions.len() as u32);
    starts
}

/// Where each word with a capital stands first, as soon as somebody asks.
#[derive(Default)]
struct FirstNamed<'r>(OnceCell<HashMap<&'r str, u32>>);

impl<'r> FirstNamed<'r> {
    /// Whether a capital that stands nowhere before tells a definite mention from the chosen instrument: "the Paris climate accord" in
    /// a story on fishing, but not "the Nancy accord" in one from Nancy.
    fn is_foreign(&self, reading: &'r Reading<'_>, mention: &InstrumentMention) -> bool {
        let start = reading.text.tokens_in(mention.range).start + 1;
        !mention.heading && self.stands_first(reading, Extent::new(start, mention.head.start.max(start)))
    }

    /// The same of a proper name.
    fn is_foreign_name(&self, reading: &'r Reading<'_>, name: Extent, mention: &InstrumentMention) -> bool {
        let own = reading.text.tokens_in(name);
        let before = Extent::new(own.start, mention.head.start.max(own.start));
        let behind = Extent::new(mention.head.end.min(own.end), own.end);
        self.stands_first(reading, before) || self.stands_first(reading, behind)
    }

    /// Whether a capital among some tokens stands nowhere before.
    fn stands_first(&self, reading: &'r Reading<'_>, tokens: Extent) -> bool {
        let text = &reading.text;
        let first = |at: u32| {
            let places = self.0.get_or_init(|| {
                let capitals = (0..text.tokens.len() as u32).filter(|at| text.tokens[*at as usize].capital);
                capitals.fold(HashMap::new(), |mut places, at| {
                    places.entry(text.lower(at)).or_insert(at);
                    places
                })
            });
            places.get(text.lower(at)) == Some(&at)
        };
        (tokens.start..tokens.end).any(|at| {
            let token = &text.tokens[at as usize];
            token.capital && !token.all_caps && token.kind == TokenKind::Word && first(at)
        })
    }
}

/// How often a text names instruments of each kind, those that it calls other ones aside.
struct Named {
    kinds: BTreeMap<Option<Instrument>, usize>,
    /// Those of each kind that it names by "the", which may mean one of any kind.
    definite: BTreeMap<Option<Instrument>, usize>,
    /// Where it does so.
    places: Vec<u32>,
}

impl Named {
    fn of(mentions: &[InstrumentMention]) -> Self {
        let (mut kinds, mut definite, mut places) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for mention in mentions.iter().filter(|mention| !mention.other) {
            *kinds.entry(mention.kind).or_default() += 1;
            if mention.article == Article::Definite {
                *definite.entry(mention.kind).or_default() += 1;
                places.push(mention.head.start);
            }
        }
        Self { kinds, definite, places }
    }

    /// How often the one of a mention may be meant. What is brought in by "a" has not been spoken of before.
    fn times(&self, mention: &InstrumentMention) -> usize {
        let kind = mention.kind;
        let others = self.definite.iter().filter(|(other, _)| **other != kind).map(|(_, times)| times);
        let all = self.kinds.get(&kind).copied().unwrap_or_default() + others.sum::<usize>();
        let behind = self.places.len() - self.places.partition_point(|place| *place <= mention.head.start);
        let new = mention.article == Article::Indefinite && mention.name.is_none() && !mention.heading;
        if new && behind == 0 { 1 } else { all }
    }
}

/// Whether a line has no small letters.
fn is_shouted(line: &str) -> bool {
    !line.contains(char::is_lowercase)
}

/// Whether a kind says no more than that something was agreed.
pub(crate) fn is_generic(kind: Instrument) -> bool {
    matches!(kind, Instrument::Agreement | Instrument::Deal)
}

/// Whether a kind is one of words said together, which may be on an agreement without being it.
fn is_statement(kind: Instrument) -> bool {
    matches!(kind, Instrument::JointStatement | Instrument::JointDeclaration)
}

/// Whether the text is an instrument itself: it has articles, signatures, or the words in which parties contract.
fn is_formal(reading: &Reading<'_>) -> bool {
    let text = &reading.text;
    let blocks = text.blocks.iter();
    let articles = blocks.filter(|block| matches!(block.kind, BlockKind::Article | BlockKind::Signature)).count();
    articles >= 2
        || text.sentences.iter().any(|sentence| {
            let start = sentence.tokens.start;
            let done = text.are(start, &["done", "at"]) || text.are(start, &["done", "in"]);
            let last = sentence.tokens.end.saturating_sub(1);
            let agreed = text.is(last, ":") && text.are(last.saturating_sub(2), &["as", "follows"]);
            done || agreed && text.is(last.saturating_sub(3), "agreed") && sentence.tokens.end - start <= 30
        })
}

/// Whether a mention only says what the chosen one is on or changes: "a joint statement on the Good Friday Agreement", "a protocol amending
/// the treaty".
fn is_its_matter(reading: &Reading<'_>, chosen: &InstrumentMention, mention: &InstrumentMention) -> bool {
    const LINKS: &[&str] = &[
        "on",
        "to",
        "of",
        "under",
        "amending",
        "implementing",
        "supplementing",
        "replacing",
        "updating",
        "extending",
        "with",
        "for",
    ];
    chosen.sentence == mention.sentence
        && mention.head.start > chosen.head.end
        && LINKS.iter().any(|word| reading.text.is(chosen.head.end, word))
}

/// Whether the words of a mention say that it is between others than those of the chosen one: "the free trade agreement between Peru and
/// Japan", "Britain's deal with Rwanda".
fn is_of_others(reading: &Reading<'_>, chosen: &InstrumentMention, mention: &InstrumentMention) -> bool {
    /// How far behind an instrument those stand between whom it is.
    const REACH: u32 = 8;
    let text = &reading.text;
    let statement = chosen.kind.is_some_and(is_statement);
    if mention.heading || chosen.heading && !statement || mention.sentence == chosen.sentence {
        return false;
    }
    let linked = ["between", "with"].iter().any(|word| text.is(mention.head.end, word));
    let Some(sentence) = text.sentences.get(mention.sentence as usize).filter(|_| linked) else { return false };
    let start = text.tokens_in(mention.range).start;
    let end = (mention.head.end + 1..(mention.head.end + REACH).min(sentence.tokens.end))
        .find(|at| matches!(text.word(*at), "," | ";" | "."))
        .unwrap_or((mention.head.end + REACH).min(sentence.tokens.end));
    let near = (chosen.sentence.saturating_sub(1)..=chosen.sentence + 1).filter(|index| *index != mention.sentence);
    let near = near.filter_map(|index| text.sentences.get(index as usize));
    let known =
        near.flat_map(|sentence| reading.mentions_in(sentence)).map(|mention| mention.entity).collect::<BTreeSet<_>>();
    // The text's first sentences name the parties by other words too.
    let head = text.sentences.iter().take(4).filter(|sentence| sentence.index < mention.sentence);
    let known = head
        .flat_map(|sentence| reading.mentions_in(sentence))
        .map(|mention| mention.entity)
        .chain(known)
        .collect::<BTreeSet<_>>();
    let named = reading.mentions_within(text.bytes(Extent::new(start, end.max(start + 1)))).iter();
    let states = named.filter(|named| matches!(named.entity, EntityRef::Country(_) | EntityRef::Organisation(_)));
    states.map(|named| named.entity).any(|entity| !known.contains(&entity))
}

/// Whether a preposition stands before a mention, so that it is what something else is of: "parties to the Paris Agreement".
fn is_governed(reading: &Reading<'_>, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    start > 0 && ["to", "of", "from", "with", "like"].iter().any(|word| text.is(start - 1, word))
}

/// Whether words for signing, or what stands for the name in brackets, stand beside a name.
fn is_handled(reading: &Reading<'_>, name: Extent, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    let end = text.tokens_in(name).end.max(mention.head.end);
    let near = (start.saturating_sub(6)..start).chain(end..end + 9);
    text.word(end) == "(" || near.into_iter().any(|at| signing(text, at).is_some())
}

/// Whether words behind an instrument say that it has been made before: "a framework agreement on water, concluded when …".
fn is_concluded_before(reading: &Reading<'_>, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    (mention.head.end..mention.head.end + 6).any(|at| {
        text.word(at) == ","
            && ["concluded", "signed", "agreed", "reached", "struck", "adopted"]
                .iter()
                .any(|word| text.is(at + 1, word))
            && ["when", "in", "earlier", "during", "before", "last"].iter().any(|word| text.is(at + 2, word))
    })
}

/// Whether words right before an instrument say that it is signed or agreed now.
fn is_new(reading: &Reading<'_>, mention: &InstrumentMention) -> bool {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    mention.article == Article::Indefinite || (start.saturating_sub(6)..start).any(|at| signing(text, at).is_some())
}

/// Whether one name is the other or a part of it.
fn same_name(reading: &Reading<'_>, one: Extent, two: Extent) -> bool {
    let (one, two) = (reading.plain(one).to_lowercase(), reading.plain(two).to_lowercase());
    one.contains(&two) || two.contains(&one)
}
