//! A small catalog, written by hand as the Rust emitter prints one: the API `files`, which stores files.
//!
//! Each module of a generated crate has its counterpart here, and each kind of error, field and type occurs once.

mod category;
mod code;
mod errors;
mod kind;
mod operations;
mod parts;
mod tables;
mod types;

pub use category::Category;
pub use code::Code;
pub use errors::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, QuotaExceeded, RateLimited, UploadRejected,
    UploadRejectedFields,
};
pub use kind::Kind;
pub use operations::{GetFile, GetFileError, GetFileKind, PutFile, PutFileError, PutFileKind};
pub(crate) use parts::PARTS;
pub use tables::TABLES;
pub(crate) use tables::{COLUMNS, POLICIES};
pub use types::{Quota, QuotaFields, RejectionReason};
