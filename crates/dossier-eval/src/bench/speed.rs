//! How fast the parser is, and whether its time grows with the text and no faster.

use std::fmt;
use std::hint::black_box;
use std::time::Instant;

use super::hostile::KINDS;
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

/// Measures the corpus' own texts, and each hostile kind, at every size.
pub(super) fn measure(cases: &[Case]) -> Vec<Series> {
    let corpus: Vec<&str> = cases.iter().map(|case| case.text.trim_start_matches('\u{feff}')).collect();
    let ordinary = corpus.join("\n\n");
    let repeated = |size: usize| {
        let mut text = ordinary.repeat(size / ordinary.len() + 1);
        cut(&mut text, size);
        text
    };
    let mut all = vec![Series { name: "the corpus, repeated", seconds: series(&repeated) }];
    all.extend(KINDS.iter().map(|kind| Series { name: kind.name, seconds: series(&|size| kind.text(size)) }));
    all
}

/// Shortens a text to a size, or a few bytes less where that would cut a character.
pub(super) fn cut(text: &mut String, size: usize) {
    let end = (size.saturating_sub(3)..=size).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.truncate(end);
}

/// The time at each size; nothing for a kind of text of which 0.1 MB already takes longer than a second.
fn series(text: &dyn Fn(usize) -> String) -> Vec<f64> {
    let mut measured = Vec::new();
    if seconds(&text(100_000)) < 1.0 {
        measured.extend(SIZES.map(|size| seconds(&text(size * 1_000_000))));
    }
    measured
}

/// The processor's time for a parse of a text: the shorter of two measurements, each of as many parses as take a while.
fn seconds(text: &str) -> f64 {
    const A_WHILE: f64 = 0.1;
    let measured = || {
        let clock = Clock::start();
        let mut parses = 0;
        loop {
            drop(black_box(dossier_parser::parse("bench", text.as_bytes())));
            parses += 1;
            let seconds = clock.seconds();
            if seconds >= A_WHILE {
                return seconds / f64::from(parses);
            }
        }
    };
    (0..2).map(|_| measured()).fold(f64::MAX, f64::min)
}

/// What this thread takes of the processor's time, as Linux counts it, so that other work on the machine does not count;
/// elsewhere the time that passes.
struct Clock {
    start: Instant,
    used: Option<f64>,
}

impl Clock {
    fn start() -> Self {
        Self { start: Instant::now(), used: used() }
    }

    fn seconds(&self) -> f64 {
        match (self.used, used()) {
            (Some(before), Some(now)) => now - before,
            _ => self.start.elapsed().as_secs_f64(),
        }
    }
}

/// The processor's time that this thread has had so far, in seconds.
fn used() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
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
