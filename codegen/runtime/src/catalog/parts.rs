//! What has to know the types of the errors of the Files API.

use super::errors::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, QuotaExceeded, RateLimited, UploadRejected,
};
use super::{Code, Kind};
use crate::runtime::part::{self, Part};
use crate::runtime::value::{ToValue as _, Value};

/// One for every 250 codes.
pub(crate) static PARTS: &[&Part] = &[&Part {
    kind: |code, error| match code {
        Code::FileNotFound => part::typed(error, Kind::FileNotFound),
        Code::InvalidParameter => part::typed(error, Kind::InvalidParameter),
        Code::QuotaExceeded => part::typed(error, Kind::QuotaExceeded),
        Code::RateLimited => part::typed(error, Kind::RateLimited),
        Code::UploadRejected => part::typed(error, Kind::UploadRejected),
        Code::Maintenance => Some(Kind::Maintenance(&Maintenance {})),
        Code::InternalError => Some(Kind::InternalError(&InternalError {})),
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
    read: |code, fields| {
        Some(match code {
            Code::FileNotFound => {
                let file = fields.get(0)?;
                part::boxed(FileNotFound { file })
            }
            Code::InvalidParameter => part::boxed(InvalidParameter { sent: fields.get(1) }),
            Code::QuotaExceeded => {
                let (Some(quota), Some(folders), Some(owners)) =
                    (fields.get(0), fields.get(1), fields.get(2))
                else {
                    return None;
                };
                part::boxed(QuotaExceeded { quota, folders, owners })
            }
            Code::RateLimited => {
                let (Some(limit), Some(window)) = (fields.get(0), fields.get(1)) else { return None };
                part::boxed(RateLimited { limit, window, retry_after: fields.get(2) })
            }
            Code::UploadRejected => {
                let (Some(name), Some(media_type), Some(reason)) =
                    (fields.get(0), fields.get(1), fields.get(2))
                else {
                    return None;
                };
                part::boxed(UploadRejected { name, media_type, reason })
            }
            Code::Maintenance | Code::InternalError => None,
        })
    },
}];
