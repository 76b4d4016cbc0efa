//! One request and its answer.

use core::any::Any;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Response, header};
use http_body::Body;

use crate::runtime::refusal::Refusal;
use crate::runtime::request::RequestContext;
use crate::runtime::sent;
use crate::runtime::settings::Settings;

/// What is kept of a request until it is answered.
pub(super) struct Exchange {
    settings: Settings,
    context: RequestContext,
    is_head: bool,
}

impl Exchange {
    /// Finds the request's id and leaves it among the request's extensions.
    pub(super) fn begin<B>(settings: &Settings, request: &mut Request<B>) -> Self {
        let header = |name: &str| Some(request.headers().get(name)?.as_bytes());
        let context = settings.contexts.of_request(request.extensions().get(), header);
        request.extensions_mut().insert(context.clone());
        let is_head = request.method() == Method::HEAD;
        Self { settings: settings.clone(), context, is_head }
    }

    /// Why a request is refused before it reaches the service.
    pub(super) fn refusal(&self, headers: &HeaderMap) -> Option<Refusal> {
        let said = headers.get(header::CONTENT_LENGTH).map(HeaderValue::as_bytes);
        Refusal::of_length(self.settings.body_limit?, said)
    }

    /// Completes a response that was made from an error and still is; passes any other on.
    pub(super) fn complete<B: Body + From<Bytes>>(&self, mut response: Response<B>) -> Response<B> {
        if let Some(error) = sent::incomplete(&mut response, self.is_head) {
            let context = self.settings.contexts.of_answer(&self.context);
            sent::complete(&mut response, &error, &context);
            #[cfg(feature = "tracing")]
            if self.settings.events {
                error.emit_event(&context);
            }
        }
        response
    }

    /// The answer for a service that panicked. What it panicked with is kept for logs.
    pub(super) fn panicked<B: Body + From<Bytes>>(&self, panic: &(dyn Any + Send)) -> Response<B> {
        self.refuse(Refusal::of_panic(panic))
    }

    /// The answer for a service that took too long.
    pub(super) fn timed_out<B: Body + From<Bytes>>(&self) -> Response<B> {
        self.refuse(Refusal::of_timeout(self.settings.timeout.unwrap_or_default()))
    }

    /// The answer of an error that the catalog gives.
    pub(super) fn refuse<B: Body + From<Bytes>>(&self, refusal: Refusal) -> Response<B> {
        self.complete(refusal.into_http())
    }
}
