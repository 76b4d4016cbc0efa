//! Turns errors into interfaces and type guards.
//!
//! ```text
//! export interface ModelNotFoundFields { readonly model: string; }
//! export interface ModelNotFoundError extends CatalogError {
//!   readonly code: "model_not_found";
//!   readonly fields: Partial<ModelNotFoundFields>;
//! }
//! export function isModelNotFoundError(error: unknown): error is ModelNotFoundError {
//!   return hasKey(error, "model_not_found");
//! }
//! ```

use super::{docs, layout, types};
use crate::model::{ErrorDef, Field, Model};
use crate::names::typescript;

/// The interface of an error.
pub(super) fn name(error: &ErrorDef) -> String {
    typescript::class_name(&error.name)
}

/// A file of errors.
pub(super) fn module(model: &Model, title: &str, errors: &[&ErrorDef]) -> String {
    let heading = layout::doc(&format!("Errors: {}.", docs::text(title)), "");
    let all = layout::paragraphs(errors.iter().map(|error| one(model, error)));
    let fields: Vec<_> = errors.iter().flat_map(|error| fields(error)).collect();
    let has_none = errors.iter().any(|error| self::fields(error).next().is_none());
    let used = types::Used::by(fields.iter().map(|field| &field.ty));
    let mut names = vec!["CatalogError"];
    names.extend(has_none.then_some("NoFields"));
    names.extend(used.maps.then_some("TextMap"));
    let imports = [
        layout::import("import type", &names, "../../runtime/api_error.js"),
        layout::import("import", &["hasKey"], "../../runtime/api_error.js"),
        used.json("../../"),
        (if used.named { "import type * as types from \"../types.js\";\n" } else { "" }).to_owned(),
    ];
    format!("{heading}\n{}{all}", imports.concat())
}

/// The fields of an error that clients see, without those that never vary.
pub(super) fn fields(error: &ErrorDef) -> impl Iterator<Item = &Field> {
    error.fields.iter().filter(|field| !field.internal && field.constant.is_none())
}

fn one(model: &Model, error: &ErrorDef) -> String {
    let name = name(error);
    let deprecated = docs::deprecation(model, error);
    let fields_name = typescript::fields_name(&error.name);
    let has_fields = fields(error).next().is_some();
    let declared =
        if has_fields { declaration(model, error, &fields_name, &deprecated) } else { String::new() };
    let ty = if has_fields { format!("Partial<{fields_name}>") } else { "NoFields".to_owned() };
    let key = layout::literal(&error.key);
    format!(
        "{declared}{}{}  readonly code: {};\n  readonly key: {key};\n  readonly fields: {ty};\n}}\n\n{}{}",
        layout::tagged_doc(&docs::of(model, error), &deprecated, ""),
        layout::interface(&name, "CatalogError"),
        layout::literal(error.label()),
        layout::tagged_doc(
            &format!("Whether it is the error {}.", docs::code(error.label())),
            &deprecated,
            ""
        ),
        layout::guard(&format!("is{name}"), &name, "hasKey", &key),
    )
}

/// The interface of the fields as servers send them.
fn declaration(model: &Model, error: &ErrorDef, name: &str, deprecated: &str) -> String {
    let doc = format!("The fields of {}, as servers send them.", docs::code(error.label()));
    let doc = layout::tagged_doc(&doc, deprecated, "");
    let members: String = fields(error).map(|field| types::member(model, field, "types.")).collect();
    format!("{doc}export interface {name} {{\n{members}}}\n\n")
}
