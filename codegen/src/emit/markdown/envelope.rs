//! Finds where in an answer each value travels.

use super::escape;
use super::site::Here;
use crate::model::{Envelope, Field, HeaderBinding, Model, Node, Slot, SlotUse};

/// A slot and its place in words: `error.code`, or a header's name.
pub(super) struct Place<'a> {
    pub(super) slot: &'a SlotUse,
    /// Finished Markdown.
    pub(super) shown: String,
    path: String,
    in_header: bool,
}

/// Every slot of an envelope, the body's before the headers'.
pub(super) fn places(envelope: &Envelope) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    if let Some(body) = &envelope.body {
        collect(body, "", &mut places);
    }
    for HeaderBinding { name, value } in &envelope.headers {
        if let Node::Slot(slot) = value {
            let shown = format!("header {}", escape::cell_code(name));
            places.push(Place { slot, shown, path: name.clone(), in_header: true });
        }
    }
    places
}

/// Where a client finds a field of an error, as Markdown; empty when no envelope carries it.
pub(super) fn field_places(model: &Model, field: &Field) -> String {
    let mut shown = Vec::new();
    if let Some(header) = &field.header {
        shown.push(format!("header {}", escape::cell_code(header)));
    }
    let places = places(&model.wire.envelope);
    let own: Vec<&Place<'_>> = places.iter().filter(|place| carries(&place.slot.slot, field)).collect();
    shown.extend(own.iter().map(|place| place.shown.clone()));
    if field.header.is_none() && !own.iter().any(|place| place.slot.slot == Slot::Field(field.name.clone())) {
        let details = places.iter().find(|place| place.slot.slot == Slot::Details && !place.in_header);
        shown.extend(details.map(|place| escape::cell_code(&joined(&place.path, &field.name))));
    }
    shown.join(", ")
}

/// The body of an envelope with its slots as the catalog writes them, and its headers below.
pub(super) fn skeleton(envelope: &Envelope, here: Here<'_>) -> String {
    let mut lines = Vec::new();
    for HeaderBinding { name, value } in &envelope.headers {
        let value = value.written(here.model());
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        lines.push(format!("{}: {}", escape::header(name), escape::header(&value)));
    }
    if let Some(body) = &envelope.body {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let json = serde_json::to_string_pretty(&body.written(here.model())).unwrap_or_default();
        lines.push(escape::json(&json));
    }
    lines.join("\n")
}

fn carries(slot: &Slot, field: &Field) -> bool {
    let own = matches!(slot, Slot::Field(name) if *name == field.name);
    own || *slot == Slot::RetryAfter && field.name == "retry_after"
}

fn collect<'a>(node: &'a Node, path: &str, places: &mut Vec<Place<'a>>) {
    match node {
        Node::Object { members, spread } => {
            for member in members {
                collect(&member.value, &joined(path, &member.name), places);
            }
            if spread.is_some() {
                const DETAILS: &SlotUse = &SlotUse { slot: Slot::Details, optional: true };
                let shown = match path {
                    "" => "beside these".to_owned(),
                    _ => format!("beside these in {}", escape::cell_code(path)),
                };
                places.push(Place { slot: DETAILS, shown, path: path.to_owned(), in_header: false });
            }
        }
        Node::List(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, &format!("{path}[{index}]"), places);
            }
        }
        Node::Slot(slot) => {
            let shown = if path.is_empty() { "the whole body".to_owned() } else { escape::cell_code(path) };
            places.push(Place { slot, shown, path: path.to_owned(), in_header: false });
        }
        Node::Constant(_) => {}
    }
}

fn joined(path: &str, member: &str) -> String {
    if path.is_empty() { member.to_owned() } else { format!("{path}.{member}") }
}

/// What a slot carries, in a few words of Markdown.
pub(super) fn meaning(slot: &Slot, model: &Model) -> String {
    let meaning = match slot {
        Slot::Code => "the code: compare this",
        Slot::Number => "the code as a number: compare this",
        Slot::Message => "a sentence for developers; its wording may change",
        Slot::UserMessage => "a sentence for the person in front of the screen",
        Slot::Solution => "what to do",
        Slot::Title => "a short heading",
        Slot::Type => "the kind of error",
        Slot::Category => "the category",
        Slot::Attribute(id) => return format!("the attribute {}", escape::cell_code(&model[*id].name)),
        Slot::Field(name) => {
            return format!("the field {}, for errors that have it", escape::cell_code(name));
        }
        Slot::Status => "the HTTP status as a number",
        Slot::StatusText => "the HTTP status as text",
        Slot::Details => "the error's fields",
        Slot::DocsUrl => "the address of the code's page",
        Slot::Instance => "a URI for this one occurrence",
        Slot::Retryable => "`false` where a retry is of no use",
        Slot::Retry => "`yes`, `no` or `outcome_unknown`",
        Slot::RetryAfter => "seconds to wait",
        Slot::RequestId => "names the request: quote it to support",
        Slot::Timestamp => "when it happened, RFC 3339 in UTC",
    };
    meaning.to_owned()
}
