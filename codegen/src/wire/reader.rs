//! Turns the model into what a client reads answers with, as JSON that is the same for every language. Nothing
//! internal is in it. What follows from a default is left out.
//!
//! ```text
//! {"key": "model_not_found", "code": "model_not_found", "title": "Model not found", "statuses": [404],
//!  "policy": "never", "message": ["Model ", 0, " does not exist"], "fields": [{"name": "model", "type": "string"}]}
//! ```

use bumpalo::Bump;
use errcat_runtime::runtime::table::{self, Backoff, Jitter, RetryAfterRule};
use serde_json::{Map, Value, json};

use super::tables::public_facts;
use crate::model::{Envelope, ErrorDef, Field, HeaderBinding, Model, Node, Policy, Slot, TypeBody};

/// What a client has to know of a catalog.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The envelopes (the one that is written comes first), `policies`, `statuses`, `categories`, `types`.
    pub catalog: Value,
    /// The public errors, in order.
    pub errors: Vec<Value>,
}

/// The tables of a client.
pub fn reader(model: &Model) -> Reader {
    let envelopes = model.wire.envelopes();
    let envelopes: Vec<Value> = envelopes.map(|each| envelope(model, each)).collect();
    let types = model.types.iter().filter(|definition| !definition.internal);
    let types: Map<String, Value> =
        types.map(|definition| (definition.name.clone(), type_body(model, &definition.body))).collect();
    let policies: Vec<Value> = model.policies.iter().map(policy).collect();
    let statuses: Vec<Value> = model.statuses.iter().map(|each| status(model, each)).collect();
    let catalog = json!({
        "api": model.api.name, "envelopes": envelopes, "statuses": statuses, "policies": policies,
        "fallback_policy": model[model.fallback_policy].name, "types": types,
    });
    let arena = Bump::new();
    let errors = model.public_errors().zip(public_facts(model, &arena));
    Reader { catalog, errors: errors.map(|((_, each), facts)| error(model, each, &facts)).collect() }
}

fn error(model: &Model, error: &ErrorDef, facts: &table::Facts<'_>) -> Value {
    let fields = error.fields.iter().filter(|field| !field.internal).zip(facts.fields);
    let fields: Vec<Value> = fields.map(|(each, row)| field(model, each, row.constant)).collect();
    let message: Vec<Value> = facts.message.iter().map(piece).collect();
    let mut attributes = Map::new();
    let public = model.attributes.iter().filter(|attribute| !attribute.internal);
    for (attribute, value) in public.zip(facts.attributes) {
        attributes.extend(value.map(|json| (attribute.name.clone(), parsed(json))));
    }
    let mut said = json!({ "key": error.key, "title": error.title, "statuses": error.statuses });
    put(&mut said, "code", facts.code);
    put(&mut said, "type", facts.kind);
    put(&mut said, "category", error.category.map(|id| model[id].name.as_str()));
    put(&mut said, "policy", Some(model[error.retry].name.as_str()));
    put(&mut said, "docs_url", facts.docs_url);
    put(&mut said, "message", Some(message));
    put(&mut said, "fields", (!fields.is_empty()).then_some(fields));
    put(&mut said, "attributes", (!attributes.is_empty()).then_some(attributes));
    said
}

/// Text, or the index of a field.
fn piece(piece: &table::Piece<'_>) -> Value {
    match piece {
        table::Piece::Text(text) => (*text).into(),
        table::Piece::Field(index) => (*index).into(),
    }
}

fn field(model: &Model, field: &Field, constant: Option<&str>) -> Value {
    let mut said = json!({ "name": field.name, "type": field.ty.outline(model) });
    put(&mut said, "milliseconds", field.milliseconds.then_some(true));
    put(&mut said, "optional", field.optional.then_some(true));
    put(&mut said, "sensitive", field.sensitive.then_some(true));
    put(&mut said, "header", field.header.as_deref());
    put(&mut said, "constant", constant.map(parsed));
    said
}

/// A list of words, or of fields.
fn type_body(model: &Model, body: &TypeBody) -> Value {
    match body {
        TypeBody::Enumeration(words) => json!({ "words": words }),
        TypeBody::Object(fields) => {
            let fields: Vec<Value> = fields.iter().map(|each| field(model, each, None)).collect();
            json!({ "fields": fields })
        }
    }
}

