//! Turns a model into the list of its errors and their fields, for tests that make up values by their types.

use errcat_codegen::model::{Field, Model, Type, TypeBody};
use serde_json::{Value, json};

/// The public errors, in the order of the catalog, each with the fields that a caller gives.
pub(crate) fn of(model: &Model) -> Value {
    model.public_errors().map(|(_, error)| fields(model, &error.fields)).collect()
}

fn fields(model: &Model, fields: &[Field]) -> Value {
    let given = fields.iter().filter(|field| !field.internal && field.constant.is_none());
    given.map(|field| one(model, field)).collect()
}

fn one(model: &Model, field: &Field) -> Value {
    let Field { name, ty, optional, header, milliseconds, .. } = field;
    let ty = named(model, ty, *milliseconds);
    json!({ "name": name, "type": ty, "optional": optional, "header": header })
}

fn named(model: &Model, ty: &Type, milliseconds: bool) -> Value {
    match ty {
        Type::String | Type::Url | Type::Uuid => "text".into(),
        Type::Integer => "integer".into(),
        Type::Int64 => "int64".into(),
        Type::Number => "number".into(),
        Type::Boolean => "boolean".into(),
        Type::Timestamp => "timestamp".into(),
        Type::Duration if milliseconds => "milliseconds".into(),
        Type::Duration => "seconds".into(),
        Type::Json => "json".into(),
        Type::List(item) => json!({ "list": named(model, item, milliseconds) }),
        Type::Map(item) => json!({ "map": named(model, item, milliseconds) }),
        Type::Named(id) => match &model[*id].body {
            TypeBody::Enumeration(words) => json!({ "words": words }),
            TypeBody::Object(members) => json!({ "object": fields(model, members) }),
        },
    }
}
