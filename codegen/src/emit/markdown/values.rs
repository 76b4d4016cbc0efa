//! Turns types and sample values into a few words for a table.

use serde_json::Value;

use super::escape;
use super::site::Here;
use crate::model::{Field, Type, TypeBody};
use crate::syntax::lexical;

/// Enumerations up to this many words are written out.
const WORDS: usize = 8;

/// A value as it looks on the wire; text without its quotes.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => escape::cell_code(text),
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => escape::cell_code(&escape::json(&value.to_string())),
    }
}

/// A field's value as it looks on the wire: a duration is a number there.
pub(super) fn of_field(field: &Field, value: &Value) -> String {
    let duration = value.as_str().filter(|_| field.ty == Type::Duration).and_then(lexical::duration_ms);
    match duration {
        Some(ms) if field.milliseconds && field.header.is_none() => escape::code(&ms.to_string()),
        Some(ms) => escape::code(&seconds(ms)),
        None => shown(value),
    }
}

/// Milliseconds in seconds, with no more decimals than needed.
fn seconds(ms: u64) -> String {
    let decimals = format!("{}.{:03}", ms / 1_000, ms % 1_000);
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A type; shared ones are links to the index.
pub(super) fn type_words(ty: &Type, here: Here<'_>) -> String {
    match ty {
        Type::String => "text".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Int64 => "64-bit integer, as text".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "`true` or `false`".to_owned(),
        Type::Timestamp => "time, RFC 3339".to_owned(),
        Type::Duration => "duration".to_owned(),
        Type::Url => "URL".to_owned(),
        Type::Uuid => "UUID".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::List(element) => format!("list of {}", type_words(element, here)),
        Type::Map(value) => format!("map from text to {}", type_words(value, here)),
        Type::Named(id) => {
            let ty = &here.model()[*id];
            let link = here.anchor_link(&escape::cell_code(&ty.name), "type", &ty.name);
            match &ty.body {
                TypeBody::Enumeration(words) if words.len() <= WORDS => format!("{link}: {}", one_of(words)),
                TypeBody::Enumeration(_) | TypeBody::Object(_) => link,
            }
        }
    }
}

/// Words of an enumeration as code.
pub(super) fn one_of(words: &[String]) -> String {
    words.iter().map(|word| escape::cell_code(word)).collect::<Vec<_>>().join(", ")
}
