//! A browser window with the site behind it: what tests speak to.

use std::fs;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use host::{Behaviour, Host, Reply, Request, Server};
use serde_json::Value;
use thirtyfour::{By, Key, WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use crate::console::Console;
use crate::driver::Driver;
use crate::{Engine, Outcome, dist, probe};

/// How long anything is waited for. Generous, since two cores may be busy with another build.
const PATIENCE: Duration = Duration::from_secs(20);

/// A window of one engine, and a server with the built site.
pub struct Tab {
    /// The engine.
    pub engine: Engine,
    server: Server,
    first_script: Arc<Mutex<String>>,
    runtime: Runtime,
    session: Option<WebDriver>,
    console: Console,
    _driver: Driver,
}

impl Tab {
    /// Starts an engine with a window and a server of the built site.
    ///
    /// # Errors
    ///
    /// The engine is not installed or does not start, or the site is not built.
    pub fn start(engine: Engine) -> Outcome<Self> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
        // Tests change pages on their way, which they can only where these come as they are.
        let behaviour = Behaviour { serves_precompressed: false, ..Behaviour::LOCAL };
        let host = Host::new(dist::folder(), behaviour);
        let server = Server::start(host, 0).map_err(|error| error.to_string())?;
        let (driver, session, console) = runtime.block_on(engine.start())?;
        Ok(Self {
            engine,
            server,
            first_script: Arc::default(),
            runtime,
            session: Some(session),
            console,
            _driver: driver,
        })
    }

    /// Lets a function change every answer of the server until the test ends: to inject a fault, for instance.
    pub fn inject(&self, fault: impl Fn(&Request, &mut Reply) + Send + Sync + 'static) {
        let first = Arc::clone(&self.first_script);
        self.server.set_hook(move |request, reply| {
            // What a browser kept from one test would be no test of the next.
            reply.set_header("Cache-Control", "no-store");
            fault(request, reply);
            let first = first.lock().unwrap_or_else(PoisonError::into_inner);
            if !first.is_empty() {
                probe::add(request, reply, &first);
            }
        });
    }

    /// Runs a script before anything else in every page, until the test ends.
    pub fn run_first(&self, script: &str) {
        let mut first = self.first_script.lock().unwrap_or_else(PoisonError::into_inner);
        first.push_str(script);
    }

    /// Every target that the browser asked the server for since the test began or this was last asked, with its status.
    pub fn take_requests(&self) -> Vec<(String, u16)> {
        self.server.take_seen()
    }

    /// The site's origin, `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// The driver's session, for what no method here covers.
    ///
    /// # Errors
    ///
    /// The tab is closed.
    pub fn session(&self) -> Outcome<&WebDriver> {
        self.session.as_ref().ok_or_else(|| "the tab is closed".to_owned())
    }

    /// Waits for an answer of the driver.
    fn wait<T, E: std::fmt::Display>(&self, answer: impl Future<Output = Result<T, E>>) -> Outcome<T> {
        self.runtime.block_on(answer).map_err(|error| error.to_string())
    }

    /// Opens a path of the site, by its own URL.
    ///
    /// # Errors
    ///
    /// The browser can't load it at all.
    pub fn open(&self, path: &str) -> Outcome {
        let url = format!("{}{path}", self.server.origin());
        self.open_url(&url)
    }

    /// Opens any address.
    ///
    /// # Errors
    ///
    /// The browser can't load it at all.
    pub fn open_url(&self, url: &str) -> Outcome {
        self.wait(self.session()?.goto(url)).map_err(|error| format!("{url}: {error}"))
    }

    /// Opens a path and waits until the page is interactive.
    ///
    /// # Errors
    ///
    /// It never is.
    pub fn visit(&self, path: &str) -> Outcome {
        self.open(path)?;
        self.wait_ready().map_err(|error| format!("{path}: {error}"))
    }

    /// Waits until the page is interactive.
    ///
    /// # Errors
    ///
    /// It never is.
    pub fn wait_ready(&self) -> Outcome {
        self.wait_for("the page is interactive", "document.documentElement.hasAttribute('data-ready')")
    }

    /// Waits until the service worker keeps the site, so that it opens without a network.
    ///
    /// # Errors
    ///
    /// It never does.
    pub fn wait_kept(&self) -> Outcome {
        self.run("navigator.serviceWorker.ready.then(() => { document.documentElement.dataset.kept = ''; })")?;
        self.wait_for(
            "the site is kept",
            "'kept' in document.documentElement.dataset && navigator.serviceWorker.controller !== null",
        )
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Errors
    ///
    /// It is not, for as long as a test waits for anything.
    pub fn wait_for(&self, what: &str, expression: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // While the browser is between two documents, a script may fail; that is no answer yet.
            let answer = self.evaluate(expression);
            match answer {
                Ok(Value::Bool(true)) => return Ok(()),
                answer if Instant::now() > deadline => {
                    let address = self.url().unwrap_or_default();
                    return Err(format!("waited in vain at {address} until {what}; the last answer: {answer:?}"));
                }
                _ => std::thread::sleep(Duration::from_millis(30)),
            }
        }
    }

    /// The value of a JavaScript expression in the page.
    ///
    /// # Errors
    ///
    /// It throws.
    pub fn evaluate(&self, expression: &str) -> Outcome<Value> {
        self.run(&format!("return ({expression});"))
    }

    /// What a JavaScript function body returns in the page.
    ///
    /// # Errors
    ///
    /// It throws.
    pub fn run(&self, body: &str) -> Outcome<Value> {
        let session = self.session()?;
        let answer = self.wait(async { session.execute(body, Vec::new()).await.map(|answer| answer.json().clone()) });
        answer.map_err(|error| format!("{error} in the script: {body}"))
    }

    /// The text that an expression gives.
    ///
    /// # Errors
    ///
    /// It throws, or gives no text.
    pub fn string(&self, expression: &str) -> Outcome<String> {
        let value = self.evaluate(expression)?;
        value.as_str().map(str::to_owned).ok_or_else(|| format!("{expression} is {value}, no text"))
    }

    /// Clicks the first element that a CSS selector finds, as a person would.
    ///
    /// # Errors
    ///
    /// There is none, or nothing of it can be clicked.
    pub fn click(&self, selector: &str) -> Outcome {
        let session = self.session()?;
        let clicked = self.wait(async {
            let element = session.find(By::Css(selector)).await?;
            element.scroll_into_view().await?;
            element.click().await
        });
        clicked.map_err(|error| format!("{selector} can't be clicked: {error}"))
    }

    /// Presses keys one after another, wherever the focus is.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn press(&self, keys: &str) -> Outcome {
        let session = self.session()?;
        self.wait(session.action_chain().send_keys(keys).perform())
    }

    /// Presses a key while Control is held.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn press_with_control(&self, key: char) -> Outcome {
        let session = self.session()?;
        self.wait(session.action_chain().key_down(Key::Control).send_keys(key).key_up(Key::Control).perform())
    }

    /// Presses keys one after another while Shift is held.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn press_with_shift(&self, keys: &str) -> Outcome {
        let session = self.session()?;
        self.wait(session.action_chain().key_down(Key::Shift).send_keys(keys).key_up(Key::Shift).perform())
    }

    /// The window that is spoken to: its name for [`Tab::switch_to`].
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn window(&self) -> Outcome<String> {
        self.wait(self.session()?.window()).map(|handle| handle.to_string())
    }

    /// Opens another window of the same browser, and gives its name. The one that is spoken to stays the same.
    ///
    /// # Errors
    ///
    /// The engine has only one.
    pub fn new_window(&self) -> Outcome<String> {
        self.wait(self.session()?.new_tab()).map(|handle| handle.to_string())
    }

    /// Speaks to another window from now on.
    ///
    /// # Errors
    ///
    /// There is none of that name.
    pub fn switch_to(&self, window: &str) -> Outcome {
        self.wait(self.session()?.switch_to_window(WindowHandle::from(window.to_owned())))
    }

    /// Closes the window that is spoken to; another must be chosen then.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn close_window(&self) -> Outcome {
        self.wait(self.session()?.close_window())
    }

    /// The address of the page.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn url(&self) -> Outcome<String> {
        let session = self.session()?;
        self.wait(session.current_url()).map(String::from)
    }

    /// Goes back in the history.
    ///
    /// # Errors
    ///
    /// There is nowhere to go.
    pub fn back(&self) -> Outcome {
        self.wait(self.session()?.back())
    }

    /// Goes forward in the history.
    ///
    /// # Errors
    ///
    /// There is nowhere to go.
    pub fn forward(&self) -> Outcome {
        self.wait(self.session()?.forward())
    }

    /// Loads the page again.
    ///
    /// # Errors
    ///
    /// It can't be loaded.
    pub fn reload(&self) -> Outcome {
        self.wait(self.session()?.refresh())
    }

    /// Sets the window's size in CSS pixels, as near as the engine allows.
    ///
    /// # Errors
    ///
    /// The driver refuses.
    pub fn resize(&self, width: u32, height: u32) -> Outcome {
        let session = self.session()?;
        self.wait(session.set_window_rect(0, 0, width, height))
    }

    /// Sends a command of the Chrome DevTools protocol. Chromium only.
    ///
    /// # Errors
    ///
    /// The browser refuses it.
    pub fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        self.wait(self.session()?.cdp().send_raw(command, parameters))
    }

    /// The errors that the console has shown since this was last asked.
    ///
    /// # Errors
    ///
    /// The console can't be read.
    pub fn take_errors(&self) -> Outcome<Vec<String>> {
        let mut errors = self.console.take();
        if self.engine == Engine::Chromium {
            let entries = self.wait(self.session()?.browser_log())?;
            errors.extend(entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message));
        } else if let Value::Array(kept) = self.run(probe::TAKE)? {
            errors.extend(kept.iter().map(Value::to_string));
        }
        Ok(errors)
    }

    /// Waits until the console shows errors, and gives them: for tests that cause some.
    ///
    /// # Errors
    ///
    /// It shows none.
    pub fn wait_for_errors(&self) -> Outcome<Vec<String>> {
        let deadline = Instant::now() + Duration::from_secs(5);
        loop {
            let mut errors = self.take_errors()?;
            if !errors.is_empty() {
                // Firefox tells of one error in two places, one of them a moment later.
                std::thread::sleep(Duration::from_millis(300));
                errors.extend(self.take_errors()?);
                return Ok(errors);
            }
            if Instant::now() > deadline {
                return Err("the console shows no error".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Saves a picture of the window below the target folder, and gives its path.
    ///
    /// # Errors
    ///
    /// It can't be taken or written.
    pub fn screenshot(&self, name: &str) -> Outcome<String> {
        let picture = self.wait(self.session()?.screenshot_as_png())?;
        let folder = dist::root().join("target/screenshots");
        let file = folder.join(format!("{}-{name}.png", self.engine.name()));
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, picture));
        written.map(|()| file.display().to_string()).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Brings the window back to a known state: no page, no faults, no storage, no service worker, nothing in the console.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub fn reset(&self) -> Outcome {
        // Storage and service workers belong to the origin, so a page of it must be open to clear them.
        self.server.set_hook(|_, reply| *reply = Reply::text(200, "nothing here"));
        self.open("/reset.txt")?;
        let mut first = self.first_script.lock().unwrap_or_else(PoisonError::into_inner);
        *first = if self.engine == Engine::Chromium { String::new() } else { probe::KEEP.to_owned() };
        drop(first);
        self.inject(|_, _| ());
        self.run(
            "return (async () => { \
                 try { localStorage.clear(); sessionStorage.clear(); } catch (error) {} \
                 for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) await one.unregister(); \
                 for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name); \
             })();",
        )?;
        self.open_url("about:blank")?;
        self.take_errors()?;
        self.server.take_seen();
        Ok(())
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            // The process is ended in any case; quitting lets the browser tidy up first.
            let _ = self.runtime.block_on(session.quit());
        }
    }
}
