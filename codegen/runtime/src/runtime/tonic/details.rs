//! Turns the public fields of an error into the metadata of `ErrorInfo`.

use core::time::Duration;

use crate::runtime::api_error::ApiError;
use crate::runtime::json;
use crate::runtime::slot;
use crate::runtime::table::{Field, RetryAfterRule};
use crate::runtime::text::Text;
use crate::runtime::value::{Payload as _, Value};

/// The most bytes of metadata. Peers refuse a status that is much larger, and the call fails without one.
const MOST_METADATA: usize = 4_096;

/// The most bytes of a message, for the same reason.
const LONGEST_MESSAGE: usize = 1_024;

/// Names and values: of fields first, then of free-form details. What would make it too large is left out.
pub(super) fn metadata(error: &ApiError) -> Vec<(String, String)> {
    let declared = error.code().facts().fields;
    let payload = error.wire_payload();
    let value = |(index, field): (usize, &Field<'_>)| {
        let value = constant(field).or_else(|| text(field, payload.value(index)))?;
        Some((field.name.to_owned(), value))
    };
    let attached = error.attached.as_deref().filter(|_| !error.is_internal());
    let free = attached.map_or(&[][..], |attached| &attached.details).iter();
    let free = free.filter(|(name, _)| declared.iter().all(|field| field.name != name));
    let free = free.map(|(name, value)| (name.clone(), plain(value)));
    let mut room = MOST_METADATA;
    declared
        .iter()
        .enumerate()
        .filter_map(value)
        .chain(free)
        .filter(|entry| takes(&mut room, entry))
        .collect()
}

fn takes(room: &mut usize, (name, value): &(String, String)) -> bool {
    let rest = room.checked_sub(name.len() + value.len());
    *room = rest.unwrap_or(*room);
    rest.is_some()
}

fn constant(field: &Field<'_>) -> Option<String> {
    let json = field.constant.filter(|json| *json != "null")?;
    Some(serde_json::from_str(json).unwrap_or_else(|_| json.to_owned()))
}

/// Text as it is, all else as JSON has it.
fn text(field: &Field<'_>, value: Value<'_>) -> Option<String> {
    let value = json::present(value)?;
    if let Value::Text(text) = value {
        return Some(text.to_owned());
    }
    if let Value::Timestamp(timestamp) = value {
        return Some(timestamp.to_string());
    }
    let mut out = Vec::new();
    json::value(field, value, &mut out);
    let text = String::from_utf8(out).ok()?;
    // A wide integer is text, so JSON has it in quotes.
    Some(if let Value::Integer(_) = value { text.trim_matches('"').to_owned() } else { text })
}

fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The message, cut off where it is very long.
pub(super) fn message(error: &ApiError) -> String {
    let message = error.message();
    let end = (0..=LONGEST_MESSAGE.min(message.len())).rev().find(|at| message.is_char_boundary(*at));
    message[..end.unwrap_or(0)].to_owned()
}

/// The text for the person in front of the screen.
pub(super) fn user_message(error: &ApiError) -> Option<String> {
    let facts = error.code().facts();
    Some(Text::new(facts, facts.user_message?, &error.wire_payload()).to_string())
}

/// How long to wait before trying again: what the error asks for, else the first wait of its policy. Without the
/// first, a policy that waits exactly as long as it is asked to gives none.
pub(super) fn retry_delay(error: &ApiError) -> Option<Duration> {
    let policy = error.policy();
    if policy.never {
        return None;
    }
    let of_policy = || Duration::from_millis(policy.wait_ms(0, 0.0));
    let usual = (policy.retry_after != RetryAfterRule::Exactly).then(of_policy);
    let asked = slot::retry_after(error.code().facts().fields, &error.wire_payload());
    asked.map(Duration::from_millis).or(usual)
}
