// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns a body of JSON into a value, or into an error that says what is wrong and where.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bytes::Bytes;
use crate::runtime::extract;
use crate::runtime::refusal::Refusal;
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
        let media_type = request.headers().get(header::CONTENT_TYPE);
        extract::check_media_type(media_type.and_then(|value| value.to_str().ok()))?;
        let Bytes(body) = Bytes::from_request(request, state).await?;
        extract::json(&body).map(Self)
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
