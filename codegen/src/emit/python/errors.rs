//! Turns errors into exceptions: a base, one a category, one a code.
//!
//! ```text
//! class ModelNotFoundError(ResourcesError, key="model_not_found"):
//!     """Model not found.
//!     …
//!     """
//!
//!     @property
//!     def model(self) -> str | None:
//!         """The model that was asked for."""
//!         return self._field("model")
//! ```

use super::classes::{self, Classes};
use super::types::Imports;
use super::{docs, layout, literal};
use crate::emit::delays;
use crate::model::{Category, ErrorDef, Field, Model};
use crate::names::python;

/// `errors.py`.
pub(super) fn emit(model: &Model, classes: &Classes) -> String {
    let mut imports = Imports::default();
    let categories: String = model
        .categories
        .iter()
        .zip(&classes.categories)
        .map(|(each, name)| category(each, name, classes))
        .collect();
    let errors: String =
        model.public_errors().map(|(_, each)| error(model, each, classes, &mut imports)).collect();
    let docs = docs::string(0, &format!("The errors of the {} as exceptions", model.api.title), &[]);
    let lines = imports.lines();
    let typing =
        if lines.is_empty() { String::new() } else { "from typing import TYPE_CHECKING\n\n".to_owned() };
    let lines = if lines.is_empty() { lines } else { format!("\n{lines}") };
    let base = base(model, &classes.base);
    let is_deprecated = |(_, error): (_, &ErrorDef)| error.deprecated.is_some();
    let marks =
        if model.public_errors().any(is_deprecated) { "from .runtime.marks import deprecated\n" } else { "" };
    format!(
        "{docs}\nfrom __future__ import annotations\n\n{typing}from .catalog import CATALOG\n\
         from .codes import Category, Code\nfrom .runtime.error import CatalogError\n{marks}{lines}{base}{categories}{errors}"
    )
}

fn base(model: &Model, name: &str) -> String {
    let head = layout::bracketed(
        0,
        &format!("class {name}("),
        &["CatalogError".into(), "catalog=CATALOG".into()],
        "):",
    );
    let docs =
        docs::string(4, &format!("Any error of the {}, or what came in its place", model.api.title), &[]);
    format!("\n\n{head}{docs}{BASE}")
}

/// What the base class has that is typed by the catalog.
const BASE: &str = r#"
    @property
    def code(self) -> Code | None:
        """What machines compare. A code that this version doesn't know is kept."""
        code = self.wire_code
        return None if code is None else Code(code)

    @property
    def category(self) -> Category | None:
        """The group that the error belongs to. A new one is kept."""
        category = self.category_word
        return None if category is None else Category(category)
"#;

fn category(category: &Category, name: &str, classes: &Classes) -> String {
    let arguments = [classes.base.clone(), format!("category={}", literal::string(&category.name))];
    let head = layout::bracketed(0, &format!("class {name}("), &arguments, "):");
    let docs = docs::string(4, &category.title, &blocks([category.description.clone()]));
    format!("\n\n{head}{docs}")
}

fn error(model: &Model, error: &ErrorDef, classes: &Classes, imports: &mut Imports) -> String {
    let arguments = [classes.parent(error).to_owned(), format!("key={}", literal::string(&error.key))];
    let head = layout::bracketed(0, &format!("class {}(", classes::error(error)), &arguments, "):");
    let docs = docs::string(4, &error.title, &about(model, error));
    let fields = error.fields.iter().filter(|field| !field.internal && !is_the_wait(field));
    let fields: String = fields.map(|field| property(model, field, imports)).collect();
    format!("\n\n{}{head}{docs}{fields}", mark(model, error))
}

/// What a checker of types says where a deprecated class is used.
fn mark(model: &Model, error: &ErrorDef) -> String {
    let Some(deprecated) = &error.deprecated else { return String::new() };
    let since = deprecated.since.as_ref().map(|since| format!("Since version {since}.")).unwrap_or_default();
    let instead = deprecated.replaced_by.map(|id| format!("Use {}.", classes::error(&model[id])));
    let message = [since, instead.unwrap_or_default()].join(" ");
    layout::bracketed(0, "@deprecated(", &[literal::string(message.trim())], ")")
}

/// The base class has it.
fn is_the_wait(field: &Field) -> bool {
    field.is_wait() && field.constant.is_none()
}

fn property(model: &Model, field: &Field, imports: &mut Imports) -> String {
    let name = python::error_field_name(&field.name);
    let mut given = imports.attribute(model, field, "_values.");
    let asked = literal::string(&field.name);
    let about = field.doc.clone().unwrap_or_else(|| format!("The field `{}`", field.name));
    let docs = docs::string(8, &about, &[]);
    let body = if field.constant.is_some() {
        given.truncate(1);
        let ask = layout::bracketed(8, &format!("constant: {} = self._constant(", given[0]), &[asked], ")");
        format!("{ask}        return constant\n")
    } else {
        layout::bracketed(8, "return self._field(", &[asked], ")")
    };
    format!("\n{}{docs}{body}", layout::property(&name, &given))
}

/// What follows an error's title.
fn about(model: &Model, error: &ErrorDef) -> Vec<String> {
    let causes = (!error.causes.is_empty()).then(|| format!("Causes:\n\n{}", docs::list(&error.causes)));
    let solution = error.solution.as_ref().map(|solution| error.in_braces(solution));
    let policy = delays::short(&model[error.retry]);
    let statuses = error.statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ");
    let code =
        error.code.as_ref().map_or_else(|| "no code".to_owned(), |code| format!("code `{}`", code.text));
    let since = error.since.as_ref().map(|since| format!("Since version {since}."));
    blocks([
        error.description.clone(),
        causes,
        solution,
        deprecation(model, error),
        Some(format!("Status {statuses}, {code}. Try again: {policy}.")),
        since,
        model.docs_url(error),
    ])
}

fn deprecation(model: &Model, error: &ErrorDef) -> Option<String> {
    let deprecated = error.deprecated.as_ref()?;
    let since = deprecated.since.as_ref().map(|since| format!(" since version {since}")).unwrap_or_default();
    let note = deprecated.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
    let instead = deprecated.replaced_by.map(|id| format!(" See {}.", classes::error(&model[id])));
    Some(format!("Deprecated{since}.{note}{}", instead.unwrap_or_default()))
}

fn blocks<const N: usize>(blocks: [Option<String>; N]) -> Vec<String> {
    blocks.into_iter().flatten().filter(|block| !block.trim().is_empty()).collect()
}
