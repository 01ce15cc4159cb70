//! The counts over a set of texts, as a table and as a list of errors.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::facets::Facet;
use crate::score::Tally;

/// What came of a set of texts.
#[derive(Clone, Debug, Default)]
pub struct Report {
    tallies: BTreeMap<Facet, Tally>,
    mistakes: Vec<Mistake>,
}

/// Something missed, false or wrong.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The text's name.
    pub text: String,
    /// The facet.
    pub facet: Facet,
    /// What it is: a missed fact with the gold file's words, a false one with the tool's.
    pub what: String,
}

impl Report {
    /// The count of a facet.
    pub fn tally(&self, facet: Facet) -> Tally {
        self.tallies.get(&facet).copied().unwrap_or_default()
    }

    /// The facet's figure in percent: F1 or accuracy.
    pub fn score(&self, facet: Facet) -> f64 {
        let tally = self.tally(facet);
        if facet.is_accuracy() { tally.accuracy() } else { tally.f1() }
    }

    /// Everything that went wrong, by text and facet.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    pub(crate) fn right(&mut self, facet: Facet) {
        self.tallies.entry(facet).or_default().right += 1;
    }

    pub(crate) fn missed(&mut self, text: &str, facet: Facet, what: &str) {
        self.tallies.entry(facet).or_default().missed += 1;
        self.note(text, facet, format!("missed: {}", one_line(what)));
    }

    pub(crate) fn wrong(&mut self, text: &str, facet: Facet, what: &str) {
        self.tallies.entry(facet).or_default().wrong += 1;
        self.note(text, facet, format!("false:  {}", one_line(what)));
    }

    fn note(&mut self, text: &str, facet: Facet, what: String) {
        self.mistakes.push(Mistake { text: text.to_owned(), facet, what });
    }

    /// Every mistake, under its text.
    pub fn errors(&self) -> String {
        let mut out = String::new();
        let mut text = "";
        for mistake in &self.mistakes {
            if mistake.text != text {
                text = &mistake.text;
                _ = writeln!(out, "\n{text}");
            }
            _ = writeln!(out, "  {:<18} {}", mistake.facet.name(), mistake.what);
        }
        out
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table of facets by sets.
pub fn table(sets: &[(String, Report)]) -> String {
    let mut out = format!("{:<18} {:<8} {:>6}", "facet", "measure", "goal");
    for (name, _) in sets {
        _ = write!(out, "  {name:>9} {:>5} {:>6} {:>5}", "right", "missed", "false");
    }
    out.push('\n');
    for &facet in Facet::ALL {
        let measure = if facet.is_accuracy() { "accuracy" } else { "F1" };
        let goal = facet.goal().map_or_else(|| "-".to_owned(), |goal| goal.to_string());
        _ = write!(out, "{:<18} {measure:<8} {goal:>6}", facet.name());
        for (_, report) in sets {
            let tally = report.tally(facet);
            let (score, right) = (report.score(facet), tally.right);
            _ = write!(out, "  {score:>9.1} {right:>5} {:>6} {:>5}", tally.missed, tally.wrong);
        }
        out.push('\n');
    }
    out
}
