//! What readers type into the search of a library as it is built, from texts to hits: the first three hold what they mean.

use std::fs;
use std::path::Path;

use dossier::Dossier;
use finder::Finder;

/// The texts of the library, each with the curator's file beside it where there is one.
const TEXTS: [&str; 4] = [
    "../../seeds/000_c190c86888b87c20.txt",
    "../dossier-parser/tests/corpus/dev/india-france-space.txt",
    "../dossier-parser/tests/corpus/dev/germany-namibia-hydrogen.txt",
    "../dossier-parser/tests/corpus/dev/canada-czechia-nuclear.txt",
];

/// Each query with the place of the text and the hits of which one must be among the first three.
const QUERIES: [(&str, usize, &[&str]); 40] = [
    // Names, whole, in part, in another order.
    ("Sam Altman", 0, &["person:sam-altman"]),
    ("kratsios", 0, &["person:michael-kratsios"]),
    ("Ramanathan", 1, &["person:kavita-ramanathan-iyer"]),
    ("la rochefoucauld", 1, &["person:jean-baptiste-de-la-rochefoucauld-meyer"]),
    ("Hangula Tjama", 2, &["person:tjama-hangula"]),
    ("ministry of science and ict", 0, &["organisation:ministry-of-science-and-ict"]),
    ("technology prosperity", 0, &["agreement:name"]),
    // Letters without their marks, and other letters for them.
    ("Uberbach", 2, &["person:annegret-uberbach"]),
    ("Ueberbach", 2, &["person:annegret-uberbach"]),
    ("dvoracek", 3, &["person:jiri-dvoracek"]),
    ("centre national d'etudes spatiales", 1, &["organisation:centre-national-detudes-spatiales"]),
    // Slips of the pen.
    ("Micheal Kratsios", 0, &["person:michael-kratsios"]),
    ("Gyengju", 0, &["agreement:venue"]),
    ("Namibai", 2, &["party:namibia"]),
    ("prosperty deal", 0, &["agreement:name"]),
    ("hydrgen certification", 2, &["commitment:c1"]),
    // Acronyms, of which most stand nowhere in the texts.
    ("MOU", 0, &["agreement:instrument"]),
    ("OSTP", 0, &["organisation:office-of-science-and-technology-policy"]),
    ("MSIT", 0, &["organisation:ministry-of-science-and-ict"]),
    ("NASA", 1, &["organisation:national-aeronautics-and-space-administration"]),
    ("cnes", 1, &["organisation:centre-national-detudes-spatiales"]),
    ("LOI", 3, &["agreement:instrument"]),
    ("SMR", 3, &["commitment:c1", "quotation:q1", "s1"]),
    // Hangul, and other Latin letters for a curator's names.
    ("배경훈", 0, &["person:bae-kyung-hoon"]),
    ("과기정통부", 0, &["organisation:ministry-of-science-and-ict"]),
    ("이재명 대통령", 0, &["person:lee-jae-myung"]),
    ("I Jae-myeong", 0, &["person:lee-jae-myung"]),
    ("Yi Jaemyong", 0, &["person:lee-jae-myung"]),
    ("Pae Kyŏnghun", 0, &["person:bae-kyung-hoon"]),
    ("한미", 0, &["commitment:c6", "quotation:q5", "s4"]),
    // Phrases and words of statements.
    ("\"quality of life\"", 0, &["quotation:q5", "agreement:aims-3", "s4"]),
    ("satellites for maritime surveillance", 1, &["commitment:c1"]),
    ("who would pay", 1, &["quotation:q4"]),
    ("40 million", 2, &["commitment:c2", "silence:funding"]),
    ("licensing reactors", 3, &["commitment:c2"]),
    // Domains, by other words too.
    ("green energy", 2, &["domain:clean-energy"]),
    ("6G", 0, &["domain:next-generation-communications"]),
    // Nationals for their country.
    ("Korean", 0, &["party:south-korea"]),
    ("French", 1, &["party:france"]),
    ("American science adviser", 0, &["party:united-states", "person:michael-kratsios"]),
];

fn dossier(text: &str) -> Dossier {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(text);
    let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{text}: {error}"));
    let dossier = dossier_parser::parse("text", &bytes).dossier;
    match fs::read(file.with_extension("toml")) {
        Ok(curated) => {
            curation::apply(dossier, &String::from_utf8_lossy(&bytes), &curated)
                .unwrap_or_else(|errors| panic!("{text}: {errors:?}"))
                .dossier
        }
        Err(_) => dossier,
    }
}

#[test]
fn readers_of_a_library_find_what_they_mean_among_the_first_three() {
    let library = TEXTS.map(dossier);
    let finder = Finder::read(&postcard::to_allocvec(&library[..]).unwrap()).unwrap();
    let mut missed = Vec::new();
    for (typed, place, wanted) in QUERIES {
        let hits = finder.search(typed);
        let first: Vec<_> = hits.iter().take(3).map(|hit| (hit.dossier as usize, hit.id.as_str())).collect();
        if !first.iter().any(|(dossier, id)| *dossier == place && wanted.contains(id)) {
            missed.push(format!("{typed}: none of {wanted:?} of text {place} is among {first:?}"));
        }
    }
    assert!(missed.is_empty(), "{} of {}:\n{}", QUERIES.len() - missed.len(), QUERIES.len(), missed.join("\n"));
}
