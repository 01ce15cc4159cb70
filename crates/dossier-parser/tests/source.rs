//! Who published a text, when, and under which headline, by the lines around it.

/// The publisher, the day and the headline of a text; "-" where it has none.
fn check(text: &str, publisher: &str, published: &str, headline: &str) {
    let source = dossier_parser::parse("text", text.as_bytes()).dossier.source;
    let found = [
        source.publisher.unwrap_or("-".to_owned()),
        source.published.map_or("-".to_owned(), |day| day.to_string()),
        source.headline.unwrap_or("-".to_owned()),
    ];
    assert_eq!(found, [publisher, published, headline], "{text}");
}

const STORY: &str = "Norway and Chile signed a treaty on fishing on Friday. The treaty opens the ports of either country to the other's boats.";

#[test]
fn a_newspaper_stands_above_the_text() {
    let headline = "Two coasts, one treaty";
    check(
        &format!("{headline}\n\nBy Ada Byron\nThe Fisheries Observer, 27 July 2021\n\n{STORY}\n"),
        "The Fisheries Observer",
        "2021-07-27",
        headline,
    );
    check(
        &format!("{headline}\n\nKingston Courier\nSaturday, March 8, 2025\n\n{STORY}\n"),
        "Kingston Courier",
        "2025-03-08",
        headline,
    );
    check(
        &format!("{headline}\n\nNuuk Morgenavis | 14.02.2023 | By Ada Byron\n\n{STORY}\n"),
        "Nuuk Morgenavis",
        "2023-02-14",
        headline,
    );
    check(&format!("News analysis\n\n{headline}\n\n5 May 2025\n\n{STORY}\n"), "-", "2025-05-05", headline);
}

#[test]
fn a_body_says_that_it_sent_the_text() {
    let headline = "Two coasts, one treaty";
    check(
        &format!("{headline}\n\nFrom: Home Office\nPublished 1 September 2023\n\n{STORY}\n"),
        "Home Office",
        "2023-09-01",
        headline,
    );
    check(
        &format!("Posted on 12 November 2021 by the Embassy of Chile, Oslo\n\n{headline}\n\n{STORY}\n"),
        "Embassy of Chile, Oslo",
        "2021-11-12",
        headline,
    );
    check(
        &format!("Hon Ada Byron\nMinister for Fisheries\n\n5 May 2025\n\nMedia release\n\n{headline}\n\n{STORY}\n"),
        "-",
        "2025-05-05",
        headline,
    );
}

#[test]
fn a_line_below_the_text_names_its_publisher() {
    let headline = "Two coasts, one treaty";
    check(&format!("{headline}\n\n{STORY}\n\n— The Benelux Post\n"), "The Benelux Post", "-", headline);
    check(&format!("2025-02-11T09:30:00Z\n\n{headline}\n\n{STORY}\n"), "-", "2025-02-11", headline);
    check(
        &format!("{headline}\n\n{STORY}\n\n(Communicated by the Ministry of Foreign Affairs)\n"),
        "Ministry of Foreign Affairs",
        "-",
        headline,
    );
}
