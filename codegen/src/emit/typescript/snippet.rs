//! Turns an error into code that handles it.
//!
//! ```text
//! import { isModelNotFoundError, throwIfError } from "demo-errors";
//!
//! export async function load(url: string): Promise<Response> {
//!   try {
//!     return await throwIfError(await fetch(url));
//!   } catch (error) {
//!     if (isModelNotFoundError(error)) {
//!       console.error(error.message, { model: error.fields.model });
//!     }
//!     throw error;
//!   }
//! }
//! ```

use super::{errors, layout};
use crate::emit::handling::{self, LOOK_FIRST};
use crate::model::{ErrorDef, ErrorId, Field, Model, Policy};
use crate::names::typescript;

/// Code for a module of a package that depends on the generated one.
pub(in crate::emit) fn of(model: &Model, id: ErrorId) -> String {
    let error = &model[id];
    let policy = &model[error.retry];
    let reader = if policy.retries() { "withRetry" } else { "throwIfError" };
    let guard = format!("is{}", errors::name(error));
    let import = layout::import("import", &[&guard, reader], &model.api.package_name());
    format!(
        "{import}\nexport async function load(url: string): Promise<Response> {{\n  try {{\n{}  }} catch (error) {{\n\
         {}    throw error;\n  }}\n}}\n",
        ask(policy),
        look(model, error, &guard),
    )
}

fn ask(policy: &Policy) -> String {
    if !policy.retries() {
        return "    return await throwIfError(await fetch(url));\n".to_owned();
    }
    let options = if policy.idempotent_only { ", { method: \"GET\" }" } else { "" };
    format!("    // {}\n    return await withRetry(() => fetch(url){options});\n", handling::tries(policy))
}

fn look(model: &Model, error: &ErrorDef, guard: &str) -> String {
    let flat = format!("    if ({guard}(error)) {{\n");
    let broken = format!("    if (\n      {guard}(error)\n    ) {{\n");
    let head = if layout::fits(&flat) { flat } else { broken };
    let fields = handling::shown_fields(model, error);
    let unknown = model[error.retry].outcome_unknown;
    let advice = if unknown { format!("      // {}.\n", sentence(LOOK_FIRST)) } else { String::new() };
    format!("{head}{advice}{}    }}\n", print(&fields))
}

fn print(fields: &[&Field]) -> String {
    let members = fields.iter().map(|field| typescript::field_name(&field.name));
    let members: Vec<_> = members.map(|member| format!("{member}: error.fields.{member}")).collect();
    if members.is_empty() {
        return "      console.error(error.message);\n".to_owned();
    }
    let flat = format!("      console.error(error.message, {{ {} }});\n", members.join(", "));
    if layout::fits(&flat) {
        return flat;
    }
    let line = |member: &String| format!("        {member},\n");
    let lines: String = members.iter().map(line).collect();
    format!("      console.error(error.message, {{\n{lines}      }});\n")
}

fn sentence(words: &str) -> String {
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}
