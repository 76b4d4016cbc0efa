//! The envelope: the JSON and the headers around an error.

use serde_json::{Map, Value};

use super::{AttributeId, ErrorId, Model};

/// How errors travel.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// What a server writes, and a client tries first.
    pub envelope: Envelope,
    /// The `Content-Type`.
    pub content_type: String,
    /// What a client also reads, in order.
    pub accepts: Vec<Envelope>,
    /// What internal errors are sent as.
    pub internal_as: Option<ErrorId>,
}

impl Wire {
    /// The envelope that is written, and then the others that are read, in order.
    pub fn envelopes(&self) -> impl Iterator<Item = &Envelope> {
        std::iter::once(&self.envelope).chain(&self.accepts)
    }
}

/// One shape of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Envelope {
    /// The JSON; `None` when only headers carry the error.
    pub body: Option<Node>,
    /// The headers, in order.
    pub headers: Vec<HeaderBinding>,
}

impl Envelope {
    /// Whether a slot that is wanted is anywhere in it.
    pub fn carries(&self, is_wanted: &dyn Fn(&Slot) -> bool) -> bool {
        let headers = self.headers.iter().map(|header| &header.value);
        self.body.iter().chain(headers).any(|node| node.carries(is_wanted))
    }
}

/// A header and what it carries.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderBinding {
    /// Lower case.
    pub name: String,
    /// A constant scalar or a slot; never an object or a list.
    pub value: Node,
}

/// A piece of the envelope.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Members in order.
    Object {
        /// The named members.
        members: Vec<Member>,
        /// `"...": $details`: the fields stand beside the members. The place where they are written: before the
        /// member with this index (its length for last).
        spread: Option<usize>,
    },
    /// Elements in order.
    List(Vec<Node>),
    /// What the server writes as it is; `{}` and `[]` included.
    Constant(Value),
    /// A value that depends on the error.
    Slot(SlotUse),
}

impl Node {
    /// Whether a slot that is wanted is anywhere in it; the fields that stand beside members are `$details`.
    pub fn carries(&self, is_wanted: &dyn Fn(&Slot) -> bool) -> bool {
        match self {
            Self::Object { members, spread } => {
                (spread.is_some() && is_wanted(&Slot::Details))
                    || members.iter().any(|member| member.value.carries(is_wanted))
            }
            Self::List(elements) => elements.iter().any(|element| element.carries(is_wanted)),
            Self::Constant(_) => false,
            Self::Slot(used) => is_wanted(&used.slot),
        }
    }
}

impl Node {
    /// As JSON, slots as a catalog writes them.
    pub fn written(&self, model: &Model) -> Value {
        match self {
            Self::Object { members, spread } => {
                let details = || ("...".to_owned(), Value::from("$details"));
                let mut object = Map::new();
                for (index, member) in members.iter().enumerate() {
                    object.extend((*spread == Some(index)).then(details));
                    object.insert(member.name.clone(), member.value.written(model));
                }
                object.extend(spread.filter(|at| *at >= members.len()).map(|_| details()));
                Value::Object(object)
            }
            Self::List(elements) => elements.iter().map(|element| element.written(model)).collect(),
            Self::Constant(value) => value.clone(),
            Self::Slot(used) => {
                let optional = if used.optional { "?" } else { "" };
                Value::from(used.slot.written(model) + optional)
            }
        }
    }
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Node,
}

/// A slot at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotUse {
    /// Which.
    pub slot: Slot,
    /// `?`: the member goes when the value is absent.
    pub optional: bool,
}

/// What a slot carries.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "language.md §4 is their table")]
pub enum Slot {
    Code,
    Number,
    Message,
    UserMessage,
    Solution,
    Title,
    Type,
    Category,
    Attribute(AttributeId),
    Field(String),
    Status,
    StatusText,
    Details,
    DocsUrl,
    Instance,
    Retryable,
    Retry,
    RetryAfter,
    RequestId,
    Timestamp,
}

impl Slot {
    /// As a catalog writes it, without `?`.
    pub fn written(&self, model: &Model) -> String {
        let name = match self {
            Self::Code => "code",
            Self::Number => "number",
            Self::Message => "message",
            Self::UserMessage => "user_message",
            Self::Solution => "solution",
            Self::Title => "title",
            Self::Type => "type",
            Self::Category => "category",
            Self::Attribute(id) => return format!("$attr_{}", model[*id].name),
            Self::Field(name) => return format!("$field_{name}"),
            Self::Status => "status",
            Self::StatusText => "status_text",
            Self::Details => "details",
            Self::DocsUrl => "docs_url",
            Self::Instance => "instance",
            Self::Retryable => "retryable",
            Self::Retry => "retry",
            Self::RetryAfter => "retry_after",
            Self::RequestId => "request_id",
            Self::Timestamp => "timestamp",
        };
        format!("${name}")
    }

    /// The type of JSON that it carries in a body; `None` where the catalog declares a type.
    pub fn json_type(&self) -> Option<&'static str> {
        match self {
            Self::Attribute(_) | Self::Field(_) => None,
            Self::Number | Self::Status => Some("integer"),
            Self::RetryAfter => Some("number"),
            Self::Retryable => Some("boolean"),
            Self::Details => Some("object"),
            Self::Code
            | Self::Message
            | Self::UserMessage
            | Self::Solution
            | Self::Title
            | Self::Type
            | Self::Category
            | Self::StatusText
            | Self::DocsUrl
            | Self::Instance
            | Self::Retry
            | Self::RequestId
            | Self::Timestamp => Some("string"),
        }
    }
}
