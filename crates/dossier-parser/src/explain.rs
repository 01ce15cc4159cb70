//! The ledger for people: each sentence of a text with what rests on it, and why.

use std::fmt::Write;

use dossier::{Change, Dossier, ReferenceProperty};
use dossier_parser::Trace;

/// Each sentence of a text, under it the facts that rest on it, each with the rule that found it and what a curator did to
/// it; then what a curator dropped, and what is known from elsewhere.
pub(crate) fn explain(dossier: &Dossier, trace: &[Trace]) -> String {
    let facts = dossier.facts();
    let mut output = String::new();
    for sentence in dossier.sentences() {
        line(&mut output, format_args!("{} {}", sentence.id, sentence.text));
        let rests = |fact: &&dossier::Fact<'_>| fact.evidence.spans().iter().any(|span| span.sentence() == sentence.id);
        for fact in facts.iter().filter(rests) {
            let mark = fact.to_string();
            line(&mut output, format_args!("    {mark}  {}  [{}]", fact.text, why(dossier, trace, &mark)));
        }
    }
    let dropped = dossier.curation.iter().filter(|entry| entry.change == Change::Dropped);
    let dropped = dropped.map(|entry| {
        let reason = entry.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("{}  {}  [curator: dropped{reason}]", entry.fact, entry.was.as_deref().unwrap_or_default())
    });
    section(&mut output, "dropped by a curator", dropped.collect());
    let known = dossier.references.iter().map(|reference| {
        let property = property(reference.property);
        format!("{}  {property}: {}  [{}]", reference.subject, reference.value, reference.source)
    });
    section(&mut output, "known from elsewhere, not from the text", known.collect());
    output
}

/// The rule that found a fact, and what a curator did to it.
fn why(dossier: &Dossier, trace: &[Trace], mark: &str) -> String {
    let rule = trace.iter().find(|found| found.fact == mark).map(|found| found.rule.to_owned());
    let changes = dossier.curation.iter().filter(|entry| entry.fact == mark && entry.change != Change::Dropped);
    let changes = changes.map(|entry| {
        let was = entry.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
        let reason = entry.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("curator: {}{was}{reason}", entry.change.word())
    });
    rule.into_iter().chain(changes).collect::<Vec<_>>().join("; ")
}

fn property(property: ReferenceProperty) -> String {
    property.word().replace('-', " ")
}

fn section(output: &mut String, heading: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        line(output, format_args!("{heading}"));
        lines.iter().for_each(|text| line(output, format_args!("    {text}")));
    }
}

fn line(output: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string can't fail.
    let _ = writeln!(output, "{text}");
}
