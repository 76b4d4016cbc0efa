//! The part of every generated crate that doesn't vary with the catalog, beside a small hand-written catalog to
//! test it against.

pub mod runtime;
