//! The public catalog as one JSON document: `errors.json`, for tools that want neither Markdown nor HTML.

use errcat_codegen::model::{
    Envelope, ErrorDef, ErrorId, Example, Field, HeaderBinding, Model, Operation, Retired, Type, TypeBody,
};
use errcat_codegen::output::OutputFile;
use errcat_codegen::policy_json;
use serde_json::{Map, Value, json};

use crate::address::Addresses;

/// Everything that clients may know. Texts are Markdown and values are as in the catalog, such as `30s`; the times of
/// policies are in milliseconds.
pub(crate) fn errors_json(model: &Model, addresses: &Addresses) -> OutputFile {
    let types = model.types.iter().filter(|ty| !ty.internal);
    let types: Map<String, Value> = types.map(|ty| (ty.name.clone(), body(model, &ty.body))).collect();
    let api = &model.api;
    let document = json!({
        "api": {
            "name": api.name, "title": api.title, "version": api.version, "description": api.description,
            "base_url": api.base_url, "docs_url": api.docs_url, "support": api.support, "locale": api.locale,
            "updated": api.updated,
        },
        "wire": {
            "content_type": model.wire.content_type,
            "envelope": envelope(model, &model.wire.envelope),
            "accepts": model.wire.accepts.iter().map(|accepted| envelope(model, accepted)).collect::<Vec<_>>(),
        },
        "errors": model.public_errors().map(|(id, one)| error(model, id, one, addresses)).collect::<Vec<_>>(),
        "retired": model.retired.iter().map(|retired| gone(model, retired)).collect::<Vec<_>>(),
        "statuses": model.statuses.iter().map(|status| json!({
            "status": status.code, "phrase": status.phrase, "description": status.description,
            "retry": model[status.retry].name, "headers": headers(model, &status.headers),
        })).collect::<Vec<_>>(),
        "categories": model.categories.iter().map(|category| json!({
            "name": category.name, "title": category.title, "description": category.description,
        })).collect::<Vec<_>>(),
        "operations": model.operations.iter().map(|one| operation(model, one)).collect::<Vec<_>>(),
        "policies": model.policies.iter().map(|one| (one.name.clone(), policy_json(one))).collect::<Map<_, _>>(),
        "attributes": model.attributes.iter().filter(|attribute| !attribute.internal).map(|attribute| json!({
            "name": attribute.name, "type": attribute.ty.outline(model),
        })).collect::<Vec<_>>(),
        "guides": model.guides.iter().map(|guide| json!({ "title": guide.title, "text": guide.text })).collect::<Vec<_>>(),
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
        "key": error.key,
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
            "since": deprecated.since, "note": deprecated.note, "replaced_by": key(model, deprecated.replaced_by),
        })),
        "examples": error.examples.iter().map(|example| self::example(error, example)).collect::<Vec<_>>(),
        "page": addresses.url(addresses.of_error(id)),
    })
}

/// The values that a response of this error may carry.
fn example(error: &ErrorDef, example: &Example) -> Value {
    let public = error.fields.iter().zip(&example.fields).filter(|(field, _)| !field.internal);
    let fields: Map<String, Value> =
        public.filter_map(|(field, value)| Some((field.name.clone(), value.clone()?))).collect();
    json!({ "status": example.status, "message": example.message, "fields": fields, "request_id": example.request_id })
}

fn envelope(model: &Model, envelope: &Envelope) -> Value {
    let body = envelope.body.as_ref().map(|body| body.written(model));
    json!({ "body": body, "headers": headers(model, &envelope.headers) })
}

fn headers(model: &Model, headers: &[HeaderBinding]) -> Map<String, Value> {
    headers.iter().map(|header| (header.name.clone(), header.value.written(model))).collect()
}

/// The key of another error, unless clients mustn't know of it.
fn key(model: &Model, id: Option<ErrorId>) -> Option<&str> {
    Some(&model[id.filter(|id| !model[*id].internal)?].key)
}

fn fields(model: &Model, fields: &[Field]) -> Vec<Value> {
    let public = fields.iter().filter(|field| !field.internal);
    let field = |field: &Field| {
        json!({
            "name": field.name, "type": field.ty.outline(model), "required": !field.optional,
            "unit": (field.ty == Type::Duration).then_some(if field.milliseconds { "ms" } else { "s" }),
            "constant": field.constant, "header": field.header, "sensitive": field.sensitive,
            "description": field.doc, "example": field.example,
        })
    };
    public.map(field).collect()
}

fn body(model: &Model, body: &TypeBody) -> Value {
    match body {
        TypeBody::Enumeration(words) => json!({ "words": words }),
        TypeBody::Object(members) => json!({ "fields": fields(model, members) }),
    }
}

fn operation(model: &Model, operation: &Operation) -> Value {
    let errors: Vec<&str> =
        model.answers(operation).into_iter().filter_map(|id| key(model, Some(id))).collect();
    let requests: Vec<String> = operation.requests.iter().map(ToString::to_string).collect();
    json!({
        "name": operation.name, "title": operation.title, "description": operation.description,
        "requests": requests, "errors": errors,
    })
}

fn gone(model: &Model, retired: &Retired) -> Value {
    json!({
        "code": retired.code, "since": retired.since, "note": retired.note,
        "replaced_by": key(model, retired.replaced_by),
    })
}
