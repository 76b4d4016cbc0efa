//! Turns errors into gRPC statuses, and statuses into what they say.
//!
//! A status carries the details of AIP-193: `ErrorInfo` with the code as its reason, the API's name as its domain and
//! the public fields as its metadata; `RetryInfo` where trying again can help; `LocalizedMessage` with the text for
//! the person in front of the screen; `Help` with the error's page; `RequestInfo` with the request id, which [`StatusLayer`]
//! takes from the request. Nothing internal, no source and no note is in them.

mod details;
mod layer;
mod reason;
mod received;
mod status;

pub use layer::{StatusFuture, StatusLayer, StatusService};
pub use received::{ReceivedStatus, StatusOutcome, UnknownStatus};

pub use super::refusal::{About, Refusal};
pub use super::role::Role;
pub use super::server::RequestContexts;
