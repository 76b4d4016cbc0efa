//! Turns what an answer carried for a field into the field's Rust type; what doesn't fit is absent.

use core::time::Duration;
use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fields::Fields;
use super::read::scan::Scanner;
use super::read::{lookup, string};
use super::table::Field;
use super::timestamp::Timestamp;
use super::{header, http_date, number};

/// What an answer carried for one field.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    text: &'a str,
    place: Place,
    wait: Option<Duration>,
}

/// Where it was carried decides how it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The JSON text of one value.
    Body,
    /// A header's value.
    Header,
    /// The value of `Retry-After`, which gives a duration in ways of its own.
    RetryAfter,
    /// The metadata of a gRPC status: text as it is, all else as JSON.
    Metadata,
}

impl<'a> Raw<'a> {
    /// A value of a body.
    pub fn json(text: &'a str) -> Self {
        Self { text, place: Place::Body, wait: None }
    }

    /// A header's value.
    pub fn header(text: &'a str) -> Self {
        Self { text, place: Place::Header, wait: None }
    }

    /// A value of a gRPC status's metadata.
    pub fn metadata(text: &'a str) -> Self {
        Self { text, place: Place::Metadata, wait: None }
    }

    /// The value of `Retry-After`, and the wait that it asks for.
    pub fn retry_after(text: &'a str, wait: Option<Duration>) -> Self {
        Self { text, place: Place::RetryAfter, wait }
    }

    /// The same, with a wait that beats its own for a duration.
    #[must_use]
    pub fn or_wait(self, wait: Option<Duration>) -> Self {
        Self { wait: wait.or(self.wait), ..self }
    }

    /// What it says, as it was sent: JSON text, or the value of a header.
    pub fn as_sent(self) -> &'a str {
        self.text
    }

    /// The text of a string.
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self.place {
            Place::Body => string::unescape(self.text),
            Place::Header | Place::RetryAfter => Some(header::decode(self.text)),
            Place::Metadata => Some(Cow::Borrowed(self.text)),
        }
    }

    /// The fields of an object.
    pub fn fields(self, table: &'a [Field<'a>]) -> Option<Fields<'a>> {
        Some(Fields::of_object(table, lookup::entries(self.json_text()?)?))
    }

    fn json_text(self) -> Option<&'a str> {
        matches!(self.place, Place::Body | Place::Metadata).then_some(self.text)
    }

    /// The text of a JSON number, which is the same in a body and in a header.
    fn number_text(self) -> Option<&'a str> {
        is_number(self.text).then_some(self.text)
    }

    fn number(self) -> Option<f64> {
        self.number_text()?.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

fn is_number(text: &str) -> bool {
    let starts = matches!(text.as_bytes().first(), Some(b'-' | b'0'..=b'9'));
    let whole = |mut scanner: Scanner<'_>| scanner.value().and_then(|_| scanner.end());
    starts && Scanner::new(text).and_then(whole).is_ok()
}

/// A Rust type that can be read from an answer.
pub trait FromRaw: Sized {
    /// The value; `None` when it is null or of another type.
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self>;

    /// What stands in for a required value that is missing, until what was made with it is given up.
    fn blank() -> Self;
}

impl FromRaw for String {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.text().map(Cow::into_owned)
    }

    fn blank() -> Self {
        Self::new()
    }
}

/// Other integers than 64-bit ones stay within ±(2^53−1). A 64-bit integer is read from text, as it is written, and
/// from a number too.
impl FromRaw for i64 {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        if field.int64 {
            let text = raw.text();
            return number::integer(
                text.as_deref().filter(|text| is_number(text)).or_else(|| raw.number_text())?,
            );
        }
        number::integer(raw.number_text()?).filter(|integer| number::is_safe(*integer))
    }

    fn blank() -> Self {
        0
    }
}

impl FromRaw for f64 {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.number()
    }

    fn blank() -> Self {
        0.0
    }
}

impl FromRaw for bool {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.text.parse().ok()
    }

    fn blank() -> Self {
        false
    }
}

/// RFC 3339; in `Retry-After` also the dates of HTTP whose year has four digits.
impl FromRaw for Timestamp {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        let text = raw.text()?;
        let is_date = raw.place == Place::RetryAfter && !text.contains('-');
        let date = || if is_date { http_date::parse(&text, Self::MIN) } else { None };
        text.parse().ok().or_else(date)
    }

    fn blank() -> Self {
        Self::MIN
    }
}

/// Read in seconds, or in milliseconds where the field says so; finer digits don't count.
impl FromRaw for Duration {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        let scale = match raw.place {
            _ if raw.wait.is_some() => return raw.wait,
            Place::RetryAfter => return None,
            Place::Body | Place::Metadata if field.milliseconds => 1.0,
            Place::Body | Place::Metadata | Place::Header => 1_000.0,
        };
        number::whole(raw.number()? * scale).map(Self::from_millis)
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

impl FromRaw for serde_json::Value {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        serde_json::from_str(raw.json_text()?).ok().filter(|value: &Self| !value.is_null())
    }

    fn blank() -> Self {
        Self::Null
    }
}

impl<T: FromRaw> FromRaw for Vec<T> {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        let items = lookup::elements(raw.json_text()?)?;
        items.into_iter().map(|item| T::from_raw(Raw::json(item), field)).collect()
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: FromRaw> FromRaw for BTreeMap<String, T> {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        let entry = |(key, value): (&str, _)| {
            Some((string::unescape(key)?.into_owned(), T::from_raw(Raw::json(value), field)?))
        };
        lookup::entries(raw.json_text()?)?.into_iter().map(entry).collect()
    }

    fn blank() -> Self {
        Self::new()
    }
}
