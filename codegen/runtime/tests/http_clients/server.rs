//! A server that gives the answers it was given, one a connection, and keeps what it was asked.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub(crate) struct Server {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// How many requests came.
    pub(crate) fn count(&self) -> usize {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The bodies that came.
    pub(crate) fn bodies(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter_map(|one| one.split_once("\r\n\r\n")).map(|(_, body)| body.to_owned()).collect()
    }
}

/// An HTTP response with its length.
pub(crate) fn answer(status: &str, headers: &[&str], body: &str) -> String {
    let length = format!("content-length: {}", body.len());
    let headers: Vec<_> = headers.iter().copied().chain([length.as_str(), "connection: close"]).collect();
    format!("HTTP/1.1 {status}\r\n{}\r\n\r\n{body}", headers.join("\r\n"))
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) async fn serve(answers: impl IntoIterator<Item = String>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/files", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (keep, answers) = (asked.clone(), answers.into_iter().collect::<Vec<_>>());
    tokio::spawn(async move {
        for answer in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let request = request(&mut stream).await;
            keep.lock().unwrap_or_else(PoisonError::into_inner).push(request);
            // A client that has read enough may have gone.
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    Server { url, asked }
}

/// Reads a request with a `content-length` or without a body; a chunked one ends with an empty chunk.
async fn request(stream: &mut TcpStream) -> String {
    let (mut text, mut buffer) = (String::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut buffer).await.unwrap_or(0);
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_ascii_lowercase();
        let length =
            head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        let whole = match length {
            Some(length) => body.len() >= length,
            None => !head.contains("transfer-encoding") || body.ends_with("0\r\n\r\n"),
        };
        if whole || count == 0 {
            return text;
        }
    }
}
