//! The built site behind nginx and Caddy themselves, set up with the very blocks that stand in `docs/hosting.md`.
//!
//! A server that is not installed is not tried, and the test says so: nobody has to have a web server to change a page.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use browser::dist;

/// The fenced block of a language in the recipes, the first or a later one.
fn recipe(language: &str, place: usize) -> String {
    let text = fs::read_to_string(dist::root().join("docs/hosting.md")).unwrap();
    let block = text.split(&format!("```{language}\n")).nth(place + 1).unwrap().split("```").next().unwrap();
    block.to_owned()
}

/// A program on the path, or where Debian keeps those of administrators.
fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let found = folders.map(|folder| folder.join(program)).find(|file| file.is_file());
    if found.is_none() {
        eprintln!("{program} is not installed, so its recipe was not tried");
    }
    found
}

/// A running server with its folder, both of which end with it.
struct Running {
    process: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// What a server answers.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl Running {
    /// Starts a server whose set-up is written into a folder of its own, and waits until it listens.
    fn start(folder: tempfile::TempDir, port: u16, command: &mut Command) -> Self {
        let log = fs::File::create(folder.path().join("log.txt")).unwrap();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).current_dir(folder.path());
        let mut process = command.spawn().unwrap();
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || fs::read_to_string(folder.path().join("log.txt")).unwrap_or_default();
            assert!(process.try_wait().unwrap().is_none() && Instant::now() < deadline, "it does not run: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
        Self { process, port, _folder: folder }
    }

    fn nginx(program: &Path, server: &str) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let server = server.replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
        let module = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
        let (load, server) = if module.is_file() {
            (format!("load_module {};\n", module.display()), server.replace("# brotli_static on;", "brotli_static on;"))
        } else {
            (String::new(), server)
        };
        let set_up = format!(
            "{load}daemon off; master_process off;\nworker_processes 1;\npid nginx.pid;\nerror_log log.txt;\nevents {{}}\n\
             http {{\naccess_log off;\nclient_body_temp_path tmp;\nproxy_temp_path tmp;\nfastcgi_temp_path tmp;\n\
             uwsgi_temp_path tmp;\nscgi_temp_path tmp;\n{server}\n}}\n"
        );
        fs::write(folder.path().join("nginx.conf"), set_up).unwrap();
        // The recipe includes the list that nginx brings along, which lies beside the set-up file.
        fs::copy("/etc/nginx/mime.types", folder.path().join("mime.types")).unwrap();
        let mut command = Command::new(program);
        command.arg("-p").arg(folder.path()).arg("-c").arg(folder.path().join("nginx.conf"));
        Self::start(folder, port, &mut command)
    }

    fn caddy(program: &Path, site: &str) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let site = site.replace("example.org", &format!("http://127.0.0.1:{port}"));
        fs::write(folder.path().join("Caddyfile"), format!("{{\n    admin off\n}}\n{site}")).unwrap();
        let mut command = Command::new(program);
        command.args(["run", "--config", "Caddyfile", "--adapter", "caddyfile"]);
        command.env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
        Self::start(folder, port, &mut command)
    }

    fn get(&self, path: &str, accept: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let port = self.port;
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(n, v)| (n.to_owned(), v.to_owned()));
        let mut answer = Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() };
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = joined(&answer.body);
        }
        answer
    }

    /// All that the recipes promise, for the site below a path.
    fn keeps_the_promises(&self, base: &str) {
        let file = |path: &str| fs::read(dist::folder().join(path)).unwrap();
        let get = |path: &str| self.get(&format!("{base}{path}"), "identity");
        for page in dist::pages().unwrap() {
            let page = page.trim_start_matches('/');
            let answer = get(page);
            assert_eq!(answer.status, 200, "{base}{page}");
            assert!(answer.body == file(&format!("{page}index.html")), "{base}{page} is another page");
            assert_eq!(
                answer.header("content-type").map(str::to_lowercase).as_deref(),
                Some("text/html; charset=utf-8")
            );
            self.is_closed(&answer, page);
            assert_eq!(answer.header("cache-control"), Some("no-cache"), "{base}{page}");
        }
        let folder = dist::dossier().unwrap();
        let moved = get(folder.trim_matches('/'));
        assert!([301, 302, 307, 308].contains(&moved.status), "{} without its slash: {}", folder, moved.status);
        let to = moved.header("location").unwrap();
        assert!(to.ends_with(&format!("{base}{}", folder.trim_start_matches('/'))), "{folder} is sent on to {to}");
        for path in
            ["no/such/page/", "no-such-file.txt", "assets/none.js", "_headers", "_headers.nginx", "_headers.caddy"]
        {
            let answer = get(path);
            assert_eq!(answer.status, 404, "{base}{path}");
            assert!(answer.body == file("404.html"), "{base}{path} is not answered with the not-found page");
            self.is_closed(&answer, path);
        }
        for (path, kind) in [
            ("dossiers.json", "application/json"),
            ("manifest.webmanifest", "application/manifest+json"),
            ("service-worker.js", "javascript"),
            ("accord.html", "text/html"),
            (&format!("{}annotations.jsonld", folder.trim_start_matches('/')), "application/ld+json"),
        ] {
            let answer = get(path);
            assert_eq!(answer.status, 200, "{path}");
            assert!(
                answer.header("content-type").unwrap().contains(kind),
                "{path}: {:?}",
                answer.header("content-type")
            );
        }
        for entry in fs::read_dir(dist::folder().join("assets")).unwrap().flatten() {
            let name = format!("assets/{}", entry.file_name().to_string_lossy());
            if name.ends_with(".br") || name.ends_with(".gz") {
                continue;
            }
            let answer = get(&name);
            assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000, immutable"), "{name}");
            if name.ends_with(".wasm") {
                assert_eq!(answer.header("content-type"), Some("application/wasm"), "{name}");
            }
            self.is_closed(&answer, &name);
            // What is packed already, such as fonts, has no packed copy.
            if !dist::folder().join(format!("{name}.gz")).is_file() {
                continue;
            }
            let packed = self.get(&format!("{base}{name}"), "gzip");
            assert_eq!(packed.header("content-encoding"), Some("gzip"), "{name}");
            assert!(packed.body == file(&format!("{name}.gz")), "{name} is packed anew");
        }
    }

    fn is_closed(&self, answer: &Answer, path: &str) {
        let listed = fs::read_to_string(dist::folder().join("_headers")).unwrap();
        for (name, value) in host::Headers::parse(&listed).of("/") {
            // What only pages get is looked at where a host can tell them apart.
            if !["Cache-Control", "Link"].contains(&name.as_str()) {
                assert_eq!(answer.header(&name), Some(value.as_str()), "{path}: {name}");
            }
        }
    }
}

