//! What readers type, and what they should find among the first three.

use dossier::Dossier;

use super::{Hit, Index};
use crate::fixture;

/// Each query with the hit that must be among the first three.
const QUERIES: &[(&str, &str)] = &[
    // Names, in any case and order, and their beginnings.
    ("Kratsios", "person:michael-kratsios"),
    ("michael kratsios", "person:michael-kratsios"),
    ("kratsios michael", "person:michael-kratsios"),
    ("krats", "person:michael-kratsios"),
    ("Altman", "person:sam-altman"),
    ("South Korea", "party:south-korea"),
    ("openai", "organisation:openai"),
    ("Gyeongju", "agreement:venue"),
    ("technology prosperity deal", "agreement:name"),
    ("Ministry of Science", "organisation:ministry-of-science-and-ict"),
    // Acronyms and usual short forms.
    ("OSTP", "organisation:office-of-science-and-technology-policy"),
    ("MSIT", "organisation:ministry-of-science-and-ict"),
    ("APEC", "organisation:asia-pacific-economic-cooperation"),
    ("MOU", "agreement:instrument"),
    ("AI", "domain:artificial-intelligence"),
    ("6G", "domain:next-generation-communications"),
    ("biotech", "domain:biotechnology"),
    ("USA", "party:united-states"),
    ("ROK", "party:south-korea"),
    ("KR", "party:south-korea"),
    // Other spellings of Korean names, and Hangul.
    ("Bae Kyunghoon", "person:bae-kyung-hoon"),
    ("Bae Kyung hoon", "person:bae-kyung-hoon"),
    ("Pae Kyong-hun", "person:bae-kyung-hoon"),
    ("Bae Gyeong-hun", "person:bae-kyung-hoon"),
    ("배경훈", "person:bae-kyung-hoon"),
    ("이재명", "person:lee-jae-myung"),
    ("Lee Jae-myung", "person:lee-jae-myung"),
    ("Yi Chaemyong", "person:lee-jae-myung"),
    ("경주", "agreement:venue"),
    ("미국", "party:united-states"),
    ("인공지능", "domain:artificial-intelligence"),
    // Slips of the pen.
    ("quantm", "domain:quantum"),
    ("Kratzios", "person:michael-kratsios"),
    ("pharmacuticals", "domain:pharmaceuticals"),
    ("artifical inteligence", "domain:artificial-intelligence"),
    ("memorandom of understanding", "agreement:instrument"),
    // Phrases, and words of statements and sentences.
    ("symbol of cooperation", "quotation:q3"),
    ("omnidirectional", "quotation:q1"),
    ("shared AI ecosystem", "commitment:c3"),
    ("\"quality of life\"", "quotation:q2"),
    ("policy frameworks", "commitment:c2"),
    ("exporting AI technologies", "commitment:c4"),
    ("science minister", "person:bae-kyung-hoon"),
    ("emerging technologies", "s3"),
    ("partnership with OpenAI", "related:seoul-s-partnership-with-openai"),
    ("ai hub in asia", "s11"),
];

#[test]
fn readers_find_what_they_mean_among_the_first_three() {
    let index = Index::new(vec![fixture::dossier()]);
    let mut missed = Vec::new();
    for (typed, wanted) in QUERIES {
        let hits: Vec<_> = index.search(typed, 3).into_iter().map(|hit| hit.id).collect();
        if !hits.iter().any(|id| id == wanted) {
            missed.push(format!("{typed}: {wanted} is not among {hits:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// The sentence of a hit.
fn sentence<'d>(dossier: &'d Dossier, hit: &Hit) -> &'d str {
    dossier.sentences().find(|sentence| sentence.id == hit.sentence).map_or("", |sentence| &sentence.text)
}

#[test]
fn a_hit_shows_the_words_that_answer_in_their_sentence() {
    let dossier = fixture::dossier();
    let index = Index::new(vec![dossier.clone()]);
    let hits = index.search("ostp", 1);
    let hit = &hits[0];
    let sentence = sentence(&dossier, hit);
    let shown: Vec<_> = hit.sentence_marks.iter().map(|mark| &sentence[mark.clone()]).collect();
    assert_eq!(shown, ["Office of Science and Technology Policy"]);
    let hits = index.search("shared ecosystem", 1);
    let hit = &hits[0];
    assert_eq!(hit.marks.iter().map(|mark| &hit.text[mark.clone()]).collect::<Vec<_>>(), ["shared", "ecosystem"]);
}

#[test]
fn what_is_not_there_is_not_found() {
    let index = Index::new(vec![fixture::dossier()]);
    for typed in ["", "   ", "zzzzqx", "\"cooperation symbol\"", "…", "\"", "-'."] {
        let hits: Vec<_> = index.search(typed, 3).into_iter().map(|hit| hit.id).collect();
        assert!(hits.is_empty(), "{typed}: {hits:?}");
    }
    assert!(Index::new(Vec::new()).search("ai", 3).is_empty());
}

#[test]
fn a_mark_lies_on_the_boundaries_of_its_text() {
    let dossier = fixture::dossier();
    let index = Index::new(vec![dossier.clone()]);
    for letter in "abcdefghijklmnopqrstuvwxyz".chars() {
        for hit in index.search(&letter.to_string(), 200) {
            assert!(hit.marks.iter().all(|mark| hit.text.get(mark.clone()).is_some()), "{letter}: {}", hit.id);
            let sentence = sentence(&dossier, &hit);
            assert!(hit.sentence_marks.iter().all(|mark| sentence.get(mark.clone()).is_some()), "{letter}: {}", hit.id);
        }
    }
}
