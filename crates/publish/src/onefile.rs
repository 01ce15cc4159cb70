//! The one-file edition: everything in one HTML file, which opens from disk with a double-click.
//!
//! From disk a page may load nothing, so script, module and style stand in the file, and pages are named by fragments.

use crate::Failure;
use crate::bundle::{Bundle, Inlined};
use crate::output::{base64, policy_hash};
use crate::page::fill;
use crate::prerendered::Page;

/// The one-file edition, and the hashes of its scripts: the site's policy names them, since a host's header holds for this
/// file too.
pub(crate) fn build(shell: &str, build: &str, bundle: &Bundle, front: &Page) -> Result<(String, Vec<String>), Failure> {
    let Bundle { inline, inline_style: style, .. } = bundle;
    let scripts: Vec<String> = inline.iter().map(|inlined| policy_hash(&inlined.script)).collect();
    let policy = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {style}; img-src data:; font-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        scripts = scripts.join(" "),
        style = policy_hash(style),
    );
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{head}<style>{style}</style>",
        head = front.head,
    );
    let parts = inline.iter().map(|Inlined { id, script, module }| {
        format!(
            "<script type=\"application/octet-stream\" id=\"{id}\">{module}</script><script type=\"module\">{script}</script>",
            module = base64(module),
        )
    });
    Ok((fill(shell, front, build, &head, &parts.collect::<String>())?, scripts))
}
