//! The errors of requests for files.

use super::super::RejectionReason;

/// `file_not_found`: File {file} does not exist
#[derive(Clone)]
#[non_exhaustive]
pub struct FileNotFound {
    /// The name that was asked for.
    pub file: String,
}

impl FileNotFound {
    /// Takes the required fields.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into() }
    }
}

catalog_error!(FileNotFound);

/// `invalid_parameter`: The parameter is not valid
#[derive(Clone)]
#[non_exhaustive]
pub struct InvalidParameter {
    /// What was sent for it.
    pub sent: Option<String>,
}

impl InvalidParameter {
    /// Takes the required fields.
    pub const fn new() -> Self {
        Self { sent: None }
    }

    /// Sets `sent`.
    #[must_use]
    pub fn with_sent(mut self, sent: impl Into<String>) -> Self {
        self.sent = Some(sent.into());
        self
    }
}

catalog_error!(InvalidParameter);

/// `upload_rejected`: {name} was rejected: {reason}
#[derive(Clone)]
#[non_exhaustive]
pub struct UploadRejected {
    /// The file's name.
    pub name: String,
    /// The file's type.
    pub media_type: String,
    /// Why it was rejected.
    pub reason: RejectionReason,
}

/// The required fields of [`UploadRejected`].
#[derive(Clone)]
pub struct UploadRejectedFields {
    /// The file's name.
    pub name: String,
    /// The file's type.
    pub media_type: String,
    /// Why it was rejected.
    pub reason: RejectionReason,
}

impl UploadRejected {
    /// Takes the required fields.
    pub fn new(fields: UploadRejectedFields) -> Self {
        let UploadRejectedFields { name, media_type, reason } = fields;
        Self { name, media_type, reason }
    }
}

catalog_error!(UploadRejected);
