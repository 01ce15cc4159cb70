//! The command line.

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::Failure;

pub(crate) const HELP: &str = "\
cargo xtask COMMAND

  setup [--print-path]           install what the other commands need; or print the folders for PATH
  serve [--port 8080] [--open]   build the release site and serve it on 127.0.0.1
  build [--public-url /x/]       build the release site into dist/
  test [--quick] [FILTER]        run every check; with --quick only those that need no built site
  eval [ARGUMENT …]              measure the parser against texts whose facts are known
  bench parser|visit|speed       measure the parser's speed, a first visit against other site builders, or search and links
  reproducible                   build the site from nothing in two folders, and compare the two byte for byte
  publish                        finish a site that Trunk has staged (Trunk's post_build hook calls this)";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Setup,
    PrintPath,
    Build { public_url: String },
    Serve { port: u16, open: bool },
    Publish,
    Reproducible,
    Test(TestOptions),
    Evaluate(Vec<OsString>),
    BenchParser(Vec<OsString>),
    BenchVisit(Vec<OsString>),
    BenchSpeed(Vec<OsString>),
}

/// Which checks are to be run.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// Only those that need no built site and no browser.
    pub(crate) quick: bool,
    /// Only tests whose names contain this; formatting and lints are then left out.
    pub(crate) filter: Option<String>,
}

pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, Failure> {
    read(&mut parser).map_err(|error| format!("{error}; `cargo xtask --help` lists the commands"))
}

fn read(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    // These hand everything on to another program.
    match name.as_str() {
        "eval" => return Ok(Command::Evaluate(parser.raw_args()?.collect())),
        "bench" => {
            let subject = parser.value()?.string()?;
            let rest = parser.raw_args()?.collect();
            return match subject.as_str() {
                "parser" => Ok(Command::BenchParser(rest)),
                "visit" => Ok(Command::BenchVisit(rest)),
                "speed" => Ok(Command::BenchSpeed(rest)),
                _ => Err(format!("there is no bench `{subject}`").into()),
            };
        }
        _ => {}
    }
    let mut command = match name.as_str() {
        "setup" => Command::Setup,
        "build" => Command::Build { public_url: "/".into() },
        "serve" => Command::Serve { port: 8080, open: false },
        "publish" => Command::Publish,
        "reproducible" => Command::Reproducible,
        "test" => Command::Test(TestOptions::default()),
        _ => return Err(format!("there is no command `{name}`").into()),
    };
    while let Some(argument) = parser.next()? {
        match (&mut command, argument) {
            (_, Short('h') | Long("help")) => return Ok(Command::Help),
            (Command::Setup, Long("print-path")) => command = Command::PrintPath,
            (Command::Build { public_url }, Long("public-url")) => *public_url = parser.value()?.string()?,
            (Command::Serve { port, .. }, Long("port")) => *port = parser.value()?.parse()?,
            (Command::Serve { open, .. }, Long("open")) => *open = true,
            (Command::Test(options), Long("quick")) => options.quick = true,
            (Command::Test(options), Value(filter)) if options.filter.is_none() => {
                options.filter = Some(filter.string()?)
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(line: &str) -> Result<Command, Failure> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn commands_are_read_with_their_flags() {
        assert_eq!(command("serve --port 9000 --open"), Ok(Command::Serve { port: 9000, open: true }));
        assert_eq!(command("build"), Ok(Command::Build { public_url: "/".into() }));
        let options = TestOptions { quick: true, filter: Some("spans".into()) };
        assert_eq!(command("test --quick spans"), Ok(Command::Test(options)));
        assert_eq!(command("eval --held-out x"), Ok(Command::Evaluate(vec!["--held-out".into(), "x".into()])));
        assert_eq!(command("bench visit --runs 5"), Ok(Command::BenchVisit(vec!["--runs".into(), "5".into()])));
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line() {
        for line in ["fly", "serve --port many", "build --open", "bench coffee"] {
            let failure = command(line).unwrap_err();
            assert!(failure.contains("cargo xtask --help") && !failure.contains('\n'), "{failure}");
        }
    }
}
