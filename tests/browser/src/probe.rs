//! A script that keeps a page's errors, for the engine whose driver does not tell of them.

use host::{Reply, Request};

const PATH: &str = "/accord-test-probe.js";

/// Gives every page the script, before anything else in it.
pub(crate) fn add(request: &Request, reply: &mut Reply) {
    if request.path() == PATH {
        *reply = Reply::text(200, include_str!("probe.js"));
        reply.set_header("Content-Type", "text/javascript");
    } else if reply.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
        && reply.header("content-encoding").is_none()
    {
        let page = String::from_utf8_lossy(&reply.body).into_owned();
        let script = format!("<script src=\"{PATH}\"></script>");
        reply.body = match page.split_once("<head>") {
            Some((before, after)) => format!("{before}<head>{script}{after}"),
            None => page.replacen("<title>", &format!("{script}<title>"), 1),
        }
        .into_bytes();
    }
}

/// What takes the errors that were kept, as a function body that returns a list.
pub(crate) const TAKE: &str = "
    let kept = window.accordErrors?.splice(0) ?? [];
    try {
        kept = JSON.parse(sessionStorage.getItem('accord-errors') ?? '[]');
        sessionStorage.removeItem('accord-errors');
    } catch {}
    return kept;";
