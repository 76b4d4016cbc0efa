//! The public catalog as one JSON document: `errors.json`, for tools that want neither Markdown nor HTML.

use errcat_codegen::model::{
    Backoff, ErrorDef, ErrorId, Field, Jitter, Model, Operation, Policy, Retired, Type, TypeBody,
};
use errcat_codegen::output::OutputFile;
use serde_json::{Map, Value, json};

use crate::address::Addresses;

/// Everything that clients may know. Texts are Markdown, as in the catalog; times are in milliseconds.
pub(crate) fn errors_json(model: &Model, addresses: &Addresses) -> OutputFile {
    let types = model.types.iter().filter(|ty| !ty.internal);
    let types: Map<String, Value> = types.map(|ty| (ty.name.clone(), body(model, &ty.body))).collect();
    let api = &model.api;
    let document = json!({
        "api": {
            "name": api.name, "title": api.title, "version": api.version, "description": api.description,
            "base_url": api.base_url, "docs_url": api.docs_url, "support": api.support, "locale": api.locale,
        },
        "errors": model.public_errors().map(|(id, one)| error(model, id, one, addresses)).collect::<Vec<_>>(),
        "retired": model.retired.iter().map(|retired| gone(model, retired)).collect::<Vec<_>>(),
        "statuses": model.statuses.iter().map(|status| json!({
            "status": status.code, "phrase": status.phrase, "description": status.description,
            "retry": model[status.retry].name,
        })).collect::<Vec<_>>(),
        "categories": model.categories.iter().map(|category| json!({
            "name": category.name, "title": category.title, "description": category.description,
        })).collect::<Vec<_>>(),
        "operations": model.operations.iter().map(|one| operation(model, one)).collect::<Vec<_>>(),
        "policies": model.policies.iter().map(policy).collect::<Vec<_>>(),
        "types": types,
    });
    OutputFile { path: addresses.own("errors.json"), text: format!("{document:#}\n") }
}

fn error(model: &Model, id: ErrorId, error: &ErrorDef, addresses: &Addresses) -> Value {
    let attributes =
        model.attributes.iter().zip(&error.attributes).filter(|(attribute, _)| !attribute.internal);
    let attributes: Map<String, Value> =
        attributes.filter_map(|(attribute, value)| Some((attribute.name.clone(), value.clone()?))).collect();
    let template = |text: &Option<_>| text.as_ref().map(|text| error.in_braces(text));
    json!({
        "code": error.code.as_ref().map(|code| &code.text),
        "number": error.code.as_ref().and_then(|code| code.number),
        "title": error.title,
        "type": error.kind,
        "statuses": error.statuses,
        "message": error.in_braces(&error.message),
        "user_message": template(&error.user_message),
        "solution": template(&error.solution),
        "description": error.description,
        "causes": error.causes,
        "see": error.see,
        "category": error.category.map(|category| &model[category].name),
        "retry": model[error.retry].name,
        "fields": fields(model, &error.fields),
        "attributes": attributes,
        "since": error.since,
        "deprecated": error.deprecated.as_ref().map(|deprecated| json!({
            "since": deprecated.since, "note": deprecated.note, "replaced_by": code(model, deprecated.replaced_by),
        })),
        "page": addresses.url(addresses.of_error(id)),
    })
}

/// The code of another error, unless clients mustn't know of it.
fn code(model: &Model, id: Option<ErrorId>) -> Option<&str> {
    let error = &model[id.filter(|id| !model[*id].internal)?];
    Some(error.code.as_ref().map_or(error.key.as_str(), |code| &code.text))
}

fn fields(model: &Model, fields: &[Field]) -> Vec<Value> {
    let public = fields.iter().filter(|field| !field.internal);
    let field = |field: &Field| {
        json!({
            "name": field.name, "type": ty(model, &field.ty), "required": !field.optional,
            "constant": field.constant, "header": field.header, "sensitive": field.sensitive,
            "description": field.doc, "example": field.example,
        })
    };
    public.map(field).collect()
}

fn ty(model: &Model, of: &Type) -> Value {
    match of {
        Type::String => json!("string"),
        Type::Integer => json!("integer"),
        Type::Int64 => json!("int64"),
        Type::Number => json!("number"),
        Type::Boolean => json!("boolean"),
        Type::Timestamp => json!("timestamp"),
        Type::Duration => json!("duration"),
        Type::Url => json!("url"),
        Type::Uuid => json!("uuid"),
        Type::Json => json!("json"),
        Type::List(element) => json!({ "list": ty(model, element) }),
        Type::Map(value) => json!({ "map": ty(model, value) }),
        Type::Named(id) => json!({ "type": model[*id].name }),
    }
}

fn body(model: &Model, body: &TypeBody) -> Value {
    match body {
        TypeBody::Enumeration(words) => json!({ "words": words }),
        TypeBody::Object(members) => json!({ "fields": fields(model, members) }),
    }
}

fn operation(model: &Model, operation: &Operation) -> Value {
    let errors: Vec<&str> =
        model.answers(operation).into_iter().filter_map(|id| code(model, Some(id))).collect();
    let requests: Vec<String> = operation.requests.iter().map(ToString::to_string).collect();
    json!({
        "name": operation.name, "title": operation.title, "description": operation.description,
        "requests": requests, "errors": errors,
    })
}

fn policy(policy: &Policy) -> Value {
    if policy.never {
        return json!({ "name": policy.name, "attempts": 1 });
    }
    json!({
        "name": policy.name, "attempts": policy.attempts, "initial": policy.initial_ms, "factor": policy.factor,
        "max": policy.max_ms, "backoff": backoff(policy.backoff), "jitter": jitter(policy.jitter),
        "max_retry_after": policy.max_retry_after_ms, "idempotent_only": policy.idempotent_only,
        "outcome_unknown": policy.outcome_unknown,
    })
}

fn backoff(backoff: Backoff) -> &'static str {
    match backoff {
        Backoff::Exponential => "exponential",
        Backoff::Linear => "linear",
        Backoff::Constant => "constant",
    }
}

/// The catalog's word, or the most that is added.
fn jitter(jitter: Jitter) -> Value {
    match jitter {
        Jitter::None => json!("none"),
        Jitter::Full => json!("full"),
        Jitter::Equal => json!("equal"),
        Jitter::Up(most) => json!({ "up": most }),
    }
}

fn gone(model: &Model, retired: &Retired) -> Value {
    json!({
        "code": retired.code, "since": retired.since, "note": retired.note,
        "replaced_by": code(model, retired.replaced_by),
    })
}
