//! Retry policies, every default filled in, all times in milliseconds.

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

/// How waits grow with n, the failures so far, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backoff {
    /// `initial × factor^n`
    Exponential,
    /// `initial × (n + 1)`
    Linear,
    /// `initial`
    Constant,
}

/// What chance does to a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jitter {
    /// Nothing.
    None,
    /// Draws from [0, wait].
    Full,
    /// Draws from [wait / 2, wait].
    Equal,
    /// Adds from [0, d), d in milliseconds.
    Up(u64),
}

/// What a server's `Retry-After` does to a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfterRule {
    /// The longer of both.
    AtLeast,
    /// Only the server's.
    Exactly,
    /// Only the policy's.
    Ignore,
}
