//! Turns the model into the runtime's tables, and examples into responses by the runtime's own encoder, so that what
//! is shown is what generated code does.

mod body;
mod envelope;
mod field;
mod reader;
mod response;
mod slot;
mod tables;
mod typed;

pub(crate) use field::{field, without_constant};
pub use reader::{Reader, reader};
pub use response::{Encoder, HttpResponse};
pub(crate) use slot::fixed;
pub use tables::tables;
pub(crate) use tables::{internal_facts, policy};
