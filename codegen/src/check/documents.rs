//! Lints about what people read, and about what is left over.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::Role;
use crate::resolve::Resolved;
use crate::span::Span;
use crate::syntax::catalog::Text;

use super::Findings;

pub(super) fn no_solution(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in catalog.errors.iter().filter(|error| error.written.solution.as_ref().is_none_or(is_blank)) {
        let message = format!("the error `{}` says nothing about what to do", error.key.text);
        let lint = Diagnostic::warning("no-solution", message, error.key.span);
        findings.about(error, lint.help("add `solution`"));
    }
}

pub(super) fn no_causes(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in catalog.errors.iter().filter(|error| error.written.causes.iter().all(is_blank)) {
        let message = format!("the error `{}` says nothing about how it comes about", error.key.text);
        let lint = Diagnostic::warning("no-causes", message, error.key.span);
        findings.about(error, lint.help("add `causes`, a list"));
    }
}

fn is_blank(text: &Text) -> bool {
    text.text.trim().is_empty()
}

pub(super) fn empty_message(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in catalog.errors.iter().filter(|error| !error.written.message.is_missing()) {
        let message = &error.written.message;
        let text = message.text.trim();
        let page = error.page();
        let is_code = text.eq_ignore_ascii_case(&error.key.text) || text.eq_ignore_ascii_case(page);
        if text.is_empty() || is_code {
            let problem =
                if text.is_empty() { "the message is empty" } else { "the message only repeats the code" };
            let lint = Diagnostic::warning("empty-message", problem, message.span);
            findings.about(error, lint.help("say in one sentence what went wrong"));
        }
    }
}

pub(super) fn repeated_message(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for error in catalog.errors.iter().filter(|error| !error.written.message.text.trim().is_empty()) {
        let message = &error.written.message;
        if let Some(other) = first.get(message.text.as_str()) {
            let lint =
                Diagnostic::warning("repeated-message", "another error has the same message", message.span);
            findings.about(error, lint.also(*other, "the other one").help("say what tells the two apart"));
        }
        first.entry(&message.text).or_insert(message.span);
    }
}

pub(super) fn empty_category(catalog: &Resolved<'_>, findings: &mut Findings) {
    for category in &catalog.categories {
        let name = &category.name.text;
        let is_used = |error: &crate::resolve::ErrorDef<'_>| {
            error.written.category.as_ref().is_some_and(|category| category.text == *name)
        };
        if !catalog.errors.iter().any(is_used) {
            let message = format!("no error is in the category `{name}`");
            let lint = Diagnostic::warning("empty-category", message, category.name.span);
            findings.push(lint.help("put an error in it, or remove it"));
        }
    }
}

pub(super) fn role_without_error(catalog: &Resolved<'_>, findings: &mut Findings) {
    let Some((first, _)) = catalog.written.roles.first() else { return };
    let is_filled = |role: &str| catalog.written.roles.iter().any(|(name, _)| name.text == role);
    let missing: Vec<String> =
        Role::ALL.iter().filter(|(_, name)| !is_filled(name)).map(|(_, name)| format!("`{name}`")).collect();
    if !missing.is_empty() {
        let message = format!("no error for the roles {}", missing.join(", "));
        let message = if missing.len() == 1 { message.replace("roles", "role") } else { message };
        let lint = Diagnostic::warning("role-without-error", message, first.span);
        findings.push(lint.help("name an error for each, so that every answer has the catalog's envelope"));
    }
}
