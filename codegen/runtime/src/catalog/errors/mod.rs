//! The errors of the Files API, each with its fields.

mod files;
mod limits;
mod service;

pub use files::{FileNotFound, InvalidParameter, UploadRejected, UploadRejectedFields};
pub use limits::{QuotaExceeded, RateLimited};
pub use service::{InternalError, Maintenance};
