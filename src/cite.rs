//! Citations: of a passage as plain text, and of the source and each statement as CSL-JSON, BibTeX and RIS.
//!
//! All are pure functions. The formats for reference managers are written once, natively, beside the dossier's other files.

use dossier::{Dossier, SentenceId};

use crate::words::Words;

/// A passage with what one needs to find it again: words, speaker, publisher, date, sentence, address.
pub fn passage(
    words: &Words,
    dossier: &Dossier,
    quote: &str,
    speaker: Option<&str>,
    at: SentenceId,
    url: &str,
) -> String {
    let mut text = ["“", quote, "”"].concat();
    if let Some(speaker) = speaker {
        text.push_str(" — ");
        text.push_str(speaker);
    }
    for part in [source(words, dossier), words.sentence_named.replace("{n}", &at.place().to_string()), url.to_owned()] {
        text.push_str(". ");
        text.push_str(&part);
    }
    text
}

/// The source in a few words: its headline, publisher and day, as far as the text gives them.
pub fn source(words: &Words, dossier: &Dossier) -> String {
    let source = &dossier.source;
    let mut parts: Vec<String> = [&source.headline, &source.publisher].into_iter().flatten().cloned().collect();
    if parts.is_empty() {
        parts.push(words.name_of(dossier));
    }
    parts.extend(source.published.map(|day| words.day(day)));
    parts.join(", ")
}

/// Who is quoted where: the speaker of the quotation that holds the given bytes of the seed.
pub fn speaker_of(dossier: &Dossier, start: usize, end: usize) -> Option<&str> {
    let holds = |quotation: &&dossier::Quotation| {
        quotation.evidence.spans().iter().any(|span| span.start() <= start && end <= span.end())
    };
    let quotation = dossier.quotations.iter().find(holds)?;
    dossier.actor_name(quotation.speaker.as_ref()?)
}

#[cfg(not(target_arch = "wasm32"))]
pub use formats::{bibtex, commitments_csv, csl_json, ris};

#[cfg(not(target_arch = "wasm32"))]
mod formats {
    use dossier::{Date, Dossier, Fact, FactKind};
    use serde_json::{Value, json};

    use crate::words::Locale;

    /// Something that can be cited: the source, or a statement by its words.
    struct Entry {
        id: String,
        title: String,
        note: Option<String>,
        url: String,
        publisher: Option<String>,
        published: Option<Date>,
    }

    /// The source, then every statement that is more than a name. `page` gives the address of the source page for a query
    /// and fragment.
    fn entries(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> Vec<Entry> {
        let words = Locale::En.words();
        let entry = |id: &str, title: String, note, url| Entry {
            id: if id.is_empty() { dossier.slug.to_string() } else { format!("{}-{id}", dossier.slug) },
            title,
            note,
            url,
            publisher: dossier.source.publisher.clone(),
            published: dossier.source.published,
        };
        let title = dossier.source.headline.clone().unwrap_or_else(|| words.name_of(dossier));
        let mut entries = vec![entry("", title, None, page(""))];
        let says_something = |fact: &Fact<'_>| {
            matches!(fact.kind, FactKind::Agreement | FactKind::Commitment | FactKind::Quotation | FactKind::Event)
        };
        for fact in dossier.facts().iter().filter(|fact| says_something(fact)) {
            let span = fact.evidence.first();
            let note = words.sentence_named.replace("{n}", &span.sentence().place().to_string());
            let url = page(&format!("?e={span}#{}", span.sentence()));
            entries.push(entry(&fact.to_string().replace(':', "-"), span.quote().to_owned(), Some(note), url));
        }
        entries
    }

