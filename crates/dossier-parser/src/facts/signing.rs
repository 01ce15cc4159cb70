//! Words and turns of phrase for signing: "signed", "inked", "put pen to paper", "bears the signatures of".

use crate::lexicon::{Class, class_set};
use crate::text::{Text, Words, words};

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

/// What the word at a token says, if it is one for signing or agreeing.
pub(crate) fn signing(text: &Text<'_>, at: u32) -> Option<Signing> {
    let token = text.tokens.get(at as usize)?;
    let forms = [
        (Class::Sign, Signing::Plain),
        (Class::Signed, Signing::Past),
        (Class::Signing, Signing::Noun),
        (Class::Settling, Signing::Agreed),
    ];
    forms.into_iter().find(|(class, _)| token.is(*class)).map(|(_, form)| form)
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

impl Expression {
    fn around(form: Signing, end: u32) -> Self {
        Self { form, end, signers: Signers::Around }
    }

    fn behind(form: Signing, end: u32) -> Self {
        Self { form, end, signers: Signers::Behind }
    }
}

/// The turn of phrase for signing or agreeing that starts at a token.
pub(crate) fn expression(text: &Text<'_>, at: u32) -> Option<Expression> {
    let token = text.tokens.get(at as usize)?;
    if !token.classes.meet(class_set![Sign, Signed, Signing, Settling, SigningTurn]) {
        return None;
    }
    let turn = listed(text, at).or_else(|| were_signers(text, at));
    if let Some(found) = turn.or_else(|| by_hand(text, at)).or_else(|| done_at(text, at)) {
        return Some(found);
    }
    if let Some(end) = exchange(text, at) {
        let form = if text.is(at, "exchanged") { Signing::Past } else { Signing::Noun };
        return Some(Expression::around(form, end));
    }
    let form = signing(text, at)?;
    // "signed off on", "signed into law" are somebody's consent or a law's; "Signed?" is a question.
    let other = is(text, at + 1, words!["off", "?", "up"]) || text.are(at + 1, &["into", "law"]);
    (!other).then_some(Expression::around(form, at + 1))
}

fn is(text: &Text<'_>, at: u32, words: &Words) -> bool {
    text.is_any(at, words)
}

/// Phrases behind which those who sign are listed: "the signatures of", "signatories:", "who will sign:", "penned by".
fn listed(text: &Text<'_>, at: u32) -> Option<Expression> {
    let behind = |form, end| Some(Expression::behind(form, end));
    let mark = |at| matches!(text.word(at), ":" | "-" | "–" | "—");
    if is(text, at, words!["signature", "signatures"]) {
        if text.is(at + 1, "of") && !is(text, at + 2, words!["the", "a", "an", "this", "that", "these", "any"]) {
            return behind(Signing::Past, at + 2);
        }
        if is(text, at + 1, words!["is", "are", "was", "were"])
            && is(text, at + 2, words!["those", "that"])
            && text.is(at + 3, "of")
        {
            return behind(Signing::Past, at + 4);
        }
        if mark(at + 1) && text.tokens.get(at as usize).is_some_and(|token| token.first) {
            return behind(Signing::Past, at + 2);
        }
    }
    // "bears the names of", "carries the name of"
    if is(text, at, words!["bears", "carries", "bore", "carried", "bear", "carry"]) {
        let name = (at + 1..at + 4).find(|at| is(text, *at, words!["name", "names", "signature", "signatures"]))?;
        // "bears two signatures: that of A and that of B"
        let listed = text.is(name + 1, "of") || text.word(name + 1) == ":";
        return if listed { behind(Signing::Past, name + 2) } else { None };
    }
    // "Signing for Morocco was A", "Signing were A and B"
    let opens = text.tokens.get(at as usize).is_some_and(|token| token.first);
    if text.is(at, "signing") && opens {
        let verb = (at + 1..at + 9)
            .take_while(|at| text.word(*at) != ",")
            .find(|at| is(text, *at, words!["was", "were", "is", "are"]))?;
        let plain = text.is(at + 1, "for") || text.are(at + 1, &["on", "behalf"]) || verb == at + 1;
        return if plain { behind(Signing::Past, verb + 1) } else { None };
    }
    // "The Portuguese signature came from B"
    if is(text, at, words!["signature", "signatures"])
        && is(text, at + 1, words!["came", "come"])
        && text.is(at + 2, "from")
    {
        return behind(Signing::Past, at + 3);
    }
    if is(text, at, words!["signatories", "signers"])
        && (mark(at + 1) || is(text, at + 1, words!["are", "were", "include", "included"]))
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
        if is(text, at + 1, words!["will", "is", "are"]) {
            let sign = (at + 2..at + 4).find(|at| text.is(*at, "sign"))?;
            return mark(sign + 1).then_some(Expression::behind(Signing::Plain, sign + 2));
        }
    }
    None
}

