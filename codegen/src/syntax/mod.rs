//! Turns YAML text into the catalog as written, every value with its place.

pub(crate) mod catalog;
