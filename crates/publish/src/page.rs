//! Puts a page together: the shell, its head, its markup, and what it loads.

use crate::bundle::Bundle;
use crate::prerendered::Page;
use crate::{Failure, Site};

/// What every page has in common.
pub(crate) struct Template<'t> {
    /// Trunk's page, without what Trunk put into it.
    pub(crate) shell: &'t str,
    /// The name of the build.
    pub(crate) build: &'t str,
    /// The policy.
    pub(crate) policy: &'t str,
    /// What it loads.
    pub(crate) bundle: &'t Bundle,
    /// Where the site stands.
    pub(crate) site: &'t Site,
}

impl Template<'_> {
    /// A page as it is published.
    pub(crate) fn page(&self, page: &Page) -> Result<String, Failure> {
        let Bundle { script, module, style, .. } = self.bundle;
        let base = &self.site.base;
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{tags}\
             <link rel=\"icon\" href=\"{base}icons/icon.svg\" type=\"image/svg+xml\">\
             <link rel=\"apple-touch-icon\" href=\"{base}icons/apple-touch-icon.png\">\
             <link rel=\"manifest\" href=\"{base}manifest.webmanifest\"><style>{style}</style>",
            policy = self.policy,
            tags = page.head,
        );
        // The module is asked for beside the script that needs it, and after the page itself: what is to be read is on
        // its way before what makes it interactive.
        let end = format!(
            "{data}<link rel=\"preload\" href=\"{base}{module}\" as=\"fetch\" type=\"application/wasm\" integrity=\"{hash}\" crossorigin>\
             <script type=\"module\" src=\"{base}{script}\" integrity=\"{integrity}\" crossorigin></script>",
            data = page.data,
            module = module.path,
            hash = module.integrity,
            script = script.path,
            integrity = script.integrity,
        );
        fill(self.shell, page, self.build, &head, &end)
    }
}

/// Fills the shell: the language and the build, the head before all else in it, the markup in place of the empty root, and what
/// is loaded before the body's end.
pub(crate) fn fill(shell: &str, page: &Page, build: &str, head: &str, end: &str) -> Result<String, Failure> {
    let put = |text: String, place: &str, with: String| match text.split_once(place) {
        Some((before, after)) => Ok([before, &with, after].concat()),
        None => Err(format!("index.html has no {place}, where publishing puts a part of the page")),
    };
    let html = format!("<html lang=\"{}\" data-build=\"{build}\">", page.language);
    let text = put(shell.to_owned(), "<html lang=\"en\">", html)?;
    let text = put(text, "<head>", format!("<head><meta charset=\"utf-8\">{head}"))?;
    let text = put(text, "<div id=\"app\"></div>", format!("<div id=\"app\">{}</div>", page.body))?;
    put(text, "</body>", format!("{end}</body>"))
}
