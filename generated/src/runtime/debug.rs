// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Shows the values of an error or an object in logs, sensitive ones redacted.

use core::any::Any;
use core::fmt;

use super::error::CatalogError;
use super::row::Row;
use super::table::Field;
use super::value::{List, Map, Object, Payload, Value};

/// What stands in logs for a sensitive value.
pub(super) const REDACTED: &str = "[redacted]";

/// Writes `Name { field: value, … }` for a typed error.
pub fn error<E: CatalogError>(name: &str, error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    row(name, E::ROW, error, f)
}

/// Apart from the type, so that it is compiled once and not for each error.
fn row(name: &str, row: Row, error: &dyn Any, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    named(name, row.facts().fields, &row.values(error), f)
}

/// Writes `Name { field: value, … }` for an object type.
pub fn object(name: &str, object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    named(name, object.fields(), &ObjectPayload(object), f)
}

/// Writes `Name { field: value, … }` for a row of values.
pub fn named(
    name: &str,
    fields: &[Field<'_>],
    payload: &dyn Payload,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (field, value) in present(fields, payload) {
        shown.field(field.name, &Shown(field, value));
    }
    shown.finish()
}

/// A row of values without a name.
pub(super) struct Fields<'a> {
    fields: &'a [Field<'a>],
    payload: &'a dyn Payload,
}

impl<'a> Fields<'a> {
    /// The payload's values by this table.
    pub(super) fn new(fields: &'a [Field<'a>], payload: &'a dyn Payload) -> Self {
        Self { fields, payload }
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = present(self.fields, self.payload);
        f.debug_map().entries(shown.map(|(field, value)| (Plain(field.name), Shown(field, value)))).finish()
    }
}

fn present<'a>(
    fields: &'a [Field<'a>],
    payload: &'a dyn Payload,
) -> impl Iterator<Item = (&'a Field<'a>, Value<'a>)> {
    let values = fields.iter().enumerate().map(|(index, field)| (field, payload.value(index)));
    values.filter(|(_, value)| !matches!(value, Value::Absent))
}

struct Plain<'a>(&'a str);

impl fmt::Debug for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

struct Shown<'a>(&'a Field<'a>, Value<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(field, value) = self;
        match *value {
            _ if field.sensitive => f.write_str(REDACTED),
            Value::Absent => f.write_str("absent"),
            Value::Text(text) => fmt::Debug::fmt(text, f),
            Value::Integer(integer) => integer.fmt(f),
            Value::Number(number) => number.fmt(f),
            Value::Boolean(boolean) => boolean.fmt(f),
            Value::Timestamp(timestamp) => fmt::Display::fmt(&timestamp, f),
            Value::Duration(duration) => duration.fmt(f),
            Value::Json(json) => fmt::Display::fmt(json, f),
            Value::List(list) => show_list(field, list, f),
            Value::Map(map) => show_map(field, map, f),
            Value::Object(object) => Fields::new(object.fields(), &ObjectPayload(object)).fmt(f),
        }
    }
}

fn show_list(field: &Field<'_>, list: &dyn List, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let items = (0..).map_while(|index| list.item(index));
    f.debug_list().entries(items.map(|item| Shown(field, item))).finish()
}

fn show_map(field: &Field<'_>, map: &dyn Map, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_map();
    map.each(&mut |key, value| {
        shown.entry(&key, &Shown(field, value));
    });
    shown.finish()
}

struct ObjectPayload<'a>(&'a dyn Object);

impl Payload for ObjectPayload<'_> {
    fn value(&self, index: usize) -> Value<'_> {
        self.0.value(index)
    }
}
