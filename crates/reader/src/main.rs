//! The worker that reads a text of the reader's own. Nothing leaves the browser.
//!
//! It says `true` when it is ready. The page then sends a string: `t` and a text, `s` and a text as links carry it, or `x`
//! for the example, a text that is here for those who have none at hand.
//! The answer is the bytes of `(Dossier, text, link)` in postcard's form, or `false` for a damaged link. A worker that
//! traps is of no more use: the page replaces it.

#[cfg(target_arch = "wasm32")]
fn main() {
    use js_sys::Uint8Array;
    use reader::{EXAMPLE, share};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    fn answer(message: &str) -> Option<Vec<u8>> {
        let text = match message.split_at_checked(1)? {
            ("t", text) => text.to_owned(),
            ("x", _) => EXAMPLE.to_owned(),
            (_, link) => share::decode(link)?,
        };
        let name = if text == EXAMPLE { "example" } else { "your-text" };
        let dossier = dossier_parser::parse(name, text.as_bytes()).dossier;
        let link = share::encode(&text);
        postcard::to_allocvec(&(dossier, text, link)).ok()
    }

    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let poster = scope.clone();
    let post = move |value: &JsValue| {
        // The page may be gone; then nobody waits for the answer.
        let _ = poster.post_message(value);
    };
    let ready = post.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().as_string().and_then(|message| answer(&message));
        post(&bytes.map_or(JsValue::FALSE, |bytes| Uint8Array::from(bytes.as_slice()).into()));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It is needed as long as the worker lives.
    on_message.forget();
    ready(&JsValue::TRUE);
}

/// Native builds of the workspace have no use for a worker.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
