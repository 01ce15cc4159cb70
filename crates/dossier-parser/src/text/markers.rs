//! What items and articles start with: bullets, numbers, letters, `Article 3`.

/// The marker of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its length in bytes, without the space after it.
    pub(super) len: usize,
    /// Whether it might also be something else: a dash, or a number at the start of a line.
    pub(super) is_weak: bool,
    /// Whether it is a bullet rather than a number or a letter.
    pub(super) is_bullet: bool,
}

/// The marker with which a text starts, if it is followed by anything.
pub(super) fn item(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    // A bullet may have a number behind it.
    let bullet = |is_weak| {
        let body = after.trim_start();
        let len = numbered(body).map_or(first.len_utf8(), |number| text.len() - body.len() + number.len);
        Some(Marker { len, is_weak, is_bullet: true })
    };
    match first {
        '•' | '‣' | '◦' | '▪' | '●' | '○' | '■' | '□' | '⁃' | '∙' | '·' | '➢' | '✓' | '►' | '▶' | '▸' | '‒' | '→'
        | '⇒' | '»' | '✔' | '❖' | '◆' | '◇' | '★' | '☐' | '✦'
            if !after.trim().is_empty() =>
        {
            bullet(false)
        }
        '-' | '–' | '—' | '*' | '+' if after.starts_with(char::is_whitespace) => bullet(true),
        '(' => {
            let inner = after.split(')').next().filter(|inner| inner.len() < after.len())?;
            is_ordinal(inner).then(|| number(inner.len() + 2, false)).filter(|marker| spaced(text, marker.len))
        }
        _ => numbered(text),
    }
}

/// `1.`, `1)`, `1.)`, `3.1`, `3.1.`, `a)`, `a.`, `iv.`, `IV.`
fn numbered(text: &str) -> Option<Marker> {
    let body = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'.').take(12).count();
    let (label, rest) = (text[..body].trim_end_matches('.'), &text[body..]);
    let len = body + usize::from(rest.starts_with(')'));
    let closed = len > label.len();
    let digits = label.starts_with(|c: char| c.is_ascii_digit());
    let decimal = digits && label.contains('.') && label.split('.').all(|part| matches!(part.len(), 1 | 2));
    let plain =
        closed && is_ordinal(label) && (digits || label.bytes().all(|b| b.is_ascii_lowercase()) || is_roman(label));
    // A single capital with a dot is an initial sooner than a number.
    let initial =
        label.len() == 1 && label.bytes().all(|b| b.is_ascii_uppercase()) && !rest.starts_with(')') && label != "I";
    (spaced(text, len) && (decimal && all_digits(label) || plain) && !initial).then(|| number(len, digits && !decimal))
}

fn number(len: usize, is_weak: bool) -> Marker {
    Marker { len, is_weak, is_bullet: false }
}

/// Whether white space and then something follow.
fn spaced(text: &str, len: usize) -> bool {
    text.get(len..).is_some_and(|rest| rest.starts_with(char::is_whitespace) && !rest.trim().is_empty())
}

fn all_digits(label: &str) -> bool {
    label.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Whether it is up to three digits, one letter, or a Roman number.
fn is_ordinal(label: &str) -> bool {
    match label.len() {
        1 => label.bytes().all(|b| b.is_ascii_alphanumeric()),
        2 | 3 if label.bytes().all(|b| b.is_ascii_digit()) => true,
        _ => is_roman(label),
    }
}

fn is_roman(label: &str) -> bool {
    let lower = label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let upper = label.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'));
    (1..=6).contains(&label.len()) && (lower || upper)
}

/// The number of an article with which a text starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Article {
    /// The length of `Article 3` and the mark after it, in bytes.
    pub(super) len: usize,
    /// Whether the text is only the article's heading, with or without a title.
    pub(super) is_heading: bool,
}

/// `Article 3`, `ARTICLE IV: Areas of Cooperation`, `Annex B`, `Section 2.` and what follows.
pub(super) fn article(text: &str) -> Option<Article> {
    const KINDS: [&str; 10] =
        ["article", "section", "chapter", "annex", "appendix", "schedule", "part", "paragraph", "title", "clause"];
    let mut words = text.split_whitespace();
    let kind = words.next()?;
    if !kind.starts_with(char::is_uppercase) || !KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known)) {
        return None;
    }
    let label = words.next()?;
    let number = label.trim_end_matches(['.', ':', ')', '–', '—', '-']);
    if !(is_ordinal(number) || number.bytes().next().is_some_and(|b| b.is_ascii_digit()) && all_digits(number)) {
        return None;
    }
    let end = label.as_ptr() as usize - text.as_ptr() as usize + label.len();
    let rest = text[end..].trim_start();
    let marked = label.len() > number.len() || rest.starts_with(['–', '—', '-', ':', '(']);
    let titled = rest.trim_start_matches(['–', '—', '-', ':', '(', ' ']).starts_with(|c: char| !c.is_lowercase());
    let short = rest.split_whitespace().take(13).count() <= 12 && !rest.ends_with(['.', ';', ':']);
    if rest.is_empty() || titled && short {
        Some(Article { len: end, is_heading: true })
    } else {
        (marked && titled).then_some(Article { len: end, is_heading: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words_and_numbers() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(item(text).map(|marker| &text[..marker.len]), expected, "{text}");
        };
        check("• An item", Some("•"));
        check("- An item", Some("-"));
        check("1. An item", Some("1."));
        check("1.) An item", Some("1.)"));
        check("12) An item", Some("12)"));
        check("3.1 An item", Some("3.1"));
        check("3.1. An item", Some("3.1."));
        check("(a) an item", Some("(a)"));
        check("(iv) an item", Some("(iv)"));
        check("b. an item", Some("b."));
        check("II. AN ITEM", Some("II."));
        check("J. Smith spoke", None);
        check("2025. It was", None);
        check("3.5 million", Some("3.5"));
        check("(Yonhap) said", None);
        check("-5 degrees", None);
        check("U.S. officials", None);
    }

    #[test]
    fn articles_are_headings_or_stand_before_their_text() {
        let check = |text: &str, expected: Option<(&str, bool)>| {
            assert_eq!(article(text).map(|found| (&text[..found.len], found.is_heading)), expected, "{text}");
        };
        check("Article 3", Some(("Article 3", true)));
        check("ARTICLE IV: Areas of Cooperation", Some(("ARTICLE IV:", true)));
        check("Article 3. The Parties shall meet once a year.", Some(("Article 3.", false)));
        check("Article 5 of the treaty obliges allies to help.", None);
        check("Part of the deal", None);
    }
}
