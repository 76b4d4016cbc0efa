//! The layer around a service, and what it is told.

use tower_layer::Layer;

use super::service::ErrorService;
use crate::runtime::settings::{Settings, told};

/// Completes the errors that a service answers with, and answers for it when it panics or takes too long, or when a body
/// is too large.
///
/// A [`RequestContext`](crate::runtime::request::RequestContext) among the request's extensions wins over what
/// [`RequestContexts`](super::RequestContexts) says; in either case the service finds the context, with the request id,
/// there. A body that doesn't say how large it is, `router` of the feature `axum` limits where it is read.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ErrorLayer {
    pub(super) settings: Settings,
}

told!(ErrorLayer);

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, service: S) -> ErrorService<S> {
        ErrorService::new(service, self.settings.clone())
    }
}
