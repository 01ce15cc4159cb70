//! Serving the built site on this machine.

use std::process::{Command, Stdio};

use host::{Behaviour, Host, Server};

use crate::process::{root, say};
use crate::{Failure, build};

/// Builds the release site and serves it until the process is stopped.
pub(crate) fn site(port: u16, open: bool) -> Result<(), Failure> {
    // The port comes first: a build of minutes is a poor way to learn that it is in use.
    let host = Host::new(root().join("dist"), Behaviour::LOCAL);
    let server = Server::start(host, port).map_err(|error| match error {
        host::ServerError::PortInUse(port) => {
            format!("port {port} is in use: stop what listens there, or choose another with `--port`")
        }
        other => other.to_string(),
    })?;
    build::site("/")?;
    say(&format!("serving on {} (Ctrl-C stops it)", server.url()));
    if open {
        open_in_browser(&server.url());
    }
    server.run();
    Ok(())
}

fn open_in_browser(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet = Command::new(opener).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if quiet.is_err() {
        say(&format!("no browser could be opened: go to {url} yourself"));
    }
}
