//! Lists the calls and what each can answer with.

use std::collections::BTreeSet;

use super::super::site::anchor;
use super::super::writer::Writer;
use super::super::{escape, prose};
use super::errors;
use crate::emit::markdown::site::Here;
use crate::model::{ErrorId, Operation};

pub(super) fn section(here: Here<'_>) -> Writer {
    let model = here.model();
    let mut section = Writer::default();
    for (operation, errors) in model.operations.iter().zip(&here.site.answers) {
        section.anchored(3, &escape::heading(&operation.title), &anchor("operation", &operation.name));
        section.block(
            &operation.description.as_ref().map(|text| prose::blocks(text, here, 3)).unwrap_or_default(),
        );
        section.block(&requests(operation));
        let errors: Vec<ErrorId> = errors.iter().copied().collect();
        section.block(&format!(
            "{} can answer with {}.",
            escape::code(&operation.name),
            errors::links(&errors, here)
        ));
    }
    if !model.operations.is_empty() {
        section.block(&any(here));
    }
    section
}

/// What calls it.
fn requests(operation: &Operation) -> String {
    let requests: Vec<String> =
        operation.requests.iter().map(|request| escape::code(&request.to_string())).collect();
    if requests.is_empty() { String::new() } else { format!("Request: {}", requests.join(", ")) }
}

/// What a framework answers whatever the call.
fn any(here: Here<'_>) -> String {
    let errors: BTreeSet<ErrorId> =
        here.model().roles.iter().filter_map(|(_, id)| here.model().sent_as(*id)).collect();
    if errors.is_empty() {
        return String::new();
    }
    let errors: Vec<ErrorId> = errors.into_iter().collect();
    format!(
        "A server can also answer any call, before its own code runs, with {}.",
        errors::links(&errors, here)
    )
}
