//! Headers: legal by RFC 9110, one value each, and those that some statuses need.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{self, Slot};
use crate::resolve::{ErrorDef, Field, HeaderBinding, Node, Resolved, Shape, Type, TypeBody};
use crate::span::Span;

use super::Findings;

/// What the HTTP library writes, or what frames the message.
const RESERVED: [&str; 4] = ["content-type", "content-length", "transfer-encoding", "connection"];

/// Headers that a status needs (RFC 9110 §11.6.1, §10.2.1, §11.7.1).
const NEEDED: [(u16, &str, &str); 3] = [
    (401, "www-authenticate", "says how to authenticate"),
    (405, "allow", "lists the methods that are allowed"),
    (407, "proxy-authenticate", "says how to authenticate with the proxy"),
];

/// The characters of RFC 9110's `token`.
pub(super) fn is_token(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

/// Every header name with its place: of envelopes, statuses and fields.
fn header_names<'a>(catalog: &'a Resolved<'_>) -> Vec<(&'a str, Span)> {
    let bindings =
        bindings(catalog).into_iter().map(|binding| (binding.name.text.as_str(), binding.name.span));
    let fields = catalog.errors.iter().flat_map(|error| &error.fields);
    let fields = fields.filter_map(|field| field.written.header.as_ref());
    bindings.chain(fields.map(|header| (header.text.as_str(), header.span))).collect()
}

/// The headers of envelopes and statuses.
fn bindings<'a, 'c>(catalog: &'a Resolved<'c>) -> Vec<&'a HeaderBinding<'c>> {
    let envelopes = catalog.envelopes().flat_map(|envelope| &envelope.headers);
    envelopes.chain(catalog.statuses.iter().flat_map(|status| &status.headers)).collect()
}

pub(super) fn invalid_header_name(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (name, span) in header_names(catalog).into_iter().filter(|(name, _)| !is_token(name)) {
        let message = format!("`{}` is no header name", name.escape_debug());
        let diagnostic = Diagnostic::error("invalid-header-name", message, span);
        findings.push(diagnostic.help("use letters, digits and hyphens"));
    }
}

pub(super) fn reserved_header(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (name, span) in header_names(catalog) {
        if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
            let message = format!("the header `{name}` is set by the server itself");
            findings.push(Diagnostic::error("reserved-header", message, span).help("remove it"));
        }
    }
}

pub(super) fn invalid_header_value(catalog: &Resolved<'_>, findings: &mut Findings) {
    for binding in bindings(catalog) {
        if let Shape::Constant(value) = &binding.value.shape {
            check_value(value, binding.value.span, findings);
        }
    }
    for field in
        catalog.errors.iter().flat_map(|error| &error.fields).filter(|field| field.written.header.is_some())
    {
        if let Some((value, tree)) = field.constant.as_ref().zip(field.written.constant.as_ref()) {
            check_value(value, tree.span(), findings);
        }
    }
}

fn check_value(value: &Value, span: Span, findings: &mut Findings) {
    let fits = match value {
        Value::String(text) => is_field_value(text),
        Value::Null => false,
        // Lists and objects are another rule's business.
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => true,
    };
    if !fits {
        let diagnostic =
            Diagnostic::error("invalid-header-value", "this can't be the value of a header", span);
        findings.push(diagnostic.help("write visible ASCII characters, with spaces only between them"));
    }
}

fn is_field_value(text: &str) -> bool {
    let inside = text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
    inside && !text.is_empty() && text.trim() == text
}

pub(super) fn header_not_scalar(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut refuse = |span: Span, what: &str| {
        let message = format!("{what} can't stand in a header");
        let diagnostic = Diagnostic::error("header-not-scalar", message, span);
        findings.push(diagnostic.help("send it in the body, or send a scalar"));
    };
    for node in bindings(catalog).into_iter().map(|binding| &binding.value) {
        if let Some(what) = not_scalar(node, catalog) {
            refuse(node.span, what);
        }
    }
    for field in catalog.errors.iter().flat_map(|error| &error.fields) {
        let Some(header) = &field.written.header else { continue };
        if !is_scalar(&field.ty, catalog) {
            refuse(header.span, "a field that is no scalar");
        }
    }
}

fn not_scalar(node: &Node<'_>, catalog: &Resolved<'_>) -> Option<&'static str> {
    match &node.shape {
        Shape::Object { .. } | Shape::Constant(Value::Object(_)) => Some("a mapping"),
        Shape::List(_) | Shape::Constant(Value::Array(_)) => Some("a list"),
        Shape::Constant(_) | Shape::Unknown => None,
        Shape::Slot(usage) => not_scalar_slot(&usage.slot, catalog),
    }
}

