//! The noun phrase around each word for an instrument: article, marks of another one, proper name.

use dossier::Instrument;

use super::super::signing::{Signing, signing};
use super::{Article, InstrumentMention, makers, short_forms};
use crate::lexicon::terms::Term;
use crate::lexicon::verbs::Verb;
use crate::lexicon::{Class, Classes};
use crate::mentions::{EntityRef, How};
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Quote, Token, TokenKind, words};

/// Reads a noun phrase around each word for an instrument.
pub(super) fn mentions(reading: &Reading<'_>) -> Vec<InstrumentMention> {
    let text = &reading.text;
    let mut mentions: Vec<InstrumentMention> = Vec::new();
    // The last tokens of what only its makers show to be an instrument, each word once.
    let mut bonds: Vec<u32> = Vec::new();
    // The last tokens of what is no instrument between states: "wage agreement".
    let mut others: Vec<u32> = Vec::new();
    for (place, hit) in reading.terms.iter().enumerate() {
        let (kind, strong) = match hit.term {
            Term::Instrument { kind, weak } => (Some(kind), !weak),
            Term::Named | Term::Signed => (None, false),
            Term::NoInstrument => {
                let last = hit.tokens.end - 1;
                if !others.iter().any(|other| text.lower(*other) == text.lower(last)) {
                    others.push(last);
                }
                continue;
            }
            _ => continue,
        };
        let Some(sentence) = text.sentence_of(hit.tokens.start) else { continue };
        let block = text.block_of(sentence);
        if block.kind.is_furniture() {
            continue;
        }
        // "Collective Security Treaty Organization" is a body; "Agreement on Trade in Supplies (ATS)" is none, whatever its letters.
        let body = reading.mentions_in(sentence).iter().any(|mention| {
            let named = !matches!(mention.how, How::Definite | How::Pronoun);
            let headed = mention.range.start == hit.range.start && kind.is_some();
            named && mention.range.covers(hit.range) && mention.range != hit.range && !headed
        });
        // "the Atlantic Initiative Summit" is a meeting.
        let next =
            text.tokens.get(hit.tokens.end as usize).filter(|next| next.sentence == sentence.index && next.capital);
        let gathering = next.is_some_and(|next| {
            next.is(Class::Gathering) || next.is(Class::Meeting) || next.is(Class::Body) || next.is(Class::Ministry)
        });
        let capital = text.tokens[hit.tokens.end as usize - 1].capital && block.kind != BlockKind::Heading;
        if body || kind.is_none() && capital && gathering || is_verb(reading, hit.tokens) {
            continue;
        }
        // "exchanged notes concerning the agreement on …": it is the agreement that is made so.
        let exchanged = text.is(hit.tokens.start, "exchanged")
            && text.is_any(
                hit.tokens.end,
                words!["concerning", "on", "about", "constituting", "regarding", "for", "under"],
            )
            && reading.terms.get(place + 1..(place + 4).min(reading.terms.len())).into_iter().flatten().any(|next| {
                matches!(next.term, Term::Instrument { .. })
                    && next.tokens.start >= hit.tokens.end
                    && next.tokens.start - hit.tokens.end <= 4
            });
        if exchanged {
            continue;
        }
        // A definition in brackets repeats the words before it: "memorandum of understanding (MoU)".
        if mentions.last().is_some_and(|last| last.head.end + 1 == hit.tokens.start && text.is(last.head.end, "(")) {
            continue;
        }
        let mut mention = phrase(reading, hit.tokens, kind, strong, sentence.index, sentence.tokens, block.kind);
        // "The agreement" behind a wage agreement is that one, until another is named.
        let noun = |at: u32| text.lower(at) == text.lower(hit.tokens.end - 1);
        let bare = mention.article == Article::Definite && mention.name.is_none() && !strong;
        mention.other |=
            bare && others.iter().any(|other| noun(*other)) && mentions.iter().all(|mention| mention.other);
        let plain = hit.term != Term::Signed;
        let known = kind.is_some()
            || plain && mention.name.is_some()
            || is_plan(reading, hit.tokens)
            || is_road_map(reading, hit.tokens, sentence.tokens);
        let bond = is_bond(reading, hit.tokens) || is_signed(reading, &mention, sentence.tokens);
        let made = !known && bond && is_made(reading, &mention);
        let last = hit.tokens.end - 1;
        let repeated = bonds.iter().any(|bond| text.lower(*bond) == text.lower(last));
        let plan = kind.is_none() && known && is_made(reading, &mention);
        if (made || plan) && mention.name.is_none() && plain {
            mention.name = name_of_bond(reading, &mention);
        }
        if made && !repeated {
            bonds.push(last);
        }
        // "The partnership" is the one that states have been said to make.
        let again = repeated && mention.article == Article::Definite;
        if known || made || again {
            mentions.push(mention);
        }
    }
    short_forms::with(reading, mentions)
}

