//! Words and turns of phrase for signing: "signed", "inked", "put pen to paper", "bears the signatures of".

use crate::text::Text;

/// What a verb for signing says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signing {
    /// "sign", "signs".
    Plain,
    /// "signed".
    Past,
    /// "signing".
    Noun,
    /// "reach", "concluded", "initialled", "entered into": agreed, though not signed.
    Agreed,
}

/// Whether a word is one for signing or agreeing.
pub(crate) fn signing(word: &str) -> Option<Signing> {
    if !matches!(
        word.as_bytes().first(),
        Some(b's' | b'S' | b'i' | b'I' | b'c' | b'C' | b'r' | b'R' | b'f' | b'n' | b'e')
    ) {
        return None;
    }
    let mut lower = [0; 12];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    match std::str::from_utf8(lower).ok()? {
        "sign" | "signs" | "ink" | "inks" | "co-sign" | "co-signs" => Some(Signing::Plain),
        "signed" | "inked" | "co-signed" | "cosigned" => Some(Signing::Past),
        "signing" | "signature" | "inking" | "co-signing" => Some(Signing::Noun),
        "initialled" | "initialed" | "reached" | "reach" | "concluded" | "conclude" | "finalised" | "finalized"
        | "negotiate" | "negotiated" | "negotiating" | "ratified" | "ratify" | "entered" | "enters" | "suspended"
        | "exchanged" | "renewed" | "struck" | "clinched" | "sealed" | "seal" => Some(Signing::Agreed),
        _ => None,
    }
}

/// Where those who sign stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signers {
    /// Before the words for signing as their subject, or behind them with "by".
    Around,
    /// Right behind: "the signatures of A and B".
    Behind,
}

/// A turn of phrase for signing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expression {
    pub(crate) form: Signing,
    /// The token behind its last one.
    pub(crate) end: u32,
    pub(crate) signers: Signers,
}

/// The turn of phrase for signing or agreeing that starts at a token.
pub(crate) fn expression(text: &Text<'_>, at: u32) -> Option<Expression> {
    let word = text.word(at);
    // Only a token with one of these first letters is looked at more closely.
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    if !matches!(first, b's' | b'i' | b'c' | b'r' | b'f' | b'n' | b'e' | b'p' | b'a' | b'g' | b'l' | b'd' | b'w') {
        return None;
    }
    if let Some(found) = listed(text, at).or_else(|| by_hand(text, at)) {
        return Some(found);
    }
    let form = signing(word)?;
    // "signed off on", "signed into law" are somebody's consent or a law's; "Signed?" is a question.
    let other = is(text, at + 1, &["off", "?"]) || text.are(at + 1, &["into", "law"]);
    (!other).then_some(Expression { form, end: at + 1, signers: Signers::Around })
}

fn is(text: &Text<'_>, at: u32, words: &[&str]) -> bool {
    words.iter().any(|word| text.is(at, word))
}

/// Phrases behind which those who sign are listed: "the signatures of", "signatories:", "who will sign:", "penned by".
fn listed(text: &Text<'_>, at: u32) -> Option<Expression> {
    let behind = |form, end| Some(Expression { form, end, signers: Signers::Behind });
    let mark = |at| matches!(text.word(at), ":" | "-" | "–" | "—");
    if is(text, at, &["signature", "signatures"]) {
        if text.is(at + 1, "of") && !is(text, at + 2, &["the", "a", "an", "this", "that", "these", "any"]) {
            return behind(Signing::Past, at + 2);
        }
        if is(text, at + 1, &["is", "are", "were"]) && is(text, at + 2, &["those", "that"]) && text.is(at + 3, "of") {
            return behind(Signing::Past, at + 4);
        }
        if mark(at + 1) && text.tokens.get(at as usize).is_some_and(|token| token.first) {
            return behind(Signing::Past, at + 2);
        }
    }
    if is(text, at, &["signatories", "signers"])
        && (mark(at + 1) || is(text, at + 1, &["are", "were", "include", "included"]))
    {
        return behind(Signing::Past, at + 2);
    }
    if text.is(at, "signed") && (mark(at + 1) || text.is(at + 1, "by") && mark(at + 2)) {
        return behind(Signing::Past, at + 2);
    }
    if text.is(at, "penned") && text.is(at + 1, "by") {
        return behind(Signing::Past, at + 2);
    }
    if text.is(at, "who") && text.tokens.get(at as usize).is_some_and(|token| token.first) {
        if text.is(at + 1, "signed") && mark(at + 2) {
            return behind(Signing::Past, at + 3);
        }
        if is(text, at + 1, &["will", "is", "are"]) {
            let sign = (at + 2..at + 4).find(|at| text.is(*at, "sign"))?;
            return mark(sign + 1).then_some(Expression {
                form: Signing::Plain,
                end: sign + 2,
                signers: Signers::Behind,
            });
        }
    }
    None
}

/// What a hand does with a pen: "put pen to paper", "affixed their signatures", "lent her name", "did the honours".
fn by_hand(text: &Text<'_>, at: u32) -> Option<Expression> {
    let around = |form, end| Some(Expression { form, end, signers: Signers::Around });
    let form = match text.lower(at) {
        "put" | "puts" | "set" | "sets" | "affix" | "affixes" | "append" | "appends" | "place" | "places" | "add"
        | "adds" | "attach" | "attaches" | "lend" | "lends" | "do" | "does" | "give" | "gives" => Signing::Plain,
        "affixed" | "appended" | "placed" | "added" | "attached" | "lent" | "gave" | "did" => Signing::Past,
        "putting" | "setting" | "affixing" | "appending" | "placing" | "adding" | "lending" | "doing" => Signing::Noun,
        _ => return None,
    };
    if text.is(at + 1, "the") && is(text, at + 2, &["honours", "honors"]) {
        return around(form, at + 3);
    }
    if is(text, at, &["do", "does", "did", "doing"]) {
        return None;
    }
    if is(text, at + 1, &["pen", "pens"]) && text.is(at + 2, "to") {
        let paper = is(text, at + 3, &["paper", "parchment"]);
        return around(form, if paper { at + 4 } else { at + 3 });
    }
    if !is(text, at + 1, &["their", "his", "her", "its", "the"]) {
        return None;
    }
    let noun = (at + 2..at + 4).find(|at| {
        is(
            text,
            *at,
            &["signature", "signatures", "name", "names", "pen", "pens", "seal", "seals", "autograph", "autographs"],
        )
    })?;
    // "added her name to the list of critics" is no signing.
    let named = !is(text, noun, &["name", "names"]) || is(text, noun + 1, &["to", "on", "under", "beneath", "below"]);
    named.then_some(Expression { form, end: noun + 1, signers: Signers::Around })
}
