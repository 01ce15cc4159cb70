//! What speaks for a run of capitalised words as somebody's name, and what against: signs with weights.
//!
//! A run is taken for a person's from [`ENOUGH`] on. A strong sign (a given name that the lexicon knows, a verb of saying) is enough by
//! itself; of weak ones (a hyphen, a later short form, a place in commas) it takes several. So names of any language are found
//! by how the text treats them, whether the lexicon knows them or not.

use foldhash::{HashMap, HashMapExt};

use super::{is_shouted, run as run_at};
use crate::lexicon::Class;
use crate::mentions::scene::{Label, Scene};
use crate::text::{Extent, TokenKind, Words, words};

/// The weight from which on a run is somebody's name.
pub(super) const ENOUGH: i32 = 3;
/// The weight of a sign that is enough by itself.
const STRONG: i32 = ENOUGH;

/// Words with a capital that stand alone somewhere: by the word, where it does so last, and whether somebody of that name speaks.
pub(super) struct Alone<'t>(HashMap<&'t str, (u32, bool)>);

impl<'t> Alone<'t> {
    pub(super) fn of(scene: &Scene<'t>) -> Self {
        let mut alone = HashMap::new();
        for at in 0..scene.len() {
            let Some(token) = scene.token(at).filter(|_| scene.is_free_capital(at)) else { continue };
            let beside = scene.before(at).is_some_and(|before| scene.is_free_capital(before))
                || scene.here(at + 1).is_some_and(|next| scene.is_free_capital(next));
            if beside || token.is(Class::NoName) || token.is(Class::Opener) || token.all_caps {
                continue;
            }
            let speaking = |at: u32| scene.is(at, Class::Reporting) && !scene.is_capital(at);
            let spoken = scene.here(at + 1).is_some_and(speaking) || scene.before(at).is_some_and(speaking);
            let entry = alone.entry(scene.word(at)).or_insert((at, false));
            *entry = (at, entry.1 || spoken);
        }
        Self(alone)
    }

    /// How much it says that a word of a name stands alone behind the name.
    fn weight(&self, scene: &Scene<'_>, run: Extent) -> i32 {
        let behind = |at: u32| self.0.get(scene.word(at)).filter(|(place, _)| *place >= run.end);
        match (behind(run.end - 1), behind(run.start)) {
            (Some((_, true)), _) => 3,
            (Some(_), _) => 2,
            (None, Some((_, true))) => 2,
            (None, Some(_)) => 1,
            (None, None) => 0,
        }
    }
}

/// How many words of a run name a place, a text, a body or a field of policy, and so can't be somebody's.
pub(super) fn strange(scene: &Scene<'_>, run: Extent) -> usize {
    const COMMON: [Class; 8] = [
        Class::Thing,
        Class::Ministry,
        Class::Body,
        Class::Trade,
        Class::Subject,
        Class::OfficeModifier,
        Class::NoBody,
        Class::BodyNoun,
    ];
    let strange = |at: &u32| {
        let common = COMMON.iter().any(|&class| scene.is(*at, class));
        let name = scene.is(*at, Class::GivenName) || scene.is(*at, Class::FamilyFirst);
        let numeral = *at > run.start && scene.word(*at).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        common && !numeral && (is_shouted(scene, *at) || !name) || scene.word(*at).ends_with("States")
    };
    (run.start..run.end).filter(|&at| scene.is_capital(at)).filter(strange).count()
}

/// What speaks for a run of two words or more, and against it.
pub(super) fn weight(scene: &Scene<'_>, run: Extent, alone: &Alone<'_>) -> i32 {
    form(scene, run) + place(scene, run) + alone.weight(scene, run) + if speaks(scene, run) { STRONG } else { 0 }
}

