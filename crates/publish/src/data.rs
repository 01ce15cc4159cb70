//! The downloads: each dossier, its annotations, its text, the list of all, the schema.

use std::fs;
use std::path::{Path, PathBuf};

use dossier::Dossier;
use schemars::Schema;
use serde::Serialize;

use crate::annotations;
use crate::output::Output;
use crate::{Failure, Site};

/// What `dossiers.json` says of each dossier.
#[derive(Serialize)]
struct Entry<'d> {
    slug: &'d str,
    name: Option<&'d str>,
    parties: Vec<&'d str>,
    domains: Vec<&'d str>,
    published: Option<String>,
}

impl<'d> From<&'d Dossier> for Entry<'d> {
    fn from(dossier: &'d Dossier) -> Self {
        Self {
            slug: dossier.slug.as_str(),
            name: dossier.agreement.name.as_ref().map(|name| name.value.as_str()),
            parties: dossier.parties.iter().map(|party| party.id.as_str()).collect(),
            domains: dossier.covered().map(|domain| domain.id.as_str()).collect(),
            published: dossier.source.published.map(|date| date.to_string()),
        }
    }
}

/// Writes all downloads. The texts are read from `seeds`, and must be those that the dossiers were made from.
pub(crate) fn write(output: &mut Output, site: &Site, dossiers: &[Dossier], seeds: &Path) -> Result<(), Failure> {
    let entries: Vec<Entry<'_>> = dossiers.iter().map(Entry::from).collect();
    output.write("dossiers.json", &json(&entries)?)?;
    output.write("dossier.schema.json", &json(&schema(site))?)?;
    for dossier in dossiers {
        let file = seeds.join(format!("{}.txt", dossier.source.id));
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let text = std::str::from_utf8(&bytes).map_err(|error| format!("{}: {error}", file.display()))?;
        if let Some(violation) = dossier.verify(text).first() {
            return Err(format!("{}: {violation}; build again, the text has changed", file.display()));
        }
        let folder = format!("{}/", dossier.slug);
        let page = site.url(&folder);
        let annotations = annotations::collection(dossier, text, &page, &format!("{page}source.txt"));
        output.write(&format!("{folder}dossier.json"), &json(dossier)?)?;
        output.write(&format!("{folder}annotations.jsonld"), &json(&annotations)?)?;
        output.write(&format!("{folder}source.txt"), &bytes)?;
    }
    Ok(())
}

/// The schema of a dossier, which names the address that it lies at.
fn schema(site: &Site) -> Schema {
    let mut schema = schemars::schema_for!(Dossier);
    schema.insert("$id".to_owned(), site.url("dossier.schema.json").into());
    schema
}

/// The folder of the seeds: the project's own, or the one that `ACCORD_SEEDS` names, as in `build.rs`.
pub(crate) fn seeds_folder(project: &Path) -> PathBuf {
    std::env::var_os("ACCORD_SEEDS").map_or_else(|| project.join("seeds"), |folder| project.join(folder))
}

/// JSON that people can read too, with a line break at its end.
fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The site map, for the given pages.
pub(crate) fn site_map(site: &Site, paths: &[String]) -> String {
    let urls: String = paths
        .iter()
        .map(|path| format!("  <url><loc>{}</loc></url>\n", site.url(path.trim_start_matches('/'))))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

/// Lets every crawler in, and tells where the site map is, if there is one.
pub(crate) fn robots(site: &Site) -> String {
    let map = site.origin.as_ref().map(|_| format!("\nSitemap: {}\n", site.url("sitemap.xml")));
    format!("User-agent: *\nAllow: /\n{}", map.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_site_map_is_named_only_by_its_whole_address() {
        let site = |origin: Option<&str>| Site { base: "/x/".to_owned(), origin: origin.map(str::to_owned) };
        assert_eq!(robots(&site(None)), "User-agent: *\nAllow: /\n");
        let named = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/x/sitemap.xml\n";
        assert_eq!(robots(&site(Some("https://example.org"))), named);
    }

    /// Whether the schema takes a part of a dossier, defined in it by name, to be one.
    fn takes(part: &str, value: &Value) -> bool {
        let site = Site { base: "/pacts/".to_owned(), origin: Some("https://example.org".to_owned()) };
        let mut schema = serde_json::to_value(schema(&site)).unwrap();
        let reference = json!({ "$ref": format!("#/$defs/{part}"), "$defs": schema["$defs"].take() });
        jsonschema::validator_for(&reference).unwrap().is_valid(value)
    }

    #[test]
    fn the_schema_names_its_own_address() {
        let site = |origin: Option<&str>| Site { base: "/pacts/".to_owned(), origin: origin.map(str::to_owned) };
        let id = |site: &Site| serde_json::to_value(schema(site)).unwrap()["$id"].clone();
        assert_eq!(id(&site(Some("https://example.org"))), "https://example.org/pacts/dossier.schema.json");
        assert_eq!(id(&site(None)), "/pacts/dossier.schema.json");
    }

    #[test]
    fn the_schema_lets_nothing_be_stated_without_words_nor_words_state_nothing() {
        let span = json!({ "sentence": "s1", "start": 0, "end": 4, "quote": "none" });
        let silence =
            |stated: bool, evidence: Value| json!({ "topic": "funding", "stated": stated, "evidence": evidence });
        assert!(takes("Silence", &silence(true, json!([span]))) && takes("Silence", &silence(false, json!([]))));
        assert!(!takes("Silence", &silence(true, json!([]))) && !takes("Silence", &silence(false, json!([span]))));
    }

    #[test]
    fn the_schema_gives_the_text_s_own_voice_no_speaker() {
        let voice = |kind: &str, speaker: Value| json!({ "kind": kind, "speaker": speaker });
        let somebody = json!("ase-vik");
        assert!(
            takes("Voice", &voice("attributed", somebody.clone())) && takes("Voice", &voice("reporter", Value::Null))
        );
        assert!(takes("Voice", &voice("attributed", Value::Null)) && !takes("Voice", &voice("reporter", somebody)));
    }
}
