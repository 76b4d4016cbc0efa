//! Writes values in the form in which serde reads them into [`crate::syntax::catalog`].

use serde_yaml::value::{Tag, TaggedValue};
use serde_yaml::{Mapping, Value};

use crate::span::Span;
use crate::syntax::yaml::{Name, Node, NodeValue};

/// A scalar: file, start and end in one number, text. A catalog is made of scalars, and each value here is large.
pub(super) fn text(span: Span, text: String) -> Value {
    Value::Sequence(vec![
        span.file.0.into(),
        (u64::from(span.start) << 32 | u64::from(span.end)).into(),
        Value::String(text),
    ])
}

/// An entry under a name of the user's.
pub(super) fn entry(name: Name, value: Value) -> Value {
    Value::Sequence(vec![text(name.span, name.text), value])
}

/// The variant of an enum.
pub(super) fn variant(name: &str, value: Value) -> Value {
    Value::Tagged(Box::new(TaggedValue { tag: Tag::new(name), value }))
}

/// A record with nothing in it.
pub(super) fn empty_mapping() -> Value {
    Value::Mapping(Mapping::new())
}

/// A record with one key.
pub(super) fn mapping_of(key: &str, value: Value) -> Value {
    Value::Mapping(Mapping::from_iter([(key.into(), value)]))
}

/// Any value. What was refused in it is left out.
pub(super) fn tree(node: Node) -> Value {
    let whole = |span| text(span, String::new());
    match node.value {
        NodeValue::Scalar { text: scalar, plain } => typed_scalar(node.span, scalar, plain),
        NodeValue::Nothing | NodeValue::Refused => typed_scalar(node.span, "null".to_owned(), true),
        NodeValue::List(items) => {
            let items = items.into_iter().map(tree).collect();
            variant("List", fields([("span", whole(node.span)), ("items", Value::Sequence(items))]))
        }
        NodeValue::Map { entries, .. } => {
            let entries = entries.into_iter().map(|(name, node)| entry(name, tree(node))).collect();
            variant("Map", fields([("span", whole(node.span)), ("entries", Value::Sequence(entries))]))
        }
    }
}

fn typed_scalar(span: Span, scalar: String, plain: bool) -> Value {
    variant("Scalar", fields([("text", text(span, scalar)), ("plain", plain.into())]))
}

fn fields(fields: [(&str, Value); 2]) -> Value {
    Value::Mapping(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
}
