//! Tests of the whole on catalogs that are made up.

mod changes;
mod edits;
mod outputs;
