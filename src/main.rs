//! The site in a browser: takes over the prerendered page, or renders it where there is none.

fn main() {
    #[cfg(target_arch = "wasm32")]
    accord::browser::start();
}

/// A smaller one than the standard library's, which alone is 3 KB of what readers load.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
