//! Types and fields.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::{self, TypeId};
use crate::resolve::{Attribute, ErrorDef, Field, Resolved, Type, TypeBody};
use crate::span::Span;
use crate::syntax::catalog::{self as written, Text, Tree};

use super::Findings;
use super::names::{field_lists, word_lists};

pub(super) fn type_cycle(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (position, definition) in catalog.types.iter().enumerate() {
        let id = TypeId(u32::try_from(position).unwrap_or(u32::MAX));
        let mut reached = BTreeSet::new();
        reach(catalog, id, &mut reached);
        if reached.contains(&id) {
            let message = format!("the type `{}` contains itself", definition.name.text);
            let diagnostic = Diagnostic::error("type-cycle", message, definition.name.span);
            findings.push(diagnostic.help("break the cycle with a field of type `json`"));
        }
    }
}

/// Adds the types within a type.
fn reach(catalog: &Resolved<'_>, id: TypeId, reached: &mut BTreeSet<TypeId>) {
    let TypeBody::Object(fields) = &catalog.types[id.0 as usize].body else { return };
    for inner in fields.iter().filter_map(|field| named(&field.ty)) {
        if reached.insert(inner) {
            reach(catalog, inner, reached);
        }
    }
}

/// The shared type that a type is made of.
fn named(ty: &Type<'_>) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(item) | Type::Map(item) => named(item),
        Type::Builtin(_) | Type::Enumeration(_) | Type::Unknown => None,
    }
}

pub(super) fn unused_type(catalog: &Resolved<'_>, findings: &mut Findings) {
    let fields = field_lists(catalog).flatten().map(|field| &field.ty);
    let attributes = catalog.attributes.iter().map(|attribute| &attribute.ty);
    let used: BTreeSet<TypeId> = fields.chain(attributes).filter_map(named).collect();
    for (definition, _) in catalog.types.iter().zip(0..).filter(|(_, id)| !used.contains(&TypeId(*id))) {
        let message = format!("no field has the type `{}`", definition.name.text);
        findings.push(
            Diagnostic::warning("unused-type", message, definition.name.span).help("use it, or remove it"),
        );
    }
}

pub(super) fn duplicate_word(catalog: &Resolved<'_>, findings: &mut Findings) {
    for words in word_lists(catalog) {
        check_words(words, findings);
    }
}

fn check_words(words: &[Text], findings: &mut Findings) {
    for (position, word) in words.iter().enumerate() {
        if let Some(first) = words[..position].iter().find(|other| other.text == word.text) {
            let message = format!("the word `{}` is listed twice", word.text);
            let diagnostic = Diagnostic::error("duplicate-word", message, word.span);
            findings.push(diagnostic.also(first.span, "first listed here").help("remove one of them"));
        }
    }
}

pub(super) fn misplaced_unit(catalog: &Resolved<'_>, findings: &mut Findings) {
    for field in field_lists(catalog).flatten() {
        let Some(unit) = &field.written.unit else { continue };
        let problem = match &field.ty {
            Type::Unknown => continue,
            Type::Builtin(model::Type::Duration) if field.written.header.is_none() => continue,
            Type::Builtin(model::Type::Duration) => "a header always carries seconds",
            Type::Builtin(_) | Type::Enumeration(_) | Type::List(_) | Type::Map(_) | Type::Named(_) => {
                "only a `duration` has a unit"
            }
        };
        findings.push(Diagnostic::error("misplaced-unit", problem, unit.span).help("remove `unit`"));
    }
}

pub(super) fn contradictory_field(catalog: &Resolved<'_>, findings: &mut Findings) {
    for field in catalog.errors.iter().flat_map(|error| &error.fields) {
        let written::Field { optional, constant, internal, .. } = field.written;
        let name = &field.name.text;
        let mut refuse = |problem: &str, place: &Text, other: Span, note: &str, help: &str| {
            let message = format!("the field `{name}` is {problem}");
            let diagnostic = Diagnostic::error("contradictory-field", message, place.span);
            findings.push(diagnostic.also(other, note).help(help));
        };
        let is_internal = internal.as_ref().filter(|_| field.internal);
        if let Some((constant, optional)) = constant.as_ref().zip(truth(optional.as_ref(), "true")) {
            let help = "remove `optional`: a constant is written in every answer";
            refuse("constant and optional", optional, constant.span(), "fixed here", help);
        }
        if let Some((constant, internal)) = constant.as_ref().zip(is_internal) {
            let help = "remove one of the two: a constant is written in every answer, and this field in none";
            refuse("constant and internal", internal, constant.span(), "fixed here", help);
        }
        if let Some((internal, optional)) = is_internal.zip(truth(optional.as_ref(), "false")) {
            let help = "remove `optional`: an internal field always is";
            refuse("internal and yet required", optional, internal.span, "internal here", help);
        }
    }
}

/// What is written, where it says so.
fn truth<'t>(written: Option<&'t Text>, word: &str) -> Option<&'t Text> {
    written.filter(|text| text.text == word)
}

pub(super) fn missing_attribute(catalog: &Resolved<'_>, findings: &mut Findings) {
    let needed: Vec<&Attribute<'_>> = catalog
        .attributes
        .iter()
        .filter(|attribute| attribute.required && attribute.default.is_none())
        .collect();
    for error in &catalog.errors {
        for attribute in needed.iter().filter(|attribute| !has_value(catalog, error, attribute)) {
            let name = &attribute.name.text;
            let message = format!("the error `{}` has no value for the attribute `{name}`", error.key.text);
            let diagnostic = Diagnostic::error("missing-attribute", message, error.key.span);
            let diagnostic = diagnostic.also(attribute.name.span, "required here");
            findings.push(
                diagnostic.help(format!("set `{name}` under `attributes` of the error or its category")),
            );
        }
    }
}

fn has_value(catalog: &Resolved<'_>, error: &ErrorDef<'_>, attribute: &Attribute<'_>) -> bool {
    let shared = catalog.category(error).map(|category| &category.written.attributes);
    let values = std::iter::once(&error.written.attributes).chain(shared);
    values.flatten().any(|(name, _)| name.text == attribute.name.text)
}

pub(super) fn example_status(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in &catalog.errors {
        for example in &error.examples {
            let Some((status, written)) = example.status.zip(example.written.status.as_ref()) else {
                continue;
            };
            if error.statuses.is_empty() || error.statuses.iter().any(|(known, _)| *known == status) {
                continue;
            }
            let message = format!("the error is never sent under `{status}`");
            let diagnostic = Diagnostic::error("example-status", message, written.span);
            findings.push(diagnostic.help("use one of the error's statuses, or add this one to them"));
        }
    }
}

pub(super) fn example_constant(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut refuse = |field: &Field<'_>, example: &Tree| {
        let Some(constant) = &field.written.constant else { return };
        let message = format!("the field `{}` is constant, so an example can't set it", field.name.text);
        let diagnostic = Diagnostic::error("example-constant", message, example.span());
        findings.push(diagnostic.also(constant.span(), "fixed here").help("leave it out of the example"));
    };
    for error in &catalog.errors {
        for (name, value) in error.examples.iter().flat_map(|example| &example.written.fields) {
            let field = error.fields.iter().find(|field| field.name.text == name.text);
            if let Some(field) = field {
                refuse(field, value);
            }
        }
        for field in &error.fields {
            if let Some(example) = &field.written.example {
                refuse(field, example);
            }
        }
    }
}
