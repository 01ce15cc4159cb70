//! Quotation marks, paired within each block; a quotation may go on in the next paragraph.
//!
//! Marks of one style pair with each other: straight with straight, curly with curly. A double mark that finds no partner
//! is reported and left out, since where its quotation ends would be a guess. A single one may be an apostrophe: it is
//! left out without a word.

use diagnostics::Diagnostic;

use super::{Block, BlockKind, Extent, Token, TokenKind};

/// Something between quotation marks.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// Its bytes with the marks.
    pub(crate) range: Extent,
    /// Its bytes without the marks.
    pub(crate) inner: Extent,
    /// The tokens between the marks.
    pub(crate) tokens: Extent,
    /// Whether its marks are single ones.
    pub(crate) single: bool,
    /// The quotation in the paragraph before that this one goes on with: a place in [`Text::quotes`](super::Text).
    pub(crate) continues: Option<u32>,
    /// Whether its closing mark is there. A paragraph of a longer quotation may have none.
    pub(crate) closed: bool,
}

/// What belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Straight,
    Curly,
    Low,
    Angle,
    AngleInward,
    SingleStraight,
    SingleCurly,
    SingleAngle,
}

impl Style {
    const COUNT: usize = 8;

    fn is_single(self) -> bool {
        matches!(self, Self::SingleStraight | Self::SingleCurly | Self::SingleAngle)
    }
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Open(Style),
    Close(Style),
    Nothing,
}

/// How deep quotations nest. Of more marks that are open at once, the oldest has been forgotten.
const DEEPEST: usize = 16;

struct Open {
    style: Style,
    token: u32,
}

/// Pairs the quotation marks of a text.
pub(super) fn find(raw: &str, blocks: &[Block], tokens: &[Token], diagnostics: &mut Vec<Diagnostic>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    // The quotation that the block before has left open.
    let mut carried = None;
    for (index, block) in blocks.iter().enumerate() {
        let mut pairing =
            Pairing { raw, block, tokens, open: Vec::new(), counts: [0; Style::COUNT], found: Vec::new(), diagnostics };
        pairing.run();
        let left = pairing.leave(blocks.get(index + 1));
        let mut found = pairing.found;
        found.sort_by_key(|quote| quote.range.start);
        let first = quotes.len() as u32;
        if let (Some(before), Some(quote)) = (carried, found.first_mut())
            && quote.range.start == block.range.start
        {
            quote.continues = Some(before);
        }
        carried = left
            .and_then(|start| found.iter().position(|quote| quote.range.start == start))
            .map(|at| first + at as u32);
        quotes.append(&mut found);
    }
    quotes
}

struct Pairing<'t> {
    raw: &'t str,
    block: &'t Block,
    tokens: &'t [Token],
    /// The marks that are open, the innermost last.
    open: Vec<Open>,
    /// How many of them there are of each style.
    counts: [u32; Style::COUNT],
    found: Vec<Quote>,
    diagnostics: &'t mut Vec<Diagnostic>,
}

