//! From a path to the answer, without a socket.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use percent_encoding::percent_decode_str;

use crate::{Behaviour, Headers};

/// A static host over a folder. It is cheap to make and reads the folder at every request, so that a new build shows at once.
#[derive(Clone, Debug)]
pub struct Host {
    folder: PathBuf,
    base: String,
    behaviour: Behaviour,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The path with its query, as it stands in the request line: `/a/?b=c`.
    pub target: String,
    /// The header `Accept-Encoding`, or nothing.
    pub accept_encoding: String,
}

impl Request {
    /// A request for a path, from somebody who accepts no compression.
    pub fn get(target: &str) -> Self {
        Self { target: target.to_owned(), accept_encoding: String::new() }
    }

    /// The path without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The headers, but for those that the server itself sets.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How long the server waits before it answers. Tests use it for slow networks.
    pub delay: Duration,
}

impl Reply {
    fn new(status: u16, body: Vec<u8>, content_type: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
        Self { status, headers, body, delay: Duration::ZERO }
    }

    /// Plain words, for what no file answers.
    pub fn text(status: u16, words: &str) -> Self {
        Self::new(status, words.as_bytes().to_vec(), "text/plain; charset=utf-8")
    }

    fn redirect(status: u16, to: &str) -> Self {
        let mut reply = Self::text(status, "moved");
        reply.set_header("Location", to);
        reply
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Sets a header, in place of one of that name.
    pub fn set_header(&mut self, name: &str, value: &str) {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }
}

impl Host {
    /// Serves a folder at the root of the server.
    pub fn new(folder: impl Into<PathBuf>, behaviour: Behaviour) -> Self {
        Self { folder: folder.into(), base: "/".to_owned(), behaviour }
    }

    /// Serves the folder below a path such as `/some/where/` instead.
    pub fn under(mut self, base: &str) -> Self {
        self.base = format!("/{}/", base.trim_matches('/')).replace("//", "/");
        self
    }

    /// The path below which the folder is served; it starts and ends with a slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers a request.
    pub fn reply(&self, request: &Request) -> Reply {
        let Ok(path) = percent_decode_str(request.path()).decode_utf8() else {
            return Reply::text(400, "The path is not UTF-8.");
        };
        let Some(inner) = path.strip_prefix(&self.base) else {
            return if format!("{path}/") == self.base {
                Reply::redirect(301, &self.base)
            } else {
                Reply::text(404, "Nothing is served here.")
            };
        };
        // A path that climbs out of the folder, or names a hidden file, is no path of the site.
        if inner.split('/').any(|part| part.starts_with("..") || part.contains('\\')) {
            return Reply::text(404, "Nothing is served here.");
        }
        let mut reply = self.find(request, inner);
        self.set_headers(&mut reply, inner);
        reply
    }

    fn find(&self, request: &Request, inner: &str) -> Reply {
        let file = self.folder.join(inner);
        if inner.is_empty() || inner.ends_with('/') {
            if let Some(reply) = self.file(request, &file.join("index.html"), 200) {
                return reply;
            }
        } else if file.is_dir() {
            return Reply::redirect(301, &format!("{}{inner}/", self.base));
        } else if self.behaviour.reads_headers_file && inner == "_headers" {
            return self.not_found(request);
        } else if self.behaviour.hides_html_ending {
            if let Some(stem) = inner.strip_suffix(".html").filter(|_| file.is_file()) {
                let stem = stem.strip_suffix("index").unwrap_or(stem);
                return Reply::redirect(308, &format!("{}{stem}", self.base));
            }
            if let Some(reply) = self.file(request, &self.folder.join(format!("{inner}.html")), 200) {
                return reply;
            }
        }
        self.file(request, &file, 200).unwrap_or_else(|| self.not_found(request))
    }

    fn not_found(&self, request: &Request) -> Reply {
        let own = self.file(request, &self.folder.join("404.html"), 404);
        let front = || {
            let fallback = self.behaviour.falls_back_to_front_page;
            fallback.then(|| self.file(request, &self.folder.join("index.html"), 200)).flatten()
        };
        own.or_else(front).unwrap_or_else(|| Reply::text(404, "Not found."))
    }

