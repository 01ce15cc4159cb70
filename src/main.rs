//! The site in a browser: takes over the prerendered page, or renders it where there is none.

fn main() {
    #[cfg(target_arch = "wasm32")]
    accord::browser::start();
}
