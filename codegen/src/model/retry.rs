//! Retry policies, every default filled in, all times in milliseconds.

pub use errcat_runtime::runtime::table::{Backoff, Jitter, RetryAfterRule};

/// When and how long to wait before trying again.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The key; `never` for the built-in one.
    pub name: String,
    /// The built-in `never`: no other field counts.
    pub never: bool,
    /// How waits grow.
    pub backoff: Backoff,
    /// The first wait.
    pub initial_ms: u64,
    /// Only for exponential backoff.
    pub factor: f64,
    /// The cap.
    pub max_ms: Option<u64>,
    /// What chance adds.
    pub jitter: Jitter,
    /// Tries in all, at least 1.
    pub attempts: u32,
    /// What `Retry-After` does.
    pub retry_after: RetryAfterRule,
    /// The longest a server can make a client wait.
    pub max_retry_after_ms: u64,
    /// Only for requests that are safe to repeat.
    pub idempotent_only: bool,
    /// After the last failure, the work may have happened.
    pub outcome_unknown: bool,
}

impl Policy {
    /// Whether a request is ever tried again.
    pub fn retries(&self) -> bool {
        !self.never && self.attempts > 1
    }
}
