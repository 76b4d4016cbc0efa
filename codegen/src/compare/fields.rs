//! Changes of fields: which there are, and what they carry.

use super::change::{Change, Changes, Subject};
use super::matched::{Matched, matched};
use super::pair::{ErrorPair, Pair};
use super::table::fields::{
    FIELD_HIDDEN, FIELD_MADE_OPTIONAL, FIELD_MADE_REQUIRED, FIELD_MADE_SENSITIVE, FIELD_NO_LONGER_SENSITIVE,
    FIELD_PUBLISHED, LIKELY_FIELD_RENAME, OPTIONAL_FIELD_ADDED, OPTIONAL_FIELD_REMOVED, REQUIRED_FIELD_ADDED,
    REQUIRED_FIELD_REMOVED, REQUIRED_FIELDS_REORDERED,
};
use super::table::prose::PROSE_CHANGED;
use super::table::values::{
    CONST_CHANGED, FIELD_FORMAT_CHANGED, FIELD_HEADER_CHANGED, FIELD_MADE_CONSTANT, FIELD_MADE_VARIABLE,
    FIELD_MADE_WORDS, FIELD_MOVED_TO_BODY, FIELD_MOVED_TO_HEADER, FIELD_RETYPED, FIELD_TYPE_RENAMED,
    FIELD_UNIT_CHANGED, FIELD_WORDS_LIFTED,
};
use super::types::{are_open_texts, type_name, type_text};
use crate::model::{Field, Model, Type};

pub(super) fn find_in(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    compare_all(pair, &error.subject(), &error.old.fields, &error.new.fields, changes);
}

fn at(owner: &Subject, field: &Field) -> Subject {
    owner.at("fields").at(&field.name)
}

/// Compares the public fields of an error or a type.
pub(super) fn compare_all(
    pair: &Pair<'_>,
    owner: &Subject,
    old: &[Field],
    new: &[Field],
    changes: &mut Changes,
) {
    let fields = matched(old, new, |field| field.name.clone());
    for field in fields.gone.iter().filter(|field| !field.internal) {
        let rule = if field.optional { &OPTIONAL_FIELD_REMOVED } else { &REQUIRED_FIELD_REMOVED };
        changes.at(rule, at(owner, field));
    }
    for field in fields.come.iter().filter(|field| !field.internal) {
        let rule = if field.optional || field.constant.is_some() {
            &OPTIONAL_FIELD_ADDED
        } else {
            &REQUIRED_FIELD_ADDED
        };
        changes.at(rule, at(owner, field));
    }
    renames(pair, owner, &fields, changes);
    for (old, new) in &fields.kept {
        match (old.internal, new.internal) {
            (false, false) => compare(pair, &at(owner, new), old, new, changes),
            (false, true) => changes.at(&FIELD_HIDDEN, at(owner, new)),
            (true, false) => changes.at(&FIELD_PUBLISHED, at(owner, new)),
            (true, true) => {}
        }
    }
    order(owner, old, new, changes);
}

/// `new` takes required fields by their order; the order of the others is only seen in the docs.
fn order(owner: &Subject, old: &[Field], new: &[Field], changes: &mut Changes) {
    let is_passed = |field: &&Field| !field.optional && field.constant.is_none() && !field.internal;
    let by_name = |field: &Field| field.name.clone();
    let passed = matched(old.iter().filter(is_passed), new.iter().filter(is_passed), by_name);
    if passed.reordered {
        changes.at(&REQUIRED_FIELDS_REORDERED, owner.at("fields"));
    } else if matched(old, new, by_name).reordered {
        changes.at(&PROSE_CHANGED, owner.at("fields"));
    }
}

fn renames(pair: &Pair<'_>, owner: &Subject, fields: &Matched<'_, '_, Field>, changes: &mut Changes) {
    let public = |field: &&&Field| !field.internal;
    let mut left: Vec<&Field> = fields.gone.iter().filter(public).copied().collect();
    for new in fields.come.iter().filter(public) {
        let is_alike = |old: &&Field| {
            old.optional == new.optional
                && old.header == new.header
                && old.constant == new.constant
                && type_text(pair.old, &old.ty) == type_text(pair.new, &new.ty)
        };
        let Some(place) = left.iter().position(is_alike) else { continue };
        let old = left.remove(place);
        let change = Change::new(&LIKELY_FIELD_RENAME, at(owner, new)).was_at(at(owner, old));
        changes.push(change.with(&old.name, &new.name));
    }
}

