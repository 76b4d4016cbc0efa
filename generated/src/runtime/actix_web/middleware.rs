// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Writes the request id and the time into errors that go out, and answers for handlers that panic or take too long.

use core::future::{Future, Ready, poll_fn, ready};
use core::pin::{Pin, pin};
use core::task::{Context, Poll};
use core::time::Duration;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use ::actix_web::Error;
use ::actix_web::body::{EitherBody, MessageBody};
use ::actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use ::actix_web::rt::time::timeout;

use super::exchange::Exchange;
use crate::runtime::refusal::Refusal;
use crate::runtime::settings::{Settings, told};

/// A middleware that writes the request id and the time into the catalog's errors that go out: those that handlers,
/// extractors and inner middlewares returned. Other responses stay as they are.
///
/// A panic, a handler that takes too long, and a body that could not be read to its end or is too large, become the
/// errors of their roles.
///
/// A [`RequestContext`](crate::runtime::request::RequestContext) among the request's extensions wins over what
/// [`RequestContexts`](super::RequestContexts) says; in either case handlers find the context, with the request id, there.
///
/// A body that doesn't say how large it is, `Json`, `Bytes` and `String` limit as they read it; a scope or a resource may
/// say otherwise to these, with a [`PayloadConfig`](::actix_web::web::PayloadConfig).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Errors {
    settings: Settings,
}

told!(Errors);

/// What [`Errors`] makes of a service.
#[derive(Clone, Debug)]
pub struct ErrorsService<S> {
    service: Rc<S>,
    settings: Settings,
}

impl<S, B> Transform<S, ServiceRequest> for Errors
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorsService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ErrorsService { service: Rc::new(service), settings: self.settings.clone() }))
    }
}

impl<S, B> Service<ServiceRequest> for ErrorsService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.service.poll_ready(context)
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let exchange = Exchange::begin(&self.settings, &mut request);
        let limit = self.settings.timeout;
        let called = match exchange.refusal(&request) {
            Some(refusal) => Err(refusal),
            None => catch_unwind(AssertUnwindSafe(|| self.service.call(request)))
                .map_err(|panic| Refusal::of_panic(panic.as_ref())),
        };
        Box::pin(async move {
            let answer = match called {
                Ok(future) => within(limit, catch(future)).await,
                // There is no request left to answer, so this is an error for what is around the middleware.
                Err(refusal) => Err(refusal.into()),
            };
            exchange.complete(answer)
        })
    }
}

/// What the future gives, or an error when that takes too long.
async fn within<A>(
    limit: Option<Duration>,
    future: impl Future<Output = Result<A, Error>>,
) -> Result<A, Error> {
    let Some(limit) = limit else { return future.await };
    timeout(limit, future).await.unwrap_or_else(|_| Err(Refusal::of_timeout(limit).into()))
}

/// What the future gives, or an error when it panics.
async fn catch<A>(future: impl Future<Output = Result<A, Error>>) -> Result<A, Error> {
    let mut future = pin!(future);
    let poll =
        |context: &mut Context<'_>| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(polled) => polled,
            Err(panic) => Poll::Ready(Err(Refusal::of_panic(panic.as_ref()).into())),
        };
    poll_fn(poll).await
}
