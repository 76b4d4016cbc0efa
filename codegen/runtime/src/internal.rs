//! What only the server knows: errors that are never sent as themselves, and fields that never leave it.

use ::core::fmt;
use ::std::sync::LazyLock;

use crate::catalog::{Code, FileNotFound, InternalError, Kind, PutFile};
use crate::runtime::api_error::ApiError;
use crate::runtime::columns::{Columns, Joined};
use crate::runtime::debug;
use crate::runtime::facts;
use crate::runtime::internal::InternalFields;
use crate::runtime::operation::Answers;
use crate::runtime::row::{Coded, Internal, Row};
use crate::runtime::table::{Facts, Field};
use crate::runtime::value::{Payload, ToValue as _, Value};

static FACTS: LazyLock<&[Facts<'static>]> = LazyLock::new(|| {
    facts::decode(
        "\
error disk_failed
status 500
message Disk {0} failed
field disk
",
        &Columns {
            texts: &["disk_failed"],
            titles: Joined { text: "Disk failed", ends: &[11] },
            numbers: &[],
            docs_urls: Joined { text: "", ends: &[] },
            categories: &[],
            policies: &[0],
        },
    )
});

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

impl Coded for DiskFailed {
    const CODE: Code = Code::InternalError;
    const ROW: Row = Row::internal(
        Self::CODE,
        &Internal {
            facts: || &FACTS[0],
            values: |error| error.downcast_ref::<Self>().map(|error| error as &dyn Payload),
            sent_as: || Kind::InternalError(&SENT_AS),
        },
    );
}

impl Payload for DiskFailed {
    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.disk.to_value(),
            _ => Value::Absent,
        }
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
