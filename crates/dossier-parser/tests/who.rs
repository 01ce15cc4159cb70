//! Who is named, who makes an agreement and who signs it: short texts and what must be found in them.

use dossier::Dossier;

fn read(text: &str) -> Dossier {
    let parsed = dossier_parser::parse("text", text.as_bytes());
    assert_eq!(parsed.dossier.verify(text), Vec::new(), "{text}");
    parsed.dossier
}

/// The people of a text, each as `name: title, organisation, party; …`.
fn check_people(text: &str, people: &[&str]) {
    let dossier = read(text);
    let found = dossier.people.iter().map(|person| {
        let roles = person.roles.iter().map(|role| {
            let of = [role.organisation.as_ref(), role.party.as_ref()].into_iter().flatten().map(ToString::to_string);
            [role.title.clone()].into_iter().chain(of).collect::<Vec<_>>().join(", ")
        });
        format!("{}: {}", person.name, roles.collect::<Vec<_>>().join("; "))
    });
    assert_eq!(found.collect::<Vec<_>>(), people, "{text}");
}

fn check_organisations(text: &str, organisations: &[&str]) {
    let dossier = read(text);
    let found = dossier.organisations.iter().map(|body| {
        let names = [&body.name].into_iter().chain(&body.aliases).map(String::as_str);
        names.collect::<Vec<_>>().join(" = ")
    });
    assert_eq!(found.collect::<Vec<_>>(), organisations, "{text}");
}

/// The codes of the parties, and those who sign as `identifier for party`.
fn check_makers(text: &str, parties: &[&str], signatories: &[&str]) {
    let dossier = read(text);
    let found = dossier.parties.iter().map(|party| party.code.as_str());
    assert_eq!(found.collect::<Vec<_>>(), parties, "{text}");
    let found = dossier.signatories.iter().map(|signatory| match &signatory.party {
        Some(party) => format!("{} for {party}", signatory.person),
        None => signatory.person.to_string(),
    });
    assert_eq!(found.collect::<Vec<_>>(), signatories, "{text}");
}

const TROOPS: &str = "TOKYO, March 3 (Wire) -- Japanese Foreign Minister Hayashi Takeo and his Philippine counterpart Maria Lourdes \
    Santos-Reyes on Monday signed a reciprocal access agreement between Japan and the Philippines. The signing in Manila was witnessed by \
    President Ferdinand Cruz Jr. U.S. Secretary of State John P. Hargrove, who attended the ceremony, called it \"a milestone\".";

#[test]
fn a_counterpart_holds_the_same_office_for_another_country() {
    check_people(
        TROOPS,
        &[
            "Hayashi Takeo: Foreign Minister, japan",
            "Maria Lourdes Santos-Reyes: Foreign Minister, philippines",
            "Ferdinand Cruz Jr.: President",
            "John P. Hargrove: Secretary of State",
        ],
    );
}

#[test]
fn who_watches_does_not_sign() {
    check_makers(TROOPS, &["JP", "PH"], &["hayashi-takeo for japan", "maria-lourdes-santos-reyes for philippines"]);
    check_makers(
        "Saudi Energy Minister Prince Abdulaziz bin Faisal Al Saud and Pakistan's Minister of Petroleum Musadik ul-Haq Khan will sign a \
         memorandum of understanding on crude oil on Thursday. The memorandum will be signed in the presence of Prime Minister Shahbaz Ali.",
        &["SA", "PK"],
        &["abdulaziz-bin-faisal-al-saud for saudi-arabia", "musadik-ul-haq-khan for pakistan"],
    );
}

#[test]
fn whose_house_it_is_signed_in_is_no_party() {
    check_makers(
        "Armenia's Prime Minister Nikol Sargis and Azerbaijan's President Ilham Mammadov signed a peace declaration at the White House on \
         August 8, with US President Donald Trent as witness.",
        &["AM", "AZ"],
        &["nikol-sargis for armenia", "ilham-mammadov for azerbaijan"],
    );
}

