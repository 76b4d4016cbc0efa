// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the query of a request into a value, or into an error that says what is wrong with which parameter.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::runtime::extract;
use crate::runtime::refusal::Refusal;

/// The parameters of the query, in the form of `application/x-www-form-urlencoded`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        extract::query(parts.uri.query().unwrap_or_default()).map(Self)
    }
}
