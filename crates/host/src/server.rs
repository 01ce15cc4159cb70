//! A host behind a port of this machine.
//!
//! It speaks as much of HTTP/1.1 as browsers need of a static host: one thread a connection, requests without a body,
//! answers of a known length. (With tiny_http, whose pool gives a thread to a connection for as long as it is open, some of a
//! browser's many connections waited behind others that were only kept open.)

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::{Host, Reply, Request};

/// How long a connection may stay silent between two requests.
const IDLE: Duration = Duration::from_secs(60);

/// The longest head of a request that is read.
const LONGEST_HEAD: u64 = 64 * 1024;

type Hook = Box<dyn Fn(&Request, &mut Reply) + Send + Sync>;

/// A server on 127.0.0.1. It stops when it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    base: String,
    listener: Option<JoinHandle<()>>,
}

struct Shared {
    host: Host,
    hook: Mutex<Option<Arc<Hook>>>,
    seen: Mutex<Vec<(String, u16)>>,
    /// The open connections, to end them with the server.
    open: Mutex<Vec<TcpStream>>,
    closing: AtomicBool,
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
        let other = |error: &io::Error| ServerError::Other(port, error.to_string());
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServerError::PortInUse(port),
            _ => other(&error),
        })?;
        let address = listener.local_addr().map_err(|error| other(&error))?;
        let base = host.base().to_owned();
        let shared = Arc::new(Shared {
            host,
            hook: Mutex::default(),
            seen: Mutex::default(),
            open: Mutex::default(),
            closing: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        let listener = thread::spawn(move || accepting.accept(&listener));
        Ok(Self { shared, address, base, listener: Some(listener) })
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
        if let Some(listener) = self.listener.take() {
            // It ends with the process, or by a panic that has told of itself.
            let _ = listener.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        // The listener waits for a connection, so it gets one, which tells it to look at the flag.
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
        for stream in lock(&self.shared.open).drain(..) {
            // Those that have ended by themselves are of no more concern.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.closing.load(Ordering::SeqCst) {
                return;
            }
            let Ok(stream) = stream else { continue };
            let shared = Arc::clone(self);
            thread::spawn(move || {
                let name = stream.peer_addr();
                if let Ok(copy) = stream.try_clone() {
                    lock(&shared.open).push(copy);
                }
                // A connection that breaks is the browser's decision.
                let _ = shared.talk(&stream);
                let _ = stream.shutdown(Shutdown::Both);
                let same = |other: &TcpStream| matches!((other.peer_addr(), &name), (Ok(one), Ok(two)) if one == *two);
                lock(&shared.open).retain(|other| !same(other));
            });
        }
    }

    /// Answers the requests of one connection, one after another.
    fn talk(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(IDLE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(head) = Head::read(&mut reader)? {
            let mut reply = if head.method == "GET" || head.method == "HEAD" {
                self.host.reply(&head.request)
            } else {
                Reply::text(405, "Only GET and HEAD are answered here.")
            };
            let hook = lock(&self.hook).clone();
            if let Some(hook) = hook {
                hook(&head.request, &mut reply);
            }
            lock(&self.seen).push((head.request.target, reply.status));
            thread::sleep(reply.delay);
            let last = head.closes || reply.status == 405;
            write(stream, &reply, head.method == "HEAD", last)?;
            if last {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The head of a request.
struct Head {
    method: String,
    request: Request,
    closes: bool,
}

impl Head {
    /// Reads the next head; none where the connection has ended or what it says is no HTTP.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut reader = reader.take(LONGEST_HEAD);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
        let mut head = Self { method: method.to_owned(), request: Request::get(target), closes: false };
        loop {
            line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let Some((name, value)) = line.split_once(':') else { return Ok(Some(head)) };
            if name.eq_ignore_ascii_case("accept-encoding") {
                head.request.accept_encoding = value.trim().to_owned();
            } else if name.eq_ignore_ascii_case("connection") {
                head.closes = value.trim().eq_ignore_ascii_case("close");
            }
        }
    }
}

fn write(mut stream: &TcpStream, reply: &Reply, head_only: bool, last: bool) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} \r\nContent-Length: {}\r\n", reply.status, reply.body.len());
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(if last { "Connection: close\r\n\r\n" } else { "\r\n" });
    let mut bytes = head.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&reply.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}

/// A lock whose holder panicked still guards whole data here: every change is a single assignment or push.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Behaviour;

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
        // Many connections at once, each kept open, as browsers do.
        let ask = |stream: &mut TcpStream| {
            stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut answer = [0; 12];
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(&answer, b"HTTP/1.1 200");
        };
        let mut streams: Vec<_> = (0..20).map(|_| TcpStream::connect(server.address).unwrap()).collect();
        streams.iter_mut().for_each(ask);
        assert!(matches!(Server::start(host, server.address.port()), Err(ServerError::PortInUse(_))));
    }
}
