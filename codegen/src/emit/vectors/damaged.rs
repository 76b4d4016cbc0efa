//! Answers with a known error whose fields are missing, null or of another type, and with members nobody knows.

use serde_json::Value;

use super::answer::Vector;
use super::extremes::{self, Extreme};
use super::fill::{fill, mistyped, on_wire};
use super::known::Told;
use super::notation::notation;
use super::said::{REQUEST_ID, Said, added};
use super::travel::{self, Place};
use crate::model::{ErrorDef, Field, Model, Slot};

/// An answer whose fields, in turn, are of another type, right, null and missing; `None` when a body carries nothing
/// of them.
pub(super) fn vector(model: &Model, error: &ErrorDef) -> Option<Vector> {
    let (mut said, mut arrived) = right(model, error);
    let in_body = error.fields.iter().enumerate().filter(|(at, _)| arrived[*at].is_some());
    let in_body: Vec<(usize, &Field)> = in_body.filter(|(_, field)| field.constant.is_none()).collect();
    let has_details = travel::of_slot(&model.wire.envelope, &Slot::Details).is_some();
    if in_body.is_empty() && !has_details {
        return None;
    }
    for (turn, (at, field)) in in_body.into_iter().enumerate() {
        let damaged = match turn % 4 {
            0 => Some(mistyped(model, &field.ty)),
            1 => continue,
            2 => Some(Value::Null),
            _ => None,
        };
        for place in [&mut said.placed, &mut said.details] {
            if place.shift_remove(&field.name).is_some() {
                place.extend(damaged.clone().map(|damaged| (field.name.clone(), damaged)));
            }
        }
        arrived[at] = None;
    }
    said.details.extend(added());
    let mut expect = told(model, error, &said).expect(&arrived);
    if has_details {
        expect.details = added();
    }
    let answer = fill(&model.wire.envelope, said.status, &|slot| said.slot(slot));
    Some(Vector::read_only(format!("{}/damaged", error.key), answer, expect))
}

/// What an answer says that carries, in its body, the right value of each field, and what of it arrives.
pub(super) fn right(model: &Model, error: &ErrorDef) -> (Said, Vec<Option<Value>>) {
    let mut said = Said { verdict: super::known::verdict(model, error, None), ..Said::of(model, error) };
    let mut arrived = Vec::new();
    for field in &error.fields {
        let value =
            field.constant.clone().unwrap_or_else(|| extremes::value(model, &field.ty, Extreme::Bare));
        let carried = place(model, error, field, &mut said);
        let carried = carried.and_then(|place| Some((place, on_wire(model, field, &field.ty, &value)?)));
        arrived.push(carried.and_then(|(place, wire)| {
            place.insert(field.name.clone(), wire);
            notation(model, &field.ty, &value)
        }));
    }
    (said, arrived)
}

/// Where the body that is written by hand carries a field, if it does.
fn place<'s>(
    model: &Model,
    error: &ErrorDef,
    field: &Field,
    said: &'s mut Said,
) -> Option<&'s mut serde_json::Map<String, Value>> {
    let envelope = &model.wire.envelope;
    if field.internal || travel::of_field(model, error, field, said.status)? != Place::Body {
        return None;
    }
    if travel::of_slot(envelope, &Slot::Field(field.name.clone())).is_some() {
        return Some(&mut said.placed);
    }
    let is_wait = field.is_wait();
    let has_wait = travel::of_slot(envelope, &Slot::RetryAfter).is_some();
    (!(is_wait && has_wait)).then_some(&mut said.details)
}

/// What a reader is told by such an answer.
pub(super) fn told<'m>(model: &'m Model, error: &'m ErrorDef, said: &'m Said) -> Told<'m> {
    Told { model, error, answer: None, message: said.message.clone(), request_id: REQUEST_ID }
}
