//! Where the text speaks of the signing of the agreement, and whether it is done or to come.

use dossier::Instrument;

use super::instruments::About;
use super::signing::{Expression, Signers, Signing, exchange, expression};
use crate::lexicon::Class;
use crate::lexicon::verbs::is_adverb;
use crate::mentions::EntityRef;
use crate::reading::Reading;
use crate::text::{BlockKind, Extent, Sentence, Text, Words, words};

/// A place where the text speaks of the signing of the agreement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signature {
    /// The sentence.
    pub(crate) sentence: u32,
    /// The token of the verb.
    pub(crate) token: u32,
    /// The token behind the words for signing.
    pub(crate) end: u32,
    pub(crate) form: Signing,
    /// Where those who sign stand.
    pub(crate) signers: Signers,
    /// Whether it is done; else it is to come.
    pub(crate) done: bool,
    /// Whether the whole sentence is about it, as "Done at … on …" is.
    pub(crate) whole: bool,
    /// Whether those who sign do so as witnesses.
    pub(crate) witness: bool,
}

/// Where the text speaks of the signing, the surest first: "Done at …", then in the order of the text.
pub(crate) fn find(reading: &Reading<'_>, about: &About) -> Vec<Signature> {
    let text = &reading.text;
    let (mut under_text, mut found) = (Vec::new(), Vec::new());
    for sentence in &text.sentences {
        if text.block_of(sentence).kind.is_furniture() {
            continue;
        }
        let tokens = sentence.tokens;
        let (form, signers) = (Signing::Past, Signers::Around);
        if done_at(reading, sentence) {
            let (token, end) = (tokens.start, tokens.start + 1);
            let sentence = sentence.index;
            under_text.push(Signature { sentence, token, end, form, signers, done: true, whole: true, witness: false });
            continue;
        }
        let concerned = concerns(about, sentence);
        if !concerned && !is_near(about, sentence) {
            continue;
        }
        for token in tokens.start..tokens.end {
            if let Some(again) = again(reading, sentence, token).filter(|_| follows(&found, sentence)) {
                found.push(again);
                continue;
            }
            let found_here = expression(text, token).or_else(|| {
                let form = adoption(reading, about, sentence, token)?;
                Some(Expression { form, end: token + 1, signers })
            });
            let Some(expression) = found_here else { continue };
            if !(concerned || is_alone(reading, about, sentence, token, expression))
                || !is_of_main(reading, about, sentence, token)
            {
                continue;
            }
            let settled = expression.form == Signing::Agreed
                && (settles(reading, about, sentence, token) || is_exchanged(reading, about, sentence, token));
            let form = if settled { Signing::Past } else { expression.form };
            let to_come = expression.signers == Signers::Behind && form == Signing::Plain;
            let done = if to_come { Some(false) } else { is_done(reading, sentence, token, form) };
            let Some(done) = done else { continue };
            let witness = (expression.end..expression.end + 3)
                .any(|at| text.is(at, "as") && (at + 1..at + 3).any(|at| text.has(at, Class::Witness)));
            let (sentence, end, signers) = (sentence.index, expression.end, expression.signers);
            found.push(Signature { sentence, token, end, form, signers, done, whole: false, witness });
        }
    }
    // The last one counts: texts that are quoted stand before it.
    under_text.reverse();
    under_text.append(&mut found);
    under_text
}

/// Whether a signing has been told of right before.
fn follows(found: &[Signature], sentence: &Sentence) -> bool {
    found.last().is_some_and(|last| last.done && sentence.index - last.sentence <= 1)
}

