//! Citations: of a passage as plain text, and of the source and each statement as CSL-JSON, BibTeX and RIS.
//!
//! All are pure functions. A dossier's whole list is written natively, beside its other files; a passage's entry wherever it
//! is copied.

use dossier::{Dossier, Quotation, SentenceId};

use crate::words::Words;
use crate::words::fill;

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
    for part in [source(words, dossier), fill(words.sentence_named, "n", &at.place().to_string()), url.to_owned()] {
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
    dossier.actor_name(quotation_at(dossier, start, end)?.speaker.as_ref()?)
}

/// The quotation that holds the given bytes of the seed.
pub fn quotation_at(dossier: &Dossier, start: usize, end: usize) -> Option<&Quotation> {
    let holds = |quotation: &&dossier::Quotation| {
        quotation.evidence.spans().iter().any(|span| span.start() <= start && end <= span.end())
    };
    dossier.quotations.iter().find(holds)
}

/// What reference managers are told: of the source, of a statement, or of some words of the source.
#[derive(Clone, Debug)]
pub struct Reference<'a> {
    /// The dossier whose source is cited.
    pub dossier: &'a Dossier,
    /// What the entry is called among the others of its dossier; empty for the source itself.
    pub key: &'a str,
    /// The words, or the source's own title.
    pub title: &'a str,
    /// Where they stand, or nothing.
    pub note: &'a str,
    /// Their address.
    pub url: &'a str,
}

impl Reference<'_> {
    fn key(&self) -> String {
        let slug = self.dossier.slug.as_str();
        if self.key.is_empty() { slug.to_owned() } else { [slug, "-", self.key].concat() }
    }

    fn publisher(&self) -> &str {
        self.dossier.source.publisher.as_deref().unwrap_or_default()
    }

    fn day(&self) -> String {
        self.dossier.source.published.map(|day| day.to_string()).unwrap_or_default()
    }

    /// The entry in BibTeX.
    pub fn bibtex(&self) -> String {
        let mut text = ["@misc{", &self.key()].concat();
        let day = self.day();
        let fields = [
            ("title", escape_tex(self.title)),
            ("howpublished", escape_tex(self.publisher())),
            ("year", day.get(..4).unwrap_or_default().to_owned()),
            ("date", day.clone()),
            ("note", escape_tex(self.note)),
            // An address stands as it is: what reads BibTeX takes it verbatim.
            ("url", self.url.to_owned()),
        ];
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(&[",\n  ", name, " = {", value, "}"].concat());
        }
        text.push_str("\n}\n");
        text
    }

    /// The entry in RIS.
    pub fn ris(&self) -> String {
        let day = self.day().replace('-', "/");
        let key = self.key();
        let fields = [
            ("TY", "NEWS"),
            ("ID", &key),
            ("TI", self.title),
            ("PB", self.publisher()),
            ("DA", &day),
            ("N1", self.note),
            ("UR", self.url),
        ];
        let mut text = String::new();
        for (tag, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(&[tag, "  - ", &value.replace(['\n', '\r'], " "), "\r\n"].concat());
        }
        text.push_str("ER  - \r\n");
        text
    }

    /// The entry as an item of CSL-JSON.
    pub fn csl_json(&self) -> String {
        let key = self.key();
        let fields = [
            ("id", key.as_str()),
            ("type", "article-newspaper"),
            ("title", self.title),
            ("container-title", self.publisher()),
            ("URL", self.url),
            ("language", &self.dossier.source.language),
            ("note", self.note),
        ];
        let mut text = "{".to_owned();
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&["\"", name, "\":\"", &escape_json(value), "\""].concat());
        }
        if let Some(day) = self.dossier.source.published {
            let [year, month, day] = [day.year().to_string(), day.month().to_string(), day.day().to_string()];
            text.push_str(&[",\"issued\":{\"date-parts\":[[", &year, ",", &month, ",", &day, "]]}"].concat());
        }
        text.push('}');
        text
    }
}

/// Replaces what has a meaning of its own in a format.
fn escape(text: &str, written: &[(char, &str)]) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match written.iter().find(|(other, _)| *other == c) {
            Some((_, written)) => escaped.push_str(written),
            None if c < ' ' => escaped.push(' '),
            None => escaped.push(c),
        }
    }
    escaped
}

fn escape_tex(text: &str) -> String {
    const WRITTEN: [(char, &str); 10] = [
        ('&', "\\&"),
        ('%', "\\%"),
        ('$', "\\$"),
        ('#', "\\#"),
        ('_', "\\_"),
        ('{', "\\{"),
        ('}', "\\}"),
        ('\\', "\\textbackslash{}"),
        ('~', "\\textasciitilde{}"),
        ('^', "\\textasciicircum{}"),
    ];
    escape(text, &WRITTEN)
}

fn escape_json(text: &str) -> String {
    escape(text, &[('"', "\\\""), ('\\', "\\\\")])
}

#[cfg(not(target_arch = "wasm32"))]
pub use formats::{bibtex, commitments_csv, csl_json, ris};

#[cfg(not(target_arch = "wasm32"))]
mod formats {
    use dossier::{Dossier, Fact, FactKind, Voice};
    use serde_json::Value;

    use super::Reference;
    use crate::evidence::version;
    use crate::query::Query;
    use crate::words::Locale;

