//! The built binary, run as its users run it: one program, so that what the tests share is built once.

mod bump;
mod cli;
mod diff;
#[cfg(feature = "site")]
mod docs;
mod examples;
#[path = "../../../codegen/tests/support/left_out.rs"]
mod left_out;
mod lints;
mod memory;
mod service;
mod support;
mod sync;
mod traffic;
mod usage;
mod verify;
