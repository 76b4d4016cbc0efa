//! What can be asked of a code: all of it is in the tables.

use core::fmt;
use core::str::FromStr;
use std::borrow::Cow;

use http::StatusCode;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::grpc;
use super::table::{Facts, Policy};
use crate::catalog::{COLUMNS, Code, POLICIES, TABLES};

impl Code {
    /// All that the catalog says of this code.
    pub fn facts(self) -> &'static Facts<'static> {
        &TABLES.errors[self as usize]
    }

    /// The code on the wire; the catalog's key for an error that has none there.
    pub const fn as_str(self) -> &'static str {
        COLUMNS.text(self as usize)
    }

    /// The code as a number, where it is one.
    pub const fn number(self) -> Option<i64> {
        COLUMNS.number(self as usize)
    }

    /// A short heading.
    pub const fn title(self) -> &'static str {
        COLUMNS.title(self as usize)
    }

    /// The page about this code.
    pub const fn docs_url(self) -> Option<&'static str> {
        COLUMNS.docs_url(self as usize)
    }

    /// The HTTP status it is sent with unless another is named.
    pub fn status(self) -> StatusCode {
        status_code(self.facts().statuses.first().copied())
    }

    /// Every HTTP status it may be sent with, the usual one first.
    pub fn statuses(self) -> impl Iterator<Item = StatusCode> {
        self.facts().statuses.iter().map(|status| status_code(Some(*status)))
    }

    /// The codes that may be sent with a status, in catalog order.
    pub fn of_status(status: StatusCode) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |code| code.facts().statuses.contains(&status.as_u16()))
    }

    /// The names (lower case) of the headers that an answer with this code may have, `content-type` aside. A name may
    /// come twice.
    pub fn headers(self) -> impl Iterator<Item = &'static str> {
        let facts = self.facts();
        let of_statuses = facts.statuses.iter().flat_map(|status| TABLES.status_headers(*status));
        let bound = TABLES.wire.headers.iter().chain(of_statuses);
        bound.map(|(name, _)| *name).chain(facts.fields.iter().filter_map(|field| field.header))
    }

    /// The number of the gRPC status that stands for its usual HTTP status.
    pub fn grpc_code(self) -> i32 {
        grpc::grpc_code(self.status().as_u16())
    }

    /// Whether and how to try again.
    pub const fn retry(self) -> &'static Policy<'static> {
        &POLICIES[COLUMNS.policy(self as usize) as usize]
    }
}

fn status_code(status: Option<u16>) -> StatusCode {
    // The catalog's check lets nothing else pass than 200 to 599.
    status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that is no code of the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a code of the {} catalog", TABLES.api)
    }
}

impl core::error::Error for UnknownCode {}

/// Reads what [`Code::as_str`] gives.
impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if let Some(find) = Self::MATCH {
            return find(text).ok_or(UnknownCode);
        }
        match TABLES.find_code(text) {
            Some(index) => Self::ALL.get(index).copied().ok_or(UnknownCode),
            None => keyed(text),
        }
    }
}

/// The code that isn't on the wire and has this key.
#[cold]
fn keyed(text: &str) -> Result<Code, UnknownCode> {
    let is_it = |code: &Code| code.facts().code.is_none() && code.facts().key == text;
    let uncoded = TABLES.index.coded() < Code::ALL.len();
    uncoded.then(|| Code::ALL.iter().copied().find(is_it)).flatten().ok_or(UnknownCode)
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
