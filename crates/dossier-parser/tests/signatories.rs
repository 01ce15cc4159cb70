//! Who signs for whom, in the many ways in which texts say it.

use dossier_parser::parse;

/// The text's signatories as "name = code", in the order of their names.
fn signatories(text: &str) -> Vec<String> {
    let dossier = parse("test", text.as_bytes()).dossier;
    let signed = dossier.signatories.iter().map(|signatory| {
        let person = dossier.people.iter().find(|person| person.id == signatory.person);
        let party = signatory.party.as_ref().and_then(|id| dossier.parties.iter().find(|party| party.id == *id));
        format!("{} = {}", person.map_or("?", |person| &person.name), party.map_or("-", |party| &party.code))
    });
    let mut signed = signed.collect::<Vec<_>>();
    signed.sort();
    signed
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(signatories(text), expected, "{text}");
}

#[test]
fn turns_of_phrase_for_signing() {
    check(
        "OSLO, May 4, 2020 (Nordic Wire) - Norway's Trade Minister Solveig Aune and her Icelandic counterpart Gunnar Páll Stefánsson put pen to paper on Monday on a fisheries agreement.\n",
        &["Gunnar Páll Stefánsson = IS", "Solveig Aune = NO"],
    );
    check(
        "The two ministers, Belgium's Marleen Claes and Luxembourg's Jean-Luc Reuter, affixed their signatures to the agreement on cross-border ambulances in Arlon on 21 November 2017.\n",
        &["Jean-Luc Reuter = LU", "Marleen Claes = BE"],
    );
    check(
        "The arrangement on joint customs controls between Switzerland and Liechtenstein was signed in Vaduz. The signatories were Councillor Regula Ammann for Switzerland and Deputy Prime Minister Sabine Frommelt for Liechtenstein.\n",
        &["Regula Ammann = CH", "Sabine Frommelt = LI"],
    );
}

#[test]
fn who_signs_for_whom() {
    check(
        "Ireland and Canada signed a memorandum of understanding on youth mobility in Ottawa on 12 June 2019. Minister Fionnuala Daly signed for Ireland, and Minister Marc Tremblay for Canada.\n",
        &["Fionnuala Daly = IE", "Marc Tremblay = CA"],
    );
    check(
        "On behalf of the Government of Malta, Ambassador Rosanne Zammit, and on behalf of the Government of Qatar, Ambassador Nasser Al-Mohannadi signed an air services agreement in Brussels on 6 February 2015.\n",
        &["Nasser Al-Mohannadi = QA", "Rosanne Zammit = MT"],
    );
    check(
        "LUSAKA, 2 December 2010 (Copper Press) - Foreign Minister Kabinga Mulenga on Thursday signed an extradition treaty with his Chinese counterpart, Zhao Weiguo.\n\nThe treaty lets Zambia and China hand over suspects.\n",
        &["Kabinga Mulenga = ZM", "Zhao Weiguo = CN"],
    );
}

#[test]
fn onlookers_do_not_sign() {
    check(
        "ACCRA, 7 April 2021 (Gold Coast Wire) - Ghana and Togo signed a maritime boundary treaty here on Wednesday. Deputy Foreign Minister Kwame Asante Boadi stood in for his minister, Akosua Darko, who is recovering from surgery, and signed alongside Togo's Foreign Minister Kossi Amegah. President Yaw Ofori-Atta watched from the front row.\n",
        &["Kossi Amegah = TG", "Kwame Asante Boadi = GH"],
    );
    check(
        "ADDIS ABABA, 9 May 2014 (Horn Wire) - Sudan and South Sudan signed a ceasefire agreement on Friday. Presidents Idris Bakheit and Deng Mabior signed the document at the African Union's headquarters. Ethiopian Prime Minister Haile Tessema and Kenya's envoy Moses Kiptoo signed as witnesses.\n",
        &["Deng Mabior = SS", "Idris Bakheit = SD"],
    );
    check(
        "SARAJEVO, 14 November 2016 (Balkan Desk) - Negotiators from Bosnia and Herzegovina and Serbia initialled a draft agreement on dual citizenship. Chief negotiators Mirza Hadžić and Dragana Pavlović initialled each page.\n",
        &[],
    );
}

#[test]
fn names_in_columns_sign_for_the_party_above_them() {
    check(
        "AGREEMENT\n\nThe Republic of Cyprus and the Kingdom of Bahrain have agreed as follows:\n\nArticle 1\n\nEach Party shall recognise the certificates of the other.\n\nDone at Manama on 3 May 2019.\n\nFor the Republic of Cyprus          For the Kingdom of Bahrain\n\nDespina Theocharous          Khalid bin Isa Al Mannai\n",
        &["Despina Theocharous = CY", "Khalid bin Isa Al Mannai = BH"],
    );
}

