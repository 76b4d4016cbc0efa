//! Changes of shared types and of enumerations written in place.

use std::collections::BTreeMap;

use super::change::{Change, Changes, Subject};
use super::fields;
use super::matched::matched;
use super::pair::Pair;
use super::table::types::{
    TYPE_ADDED, TYPE_KIND_CHANGED, TYPE_PUBLISHED, TYPE_REMOVED, WORD_ADDED, WORD_REMOVED, WORDS_REORDERED,
};
use crate::model::{Field, Made, Model, Type, TypeBody, TypeDef};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let (old_places, new_places) = (written_in_place(pair.old), written_in_place(pair.new));
    let types = matched(public(pair.old), public(pair.new), |definition| definition.name.clone());
    let shared =
        |definition: &&TypeDef, places: &BTreeMap<String, Subject>| !places.contains_key(&definition.name);
    for definition in types.gone.into_iter().filter(|definition| shared(definition, &old_places)) {
        changes.at(&TYPE_REMOVED, subject(definition, &old_places));
    }
    for definition in types.come.into_iter().filter(|definition| shared(definition, &new_places)) {
        let was_internal = pair.old.types.iter().any(|other| other.name == definition.name);
        let rule = if was_internal { &TYPE_PUBLISHED } else { &TYPE_ADDED };
        changes.at(rule, subject(definition, &new_places));
    }
    for (old, new) in types.kept {
        let subject = subject(new, &new_places);
        match (&old.body, &new.body) {
            (TypeBody::Enumeration(old), TypeBody::Enumeration(new)) => words(old, new, &subject, changes),
            (TypeBody::Object(old), TypeBody::Object(new)) => {
                fields::compare_all(pair, &subject, old, new, changes);
            }
            (was @ (TypeBody::Enumeration(_) | TypeBody::Object(_)), is) => {
                let change = Change::new(&TYPE_KIND_CHANGED, subject);
                changes.push(change.with(kind(was), kind(is)));
            }
        }
    }
}

fn public(model: &Model) -> impl Iterator<Item = &TypeDef> {
    model.types.iter().filter(|definition| !definition.internal)
}

fn kind(body: &TypeBody) -> &'static str {
    match body {
        TypeBody::Enumeration(_) => "an enumeration",
        TypeBody::Object(_) => "an object",
    }
}

fn subject(definition: &TypeDef, places: &BTreeMap<String, Subject>) -> Subject {
    let in_place = places.get(&definition.name).cloned();
    in_place.unwrap_or_else(|| Subject::of(&["types", &definition.name]))
}

/// Where enumerations are that have no name of their own: each is called after its field.
fn written_in_place(model: &Model) -> BTreeMap<String, Subject> {
    let mut places = BTreeMap::new();
    let mut note = |owner: &str, subject: &Subject, fields: &[Field]| {
        for field in fields {
            let name = format!("{owner}_{}", field.name);
            if type_name(model, &field.ty) == Some(&name) {
                places.insert(name, subject.at("fields").at(&field.name).at("type"));
            }
        }
    };
    for error in &model.errors {
        note(&error.name, &super::pair::subject(error), &error.fields);
    }
    for definition in &model.types {
        if let TypeBody::Object(fields) = &definition.body {
            note(&definition.name, &Subject::of(&["types", &definition.name]), fields);
        }
    }
    places
}

fn words(old: &[String], new: &[String], subject: &Subject, changes: &mut Changes) {
    let words = matched(old, new, Clone::clone);
    for word in words.gone {
        changes.push(Change::new(&WORD_REMOVED, subject.clone()).with(word, ""));
    }
    for word in words.come {
        changes.push(Change::new(&WORD_ADDED, subject.clone()).with("", word));
    }
    if words.reordered {
        changes.at(&WORDS_REORDERED, subject.clone());
    }
}

/// The name of the shared type or enumeration that a type is made of.
pub(super) fn type_name<'a>(model: &'a Model, ty: &Type) -> Option<&'a String> {
    ty.named().map(|id| &model[id].name)
}

/// A type as a catalog would write it, shared types spelt out.
pub(super) fn type_text(model: &Model, ty: &Type) -> String {
    match ty.made() {
        Made::List(item) => format!("{{list: {}}}", type_text(model, item)),
        Made::Map(item) => format!("{{map: {}}}", type_text(model, item)),
        Made::Named(id) => body_text(model, &model[id].body),
        Made::Scalar(word) => word.to_owned(),
    }
}

fn body_text(model: &Model, body: &TypeBody) -> String {
    match body {
        TypeBody::Enumeration(words) => format!("[{}]", words.join(", ")),
        TypeBody::Object(fields) => {
            let field = |field: &Field| {
                let mark = if field.optional { "?" } else { "" };
                format!("{}{mark}: {}", field.name, type_text(model, &field.ty))
            };
            format!("{{fields: {{{}}}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether values of both types are text in JSON, whatever text.
pub(super) fn are_open_texts(pair: &Pair<'_>, old: &Type, new: &Type) -> bool {
    let is_text = |model: &Model, ty: &Type| match ty {
        Type::String | Type::Url | Type::Uuid => true,
        Type::Named(id) => matches!(model[*id].body, TypeBody::Enumeration(_)),
        Type::Integer
        | Type::Int64
        | Type::Number
        | Type::Boolean
        | Type::Timestamp
        | Type::Duration
        | Type::Json
        | Type::List(_)
        | Type::Map(_) => false,
    };
    is_text(pair.old, old) && is_text(pair.new, new)
}
