//! One of each error, to test against and to show in documents.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::catalog::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, Quota, QuotaExceeded, QuotaFields,
    RateLimited, RejectionReason, UploadRejected, UploadRejectedFields,
};
use crate::runtime::api_error::ApiError;

impl ApiError {
    /// One of each public error, in the order of the catalog.
    pub fn examples() -> Vec<Self> {
        let quota = Quota::new(QuotaFields { granted: i64::MAX, used: 0 });
        let rejected = UploadRejectedFields {
            name: "b".to_owned(),
            media_type: "text/plain".to_owned(),
            reason: RejectionReason::TooLarge,
        };
        vec![
            FileNotFound::new("a.txt").into(),
            InvalidParameter::new().with_sent("s3cret").into(),
            QuotaExceeded::new(quota, BTreeMap::from([("a".to_owned(), -1)]), vec!["me".to_owned()]).into(),
            RateLimited::new(5, Duration::from_millis(1_500))
                .with_retry_after(Duration::from_millis(7_001))
                .into(),
            UploadRejected::new(rejected).into(),
            Maintenance::new().into(),
            InternalError::new().into(),
        ]
    }
}