fn status(model: &Model, status: &crate::model::Status) -> Value {
    let mut said = json!({ "code": status.code, "policy": model[status.retry].name });
    put(&mut said, "headers", (!status.headers.is_empty()).then(|| bindings(model, &status.headers)));
    said
}

fn policy(policy: &Policy) -> Value {
    let backoff = match policy.backoff {
        Backoff::Exponential => "exponential",
        Backoff::Linear => "linear",
        Backoff::Constant => "constant",
    };
    let jitter: Value = match policy.jitter {
        Jitter::None => "none".into(),
        Jitter::Full => "full".into(),
        Jitter::Equal => "equal".into(),
        Jitter::Up(most) => most.into(),
    };
    let retry_after = match policy.retry_after {
        RetryAfterRule::AtLeast => "at_least",
        RetryAfterRule::Exactly => "exactly",
        RetryAfterRule::Ignore => "ignore",
    };
    let mut said = json!({
        "name": policy.name, "backoff": backoff, "initial_ms": policy.initial_ms, "factor": policy.factor,
        "jitter": jitter, "attempts": policy.attempts, "retry_after": retry_after,
        "max_retry_after_ms": policy.max_retry_after_ms,
    });
    put(&mut said, "max_ms", policy.max_ms);
    put(&mut said, "never", policy.never.then_some(true));
    put(&mut said, "idempotent_only", policy.idempotent_only.then_some(true));
    put(&mut said, "outcome_unknown", policy.outcome_unknown.then_some(true));
    said
}

fn envelope(model: &Model, envelope: &Envelope) -> Value {
    let mut said = json!({ "headers": bindings(model, &envelope.headers) });
    put(&mut said, "body", envelope.body.as_ref().map(|body| node(model, body)));
    said
}

/// Names and what they carry, in order.
fn bindings(model: &Model, headers: &[HeaderBinding]) -> Vec<Value> {
    headers.iter().map(|header| json!([header.name, node(model, &header.value)])).collect()
}

/// `{"object": [[name, node], …]}` (with `"rest": true` where the details stand beside the members),
/// `{"list": [node, …]}`, `{"constant": value}` or `{"slot": word}`.
fn node(model: &Model, written: &Node) -> Value {
    match written {
        Node::Object { members, spread } => {
            let members: Vec<Value> =
                members.iter().map(|member| json!([member.name, node(model, &member.value)])).collect();
            let mut said = json!({ "object": members });
            put(&mut said, "rest", spread.map(|_| true));
            said
        }
        Node::List(elements) => {
            let elements: Vec<Value> = elements.iter().map(|element| node(model, element)).collect();
            json!({ "list": elements })
        }
        Node::Constant(value) => json!({ "constant": value }),
        Node::Slot(used) => {
            let (word, name) = slot(model, &used.slot);
            let mut said = json!({ "slot": word });
            put(&mut said, "name", name);
            put(&mut said, "optional", used.optional.then_some(true));
            said
        }
    }
}

/// The word of a slot, and the name of the field or attribute.
fn slot<'m>(model: &'m Model, slot: &'m Slot) -> (&'static str, Option<&'m str>) {
    let word = match slot {
        Slot::Attribute(id) => return ("attribute", Some(&model[*id].name)),
        Slot::Field(name) => return ("field", Some(name)),
        Slot::Code => "code",
        Slot::Number => "number",
        Slot::Message => "message",
        Slot::UserMessage => "user_message",
        Slot::Solution => "solution",
        Slot::Title => "title",
        Slot::Type => "type",
        Slot::Category => "category",
        Slot::Status => "status",
        Slot::StatusText => "status_text",
        Slot::Details => "details",
        Slot::DocsUrl => "docs_url",
        Slot::Instance => "instance",
        Slot::Retryable => "retryable",
        Slot::Retry => "retry",
        Slot::RetryAfter => "retry_after",
        Slot::RequestId => "request_id",
        Slot::Timestamp => "timestamp",
    };
    (word, None)
}

/// Adds a member, if it is there.
fn put(object: &mut Value, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object[name] = value.into();
    }
}

/// JSON that this compiler wrote.
fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}
