//! Where sentences end: the phenomena of English that sentence splitters are measured by, and those of agreements.

/// Checks that a text falls into the given sentences.
fn check(text: &str, expected: &[&str]) {
    let parsed = dossier_parser::parse("text", text.as_bytes());
    let found = parsed.dossier.sentences().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>();
    assert_eq!(found, expected);
}

/// Checks a text in which `|` stands where its sentences part.
fn check_parted(parted: &str) {
    let expected = parted.split('|').map(str::trim).collect::<Vec<_>>();
    check(&expected.join(" "), &expected);
}

#[test]
fn plain_sentences_end_with_their_mark() {
    check_parted("The talks are over. | Both sides went home.");
    check_parted("Is it signed? | It is.");
    check_parted("What a day! | Nobody slept.");
    check_parted("We won!! | Ten years it took.");
    check_parted("Really?? | Who signed it?");
    check_parted("Really!? | Is that all?");
    check_parted("Really?! | Is that all?");
}

#[test]
fn initials_and_one_letter_words() {
    check_parted("The envoy is Karl B. Hansen.");
    check_parted("George W. Bush and J. K. Rowling met. | They left.");
    check_parted("It rests with you and I. | Did you read what Otto I. Meyer wrote?");
    check_parted("The list is in Annex B. | The Parties may amend it.");
    check_parted("Ts. Bold and Yu. Petrov met Kh. Dorj. | They left.");
    check_parted("See p. 12 of the draft.");
    check_parted("See No. 2, Art. 5 and pp. 12-14 of vol. 3.");
    check_parted("The answer was no. | Nobody was surprised.");
}

#[test]
fn abbreviations_in_and_at_the_end_of_sentences() {
    check_parted("Were Tove and co. at the reception?");
    check_parted("The firm of Berg, Lund & Co. at noon closed the sale.");
    check_parted("Ask Tove and co. | They should know.");
    check_parted("It was sold by Berg, Lund & Co. | It closed on Friday.");
    check_parted("One sees Mt. Kenya from here.");
    check_parted("St. Olav's Hospital is on 3rd st. near the river.");
    check_parted("That is Karl Hansen Jr.'s signature.");
    check_parted("They toured the U.S.A. last spring.");
    check_parted("Her office is in the E.U. | How about yours?");
    check_parted("His office is in the U.S. | How about his deputy's?");
    check_parted("She works for the U.S. Government in Ohio.");
    check_parted("She has been in the U.S. for ten years.");
    check_parted("Dr. Amina Yusuf, Prof. Lee and Gen. Park met Sen. Diaz.");
    check_parted("Acme Inc. Chief Executive Jo March spoke. | The deal is done.");
    check_parted("The ship left on Oct. 29 with wheat, oil, etc. | It is at sea.");
    check_parted("It covers several fields, e.g. Fisheries and trade, i.e. Commerce.");
    check_parted("The deal with Acme Corp. was signed in Washington, D.C. on Jan. 5. | It takes effect on Feb. 1.");
}

#[test]
fn hours() {
    check_parted("At 7 a.m. Mr. Berg rang the embassy. | He hung up at 8 P.M. | Mr. Berg then rang the ministry.");
    check_parted("The session opened at 5 p.m. Monday in Oslo.");
    check_parted("The session opened at 5 p.m. GMT in Oslo.");
    check_parted("The long session ended at 5 p.m. | It had begun at 9 a.m. local time.");
}

#[test]
fn numbers_and_addresses() {
    check_parted("The fee is $250.00 for each ship.");
    check_parted("The fee is $250.00. | It is due in May.");
    check_parted("Write to Tove.Berg@example.org. | She answers.");
    check_parted("The text is at https://www.example.org/acts/2024.10/final.html. | Please read it.");
    check_parted("The file is N°. 1022.311.470. | That is where it lies.");
    check_parted("Trade grew by 3.5 per cent to 1,250.75 million.");
}

#[test]
fn brackets_hold_sentences() {
    check_parted("He leads the mission (He was an envoy for six years.) at the border.");
    check_parted("The treaty was signed (see Annex 2). | It lapsed.");
    check_parted("The treaty was signed. | (It lapsed later.) | It was renewed.");
    check_parted("\"Ito [...] used the picture of two bridges [...]\" (Mori 12).");
}

#[test]
fn quotations_hold_sentences() {
    check_parted("She turned to him, 'This is done.' she said.");
    check_parted("She turned to him, \"This is done.\" she said.");
    check_parted("She turned to him, \"This is done.\" | She handed him the pen.");
    check_parted("He wrote that by patience \u{201c}the terms of the deal will seem less hard. . . .\u{201d}");
    check_parted("\"Will you sign?\" Minister Berg asked. | \"I will.\" | He did.");
    check_parted("\u{201c}We will go,\u{201d} she said. | \u{201c}And we will stay.\u{201d} | The hall was full.");
    check_parted("\"It is a start. It is more than that,\" said Berg. | The hall was full.");
    check_parted("She called it \"historic.\" | The two left.");
}

