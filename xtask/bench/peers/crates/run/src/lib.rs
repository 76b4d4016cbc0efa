//! What of the generated crates is used. `used.rs` is written.

mod used;

pub use used::*;
