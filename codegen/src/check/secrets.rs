//! Constants that nobody should be able to read.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::resolve::{Node, Resolved, Shape};
use crate::span::Span;

use super::Findings;

/// What well-known kinds of keys and tokens begin with.
const PREFIXES: [&str; 17] = [
    "sk-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "AKIA",
    "ASIA",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AIza",
    "eyJ",
    "npm_",
    "hf_",
];
/// A word this long, with letters and digits mixed, was hardly typed by a person.
const LONG: usize = 32;
/// What follows a known prefix must be at least this long.
const SHORT: usize = 12;

pub(super) fn secret_constant(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (span, text) in constants(catalog) {
        if looks_secret(&text) {
            let lint = Diagnostic::warning("secret-constant", "this constant looks like a secret", span);
            findings.push(
                lint.label("everybody who reads an answer can see it").help("remove it, and revoke it"),
            );
        }
    }
    for error in &catalog.errors {
        let fields =
            error.fields.iter().filter_map(|field| Some((field.written.constant.as_ref()?, &field.constant)));
        for (tree, value) in fields {
            if value.as_ref().is_some_and(holds_secret) {
                let lint =
                    Diagnostic::warning("secret-constant", "this constant looks like a secret", tree.span());
                let lint = lint.label("everybody who reads an answer can see it");
                findings.about(error, lint.help("remove it, and revoke it"));
            }
        }
    }
}

/// The constants of envelopes and statuses.
fn constants(catalog: &Resolved<'_>) -> Vec<(Span, String)> {
    let headers = catalog.statuses.iter().flat_map(|status| &status.headers).map(|header| &header.value);
    let nodes = catalog.envelopes().flat_map(|envelope| envelope.nodes()).chain(headers);
    let text = |node: &Node<'_>| match &node.shape {
        Shape::Constant(Value::String(text)) => Some((node.span, text.clone())),
        Shape::Constant(_) | Shape::Object { .. } | Shape::List(_) | Shape::Slot(_) | Shape::Unknown => None,
    };
    nodes.filter_map(text).collect()
}

fn holds_secret(value: &Value) -> bool {
    match value {
        Value::String(text) => looks_secret(text),
        Value::Array(items) => items.iter().any(holds_secret),
        Value::Object(members) => members.values().any(holds_secret),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn looks_secret(text: &str) -> bool {
    text.contains("-----BEGIN") || text.split([' ', '=', ':', '"', ',', ';']).any(is_key)
}

fn is_key(word: &str) -> bool {
    let is_known =
        PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.len() >= SHORT));
    let opaque = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+/.".contains(&byte);
    let has = |kind: fn(&u8) -> bool| word.as_bytes().iter().any(kind);
    let is_mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit);
    let is_long = word.len() >= LONG && word.bytes().all(opaque) && is_mixed && !word.contains("//");
    is_known || is_long
}
