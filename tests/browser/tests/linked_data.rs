//! What pages tell machines: JSON-LD in the words of schema.org, and W3C Web Annotations, each checked against what defines it.
//!
//! The vocabulary of schema.org is read from the npm package `schema-dts`, which is made from schema.org's own files: types,
//! whose properties they inherit, and what each property may hold.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use browser::dist;
use dossier::Dossier;
use serde_json::Value;

/// The types and properties of schema.org.
struct Vocabulary {
    /// The properties of each type's own, with the types of their values.
    properties: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    /// The types above each type.
    above: BTreeMap<String, Vec<String>>,
}

/// What is no thing: values of these are strings, numbers and truths.
const DATA: [&str; 8] = ["Text", "URL", "Date", "DateTime", "Time", "Number", "Integer", "Boolean"];

impl Vocabulary {
    fn read() -> Self {
        let file = std::env::var_os("ACCORD_SCHEMA_ORG").map(PathBuf::from);
        let file = file.unwrap_or_else(|| panic!("ACCORD_SCHEMA_ORG is not set: `cargo xtask test` runs these tests"));
        Self::parse(&fs::read_to_string(file).unwrap())
    }

    /// Reads the package's declarations, which a program has written, one property a line.
    fn parse(text: &str) -> Self {
        let mut vocabulary = Self { properties: BTreeMap::new(), above: BTreeMap::new() };
        let name_of = |word: &str| {
            let word = word.trim().split('<').next().unwrap();
            word.strip_suffix("Base").or_else(|| word.strip_suffix("Leaf")).unwrap_or(word).to_owned()
        };
        let mut current = String::new();
        for line in text.lines() {
            let words = line.strip_prefix("export ").unwrap_or(line);
            if let Some(rest) = words.strip_prefix("interface ") {
                let (name, above) = rest.trim_end_matches(" {").split_once(" extends ").unwrap_or((rest, ""));
                current = name_of(name);
                let above = above.split(',').map(name_of).filter(|one| !one.is_empty() && *one != current);
                vocabulary.above.entry(current.clone()).or_default().extend(above);
            } else if let Some((name, rest)) = line.trim().strip_prefix('"').and_then(|line| line.split_once("\"?: "))
                && let Some((values, _)) = rest.strip_prefix("SchemaValue<").and_then(|rest| rest.rsplit_once(", \""))
            {
                let values = values.split('|').map(|value| value.trim().to_owned()).collect();
                vocabulary.properties.entry(current.clone()).or_default().insert(name.to_owned(), values);
            }
        }
        vocabulary
    }

    /// Whether a type is another or below it.
    fn is_a(&self, kind: &str, other: &str) -> bool {
        kind == other || self.above.get(kind).is_some_and(|above| above.iter().any(|one| self.is_a(one, other)))
    }

    /// What a property of a type may hold; none where the type has no such property.
    fn values(&self, kind: &str, property: &str) -> Option<&BTreeSet<String>> {
        let own = self.properties.get(kind).and_then(|properties| properties.get(property));
        own.or_else(|| self.above.get(kind)?.iter().find_map(|above| self.values(above, property)))
    }

    /// Everything that is wrong with a node.
    fn problems(&self, node: &Value, problems: &mut Vec<String>) {
        let Some(kind) = node["@type"].as_str().filter(|kind| self.above.contains_key(*kind)) else {
            return problems.push(format!("{node} has no type of schema.org"));
        };
        for (property, value) in node.as_object().unwrap().iter().filter(|(property, _)| !property.starts_with('@')) {
            let Some(allowed) = self.values(kind, property) else {
                problems.push(format!("{kind} has no property {property}"));
                continue;
            };
            let values = value.as_array().map_or_else(|| vec![value], |list| list.iter().collect());
            if values.is_empty() {
                problems.push(format!("{kind}.{property} is empty"));
            }
            for value in values {
                let fits = match value {
                    Value::String(text) => fits_data(text, allowed),
                    Value::Object(fields) if fields.keys().eq(["@id"]) => allowed.contains("IdReference"),
                    Value::Object(_) => {
                        self.problems(value, problems);
                        let kind = value["@type"].as_str().unwrap_or_default();
                        allowed.iter().any(|one| self.is_a(kind, one))
                    }
                    _ => false,
                };
                if !fits {
                    problems.push(format!("{kind}.{property} may not hold {value}, but {allowed:?}"));
                }
            }
        }
    }
}

