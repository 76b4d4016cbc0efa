//! Turns an error into code that handles it.
//!
//! ```text
//! use demo_errors::reqwest::ErrorForCatalog as _;
//! use demo_errors::{ErrorResponse, Kind};
//! use reqwest::Response;
//!
//! async fn checked(answer: Response) -> Result<Response, ErrorResponse> {
//!     answer.error_for_catalog().await.inspect_err(|failed| {
//!         if let Some(Kind::ModelNotFound(error)) = failed.kind() {
//!             eprintln!("{failed}; model: {}", error.model);
//!         }
//!     })
//! }
//! ```

use super::errors;
use crate::emit::handling::{self, LOOK_FIRST};
use crate::model::{ErrorDef, ErrorId, Field, Model, Policy, Type};
use crate::names::rust;

/// The longest arguments that rustfmt leaves on the line of a call.
const WIDTH: usize = 60;

/// Code for a module of a crate that depends on the generated one.
pub(in crate::emit) fn of(model: &Model, id: ErrorId) -> String {
    let error = &model[id];
    let policy = &model[error.retry];
    let mut fields = handling::shown_fields(model, error);
    // More would hide how it is tried again.
    fields.truncate(if policy.retries() { 1 } else { fields.len() });
    let word = if fields.is_empty() { "Code" } else { "Kind" };
    let imports = imports(model, word, policy.retries());
    let expect = if error.deprecated.is_some() {
        "#[expect(deprecated, reason = \"servers may still send it\")]\n"
    } else {
        ""
    };
    let look = look(error, &fields, policy.outcome_unknown);
    format!("{imports}\n{expect}{}", function(policy, &look))
}

/// What the code needs, in the order of rustfmt.
fn imports(model: &Model, word: &str, retries: bool) -> String {
    let library = model.api.module_name();
    let mut lines = vec![format!("{library}::reqwest::ErrorForCatalog as _")];
    if retries {
        lines.push(format!("{library}::{word}"));
        lines.push(format!("{library}::reqwest_middleware::RetryMiddleware"));
        let clients =
            ["reqwest::{Client, Response}", "reqwest_middleware::ClientBuilder", "std::error::Error"];
        lines.extend(clients.map(str::to_owned));
    } else {
        let mut names = [word, "ErrorResponse"];
        names.sort_unstable();
        lines.push(format!("{library}::{{{}}}", names.join(", ")));
        lines.push("reqwest::Response".to_owned());
    }
    lines.sort();
    let import = |line: &String| format!("use {line};\n");
    let lines: String = lines.iter().map(import).collect();
    let feature = if retries { "reqwest-middleware" } else { "reqwest" };
    format!("// With the feature `{feature}`.\n{lines}")
}

fn function(policy: &Policy, look: &str) -> String {
    if !policy.retries() {
        return format!(
            "async fn checked(answer: Response) -> Result<Response, ErrorResponse> {{\n    \
             answer.error_for_catalog().await.inspect_err(|failed| {{\n{look}    }})\n}}\n"
        );
    }
    format!(
        "async fn get(client: Client, url: &str) -> Result<Response, Box<dyn Error>> {{\n    \
         // {tries}\n    \
         let client = ClientBuilder::new(client)\n        .with(RetryMiddleware::default())\n        .build();\n    \
         let answer = client.get(url).send().await?.error_for_catalog().await;\n    \
         Ok(answer.inspect_err(|failed| {{\n{look}    }})?)\n}}\n",
        tries = handling::tries(policy),
    )
}

/// The statement that looks whether it is this error.
fn look(error: &ErrorDef, fields: &[&Field], outcome_unknown: bool) -> String {
    let name = errors::name(error);
    let found = if fields.is_empty() {
        format!("if failed.code() == Some(Code::{name})")
    } else {
        format!("if let Some(Kind::{name}(error)) = failed.kind()")
    };
    format!("        {found} {{\n{}        }}\n", print(fields, outcome_unknown))
}

fn print(fields: &[&Field], outcome_unknown: bool) -> String {
    let shown = |field: &&Field| format!("; {}: {}", field.name, hole(field));
    let shown: String = fields.iter().map(shown).collect();
    let advice = if outcome_unknown { format!("; {LOOK_FIRST}") } else { String::new() };
    let text = format!("\"{{failed}}{shown}{advice}\"");
    let values: Vec<_> =
        fields.iter().map(|field| format!("error.{}", rust::field_name(&field.name))).collect();
    let flat = [vec![text.clone()], values.clone()].concat().join(", ");
    if flat.len() <= WIDTH {
        return format!("            eprintln!({flat});\n");
    }
    let values = values.join(", ");
    let values = if values.is_empty() { values } else { format!("                {values}\n") };
    let comma = if values.is_empty() { "" } else { "," };
    format!("            eprintln!(\n                {text}{comma}\n{values}            );\n")
}

/// The place of a value in a format string; what may be absent, and times that have no one form, as `Debug` shows them.
fn hole(field: &Field) -> &'static str {
    if field.optional || field.ty == Type::Duration { "{:?}" } else { "{}" }
}
