//! Turns the model into the runtime's tables, and examples into responses by the runtime's own encoder, so that what
//! is shown is what generated code does.

mod body;
mod envelope;
mod field;
mod reader;
mod response;
mod tables;
mod typed;

pub(crate) use field::field;
pub use reader::{Reader, reader};
pub use response::{Encoder, HttpResponse};
pub use tables::tables;
pub(crate) use tables::{internal_facts, policy};
