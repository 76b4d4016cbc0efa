//! The codes of the Files API. What can be asked of a code is in `runtime/code.rs`.

/// A code of the Files API. New codes may be added at any time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u16)]
pub enum Code {
    /// `file_not_found`: File {file} does not exist
    FileNotFound,
    /// `invalid_parameter`: The parameter is not valid
    InvalidParameter,
    /// `quota_exceeded`: The account stores more than it may
    QuotaExceeded,
    /// `rate_limited`: More than {limit} requests in {window}
    RateLimited,
    /// `upload_rejected`: {name} was rejected: {reason}
    UploadRejected,
    /// `maintenance`: The service is being worked on
    Maintenance,
    /// `internal_error`: Something went wrong on the server
    InternalError,
}

static CODES: [Code; 7] = [
    Code::FileNotFound,
    Code::InvalidParameter,
    Code::QuotaExceeded,
    Code::RateLimited,
    Code::UploadRejected,
    Code::Maintenance,
    Code::InternalError,
];

impl Code {
    /// All codes, in catalog order.
    pub const ALL: &'static [Self] = &CODES;

    /// The code with this place in [`Self::ALL`], which the compiler would look through where a generic constant names it.
    pub(crate) const fn at(place: u16) -> Self {
        CODES[place as usize]
    }

    /// Finds a code by its text, where there are so few that a `match` is faster than the index.
    pub(crate) const MATCH: Option<fn(&str) -> Option<Self>> = Some(|text| {
        Some(match text {
            "file_not_found" => Self::FileNotFound,
            "invalid_parameter" => Self::InvalidParameter,
            "quota_exceeded" => Self::QuotaExceeded,
            "rate_limited" => Self::RateLimited,
            "upload_rejected" => Self::UploadRejected,
            "maintenance" => Self::Maintenance,
            "internal_error" => Self::InternalError,
            _ => return None,
        })
    });
}
