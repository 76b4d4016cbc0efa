// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns a body into bytes, or into an error.

use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use http::StatusCode;

use crate::runtime::refusal::Refusal;

/// The whole body. One that is too large or breaks off is refused with the error of its role.
#[derive(Clone, Debug, Default)]
pub struct Bytes(pub ::bytes::Bytes);

impl<S: Send + Sync> FromRequest<S> for Bytes {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        ::bytes::Bytes::from_request(request, state).await.map(Self).map_err(refusal)
    }
}

fn refusal(rejection: BytesRejection) -> Refusal {
    let refusal = match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::of_large_body(None),
        _ => Refusal::of_torn_body(),
    };
    refusal.because(rejection)
}
