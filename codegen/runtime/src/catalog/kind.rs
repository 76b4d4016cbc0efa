//! The errors of the Files API, to match on.

use super::code::Code;
use super::errors::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, QuotaExceeded, RateLimited, UploadRejected,
};

/// An error of the Files API, borrowed from an `ApiError` to match on. New errors may be added at any time.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Kind<'a> {
    /// `file_not_found`
    FileNotFound(&'a FileNotFound),
    /// `invalid_parameter`
    InvalidParameter(&'a InvalidParameter),
    /// `quota_exceeded`
    QuotaExceeded(&'a QuotaExceeded),
    /// `rate_limited`
    RateLimited(&'a RateLimited),
    /// `upload_rejected`
    UploadRejected(&'a UploadRejected),
    /// `maintenance`
    Maintenance(&'a Maintenance),
    /// `internal_error`
    InternalError(&'a InternalError),
    /// An error whose type isn't the one of its code; there is none.
    #[doc(hidden)]
    __Other(Code),
}
