//! The errors of limits.

use ::core::time::Duration;
use ::std::collections::BTreeMap;

use super::super::Quota;

/// `quota_exceeded`: The account stores more than it may
#[derive(Clone)]
#[non_exhaustive]
pub struct QuotaExceeded {
    /// The quota.
    pub quota: Quota,
    /// Bytes stored, by folder.
    pub folders: BTreeMap<String, i64>,
    /// Who can raise the quota.
    pub owners: Vec<String>,
}

impl QuotaExceeded {
    /// Takes the required fields.
    pub fn new(quota: Quota, folders: BTreeMap<String, i64>, owners: Vec<String>) -> Self {
        Self { quota, folders, owners }
    }
}

catalog_error!(QuotaExceeded);

/// `rate_limited`: More than {limit} requests in {window}
#[derive(Clone)]
#[non_exhaustive]
pub struct RateLimited {
    /// How many requests are allowed.
    pub limit: i64,
    /// In which time.
    pub window: Duration,
    /// When to come back.
    pub retry_after: Option<Duration>,
}

impl RateLimited {
    /// Takes the required fields.
    pub const fn new(limit: i64, window: Duration) -> Self {
        Self { limit, window, retry_after: None }
    }

    /// Sets `retry_after`.
    #[must_use]
    pub fn with_retry_after(mut self, retry_after: Duration) -> Self {
        self.retry_after = Some(retry_after);
        self
    }
}

catalog_error!(RateLimited);
