//! Compares what was found with the gold file, facet by facet.

use crate::found::{Found, Quote};
use crate::gold::{Case, Line, Lines};
use crate::report::Report;
use crate::score::{bag, containment, dice, intersection_over_union, pair, words};

/// Defines the facets, with the name of each, whether it is an accuracy, and the figure to reach in percent.
macro_rules! facets {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $accuracy:literal, $goal:expr;)+) => {
        /// What is measured.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Facet { $($(#[$doc])* $variant,)+ }

        impl Facet {
            /// Every facet, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in the table.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Whether its figure is the share of right answers, and not F1.
            pub fn is_accuracy(self) -> bool {
                match self { $(Self::$variant => $accuracy),+ }
            }

            /// The figure to reach, in percent.
            pub fn goal(self) -> Option<u32> {
                match self { $(Self::$variant => $goal),+ }
            }
        }
    };
}

facets! {
    /// Sentences, by both ends, furniture aside.
    Sentences = "sentences", false, Some(99);
    /// Date, credit and headline of the source.
    Source = "source", true, None;
    /// The fields of the agreement, those that must be absent included.
    Agreement = "agreement", true, Some(95);
    /// Parties, by code.
    Parties = "parties", false, Some(97);
    /// People, by name.
    People = "people", false, None;
    /// Organisations, by name.
    Organisations = "organisations", false, None;
    /// Signatories, by name and party.
    Signatories = "signatories", false, Some(95);
    /// Direct and partial quotations, at 0.8 of the words.
    Quotations = "quotations", false, Some(95);
    /// The speakers of the quotations that were found.
    Speakers = "speakers", true, Some(92);
    /// Reported speech, at 0.8 of the words.
    Indirect = "indirect", false, Some(80);
    /// The speakers of the reported speech that was found.
    IndirectSpeakers = "indirect speakers", true, None;
    /// Domains with their standing.
    Domains = "domains", false, Some(92);
    /// Commitments, at half of the words of both.
    Commitments = "commitments", false, Some(85);
    /// The strength of the commitments that were found.
    Strengths = "strengths", true, None;
    /// Events, by date, precision and words.
    Events = "events", false, Some(85);
    /// Other agreements.
    Related = "related", false, None;
    /// What the agreement is for, where the gold file lists it.
    Aims = "aims", false, None;
    /// The topics that the text states.
    Silences = "silences", false, None;
    /// Texts about no agreement from which nothing came but source, people and organisations.
    Negatives = "negatives", true, Some(100);
}

/// How alike two quotations must be.
const QUOTATION: f64 = 0.8;

/// Compares what was found in a text with its gold file.
pub(crate) fn compare(case: &Case, found: &Found, report: &mut Report) {
    let mut facets = Comparison { case, found, report };
    facets.sentences();
    facets.fields();
    facets.parties();
    facets.named(Facet::People, &case.gold.people, &found.people);
    facets.named(Facet::Organisations, &case.gold.organisations, &found.organisations);
    facets.signatories();
    facets.quotations(false, Facet::Quotations, Facet::Speakers);
    facets.quotations(true, Facet::Indirect, Facet::IndirectSpeakers);
    facets.domains();
    facets.commitments();
    facets.events();
    facets.words(Facet::Related, &case.gold.related, &found.related, 0.6);
    if case.gold.aims.is_some() {
        facets.words(Facet::Aims, &case.gold.aims, &found.aims, 0.5);
    }
    facets.silences();
    facets.negative();
}

struct Comparison<'a> {
    case: &'a Case,
    found: &'a Found,
    report: &'a mut Report,
}