/// What the words themselves say.
fn form(scene: &Scene<'_>, run: Extent) -> i32 {
    const OF_PEOPLE: [&str; 17] = [
        "bin", "binti", "bint", "ibn", "van", "von", "der", "den", "ter", "ten", "ould", "ap", "arap", "wa", "ole",
        "zu", "ul",
    ];
    let names = || (run.start..run.end).filter(|&at| scene.is_capital(at));
    let words = names().count();
    let first = run.start;
    let opens = scene.token(first).is_some_and(|token| token.first);
    let mut weight = 0;
    // Saints give their names to places sooner than to people.
    let saint = scene.says_any(
        first,
        words!["san", "santa", "são", "saint", "sainte", "sankt", "st", "st.", "abu", "santo", "port", "bab"],
    );
    if saint {
        weight -= 1;
    } else if is_given(scene, first) || is_initial(scene.word(first)) {
        weight += if opens && words > 4 { 1 } else { STRONG };
    } else if names().skip(1).any(|at| scene.is(at, Class::GivenName)) {
        weight += 2;
    }
    // "Kim Min-ji", "Min-ji Kim", "Nguyễn Văn Ba"
    let short = || words == 3 && names().all(|at| scene.word(at).chars().count() <= 7);
    let family_first =
        scene.is(first, Class::FamilyFirst) && (words == 2 && is_syllables(scene, run.end - 1) || short());
    let family_last = words == 2 && is_syllables(scene, first) && scene.is(run.end - 1, Class::FamilyFirst);
    if family_first || family_last {
        weight += STRONG;
    } else if words == 2 && names().any(|at| is_syllables(scene, at)) {
        weight += 2;
    }
    // "KIM Min-ji", "Ana RUIZ"
    let shouted = names().filter(|&at| is_shouted(scene, at)).count();
    let ends = [first, run.end - 1];
    if shouted == 1 && words <= 4 && ends.iter().any(|&at| is_shouted(scene, at) && scene.word(at).len() > 2) {
        let known = scene.is(first, Class::FamilyFirst) || names().any(|at| scene.is(at, Class::GivenName));
        weight += if known { STRONG } else { -1 };
    } else if shouted > 0 {
        weight -= 1;
    }
    let small = || (run.start..run.end).filter(|&at| !scene.is_capital(at)).map(|at| scene.word(at));
    if small().any(|word| OF_PEOPLE.contains(&word)) || names().any(|at| has_article(scene.word(at))) {
        weight += 2;
    } else if small().next().is_some() {
        weight += 1;
    }
    if names().skip(1).any(|at| is_initial(scene.word(at))) {
        weight += 2;
    }
    if names().any(|at| is_double(scene.word(at))) {
        weight += 1;
    }
    if small().any(|word| matches!(word, "\"" | "“" | "'" | "‘")) {
        weight += 1;
    }
    weight
}

