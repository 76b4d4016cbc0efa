//! Checks a tree against the table of keys, and turns what passed into what serde reads.
//!
//! Every problem is reported, and what has one is left out, so that later rules can look at the rest. Short forms are
//! written out in their long form here.

mod encode;
mod found;
mod record;
mod scalar;
mod types;

use serde_yaml::Value;

use super::keys::{Record, Shape, Short};
use super::yaml::{Name, Node, NodeValue};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;
use found::subject;

/// Checks the root of a file, which is no mapping's value.
pub(super) fn check_root(
    root: Node,
    record: &'static Record,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Value {
    let start = Span { end: root.span.start, ..root.span };
    let at = Name { span: start, text: String::new() };
    let mut walk = Walk { text, diagnostics };
    walk.record(record, root, At::key(&at)).unwrap_or_else(encode::empty_mapping)
}

/// Under what a value stands: a key, or in the list that stands there.
#[derive(Clone, Copy)]
struct At<'n> {
    key: &'n Name,
    /// The position in the list, from 1.
    element: Option<usize>,
}

impl<'n> At<'n> {
    fn key(key: &'n Name) -> Self {
        Self { key, element: None }
    }

    /// The place of the key.
    fn span(self) -> Span {
        self.key.span
    }
}

/// A walk through one file.
struct Walk<'w> {
    text: &'w str,
    diagnostics: &'w mut Diagnostics,
}

impl Walk<'_> {
    /// Checks a value that stands under the key `at`. `None` when nothing of it is left.
    fn value(&mut self, shape: Shape, node: Node, at: At<'_>) -> Option<Value> {
        match (shape, &node.value) {
            (_, NodeValue::Refused) => None,
            (Shape::Json, _) => Some(encode::tree(node)),
            (_, NodeValue::Nothing) => self.nothing(at),
            (Shape::Scalar(scalar), _) => self.scalar(scalar, node, at),
            (Shape::JsonScalar, _) => self.json_scalar(node, at),
            (Shape::Type, _) => Some(self.type_or_string(node, at)),
            (Shape::TypeDef(object), _) => self.type_def(object, node, at),
            (Shape::Code, _) => self.code(node, at),
            (Shape::List(element), _) => self.list(*element, node, at),
            (Shape::OneOrMore(element), _) => self.one_or_more(*element, node, at),
            (Shape::Names(naming, shape), _) => self.names(naming, *shape, node, at),
            (Shape::Record(record), _) => self.record(record, node, at),
            (Shape::ShortRecord(Short::Text(key), record), _) => self.text_or_record(key, record, node, at),
            (Shape::ShortRecord(Short::Type, record), _) => self.type_or_record(record, node, at),
        }
    }

    fn nothing(&mut self, at: At<'_>) -> Option<Value> {
        self.diagnostics.push(
            Diagnostic::error("wrong-type", format!("{} has no value", subject(at)), at.span())
                .help("write a value, or remove the key"),
        );
        None
    }

    fn list(&mut self, element: Shape, node: Node, at: At<'_>) -> Option<Value> {
        let NodeValue::List(items) = node.value else { return self.wrong_type("a list", &node, at) };
        Some(self.elements(element, items, at))
    }

    fn one_or_more(&mut self, element: Shape, node: Node, at: At<'_>) -> Option<Value> {
        let NodeValue::List(items) = node.value else {
            return Some(Value::Sequence(vec![self.value(element, node, at)?]));
        };
        if items.is_empty() {
            let message = format!("{} must have at least one element", subject(at));
            self.diagnostics
                .push(Diagnostic::error("invalid-value", message, node.span).help("add an element"));
        }
        Some(self.elements(element, items, at))
    }

    fn elements(&mut self, element: Shape, items: Vec<Node>, at: At<'_>) -> Value {
        let mut checked = Vec::with_capacity(items.len());
        for (item, position) in items.into_iter().zip(1..) {
            checked.extend(self.value(element, item, At { element: Some(position), ..at }));
        }
        Value::Sequence(checked)
    }

    fn text_or_record(
        &mut self,
        short: &str,
        record: &'static Record,
        node: Node,
        at: At<'_>,
    ) -> Option<Value> {
        match (&node.value, record.key(short)) {
            (NodeValue::Scalar { .. }, Some(key)) => {
                Some(encode::mapping_of(key.name, self.value(key.shape, node, at)?))
            }
            _ => self.record(record, node, at),
        }
    }

    fn type_or_record(&mut self, record: &'static Record, node: Node, at: At<'_>) -> Option<Value> {
        if types::is_type(&node) {
            return Some(encode::mapping_of("type", self.type_or_string(node, at)));
        }
        let NodeValue::Map { entries, .. } = &node.value else { return self.record(record, node, at) };
        let misspelt = record::unknown_names(record, entries).next().is_some();
        let mut field = self.record(record, node, at)?;
        if let Value::Mapping(field) = &mut field
            && misspelt
            && !field.contains_key("type")
            && !field.contains_key("const")
        {
            // The unknown key may have been meant to say the type.
            field.insert("type".into(), types::string(at.span()));
        }
        Some(field)
    }
}