fn fits_data(text: &str, allowed: &BTreeSet<String>) -> bool {
    let date = text.len() >= 4 && text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let one = |name: &str| match name {
        "Date" | "DateTime" => date,
        "URL" => text.starts_with('/') || text.starts_with("http"),
        name => DATA.contains(&name),
    };
    !text.is_empty() && allowed.iter().any(|name| one(name))
}

/// The data in a page: none, or one graph.
fn graph(page: &str) -> Option<Vec<Value>> {
    let file = format!("{page}index.html");
    let html = dist::read(&file).unwrap();
    let json = html.split("<script type=\"application/ld+json\">").nth(1)?.split("</script>").next()?;
    let data: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert_eq!(data["@context"], "https://schema.org", "{file}");
    Some(data["@graph"].as_array().unwrap_or_else(|| panic!("{file} has no graph")).clone())
}

/// Every node of a graph that has a type, those within others too.
fn nodes<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| nodes(one, found)),
        Value::Object(fields) => {
            if fields.contains_key("@type") {
                found.push(value);
            }
            fields.values().for_each(|one| nodes(one, found));
        }
        _ => {}
    }
}

/// Every dossier of the site with the path of its folder.
fn dossiers() -> Vec<(String, Dossier)> {
    let list: Value = serde_json::from_str(&dist::read("/dossiers.json").unwrap()).unwrap();
    let slugs = list.as_array().unwrap().iter().map(|entry| entry["slug"].as_str().unwrap().to_owned());
    let read = |slug: String| {
        let dossier = serde_json::from_str(&dist::read(&format!("/{slug}/dossier.json")).unwrap()).unwrap();
        (format!("/{slug}/"), dossier)
    };
    slugs.map(read).collect()
}

