//! Turns the envelope into the schema of an error's body.

use std::borrow::Cow;

use ::utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, OneOfBuilder, SchemaType};
use ::utoipa::openapi::{ObjectBuilder, RefOr, Schema, SchemaFormat, Type};
use ::utoipa::{PartialSchema, ToSchema};

use crate::catalog::TABLES;
use crate::runtime::api_error::ApiError;
use crate::runtime::operation::{Operation, OperationError};
use crate::runtime::table::{Facts, Member, Node, Slot};

impl PartialSchema for ApiError {
    fn schema() -> RefOr<Schema> {
        body()
    }
}

impl ToSchema for ApiError {
    /// The API's name with `Error`, so that the bodies of two catalogs stand in one document.
    fn name() -> Cow<'static, str> {
        let words = TABLES.api.split('-').filter_map(|word| word.split_at_checked(1));
        let words = words.map(|(first, rest)| first.to_ascii_uppercase() + rest);
        Cow::Owned(words.chain(["Error".to_owned()]).collect())
    }
}

/// The body of an operation's error is that of any error, and shares its schema.
impl<O: Operation> PartialSchema for OperationError<O> {
    fn schema() -> RefOr<Schema> {
        ApiError::schema()
    }
}

impl<O: Operation> ToSchema for OperationError<O> {
    fn name() -> Cow<'static, str> {
        ApiError::name()
    }
}

/// The schema of the body. Codes and categories are open: new ones may come at any time.
pub(super) fn body() -> RefOr<Schema> {
    match &TABLES.wire.body {
        // The root is never dropped, so an absent value is `null`.
        Some(Node::Slot(slot, _)) => slot_schema(*slot, false),
        Some(node) => schema(node),
        None => any().into(),
    }
}

fn schema(node: &Node<'_>) -> RefOr<Schema> {
    match node {
        Node::Object(members) => object(members).into(),
        Node::List(elements) => list(elements).into(),
        Node::Constant(json) => {
            ObjectBuilder::new().schema_type(SchemaType::AnyValue).enum_values(value(json)).into()
        }
        Node::Slot(slot, optional) => slot_schema(*slot, *optional),
    }
}

fn value(json: &str) -> Option<Vec<serde_json::Value>> {
    serde_json::from_str(json).ok().map(|value| vec![value])
}

fn object(members: &[Member<'_>]) -> ObjectBuilder {
    let named = |member: &&Member<'_>| !matches!(member.value, Node::Slot(Slot::Spread, _));
    members.iter().filter(named).fold(open(), |object, member| {
        let object = object.property(member.name, schema(&member.value));
        if is_kept(&member.value) { object.required(member.name) } else { object }
    })
}

/// An object with members that the schema doesn't name: details, and what later versions add.
fn open() -> ObjectBuilder {
    ObjectBuilder::new().additional_properties(Some(AdditionalProperties::FreeForm(true)))
}

/// Whether a member is always sent: an object whose every slot was dropped isn't.
fn is_kept(node: &Node<'_>) -> bool {
    match node {
        Node::Object(members) => {
            let slotless = members.iter().all(|member| !has_slot(&member.value));
            slotless || members.iter().any(|member| has_slot(&member.value) && never_dropped(&member.value))
        }
        Node::Slot(_, optional) => !optional,
        Node::List(_) | Node::Constant(_) => true,
    }
}

/// Whether a piece holds a slot that is written whatever is absent.
fn never_dropped(node: &Node<'_>) -> bool {
    match node {
        Node::Object(members) => members.iter().any(|member| never_dropped(&member.value)),
        Node::List(elements) => elements.iter().any(never_dropped),
        Node::Constant(_) => false,
        Node::Slot(_, optional) => !optional,
    }
}

fn has_slot(node: &Node<'_>) -> bool {
    match node {
        Node::Object(members) => members.iter().any(|member| has_slot(&member.value)),
        Node::List(elements) => elements.iter().any(has_slot),
        Node::Constant(_) => false,
        Node::Slot(..) => true,
    }
}

fn list(elements: &[Node<'_>]) -> ArrayBuilder {
    let mut schemas: Vec<_> = elements.iter().map(schema).collect();
    match schemas.pop() {
        None => ArrayBuilder::new(),
        Some(only) if schemas.is_empty() => ArrayBuilder::new().items(only),
        Some(last) => {
            let one_of = schemas.into_iter().chain([last]).fold(OneOfBuilder::new(), OneOfBuilder::item);
            ArrayBuilder::new().items(one_of)
        }
    }
}

/// The schema of a value; `null` is among its types where it stands for an absent one.
fn slot_schema(slot: Slot<'_>, optional: bool) -> RefOr<Schema> {
    let (kind, format) = match slot {
        Slot::Attribute(_) | Slot::Field(_) => return any().into(),
        Slot::Details | Slot::Spread => return open().into(),
        Slot::Number | Slot::Status => (Type::Integer, None),
        Slot::RetryAfter => (Type::Number, None),
        Slot::Retryable => (Type::Boolean, None),
        Slot::Timestamp => (Type::String, Some("date-time")),
        Slot::DocsUrl => (Type::String, Some("uri")),
        Slot::Instance => (Type::String, Some("uri-reference")),
        Slot::Code
        | Slot::Message
        | Slot::UserMessage
        | Slot::Solution
        | Slot::Title
        | Slot::Type
        | Slot::Category
        | Slot::StatusText
        | Slot::Retry
        | Slot::RequestId => (Type::String, None),
    };
    let kind = if optional || !may_be_absent(slot) {
        SchemaType::Type(kind)
    } else {
        SchemaType::Array(vec![kind, Type::Null])
    };
    ObjectBuilder::new()
        .schema_type(kind)
        .format(format.map(|format| SchemaFormat::Custom(format.to_owned())))
        .into()
}

fn any() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue)
}

fn may_be_absent(slot: Slot<'_>) -> bool {
    let lacks = |has: fn(&Facts<'_>) -> bool| !TABLES.errors.iter().all(has);
    match slot {
        Slot::Code => lacks(|facts| facts.code.is_some()),
        Slot::Number => lacks(|facts| facts.number.is_some()),
        Slot::UserMessage => lacks(|facts| facts.user_message.is_some()),
        Slot::Solution => lacks(|facts| facts.solution.is_some()),
        Slot::Type => lacks(|facts| facts.kind.is_some()),
        Slot::Category => lacks(|facts| facts.category.is_some()),
        Slot::DocsUrl => lacks(|facts| facts.docs_url.is_some()),
        Slot::Instance | Slot::RetryAfter | Slot::RequestId | Slot::Timestamp => true,
        Slot::Message
        | Slot::Title
        | Slot::Attribute(_)
        | Slot::Field(_)
        | Slot::Status
        | Slot::StatusText
        | Slot::Details
        | Slot::Spread
        | Slot::Retryable
        | Slot::Retry => false,
    }
}
