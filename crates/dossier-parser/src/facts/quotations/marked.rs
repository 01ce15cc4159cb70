//! What stands in quotation marks: which of it is speech, whether whole sentences or some words, and whose.

use dossier::{Quotation, QuotationKind};

use super::attribution::{Attribution, Form};
use super::quotation;
use crate::draft::Found;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::text::{Extent, Quote, Sentence, TokenKind, words};

/// The quotations in marks, in the order of the text.
pub(super) fn find(reading: &Reading<'_>, attributions: &[Attribution]) -> Vec<Found<Quotation>> {
    let mut finder = Finder {
        reading,
        attributions,
        end: 0,
        last: None,
        last_sentence: None,
        pending: Vec::new(),
        found: Vec::new(),
    };
    for (place, quote) in reading.text.quotes.iter().enumerate() {
        finder.quote(place as u32, quote);
    }
    finder.flush(None);
    finder.found
}

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    attributions: &'r [Attribution],
    /// Where the last quotation ended: what lies in it is part of it.
    end: u32,
    /// The attribution of the last quotation.
    last: Option<&'r Attribution>,
    /// The sentence in which the last quotation ended.
    last_sentence: Option<u32>,
    /// Paragraphs of a quotation whose speaker is named only where it ends.
    pending: Vec<(QuotationKind, Extent, Extent)>,
    found: Vec<Found<Quotation>>,
}

