//! Names under other spellings: acronyms, usual short forms, and the many ways to write Korean in Latin letters.

use crate::tokens::each_word;

/// Short forms and what they stand for, both folded. Read in both directions.
const EXPANSIONS: &[(&str, &str)] = &[
    ("ai", "artificial intelligence"),
    ("mou", "memorandum of understanding"),
    ("moc", "memorandum of cooperation"),
    ("loi", "letter of intent"),
    ("fta", "free trade agreement"),
    ("epa", "economic partnership agreement"),
    ("us", "united states"),
    ("usa", "united states"),
    ("america", "united states"),
    ("uk", "united kingdom"),
    ("britain", "united kingdom"),
    ("eu", "european union"),
    ("au", "african union"),
    ("un", "united nations"),
    ("uae", "united arab emirates"),
    ("rok", "south korea"),
    ("dprk", "north korea"),
    ("prc", "china"),
    ("apec", "asia pacific economic cooperation"),
    ("asean", "association of southeast asian nations"),
    ("nato", "north atlantic treaty organization"),
    ("iaea", "international atomic energy agency"),
    ("wto", "world trade organization"),
    ("who", "world health organization"),
    ("ict", "information and communications technology"),
    ("iot", "internet of things"),
    ("5g", "next generation communications"),
    ("6g", "next generation communications"),
    ("smr", "small modular reactor"),
    ("evs", "electric vehicles"),
    ("biotech", "biotechnology"),
    ("chips", "semiconductors"),
    ("pharma", "pharmaceuticals"),
    // What readers of Korean look for in a text in English.
    ("한국", "south korea"),
    ("대한민국", "south korea"),
    ("북한", "north korea"),
    ("미국", "united states"),
    ("일본", "japan"),
    ("중국", "china"),
    ("한미", "south korea united states"),
    ("한일", "south korea japan"),
    ("한중", "south korea china"),
    ("인공지능", "artificial intelligence"),
    ("양해각서", "memorandum of understanding"),
    ("양자", "quantum"),
    ("우주", "space"),
    ("반도체", "semiconductors"),
    ("바이오", "biotechnology"),
    ("제약", "pharmaceuticals"),
    ("의약품", "pharmaceuticals"),
    ("통신", "communications"),
    ("협력", "cooperation"),
    ("협정", "agreement"),
    ("장관", "minister"),
    ("대통령", "president"),
];

/// The forms that a run of folded words stands for, and the other way round; of several too, as in `MOUs`. `run` is joined
/// by single spaces.
pub(super) fn expansions(run: &str) -> impl Iterator<Item = &'static str> {
    let one = run.strip_suffix('s').filter(|one| one.len() > 2);
    EXPANSIONS.iter().filter_map(move |&(short, long)| match run {
        _ if run == short || one == Some(short) => Some(long),
        _ if run == long => Some(short),
        _ => None,
    })
}

/// The number of words of the longest expansion.
pub(super) const LONGEST_EXPANSION: usize = 5;

/// Whether folded letters are an acronym of a name: `ostp` of “Office of Science and Technology Policy”, `msit` of
/// “Ministry of Science and ICT”. Words with a capital give their first letter, the others may, and words that are
/// capitals throughout may give any of their letters.
pub(super) fn is_acronym(letters: &str, name: &str) -> bool {
    if !(2..=8).contains(&letters.len()) || !letters.is_ascii() {
        return false;
    }
    let mut parts = Vec::new();
    each_word(name, |range, _, _| parts.push(name.get(range).unwrap_or_default()));
    parts.len() > 1 && takes(letters.as_bytes(), &parts)
}

/// Whether the letters are used up by the words, in order.
fn takes(letters: &[u8], words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let Some((&wanted, later)) = letters.split_first() else {
        // Words in small letters at the end may give nothing.
        return words.iter().all(|word| !starts_with_capital(word));
    };
    let bytes = word.as_bytes();
    let first = bytes.first().is_some_and(|byte| byte.to_ascii_lowercase() == wanted);
    if first && takes(later, rest) {
        return true;
    }
    // An acronym inside the name, such as ICT, may give several letters, of which the first.
    let capitals = bytes.len() > 1 && bytes.iter().all(u8::is_ascii_uppercase);
    if first && capitals {
        let more = (1..letters.len().min(bytes.len())).any(|taken| {
            let inner = letters.get(1..=taken).unwrap_or_default();
            is_subsequence(inner, &bytes[1..]) && takes(letters.get(taken + 1..).unwrap_or_default(), rest)
        });
        if more {
            return true;
        }
    }
    !starts_with_capital(word) && takes(letters, rest)
}

fn starts_with_capital(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
}

