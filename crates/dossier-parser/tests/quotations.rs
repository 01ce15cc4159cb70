//! Who said what: short pieces of newspaper English behind one lead, and the quotations that must be found in them.

/// The lead that makes each piece one about an agreement, and gives it a date.
const LEAD: &str = "WELLINGTON, May 4, 2031 -- New Zealand and Peru on Sunday signed an agreement on fisheries.\n\n";

/// The quotations behind the lead, each as `kind, speaker: words`.
fn check(text: &str, quotations: &[&str]) {
    let text = format!("{LEAD}{text}");
    let dossier = dossier_parser::parse("text", text.as_bytes()).dossier;
    assert_eq!(dossier.verify(&text), Vec::new(), "{text}");
    let found = dossier.quotations.iter().map(|quotation| {
        let kind = match quotation.kind {
            dossier::QuotationKind::Direct => "direct",
            dossier::QuotationKind::Partial => "partial",
            dossier::QuotationKind::Indirect => "indirect",
        };
        let speaker = quotation.speaker.as_ref().map_or("-", |id| id.as_str());
        format!("{kind}, {speaker}: {}", quotation.text)
    });
    assert_eq!(found.collect::<Vec<_>>(), quotations, "{text}");
}

#[test]
fn a_colleague_from_elsewhere() {
    check(
        "Fisheries Minister Moana Rewi said the fleet was ready. Her colleague from Peru, Luis Ortega, spoke of \"a new tide\".",
        &["indirect, moana-rewi: the fleet was ready", "partial, luis-ortega: a new tide"],
    );
}

#[test]
fn in_her_words() {
    check(
        "Moana Rewi, the fisheries minister, defended the text before parliament. It is, in her words, \"the least bad of all deals\".",
        &["partial, moana-rewi: the least bad of all deals"],
    );
}

#[test]
fn a_minister_announced_in_the_paragraph_before() {
    check(
        "Peru's Production Minister Luis Ortega thanked the crews.\n\n\"We owe this day to those who stayed at sea when others went home.\"",
        &["direct, luis-ortega: We owe this day to those who stayed at sea when others went home."],
    );
    check(
        "The catch limits were drawn up by a panel in Lima. Federal Councillor Karin Keller-Sutter welcomed them: \"They are a fair start.\"",
        &["direct, karin-keller-sutter: They are a fair start."],
    );
}

#[test]
fn offices_of_many_countries() {
    check(
        "Federal Councillor Karin Keller-Sutter said the Swiss market would open.",
        &["indirect, karin-keller-sutter: the Swiss market would open"],
    );
    check(
        "\"Our waters are not for sale,\" said Cabinet Secretary Hassan Wario.",
        &["direct, hassan-wario: Our waters are not for sale,"],
    );
    check(
        "Undersecretary for Foreign Affairs Theresa Macapagal called it \"a model for the region\".",
        &["partial, theresa-macapagal: a model for the region"],
    );
    check(
        "High Representative Marta Kallio warned that quotas alone would not save the stocks.",
        &["indirect, marta-kallio: quotas alone would not save the stocks"],
    );
    check(
        "Chief Negotiator Tomas Lindahl said the last point was settled at four in the morning.",
        &["indirect, tomas-lindahl: the last point was settled at four in the morning"],
    );
    check(
        "Attorney General Dana Whitlock told senators that the treaty needed no new law.",
        &["indirect, dana-whitlock: the treaty needed no new law"],
    );
    check(
        "Taoiseach Eoin Brannigan insisted last week that Ireland had no part in the talks.",
        &["indirect, eoin-brannigan: Ireland had no part in the talks"],
    );
}

#[test]
fn a_speaker_with_an_appositive() {
    check(
        "The treaty, argues Priya Nair, a defence economist, buys time rather than fish.",
        &["indirect, priya-nair: The treaty, argues Priya Nair, a defence economist, buys time rather than fish"],
    );
    check(
        "\"Nobody counted the sharks,\" notes Sven Aalto, a marine biologist at the University of Turku.",
        &["direct, sven-aalto: Nobody counted the sharks,"],
    );
}

#[test]
fn verbs_of_praise() {
    check(
        "Moana Rewi, the fisheries minister, hailed the accord as \"a gift to our children\".",
        &["partial, moana-rewi: a gift to our children"],
    );
    check("Greenpeace dismissed the deal as \"window dressing\".", &["partial, greenpeace: window dressing"]);
}

