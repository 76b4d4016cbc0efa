//! Tests of the whole on catalogs that are made up.

mod bodies;
mod changes;
mod details;
mod edits;
mod names;
mod outputs;