impl<'r> Finder<'r, '_> {
    fn quote(&mut self, place: u32, quote: &Quote) {
        let text = &self.reading.text;
        if quote.range.start < self.end {
            return;
        }
        let Some(sentence) = text.sentence_at(quote.range.start) else { return };
        if self.is_name(quote, sentence) || self.is_nickname(quote) {
            return;
        }
        let block = text.block_of(sentence);
        if block.kind.is_furniture() {
            return;
        }
        let (near, rule) = self.attribution(quote, sentence);
        let full = self.is_full(quote, sentence);
        let kind = if full { QuotationKind::Direct } else { QuotationKind::Partial };
        let goes_on = text.quotes.get(place as usize + 1).is_some_and(|next| next.continues == Some(place));
        let by = near.or_else(|| self.continued(quote, sentence, full));
        let words = text.tokens[quote.tokens.range()].iter().filter(|token| token.kind == TokenKind::Word).count();
        if by.is_none() && (!full || words < 4) && !goes_on && quote.continues.is_none() && words < 6 {
            return;
        }
        self.end = quote.range.end;
        if by.is_none() && (goes_on || quote.continues.is_some()) {
            self.pending.push((kind, quote.inner, quote.range));
            if !goes_on {
                self.flush(None);
            }
        } else {
            self.flush(by);
            let rule = if near.is_some() {
                rule
            } else if by.is_some() {
                "continued-speaker"
            } else {
                "unattributed-quotation"
            };
            self.found.extend(quotation(self.reading, kind, (quote.inner, quote.range), by, rule));
        }
        self.last = by.or(self.last.filter(|_| by.is_some()));
        self.last_sentence = text.sentence_at(quote.range.end - 1).map(|sentence| sentence.index);
    }

    /// Gives the paragraphs that waited for it their speaker.
    fn flush(&mut self, by: Option<&Attribution>) {
        for (kind, words, whole) in std::mem::take(&mut self.pending) {
            self.found.extend(quotation(self.reading, kind, (words, whole), by, "continued-quotation"));
        }
    }

    /// Whether the marks stand inside somebody's name: `Ana "Nita" Ruiz`.
    fn is_nickname(&self, quote: &Quote) -> bool {
        let around = Extent::new(quote.range.start.saturating_sub(60), quote.range.start);
        self.reading.mentions_within(around).iter().any(|mention| mention.range.covers(quote.range))
    }

    /// Whether the marks hold a name, a title or a defined term: nobody is quoted.
    fn is_name(&self, quote: &Quote, sentence: &Sentence) -> bool {
        const BEFORE: [&str; 16] = [
            "hereinafter",
            "hereafter",
            "as",
            "called",
            "named",
            "titled",
            "entitled",
            "dubbed",
            "known",
            "term",
            "terms",
            "codenamed",
            "the",
            "a",
            "so-called",
            "or",
        ];
        let text = &self.reading.text;
        let inner = text.slice(quote.inner).trim();
        let lead = quote.tokens.start.checked_sub(2).filter(|&lead| lead >= sentence.tokens.start);
        let word = |place: Option<u32>| place.map_or("", |place| text.word(place));
        let bracketed = word(lead) == "(" || word(lead.and_then(|lead| lead.checked_sub(1))) == "(";
        let tokens = &text.tokens[quote.tokens.range()];
        let ended = inner.ends_with(['.', ',', '!', '?', '…']);
        let small = [Class::Preposition, Class::Determiner, Class::Conjunction];
        let title = tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .all(|token| token.capital || small.iter().any(|&class| token.is(class)));
        let names = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.capital).count();
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
        let led = BEFORE.iter().any(|known| known.eq_ignore_ascii_case(word(lead)));
        let defined = ["means", "refers"].contains(&text.word(quote.tokens.end + 1))
            && sentence.tokens.start + 3 >= quote.tokens.start;
        let introduced = ["hereinafter", "hereafter", "so-called", "codenamed", "entitled", "titled"]
            .contains(&word(lead))
            || word(lead) == "as"
                && lead
                    .and_then(|lead| lead.checked_sub(1))
                    .is_some_and(|place| ["to", "known", "hereinafter"].contains(&text.word(place)) && !ended);
        defined
            || introduced
            || bracketed && !ended && words <= 6
            || title && !ended && words > 0 && names > 0 && (led || names > 1)
    }

    /// Whether it is a whole sentence or more, rather than some words.
    fn is_full(&self, quote: &Quote, sentence: &Sentence) -> bool {
        let text = &self.reading.text;
        let inner = text.slice(quote.inner).trim();
        let capital = inner
            .trim_start_matches(['(', '[', '‘', '\'', '“', '"', '«'])
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "…".contains(c))
            || inner.starts_with("...");
        let after = text.word(quote.tokens.end + 1);
        let comma = matches!(after, "," | "–" | "—" | "--" | "-") || after.is_empty();
        let ended = inner.ends_with(['.', ',', '!', '?', '…', '—', '–', ';']) || comma || after == ".";
        let lead = quote.tokens.start.checked_sub(2).filter(|&lead| lead >= sentence.tokens.start);
        let opened = lead
            .is_none_or(|lead| matches!(text.word(lead), "," | ":" | ";" | "." | "–" | "—" | "--" | "?" | "!"))
            || lead.is_some_and(|lead| {
                text.tokens[lead as usize].is(Class::Reporting)
                    || text.is(lead, "that")
                    || text.tokens[lead as usize].kind == TokenKind::Quote
            });
        let words = text.tokens[quote.tokens.range()].iter().filter(|token| token.kind == TokenKind::Word).count();
        let verb = text.tokens[quote.tokens.range()]
            .iter()
            .any(|token| token.is(Class::Auxiliary) || token.is(Class::PastVerb));
        if capital {
            return ended
                && opened
                && (words > 2 || inner.ends_with(['.', ',', '!', '?']))
                && !(lead.is_some_and(|lead| text.is(lead, "that")) && words < 4);
        }
        // The second piece of a sentence that its attribution has broken: `"We come," he said, "and we stay."`
        let second = self.last_sentence == Some(sentence.index)
            && self.found.last().is_some_and(|last| last.fact.kind == QuotationKind::Direct)
            && lead.is_some_and(|lead| matches!(text.word(lead), "," | ";" | "–" | "—" | ":"));
        second && (words > 2 || verb)
    }

    /// The attribution that belongs to a quotation, in its own sentence, and the rule that says so.
    fn attribution(&self, quote: &Quote, sentence: &Sentence) -> (Option<&'r Attribution>, &'static str) {
        let text = &self.reading.text;
        let last = text.sentence_at(quote.range.end.saturating_sub(1)).unwrap_or(sentence);
        let first = self.attributions.partition_point(|by| by.sentence < sentence.index);
        let end = self.attributions.partition_point(|by| by.sentence <= last.index);
        let here = &self.attributions[first.min(end)..end];
        let split = here.partition_point(|by| by.cue.start < quote.tokens.start);
        let (before, behind) = here.split_at(split);
        let next = behind.first();
        let behind_starts = quote.tokens.end + 1;
        // Another quotation between the two has the better claim, unless it goes on with this one.
        let clear = |by: &Attribution| {
            let between = Extent::new(quote.range.end, text.bytes(by.whole).start.max(quote.range.end));
            let start = text.quotes.partition_point(|other| other.range.start < between.start);
            text.quotes.get(start).is_none_or(|other| other.range.start >= between.end)
        };
        let inner = text.slice(quote.inner).trim_end();
        let attributive = inner.ends_with([',', '?', '!', '.', '—', '–', '…'])
            || matches!(text.word(behind_starts), "," | "–" | "—" | "--" | "-");
        // `described it as "a bridge", while Berg said`: another clause, which takes no words of this one.
        let mark = u32::from(text.is(behind_starts, ","));
        let joined = text.is_any(behind_starts + mark, words!["while", "but", "and", "whereas", "as", "although"]);
        let apart = joined && !before.is_empty();
        if let Some(by) = next.filter(|by| {
            attributive && !apart && by.whole.start <= behind_starts + 12 && clear(by) && by.form != Form::Participle
        }) {
            return (Some(by), "attribution-behind");
        }
        if let Some(by) = before.last() {
            return (Some(by), "attribution-before");
        }
        if let Some(by) = next.filter(|by| by.form != Form::Participle) {
            return (Some(by), "attribution-later");
        }
        (None, "")
    }

    /// Who goes on speaking in a quotation that has no attribution in its sentence: who spoke right before it.
    fn continued(&self, quote: &Quote, sentence: &Sentence, full: bool) -> Option<&'r Attribution> {
        let text = &self.reading.text;
        if quote.continues.is_some() {
            return self.last;
        }
        if !full {
            return None;
        }
        let alone =
            sentence.range.start >= quote.range.start.saturating_sub(4) && sentence.range.end <= quote.range.end + 4;
        let before = sentence.index.checked_sub(1).map(|before| &text.sentences[before as usize]);
        let adjacent = before.is_some_and(|before| {
            let paragraph = text.block_of(before).paragraph;
            let here = text.block_of(sentence).paragraph;
            paragraph == here || paragraph + 1 == here
        });
        if !alone || !adjacent {
            return None;
        }
        if self.last_sentence.is_some_and(|last| last + 1 == sentence.index) {
            return self.last;
        }
        // Behind a sentence that reports the same speaker in other words, or tells what they did.
        let last = self.attributions[..self.attributions.partition_point(|by| by.sentence < sentence.index)].last()?;
        (last.sentence + 1 == sentence.index).then_some(last)
    }
}
