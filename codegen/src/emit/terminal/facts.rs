//! What is known of an error in a word or two each.

use super::words;
use crate::model::{AttributeId, ErrorDef, ErrorId, Model};

/// The short facts as two columns.
pub(super) fn table(model: &Model, id: ErrorId) -> String {
    let rows = rows(model, id);
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let line = |(name, value): &(&str, String)| format!("{name:width$}  {}", value.replace('\n', " "));
    rows.iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn rows(model: &Model, id: ErrorId) -> Vec<(&'static str, String)> {
    let error = &model[id];
    let mut rows = vec![("key", error.key.clone())];
    let mut add = |name, value: Option<String>| rows.extend(value.map(|value| (name, value)));
    add("code", Some(code(error)));
    add(
        "status",
        Some(error.statuses.iter().map(|&status| self::status(model, status)).collect::<Vec<_>>().join(", ")),
    );
    add("category", error.category.map(|id| format!("{} ({})", model[id].name, model[id].title)));
    add("type", error.kind.clone());
    add("visibility", error.internal.then(|| internal(model)));
    add("since", error.since.clone());
    add("deprecated", error.deprecated.as_ref().map(|deprecated| words::deprecated(model, deprecated)));
    add("retry", Some(model[error.retry].name.clone()));
    add("link", link(model, error));
    add("message", Some(error.in_braces(&error.message)));
    add("user", error.user_message.as_ref().map(|message| error.in_braces(message)));
    rows
}

fn code(error: &ErrorDef) -> String {
    match &error.code {
        None => "none on the wire; found by type and status".to_owned(),
        Some(code) if code.number.is_some() => format!("{} (also as a number)", code.text),
        Some(code) => code.text.clone(),
    }
}

fn status(model: &Model, status: u16) -> String {
    let phrase = model.status(status).map(|status| status.phrase.as_str()).unwrap_or_default();
    format!("{status} {phrase}").trim_end().to_owned()
}

fn internal(model: &Model) -> String {
    match model.wire.internal_as {
        Some(id) => format!("internal; sent as {}", model[id].key),
        None => "internal".to_owned(),
    }
}

fn link(model: &Model, error: &ErrorDef) -> Option<String> {
    let (url, code) = (model.api.docs_url.as_ref()?, error.code.as_ref()?);
    (!error.internal).then(|| url.replace("{code}", &words::percent_encoded(&code.text)))
}

/// The values of the team's own facts.
pub(super) fn attributes(model: &Model, error: &ErrorDef) -> Vec<String> {
    let line = |(value, id): (&Option<serde_json::Value>, u32)| {
        let attribute = &model[AttributeId(id)];
        let internal = if attribute.internal { " (internal)" } else { "" };
        Some(format!("{}: {}{internal}", attribute.name, words::value(value.as_ref()?)))
    };
    error.attributes.iter().zip(0..).filter_map(line).collect()
}

/// The operations that answer with it, and what a framework answers with it.
pub(super) fn uses(model: &Model, id: ErrorId) -> Vec<String> {
    let operations = model.operations.iter().filter(|operation| operation.errors.contains(&id));
    let operations = operations.map(|operation| format!("operation {}: {}", operation.name, operation.title));
    let roles = crate::model::Role::ALL.iter().filter(|(role, _)| model.roles.contains(&(*role, id)));
    operations.chain(roles.map(|(_, key)| format!("role {key}"))).collect()
}
