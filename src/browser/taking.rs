//! What a reader takes away: by the clipboard, or by what the system shares with.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Puts a text into the clipboard, and tells that it is there, or gives the text back.
pub fn copy(text: String, told: Callback<Option<String>>) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // Outside secure contexts there is none.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return told.emit(Some(text));
    };
    let promise = clipboard.write_text(&text);
    let (done, told) = (told.clone(), Cell::new(Some((told, text))));
    let copied = Closure::<dyn FnMut(JsValue)>::new(move |_| done.emit(None));
    let refused = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if let Some((told, text)) = told.take() {
            told.emit(Some(text));
        }
    });
    let _ = promise.then2(&copied, &refused);
    copied.forget();
    refused.forget();
}

/// Hands an address to whatever the reader shares with. Nothing comes of it if they think better of it.
pub(super) fn share(url: &str) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return };
    let data = web_sys::ShareData::new();
    data.set_url(url);
    let refused = Closure::<dyn FnMut(JsValue)>::new(|_| ());
    let _ = navigator.share_with_data(&data).catch(&refused);
    refused.forget();
}
