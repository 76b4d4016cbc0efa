//! Writes the request id into the statuses of errors that a gRPC server answers with.

use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::error::Error as _;

use ::tonic::Status;
use ::tonic_types::StatusExt as _;
use http::{Request, Response};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::reason;
use crate::catalog::TABLES;
use crate::runtime::api_error::ApiError;
use crate::runtime::request::RequestContext;
use crate::runtime::server::RequestContexts;

/// Writes the request id, as the detail `RequestInfo`, into the status that an error became on its way out of a call.
///
/// A [`RequestContext`] among the request's extensions wins over what [`RequestContexts`] says; in either case the call
/// finds the context there. Statuses that weren't made from an error, or name a request already, are passed on. So are
/// those that end a stream: they are trailers, and get their request id from [`ApiError::to_grpc_status`].
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct StatusLayer {
    contexts: RequestContexts,
    #[cfg(feature = "tracing")]
    events: bool,
}

impl StatusLayer {
    /// Takes request ids from where [`RequestContexts::new`] does.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says where request ids come from.
    pub fn with_contexts(mut self, contexts: RequestContexts) -> Self {
        self.contexts = contexts;
        self
    }

    /// Emits an [event](ApiError::emit_event) of `tracing` for each error that becomes a status.
    #[cfg(feature = "tracing")]
    pub fn with_events(mut self) -> Self {
        self.events = true;
        self
    }
}

impl<S> Layer<S> for StatusLayer {
    type Service = StatusService<S>;

    fn layer(&self, service: S) -> StatusService<S> {
        StatusService { service, settings: self.clone() }
    }
}

/// A service whose statuses name the request.
#[derive(Clone, Debug)]
pub struct StatusService<S> {
    service: S,
    settings: StatusLayer,
}

impl<S, A, B> Service<Request<A>> for StatusService<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = StatusFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let header = |name: &str| Some(request.headers().get(name)?.as_bytes());
        let context = self.settings.contexts.of_request(request.extensions().get(), header);
        request.extensions_mut().insert(context.clone());
        StatusFuture { service: self.service.call(request), settings: self.settings.clone(), context }
    }
}

pin_project! {
    /// The answer of a [`StatusService`].
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct StatusFuture<F> {
        #[pin]
        service: F,
        settings: StatusLayer,
        context: RequestContext,
    }
}

impl<F, B, E> Future for StatusFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<B>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut answer = ready!(this.service.poll(context));
        if let Ok(response) = &mut answer {
            this.settings.complete(response, this.context);
        }
        Poll::Ready(answer)
    }
}

impl StatusLayer {
    #[cfg_attr(
        not(feature = "tracing"),
        expect(clippy::unused_self, reason = "it says whether to emit events")
    )]
    fn complete<B>(&self, response: &mut Response<B>, request: &RequestContext) {
        let Some(status) = response.extensions().get::<Status>() else { return };
        let Some(error) = status.source().and_then(|source| source.downcast_ref::<ApiError>()) else {
            return;
        };
        #[cfg(feature = "tracing")]
        if self.events {
            error.emit_event(request);
        }
        if let Some(named) = named(status, error, request) {
            // What was a header before can be one again.
            _ = named.add_header(response.headers_mut());
        }
    }
}

/// The status with the request's id, if it is still that of the error and has none.
fn named(status: &Status, error: &ApiError, request: &RequestContext) -> Option<Status> {
    let mut details = status.get_error_details();
    let info = details.error_info()?;
    let stands = info.domain == TABLES.api && info.reason == reason::of(error.code());
    if !stands || details.request_info().is_some() {
        return None;
    }
    details.set_request_info(request.request_id.as_deref()?, "");
    Some(Status::with_error_details(status.code(), status.message(), details))
}
