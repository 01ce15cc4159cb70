//! Puts a page together: the shell, its head, its markup, and what it loads.

use crate::bundle::Bundle;
use crate::first::Styles;
use crate::output::policy_hash;
use crate::policy::{Inline, content_policy};
use crate::prerendered::Page;
use crate::{Failure, Site};

/// How many bytes of markup are painted at once. More than these a slow line brings little by little, and so they are painted.
const AT_ONCE: usize = 65_536;

/// What every page has in common.
pub(crate) struct Template<'t> {
    /// Trunk's page, without what Trunk put into it.
    pub(crate) shell: &'t str,
    /// The name of the build.
    pub(crate) build: &'t str,
    /// What it loads.
    pub(crate) bundle: &'t Bundle,
    /// The style that stands in pages.
    pub(crate) styles: &'t Styles,
    /// Where the site stands.
    pub(crate) site: &'t Site,
}

impl Template<'_> {
    /// A page as it is published.
    pub(crate) fn page(&self, page: &Page) -> Result<String, Failure> {
        let Bundle { script, module, sheet, .. } = self.bundle;
        let base = &self.site.base;
        // Of what stands inline anywhere, a page need only allow what stands in it.
        let style = self.styles.of(page);
        let inline = Inline { scripts: Vec::new(), styles: vec![policy_hash(style)] };
        // A page that is there in a moment is painted once, when all of it is, and not first in part: that takes less long.
        let at_once =
            if page.body.len() < AT_ONCE { "<link rel=\"expect\" href=\"#app\" blocking=\"render\">" } else { "" };
        // What makes the page interactive is asked for at once, since it takes longest, and runs when the page has been read.
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{tags}\
             <link rel=\"icon\" href=\"{base}icons/icon.svg\" type=\"image/svg+xml\">\
             <link rel=\"apple-touch-icon\" href=\"{base}icons/apple-touch-icon.png\">\
             <link rel=\"manifest\" href=\"{base}manifest.webmanifest\">\
             <link rel=\"preload\" href=\"{base}{module}\" as=\"fetch\" type=\"application/wasm\" integrity=\"{hash}\" crossorigin>\
             <script type=\"module\" src=\"{base}{script}\" integrity=\"{integrity}\" crossorigin></script>\
             {at_once}<style>{style}</style>",
            policy = content_policy(&inline),
            tags = page.head,
            module = module.path,
            hash = module.integrity,
            script = script.path,
            integrity = script.integrity,
        );
        // The start script loads the whole style; where none may run, the page does.
        let end = format!(
            "{data}<noscript><link rel=\"stylesheet\" href=\"{base}{sheet}\" integrity=\"{checked}\" crossorigin></noscript>",
            data = page.data,
            sheet = sheet.path,
            checked = sheet.integrity,
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