/// What says that somebody signs as the one before did: "B did the same", "her counterpart was B".
fn again(reading: &Reading<'_>, sentence: &Sentence, token: u32) -> Option<Signature> {
    let text = &reading.text;
    if !is(text, token, words!["did", "followed", "number", "counterpart", "counterparts", "colleague"]) {
        return None;
    }
    let signature = |signers, end| Signature {
        sentence: sentence.index,
        token,
        end,
        form: Signing::Past,
        signers,
        done: true,
        whole: false,
        witness: false,
    };
    let somebody =
        || reading.mentions_in(sentence).iter().any(|mention| matches!(mention.entity, EntityRef::Person(_)));
    if text.is(token, "did") && (is(text, token + 1, words!["so", "likewise"]) || text.are(token + 1, &["the", "same"]))
    {
        let end = if text.is(token + 1, "the") { token + 3 } else { token + 2 };
        return somebody().then(|| signature(Signers::Around, end));
    }
    // "Her counterpart B followed.", "B followed suit."
    if text.is(token, "followed") && (text.is(token + 1, "suit") || matches!(text.word(token + 1), "." | ",")) {
        let named = reading.mentions_within(sentence.range).iter().rfind(|mention| mention.tokens.end <= token);
        let by_name =
            named.is_some_and(|last| matches!(last.entity, EntityRef::Person(_)) && token - last.tokens.end <= 1);
        return by_name.then(|| signature(Signers::Around, token + 1));
    }
    let opposite = text.is(token, "number") && is(text, token.saturating_sub(1), words!["opposite"]);
    let counterpart = (opposite || is(text, token, words!["counterpart", "counterparts", "colleague"]))
        && is(text, token + 1, words!["was", "were"]);
    let theirs = (sentence.tokens.start..token).take(3).any(|at| is(text, at, words!["his", "her", "their"]));
    (counterpart && theirs && token - sentence.tokens.start <= 3 && somebody())
        .then(|| signature(Signers::Behind, token + 2))
}

fn is(text: &Text<'_>, at: u32, words: &Words) -> bool {
    text.is_any(at, words)
}

/// Whether the agreement is named a few sentences before, or in the next one; before it is named at all, in one of the next.
fn is_near(about: &About, sentence: &Sentence) -> bool {
    let first = about.main().next().map_or(u32::MAX, |mention| mention.sentence);
    let ahead = if first > sentence.index { 4 } else { 1 };
    (sentence.index.saturating_sub(5)..=sentence.index + ahead).any(|near| about.names_it(near))
}

/// Whether words for signing name nothing that is signed, as in "Minister A signed for Peru", or "it": it is the agreement then.
fn is_alone(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32, expression: Expression) -> bool {
    const NEXT: &Words = words![
        "for",
        "on",
        "by",
        "at",
        "in",
        "alongside",
        "with",
        "together",
        "and",
        ",",
        ".",
        "it",
        "them",
        "this",
        "jointly",
        "first",
        "last",
        "today",
        "yesterday",
        "here",
        "there",
        "to",
        "beside",
        "next",
        "both",
        "the",
        ";",
        "between",
    ];
    let text = &reading.text;
    let person = reading.mentions_in(sentence).iter().any(|mention| matches!(mention.entity, EntityRef::Person(_)));
    // "Notes to that effect were exchanged between A and B", "Signed by:" above a list
    let papers = is_exchanged(reading, about, sentence, token);
    let heads_list = expression.signers == Signers::Behind && text.word(sentence.tokens.end.saturating_sub(1)) == ":";
    // "The signing took place in Huaquillas"
    let ceremony = u32::from(text.is(expression.end, "ceremony"));
    let takes_place = expression.form == Signing::Noun
        && (text.are(expression.end + ceremony, &["took", "place"])
            || text.are(expression.end + ceremony, &["was", "held"]))
        && text.is(token.saturating_sub(1), "the");
    if papers && person || heads_list || takes_place {
        return true;
    }
    if !person
        || about.mentions_in(sentence.index).next().is_some()
        || !matches!(expression.form, Signing::Past | Signing::Plain | Signing::Noun)
    {
        return false;
    }
    if expression.signers == Signers::Behind || expression.end > token + 1 {
        return true;
    }
    let next = expression.end;
    let object = is(text, next, words!["the", "this", "both", "a", "an"]);
    // "signed the extension"
    let own = words![
        "extension",
        "renewal",
        "addendum",
        "amendment",
        "contract",
        "roadmap",
        "programme",
        "plan",
        "charter",
        "pages"
    ];
    let papers = || (next + 1..next + 4).any(|at| text.has(at, Class::Paper) || is(text, at, own));
    is(text, next, NEXT) && (!object || papers()) || text.has(next, Class::Weekday) || text.has(next, Class::Reporting)
}