/// Whether words without a kind are an instrument all the same: "work plan", "cooperation programme".
fn is_plan(reading: &Reading<'_>, head: Extent) -> bool {
    let last = head.end - 1;
    head.end - head.start > 1 && reading.text.is_any(last, words!["plan", "programme", "program", "action"])
}

/// Whether a road map is one that somebody signs.
fn is_road_map(reading: &Reading<'_>, head: Extent, bounds: Extent) -> bool {
    let text = &reading.text;
    let map = text.is(head.end - 1, "map") || text.is(head.end - 1, "roadmap");
    let near = head.start.saturating_sub(6).max(bounds.start)..(head.end + 10).min(bounds.end);
    map && near.into_iter().any(|at| matches!(signing(text, at), Some(Signing::Past | Signing::Plain)))
}

/// Whether "deal" is a verb: "to deal with floods".
fn is_verb(reading: &Reading<'_>, head: Extent) -> bool {
    let text = &reading.text;
    let before = head.start.saturating_sub(1);
    head.len() == 1
        && text.is(head.start, "deal")
        && text.is(head.end, "with")
        && !text.has(before, Class::Determiner)
        && (text.has(before, Class::Auxiliary)
            || text.has(before, Class::Pronoun)
            || text.is_any(before, words!["to", "and", "that", "which", "who", "jointly", "we"]))
}

/// Whether words that also mean much else are an instrument if states make it: "a security partnership", "a roadmap".
fn is_bond(reading: &Reading<'_>, head: Extent) -> bool {
    reading
        .text
        .is_any(head.end - 1, words!["partnership", "understanding", "roadmap", "initiative", "alliance", "compact"])
}

/// The name of what states make: the capitals up to its last word, as in "a Security and Defence Partnership".
fn name_of_bond(reading: &Reading<'_>, mention: &InstrumentMention) -> Option<Extent> {
    let text = &reading.text;
    let start = text.tokens_in(mention.range).start;
    let capital = |at: u32| text.tokens[at as usize].capital && !text.tokens[at as usize].first;
    let mut left = mention.head.start;
    while left > start {
        let joins = text.is_any(left - 1, words!["and", "&"]) && left - 1 > start && capital(left - 2);
        if !(capital(left - 1) && !text.has(left - 1, Class::Determiner) || joins) {
            break;
        }
        left -= 1;
    }
    let own = (left..mention.head.end).filter(|at| capital(*at)).count();
    let country = reading
        .mentions_within(text.bytes(Extent::new(left, mention.head.end)))
        .iter()
        .any(|named| named.tokens.start == left);
    let whole = (mention.head.start..mention.head.end).all(|at| text.tokens[at as usize].capital);
    (own >= 3 && whole && !mention.heading && !country).then(|| text.bytes(Extent::new(left, mention.head.end)))
}

/// Whether somebody signs it, right before or behind it: "signed a contract", "the programme was signed".
fn is_signed(reading: &Reading<'_>, mention: &InstrumentMention, bounds: Extent) -> bool {
    /// How many tokens may stand between the verb and what is signed.
    const REACH: u32 = 8;
    let text = &reading.text;
    let signs = |at: u32| {
        matches!(signing(text, at), Some(Signing::Past | Signing::Plain))
            || text.is_any(at, words!["exchanged", "signing"])
    };
    let start = text.tokens_in(mention.range).start;
    // Nothing else is signed in between.
    let object = (start.saturating_sub(REACH).max(bounds.start)..start).rev().find(|at| signs(*at));
    let object = object.is_some_and(|verb| {
        (verb + 1..start).all(|at| !text.has(at, Class::Preposition) || text.is(at, "on") || text.is(at, "in"))
    });
    let passive = (mention.head.end..(mention.head.end + REACH).min(bounds.end)).find(|at| signs(*at));
    let passive = passive.is_some_and(|verb| text.is_any(verb - 1, words!["was", "were", "been", "be", "is"]));
    object || passive
}

