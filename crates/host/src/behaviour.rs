//! In what static hosts differ.

/// What a static host makes of the files it is given.
///
/// The constants stand for hosts as their documentation describes them; `docs/hosting.md` has a recipe for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behaviour {
    /// It sets the headers that the file `_headers` lists, and does not serve that file.
    pub reads_headers_file: bool,
    /// It serves `x.br` or `x.gz` in place of `x` to those who accept that.
    pub serves_precompressed: bool,
    /// It sends `/x.html` on to `/x`, and serves the file there.
    pub hides_html_ending: bool,
    /// It answers an unknown path with the front page and status 200 where there is no `404.html` at the top.
    pub falls_back_to_front_page: bool,
    /// What it says of caching where nothing else does.
    pub cache_control: Option<&'static str>,
}

impl Behaviour {
    /// All that a good host can do. `cargo xtask serve` is this one.
    pub const LOCAL: Self = Self {
        reads_headers_file: true,
        serves_precompressed: true,
        hides_html_ending: false,
        falls_back_to_front_page: false,
        cache_control: Some("no-cache"),
    };

    /// GitHub Pages: no headers of one's own, ten minutes of caching for everything.
    pub const GITHUB_PAGES: Self = Self {
        reads_headers_file: false,
        serves_precompressed: false,
        hides_html_ending: false,
        falls_back_to_front_page: false,
        cache_control: Some("max-age=600"),
    };

    /// Netlify.
    pub const NETLIFY: Self = Self {
        reads_headers_file: true,
        serves_precompressed: false,
        hides_html_ending: false,
        falls_back_to_front_page: false,
        cache_control: Some("public, max-age=0, must-revalidate"),
    };

    /// Cloudflare Pages: without a `404.html` at the top it takes every site for a single page.
    pub const CLOUDFLARE_PAGES: Self = Self {
        reads_headers_file: true,
        serves_precompressed: false,
        hides_html_ending: true,
        falls_back_to_front_page: true,
        cache_control: Some("public, max-age=0, must-revalidate"),
    };

    /// A bucket behind a website endpoint, with `index.html` as its index and `404.html` as its error document.
    pub const BUCKET: Self = Self {
        reads_headers_file: false,
        serves_precompressed: false,
        hides_html_ending: false,
        falls_back_to_front_page: false,
        cache_control: None,
    };
}
