//! How a value travels: where an answer carries it, and what of it arrives.

use serde_json::{Value, json};

use super::answer::Answer;
use super::notation::{self, duration};
use super::{NOW, waits};
use crate::model::{Envelope, ErrorDef, Field, HeaderBinding, Model, Slot, Type};

/// Where an answer carries a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'m> {
    Body,
    Header(&'m str),
}

/// Where an answer of this status carries a slot, in the order in which readers look.
pub(super) fn of_slot<'m>(envelope: &'m Envelope, wanted: &Slot) -> Option<Place<'m>> {
    if envelope.body.as_ref().is_some_and(|body| body.carries(&|slot| slot == wanted)) {
        return Some(Place::Body);
    }
    bound(&envelope.headers, wanted)
}

/// Where an answer carries a slot: by the envelope or, where an answer has a status' own headers, in one of those.
pub(super) fn of_answer<'m>(model: &'m Model, answer: Option<&Answer>, wanted: &Slot) -> Option<Place<'m>> {
    let of_status = || bound(&model.status(answer?.status)?.headers, wanted);
    of_slot(&model.wire.envelope, wanted).or_else(of_status)
}

fn bound<'m>(headers: &'m [HeaderBinding], wanted: &Slot) -> Option<Place<'m>> {
    let header = headers.iter().find(|header| header.value.carries(&|slot| slot == wanted))?;
    Some(Place::Header(&header.name))
}

/// Where an answer of this status carries a field.
pub(super) fn of_field<'m>(
    model: &'m Model,
    error: &ErrorDef,
    field: &'m Field,
    status: u16,
) -> Option<Place<'m>> {
    let slot = Slot::Field(field.name.clone());
    let envelope = &model.wire.envelope;
    if let Some(name) = &field.header {
        return Some(Place::Header(name));
    }
    let of_status = |status: u16| bound(&model.status(status)?.headers, &slot);
    let own = of_slot(envelope, &slot);
    let is_wait = field.is_wait();
    let as_wait = || of_slot(envelope, &Slot::RetryAfter).filter(|_| is_wait);
    let elsewhere = error.statuses.iter().all(|status| of_status(*status).is_some());
    let is_details = |slot: &Slot| *slot == Slot::Details;
    let details = envelope.body.as_ref().is_some_and(|body| body.carries(&is_details)).then_some(Place::Body);
    own.or_else(as_wait).or(details.filter(|_| !elsewhere)).or_else(|| of_status(status))
}

/// What arrives of a field's value.
pub(super) fn arrives(place: Place<'_>, ty: &Type, value: Value) -> Value {
    match (place, ty) {
        (Place::Header(_), Type::String | Type::Url | Type::Uuid) => {
            value.as_str().map(through_header).into()
        }
        (Place::Header("retry-after"), Type::Duration) => {
            let wait = value["$duration_ms"].as_u64().unwrap_or(0);
            duration(wait.div_ceil(1_000).saturating_mul(1_000))
        }
        (Place::Header("retry-after"), Type::Timestamp) => {
            let whole = value["$timestamp"].as_str().and_then(|at| Some(format!("{}Z", at.get(..19)?)));
            json!({ "$timestamp": whole })
        }
        (Place::Header("retry-after"), Type::Number) => {
            value.as_f64().map(|number| number.max(0.0).ceil()).into()
        }
        _ => value,
    }
}

/// What arrives of a text in a header: control characters become spaces. What isn't ASCII is encoded and decoded again.
pub(super) fn through_header(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_control() && c != '\t' { ' ' } else { c }).collect()
}

/// How long the header `Retry-After` of an answer asks to wait.
pub(super) fn retry_after_ms(answer: &Answer, error: &ErrorDef, fields: &[Option<Value>]) -> Option<u64> {
    let header = answer.header("retry-after")?;
    if let Some(wait) = whole_seconds(header) {
        return Some(wait);
    }
    let is_date =
        |field: &Field| field.ty == Type::Timestamp && field.header.as_deref() == Some("retry-after");
    let at = error.fields.iter().position(is_date)?;
    let until = notation::timestamp(fields.get(at)?.as_ref()?.get("$timestamp")?)?;
    Some(until.unix_seconds().saturating_sub(NOW.1).max(0).unsigned_abs().saturating_mul(1_000))
}

fn whole_seconds(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1_000).min(waits::LONGEST))
}
