//! What a catalog promises of answers, and what of it an answer of another catalog breaks.

use core::time::Duration;

use bumpalo::Bump;
use errcat_codegen::model::{Code, ErrorDef, Example, Field, Model, Node, Slot as ModelSlot, Type, TypeBody};
use errcat_codegen::wire::{Encoder, HttpResponse, tables};
use errcat_runtime::runtime::raw::{FromRaw as _, Raw};
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::table::{self, Slot};
use errcat_runtime::runtime::timestamp::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

/// Who reads.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reader {
    /// A generated client: the error is told, and its required fields are there.
    Generated,
    /// Any client that takes the catalog at its word: statuses, types, constants and the envelope are as it says.
    Any,
}

/// What answers of `writer` break of that which `reader` promises.
pub(crate) fn broken(reader: &Model, writer: &Model, who: Reader) -> Vec<String> {
    let arena = Bump::new();
    let writers_tables = tables(writer, &arena);
    let encoder = Encoder::new(writer, &writers_tables);
    let tables = tables(reader, &arena);
    let mut found = Vec::new();
    for (id, error) in writer.public_errors() {
        for example in examples(error) {
            let sent = encoder.response(id, &example);
            let reading = look(&tables, &sent);
            let key = reading.facts().map(|facts| facts.key);
            let Some(known) =
                reader.public_errors().map(|(_, known)| known).find(|known| is_same(known, error))
            else {
                found.extend(key.map(|key| format!("`{}` is taken for `{key}`", error.key)));
                continue;
            };
            if key != Some(known.key.as_str()) {
                found.push(format!("`{}` isn't known", known.key));
                continue;
            }
            fields(reader, known, [&reading, &look(&writers_tables, &sent)], who, &mut found);
            if who == Reader::Any {
                to_the_letter(reader, known, &sent, &reading, &mut found);
            }
        }
    }
    found
}

/// The examples of an error, each also without what a server may leave out.
pub(crate) fn examples(error: &ErrorDef) -> Vec<Example> {
    error.examples.iter().flat_map(|example| [example.clone(), least(error, example)]).collect()
}

/// The example without what a server may leave out.
fn least(error: &ErrorDef, example: &Example) -> Example {
    let mut least = example.clone();
    for (value, field) in least.fields.iter_mut().zip(&error.fields) {
        value.take_if(|_| field.optional);
    }
    least
}

/// Whether two catalogs mean one error: errors are one by their code, those without by their key.
pub(crate) fn is_same(one: &ErrorDef, other: &ErrorDef) -> bool {
    let text = |code: &Code| code.text.clone();
    match (&one.code, &other.code) {
        (None, None) => one.key == other.key,
        (one, other) => one.as_ref().map(text) == other.as_ref().map(text),
    }
}

/// What a client reads in an answer.
pub(crate) fn look<'t>(tables: &'t table::Tables<'t>, sent: &HttpResponse) -> Reading<'t> {
    let header = |(name, value): &(String, String)| {
        (HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap())
    };
    let headers: HeaderMap = sent.headers.iter().map(header).collect();
    let status = StatusCode::from_u16(sent.status).unwrap();
    let body = sent.body.clone().unwrap_or_default();
    reading::read(tables, status, &headers, body.into_bytes(), || Timestamp::from_unix(1_795_348_800, 0))
}

