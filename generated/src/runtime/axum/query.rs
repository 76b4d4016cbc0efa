// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the query of a request into a value, or into an error that says what is wrong with which parameter.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::place::with_place;
use crate::runtime::refusal::{About, Refusal};
use crate::runtime::role::Role;

/// The parameters of the query, in the form of `application/x-www-form-urlencoded`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let pairs = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
        let reader = serde_urlencoded::Deserializer::new(pairs);
        serde_path_to_error::deserialize(reader).map(Self).map_err(refusal)
    }
}

fn refusal(error: serde_path_to_error::Error<serde_urlencoded::de::Error>) -> Refusal {
    let path = error.path().clone();
    let error = error.into_inner();
    let refusal = Refusal::new(Role::InvalidQuery).text(About::Reason, error.to_string());
    with_place(refusal, &path).because(error)
}
