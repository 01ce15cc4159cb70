//! Renders pages natively: what is read before, and without, any script.

use std::rc::Rc;

use yew::LocalServerRenderer;
use yew::platform::Runtime;

use crate::app::{App, AppProps};
use crate::bundle::Library;
use crate::context::Site;
use crate::route::Route;
use crate::shape::Shape;

/// A page of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which one.
    pub route: Route,
    /// The markup of the app.
    pub body: String,
    /// The shape of the markup.
    pub shape: String,
}

/// Renders every page of the library.
///
/// # Errors
///
/// No thread can be had for the renderer.
pub fn pages(library: &Library, site: &Site) -> std::io::Result<Vec<Page>> {
    let runtime = Runtime::builder().worker_threads(1).build()?;
    let (sender, receiver) = std::sync::mpsc::channel();
    // Dossiers are counted by `Rc`, so they are taken apart here and put together again on the renderer's thread.
    let dossiers: Vec<_> = library.dossiers().map(|dossier| dossier.as_ref().clone()).collect();
    let site = site.clone();
    runtime.spawn_pinned(move || async move {
        let library = Rc::new(Library::new(dossiers));
        for route in Route::all(&library) {
            let props = AppProps { library: library.clone(), site: site.clone(), route: route.clone() };
            let body = LocalServerRenderer::<App>::with_props(props).render().await;
            let shape = Shape::of(&body).print();
            if sender.send(Page { route, body, shape }).is_err() {
                return;
            }
        }
    });
    Ok(receiver.iter().collect())
}
