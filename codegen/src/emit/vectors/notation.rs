//! Writes typed values in the notation of the vectors, which every language can compare with its own types.
//!
//! Text, numbers, truth values and lists are JSON's. Everything else is an object with one member that says what it is:
//! `$int64`, `$timestamp`, `$duration_ms`, `$word`, `$other_word`, `$map`, `$object`, `$json`.

use errcat_runtime::runtime::number::Number;
use errcat_runtime::runtime::timestamp::Timestamp;
use serde_json::{Map, Value, json};

use crate::model::{Field, Model, Piece, Template, Type, TypeBody};
use crate::syntax::lexical;

/// The value of an example in the notation; `None` where a reader finds none.
pub(super) fn notation(model: &Model, ty: &Type, value: &Value) -> Option<Value> {
    match ty {
        Type::String | Type::Url | Type::Uuid => value.is_string().then(|| value.clone()),
        Type::Integer => value.as_i64().map(Value::from),
        Type::Int64 => int64(value).map(|integer| json!({ "$int64": integer.to_string() })),
        Type::Number => value.as_f64().map(Value::from),
        Type::Boolean => value.as_bool().map(Value::from),
        Type::Timestamp => timestamp(value).map(|at| json!({ "$timestamp": at.to_string() })),
        Type::Duration => lexical::duration_ms(value.as_str()?).map(duration),
        Type::Json => (!value.is_null()).then(|| json!({ "$json": value })),
        Type::List(item) => value
            .as_array()?
            .iter()
            .map(|each| notation(model, item, each))
            .collect::<Option<_>>()
            .map(Value::Array),
        Type::Map(item) => {
            let entry = |(key, each): (&String, _)| Some((key.clone(), notation(model, item, each)?));
            let entries = value.as_object()?.iter().map(entry).collect::<Option<Map<_, _>>>()?;
            Some(json!({ "$map": entries }))
        }
        Type::Named(id) => match &model[*id].body {
            TypeBody::Enumeration(words) => Some(word(words, value.as_str()?)),
            TypeBody::Object(fields) => object(model, fields, value.as_object()?),
        },
    }
}

/// A duration in the notation.
pub(super) fn duration(milliseconds: u64) -> Value {
    json!({ "$duration_ms": milliseconds })
}

/// The integer of an `int64`, which a catalog has as text or as a number.
pub(super) fn int64(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

/// The moment of a `timestamp`.
pub(super) fn timestamp(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

fn word(words: &[String], word: &str) -> Value {
    if words.iter().any(|known| known == word) {
        json!({ "$word": word })
    } else {
        json!({ "$other_word": word })
    }
}

fn object(model: &Model, fields: &[Field], members: &Map<String, Value>) -> Option<Value> {
    let mut object = Map::new();
    for field in fields {
        match members.get(&field.name).and_then(|value| notation(model, &field.ty, value)) {
            Some(value) => drop(object.insert(field.name.clone(), value)),
            None if field.optional => {}
            None => return None,
        }
    }
    Some(json!({ "$object": object }))
}

/// A template with its places filled in; values in the notation, by the error's fields.
pub(super) fn render(template: &Template, values: &[Option<Value>]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Field(at) => values.get(*at).and_then(Option::as_ref).map(scalar).unwrap_or_default(),
    };
    template.pieces.iter().map(piece).collect()
}

/// A scalar as the language shows it in text.
fn scalar(value: &Value) -> String {
    let tagged = |tag: &str| value.get(tag);
    if let Some(text) = value.as_str() {
        return text.to_owned();
    }
    let texts = ["$int64", "$timestamp", "$word", "$other_word"];
    if let Some(text) = texts.into_iter().find_map(|tag| tagged(tag)?.as_str()) {
        return text.to_owned();
    }
    if let Some(milliseconds) = tagged("$duration_ms").and_then(Value::as_u64) {
        return format!("{} s", seconds(milliseconds));
    }
    match value.as_f64() {
        Some(number) => Number(number).to_string(),
        None => value.to_string(),
    }
}

/// Milliseconds as seconds: 1500 is `1.5`.
pub(super) fn seconds(milliseconds: u64) -> String {
    let text = format!("{}.{:03}", milliseconds / 1_000, milliseconds % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
