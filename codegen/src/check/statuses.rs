//! Statuses: in range, each once, and no success that can't be told from an error.

use crate::diagnostic::Diagnostic;
use crate::resolve::{Envelope, Resolved, Shape};

use super::Findings;

pub(super) fn status_out_of_range(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (status, span) in catalog.errors.iter().flat_map(|error| &error.statuses) {
        if !matches!(status, 200..=299 | 400..=599) {
            let message = format!("`{status}` is no status of an error");
            let diagnostic = Diagnostic::error("status-out-of-range", message, *span);
            findings.push(
                diagnostic.label("neither within 400–599 nor a success").help("use a status from 400 to 599"),
            );
        }
    }
}

pub(super) fn success_without_constant(catalog: &Resolved<'_>, findings: &mut Findings) {
    if catalog.written.refused.contains(&"wire") {
        return;
    }
    let envelope = &catalog.wire.envelope;
    for (status, span) in catalog.errors.iter().flat_map(|error| &error.statuses) {
        if (200..=299).contains(status) && !has_constant(envelope, has_body(*status)) {
            let message = format!("under `{status}` nothing tells this error from a success");
            let diagnostic = Diagnostic::error("success-without-constant", message, *span);
            let (note, help) = if has_body(*status) {
                ("this envelope has no constant", "add a constant to the envelope, such as `ok: false`")
            } else {
                (
                    "no header of this envelope is constant",
                    "use another status, such as `200`: this one has no body",
                )
            };
            findings.push(diagnostic.also(catalog.section("wire"), note).help(help));
        }
    }
}

/// Whether answers with a status have a body (RFC 9110 §15.3.5 and §15.3.6).
fn has_body(status: u16) -> bool {
    !matches!(status, 204 | 205)
}

/// Whether anything that is sent is constant.
fn has_constant(envelope: &Envelope<'_>, has_body: bool) -> bool {
    let mut found = false;
    let body = envelope.body.iter().filter(|_| has_body);
    for root in body.chain(envelope.headers.iter().map(|header| &header.value)) {
        root.visit(&mut |node| found |= matches!(node.shape, Shape::Constant(_)));
    }
    found
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