/// What stands around a run.
fn place(scene: &Scene<'_>, run: Extent) -> i32 {
    const PLACED: &Words = words![
        "in", "at", "near", "from", "to", "into", "through", "across", "around", "outside", "via", "towards", "toward",
        "on", "over", "off", "along", "inside", "beyond", "leaving", "reached", "visited", "aboard", "called",
    ];
    const THINGS: &Words = words![
        "capital",
        "city",
        "town",
        "port",
        "island",
        "village",
        "province",
        "district",
        "newspaper",
        "company",
        "daily",
        "weekly",
        "region",
        "magazine",
        "river",
        "operator",
        "ship",
        "novel",
    ];
    // Those of whom a person is the doer, and those that have one as object.
    const DONE: &Words = words![
        "led",
        "headed",
        "chaired",
        "written",
        "signed",
        "represented",
        "accompanied",
        "hosted",
        "received",
        "welcomed",
        "greeted",
        "directed",
        "conducted",
        "authored",
        "edited",
        "translated",
        "curated",
        "co-signed",
        "initialled",
        "initialed",
        "succeeded",
        "replaced",
        "moderated",
        "mediated",
        "delivered",
        "photographed",
        "painted",
        "composed",
        "interviewed",
        "presided",
        "co-chaired",
        "penned",
        "coached",
        "attended",
        "joined",
        "flanked",
        "assisted",
        "advised",
        "defeated",
        "beaten",
        "married",
        "inked",
        "read",
        "sung",
    ];
    const MEETING: &Words = words![
        "met",
        "told",
        "thanked",
        "succeeded",
        "succeeds",
        "replaced",
        "replaces",
        "married",
        "appointed",
        "elected",
        "defeated",
        "beat",
        "hosted",
        "received",
        "greeted",
        "congratulated",
        "meets",
        "succeeding",
        "replacing",
        "meeting",
        "alongside",
        "interviewed",
    ];
    let mut weight = if is_listed_place(scene, run.start) { -3 } else { 0 };
    let before = scene.before(run.start);
    let says = |at: u32, words: &Words| scene.says_any(at, words);
    if let Some(before) = before {
        if scene.is(before, Class::Determiner) {
            weight -= 3;
        } else if says(before, words!["to"]) && scene.before(before).is_some_and(|at| scene.says(at, "according")) {
            weight += 1;
        } else if says(before, PLACED) {
            weight -= 2;
        } else if says(before, words!["of"]) {
            // "the signatures of Ana Ruiz and …"
            let bears =
                scene.before(before).is_some_and(|at| says(at, words!["signature", "signatures", "name", "names"]));
            weight += if bears { STRONG } else { -1 };
        } else if says(before, THINGS) || scene.is(before, Class::BodyNoun) {
            weight -= 3;
        }
        if says(before, words!["by"]) {
            // "signed in Karachi on 19 September 1960 by"
            let done =
                (before.saturating_sub(12)..before).any(|verb| scene.same_sentence(verb, before) && says(verb, DONE));
            weight += if done { STRONG } else { 2 };
        } else if says(before, MEETING) {
            weight += 2;
        } else if !scene.is_capital(before) && (scene.is(before, Class::Occupation) || scene.is(before, Class::Office))
        {
            weight += STRONG;
        }
        // "Romania's Ana Ruiz", "the Romanian Ana Ruiz"
        if scene.is_possessive(before) {
            let owner = scene.before(before).is_some_and(|at| matches!(scene.label(at), Label::Country(_)));
            weight += if owner { 2 } else { 0 };
        } else if matches!(scene.label(before), Label::Country(_)) {
            weight += 1;
        }
    }
    // "his host, Ana Ruiz, was late"
    let comma = before.filter(|&at| scene.word(at) == ",");
    let noun = comma.and_then(|comma| scene.before(comma));
    let closed = scene.here(run.end).is_none_or(|at| matches!(scene.word(at), "," | "." | ";"));
    if let Some(noun) = noun.filter(|_| closed) {
        let described = !scene.is_capital(noun) && scene.token(noun).is_some_and(|token| token.kind == TokenKind::Word);
        if says(noun, THINGS) || scene.is(noun, Class::BodyNoun) {
            weight -= 2;
        } else if described
            && scene.here(run.end + 1).is_some_and(|verb| scene.is(verb, Class::PastVerb))
            && owned_or_some(scene, noun)
        {
            // "A prince of his house, Ana Ruiz, sat"
            weight += STRONG;
        } else if described && owned_or_some(scene, noun) {
            // "its chairman, Ana Ruiz, called"
            let held = scene.is(noun, Class::Office) || scene.is(noun, Class::Occupation);
            weight += if held { STRONG } else { 2 };
        } else if says(noun, words!["them"]) {
            // "wrote one of them, Ana Ruiz."
            weight += STRONG;
        } else if described || matches!(scene.label(noun), Label::Body(_)) {
            weight += 1;
        }
    }
    let next = scene.here(run.end);
    // "Ana Ruiz (EE), Jan Berg (LV)"
    let code = next.filter(|&open| scene.word(open) == "(").map(|open| open + 1);
    let coded = code.is_some_and(|code| {
        scene.token(code).is_some_and(|token| token.all_caps)
            && (2..=3).contains(&scene.word(code).len())
            && scene.word(code + 1) == ")"
    });
    if coded {
        weight += STRONG;
    }
    let lower = next.filter(|&at| !scene.is_capital(at));
    if lower.is_some_and(|at| scene.is(at, Class::Thing) || scene.is(at, Class::Body)) {
        weight -= 3;
    }
    let subject = before
        .is_none_or(|at| scene.token(at).is_some_and(|token| token.kind == TokenKind::Quote) || scene.word(at) == ";");
    let acts = lower.is_some_and(|at| {
        let word = scene.word(at);
        scene.is(at, Class::PastVerb) || scene.is(at, Class::Auxiliary) || word.len() > 4 && word.ends_with("ed")
    });
    if subject && acts {
        weight += 1;
    }
    // "Ana Ruiz, a farmer from …"
    if next.is_some_and(|comma| scene.word(comma) == "," && is_described(scene, comma + 1)) {
        weight += STRONG;
    }
    // "Ana Ruiz of the University of …"
    let of = next.filter(|&at| says(at, words!["of", "at", "from"]));
    let body = of.map(|of| if says(of + 1, words!["the"]) { of + 2 } else { of + 1 });
    if body.is_some_and(|at| matches!(scene.label(at), Label::Body(_))) {
        weight += 2;
    }
    // "Ana Ruiz (Romania)", "Ana Ruiz of Romania"
    if next.is_some_and(|open| scene.word(open) == "(" && scene.word(open + 2) == ")")
        && matches!(scene.label(run.end + 1), Label::Country(_))
    {
        weight += 2;
    }
    if body.is_some_and(|at| matches!(scene.label(at), Label::Country(_))) {
        weight += 1;
    }
    if has_pronoun_behind(scene, run) {
        weight += 1;
    }
    weight
}

