//! Reported speech without quotation marks: the clause that an attribution introduces (`Berg said that …`), or closes
//! (`…, Berg said`).

use dossier::{Quotation, QuotationKind};

use super::attribution::{AMBIGUOUS, Attribution, Form, quoted};
use super::quotation;
use crate::draft::Found;
use crate::lexicon::Class;
use crate::lexicon::verbs::verb;
use crate::reading::Reading;
use crate::text::{Extent, Sentence, Token, TokenKind, Words, words};

/// The reported clauses, in the order of the text.
pub(super) fn find(reading: &Reading<'_>, attributions: &[Attribution]) -> Vec<Found<Quotation>> {
    let marked = quoted(reading.text.quotes.iter().map(|quote| quote.range));
    let finder = Finder { reading, marked };
    let mut found = Vec::new();
    for group in attributions.chunk_by(|one, next| one.sentence == next.sentence) {
        let sentence = &reading.text.sentences[group[0].sentence as usize];
        for (index, by) in group.iter().enumerate() {
            let limit = group.get(index + 1).map_or(sentence.tokens.end, |next| next.cue.start);
            let clause = finder.clause(sentence, by, index, limit);
            let Some((clause, rule)) = clause else { continue };
            let bytes = reading.text.bytes(clause);
            // "called the scheme 'a holiday'": the words in marks are the judgement.
            if rule == "reported-clause" && finder.judges(by.cue.start) && finder.holds_marks(bytes) {
                continue;
            }
            let Some(clause) = finder.unquoted(clause).filter(|clause| finder.words(*clause) >= 3) else { continue };
            let bytes = reading.text.bytes(clause);
            found.extend(quotation(reading, QuotationKind::Indirect, (bytes, bytes), Some(by), rule));
        }
    }
    found
}

/// Whether a word opens a relative clause.
fn is_relative(word: &str) -> bool {
    matches!(word, "which" | "who" | "whom" | "whose" | "where")
}

/// What leads into a clause that says when or why somebody spoke.
const SUBORDINATE: [&str; 13] = [
    "after",
    "before",
    "when",
    "while",
    "as",
    "following",
    "during",
    "amid",
    "ahead",
    "without",
    "since",
    "because",
    "upon",
];

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    /// What stands in quotation marks.
    marked: Vec<Extent>,
}

impl Finder<'_, '_> {
    /// The tokens of the clause that belongs to an attribution, and the rule that says so. `index`: its place among those of
    /// its sentence; `limit`: where the next one begins.
    fn clause(
        &self,
        sentence: &Sentence,
        by: &Attribution,
        index: usize,
        limit: u32,
    ) -> Option<(Extent, &'static str)> {
        let text = &self.reading.text;
        if by.form == Form::According && !text.is(by.cue.end - 1, "words") {
            return self.according(sentence, by);
        }
        if by.form == Form::VerbFirst {
            return self.around(sentence, by);
        }
        if matches!(by.form, Form::Label | Form::Announced) || by.form == Form::According {
            return None;
        }
        if let Some(start) = self.clause_start(sentence, by) {
            let end = self.clause_end(sentence, start, limit);
            return (start < end).then_some((Extent::new(start, end), "reported-clause"));
        }
        // `…, Berg said.`
        // `The equator is near, he explains, and nowhere is it cheaper`
        if index == 0
            && text.is(by.whole.end, ",")
            && let Some(around) = self.around(sentence, by)
        {
            return Some(around);
        }
        // "…, Reuters reports."
        let tells = self.tells(by.cue.start)
            || by.speaker.is_some() && ["reports", "states", "notes"].contains(&text.word(by.cue.start));
        if index > 0 || by.form != Form::SubjectFirst || !self.closes(sentence, by.cue.end) || !tells {
            return None;
        }
        let subject = by.whole.start;
        let comma = (sentence.tokens.start..subject)
            .rev()
            .take(20)
            // "…, sources from the Ministry of Inclusion, Social Security and Migration told EFE"
            .find(|&at| at > sentence.tokens.start && text.is(at, ",") && !self.is_in_mention(sentence, at))?;
        // "…, the officials said, and may be extended": more is said than stands before it.
        let more = text.is(by.cue.end, ",") && ["and", "but"].iter().any(|word| text.is(by.cue.end + 1, word));
        let more = more && text.tokens.get(by.cue.end as usize + 2).is_some_and(|next| next.is(Class::Auxiliary));
        if more && by.entity.is_none() {
            return None;
        }
        // ", which the ministry announced": of that alone.
        if is_relative(text.lower(comma + 1)) {
            return None;
        }
        // "What the letter lacks is a budget: nobody pays, he said"
        let colon = (sentence.tokens.start..comma).rev().find(|&at| text.is(at, ":") || text.is(at, ";"));
        let clause = Extent::new(colon.map_or(sentence.tokens.start, |colon| colon + 1), comma);
        // `The memorandum does not, Berg noted, create debt`: what comes before the comma is no clause yet.
        let open = text.is(comma - 1, "not") || text.tokens[comma as usize - 1].is(Class::Auxiliary);
        let closing = self.is_finite(clause) && !open;
        if closing { Some((clause, "closing-attribution")) } else { self.around(sentence, by) }
    }

