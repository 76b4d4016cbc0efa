//! What a catalog says of trying again; how long that makes a client wait is computed in `retry`.

/// A retry policy; times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Policy<'a> {
    /// The catalog's key.
    pub name: &'a str,
    /// The built-in `never`.
    pub never: bool,
    /// How waits grow.
    pub backoff: Backoff,
    /// The first wait.
    pub initial_ms: u64,
    /// The factor of exponential backoff.
    pub factor: f64,
    /// The cap of a wait.
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
    /// After the last failure the work may have happened.
    pub outcome_unknown: bool,
}

impl Policy<'_> {
    /// The built-in policy `never`; also the language's defaults, for what isn't said otherwise.
    pub const NEVER: Self = Self {
        name: "never",
        never: true,
        backoff: Backoff::Exponential,
        initial_ms: 1_000,
        factor: 2.0,
        max_ms: None,
        jitter: Jitter::None,
        attempts: 3,
        retry_after: RetryAfterRule::AtLeast,
        max_retry_after_ms: 600_000,
        idempotent_only: false,
        outcome_unknown: false,
    };

    /// The word of `$retry`.
    pub fn advice(&self) -> &'static str {
        match self {
            Self { never: true, .. } => "no",
            Self { outcome_unknown: true, .. } => "outcome_unknown",
            _ => "yes",
        }
    }
}

/// How waits grow with the failures so far.
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
