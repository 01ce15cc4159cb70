//! The instruments that a text speaks of, and which of them it is about.
//!
//! A noun phrase is read around each word for a kind of instrument: its article, what marks it as another one ("a previous
//! agreement"), its proper name, and between whom it is. The best of the first ones is the one that the text is about,
//! if the text shows that states make it; what can only mean the same one is it too.

use std::collections::BTreeSet;

use dossier::Instrument;

use crate::lexicon::Class;
use crate::lexicon::terms::Term;
use crate::mentions::{EntityRef, How, Mention};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Token, TokenKind};

/// How many mentions are looked at for the one that the text is about.
const FIRST: usize = 60;

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
    /// Whether the text is the instrument itself.
    pub(crate) formal: bool,
    /// The bytes of its title, where the text is the instrument itself.
    pub(crate) title: Option<Extent>,
}

impl About {
    /// Finds the instruments of a text.
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let formal = is_formal(reading);
        let mentions = mentions(reading);
        let mut about = Self { mentions, main: Vec::new(), formal, title: None };
        about.title = about.find_title(reading);
        about.choose(reading);
        about
    }

    /// Whether the text is the instrument itself, formal or a statement.
    pub(crate) fn is_text(&self) -> bool {
        self.formal || self.title.is_some()
    }

    /// Whether the text is about no instrument.
    pub(crate) fn is_empty(&self) -> bool {
        self.main.is_empty()
    }

    /// The mentions of the instrument that the text is about, in order.
    pub(crate) fn main(&self) -> impl Iterator<Item = &InstrumentMention> {
        self.main.iter().map(|place| &self.mentions[*place])
    }

    /// Whether a sentence mentions the instrument that the text is about.
    pub(crate) fn names_it(&self, sentence: u32) -> bool {
        self.main_in(sentence).next().is_some()
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
        let told = (sentence.tokens.start..sentence.tokens.end).any(|at| signing(text.word(at)).is_some());
        if told || text.word(sentence.tokens.end.saturating_sub(1)) == "." {
            return None;
        }
        let mut end = block.range.end;
        for next in text.blocks.iter().skip(sentence.block as usize + 1).take(4) {
            let word = text.word(next.tokens.start).to_ascii_lowercase();
            let last = text.word(next.tokens.end.saturating_sub(1));
            let goes_on =
                matches!(word.as_str(), "between" | "on" | "of" | "for" | "and" | "concerning" | "to" | "the");
            if !goes_on || matches!(last, "," | "." | ":") {
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
        let scores = first.map(|mention| self.score(reading, mention)).collect::<Vec<_>>();
        let score = |place: usize| scores.get(place).copied().unwrap_or_default();
        let Some(best) = (0..scores.len()).max_by_key(|at| (score(*at), std::cmp::Reverse(*at))) else { return };
        let rivals = self.rivals();
        // "The X Deal, to be signed …" begins its sentence; "… shall keep to the Y Agreement" is another.
        let begins = |mention: &InstrumentMention| {
            let sentence = reading.text.sentences.get(mention.sentence as usize);
            sentence.is_some_and(|sentence| {
                let start = sentence.tokens.start;
                mention.head.start - start <= 9
                    || (start..mention.head.start).any(|at| signing(reading.text.word(at)).is_some())
            })
        };
        let dated = |mention: &InstrumentMention| reading.text.slice(mention.range).contains(char::is_numeric);
        if score(best) < 5 {
            return;
        }
        let chosen = self.mentions[best].clone();
        let chosen_kind = chosen.kind.filter(|kind| !is_generic(*kind));
        let mut name = self.title.or(chosen.name);
        let mut main = Vec::new();
        for (place, mention) in self.mentions.iter().enumerate() {
            let nested = main.last().is_some_and(|last: &usize| {
                let last = &self.mentions[*last];
                last.name.is_some_and(|name| name.covers(mention.range)) && last.head != mention.head
            });
            let inside_title = self.title.is_some_and(|title| title.covers(mention.range));
            let kind = mention.kind.filter(|kind| !is_generic(*kind));
            let agrees = kind.is_none() || chosen_kind.is_none() || kind == chosen_kind;
            let lead = place == best || mention.heading || mention.sentence <= self.mentions[best].sentence + 3;
            let same = if place == best {
                true
            } else if nested || mention.other {
                false
            } else if inside_title {
                mention.head.start <= chosen.head.start
            } else {
                match (mention.name, mention.article) {
                    (Some(own), _) if name.is_some_and(|name| same_name(reading, name, own)) => true,
                    (Some(_), _) if name.is_none() => agrees && lead && score(place) >= 3 && begins(mention),
                    (Some(_), _) => false,
                    (None, Article::Definite) => agrees || !rivals.contains(&mention.kind) && !dated(mention),
                    (None, _) => agrees && lead && (mention.heading || score(place) >= 5),
                }
            };
            if same {
                name = name.or(mention.name);
                main.push(place);
            }
        }
        self.main = main;
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
        let start = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let end = self.mentions.partition_point(|mention| mention.sentence <= sentence);
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
        self.main.binary_search(&place).is_ok()
    }

    /// How much speaks for a mention as the one that the text is about.
    fn score(&self, reading: &Reading<'_>, mention: &InstrumentMention) -> i32 {
        let text = &reading.text;
        let Some(sentence) = text.sentences.get(mention.sentence as usize) else { return 0 };
        if self.title.is_some_and(|title| title.covers(mention.range)) {
            return 20 - (mention.head.start.saturating_sub(sentence.tokens.start) as i32).min(9);
        }
        let prose = text.sentences.iter().take(mention.sentence as usize);
        let before = prose.filter(|sentence| text.block_of(sentence).kind == BlockKind::Prose).count();
        let around = Extent::new(mention.head.start.saturating_sub(14).max(sentence.tokens.start), sentence.tokens.end);
        let mut score = match before {
            _ if mention.heading => 3,
            0 => 4,
            1..=2 => 3,
            _ if self.formal => 0,
            3..=5 => 0,
            _ => -3,
        };
        if mention.other {
            score -= 6;
        }
        if mention.plural {
            score -= 2;
        }
        // One that the text only touches on is named once, and not at its head.
        let same = |other: &&InstrumentMention| {
            !other.other && (other.kind == mention.kind || other.article == Article::Definite)
        };
        let times = self.mentions.iter().filter(same).count();
        let again = times > 1;
        // What a text comes back to is what it is about.
        if !mention.other {
            score += (times as i32 - 1).clamp(0, 2);
        }
        let specific = mention.kind.is_some_and(is_working_paper);
        let named = specific || text.is(mention.head.end, "between") || text.is(mention.head.end, "on");
        let told = (around.start..around.end).any(|at| signing(text.word(at)).is_some());
        if !again && !mention.heading && !self.formal && (before >= 2 || !told && !named) {
            score -= 4;
        }
        if (around.start..around.end).any(|at| signing(text.word(at)).is_some()) {
            score += 2;
        }
        if mention.strong || mention.name.is_some() {
            score += 1;
        }
        score += match states_near(reading, mention.sentence) {
            0 | 1 if leads_with_states(reading, mention.sentence) => 0,
            0 => -6,
            1 => -1,
            _ => 2,
        };
        if !self.formal && names_companies(reading, mention.sentence) {
            score -= if mention.strong { 2 } else { 3 };
        }
        score
    }
}

/// Whether a kind says no more than that something was agreed.
pub(crate) fn is_generic(kind: Instrument) -> bool {
    matches!(kind, Instrument::Agreement | Instrument::Deal)
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

/// What a verb for signing says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signing {
    /// "sign", "signs".
    Plain,
    /// "signed".
    Past,
    /// "signing".
    Noun,
    /// "reach", "concluded", "initialled", "entered into": agreed, though not signed.
    Agreed,
}

/// Whether a word is one for signing or agreeing.
pub(crate) fn signing(word: &str) -> Option<Signing> {
    if !matches!(
        word.as_bytes().first(),
        Some(b's' | b'S' | b'i' | b'I' | b'c' | b'C' | b'r' | b'R' | b'f' | b'n' | b'e')
    ) {
        return None;
    }
    match word.to_ascii_lowercase().as_str() {
        "sign" | "signs" | "ink" | "inks" => Some(Signing::Plain),
        "signed" | "inked" => Some(Signing::Past),
        "signing" | "signature" | "inking" => Some(Signing::Noun),
        "initialled" | "initialed" | "reached" | "reach" | "concluded" | "conclude" | "finalised" | "finalized"
        | "negotiate" | "negotiated" | "negotiating" | "ratified" | "ratify" | "entered" | "enters" | "suspended"
        | "exchanged" | "renewed" | "struck" | "clinched" | "sealed" | "seal" => Some(Signing::Agreed),
        _ => None,
    }
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

/// The number of countries and blocs that a sentence names, as far as two; the parties together are two.
fn states_near(reading: &Reading<'_>, sentence: u32) -> usize {
    let first = (sentence as usize).saturating_sub(1);
    let sentences = &reading.text.sentences[first..reading.text.sentences.len().min(sentence as usize + 2)];
    let mut seen = Vec::new();
    for mention in sentences.iter().flat_map(|sentence| reading.mentions_in(sentence)) {
        match mention.entity {
            EntityRef::Parties => return 2,
            EntityRef::Country(place) if !seen.contains(&place) && !is_of_company(reading, mention) => seen.push(place),
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
    let named = lead.flat_map(|sentence| reading.mentions_in(sentence)).filter(|mention| mention.how == How::Name);
    let states = named.map(|mention| mention.entity).filter(|entity| matches!(entity, EntityRef::Country(_)));
    sentence < 8 && states.collect::<BTreeSet<_>>().len() >= 2
}

/// Words that show that companies, courts or clubs deal with each other, not states.
const COMPANIES: &[&str] = &[
    "carmaker",
    "rival",
    "board",
    "subsidiary",
    "stake",
    "chipmaker",
    "retailer",
    "lender",
    "shareholder",
    "investors",
    "fans",
    "league",
    "company",
    "companies",
    "firm",
    "shares",
    "shareholders",
    "profit",
    "revenue",
    "club",
    "striker",
    "midfielder",
    "coach",
    "prosecutors",
    "defendant",
    "court",
    "inc",
    "inc.",
    "corp",
    "corp.",
    "plc",
    "ltd",
    "ltd.",
    "ag",
    "gmbh",
    "acquire",
    "merger",
    "takeover",
    "season",
    "customers",
    "coalition",
    "album",
    "maker",
    "startup",
    "start-up",
];

/// Whether a demonym only says where a company is from: "the Japanese carmaker".
fn is_of_company(reading: &Reading<'_>, mention: &Mention) -> bool {
    let text = &reading.text;
    mention.how == How::Demonym && COMPANIES.iter().any(|mark| text.is(mention.tokens.end, mark))
}

/// Whether a sentence speaks of companies, or of courts and clubs, which make agreements of their own.
fn names_companies(reading: &Reading<'_>, sentence: u32) -> bool {
    let Some(sentence) = reading.text.sentences.get(sentence as usize) else { return false };
    (sentence.tokens.start..sentence.tokens.end).any(|at| COMPANIES.iter().any(|mark| reading.text.is(at, mark)))
}

/// Whether one name is the other or a part of it.
fn same_name(reading: &Reading<'_>, one: Extent, two: Extent) -> bool {
    let (one, two) = (reading.plain(one).to_lowercase(), reading.plain(two).to_lowercase());
    one.contains(&two) || two.contains(&one)
}

/// Reads a noun phrase around each word for an instrument.
fn mentions(reading: &Reading<'_>) -> Vec<InstrumentMention> {
    let text = &reading.text;
    let mut mentions: Vec<InstrumentMention> = Vec::new();
    for hit in &reading.terms {
        let (kind, strong) = match hit.term {
            Term::Instrument { kind, weak } => (Some(kind), !weak),
            Term::Named => (None, false),
            _ => continue,
        };
        let Some(sentence) = text.sentence_at(hit.range.start) else { continue };
        let block = text.block_of(sentence);
        if block.kind.is_furniture() {
            continue;
        }
        // "Collective Security Treaty Organization" is a body.
        let body = reading.mentions_in(sentence).iter().any(|mention| {
            let named = !matches!(mention.how, How::Definite | How::Pronoun);
            named && mention.range.covers(hit.range) && mention.range != hit.range
        });
        if body {
            continue;
        }
        // A definition in brackets repeats the words before it: "memorandum of understanding (MoU)".
        if mentions.last().is_some_and(|last| last.head.end + 1 == hit.tokens.start && text.is(last.head.end, "(")) {
            continue;
        }
        let mention = phrase(reading, hit.tokens, kind, strong, sentence.index, sentence.tokens, block.kind);
        if kind.is_some() || mention.name.is_some() || is_plan(reading, hit.tokens) {
            mentions.push(mention);
        }
    }
    mentions
}

/// Whether words without a kind are an instrument all the same: "work plan", "cooperation programme".
fn is_plan(reading: &Reading<'_>, head: Extent) -> bool {
    let last = head.end - 1;
    head.end - head.start > 1
        && ["plan", "programme", "program", "action"].iter().any(|word| reading.text.is(last, word))
}

/// Reads the noun phrase around the words for an instrument.
fn phrase(
    reading: &Reading<'_>,
    head: Extent,
    kind: Option<Instrument>,
    strong: bool,
    sentence: u32,
    bounds: Extent,
    block: BlockKind,
) -> InstrumentMention {
    let text = &reading.text;
    let mut start = head.start;
    let mut article = Article::Bare;
    let last_word = text.word(head.end - 1).to_ascii_lowercase();
    let plural = last_word.ends_with('s') && !last_word.ends_with("ss") && !text.tokens[head.start as usize].capital;
    let mut other = false;
    while start > bounds.start && head.start - start < 9 {
        let at = start - 1;
        let token = &text.tokens[at as usize];
        let word = text.word(at).to_ascii_lowercase();
        let joins_name = matches!(word.as_str(), "and" | "&" | "–" | "of")
            && token_is_capital(text.tokens.get(start as usize))
            && at > bounds.start
            && token_is_capital(text.tokens.get(at as usize - 1));
        match word.as_str() {
            "the" | "this" | "that" => article = Article::Definite,
            "first" if text.is(at.saturating_sub(1), "the") => other = true,
            "a" | "an" | "another" => article = Article::Indefinite,
            "its" | "their" | "his" | "her" | "our" | "'s" | "’s" => article = Article::Possessive,
            _ if joins_name => {}
            _ if !matches!(token.kind, TokenKind::Word | TokenKind::Number) => break,
            _ if token.is(Class::Preposition) || token.is(Class::Conjunction) || token.is(Class::Reporting) => break,
            _ if signing(&word).is_some() || is_auxiliary(&word) => break,
            _ => {}
        }
        other |= is_other(&word) || token.kind == TokenKind::Number && word.len() == 4;
        start = at;
        if article != Article::Bare {
            other |= word == "another";
            break;
        }
    }
    other |= is_dated_by_what_follows(reading, head.end);
    // "It follows a deal with Cyprus", "replaces the treaty of 1992"
    other |= start > bounds.start
        && [
            "follows",
            "replaces",
            "replaced",
            "succeeds",
            "unlike",
            "beside",
            "besides",
            "supplements",
            "complements",
            "mirrors",
            "resembles",
        ]
        .iter()
        .any(|word| text.is(start - 1, word));
    let heading = block == BlockKind::Heading;
    let name = if heading { None } else { proper_name(reading, head, start, bounds, kind.is_some(), article) };
    let range = text.bytes(Extent::new(start, head.end));
    InstrumentMention {
        range,
        head,
        sentence,
        kind,
        article,
        name,
        other: other && name.is_none(),
        plural,
        strong,
        heading,
    }
}

fn token_is_capital(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.capital)
}

/// Whether a word says that an instrument is another one than that spoken of.
fn is_other(word: &str) -> bool {
    matches!(
        word,
        "previous"
            | "earlier"
            | "separate"
            | "another"
            | "similar"
            | "other"
            | "existing"
            | "past"
            | "former"
            | "such"
            | "interim"
            | "wider"
            | "prior"
            | "several"
            | "many"
            | "various"
            | "older"
            | "any"
            | "no"
            | "two"
            | "three"
            | "first-ever"
            | "future"
            | "comparable"
            | "all"
            | "some"
            | "association"
            | "recent"
            | "predecessor"
            | "parallel"
            | "related"
            | "second"
            | "next"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "to"
            | "not"
            | "did"
            | "does"
            | "do"
            | "which"
            | "who"
            | "that"
            | "as"
            | "if"
            | "when"
            | "because"
    )
}

/// Whether what follows dates an instrument: "the agreement of 2002", "the joint communiqué of 24 August 2021". One that the text
/// is about is signed on a date, not of one.
fn is_dated_by_what_follows(reading: &Reading<'_>, end: u32) -> bool {
    let text = &reading.text;
    // "joint communiqué of intent of 24 August 2021"
    let of = (end..end + 3).find(|at| text.is(*at, "of"));
    let dated = |at: u32| {
        let start = text.tokens.get(at as usize).map(|token| token.range.start);
        start.is_some_and(|start| reading.dates.binary_search_by_key(&start, |date| date.range.start).is_ok())
    };
    of.is_some_and(|of| dated(of + 1) || text.is(of + 1, "intent") && text.is(of + 2, "of") && dated(of + 3))
}

/// The proper name that ends or begins with the words for an instrument: "Technology Alliance Treaty", "Agreement on the
/// Conservation of Polar Bears". A description is none.
fn proper_name(
    reading: &Reading<'_>,
    head: Extent,
    start: u32,
    bounds: Extent,
    has_kind: bool,
    article: Article,
) -> Option<Extent> {
    let text = &reading.text;
    if !text.tokens[head.start as usize].capital {
        return named_before(reading, head, start).filter(|_| has_kind && article != Article::Indefinite);
    }
    if !text.tokens[head.start as usize].capital
        || text.tokens[head.start as usize].all_caps && head.end - head.start == 1
    {
        return None;
    }
    let mut left = head.start;
    while left > start {
        let at = left - 1;
        let token = &text.tokens[at as usize];
        let word = text.word(at);
        let joins = matches!(word, "and" | "&" | "–" | "of") && at > start && text.tokens[at as usize - 1].capital;
        let determiner = token.is(Class::Determiner) || matches!(word, "'s" | "’s");
        if determiner || !(token.capital || joins) {
            break;
        }
        left = at;
    }
    let right = right_of_name(reading, head.end, bounds.end);
    let own = (left..head.start).filter(|at| !is_plain_modifier(&text.word(*at).to_ascii_lowercase())).count();
    // "the Economic Partnership Agreement": plain words, but all in capitals behind "the".
    let plain =
        own == 0 && article == Article::Definite && head.end - left >= 3 && !right_has_topic(text.word(head.end));
    let named = plain || own >= 2 || own == 1 && article != Article::Indefinite || own == 1 && right.is_some();
    if named && has_kind || own >= 1 && !has_kind && article == Article::Definite {
        return Some(text.bytes(Extent::new(left, right.filter(|_| own == 0).unwrap_or(head.end))));
    }
    let right = right.filter(|_| has_kind)?;
    Some(text.bytes(Extent::new(left, right)))
}

/// The name in "the Falepili Union treaty": two capitals or more before a kind in small letters, that are no country.
fn named_before(reading: &Reading<'_>, head: Extent, start: u32) -> Option<Extent> {
    let text = &reading.text;
    let mut left = head.start;
    while left > start
        && text.tokens[left as usize - 1].capital
        && !text.tokens[left as usize - 1].is(Class::Determiner)
    {
        left -= 1;
    }
    let first = text.tokens.get(left as usize)?;
    let bytes = text.bytes(Extent::new(left, head.start));
    let somebody = !reading.mentions_within(bytes).is_empty();
    (head.start - left >= 2 && !first.first && !somebody).then(|| text.bytes(Extent::new(left, head.end)))
}

/// Whether a word leads into what an instrument is on, which belongs to its name; between whom it is does not.
fn right_has_topic(word: &str) -> bool {
    matches!(word, "on" | "for" | "of" | "concerning" | "regarding" | "to" | "against" | "relating")
}

/// Words that describe an instrument without naming it, even in capitals.
fn is_plain_modifier(word: &str) -> bool {
    matches!(
        word,
        "free"
            | "trade"
            | "cooperation"
            | "framework"
            | "economic"
            | "bilateral"
            | "mutual"
            | "joint"
            | "peace"
            | "new"
            | "draft"
            | "security"
            | "and"
            | "&"
            | "of"
            | "defence"
            | "defense"
            | "partnership"
            | "international"
            | "final"
            | "proposed"
            | "landmark"
            | "the"
    )
}

/// The end of a name that goes on behind the words for an instrument: the last capital of "on the Conservation of Polar Bears".
fn right_of_name(reading: &Reading<'_>, from: u32, end: u32) -> Option<u32> {
    let text = &reading.text;
    let first = text.word(from).to_ascii_lowercase();
    if !matches!(
        first.as_str(),
        "on" | "for" | "of" | "concerning" | "regarding" | "to" | "against" | "between" | "among" | "relating"
    ) {
        return None;
    }
    let (mut last, mut content) = (None, false);
    let mut at = from;
    while at < end {
        let token = &text.tokens[at as usize];
        let word = text.word(at);
        let joins = matches!(
            word,
            "on" | "for"
                | "of"
                | "the"
                | "and"
                | "in"
                | "to"
                | "with"
                | "between"
                | "against"
                | "among"
                | "its"
                | "by"
                | "from"
                | "concerning"
                | "–"
                | "relating"
                | "regarding"
                | "as"
                | "'s"
                | "’s"
        );
        let dated = token.is(Class::Month) || token.is(Class::Weekday);
        let listed = word == "," && text.tokens.get(at as usize + 1).is_some_and(|next| next.capital);
        if token.capital && !dated && matches!(token.kind, TokenKind::Word) {
            let before = reading.mentions.partition_point(|mention| mention.range.start <= token.range.start);
            let holding = before.checked_sub(1).and_then(|last| reading.mentions.get(last));
            let holding = holding.filter(|mention| mention.range.covers(token.range));
            content |= !holding.is_some_and(|mention| matches!(mention.entity, EntityRef::Country(_)));
            last = Some(at + 1);
        } else if !(joins || listed && content) || dated {
            break;
        }
        at += 1;
    }
    last.filter(|_| content)
}