#[test]
fn a_body_by_its_noun() {
    check(
        "The Pacific Dialogue Group published its own draft. The blueprint, the group said, was better value.",
        &["indirect, pacific-dialogue-group: The blueprint, the group said, was better value"],
    );
    check(
        "The Maritime Union fears for jobs. The union said it would strike in June.",
        &["indirect, maritime-union: it would strike in June"],
    );
}

#[test]
fn a_pronoun_is_the_subject_of_the_sentence_before() {
    check(
        "Prime Minister Moana Rewi met President Luis Ortega in Lima in April. \"It took one lunch,\" she recalled.",
        &["direct, moana-rewi: It took one lunch,"],
    );
}

#[test]
fn a_spokesperson_by_office() {
    check(
        "A spokeswoman for the Ministry of Production said the boats would sail in July.",
        &["indirect, ministry-of-production: the boats would sail in July"],
    );
}

#[test]
fn a_clause_before_its_verb() {
    check(
        "Peru will train 200 inspectors, Ortega's ministry said on Wednesday after visiting Callao.",
        &["indirect, -: Peru will train 200 inspectors"],
    );
    check(
        "The first boats will sail in July, President Alberto Quispe said on Monday while opening a harbour in Paita.",
        &["indirect, alberto-quispe: The first boats will sail in July"],
    );
    check(
        "The pact will cost nothing, Prime Minister Helen Tamihana said as she left for Lima.",
        &["indirect, helen-tamihana: The pact will cost nothing"],
    );
}

#[test]
fn bodies_with_a_country_in_their_name() {
    check(
        "Exports of hake rose 8 percent in 2030, according to Statistics Canada.",
        &["indirect, statistics-canada: Exports of hake rose 8 percent in 2030"],
    );
    check(
        "Human Rights Watch said crews were still being held on board.",
        &["indirect, human-rights-watch: crews were still being held on board"],
    );
    check(
        "The Bank of Thailand said the baht would not be affected.",
        &["indirect, bank-of-thailand: the baht would not be affected"],
    );
    check(
        "Science Foundation Ireland said it would fund the buoys.",
        &["indirect, science-foundation-ireland: it would fund the buoys"],
    );
    check(
        "Air France said it would fly the catch to Paris twice a week.",
        &["indirect, air-france: it would fly the catch to Paris twice a week"],
    );
}

#[test]
fn a_figure_told_by_a_body() {
    check(
        "Fishmeal cost $1,750 a tonne in April, the Food and Agriculture Organization said.",
        &["indirect, food-and-agriculture-organization: Fishmeal cost $1,750 a tonne in April"],
    );
}

#[test]
fn clauses_within_clauses() {
    check(
        "Moana Rewi said that she hoped that the parliament in Lima would vote in June.",
        &["indirect, moana-rewi: she hoped that the parliament in Lima would vote in June"],
    );
}

#[test]
fn companies_and_unions_speak() {
    check(
        "Stagecoach said its ferries would carry the inspectors.",
        &["indirect, stagecoach: its ferries would carry the inspectors"],
    );
    check("The Unite union said the crews had not been asked.", &["indirect, unite: the crews had not been asked"]);
    check(
        "\"Our members will lose a third of their income,\" the Sealord company said.",
        &["direct, sealord: Our members will lose a third of their income,"],
    );
}

#[test]
fn what_is_reported_ends_where_marks_begin() {
    check(
        "Moana Rewi said the quotas had been settled \"in a spirit of friendship\".",
        &["indirect, moana-rewi: the quotas had been settled", "partial, moana-rewi: in a spirit of friendship"],
    );
    // The verb stands in marks: nothing is left to report.
    check(
        "Moana Rewi recalled that an older treaty, agreed in 2011, \"never left the drawer\".",
        &["partial, moana-rewi: never left the drawer"],
    );
    check(
        "Moana Rewi said that Lima was cutting quotas because the fleet had \"shrunk\" since 2019.",
        &[
            "indirect, moana-rewi: Lima was cutting quotas because the fleet had \"shrunk\" since 2019",
            "partial, moana-rewi: shrunk",
        ],
    );
}

#[test]
fn an_attribution_with_its_day_inside_the_sentence() {
    check(
        "Fisheries Minister Moana Rewi was calm. The vote, she said on 8 June, was only a formality.",
        &["indirect, moana-rewi: The vote, she said on 8 June, was only a formality"],
    );
    check(
        "The fleet would not be cut, Fisheries Minister Moana Rewi insisted last week.",
        &["indirect, moana-rewi: The fleet would not be cut"],
    );
}

