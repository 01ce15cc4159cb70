//! Whether a text is about an agreement of states at all, and of which: short texts in varied words.

/// The codes of the parties that must be found; none where the text is about no agreement.
fn check(text: &str, parties: &[&str]) {
    let dossier = dossier_parser::parse("text", text.as_bytes()).dossier;
    assert_eq!(dossier.verify(text), Vec::new(), "{text}");
    let mut found = dossier.parties.iter().map(|party| party.code.as_str()).collect::<Vec<_>>();
    found.sort_unstable();
    assert_eq!(found, parties, "{text}");
    if parties.is_empty() {
        assert!(dossier.agreement.is_empty(), "{text}\n{:?}", dossier.agreement);
        assert!(dossier.commitments.is_empty() && dossier.domains.is_empty(), "{text}");
    }
}

#[test]
fn a_partnership_that_states_make_is_an_agreement() {
    check(
        "What has the pact in the north brought?\nAnalysis | 3 May 2024\n\nTwo years on, the trilateral energy partnership between Norway, Denmark and Germany has laid no cable. The three governments say the money is there. \"It was oversold from the start,\" argues Lise Holm, an energy economist. Denmark has pledged to build two islands by 2033.\n",
        &["DE", "DK", "NO"],
    );
    check(
        "FACT SHEET: EU-Singapore Green Partnership\n\nOn 4 June 2023, the European Union and Singapore launched a Green Partnership at their fifth summit in Brussels.\n\n• Ports: both sides intend to test ammonia as a fuel.\n• Finance: the partners will compare their rules for green bonds.\n",
        &["EU", "SG"],
    );
    check(
        "HANOI, March 7 (Wire) -- Vietnam and Australia elevated their relations to a comprehensive strategic partnership on Thursday. The two prime ministers signed the joint declaration in Canberra. Under it, Australia will train Vietnamese peacekeepers.\n",
        &["AU", "VN"],
    );
    check(
        "BISHKEK, June 25 (Wire) - The European Union and Kyrgyzstan upgraded their ties to an enhanced partnership on Tuesday. High Representative Ana Lorca signed the joint declaration with Foreign Minister Jeenbek Kulubaev. Both sides promised yearly talks on human rights.\n",
        &["EU", "KG"],
    );
}

#[test]
fn an_understanding_a_compact_and_a_roadmap_are_agreements() {
    check(
        "Where the river bends, a quiet peace\n\nFor thirty years fishermen here fought over nets. That ended with the Pilcomayo Understanding, which Paraguay and Argentina concluded in 2019. The two neighbours agreed to count the fish together. It has held ever since.\n",
        &["AR", "PY"],
    );
    check(
        "Port Vila and Canberra sign compact on policing\n\nVanuatu and Australia signed a policing compact on Friday after a year of talks. Australia will pay for a new academy in Luganville. The pact says nothing of foreign troops.\n",
        &["AU", "VU"],
    );
    check(
        "TUNIS - Tunisia and Italy signed a plan of action on migration on Wednesday. Italy undertakes to admit 4,000 seasonal workers a year. \"We keep our word,\" Tunisian Interior Minister Kamel Fekih said.\n",
        &["IT", "TN"],
    );
    check(
        "Chile and Peru renew border accord\n\nSantiago and Lima have renewed their accord on the Concordia crossing, the Chilean foreign ministry said on Monday. Chile and Peru will keep the post open at night. The accord expires in 2031.\n",
        &["CL", "PE"],
    );
}

