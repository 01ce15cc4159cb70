//! Sets up, builds, serves, publishes and tests the site.
//!
//! Every command says what it does and how far it is, and ends on a failure with one line that says what to do.

mod args;
mod bench;
mod browsers;
mod build;
mod process;
mod reproducible;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use args::Command;

/// Why a command could not do its work, in one line that says what to do.
type Failure = String;

fn main() -> ExitCode {
    match args::parse(lexopt::Parser::from_env()).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
        Command::Setup => tools::set_up(tools::BUILD).and_then(|()| test::set_up()),
        Command::PrintPath => {
            println!("{}", tools::search_path(tools::BUILD)?);
            Ok(())
        }
        Command::Build { public_url } => build::site(&public_url),
        Command::Serve { port, open } => serve::site(port, open),
        Command::Publish => build::publish(),
        Command::Reproducible => reproducible::check(),
        Command::Test(options) => test::all(&options),
        Command::Evaluate(arguments) => {
            process::run(process::cargo(["run", "--quiet", "--release", "-p", "dossier-eval", "--"]).args(arguments))
        }
        Command::BenchParser(arguments) => process::run(
            process::cargo(["run", "--quiet", "--release", "-p", "dossier-eval", "--", "bench"]).args(arguments),
        ),
        Command::BenchVisit(arguments) => bench::visit(&arguments),
        Command::BenchSpeed(arguments) => bench::speed(&arguments),
    }
}
