//! The folder that is published, and the names of the files in it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::Failure;

/// The folder that Trunk staged and publishing fills.
pub(crate) struct Output {
    folder: PathBuf,
    /// Every file written, by its path below the folder.
    files: BTreeSet<String>,
}

/// A file that is named by its content.
#[derive(Clone, Debug)]
pub(crate) struct Asset {
    /// Its path below the site's root, `assets/app-0123456789abcdef.js`.
    pub(crate) path: String,
    /// What browsers check it by: the `integrity` of its mark.
    pub(crate) integrity: String,
}

impl Output {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder, files: BTreeSet::new() }
    }

    /// The paths of the files written, in order.
    pub(crate) fn files(&self) -> impl Iterator<Item = &String> {
        self.files.iter()
    }

    /// Reads a file that is in the folder.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let file = self.folder.join(path);
        fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Removes everything: what was staged has been read, and nothing else is to be published.
    pub(crate) fn clear(&self) -> Result<(), Failure> {
        let problem = |error| format!("{}: {error}", self.folder.display());
        for entry in fs::read_dir(&self.folder).map_err(problem)?.flatten() {
            let path = entry.path();
            let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            removed.map_err(problem)?;
        }
        Ok(())
    }

    /// Writes a file at a path below the site's root.
    pub(crate) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.folder.join(path);
        let folder = file.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, bytes))
            .map_err(|error| format!("{}: {error}", file.display()))?;
        self.files.insert(path.to_owned());
        Ok(())
    }

    /// Writes a file into `assets/`, where names say the content and files are kept for ever.
    pub(crate) fn write_asset(&mut self, stem: &str, ending: &str, bytes: &[u8]) -> Result<Asset, Failure> {
        let path = format!("assets/{stem}-{}.{ending}", short_hash(bytes));
        self.write(&path, bytes)?;
        Ok(Asset { path, integrity: integrity(bytes) })
    }

    /// Writes a compressed copy beside every file that gets smaller by it, for hosts that serve those.
    pub(crate) fn compress(&self) -> Result<(), Failure> {
        let wanted: Vec<&String> = self.files.iter().filter(|path| is_compressible(path)).collect();
        let workers = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            let handles: Vec<_> = (0..workers)
                .map(|worker| {
                    let mine = wanted.iter().skip(worker).step_by(workers);
                    scope.spawn(move || mine.into_iter().try_for_each(|path| self.compress_file(path)))
                })
                .collect();
            handles
                .into_iter()
                .try_for_each(|handle| handle.join().map_err(|_| "compression ended early".to_owned())?)
        })
    }

    fn compress_file(&self, path: &str) -> Result<(), Failure> {
        let bytes = self.read(path)?;
        for (ending, packed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            if packed.len() < bytes.len() {
                let file = self.folder.join(format!("{path}.{ending}"));
                fs::write(&file, packed).map_err(|error| format!("{}: {error}", file.display()))?;
            }
        }
        Ok(())
    }
}

fn is_compressible(path: &str) -> bool {
    const ENDINGS: [&str; 10] = ["html", "css", "js", "wasm", "json", "jsonld", "txt", "xml", "svg", "webmanifest"];
    Path::new(path).extension().is_some_and(|ending| ENDINGS.iter().any(|one| ending == *one))
}

/// Brotli at its best: these files are packed once and read often.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut packed = Vec::new();
    // A block as large as they come: the encoder then sees a whole module before it settles on its codes.
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        lgblock: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).map_err(|error| format!("Brotli: {error}"))?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}

/// The first 16 hexadecimal digits of the SHA-256: enough to tell any two versions of a file apart.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` mark.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A source of a policy that allows exactly this inline style or script.
pub(crate) fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Bytes as text, for files of one.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
