//! Running other programs, with clear words where they can't be run.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::Failure;

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

/// Says what is being done.
pub(crate) fn say(words: &str) {
    // Flushed, so that it stands before what the program that is run next prints.
    println!("── {words}");
    let _ = io::stdout().flush();
}

/// The cargo that runs this, in the project's folder.
pub(crate) fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program to its end and lets it print.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| not_run(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command, &status.to_string())) }
}

/// What a program prints on standard output, without the space around it. Its errors are not shown.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_run(command, &error))?;
    if !output.status.success() {
        return Err(failed(command, &output.status.to_string()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program to its end, lets it print, and gives all that it printed beside whether it succeeded.
pub(crate) fn watch(command: &mut Command) -> Result<(bool, String), Failure> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_run(command, &error))?;
    let errors = child.stderr.take().map(|stream| thread::spawn(move || pass_on(stream, &mut io::stderr())));
    let mut text = child.stdout.take().map(|stream| pass_on(stream, &mut io::stdout())).unwrap_or_default();
    if let Some(Ok(more)) = errors.map(thread::JoinHandle::join) {
        text.push_str(&more);
    }
    let status = child.wait().map_err(|error| not_run(command, &error))?;
    Ok((status.success(), text))
}

fn pass_on(stream: impl Read, to: &mut impl Write) -> String {
    let mut text = String::new();
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        // A closed output is no reason to stop the program that is watched.
        let _ = writeln!(to, "{line}");
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// Where a program of that name is on PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn line(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    let mut line = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    if line.chars().count() > 120 {
        line = line.chars().take(120).chain(['…']).collect();
    }
    line
}

fn failed(command: &Command, status: &str) -> Failure {
    format!("`{}` failed ({status}); its own words are above", line(command))
}

fn not_run(command: &Command, error: &io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        io::ErrorKind::NotFound => format!("`{program}` is not installed: install it, then run this again"),
        _ => format!("`{program}` can't be run: {error}"),
    }
}
