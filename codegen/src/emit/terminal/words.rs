//! Puts parts of the model into words.

use std::fmt::Write as _;

use serde_json::Value;

use crate::model::{Deprecated, Field, Model, Type, TypeBody};

/// `limit: integer, internal. How many. For example 5.`
pub(super) fn field(model: &Model, field: &Field) -> String {
    let header = field.header.as_ref().map(|header| format!("in the header {header}"));
    let constant = field.constant.as_ref().map(|constant| format!("always {}", value(constant)));
    let marks = [
        Some(ty(model, &field.ty)),
        header,
        constant,
        field.milliseconds.then(|| "in milliseconds".to_owned()),
        field.optional.then(|| "optional".to_owned()),
        field.internal.then(|| "internal".to_owned()),
        field.sensitive.then(|| "sensitive".to_owned()),
    ];
    let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let doc = field.doc.as_ref().map(|doc| format!(". {doc}")).unwrap_or_default();
    let example =
        field.example.as_ref().map(|example| format!(" (such as {})", value(example))).unwrap_or_default();
    format!("{}: {marks}{example}{doc}", field.name)
}

fn ty(model: &Model, ty: &Type) -> String {
    ty.words(&|id| match &model[id].body {
        TypeBody::Enumeration(words) => format!("one of {}", words.join(", ")),
        TypeBody::Object(_) => model[id].name.clone(),
    })
}

/// Texts as a list, what follows a line break under its text.
pub(super) fn bullets(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| format!("- {}", text.trim_end().replace('\n', "\n  "))).collect()
}

/// What `deprecated` says, on one line.
pub(super) fn deprecated(model: &Model, deprecated: &Deprecated) -> String {
    let parts = [
        deprecated.since.as_ref().map(|since| format!("since {since}")),
        deprecated.note.clone(),
        deprecated.replaced_by.map(|id| format!("use {} instead", model[id].key)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "yes".to_owned() } else { parts.join("; ") }
}

/// A value; text without quotes.
pub(super) fn value(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// RFC 3986's unreserved characters as they are, the rest as `%XX`.
pub(super) fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}
