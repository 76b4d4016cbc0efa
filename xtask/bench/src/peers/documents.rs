//! The same catalog as the peers want it: Conjure's intermediate representation, and a document of `OpenAPI`.

use serde_json::{Map, Value, json};

use crate::maker::{Catalog, Entry, Field, Random};

/// Errors alone, since Conjure's belong to no endpoint: a service would only add to what it generates.
pub fn conjure(catalog: &Catalog) -> Value {
    let mut random = Random::new();
    let errors: Vec<_> = catalog.entries.iter().map(|entry| conjure_error(entry, &mut random)).collect();
    json!({ "version": 1, "errors": errors, "types": [], "services": [], "extensions": {} })
}

fn conjure_error(entry: &Entry, random: &mut Random) -> Value {
    let arguments: Vec<_> = entry.fields.iter().map(|field| conjure_argument(field, random)).collect();
    json!({
        "errorName": { "name": entry.type_name(), "package": "example.bench" },
        "docs": random.prose(60),
        "namespace": "Bench",
        "code": conjure_code(entry.status),
        "safeArgs": arguments,
        "unsafeArgs": [],
    })
}

/// Conjure has no other statuses.
fn conjure_code(status: u16) -> &'static str {
    match status {
        400 | 422 => "INVALID_ARGUMENT",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "CONFLICT",
        500 => "INTERNAL",
        ..500 => "CUSTOM_CLIENT",
        _ => "CUSTOM_SERVER",
    }
}

fn conjure_argument(field: &Field, random: &mut Random) -> Value {
    let primitive = match field.ty {
        "integer" => "SAFELONG",
        "boolean" => "BOOLEAN",
        "number" => "DOUBLE",
        "timestamp" => "DATETIME",
        _ => "STRING",
    };
    let required = json!({ "type": "primitive", "primitive": primitive });
    let ty = if field.optional {
        json!({ "type": "optional", "optional": { "itemType": required } })
    } else {
        required
    };
    json!({ "fieldName": camel(&field.name), "type": ty, "docs": random.prose(5) })
}

/// Conjure's names of fields have no underscore.
fn camel(name: &str) -> String {
    name.split('_')
        .enumerate()
        .map(|(at, word)| if at == 0 { word.to_owned() } else { capital(word) })
        .collect()
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// One union of all errors, which each of the 20 operations answers with: progenitor takes one error type an operation.
pub fn openapi(catalog: &Catalog) -> Value {
    let mut random = Random::new();
    let mut schemas = Map::new();
    for entry in &catalog.entries {
        schemas.insert(entry.type_name(), openapi_error(entry, &mut random));
    }
    let variants: Vec<_> = catalog.entries.iter().map(|entry| reference(&entry.type_name())).collect();
    schemas.insert("AnyError".to_owned(), json!({ "oneOf": variants }));
    let answer = json!({ "application/json": { "schema": reference("AnyError") } });
    let operation = |at| {
        let responses = json!({
            "200": { "description": "Done" },
            "4XX": { "description": "Failed", "content": answer },
            "5XX": { "description": "Failed", "content": answer },
        });
        (format!("/op_{at}"), json!({ "get": { "operationId": format!("op_{at}"), "responses": responses } }))
    };
    let paths: Map<_, _> = (0..20).map(operation).collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Bench API", "version": "1.0.0" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn openapi_error(entry: &Entry, random: &mut Random) -> Value {
    let text = json!({ "type": "string" });
    let details: Map<_, _> =
        entry.fields.iter().map(|field| (field.name.clone(), openapi_field(field, random))).collect();
    let required: Vec<_> =
        entry.fields.iter().filter(|field| !field.optional).map(|field| &field.name).collect();
    let slots = json!({
        "code": { "type": "string", "enum": [entry.code] },
        "message": text,
        "type": text,
        "details": { "type": "object", "properties": details, "required": required },
        "docs": text,
    });
    let all = ["code", "message", "type", "details", "docs"];
    json!({
        "type": "object",
        "description": random.prose(60),
        "properties": { "error": { "type": "object", "properties": slots, "required": all } },
        "required": ["error"],
    })
}

fn openapi_field(field: &Field, random: &mut Random) -> Value {
    let description = random.prose(5);
    match field.ty {
        "integer" => json!({ "type": "integer", "format": "int64", "description": description }),
        "timestamp" => json!({ "type": "string", "format": "date-time", "description": description }),
        "duration" => json!({ "type": "string", "description": description }),
        ty => json!({ "type": ty, "description": description }),
    }
}