    /// The whole sentence, where an attribution is inserted into it between commas: `Norway, Berg said, would open its ports.`
    fn around(&self, sentence: &Sentence, by: &Attribution) -> Option<(Extent, &'static str)> {
        let text = &self.reading.text;
        // "The transfer, he said on 8 June, was"
        let end = self.behind_adjuncts(sentence, by.whole.end);
        let end = if text.is(end.saturating_sub(1), ",") { end - 1 } else { end };
        let inserted =
            by.whole.start > sentence.tokens.start + 1 && text.is(by.whole.start - 1, ",") && text.is(end, ",");
        let behind = Extent::new(end, sentence.tokens.end);
        let stop = (end..sentence.tokens.end).find(|&at| text.is(at, ";")).unwrap_or(sentence.tokens.end);
        let whole = Extent::new(sentence.tokens.start, self.without_stop(stop));
        // "Not soon, says Berg, the director": an answer, and no clause that goes on.
        let answer = ["not", "no", "yes", "hardly", "maybe", "perhaps", "never"];
        let answer = answer.iter().any(|word| text.is(sentence.tokens.start, word));
        (inserted && !answer && self.is_finite(behind)).then_some((whole, "inserted-attribution"))
    }

    /// `According to Berg, …` and `…, according to Berg`.
    fn according(&self, sentence: &Sentence, by: &Attribution) -> Option<(Extent, &'static str)> {
        let text = &self.reading.text;
        if text.is(by.cue.start, "for") {
            return None;
        }
        if by.entity.is_none() && !self.is_somebody(sentence, by.cue.end) {
            return None;
        }
        if by.cue.start == sentence.tokens.start {
            let comma = (by.whole.end..sentence.tokens.end).take(25).find(|&at| text.is(at, ","))?;
            let clause = Extent::new(comma + 1, self.without_stop(sentence.tokens.end));
            return self.is_finite(clause).then_some((clause, "according-to"));
        }
        let end = by.cue.start - u32::from(text.is(by.cue.start - 1, ","));
        let clause = Extent::new(sentence.tokens.start, end);
        self.is_finite(clause).then_some((clause, "according-to"))
    }

    /// Whether people are meant whom the text does not name: `according to two officials`.
    fn is_somebody(&self, sentence: &Sentence, start: u32) -> bool {
        const SOMEBODY: [&str; 12] = [
            "officials",
            "official",
            "sources",
            "source",
            "diplomats",
            "diplomat",
            "analysts",
            "experts",
            "ministers",
            "minister",
            "them",
            "people",
        ];
        let mut words = (start..sentence.tokens.end.min(start + 5)).map(|at| self.reading.text.word(at));
        words.by_ref().take_while(|word| *word != ",").any(|word| SOMEBODY.contains(&word))
    }

