//! Every gold file of the corpus quotes words that are in its text.

use std::path::Path;

use dossier_eval::{Case, Facet, SETS, evaluate, load};

#[test]
fn gold_files_quote_their_texts() {
    for set in SETS {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let cases = load(&root, set).unwrap_or_else(|error| panic!("{error}"));
        assert!(!cases.is_empty(), "no texts in {set}");
    }
}

#[test]
fn words_that_are_not_in_the_text_are_refused() {
    let folder = std::env::temp_dir().join(format!("dossier-eval-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (text, gold) = (folder.join("a.txt"), folder.join("a.gold.toml"));
    std::fs::write(&text, "Peru and Chile signed a pact.").unwrap();
    std::fs::write(&gold, "parties = { PE = \"Peru\", BO = \"Bolivia\" }").unwrap();
    let refused = Case::load(&text, &gold).err().map(|error| error.problem);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(refused.as_deref(), Some("“Bolivia” is not in the text"));
}

/// A case holds only the facts that it is about, so what it leaves out is not judged.
#[test]
fn no_case_of_a_bug_is_missed_again() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let cases = load(&root, "cases").unwrap_or_else(|error| panic!("{error}"));
    let report = evaluate(&cases);
    let missed: Vec<_> = report.mistakes().iter().filter(|mistake| mistake.what.starts_with("missed")).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Domains of one standing, and topics, count only in texts whose gold file lists that kind.
#[test]
fn a_kind_without_a_key_is_not_judged() {
    let folder = std::env::temp_dir().join(format!("dossier-eval-keys-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (text, gold) = (folder.join("a.txt"), folder.join("a.gold.toml"));
    let words = "Peru and Chile signed an agreement on fisheries in Lima on 3 May 2021. \
                 The agreement on fisheries will enter into force on 1 June 2022.";
    std::fs::write(&text, words).unwrap();
    let judged = |keys: &str| {
        std::fs::write(&gold, format!("parties = {{ PE = \"Peru\", CL = \"Chile\" }}\n{keys}")).unwrap();
        let report = evaluate(&[Case::load(&text, &gold).unwrap_or_else(|error| panic!("{error}"))]);
        let of = |facet| report.mistakes().iter().filter(|mistake| mistake.facet == facet).count();
        (of(Facet::Domains), of(Facet::Silences))
    };
    let (none, context, all) = (judged(""), judged("context = []"), judged("cooperation = []\nstated = []"));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(none, (0, 0));
    assert_eq!(context, (0, 0));
    assert_eq!(all, (1, 1));
}
