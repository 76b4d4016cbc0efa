//! Turns an error into a gRPC status.

use std::sync::Arc;

use ::tonic::{Code, Status};
use ::tonic_types::{ErrorDetails, ErrorInfo, StatusExt as _};
use http::StatusCode;

use super::{details, reason};
use crate::catalog::TABLES;
use crate::runtime::api_error::ApiError;
use crate::runtime::grpc;
use crate::runtime::operation::{Operation, OperationError};
use crate::runtime::refusal::Refusal;
use crate::runtime::request::RequestContext;

impl ApiError {
    /// The gRPC status, with the request id if it is known.
    pub fn to_grpc_status(&self, request: &RequestContext) -> Status {
        let mut sent = ErrorDetails::new();
        let info = ErrorInfo {
            reason: reason::of(self.code()).to_owned(),
            domain: TABLES.api.to_owned(),
            metadata: details::metadata(self).into_iter().collect(),
        };
        sent.set_error_info(info.reason, info.domain, info.metadata);
        if let Some(delay) = details::retry_delay(self) {
            sent.set_retry_info(Some(delay));
        }
        if let Some(message) = details::user_message(self) {
            sent.set_localized_message(TABLES.locale, message);
        }
        if let Some(page) = self.code().docs_url() {
            sent.add_help_link(self.code().title(), page);
        }
        if let Some(request_id) = &request.request_id {
            sent.set_request_info(request_id.as_str(), "");
        }
        Status::with_error_details(code(self.status()), details::message(self), sent)
    }
}

/// The status, with the error as its source for layers: [`StatusLayer`](super::StatusLayer) adds the request id, others
/// log. The source is never sent.
impl From<ApiError> for Status {
    fn from(error: ApiError) -> Self {
        let mut status = error.to_grpc_status(&RequestContext::new());
        status.set_source(Arc::new(error));
        status
    }
}

/// As for [`ApiError`].
impl<O: Operation> From<OperationError<O>> for Status {
    fn from(error: OperationError<O>) -> Self {
        ApiError::from(error).into()
    }
}

/// The status of the error that the catalog gives; a bare one when it gives none.
impl From<Refusal> for Status {
    fn from(refusal: Refusal) -> Self {
        let role = refusal.role();
        let bare = || Self::new(code(role.status()), role.key());
        refusal.error().map_or_else(bare, Self::from)
    }
}

fn code(status: StatusCode) -> Code {
    Code::from_i32(grpc::grpc_code(status.as_u16()))
}
