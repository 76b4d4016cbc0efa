//! Tests of the whole on catalogs that are made up.

mod changes;
mod details;
mod edits;
mod names;
mod outputs;
