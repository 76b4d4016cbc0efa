//! Statuses: in range, each once, and no success that can't be told from an error.

use crate::diagnostic::Diagnostic;
use crate::resolve::{Resolved, Shape};

use super::Findings;

pub(super) fn status_out_of_range(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (status, span) in catalog.errors.iter().flat_map(|error| &error.statuses) {
        if !matches!(status, 200..=299 | 400..=599) {
            let message = format!("`{status}` is no status of an error");
            let diagnostic = Diagnostic::error("status-out-of-range", message, *span);
            findings.push(diagnostic.label("not within 400–599").help("use a status from 400 to 599"));
        }
    }
}

pub(super) fn success_without_constant(catalog: &Resolved<'_>, findings: &mut Findings) {
    let envelope = &catalog.wire.envelope;
    if envelope.nodes().iter().any(|node| matches!(node.shape, Shape::Constant(_))) {
        return;
    }
    for (status, span) in catalog.errors.iter().flat_map(|error| &error.statuses) {
        if (200..=299).contains(status) {
            let message = format!("under `{status}` nothing tells this error from a success");
            let diagnostic = Diagnostic::error("success-without-constant", message, *span);
            let diagnostic = diagnostic.also(catalog.section("wire"), "this envelope has no constant");
            findings.push(diagnostic.help("add a constant to the envelope, such as `ok: false`"));
        }
    }
}

pub(super) fn duplicate_status(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in &catalog.errors {
        for (position, (status, span)) in error.statuses.iter().enumerate() {
            let first = error.statuses[..position].iter().find(|(other, _)| other == status);
            if let Some((_, first)) = first {
                let diagnostic =
                    Diagnostic::error("duplicate-status", format!("`{status}` is listed twice"), *span);
                findings.push(diagnostic.also(*first, "first listed here").help("remove one of them"));
            }
        }
    }
}
