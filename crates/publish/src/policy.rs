//! What the site's pages may do, as a Content-Security-Policy and the other headers that close it.

/// The policy of the site's pages.
///
/// It stands in each page as a meta tag, since some hosts set no headers, and in `_headers` for those that do. `inline`
/// are the hashes of what may stand inline: in a page its own style; in the header those of all pages, and the style and the
/// scripts of the one-file edition, for which the header holds too.
pub(crate) fn content_policy(inline: &Inline) -> String {
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{}", joined(&inline.scripts)),
        &format!("style-src 'self'{}", joined(&inline.styles)),
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ]
    .join("; ")
}

/// Hashes of what stands inline, as policies write them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inline {
    pub(crate) scripts: Vec<String>,
    pub(crate) styles: Vec<String>,
}

fn joined(hashes: &[String]) -> String {
    hashes.iter().map(|hash| format!(" {hash}")).collect()
}

/// The headers of every answer, by name. A meta tag can't say who may frame the page; a header can.
fn headers(policy: &str) -> [(&'static str, String); 7] {
    [
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
        ("X-Content-Type-Options", "nosniff".into()),
        ("X-Frame-Options", "DENY".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
    ]
}

/// How long what is named by its content may be kept; all else is asked for again.
const KEPT: &str = "public, max-age=31536000, immutable";

/// The same headers as each kind of host reads them: files below the site's root, with their text. `base` starts and ends
/// with a slash. Addresses of pages, which end with a slash as nothing else does, also get word of the `module` that they
/// load: a browser asks for it by that before it has looked into the page. (nginx has no way to set a header by the address
/// beside `try_files`; there it is the page itself that says so.)
pub(crate) fn header_files(base: &str, policy: &str, module: &str) -> [(&'static str, String); 3] {
    let link = format!("<{base}{module}>; rel=preload; as=fetch; crossorigin");
    let lines = |line: &dyn Fn(&str, &str) -> String| -> String {
        headers(policy).iter().map(|(name, value)| line(name, value)).collect()
    };
    let listed = format!(
        "# Headers for hosts that read this file (Netlify, Cloudflare Pages).\n\
         {base}*\n{}  Cache-Control: no-cache\n{base}assets/*\n  Cache-Control: {KEPT}\n\
         {base}\n  Link: {link}\n{base}*/\n  Link: {link}\n",
        lines(&|name, value| format!("  {name}: {value}\n")),
    );
    // No value holds a quotation mark, a dollar sign or a brace, so each stands between quotation marks as it is.
    let nginx = format!(
        "# Headers for nginx, to be included in each location.\n{}",
        lines(&|name, value| format!("add_header {name} \"{value}\" always;\n")),
    );
    // The question mark: only where nothing else is set. Of several lines Caddy runs the one for all paths last.
    let caddy = format!(
        "# Headers for Caddy, to be imported into the site.\nheader {{\n{}}}\nheader ?Cache-Control no-cache\nheader {base}assets/* Cache-Control \"{KEPT}\"\n\
         @accord_pages path {base}*/ {base}\nheader @accord_pages Link \"{link}\"\n",
        lines(&|name, value| format!("    {name} \"{value}\"\n")),
    );
    [("_headers", listed), ("_headers.nginx", nginx), ("_headers.caddy", caddy)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_nothing_unsafe() {
        let inline = Inline { scripts: vec!["'sha256-a'".into()], styles: vec!["'sha256-b'".into()] };
        let policy = content_policy(&inline);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-a';"), "{policy}");
        assert!(!policy.replace("'wasm-unsafe-eval'", "").contains("unsafe-"), "{policy}");
        assert!(policy.contains("require-trusted-types-for 'script'"));
        let files = header_files("/x/", &policy, "assets/a.wasm");
        assert!(files[0].1.contains("\n/x/assets/*\n"));
        assert!(files[0].1.contains("\n/x/*/\n  Link: </x/assets/a.wasm>; rel=preload"));
        for (name, text) in files {
            assert!(text.contains("frame-ancestors 'none'") && text.contains("nosniff"), "{name}: {text}");
        }
        for (name, value) in headers(&policy) {
            assert!(!value.contains(['"', '$', '{', '\\', '`']), "{name} can't stand between quotation marks: {value}");
        }
    }
}