#[test]
fn what_companies_sign_is_no_agreement_of_states() {
    check(
        "DHAKA, 2 June 2022 - Bangladesh's Padma Textiles and Italy's Filati Veneti signed a memorandum of understanding on a spinning mill on Thursday. Industry Minister Abdul Karim and Italian Ambassador Paolo Greco were present.\n",
        &[],
    );
}

#[test]
fn who_signs_as_another_did() {
    check(
        "Brazil and Norway signed a treaty on fish on 16 September 2020. Brazil's Foreign Minister Mauro Lima signed for the Brazilians. Norwegian Economy Minister Tore Dahl did so for Norway.\n",
        &["Mauro Lima = BR", "Tore Dahl = NO"],
    );
    check(
        "Brazil and Norway signed a treaty on fish on 16 September 2020. Minister Mauro Lima signed for Brazil in Oslo. His counterpart was Minister Tore Dahl.\n",
        &["Mauro Lima = BR", "Tore Dahl = NO"],
    );
    check(
        "France and Poland on Friday signed a friendship treaty. President Jean Martin and Prime Minister Donald Zak sealed the text in Nancy.\n",
        &["Donald Zak = PL", "Jean Martin = FR"],
    );
}

#[test]
fn who_comes_to_sign_or_sends_somebody() {
    check(
        "Peru and Chile signed a pact on fish. Minister Sergio González inked it for Peru. For Chile, the Undersecretary of Fisheries, Julio Salas, flew in from Valparaíso to add his name.\n",
        &["Julio Salas = CL", "Sergio González = PE"],
    );
    check(
        "The arrangement between Sweden and Denmark was signed in Malmö. The Swedish infrastructure minister, Annika Dahl, signed between two trains; her Danish colleague Morten Friis sent his ambassador, Lise Holm, to sign in his place.\n",
        &["Annika Dahl = SE", "Lise Holm = DK"],
    );
}

#[test]
fn whose_name_a_paper_bears() {
    check(
        "Brazil and India signed a letter of intent on satellites. For Brazil the letter carries the name of Luciana Santos, the minister of science; for India, that of Jitendra Singh, minister of state.\n",
        &["Jitendra Singh = IN", "Luciana Santos = BR"],
    );
    check(
        "Latvia and Lithuania have an agreement on ambulances.\n\nSigned by the then ministers: Daniels Ozols (LV) and Tomas Dulkys (LT).\n",
        &["Daniels Ozols = LV", "Tomas Dulkys = LT"],
    );
}

#[test]
fn the_signing_is_told_in_many_ways() {
    const LEAD: &str = "Morocco and Portugal signed an agreement on fisheries on Monday.";
    const BOTH: &[&str] = &["João Pacheco = PT", "Nadia Benali = MA"];
    for told in [
        "Signing for Morocco was Fisheries Minister Nadia Benali, and for Portugal Secretary of State João Pacheco.",
        "Nadia Benali, Morocco's fisheries minister, and João Pacheco, the Portuguese secretary of state, were the signatories.",
        "On the Moroccan side it was Minister Nadia Benali who signed; on the Portuguese side, Minister João Pacheco.",
        "Moroccan Minister Nadia Benali signed the text first. Her Portuguese counterpart João Pacheco followed.",
        "Signatories: Nadia Benali (Morocco); João Pacheco (Portugal).",
        "In Rabat, Minister Nadia Benali picked up the pen for Morocco. Minister João Pacheco did likewise for Portugal.",
        "Ambassador Nadia Benali signed the agreement for Morocco, while the Portuguese signature came from Minister João Pacheco.",
        "The ministers who signed it, Nadia Benali and João Pacheco, shook hands.",
        "Minister Nadia Benali signed the text virtually, from Rabat, and Minister João Pacheco in Lisbon.",
        "Minister Nadia Benali lent her signature to the text for Rabat; Minister João Pacheco lent his for Lisbon.",
        "It was exchanged between Minister Nadia Benali and Minister João Pacheco.",
        "Signed by:\n\n• Nadia Benali, Minister of Fisheries, Morocco\n• João Pacheco, Minister of the Sea, Portugal",
        "Watched by President Rui Costa, Minister Nadia Benali and Minister João Pacheco signed the agreement.",
        "Minister João Pacheco signed in place of Prime Minister Rui Costa, and Minister Nadia Benali signed for Morocco.",
    ] {
        check(&format!("{LEAD} {told}\n"), BOTH);
    }
    check(
        "Mercosur and Norway signed a trade deal on Monday. Foreign Minister Mauro Vieira signed for Mercosur, Economy Minister Tore Dahl for Norway.\n",
        &["Mauro Vieira = MERCOSUR", "Tore Dahl = NO"],
    );
    check(
        "Japan and Laos concluded an agreement on roads on Monday. Notes to that effect were exchanged between Ambassador Ken Koizumi of Japan and Minister Thongloun Phommasith.\n",
        &["Ken Koizumi = JP", "Thongloun Phommasith = LA"],
    );
}

