//! What a layer is told: where request ids and the time come from, how large a body may be, and how long a service may
//! take.

use core::time::Duration;

use tower_layer::Layer;

use super::service::ErrorService;
use crate::runtime::server::RequestContexts;

/// Completes the errors that a service answers with, and answers for it when it panics or takes too long, or when a body
/// is too large.
///
/// A [`RequestContext`](crate::runtime::request::RequestContext) among the request's extensions wins over what
/// [`RequestContexts`] says; in either case the service finds the context, with the request id, there.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ErrorLayer {
    pub(super) contexts: RequestContexts,
    pub(super) timeout: Option<Duration>,
    pub(super) body_limit: Option<usize>,
    #[cfg(feature = "tracing")]
    pub(super) events: bool,
}

impl ErrorLayer {
    /// Takes request ids and the time from where [`RequestContexts::new`] does, and sets no limits.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says where request ids and the time come from.
    pub fn with_contexts(mut self, contexts: RequestContexts) -> Self {
        self.contexts = contexts;
        self
    }

    /// How long the service may take until its response begins. Needs tokio's timer.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How many bytes a request's body may have. One whose `Content-Length` says more is answered without the service;
    /// one that doesn't say how large it is has to be limited where it is read, as `router` of the feature `axum` does.
    pub fn with_body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Emits an [event](crate::runtime::api_error::ApiError::emit_event) of `tracing` for each error that is answered.
    #[cfg(feature = "tracing")]
    pub fn with_events(mut self) -> Self {
        self.events = true;
        self
    }

    /// How many bytes a request's body may have, where that is limited.
    pub fn body_limit(&self) -> Option<usize> {
        self.body_limit
    }
}

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, service: S) -> ErrorService<S> {
        ErrorService::new(service, self.clone())
    }
}
