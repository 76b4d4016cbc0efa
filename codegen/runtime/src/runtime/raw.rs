//! Turns what an answer carried for a field into the field's Rust type; what doesn't fit is absent.

use core::time::Duration;
use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::fields::Fields;
use super::number;
use super::table::Field;
use super::timestamp::Timestamp;

/// What an answer carried for one field.
#[derive(Clone, Copy)]
pub struct Raw<'a>(Carried<'a>);

/// Where it was carried decides how it is written.
#[derive(Clone, Copy)]
enum Carried<'a> {
    /// The JSON text of one value.
    Body(&'a str),
    /// A header's value.
    Header(&'a str),
    /// `Retry-After`, already understood.
    Delay(Duration),
}

impl<'a> Raw<'a> {
    /// A value of a body.
    pub fn json(text: &'a str) -> Self {
        Self(Carried::Body(text))
    }

    /// A header's value.
    pub fn header(text: &'a str) -> Self {
        Self(Carried::Header(text))
    }

    /// A `Retry-After` that was understood.
    pub fn delay(delay: Duration) -> Self {
        Self(Carried::Delay(delay))
    }

    /// The text of a string.
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self.0 {
            Carried::Body(json) => serde_json::from_str::<String>(json).ok().map(Cow::Owned),
            Carried::Header(value) => Some(super::header::decode(value)),
            Carried::Delay(_) => None,
        }
    }

    /// The fields of an object.
    pub fn fields(self, table: &'a [Field<'a>]) -> Option<Fields<'a>> {
        let Carried::Body(json) = self.0 else { return None };
        let members: BTreeMap<String, &'a RawValue> = serde_json::from_str(json).ok()?;
        let carried = |field: &Field<'_>| members.get(field.name).map(|raw| Self::of(raw));
        Some(Fields::new(table, table.iter().map(carried).collect()))
    }

    fn of(raw: &'a RawValue) -> Self {
        Self::json(raw.get())
    }

    /// A number, boolean or integer: the text is the same in a body and a header.
    fn scalar<T: serde::de::DeserializeOwned>(self) -> Option<T> {
        match self.0 {
            Carried::Body(text) | Carried::Header(text) => serde_json::from_str(text).ok(),
            Carried::Delay(_) => None,
        }
    }
}

/// A Rust type that can be read from an answer.
pub trait FromRaw: Sized {
    /// The value; `None` when it is null or of another type.
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self>;
}

impl FromRaw for String {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.text().map(Cow::into_owned)
    }
}

/// A 64-bit integer also is read from text, as it is written.
impl FromRaw for i64 {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        raw.scalar().or_else(|| if field.int64 { raw.text()?.parse().ok() } else { None })
    }
}

impl FromRaw for f64 {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.scalar().filter(|number: &f64| number.is_finite())
    }
}

impl FromRaw for bool {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.scalar()
    }
}

impl FromRaw for Timestamp {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.text()?.parse().ok()
    }
}

/// Read in seconds, or in milliseconds where the field says so; finer digits don't count.
impl FromRaw for Duration {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        let milliseconds = match raw.0 {
            Carried::Delay(delay) => return Some(delay),
            Carried::Body(_) if field.milliseconds => raw.scalar::<f64>()?,
            Carried::Body(_) | Carried::Header(_) => raw.scalar::<f64>()? * 1_000.0,
        };
        number::whole(milliseconds).map(Self::from_millis)
    }
}

impl FromRaw for serde_json::Value {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        raw.scalar().filter(|value: &Self| !value.is_null())
    }
}

impl<T: FromRaw> FromRaw for Vec<T> {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        let Carried::Body(json) = raw.0 else { return None };
        let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
        items.into_iter().map(|item| T::from_raw(Raw::of(item), field)).collect()
    }
}

impl<T: FromRaw> FromRaw for BTreeMap<String, T> {
    fn from_raw(raw: Raw<'_>, field: &Field<'_>) -> Option<Self> {
        let Carried::Body(json) = raw.0 else { return None };
        let entries: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
        entries.into_iter().map(|(key, value)| Some((key, T::from_raw(Raw::of(value), field)?))).collect()
    }
}
