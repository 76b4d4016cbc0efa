// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns a template and the values of an error into a sentence.

use core::fmt;

use super::debug::REDACTED;
use super::number::{self, Number, Thousandths};
use super::table::{Facts, Field, Piece};
use super::value::{Payload, Value};

/// A template with its values; `Display` renders it alike in every language.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    facts: &'a Facts<'a>,
    pieces: &'a [Piece<'a>],
    payload: &'a dyn Payload,
    redacted: bool,
}

impl<'a> Text<'a> {
    /// A template of this error: its message, user message or solution.
    pub fn new(facts: &'a Facts<'a>, pieces: &'a [Piece<'a>], payload: &'a dyn Payload) -> Self {
        Self { facts, pieces, payload, redacted: false }
    }

    /// The same with sensitive values redacted.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        self.redacted = true;
        self
    }

    fn place(&self, index: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.facts.fields.get(index) {
            Some(field) if self.redacted && field.sensitive => f.write_str(REDACTED),
            Some(field) => write_value(field, self.payload.value(index), f),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match *piece {
            Piece::Text(text) => f.write_str(text),
            Piece::Field(index) => self.place(usize::from(index), f),
        })
    }
}

/// What stands for a field in text; `None` unless it is a scalar.
pub(super) fn scalar(field: &Field<'_>, value: Value<'_>) -> Option<String> {
    use Value::{Absent, Json, List, Map, Object};

    let scalar = !matches!(value, Absent | Json(_) | List(_) | Map(_) | Object(_));
    scalar.then(|| Scalar(field, value).to_string())
}

/// A value as a template shows it.
pub(super) struct Scalar<'a>(pub(super) &'a Field<'a>, pub(super) Value<'a>);

impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_value(self.0, self.1, f)
    }
}

/// Only scalars have a place in a template; a value that isn't there leaves it empty.
fn write_value(field: &Field<'_>, value: Value<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Value::Text(text) => f.write_str(text),
        Value::Integer(integer) => write!(f, "{}", number::fitting(field, integer)),
        Value::Number(number) => write!(f, "{}", Number(number)),
        Value::Boolean(boolean) => write!(f, "{boolean}"),
        Value::Timestamp(timestamp) => write!(f, "{timestamp}"),
        Value::Duration(duration) => write!(f, "{} s", Thousandths(number::milliseconds(duration))),
        Value::Absent | Value::Json(_) | Value::List(_) | Value::Map(_) | Value::Object(_) => Ok(()),
    }
}
