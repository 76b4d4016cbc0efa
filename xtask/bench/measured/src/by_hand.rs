//! What a developer would write by hand for one error: the same slots, with serde.

use serde::{Deserialize, Serialize};

use crate::{Names, Subject};

/// The body, read.
#[derive(Debug, Deserialize)]
pub struct Body {
    /// Its only member.
    pub error: Error,
}

/// The slots of the envelope.
#[derive(Debug, Deserialize)]
pub struct Error {
    /// `$code`
    pub code: String,
    /// `$message`
    pub message: String,
    /// `$type`
    pub r#type: String,
    /// `$details`
    pub details: Option<Details>,
    /// `$docs_url`
    pub docs: String,
}

/// Three fields.
#[derive(Debug, Deserialize, Serialize)]
pub struct Details {
    /// A string.
    pub model: String,
    /// An integer.
    pub limit: i64,
    /// A boolean.
    pub retry: bool,
}

/// The body, sent: it borrows what is known beforehand.
#[derive(Debug, Serialize)]
struct SentBody<'a> {
    error: SentError<'a>,
}

#[derive(Debug, Serialize)]
struct SentError<'a> {
    code: &'a str,
    message: String,
    r#type: &'a str,
    details: SentDetails,
    docs: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum SentDetails {
    None {},
    Three(Details),
}

/// Sends an error without fields.
#[inline]
pub fn send_plain(names: &Names) -> Vec<u8> {
    send(names, names.message.to_owned(), SentDetails::None {})
}

/// Sends an error with three fields.
#[inline]
pub fn send_three(names: &Names, model: &str) -> Vec<u8> {
    let message = format!("{}{model}", names.message);
    send(names, message, SentDetails::Three(Details { model: model.to_owned(), limit: 5, retry: true }))
}

fn send(names: &Names, message: String, details: SentDetails) -> Vec<u8> {
    let Names { code, category, docs, .. } = *names;
    let error = SentError { code, message, r#type: category, details, docs };
    serde_json::to_vec(&SentBody { error }).expect("it is plain JSON")
}

/// Reads an error with three fields and matches on its code.
#[inline]
pub fn read<S: Subject>(body: &[u8]) -> (Body, Option<i64>) {
    let body: Body = serde_json::from_slice(body).expect("it is the body of an error");
    let limit = body.error.details.as_ref().map_or(0, |details| details.limit);
    let [first, middle, last] = S::THREE;
    let limit = match body.error.code.as_str() {
        code if code == first.code => Some(limit),
        code if code == middle.code => Some(limit + 1),
        code if code == last.code => Some(limit + 2),
        _ => None,
    };
    (body, limit)
}
