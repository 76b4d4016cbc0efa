//! The envelope: what stands in it has a value, and fields don't hide its members.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::Slot;
use crate::resolve::{Envelope, ErrorDef, Field, Member, Resolved, Shape};
use crate::span::Span;
use crate::syntax::catalog::Catalog;

use super::Findings;

/// The members of RFC 9457 §3.1.
const PROBLEM_MEMBERS: [&str; 5] = ["type", "title", "status", "detail", "instance"];

pub(super) fn empty_envelope(catalog: &Resolved<'_>, findings: &mut Findings) {
    let is_empty = |envelope: &Envelope<'_>| envelope.body.is_none() && envelope.headers.is_empty();
    let help = "describe the JSON under `body`, or name a header under `headers`";
    if catalog.written.refused.contains(&"wire") {
        return;
    }
    if is_empty(&catalog.wire.envelope) {
        let diagnostic =
            Diagnostic::error("empty-envelope", "the envelope is empty", catalog.section("wire"));
        findings.push(diagnostic.help(help));
    }
    if catalog.wire.accepts.iter().any(is_empty) {
        let message = "an envelope under `accepts` is empty";
        findings.push(Diagnostic::error("empty-envelope", message, catalog.section("wire")).help(help));
    }
}

pub(super) fn slot_without_value(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (slot, span) in slots(catalog) {
        if let Some((problem, help)) = why_absent(catalog, slot) {
            findings.push(Diagnostic::error("slot-without-value", problem, span).help(help));
        }
    }
}

/// Why a slot never has a value, and what to do.
fn why_absent(catalog: &Resolved<'_>, slot: &Slot) -> Option<(String, &'static str)> {
    if let Slot::Field(name) = slot {
        let problem = format!("no public error has a field `{name}`");
        return (!has_field(catalog, name)).then_some((problem, "declare the field, or remove the slot"));
    }
    if let Slot::Attribute(id) = slot {
        let attribute = &catalog.attributes[id.0 as usize];
        let problem = format!("the attribute `{}` is internal", attribute.name.text);
        return attribute.internal.then_some((problem, "remove the slot, or make the attribute public"));
    }
    let Catalog { api, refused, .. } = catalog.written;
    let is_unset = *slot == Slot::DocsUrl && api.docs_url.is_none() && !refused.contains(&"api.docs_url");
    let help = "add `docs_url` under `api`, or remove the slot";
    is_unset.then(|| ("`$docs_url` needs `api.docs_url`".to_owned(), help))
}

/// The slots of all envelopes and of the headers of statuses.
pub(super) fn slots<'a>(catalog: &'a Resolved<'_>) -> impl Iterator<Item = (&'a Slot, Span)> {
    let statuses = catalog.statuses.iter().flat_map(|status| &status.headers);
    let in_statuses = statuses.filter_map(|header| match &header.value.shape {
        Shape::Slot(usage) => Some((&usage.slot, header.value.span)),
        Shape::Object { .. } | Shape::List(_) | Shape::Constant(_) | Shape::Unknown => None,
    });
    catalog.envelopes().flat_map(Envelope::slots).chain(in_statuses)
}

fn has_field(catalog: &Resolved<'_>, name: &str) -> bool {
    catalog.public_errors().any(|error| public_fields(error).any(|field| field.name.text == *name))
}

fn public_fields<'a, 'c>(error: &'a ErrorDef<'c>) -> impl Iterator<Item = &'a Field<'c>> {
    error.fields.iter().filter(|field| !field.internal)
}

pub(super) fn number_without_integer(catalog: &Resolved<'_>, findings: &mut Findings) {
    let slots = catalog.wire.envelope.slots();
    let Some((_, slot)) = slots.iter().find(|(slot, _)| **slot == Slot::Number) else { return };
    for error in catalog.public_errors() {
        if error.code.as_ref().is_none_or(|code| code.number.is_none()) {
            let message =
                format!("the error `{}` has no integer code, and `$number` sends one", error.key.text);
            let diagnostic = Diagnostic::error("number-without-integer", message, error.code_span);
            let diagnostic = diagnostic.also(*slot, "sent here");
            findings.push(diagnostic.help("give the error an integer as `code`, without quotes"));
        }
    }
}

