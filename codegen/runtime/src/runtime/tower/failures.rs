//! Turns failures of a service, which its client would see as a broken connection, into errors of the catalog.

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use ::tower::BoxError;
use ::tower::load_shed::error::Overloaded;
use ::tower::timeout::error::Elapsed;
use bytes::Bytes;
use http::{Request, Response};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::runtime::api_error::ApiError;
use crate::runtime::refusal::Refusal;
use crate::runtime::role::Role;

/// Answers where a service fails: with an [`ApiError`] when that is the failure, else with the error of a role.
///
/// That is `overloaded` where tower's `LoadShed` sends a request away, `timeout` where tower's `Timeout` ends one, and
/// `panic` for all else, since it is the server's fault. The failure is kept as the error's source, for logs. It belongs
/// inside of an [`ErrorLayer`](super::ErrorLayer).
#[derive(Clone, Copy, Debug, Default)]
pub struct FailureLayer;

impl<S> Layer<S> for FailureLayer {
    type Service = FailureService<S>;

    fn layer(&self, service: S) -> FailureService<S> {
        FailureService { service, failed: None }
    }
}

/// A service that answers where another fails.
#[derive(Debug)]
pub struct FailureService<S> {
    service: S,
    /// Why the next request can't be taken.
    failed: Option<BoxError>,
}

/// Each clone finds out by itself whether it can take a request.
impl<S: Clone> Clone for FailureService<S> {
    fn clone(&self) -> Self {
        Self { service: self.service.clone(), failed: None }
    }
}

impl<S, A, B> Service<Request<A>> for FailureService<S>
where
    S: Service<Request<A>, Response = Response<B>, Error: Into<BoxError>>,
    B: From<Bytes>,
{
    type Response = Response<B>;
    type Error = Infallible;
    type Future = FailureFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.failed = ready!(self.service.poll_ready(context)).err().map(Into::into);
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let failed = self.failed.take();
        let service = failed.is_none().then(|| self.service.call(request));
        FailureFuture { service, failed }
    }
}

pin_project! {
    /// The answer of a [`FailureService`].
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct FailureFuture<F> {
        #[pin]
        service: Option<F>,
        failed: Option<BoxError>,
    }
}

impl<F, B, E> Future for FailureFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    E: Into<BoxError>,
    B: From<Bytes>,
{
    type Output = Result<Response<B>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let answer = match this.service.as_pin_mut() {
            Some(service) => ready!(service.poll(context)).map_err(Into::into),
            None => Err(this.failed.take().unwrap_or_else(|| "polled after it answered".into())),
        };
        Poll::Ready(Ok(answer.unwrap_or_else(respond)))
    }
}

fn respond<B: From<Bytes>>(failure: BoxError) -> Response<B> {
    match failure.downcast::<ApiError>() {
        Ok(error) => error.into_http(),
        Err(failure) => Refusal::new(role(&failure)).because(failure).into_http(),
    }
}

fn role(failure: &BoxError) -> Role {
    if failure.is::<Overloaded>() {
        Role::Overloaded
    } else if failure.is::<Elapsed>() {
        Role::Timeout
    } else {
        Role::Panic
    }
}