impl Pairing<'_> {
    fn run(&mut self) {
        for at in self.block.tokens.range() {
            if self.tokens[at].kind != TokenKind::Quote {
                continue;
            }
            match self.act(at) {
                Act::Open(style) => {
                    if self.open.len() == DEEPEST {
                        let oldest = self.open.remove(0);
                        self.counts[oldest.style as usize] -= 1;
                        self.give_up(&oldest);
                    }
                    self.counts[style as usize] += 1;
                    self.open.push(Open { style, token: at as u32 });
                }
                Act::Close(style) if self.counts[style as usize] > 0 => self.close(style, at as u32),
                Act::Close(style) if !style.is_single() => self.report(at as u32),
                Act::Close(_) | Act::Nothing => {}
            }
        }
    }

    /// What a mark does, by its form and by what stands on its two sides.
    fn act(&self, at: usize) -> Act {
        let range = self.tokens[at].range;
        let before = self.raw[self.block.range.start as usize..range.start as usize].chars().next_back();
        let after = self.raw[range.end as usize..self.block.range.end as usize].chars().next();
        let starts = before.is_none_or(|c| c.is_whitespace() || "([{<-–—/\"“‘«„‚‹'".contains(c));
        let ends = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}>-–—/\"”’»“'…".contains(c));
        let is_open = |style: Style| self.counts[style as usize] > 0;
        match &self.raw[range.range()] {
            "\"" | "''" | "’’" => self.by_sides(Style::Straight, starts, ends, before),
            "``" | "‘‘" => Act::Open(Style::Straight),
            "“" if is_open(Style::Low) && !starts => Act::Close(Style::Low),
            "“" | "‟" => Act::Open(Style::Curly),
            "”" if is_open(Style::Curly) => Act::Close(Style::Curly),
            "”" if is_open(Style::Low) => Act::Close(Style::Low),
            // Some write the closing mark on both sides.
            "”" if starts && !ends => Act::Open(Style::Curly),
            "”" => Act::Close(Style::Curly),
            "„" => Act::Open(Style::Low),
            "«" if is_open(Style::AngleInward) && !starts => Act::Close(Style::AngleInward),
            "«" => Act::Open(Style::Angle),
            "»" if is_open(Style::Angle) => Act::Close(Style::Angle),
            "»" if starts && !ends => Act::Open(Style::AngleInward),
            "»" => Act::Close(Style::Angle),
            "‹" => Act::Open(Style::SingleAngle),
            "›" => Act::Close(Style::SingleAngle),
            "‘" | "‚" | "‛" if starts && !ends => Act::Open(Style::SingleCurly),
            "’" if is_open(Style::SingleCurly) && !starts && ends && !self.is_possessive(at, "’") => {
                Act::Close(Style::SingleCurly)
            }
            "'" | "`" if starts && !ends && after.is_some_and(char::is_alphabetic) => Act::Open(Style::SingleStraight),
            "'" if is_open(Style::SingleStraight) && !starts && ends && !self.is_possessive(at, "'") => {
                Act::Close(Style::SingleStraight)
            }
            _ => Act::Nothing,
        }
    }

    /// What a mark does that looks alike on both sides.
    fn by_sides(&self, style: Style, starts: bool, ends: bool, before: Option<char>) -> Act {
        let open = self.counts[style as usize] > 0;
        match (starts, ends) {
            (true, false) => Act::Open(style),
            // Inches and seconds are written with the same mark.
            (false, true) if !open && before.is_some_and(|c| c.is_ascii_digit()) => Act::Nothing,
            (false, true) => Act::Close(style),
            _ if open => Act::Close(style),
            _ => Act::Open(style),
        }
    }

    /// Whether an apostrophe behind an `s` is a plural's, since another mark in this block closes the quotation.
    fn is_possessive(&self, at: usize, mark: &str) -> bool {
        let token = self.tokens[at].range;
        let head = &self.raw[..token.start as usize];
        let tail = &self.raw[token.end as usize..self.block.range.end as usize];
        let plural =
            head.ends_with('s') && tail.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        // Near by, so that a text full of such marks costs no more than another.
        let near = (at + 1..self.block.tokens.end as usize).take(40);
        plural
            && near.filter(|&next| &self.raw[self.tokens[next].range.range()] == mark).any(|next| {
                self.raw[self.tokens[next].range.end as usize..].starts_with(|c: char| !c.is_alphanumeric())
            })
    }

    fn close(&mut self, style: Style, close: u32) {
        while let Some(open) = self.open.pop() {
            self.counts[open.style as usize] -= 1;
            if open.style == style {
                self.add(&open, close, true);
                return;
            }
            self.give_up(&open);
        }
    }

    /// Reports a mark that no other will close; a single one may be an apostrophe.
    fn give_up(&mut self, open: &Open) {
        if !open.style.is_single() {
            self.report(open.token);
        }
    }

    /// Ends the block. A double mark that is still open, where the next paragraph begins with one, is a quotation that goes
    /// on there; where that quotation starts is given. All others are unpaired.
    fn leave(&mut self, next: Option<&Block>) -> Option<u32> {
        let continued = next.is_some_and(|next| {
            next.kind == BlockKind::Prose
                && self.raw[next.range.range()].starts_with(['"', '“', '„', '«', '»', '”'])
                && matches!(self.block.kind, BlockKind::Prose | BlockKind::Item)
        });
        let mut left = None;
        while let Some(open) = self.open.pop() {
            if open.style.is_single() {
                continue;
            }
            if continued && left.is_none() && !self.open.iter().any(|outer| !outer.style.is_single()) {
                let end = self.block.tokens.end;
                self.add(&open, end, false);
                left = Some(self.tokens[open.token as usize].range.start);
            } else {
                self.report(open.token);
            }
        }
        left
    }

    /// Adds the quotation from an opening mark to the token `close`: its closing mark, or the end of the block.
    fn add(&mut self, open: &Open, close: u32, closed: bool) {
        let mark = self.tokens[open.token as usize].range;
        let (inner_end, end) = if closed {
            let closing = self.tokens[close as usize].range;
            (closing.start, closing.end)
        } else {
            (self.block.range.end, self.block.range.end)
        };
        if self.raw[mark.end as usize..inner_end as usize].trim().is_empty() {
            return;
        }
        self.found.push(Quote {
            range: Extent::new(mark.start, end),
            inner: Extent::new(mark.end, inner_end),
            tokens: Extent::new(open.token + 1, close),
            single: open.style.is_single(),
            continues: None,
            closed,
        });
    }

    fn report(&mut self, token: u32) {
        let range = self.tokens[token as usize].range.range();
        let warning = Diagnostic::warning("unpaired-quotation-mark", "this quotation mark has no partner", range);
        self.diagnostics.push(warning.hint("nothing is read as a quotation from it; add or remove a mark in the text"));
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn check(text: &str, expected: &[&str], unpaired: usize) {
        let mut diagnostics = Vec::new();
        let read = Text::read(text, &mut diagnostics);
        let found = read.quotes.iter().map(|quote| read.slice(quote.inner)).collect::<Vec<_>>();
        assert_eq!(found, expected, "{text}");
        assert_eq!(diagnostics.len(), unpaired, "{text}: {diagnostics:?}");
    }

    #[test]
    fn marks_of_all_styles_are_paired() {
        check(
            "It is \"open\" and “shut” and „low“ and „low” and «so» and »so« here.",
            &["open", "shut", "low", "low", "so", "so"],
            0,
        );
        check(
            "He called it 'a start' and ‘the ministers’ plan for it’ now.",
            &["a start", "the ministers’ plan for it"],
            0,
        );
        check("``We go,'' she said.", &["We go,"], 0);
        check("\"We go,\"he said.", &["We go,"], 0);
    }

    #[test]
    fn apostrophes_are_none() {
        check("The ministers' plan from the '90s isn't Norway's.", &[], 0);
        check("The ministers’ plan from the ’90s isn’t Norway’s.", &[], 0);
    }

    #[test]
    fn quotations_nest() {
        check("“He said ‘yes’ to us,” she said.", &["He said ‘yes’ to us,", "yes"], 0);
        check("\"He said 'yes' to us,\" she said.", &["He said 'yes' to us,", "yes"], 0);
    }

    #[test]
    fn of_too_many_open_marks_the_oldest_are_given_up() {
        let text = format!("{}word{}", "“a ".repeat(40), " b”".repeat(40));
        let mut diagnostics = Vec::new();
        let read = Text::read(&text, &mut diagnostics);
        assert_eq!((read.quotes.len(), diagnostics.len()), (super::DEEPEST, 2 * (40 - super::DEEPEST)));
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "“We will go.\n\n“And we will stay,” he said.";
        check(text, &["We will go.", "And we will stay,"], 0);
        let read = Text::read(text, &mut Vec::new());
        assert_eq!(read.quotes[1].continues, Some(0));
        assert!(!read.quotes[0].closed && read.quotes[1].closed);
    }

    #[test]
    fn a_mark_without_a_partner_is_reported() {
        check("\"We will go, he said.", &[], 1);
        check("We will go,” he said. “Yes,” she said.", &["Yes,"], 1);
        check("A 6' 2\" man said \"yes\".", &["yes"], 0);
    }
}
