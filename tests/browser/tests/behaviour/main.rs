//! How the built site behaves in real browsers.
//!
//! Each test is named after what it proves and runs in every engine, one after another in one session. `ACCORD_ENGINES`
//! (`chromium,webkit`) chooses engines; arguments choose tests by parts of their names, as with any Rust test.

mod reading;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use browser::{Engine, Outcome, Tab};
use libtest_mimic::{Arguments, Failed, Trial};

/// A test: its name, and what it does.
type Test = (&'static str, fn(&Tab) -> Outcome);

/// Names each function as a test.
macro_rules! tests {
    ($($module:ident::$name:ident),* $(,)?) => { &[$((stringify!($name), $module::$name as fn(&Tab) -> Outcome)),*] };
}

const TESTS: &[Test] = tests![reading::errors_in_the_console_are_noticed, reading::every_page_opens_by_its_own_url];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // An engine has one window.
    arguments.test_threads = Some(1);
    let chosen = std::env::var("ACCORD_ENGINES").ok();
    let engines =
        Engine::ALL.into_iter().filter(|engine| chosen.as_deref().is_none_or(|names| names.contains(engine.name())));
    let trials = engines.flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(engine: Engine) -> impl Iterator<Item = Trial> {
    let slot: Arc<Mutex<Option<Tab>>> = Arc::default();
    TESTS.iter().map(move |&(name, test)| {
        let slot = Arc::clone(&slot);
        Trial::test(format!("{}::{name}", engine.name()), move || {
            // A test that panicked leaves the window as any other failure does: `reset` comes first in the next.
            let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
            let result = run(engine, &mut slot, name, test);
            if result.is_err() {
                // A new window for the next test, in case this one is stuck.
                *slot = None;
            }
            result.map_err(Failed::from)
        })
    })
}

fn run(engine: Engine, slot: &mut Option<Tab>, name: &str, test: fn(&Tab) -> Outcome) -> Outcome {
    let tab = match slot {
        Some(tab) => tab,
        None => slot.insert(Tab::start(engine)?),
    };
    tab.reset()?;
    let mut result = test(tab);
    if result.is_ok() {
        let errors = tab.take_errors()?;
        if !errors.is_empty() {
            result = Err(format!("the console shows errors: {errors:#?}"));
        }
    }
    result.map_err(|message| match tab.screenshot(name) {
        Ok(file) => format!("{message}\n(a picture of the window: {file})"),
        Err(_) => message,
    })
}