    /// Where the clause starts that a verb introduces; nothing, if it introduces none.
    fn clause_start(&self, sentence: &Sentence, by: &Attribution) -> Option<u32> {
        let text = &self.reading.text;
        let mut at = by.cue.end;
        let end = sentence.tokens.end;
        // `said, however, that`
        if text.are(at, &[",", "however", ","]) {
            at += 3;
        }
        if text.word(by.cue.start).starts_with("den") {
            return None;
        }
        // `that` may come a little later: `told reporters in Oslo on Monday that`.
        let stop = |place: &u32| {
            !matches!(text.word(*place), "," | ";" | ":" | "." | "(")
                && text.tokens[*place as usize].kind != TokenKind::Quote
        };
        let that = (at..end.min(at + 14)).take_while(stop).find(|&place| {
            // "he hoped that could be discussed": a pronoun.
            text.is(place, "that") && !text.tokens.get(place as usize + 1).is_some_and(|next| next.is(Class::Auxiliary))
        });
        // `announced a framework that would`: a thing and what it does; only a listener may stand between.
        let listened =
            ["told", "tells", "telling", "informed", "reminded", "assured", "warned", "reassured", "notified"]
                .contains(&text.word(by.cue.start));
        // "expressed the hope that": what follows is what was said.
        const THOUGHTS: Words = Words::of(&[
            "hope",
            "view",
            "wish",
            "confidence",
            "belief",
            "conviction",
            "fear",
            "concern",
            "opinion",
            "expectation",
            "doubt",
            "regret",
            "satisfaction",
        ]);
        let relative = |that: u32| {
            that > at
                && !listened
                && text.tokens[at as usize].is(Class::Determiner)
                && !(that == at + 2 && text.is_any(at + 1, &THOUGHTS))
        };
        if let Some(that) = that.filter(|&that| self.has_no_verb(at, that) && !relative(that)) {
            return Some(that + 1);
        }
        if self.judges(by.cue.start) {
            return Some(at);
        }
        if !self.tells(by.cue.start) {
            return None;
        }
        if ["told", "tells", "tell", "telling"].contains(&text.word(by.cue.start)) {
            // `told reporters the deal would`
            at = self.behind_listener(at, end)?;
        }
        at = self.behind_adjuncts(sentence, at);
        let first = text.tokens.get(at as usize).filter(|_| at < end)?;
        let opens = first.kind == TokenKind::Number
            || first.kind == TokenKind::Word
                && !first.is(Class::Preposition)
                && !first.is(Class::Conjunction)
                && !SUBORDINATE.iter().any(|word| text.is(at, word))
                && !text.is_any(at, words!["so", "why", "how", "where", "whom", "who", "what", "which", "whose"]);
        let clause = Extent::new(at, end.min(at + 40));
        let plain = ["said", "says", "say", "told"].contains(&text.word(by.cue.start));
        // What such a verb takes without a preposition is a clause.
        let clausal = ["thinks", "think", "reckons", "reckoned", "argues", "argue", "guesses"];
        let clausal = clausal.contains(&text.word(by.cue.start)) && end - at > 5;
        (opens && (clausal || if plain { self.is_finite(clause) } else { self.is_surely_finite(clause) })).then_some(at)
    }

    /// Whether a verb says what somebody takes something for: `called the clause a loss`.
    fn judges(&self, verb: u32) -> bool {
        let text = &self.reading.text;
        let judging =
            ["called", "calls", "described", "describes", "hailed", "hails", "termed"].contains(&text.word(verb));
        let object = text.tokens.get(verb as usize + 1).is_some_and(|next| {
            next.is(Class::Determiner) && !["a", "an"].contains(&text.word(verb + 1)) || text.is(verb + 1, "it")
        });
        judging && object
    }

    /// Behind whom somebody told something.
    fn behind_listener(&self, at: u32, end: u32) -> Option<u32> {
        let text = &self.reading.text;
        let mention = self.reading.mentions_within(text.bytes(Extent::new(at, end.min(at + 4)))).first();
        let lead = at + u32::from(text.tokens.get(at as usize).is_some_and(|token| token.is(Class::Determiner)));
        Some(mention.filter(|mention| mention.tokens.start <= lead).map_or(lead + 1, |mention| mention.tokens.end))
    }

    /// Behind the words that say when, where and to whom: `Wednesday`, `on Monday`, `in a statement`, `at a press briefing`.
    fn behind_adjuncts(&self, sentence: &Sentence, mut at: u32) -> u32 {
        let text = &self.reading.text;
        let dates = self.reading.dates_in(sentence);
        for _ in 0..3 {
            let led = at + u32::from(text.is(at, "on") || text.is(at, "in"));
            if let Some(date) = dates.iter().find(|date| date.tokens.start == led) {
                at = date.tokens.end;
                continue;
            }
            let token = |place: u32| text.tokens.get(place as usize).filter(|_| place < sentence.tokens.end);
            let day = |token: &Token| token.capital && token.is(Class::Weekday) || token.is(Class::DateWord);
            if token(led).is_some_and(day) {
                at = led + 1;
                continue;
            }
            // "last week", "this Saturday", "late on Monday"
            let which = text.is_any(led, words!["last", "this", "next", "earlier", "later", "late", "early"]);
            let on = led + 1 + u32::from(text.is(led + 1, "on"));
            const SPANS: Words =
                Words::of(&["week", "weekend", "night", "spring", "summer", "autumn", "winter", "decade"]);
            if which && (token(on).is_some_and(|token| day(token) || token.is(Class::Month)) || text.is_any(on, &SPANS))
            {
                at = on + 1;
                continue;
            }
            if !token(at).is_some_and(|token| token.is(Class::Preposition)) {
                break;
            }
            // A preposition, an article, and words in lower case up to the next article, pronoun or name.
            let mut end = at + 1;
            end += u32::from(token(end).is_some_and(|token| token.is(Class::Determiner)));
            let name = token(end).is_some_and(|token| token.capital);
            while let Some(next) = token(end) {
                let new = next.is(Class::Determiner)
                    || next.is(Class::Pronoun)
                    || next.is(Class::Preposition)
                    || next.kind != TokenKind::Word;
                if new || next.capital != name {
                    break;
                }
                end += 1;
            }
            end += u32::from(text.is(end, ","));
            at = end;
        }
        at
    }

