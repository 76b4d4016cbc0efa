// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns errors into responses; a layer completes them.

use axum::response::{IntoResponse, Response};

use crate::runtime::api_error::ApiError;
use crate::runtime::operation::{Operation, OperationError};
use crate::runtime::refusal::Refusal;

/// The response, as [`ApiError::into_http`] makes it. Around it belongs an
/// [`ErrorLayer`](crate::runtime::tower::ErrorLayer), which knows the request's id and the time.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.into_http()
    }
}

/// As for [`ApiError`].
impl<O: Operation> IntoResponse for OperationError<O> {
    fn into_response(self) -> Response {
        ApiError::from(self).into_response()
    }
}

/// The response of the error that the catalog gives; a bare status when it gives none.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.into_http()
    }
}