fn not_scalar_slot(slot: &Slot, catalog: &Resolved<'_>) -> Option<&'static str> {
    let is_other = |ty: &Type<'_>| !is_scalar(ty, catalog);
    if *slot == Slot::Details {
        return Some("`$details`, an object,");
    }
    if let Slot::Field(name) = slot {
        let any = fields_named(catalog, name).any(|field| is_other(&field.ty));
        return any.then_some("a field that is no scalar");
    }
    if let Slot::Attribute(id) = slot {
        return is_other(&catalog.attributes[id.0 as usize].ty).then_some("an attribute that is no scalar");
    }
    None
}

fn fields_named<'a, 'c>(catalog: &'a Resolved<'c>, name: &'a str) -> impl Iterator<Item = &'a Field<'c>> {
    let fields = catalog.public_errors().flat_map(|error| &error.fields);
    fields.filter(move |field| !field.internal && field.name.text == name)
}

fn is_scalar(ty: &Type<'_>, catalog: &Resolved<'_>) -> bool {
    match ty {
        Type::Builtin(builtin) => *builtin != model::Type::Json,
        Type::Enumeration(_) | Type::Unknown => true,
        Type::List(_) | Type::Map(_) => false,
        Type::Named(id) => matches!(catalog.types[id.0 as usize].body, TypeBody::Enumeration(_)),
    }
}

pub(super) fn internal_header(catalog: &Resolved<'_>, findings: &mut Findings) {
    for field in catalog.errors.iter().flat_map(|error| &error.fields).filter(|field| field.internal) {
        if let Some(header) = &field.written.header {
            let message = format!("the field `{}` is internal, so no header carries it", field.name.text);
            findings.push(Diagnostic::error("internal-header", message, header.span).help("remove `header`"));
        }
    }
}

/// What a header carries, so that two bindings can be compared.
#[derive(PartialEq)]
enum Carried<'a> {
    Constant(&'a Value),
    Slot(&'a Slot),
    /// A field of the error itself.
    Field(&'a str),
}

impl Carried<'_> {
    /// Whether both are always the same value.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Slot(Slot::Field(slot)), Self::Field(field))
            | (Self::Field(field), Self::Slot(Slot::Field(slot))) => slot == field,
            _ => self == other,
        }
    }
}

/// A header's name in lower case, what it carries, and its place.
type Bound<'a> = (String, Carried<'a>, Span);

pub(super) fn conflicting_header(catalog: &Resolved<'_>, findings: &mut Findings) {
    for accepted in &catalog.wire.accepts {
        report_conflicts(&bound(&accepted.headers), &[], findings);
    }
    let wire = bound(&catalog.wire.envelope.headers);
    report_conflicts(&wire, &[], findings);
    for status in &catalog.statuses {
        report_conflicts(&bound(&status.headers), &wire, findings);
    }
    for error in catalog.public_errors() {
        let statuses = error.statuses.iter().filter_map(|(status, _)| catalog.status(*status));
        let shared =
            statuses.flat_map(|status| bound(&status.headers)).chain(bound(&catalog.wire.envelope.headers));
        report_conflicts(&bound_by_fields(error), &shared.collect::<Vec<_>>(), findings);
    }
}

/// Compares each binding with those before it, and with `others`.
fn report_conflicts(own: &[Bound<'_>], others: &[Bound<'_>], findings: &mut Findings) {
    for (position, (name, carried, span)) in own.iter().enumerate() {
        let before = others.iter().chain(&own[..position]);
        let mut different = before.filter(|(other, value, _)| other == name && !value.is(carried));
        if let Some((_, _, first)) = different.next() {
            let message = format!("the header `{name}` is bound to two different values");
            let diagnostic = Diagnostic::error("conflicting-header", message, *span);
            findings.push(diagnostic.also(*first, "the other one").help("remove one of the two"));
        }
    }
}

fn bound<'a>(headers: &'a [HeaderBinding<'_>]) -> Vec<Bound<'a>> {
    let carried = |node: &'a Node<'_>| match &node.shape {
        Shape::Constant(value) => Some(Carried::Constant(value)),
        Shape::Slot(usage) => Some(Carried::Slot(&usage.slot)),
        Shape::Object { .. } | Shape::List(_) | Shape::Unknown => None,
    };
    let bind = |header: &'a HeaderBinding<'_>| {
        Some((header.name.text.to_ascii_lowercase(), carried(&header.value)?, header.name.span))
    };
    headers.iter().filter_map(bind).collect()
}

fn bound_by_fields<'a>(error: &'a ErrorDef<'_>) -> Vec<Bound<'a>> {
    let bind = |field: &'a Field<'_>| {
        let carried = if field.is_retry_after() {
            Carried::Slot(&Slot::RetryAfter)
        } else {
            Carried::Field(&field.name.text)
        };
        Some((field.header()?, carried, field.written.header.as_ref()?.span))
    };
    error.fields.iter().filter(|field| !field.internal).filter_map(bind).collect()
}

pub(super) fn missing_status_header(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (needed, header, why) in NEEDED {
        let mut found = Findings::default();
        for error in catalog.public_errors().filter(|error| !sends(catalog, error, needed, header)) {
            for (status, span) in error.statuses.iter().filter(|(status, _)| *status == needed) {
                let message = format!("a `{status}` must have the header `{header}`, which {why}");
                let lint = Diagnostic::warning("missing-status-header", message, *span);
                let help = format!("add it under `statuses` for `{status}`, or bind a field to it");
                found.about(error, lint.help(help));
            }
        }
        findings.once(found);
    }
}

fn sends(catalog: &Resolved<'_>, error: &ErrorDef<'_>, status: u16, header: &str) -> bool {
    let of_status = catalog.status(status).map(|status| status.headers.as_slice()).unwrap_or_default();
    let mut bindings = catalog.wire.envelope.headers.iter().chain(of_status);
    let mut fields = error.fields.iter().filter(|field| !field.internal);
    bindings.any(|binding| binding.name.text.eq_ignore_ascii_case(header))
        || fields.any(|field| field.header().as_deref() == Some(header))
}
