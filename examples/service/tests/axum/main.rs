//! The feature `axum` of a crate whose catalog gives an error for every role.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

mod extractors;
#[path = "../../../../codegen/runtime/tests/axum/loopback.rs"]
mod loopback;
mod router;
mod splitting;
