//! The downloads: each dossier, its annotations, its text, the list of all, the schema.

use std::fs;
use std::path::{Path, PathBuf};

use dossier::Dossier;
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
            domains: dossier.domains.iter().map(|domain| domain.id.as_str()).collect(),
            published: dossier.source.published.map(|date| date.to_string()),
        }
    }
}

/// Writes all downloads. The texts are read from `seeds`, and must be those that the dossiers were made from.
pub(crate) fn write(output: &mut Output, site: &Site, dossiers: &[Dossier], seeds: &Path) -> Result<(), Failure> {
    let entries: Vec<Entry<'_>> = dossiers.iter().map(Entry::from).collect();
    output.write("dossiers.json", &json(&entries)?)?;
    output.write("dossier.schema.json", &json(&schemars::schema_for!(Dossier))?)?;
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

/// Lets every crawler in, and tells where the site map is.
pub(crate) fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.url("sitemap.xml"))
}
