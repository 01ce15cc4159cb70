//! A script that runs before all else in a page: to keep its errors where a driver does not tell of them, or to change
//! what the browser can do.

use host::{Reply, Request};

const PATH: &str = "/accord-test-probe.js";

/// Keeps a page's errors.
pub(crate) const KEEP: &str = include_str!("probe.js");

/// Gives every page the script, before anything else in it.
pub(crate) fn add(request: &Request, reply: &mut Reply, script: &str) {
    if request.path() == PATH {
        *reply = Reply::text(200, script);
        reply.set_header("Content-Type", "text/javascript");
    } else if reply.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        let page = String::from_utf8_lossy(&reply.body).into_owned();
        let mark = format!("<head><script src=\"{PATH}\"></script>");
        reply.body = page.replacen("<head>", &mark, 1).into_bytes();
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
