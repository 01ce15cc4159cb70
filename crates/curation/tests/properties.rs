//! What holds for every curator's file: applying it never panics, a file that is applied gives a dossier that passes the
//! same proof as one without, and every error lies in the file and can be printed.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

const TEXT: &str = include_str!("text.txt");

/// Applies a file and checks what comes of it; gives whether it was applied.
fn check(file: &str) -> bool {
    let dossier = dossier_parser::parse("text", TEXT.as_bytes()).dossier;
    match curation::apply(dossier, TEXT, file.as_bytes()) {
        Ok(curated) => {
            assert_eq!(curated.dossier.verify(TEXT), [], "{file}");
            let again = dossier_parser::parse("text", TEXT.as_bytes()).dossier;
            assert_eq!(curation::apply(again, TEXT, file.as_bytes()).unwrap().dossier, curated.dossier);
            true
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in errors {
                assert!(error.range.start <= error.range.end && error.range.end <= file.len(), "{error:?}");
                assert!(error.hint.is_some());
                assert!(error.render("text.toml", file.as_bytes()).contains("text.toml:"), "{error:?}");
            }
            false
        }
    }
}

/// Some words of the text, from one byte to another.
fn passage() -> impl Strategy<Value = String> {
    (0..TEXT.len(), 1..60_usize).prop_filter_map("inside a character", |(start, length)| {
        let words = TEXT.get(start..(start + length).min(TEXT.len()))?;
        (!words.contains(['\\', '"'])).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// An entry that may be right: a kind with its keys, about words of the text.
fn entry() -> impl Strategy<Value = String> {
    let more = prop::sample::select(vec![
        "kind = \"direct\"",
        "kind = \"indirect\"\nspeaker = \"Marianne Berg\"",
        "strength = \"agreed\"\ncue = \"agreed\"",
        "strength = \"planned\"\ncue = \"will\"\nactors = [\"Norway\"]",
        "date = \"2025-05\"",
        "date = 2025-05-12\nparticipants = [\"Kim Min-ji\"]",
        "code = \"XX\"",
        "name = \"Oceans\"",
        "field = \"venue\"",
        "field = \"status\"\nvalue = \"proposed\"",
        "topic = \"funding\"",
        "person = \"Kim Min-ji\"",
        "party = \"Norway\"",
        "organisation = \"Ministry of Trade\"",
        "voice = \"unnamed\"",
        "",
    ]);
    let verb = prop::sample::select(vec!["add", "correct", "drop"]);
    let kinds = vec![
        "source",
        "party",
        "organisation",
        "person",
        "domain",
        "agreement",
        "aim",
        "signatory",
        "commitment",
        "quotation",
        "event",
        "related",
        "silence",
    ];
    (verb, prop::sample::select(kinds), passage(), any::<bool>(), more).prop_map(|(verb, kind, words, quoted, more)| {
        let words = if quoted { format!("words = \"{words}\"\n") } else { String::new() };
        format!("[[{verb}.{kind}]]\n{words}{more}\n")
    })
}

proptest! {
    #[test]
    fn any_file_is_applied_and_proved_or_refused_with_places(file in "\\PC{0,200}") {
        check(&file);
    }

    #[test]
    fn files_like_real_ones_are_applied_and_proved_or_refused_with_places(entries in prop::collection::vec(entry(), 1..4)) {
        check(&entries.concat());
    }

    #[test]
    fn any_words_of_a_sentence_that_stand_once_can_be_quoted(place in 0..1000_usize, start in 0..40_usize, length in 1..40_usize) {
        let dossier = dossier_parser::parse("text", TEXT.as_bytes()).dossier;
        let sentences: Vec<_> = dossier.sentences().collect();
        let words: Vec<&str> = sentences[place % sentences.len()].text.split_whitespace().collect();
        let start = start % words.len();
        let words = words[start..(start + length).min(words.len())].join(" ");
        let text = TEXT.split_whitespace().collect::<Vec<_>>().join(" ");
        let once = text.matches(&words).count() == 1;
        let file = format!("[[add.aim]]\nwords = {}\n", toml::Value::String(words));
        // Words that stand in longer ones too may still stand once as words of their own.
        prop_assert!(check(&file) || !once, "{file}");
    }
}
