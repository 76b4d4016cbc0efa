//! The catalog's errors from servers of axum and tower, over HTTP.

#![cfg(feature = "axum")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

mod conversion;
#[cfg(feature = "tracing")]
mod events;
#[cfg(feature = "tracing")]
#[path = "../support/kept.rs"]
mod kept;
mod loopback;
mod refusals;
mod wire;
