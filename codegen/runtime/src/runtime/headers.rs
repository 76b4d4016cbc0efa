//! Turns the envelope's, the status's and the fields' headers into names and values.

use std::borrow::Cow;

use super::encode::Answer;
use super::header;
use super::http_date::HttpDate;
use super::number::{self, Number, Thousandths};
use super::read::string;
use super::slot::{self, Carries};
use super::table::{Facts, Header, Node, Tables};
use super::text;
use super::value::Value;

const RETRY_AFTER: &str = "retry-after";

/// All headers of an answer.
pub(super) fn write<'t>(answer: &Answer<'t, '_>) -> Cow<'t, [Header<'t>]> {
    let Answer { tables, facts, status, is_accepted, .. } = *answer;
    let fixed = if is_accepted { None } else { fixed(tables, facts, status) };
    fixed.map_or_else(|| Cow::Owned(written(answer)), Cow::Borrowed)
}

/// Those that were computed beforehand.
pub(super) fn fixed<'t>(tables: &Tables<'t>, facts: &Facts<'t>, status: u16) -> Option<&'t [Header<'t>]> {
    let has_own = facts.fields.iter().any(|field| field.header.is_some());
    if has_own { None } else { tables.status(status)?.fixed }
}

/// One name carries one value, the first that isn't absent.
fn written<'t>(answer: &Answer<'t, '_>) -> Vec<Header<'t>> {
    let mut headers = Vec::with_capacity(4);
    if answer.envelope.body.is_some() {
        headers.push(("content-type", Cow::Borrowed(answer.tables.content_type)));
    }
    let bound = answer.envelope.headers.iter().chain(answer.tables.status_headers(answer.status));
    for &(name, node) in bound {
        push(&mut headers, name, || node_value(answer, name, &node));
    }
    for (at, field) in answer.facts.fields.iter().enumerate() {
        if let Some(name) = field.header {
            push(&mut headers, name, || Some(Cow::Owned(value(name, &answer.field(at)?)?)));
        }
    }
    headers
}

fn push<'t>(headers: &mut Vec<Header<'t>>, name: &'t str, value: impl FnOnce() -> Option<Cow<'t, str>>) {
    if headers.iter().all(|(known, _)| *known != name) {
        headers.extend(value().map(|value| (name, header::encode(value))));
    }
}

fn node_value<'t>(answer: &Answer<'t, '_>, name: &str, node: &Node<'t>) -> Option<Cow<'t, str>> {
    match *node {
        Node::Constant(json) => json_text(json),
        Node::Slot(slot, _) => value(name, &answer.slot(slot)?).map(Cow::Owned),
        Node::Object(_) | Node::List(_) => None,
    }
}

/// What a header of this name says, before it is made safe.
fn value(name: &str, carried: &Carries<'_>) -> Option<String> {
    let retry_after = name == RETRY_AFTER;
    match *carried {
        Carries::Text(text) => Some(text.to_owned()),
        Carries::Template(text) => Some(text.to_string()),
        Carries::Integer(integer) => Some(integer.to_string()),
        Carries::Digits(number) => Some(number.to_string()),
        Carries::Boolean(boolean) => Some(boolean.to_string()),
        Carries::Constant(field, json) if retry_after || field.milliseconds => {
            let wait = slot::constant_milliseconds(field, json);
            wait.map_or_else(|| json_text(json).map(Cow::into_owned), |wait| Some(seconds(retry_after, wait)))
        }
        Carries::Json(json) | Carries::Constant(_, json) => json_text(json).map(Cow::into_owned),
        Carries::Seconds(milliseconds) => Some(seconds(retry_after, milliseconds)),
        Carries::Field(_, Value::Duration(wait)) => Some(seconds(retry_after, number::milliseconds(wait))),
        Carries::Field(_, Value::Timestamp(at)) if retry_after => Some(HttpDate(at).to_string()),
        Carries::Field(_, Value::Number(wait)) if retry_after => {
            Some(Number(wait.max(0.0).ceil()).to_string())
        }
        Carries::Field(field, value) => text::scalar(field, value),
        Carries::Timestamp(timestamp) => Some(timestamp.to_string()),
        Carries::Details => None,
    }
}

/// `Retry-After` has whole seconds, rounded up (RFC 9110 §10.2.3); other headers a fraction.
fn seconds(retry_after: bool, milliseconds: u64) -> String {
    if retry_after { milliseconds.div_ceil(1_000).to_string() } else { Thousandths(milliseconds).to_string() }
}

/// A JSON scalar as a header shows it: text without quotes, `null` not at all.
fn json_text(json: &str) -> Option<Cow<'_, str>> {
    match json {
        "null" => None,
        quoted if quoted.starts_with('"') => string::unescape(quoted),
        scalar => Some(Cow::Borrowed(scalar)),
    }
}
