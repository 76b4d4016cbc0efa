//! Whether a JSON value is one of a type of the catalog.

use core::time::Duration;

use errcat_runtime::runtime::raw::{FromRaw, Raw};
use errcat_runtime::runtime::table;
use errcat_runtime::runtime::timestamp::Timestamp;
use serde_json::Value;

use crate::model::{Field, Model, Type, TypeBody};
use crate::syntax::lexical;
use crate::wire;

/// What is wrong with a value, and where in it (RFC 6901).
pub(super) enum Mistake {
    /// Another type.
    Type(String),
    /// A member that an object needs.
    Missing(String),
    /// A word that an enumeration doesn't list.
    Word(String),
}

/// The first thing that is wrong with a value.
pub(super) fn mistake(model: &Model, ty: &Type, value: &Value, row: &table::Field<'_>) -> Option<Mistake> {
    let text = value.to_string();
    let raw = Raw::json(&text);
    let is_one = match ty {
        Type::String => value.is_string(),
        Type::Url => value.as_str().is_some_and(lexical::is_url),
        Type::Uuid => value.as_str().is_some_and(lexical::is_uuid),
        Type::Integer | Type::Int64 => i64::from_raw(raw, row).is_some(),
        Type::Number => f64::from_raw(raw, row).is_some(),
        Type::Boolean => value.is_boolean(),
        Type::Timestamp => Timestamp::from_raw(raw, row).is_some(),
        Type::Duration => Duration::from_raw(raw, row).is_some(),
        Type::Json => true,
        Type::List(item) => match value.as_array() {
            Some(items) => return inside(items.iter().enumerate(), |value| mistake(model, item, value, row)),
            None => false,
        },
        Type::Map(item) => match value.as_object() {
            Some(entries) => return inside(entries, |value| mistake(model, item, value, row)),
            None => false,
        },
        Type::Named(id) => return named(model, &model[*id].body, value),
    };
    (!is_one).then(|| Mistake::Type(String::new()))
}

fn named(model: &Model, body: &TypeBody, value: &Value) -> Option<Mistake> {
    match (body, value) {
        (TypeBody::Enumeration(words), Value::String(word)) => {
            (!words.contains(word)).then(|| Mistake::Word(word.clone()))
        }
        (TypeBody::Object(fields), Value::Object(members)) => {
            fields.iter().find_map(|field| member(model, field, members.get(&field.name)))
        }
        _ => Some(Mistake::Type(String::new())),
    }
}

fn member(model: &Model, field: &Field, value: Option<&Value>) -> Option<Mistake> {
    let found = match value.filter(|value| !value.is_null()) {
        Some(value) => mistake(model, &field.ty, value, &wire::without_constant(field))?,
        None if field.optional => return None,
        None => Mistake::Missing(String::new()),
    };
    Some(below(&field.name, found))
}

fn inside<'v, K: ToString>(
    values: impl IntoIterator<Item = (K, &'v Value)>,
    wrong: impl Fn(&Value) -> Option<Mistake>,
) -> Option<Mistake> {
    values.into_iter().find_map(|(key, value)| Some(below(&key.to_string(), wrong(value)?)))
}

fn below(key: &str, mistake: Mistake) -> Mistake {
    let key = key.replace('~', "~0").replace('/', "~1");
    match mistake {
        Mistake::Type(place) => Mistake::Type(format!("/{key}{place}")),
        Mistake::Missing(place) => Mistake::Missing(format!("/{key}{place}")),
        Mistake::Word(word) => Mistake::Word(word),
    }
}
