//! Turns types and fields into schemas of what travels.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::model::{Field, Model, Type, TypeBody, TypeDef, TypeId};
use crate::names::typescript;

const SAFE: i64 = (1 << 53) - 1;

/// Schemas of types, and how they are referred to.
#[derive(Clone, Copy)]
pub(in crate::emit) struct Types<'m> {
    pub(super) model: &'m Model,
    pub(super) place: &'static str,
}

impl Types<'_> {
    /// The name of a type's schema.
    pub(in crate::emit) fn name(self, id: TypeId) -> String {
        typescript::type_name(&self.model[id].name)
    }

    /// The schema of a shared type or an enumeration.
    pub(in crate::emit) fn definition(self, id: TypeId) -> Value {
        let TypeDef { name, body, .. } = &self.model[id];
        let mut schema = Map::from_iter([("title".to_owned(), Value::from(name.as_str()))]);
        match body {
            TypeBody::Enumeration(words) => schema.extend(enumeration(words)),
            TypeBody::Object(fields) => {
                let properties = fields.iter().map(|field| (field.name.clone(), self.field(field, None)));
                let properties: Map<_, _> = properties.collect();
                let required = fields.iter().filter(|field| !field.optional).map(|field| field.name.as_str());
                schema.extend(object(properties, &required.collect::<Vec<_>>()));
            }
        }
        Value::Object(schema)
    }

    /// The shared types that a type is made of, itself included.
    pub(in crate::emit) fn used(self, ty: &Type, found: &mut BTreeSet<TypeId>) {
        if let Some(id) = ty.named()
            && found.insert(id)
            && let TypeBody::Object(fields) = &self.model[id].body
        {
            for field in fields {
                self.used(&field.ty, found);
            }
        }
    }

    /// The schema of a field; `constant` is the JSON that is always written.
    pub(in crate::emit) fn field(self, field: &Field, constant: Option<&str>) -> Value {
        let constant = constant.and_then(|json| serde_json::from_str(json).ok());
        let mut schema = match constant {
            Some(constant) => fixed(&constant),
            None => self.ty(&field.ty, field.milliseconds),
        };
        if let Some(doc) = &field.doc {
            schema["description"] = doc.as_str().into();
        }
        let plain =
            !matches!(field.ty, Type::Duration | Type::Int64 | Type::List(_) | Type::Map(_) | Type::Named(_));
        if let Some(example) = field.example.as_ref().filter(|_| plain) {
            schema["examples"] = json!([example]);
        }
        if field.sensitive {
            schema["x-sensitive"] = true.into();
        }
        schema
    }

    /// The schema of a value.
    pub(in crate::emit) fn ty(self, ty: &Type, milliseconds: bool) -> Value {
        match ty {
            Type::String => json!({ "type": "string" }),
            Type::Integer => json!({ "type": "integer", "minimum": -SAFE, "maximum": SAFE }),
            Type::Int64 => json!({
                "type": "string",
                "pattern": "^(0|-?[1-9][0-9]{0,18})$",
                "description": "An integer of 64 bits, as text.",
            }),
            Type::Number => json!({ "type": "number" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Timestamp => json!({ "type": "string", "format": "date-time" }),
            Type::Duration if milliseconds => {
                json!({ "type": "integer", "minimum": 0, "description": "Milliseconds." })
            }
            Type::Duration => json!({ "type": "number", "minimum": 0, "description": "Seconds." }),
            Type::Url => json!({ "type": "string", "format": "uri" }),
            Type::Uuid => json!({ "type": "string", "format": "uuid" }),
            Type::Json => json!({}),
            Type::List(item) => json!({ "type": "array", "items": self.ty(item, milliseconds) }),
            Type::Map(item) => {
                json!({ "type": "object", "additionalProperties": self.ty(item, milliseconds) })
            }
            Type::Named(id) => json!({ "$ref": format!("{}{}", self.place, self.name(*id)) }),
        }
    }
}

/// Open: other words may come.
fn enumeration(words: &[String]) -> Map<String, Value> {
    let schema = json!({
        "type": "string",
        "description": "More words may be added at any time.",
        "examples": words,
        "x-extensible-enum": words,
    });
    members(schema)
}

/// An object that may have other members too.
pub(super) fn object(properties: Map<String, Value>, required: &[&str]) -> Map<String, Value> {
    let mut schema = members(json!({ "type": "object" }));
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), properties.into());
    }
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

/// One value and no other. A text has its type too, for readers that don't know constants. Makers of clients take a
/// constant with another type for the text of it, and then refuse the value.
pub(super) fn fixed(value: &Value) -> Value {
    if value.is_string() { json!({ "type": "string", "const": value }) } else { json!({ "const": value }) }
}

/// The same, or `null`.
pub(super) fn or_null(mut schema: Value) -> Value {
    match schema.get("type").cloned() {
        Some(ty) if schema.get("const").is_none() => {
            schema["type"] = json!([ty, "null"]);
            schema
        }
        _ if schema.as_object().is_some_and(Map::is_empty) => schema,
        _ => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// The members of an object.
pub(super) fn members(value: Value) -> Map<String, Value> {
    if let Value::Object(members) = value { members } else { Map::new() }
}
