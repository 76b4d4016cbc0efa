//! Turns a gRPC status into what it says: a known error, an unknown one, or none of this API's. Cannot fail.

use core::fmt;
use core::time::Duration;
use std::error::Error;

use ::tonic::Status;
use ::tonic_types::{ErrorDetails, StatusExt as _};
use http::StatusCode;

use super::reason;
use crate::catalog::{Code, Kind, PARTS, TABLES};
use crate::runtime::api_error::ApiError;
use crate::runtime::fields::{Carries, Fields};
use crate::runtime::grpc;
use crate::runtime::part;
use crate::runtime::raw::{FromRaw, Raw};
use crate::runtime::read::plan::{self, ChosenBy, RetryPlan, Verdict};
use crate::runtime::read::response::Outcome;
use crate::runtime::table::Field;

/// A status that was read. Reading never fails: the status as it came is always there.
pub struct ReceivedStatus {
    // In a box, so that a `Result` with it stays small.
    read: Box<Read>,
}

struct Read {
    status: Status,
    details: ErrorDetails,
    code: Option<Code>,
    error: Option<ApiError>,
}

/// What a status was found to be.
pub type StatusOutcome<'a> = Outcome<'a, UnknownStatus<'a>>;

/// An error of the API that this version of the catalog doesn't list. Only reading a status makes one.
#[derive(Clone, Copy)]
pub struct UnknownStatus<'a> {
    received: &'a ReceivedStatus,
    reason: &'a str,
}

impl From<Status> for ReceivedStatus {
    fn from(status: Status) -> Self {
        let mut read =
            Box::new(Read { details: status.get_error_details(), status, code: None, error: None });
        read.code = read.reason().and_then(reason::find);
        if let Some(code) = read.code {
            read.error = part::read(PARTS, code, &Fields::of_answer(code.facts().fields, &*read));
        }
        Self { read }
    }
}

impl Read {
    /// The reason, when it is one of this API's.
    fn reason(&self) -> Option<&str> {
        let info = self.details.error_info()?;
        (info.domain == TABLES.api).then_some(&info.reason)
    }

    fn metadata(&self, name: &str) -> Option<&str> {
        self.reason()?;
        self.details.error_info()?.metadata.get(name).map(String::as_str)
    }
}

impl Carries for Read {
    fn carried(&self, field: &Field<'_>) -> Option<Raw<'_>> {
        self.metadata(field.name).map(Raw::metadata)
    }
}

impl ReceivedStatus {
    /// What it was found to be.
    pub fn outcome(&self) -> StatusOutcome<'_> {
        match (&self.read.error, self.read.code, self.read.reason()) {
            (Some(error), _, _) => StatusOutcome::Known(error),
            (None, Some(code), _) => StatusOutcome::Incomplete(code),
            (None, None, Some(reason)) => StatusOutcome::Unknown(UnknownStatus { received: self, reason }),
            (None, None, None) => StatusOutcome::Foreign,
        }
    }

    /// The code, when the catalog lists it.
    pub fn code(&self) -> Option<Code> {
        self.read.code
    }

    /// The typed error of a known code whose fields came.
    pub fn error(&self) -> Option<&ApiError> {
        self.read.error.as_ref()
    }

    /// The typed error, to match on.
    pub fn kind(&self) -> Option<Kind<'_>> {
        self.error().map(ApiError::kind)
    }

    /// The status as it came.
    pub fn status(&self) -> &Status {
        &self.read.status
    }

    /// Gives up all else for the status as it came.
    pub fn into_status(self) -> Status {
        self.read.status
    }

    /// The message as it was sent.
    pub fn message(&self) -> &str {
        self.read.status.message()
    }

    /// The text for the person in front of the screen, if one was sent.
    pub fn user_message(&self) -> Option<&str> {
        self.read.details.localized_message().map(|localized| localized.message.as_str())
    }

    /// The request id, to be quoted to those who run the API.
    pub fn request_id(&self) -> Option<&str> {
        self.read.details.request_info().map(|info| info.request_id.as_str())
    }

    /// A field by name, whether or not all others came.
    pub fn field<T: FromRaw>(&self, name: &str) -> Option<T> {
        const UNDECLARED: Field<'_> = Field { int64: true, ..Field::PLAIN };

        let declared = self.read.code.map_or(&[][..], |code| code.facts().fields);
        let field = declared.iter().find(|field| field.name == name).unwrap_or(&UNDECLARED);
        T::from_raw(Raw::metadata(self.read.metadata(name)?), field)
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.read.details.retry_info().and_then(|info| info.retry_delay)
    }

    /// Whether and how to try again, and why. `RetryInfo` counts as the server's word for it, where the error is not
    /// known.
    pub fn retry(&self) -> RetryPlan<'static> {
        let retry_after = self.retry_after();
        let verdict = retry_after.map(|_| Verdict::Yes);
        let status = grpc::http_status(self.read.status.code() as i32);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let (policy, chosen_by) = match self.read.code {
            Some(code) => (*code.retry(), ChosenBy::Error),
            None => plan::unknown(&TABLES, status, verdict),
        };
        RetryPlan { policy, retry_after, verdict, chosen_by }
    }

    /// The typed error with the message that was sent. Gives back itself when there is none.
    pub fn into_error(mut self) -> Result<ApiError, Self> {
        let Some(error) = self.read.error.take() else { return Err(self) };
        let sent = self.message();
        Ok(if sent == error.message() { error } else { error.with_message(sent.to_owned()) })
    }
}

impl<'a> UnknownStatus<'a> {
    /// The reason as it was sent.
    pub fn reason(&self) -> &'a str {
        self.reason
    }

    /// The message as it was sent.
    pub fn message(&self) -> &'a str {
        self.received.message()
    }
}

/// The gRPC code and the reason for logs, without the message, which may show sensitive fields.
impl fmt::Display for ReceivedStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.read.status.code())?;
        match (self.error(), self.read.reason()) {
            (Some(error), _) => write!(f, ": {error}"),
            (None, Some(reason)) => write!(f, ": {reason}"),
            (None, None) => write!(f, ": not an error of the {} API", TABLES.api),
        }
    }
}

impl fmt::Debug for ReceivedStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ReceivedStatus");
        shown.field("status", &self.read.status.code());
        match self.outcome() {
            StatusOutcome::Known(error) => shown.field("known", error),
            StatusOutcome::Incomplete(code) => shown.field("incomplete", &code),
            StatusOutcome::Unknown(unknown) => shown.field("unknown", &unknown.reason),
            StatusOutcome::Foreign => shown.field("foreign", &self.message().len()),
        };
        shown.field("request_id", &self.request_id()).finish()
    }
}

impl Error for ReceivedStatus {}
