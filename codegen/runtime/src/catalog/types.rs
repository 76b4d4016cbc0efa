//! The types that errors of the Files API share.

use ::core::fmt;

use super::tables::QUOTA;
use crate::runtime::debug;
use crate::runtime::enumeration::OtherWord;
use crate::runtime::raw::{FromRaw, Raw};
use crate::runtime::table::Field;
use crate::runtime::timestamp::Timestamp;
use crate::runtime::value::{Object, ToValue, Value};

/// Why an upload was rejected. New words may be added at any time.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RejectionReason {
    /// `too_large`
    TooLarge,
    /// `virus`
    Virus,
    /// A word that this version doesn't know.
    OtherWord(OtherWord),
}

impl RejectionReason {
    /// The word on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::TooLarge => "too_large",
            Self::Virus => "virus",
            Self::OtherWord(word) => word.as_str(),
        }
    }
}

impl ToValue for RejectionReason {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.as_str())
    }
}

impl FromRaw for RejectionReason {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        Some(match raw.text()?.as_ref() {
            "too_large" => Self::TooLarge,
            "virus" => Self::Virus,
            _ => Self::OtherWord(OtherWord::from_raw(raw, field)?),
        })
    }

    fn blank() -> Self {
        Self::OtherWord(FromRaw::blank())
    }
}

impl fmt::Debug for RejectionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for RejectionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How much may be stored, and how much is.
#[derive(Clone)]
#[non_exhaustive]
pub struct Quota {
    /// Bytes that may be stored.
    pub granted: i64,
    /// Bytes that are stored.
    pub used: i64,
    /// When the account was last counted.
    pub counted_at: Option<Timestamp>,
}

/// The required fields of [`Quota`].
#[derive(Clone, Copy)]
pub struct QuotaFields {
    /// Bytes that may be stored.
    pub granted: i64,
    /// Bytes that are stored.
    pub used: i64,
}

impl Quota {
    /// Takes the required fields.
    pub const fn new(fields: QuotaFields) -> Self {
        let QuotaFields { granted, used } = fields;
        Self { granted, used, counted_at: None }
    }

    /// Sets `counted_at`.
    #[must_use]
    pub fn with_counted_at(mut self, counted_at: Timestamp) -> Self {
        self.counted_at = Some(counted_at);
        self
    }
}

impl Object for Quota {
    fn fields(&self) -> &[Field<'_>] {
        &QUOTA
    }

    fn value(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.granted.to_value(),
            1 => self.used.to_value(),
            2 => self.counted_at.to_value(),
            _ => Value::Absent,
        }
    }
}

impl ToValue for Quota {
    fn to_value(&self) -> Value<'_> {
        Value::Object(self)
    }
}

impl FromRaw for Quota {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        let fields = raw.fields(&QUOTA)?;
        fields.complete(Self {
            granted: fields.required(0),
            used: fields.required(1),
            counted_at: fields.get(2),
        })
    }

    fn blank() -> Self {
        Self { granted: FromRaw::blank(), used: FromRaw::blank(), counted_at: None }
    }
}

impl fmt::Debug for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::object("Quota", self, f)
    }
}
