//! The pictures that services show beside a shared link: 1200 × 630, one for each section in each language.
//!
//! They are drawn with two fonts that lie beside this file, so they are the same wherever they are built. Every line is
//! measured before it is drawn: long names get smaller letters, and what no size fits is cut at a word and marked.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use ttf_parser::Face;

use crate::Failure;
use crate::output::Output;
use crate::prerendered::Picture;

/// The letters, and the syllables of Hangul that the first lacks.
const FONTS: [&[u8]; 2] =
    [include_bytes!("../fonts/AccordSerif-Semibold.ttf"), include_bytes!("../fonts/AccordSerifKR-Semibold.ttf")];

const WIDTH: f32 = 1200.0;
const MARGIN: f32 = 80.0;
/// The statement is set in from its bar.
const INDENT: f32 = 30.0;
/// The first line of the name, and the last line of all.
const NAME_TOP: f32 = 196.0;
const FOOT: f32 = 574.0;

/// Draws the pictures that pages name, each once, and writes them.
pub(crate) fn write<'p>(output: &mut Output, pictures: impl Iterator<Item = &'p Picture>) -> Result<(), Failure> {
    let painter = Painter::new()?;
    let mut done = BTreeSet::new();
    for picture in pictures.filter(|picture| done.insert(picture.path.as_str())) {
        output.write(&picture.path, &painter.draw(picture)?)?;
    }
    Ok(())
}

/// Draws pictures.
struct Painter {
    faces: Vec<Face<'static>>,
    options: usvg::Options<'static>,
}

/// A text, broken into lines that fit.
#[derive(Debug, PartialEq)]
struct Block {
    lines: Vec<String>,
    size: f32,
}

impl Block {
    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading()
    }

    fn leading(&self) -> f32 {
        self.size * 1.25
    }
}

impl Painter {
    fn new() -> Result<Self, Failure> {
        let mut fonts = fontdb::Database::new();
        FONTS.iter().for_each(|font| fonts.load_font_data(font.to_vec()));
        let faces = FONTS.iter().map(|font| Face::parse(font, 0)).collect::<Result<_, _>>();
        let options =
            usvg::Options { fontdb: Arc::new(fonts), font_family: "Accord Serif".into(), ..Default::default() };
        Ok(Self { faces: faces.map_err(|error| format!("a font of the sharing pictures: {error}"))?, options })
    }

    /// A picture as the bytes of a PNG file.
    fn draw(&self, picture: &Picture) -> Result<Vec<u8>, Failure> {
        let problem = |error: &dyn std::fmt::Display| format!("{}: {error}", picture.path);
        let tree = usvg::Tree::from_str(&self.svg(picture), &self.options).map_err(|error| problem(&error))?;
        let mut pixels = Pixmap::new(1200, 630).ok_or_else(|| problem(&"it has no size"))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| problem(&error))
    }

    fn svg(&self, picture: &Picture) -> String {
        let width = WIDTH - 2.0 * MARGIN;
        let section = self.fit(&picture.section, width, &[(30.0, 1)]);
        let name = self.fit(&picture.name, width, &[(68.0, 2), (54.0, 2), (44.0, 3)]);
        let name_end = NAME_TOP + name.height() - name.leading();
        // What is left between the name and the foot is the statement's and its note's.
        let top = name_end + 44.0;
        let note = self.fit(&picture.note, width - INDENT, &[(26.0, 1)]);
        let room = FOOT - 62.0 - top - if picture.note.is_empty() { 0.0 } else { 46.0 };
        let sizes = [44.0, 38.0, 33.0, 29.0].map(|size| (size, (room / (size * 1.25)) as usize));
        let statement = self.fit(&picture.statement, width - INDENT, &sizes);
        let (bar_top, bar) = (top, statement.height() + if picture.note.is_empty() { 0.0 } else { 46.0 });
        let foot = ["Accord", &picture.source].join(if picture.source.is_empty() { "" } else { "  ·  " });
        let foot = self.fit(&foot, width, &[(26.0, 1)]);
        let left = MARGIN + INDENT;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" font-family=\"Accord Serif\" font-weight=\"600\">\
             <rect width=\"1200\" height=\"630\" fill=\"#fbf9f4\"/><rect width=\"1200\" height=\"14\" fill=\"#f5c400\"/>\
             {section}{name}<rect x=\"{MARGIN}\" y=\"{bar_top}\" width=\"7\" height=\"{bar}\" fill=\"#f5c400\"/>\
             {statement}{note}{foot}</svg>",
            section = text(&section, MARGIN, 116.0, "#7a4e00"),
            name = text(&name, MARGIN, NAME_TOP, "#1f1c17"),
            note = text(&note, left, top + statement.height() + 34.0, "#7a4e00"),
            statement = text(&statement, left, top + statement.size * 0.92, "#1f1c17"),
            foot = text(&foot, MARGIN, FOOT, "#57514a"),
        )
    }

    /// Breaks a text into lines of at most the given width: with the first size of which so many lines hold it, else with
    /// the last, cut.
    fn fit(&self, text: &str, width: f32, sizes: &[(f32, usize)]) -> Block {
        let text: String = text.chars().filter(|letter| *letter == '\n' || self.advance(*letter).is_some()).collect();
        for (size, most) in sizes {
            let lines = self.lines(&text, width / size);
            if lines.len() <= *most {
                return Block { lines, size: *size };
            }
        }
        let (size, most) = sizes.last().copied().unwrap_or_default();
        let mut lines = self.lines(&text, width / size);
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while self.width(last) + self.width(" …") > width / size {
                let shorter = last.rfind(' ').or_else(|| last.char_indices().last().map(|(at, _)| at)).unwrap_or(0);
                last.truncate(shorter);
            }
            last.push_str(" …");
        }
        Block { lines, size }
    }

    /// The lines of a text: where it breaks itself, at spaces, and within a word only where it is wider than a line. Widths
    /// are in letter sizes.
    fn lines(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in text.lines() {
            let first = lines.len();
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                for (index, piece) in self.pieces(word, width).into_iter().enumerate() {
                    let room = |line: &String| self.width(line) + self.width(" ") + self.width(&piece) <= width;
                    match lines.get_mut(first..).and_then(<[String]>::last_mut) {
                        Some(line) if index == 0 && room(line) => {
                            line.push(' ');
                            line.push_str(&piece);
                        }
                        _ => lines.push(piece),
                    }
                }
            }
        }
        // What stands between two things ends no line.
        for line in &mut lines {
            line.truncate(line.trim_end_matches(" ·").len());
        }
        lines
    }

    /// A word in pieces of at most the given width: most words are one.
    fn pieces(&self, word: &str, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let wider = |piece: &String| {
                !piece.is_empty() && self.width(piece) + self.width(letter.encode_utf8(&mut [0; 4])) > width
            };
            if pieces.last().is_some_and(wider) {
                pieces.push(String::new());
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(letter);
            }
        }
        pieces
    }

    /// How wide a text is, in letter sizes. Kerning makes it narrower, if anything.
    fn width(&self, text: &str) -> f32 {
        text.chars().filter_map(|letter| self.advance(letter)).sum()
    }

    /// How wide a letter is; none where no font has it.
    fn advance(&self, letter: char) -> Option<f32> {
        self.faces.iter().find_map(|face| {
            let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
            Some(f32::from(advance) / f32::from(face.units_per_em()))
        })
    }
}

