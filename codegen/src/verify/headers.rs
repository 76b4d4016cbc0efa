//! Headers that are always sent: constants, and `Retry-After` where it is promised.

use errcat_runtime::runtime::raw::Raw;
use http::header::RETRY_AFTER;
use serde_json::Value;

use super::{Finding, Known, quoted};
use crate::model::{HeaderBinding, Node, Presence, Slot};

pub(super) fn compare(known: Known<'_, '_>, findings: &mut Vec<Finding>) {
    let status = known.verifier.model.status(known.answer.status.as_u16());
    let of_status = status.map(|status| status.headers.as_slice()).unwrap_or_default();
    for binding in of_status {
        findings.extend(constant(known, binding));
    }
    findings.extend(wait(known, of_status));
}

/// A header whose value the catalog fixes.
fn constant(known: Known<'_, '_>, binding: &HeaderBinding) -> Option<Finding> {
    let Node::Constant(value) = &binding.value else { return None };
    let status = known.answer.status.as_u16();
    let about = format!("{} {status}", binding.name);
    let wanted = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let sent = known.answer.headers.get_all(&binding.name).iter();
    let sent: Vec<String> =
        sent.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect();
    let Some(first) = sent.first() else {
        let message = format!("`{}` is missing, which is sent with every {status}", binding.name);
        return Some(Finding::new(
            "missing-header",
            about,
            message,
            format!("send `{}: {wanted}`", binding.name),
        ));
    };
    if sent.iter().any(|value| Raw::header(value).text().is_some_and(|value| value == wanted)) {
        return None;
    }
    let message = format!("`{}` is {}, and the catalog has `{wanted}`", binding.name, quoted(first));
    let help = format!("send `{}: {wanted}`, or change it in the catalog", binding.name);
    Some(Finding::new("different-value", about, message, help))
}

/// `Retry-After` is there where a field that is always sent is carried in it, and can be read wherever it is.
fn wait(known: Known<'_, '_>, of_status: &[HeaderBinding]) -> Option<Finding> {
    let (error, reading) = (known.error, known.reading);
    if known.answer.headers.contains_key(RETRY_AFTER) {
        let unreadable = reading.retry_after().is_none();
        let message = || format!("`Retry-After` of `{}` says no wait", error.key);
        let help = "send whole seconds, or a date of HTTP, once";
        return unreadable
            .then(|| Finding::new("mistyped-field", format!("{} retry-after", error.key), message(), help));
    }
    let has_wait = known.verifier.model.presence(error, &Slot::RetryAfter) == Presence::Always;
    let header = |binding: &HeaderBinding| {
        let is_sent = match &binding.value {
            Node::Slot(used) => used.slot == Slot::RetryAfter && !used.optional && has_wait,
            Node::Constant(value) => *value != Value::Null,
            Node::Object { .. } | Node::List(_) => false,
        };
        binding.name == "retry-after" && is_sent
    };
    let envelope = &known.verifier.model.wire.envelope;
    let mut carried = error.fields.iter().filter(|field| field.header.as_deref() == Some("retry-after"));
    let of_field = carried.any(|field| field.presence() == Presence::Always);
    let is_promised = of_field || of_status.iter().chain(&envelope.headers).any(header);
    let message = || format!("`{}` came without `Retry-After`, which the catalog promises", error.key);
    let help = "send it, or make the wait optional in the catalog";
    is_promised.then(|| Finding::new("missing-retry-after", &error.key, message(), help))
}