/// A body that came in pieces, each behind a line with its length.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n").unwrap();
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        if length == 0 {
            return body;
        }
        rest = &rest[end + 2 + length + 2..];
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// A folder within which the site lies as `agreements`.
fn parent() -> tempfile::TempDir {
    let parent = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(dist::folder(), parent.path().join("agreements")).unwrap();
    parent
}

#[test]
fn nginx_serves_the_site_as_the_recipe_says() {
    let Some(nginx) = installed("nginx") else { return };
    let dist = dist::folder().display().to_string();
    let server = Running::nginx(&nginx, &recipe("nginx", 0).replace("/var/www/accord", &dist));
    server.keeps_the_promises("/");
}

#[test]
fn nginx_serves_the_site_in_a_folder_as_the_recipe_says() {
    let Some(nginx) = installed("nginx") else { return };
    let parent = parent();
    let location = recipe("nginx", 1).replace("/var/www", &parent.path().display().to_string());
    let server = Running::nginx(&nginx, &format!("server {{\nlisten 80;\ncharset utf-8;\n{location}\n}}\n"));
    server.keeps_the_promises("/agreements/");
}

#[test]
fn caddy_serves_the_site_as_the_recipe_says() {
    let Some(caddy) = installed("caddy") else { return };
    let dist = dist::folder().display().to_string();
    let server = Running::caddy(&caddy, &recipe("caddy", 0).replace("/var/www/accord", &dist));
    server.keeps_the_promises("/");
    let packed = server.get(&dist::dossier().unwrap(), "br");
    assert_eq!(packed.header("content-encoding"), Some("br"));
    let link = packed.header("link").unwrap();
    assert!(link.contains("rel=preload") && link.contains("/assets/app-"), "{link}");
    assert_eq!(server.get("/accord.html", "identity").header("link"), None);
}