/// Whether a name stands in a list of places: "two ports, Hải Phòng and Cái Mép".
fn is_listed_place(scene: &Scene<'_>, start: u32) -> bool {
    const PLACES: &Words = words![
        "ports",
        "cities",
        "towns",
        "islands",
        "villages",
        "provinces",
        "districts",
        "regions",
        "airports",
        "harbours",
        "harbors",
        "rivers",
        "stations",
        "counties",
        "municipalities",
        "capitals",
        "reefs",
        "atolls",
        "valleys",
        "crossings",
        "states",
    ];
    let near = (start.saturating_sub(8)..start).rev().take_while(|&at| scene.same_sentence(at, start));
    let mut before =
        near.skip_while(|&at| scene.is_capital(at) || scene.says_any(at, words![",", "and", ":", "of", "–", "—"]));
    before.next().is_some_and(|noun| scene.says_any(noun, PLACES))
}

/// "…, and Frank Tayali for Zambia": somebody who signs for a state, behind a word for signing.
pub(super) fn signs_for_a_state(scene: &Scene<'_>, run: Extent) -> bool {
    let state = |at: u32| scene.here(at).is_some_and(|at| matches!(scene.label(at), Label::Country(_)));
    let the = |at: u32| at + u32::from(scene.says(at, "the"));
    let behind = scene.here(run.end).is_some_and(|at| {
        scene.says(at, "for") && state(the(at + 1))
            || scene.word(at) == "(" && state(at + 1) && scene.word(at + 2) == ")"
    });
    let opens = scene.token(run.start).is_some_and(|token| token.first);
    let joined = opens
        || scene.before(run.start).is_some_and(|at| {
            scene.says(at, "and") || scene.says(at, "by") || matches!(scene.word(at), "," | ";" | ":")
        });
    let signing = || {
        let sentence = scene.token(run.start).and_then(|token| scene.text.sentences.get(token.sentence as usize));
        sentence.is_some_and(|sentence| {
            sentence.has(Class::Sign)
                || sentence.has(Class::Signed)
                || sentence.has(Class::Signing)
                || scene.says(sentence.tokens.start, "signatories")
        })
    };
    behind && joined && (run.end - run.start) >= 2 && strange(scene, run) == 0 && signing()
}

/// Whether the words behind a comma say what somebody does: "a farmer", "the well-known critic".
fn is_described(scene: &Scene<'_>, from: u32) -> bool {
    let article = scene.here(from).filter(|&at| scene.says_any(at, words!["a", "an", "the", "his", "her", "their"]));
    let Some(article) = article else { return false };
    (article + 1..article + 6)
        .map_while(|at| scene.here(at))
        .take_while(|&at| {
            scene.token(at).is_some_and(|token| token.kind == TokenKind::Word) && !scene.is(at, Class::Preposition)
        })
        .any(|at| !scene.is_capital(at) && scene.is(at, Class::Occupation))
}

/// Whether "he" or "she" stands behind a name, before anybody else is named.
fn has_pronoun_behind(scene: &Scene<'_>, run: Extent) -> bool {
    (run.end..run.end + 24)
        .take_while(|&at| at < scene.len() && !scene.is_free_capital(at))
        .any(|at| scene.says_any(at, words!["he", "she", "his", "her"]))
}

/// Whether the words up to a noun begin with somebody's "his", an article or a possessor: "his host", "a member of the board".
fn owned_or_some(scene: &Scene<'_>, noun: u32) -> bool {
    let start = noun.saturating_sub(6);
    (start..noun).rev().take_while(|&at| scene.same_sentence(at, noun) && scene.word(at) != ",").any(|at| {
        scene.is_possessive(at) || scene.says_any(at, words!["his", "her", "their", "its", "my", "our", "a", "an"])
    })
}