#[test]
fn names_are_read_in_many_forms() {
    check_people(
        "The treaty between Peru and Switzerland was signed by the Minister of Environment of Peru, Gabriela Quispe Huamán, and the Ambassador \
         of Switzerland to Peru, Markus-Alexander von Graffenried. Quispe thanked him. Dr. Omar al-Ubaydli said nothing. Sugiono, \
         Indonesia's foreign minister, watched.",
        &[
            "Gabriela Quispe Huamán: Minister of Environment, peru",
            "Markus-Alexander von Graffenried: Ambassador of Switzerland to Peru, switzerland",
            "Omar al-Ubaydli: ",
            "Sugiono: foreign minister",
        ],
    );
}

#[test]
fn an_office_behind_a_comma_belongs_to_the_name_that_follows_it() {
    check_people(
        "At the invitation of Prime Minister Anne Marsh, Prime Minister of the Republic of Peru Luis Vega Soto came to Canberra. Australia and \
         Peru signed a treaty there.",
        &["Anne Marsh: Prime Minister", "Luis Vega Soto: Prime Minister, peru"],
    );
}

#[test]
fn people_of_one_family_name_are_kept_apart() {
    let dossier = read(
        "Vice Minister Kim Sun-ho and Trade Minister Kim Do-yun were present. Vice Minister Kim said the plan was sound. Kim said more.",
    );
    let quotes =
        |place: usize| dossier.people[place].evidence.spans().iter().map(|span| span.quote()).collect::<Vec<_>>();
    assert_eq!(dossier.people.len(), 2);
    assert_eq!((quotes(0), quotes(1)), (vec!["Kim Sun-ho", "Kim"], vec!["Kim Do-yun"]));
}

#[test]
fn places_months_and_companies_are_nobody() {
    check_people(
        "Nordhaven Corp. opened a plant in Jersey City on Washington Street last March. Clean Energy Week begins in May.",
        &[],
    );
    check_people("Chad Miller, 24, and Jordan Price, 31, fled.", &["Chad Miller: ", "Jordan Price: "]);
}

#[test]
fn organisations_are_read_by_their_heads_and_acronyms() {
    check_organisations(
        "The Ministry of Trade, Industry and Energy (MOTIE) and Andina Carbono S.A.C. met. MOTIE agreed. The trade ministry said so.",
        &["Ministry of Trade, Industry and Energy = MOTIE = trade ministry", "Andina Carbono S.A.C."],
    );
    check_organisations(
        "Officials of the Centre national d'études spatiales (CNES) came.",
        &["Centre national d'études spatiales = CNES"],
    );
    check_organisations("Nordsee CEO Ana Ruiz said the chipmaker Kvarts would help.", &["Nordsee", "Kvarts"]);
}

#[test]
fn a_block_of_signatures_names_who_signs_for_whom() {
    check_makers(
        "AGREEMENT\n\nbetween the Government of the Republic of Ghana and the Government of the Republic of Türkiye on Shipping\n\n\
         The Government of the Republic of Ghana and the Government of the Republic of Türkiye,\n\nHave agreed as follows:\n\nArticle 1\n\n\
         The Parties shall cooperate in shipping.\n\nArticle 2\n\nThis Agreement shall enter into force on signature.\n\n\
         Done at Accra on 5 June 2019.\n\nFor the Government of the Republic of Ghana\nAma Serwaa Botwe\nMinister for Foreign Affairs\n\n\
         For the Government of the Republic of Türkiye\nMevlüt Aksoy\nMinister of Foreign Affairs\n",
        &["GH", "TR"],
        &["ama-serwaa-botwe for ghana", "mevlut-aksoy for turkiye"],
    );
}

#[test]
fn who_signs_is_told_in_many_ways() {
    check_makers(
        "Uzbekistan and Qatar inked a deal on Tuesday. The deal was signed on behalf of Uzbekistan by Laziz Karimov, minister of trade, and on \
         behalf of Qatar by Sheikh Mansour bin Ali Al-Thani.",
        &["UZ", "QA"],
        &["laziz-karimov for uzbekistan", "mansour-bin-ali-al-thani for qatar"],
    );
    check_makers(
        "The agreement between Colombia and Ecuador was signed by foreign ministers Álvaro Duarte and Gustavo Mena on Monday.",
        &["CO", "EC"],
        &["alvaro-duarte for colombia", "gustavo-mena for ecuador"],
    );
}

#[test]
fn a_text_about_no_agreement_has_no_party_and_no_signatory() {
    check_makers(
        "Nordhaven Corp. reported a record profit, helped by demand from Germany and Japan, Chief Executive Ana Ruiz said.",
        &[],
        &[],
    );
}

