//! Turns the catalog into the parts of an `OpenAPI` document: responses of operations, and the schema of the body.

mod responses;
mod schema;
