//! The operations of the Files API and what each can answer with.

use super::errors::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, QuotaExceeded, RateLimited, UploadRejected,
};
use super::{Code, Kind};
use crate::runtime::api_error::ApiError;
use crate::runtime::operation::{Answers, Operation, OperationError};

/// The operation `get_file`: reads a file.
#[derive(Clone, Copy, Debug)]
pub enum GetFile {}

/// An error of `get_file`.
pub type GetFileError = OperationError<GetFile>;

/// An error of `get_file`, to match on. New errors may be added at any time.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum GetFileKind<'a> {
    /// `file_not_found`
    FileNotFound(&'a FileNotFound),
    /// `rate_limited`
    RateLimited(&'a RateLimited),
    /// An error that the operation doesn't list.
    #[doc(hidden)]
    __Other(&'a ApiError),
}

impl Operation for GetFile {
    const NAME: &'static str = "get_file";
    const CODES: &'static [Code] = &[Code::FileNotFound, Code::RateLimited];
    type Kind<'a> = GetFileKind<'a>;

    #[expect(clippy::wildcard_enum_match_arm, reason = "the operation lists some of all errors")]
    fn kind(error: &ApiError) -> GetFileKind<'_> {
        match error.kind() {
            Kind::FileNotFound(error) => GetFileKind::FileNotFound(error),
            Kind::RateLimited(error) => GetFileKind::RateLimited(error),
            _ => GetFileKind::__Other(error),
        }
    }
}

impl Answers<FileNotFound> for GetFile {}
impl Answers<RateLimited> for GetFile {}

/// The operation `put_file`: stores a file.
#[derive(Clone, Copy, Debug)]
pub enum PutFile {}

/// An error of `put_file`.
pub type PutFileError = OperationError<PutFile>;

/// An error of `put_file`, to match on. New errors may be added at any time.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum PutFileKind<'a> {
    /// `invalid_parameter`
    InvalidParameter(&'a InvalidParameter),
    /// `quota_exceeded`
    QuotaExceeded(&'a QuotaExceeded),
    /// `upload_rejected`
    UploadRejected(&'a UploadRejected),
    /// `maintenance`
    Maintenance(&'a Maintenance),
    /// `internal_error`
    InternalError(&'a InternalError),
    /// An error that the operation doesn't list.
    #[doc(hidden)]
    __Other(&'a ApiError),
}

impl Operation for PutFile {
    const NAME: &'static str = "put_file";
    const CODES: &'static [Code] = &[
        Code::InvalidParameter,
        Code::QuotaExceeded,
        Code::UploadRejected,
        Code::Maintenance,
        // What the internal errors of the operation are sent as.
        Code::InternalError,
    ];
    type Kind<'a> = PutFileKind<'a>;

    #[expect(clippy::wildcard_enum_match_arm, reason = "the operation lists some of all errors")]
    fn kind(error: &ApiError) -> PutFileKind<'_> {
        match error.kind() {
            Kind::InvalidParameter(error) => PutFileKind::InvalidParameter(error),
            Kind::QuotaExceeded(error) => PutFileKind::QuotaExceeded(error),
            Kind::UploadRejected(error) => PutFileKind::UploadRejected(error),
            Kind::Maintenance(error) => PutFileKind::Maintenance(error),
            Kind::InternalError(error) => PutFileKind::InternalError(error),
            _ => PutFileKind::__Other(error),
        }
    }
}

impl Answers<InvalidParameter> for PutFile {}
impl Answers<QuotaExceeded> for PutFile {}
impl Answers<UploadRejected> for PutFile {}
impl Answers<Maintenance> for PutFile {}
