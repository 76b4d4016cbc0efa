// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Writes the request id and the time into errors that go out, and answers for handlers that panic.

use core::any::Any;
use core::future::{Future, Ready, poll_fn, ready};
use core::pin::{Pin, pin};
use core::task::{Context, Poll};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use ::actix_web::body::{BoxBody, EitherBody};
use ::actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use ::actix_web::error::{InternalError, PayloadError};
use ::actix_web::http::header;
use ::actix_web::{Error, HttpMessage as _, HttpResponse, ResponseError as _};

use super::refusals::payload;
use super::response::{Find, InContext, respond, status};
use crate::runtime::api_error::ApiError;
use crate::runtime::dependent;
use crate::runtime::refusal::Refusal;
use crate::runtime::request::RequestContext;
use crate::runtime::server::RequestContexts;

/// A middleware that writes the request id and the time into the catalog's errors that go out: those that handlers,
/// extractors and inner middlewares returned. Other responses stay as they are.
///
/// A panic, and a body that could not be read to its end or is too large, become the errors of their roles.
///
/// It puts a [`RequestContext`] into the request's extensions, for handlers that log the request id.
#[derive(Clone, Debug, Default)]
pub struct Errors {
    contexts: RequestContexts,
}

impl Errors {
    /// Takes request ids and times from where [`RequestContexts::new`] takes them.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes request ids and times from there.
    pub fn with_contexts(contexts: RequestContexts) -> Self {
        Self { contexts }
    }
}

/// What [`Errors`] makes of a service.
#[derive(Clone, Debug)]
pub struct ErrorsService<S> {
    service: Rc<S>,
    contexts: RequestContexts,
}

impl<S, B> Transform<S, ServiceRequest> for Errors
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorsService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ErrorsService { service: Rc::new(service), contexts: self.contexts.clone() }))
    }
}

impl<S, B> Service<ServiceRequest> for ErrorsService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.service.poll_ready(context)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let contexts = self.contexts.clone();
        let id = contexts.request_id(|name| request.headers().get(name).map(header::HeaderValue::as_bytes));
        request.extensions_mut().insert(contexts.now(&*id));
        let called = catch_unwind(AssertUnwindSafe(|| self.service.call(request)));
        Box::pin(async move {
            let answer = match called {
                Ok(future) => catch(future).await,
                Err(panic) => Err(panic),
            };
            match answer {
                Ok(Ok(response)) => Ok(fill(response, &contexts.now(id))),
                Ok(Err(error)) => Err(InContext::wrap(error, contexts.now(id))),
                Err(panic) => Err(InContext::wrap(panicked(panic.as_ref()), contexts.now(id))),
            }
        })
    }
}

/// What the future gives, or what it panics with.
async fn catch<F: Future>(future: F) -> Result<F::Output, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    let poll =
        |context: &mut Context<'_>| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(polled) => polled.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        };
    poll_fn(poll).await
}

/// There is no request left to answer, so this is an error for what is around the middleware.
fn panicked(panic: &(dyn Any + Send)) -> Error {
    let refusal = Refusal::of_panic(panic);
    let bare = status(refusal.role().status());
    let bare = || InternalError::from_response("a handler panicked", HttpResponse::new(bare)).into();
    refusal.error().map_or_else(bare, Error::from)
}

/// Completes the response when an error of the catalog was turned into it, and nobody has made another of it since;
/// replaces it when a body could not be read.
fn fill<B>(response: ServiceResponse<B>, request: &RequestContext) -> ServiceResponse<EitherBody<B>> {
    if let Some(error) = unread(response.response()) {
        let written = respond(&error, request);
        return rewrite(response, written, |_| true, true);
    }
    let Some(error) = found(response.response()) else { return response.map_into_left_body() };
    let written = respond(error, request);
    let content_type = |headers: &header::HeaderMap| headers.get(header::CONTENT_TYPE).cloned();
    let unchanged = written.status() == response.status()
        && content_type(written.headers()) == content_type(response.headers());
    if !unchanged {
        return response.map_into_left_body();
    }
    let names = dependent::headers(error);
    rewrite(response, written, |name| names.contains(&name), dependent::body())
}

/// The error of the catalog that a response was made from.
fn found<B>(response: &HttpResponse<B>) -> Option<&ApiError> {
    let Find(find) = *response.extensions().get::<Find>()?;
    find(response.error()?)
}

/// The error of a body that could not be read, where actix-web answered for it.
fn unread<B>(response: &HttpResponse<B>) -> Option<ApiError> {
    let failure = response.error()?.as_error::<PayloadError>()?;
    let unchanged = failure.status_code() == response.status();
    unchanged.then(|| payload(failure).because(failure.to_string()).error()).flatten()
}

/// Takes over the status, the headers that are asked for, and the body if it is.
fn rewrite<B>(
    mut response: ServiceResponse<B>,
    written: HttpResponse,
    takes: impl Fn(&str) -> bool,
    takes_body: bool,
) -> ServiceResponse<EitherBody<B>> {
    *response.response_mut().status_mut() = written.status();
    let (written, body) = written.into_parts();
    for (name, value) in written.headers().iter().filter(|(name, _)| takes(name.as_str())) {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    if !takes_body {
        return response.map_into_left_body();
    }
    // The new body is not compressed.
    response.headers_mut().remove(header::CONTENT_ENCODING);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response.map_body(|_, _| EitherBody::<B, BoxBody>::right(body))
}