#[test]
fn the_check_finds_what_is_wrong() {
    let vocabulary = Vocabulary::read();
    let problems = |json: &str| {
        let mut problems = Vec::new();
        vocabulary.problems(&serde_json::from_str(json).unwrap(), &mut problems);
        problems.len()
    };
    assert_eq!(problems(r#"{"@type": "Claim", "text": "so", "author": {"@type": "Person", "name": "A"}}"#), 0);
    assert_eq!(problems(r#"{"@type": "Claim", "appearance": {"@id": "/x/"}}"#), 0);
    for wrong in [
        r#"{"@type": "Assertion"}"#,
        r#"{"@type": "Claim", "spokenByCharacter": {"@type": "Person", "name": "A"}}"#,
        r#"{"@type": "Claim", "author": {"@type": "Country", "name": "A"}}"#,
        r#"{"@type": "Claim", "appearance": "words"}"#,
        r#"{"@type": "Event", "startDate": "in May"}"#,
    ] {
        assert_eq!(problems(wrong), 1, "{wrong}");
    }
}

#[test]
fn every_page_of_a_dossier_tells_its_content_in_the_words_of_schema_org() {
    let vocabulary = Vocabulary::read();
    let dossiers = dossiers();
    for page in dist::pages().unwrap() {
        let page_of = |folder: &String| page.starts_with(folder) || page.starts_with(&format!("/ko{folder}"));
        let graph = graph(&page);
        assert!(graph.is_some() || !dossiers.iter().any(|(folder, _)| page_of(folder)), "{page} tells nothing");
        for node in graph.into_iter().flatten() {
            let mut problems = Vec::new();
            vocabulary.problems(&node, &mut problems);
            assert!(problems.is_empty(), "{page}: {problems:#?}");
        }
    }
}

#[test]
fn each_kind_of_statement_is_told_on_its_page_with_the_words_that_back_it() {
    for (folder, dossier) in dossiers() {
        let text = dist::read(&format!("{folder}source.txt")).unwrap();
        let count = |page: &str, kind: &str| {
            let graph = graph(&format!("{folder}{page}")).unwrap();
            graph.iter().filter(|node| node["@type"] == kind).count()
        };
        assert_eq!(count("commitments/", "Claim"), dossier.commitments.len());
        assert_eq!(count("domains/", "Claim"), dossier.domains.len());
        assert_eq!(count("statements/", "Quotation") + count("statements/", "Claim"), dossier.quotations.len());
        assert_eq!(count("timeline/", "Event"), dossier.events.len());
        assert_eq!(count("signatories/", "Person"), dossier.signatories.len());
        let bodies = count("agreement/", "GovernmentOrganization") + count("agreement/", "Organization");
        assert_eq!(bodies, dossier.organisations.len());
        let facts = dossier.facts().iter().filter(|fact| fact.kind == dossier::FactKind::Agreement).count();
        assert_eq!(count("agreement/", "Claim"), facts);
        for page in dist::pages().unwrap().iter().filter(|page| page.contains(&folder)) {
            let graph = Value::Array(graph(page).unwrap());
            let mut all = Vec::new();
            nodes(&graph, &mut all);
            assert_eq!(all.iter().filter(|node| node["@type"] == "NewsArticle").count(), 1, "{page}");
            for node in all {
                for claim in ["legislationLegalForce", "legislationLegalValue", "legislationPassedBy"] {
                    assert!(node.get(claim).is_none(), "{page} claims more than the source says: {claim}");
                }
                let tells_language = node.get("inLanguage").is_some() && node["@type"] == "Legislation";
                assert!(!tells_language, "{page}: the source does not say in which language the agreement is");
                let backing = match node["@type"].as_str().unwrap() {
                    "Claim" => &node["appearance"],
                    "Event" => &node["subjectOf"],
                    _ => continue,
                };
                let backing = backing.as_array().map_or_else(|| vec![backing], |list| list.iter().collect());
                for quote in backing {
                    let words = quote["text"].as_str().unwrap_or_else(|| panic!("{page}: {node} has no words"));
                    assert!(text.contains(words), "{page}: “{words}” is not in the source");
                    assert!(quote["url"].as_str().unwrap().contains("/source/?e=s"), "{page}: {quote}");
                }
            }
        }
    }
}

#[test]
fn annotations_fit_the_model_of_the_w3c() {
    let schema: Value = serde_json::from_str(include_str!("annotation-collection.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (folder, _) in dossiers() {
        let text = dist::read(&format!("{folder}annotations.jsonld")).unwrap();
        let data: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&data).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{folder}: {errors:#?}");
        let mut ids = BTreeSet::new();
        for item in data["first"]["items"].as_array().unwrap() {
            assert!(ids.insert(item["id"].as_str().unwrap()), "{folder}: {} stands there twice", item["id"]);
        }
        assert_eq!(data["total"].as_u64().unwrap(), ids.len() as u64);
        // The schema says no to what is none.
        for (path, wrong) in [
            ("/@context", Value::from("https://schema.org")),
            ("/first/items/0/type", Value::from("Note")),
            ("/first/items/0/body", Value::from("words")),
            ("/first/items/0/target", Value::from(7)),
            ("/first/items/0/target/0/selector/0/exact", Value::Null),
            ("/first/items/0/target/0/selector/1/start", Value::from(-1)),
        ] {
            let mut changed = data.clone();
            *changed.pointer_mut(path).unwrap() = wrong;
            assert!(!validator.is_valid(&changed), "{path} may be anything");
        }
    }
}
