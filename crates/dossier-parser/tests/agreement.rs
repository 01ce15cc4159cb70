//! Which agreement a text is about, and what it says of it.

use dossier::{Instrument, Standing, Status};
use dossier_parser::parse;

fn read(text: &str) -> dossier::Dossier {
    parse("test", text.as_bytes()).dossier
}

const SIGNED: &str = "Japan and Kenya ink water deal\n\nNAIROBI, March 14, 2023 (Rift News) -- Japan and Kenya signed a memorandum of understanding on water resources management on Tuesday.\n\nThe MoU was signed by Kenyan Water Minister Alice Wahome and Japanese Ambassador Ken Okaniwa at Harambee House.\n\nThe deal does not cover irrigation, which is dealt with in a separate agreement signed in 2019.\n";

#[test]
fn the_most_specific_kind_counts_and_signing_gives_date_and_venue() {
    let agreement = read(SIGNED).agreement;
    assert_eq!(agreement.instrument.map(|claim| claim.value), Some(Instrument::MemorandumOfUnderstanding));
    assert_eq!(agreement.status.map(|claim| claim.value), Some(Status::Signed));
    assert_eq!(agreement.signing_date.map(|claim| claim.value.to_string()), Some("2023-03-14".into()));
    assert_eq!(agreement.venue.map(|claim| claim.value), Some("Harambee House".into()));
    assert!(agreement.name.is_none());
}

#[test]
fn what_is_only_mentioned_is_related() {
    let dossier = read(SIGNED);
    let related = dossier.related.iter().map(|related| related.name.as_str()).collect::<Vec<_>>();
    assert_eq!(related, ["a separate agreement signed in 2019"]);
}

#[test]
fn the_fields_it_covers_are_told_from_those_that_are_mentioned() {
    let text = "BRUSSELS, 2 May 2022 (Wire) -- Belgium and Chile signed an agreement on the recycling of batteries on Monday. The two countries will also cooperate in semiconductors. Chile, known for its tourism, hosted a summit on quantum computing last year.\n";
    let dossier = read(text);
    let with = |standing| {
        let domains = dossier.domains.iter().filter(move |domain| domain.standing == standing);
        domains.map(|domain| domain.id.as_str()).collect::<Vec<_>>()
    };
    assert!(with(Standing::Cooperation).contains(&"semiconductors"));
    assert!(with(Standing::Context).contains(&"quantum") && with(Standing::Context).contains(&"tourism"));
}

#[test]
fn a_text_about_no_agreement_gives_none() {
    for text in [
        "TOKYO, Feb. 12, 2025 (BizWire) -- Japanese carmaker Aoki and its rival Mori said on Thursday they had ended talks on a merger, scrapping a memorandum of understanding signed in December. Renault of France, which owns 36 percent of Mori, said the terms were unacceptable.\n",
        "MIAMI, Aug. 9, 2024 (Coast News) -- A former bank manager reached a plea agreement with prosecutors on Friday. Under the deal he must forfeit two houses. Police in Colombia and Spain will share their files.\n",
        "MEXICO CITY, June 27, 2024 (Finance Wire) - Mexico's central bank left its key rate at 11 percent on Thursday, citing uncertainty over the trade agreement with the United States and Canada.\n",
    ] {
        let dossier = read(text);
        assert!(dossier.agreement.is_empty(), "{text}");
        assert!(dossier.commitments.is_empty() && dossier.related.is_empty(), "{text}");
        assert!(dossier.silences.iter().all(|silence| silence.stated.is_none()));
    }
}
