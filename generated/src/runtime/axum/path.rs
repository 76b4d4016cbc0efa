// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the parameters of a path into a value, or into an error that says what is wrong with which of them.

use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path as AxumPath, RawPathParams};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::runtime::place::with_parameter;
use crate::runtime::refusal::{About, Refusal};
use crate::runtime::role::Role;

/// The parameters of the route's path. A type that doesn't fit the route is the server's fault, as a panic is.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match AxumPath::from_request_parts(parts, state).await {
            Ok(AxumPath(value)) => Ok(Self(value)),
            Err(rejection) => {
                let raw = RawPathParams::from_request_parts(parts, state).await.ok();
                Err(refusal(rejection, raw.as_ref()))
            }
        }
    }
}

fn refusal(rejection: PathRejection, raw: Option<&RawPathParams>) -> Refusal {
    let PathRejection::FailedToDeserializePathParams(failed) = &rejection else {
        return Refusal::new(Role::Panic).because(rejection);
    };
    let name_at = |index| Some(raw?.iter().nth(index)?.0);
    let name = match failed.kind() {
        ErrorKind::ParseErrorAtKey { key, .. }
        | ErrorKind::InvalidUtf8InPathParam { key }
        | ErrorKind::DeserializeError { key, .. } => Some(key.as_str()),
        ErrorKind::ParseErrorAtIndex { index, .. } => name_at(*index),
        ErrorKind::ParseError { .. } => name_at(0),
        ErrorKind::WrongNumberOfParameters { .. } | ErrorKind::UnsupportedType { .. } => {
            return Refusal::new(Role::Panic).because(rejection);
        }
        ErrorKind::Message(_) | _ => None,
    };
    let refusal = Refusal::new(Role::InvalidPath).text(About::Reason, failed.kind().to_string());
    let refusal = match name {
        Some(name) => with_parameter(refusal, name),
        None => refusal,
    };
    refusal.because(rejection)
}