#[test]
fn exclamation_marks_in_names() {
    check_parted("She works at Yahoo! in the legal department.");
}

#[test]
fn lists_in_one_line() {
    check_parted("1.) The first term | 2.) The second term");
    check_parted("1.) The first term. | 2.) The second term.");
    check_parted("1) The first term | 2) The second term");
    check_parted("1) The first term. | 2) The second term.");
    check_parted("1. The first term | 2. The second term");
    check_parted("1. The first term. | 2. The second term.");
    check_parted("• 9. The first term | • 10. The second term");
    check_parted("⁃9. The first term | ⁃10. The second term");
    check_parted("a. The first term | b. The second term | c. The third entry");
}

#[test]
fn lines() {
    check(
        "This is a sentence\nbroken off in the middle by a page.",
        &["This is a sentence\nbroken off in the middle by a page."],
    );
    check("It was a long \nday in the hall.", &["It was a long \nday in the hall."]);
    check("trade\ncontact points\nvisits, exchanges\n", &["trade", "contact points", "visits, exchanges"]);
    check("\u{feff}One is here.\r\nTwo is here.\r\n", &["One is here.", "Two is here."]);
}

#[test]
fn ellipses() {
    check_parted(
        "Where words are left out at the end, show it with spaced dots and then end the sentence with a dot . . . . | Next one.",
    );
    check_parted("They never meant that.... | She left the room.");
    check_parted("It wasn't quite ... well, what I mean...see . . . what I say, the thing is . . . I didn't mean it.");
    check_parted(
        "A further habit that was somewhat weakened . . . was that of mixing words into compounds. | . . . The habit was not given up. . . .",
    );
    check_parted("She paused … and went on. | He waited…");
}

#[test]
fn a_missing_space() {
    check_parted("The text is long.");
    check(
        "The text is ready.Today is Friday.Mr. Berg went to the hall and signed 1,000.That is a lot.",
        &["The text is ready.", "Today is Friday.", "Mr. Berg went to the hall and signed 1,000.", "That is a lot."],
    );
}

#[test]
fn furniture_is_not_part_of_a_sentence() {
    check(
        " date 2024-05-12 OSLO, May 12 (NTB) -- Norway and Chile met. They agreed. (NTB)",
        &["OSLO, May 12 (NTB) --", "Norway and Chile met.", "They agreed.", "(NTB)"],
    );
    check(
        "Norway and Chile sign fisheries pact\n\nBy Ada Byron\n\n12 May 2024\n\nNorway and Chile met.",
        &["Norway and Chile sign fisheries pact", "By Ada Byron", "12 May 2024", "Norway and Chile met."],
    );
}

#[test]
fn formal_texts() {
    check(
        "Article 1\nPurpose\n\n1. The Parties shall co-operate.\n2. They shall, in particular:\n(a) share data;\n(b) meet once a year.\n\nArticle 2. This Memorandum enters into force on signature. It lasts five years.\n",
        &[
            "Article 1",
            "Purpose",
            "1. The Parties shall co-operate.",
            "2. They shall, in particular:",
            "(a) share data;",
            "(b) meet once a year.",
            "Article 2. This Memorandum enters into force on signature.",
            "It lasts five years.",
        ],
    );
}

#[test]
fn a_text_without_full_stops_is_cut_at_a_mark_between_clauses() {
    let endless = format!("{} and Norway agreed to share data", "Norway and Chile agreed to share data, ".repeat(200));
    let parsed = dossier_parser::parse("text", endless.as_bytes());
    let sentences = parsed.dossier.sentences().collect::<Vec<_>>();
    assert!(sentences.len() > 2, "{}", sentences.len());
    let (_, all_but_last) = sentences.split_last().unwrap();
    assert!(all_but_last.iter().all(|sentence| sentence.text.ends_with(',')));
    assert!(sentences.iter().all(|sentence| sentence.text.split_whitespace().count() <= 512));
}

#[test]
fn numbered_paragraphs_inside_a_line() {
    check_parted("The Parties agree as follows: | 1. They shall meet each year. | 2. They shall report.");
    check_parted("Article 4 – Duties | 1. The Parties shall meet each year. | 2. They shall report.");
    check_parted("1. Ships of either Party may pass. | 2. No tolls may be levied. | 3. Costs lie where they fall.");
    check_parted("The rule is No. 1. | The second year was 2020. | It ended in 2021.");
}
