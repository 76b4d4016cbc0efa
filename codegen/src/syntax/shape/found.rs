//! Says what was expected and what was found instead.

use serde_yaml::Value;

use super::{At, Walk};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::yaml::{Node, NodeValue, suggestion};

/// The longest value that is repeated in a message, in characters.
const MAX_SHOWN: usize = 40;

impl Walk<'_> {
    /// Reports a value of the wrong kind.
    pub(super) fn wrong_type(&mut self, expected: &str, node: &Node, at: At<'_>) -> Option<Value> {
        let found = match &node.value {
            NodeValue::Scalar { text, .. } => shown(text),
            NodeValue::List(_) => "a list".to_owned(),
            NodeValue::Map { .. } => "a mapping".to_owned(),
            NodeValue::Nothing => "empty".to_owned(),
            NodeValue::Refused => return None,
        };
        let message = format!("{} must be {expected}, but is {found}", subject(at));
        let diagnostic =
            Diagnostic::error("wrong-type", message, node.span).label(format!("expected {expected}"));
        self.diagnostics.push(diagnostic.help(self.way_out(expected, node)));
        None
    }

    fn way_out(&self, expected: &str, node: &Node) -> String {
        let source = self.text.get(node.span.start as usize..node.span.end as usize).unwrap_or_default();
        match (&node.value, expected) {
            (NodeValue::Scalar { .. }, "a list") if source.len() <= MAX_SHOWN => {
                format!("write it as a list: `[{source}]`")
            }
            (_, "a list") => "write a list, each element behind `- `".to_owned(),
            (_, "a mapping") => "write a mapping, in lines of `key: value`".to_owned(),
            (NodeValue::Scalar { .. }, _) => format!("write {expected}"),
            _ if source.starts_with(['{', '[']) => suggestion(source),
            _ => "write one scalar; a text over several lines begins with `|`".to_owned(),
        }
    }
}

/// The problem that a scalar doesn't have the form it should have.
pub(super) fn invalid(expected: &str, text: &str, span: Span, at: At<'_>) -> Diagnostic {
    let message = format!("{} must be {expected}, but is {}", subject(at), shown(text));
    Diagnostic::error("invalid-value", message, span).label(format!("expected {expected}"))
}

/// What a message speaks of: a key, an element of its list, or the whole file, which stands under no key.
pub(super) fn subject(at: At<'_>) -> String {
    match at.element {
        Some(position) => format!("element {position} of {}", shown(&at.key.text)),
        None if at.span().start == at.span().end => "the catalog".to_owned(),
        None => shown(&at.key.text),
    }
}

/// A text as it appears in messages: one line, not too long.
pub(super) fn shown(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let short: String = text.chars().take(MAX_SHOWN).flat_map(escaped).collect();
    let dots = if text.chars().nth(MAX_SHOWN).is_some() { "…" } else { "" };
    format!("`{short}{dots}`")
}

fn escaped(character: char) -> Vec<char> {
    if character.is_control() { character.escape_default().collect() } else { vec![character] }
}
