//! Keys of mappings: scalars, and each only once.

use std::collections::BTreeMap;

use super::{Name, Node, NodeValue};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;

/// A key that waits for its value.
pub(super) enum Key {
    Name(Name),
    /// Was reported: the value goes with it.
    Refused,
}

/// A node where a key stands.
pub(super) fn name(node: Node, diagnostics: &mut Diagnostics) -> Key {
    let error =
        |message: &str, help: &str| Diagnostic::error("unsupported-yaml", message, node.span).help(help);
    match node.value {
        NodeValue::Scalar { text, plain } if plain && text == "<<" => {
            diagnostics.push(error("merge keys are not supported", "write the keys out where they are used"));
            Key::Refused
        }
        NodeValue::Scalar { text, .. } => Key::Name(Name { span: node.span, text }),
        NodeValue::Nothing => {
            diagnostics.push(error("an entry has no key", "write a key before the `:`"));
            Key::Refused
        }
        NodeValue::List(_) | NodeValue::Map { .. } => {
            diagnostics.push(error("a key must be a scalar", "quote the key if it is text"));
            Key::Refused
        }
        NodeValue::Refused => Key::Refused,
    }
}

/// Keeps the first of entries with the same key and reports the others.
pub(super) fn unique(mut entries: Vec<(Name, Node)>, diagnostics: &mut Diagnostics) -> Vec<(Name, Node)> {
    let doubles = doubles(&entries);
    for (first, double) in &doubles {
        diagnostics.push(duplicate_key(&entries[*double].0, entries[*first].0.span));
    }
    let mut doubles = doubles.into_iter().map(|(_, double)| double).peekable();
    let mut index = 0;
    entries.retain(|_| {
        let is_double = doubles.next_if_eq(&index).is_some();
        index += 1;
        !is_double
    });
    entries
}

/// Pairs of indices: the first entry with a key, and a later one with the same. Ascending by the latter.
fn doubles(entries: &[(Name, Node)]) -> Vec<(usize, usize)> {
    let mut first = BTreeMap::new();
    let mut doubles = Vec::new();
    for (index, (name, _)) in entries.iter().enumerate() {
        let known = *first.entry(name.text.as_str()).or_insert(index);
        if known != index {
            doubles.push((known, index));
        }
    }
    doubles
}

/// The problem that a key stands twice in one mapping, or in two files of one catalog.
pub(in crate::syntax) fn duplicate_key(name: &Name, first: Span) -> Diagnostic {
    Diagnostic::error("duplicate-key", format!("the key `{}` is already taken", name.text), name.span)
        .label("defined again here")
        .also(first, "first defined here")
        .help("rename or remove one of the two")
}
