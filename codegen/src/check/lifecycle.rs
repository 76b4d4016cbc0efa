//! Deprecation, retirement and visibility.

use crate::diagnostic::Diagnostic;
use crate::model::ErrorId;
use crate::resolve::Resolved;
use crate::span::Span;

use super::Findings;

pub(super) fn invalid_replacement(catalog: &Resolved<'_>, findings: &mut Findings) {
    for retired in &catalog.retired {
        let place = retired.written.replaced_by.as_ref().map(|name| name.span);
        check_replacement(catalog, retired.replaced_by.zip(place), None, findings);
    }
    for error in &catalog.errors {
        let place = error.written.deprecated.as_ref().and_then(|deprecated| deprecated.replaced_by.as_ref());
        let replacement = error.replaced_by.zip(place.map(|name| name.span));
        check_replacement(catalog, replacement, Some(&error.key.text).filter(|_| !error.internal), findings);
    }
}

/// `of` is the public error that is replaced; a retired code was public too.
fn check_replacement(
    catalog: &Resolved<'_>,
    replacement: Option<(ErrorId, Span)>,
    of: Option<&String>,
    findings: &mut Findings,
) {
    let Some((id, span)) = replacement else { return };
    let error = catalog.error(id);
    let problem = if of == Some(&error.key.text) {
        format!("`{}` can't replace itself", error.key.text)
    } else if error.internal {
        format!("`{}` is internal, so clients can't be told to expect it", error.key.text)
    } else {
        return;
    };
    findings.push(Diagnostic::error("invalid-replacement", problem, span).help("name another public error"));
}

pub(super) fn deprecated_without_replacement(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in &catalog.errors {
        let Some(deprecated) = &error.written.deprecated else { continue };
        if deprecated.replaced_by.is_none() {
            let message = format!("nothing says what comes after `{}`", error.key.text);
            let lint = Diagnostic::warning("deprecated-without-replacement", message, error.key.span);
            findings.about(error, lint.help("add `replaced_by` under `deprecated`"));
        }
    }
}

pub(super) fn internal_as(catalog: &Resolved<'_>, findings: &mut Findings) {
    let written = catalog.written.wire.internal_as.as_ref();
    let Some(name) = written else {
        let first = catalog.errors.iter().find(|error| error.internal);
        let Some(visibility) = first.and_then(|error| error.written.visibility.as_ref()) else { return };
        let message = "nothing says what clients are sent for an internal error";
        let diagnostic = Diagnostic::error("internal-as", message, visibility.span);
        findings.push(diagnostic.help("name a public error without required fields in `wire.internal_as`"));
        return;
    };
    let Some(error) = catalog.wire.internal_as.map(|id| catalog.error(id)) else { return };
    let required = error.fields.iter().find(|field| field.is_required());
    if error.internal {
        let message = format!("`{}` is internal itself", name.text);
        findings.push(Diagnostic::error("internal-as", message, name.span).help("name a public error"));
    } else if let Some(field) = required {
        let message =
            format!("`{}` needs `{}`, which an internal error can't give", name.text, field.name.text);
        let diagnostic = Diagnostic::error("internal-as", message, name.span);
        let diagnostic = diagnostic.also(field.name.span, "required here");
        findings.push(diagnostic.help("make the field optional, or name an error without required fields"));
    }
}
