//! A host behind a port of this machine.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::{Host, Reply, Request};

/// How many requests are answered at a time: more than the six connections that a browser opens, so that a slow answer
/// holds no other up.
const WORKERS: usize = 12;

type Hook = Box<dyn Fn(&Request, &mut Reply) + Send + Sync>;

/// A server on 127.0.0.1. It stops when it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    base: String,
    workers: Vec<JoinHandle<()>>,
}

struct Shared {
    http: tiny_http::Server,
    host: Host,
    hook: Mutex<Option<Arc<Hook>>>,
    seen: Mutex<Vec<(String, u16)>>,
}

/// Why there is no server.
#[derive(Debug)]
pub enum ServerError {
    /// Something else listens on that port.
    PortInUse(u16),
    /// The port can't be opened.
    Other(u16, String),
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortInUse(port) => {
                write!(f, "port {port} is in use: stop what listens there, or choose another port")
            }
            Self::Other(port, problem) => write!(f, "port {port} can't be opened: {problem}"),
        }
    }
}

impl std::error::Error for ServerError {}

impl Server {
    /// Serves on the given port, or on any free one for 0.
    ///
    /// # Errors
    ///
    /// The port is in use or may not be opened.
    pub fn start(host: Host, port: u16) -> Result<Self, ServerError> {
        let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| {
            match error.downcast_ref::<io::Error>().map(io::Error::kind) {
                Some(io::ErrorKind::AddrInUse) => ServerError::PortInUse(port),
                _ => ServerError::Other(port, error.to_string()),
            }
        })?;
        let Some(address) = http.server_addr().to_ip() else {
            return Err(ServerError::Other(port, "it has no address".into()));
        };
        let base = host.base().to_owned();
        let shared = Arc::new(Shared { http, host, hook: Mutex::default(), seen: Mutex::default() });
        let work = |_| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.work())
        };
        let workers = (0..WORKERS).map(work).collect();
        Ok(Self { shared, address, base, workers })
    }

    /// The server's origin, `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the site's front page, with a slash at its end.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// Lets a function change every answer from now on: to inject a fault, for instance.
    pub fn set_hook(&self, hook: impl Fn(&Request, &mut Reply) + Send + Sync + 'static) {
        *lock(&self.shared.hook) = Some(Arc::new(Box::new(hook)));
    }

    /// Every target asked for since the last call, with its status.
    pub fn take_seen(&self) -> Vec<(String, u16)> {
        std::mem::take(&mut lock(&self.shared.seen))
    }

    /// Serves until the process ends.
    pub fn run(mut self) {
        for worker in std::mem::take(&mut self.workers) {
            // A worker that has ended has nothing left to say; the others go on.
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.shared.http.unblock();
        }
        for worker in std::mem::take(&mut self.workers) {
            let _ = worker.join();
        }
    }
}

impl Shared {
    fn work(&self) {
        // An error says that the server is to stop: `unblock` was called, or the socket is gone.
        while let Ok(incoming) = self.http.recv() {
            let encodings = incoming.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
            let request = Request {
                target: incoming.url().to_owned(),
                accept_encoding: encodings.map(|header| header.value.to_string()).unwrap_or_default(),
            };
            let mut reply = self.host.reply(&request);
            let hook = lock(&self.hook).clone();
            if let Some(hook) = hook {
                hook(&request, &mut reply);
            }
            lock(&self.seen).push((request.target, reply.status));
            thread::sleep(reply.delay);
            // Whoever asked may be gone by now, and that is theirs to decide.
            let _ = incoming.respond(response(reply));
        }
    }
}

fn response(reply: Reply) -> tiny_http::Response<io::Cursor<Vec<u8>>> {
    let mut response =
        tiny_http::Response::from_data(reply.body).with_status_code(reply.status).with_chunked_threshold(usize::MAX);
    for (name, value) in &reply.headers {
        if let Ok(header) = tiny_http::Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            response.add_header(header);
        }
    }
    response
}

/// A lock whose holder panicked still guards whole data here: every change is a single assignment or push.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Behaviour;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    #[test]
    fn a_server_answers_and_a_port_in_use_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "front").unwrap();
        let host = Host::new(folder.path(), Behaviour::LOCAL);
        let server = Server::start(host.clone(), 0).unwrap();
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("front"), "{answer}");
        assert_eq!(server.take_seen(), [("/".to_owned(), 200)]);
        assert!(matches!(Server::start(host, server.address.port()), Err(ServerError::PortInUse(_))));
    }
}