#[test]
fn treaties_memoranda_and_conventions_are_seen_in_other_words() {
    check(
        "Two memoranda of understanding were signed in Muscat on Sunday by Oman and Tanzania. The first, on ports, was signed by Omani Transport Minister Said Al Maawali. The second covers health. Tanzania will send nurses to Salalah.\n",
        &["OM", "TZ"],
    );
    check(
        "COUNCIL OF MINISTERS: DECISIONS OF 9 MAY\n\n• Tax: the Council approved the Convention between Portugal and Angola on social security, done at Luanda on 3 April 2024.\n• Housing: rents may rise by two percent.\n",
        &["AO", "PT"],
    );
    check(
        "Bogotá and Quito put their names to an extradition treaty on Thursday. Colombia's justice minister, Ana Ruiz, inked it for her country. Ecuador has asked for a quick ratification. The treaty does not cover political offences.\n",
        &["CO", "EC"],
    );
    check(
        "Poland and Ukraine reached an agreement on grain transit late on Tuesday, Polish Agriculture Minister Jan Kowal said. Ukraine will seal its trucks. The deal takes effect on Friday. Hungary, which watched the talks, may join later.\n",
        &["PL", "UA"],
    );
}

#[test]
fn strikes_firms_and_essays_give_nothing() {
    for text in [
        "Tram strike drags on in Porto\n\nTalks between the drivers' union and Metro Atlântico broke down on Sunday. The union said the offer fell short of an agreement reached in Lisbon last month. The company had signed a memorandum with the city council on night buses. Transport Minister Rui Pinho, back from a meeting with his Spanish counterpart in Madrid, urged both sides to talk.\n",
        "Canadian miner to buy rival for C$3 billion\n\nTORONTO - Northern Copper of Canada has agreed to buy Australia's Redstone Mining for C$3 billion, the companies said on Monday. The deal needs the approval of regulators in Ottawa and Canberra. Shares of both firms rose.\n",
        "On keeping one's word\n\nWhat is a treaty worth? France and Prussia signed one after another and fought all the same. Westphalia, Utrecht and Vienna are names of towns where tired men went home. A promise lasts as long as the fear that made it.\n",
        "The city of Ghent and a brewery have formed a partnership to save an old canal. The partnership will plant reeds along both banks. Volunteers from France and Germany came to help in July.\n",
        "Swiss airline and Austrian rival announce strategic partnership\n\nZURICH - The Swiss airline Alpenair and its Austrian rival Donau Wings announced a strategic partnership on Tuesday. The carriers will share seats on 14 routes. The deal starts in October.\n",
        "Ministry launches reading initiative\n\nDUBLIN - Ireland's education ministry launched a reading initiative on Monday. Schools will get 40,000 books. The programme is modelled on schemes in Finland and Estonia.\n",
        "There is an understanding between neighbours in our street that nobody mows on Sundays. My Danish friend and my Polish landlord both keep to it. I have a plan to break it.\n",
        "Exports of wine from Chile and Argentina fell in May, Statistics Chile said. Dealers in Santiago blamed the weather and a strong peso. Sales came to US$210 million. Buyers in Japan have turned to Spain.\n",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_only_touches_on_agreements_is_about_none() {
    for text in [
        "Tesla signs lithium supply deal with Chile's SQM\n\nSANTIAGO, May 3 (Wire) - Tesla has signed a five-year agreement with Chilean miner SQM, the companies said on Friday. The deal is worth $2.1 billion. Chile and the United States have a free trade agreement.\n",
        "Two brothers who quarrelled over a farm on the border between Slovenia and Croatia have made peace. They signed an agreement before a notary in Koper in May.\n",
        "Germany's three ruling parties reached an agreement on the budget early on Thursday. The deal must be approved by parliament. Finance Minister Karl Weber said that France had been watching closely.\n",
        "Workers at the Port of Valencia signed a wage agreement with their employers on Monday, ending a strike that had stopped ferries to Algeria and Italy. The agreement gives them 4 percent more.\n",
        "India and Pakistan exchanged fire in Kashmir for a third night on Saturday. Each side accused the other of breaking the ceasefire that was agreed in 2021.\n",
        "Spain's central bank left its forecasts unchanged on Thursday. It said the trade deal between the European Union and the United States would have little effect on growth.\n",
        "The court began hearings on Monday in a dispute between Gabon and Equatorial Guinea over three islands. Gabon relies on a convention signed in 1974; Equatorial Guinea says that the paper is a forgery.\n",
        "Cyclists from France and Belgium set off from Maastricht on Sunday. \"The treaty was signed here, and we sign our jerseys here,\" joked the organiser, Piet Bos.\n",
        "Henrik Dahl, who helped to write the Oslo accords between Israel and the Palestinians and later kept bees, has died at 88. In 1978 he signed a fisheries agreement with the Soviet Union for Norway.\n",
        "Stocks in Tokyo closed higher on Friday on hopes of a trade deal between Japan and the United States. Toyota gained 3 percent.\n",
        "Farmers in Poland blocked the border with Ukraine on Wednesday. They want the government in Warsaw to scrap a deal that lets Ukrainian lorries in without permits.\n",
        "The finance ministers ended two days of talks in Durban on Friday without a joint statement. South Africa said that members differed on debt. The United States did not send its secretary.\n",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_parliament_ratifies_for_its_state() {
    check(
        "The Chilean parliament on Friday ratified by 118 votes to three an agreement with Peru that lets people draw one pension. Under the agreement, each country will pay.\n",
        &["CL", "PE"],
    );
}

#[test]
fn what_states_agree_without_a_word_for_it_is_an_agreement() {
    check(
        "LJUBLJANA, March 4 - Slovenia and North Macedonia agreed on Monday to recognise each other's driving licences and to set up a hotline for hauliers stranded at border crossings. Infrastructure Minister Alenka Bratuž and her counterpart Aleksandar Nikoloski settled the matter in two hours. Skopje is to send a team in April.\n",
        &["MK", "SI"],
    );
    check(
        "Chad and Cameroon will jointly patrol Lake Chad from July, the two governments said on Friday after a meeting of their defence ministers in Maroua. Each side will contribute four boats and sixty men.\n",
        &["CM", "TD"],
    );
    check(
        "Oman has agreed with Tanzania to run the dhow museum of Zanzibar until 2040, Omani Culture Minister Said Al Busaidi said. Zanzibar will keep the ships.\n",
        &["OM", "TZ"],
    );
}

#[test]
fn whatever_two_states_sign_is_an_agreement() {
    check(
        "Rwanda and Tanzania signed a contract on Tuesday for the running of a dry port at Isaka. Tanzania's works minister, Innocent Bashungwa, signed for Dodoma; Jimmy Gasore signed for Kigali.\n",
        &["RW", "TZ"],
    );
    check(
        "The foreign ministers of Peru and Ecuador signed a road map on Saturday for clearing the last minefields on their border. Each state will field two teams.\n",
        &["EC", "PE"],
    );
    check(
        "The Ministry of Foreign Affairs of Finland and Namibia's Ministry of Mines and Energy signed today in Windhoek a programme in the field of geology. It provides for joint mapping of the Erongo region.\n",
        &["FI", "NA"],
    );
}

#[test]
fn views_games_and_firms_are_no_agreement_of_states() {
    for text in [
        "France and Germany agreed on Tuesday that the euro zone needs a bigger budget, but differed over its size. The two finance ministers will meet again in May.\n",
        "Poland and Ukraine have agreed to resume talks on grain next week, ministers said. Nothing has been settled.\n",
        "Kenya and Uganda have yet to agree on how to share the cost of the pipeline, Uganda's energy minister said.\n",
        "Ireland and France will jointly lead Group B after both won on Saturday. \"We are happy,\" said coach Paul Byrne, a former minister's son.\n",
        "Germany's Social Democrats and Greens agreed on Tuesday to raise the minimum wage, ending a week of wrangling in Berlin. Ministers from France sent good wishes.\n",
        "India's and Nepal's chambers of commerce signed an action plan on Friday to bring more buyers to their fairs. Nepal's trade minister sent a message.\n",
        "Investors in Germany and Japan agreed to swap their shares in the airline, its chairman said on Monday. The government holds a tenth of it.\n",
    ] {
        check(text, &[]);
    }
}
