//! Turns errors into responses around any tower service: a layer that knows request ids and the time, and answers for
//! a service that panics or takes too long.
//!
//! A service answers with [`ApiError::into_http`](super::api_error::ApiError::into_http), which leaves the error in the
//! response; the layer writes what depends on the request anew. Responses without an error are passed on as they are.
//!
//! For clients, a layer that turns answers into errors, and a policy of `tower::retry` that follows their plans:
//!
//! ```ignore
//! let client = ServiceBuilder::new()
//!     .layer(RetryLayer::new(CatalogRetry::new(Retrier::new())))
//!     .layer(CatalogErrorsLayer)
//!     .service(http_client);
//! ```

mod errors;
mod exchange;
mod failures;
mod layer;
mod retry;
mod service;

pub use errors::{CallError, CatalogErrors, CatalogErrorsLayer};
pub use failures::{FailureFuture, FailureLayer, FailureService};
pub use layer::ErrorLayer;
pub use retry::CatalogRetry;
pub use service::{ErrorFuture, ErrorService};

pub use super::refusal::{About, Refusal};
pub use super::role::Role;
pub use super::sent::Sent;
pub use super::server::RequestContexts;