    /// Where a clause ends that starts at a token: at the sentence's end, or before the next attribution.
    fn clause_end(&self, sentence: &Sentence, start: u32, limit: u32) -> u32 {
        let text = &self.reading.text;
        // "said the ports would open and called on Chile to join"; "said it was late; nobody answered"
        let anew = (start + 3..limit).find(|&at| {
            let verb = text.has(at + 1, Class::Reporting)
                && !text.word(at + 1).ends_with("ing")
                && !AMBIGUOUS.contains(&text.word(at + 1));
            text.is(at, ";") || text.is(at, "and") && verb && !text.has(at - 1, Class::Reporting)
        });
        if let Some(anew) = anew {
            return anew - u32::from(text.is(anew - 1, ","));
        }
        if limit == sentence.tokens.end {
            return self.without_stop(limit);
        }
        // `…, adding that`, `… and said that`, `…, Berg said`: the comma or conjunction before it.
        let cut = (start..limit)
            .rev()
            .take(16)
            .find(|&at| text.is(at, ",") || text.is(at, "and") || text.is(at, "but") || text.is(at, ";"));
        match cut {
            Some(cut) if cut > start + 2 => cut - u32::from(text.is(cut - 1, ",")),
            _ => self.without_stop(sentence.tokens.end),
        }
    }

    /// The end of a sentence without its marks.
    fn without_stop(&self, mut end: u32) -> u32 {
        while end > 0 && matches!(self.reading.text.word(end - 1), "." | "!" | "?" | ";" | ":") {
            end -= 1;
        }
        end
    }

    /// Whether a verb can introduce a clause without `that`.
    fn tells(&self, verb: u32) -> bool {
        let token = self.reading.text.tokens.get(verb as usize);
        token.is_some_and(|token| token.is(Class::Telling)) && !AMBIGUOUS.contains(&self.reading.text.word(verb))
    }

    /// Whether nothing of weight follows in the sentence: an adjunct, a participle, or nothing.
    fn closes(&self, sentence: &Sentence, start: u32) -> bool {
        let text = &self.reading.text;
        let at = self.behind_adjuncts(sentence, start);
        let mut rest = text.tokens[at.min(sentence.tokens.end) as usize..sentence.tokens.end as usize].iter();
        let introduced = rest.clone().nth(1).is_some_and(|token| token.kind == TokenKind::Quote);
        let adjunct = |token: &Token| {
            let word = text.slice(token.range);
            token.is(Class::Preposition) || SUBORDINATE.iter().any(|known| word.eq_ignore_ascii_case(known))
        };
        !introduced && rest.next().is_none_or(|token| token.kind == TokenKind::Mark || adjunct(token))
    }

    /// Whether some words can stand as a clause: they hold a verb in a finite form.
    fn is_finite(&self, tokens: Extent) -> bool {
        let Some(words) = self.reading.text.tokens.get(tokens.range()) else { return false };
        words.iter().enumerate().any(|(index, token)| {
            let word = self.reading.text.slice(token.range);
            let past = word.len() > 3 && word.ends_with("ed");
            let present = index > 0 && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
            let clitic = token.kind == TokenKind::Clitic && !word.ends_with('s');
            // Verbs whose past is like their plain form: "fishmeal cost $1,750".
            let unchanged = index > 0 && matches!(word, "cost" | "hit" | "cut" | "put" | "shut" | "let" | "spread");
            let verb = token.is(Class::Auxiliary) || token.is(Class::PastVerb) || clitic || unchanged;
            verb || !token.capital && (past || present)
        })
    }