    /// The dossier's entries as CSL-JSON: an array of items.
    pub fn csl_json(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> Value {
        let item = |entry: Entry| {
            let mut item = json!({
                "id": entry.id,
                "type": "article-newspaper",
                "title": entry.title,
                "URL": entry.url,
                "language": dossier.source.language,
            });
            if let Some(publisher) = entry.publisher {
                item["container-title"] = publisher.into();
            }
            if let Some(day) = entry.published {
                item["issued"] = json!({ "date-parts": [[day.year(), day.month(), day.day()]] });
            }
            if let Some(note) = entry.note {
                item["note"] = note.into();
            }
            item
        };
        entries(dossier, page).into_iter().map(item).collect()
    }

    /// The dossier's entries in BibTeX.
    pub fn bibtex(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> String {
        let field = |name: &str, value: &str| format!("  {name} = {{{}}},\n", escape_tex(value));
        let write = |entry: Entry| {
            let mut text = format!("@misc{{{},\n", entry.id);
            text += &field("title", &entry.title);
            text += &entry.publisher.map(|publisher| field("howpublished", &publisher)).unwrap_or_default();
            if let Some(day) = entry.published {
                text += &(field("year", &day.year().to_string()) + &field("date", &day.to_string()));
            }
            text += &entry.note.map(|note| field("note", &note)).unwrap_or_default();
            // An address stands as it is: what reads BibTeX takes it verbatim.
            text + &format!("  url = {{{}}},\n}}\n", entry.url)
        };
        entries(dossier, page).into_iter().map(write).collect::<Vec<_>>().join("\n")
    }

    fn escape_tex(text: &str) -> String {
        let escape = |c: char| match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => format!("\\{c}"),
            '\\' => "\\textbackslash{}".to_owned(),
            '~' => "\\textasciitilde{}".to_owned(),
            '^' => "\\textasciicircum{}".to_owned(),
            '\n' | '\r' => " ".to_owned(),
            other => other.to_string(),
        };
        text.chars().map(escape).collect()
    }

    /// The dossier's entries in RIS.
    pub fn ris(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> String {
        let field = |tag: &str, value: &str| format!("{tag}  - {}\r\n", value.replace(['\n', '\r'], " "));
        let write = |entry: Entry| {
            let mut text = field("TY", "NEWS") + &field("ID", &entry.id) + &field("TI", &entry.title);
            text += &entry.publisher.map(|publisher| field("PB", &publisher)).unwrap_or_default();
            if let Some(day) = entry.published {
                text += &field("DA", &format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day()));
            }
            text += &entry.note.map(|note| field("N1", &note)).unwrap_or_default();
            text + &field("UR", &entry.url) + &field("ER", "")
        };
        entries(dossier, page).into_iter().map(write).collect()
    }

    /// The commitments as a table (RFC 4180).
    pub fn commitments_csv(dossier: &Dossier) -> String {
        let names = |ids: &[dossier::Id], name: &dyn Fn(&dossier::Id) -> Option<String>| {
            ids.iter().filter_map(name).collect::<Vec<_>>().join("; ")
        };
        let mut rows = vec!["id,text,strength,cue,actors,domains,sentence,start,end".to_owned()];
        rows.extend(dossier.commitments.iter().map(|commitment| {
            let span = commitment.evidence.first();
            let actor = |id: &dossier::Id| dossier.actor_name(id).map(str::to_owned);
            let domain = |id: &dossier::Id| dossier.domain(id).map(|domain| domain.name.clone());
            let cells = [
                commitment.id.to_string(),
                commitment.text.clone(),
                commitment.strength.word().to_owned(),
                commitment.cue.quote().to_owned(),
                names(&commitment.actors, &actor),
                names(&commitment.domains, &domain),
                span.sentence().to_string(),
                span.start().to_string(),
                span.end().to_string(),
            ];
            cells.map(|cell| quoted(&cell)).join(",")
        }));
        rows.join("\r\n") + "\r\n"
    }

    fn quoted(cell: &str) -> String {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_a_format_takes_for_its_own_is_escaped() {
            assert_eq!(escape_tex("R&D at 50% {x}_y \\ z"), "R\\&D at 50\\% \\{x\\}\\_y \\textbackslash{} z");
            assert_eq!(quoted("say \"no\", twice"), "\"say \"\"no\"\", twice\"");
            assert_eq!(quoted("plain"), "plain");
        }
    }
}
