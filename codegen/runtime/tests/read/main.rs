//! Answers read, each for one sentence of what the language says of reading.

#![expect(clippy::expect_used, clippy::panic, reason = "a helper that fails fails the test")]

mod attacks;
mod envelopes;
mod fields;
mod hostile;
mod identity;
mod response;
mod retry;
mod round_trip;
mod wire;
