//! The integrations for clients: reqwest and reqwest-middleware over loopback, tower with services in memory. Time
//! stands still but for what the clients wait.

#![cfg(feature = "reqwest-middleware")]
#![cfg(feature = "tower")]

mod middleware;
mod reqwest_answers;
mod server;
mod tower_stack;

/// An answer of the catalog.
const LIMITED: &str = concat!(
    r#"{"ok":false,"error":{"code":"rate_limited","message":"Slow down","details":"#,
    r#"{"limit":5,"window":1000}}}"#
);
