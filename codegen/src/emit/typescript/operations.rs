//! Turns operations into unions of the errors that they can answer with, and type guards.
//!
//! ```text
//! const CREATE_CHAT: readonly string[] = ["model_not_found", "rate_limit_exceeded"];
//! export type CreateChatError = errors.ModelNotFoundError | errors.RateLimitExceededError;
//! export function isCreateChatError(error: unknown): error is CreateChatError {
//!   return hasOneOf(error, CREATE_CHAT);
//! }
//! ```

use super::{docs, errors, layout};
use crate::model::{Model, Operation};
use crate::names::typescript;

/// `src/catalog/operations.ts`.
pub(super) fn emit(model: &Model) -> String {
    let operations = layout::paragraphs(model.operations.iter().map(|operation| one(model, operation)));
    if operations.is_empty() {
        return "/** The catalog has no operations. */\n\nexport {};\n".to_owned();
    }
    format!(
        "/** What each operation can answer with. */\n\n\
         import {{ hasOneOf }} from \"../runtime/api_error.js\";\n\
         import type * as errors from \"./errors/index.js\";\n{operations}"
    )
}

fn one(model: &Model, operation: &Operation) -> String {
    let name = typescript::class_name(&operation.name);
    let constant = typescript::constant_name(&operation.name);
    let errors: Vec<_> = model.answers(operation).into_iter().map(|id| &model[id]).collect();
    let keys: Vec<_> = errors.iter().map(|error| layout::literal(&error.key)).collect();
    let members: Vec<_> = errors.iter().map(|error| format!("errors.{}", errors::name(error))).collect();
    let members = if members.is_empty() { vec!["never".to_owned()] } else { members };
    let heading =
        format!("What {} can answer with: {}.", docs::code(&operation.name), docs::text(&operation.title));
    let requests = operation.requests.iter().map(|request| docs::code(&request.to_string()));
    let requests = requests.collect::<Vec<_>>().join(", ");
    let requests = (!requests.is_empty()).then(|| format!("Request: {requests}"));
    let description = operation.description.as_ref().map(|description| docs::block(description));
    let doc = [Some(heading), requests, description].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    let asks = format!("Whether the operation {} lists an error.", docs::code(&operation.name));
    format!(
        "{}\n{}{}\n{}{}",
        layout::list(&constant, &keys),
        layout::doc(&doc, ""),
        layout::union(&name, &members),
        layout::doc(&asks, ""),
        layout::guard(&format!("is{name}"), &name, "hasOneOf", &constant),
    )
}
