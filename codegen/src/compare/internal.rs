//! Changes of what never leaves the server.

use std::collections::BTreeSet;

use super::attributes::{revalued, value as attribute_value};
use super::change::{Change, Changes, Subject};
use super::codes::has_internal;
use super::matched::{Matched, matched};
use super::pair::{Pair, subject};
use super::table::internal::{INTERNAL_ADDED, INTERNAL_CHANGED, INTERNAL_REMOVED};
use super::table::prose::PROSE_CHANGED;
use super::types::{type_name, type_text};
use crate::model::{Attribute, ErrorDef, Field, Model, Operation};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let mut found = Changes::default();
    errors(pair, &mut found);
    operations(pair, &mut found);
    for error in &pair.errors.kept {
        fields(
            pair,
            &error.subject(),
            [&error.old.fields, &error.new.fields],
            |field| field.internal,
            &mut found,
        );
    }
    attributes(pair, &mut found);
    changes.internal(found);
}

/// What of an operation's errors only its servers know.
fn operations(pair: &Pair<'_>, changes: &mut Changes) {
    let list = matched(&pair.old.operations, &pair.new.operations, |operation| operation.name.clone());
    for (old, new) in list.kept {
        // One that became internal, or public, is told by that.
        let is_in_both = |key: &&str| has_internal(pair.old, key) && has_internal(pair.new, key);
        let [was, is] = [raised(pair.old, old), raised(pair.new, new)];
        if was.symmetric_difference(&is).any(is_in_both) {
            changes.at(&INTERNAL_CHANGED, Subject::of(&["operations", &new.name]));
        }
    }
}

fn raised<'a>(model: &'a Model, operation: &Operation) -> BTreeSet<&'a str> {
    let errors = operation.errors.iter().map(|id| &model[*id]);
    errors.filter(|error| error.internal).map(|error| error.key.as_str()).collect()
}

fn attributes(pair: &Pair<'_>, changes: &mut Changes) {
    let old = pair.old.attributes.iter().filter(|attribute| attribute.internal);
    let new = pair.new.attributes.iter().filter(|attribute| attribute.internal);
    let list = matched(old, new, |attribute: &Attribute| attribute.name.clone());
    let at = |attribute: &Attribute| Subject::of(&["attributes", &attribute.name]);
    let was_public = |name: &str| pair.old.attributes.iter().any(|other| other.name == name);
    let is_public = |name: &str| pair.new.attributes.iter().any(|other| other.name == name);
    for attribute in list.gone.iter().filter(|attribute| !is_public(&attribute.name)) {
        changes.at(&INTERNAL_REMOVED, at(attribute));
    }
    for attribute in list.come.iter().filter(|attribute| !was_public(&attribute.name)) {
        changes.at(&INTERNAL_ADDED, at(attribute));
    }
    for (old, new) in list.kept {
        let is_same = type_text(pair.old, &old.ty) == type_text(pair.new, &new.ty)
            && old.always == new.always
            && !is_revalued(pair, &new.name);
        if !is_same {
            changes.at(&INTERNAL_CHANGED, at(new));
        }
    }
}

fn is_revalued(pair: &Pair<'_>, attribute: &str) -> bool {
    let public = pair.errors.kept.iter().map(|error| (error.old, error.new));
    public.chain(internal(pair).kept).any(|(old, new)| {
        attribute_value(pair.old, old, attribute) != attribute_value(pair.new, new, attribute)
    })
}

/// The internal errors of both.
fn internal<'a>(pair: &Pair<'a>) -> Matched<'a, 'a, ErrorDef> {
    let old = pair.old.internal_errors().map(|(_, error)| error);
    let new = pair.new.internal_errors().map(|(_, error)| error);
    matched(old, new, |error: &ErrorDef| error.key.clone())
}

