//! The three engines, and how each is started.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::Outcome;
use crate::console::Console;
use crate::driver::{self, Driver};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK, by its own driver.
    WebKit,
}

impl Engine {
    /// Every engine, the quickest first.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine's name in the names of tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub(crate) async fn start(self) -> Outcome<(Driver, WebDriver, Console)> {
        let console = Console::default();
        let geckodriver = std::env::var("ACCORD_GECKODRIVER").unwrap_or_else(|_| "geckodriver".into());
        let driver = match self {
            Self::Chromium => driver::start("chromedriver", "--port=", false, &console)?,
            Self::Firefox => driver::start(&geckodriver, "--port", false, &console)?,
            Self::WebKit => driver::start("WebKitWebDriver", "--port=", true, &console)?,
        };
        let Value::Object(wishes) = self.wishes()? else { return Err("wishes are an object".into()) };
        let session = WebDriver::new(&driver.url, Capabilities::from(wishes)).await;
        let session = session.map_err(|error| format!("{} does not start: {error}", self.name()))?;
        Ok((driver, session, console))
    }

    fn wishes(self) -> Outcome<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=en-GB",
                    "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=1280,900",
                    "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "devtools.console.stdout.content": true,
                        "browser.dom.window.dump.enabled": true,
                        "javascript.options.showInConsole": true,
                        "network.dns.disabled": true,
                        "network.captive-portal-service.enabled": false,
                        "messaging-system.rsexperimentloader.enabled": false,
                        "app.normandy.enabled": false,
                        "browser.chrome.site_icons": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": mini_browser()?,
                    "args": ["--automation", "--geometry=1280x900"],
                },
            }),
        })
    }
}

/// WebKitGTK's own small browser, which distributions put into its library folder.
fn mini_browser() -> Outcome<String> {
    for folder in ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(Path::new) {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        for place in entries.chain([folder.to_owned()]) {
            for version in ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"] {
                let file = place.join(version).join("MiniBrowser");
                if file.is_file() {
                    return Ok(file.to_string_lossy().into_owned());
                }
            }
        }
    }
    Err("WebKitGTK's MiniBrowser is not installed; `cargo xtask setup` installs it".into())
}
