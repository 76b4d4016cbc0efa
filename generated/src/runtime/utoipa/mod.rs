// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the catalog into the parts of an `OpenAPI` document: responses of operations, and the schema of the body.

mod responses;
mod schema;
