//! A model that says one text in every place where a catalog can say text.

use errcat_codegen::model::{
    Api, Attribute, AttributeId, Backoff, Category, CategoryId, Code, Deprecated, Envelope, ErrorDef,
    ErrorId, Example, Field, Guide, HeaderBinding, Jitter, Member, Model, Node, Operation, Piece, Policy,
    PolicyId, Request, Retired, RetryAfterRule, Role, Slot, SlotUse, Status, Target, TargetKind, Template,
    Type, TypeBody, TypeDef, TypeId, Wire,
};
use serde_json::json;

/// The model; its public codes are `text`, `rate_limited` and an error without a code.
pub(crate) fn model(text: &str) -> Model {
    let some = || Some(text.to_owned());
    let mut unnamed = error("unnamed", text);
    unnamed.code = None;
    let mut internal = error("INTERNAL", "INTERNAL");
    internal.internal = true;
    Model {
        api: Api {
            name: "api".to_owned(),
            title: text.to_owned(),
            version: "1.0.0".to_owned(),
            description: some(),
            docs_url: some(),
            base_url: some(),
            support: some(),
            updated: some(),
            locale: text.to_owned(),
            error_type: "ApiError".to_owned(),
        },
        wire: wire(text),
        statuses: vec![status(429, text), status(503, text)],
        roles: vec![(Role::Panic, ErrorId(3)), (Role::NotFound, ErrorId(1))],
        policies: vec![policy("never", true), policy(text, false)],
        fallback_policy: PolicyId(1),
        categories: vec![Category { name: text.to_owned(), title: text.to_owned(), description: some() }],
        types: types(text),
        attributes: vec![attribute("fault", false), attribute("INTERNAL_ATTRIBUTE", true)],
        errors: vec![error(text, text), error("rate_limited", text), unnamed, internal],
        operations: vec![Operation {
            name: text.to_owned(),
            title: text.to_owned(),
            description: some(),
            requests: vec![Request { method: text.to_owned(), path: text.to_owned() }],
            errors: vec![ErrorId(0), ErrorId(3)],
        }],
        retired: vec![Retired {
            code: text.to_owned(),
            since: some(),
            note: some(),
            replaced_by: Some(ErrorId(1)),
            retires_name: true,
        }],
        retired_names: Vec::new(),
        guides: vec![Guide { title: text.to_owned(), text: text.to_owned() }],
        targets: vec![Target { kind: TargetKind::Markdown, path: String::new() }],
    }
}

fn error(code: &str, text: &str) -> ErrorDef {
    let some = || Some(text.to_owned());
    let template = Template {
        pieces: vec![
            Piece::Text(text.to_owned()),
            Piece::Field(0),
            Piece::Field(1),
            Piece::Text(format!(" {text}")),
        ],
    };
    ErrorDef {
        key: code.to_owned(),
        code: Some(Code { text: code.to_owned(), number: None }),
        name: code.to_owned(),
        title: text.to_owned(),
        kind: some(),
        statuses: vec![429, 503],
        message: template.clone(),
        user_message: Some(template.clone()),
        solution: Some(template),
        description: some(),
        causes: vec![text.to_owned(), "See `rate_limited`.".to_owned()],
        see: vec![text.to_owned()],
        category: Some(CategoryId(0)),
        retry: PolicyId(1),
        fields: vec![
            field("at_most", Type::Integer, text),
            field("__kind__", Type::Named(TypeId(0)), text),
            field("prices", Type::List(Box::new(Type::Named(TypeId(1)))), text),
            Field { internal: true, ..field("INTERNAL_FIELD", Type::Named(TypeId(2)), text) },
        ],
        attributes: vec![Some(json!(text)), Some(json!("INTERNAL_VALUE"))],
        since: some(),
        deprecated: Some(Deprecated { since: some(), note: some(), replaced_by: Some(ErrorId(1)) }),
        internal: false,
        examples: vec![example(text)],
    }
}

fn example(text: &str) -> Example {
    Example {
        fields: vec![Some(json!(3)), Some(json!(text)), None, None],
        message: Some(text.to_owned()),
        status: 429,
        request_id: text.to_owned(),
        timestamp: "2026-01-01T00:00:00Z".to_owned(),
        made_up: false,
    }
}

fn field(name: &str, ty: Type, text: &str) -> Field {
    Field {
        name: name.to_owned(),
        ty,
        optional: true,
        constant: None,
        header: None,
        milliseconds: false,
        internal: false,
        sensitive: true,
        doc: Some(text.to_owned()),
        example: Some(json!(text)),
    }
}

fn types(text: &str) -> Vec<TypeDef> {
    let words = TypeBody::Enumeration(vec![text.to_owned(), "other".to_owned()]);
    let object = TypeBody::Object(vec![field("amount", Type::Number, text)]);
    vec![
        TypeDef { name: "kind".to_owned(), body: words.clone(), internal: false },
        TypeDef { name: "price".to_owned(), body: object, internal: false },
        TypeDef { name: "INTERNAL_TYPE".to_owned(), body: words, internal: true },
    ]
}

fn attribute(name: &str, internal: bool) -> Attribute {
    Attribute { name: name.to_owned(), ty: Type::String, always: true, internal }
}

fn status(code: u16, text: &str) -> Status {
    let header = HeaderBinding { name: "x-hint".to_owned(), value: Node::Constant(json!("constant")) };
    Status {
        code,
        phrase: text.to_owned(),
        description: Some(text.to_owned()),
        retry: PolicyId(1),
        headers: vec![header],
    }
}

fn policy(name: &str, never: bool) -> Policy {
    Policy {
        name: name.to_owned(),
        never,
        backoff: Backoff::Exponential,
        initial_ms: 1_000,
        factor: 2.0,
        max_ms: Some(60_000),
        jitter: Jitter::Up(1_000),
        attempts: 40,
        retry_after: RetryAfterRule::AtLeast,
        max_retry_after_ms: 600_000,
        idempotent_only: true,
        outcome_unknown: true,
    }
}

fn wire(text: &str) -> Wire {
    let slot = |slot| Node::Slot(SlotUse { slot, optional: true });
    let member = |name: &str, value| Member { name: name.to_owned(), value };
    let members = vec![
        member("code", slot(Slot::Code)),
        member("fault", slot(Slot::Attribute(AttributeId(0)))),
        member("constant", Node::Constant(json!(text))),
        member(text, slot(Slot::Message)),
        member("list", Node::List(vec![slot(Slot::RequestId), slot(Slot::Field("at_most".to_owned()))])),
    ];
    let envelope = Envelope {
        body: Some(Node::Object { spread: Some(1), members }),
        headers: vec![HeaderBinding { name: "x-code".to_owned(), value: slot(Slot::Code) }],
    };
    Wire {
        accepts: vec![envelope.clone()],
        envelope,
        content_type: "application/json".to_owned(),
        internal_as: Some(ErrorId(1)),
    }
}
