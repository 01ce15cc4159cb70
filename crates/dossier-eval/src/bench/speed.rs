//! How fast the parser is, and whether its time grows with the text and no faster.

use std::fmt;
use std::hint::black_box;
use std::time::Instant;

use crate::Case;

/// Sizes of the texts of a series, in MB.
pub(super) const SIZES: [usize; 5] = [1, 2, 4, 8, 10];

/// The times of one kind of text at the sizes of [`SIZES`].
pub(super) struct Series {
    /// What the text is made of.
    pub(super) name: &'static str,
    /// Seconds, one for each size; none where the text takes far too long.
    pub(super) seconds: Vec<f64>,
}

impl Series {
    /// Megabytes a second at the largest size; 0 where it was not measured.
    pub(super) fn rate(&self) -> f64 {
        SIZES.iter().zip(&self.seconds).next_back().map_or(0.0, |(size, seconds)| *size as f64 / seconds)
    }

    /// The greatest factor by which a text of twice the size costs more. 8 MB to 10 MB is taken in proportion.
    pub(super) fn worst_doubling(&self) -> f64 {
        let steps = SIZES.windows(2).zip(self.seconds.windows(2));
        let factors = steps.map(|(size, seconds)| 2.0 * (seconds[1] / seconds[0]) / (size[1] as f64 / size[0] as f64));
        factors.fold(0.0, f64::max)
    }
}

/// Texts that are hard on parsers: what each is called, and what is repeated.
const HOSTILE: [(&str, &str); 12] = [
    ("opening quotation marks", "“"),
    ("straight quotation marks", "\" "),
    ("opening brackets", "( "),
    ("one endless word", "a"),
    ("one endless name", "Minister "),
    ("capital letters with full stops", "U.S. "),
    ("names joined by and", "John Kim and "),
    ("agreements of agreements", "the agreement on the agreement between Peru and Chile "),
    ("endless promises", "the two countries agreed to agree and will agree to "),
    ("dates", "on 1 May 2020 and on Tuesday last year "),
    ("line breaks", "\n"),
    ("said she said", "\"We will,\" she said he said. "),
];

/// Measures the corpus' own texts, and each hostile kind, at every size.
pub(super) fn measure(cases: &[Case]) -> Vec<Series> {
    let corpus: Vec<&str> = cases.iter().map(|case| case.text.trim_start_matches('\u{feff}')).collect();
    let ordinary = corpus.join("\n\n");
    let kinds = std::iter::once(("the corpus, repeated", ordinary.as_str())).chain(HOSTILE);
    kinds.map(|(name, piece)| Series { name, seconds: series(piece) }).collect()
}

/// The time at each size; nothing for a kind of text of which 0.1 MB already takes longer than a second.
fn series(piece: &str) -> Vec<f64> {
    let mut measured = Vec::new();
    if seconds(piece, 100_000) < 1.0 {
        measured.extend(SIZES.map(|size| seconds(piece, size * 1_000_000)));
    }
    measured
}

/// The fastest of three parses of a text of that many bytes.
fn seconds(piece: &str, size: usize) -> f64 {
    let mut text = piece.repeat(size / piece.len() + 1);
    let end = (size - 3..=size).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.truncate(end);
    (0..3).map(|_| time(|| black_box(dossier_parser::parse("bench", text.as_bytes())))).fold(f64::MAX, f64::min)
}

fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let made = work();
    let seconds = start.elapsed().as_secs_f64();
    drop(made);
    seconds
}

/// The parser's own figures on the corpus, in a process that does nothing else.
pub(super) struct Alone {
    pub(super) texts_per_second: f64,
    pub(super) peak_mib: f64,
}

/// Written for the process that started this one.
impl fmt::Display for Alone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.texts_per_second, self.peak_mib)
    }
}

/// Parses every text a hundred times over, after a round that warms up.
pub(super) fn alone(cases: &[Case]) -> Result<Alone, String> {
    const ROUNDS: usize = 100;
    let round =
        || cases.iter().for_each(|case| drop(black_box(dossier_parser::parse(&case.name, case.text.as_bytes()))));
    round();
    let seconds = time(|| (0..ROUNDS).for_each(|_| round()));
    Ok(Alone { texts_per_second: (cases.len() * ROUNDS) as f64 / seconds, peak_mib: peak_mib()? })
}

/// The peak of this process's resident memory, in MiB, as Linux counts it.
fn peak_mib() -> Result<f64, String> {
    let status = std::fs::read_to_string("/proc/self/status")
        .map_err(|error| format!("memory is read on Linux only: {error}"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().map_err(|_| "VmHWM is no number")?;
    Ok(kib / 1024.0)
}