fn errors(pair: &Pair<'_>, changes: &mut Changes) {
    let errors = internal(pair);
    let has_public = |model: &Model, key: &str| model.public_errors().any(|(_, error)| error.key == key);
    for error in errors.gone.iter().filter(|error| !has_public(pair.new, &error.key)) {
        changes.at(&INTERNAL_REMOVED, subject(error));
    }
    for error in errors.come.iter().filter(|error| !has_public(pair.old, &error.key)) {
        changes.at(&INTERNAL_ADDED, subject(error));
    }
    for (old, new) in errors.kept {
        if !is_same(old, new) {
            changes.at(&INTERNAL_CHANGED, subject(new));
        } else if matched(&old.fields, &new.fields, |field| field.name.clone()).reordered {
            changes.at(&PROSE_CHANGED, subject(new).at("fields"));
        }
        let replaced_by =
            |error: &ErrorDef| error.deprecated.as_ref().and_then(|deprecated| deprecated.replaced_by);
        let [was, is] = pair.named(replaced_by(old), replaced_by(new));
        let (was, is) = ((was, said(pair.old, old)), (is, said(pair.new, new)));
        changes.whole(&PROSE_CHANGED, subject(new), &was, &is);
        // No output says them of what is internal: people read them in the catalog.
        for (name, ..) in revalued(pair, old, new) {
            changes.at(&PROSE_CHANGED, subject(new).at("attributes").at(name));
        }
        fields(pair, &subject(new), [&old.fields, &new.fields], |_| true, changes);
    }
}

/// Whether servers make and find two internal errors alike, whatever each of their fields is.
fn is_same(old: &ErrorDef, new: &ErrorDef) -> bool {
    old.name == new.name
        && old.statuses == new.statuses
        && old.code == new.code
        && passed(old).eq(passed(new))
}

/// The fields that `new` takes, in order.
fn passed(error: &ErrorDef) -> impl Iterator<Item = &str> {
    let fields = error.fields.iter().filter(|field| !field.optional && field.constant.is_none());
    fields.map(|field| field.name.as_str())
}

/// What an internal error says to those who run the servers.
fn said(model: &Model, error: &ErrorDef) -> Vec<Option<String>> {
    let texts = [Some(&error.message), error.user_message.as_ref(), error.solution.as_ref()];
    let mut said: Vec<_> = texts.iter().map(|text| text.map(|text| error.in_braces(text))).collect();
    said.extend([
        Some(error.title.clone()),
        error.kind.clone(),
        error.description.clone(),
        error.since.clone(),
    ]);
    said.push(error.category.map(|id| model[id].name.clone()));
    said.push(Some(model[error.retry].name.clone()));
    if let Some(deprecated) = &error.deprecated {
        said.extend([deprecated.since.clone(), deprecated.note.clone()]);
    }
    said.extend(error.causes.iter().chain(&error.see).cloned().map(Some));
    said
}

/// Compares fields of which only servers know: the internal ones of a public error, all of an internal error.
fn fields(
    pair: &Pair<'_>,
    owner: &Subject,
    [old, new]: [&Vec<Field>; 2],
    is_hidden: fn(&Field) -> bool,
    changes: &mut Changes,
) {
    let list = matched(old, new, |field| field.name.clone());
    let at = |field: &Field| owner.at("fields").at(&field.name);
    for field in list.gone.into_iter().filter(|field| is_hidden(field)) {
        changes.at(&INTERNAL_REMOVED, at(field));
    }
    for field in list.come.into_iter().filter(|field| is_hidden(field)) {
        changes.at(&INTERNAL_ADDED, at(field));
    }
    for (old, new) in list.kept.into_iter().filter(|(old, new)| is_hidden(old) && is_hidden(new)) {
        let (was, is) = (type_text(pair.old, &old.ty), type_text(pair.new, &new.ty));
        if was != is {
            changes.push(Change::new(&INTERNAL_CHANGED, at(new)).with(was, is));
        } else if held(pair.old, old) != held(pair.new, new) {
            changes.at(&INTERNAL_CHANGED, at(new));
        }
        let told =
            |field: &Field| (field.doc.clone(), field.example.clone(), field.sensitive, field.milliseconds);
        changes.whole(&PROSE_CHANGED, at(new), &told(old), &told(new));
    }
}

/// How a field is held and filled, beside what its type allows.
fn held<'a>(model: &'a Model, field: &'a Field) -> impl PartialEq + use<'a> {
    (type_name(model, &field.ty), field.optional, &field.constant, &field.header)
}