/// A block as SVG, its first line standing at a height.
fn text(block: &Block, left: f32, top: f32, colour: &str) -> String {
    let line = |(index, line): (usize, &String)| {
        let y = top + index as f32 * block.leading();
        let size = block.size;
        format!("<text x=\"{left}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>", escaped(line))
    };
    block.lines.iter().enumerate().map(line).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(name: &str, statement: &str) -> Picture {
        let text = str::to_owned;
        Picture {
            path: text("x.png"),
            section: text("Commitments"),
            name: text(name),
            statement: text(statement),
            note: text("Planned, not binding"),
            source: text("A Paper, 1 May 2024"),
        }
    }

    #[test]
    fn a_picture_has_the_size_that_services_ask_for_and_shows_its_words() {
        let painter = Painter::new().unwrap();
        let draw = |name| painter.draw(&picture(name, "The parties <will> & shall")).unwrap();
        let pixels = Pixmap::decode_png(&draw("One Agreement")).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1200, 630));
        assert_ne!(draw("One Agreement"), draw("Another Agreement"));
        assert_eq!(draw("One Agreement"), draw("One Agreement"));
    }

    #[test]
    fn long_texts_get_smaller_letters_and_are_cut_in_the_end() {
        let painter = Painter::new().unwrap();
        let sizes = [(60.0, 1), (30.0, 2)];
        let fit = |text: &str| painter.fit(text, 600.0, &sizes);
        assert_eq!(fit("Short").size, 60.0);
        let long = fit("A name of an agreement that is too long for one line of large letters");
        assert_eq!((long.size, long.lines.len()), (30.0, 2));
        let endless = fit(&"on and ".repeat(60));
        assert_eq!(endless.lines.len(), 2);
        assert!(endless.lines[1].ends_with(" …"), "{endless:?}");
        let word = fit(&"Donaudampfschifffahrt".repeat(3));
        for line in endless.lines.iter().chain(&word.lines) {
            assert!(painter.width(line) * 30.0 <= 600.0, "{line}");
        }
        assert_eq!(word.lines.concat(), "Donaudampfschifffahrt".repeat(3));
    }

    #[test]
    fn no_letter_of_the_interface_and_of_names_is_missing() {
        let painter = Painter::new().unwrap();
        let words = concat!(include_str!("../../../src/words/table.rs"), include_str!("../../../src/words/mod.rs"));
        let names = "Łódź Nguyễn Đặng Şahin Čapek Ærø Þór Ioánnis Αθήνα Київ O‘zbekiston";
        let missing: BTreeSet<char> = words
            .chars()
            .chain(names.chars())
            .filter(|letter| !letter.is_whitespace() && painter.advance(*letter).is_none())
            .collect();
        assert!(missing.is_empty(), "fonts/subset.py has to be run again: {missing:?} are missing");
    }
}
