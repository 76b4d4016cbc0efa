//! A typed error seen as a row of values, so that one encoder, one `Display` and one `Debug` serve all.

use core::time::Duration;

use super::table::Field;
use super::timestamp::Timestamp;

/// The value of one field, borrowed.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Not set.
    Absent,
    /// A string, URL, UUID or the word of an enumeration.
    Text(&'a str),
    /// An integer; its field says how wide it is.
    Integer(i64),
    /// A number; one that isn't finite counts as absent.
    Number(f64),
    /// A truth value.
    Boolean(bool),
    /// A moment.
    Timestamp(Timestamp),
    /// A duration; what is finer than a millisecond doesn't count.
    Duration(Duration),
    /// Any JSON.
    Json(&'a serde_json::Value),
    /// A list.
    List(&'a dyn List),
    /// Text → value.
    Map(&'a dyn Map),
    /// An object type.
    Object(&'a dyn Object),
}

/// A list of values.
pub trait List {
    /// The element at this index; `None` past the end.
    fn item(&self, index: usize) -> Option<Value<'_>>;
}

/// Text → value, in key order.
pub trait Map {
    /// Calls back for each entry.
    fn each(&self, visit: &mut dyn FnMut(&str, Value<'_>));
}

/// A row of values described by a table of fields: an object type.
pub trait Object {
    /// What the values are.
    fn fields(&self) -> &[Field<'_>];
    /// The value of the field with this index.
    fn value(&self, _index: usize) -> Value<'_> {
        Value::Absent
    }
}

/// What an error carries: its values in the order of its table of fields.
pub trait Payload {
    /// The value of the field with this index; `Absent` for constants and past the end.
    fn value(&self, _index: usize) -> Value<'_> {
        Value::Absent
    }
}

/// Gives a Rust value as a [`Value`].
pub trait ToValue {
    /// Borrows it.
    fn to_value(&self) -> Value<'_>;
}

/// The payload of an error without fields.
pub struct Nothing;

impl Payload for Nothing {
    fn value(&self, _: usize) -> Value<'_> {
        Value::Absent
    }
}
