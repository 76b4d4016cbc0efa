//! The errors of the service itself.

use crate::runtime::error::catalog_error;

/// `maintenance`: The service is being worked on
#[derive(Clone)]
#[non_exhaustive]
pub struct Maintenance {}

impl Maintenance {
    /// Takes the required fields.
    pub const fn new() -> Self {
        Self {}
    }
}

catalog_error!(Maintenance);

/// `internal_error`: Something went wrong on the server
#[derive(Clone)]
#[non_exhaustive]
pub struct InternalError {}

impl InternalError {
    /// Takes the required fields.
    pub const fn new() -> Self {
        Self {}
    }
}

catalog_error!(InternalError);
