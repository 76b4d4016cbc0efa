//! A client that sees the very bytes of an answer.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) raw: Vec<u8>,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: String,
}

impl Answer {
    /// The value of the only header of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let (_, value) = values.next()?;
        assert!(values.next().is_none(), "{name} came twice");
        std::str::from_utf8(value).ok()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Sends a request with some headers (lines with CRLF) and a body.
pub(crate) async fn send(to: SocketAddr, request_line: &str, headers: &str, body: &str) -> Answer {
    let mut stream = TcpStream::connect(to).await.unwrap();
    let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    let head = format!("{request_line} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n{length}{headers}\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body.as_bytes()).await.unwrap();
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).await.unwrap();
    parse(raw)
}

fn parse(raw: Vec<u8>) -> Answer {
    let end = raw.windows(4).position(|window| window == b"\r\n\r\n").expect("the head has an end");
    let (head, body) = (&raw[..end], &raw[end + 4..]);
    let mut lines = head.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let status = std::str::from_utf8(&lines.next().unwrap()[9..12]).unwrap().parse().unwrap();
    let header = |line: &[u8]| {
        let colon = line.iter().position(|byte| *byte == b':').expect("a header has a colon");
        let name = String::from_utf8(line[..colon].to_ascii_lowercase()).unwrap();
        (name, line[colon + 1..].trim_ascii().to_vec())
    };
    let headers = lines.map(header).collect();
    let body = String::from_utf8(body.to_vec()).unwrap();
    Answer { raw, status, headers, body }
}