/// How many tokens a relative clause may have before its verb.
const RELATIVE: u32 = 20;

/// "renewed their framework", "concluded a treaty": as good as signed, with the agreement right behind it.
fn settles(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let text = &reading.text;
    // "concluded the talks on an agreement" has not yet settled it.
    let talks = |to: u32| (token + 1..to).any(|at| text.has(at, Class::Talks));
    // "entered into an arrangement"
    let entered = text.are(token, &["entered", "into"]);
    if !text.has(token, Class::Sealing) && !entered {
        return false;
    }
    // "the two presidents sealed the text"
    let paper = text.has(token + 1, Class::Determiner) && text.has(token + 2, Class::Paper);
    paper && is(text, token, words!["sealed", "clinched"])
        || about.main_in(sentence.index).any(|mention| {
            let object = mention.head.start > token && mention.head.start - token <= 4 && !talks(mention.head.start);
            // "The treaty was concluded in 1990".
            let subject = token > mention.head.end
                && token - mention.head.end <= 4
                && is(text, token - 1, words!["was", "were", "been"]);
            // "the agreement, concluded in Riga on 3 May"
            let named = mention.name.map_or(mention.head.end, |name| text.tokens_in(name).end.max(mention.head.end));
            let participle = text.is(token, "concluded")
                && named <= token
                && token - named <= 1
                && is(text, token + 1, words!["in", "at", "on"]);
            // "an arrangement that their ministers, A and B, concluded on Thursday"
            let relative = is(text, mention.head.end, words!["that", "which"])
                && token > mention.head.end
                && token - mention.head.end <= RELATIVE
                && !text.has(token - 1, Class::Auxiliary);
            object || subject || participle || relative
        })
}

/// "The memorandum was exchanged between A and B", "Notes were exchanged by A and B": the papers with which it is made.
fn is_exchanged(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let text = &reading.text;
    let whole = || sentence.tokens.start..sentence.tokens.end;
    text.is(token, "exchanged")
        && is(text, token.saturating_sub(1), words!["was", "were"])
        && (token + 1..(token + 12).min(sentence.tokens.end)).any(|at| is(text, at, words!["between", "by"]))
        && (about.names_it(sentence.index)
            || whole().any(|at| is(text, at, words!["it", "notes", "letters", "documents", "copies"])))
        && !whole().any(|at| is(text, at, words!["ratification", "ratifications", "views"]))
}

