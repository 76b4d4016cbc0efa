//! What only the server knows: errors that are never sent as themselves, and fields that never leave it.

use ::core::fmt;

use crate::catalog::{Code, FileNotFound, InternalError, Kind, PutFile};
use crate::runtime::api_error::ApiError;
use crate::runtime::debug;
use crate::runtime::error::{CatalogError, KindOf};
use crate::runtime::fields::Fields;
use crate::runtime::internal::InternalFields;
use crate::runtime::operation::Answers;
use crate::runtime::table::{Facts, Field, Piece};
use crate::runtime::value::{Payload, ToValue as _, Value};

static ERRORS: [Facts<'static>; 1] = [Facts {
    key: "disk_failed",
    code: Some("disk_failed"),
    title: "Disk failed",
    statuses: &[500],
    message: &[Piece::Text("Disk "), Piece::Field(0), Piece::Text(" failed")],
    fields: &[Field { name: "disk", ..Field::PLAIN }],
    ..Facts::EMPTY
}];

/// What internal errors are sent as.
static SENT_AS: InternalError = InternalError::new();

/// `disk_failed`: Disk {disk} failed
#[derive(Clone)]
#[non_exhaustive]
pub struct DiskFailed {
    /// The disk.
    pub disk: String,
}

impl DiskFailed {
    /// Takes the required fields.
    pub fn new(disk: impl Into<String>) -> Self {
        Self { disk: disk.into() }
    }
}

impl CatalogError for DiskFailed {
    const CODE: Code = Code::InternalError;
    const KIND: KindOf<Self> = |_| Kind::InternalError(&SENT_AS);

    fn internal_facts() -> Option<&'static Facts<'static>> {
        Some(&ERRORS[0])
    }

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.disk.to_value(),
            _ => Value::Absent,
        }
    }

    fn read(_: &Fields<'_>) -> Option<Self> {
        None
    }
}

impl fmt::Debug for DiskFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::error("DiskFailed", self, f)
    }
}

impl Answers<DiskFailed> for PutFile {}

/// The internal fields of [`FileNotFound`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct FileNotFoundInternal {
    /// Where on the disk it was looked for.
    pub path: Option<String>,
}

impl InternalFields for FileNotFoundInternal {
    const TABLE: &'static [Field<'static>] = &[Field { name: "path", optional: true, ..Field::PLAIN }];
}

impl FileNotFoundInternal {
    /// None is set.
    pub const fn new() -> Self {
        Self { path: None }
    }

    /// Sets `path`.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}

impl Payload for FileNotFoundInternal {
    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.path.to_value(),
            _ => Value::Absent,
        }
    }
}

impl fmt::Debug for FileNotFoundInternal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::named("FileNotFoundInternal", Self::TABLE, self, f)
    }
}

impl FileNotFound {
    /// Keeps internal fields for logs. They are never sent.
    #[must_use]
    pub fn with_internal(self, internal: FileNotFoundInternal) -> ApiError {
        ApiError::from(self).with_internal(internal)
    }
}

impl Code {
    /// The attribute `owner`: who is called when this error is raised.
    pub const fn owner(self) -> Option<&'static str> {
        const OWNERS: [Option<&str>; 7] = [None, None, Some("billing"), None, None, None, Some("platform")];
        OWNERS[self as usize]
    }
}
