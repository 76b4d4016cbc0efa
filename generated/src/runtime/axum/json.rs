// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns a body of JSON into a value, or into an error that says what is wrong and where.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bytes::Bytes;
use super::place::with_place;
use crate::runtime::refusal::{About, Refusal};
use crate::runtime::role::Role;

/// A body of JSON, of a request or of a response.
///
/// A body that is refused becomes the error of its role: for its media type, its size, or because it isn't what `T`
/// reads. Such an error says why, in which line and column, and, when it is JSON, at which place in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        check_media_type(request.headers())?;
        let Bytes(body) = Bytes::from_request(request, state).await?;
        parse(&body).map(Self)
    }
}

/// A value that can't be written is the server's fault, as a panic is.
impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => {
                let json = HeaderValue::from_static("application/json");
                ([(header::CONTENT_TYPE, json)], body).into_response()
            }
            Err(error) => Refusal::new(Role::Panic).because(error).into_response(),
        }
    }
}

/// `application/json`, or any `application/…+json` (RFC 6839 §3.1).
fn check_media_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let name = sent.and_then(|sent| sent.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase();
    if name == "application/json" || (name.starts_with("application/") && name.ends_with("+json")) {
        return Ok(());
    }
    let refusal = Refusal::new(Role::UnsupportedMediaType);
    let refusal = refusal.text(About::Reason, "the body's media type has to be application/json");
    Err(if name.is_empty() { refusal } else { refusal.text(About::MediaType, name) })
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(misplaced)?;
    reader.end().map_err(invalid)?;
    Ok(value)
}

fn misplaced(error: serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let path = error.path().clone();
    let error = error.into_inner();
    // Where a body stops being JSON, its line and column are what helps.
    if error.is_data() { with_place(invalid(error), &path) } else { invalid(error) }
}

fn invalid(error: serde_json::Error) -> Refusal {
    let mut refusal = Refusal::new(Role::InvalidBody).text(About::Reason, error.to_string());
    for (about, count) in [(About::Line, error.line()), (About::Column, error.column())] {
        if let (1.., Ok(count)) = (count, u64::try_from(count)) {
            refusal = refusal.count(about, count);
        }
    }
    refusal.because(error)
}
