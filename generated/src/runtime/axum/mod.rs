// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns errors into responses of axum.

mod response;

pub use super::tower::{ErrorLayer, RequestContexts, Sent};