/// "A and B were the signatories", "A and B were the ones to sign".
fn were_signers(text: &Text<'_>, at: u32) -> Option<Expression> {
    if !is(text, at, words!["were", "are", "was"]) {
        return None;
    }
    let noun = at + 1 + u32::from(is(text, at + 1, words!["the", "its"]));
    let ones = is(text, noun, words!["ones", "one"])
        && (text.are(noun + 1, &["to", "sign"]) || text.are(noun + 1, &["who", "signed"]));
    let signers = is(text, noun, words!["signatories", "signers", "signatory"]) && !matches!(text.word(noun + 1), ":");
    (noun > at + 1 && (ones || signers)).then(|| Expression::around(Signing::Past, noun + if ones { 3 } else { 1 }))
}

/// What a hand does with a pen: "put pen to paper", "affixed their signatures", "lent her name", "did the honours".
fn by_hand(text: &Text<'_>, at: u32) -> Option<Expression> {
    let around = |form, end| Some(Expression::around(form, end));
    let form = match text.lower(at) {
        "put" | "puts" | "set" | "sets" | "affix" | "affixes" | "append" | "appends" | "place" | "places" | "add"
        | "adds" | "attach" | "attaches" | "lend" | "lends" | "do" | "does" | "give" | "gives" => Signing::Plain,
        "affixed" | "appended" | "placed" | "added" | "attached" | "lent" | "gave" | "did" | "picked" | "took"
        | "wielded" => Signing::Past,
        "putting" | "setting" | "affixing" | "appending" | "placing" | "adding" | "lending" | "doing" => Signing::Noun,
        _ => return None,
    };
    if text.is(at + 1, "the") && is(text, at + 2, words!["honours", "honors", "signing"]) {
        return around(form, at + 3);
    }
    if is(text, at, words!["do", "does", "did", "doing"]) {
        return None;
    }
    if is(text, at + 1, words!["pen", "pens"]) && text.is(at + 2, "to") {
        let paper = is(text, at + 3, words!["paper", "parchment"]);
        return around(form, if paper { at + 4 } else { at + 3 });
    }
    // "picked up the pen", "took the pen", "wielded the pen"
    let up = at + 1 + u32::from(text.is(at + 1, "up"));
    if is(text, at, words!["picked", "took", "wielded"]) {
        let pen = is(text, up, words!["the", "their", "his", "her", "a"]) && is(text, up + 1, words!["pen", "pens"]);
        return if pen { around(form, up + 2) } else { None };
    }
    // "B lent his for Nairobi"
    if is(text, at + 1, words!["his", "hers", "theirs"]) && is(text, at + 2, words!["for", "on"]) {
        return around(form, at + 2);
    }
    if !is(text, at + 1, words!["their", "his", "her", "its", "the"]) {
        return None;
    }
    let noun = (at + 2..at + 4).find(|at| {
        is(
            text,
            *at,
            words![
                "signature",
                "signatures",
                "name",
                "names",
                "pen",
                "pens",
                "seal",
                "seals",
                "autograph",
                "autographs"
            ],
        )
    })?;
    // "added her name to the list of critics" is no signing; "flew in to add his name." is.
    let behind = noun + 1;
    let listed =
        text.is(behind, "to") && (behind + 1..behind + 4).any(|at| is(text, at, words!["list", "petition", "chorus"]));
    let open = matches!(text.word(behind), "." | "," | ";") && text.is(noun - 1, "his")
        || matches!(text.word(behind), "." | "," | ";") && is(text, noun - 1, words!["her", "their"]);
    let named = !is(text, noun, words!["name", "names"])
        || is(text, behind, words!["to", "on", "under", "beneath", "below", "beside", "for"]) && !listed
        || open;
    named.then_some(Expression::around(form, behind))
}

/// "a convention, done at Dakar on …": behind a comma or a bracket, or right behind a noun for an agreement.
fn done_at(text: &Text<'_>, at: u32) -> Option<Expression> {
    let led = || at > 0 && (matches!(text.word(at - 1), "," | "(") || text.tokens[at as usize - 1].is(Class::Thing));
    let done = text.is(at, "done") && is(text, at + 1, words!["at", "in"]) && led();
    let placed = done && text.tokens.get(at as usize + 2).is_some_and(|token| token.capital);
    placed.then_some(Expression::around(Signing::Past, at + 1))
}

/// The token behind "exchanged notes on", "exchange of letters": the papers with which an agreement is made without another one.
pub(crate) fn exchange(text: &Text<'_>, at: u32) -> Option<u32> {
    let papers = |at| is(text, at, words!["notes", "letters"]);
    let diplomatic = |at| is(text, at, words!["diplomatic", "formal", "official", "signed"]);
    let verb = is(text, at, words!["exchanged", "exchanging", "exchange"]);
    let noun = verb && text.is(at + 1, "of");
    let from = if noun { at + 2 } else { at + 1 };
    let from = if diplomatic(from) { from + 1 } else { from };
    (verb && papers(from)).then_some(from + 1)
}
