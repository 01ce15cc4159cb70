//! Where the names of organisations begin and end, and what is none: sentences that stand alone.

/// The organisations that a sentence names, by their full names.
fn check(text: &str, expected: &[&str]) {
    let dossier = dossier_parser::parse("text", text.as_bytes()).dossier;
    assert_eq!(dossier.verify(text), Vec::new(), "{text}");
    let mut found = dossier.organisations.iter().map(|body| body.name.as_str()).collect::<Vec<_>>();
    let mut expected = expected.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn names_begin_where_their_words_do() {
    check(
        "The Ghana Registered Nurses and Midwives Association gave the plan a cautious welcome.",
        &["Ghana Registered Nurses and Midwives Association"],
    );
    check(
        "It is to train specialists at the Queen Elizabeth Hospital, the island's largest.",
        &["Queen Elizabeth Hospital"],
    );
    check(
        "Finland intends to second geologists to the Geological Survey of Namibia.",
        &["Geological Survey of Namibia"],
    );
    check(
        "Exchanges between the Institute of Marine Research in Bergen and the Research Institute for Aquaculture No. 1 will grow.",
        &["Institute of Marine Research", "Research Institute for Aquaculture No. 1"],
    );
    check(
        "Researchers will move to the Mohamed bin Zayed University of Artificial Intelligence in Abu Dhabi.",
        &["Mohamed bin Zayed University of Artificial Intelligence"],
    );
    check("Disputes must be settled under the United Nations Convention on the Law of the Sea.", &[]);
    check("Danish supermarket chain Havblik has agreed to merge with its Swedish rival Lofta.", &["Havblik", "Lofta"]);
    check("The firm will have its headquarters in Malmö and will hire 200 people.", &[]);
    check("Shares in Helsinki-listed Metso were little changed.", &["Metso"]);
    check(
        "The National and Kapodistrian University of Athens will evaluate the scheme with the Norwegian Institute of International Affairs.",
        &["National and Kapodistrian University of Athens", "Norwegian Institute of International Affairs"],
    );
    check(
        "Railway companies SNCB and CFL will run the trains; the trade union CGSP said it had not been consulted.",
        &["SNCB", "CFL", "CGSP"],
    );
}

#[test]
fn names_end_where_their_fields_and_places_do() {
    check(
        "Norway's Directorate for Civil Protection and Greece's Ministry for Climate Crisis and Civil Protection will share aircraft.",
        &["Directorate for Civil Protection", "Ministry for Climate Crisis and Civil Protection"],
    );
    check(
        "The work falls to the Kenya Bureau of Standards and to Tanzania's Weights and Measures Agency.",
        &["Kenya Bureau of Standards", "Weights and Measures Agency"],
    );
    check(
        "Officials from the Ministry of Commerce, Industry and Tourism, the National Planning Department and the Central Bank of Colombia attended.",
        &["Ministry of Commerce, Industry and Tourism", "National Planning Department", "Central Bank of Colombia"],
    );
    check("A spokesman for the Polish Border Guard said that the post had been reopened.", &["Polish Border Guard"]);
    check(
        "The Instituto Nacional de Estadística and the Office for National Statistics compare their figures.",
        &["Instituto Nacional de Estadística", "Office for National Statistics"],
    );
    check("Under the Clean Rivers Programme, schools will get test kits.", &[]);
    check(
        "Amnesty International and Human Rights Watch criticised the plan, as did Doctors Without Borders.",
        &["Amnesty International", "Human Rights Watch", "Doctors Without Borders"],
    );
    check(
        "The Food Standards Agency of the United Kingdom and Uruguay's National Meat Institute will inspect abattoirs.",
        &["Food Standards Agency", "National Meat Institute"],
    );
    check(
        "Officials at the health ministry in Lima and Ecuador's interior ministry confirmed it.",
        &["health ministry", "interior ministry"],
    );
    check(
        "The Indian Council of Agricultural Research and the Bangladesh Rice Research Institute will swap seeds.",
        &["Indian Council of Agricultural Research", "Bangladesh Rice Research Institute"],
    );
    check(
        "The Council of Europe's Committee for the Prevention of Torture visited in June.",
        &["Council of Europe", "Committee for the Prevention of Torture"],
    );
}

#[test]
fn what_stands_beside_a_name_tells_that_it_is_a_body() {
    check(
        "The King Salman Humanitarian Aid and Relief Center will supply tents to the Yemen Red Crescent.",
        &["King Salman Humanitarian Aid and Relief Center", "Yemen Red Crescent"],
    );
    check(
        "The Port of Rotterdam Authority and the Port Authority of Singapore will test green fuel.",
        &["Port of Rotterdam Authority", "Port Authority of Singapore"],
    );
    check("Mexico's Pemex, Brazil's Petrobras and Norway's Equinor will bid.", &["Pemex", "Petrobras", "Equinor"]);
    check(
        "The Bundesanstalt für Materialforschung and the National Physical Laboratory will compare scales.",
        &["Bundesanstalt für Materialforschung", "National Physical Laboratory"],
    );
    check(
        "The Zambia Revenue Authority collected less than the Malawi Revenue Authority.",
        &["Zambia Revenue Authority", "Malawi Revenue Authority"],
    );
    check(
        "Its implementation is left to the Bureau of Energy Efficiency (BEE) and the Agency for New and Renewable Energy Research and Technology (ANRE).",
        &["Bureau of Energy Efficiency", "Agency for New and Renewable Energy Research and Technology"],
    );
    check(
        "The university hospitals of Geneva and Dakar, and the Institut Pasteur de Dakar, will train nurses.",
        &["Institut Pasteur de Dakar"],
    );
    check(
        "Ferries of the company Viking Line and trains of the state railway VR carry the mail.",
        &["Viking Line", "VR"],
    );
}
