//! An answer as a client sees it: what it was found to be, and all that it says.

use core::fmt;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::time::SystemTime;

use http::{HeaderMap, StatusCode};

use super::identify::Identity;
use super::plan::{RetryPlan, Verdict};
use super::reading::{self, Reading};
use crate::catalog::{Code, Kind, PARTS, TABLES};
use crate::runtime::api_error::ApiError;
use crate::runtime::part;
use crate::runtime::table::Slot;
use crate::runtime::text::Text;
use crate::runtime::timestamp::Timestamp;

/// An answer that was read. Reading never fails: the status and the body as it came are always there.
pub struct ErrorResponse {
    // In a box, so that a `Result` with it stays small.
    read: Box<Read>,
}

struct Read {
    reading: Reading<'static>,
    error: Option<ApiError>,
}

/// What an answer, or a gRPC status, was found to be.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Outcome<'a, Unknown = UnknownError<'a>> {
    /// An error of the catalog.
    Known(&'a ApiError),
    /// An error of the catalog, without a field that it needs: the code is known, and what came of its fields can be
    /// asked for by name.
    Incomplete(Code),
    /// An error of the API that this version of the catalog doesn't list.
    Unknown(Unknown),
    /// Not an error that the API sends: a proxy's page, an empty body, another API's status.
    Foreign,
}

/// An error of the API that this version of the catalog doesn't list. Only reading an answer makes one.
#[derive(Clone, Copy)]
pub struct UnknownError<'a> {
    response: &'a ErrorResponse,
}

impl ErrorResponse {
    /// Reads an answer that has just come.
    pub fn read(status: StatusCode, headers: &HeaderMap, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, headers, body.into(), || SystemTime::now().into())
    }

    /// Reads an answer that came at a given time, from which a date in `Retry-After` counts when the answer has no
    /// `Date`.
    pub fn read_at(
        status: StatusCode,
        headers: &HeaderMap,
        body: impl Into<Vec<u8>>,
        now: impl Into<Timestamp>,
    ) -> Self {
        Self::new(status, headers, body.into(), || now.into())
    }

    fn new(status: StatusCode, headers: &HeaderMap, body: Vec<u8>, now: impl FnOnce() -> Timestamp) -> Self {
        let reading = reading::read(&TABLES, status, headers, body, now);
        let typed =
            |index: usize| part::read(PARTS, *Code::ALL.get(index)?, &reading.fields(&TABLES.errors[index]));
        let error = match reading.identity() {
            Identity::Known(index) => typed(index),
            Identity::Unknown | Identity::Foreign => None,
        };
        Self { read: Box::new(Read { reading, error }) }
    }

    /// Whether an answer with this status can be an error: from 400 on, and where the catalog lists one. Clients need
    /// not read the bodies of others.
    pub fn is_possible(status: StatusCode) -> bool {
        status.as_u16() >= 400 || Code::of_status(status).next().is_some()
    }

    pub(super) fn reading(&self) -> &Reading<'static> {
        &self.read.reading
    }

    pub(super) fn into_reading(self) -> Reading<'static> {
        self.read.reading
    }

    /// What it was found to be.
    pub fn outcome(&self) -> Outcome<'_> {
        match (&self.read.error, self.code()) {
            (Some(error), _) => Outcome::Known(error),
            (None, Some(code)) => Outcome::Incomplete(code),
            (None, None) if self.reading().identity() == Identity::Foreign => Outcome::Foreign,
            (None, None) => Outcome::Unknown(UnknownError { response: self }),
        }
    }

    /// The code, when the catalog lists it.
    pub fn code(&self) -> Option<Code> {
        match self.reading().identity() {
            Identity::Known(index) => Code::ALL.get(index).copied(),
            Identity::Unknown | Identity::Foreign => None,
        }
    }

    /// The typed error of a known code whose fields came.
    pub fn error(&self) -> Option<&ApiError> {
        self.read.error.as_ref()
    }

    /// The typed error, to match on.
    pub fn kind(&self) -> Option<Kind<'_>> {
        self.error().map(ApiError::kind)
    }

    /// Whether and how to try again, and why.
    pub fn retry(&self) -> RetryPlan<'static> {
        RetryPlan { retry_after: self.retry_after(), ..self.reading().plan() }
    }

    /// Whether trying again can help.
    pub fn retryable(&self) -> bool {
        self.retry().retries()
    }

    /// The typed error with what was sent beside its fields: message, status, instance, free-form details. Gives back
    /// itself when there is none.
    ///
    /// Free-form details become JSON values here, as fields of the type `json` do when an answer is read. Such values take
    /// more memory than their text, up to 150 times as much for the shortest lists; the rest of reading takes at most
    /// twelve times the body.
    pub fn into_error(self) -> Result<ApiError, Self> {
        let Read { reading, error } = *self.read;
        let Some(error) = error else { return Err(Self { read: Box::new(Read { reading, error: None }) }) };
        let sent = reading.text(Slot::Message).filter(|sent| *sent != error.message());
        // A proxy may have changed the status to one that the catalog doesn't list.
        let named =
            reading.status != error.status() && error.code().statuses().any(|one| one == reading.status);
        let mut error = if named { error.with_status(reading.status) } else { error };
        if let Some(message) = sent {
            error = error.with_message(message.into_owned());
        }
        if let Some(instance) = reading.text(Slot::Instance) {
            error = error.with_instance(instance);
        }
        Ok(with_details(error, &reading))
    }
}