/// "adopted a joint declaration", "launched a partnership": what is no treaty is adopted where treaties are signed.
fn adoption(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> Option<Signing> {
    let text = &reading.text;
    if !text.has(token, Class::Adopting) {
        return None;
    }
    let object = |mention: &super::instruments::InstrumentMention| {
        let start = text.tokens_in(mention.range).start;
        // "launched talks on an agreement"
        let talks = || (token + 1..mention.head.start).any(|at| text.has(at, Class::Talks) || text.is(at, "on"));
        start > token && start - token <= 2 && !talks()
            || mention.head.end <= token
                && token - mention.head.end <= 4
                && (mention.head.end..token).all(|at| text.has(at, Class::VerbGroup) || is_adverb(text.word(at)))
    };
    about
        .main_in(sentence.index)
        .any(|mention| {
            let declared = matches!(
                mention.kind,
                Some(Instrument::JointDeclaration | Instrument::JointStatement | Instrument::Charter)
            );
            // What is only approved or released has been made before.
            let made = is(
                text,
                token,
                words!["adopted", "adopt", "adopts", "launched", "launch", "launches", "proclaimed", "unveiled"],
            );
            let bond = mention.kind.is_none_or(|kind| kind == Instrument::Framework) && made;
            let near = mention.head.start > token && mention.head.start - token <= 5
                || mention.head.end <= token && token - mention.head.end <= 4;
            declared && near || bond && object(mention)
        })
        .then(|| if text.word(token).ends_with("ed") { Signing::Past } else { Signing::Plain })
}

/// "Done at Hanoi on …", "Signed in duplicate at …" under a formal text.
fn done_at(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.text;
    let start = sentence.tokens.start;
    let verb = text.is(start, "done") || text.is(start, "signed") && text.tokens[start as usize].capital;
    verb && (start + 1..(start + 7).min(sentence.tokens.end)).any(|at| text.is(at, "at") || text.is(at, "in"))
        && text.block_of(sentence).kind != BlockKind::Heading
}

/// Whether a sentence speaks of the agreement: by its kind or name, or by "it", "the text" right behind one that does.
pub(super) fn concerns(about: &About, sentence: &Sentence) -> bool {
    let stands_for_it = || sentence.has(Class::StandIn);
    let before = sentence.index.saturating_sub(2)..sentence.index;
    about.names_it(sentence.index)
        || (about.is_text() || before.into_iter().any(|index| about.names_it(index))) && stands_for_it()
}

/// Whether a verb is about the agreement and not about another instrument that stands nearer.
fn is_of_main(reading: &Reading<'_>, about: &About, sentence: &Sentence, token: u32) -> bool {
    let text = &reading.text;
    let distance = |head: Extent| {
        // An object right behind its verb is nearer than a subject before it, unless a clause ends between them.
        if head.start > token {
            let comma = (token..head.start).any(|at| text.word(at) == ",");
            head.start - token + if comma { 8 } else { 0 }
        } else {
            // The one right before "that" is what it means: "the pact follows the agreement that they signed".
            let which = (head.end..token).find(|at| is(text, *at, words!["which", "that"]));
            let nearer = |which: u32| {
                about
                    .mentions_in(sentence.index)
                    .any(|(_, other)| other.head.start >= head.end && other.head.end <= which)
            };
            let relative = which.is_some_and(|which| !nearer(which));
            if relative { 2 } else { token + 1 - head.end.min(token) + 2 }
        }
    };
    let nearest = |main: bool| {
        let mentions = about.mentions_in(sentence.index);
        let mentions = mentions.filter(|(place, _)| about.is_main(*place) == main);
        mentions.map(|(_, mention)| distance(mention.head)).min()
    };
    match (nearest(true), nearest(false)) {
        (Some(own), Some(other)) => own <= other,
        (None, Some(other)) => {
            // "it", "the text" stands for the agreement; another instrument in the sentence is nearer only if the verb touches it.
            other > 8
        }
        _ => true,
    }
}

/// Whether the signing that a verb speaks of is done (true) or to come (false); none where it is neither: denied, doubted.
fn is_done(reading: &Reading<'_>, sentence: &Sentence, token: u32, form: Signing) -> Option<bool> {
    let text = &reading.text;
    let floor = sentence.tokens.start;
    let start = group_start(text, floor, token);
    let group = |words: &Words| (start..token).any(|at| is(text, at, words));
    let before = Extent::new(token.saturating_sub(6).max(floor), token);
    let has = |words: &Words| (before.start..before.end).any(|at| is(text, at, words));
    // "whose talks had failed, signed": what ends before the verb says nothing of it.
    let parted = |at: u32| (at..before.end).any(|at| text.word(at) == ",");
    let open = words!["whether", "without", "unless", "neither", "nor"];
    let doubted =
        (before.start..before.end).any(|at| text.has(at, Class::Doubting) && (is(text, at, open) || !parted(at)));
    // "No paper was signed"
    let none = (start.saturating_sub(3).max(floor)..start)
        .any(|at| text.is(at, "no") && (at + 1..start).all(|at| !text.tokens[at as usize].is(Class::Preposition)));
    if group(words!["not", "n't", "n’t", "never", "yet"])
        || none
        || doubted
        || start > floor && text.is(start - 1, "if")
    {
        return None;
    }
    let future =
        group(words!["will", "to", "would", "shall", "should", "could", "may", "might", "can", "ll", "'ll", "’ll"]);
    let perfect = group(words!["has", "have", "had"]);
    match form {
        Signing::Past if group(words!["be"]) && future => Some(false),
        Signing::Past if token > floor && text.is(token - 1, "be") => None,
        Signing::Past if has(words!["once", "until", "after"]) && group(words!["is", "are"]) && !perfect => Some(false),
        Signing::Past if group(words!["is", "are"]) && !perfect => Some(false),
        Signing::Past if has(words!["until", "once", "awaits", "awaiting", "needs", "await"]) && !perfect => {
            Some(false)
        }
        Signing::Past => Some(true),
        Signing::Plain if future => {
            let wish = (start.saturating_sub(3).max(floor)..token).any(|at| text.has(at, Class::Wishing));
            let first =
                (start.saturating_sub(4).max(floor)..token).any(|at| is(text, at, words!["first", "last", "second"]));
            // "flew to Lima to sign": whoever came to do it has done it.
            let came = text.is(token - 1, "to") && came_to(reading, sentence, start);
            if wish && !came { None } else { Some(first || came) }
        }
        Signing::Plain => Some(true),
        Signing::Noun => {
            let ahead =
                has(words!["ahead", "before", "expected", "scheduled", "planned", "until", "upcoming", "prior"]);
            let behind = (token + 1..(token + 15).min(sentence.tokens.end)).any(|at| {
                is(text, at, words!["scheduled", "planned", "expected", "will", "due", "postponed", "delayed"])
                    || text.are(at, &["put", "off"])
            });
            // "paving the way for its signature"
            let ahead = ahead
                || (token.saturating_sub(3).max(floor)..token).any(|at| {
                    is(text, at, words!["for"])
                        && is(text, at - 1, words!["way", "ready", "path", "road", "door", "prepare"])
                });
            // "approved the signing of a treaty"
            let allowed = words!["approved", "approve", "authorised", "authorized", "cleared", "mandated", "backed"];
            let ahead = ahead || has(allowed);
            let past = has(words![
                "after",
                "following",
                "at",
                "upon",
                "attended",
                "witnessed",
                "with",
                "by",
                "during",
                "on",
                "welcomed",
                "hailed",
                "praised",
                "celebrated",
                "marked",
                "oversaw",
                "witness",
                "saw",
            ]);
            // "with Minister A signing for Peru".
            let acts = text.is(token + 1, "for")
                || text.are(token + 1, &["on", "behalf"])
                || text.is(token + 1, "it")
                || text.are(token + 1, &["took", "place"])
                || text.are(token + 1, &["was", "held"])
                || is(text, token, words!["doing", "putting", "affixing"]);
            let exchanged = exchange(text, token).is_some() && !ahead && !behind;
            if ahead || behind { Some(false) } else { (past || acts || exchanged).then_some(true) }
        }
        Signing::Agreed => None,
    }
}

/// The first token of a verb with its auxiliaries, its adverbs and the verbs that share them: "is now expected to be formally",
/// "still has to be translated, signed and ratified".
fn group_start(text: &Text<'_>, floor: u32, token: u32) -> u32 {
    let mut start = token;
    while start > floor {
        let listed = start > floor + 1
            && (text.word(start - 1) == "," || text.is(start - 1, "and"))
            && text.word(start - 2).ends_with("ed")
            && !text.tokens[start as usize - 2].capital
            && start < floor + 400;
        if listed {
            start -= 2;
        } else if text.has(start - 1, Class::VerbGroup)
            || is_adverb(text.word(start - 1))
            || matches!(text.word(start - 1), "'ll" | "’ll" | "n't" | "n’t")
        {
            start -= 1;
        } else {
            break;
        }
    }
    start
}

/// Whether a verb in the past says that somebody came for what the infinitive at a token says: "flew in from Lima to sign", "met in
/// Riga to sign".
fn came_to(reading: &Reading<'_>, sentence: &Sentence, to: u32) -> bool {
    let text = &reading.text;
    let floor = sentence.tokens.start.max(to.saturating_sub(12));
    let verb = (floor..to).rev().find(|at| text.has(*at, Class::PastVerb) || text.has(*at, Class::Coming));
    verb.is_some_and(|verb| text.has(verb, Class::Coming) && !(verb..to).any(|at| matches!(text.word(at), ";" | ":")))
}