    /// Every entry of a dossier, written: the source, then every statement that is more than a name. `page` gives the
    /// address of the source page for a query and fragment.
    fn entries(dossier: &Dossier, page: &dyn Fn(&str) -> String, write: fn(&Reference<'_>) -> String) -> Vec<String> {
        let words = Locale::En.words();
        let title = dossier.source.headline.clone().unwrap_or_else(|| words.name_of(dossier));
        let source = Reference { dossier, key: "", title: &title, note: "", url: &page("") };
        let mut entries = vec![write(&source)];
        let says_something = |fact: &Fact<'_>| {
            matches!(fact.kind, FactKind::Agreement | FactKind::Commitment | FactKind::Quotation | FactKind::Event)
        };
        for fact in dossier.facts().iter().filter(|fact| says_something(fact)) {
            let span = fact.evidence.first();
            let query = Query::default().with("e", &span.to_string()).with("v", version(dossier)).print();
            entries.push(write(&Reference {
                dossier,
                key: &fact.to_string().replace(':', "-"),
                title: span.quote(),
                note: &crate::words::fill(words.sentence_named, "n", &span.sentence().place().to_string()),
                url: &page(&format!("{query}#{}", span.sentence())),
            }));
        }
        entries
    }

    /// The dossier's entries as CSL-JSON: an array of items.
    pub fn csl_json(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> Vec<Value> {
        let items = entries(dossier, page, |entry| entry.csl_json());
        items.iter().filter_map(|item| serde_json::from_str(item).ok()).collect()
    }

    /// The dossier's entries in BibTeX.
    pub fn bibtex(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> String {
        entries(dossier, page, |entry| entry.bibtex()).join("\n")
    }

    /// The dossier's entries in RIS.
    pub fn ris(dossier: &Dossier, page: &dyn Fn(&str) -> String) -> String {
        entries(dossier, page, |entry| entry.ris()).concat()
    }

    /// The commitments as a table (RFC 4180).
    pub fn commitments_csv(dossier: &Dossier) -> String {
        let names = |ids: &[dossier::Id], name: &dyn Fn(&dossier::Id) -> Option<String>| {
            ids.iter().filter_map(name).collect::<Vec<_>>().join("; ")
        };
        let mut rows = vec!["id,text,strength,cue,actors,domains,sentence,start,end,voice,speaker".to_owned()];
        rows.extend(dossier.commitments.iter().map(|commitment| {
            let span = commitment.evidence.first();
            let actor = |id: &dossier::Id| dossier.actor_name(id).map(str::to_owned);
            let domain = |id: &dossier::Id| dossier.domain(id).map(|domain| domain.name.clone());
            let (voice, speaker) = match &commitment.voice {
                Voice::Reporter => ("reporter", None),
                Voice::Attributed { speaker } => ("attributed", speaker.as_ref()),
            };
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
                voice.to_owned(),
                speaker.and_then(actor).unwrap_or_default(),
            ];
            cells.map(|cell| quoted(&cell)).join(",")
        }));
        rows.join("\r\n") + "\r\n"
    }

    pub(super) fn quoted(cell: &str) -> String {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Library;

    #[test]
    fn what_a_format_takes_for_its_own_is_escaped() {
        assert_eq!(escape_tex("R&D at 50% {x}_y \\ z"), "R\\&D at 50\\% \\{x\\}\\_y \\textbackslash{} z");
        assert_eq!(escape_json("say \"no\"\nto C:\\"), "say \\\"no\\\" to C:\\\\");
        assert_eq!(formats::quoted("say \"no\", twice"), "\"say \"\"no\"\", twice\"");
        assert_eq!(formats::quoted("plain"), "plain");
    }

    #[test]
    fn the_table_of_commitments_tells_who_says_so() {
        let library = Library::bundled();
        let dossier = library.dossiers().next().unwrap();
        let table = commitments_csv(dossier);
        let rows: Vec<&str> = table.lines().collect();
        assert!(rows[0].ends_with(",voice,speaker"));
        for (row, commitment) in rows[1..].iter().zip(&dossier.commitments) {
            let end = match &commitment.voice {
                dossier::Voice::Reporter => ",reporter,".to_owned(),
                dossier::Voice::Attributed { speaker } => {
                    let name = speaker.as_ref().and_then(|id| dossier.actor_name(id)).unwrap_or_default();
                    [",attributed,", &formats::quoted(name)].concat()
                }
            };
            assert!(row.ends_with(&end), "{row}");
        }
    }

    #[test]
    fn every_statement_can_be_cited_in_every_format() {
        let library = Library::bundled();
        let dossier = library.dossiers().next().unwrap();
        let page = |part: &str| ["https://example.org/source/", part].concat();
        let items = csl_json(dossier, &page);
        let statements = 1 + dossier.commitments.len() + dossier.quotations.len() + dossier.events.len();
        assert!(items.len() >= statements, "{}", items.len());
        let commitment = &dossier.commitments[0];
        let item = items.iter().find(|item| item["title"] == commitment.text.as_str()).unwrap();
        let url = item["URL"].as_str().unwrap();
        assert!(url.starts_with("https://example.org/source/?e=s"));
        // A citation outlives the text that it was made for, and has to be able to say so.
        let version = ["&v=", &dossier.source.sha256[..8], "#s"].concat();
        assert!(items[1..].iter().all(|item| item["URL"].as_str().unwrap().contains(&version)), "{url}");
        assert_eq!(item["issued"]["date-parts"][0][0], 2025);
        assert_eq!(bibtex(dossier, &page).matches("@misc{").count(), items.len());
        assert_eq!(ris(dossier, &page).matches("ER  - ").count(), items.len());
    }
}
