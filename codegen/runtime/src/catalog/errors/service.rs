//! The errors of the service itself.

use crate::runtime::error::catalog_error;

/// `maintenance`: The service is being worked on
#[derive(Clone)]
#[non_exhaustive]
pub struct Maintenance {}

catalog_error!(Maintenance {});

/// `internal_error`: Something went wrong on the server
#[derive(Clone)]
#[non_exhaustive]
pub struct InternalError {}

catalog_error!(InternalError {});
