//! The built site on every kind of host that `docs/hosting.md` has a recipe for.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::fs;

use browser::dist;
use host::{Behaviour, Host, Request};

const HOSTS: [(&str, Behaviour); 5] = [
    ("this machine", Behaviour::LOCAL),
    ("GitHub Pages", Behaviour::GITHUB_PAGES),
    ("Netlify", Behaviour::NETLIFY),
    ("Cloudflare Pages", Behaviour::CLOUDFLARE_PAGES),
    ("a bucket", Behaviour::BUCKET),
];

#[test]
fn every_page_is_answered_at_its_address() {
    let pages = dist::pages().unwrap();
    assert!(pages.len() > 10, "{pages:?}");
    for (name, behaviour) in HOSTS {
        let host = Host::new(dist::folder(), behaviour);
        for page in &pages {
            let reply = host.reply(&Request::get(page));
            let file = fs::read(dist::folder().join(page.trim_start_matches('/')).join("index.html")).unwrap();
            assert!(reply.status == 200 && reply.body == file, "{name}: {page} is answered with {}", reply.status);
            let without_slash = page.trim_end_matches('/');
            if !without_slash.is_empty() {
                assert_eq!(host.reply(&Request::get(without_slash)).header("location"), Some(page.as_str()), "{name}");
            }
        }
    }
}

#[test]
fn an_unknown_path_is_answered_with_status_404_and_the_not_found_page() {
    let page = fs::read(dist::folder().join("404.html")).unwrap();
    for (name, behaviour) in HOSTS {
        for path in ["/no/such/page/", "/no-such-file.txt", "/technology-prosperity-deal/domains/none/"] {
            let reply = Host::new(dist::folder(), behaviour).reply(&Request::get(path));
            assert!(reply.status == 404 && reply.body == page, "{name}: {path} is answered with {}", reply.status);
        }
    }
}

#[test]
fn files_come_with_their_media_types_and_those_named_by_content_are_kept() {
    let assets = fs::read_dir(dist::folder().join("assets")).unwrap().flatten().map(|entry| entry.file_name());
    let assets: Vec<String> = assets.map(|name| format!("/assets/{}", name.to_string_lossy())).collect();
    let module = assets.iter().find(|path| path.ends_with(".wasm")).unwrap();
    for (name, behaviour) in HOSTS {
        let host = Host::new(dist::folder(), behaviour);
        let reply = |path: &str| host.reply(&Request::get(path));
        assert_eq!(reply(module).header("content-type"), Some("application/wasm"), "{name}");
        assert_eq!(reply("/dossiers.json").header("content-type"), Some("application/json"), "{name}");
        let (module, page) = (reply(module), reply("/"));
        let policy = page.header("content-security-policy");
        assert_eq!(policy.is_some(), behaviour.reads_headers_file, "{name}");
        if behaviour.reads_headers_file {
            assert!(module.header("cache-control").unwrap().contains("immutable"), "{name}");
            assert!(!page.header("cache-control").unwrap().contains("immutable"), "{name}");
            assert!(policy.unwrap().contains("frame-ancestors 'none'"), "{name}");
            assert_eq!(reply("/_headers").status, 404, "{name}");
        }
    }
}
