//! Turns errors into responses of axum, and what a server of axum refuses into errors: a router's own answers, and
//! extractors that name what is wrong.

mod bytes;
mod json;
mod path;
mod query;
mod response;
mod router;

pub use self::bytes::Bytes;
pub use self::json::Json;
pub use self::path::Path;
pub use self::query::Query;
pub use self::router::{method_not_allowed, not_found, router, router_with_own_fallback};
pub use super::refusal::{About, Refusal};
pub use super::role::Role;
pub use super::tower::{ErrorLayer, FailureLayer, RequestContexts, Sent};
