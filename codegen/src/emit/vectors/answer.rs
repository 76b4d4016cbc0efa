//! An answer, and what a reader must get from it, as one line.

use serde_json::{Value, json};

use super::expect::Expect;
use crate::wire::HttpResponse;

/// One line.
pub(super) struct Vector {
    /// What it is about; no two lines share it.
    pub(super) name: String,
    /// What comes.
    pub(super) answer: Answer,
    /// Under which circumstances a server sends exactly this, where one does.
    pub(super) server: Option<Server>,
    /// What a reader must get.
    pub(super) expect: Expect,
}

/// What comes.
#[derive(Clone)]
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// Names and values; a name may come twice.
    pub(super) headers: Vec<(String, String)>,
    /// The bytes of the body.
    pub(super) body: Vec<u8>,
}

/// What of a request goes into an answer.
pub(super) struct Server {
    pub(super) request_id: String,
    pub(super) timestamp: String,
}

impl Answer {
    pub(super) fn new(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self { status, headers: headers.iter().map(owned).collect(), body: body.into() }
    }

    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl From<HttpResponse> for Answer {
    fn from(response: HttpResponse) -> Self {
        let body = response.body.unwrap_or_default().into_bytes();
        Self { status: response.status, headers: response.headers, body }
    }
}

impl Vector {
    /// Nobody's server sends this as it is.
    pub(super) fn read_only(name: impl Into<String>, answer: Answer, expect: Expect) -> Self {
        Self { name: name.into(), answer, server: None, expect }
    }

    pub(super) fn to_json(&self) -> Value {
        let Self { name, answer, server, expect } = self;
        let mut line = json!({ "name": name, "status": answer.status, "headers": answer.headers });
        match std::str::from_utf8(&answer.body) {
            Ok(text) => line["body"] = text.into(),
            Err(_) => line["body_base64"] = base64(&answer.body).into(),
        }
        if let Some(Server { request_id, timestamp }) = server {
            line["server"] = json!({ "request_id": request_id, "timestamp": timestamp });
        }
        line["expect"] = expect.to_json();
        line
    }
}

/// RFC 4648 §4, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_usize, |group, at| group << 8 | usize::from(*chunk.get(at).unwrap_or(&0)));
        let letter = |at: usize| char::from(LETTERS[group >> (18 - 6 * at) & 63]);
        text.extend((0..=chunk.len()).map(letter));
        text.extend(std::iter::repeat_n('=', 3 - chunk.len()));
    }
    text
}
