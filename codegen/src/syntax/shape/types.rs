//! Types, shared types and wire codes: the values that are a scalar or something larger.

use serde_yaml::Value;

use super::found::shown;
use super::{At, Walk, encode};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::keys::{Record, Scalar, Shape, article};
use crate::syntax::yaml::{Name, Node, NodeValue};

const TYPE: &str = "a type: a name, a list of words, `{list: T}` or `{map: T}`";

/// The type that stands in for one that was refused.
pub(super) fn string(span: Span) -> Value {
    encode::variant("name", encode::text(span, "string".to_owned()))
}

/// Whether a value is a type, and not the long form of a field.
pub(super) fn is_type(node: &Node) -> bool {
    match &node.value {
        NodeValue::Scalar { .. } | NodeValue::List(_) => true,
        NodeValue::Map { entries, .. } => {
            matches!(entries.as_slice(), [(name, _)] if matches!(name.text.as_str(), "list" | "map"))
        }
        NodeValue::Nothing | NodeValue::Refused => false,
    }
}

impl Walk<'_> {
    /// A type. What is none counts as `string`, so that the field with it is still known.
    pub(super) fn type_or_string(&mut self, node: Node, at: At<'_>) -> Value {
        let span = node.span;
        self.type_expression(node, at).unwrap_or_else(|| string(span))
    }

    fn type_expression(&mut self, node: Node, at: At<'_>) -> Option<Value> {
        match node.value {
            NodeValue::Refused => None,
            NodeValue::Nothing => self.nothing(at),
            NodeValue::Scalar { text, .. } => Some(encode::variant("name", encode::text(node.span, text))),
            NodeValue::List(_) => self.enumeration(node, at),
            NodeValue::Map { .. } if !is_type(&node) => self.wrong_type(TYPE, &node, at),
            NodeValue::Map { entries, .. } => {
                let (name, inner) = entries.into_iter().next()?;
                Some(encode::variant(&name.text, self.type_expression(inner, At::key(&name))?))
            }
        }
    }

    fn enumeration(&mut self, node: Node, at: At<'_>) -> Option<Value> {
        const WORD: Shape = Shape::Scalar(Scalar::Text);
        Some(encode::variant("enumeration", self.one_or_more(WORD, node, at)?))
    }

    /// A shared type.
    pub(super) fn type_def(&mut self, object: &'static Record, node: Node, at: At<'_>) -> Option<Value> {
        if let NodeValue::List(_) = node.value {
            self.enumeration(node, at)
        } else if let NodeValue::Map { .. } = node.value {
            self.record(object, node, at).and_then(object_fields)
        } else {
            self.wrong_type("a list of words or `{fields: …}`", &node, at)
        }
    }

    /// A wire code; a plain `null` is none.
    pub(super) fn code(&mut self, node: Node, at: At<'_>) -> Option<Value> {
        let NodeValue::Scalar { text, plain } = node.value else {
            return self.wrong_type("text or `null`", &node, at);
        };
        let variant = if plain && text == "null" { "none" } else { "text" };
        Some(encode::variant(variant, encode::text(node.span, text)))
    }

    /// A constant or a slot in a header.
    pub(super) fn json_scalar(&mut self, node: Node, at: At<'_>) -> Option<Value> {
        if let NodeValue::Scalar { .. } = node.value {
            Some(encode::tree(node))
        } else {
            self.wrong_type("a scalar", &node, at)
        }
    }

    /// Reports a name that isn't an identifier.
    pub(super) fn invalid_name(&mut self, what: &str, name: &Name) {
        let message = format!("{} is no name for {} {what}", shown(&name.text), article(what));
        let help = "use letters, digits and underscores, and no digit first";
        self.diagnostics.push(Diagnostic::error("invalid-name", message, name.span).help(help));
    }
}

fn object_fields(record: Value) -> Option<Value> {
    let Value::Mapping(mut mapping) = record else { return None };
    Some(encode::variant("object", mapping.remove("fields")?))
}