/// Adds the free-form members that came; of those with one name the last counts. However many there are, each is looked
/// at once.
fn with_details(error: ApiError, reading: &Reading<'_>) -> ApiError {
    let declared = error.code().facts().fields;
    let free = reading.details().filter(|(name, _)| declared.iter().all(|field| field.name != name));
    let mut places: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
    let mut details: Vec<(String, serde_json::Value)> = Vec::new();
    for (name, json) in free {
        let Ok(value) = serde_json::from_str(json) else { continue };
        if let Some(place) = places.get(&name) {
            details[*place].1 = value;
        } else {
            details.push((name.clone().into_owned(), value));
            places.insert(name, details.len() - 1);
        }
    }
    error.attach(|attached| attached.details = details)
}

impl<'a> UnknownError<'a> {
    /// The code as it was sent.
    pub fn code(&self) -> Option<Cow<'a, str>> {
        self.response.wire_code()
    }

    /// The message as it was sent.
    pub fn message(&self) -> Option<Cow<'a, str>> {
        self.response.message()
    }

    /// The category as it was sent; it may be a new one.
    pub fn category(&self) -> Option<Cow<'a, str>> {
        self.response.category()
    }

    /// The server's own word on trying again.
    pub fn verdict(&self) -> Option<Verdict> {
        self.response.reading().verdict()
    }
}

/// Status, code and message for logs. A message that shows sensitive fields is left to the catalog's, redacted.
impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status().as_u16())?;
        if let Outcome::Foreign = self.outcome() {
            return write!(f, ": not an error of the {} API", TABLES.api);
        }
        if let Some(code) = self.wire_code() {
            write!(f, " {code}")?;
        }
        match (self.read.error.as_ref().filter(|_| self.tells_secrets()), self.message()) {
            (Some(error), _) => {
                let facts = error.code().facts();
                write!(f, ": {}", Text::new(facts, facts.message, &error.wire_payload()).redacted())
            }
            (None, Some(message)) if !self.tells_secrets() => write!(f, ": {message}"),
            (None, _) => Ok(()),
        }
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ErrorResponse");
        shown.field("status", &self.status().as_u16());
        match self.outcome() {
            Outcome::Known(error) => shown.field("known", error),
            Outcome::Incomplete(code) => shown.field("incomplete", &code),
            Outcome::Unknown(unknown) => shown.field("unknown", &unknown.code()),
            Outcome::Foreign => shown.field("foreign", &format_args!("{} bytes", self.body().len())),
        };
        shown.field("request_id", &self.request_id()).finish()
    }
}

impl Error for ErrorResponse {}
