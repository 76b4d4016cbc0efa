//! The errors of the Files API, each with its fields.

use ::core::fmt;
use ::core::time::Duration;
use ::std::collections::BTreeMap;

use super::types::{Quota, RejectionReason};
use super::{Code, Kind};
use crate::runtime::debug;
use crate::runtime::error::CatalogError;
use crate::runtime::fields::Fields;
use crate::runtime::value::{ToValue as _, Value};

/// `file_not_found`: File {file} does not exist
#[derive(Clone)]
#[non_exhaustive]
pub struct FileNotFound {
    /// The name that was asked for.
    pub file: String,
}

impl FileNotFound {
    /// Takes the required fields.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into() }
    }
}

impl CatalogError for FileNotFound {
    const CODE: Code = Code::FileNotFound;

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.file.to_value(),
            _ => Value::Absent,
        }
    }

    fn kind(&self) -> Kind<'_> {
        Kind::FileNotFound(self)
    }

    fn read(fields: &Fields<'_>) -> Option<Self> {
        Some(Self { file: fields.get(0)? })
    }
}

impl fmt::Debug for FileNotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("FileNotFound", self, f)
    }
}

/// `invalid_parameter`: The parameter is not valid
#[derive(Clone)]
#[non_exhaustive]
pub struct InvalidParameter {
    /// What was sent for it.
    pub sent: Option<String>,
}

impl InvalidParameter {
    /// Takes the required fields.
    pub const fn new() -> Self {
        Self { sent: None }
    }

    /// Sets `sent`.
    #[must_use]
    pub fn with_sent(mut self, sent: impl Into<String>) -> Self {
        self.sent = Some(sent.into());
        self
    }
}

impl Default for InvalidParameter {
    fn default() -> Self {
        Self::new()
    }
}

impl CatalogError for InvalidParameter {
    const CODE: Code = Code::InvalidParameter;

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            // The field with index 0, `param`, is a constant.
            1 => self.sent.to_value(),
            _ => Value::Absent,
        }
    }

    fn kind(&self) -> Kind<'_> {
        Kind::InvalidParameter(self)
    }

    fn read(fields: &Fields<'_>) -> Option<Self> {
        Some(Self { sent: fields.get(1) })
    }
}

impl fmt::Debug for InvalidParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("InvalidParameter", self, f)
    }
}

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

impl CatalogError for QuotaExceeded {
    const CODE: Code = Code::QuotaExceeded;

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.quota.to_value(),
            1 => self.folders.to_value(),
            2 => self.owners.to_value(),
            _ => Value::Absent,
        }
    }

    fn kind(&self) -> Kind<'_> {
        Kind::QuotaExceeded(self)
    }

    fn read(fields: &Fields<'_>) -> Option<Self> {
        Some(Self { quota: fields.get(0)?, folders: fields.get(1)?, owners: fields.get(2)? })
    }
}

impl fmt::Debug for QuotaExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("QuotaExceeded", self, f)
    }
}

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

impl CatalogError for RateLimited {
    const CODE: Code = Code::RateLimited;

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.limit.to_value(),
            1 => self.window.to_value(),
            2 => self.retry_after.to_value(),
            _ => Value::Absent,
        }
    }

    fn kind(&self) -> Kind<'_> {
        Kind::RateLimited(self)
    }

    fn read(fields: &Fields<'_>) -> Option<Self> {
        Some(Self { limit: fields.get(0)?, window: fields.get(1)?, retry_after: fields.get(2) })
    }
}

impl fmt::Debug for RateLimited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("RateLimited", self, f)
    }
}

/// `upload_rejected`: {name} was rejected: {reason}
#[derive(Clone)]
#[non_exhaustive]
pub struct UploadRejected {
    /// The file's name.
    pub name: String,
    /// The file's type.
    pub media_type: String,
    /// Why it was rejected.
    pub reason: RejectionReason,
}

/// The required fields of [`UploadRejected`].
#[derive(Clone)]
pub struct UploadRejectedFields {
    /// The file's name.
    pub name: String,
    /// The file's type.
    pub media_type: String,
    /// Why it was rejected.
    pub reason: RejectionReason,
}

impl UploadRejected {
    /// Takes the required fields.
    pub fn new(fields: UploadRejectedFields) -> Self {
        let UploadRejectedFields { name, media_type, reason } = fields;
        Self { name, media_type, reason }
    }
}

impl CatalogError for UploadRejected {
    const CODE: Code = Code::UploadRejected;

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.name.to_value(),
            1 => self.media_type.to_value(),
            2 => self.reason.to_value(),
            _ => Value::Absent,
        }
    }

    fn kind(&self) -> Kind<'_> {
        Kind::UploadRejected(self)
    }

    fn read(fields: &Fields<'_>) -> Option<Self> {
        Some(Self { name: fields.get(0)?, media_type: fields.get(1)?, reason: fields.get(2)? })
    }
}

impl fmt::Debug for UploadRejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("UploadRejected", self, f)
    }
}

/// `maintenance`: The service is being worked on
#[derive(Clone)]
#[non_exhaustive]
pub struct Maintenance {}

impl Maintenance {
    /// Takes the required fields.
    pub const fn new() -> Self {
        Self {}
    }
}

impl Default for Maintenance {
    fn default() -> Self {
        Self::new()
    }
}

impl CatalogError for Maintenance {
    const CODE: Code = Code::Maintenance;

    fn value(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn kind(&self) -> Kind<'_> {
        Kind::Maintenance(self)
    }

    fn read(_: &Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

impl fmt::Debug for Maintenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("Maintenance", self, f)
    }
}

/// `internal_error`: Something went wrong on the server
#[derive(Clone)]
#[non_exhaustive]
pub struct InternalError {}

impl InternalError {
    /// Takes the required fields.
    pub const fn new() -> Self {
        Self {}
    }
}

impl Default for InternalError {
    fn default() -> Self {
        Self::new()
    }
}

impl CatalogError for InternalError {
    const CODE: Code = Code::InternalError;

    fn value(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn kind(&self) -> Kind<'_> {
        Kind::InternalError(self)
    }

    fn read(_: &Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

impl fmt::Debug for InternalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("InternalError", self, f)
    }
}