#[test]
fn a_condition_and_a_relative_clause_report_nothing() {
    check(
        "Fisheries Minister Moana Rewi spoke first. If concluded, the deal would open the ports, she added.",
        &["indirect, moana-rewi: If concluded, the deal would open the ports"],
    );
    check("The deal follows the Lima Declaration, which the Peruvian government announced in June.", &[]);
}

#[test]
fn descriptions_that_stand_for_a_speaker() {
    let ministers = "Fisheries Minister Moana Rewi welcomed Peru's deputy production minister, Luis Ortega.";
    check(
        &format!("{ministers} \"We came to listen,\" the Peruvian minister said."),
        &["direct, luis-ortega: We came to listen,"],
    );
    check(
        "President Moana Rewi spoke first. \"We have waited since 1972,\" the New Zealand leader said.",
        &["direct, moana-rewi: We have waited since 1972,"],
    );
    check(
        "Moana Rewi said she had never doubted it. \"I told them to look at a map,\" the 47-year-old added.",
        &["indirect, moana-rewi: she had never doubted it", "direct, moana-rewi: I told them to look at a map,"],
    );
    check(
        "Fisheries Minister Moana Rewi was glad. \"It began with a boat,\" she went on.",
        &["direct, moana-rewi: It began with a boat,"],
    );
}

#[test]
fn bodies_speak_through_their_papers_and_for_themselves() {
    check(
        "The Food and Agriculture Organization was wary. \"The stock is tired,\" reads the Food and Agriculture Organization's statement.",
        &["direct, food-and-agriculture-organization: The stock is tired,"],
    );
    check("For Greenpeace, the deal is \"a first step\".", &["partial, greenpeace: a first step"]);
    check(
        "Fisheries Minister Moana Rewi was glad. According to her, the fleet had grown.",
        &["indirect, moana-rewi: the fleet had grown"],
    );
}

#[test]
fn words_go_with_the_clause_that_they_stand_in() {
    check(
        "Fisheries Minister Moana Rewi described it as \"a bridge of nets\", while her colleague Luis Ortega said the crews would eat.",
        &["partial, moana-rewi: a bridge of nets", "indirect, luis-ortega: the crews would eat"],
    );
    check(
        "Moana Rewi, the fisheries minister, called it \"a good day.\" He who fishes sleeps well.",
        &["partial, moana-rewi: a good day."],
    );
}

#[test]
fn paragraphs_without_marks_below_a_name() {
    check(
        "Fisheries Minister Moana Rewi said:\n\nWe are proud of this day. Our crews have waited.\n\nThe text runs for four years.",
        &["direct, moana-rewi: We are proud of this day.", "direct, moana-rewi: Our crews have waited."],
    );
    check(
        "Fisheries Minister Moana Rewi said:\n\n\"We are proud of this day.\"\n\nThe text runs for four years.",
        &["direct, moana-rewi: We are proud of this day."],
    );
}

#[test]
fn who_is_the_one_named_before() {
    check(
        "The talks were led by Fisheries Minister Moana Rewi of New Zealand, who insists that the fleet will grow.",
        &["indirect, moana-rewi: the fleet will grow"],
    );
    check(
        "Fisheries Minister Moana Rewi called it \"a good day,\" adding that the crews would eat.",
        &["partial, moana-rewi: a good day,", "indirect, moana-rewi: the crews would eat"],
    );
}

#[test]
fn a_hope_that_is_expressed_and_a_speaker_with_a_place() {
    check(
        "Fisheries Minister Moana Rewi expressed the hope that Chile would join before long.",
        &["indirect, moana-rewi: Chile would join before long"],
    );
    check(
        "Inspector Luis Ortega of the harbour command told reporters that \"a red card is a green light\".",
        &["partial, luis-ortega: a red card is a green light"],
    );
}

#[test]
fn reported_speech_ends_before_another_deed_and_at_a_semicolon() {
    check(
        "Fisheries Minister Moana Rewi said the ports would open and urged Chile to join.",
        &["indirect, moana-rewi: the ports would open"],
    );
    check(
        "Fisheries Minister Moana Rewi said the ports would open; nobody asked when.",
        &["indirect, moana-rewi: the ports would open"],
    );
}

