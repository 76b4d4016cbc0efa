//! What has to know the types of the errors of the Files API.

use super::errors::{FileNotFound, InvalidParameter, QuotaExceeded, RateLimited, UploadRejected};
use super::{Code, Kind};
use crate::runtime::part::{self, Part};
use crate::runtime::value::{ToValue as _, Value};

/// One for every 500 codes.
pub(crate) static PARTS: &[&Part] = &[&Part {
    kind: |code, error| match code {
        Code::FileNotFound => part::typed(error, Kind::FileNotFound),
        Code::InvalidParameter => part::typed(error, Kind::InvalidParameter),
        Code::QuotaExceeded => part::typed(error, Kind::QuotaExceeded),
        Code::RateLimited => part::typed(error, Kind::RateLimited),
        Code::UploadRejected => part::typed(error, Kind::UploadRejected),
        Code::Maintenance => part::only(Kind::Maintenance),
        Code::InternalError => part::only(Kind::InternalError),
    },
    value: |kind, index| match (kind, index) {
        (Kind::FileNotFound(error), 0) => error.file.to_value(),
        // The field with index 0, `param`, is a constant.
        (Kind::InvalidParameter(error), 1) => error.sent.to_value(),
        (Kind::QuotaExceeded(error), 0) => error.quota.to_value(),
        (Kind::QuotaExceeded(error), 1) => error.folders.to_value(),
        (Kind::QuotaExceeded(error), 2) => error.owners.to_value(),
        (Kind::RateLimited(error), 0) => error.limit.to_value(),
        (Kind::RateLimited(error), 1) => error.window.to_value(),
        (Kind::RateLimited(error), 2) => error.retry_after.to_value(),
        (Kind::UploadRejected(error), 0) => error.name.to_value(),
        (Kind::UploadRejected(error), 1) => error.media_type.to_value(),
        (Kind::UploadRejected(error), 2) => error.reason.to_value(),
        _ => Value::Absent,
    },
    read: |code, fields| match code {
        Code::FileNotFound => part::boxed(FileNotFound { file: fields.required(0) }),
        Code::InvalidParameter => part::boxed(InvalidParameter { sent: fields.get(1) }),
        Code::QuotaExceeded => part::boxed(QuotaExceeded {
            quota: fields.required(0),
            folders: fields.required(1),
            owners: fields.required(2),
        }),
        Code::RateLimited => part::boxed(RateLimited {
            limit: fields.required(0),
            window: fields.required(1),
            retry_after: fields.get(2),
        }),
        Code::UploadRejected => part::boxed(UploadRejected {
            name: fields.required(0),
            media_type: fields.required(1),
            reason: fields.required(2),
        }),
        Code::Maintenance | Code::InternalError => None,
    },
}];
