//! Turns the model into tables. Texts are borrowed from the model; the rest lives in an arena.

use bumpalo::Bump;
use bumpalo::collections::Vec as ArenaVec;
use errcat_runtime::runtime::index::Index;
use errcat_runtime::runtime::table;
use errcat_runtime::runtime::text::Text;

use super::envelope::{self, bindings};
use super::field::{self, is_listed};
use super::typed::{Row, Typed};
use super::{body, typed};
use crate::model::{
    Attribute, AttributeId, ErrorDef, ErrorId, Field, Model, Piece, Policy, Status, Template,
};

/// The tables that the generated crate of this model holds.
pub fn tables<'a>(model: &'a Model, arena: &'a Bump) -> table::Tables<'a> {
    let accepts: Vec<_> =
        model.wire.accepts.iter().map(|accepted| envelope::envelope(model, accepted, arena)).collect();
    let facts = public_facts(model, arena);
    let statuses: Vec<_> = model.statuses.iter().map(|known| status(model, known, arena)).collect();
    let tables = table::Tables {
        api: &model.api.name,
        locale: &model.api.locale,
        errors: &[],
        index: Index::EMPTY,
        wire: envelope::envelope(model, &model.wire.envelope, arena),
        accepts: arena.alloc_slice_copy(&accepts),
        content_type: &model.wire.content_type,
        categories: arena
            .alloc_slice_fill_iter(model.categories.iter().map(|category| category.name.as_str())),
        policies: arena.alloc_slice_fill_iter(model.policies.iter().map(policy)),
        fallback_policy: small(model.fallback_policy.0),
        statuses: arena.alloc_slice_copy(&statuses),
        attributes: ArenaVec::from_iter_in(envelope::public_attributes(model).map(name), arena)
            .into_bump_slice(),
        roles: arena.alloc_slice_copy(&roles(model)),
    };
    let tables = table::Tables { statuses: body::with_headers(&tables, arena), ..tables };
    let errors = arena.alloc_slice_copy(&body::with_bodies(&tables, &facts, arena));
    tables.with_errors(errors, |slots| arena.alloc_slice_copy(&slots))
}

/// The facts of the public errors, in order, without bodies.
pub(super) fn public_facts<'a>(model: &'a Model, arena: &'a Bump) -> Vec<table::Facts<'a>> {
    model.public_errors().map(|(_, error)| facts(model, error, arena)).collect()
}

/// The facts of the internal errors, in order. All of their fields are listed.
pub(crate) fn internal_facts<'a>(model: &'a Model, arena: &'a Bump) -> &'a [table::Facts<'a>] {
    let facts = model.internal_errors().map(|(_, error)| facts(model, error, arena));
    ArenaVec::from_iter_in(facts, arena).into_bump_slice()
}

/// An internal error is answered with as what it is sent as.
fn roles(model: &Model) -> Vec<(table::Role, u16)> {
    let place = |error: ErrorId| model.public_errors().position(|(id, _)| id == error);
    let role = |&(role, error)| Some((role, u16::try_from(place(model.sent_as(error)?)?).ok()?));
    model.roles.iter().filter_map(role).collect()
}

fn name((_, attribute): (AttributeId, &Attribute)) -> &str {
    &attribute.name
}

fn facts<'a>(model: &'a Model, error: &'a ErrorDef, arena: &'a Bump) -> table::Facts<'a> {
    let listed = error.fields.iter().filter(|field| is_listed(error, field));
    let fields: Vec<_> = listed.map(|listed| field::placed(model, error, listed, arena)).collect();
    let fields = arena.alloc_slice_copy(&fields);
    let bare = table::Facts { fields, ..table::Facts::EMPTY };
    let template = |template| pieces(model, error, template, bare, arena);
    table::Facts {
        key: &error.key,
        code: error.code.as_ref().map(|code| code.text.as_str()),
        number: error.code.as_ref().and_then(|code| code.number),
        title: &error.title,
        kind: error.kind.as_deref(),
        statuses: &error.statuses,
        category: error.category.map(|id| u16::try_from(id.0).unwrap_or(u16::MAX)),
        policy: small(error.retry.0),
        message: template(&error.message),
        user_message: error.user_message.as_ref().map(template),
        solution: error.solution.as_ref().map(template),
        docs_url: model.docs_url(error).map(|url| &*arena.alloc_str(&url)),
        attributes: attributes(model, error, arena),
        ..bare
    }
}

/// The values of the public attributes, up to the last that the error has.
fn attributes<'a>(model: &'a Model, error: &'a ErrorDef, arena: &'a Bump) -> &'a [Option<&'a str>] {
    let mut values: Vec<Option<&'a str>> = Vec::new();
    for (id, attribute) in envelope::public_attributes(model) {
        let value = error.attributes.get(id.0 as usize).and_then(Option::as_ref);
        values.push(value.and_then(|value| typed::json(model, &attribute.ty, value, arena)));
    }
    let present = values.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    arena.alloc_slice_copy(&values[..present])
}

/// A template, the constants among its fields already rendered.
fn pieces<'a>(
    model: &'a Model,
    error: &'a ErrorDef,
    template: &'a Template,
    bare: table::Facts<'a>,
    arena: &'a Bump,
) -> &'a [table::Piece<'a>] {
    let piece = |piece: &'a Piece| match piece {
        Piece::Text(text) => table::Piece::Text(text),
        Piece::Field(at) => {
            let index = listed_index(error, *at);
            match constant(model, &error.fields[*at], arena) {
                Some(constant) => table::Piece::Text(rendered(bare, index, constant, arena)),
                None => table::Piece::Field(index),
            }
        }
    };
    arena.alloc_slice_fill_iter(template.pieces.iter().map(piece))
}

fn constant<'a>(model: &'a Model, field: &'a Field, arena: &'a Bump) -> Option<Typed<'a>> {
    typed::typed(model, &field.ty, field.constant.as_ref()?, arena)
}

fn rendered<'a>(bare: table::Facts<'a>, index: u16, constant: Typed<'a>, arena: &'a Bump) -> &'a str {
    let mut row = Row::default();
    row.0.resize_with(usize::from(index), || None);
    row.0.push(Some(constant));
    arena.alloc_str(&Text::new(&bare, &[table::Piece::Field(index)], &row).to_string())
}

/// The index of a field in the error's table.
fn listed_index(error: &ErrorDef, at: usize) -> u16 {
    let hidden = error.fields[..at].iter().filter(|field| !is_listed(error, field)).count();
    u16::try_from(at - hidden).unwrap_or(u16::MAX)
}

fn status<'a>(model: &'a Model, status: &'a Status, arena: &'a Bump) -> table::Status<'a> {
    table::Status {
        code: status.code,
        policy: small(status.retry.0),
        headers: bindings(model, &status.headers, arena),
        fixed: None,
    }
}

/// A retry policy as clients compute with it.
pub(crate) fn policy(policy: &Policy) -> table::Policy<'_> {
    table::Policy {
        name: &policy.name,
        never: policy.never,
        backoff: policy.backoff,
        initial_ms: policy.initial_ms,
        factor: policy.factor,
        max_ms: policy.max_ms,
        jitter: policy.jitter,
        attempts: policy.attempts,
        retry_after: policy.retry_after,
        max_retry_after_ms: policy.max_retry_after_ms,
        idempotent_only: policy.idempotent_only,
        outcome_unknown: policy.outcome_unknown,
    }
}

/// The check refuses more policies than a byte counts.
fn small(index: u32) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}
