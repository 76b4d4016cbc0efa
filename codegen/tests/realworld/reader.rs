//! Reads answers by the tables of a catalog, and says what differs from a verdict.

use core::time::Duration;
use std::borrow::Cow;

use bumpalo::Bump;
use errcat_codegen::diagnostic::Severity;
use errcat_codegen::model::{Model, Type};
use errcat_codegen::{compile, wire};
use errcat_runtime::runtime::raw::{FromRaw as _, Raw};
use errcat_runtime::runtime::read::identify::Identity;
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::table::{Field, Slot, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;
use serde_json::Value;

use super::answers::Answer;
use super::common::{Folder, read, root};
use super::verdicts::{Outcome, Verdict, text_at, value_at};

/// Reads with the catalog at a path that starts in the workspace's folder.
pub(crate) fn with_catalog<T>(catalog: &str, then: impl FnOnce(&Model, &Tables<'_>) -> T) -> T {
    let model = model(catalog);
    let arena = Bump::new();
    then(&model, &wire::tables(&model, &arena))
}

pub(crate) fn model(catalog: &str) -> Model {
    let path = root().join(catalog);
    let compilation = compile(read(&path), &Folder(path.parent().unwrap().to_owned()));
    let errors = compilation.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|one| (one.rule, &one.message, one.primary.span.start)).collect();
    compilation.model.unwrap_or_else(|| panic!("{catalog}: {errors:#?}"))
}

pub(crate) fn look<'t>(tables: &'t Tables<'t>, answer: &Answer) -> Reading<'t> {
    let now = || Timestamp::from_unix(1_795_348_800, 0);
    reading::read(tables, answer.status, &answer.headers, answer.body.clone(), now)
}

/// The parts of a verdict, and of what a protocol's own tests expect, that don't hold.
pub(crate) fn differences(
    model: &Model,
    answer: &Answer,
    verdict: &Verdict,
    reading: &Reading<'_>,
) -> Vec<&'static str> {
    let read_as = reading.facts().map(|facts| facts.key);
    let same_outcome = match verdict.outcome {
        Outcome::Fits(error) => read_as == Some(error),
        Outcome::Unknown => reading.identity() == Identity::Unknown,
        Outcome::Foreign => reading.identity() == Identity::Foreign,
        Outcome::Success => reading.identity() == Identity::Foreign && answer.status.is_success(),
    };
    let says = |slot| reading.text(slot);
    let same = |place: Option<&str>, found: Option<Cow<'_, str>>| {
        place.map(|place| text_at(answer, place)).as_deref() == found.as_deref()
    };
    let wait = reading.retry_after().map(|wait| wait.as_secs().to_string());
    let parts = [
        ("verdict", same_outcome),
        // Of an error that isn't recognised nothing else is asked.
        ("code", !same_outcome || verdict.code.is_none() || same(verdict.code, reading.code())),
        ("message", !same_outcome || same(verdict.message, says(Slot::Message))),
        ("request_id", !same_outcome || same(verdict.request_id, says(Slot::RequestId))),
        ("fields", !same_outcome || same_fields(model, answer, verdict, reading)),
        ("retry_after", same(verdict.retry_after, wait.map(Cow::Owned))),
        ("shape", answer.expect["shape"].as_str().is_none_or(|shape| read_as == Some(shape))),
        (
            "vendor_code",
            answer.expect["vendor_code"].as_str().is_none_or(|code| vendor_code(reading) == Some(code)),
        ),
    ];
    parts.into_iter().filter(|(_, holds)| !holds).map(|(part, _)| part).collect()
}

/// The fields of a known error are those that came, and no others, each of its type.
fn same_fields(model: &Model, answer: &Answer, verdict: &Verdict, reading: &Reading<'_>) -> bool {
    let Some(facts) = reading.facts() else { return true };
    let (_, error) = model.public_errors().find(|(_, error)| error.key == facts.key).unwrap();
    facts.fields.iter().zip(&error.fields).all(|(field, declared)| {
        let place = verdict.fields.get(field.name).map(|place| value_at(answer, place));
        match (field.header.and_then(|name| reading.header(name)), reading.detail(field.name)) {
            (Some(text), _) => {
                place == Some(text.as_ref().into()) && has_type(&declared.ty, Raw::header(&text), field)
            }
            (None, Some(json)) => {
                place == serde_json::from_str(json).ok() && has_type(&declared.ty, Raw::json(json), field)
            }
            (None, None) => place.is_none() && declared.optional,
        }
    })
}

fn has_type(ty: &Type, raw: Raw<'_>, field: &Field<'_>) -> bool {
    match ty {
        Type::Boolean => bool::from_raw(raw, field).is_some(),
        Type::Integer | Type::Int64 => i64::from_raw(raw, field).is_some(),
        Type::Number => f64::from_raw(raw, field).is_some(),
        Type::Timestamp => Timestamp::from_raw(raw, field).is_some(),
        Type::Duration => Duration::from_raw(raw, field).is_some(),
        Type::String | Type::Url | Type::Uuid => String::from_raw(raw, field).is_some(),
        Type::List(_) => Vec::<Value>::from_raw(raw, field).is_some(),
        Type::Json | Type::Map(_) | Type::Named(_) => Value::from_raw(raw, field).is_some(),
    }
}

fn vendor_code<'t>(reading: &Reading<'t>) -> Option<&'t str> {
    reading.facts().and_then(|facts| facts.kind)
}