fn compare(pair: &Pair<'_>, subject: &Subject, old: &Field, new: &Field, changes: &mut Changes) {
    ty(pair, subject, old, new, changes);
    constant(pair, subject, old, new, changes);
    if old.milliseconds != new.milliseconds {
        let unit = |field: &Field| if field.milliseconds { "ms" } else { "s" };
        changes.push(Change::new(&FIELD_UNIT_CHANGED, subject.at("unit")).with(unit(old), unit(new)));
    }
    match (old.optional, new.optional) {
        (false, true) => changes.at(&FIELD_MADE_OPTIONAL, subject.clone()),
        (true, false) => changes.at(&FIELD_MADE_REQUIRED, subject.clone()),
        (true, true) | (false, false) => {}
    }
    match (old.sensitive, new.sensitive) {
        (false, true) => changes.at(&FIELD_MADE_SENSITIVE, subject.clone()),
        (true, false) => changes.at(&FIELD_NO_LONGER_SENSITIVE, subject.clone()),
        (true, true) | (false, false) => {}
    }
    header(subject, old, new, changes);
    changes.whole(&PROSE_CHANGED, subject.at("doc"), &old.doc, &new.doc);
    changes.whole(&PROSE_CHANGED, subject.at("example"), &old.example, &new.example);
}

fn ty(pair: &Pair<'_>, subject: &Subject, old: &Field, new: &Field, changes: &mut Changes) {
    let names = (type_name(pair.old, &old.ty), type_name(pair.new, &new.ty));
    let (was, is) = (shape(pair.old, &old.ty), shape(pair.new, &new.ty));
    if was == is {
        return;
    }
    let (was, is) = (type_text(pair.old, &old.ty), type_text(pair.new, &new.ty));
    let (rule, was, is) = match names {
        (Some(old), Some(new)) if was == is => (&FIELD_TYPE_RENAMED, old.clone(), new.clone()),
        (None, None) if are_open_texts(pair, &old.ty, &new.ty) => (&FIELD_FORMAT_CHANGED, was, is),
        (None, Some(_)) if are_open_texts(pair, &old.ty, &new.ty) => (&FIELD_MADE_WORDS, was, is),
        _ if are_open_texts(pair, &old.ty, &new.ty) => (&FIELD_WORDS_LIFTED, was, is),
        _ => (&FIELD_RETYPED, was, is),
    };
    changes.push(Change::new(rule, subject.at("type")).with(was, is));
}

/// A type with the names of shared types: those are compared by themselves.
fn shape(model: &Model, ty: &Type) -> String {
    ty.words(&|id| format!("type {}", model[id].name))
}

fn constant(pair: &Pair<'_>, subject: &Subject, old: &Field, new: &Field, changes: &mut Changes) {
    let text =
        |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let same_type = type_text(pair.old, &old.ty) == type_text(pair.new, &new.ty);
    match (&old.constant, &new.constant) {
        (Some(was), Some(is)) if was != is && same_type => {
            changes.push(Change::new(&CONST_CHANGED, subject.at("const")).with(text(was), text(is)));
        }
        (Some(was), None) => {
            changes.push(Change::new(&FIELD_MADE_VARIABLE, subject.clone()).with(text(was), ""));
        }
        (None, Some(is)) => {
            changes.push(Change::new(&FIELD_MADE_CONSTANT, subject.clone()).with("", text(is)));
        }
        (Some(_), Some(_)) | (None, None) => {}
    }
}

fn header(subject: &Subject, old: &Field, new: &Field, changes: &mut Changes) {
    let subject = subject.at("header");
    match (&old.header, &new.header) {
        (None, Some(is)) => {
            changes.push(Change::new(&FIELD_MOVED_TO_HEADER, subject.clone()).with("", is));
        }
        (Some(was), None) => {
            changes.push(Change::new(&FIELD_MOVED_TO_BODY, subject.clone()).with(was, ""));
        }
        (Some(was), Some(is)) => changes.text(&FIELD_HEADER_CHANGED, subject, was, is),
        (None, None) => {}
    }
}

/// Whether two errors have the same public fields.
pub(super) fn is_same_shape(pair: &Pair<'_>, error: &ErrorPair<'_>) -> bool {
    let fields = matched(&error.old.fields, &error.new.fields, |field| field.name.clone());
    let is_same = |(old, new): &(&Field, &Field)| {
        old.internal == new.internal
            && old.header == new.header
            && old.optional == new.optional
            && type_text(pair.old, &old.ty) == type_text(pair.new, &new.ty)
    };
    fields.gone.is_empty() && fields.come.is_empty() && fields.kept.iter().all(is_same)
}
