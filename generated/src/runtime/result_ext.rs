// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns any failure into an error of the catalog that keeps it as its source: what a handler writes before `?`.

use core::fmt;
use std::error::Error;

use super::api_error::ApiError;
use super::operation::{Operation, OperationError};

/// Turns the failure of a [`Result`] into an error of the catalog, which keeps it as its source.
///
/// The failure may be anything that converts into `Box<dyn Error + Send + Sync>`: an error of a library, an
/// `anyhow::Error`, a text. It is never sent. An [`Option`] needs no method of ours:
/// `option.ok_or_else(|| …)?` does it.
///
/// The trait of another catalog has methods of the same names, so that only one of them can be imported into a module;
/// the other is called by its path.
pub trait ResultExt<T, S>: sealed::Sealed {
    /// Gives this error instead of the failure: `load(id).or_error(Internal::new())?`.
    fn or_error<E>(self, error: E) -> Result<T, Caused<E>>;

    /// Makes the error only when there is a failure, which it may look into:
    /// `load(id).or_error_with(|_| NotFound::new(id))?`.
    fn or_error_with<E>(self, error: impl FnOnce(&S) -> E) -> Result<T, Caused<E>>;
}

impl<T, S: Into<Box<dyn Error + Send + Sync>>> ResultExt<T, S> for Result<T, S> {
    fn or_error<E>(self, error: E) -> Result<T, Caused<E>> {
        self.or_error_with(|_| error)
    }

    fn or_error_with<E>(self, error: impl FnOnce(&S) -> E) -> Result<T, Caused<E>> {
        self.map_err(|source| Caused { error: error(&source), source: source.into() })
    }
}

/// An error of the catalog and what caused it, on its way through `?` into [`ApiError`] or an operation's error.
pub struct Caused<E> {
    error: E,
    source: Box<dyn Error + Send + Sync>,
}

impl<E: Into<ApiError>> From<Caused<E>> for ApiError {
    fn from(caused: Caused<E>) -> Self {
        caused.error.into().with_source(caused.source)
    }
}

impl<O: Operation, E: Into<Self>> From<Caused<E>> for OperationError<O> {
    fn from(caused: Caused<E>) -> Self {
        caused.error.into().with_source(caused.source)
    }
}

impl<E: fmt::Debug> fmt::Debug for Caused<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caused").field("error", &self.error).field("source", &self.source).finish()
    }
}

mod sealed {
    /// Only `Result` is extended.
    pub trait Sealed {}

    impl<T, S> Sealed for Result<T, S> {}
}
