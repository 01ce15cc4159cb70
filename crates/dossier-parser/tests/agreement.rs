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
    let text = "BRUSSELS, 2 May 2022 (Wire) -- Belgium and Chile signed an agreement on the recycling of batteries on Monday. The two countries will also cooperate in semiconductors. Chile hosted a summit on quantum computing last year. Firms in Ghent have worked on quantum computing since 2015.\n";
    let dossier = read(text);
    let with = |standing| {
        let domains = dossier.domains.iter().filter(move |domain| domain.standing == standing);
        domains.map(|domain| domain.id.as_str()).collect::<Vec<_>>()
    };
    assert!(with(Standing::Cooperation).contains(&"semiconductors"));
    assert_eq!(with(Standing::Context), ["quantum"]);
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

/// Checks `name | instrument | status | date of signing | venue` of the agreement; `-` where there is none.
fn check(text: &str, expected: &str) {
    let agreement = read(text).agreement;
    let fields = [
        agreement.name.map(|claim| claim.value),
        agreement.instrument.map(|claim| claim.value.word().to_owned()),
        agreement.status.map(|claim| claim.value.word().to_owned()),
        agreement.signing_date.map(|claim| claim.value.to_string()),
        agreement.venue.map(|claim| claim.value),
    ];
    let found = fields.map(|field| field.unwrap_or_else(|| "-".into())).join(" | ");
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_name_may_stand_in_quotation_marks() {
    check(
        "Chile and Peru on Monday signed the \"Lima Understanding on Anchovy\". The two countries will close the fishery together.\n\nLIMA, 12 May 2025 (Wire). The accord was inked by the two fisheries ministers after a year of talks.\n",
        "Lima Understanding on Anchovy | agreement | signed | 2025-05-12 | -",
    );
    check(
        "Georgia and Estonia signed the memorandum \"On Cooperation in Archives\" in Tbilisi on 3 March 2021.\n",
        "On Cooperation in Archives | agreement | signed | 2021-03-03 | Tbilisi",
    );
}

#[test]
fn a_treaty_may_be_done_at_a_place_in_the_middle_of_a_sentence() {
    check(
        "Morocco and Senegal exchanged instruments of ratification of their Convention on Mutual Assistance in Customs Matters, done at Dakar on 6 November 2016.\n",
        "Convention on Mutual Assistance in Customs Matters | convention | signed | 2016-11-06 | Dakar",
    );
}

#[test]
fn several_at_once_are_the_news() {
    check(
        "Oman and Tanzania are to work closely at sea, their ministers said.\n\nTwo memoranda of understanding were signed in Muscat on 30 January 2024: one on ports and one on patrols.\n",
        "- | memorandum-of-understanding | signed | 2024-01-30 | Muscat",
    );
}

#[test]
fn how_far_it_has_come_is_told_in_many_ways() {
    let status = |text: &str| read(text).agreement.status.map(|claim| claim.value);
    let check = |text: &str, expected| assert_eq!(status(text), Some(expected), "{text}");
    check("Peru and Japan hope to conclude negotiations on a trade agreement this year.\n", Status::Negotiating);
    check(
        "Peru and Japan launched negotiations on a trade agreement on Monday. The two ministers signed a joint statement to open the talks.\n",
        Status::Negotiating,
    );
    check(
        "India said it was putting the Indus Waters Treaty with Pakistan in abeyance. The treaty survived three wars.\n",
        Status::Suspended,
    );
    check("Fiji and Samoa agreed on a convention on pensions. Its text was initialled in Suva.\n", Status::ToBeSigned);
    check(
        "Today Foreign Secretary Helen Marsh and Trinidad's Prime Minister Camille Lall launched the United Kingdom–Trinidad and Tobago Security Partnership. The two countries will share data.\n",
        Status::Signed,
    );
    check(
        "Peru and Chile have a fisheries treaty in sight. Minister Ana Rojas of Peru flew in from Lima to sign the treaty, and Minister Luis Soto signed for Chile.\n",
        Status::Signed,
    );
}

#[test]
fn an_essay_on_old_treaties_is_about_no_agreement() {
    for text in [
        "One hundred years ago, on 24 July 1923, diplomats of Turkey and Greece gathered in a palace. The Treaty of Lausanne ended the war between Greece and Turkey. Visitors will receive a booklet.\n",
        "Five hundred years ago today the envoys of Spain and Portugal signed the Treaty of Tordesillas. Spain and Portugal agreed that each would keep it for ever.\n",
    ] {
        assert!(read(text).agreement.is_empty(), "{text}");
    }
}

#[test]
fn topics_are_stated_in_many_words() {
    const HEAD: &str = "Norway and Chile signed a treaty on fishing.";
    let stated = |text: &str| {
        let dossier = read(&format!("{HEAD} {text}\n"));
        let stated = dossier.silences.iter().filter(|silence| silence.stated.is_some());
        stated.map(|silence| silence.topic.word()).collect::<Vec<_>>().join(" ")
    };
    let check = |text: &str, expected: &str| assert_eq!(stated(text), expected, "{text}");
    check("A steering group of eight will meet twice a year.", "implementing-body");
    check("Either country may leave it on written notice.", "termination");
    check("It creates no rights under international law.", "legal-force");
    check("The text ran for ten years.", "duration");
    check("The A$500 million treaty covers tuna.", "funding");
    check("Before it can enter into force, the treaty must be approved in Oslo.", "entry-into-force");
    check("A commission of six will meet twice a year to review progress.", "implementing-body");
    check("It will stay in force until 2030.", "duration");
    check("Its term is three years.", "duration");
    check("It may be ended by mutual consent.", "termination");
    check("Each country can walk away at any time.", "termination");
    check("It is binding on both.", "legal-force");
    check("Quarrels go to a panel of three judges.", "dispute-settlement");
    check("It does not say who will pay.", "");
    check("It is silent on how long it would last, and offers no court for quarrels.", "");
    check("When does it start? On 1 May.", "entry-into-force");
    check("Who pays? That is not clear.", "");
    check("Chile will put €4m into the fleet.", "funding");
    check("The two ministers renewed the treaty for another five years.", "duration");
    check("Exports were worth 40 million dollars last year.", "");
    check("A working group on salmon met in May.", "");
    check("It is not a treaty and binds nobody.", "legal-force");
    check("The text is political, not legal.", "legal-force");
    check("Both will share the bill.", "funding");
    check("It expires after three years.", "duration");
    check("Should the two disagree, a panel of three will decide.", "dispute-settlement");
    check("Each side will name a coordinator.", "implementing-body");
    check("The text becomes valid upon the second signature.", "entry-into-force");
    check("They agreed to set up a working group on bird flu.", "");
    check("A binding agreement on crab is to follow.", "");
}

#[test]
fn other_agreements_are_told_by_their_makers_their_day_and_their_names() {
    const HEAD: &str = "Norway and Chile signed a treaty on fishing in Lima on 3 May 2024.";
    let related = |text: &str| {
        let related = read(&format!("{HEAD} {text}\n")).related;
        related.into_iter().map(|related| related.name).collect::<Vec<_>>().join("; ")
    };
    let check = |text: &str, expected: &str| assert_eq!(related(text), expected, "{text}");
    check("Peru signed a rival memorandum with Ecuador in 2019.", "a rival memorandum with Ecuador");
    check("A bilateral free trade agreement has been in effect since 2020.", "A bilateral free trade agreement");
    check("It rests on the Paris climate accord.", "the Paris climate accord");
    check("It follows the agreement in principle of 28 June 2019.", "the agreement in principle of 28 June 2019");
    check("Both are parties to the Paris Agreement.", "Paris Agreement");
    check("It replaces the fisheries agreement of 2004.", "the fisheries agreement of 2004");
    check("Unlike the accord between Peru and Japan, it has no quotas.", "the accord between Peru and Japan");
    check("It bans nets. The treaty is short. The Antarctic Treaty forbids mining.", "Antarctic Treaty");
    check("The treaty is short.", "");
    check("No agreement was reached on cod.", "");
    check("It is a landmark agreement, said the minister.", "");
    check("A landmark treaty, said the minister.", "");
}

#[test]
fn a_headline_is_no_section_no_line_of_a_page_and_no_title() {
    let source = |text: &str| {
        let source = read(text).source;
        format!("{} | {}", source.headline.unwrap_or("-".into()), source.publisher.unwrap_or("-".into()))
    };
    let check = |text: &str, expected: &str| assert_eq!(source(text), expected, "{text}");
    let story = "Norway and Chile signed a treaty on fishing on Monday.\n";
    check(&format!("ECONOMY, MIDDLE EAST\n\nTwo coasts sign\n\n{story}"), "Two coasts sign | -");
    check(&format!("Skip to main content\n\nHome > World\n\nTwo coasts sign\n\n{story}"), "Two coasts sign | -");
    check(
        &format!("European Commission - Press release\n\nTwo coasts sign\n\n{story}"),
        "Two coasts sign | European Commission",
    );
    check(
        "AGREEMENT BETWEEN\nTHE GOVERNMENT OF NORWAY\nAND\nTHE GOVERNMENT OF CHILE\n\nThe Parties have agreed as follows:\n\nArticle 1\nThe Parties shall share their fish.\n\nArticle 2\nThe Parties shall count them.\n",
        "- | -",
    );
}

#[test]
fn stages_days_and_places_in_many_words() {
    let check = |text: &str, expected: &str| check(&format!("LISBON, 14 May 2024 (Wire) -- {text}\n"), expected);
    let pact = |words: &str| format!("Morocco and Portugal {words}.");
    check(
        &pact("have reached an agreement on fish, but the text has yet to be signed"),
        "- | agreement | to-be-signed | - | -",
    );
    check(
        &pact("are near the signing of an agreement on fish, now put off until June"),
        "- | agreement | to-be-signed | - | -",
    );
    check("Morocco pulled out of its fisheries agreement with Portugal on Monday.", "- | agreement | ended | - | -");
    check("Morocco has torn up its fisheries agreement with Portugal.", "- | agreement | ended | - | -");
    check(
        "Portugal's cabinet approved a fisheries agreement with Morocco on Monday, paving the way for its signature.",
        "- | agreement | to-be-signed | - | -",
    );
    check(
        &pact("signed a fisheries agreement on Monday to count the fish in the Strait of Gibraltar"),
        "- | agreement | signed | 2024-05-13 | -",
    );
    check(
        "On 3 May, in Faro, the capital of the Algarve, the ministers of Morocco and Portugal signed a fisheries agreement.",
        "- | agreement | signed | 2024-05-03 | Faro",
    );
    check(
        &pact("signed the Faro Accord on Sardines in Tavira in July last year"),
        "Faro Accord on Sardines | agreement | signed | 2023-07-01 | Tavira",
    );
    check(
        "Two coasts, one net\n\nFor years a line parted the boats. Fishermen hated it, and so did the fish. Nobody asked why it was there. Until this spring they lived by the Convention on Coastal Nets, which Morocco and Portugal had signed in May 1972 in Faro. The convention has now lapsed.",
        "Convention on Coastal Nets | convention | ended | 1972-05-01 | Faro",
    );
}

#[test]
fn names_and_places_that_a_text_brings_late_or_in_a_label() {
    check(
        "CALAKMUL, Mexico, 15 August 2025 (Wire) -- The leaders of Mexico, Guatemala and Belize signed a declaration on Friday to keep a forest.\n\nThe three met among the pyramids of Calakmul for the ceremony.\n\nUnder the Calakmul Declaration, the three countries will set up a council.\n",
        "Calakmul Declaration | joint-declaration | signed | 2025-08-15 | Calakmul",
    );
    check(
        "The Pukpuk Treaty: what it means for Australia and Papua New Guinea\n\n• Full title: Papua New Guinea–Australia Mutual Defence Treaty.\n• Signed: Canberra, 6 October 2025, by Prime Ministers Anthony Albanese and James Marape.\n• The Treaty leaves untouched the Torres Strait Treaty of 18 December 1978.\n",
        "Papua New Guinea–Australia Mutual Defence Treaty | treaty | signed | 2025-10-06 | Canberra",
    );
    check(
        "Iraq and Turkey signed an agreement on dams. Their foreign ministers put their names to the agreement at the prime minister's office.\n",
        "- | agreement | signed | - | prime minister's office",
    );
    check(
        "South Korea and the European Union signed an agreement on research on 17 July 2025 at a hotel in central Seoul.\n",
        "- | agreement | signed | 2025-07-17 | Seoul",
    );
}

#[test]
fn where_and_when_it_was_signed_in_many_words() {
    let check = |told: &str, expected: &str| {
        let agreement = read(&format!("LISBON, May 17, 2024 (Wire) -- {told}\n")).agreement;
        let venue = agreement.venue.map_or("-".into(), |claim| claim.value);
        let day = agreement.signing_date.map_or("-".into(), |claim| claim.value.to_string());
        assert_eq!(format!("{venue}, {day}"), expected, "{told}");
    };
    let both = |words: &str| format!("Morocco and Portugal signed a fisheries agreement {words}.");
    check(&both("on Thursday in the Mauritanian capital, Nouakchott"), "Nouakchott, 2024-05-16");
    check(&both("on Thursday in the Moroccan capital"), "Moroccan capital, 2024-05-16");
    check(&both("at the Institute of Fisheries in Faro on Thursday"), "Institute of Fisheries in Faro, 2024-05-16");
    check(&both("by video conference on Thursday"), "-, 2024-05-16");
    check(&both("in Faro this morning"), "Faro, 2024-05-17");
    check(
        "At a ceremony in Rabat on Thursday, Morocco and Portugal signed a fisheries agreement.",
        "Rabat, 2024-05-16",
    );
    check(
        "The ministers of Morocco and Portugal met in Faro on Thursday and signed a fisheries agreement.",
        "Faro, 2024-05-16",
    );
    check(
        "Morocco and Portugal, whose talks in Geneva had failed, signed a fisheries agreement in Rabat on Thursday.",
        "Rabat, 2024-05-16",
    );
    check("Morocco and Portugal will sign a fisheries agreement on Monday in Faro.", "Faro, 2024-05-20");
}

#[test]
fn who_published_a_text_and_when() {
    let story =
        "Morocco and Portugal signed a fisheries agreement on Monday, both governments said, after a year of talks.";
    let check = |before: &str, behind: &str, expected: &str| {
        let source = read(&format!("{before}{story}{behind}\n")).source;
        let published = source.published.map_or("-".into(), |day| day.to_string());
        assert_eq!(format!("{}, {published}", source.publisher.unwrap_or("-".into())), expected, "{before}");
    };
    check("RABAT, May 13, 2024 (AFP) - ", "", "AFP, 2024-05-13");
    check("New Delhi, May 13 (PTI) ", "", "PTI, -");
    check("KYIV. May 13, 2024 /Ukrinform/. ", "", "Ukrinform, 2024-05-13");
    check("NEW DELHI: ", " They will meet again. PTI", "PTI, -");
    check("A pact\n\n", "\n\nThe two will meet again.\n\nANSA", "ANSA, -");
    check("Lisbon, Wednesday 15 May 2024. ", "", "-, 2024-05-15");
    check("A pact\n\nPublished: 15 May 2024, 10:30 | Last updated: 16 May 2024\n\n", "", "-, 2024-05-15");
}

#[test]
fn what_it_is_for_is_told_in_many_ways() {
    let aims = |sentence: &str| {
        let text = format!(
            "OSLO, March 4, 2021 (Fjord Wire) -- Norway and Ghana signed a memorandum of understanding on fisheries on Thursday. {sentence}\n"
        );
        read(&text).agreement.aims.into_iter().map(|claim| claim.value).collect::<Vec<_>>()
    };
    for sentence in [
        "The memorandum's purpose is to protect tuna.",
        "It is meant to protect tuna.",
        "In a bid to protect tuna, the two countries signed the memorandum.",
    ] {
        assert_eq!(aims(sentence), ["to protect tuna"], "{sentence}");
    }
    assert_eq!(aims("The two sides signed it with the aim of protecting tuna."), ["protecting tuna"]);
    assert_eq!(aims("Under the memorandum, which aims to protect tuna, quotas will be cut."), ["aims to protect tuna"]);
    assert_eq!(aims("The memorandum, meant to protect tuna, was signed in Oslo."), ["meant to protect tuna"]);
}

#[test]
fn letters_stand_for_the_agreement_that_defines_them() {
    let text = "FACT SHEET\n\nAndean Community-Korea Trade Promotion Agreement (ACKTPA)\n\nWhat is it?\n\nThe ACKTPA was signed on 12 March 2021 in Lima, Peru, by South Korea and the four members of the Andean Community: Bolivia, Colombia, Ecuador and Peru.\n";
    let dossier = read(text);
    let agreement = dossier.agreement;
    assert_eq!(agreement.name.unwrap().value, "Andean Community-Korea Trade Promotion Agreement");
    assert_eq!(agreement.signing_date.unwrap().value.to_string(), "2021-03-12");
    let parties = dossier.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>();
    assert_eq!(parties, ["Bolivia", "Colombia", "Ecuador", "Peru", "South Korea"]);
}

#[test]
fn parties_are_those_for_whom_it_is_signed() {
    let text = "OSLO (Reuters) - Three of the countries on the river have agreed how to divide its water.\n\nUnder the arrangement, which was signed in Vienna on May 8, 2023, Austria receives 40 percent of the flow.\n\nIt was signed by Anna Gruber for Austria, Jan Novak for Slovakia and Peter Kovacs for Hungary.\n";
    let dossier = read(text);
    assert_eq!(dossier.agreement.instrument.unwrap().value, Instrument::Arrangement);
    let parties = dossier.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>();
    assert_eq!(parties, ["Austria", "Slovakia", "Hungary"]);
}
