//! Answers with an error of the catalog: its examples, made-up extremes, each status, and fields that don't fit.

use serde_json::{Map, Value};

use super::answer::{Answer, Server, Vector};
use super::damaged;
use super::expect::{Expect, Outcome};
use super::extremes::{self, Extreme};
use super::notation::{self, notation, render};
use super::plan::{Plan, Verdict};
use super::travel::{self, Place, arrives, of_answer, of_field, through_header};
use crate::model::{ErrorDef, ErrorId, Example, Field, Model, Slot};
use crate::wire::Encoder;

/// The vectors of one error.
pub(super) fn vectors(model: &Model, encoder: &Encoder<'_>, id: ErrorId, error: &ErrorDef) -> Vec<Vector> {
    let vector = |name: String, example: &Example| {
        let answer = Answer::from(encoder.response(id, example));
        sent(model, error, format!("{}/{name}", error.key), answer, example)
    };
    let declared =
        (1..).zip(&error.examples).map(|(number, example)| vector(format!("example-{number}"), example));
    let mut vectors: Vec<_> = declared.collect();
    vectors.push(vector("full".to_owned(), &extremes::example(model, error, Extreme::Full)));
    if error.fields.iter().any(|field| !field.internal && field.constant.is_none()) {
        vectors.push(vector("bare".to_owned(), &extremes::example(model, error, Extreme::Bare)));
    }
    for status in error.statuses.iter().skip(1) {
        let example = extremes::example(model, error, Extreme::Bare);
        vectors.push(vector(format!("status-{status}"), &Example { status: *status, ..example }));
    }
    vectors.extend(damaged::vector(model, error));
    vectors
}

/// What a server sends for an example.
fn sent(model: &Model, error: &ErrorDef, name: String, answer: Answer, example: &Example) -> Vector {
    let written = values(model, error, example);
    let arrived = arrived(model, error, &answer, &written);
    let server = (written == arrived)
        .then(|| Server { request_id: example.request_id.clone(), timestamp: example.timestamp.clone() });
    let message = example.message.clone().unwrap_or_else(|| render(&error.message, &written));
    let told = Told { model, error, answer: Some(&answer), message, request_id: &example.request_id };
    let expect = told.expect(&arrived);
    Vector { name, answer, server, expect }
}

/// The values of an example in the notation, by field; constants with the others, internal ones never.
fn values(model: &Model, error: &ErrorDef, example: &Example) -> Vec<Option<Value>> {
    let value = |(at, field): (usize, &Field)| {
        let given = field.constant.as_ref().or(example.fields.get(at)?.as_ref()).filter(|_| !field.internal);
        notation(model, &field.ty, given?)
    };
    error.fields.iter().enumerate().map(value).collect()
}

/// What of the values arrives, by field.
fn arrived(
    model: &Model,
    error: &ErrorDef,
    answer: &Answer,
    written: &[Option<Value>],
) -> Vec<Option<Value>> {
    let wait = travel::retry_after_ms(answer, error, written);
    let value = |(field, value): (&Field, &Option<Value>)| {
        let is_wait = field.is_wait() && field.constant.is_none();
        if let Some(wait) = wait.filter(|_| is_wait) {
            return Some(notation::duration(wait));
        }
        let place = of_field(model, error, field, answer.status)?;
        Some(arrives(place, &field.ty, value.clone()?))
    };
    error.fields.iter().zip(written).map(value).collect()
}

/// What a server told.
pub(super) struct Told<'m> {
    pub(super) model: &'m Model,
    pub(super) error: &'m ErrorDef,
    /// The answer, where it may have headers of its status.
    pub(super) answer: Option<&'m Answer>,
    pub(super) message: String,
    pub(super) request_id: &'m str,
}

impl Told<'_> {
    /// What a reader gets, given the fields that arrive.
    pub(super) fn expect(&self, arrived: &[Option<Value>]) -> Expect {
        let Self { model, error, answer, .. } = self;
        let fields = public(error, arrived);
        let missing = missing(error, arrived);
        let of_catalog = missing.is_empty().then(|| render(&error.message, arrived));
        let category = error.category.map(|id| model[id].name.clone());
        let asked = answer.and_then(|answer| travel::retry_after_ms(answer, error, arrived));
        let wait = asked.or_else(|| wait(&fields));
        Expect {
            outcome: Outcome::Known { key: error.key.clone(), missing },
            code: error.code.as_ref().map(|code| code.text.clone()),
            fields,
            details: Map::new(),
            category: category.map(|name| self.told(&Slot::Category, &name).unwrap_or(name)),
            message: self.told(&Slot::Message, &self.message).or(of_catalog),
            request_id: self.told(&Slot::RequestId, self.request_id),
            plan: Plan::of_error(model, error, verdict(model, error, *answer)).after(wait),
        }
    }

    /// What arrives of a text that a slot carries; `None` when no slot does.
    fn told(&self, slot: &Slot, text: &str) -> Option<String> {
        Some(match of_answer(self.model, self.answer, slot)? {
            Place::Body => text.to_owned(),
            Place::Header(_) => through_header(text),
        })
    }
}

/// The fields that a reader gives, by name.
fn public(error: &ErrorDef, arrived: &[Option<Value>]) -> Map<String, Value> {
    let given =
        error.fields.iter().zip(arrived).filter(|(field, _)| !field.internal && field.constant.is_none());
    given.filter_map(|(field, value)| Some((field.name.clone(), value.clone()?))).collect()
}

/// The required fields that didn't arrive.
fn missing(error: &ErrorDef, arrived: &[Option<Value>]) -> Vec<String> {
    let required =
        error.fields.iter().zip(arrived).filter(|(field, _)| !field.optional && field.constant.is_none());
    required.filter(|(_, value)| value.is_none()).map(|(field, _)| field.name.clone()).collect()
}

/// The wait that the field `retry_after` holds.
fn wait(fields: &Map<String, Value>) -> Option<u64> {
    fields.get("retry_after")?.get("$duration_ms")?.as_u64()
}

/// What an answer says of trying again.
pub(super) fn verdict(model: &Model, error: &ErrorDef, answer: Option<&Answer>) -> Option<Verdict> {
    let carries = |slot: &Slot| of_answer(model, answer, slot).is_some();
    let policy = &model[error.retry];
    if carries(&Slot::Retry) && !policy.never && policy.outcome_unknown {
        return Some(Verdict::OutcomeUnknown);
    }
    let says_anything = carries(&Slot::Retry) || carries(&Slot::Retryable);
    says_anything.then_some(if policy.never { Verdict::No } else { Verdict::Yes })
}
