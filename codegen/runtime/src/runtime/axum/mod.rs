//! Turns errors into responses of axum.

mod response;

pub use super::tower::{ErrorLayer, RequestContexts, Sent};
