//! Makes up values for examples: the same ones each time, sensible by type and name.

use serde_json::{Map, Value, json};

use crate::model::{Field, Type, TypeBody, TypeDef};

/// The request of every made-up example.
pub(super) const REQUEST_ID: &str = "req_7f3a9c12";
/// The moment of every made-up example.
pub(super) const TIMESTAMP: &str = "2026-01-31T09:30:00Z";

/// The value of a field in an example: its constant, else its sample, else one made up. An internal field has none.
pub(super) fn public_value(field: &Field, types: &[TypeDef]) -> Option<Value> {
    if field.internal { None } else { Some(value(field, types)) }
}

fn value(field: &Field, types: &[TypeDef]) -> Value {
    let given = field.constant.as_ref().or(field.example.as_ref());
    given.cloned().unwrap_or_else(|| made_up(&field.ty, &field.name, types))
}

fn made_up(ty: &Type, name: &str, types: &[TypeDef]) -> Value {
    match ty {
        Type::String => Value::from(text(name)),
        Type::Integer => Value::from(integer(name)),
        Type::Int64 => Value::from(integer(name).to_string()),
        Type::Number => json!(12.5),
        Type::Boolean => Value::Bool(true),
        Type::Timestamp => Value::from(TIMESTAMP),
        Type::Duration => Value::from(if name == "retry_after" { "20s" } else { "5s" }),
        Type::Url => Value::from(format!("https://example.com/{}", kebab(name))),
        Type::Uuid => Value::from("5f0c2f4e-7a0b-4f55-9d58-0a4c1f6d2b11"),
        Type::Json => json!({ "note": "any JSON" }),
        Type::List(item) => Value::Array(vec![made_up(item, singular(name), types)]),
        Type::Map(item) => json!({ "example": made_up(item, singular(name), types) }),
        Type::Named(id) => named(&types[id.0 as usize], types),
    }
}

fn named(definition: &TypeDef, types: &[TypeDef]) -> Value {
    match &definition.body {
        TypeBody::Enumeration(words) => words.first().map_or(Value::Null, |word| Value::from(word.as_str())),
        TypeBody::Object(fields) => {
            let member = |field: &Field| (field.name.clone(), value(field, types));
            Value::Object(fields.iter().map(member).collect::<Map<_, _>>())
        }
    }
}

fn text(name: &str) -> String {
    let fixed = match name {
        "field" | "param" | "parameter" => "name",
        "issue" | "reason" | "detail" | "explanation" => "the value is out of range",
        "path" | "pointer" => "/items/0",
        "currency" => "EUR",
        "language" | "locale" => "en",
        "region" => "eu",
        "country" => "DE",
        "ip" | "ip_address" | "address" => "203.0.113.7",
        "email" => "someone@example.com",
        "version" => "1.2.0",
        "method" => "POST",
        _ => return format!("{}-1", kebab(name)),
    };
    fixed.to_owned()
}

fn integer(name: &str) -> i64 {
    let has = |words: &[&str]| name.split('_').any(|part| words.contains(&part));
    if has(&["limit", "max", "maximum", "allowed", "quota"]) {
        100
    } else if has(&["size", "bytes", "length"]) {
        2048
    } else if has(&["min", "minimum"]) {
        1
    } else if has(&["port"]) {
        8080
    } else {
        42
    }
}

fn kebab(name: &str) -> String {
    name.trim_matches('_').replace('_', "-").to_lowercase()
}

/// The name of one element: `tags` → `tag`.
fn singular(name: &str) -> &str {
    name.strip_suffix('s').filter(|stem| !stem.is_empty() && !stem.ends_with('s')).unwrap_or(name)
}