    /// The same where the words might also be a noun and what belongs to it: only a verb with a subject right before it counts.
    fn is_surely_finite(&self, tokens: Extent) -> bool {
        let Some(words) = self.reading.text.tokens.get(tokens.range()) else { return false };
        // "recalled the communiqué, which had opened the way": a thing and what it did.
        let relative = |(at, token): (usize, &Token)| {
            let word = self.reading.text.slice(token.range).to_lowercase();
            is_relative(&word) || at > 0 && word == "that"
        };
        let end = words.iter().enumerate().position(relative).unwrap_or(words.len());
        words[..end].windows(2).any(|pair| {
            let [lead, token] = pair else { return false };
            let word = self.reading.text.slice(token.range);
            let past = token.is(Class::PastVerb) || !token.capital && word.len() > 3 && word.ends_with("ed");
            // "believes Moscow holds the key"
            let present =
                lead.capital && !token.capital && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
            let past = past || present;
            let word = self.reading.text.slice(lead.range);
            let led = matches!(word, "which" | "who" | "that" | "to")
                || lead.is(Class::Conjunction)
                || lead.is(Class::Determiner)
                || lead.is(Class::Preposition);
            // "thinks exporters stand to gain"
            let plural = !lead.capital && word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
            let plain = plural && self.reading.text.slice(token.range).chars().all(char::is_lowercase) && {
                let known = verb(self.reading.text.slice(token.range));
                known.plain || known.either
            };
            lead.kind != TokenKind::Mark && !led && (token.is(Class::Auxiliary) || past || plain)
        })
    }

    /// Whether no verb stands between an attribution and a `that`, which would take the clause away from it.
    fn has_no_verb(&self, start: u32, end: u32) -> bool {
        let text = &self.reading.text;
        !(start..end).any(|at| {
            let token = &text.tokens[at as usize];
            let joined = text.is(at, "and") && text.word(at + 1).ends_with("ed");
            token.is(Class::Auxiliary) || token.is(Class::PastVerb) || joined
        })
    }

    /// Whether anything in some bytes stands in quotation marks.
    fn holds_marks(&self, bytes: Extent) -> bool {
        let first = self.marked.partition_point(|range| range.end <= bytes.start);
        self.marked.get(first).is_some_and(|range| range.start < bytes.end)
    }

    /// What of a clause is reported without marks. Some words in marks leave it whole, and what they add at its end is cut off; a
    /// clause whose verb stands in marks is a quotation, and no more.
    fn unquoted(&self, clause: Extent) -> Option<Extent> {
        let text = &self.reading.text;
        let bytes = text.bytes(clause);
        let first = self.marked.partition_point(|range| range.end <= bytes.start);
        let inside = || self.marked[first..].iter().take_while(|range| range.start < bytes.end);
        let quoted: u32 = inside().map(|range| range.end.min(bytes.end) - range.start.max(bytes.start)).sum();
        let length = bytes.end - bytes.start;
        let Some(last) = inside().last() else { return Some(clause) };
        let open =
            text.tokens[clause.range()].partition_point(|token| token.range.start < last.start) as u32 + clause.start;
        let opening = text.tokens.get(open as usize + 1)?;
        let closes = text.tokens[clause.range()]
            .iter()
            .filter(|token| token.range.start >= last.end)
            .all(|token| token.kind != TokenKind::Word);
        let known = text.verb(open + 1);
        let led = text.tokens[open.saturating_sub(1) as usize].is(Class::Auxiliary);
        let verbal =
            |at: u32| text.tokens[at as usize].is(Class::Auxiliary) || text.tokens[at as usize].is(Class::PastVerb);
        let predicate = !led && (opening.is(Class::Pronoun) || (open + 1..(open + 3).min(clause.end)).any(verbal));
        if quoted * 4 < length && !predicate {
            return Some(clause);
        }
        let verb = predicate || opening.is(Class::PastVerb) || known.plain;
        let rest = Extent::new(clause.start, open);
        if !closes || verb || inside().count() > 1 || !self.is_finite(rest) {
            return None;
        }
        if opening.is(Class::Preposition)
            || SUBORDINATE.iter().any(|word| text.is(open + 1, word))
            || text.is(open + 1, "within")
        {
            return Some(rest);
        }
        (quoted * 2 <= length).then_some(clause)
    }

    fn words(&self, tokens: Extent) -> usize {
        let tokens = self.reading.text.tokens.get(tokens.range()).unwrap_or_default();
        tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
    }

    /// Whether a token stands inside somebody's name.
    fn is_in_mention(&self, sentence: &Sentence, at: u32) -> bool {
        self.reading.mentions_in(sentence).iter().any(|mention| mention.tokens.contains(at))
    }
}