    fn file(&self, request: &Request, file: &Path, status: u16) -> Option<Reply> {
        let encodings: &[_] = if self.behaviour.serves_precompressed { &[("br", "br"), ("gzip", "gz")] } else { &[] };
        let accepts = |name: &str| request.accept_encoding.split(',').any(|one| one.trim() == name);
        let content_type = content_type(file);
        for (name, ending) in encodings {
            let mut packed = file.as_os_str().to_owned();
            packed.push(format!(".{ending}"));
            if accepts(name)
                && file.is_file()
                && let Ok(body) = fs::read(&packed)
            {
                let mut reply = Reply::new(status, body, content_type);
                reply.set_header("Content-Encoding", name);
                reply.set_header("Vary", "Accept-Encoding");
                return Some(reply);
            }
        }
        Some(Reply::new(status, fs::read(file).ok()?, content_type))
    }

    fn set_headers(&self, reply: &mut Reply, inner: &str) {
        if let Some(value) = self.behaviour.cache_control {
            reply.set_header("Cache-Control", value);
        }
        if self.behaviour.reads_headers_file
            && let Ok(text) = fs::read_to_string(self.folder.join("_headers"))
        {
            // The file's paths are those of the whole server, the base included.
            for (name, value) in Headers::parse(&text).of(&format!("{}{inner}", self.base)) {
                reply.set_header(&name, &value);
            }
        }
    }
}

/// The media type of a file, by its ending. Streaming compilation of WebAssembly needs the right one.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("index.html", "front");
        write("a/index.html", "page a");
        write("404.html", "no such page");
        write("accord.html", "one file");
        write("assets/app.js", "script");
        write("assets/app.js.br", "packed");
        write("_headers", "/*\n  X-All: yes\n/assets/*\n  Cache-Control: immutable\n");
        folder
    }

    fn get(behaviour: Behaviour, target: &str) -> (u16, String, Option<String>) {
        let folder = site();
        let reply = Host::new(folder.path(), behaviour).reply(&Request::get(target));
        (reply.status, String::from_utf8(reply.body.clone()).unwrap(), reply.header("location").map(str::to_owned))
    }

    #[test]
    fn a_folder_is_answered_by_its_page_and_an_unknown_path_by_the_not_found_page() {
        for behaviour in [Behaviour::LOCAL, Behaviour::GITHUB_PAGES, Behaviour::CLOUDFLARE_PAGES, Behaviour::BUCKET] {
            assert_eq!(get(behaviour, "/a/?e=1"), (200, "page a".into(), None));
            assert_eq!(get(behaviour, "/a"), (301, "moved".into(), Some("/a/".into())));
            assert_eq!(get(behaviour, "/b/"), (404, "no such page".into(), None));
            assert_eq!(get(behaviour, "/../Cargo.toml").0, 404);
            assert_eq!(get(behaviour, "/%2e%2e/Cargo.toml").0, 404);
        }
    }

    #[test]
    fn cloudflare_hides_the_html_ending() {
        assert_eq!(get(Behaviour::CLOUDFLARE_PAGES, "/accord.html").2, Some("/accord".into()));
        assert_eq!(get(Behaviour::CLOUDFLARE_PAGES, "/accord"), (200, "one file".into(), None));
        assert_eq!(get(Behaviour::CLOUDFLARE_PAGES, "/a/index.html").2, Some("/a/".into()));
    }

    #[test]
    fn compressed_files_go_to_those_who_accept_them_with_the_type_of_the_original() {
        let folder = site();
        let host = Host::new(folder.path(), Behaviour::LOCAL);
        let request = Request { target: "/assets/app.js".into(), accept_encoding: "gzip, br".into() };
        let reply = host.reply(&request);
        assert_eq!((reply.body.as_slice(), reply.header("content-encoding")), (b"packed".as_slice(), Some("br")));
        assert_eq!(reply.header("content-type"), Some("text/javascript; charset=utf-8"));
        assert_eq!((reply.header("cache-control"), reply.header("x-all")), (Some("immutable"), Some("yes")));
        assert_eq!(host.reply(&Request::get("/assets/app.js")).body, b"script");
    }

    #[test]
    fn below_a_base_nothing_else_is_served() {
        let folder = site();
        let host = Host::new(folder.path(), Behaviour::LOCAL).under("/some/where");
        assert_eq!(host.reply(&Request::get("/some/where/a/")).body, b"page a");
        assert_eq!(host.reply(&Request::get("/some/where")).header("location"), Some("/some/where/"));
        assert_eq!(host.reply(&Request::get("/a/")).status, 404);
    }
}