#[test]
fn presidents_preside_and_ministers_sign() {
    check(
        "Congo and Zambia signed a cooperation agreement in Lusaka in April 2022. President Felix Banza and his host, Peter Mwale, presided; Julien Paluku and Chipoka Mulenga, then their ministers of industry, did the signing.\n",
        &["Chipoka Mulenga = ZM", "Julien Paluku = CD"],
    );
    check(
        "TREATY\nbetween the Republic of Mozambique and the Republic of Malawi\n\nThe Republic of Mozambique and the Republic of Malawi have agreed as follows:\n\nARTICLE 1\n\nVessels shall pass.\n\nDone at Blantyre, this 26th day of May, 2016.\n\nFor the Republic of Mozambique:          For the Republic of Malawi:\n(Signed) Carlos Alberto Mesquita         (Signed) Dr. Francis Kasaila, M.P.\n",
        &["Carlos Alberto Mesquita = MZ", "Francis Kasaila = MW"],
    );
}

#[test]
fn signatures_told_in_other_ways() {
    check(
        "Namibia and Finland signed a letter of intent on Wednesday. The paper was signed by Mines and Energy Minister Tom Alweendo and, on behalf of Helsinki, by Under-Secretary of State Elina Saarela-Koski.\n",
        &["Elina Saarela-Koski = FI", "Tom Alweendo = NA"],
    );
    check(
        "Jamaica and Canada put their signatures to a labour mobility agreement in Ottawa last Wednesday.\n\nWho signed it?\n\nPearnel Charles, Jamaica's labour minister, and Steven MacKinnon, who holds the same portfolio in Canada. Prime Minister Andrew Holness looked on.\n",
        &["Pearnel Charles = JM", "Steven MacKinnon = CA"],
    );
    check(
        "The foreign ministers of Peru and Ecuador signed a road map on Saturday for clearing the last minefields on their border. Peru was represented by Foreign Minister Elmer Schialer, Ecuador by Gabriela Sommerfeld.\n",
        &["Elmer Schialer = PE", "Gabriela Sommerfeld = EC"],
    );
    check(
        "Brazil and Paraguay extended on Monday the protocol that governs the price of power from the dam. Presidents Luiz Silva and Santiago Peña signed the extension.\n",
        &["Luiz Silva = BR", "Santiago Peña = PY"],
    );
    check(
        "Colombia and Morocco welcomed the signing, earlier in the day, of an Agreement on Cooperation in Culture by their foreign ministers, Laura Sarabia and Nasser Bourita. The Agreement lasts five years.\n",
        &["Laura Sarabia = CO", "Nasser Bourita = MA"],
    );
    check(
        "The memorandum between Jordan and Chile on mining bears two signatures: that of Minister Saleh Al-Kharabsheh for Jordan and that of Minister Aurora Williams for Chile.\n",
        &["Aurora Williams = CL", "Saleh Al-Kharabsheh = JO"],
    );
    check(
        "Serbia and Hungary signed a pipeline accord in Belgrade on Thursday. Energy Minister Dubravka Đedović Handanović signed on Serbia's behalf, Foreign Minister Péter Szijjártó on Hungary's.\n",
        &["Dubravka Đedović Handanović = RS", "Péter Szijjártó = HU"],
    );
    check(
        "Argentina and Italy signed a lithium memorandum. Chancellor Diana Mondino, who had flown in that morning, signed with Italian minister Adolfo Urso; President Javier Milei applauded.\n",
        &["Adolfo Urso = IT", "Diana Mondino = AR"],
    );
    check(
        "Angola and Zambia are to sign a railway agreement in Lobito on 9 May. Transport Minister Ricardo Viegas D'Abreu will sign for Angola and Frank Tayali for Zambia.\n",
        &["Frank Tayali = ZM", "Ricardo Viegas D'Abreu = AO"],
    );
}
