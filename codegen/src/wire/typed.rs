//! Turns a value as the catalog writes it into one that the runtime's encoder takes.

use std::time::Duration;

use bumpalo::Bump;
use errcat_runtime::runtime::json;
use errcat_runtime::runtime::table;
use errcat_runtime::runtime::timestamp::Timestamp;
use errcat_runtime::runtime::value::{List, Map, Object, Payload, ToValue, Value};
use serde_json::Value as Json;

use super::field;
use crate::model::{Field, Model, Type, TypeBody};
use crate::syntax::lexical;

/// A value of a type.
pub(super) enum Typed<'a> {
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Timestamp(Timestamp),
    Duration(Duration),
    Json(&'a Json),
    List(Vec<Self>),
    Map(Vec<(&'a str, Self)>),
    Object(&'a [table::Field<'a>], Row<'a>),
}

/// Values in the order of a table of fields.
#[derive(Default)]
pub(super) struct Row<'a>(pub(super) Vec<Option<Typed<'a>>>);

/// The value; `None` when it is not one of this type.
pub(super) fn typed<'a>(
    model: &'a Model,
    ty: &'a Type,
    value: &'a Json,
    arena: &'a Bump,
) -> Option<Typed<'a>> {
    let text = || value.as_str();
    match ty {
        Type::String | Type::Url | Type::Uuid => text().map(Typed::Text),
        Type::Integer => value.as_i64().map(Typed::Integer),
        Type::Int64 => value.as_i64().or_else(|| text()?.parse().ok()).map(Typed::Integer),
        Type::Number => value.as_f64().map(Typed::Number),
        Type::Boolean => value.as_bool().map(Typed::Boolean),
        Type::Timestamp => text()?.parse().ok().map(Typed::Timestamp),
        Type::Duration => {
            lexical::duration_ms(text()?).map(|wait| Typed::Duration(Duration::from_millis(wait)))
        }
        Type::Json => Some(Typed::Json(value)),
        Type::List(item) => {
            let items = value.as_array()?.iter().map(|value| typed(model, item, value, arena));
            items.collect::<Option<_>>().map(Typed::List)
        }
        Type::Map(item) => {
            let entries = value.as_object()?.iter();
            let entries = entries.map(|(key, value)| Some((key.as_str(), typed(model, item, value, arena)?)));
            entries.collect::<Option<_>>().map(Typed::Map)
        }
        Type::Named(id) => match &model[*id].body {
            TypeBody::Enumeration(_) => text().map(Typed::Text),
            TypeBody::Object(fields) => object(model, fields, value, arena),
        },
    }
}

fn object<'a>(model: &'a Model, fields: &'a [Field], value: &'a Json, arena: &'a Bump) -> Option<Typed<'a>> {
    let members = value.as_object()?;
    let member = |field: &'a Field| typed(model, &field.ty, members.get(&field.name)?, arena);
    let table: Vec<_> = fields.iter().map(|each| field(model, each, arena)).collect();
    Some(Typed::Object(arena.alloc_slice_copy(&table), Row(fields.iter().map(member).collect())))
}

/// The value of an attribute as JSON.
pub(super) fn json<'a>(model: &'a Model, ty: &'a Type, value: &'a Json, arena: &'a Bump) -> Option<&'a str> {
    let field = table::Field { int64: field::holds_int64(ty), ..table::Field::PLAIN };
    typed(model, ty, value, arena).map(|value| write(&field, &value, arena))
}

/// The value as a body has it.
pub(super) fn write<'a>(field: &table::Field<'_>, value: &Typed<'_>, arena: &'a Bump) -> &'a str {
    let mut written = Vec::new();
    json::value(field, value.to_value(), &mut written);
    arena.alloc_str(&String::from_utf8_lossy(&written))
}

impl ToValue for Typed<'_> {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(text),
            Self::Integer(integer) => Value::Integer(*integer),
            Self::Number(number) => Value::Number(*number),
            Self::Boolean(boolean) => Value::Boolean(*boolean),
            Self::Timestamp(timestamp) => Value::Timestamp(*timestamp),
            Self::Duration(duration) => Value::Duration(*duration),
            Self::Json(json) => Value::Json(json),
            Self::List(_) => Value::List(self),
            Self::Map(_) => Value::Map(self),
            Self::Object(..) => Value::Object(self),
        }
    }
}

impl List for Typed<'_> {
    fn item(&self, index: usize) -> Option<Value<'_>> {
        let Self::List(items) = self else { return None };
        items.get(index).map(ToValue::to_value)
    }
}

impl Map for Typed<'_> {
    fn each(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
        if let Self::Map(entries) = self {
            for (key, value) in entries {
                visit(key, value.to_value());
            }
        }
    }
}

impl Object for Typed<'_> {
    fn fields(&self) -> &[table::Field<'_>] {
        if let Self::Object(fields, _) = self { fields } else { &[] }
    }

    fn value(&self, index: usize) -> Value<'_> {
        if let Self::Object(_, row) = self { row.value(index) } else { Value::Absent }
    }
}

impl Payload for Row<'_> {
    fn value(&self, index: usize) -> Value<'_> {
        self.0.get(index).and_then(Option::as_ref).map_or(Value::Absent, ToValue::to_value)
    }
}