fn is_subsequence(letters: &[u8], of: &[u8]) -> bool {
    let mut left = of.iter();
    letters.iter().all(|wanted| left.any(|byte| byte.to_ascii_lowercase() == *wanted))
}

/// Korean in Latin letters, with what its spellings differ in left out: `Kyunghoon`, `Kyong-hun` and `Gyeonghun` give the
/// same. Empty where the word is too short to tell names apart. Takes a folded word.
pub(super) fn sound(word: &str) -> String {
    let family = match word {
        "yi" | "rhee" | "lee" | "li" | "ri" | "ree" | "yee" => "li",
        "roh" | "noh" | "rho" => "no",
        "park" | "pak" | "bak" => "pak",
        "im" | "lim" | "rim" | "yim" => "im",
        _ => "",
    };
    if !family.is_empty() {
        return family.to_owned();
    }
    let letters = word.as_bytes();
    if letters.len() < 3 || !letters.iter().all(u8::is_ascii_lowercase) {
        return String::new();
    }
    let mut sound = String::with_capacity(letters.len());
    let vowel = |at: usize| letters.get(at).is_some_and(|letter| b"aeiou".contains(letter));
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let mut taken = 1;
        let heard = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' => {
                while vowel(at + taken) {
                    taken += 1;
                }
                match &letters[at..at + taken] {
                    b"a" => 'a',
                    b"ae" | b"e" | b"ai" | b"ea" => 'e',
                    b"i" | b"ee" | b"ui" | b"eui" => 'i',
                    _ => 'o',
                }
            }
            b'g' | b'k' | b'q' => 'k',
            b'd' | b't' => 't',
            b'b' | b'p' => 'p',
            b'c' if letters.get(at + 1) == Some(&b'h') => {
                taken = 2;
                'j'
            }
            b'c' => 'k',
            b'j' | b'z' => 'j',
            b'r' if !vowel(at + 1) => '\0',
            b'l' | b'r' => 'l',
            b's' if letters.get(at + 1) == Some(&b'h') => {
                taken = 2;
                's'
            }
            b'h' if !vowel(at + 1) => '\0',
            b'w' => '\0',
            b'y' if !vowel(at + 1) => 'i',
            other => char::from(other),
        };
        if heard != '\0' && !sound.ends_with(heard) {
            sound.push(heard);
        }
        at += taken;
    }
    sound
}

/// Hangul in the Latin letters of South Korea's official romanisation, syllable by syllable; `None` where a letter is of
/// another script.
pub(super) fn romanised(word: &str) -> Option<String> {
    const INITIALS: [&str; 19] =
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    const VOWELS: [&str; 21] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
        "eu", "ui", "i",
    ];
    const FINALS: [&str; 28] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t",
    ];
    let mut latin = String::new();
    for c in word.chars() {
        let code = (c as usize).checked_sub(0xac00).filter(|code| *code < 19 * 21 * 28)?;
        latin.push_str(INITIALS[code / (21 * 28)]);
        latin.push_str(VOWELS[code / 28 % 21]);
        latin.push_str(FINALS[code % 28]);
    }
    Some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_take_the_capitals_of_a_name() {
        let check =
            |letters: &str, name: &str, is: bool| assert_eq!(is_acronym(letters, name), is, "{letters}: {name}");
        check("ostp", "Office of Science and Technology Policy", true);
        check("osttp", "Office of Science and Technology Policy", false);
        check("ost", "Office of Science and Technology Policy", false);
        check("msit", "Ministry of Science and ICT", true);
        check("msict", "Ministry of Science and ICT", true);
        check("doe", "Department of Energy", true);
        check("apec", "Asia-Pacific Economic Cooperation", true);
        check("iaea", "International Atomic Energy Agency", true);
        check("o", "OpenAI", false);
    }

    #[test]
    fn spellings_of_a_korean_name_sound_alike() {
        let alike = |words: &[&str]| words.windows(2).for_each(|w| assert_eq!(sound(w[0]), sound(w[1]), "{w:?}"));
        alike(&["kyunghoon", "kyonghun", "gyeonghun", "kyounghoon"]);
        alike(&["bae", "pae", "bai"]);
        alike(&["lee", "yi", "rhee"]);
        alike(&["park", "pak"]);
        alike(&["jung", "jeong", "chung", "chong"]);
        alike(&["gyeongju", "kyongju"]);
        assert_ne!(sound("kim"), sound("kang"));
    }

    #[test]
    fn hangul_reads_in_latin_letters() {
        assert_eq!(romanised("서울").as_deref(), Some("seoul"));
        assert_eq!(romanised("경주").as_deref(), Some("gyeongju"));
        assert_eq!(romanised("AI"), None);
    }
}