/// Whether somebody of that name speaks, or does what only people do: "… said", "said …", "…, who", "…, 45,".
pub(super) fn speaks(scene: &Scene<'_>, run: Extent) -> bool {
    let words = (run.start..run.end).filter(|&at| scene.is_capital(at)).count();
    if words > 4 || is_shouted(scene, run.end - 1) {
        return false;
    }
    let reporting = |at: u32| scene.is(at, Class::Reporting) && !scene.is_capital(at);
    let behind = scene.here(run.end);
    let said_before =
        scene.before(run.start).is_some_and(|at| reporting(at) && scene.says_any(at, words!["said", "says", "added"]));
    // "officials in Nova Gorica said"
    let placed = scene.before(run.start).is_some_and(|at| scene.says_any(at, words!["in", "at", "from", "near", "of"]));
    let comma = behind.filter(|&at| scene.word(at) == ",");
    let whose = |at: u32| scene.says_any(at, words!["who", "whose", "whom"]);
    let who = behind.is_some_and(whose) || comma.is_some_and(|at| whose(at + 1));
    said_before || !placed && (who || is_aged(scene, run) || behind.is_some_and(reporting))
}

/// Whether an age in commas stands behind: "…, 45,".
fn is_aged(scene: &Scene<'_>, run: Extent) -> bool {
    let comma = scene.here(run.end).filter(|&at| scene.word(at) == ",");
    comma.is_some_and(|at| {
        scene
            .token(at + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.range.end - token.range.start == 2)
            && scene.here(at + 2).is_none_or(|at| matches!(scene.word(at), "," | "." | ";"))
    })
}

/// Whether a single word is somebody's whole name, as in many countries: someone with an age or a "who", whom the text calls by no
/// other name.
pub(super) fn is_mononym(scene: &Scene<'_>, run: Extent) -> bool {
    let token = scene.token(run.start);
    let plain = token.is_some_and(|token| !token.all_caps && !token.is(Class::NoName) && !token.is(Class::Opener));
    let comma = scene.here(run.end).filter(|&at| scene.word(at) == ",");
    let who = comma.is_some_and(|at| scene.says(at + 1, "who"));
    let noun = scene.before(run.start).filter(|&at| scene.word(at) == ",").and_then(|comma| scene.before(comma));
    let relative = noun.is_some_and(|noun| {
        scene.says_any(
            noun,
            words![
                "husband", "wife", "son", "daughter", "brother", "sister", "mother", "father", "friend", "uncle",
                "aunt", "nephew", "niece",
            ],
        )
    });
    plain && run_at(scene, run.start) == run && (is_aged(scene, run) || relative || who && is_given(scene, run.start))
}

/// Whether a word is a given name, alone or in one of its parts: `Jean-Pierre`.
fn is_given(scene: &Scene<'_>, at: u32) -> bool {
    scene.is(at, Class::GivenName)
        || scene.word(at).split_once('-').is_some_and(|(one, two)| {
            let known = |part: &str| part.chars().count() > 2 && crate::lexicon::classes(part).has(Class::GivenName);
            known(one) || two.starts_with(char::is_uppercase) && known(two)
        })
}

fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1 || crate::text::is_initial(word) && word.ends_with('.')
}

/// Whether a word is two syllables with a hyphen, as Korean given names are written: `Min-ji`.
fn is_syllables(scene: &Scene<'_>, at: u32) -> bool {
    let word = scene.word(at);
    word.len() <= 14
        && word.split_once('-').is_some_and(|(one, two)| {
            let syllable = |part: &str| (2..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
            syllable(one) && syllable(two) && two.starts_with(char::is_lowercase)
        })
}

/// Whether a word has an Arabic article before it: `al-Sudani`, `El-Sayed`.
fn has_article(word: &str) -> bool {
    let article = word.split_once('-').map(|(article, _)| article.to_lowercase());
    article.is_some_and(|article| {
        matches!(
            article.as_str(),
            "al" | "el"
                | "ul"
                | "ud"
                | "as"
                | "ar"
                | "ash"
                | "ad"
                | "at"
                | "az"
                | "abdel"
                | "abd"
                | "abu"
                | "ter"
                | "ben"
        )
    })
}

/// Whether a word is a double family name, or has an apostrophe inside as those of many languages do: `Diaz-Ruiz`, `O'Hara`.
fn is_double(word: &str) -> bool {
    let parted = word.split_once('-').is_some_and(|(one, two)| {
        one.chars().count() > 2 && two.starts_with(char::is_uppercase) && two.chars().count() > 2
    });
    let apostrophe = word
        .split_once(['\'', '’', 'ʻ', '‘', 'ʼ'])
        .is_some_and(|(one, two)| (1..=4).contains(&one.chars().count()) && two.chars().count() > 2);
    parted || apostrophe
}
