//! The one-file edition: everything in one HTML file, which opens from disk with a double-click.
//!
//! From disk a page may load nothing, so script, module and style stand in the file, and pages are named by fragments.

use crate::Failure;
use crate::bundle::Bundle;
use crate::output::{base64, policy_hash};
use crate::page::fill;
use crate::prerendered::Page;

/// The one-file edition, and the hash of its script: the site's policy names it, since a host's header holds for this
/// file too.
pub(crate) fn build(shell: &str, build: &str, bundle: &Bundle, front: &Page) -> Result<(String, String), Failure> {
    let Bundle { inline_script, style, module_bytes, .. } = bundle;
    let script = policy_hash(inline_script);
    let policy = format!(
        "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        style = policy_hash(style),
    );
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{head}<style>{style}</style>",
        head = front.head,
    );
    let end = format!(
        "<script type=\"application/octet-stream\" id=\"accord-module\">{module}</script>\
         <script type=\"module\">{inline_script}</script>",
        module = base64(module_bytes),
    );
    Ok((fill(shell, front, build, &head, &end)?, script))
}