/// Whether two states, and nobody else, are said to make it.
fn is_made(reading: &Reading<'_>, mention: &InstrumentMention) -> bool {
    let makers = makers::of(reading, mention);
    makers.states >= 2 && !makers.private && !mention.other
}

/// Reads the noun phrase around the words for an instrument.
pub(super) fn phrase(
    reading: &Reading<'_>,
    head: Extent,
    kind: Option<Instrument>,
    strong: bool,
    sentence: u32,
    bounds: Extent,
    block: BlockKind,
) -> InstrumentMention {
    let text = &reading.text;
    let quoted = quoted_name(reading, head);
    let mut start =
        quoted.map_or(head.start, |quote| quote.tokens.start.saturating_sub(1).clamp(bounds.start, head.start));
    let mut article = Article::Bare;
    let last_word = text.lower(head.end - 1);
    let plural = last_word.ends_with('s') && !last_word.ends_with("ss") && !text.tokens[head.start as usize].capital;
    let (mut other, mut of_year) = (false, false);
    let outer = start;
    while start > bounds.start && outer - start < 9 {
        let at = start - 1;
        let token = &text.tokens[at as usize];
        let word = text.lower(at);
        let joins_name = matches!(word, "and" | "&" | "–" | "of")
            && token_is_capital(text.tokens.get(start as usize))
            && at > bounds.start
            && token_is_capital(text.tokens.get(at as usize - 1));
        match word {
            "the" | "this" | "that" => article = Article::Definite,
            "first" if text.is(at.saturating_sub(1), "the") => other = true,
            "a" | "an" | "another" => article = Article::Indefinite,
            "its" | "their" | "his" | "her" | "our" | "'s" | "’s" => article = Article::Possessive,
            _ if joins_name => {}
            _ if !matches!(token.kind, TokenKind::Word | TokenKind::Number) => break,
            _ if token.is(Class::Preposition) || token.is(Class::Conjunction) || token.is(Class::Reporting) => break,
            _ if signing(text, at).is_some() || is_auxiliary(word) => break,
            _ => {}
        }
        other |= token.is(Class::Another);
        of_year |= token.kind == TokenKind::Number && word.len() == 4;
        start = at;
        if article != Article::Bare {
            other |= word == "another";
            break;
        }
    }
    // "had until now reserved such treaties": without an article, a verb ends the phrase.
    if article == Article::Bare
        && let Some(verb) = (start..outer).rev().find(|at| {
            let token = &text.tokens[*at as usize];
            !token.capital && (token.is(Class::PastVerb) || text.verb(*at).participle)
        })
    {
        start = verb + 1;
    }
    // "Mercosur's larger agreement": whose it is belongs to the phrase.
    if matches!(text.word(start), "'s" | "’s") {
        while start > bounds.start && (start + 1 > outer || text.tokens[start as usize - 1].capital) {
            start -= 1;
        }
    }
    other |= is_dated_by_what_follows(reading, head.end);
    // "It follows a deal with Cyprus", "replaces the treaty of 1992"
    let beside = start > bounds.start
        && text.is_any(
            start - 1,
            words![
                "without",
                "follows",
                "replaces",
                "replaced",
                "succeeds",
                "unlike",
                "beside",
                "besides",
                "supplements",
                "complements",
                "complementing",
                "replacing",
                "supplementing",
                "supersedes",
                "superseding",
                "mirrors",
                "resembles",
            ],
        );
    let heading = block == BlockKind::Heading;
    let name = match quoted {
        Some(quote) => Some(quote.inner),
        None if heading && !is_sentence_case(reading, sentence) => None,
        None => proper_name(reading, head, start, bounds, kind.is_some(), article),
    };
    let range = text.bytes(Extent::new(start, head.end));
    InstrumentMention {
        range,
        head,
        sentence,
        kind,
        article,
        name,
        other: beside || (other || of_year) && name.is_none(),
        of_year: of_year && !other && !beside,
        plural,
        strong,
        heading,
    }
}

fn token_is_capital(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.capital)
}