/// Required fields are there and of their type; a duration is as long as it was for the writer.
fn fields(
    reader: &Model,
    known: &ErrorDef,
    [reading, writers]: [&Reading<'_>; 2],
    who: Reader,
    found: &mut Vec<String>,
) {
    let Some(facts) = reading.facts() else { return };
    for field in known.fields.iter().filter(|field| !field.internal && !field.optional) {
        let Some(row) = facts.fields.iter().find(|row| row.name == field.name) else { continue };
        if !with_raw(reading, row, who, |raw| has_type(reader, &field.ty, raw, row)) {
            found.push(format!("the field `{}` doesn't come", field.name));
        } else if field.ty == Type::Duration && length(reading, field) != length(writers, field) {
            found.push(format!("the duration `{}` is misread", field.name));
        }
    }
}

/// A generated client looks into the body for what isn't in the header.
fn with_raw(
    reading: &Reading<'_>,
    row: &table::Field<'_>,
    who: Reader,
    look: impl Fn(Raw<'_>) -> bool,
) -> bool {
    match row.header.and_then(|name| reading.header(name)) {
        Some(text) => look(Raw::header(&text)),
        None if row.header.is_some() && who == Reader::Any => false,
        None => reading.detail(row.name).is_some_and(|json| look(Raw::json(json))),
    }
}

fn length(reading: &Reading<'_>, field: &Field) -> Option<Duration> {
    let row = reading.facts()?.fields.iter().find(|row| row.name == field.name)?;
    Duration::from_raw(Raw::json(reading.detail(row.name)?), row)
}

fn has_type(model: &Model, ty: &Type, raw: Raw<'_>, row: &table::Field<'_>) -> bool {
    match ty {
        Type::Boolean => bool::from_raw(raw, row).is_some(),
        Type::Integer | Type::Int64 => i64::from_raw(raw, row).is_some(),
        Type::Number => f64::from_raw(raw, row).is_some(),
        Type::Timestamp => Timestamp::from_raw(raw, row).is_some(),
        Type::Duration => Duration::from_raw(raw, row).is_some(),
        Type::String | Type::Url | Type::Uuid => String::from_raw(raw, row).is_some(),
        Type::List(_) => Value::from_raw(raw, row).is_some_and(|value| value.is_array()),
        Type::Map(_) => Value::from_raw(raw, row).is_some_and(|value| value.is_object()),
        Type::Json => Value::from_raw(raw, row).is_some(),
        Type::Named(id) => match model[*id].body {
            TypeBody::Enumeration(_) => String::from_raw(raw, row).is_some(),
            TypeBody::Object(_) => Value::from_raw(raw, row).is_some_and(|value| value.is_object()),
        },
    }
}

/// What only a client notices that takes the catalog at its word.
fn to_the_letter(
    reader: &Model,
    known: &ErrorDef,
    sent: &HttpResponse,
    reading: &Reading<'_>,
    found: &mut Vec<String>,
) {
    if !known.statuses.contains(&sent.status) {
        found.push(format!("the status {} isn't listed", sent.status));
    }
    let content_type = sent.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value);
    if content_type != Some(&reader.wire.content_type) {
        found.push(format!("the content type is {content_type:?}"));
    }
    if reading.text(Slot::Type).is_some_and(|kind| Some(kind.as_ref()) != known.kind.as_deref()) {
        found.push("the type is another".to_owned());
    }
    for field in known.fields.iter().filter(|field| field.constant.is_some()) {
        let value: Option<Value> =
            reading.detail(&field.name).and_then(|json| serde_json::from_str(json).ok());
        if value != field.constant {
            found.push(format!("the constant `{}` is {value:?}", field.name));
        }
    }
    let body: Value = serde_json::from_str(sent.body.as_deref().unwrap_or("null")).unwrap();
    reader.wire.envelope.body.iter().for_each(|node| shape(node, Some(&body), found));
}

/// Members that are always there are there, and constants are what they are.
fn shape(node: &Node, value: Option<&Value>, found: &mut Vec<String>) {
    match node {
        Node::Object { members, .. } => {
            for member in members {
                shape(&member.value, value.and_then(|value| value.get(&member.name)), found);
            }
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                shape(item, value.and_then(|value| value.get(index)), found);
            }
        }
        Node::Constant(constant) if value != Some(constant) => found.push(format!("{constant} is {value:?}")),
        Node::Slot(slot) if !slot.optional && value.is_none() && slot.slot != ModelSlot::Details => {
            found.push(format!("{:?} doesn't come", slot.slot));
        }
        Node::Constant(_) | Node::Slot(_) => {}
    }
}
