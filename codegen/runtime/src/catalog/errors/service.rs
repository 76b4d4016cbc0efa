//! The errors of the service itself.

use ::core::fmt;

use super::super::Code;
use crate::runtime::debug;
use crate::runtime::error::CatalogError;
use crate::runtime::row::Row;

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

impl CatalogError for Maintenance {
    const ROW: Row = Row::public(Code::Maintenance);
}

impl fmt::Debug for Maintenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("Maintenance", self, f)
    }
}

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

impl CatalogError for InternalError {
    const ROW: Row = Row::public(Code::InternalError);
}

impl fmt::Debug for InternalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("InternalError", self, f)
    }
}
