//! Placeholders: each stands for a field whose value can be printed in a sentence.

use crate::diagnostic::Diagnostic;
use crate::model;
use crate::nearest::nearest;
use crate::resolve::{ErrorDef, Field, Resolved, Template, Type, TypeBody, listed};
use crate::span::Span;

use super::Findings;

pub(super) fn unknown_placeholder(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in &catalog.errors {
        let known: Vec<&str> = error.fields.iter().map(|field| field.name.text.as_str()).collect();
        for (name, span) in error.templates().flat_map(Template::placeholders) {
            if known.contains(&name) {
                continue;
            }
            let near = nearest(name, known.iter().copied()).map(|near| format!("did you mean `{{{near}}}`?"));
            let help =
                near.unwrap_or_else(|| format!("declare `{name}` under `fields`, or write `{{{{{name}}}}}`"));
            let diagnostic =
                Diagnostic::error("unknown-placeholder", format!("no field is named `{name}`"), span);
            findings.push(diagnostic.label(listed(&known)).help(help));
        }
    }
}

pub(super) fn unprintable_placeholder(catalog: &Resolved<'_>, findings: &mut Findings) {
    each(catalog, |_, field, span| {
        let Some(kind) = unprintable(&field.ty, catalog) else { return };
        let message = format!("the field `{}` is {kind}, which has no place in a sentence", field.name.text);
        let diagnostic = Diagnostic::error("unprintable-placeholder", message, span);
        findings.push(
            diagnostic.also(field.name.span, "declared here").help("leave it out: the details carry it"),
        );
    });
}

pub(super) fn optional_placeholder(catalog: &Resolved<'_>, findings: &mut Findings) {
    each(catalog, |_, field, span| {
        if field.optional && !field.internal && field.written.constant.is_none() {
            let message =
                format!("the field `{}` may be absent, so a text can't rely on it", field.name.text);
            let diagnostic = Diagnostic::error("optional-placeholder", message, span);
            let diagnostic = diagnostic.also(field.name.span, "declared optional here");
            findings.push(diagnostic.help("make the field required, or leave it out of the text"));
        }
    });
}

pub(super) fn internal_placeholder(catalog: &Resolved<'_>, findings: &mut Findings) {
    each(catalog, |_, field, span| {
        if field.internal {
            let message =
                format!("the field `{}` is internal, and texts are sent to clients", field.name.text);
            let diagnostic = Diagnostic::error("internal-placeholder", message, span);
            findings.push(diagnostic.also(field.name.span, "declared here").help("leave it out of the text"));
        }
    });
}

pub(super) fn sensitive_placeholder(catalog: &Resolved<'_>, findings: &mut Findings) {
    each(catalog, |error, field, span| {
        if field.sensitive && !field.internal {
            let message = format!("the field `{}` is sensitive, and texts end up in logs", field.name.text);
            let lint = Diagnostic::warning("sensitive-placeholder", message, span);
            findings
                .about(error, lint.also(field.name.span, "declared here").help("leave it out of the text"));
        }
    });
}

/// Calls back for each placeholder of a field that exists.
fn each<'a, 'c>(catalog: &'a Resolved<'c>, mut visit: impl FnMut(&'a ErrorDef<'c>, &'a Field<'c>, Span)) {
    for error in &catalog.errors {
        for (name, span) in error.templates().flat_map(Template::placeholders) {
            if let Some(field) = error.fields.iter().find(|field| field.name.text == name) {
                visit(error, field, span);
            }
        }
    }
}

fn unprintable(ty: &Type<'_>, catalog: &Resolved<'_>) -> Option<&'static str> {
    match ty {
        Type::Builtin(model::Type::Json) => Some("any JSON"),
        Type::List(_) => Some("a list"),
        Type::Map(_) => Some("a map"),
        Type::Named(id) => match catalog.types[id.0 as usize].body {
            TypeBody::Object(_) => Some("an object"),
            TypeBody::Enumeration(_) => None,
        },
        Type::Builtin(_) | Type::Enumeration(_) | Type::Unknown => None,
    }
}
