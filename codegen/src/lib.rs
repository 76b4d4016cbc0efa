//! errcat-codegen compiles an error catalog: text in, files out. No file system, no clock, no terminal.
//!
//! ```text
//! sources ─ syntax ─▶ as written ─ resolve ─▶ ids ─ check ─▶ diagnostics, or ─ lower ─▶ Model ─ emit ─▶ files
//! ```

mod check;
pub mod diagnostic;
mod emit;
mod lower;
pub mod model;
mod names;
mod nearest;
pub mod output;
pub mod report;
mod resolve;
pub mod span;
mod syntax;
mod wire;

pub use emit::emit;
pub use syntax::Loader;
