//! Turns shared types into open enumerations and classes of values.

use super::types::Imports;
use super::{codes, docs, layout, literal};
use crate::model::{Field, Model, TypeBody, TypeDef};
use crate::names::python;

/// `values.py`.
pub(super) fn emit(model: &Model) -> String {
    let types: Vec<&TypeDef> = model.types.iter().filter(|definition| !definition.internal).collect();
    let mut imports = Imports::default();
    let classes: Vec<String> =
        types.iter().map(|definition| class(model, definition, &mut imports)).collect();
    let entry = |definition: &&TypeDef| {
        format!("{}: {}", literal::string(&definition.name), python::type_name(&definition.name))
    };
    let entries: Vec<String> = types.iter().map(entry).collect();
    let named = layout::listed(0, "NAMED: Final[Mapping[str, type[Any]]] = {", &entries, "}");
    let head = head(model, &types, &imports);
    let classes: String = classes.iter().map(|class| format!("\n\n{class}")).collect::<Vec<_>>().concat();
    let gap = if classes.is_empty() { "" } else { "\n" };
    format!("{head}{classes}{gap}\n{named}\"\"\"The types by the catalog's names.\"\"\"\n")
}

fn head(model: &Model, types: &[&TypeDef], imports: &Imports) -> String {
    let docs = docs::string(0, &format!("What fields of the {} are made of", model.api.title), &[]);
    let is_object = |definition: &&TypeDef| matches!(definition.body, TypeBody::Object(_));
    let objects = types.iter().copied().any(|definition| is_object(&definition));
    let words = types.iter().copied().any(|definition| !is_object(&definition));
    let dataclass = if objects { "from dataclasses import dataclass\n" } else { "" };
    let class_var = if words || any_sensitive(types) { "ClassVar, " } else { "" };
    let record = if objects { "from .runtime.record import Record\n" } else { "" };
    let open = if words { "from .runtime.words import OpenWord, word\n" } else { "" };
    let own = if objects || words { format!("{record}{open}\n") } else { String::new() };
    let mapping = imports.with_mapping();
    format!(
        "{docs}\nfrom __future__ import annotations\n\n{dataclass}from typing import TYPE_CHECKING, Any, \
         {class_var}Final\n\n{own}{mapping}"
    )
}

fn any_sensitive(types: &[&TypeDef]) -> bool {
    types.iter().any(|definition| match &definition.body {
        TypeBody::Object(fields) => fields.iter().any(|field| field.sensitive),
        TypeBody::Enumeration(_) => false,
    })
}

fn class(model: &Model, definition: &TypeDef, imports: &mut Imports) -> String {
    let name = python::type_name(&definition.name);
    let words = crate::names::words(&definition.name);
    match &definition.body {
        TypeBody::Enumeration(listed) => {
            let about = format!("{words}. New words may come at any time.");
            codes::words(&name, &about, listed.iter().map(|word| [word, word, word]))
        }
        TypeBody::Object(fields) => {
            let members: String = fields.iter().map(|field| member(model, field, imports)).collect();
            let about = docs::string(4, &words, &[]);
            let sensitive = sensitive(fields);
            let gap = if members.is_empty() && sensitive.is_empty() { "" } else { "\n" };
            format!(
                "@dataclass(frozen=True, repr=False)\nclass {name}(Record):\n{about}{gap}{sensitive}{members}"
            )
        }
    }
}

fn member(model: &Model, field: &Field, imports: &mut Imports) -> String {
    let mut given = vec![imports.annotation(model, &field.ty, "")];
    given.extend(field.optional.then(|| "None".to_owned()));
    let about = field.doc.as_deref().map(|doc| docs::string(4, doc, &[])).unwrap_or_default();
    format!("{}{about}", layout::member(&python::field_name(&field.name), &given))
}

fn sensitive(fields: &[Field]) -> String {
    let names = fields.iter().filter(|field| field.sensitive);
    let names: Vec<String> = names.map(|field| literal::string(&python::field_name(&field.name))).collect();
    if names.is_empty() {
        return String::new();
    }
    let set = "_sensitive: ClassVar[frozenset[str]] = frozenset(";
    layout::bracketed(4, set, &[format!("{{{}}}", names.join(", "))], ")") + "\n"
}