#[test]
fn a_noun_beside_a_name_tells_a_body() {
    let lead = "OSLO, March 4, 2021 (Wire) -- Norway and Ghana signed an agreement on Thursday.";
    check_organisations(&format!("{lead} The farmers' union UTAK was not asked."), &["UTAK"]);
    check_organisations(&format!("{lead} Ghana's cocoa board, Cocoraya, said prices would rise."), &["Cocoraya"]);
    check_organisations(&format!("{lead} Analysts at Rabenbank say little will change."), &["Rabenbank"]);
    check_organisations(
        &format!("{lead} Norwegian companies, among them Colavik and Radiomark, applauded."),
        &["Colavik", "Radiomark"],
    );
    check_organisations(&format!("{lead} The International Streams group was angry."), &["International Streams"]);
    check_organisations(&format!("{lead} A spokesman for Havnedrift declined to comment."), &["Havnedrift"]);
    check_organisations(&format!("{lead} The dam will be built by HydroKina."), &["HydroKina"]);
}

#[test]
fn a_ministry_of_many_fields_is_one_body() {
    let lead = "OSLO, March 4, 2021 (Wire) -- Norway and Ghana signed an agreement on Thursday.";
    check_organisations(
        &format!("{lead} The Ministry of Inclusion, Social Security and Migration will run it."),
        &["Ministry of Inclusion, Social Security and Migration"],
    );
    check_organisations(
        &format!("{lead} The Department of Agriculture, Food and the Marine was told by the e-Trade Academy."),
        &["Department of Agriculture, Food and the Marine", "e-Trade Academy"],
    );
}

#[test]
fn an_acronym_proves_the_whole_name_before_it() {
    let lead = "OSLO, March 4, 2021 (Wire) -- Norway and Ghana signed an agreement on Thursday.";
    check_organisations(
        &format!("{lead} The Volta Research Institute of Standards and Science (VRISS) will help."),
        &["Volta Research Institute of Standards and Science = VRISS"],
    );
    check_organisations(
        &format!("{lead} Forests, Soils and Economic Development Norway (FSED) will help."),
        &["Forests, Soils and Economic Development Norway = FSED"],
    );
}

#[test]
fn offices_of_state_in_small_letters_and_letterheads() {
    let lead = "OSLO, March 4, 2021 (Wire) -- Norway and Ghana signed an agreement on Thursday.";
    check_organisations(&format!("{lead} The state prosecutor's office was told."), &["state prosecutor's office"]);
    check_organisations(&format!("{lead} The Ghanaian parliament ratified it."), &["Ghanaian parliament"]);
    check_organisations(
        "Federal Department of Foreign Affairs\n\nBern, March 4, 2021\n\nNorway and Ghana signed an agreement on Thursday.\n",
        &["Federal Department of Foreign Affairs"],
    );
}

#[test]
fn names_of_many_orders_and_places_in_lists() {
    let lead = "OSLO, March 4, 2021 (Wire) -- Norway and Ghana signed an agreement on Thursday.";
    for (sentence, names) in [
        ("Crown Prince Tupouto'a 'Ulukalala attended the event.", &["Tupouto'a 'Ulukalala"][..]),
        ("Tan See Leng, the manpower minister of Singapore, spoke.", &["Tan See Leng"]),
        ("Tan Sri Rafidah Aziz was present.", &["Rafidah Aziz"]),
        ("Dato' Seri Rafidah Aziz was present.", &["Rafidah Aziz"]),
        ("The envoy, Hajah Nor Azimah binti Haji Abdullah, was present.", &["Nor Azimah binti Haji Abdullah"]),
        ("Attorney-General Mark Dreyer KC MP was present.", &["Mark Dreyer"]),
        ("Grower Peter Hollyman was present.", &["Peter Hollyman"]),
        ("Tove Lindgaard for Oslo and Yaw Mensimah for Accra signed it.", &["Tove Lindgaard", "Yaw Mensimah"]),
        ("Two ports, Hải Phòng and Cái Mép, will be opened.", &[]),
    ] {
        let dossier = read(&format!("{lead} {sentence}"));
        let found = dossier.people.iter().map(|person| person.name.as_str());
        assert_eq!(found.collect::<Vec<_>>(), names, "{sentence}");
    }
}