impl Comparison<'_> {
    fn right(&mut self, facet: Facet) {
        self.report.right(facet);
    }

    fn missed(&mut self, facet: Facet, what: &str) {
        self.report.missed(&self.case.name, facet, what);
    }

    fn wrong(&mut self, facet: Facet, what: &str) {
        self.report.wrong(&self.case.name, facet, what);
    }

    /// One answer to one question, of which there is always exactly one.
    fn answer(&mut self, facet: Facet, right: bool, what: &str) {
        if right { self.right(facet) } else { self.wrong(facet, what) }
    }

    fn sentences(&mut self) {
        let (case, layout) = (self.case, &self.case.layout);
        if layout.sentences.is_empty() {
            return;
        }
        let mut expected: Vec<(usize, usize)> = Vec::new();
        let mut joints = Vec::new();
        for (range, joined) in &layout.sentences {
            match expected.last_mut() {
                Some(last) if *joined => {
                    last.1 = range.end;
                    joints.push(range.start);
                }
                _ => expected.push((range.start, range.end)),
            }
        }
        let mut got: Vec<(usize, usize)> = Vec::new();
        for sentence in &self.found.sentences {
            let Some((start, end)) = self.without_furniture(sentence.start, sentence.end) else { continue };
            match got.last_mut() {
                Some(last) if joints.contains(&start) => last.1 = end,
                _ => got.push((start, end)),
            }
        }
        for &(start, end) in &expected {
            if got.contains(&(start, end)) {
                self.right(Facet::Sentences);
            } else {
                self.missed(Facet::Sentences, &case.text[start..end]);
            }
        }
        for &(start, end) in got.iter().filter(|range| !expected.contains(range)) {
            let text = case.text.get(start..end).unwrap_or("a range that is not in the text");
            self.wrong(Facet::Sentences, text);
        }
    }

    /// The range without white space and furniture at its ends, if anything is left.
    fn without_furniture(&self, mut start: usize, mut end: usize) -> Option<(usize, usize)> {
        let text = &self.case.text;
        loop {
            let inner = text.get(start..end)?;
            let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
            let (before, after) = (start, end);
            start += inner.len() - inner.trim_start_matches(blank).len();
            end = start.max(end - (inner.len() - inner.trim_end_matches(blank).len()));
            for piece in &self.case.layout.furniture {
                if piece.start <= start && start < piece.end {
                    start = piece.end.min(end);
                }
                if piece.start < end && end <= piece.end {
                    end = piece.start.max(start);
                }
            }
            if start >= end {
                return None;
            }
            if (start, end) == (before, after) {
                return Some((start, end));
            }
        }
    }

    fn fields(&mut self) {
        let gold = &self.case.gold;
        let exact = |a: &str, b: &str| a == b;
        let same_words = |a: &str, b: &str| dice(&without_article(a), &without_article(b)) >= QUOTATION;
        let held = |a: &str, b: &str| containment(a, b) >= 0.99;
        let mostly_held = |a: &str, b: &str| containment(a, b) >= 0.6;
        type Same<'a> = &'a dyn Fn(&str, &str) -> bool;
        let fields = [
            (Facet::Source, "published", &gold.published, &exact as Same<'_>),
            (Facet::Source, "publisher", &gold.publisher, &held),
            (Facet::Source, "headline", &gold.headline, &same_words),
            (Facet::Agreement, "name", &gold.name, &same_words),
            (Facet::Agreement, "instrument", &gold.instrument, &exact),
            (Facet::Agreement, "status", &gold.status, &exact),
            (Facet::Agreement, "signing_date", &gold.signing_date, &exact),
            (Facet::Agreement, "venue", &gold.venue, &held),
            (Facet::Agreement, "occasion", &gold.occasion, &mostly_held),
        ];
        for (facet, name, answers, same) in fields {
            // Texts about no agreement are judged as a whole: their absent fields would only flatter this figure.
            if facet == Facet::Agreement && gold.negative {
                continue;
            }
            let answer = self.found.fields.get(name).map(String::as_str);
            let what = format!("{name} {answer:?}, not {:?}", answers.values());
            self.answer(facet, answers.accept(answer, same), &what);
        }
    }

    fn parties(&mut self) {
        let gold: Vec<_> = self.case.gold.parties.keys().map(|code| (false, code.as_str())).collect();
        let found: Vec<_> = self.found.parties.iter().map(String::as_str).collect();
        self.same(Facet::Parties, &gold, &found);
    }

    /// Words of which each is found or not.
    fn same(&mut self, facet: Facet, gold: &[(bool, &str)], found: &[&str]) {
        for (_, word) in gold.iter().filter(|(optional, _)| !optional) {
            if found.contains(word) { self.right(facet) } else { self.missed(facet, word) }
        }
        for word in found.iter().filter(|word| !gold.iter().any(|(_, known)| known == *word)) {
            self.wrong(facet, word);
        }
    }

    /// Facts that are paired by how alike they are. Gives the pairs of gold line and found fact.
    fn alike<F>(
        &mut self,
        facet: Facet,
        gold: &[Line],
        found: &[F],
        least: f64,
        alike: impl Fn(&Line, &F) -> f64,
        show: impl Fn(&F) -> String,
    ) -> Vec<(usize, usize)> {
        // What must be found has the first choice, so that an optional line never takes its place.
        let due = |line: &Line, fact: &F| if line.optional { 0.0 } else { alike(line, fact) };
        let mut pairs = pair(gold, found, least, due);
        for (place, line) in gold.iter().enumerate().filter(|(_, line)| !line.optional) {
            if pairs.iter().any(|(l, _)| *l == place) {
                self.right(facet);
            } else {
                self.missed(facet, &line.parts.join(" | "));
            }
        }
        for (place, fact) in found.iter().enumerate() {
            if pairs.iter().any(|(_, f)| *f == place) {
                continue;
            }
            match gold.iter().position(|line| line.optional && alike(line, fact) >= least) {
                Some(line) => pairs.push((line, place)),
                None => self.wrong(facet, &show(fact)),
            }
        }
        pairs
    }

    /// Whether the gold file lists this kind of fact. In a text about no agreement there is nothing to list.
    fn is_judged<T>(&self, gold: &Option<T>) -> bool {
        gold.is_some() || self.case.gold.negative
    }

    fn named(&mut self, facet: Facet, gold: &Option<Lines>, found: &[Vec<String>]) {
        if gold.is_none() {
            return;
        }
        let same = |line: &Line, names: &Vec<String>| {
            let hit = line.names().any(|name| names.iter().any(|found| same_name(name, found)));
            f64::from(u8::from(hit))
        };
        self.alike(facet, lines(gold), found, 1.0, same, |names| names.join(" = "));
    }

    fn signatories(&mut self) {
        let (case, found) = (self.case, self.found);
        if !self.is_judged(&case.gold.signatories) {
            return;
        }
        let same = |line: &Line, (names, party): &(Vec<String>, Option<String>)| {
            let mut parts = line.names();
            let name = parts.next().unwrap_or_default();
            let known = parts.next().filter(|code| *code != "-");
            let person = spellings(case, name).iter().any(|name| names.iter().any(|found| same_name(name, found)));
            f64::from(u8::from(person && known == party.as_deref()))
        };
        let show = |(names, party): &(Vec<String>, Option<String>)| {
            format!("{} = {}", names.join(" = "), party.as_deref().unwrap_or("-"))
        };
        self.alike(Facet::Signatories, lines(&case.gold.signatories), &found.signatories, 1.0, same, show);
    }

    fn quotations(&mut self, indirect: bool, facet: Facet, speakers: Facet) {
        if !self.is_judged(&self.case.gold.quotations) {
            return;
        }
        let found: Vec<&Quote> = self.found.quotations.iter().filter(|quote| quote.indirect == indirect).collect();
        let mut gold = Vec::new();
        for line in lines(&self.case.gold.quotations) {
            if (line.part(0) == "indirect") == indirect {
                gold.extend(self.as_found(line, &found));
            }
        }
        let alike = |line: &Line, quote: &&Quote| dice(line.words(), &quote.text);
        let pairs = self.alike(facet, &gold, &found, QUOTATION, alike, |quote| quote.text.clone());
        for (line, quote) in pairs {
            let (line, quote) = (&gold[line], found[quote]);
            if line.optional {
                continue;
            }
            let right = line.part(1).split(" = ").any(|known| match known {
                "-" => quote.speaker.is_empty(),
                name => spellings(self.case, name)
                    .iter()
                    .any(|name| quote.speaker.iter().any(|found| same_name(name, found))),
            });
            let what = format!("{:?}, not {}, says “{}”", quote.speaker, line.part(1), line.words());
            self.answer(speakers, right, &what);
        }
    }

    /// A quotation in the pieces in which it was found: it may stand whole or in pieces, or some of them joined.
    fn as_found(&self, line: &Line, found: &[&Quote]) -> Vec<Line> {
        let pieces = self.case.pieces(line.words());
        // A find that is more like one of the pieces is that piece, however short the others are.
        let is_found = |group: &[String]| {
            found.iter().any(|quote| {
                let whole = dice(&group.join(" "), &quote.text);
                whole >= QUOTATION && (group.len() == 1 || group.iter().all(|piece| dice(piece, &quote.text) < whole))
            })
        };
        let (mut result, mut from) = (Vec::new(), 0);
        while from < pieces.len() {
            let longest = (from + 1..=pieces.len()).rev().find(|&to| is_found(&pieces[from..to]));
            let to = longest.unwrap_or(from + 1);
            let parts = vec![line.part(0).to_owned(), line.part(1).to_owned(), pieces[from..to].join(" ")];
            result.push(Line { optional: line.optional, parts });
            from = to;
        }
        result
    }

    fn domains(&mut self) {
        let gold = &self.case.gold;
        for (list, standing) in [(&gold.cooperation, "cooperation"), (&gold.context, "context")] {
            if !self.is_judged(list) {
                continue;
            }
            let expected = list.iter().flatten().map(|id| {
                let (optional, id) = id.strip_prefix('?').map_or((false, id.as_str()), |id| (true, id));
                (optional, format!("{id} ({standing})"))
            });
            let expected: Vec<_> = expected.collect();
            let expected: Vec<_> = expected.iter().map(|(optional, id)| (*optional, id.as_str())).collect();
            let found = self.found.domains.iter().filter(|(_, found)| *found == standing);
            let found: Vec<String> = found.map(|(id, standing)| format!("{id} ({standing})")).collect();
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            self.same(Facet::Domains, &expected, &found);
        }
    }

    fn commitments(&mut self) {
        if !self.is_judged(&self.case.gold.commitments) {
            return;
        }
        let gold = self.resolved(&self.case.gold.commitments);
        let found = &self.found.commitments;
        let alike = |line: &Line, (_, text): &(&str, String)| intersection_over_union(line.words(), text);
        let pairs =
            self.alike(Facet::Commitments, &gold, found, 0.5, alike, |(strength, text)| format!("{strength} | {text}"));
        for (line, place) in pairs {
            let (line, (strength, _)) = (&gold[line], &found[place]);
            if !line.optional {
                let what = format!("{strength}, not {}: {}", line.part(0), line.words());
                self.answer(Facet::Strengths, line.part(0).split(" or ").any(|right| right == *strength), &what);
            }
        }
    }

    fn events(&mut self) {
        if !self.is_judged(&self.case.gold.events) {
            return;
        }
        let gold = self.resolved(&self.case.gold.events);
        let alike = |line: &Line, (date, text): &(String, String)| {
            if line.part(0) == date { containment(line.words(), text) } else { 0.0 }
        };
        self.alike(Facet::Events, &gold, &self.found.events, 0.5, alike, |(date, text)| format!("{date} | {text}"));
    }

    fn words(&mut self, facet: Facet, gold: &Option<Lines>, found: &[String], least: f64) {
        if !self.is_judged(gold) {
            return;
        }
        let gold = self.resolved(gold);
        let alike = |line: &Line, text: &String| containment(&content(line.words()), &content(text));
        self.alike(facet, &gold, found, least, alike, String::clone);
    }

    /// The lines with the text's own words in place of `first … last`.
    fn resolved(&self, gold: &Option<Lines>) -> Vec<Line> {
        let resolve = |line: &Line| {
            let mut line = line.clone();
            if let Some(words) = line.parts.last_mut() {
                *words = self.case.pieces(words).join(" ");
            }
            line
        };
        lines(gold).iter().map(resolve).collect()
    }

    fn silences(&mut self) {
        let strip = |topic: &'_ String| (topic.starts_with('?'), topic.trim_start_matches('?').to_owned());
        if !self.is_judged(&self.case.gold.stated) {
            return;
        }
        let gold: Vec<_> = self.case.gold.stated.iter().flatten().map(strip).collect();
        let gold: Vec<_> = gold.iter().map(|(optional, topic)| (*optional, topic.as_str())).collect();
        self.same(Facet::Silences, &gold, &self.found.stated);
    }

    fn negative(&mut self) {
        if !self.case.gold.negative {
            return;
        }
        let found = self.found;
        let agreement = found.fields.keys().filter(|f| !["published", "publisher", "headline"].contains(&f.as_str()));
        let kinds = [
            ("agreement fields", agreement.count()),
            ("parties", found.parties.len()),
            ("signatories", found.signatories.len()),
            ("domains", found.domains.len()),
            ("commitments", found.commitments.len()),
            ("quotations", found.quotations.len()),
            ("events", found.events.len()),
            ("related", found.related.len()),
            ("aims", found.aims.len()),
            ("stated topics", found.stated.len()),
        ];
        let what: Vec<_> = kinds.iter().filter(|(_, n)| *n > 0).map(|(kind, n)| format!("{n} {kind}")).collect();
        self.answer(Facet::Negatives, what.is_empty(), &what.join(", "));
    }
}

