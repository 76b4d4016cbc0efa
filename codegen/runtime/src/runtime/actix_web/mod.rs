//! Turns errors into actix-web's responses, and what actix-web refuses into errors.
//!
//! `ApiError` and the operations' errors are `ResponseError`s, so handlers return them. What a conversion can't know,
//! the request id and the time, [`Errors`] writes into them afterwards. A response that a handler made itself is never
//! changed.

mod exchange;
mod extractors;
mod middleware;
mod refusals;
mod response;

pub use extractors::{Json, Path, Query};
pub use middleware::{Errors, ErrorsService};
pub use refusals::{Methods, form_config, json_config, method_not_allowed, not_found, path_config};
pub use refusals::{query_config, refusals, resource};

pub use super::refusal::{About, Refusal};
pub use super::role::Role;
pub use super::server::RequestContexts;
