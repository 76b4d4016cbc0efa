//! Turns an error into code that handles it.
//!
//! ```text
//! import demo_errors as errors
//! import httpx
//!
//!
//! def load(client: httpx.Client, url: str) -> httpx.Response:
//!     response = client.get(url)
//!     try:
//!         errors.raise_for_error(response)
//!     except errors.ModelNotFoundError as error:
//!         print(error, f"{error.model=}")
//!         raise
//!     return response
//! ```

use super::{classes, layout, literal};
use crate::emit::handling::{self, LOOK_FIRST};
use crate::model::{ErrorDef, ErrorId, Field, Model, Policy};
use crate::names::python;

/// Code for a module of a program that depends on the generated package.
pub(in crate::emit) fn of(model: &Model, id: ErrorId) -> String {
    let error = &model[id];
    let policy = &model[error.retry];
    let handler = handler(model, error);
    let imports = imports(&model.api.module_name());
    if policy.retries() { retrying(policy, &imports, &handler) } else { once(&imports, &handler) }
}

/// In the order of the alphabet, as formatters want them.
fn imports(module: &str) -> String {
    let mut imports = ["import httpx\n".to_owned(), format!("import {module} as errors\n")];
    imports.sort();
    imports.concat()
}

fn once(imports: &str, handler: &str) -> String {
    format!(
        "{imports}\n\ndef load(client: httpx.Client, url: str) -> httpx.Response:\n    response = client.get(url)\n    \
         try:\n        errors.raise_for_error(response)\n{handler}    return response\n"
    )
}

fn retrying(policy: &Policy, imports: &str, handler: &str) -> String {
    format!(
        "{imports}\n\ndef show(client: httpx.Client, url: str) -> None:\n    try:\n        \
         # {tries}\n        for attempt in errors.retrying():\n            \
         with attempt:\n                response = client.get(url)\n                \
         errors.raise_for_error(response)\n                print(response.text)\n{handler}",
        tries = handling::tries(policy),
    )
}

fn handler(model: &Model, error: &ErrorDef) -> String {
    let allowed = if error.deprecated.is_some() { "  # pyright: ignore[reportDeprecated]" } else { "" };
    let fields = handling::shown_fields(model, error);
    let print = print(&fields, model[error.retry].outcome_unknown);
    format!("    except errors.{} as error:{allowed}\n{print}        raise\n", classes::error(error))
}

fn print(fields: &[&Field], outcome_unknown: bool) -> String {
    let advice = outcome_unknown.then(|| literal::string(LOOK_FIRST));
    let values =
        fields.iter().map(|field| format!("f\"{{error.{}=}}\"", python::error_field_name(&field.name)));
    let items: Vec<_> = ["error".to_owned()].into_iter().chain(values).chain(advice).collect();
    layout::bracketed(8, "print(", &items, ")")
}