/// The quotation that is the name of an instrument, with the words for it inside or beside it: `the "Lima Understanding on Fish"`,
/// `a memorandum "On Fish"`, `the "Lima" treaty`.
fn quoted_name<'r>(reading: &'r Reading<'_>, head: Extent) -> Option<&'r Quote> {
    const LONGEST: u32 = 16;
    let text = &reading.text;
    let bytes = text.bytes(head);
    let near = text.quotes.partition_point(|quote| quote.range.start < bytes.start);
    let quotes = text.quotes[near.saturating_sub(2)..(near + 1).min(text.quotes.len())].iter();
    let is_title = |quote: &&Quote| {
        let capitals = quote.tokens.range().filter(|at| text.tokens[*at].capital).count();
        let words = quote.tokens.start..quote.tokens.end;
        let joins = |at: u32| {
            let token = &text.tokens[at as usize];
            let small = token.is(Class::Preposition) || token.is(Class::Conjunction) || token.is(Class::Determiner);
            small
                || matches!(token.kind, TokenKind::Number | TokenKind::Clitic)
                || matches!(text.word(at), "-" | "–" | "&")
        };
        let first = text.tokens.get(quote.tokens.start as usize).is_some_and(|token| token.capital);
        first
            && quote.tokens.len() <= LONGEST
            && words.into_iter().all(|at| text.tokens[at as usize].capital || joins(at))
            && capitals >= 1
    };
    quotes.filter(is_title).find(|quote| {
        let inside =
            quote.tokens.start <= head.start && head.end <= quote.tokens.end && quote.tokens.len() > head.len();
        let beside = quote.tokens.start == head.end + 1 || quote.tokens.end + 1 == head.start;
        inside
            || beside && text.tokens[quote.tokens.start as usize].sentence == text.tokens[head.start as usize].sentence
    })
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
            | "where"
            | "how"
            | "why"
            | "while"
            | "than"
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
    let own = (left..head.start).filter(|at| !is_plain_modifier(text.lower(*at))).count();
    // "the Economic Partnership Agreement": plain words, but all in capitals behind "the".
    let plain =
        own == 0 && article == Article::Definite && head.end - left >= 3 && !right_has_topic(text.word(head.end));
    let named = plain || own >= 2 || own == 1 && article != Article::Indefinite || own == 1 && right.is_some();
    if named && has_kind || own >= 1 && !has_kind && names_bond(reading, head, article) {
        // "the Faro Accord on Sardines"; between whom it is does not belong to such a name.
        let whole = right.filter(|_| own == 0 || right_has_topic(text.word(head.end)));
        return Some(text.bytes(Extent::new(left, whole.unwrap_or(head.end))));
    }
    let right = right.filter(|_| has_kind)?;
    Some(text.bytes(Extent::new(left, right)))
}

/// Whether a heading is written as a sentence, so that its capitals are those of names: "The Pukpuk Treaty: what it means for us".
fn is_sentence_case(reading: &Reading<'_>, sentence: u32) -> bool {
    let text = &reading.text;
    let Some(sentence) = text.sentences.get(sentence as usize) else { return false };
    let small = |at: &u32| {
        let token = &text.tokens[*at as usize];
        let joins = [Class::Preposition, Class::Conjunction, Class::Determiner, Class::Auxiliary];
        token.kind == TokenKind::Word && !token.capital && !joins.iter().any(|class| token.is(*class))
    };
    (sentence.tokens.start..sentence.tokens.end).filter(small).count() >= 2
}

/// Whether words without a kind name an instrument behind their article: "the Minerals Partnership", "launched a Digital Partnership".
fn names_bond(reading: &Reading<'_>, head: Extent, article: Article) -> bool {
    article == Article::Definite || article == Article::Indefinite && is_bond(reading, head)
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
    let first = text.lower(from);
    if !matches!(
        first,
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
                | "around"
                | "within"
                | "across"
                | "under"
                | "over"
                | "beyond"
                | "their"
                | "through"
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
    let last = last.filter(|_| content)?;
    // "the Accord on Sardines in Tavira" was signed there; "Cooperation in Fisheries" is what it is on.
    let placed = last >= from + 3 && (text.is(last - 2, "in") || text.is(last - 2, "at"));
    Some(if placed && is_place(reading, last - 1) { last - 2 } else { last })
}

/// Whether a word with a capital can only be a place: a capital, or one that the lexicon does not know.
fn is_place(reading: &Reading<'_>, at: u32) -> bool {
    let token = &reading.text.tokens[at as usize];
    let capital = reading.mentions_within(token.range).iter().any(|mention| mention.how == How::Capital);
    capital || token.classes == Classes::default() && token.term == 0 && token.verb() == Verb::default()
}
