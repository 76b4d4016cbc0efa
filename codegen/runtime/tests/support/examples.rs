//! One of each error of the Files API, in the order of the catalog.

use std::collections::BTreeMap;
use std::time::Duration;

use errcat_runtime::catalog::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, Quota, QuotaExceeded, QuotaFields,
    RateLimited, RejectionReason, UploadRejected, UploadRejectedFields,
};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::timestamp::Timestamp;

pub(crate) fn examples() -> Vec<ApiError> {
    let quota = Quota::new(QuotaFields { granted: i64::MAX, used: 0 }).with_counted_at(Timestamp::MIN);
    vec![
        FileNotFound::new("a.txt").into(),
        InvalidParameter::new().with_sent("s3cret").into(),
        QuotaExceeded::new(quota, BTreeMap::from([("a".to_owned(), -1)]), vec!["me".to_owned()]).into(),
        RateLimited::new(5, Duration::from_millis(1_500))
            .with_retry_after(Duration::from_millis(7_001))
            .into(),
        UploadRejected::new(UploadRejectedFields {
            name: "b".to_owned(),
            media_type: "text/plain".to_owned(),
            reason: RejectionReason::TooLarge,
        })
        .into(),
        Maintenance::new().into(),
        InternalError::new().into(),
    ]
}