pub(super) fn field_beside_member(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut reported = BTreeSet::new();
    for envelope in catalog.envelopes() {
        for members in spreads(envelope) {
            let fields = catalog.public_errors().flat_map(|error| beside(error, envelope));
            for (field, member) in fields.filter_map(|field| Some((field, same_name(field, members)?))) {
                if reported.insert(field.name.span) {
                    findings.push(clash(field).also(member.name.span, "the member").help("rename the field"));
                }
            }
        }
    }
    check_problem_members(catalog, &mut reported, findings);
}

fn same_name<'a, 'c>(field: &Field<'_>, members: &'a [Member<'c>]) -> Option<&'a Member<'c>> {
    members.iter().find(|member| member.name.text == field.name.text)
}

fn clash(field: &Field<'_>) -> Diagnostic {
    let message = format!("the field `{}` would stand beside a member of that name", field.name.text);
    Diagnostic::error("field-beside-member", message, field.name.span)
}

fn check_problem_members(catalog: &Resolved<'_>, reported: &mut BTreeSet<Span>, findings: &mut Findings) {
    let content_type = catalog.written.wire.content_type.as_ref();
    let media_type = content_type.map(|text| text.text.split(';').next().unwrap_or_default().trim());
    let is_problem = media_type.is_some_and(|media| media.eq_ignore_ascii_case("application/problem+json"));
    let envelope = &catalog.wire.envelope;
    if !is_problem || spreads(envelope).is_empty() {
        return;
    }
    for field in catalog.public_errors().flat_map(|error| beside(error, envelope)) {
        if PROBLEM_MEMBERS.contains(&field.name.text.as_str()) && reported.insert(field.name.span) {
            findings
                .push(clash(field).label("has a meaning of its own in RFC 9457").help("rename the field"));
        }
    }
}

/// The siblings of each `"..."`.
fn spreads<'a, 'c>(envelope: &'a Envelope<'c>) -> Vec<&'a [Member<'c>]> {
    let siblings = |shape: &'a Shape<'c>| match shape {
        Shape::Object { members, spread: Some(_) } => Some(members.as_slice()),
        Shape::Object { .. } | Shape::List(_) | Shape::Constant(_) | Shape::Slot(_) | Shape::Unknown => None,
    };
    envelope.nodes().into_iter().filter_map(|node| siblings(&node.shape)).collect()
}

/// The fields of an error that have no place of their own, and so stand among the details.
pub(super) fn beside<'a, 'c>(
    error: &'a ErrorDef<'c>,
    envelope: &Envelope<'c>,
) -> impl Iterator<Item = &'a Field<'c>> {
    let placed: BTreeSet<String> = envelope
        .slots()
        .into_iter()
        .filter_map(|(slot, _)| if let Slot::Field(name) = slot { Some(name.clone()) } else { None })
        .collect();
    public_fields(error)
        .filter(move |field| field.written.header.is_none() && !placed.contains(&field.name.text))
}

pub(super) fn docs_url_without_code(catalog: &Resolved<'_>, findings: &mut Findings) {
    let Some(url) = &catalog.written.api.docs_url else { return };
    if !url.text.contains("{code}") {
        let diagnostic =
            Diagnostic::error("docs-url-without-code", "every error has the same page", url.span);
        findings.push(diagnostic.label("`{code}` is missing").help("put `{code}` where the code belongs"));
    }
}

pub(super) fn invalid_content_type(catalog: &Resolved<'_>, findings: &mut Findings) {
    let Some(content_type) = &catalog.written.wire.content_type else { return };
    let (media, parameters) = content_type.text.split_once(';').unwrap_or((&content_type.text, ""));
    let fits = media
        .trim_end()
        .split_once('/')
        .is_some_and(|(kind, subtype)| super::headers::is_token(kind) && super::headers::is_token(subtype));
    if !fits || !parameters.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        let message = format!("`{}` is no media type", content_type.text.escape_debug());
        let diagnostic = Diagnostic::error("invalid-content-type", message, content_type.span);
        findings.push(diagnostic.help("write one such as `application/json`"));
    }
}
