//! What has to know the types of the errors of the Files API.

use core::any::Any;

use super::Kind;
use super::errors::{FileNotFound, InvalidParameter, QuotaExceeded, RateLimited, UploadRejected};
use crate::runtime::fields::Fields;
use crate::runtime::part::{self, Erased, Part};
use crate::runtime::value::{ToValue as _, Value};

/// One for every 500 codes.
pub(crate) static PARTS: &[&Part] = &[&Part { kind, value, read }];

fn kind(place: u16, error: &dyn Any) -> Option<Kind<'_>> {
    match place {
        0 => part::typed(error, Kind::FileNotFound),
        1 => part::typed(error, Kind::InvalidParameter),
        2 => part::typed(error, Kind::QuotaExceeded),
        3 => part::typed(error, Kind::RateLimited),
        4 => part::typed(error, Kind::UploadRejected),
        5 => part::only(Kind::Maintenance),
        6 => part::only(Kind::InternalError),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a part has some of all errors")]
fn value(kind: Kind<'_>, index: usize) -> Value<'_> {
    match kind {
        Kind::FileNotFound(error) => match index {
            0 => error.file.to_value(),
            _ => Value::Absent,
        },
        Kind::InvalidParameter(error) => match index {
            // The field with index 0, `param`, is a constant.
            1 => error.sent.to_value(),
            _ => Value::Absent,
        },
        Kind::QuotaExceeded(error) => match index {
            0 => error.quota.to_value(),
            1 => error.folders.to_value(),
            2 => error.owners.to_value(),
            _ => Value::Absent,
        },
        Kind::RateLimited(error) => match index {
            0 => error.limit.to_value(),
            1 => error.window.to_value(),
            2 => error.retry_after.to_value(),
            _ => Value::Absent,
        },
        Kind::UploadRejected(error) => match index {
            0 => error.name.to_value(),
            1 => error.media_type.to_value(),
            2 => error.reason.to_value(),
            _ => Value::Absent,
        },
        _ => Value::Absent,
    }
}

fn read(place: u16, fields: &Fields<'_>) -> Erased {
    match place {
        0 => part::boxed(FileNotFound { file: fields.required(0) }),
        1 => part::boxed(InvalidParameter { sent: fields.get(1) }),
        2 => part::boxed(QuotaExceeded {
            quota: fields.required(0),
            folders: fields.required(1),
            owners: fields.required(2),
        }),
        3 => part::boxed(RateLimited {
            limit: fields.required(0),
            window: fields.required(1),
            retry_after: fields.get(2),
        }),
        4 => part::boxed(UploadRejected {
            name: fields.required(0),
            media_type: fields.required(1),
            reason: fields.required(2),
        }),
        _ => None,
    }
}
