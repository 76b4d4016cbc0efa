//! Writes the request id and the time into errors that go out, and answers for handlers that panic.

use core::future::{Future, Ready, ready};
use core::pin::Pin;
use core::task::{Context, Poll};
use std::rc::Rc;

use ::actix_web::Error;
use ::actix_web::HttpMessage as _;
use ::actix_web::body::{BoxBody, EitherBody};
use ::actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use ::actix_web::http::header;

use super::response::{Find, InContext, respond};
use crate::runtime::request::RequestContext;
use crate::runtime::server::RequestContexts;

/// A middleware that writes the request id and the time into the catalog's errors that go out: those that handlers,
/// extractors and inner middlewares returned. Other responses stay as they are.
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
        let answer = self.service.call(request);
        Box::pin(async move {
            match answer.await {
                Ok(response) => Ok(fill(response, &contexts.now(id))),
                Err(error) => Err(InContext::wrap(error, contexts.now(id))),
            }
        })
    }
}

/// Writes the response anew when an error of the catalog was turned into it, and nobody has made another of it since.
fn fill<B>(response: ServiceResponse<B>, request: &RequestContext) -> ServiceResponse<EitherBody<B>> {
    let find = response.response().extensions().get::<Find>().copied();
    let error = find.and_then(|Find(find)| find(response.response().error()?));
    let Some(error) = error else { return response.map_into_left_body() };
    let written = respond(error, request);
    let content_type = |headers: &header::HeaderMap| headers.get(header::CONTENT_TYPE).cloned();
    let unchanged = written.status() == response.status()
        && content_type(written.headers()) == content_type(response.headers());
    if !unchanged {
        return response.map_into_left_body();
    }
    let (written, body) = written.into_parts();
    let mut response = response.map_body(|_, _| EitherBody::<B, BoxBody>::right(body));
    let headers = response.headers_mut();
    // The new body is not compressed.
    headers.remove(header::CONTENT_ENCODING);
    for (name, value) in written.headers() {
        headers.insert(name.clone(), value.clone());
    }
    response
}
