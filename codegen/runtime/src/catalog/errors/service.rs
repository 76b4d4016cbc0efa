//! The errors of the service itself.

use crate::runtime::plain::PlainError;

/// `maintenance`: The service is being worked on
pub type Maintenance = PlainError<5>;

/// `internal_error`: Something went wrong on the server
pub type InternalError = PlainError<6>;
