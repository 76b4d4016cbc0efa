//! Fills an envelope by hand, for answers that no server of the catalog sends.

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::notation::int64;
use crate::model::{Envelope, Field, Model, Node, Slot, Type, TypeBody};
use crate::syntax::lexical;

/// An answer in this envelope. Slots without a value are `null` in the body and no header.
pub(super) fn fill(envelope: &Envelope, status: u16, slots: &impl Fn(&Slot) -> Option<Value>) -> Answer {
    let body = envelope.body.as_ref().map(|body| node(body, slots).unwrap_or(Value::Null).to_string());
    let header = |header: &crate::model::HeaderBinding| {
        let value = match &header.value {
            Node::Constant(value) => Some(value.clone()),
            Node::Slot(used) => slots(&used.slot),
            Node::Object { .. } | Node::List(_) => None,
        };
        let value = value?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some((header.name.clone(), text))
    };
    Answer {
        status,
        headers: envelope.headers.iter().filter_map(header).collect(),
        body: body.unwrap_or_default().into(),
    }
}

fn node(written: &Node, slots: &impl Fn(&Slot) -> Option<Value>) -> Option<Value> {
    match written {
        Node::Object { members, spread } => {
            let mut object = Map::new();
            for member in members {
                object.extend(node(&member.value, slots).map(|value| (member.name.clone(), value)));
            }
            if let Some(Value::Object(details)) = spread.and_then(|_| slots(&Slot::Details)) {
                object.extend(details);
            }
            Some(Value::Object(object))
        }
        Node::List(elements) => Some(elements.iter().filter_map(|element| node(element, slots)).collect()),
        Node::Constant(value) => Some(value.clone()),
        Node::Slot(used) => slots(&used.slot).or((!used.optional).then_some(Value::Null)),
    }
}

/// A value as a body carries it.
pub(super) fn on_wire(model: &Model, field: &Field, ty: &Type, value: &Value) -> Option<Value> {
    Some(match ty {
        Type::Int64 => int64(value)?.to_string().into(),
        Type::Duration => {
            let wait = lexical::duration_ms(value.as_str()?)?;
            #[expect(clippy::cast_precision_loss, reason = "the durations that are made up are short")]
            let seconds = wait as f64 / 1_000.0;
            if field.milliseconds { wait.into() } else { seconds.into() }
        }
        Type::List(item) => {
            value.as_array()?.iter().map(|each| on_wire(model, field, item, each)).collect::<Option<_>>()?
        }
        Type::Map(item) => {
            let entry = |(key, each): (&String, _)| Some((key.clone(), on_wire(model, field, item, each)?));
            Value::Object(value.as_object()?.iter().map(entry).collect::<Option<_>>()?)
        }
        Type::Named(id) => match &model[*id].body {
            TypeBody::Enumeration(_) => value.clone(),
            TypeBody::Object(fields) => {
                let member = |field: &Field| {
                    let value = value.get(&field.name)?;
                    Some((field.name.clone(), on_wire(model, field, &field.ty, value)?))
                };
                Value::Object(fields.iter().filter_map(member).collect())
            }
        },
        Type::String
        | Type::Integer
        | Type::Number
        | Type::Boolean
        | Type::Timestamp
        | Type::Url
        | Type::Uuid
        | Type::Json => value.clone(),
    })
}

/// A value that is none of this type.
pub(super) fn mistyped(model: &Model, ty: &Type) -> Value {
    match ty {
        Type::String | Type::Url | Type::Uuid => 42.into(),
        Type::Integer => "42".into(),
        Type::Int64 => true.into(),
        Type::Number | Type::Boolean => "true".into(),
        Type::Timestamp => "yesterday".into(),
        Type::Duration => "5s".into(),
        Type::Json => Value::Null,
        Type::List(_) => json!({}),
        Type::Map(_) => json!([]),
        Type::Named(id) => match &model[*id].body {
            TypeBody::Enumeration(_) => 42.into(),
            TypeBody::Object(_) => json!([]),
        },
    }
}
