//! The encoder against answers worked out by hand.

mod body;
mod headers;
mod wire;
