//! What the site's pages may do, as a Content-Security-Policy and the other headers that close it.

/// The policy of the site's pages.
///
/// It stands in each page as a meta tag, since some hosts set no headers, and in `_headers` for those that do. `inline`
/// are the hashes of the inline style and of the one-file edition's own style and scripts: the header holds for that file too.
pub(crate) fn content_policy(inline: &Inline) -> String {
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{}", joined(&inline.scripts)),
        &format!("style-src 'self'{}", joined(&inline.styles)),
        "img-src 'self' data:",
        "font-src 'self'",
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

/// The `_headers` file of Netlify and Cloudflare Pages for a site below `base`, which starts and ends with a slash.
pub(crate) fn headers_file(base: &str, policy: &str) -> String {
    // A meta tag can't say who may frame the page; a header can.
    format!(
        "# Headers for hosts that read this file (Netlify, Cloudflare Pages); docs/hosting.md has them for others.
{base}*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Cache-Control: no-cache
{base}assets/*
  Cache-Control: public, max-age=31536000, immutable
"
    )
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
        assert!(headers_file("/x/", &policy).contains("\n/x/assets/*\n"));
    }
}