/// Every spelling that the gold file gives for whoever bears the name.
fn spellings(case: &Case, name: &str) -> Vec<String> {
    let gold = &case.gold;
    let mut names = vec![name.to_owned()];
    for line in lines(&gold.people).iter().chain(lines(&gold.organisations)) {
        if line.names().any(|other| other == name) {
            names.extend(line.names().map(str::to_owned));
        }
    }
    for (code, party) in &gold.parties {
        if code == name || party == name {
            names.extend([code.clone(), party.clone()]);
        }
    }
    names
}

fn lines(list: &Option<Lines>) -> &[Line] {
    list.as_ref().map_or(&[], |lines| &lines.0)
}

/// Whether two names are the same but for article, possessive and case.
fn same_name(left: &str, right: &str) -> bool {
    let plain = |name: &str| words(without_article(name).trim_end_matches("'s").trim_end_matches("’s"));
    plain(left) == plain(right)
}

fn without_article(name: &str) -> String {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).to_owned()
}

/// The words that carry meaning in a name or description.
fn content(text: &str) -> String {
    const EMPTY: [&str; 14] =
        ["the", "a", "an", "of", "and", "on", "with", "between", "for", "in", "to", "its", "agreement", "deal"];
    let kept: Vec<String> = words(text).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
    if bag(text).is_empty() || kept.is_empty() { text.to_owned() } else { kept.join(" ") }
}

impl Case {
    /// Finds that match the same gold line, as one: a tool that lists mentions, not bearers, loses nothing by it.
    pub(crate) fn one_for_each(&self, gold: &Option<Lines>, found: &[Vec<String>]) -> Vec<Vec<String>> {
        let mut merged: Vec<(Option<usize>, Vec<String>)> = Vec::new();
        for names in found {
            let same = |line: &Line| line.names().any(|name| names.iter().any(|found| same_name(name, found)));
            let line = lines(gold).iter().position(same);
            match merged.iter_mut().find(|(known, _)| line.is_some() && *known == line) {
                Some((_, spellings)) => spellings.extend(names.iter().cloned()),
                None => merged.push((line, names.clone())),
            }
        }
        merged.into_iter().map(|(_, names)| names).collect()
    }
}
