//! The pictures that services show beside a shared link: 1200 × 630, one for each section of each dossier.
//!
//! They are drawn with one font that lies beside this file, so they are the same wherever they are built.

use std::sync::Arc;

use dossier::Dossier;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use crate::Failure;
use crate::output::Output;

const FONT: &[u8] = include_bytes!("../fonts/AccordSerif-Semibold.ttf");

/// Draws the pictures of all sections of a dossier, and writes them.
pub(crate) fn write(output: &mut Output, painter: &Painter, dossier: &Dossier) -> Result<(), Failure> {
    for (word, section) in SECTIONS {
        let name = dossier.agreement.name.as_ref().map_or(dossier.slug.as_str(), |name| name.value.as_str());
        let card = Card { name, section, statement: &statement(dossier, word) };
        output.write(&path(dossier, word), &painter.draw(&card)?)?;
    }
    Ok(())
}

/// The picture of the section that a page belongs to, by its path below the site's root. The pages that belong to no
/// dossier have none.
pub(crate) fn of_page(dossiers: &[Dossier], page: &str) -> Option<String> {
    let mut steps = page.split('/').filter(|step| !step.is_empty() && *step != "ko");
    let Some(slug) = steps.next() else {
        return dossiers.first().filter(|_| dossiers.len() == 1).map(|only| path(only, "overview"));
    };
    let dossier = dossiers.iter().find(|dossier| dossier.slug == *slug)?;
    let word = steps.next().unwrap_or("overview");
    SECTIONS.iter().any(|(known, _)| *known == word).then(|| path(dossier, word))
}

/// The sections, as addresses and as pictures name them.
const SECTIONS: [(&str, &str); 9] = [
    ("overview", "Overview"),
    ("agreement", "The agreement"),
    ("signatories", "Signatories"),
    ("domains", "Cooperation domains"),
    ("commitments", "Commitments"),
    ("statements", "Statements"),
    ("timeline", "Timeline"),
    ("network", "Network"),
    ("source", "Source"),
];

fn path(dossier: &Dossier, word: &str) -> String {
    format!("{}/pictures/{word}.png", dossier.slug)
}

/// The statement of a section that matters: its first, or what it lists; the text's first sentence where it is empty.
fn statement(dossier: &Dossier, word: &str) -> String {
    let list = |names: Vec<&str>| names.join(", ");
    let agreement = &dossier.agreement;
    let words = match word {
        "agreement" => agreement.aims.first().map(|aim| aim.value.clone()).unwrap_or_default(),
        "signatories" => list(dossier.signatories.iter().filter_map(|one| dossier.actor_name(&one.person)).collect()),
        "domains" => list(dossier.domains.iter().map(|domain| domain.name.as_str()).collect()),
        "overview" | "commitments" => dossier.commitments.first().map(|one| one.text.clone()).unwrap_or_default(),
        "statements" => dossier.quotations.first().map(|one| format!("“{}”", one.text)).unwrap_or_default(),
        "timeline" => dossier.events.first().map(|event| event.text.clone()).unwrap_or_default(),
        "network" => list(dossier.organisations.iter().map(|body| body.name.as_str()).collect()),
        _ => String::new(),
    };
    let first = || dossier.sentences().next().map(|sentence| sentence.text.clone()).unwrap_or_default();
    if words.is_empty() { first() } else { words }
}

/// What a picture says.
struct Card<'c> {
    /// The agreement.
    name: &'c str,
    /// The section.
    section: &'c str,
    /// The statement that matters, in the source's words.
    statement: &'c str,
}

/// Draws pictures.
pub(crate) struct Painter(usvg::Options<'static>);

impl Painter {
    pub(crate) fn new() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(FONT.to_vec());
        fonts.set_serif_family("Accord Serif");
        Self(usvg::Options { fontdb: Arc::new(fonts), font_family: "Accord Serif".into(), ..Default::default() })
    }

    /// A picture as the bytes of a PNG file.
    fn draw(&self, card: &Card<'_>) -> Result<Vec<u8>, Failure> {
        let tree = usvg::Tree::from_str(&svg(card), &self.0).map_err(|error| format!("a sharing picture: {error}"))?;
        let mut picture = Pixmap::new(1200, 630).ok_or("a sharing picture has no size")?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        picture.encode_png().map_err(|error| format!("a sharing picture: {error}"))
    }
}

fn svg(card: &Card<'_>) -> String {
    let name = lines(card.name, 34, 2);
    let statement = lines(card.statement, 50, 4);
    let text = |lines: &[String], size: usize, top: usize, fill: &str| -> String {
        let line = |(index, line): (usize, &String)| {
            let y = top + index * size * 5 / 4;
            format!("<text x=\"80\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\">{}</text>", escaped(line))
        };
        lines.iter().enumerate().map(line).collect()
    };
    let below = 230 + name.len() * 80;
    let bar = statement.len() * 50;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" font-family=\"Accord Serif\">\
         <rect width=\"1200\" height=\"630\" fill=\"#fbf9f4\"/>\
         {section}{name}\
         <rect x=\"80\" y=\"{bar_top}\" width=\"6\" height=\"{bar}\" fill=\"#e8b931\"/>\
         <g transform=\"translate(30 0)\">{statement}</g>\
         <text x=\"80\" y=\"580\" font-size=\"28\" fill=\"#6b6459\">Accord</text></svg>",
        section = text(&[card.section.to_owned()], 32, 120, "#8a3324"),
        name = text(&name, 64, 200, "#1d1a16"),
        statement = text(&statement, 40, below + 34, "#3b362f"),
        bar_top = below - 6,
    )
}

/// Breaks a text into at most so many lines of about so many characters; what is left out is marked.
fn lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_size_that_services_ask_for_and_shows_its_words() {
        let painter = Painter::new();
        let draw = |name| {
            painter.draw(&Card { name, section: "Commitments", statement: "The parties <will> & shall" }).unwrap()
        };
        let picture = Pixmap::decode_png(&draw("One Agreement")).unwrap();
        assert_eq!((picture.width(), picture.height()), (1200, 630));
        assert_ne!(draw("One Agreement"), draw("Another Agreement"));
        assert_eq!(draw("One Agreement"), draw("One Agreement"));
    }

    #[test]
    fn long_texts_are_broken_and_cut() {
        assert_eq!(lines("one two three four", 9, 2), ["one two", "three …"]);
    }
}
