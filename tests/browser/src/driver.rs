//! A driver's process, and the screen that one of them needs.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::console::Console;

/// A process that ends with its owner.
pub(crate) struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A running driver.
pub(crate) struct Driver {
    pub(crate) url: String,
    _process: Process,
    _screen: Option<Process>,
}

/// Starts a driver that takes its port as the given argument, and reads what it and its browser print into the console.
pub(crate) fn start(program: &str, port_argument: &str, needs_screen: bool, console: &Console) -> Outcome<Driver> {
    let port = free_port()?;
    let mut command = Command::new(program);
    match port_argument.strip_suffix('=') {
        Some(_) => command.arg(format!("{port_argument}{port}")),
        None => command.args([port_argument, &port.to_string()]),
    };
    let screen = if needs_screen && std::env::var_os("DISPLAY").is_none() {
        let (screen, display) = start_screen()?;
        command.env("DISPLAY", display);
        Some(screen)
    } else {
        None
    };
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{program}: {error}; `cargo xtask setup` installs it"))?;
    let streams: [Option<Box<dyn Read + Send>>; 2] =
        [child.stdout.take().map(|s| Box::new(s) as _), child.stderr.take().map(|s| Box::new(s) as _)];
    for stream in streams.into_iter().flatten() {
        let console = console.clone();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                console.read_line(&line);
            }
        });
    }
    let process = Process(child);
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline {
            return Err(format!("{program} does not listen on port {port} after 20 s"));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(Driver { url: format!("http://127.0.0.1:{port}"), _process: process, _screen: screen })
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| format!("no free port: {error}"))?;
    Ok(listener.local_addr().map_err(|error| error.to_string())?.port())
}

/// A virtual screen, and its name for `DISPLAY`.
fn start_screen() -> Outcome<(Process, String)> {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Xvfb: {error}; `cargo xtask setup` installs it"))?;
    let mut number = String::new();
    if let Some(output) = child.stdout.take() {
        BufReader::new(output).read_line(&mut number).map_err(|error| format!("Xvfb: {error}"))?;
    }
    Ok((Process(child), format!(":{}", number.trim())))
}
