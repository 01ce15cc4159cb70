//! How the built site behaves in real browsers.
//!
//! Each test is named after what it proves and runs in every engine, one after another in one session. `ACCORD_ENGINES`
//! (`chromium,webkit`) chooses engines; arguments choose tests by parts of their names, as with any Rust test.

mod alone;
mod answers;
mod below;
mod closed;
mod editions;
mod evidence;
mod faults;
mod journey;
mod keyboard;
mod moving;
mod palette;
mod reading;
mod taking;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use browser::{Engine, Outcome, Tab};
use libtest_mimic::{Arguments, Failed, Trial};

/// A test: its name, and what it does.
type Test = (&'static str, fn(&Tab) -> Outcome);

/// Names each function as a test.
macro_rules! tests {
    ($($module:ident::$name:ident),* $(,)?) => { &[$((concat!(stringify!($module), "::", stringify!($name)), $module::$name as fn(&Tab) -> Outcome)),*] };
}

const TESTS: &[Test] = tests![
    reading::errors_in_the_console_are_noticed,
    reading::every_page_opens_by_its_own_url,
    reading::a_page_s_own_style_lays_it_out_as_the_whole_does,
    reading::hangul_is_drawn_and_not_an_empty_box,
    evidence::evidence_links_lead_to_the_words_highlighted_and_in_view,
    evidence::a_shared_link_to_words_opens_highlighted_and_stays_so_on_reload,
    moving::links_change_the_page_and_the_history_goes_back_and_forward,
    moving::a_deep_page_survives_a_reload,
    moving::an_unknown_path_shows_the_not_found_page_and_leads_on,
    moving::the_switch_to_the_reader_s_own_language_is_set_apart,
    moving::a_heading_gives_the_address_of_its_part,
    closed::no_request_leaves_the_origin,
    closed::the_policy_holds_without_any_header,
    closed::the_text_is_the_same_before_and_after_take_over,
    answers::a_search_leads_to_the_words_highlighted,
    answers::a_quotation_is_exact_near_or_absent,
    answers::a_text_of_the_reader_s_own_gets_the_same_pages_and_a_link_that_carries_it,
    answers::one_press_reads_an_example_that_is_called_one,
    answers::pages_of_an_own_text_have_titles_of_their_own_and_offer_no_file,
    answers::links_copied_from_pages_of_an_own_text_carry_it,
    journey::a_reader_finds_reads_filters_and_checks_by_keys_alone,
    keyboard::a_question_mark_shows_the_keys_and_escape_gives_the_focus_back,
    keyboard::keys_step_through_the_evidence_and_go_to_sections,
    keyboard::single_keys_rest_in_fields_and_can_be_switched_off,
    palette::a_slash_opens_the_search_and_enter_leads_to_the_words_highlighted,
    palette::control_k_opens_the_search_and_escape_gives_the_focus_back,
    taking::marked_words_are_copied_with_their_citation_or_as_a_link,
    taking::what_is_copied_is_said_to_be_so,
    taking::what_cannot_be_copied_is_shown_selected,
    taking::a_link_made_for_another_version_of_the_text_says_so,
    taking::the_ledger_lights_the_words_of_a_statement,
    taking::a_printed_page_ends_with_the_sentences_that_it_refers_to,
    alone::the_one_file_edition_opens_from_disk,
    alone::the_one_file_edition_holds_every_page,
    alone::the_one_file_edition_opens_at_words_searches_and_checks,
    alone::pages_open_without_a_network_after_a_visit,
    below::the_site_is_whole_below_a_path,
    editions::a_newer_edition_is_offered_and_two_open_pages_switch_whole,
    editions::a_page_of_the_newer_edition_is_offered_nothing,
    editions::a_newer_edition_of_which_a_file_is_missing_is_not_taken,
    faults::a_module_that_is_missing,
    faults::a_finder_that_is_missing,
    faults::a_rest_of_the_app_that_is_missing,
    faults::a_module_that_is_cut_off,
    faults::a_module_with_a_wrong_media_type,
    faults::a_style_sheet_that_is_missing,
    faults::a_script_that_is_missing,
    faults::a_script_with_a_wrong_media_type,
    faults::a_script_that_was_tampered_with,
    faults::scripts_that_are_switched_off,
    faults::paper_where_scripts_are_switched_off,
    faults::a_browser_without_web_assembly,
    faults::a_browser_that_refuses_storage,
    faults::a_page_whose_comments_were_stripped,
    faults::a_page_that_a_translator_has_changed,
    faults::a_page_that_an_extension_has_changed,
    faults::an_old_page_with_a_new_module,
    faults::a_slow_network,
];

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