/// What is reported of a text behind the lead, in which Moana Rewi is New Zealand's minister and Luis Ortega Peru's.
fn check_reported(text: &str, quotations: &[&str]) {
    let who = "New Zealand's Fisheries Minister Moana Rewi and her Peruvian counterpart Luis Ortega put their names to it.\n\n";
    check(&format!("{who}{text}"), quotations);
}

#[test]
fn a_clause_that_its_speaker_closes() {
    for closed in [
        "The fleet will be ready by May, said Rewi.",
        "The fleet will be ready by May, said Rewi, who took office in March.",
        "The fleet will be ready by May, Rewi told reporters in Lima.",
        "The fleet will be ready by May, Rewi said in an interview, without giving numbers.",
        "The fleet will be ready by May, according to Rewi.",
    ] {
        check_reported(closed, &["indirect, moana-rewi: The fleet will be ready by May"]);
    }
    check_reported(
        "The crews had been chosen, said two officials who asked not to be named.",
        &["indirect, -: The crews had been chosen"],
    );
}

#[test]
fn a_clause_around_its_speaker() {
    for whole in [
        "It is, Rewi said, the first fleet of its kind",
        "The fleet would, Rewi said, be ready by May",
        "The crews, according to Rewi, will be trained in Lima",
        "Peru will get 40 trawlers, Rewi said, and the crews will be trained in Lima",
    ] {
        check_reported(&format!("{whole}."), &[&format!("indirect, moana-rewi: {whole}")]);
    }
    check_reported(
        "Peru will get 40 trawlers, Rewi said, adding that the crews were being trained.",
        &["indirect, moana-rewi: Peru will get 40 trawlers", "indirect, moana-rewi: the crews were being trained"],
    );
}

#[test]
fn words_for_saying_of_more_than_one_word() {
    for lead in [
        "Rewi made it clear that",
        "Rewi was of the view that",
        "In Rewi's view,",
        "Rewi voiced her firm conviction that",
        "Rewi took the view that",
        "Rewi issued a statement saying",
    ] {
        let said = "quotas alone would not save the tuna";
        check_reported(&format!("{lead} {said}."), &[&format!("indirect, moana-rewi: {said}")]);
    }
}

#[test]
fn reported_speech_ends_where_its_speaker_does_something_else() {
    for behind in
        [", citing the port authority", ", and Senator Ana Ruiz has threatened to sue", ", but Luis Ortega disagreed"]
    {
        let text = format!("Rewi said the crews had been chosen{behind}.");
        check_reported(&text, &["indirect, moana-rewi: the crews had been chosen"]);
    }
    check_reported(
        "Rewi, who has said that the sea belongs to all, attended the ceremony.",
        &["indirect, moana-rewi: the sea belongs to all"],
    );
}

#[test]
fn what_nobody_is_reported_to_have_said() {
    for unsaid in [
        "Nobody said that the fleet was ready.",
        "No official said that the ships were new.",
        "Had Rewi said that the fleet was ready, nobody would have believed it.",
        "Rewi said nothing about the quota, which was cut last year.",
        "Rewi said goodbye to her guest, who left for Lima in the evening.",
        "The treaty says that no ship may fish within 12 miles of the coast.",
        "The two leaders recalled that the embassies were opened in 1975.",
        "The two sides reviewed their ties, recalled that the embassies were opened in 1975, and parted.",
        "Peru promised that it would open its ports.",
        "Rewi rejected claims that Peru planned to build a base.",
        "Rewi dismissed fears that the fleet would empty the sea.",
        "The treaty, which Rewi said would double catches, runs for ten years.",
    ] {
        check_reported(unsaid, &[]);
    }
}

#[test]
fn heads_of_state_whom_a_title_names() {
    let dossier = dossier_parser::parse(
        "text",
        "Joint Statement by President Ana Ruiz of Peru and King Taufa V of Tonga\n\nPeru and Tonga today signed an agreement on \
         fisheries in Lima.\n\nHis Majesty stressed that the sea belongs to all. President Ruiz recalled that the embassies were \
         opened in 1975.\n"
            .as_bytes(),
    );
    let said = dossier.dossier.quotations.iter().map(|quotation| {
        let speaker = quotation.speaker.as_ref().map_or("-", |id| id.as_str());
        format!("{speaker}: {}", quotation.text)
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        ["taufa-v: the sea belongs to all", "ana-ruiz: the embassies were opened in 1975"]
    );
}
