//! The encoder against answers worked out by hand.

mod accepted;
mod body;
mod headers;
mod wire;
