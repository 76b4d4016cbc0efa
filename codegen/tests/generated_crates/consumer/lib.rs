//! What users of generated crates do with them.
//!
//! An operation's own error converts with `?`:
//!
//! ```
//! # use inference_errors::{errors::FileNotFound, operations::GetFileError};
//! fn get_file() -> Result<(), GetFileError> {
//!     Err(FileNotFound::new("file_7"))?;
//!     Ok(())
//! }
//! ```
//!
//! Another's doesn't compile:
//!
//! ```compile_fail
//! # use inference_errors::{errors::ModelNotFound, operations::GetFileError};
//! fn get_file() -> Result<(), GetFileError> {
//!     Err(ModelNotFound::new("lumen-9"))?;
//!     Ok(())
//! }
//! ```
//!
//! What this version of the catalog doesn't know can't be left out of a match, nor made up, so that a new code or word
//! breaks nobody:
//!
//! ```compile_fail,E0004
//! # use inference_errors::Outcome;
//! fn explain(outcome: Outcome<'_>) {
//!     match outcome {
//!         Outcome::Known(_) | Outcome::Incomplete(_) | Outcome::Unknown(_) | Outcome::Foreign => {}
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0451
//! # use inference_errors::{ErrorResponse, UnknownError};
//! fn unknown(response: &ErrorResponse) -> UnknownError<'_> {
//!     UnknownError { response }
//! }
//! ```
//!
//! ```compile_fail,E0423
//! # use inference_errors::OtherWord;
//! fn word() -> OtherWord {
//!     OtherWord("galaxy".into())
//! }
//! ```
//!
//! ```compile_fail,E0004
//! # use inference_errors::types::LimitScope;
//! fn explain(scope: &LimitScope) {
//!     use LimitScope::{ApiKey, IpAddress, Model, Organization, OtherWord, Project};
//!     match scope {
//!         Organization | Project | ApiKey | Model | IpAddress | OtherWord(_) => {}
//!     }
//! }
//! ```
//!
//! What frameworks ask of an answer, the one error type and those of operations have:
//!
//! ```
//! # use actix_web::ResponseError;
//! # use axum::response::IntoResponse;
//! # use inference_errors::{ApiError, operations::GetFileError};
//! # use utoipa::IntoResponses;
//! fn answers<E: IntoResponse + ResponseError>() {}
//! fn documents<E: IntoResponses>() {}
//! answers::<ApiError>();
//! answers::<GetFileError>();
//! documents::<ApiError>();
//! documents::<GetFileError>();
//! ```
//!
//! A single error has none of it:
//!
//! ```compile_fail,E0277
//! # use axum::response::IntoResponse;
//! # use inference_errors::errors::FileNotFound;
//! fn answers<E: IntoResponse>() {}
//! answers::<FileNotFound>();
//! ```
//!
//! ```compile_fail,E0277
//! # use actix_web::ResponseError;
//! # use inference_errors::errors::FileNotFound;
//! fn answers<E: ResponseError>() {}
//! answers::<FileNotFound>();
//! ```
//!
//! ```compile_fail,E0277
//! # use inference_errors::errors::FileNotFound;
//! # use utoipa::IntoResponses;
//! fn documents<E: IntoResponses>() {}
//! documents::<FileNotFound>();
//! ```

#[cfg(test)]
mod handlers;

/// The page about clients, whose examples compile.
#[cfg(doctest)]
#[doc = include_str!("clients.md")]
struct Clients;

#[cfg(test)]
mod inference;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod stress;
#[cfg(test)]
mod two_catalogs;
#[cfg(test)]
mod wire;
#[cfg(test)]
mod wire_read;

/// The examples of the page about servers.
#[cfg(doctest)]
#[doc = include_str!("servers.md")]
pub mod servers {}
