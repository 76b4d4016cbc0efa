//! The integrations for clients: reqwest and reqwest-middleware over loopback, tower with services in memory. Time
//! stands still but for what the clients wait.

#![cfg(any(feature = "reqwest", feature = "tower"))]

#[cfg(feature = "reqwest-middleware")]
mod middleware;
#[cfg(feature = "reqwest")]
mod reqwest_answers;
#[cfg(feature = "reqwest")]
mod server;
#[cfg(feature = "tower")]
mod tower_stack;

#[cfg(any(feature = "reqwest-middleware", feature = "tower"))]
use errcat_runtime::runtime::{budget::RetryBudget, retrier::Retrier};

/// An answer of the catalog.
const LIMITED: &str = concat!(
    r#"{"ok":false,"error":{"code":"rate_limited","message":"Slow down","details":"#,
    r#"{"limit":5,"window":1000}}}"#
);

/// With a budget of its own, so that no test depends on another.
#[cfg(any(feature = "reqwest-middleware", feature = "tower"))]
fn retrier() -> Retrier {
    Retrier::new().with_budget(RetryBudget::new())
}
