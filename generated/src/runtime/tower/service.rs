// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! The service that a layer makes of another.

use core::any::Any;
use core::pin::Pin;
use core::task::{Context, Poll};
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use pin_project_lite::pin_project;
use tokio::time::{Sleep, sleep};
use tower_service::Service;

use super::exchange::Exchange;
use crate::runtime::refusal::Refusal;
use crate::runtime::settings::Settings;

/// A service whose errors are completed.
#[derive(Clone, Debug)]
pub struct ErrorService<S> {
    service: S,
    settings: Settings,
}

impl<S> ErrorService<S> {
    pub(super) fn new(service: S, settings: Settings) -> Self {
        Self { service, settings }
    }
}

impl<S, A, B> Service<Request<A>> for ErrorService<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Body + From<Bytes>,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let exchange = Exchange::begin(&self.settings, &mut request);
        let called = match exchange.refusal(request.headers()) {
            Some(refusal) => Err(Uncalled::Refused(refusal)),
            None => catch_unwind(AssertUnwindSafe(|| self.service.call(request))).map_err(Uncalled::Panicked),
        };
        let (service, uncalled) = match called {
            Ok(service) => (Some(service), None),
            Err(uncalled) => (None, Some(uncalled)),
        };
        ErrorFuture { service, timer: self.settings.timeout.map(sleep), uncalled, exchange }
    }
}

/// Why there is no future to wait for.
enum Uncalled {
    Panicked(Box<dyn Any + Send>),
    Refused(Refusal),
}

pin_project! {
    /// The answer of an [`ErrorService`].
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct ErrorFuture<F> {
        #[pin]
        service: Option<F>,
        #[pin]
        timer: Option<Sleep>,
        uncalled: Option<Uncalled>,
        exchange: Exchange,
    }
}

impl<F, B, E> Future for ErrorFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body + From<Bytes>,
{
    type Output = Result<Response<B>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let polled = match (this.service.as_pin_mut(), this.uncalled.take()) {
            (Some(service), None) => catch_unwind(AssertUnwindSafe(|| service.poll(context))),
            (_, Some(Uncalled::Refused(refusal))) => return Poll::Ready(Ok(this.exchange.refuse(refusal))),
            (_, Some(Uncalled::Panicked(panic))) => Err(panic),
            (None, None) => Err(Box::new("polled after it answered") as Box<dyn Any + Send>),
        };
        match polled {
            Ok(Poll::Ready(answer)) => Poll::Ready(answer.map(|response| this.exchange.complete(response))),
            Ok(Poll::Pending) => match this.timer.as_pin_mut().map(|timer| timer.poll(context)) {
                Some(Poll::Ready(())) => Poll::Ready(Ok(this.exchange.timed_out())),
                Some(Poll::Pending) | None => Poll::Pending,
            },
            Err(panic) => Poll::Ready(Ok(this.exchange.panicked(panic.as_ref()))),
        }
    }
}
