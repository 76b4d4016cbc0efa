//! Lowers errors and their examples.

use errcat_runtime::runtime::timestamp::Timestamp;
use serde_json::Value;

use crate::model::{self, AttributeValues, Deprecated, Example, PolicyId, Template, TypeDef};
use crate::resolve::{self, Piece, Resolved};
use crate::syntax::catalog::Text;

use super::sample;
use super::types::Types;

/// All errors; their examples follow, once the types are known.
pub(super) fn errors(resolved: &Resolved<'_>, types: &mut Types<'_, '_>) -> Vec<model::ErrorDef> {
    resolved.errors.iter().map(|error| lower(error, resolved, types)).collect()
}

fn lower(
    error: &resolve::ErrorDef<'_>,
    resolved: &Resolved<'_>,
    types: &mut Types<'_, '_>,
) -> model::ErrorDef {
    let written = error.written;
    let name = error.name().text.clone();
    let fields = error.fields.iter().map(|field| types.field(field, &name, error.internal)).collect();
    model::ErrorDef {
        key: error.key.text.clone(),
        code: error.code.clone(),
        name,
        title: super::title(written.title.as_ref(), error.key),
        kind: resolved.kind(error).map(|kind| kind.text.clone()),
        statuses: error.statuses.iter().map(|(status, _)| *status).collect(),
        message: template(&error.message, error),
        user_message: error.user_message.as_ref().map(|text| template(text, error)),
        solution: error.solution.as_ref().map(|text| template(text, error)),
        description: super::text(written.description.as_ref()),
        causes: texts(&written.causes),
        see: texts(&written.see),
        category: error.category,
        retry: resolved.policy(error).unwrap_or(PolicyId(0)),
        fields,
        attributes: attributes(error, resolved),
        since: super::text(written.since.as_ref()),
        deprecated: deprecated(error),
        internal: error.internal,
        examples: Vec::new(),
    }
}

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.text.clone()).collect()
}

fn template(template: &resolve::Template, error: &resolve::ErrorDef<'_>) -> Template {
    let position = |name: &str| error.fields.iter().position(|field| field.name.text == name);
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => Some(model::Piece::Text(text.clone())),
        Piece::Field { name, .. } => position(name).map(model::Piece::Field),
    };
    Template { pieces: template.pieces.iter().filter_map(piece).collect() }
}

/// Its own values, else the category's, else the defaults.
fn attributes(error: &resolve::ErrorDef<'_>, resolved: &Resolved<'_>) -> AttributeValues {
    let category = resolved.category(error);
    let value = |position: usize| {
        let shared = category.and_then(|category| category.attributes[position].as_ref());
        let default = resolved.attributes[position].default.as_ref();
        error.attributes[position].as_ref().or(shared).or(default).cloned()
    };
    (0..resolved.attributes.len()).map(value).collect()
}

fn deprecated(error: &resolve::ErrorDef<'_>) -> Option<Deprecated> {
    let written = error.written.deprecated.as_ref()?;
    Some(Deprecated {
        since: super::text(written.since.as_ref()),
        note: super::text(written.note.as_ref()),
        replaced_by: error.replaced_by,
    })
}

/// Adds the examples, made up where there are none.
pub(super) fn with_examples(
    errors: Vec<model::ErrorDef>,
    resolved: &Resolved<'_>,
    types: &[TypeDef],
) -> Vec<model::ErrorDef> {
    let add = |(error, declared): (model::ErrorDef, &resolve::ErrorDef<'_>)| {
        let examples = match declared.examples.as_slice() {
            [] => vec![made_up(&error, types)],
            examples => examples.iter().map(|example| declared_example(example, &error, types)).collect(),
        };
        model::ErrorDef { examples, ..error }
    };
    errors.into_iter().zip(&resolved.errors).map(add).collect()
}

/// An example with every public field set, so that a reader sees all that can come.
fn made_up(error: &model::ErrorDef, types: &[TypeDef]) -> Example {
    let value = |field: &model::Field| sample::public_value(field, types);
    Example {
        fields: error.fields.iter().map(value).collect(),
        message: None,
        status: error.statuses.first().copied().unwrap_or(500),
        request_id: sample::REQUEST_ID.to_owned(),
        timestamp: sample::TIMESTAMP.to_owned(),
        made_up: true,
    }
}

fn declared_example(example: &resolve::Example<'_>, error: &model::ErrorDef, types: &[TypeDef]) -> Example {
    let value =
        |(field, given): (&model::Field, &Option<Value>)| declared_value(field, given.as_ref(), types);
    let written = example.written;
    let first = error.statuses.first().copied().unwrap_or(500);
    Example {
        fields: error.fields.iter().zip(&example.fields).map(value).collect(),
        message: super::text(written.message.as_ref()),
        status: example.status.unwrap_or(first),
        request_id: super::text(written.request_id.as_ref()).unwrap_or_else(|| sample::REQUEST_ID.to_owned()),
        timestamp: written
            .timestamp
            .as_ref()
            .map_or_else(|| sample::TIMESTAMP.to_owned(), |text| utc(&text.text)),
        made_up: false,
    }
}

/// What the example says; a constant or a required field has a value even so.
fn declared_value(field: &model::Field, given: Option<&Value>, types: &[TypeDef]) -> Option<Value> {
    let filled_in = || sample::public_value(field, types).filter(|_| !field.optional);
    if field.internal { None } else { given.cloned().or_else(filled_in) }
}

/// A moment in UTC.
fn utc(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |moment: Timestamp| moment.to_string())
}
