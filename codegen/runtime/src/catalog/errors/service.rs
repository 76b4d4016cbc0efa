//! The errors of the service itself.

use ::core::fmt;

use super::super::{Code, Kind};
use crate::runtime::debug;
use crate::runtime::error::{CatalogError, KindOf};
use crate::runtime::fields::Fields;

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

impl Default for Maintenance {
    fn default() -> Self {
        Self::new()
    }
}

impl CatalogError for Maintenance {
    const CODE: Code = Code::Maintenance;
    const KIND: KindOf<Self> = |error| Kind::Maintenance(error);

    fn read(_: &Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
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

impl Default for InternalError {
    fn default() -> Self {
        Self::new()
    }
}

impl CatalogError for InternalError {
    const CODE: Code = Code::InternalError;
    const KIND: KindOf<Self> = |error| Kind::InternalError(error);

    fn read(_: &Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

impl fmt::Debug for InternalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("InternalError", self, f)
    }
}
