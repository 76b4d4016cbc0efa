//! The part of every generated crate that doesn't vary with the catalog, beside a small hand-written catalog to
//! test it against. The crate is laid out as a generated one is: `runtime` holds real files that the Rust emitter
//! copies, `catalog` and `internal` hold by hand what the emitter prints.

#![forbid(unsafe_code)]

pub mod catalog;
#[cfg(any(feature = "test-util", feature = "utoipa"))]
mod examples;
#[cfg(feature = "server")]
pub mod internal;
pub mod runtime;
