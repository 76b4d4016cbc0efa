//! A real server on loopback, and a client that shows the bytes it gets.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread;

use actix_web::body::MessageBody;
use actix_web::dev::{ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::rt::System;
use actix_web::{App, Error, HttpServer};
use http::{HeaderMap, HeaderName, HeaderValue};

/// Stops when it is dropped.
pub(super) struct Server {
    address: SocketAddr,
    handle: ServerHandle,
}

impl Server {
    pub(super) fn start<A, T, B>(app: A) -> Self
    where
        A: Fn() -> App<T> + Send + Clone + 'static,
        T: ServiceFactory<
                ServiceRequest,
                Config = (),
                Response = ServiceResponse<B>,
                Error = Error,
                InitError = (),
            > + 'static,
        B: MessageBody + 'static,
    {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let server = HttpServer::new(app).workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
            let address = server.addrs()[0];
            System::new().block_on(async move {
                let server = server.run();
                sender.send(Self { address, handle: server.handle() }).unwrap();
                server.await.unwrap();
            });
        });
        receiver.recv().unwrap()
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), b"")
    }

    /// Sends a request, given its first line and headers.
    pub(super) fn send(&self, head: &str, body: &[u8]) -> Answer {
        let length = body.len();
        self.exchange(&format!("{head}content-length: {length}\r\n"), body)
    }

    /// The same, for a body whose length stands in itself.
    pub(super) fn exchange(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "{head}host: localhost\r\nconnection: close\r\n\r\n").unwrap();
        stream.write_all(body).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::parse(bytes)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// What came over the wire.
pub(super) struct Answer {
    pub(super) bytes: Vec<u8>,
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Answer {
    fn parse(bytes: Vec<u8>) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let body = String::from_utf8(bytes[end + 4..].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        let headers = headers
            .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
            .collect();
        Self { bytes, status, headers, body }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}
