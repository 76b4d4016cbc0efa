//! Types of fields and attributes.

use serde_json::{Value, json};

use super::{Model, TypeId};

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// ±(2^53−1).
    Integer,
    /// 64 bits, text on the wire.
    Int64,
    /// Finite, binary64.
    Number,
    /// `true` or `false`.
    Boolean,
    /// RFC 3339.
    Timestamp,
    /// Whole milliseconds.
    Duration,
    /// An absolute URL, as text.
    Url,
    /// A UUID, as text.
    Uuid,
    /// Any JSON.
    Json,
    /// Any number of one type.
    List(Box<Type>),
    /// Text → one type.
    Map(Box<Type>),
    /// A shared type or an enumeration.
    Named(TypeId),
}

impl Type {
    /// The types that are no list, map or shared type, by the words that the language has for them.
    pub const SCALARS: [(&str, Self); 10] = [
        ("string", Self::String),
        ("integer", Self::Integer),
        ("int64", Self::Int64),
        ("number", Self::Number),
        ("boolean", Self::Boolean),
        ("timestamp", Self::Timestamp),
        ("duration", Self::Duration),
        ("url", Self::Url),
        ("uuid", Self::Uuid),
        ("json", Self::Json),
    ];

    /// The scalar type that a word of the language is for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::SCALARS.into_iter().find_map(|(own, ty)| (own == word).then_some(ty))
    }

    /// The language's word for a scalar type.
    pub fn word(&self) -> Option<&'static str> {
        Self::SCALARS.iter().find_map(|(word, ty)| (ty == self).then_some(*word))
    }

    /// What it is made of.
    pub fn made(&self) -> Made<'_> {
        match self {
            Self::List(item) => Made::List(item),
            Self::Map(item) => Made::Map(item),
            Self::Named(id) => Made::Named(*id),
            Self::String
            | Self::Integer
            | Self::Int64
            | Self::Number
            | Self::Boolean
            | Self::Timestamp
            | Self::Duration
            | Self::Url
            | Self::Uuid
            | Self::Json => Made::Scalar(self.word().unwrap_or_default()),
        }
    }

    /// The shared type that it is made of.
    pub fn named(&self) -> Option<TypeId> {
        match self.made() {
            Made::List(item) | Made::Map(item) => item.named(),
            Made::Named(id) => Some(id),
            Made::Scalar(_) => None,
        }
    }

    /// The type as data: a word of the language, or `{"list": …}`, `{"map": …}` or `{"named": …}` with what it is made of.
    pub fn outline(&self, model: &Model) -> Value {
        match self.made() {
            Made::List(item) => json!({ "list": item.outline(model) }),
            Made::Map(item) => json!({ "map": item.outline(model) }),
            Made::Named(id) => json!({ "named": model[id].name }),
            Made::Scalar(word) => word.into(),
        }
    }

    /// The type in words, where `named` has some for a shared type.
    pub fn words(&self, named: &dyn Fn(TypeId) -> String) -> String {
        match self.made() {
            Made::List(item) => format!("list of {}", item.words(named)),
            Made::Map(item) => format!("map to {}", item.words(named)),
            Made::Named(id) => named(id),
            Made::Scalar(word) => word.to_owned(),
        }
    }
}

/// What a type is made of, for those to whom all scalar types are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made<'a> {
    /// Of nothing else; the language's word for it.
    Scalar(&'static str),
    /// Any number of this type.
    List(&'a Type),
    /// Text → this type.
    Map(&'a Type),
    /// A shared type or an enumeration.
    Named(TypeId),
}

/// A shared type, or an enumeration written in place.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// The key in `types`; for one written in place, the words of the error's name and the field's.
    pub name: String,
    /// What it is.
    pub body: TypeBody,
    /// Only internal fields or attributes use it, so clients must not see it.
    pub internal: bool,
}

/// What a [`TypeDef`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeBody {
    /// Words, open to new ones.
    Enumeration(Vec<String>),
    /// Named fields; none is internal, constant or in a header.
    Object(Vec<Field>),
}

/// A typed value that an error, or an object type, carries.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the language, free of the others")]
pub struct Field {
    /// On the wire and in the catalog.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// May be absent on the server. Internal fields always are optional.
    pub optional: bool,
    /// Fixed for this error, not passed by the caller.
    pub constant: Option<Value>,
    /// Carried in this header (lower case) instead of the body.
    pub header: Option<String>,
    /// A `duration` counts milliseconds in a body, not seconds.
    pub milliseconds: bool,
    /// Never leaves the server.
    pub internal: bool,
    /// Redacted in logs.
    pub sensitive: bool,
    /// One sentence.
    pub doc: Option<String>,
    /// A sample value.
    pub example: Option<Value>,
}
