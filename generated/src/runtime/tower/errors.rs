// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns answers that are errors into errors of the service, so that what stands around it can act on them.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll};
use std::error::Error;

use ::tower::{Layer, Service};
use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;

use crate::runtime::read::response::ErrorResponse;
use crate::runtime::replayed::{Looked, Replayed, look};

/// Why a call failed.
#[derive(Debug)]
pub enum CallError<E> {
    /// The service answered with an error.
    Answer(ErrorResponse),
    /// There was no answer.
    NoAnswer(E),
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(answer) => answer.fmt(f),
            Self::NoAnswer(_) => f.write_str("there was no answer"),
        }
    }
}

impl<E: Error + 'static> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Answer(_) => None,
            Self::NoAnswer(failure) => Some(failure),
        }
    }
}

/// Puts [`CatalogErrors`] around an HTTP client.
#[derive(Clone, Copy, Debug, Default)]
pub struct CatalogErrorsLayer;

impl<S> Layer<S> for CatalogErrorsLayer {
    type Service = CatalogErrors<S>;

    fn layer(&self, inner: S) -> CatalogErrors<S> {
        CatalogErrors { inner }
    }
}

/// An HTTP client whose answers are no errors: those are read, whatever they say, and become [`CallError::Answer`].
/// Of an error's body no more than [`MAX_BODY`](crate::runtime::replayed::MAX_BODY) counts.
#[derive(Clone, Copy, Debug)]
pub struct CatalogErrors<S> {
    inner: S,
}

impl<S, Q, B> Service<Request<Q>> for CatalogErrors<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    S::Future: Send + 'static,
    B: Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Send,
{
    type Response = Response<Replayed<B>>;
    type Error = CallError<S::Error>;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context).map_err(CallError::NoAnswer)
    }

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        let answer = self.inner.call(request);
        Box::pin(async move {
            let answer = answer.await.map_err(CallError::NoAnswer)?;
            match look(answer).await {
                Looked::Fine(answer) => Ok(answer),
                Looked::Failed(failed) => Err(CallError::Answer(failed.error)),
            }
        })
    }
}
