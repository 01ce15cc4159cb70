//! Where sentences end: the phenomena of English that sentence splitters are measured by, and those of agreements.

/// The sentences of a text.
fn sentences(text: &str) -> Vec<String> {
    let parsed = dossier_parser::parse("text", text.as_bytes());
    parsed.dossier.sentences().map(|sentence| sentence.text.clone()).collect()
}

/// Checks that a text falls into the given sentences.
fn check(text: &str, expected: &[&str]) {
    assert_eq!(sentences(text), expected);
}

/// Checks a text in which `|` stands where its sentences part.
fn check_parted(parted: &str) {
    let expected = parted.split('|').map(str::trim).collect::<Vec<_>>();
    check(&expected.join(" "), &expected);
}

/// One sentence or more for each of the forty-eight golden rules of English, by the number that the rule has in the tests of pySBD
/// (`tests/lang/test_english.py`, counted from 1): the same phenomenon in other words.
#[rustfmt::skip]
const GOLDEN_RULES: [(usize, &str); 48] = [
    (1, "The talks are over. | Both sides went home."),
    (2, "Is it signed? | It is."),
    (3, "What a day! | Nobody slept."),
    (4, "The envoy is Karl B. Hansen."),
    (5, "See p. 12 of the draft."),
    (6, "Were Tove and co. at the reception?"),
    (7, "The firm of Berg, Lund & Co. at noon closed the sale."),
    (8, "Ask Tove and co. | They should know."),
    (9, "It was sold by Berg, Lund & Co. | It closed on Friday."),
    (10, "One sees Mt. Kenya from here."),
    (11, "St. Olav's Hospital is on 3rd st. near the river."),
    (12, "That is Karl Hansen Jr.'s signature."),
    (13, "They toured the U.S.A. last spring."),
    (14, "Her office is in the E.U. | How about yours?"),
    (15, "His office is in the U.S. | How about his deputy's?"),
    (16, "She works for the U.S. Government in Ohio."),
    (17, "She has been in the U.S. for ten years."),
    (18, "At 7 a.m. Mr. Berg rang the embassy. | He hung up at 8 P.M. | Mr. Berg then rang the ministry."),
    (19, "The fee is $250.00 for each ship."),
    (20, "The fee is $250.00. | It is due in May."),
    (21, "He leads the mission (He was an envoy for six years.) at the border."),
    (22, "Write to Tove.Berg@example.org. | She answers."),
    (23, "The text is at https://www.example.org/acts/2024.10/final.html. | Please read it."),
    (24, "She turned to him, 'This is done.' she said."),
    (25, "She turned to him, \"This is done.\" she said."),
    (26, "She turned to him, \"This is done.\" | She handed him the pen."),
    (27, "We won!! | Ten years it took."),
    (28, "Really?? | Who signed it?"),
    (29, "Really!? | Is that all?"),
    (30, "Really?! | Is that all?"),
    (31, "1.) The first term | 2.) The second term"),
    (32, "1.) The first term. | 2.) The second term."),
    (33, "1) The first term | 2) The second term"),
    (34, "1) The first term. | 2) The second term."),
    (35, "1. The first term | 2. The second term"),
    (36, "1. The first term. | 2. The second term."),
    (37, "• 9. The first term | • 10. The second term"),
    (38, "⁃9. The first term | ⁃10. The second term"),
    (39, "a. The first term | b. The second term | c. The third entry"),
    (40, "The file is N°. 1022.311.470. | That is where it lies."),
    (41, "She works at Yahoo! in the legal department."),
    (42, "It rests with you and I. | Did you read what Otto I. Meyer wrote?"),
    (43, "He wrote that by patience \u{201c}the terms of the deal will seem less hard. . . .\u{201d}"),
    (44, "\"Ito [...] used the picture of two bridges [...]\" (Mori 12)."),
    (45, "Where words are left out at the end, show it with spaced dots and then end the sentence with a dot . . . . | Next one."),
    (46, "They never meant that.... | She left the room."),
    (47, "It wasn't quite ... well, what I mean...see . . . what I say, the thing is . . . I didn't mean it."),
    (48, "A further habit that was somewhat weakened . . . was that of mixing words into compounds. | . . . The habit was not given up. . . ."),
];

#[test]
fn the_golden_rules_are_kept() {
    let wrong: Vec<String> = GOLDEN_RULES
        .iter()
        .filter_map(|(rule, parted)| {
            let expected = parted.split('|').map(str::trim).collect::<Vec<_>>();
            let found = sentences(&expected.join(" "));
            (found != expected).then(|| format!("rule {rule}: {found:?}"))
        })
        .collect();
    assert!(GOLDEN_RULES.iter().map(|(rule, _)| *rule).eq(1..=48), "a rule has no case, or is out of its place");
    let share = 100.0 * (GOLDEN_RULES.len() - wrong.len()) as f64 / GOLDEN_RULES.len() as f64;
    assert!(share >= 97.0, "{share:.1} % of the golden rules are kept; broken are\n{}", wrong.join("\n"));
}

#[test]
fn initials_and_one_letter_words() {
    check_parted("George W. Bush and J. K. Rowling met. | They left.");
    check_parted("The list is in Annex B. | The Parties may amend it.");
    check_parted("Ts. Bold and Yu. Petrov met Kh. Dorj. | They left.");
    check_parted("See No. 2, Art. 5 and pp. 12-14 of vol. 3.");
    check_parted("The answer was no. | Nobody was surprised.");
}

#[test]
fn abbreviations_in_and_at_the_end_of_sentences() {
    check_parted("Dr. Amina Yusuf, Prof. Lee and Gen. Park met Sen. Diaz.");
    check_parted("Acme Inc. Chief Executive Jo March spoke. | The deal is done.");
    check_parted("The ship left on Oct. 29 with wheat, oil, etc. | It is at sea.");
    check_parted("It covers several fields, e.g. Fisheries and trade, i.e. Commerce.");
    check_parted("The deal with Acme Corp. was signed in Washington, D.C. on Jan. 5. | It takes effect on Feb. 1.");
}

#[test]
fn hours() {
    check_parted("The session opened at 5 p.m. Monday in Oslo.");
    check_parted("The session opened at 5 p.m. GMT in Oslo.");
    check_parted("The long session ended at 5 p.m. | It had begun at 9 a.m. local time.");
}

#[test]
fn numbers_and_addresses() {
    check_parted("Trade grew by 3.5 per cent to 1,250.75 million.");
}

#[test]
fn brackets_hold_sentences() {
    check_parted("The treaty was signed (see Annex 2). | It lapsed.");
    check_parted("The treaty was signed. | (It lapsed later.) | It was renewed.");
}

#[test]
fn quotations_hold_sentences() {
    check_parted("\"Will you sign?\" Minister Berg asked. | \"I will.\" | He did.");
    check_parted("\u{201c}We will go,\u{201d} she said. | \u{201c}And we will stay.\u{201d} | The hall was full.");
    check_parted("\"It is a start. It is more than that,\" said Berg. | The hall was full.");
    check_parted("She called it \"historic.\" | The two left.");
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
