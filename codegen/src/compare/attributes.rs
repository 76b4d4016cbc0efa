//! Changes of the team's own facts, and of what errors say of them.

use serde_json::Value;

use super::change::{Change, Changes, Subject};
use super::matched::matched;
use super::pair::{ErrorPair, Pair};
use super::table::attributes::{
    ATTRIBUTE_ADDED, ATTRIBUTE_REMOVED, ATTRIBUTE_RETYPED, ATTRIBUTE_VALUE_CHANGED,
};
use super::types::{type_name, type_text};
use crate::model::{Attribute, ErrorDef, Model};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let attributes = matched(public(pair.old), public(pair.new), |attribute| attribute.name.clone());
    for attribute in attributes.gone {
        changes.at(&ATTRIBUTE_REMOVED, subject(attribute));
    }
    for attribute in attributes.come {
        changes.at(&ATTRIBUTE_ADDED, subject(attribute));
    }
    for (old, new) in attributes.kept {
        let differs = type_text(pair.old, &old.ty) != type_text(pair.new, &new.ty)
            && !is_same_name(pair, old, new)
            || old.always != new.always;
        if differs {
            let change = Change::new(&ATTRIBUTE_RETYPED, subject(new));
            changes.push(change.with(described(pair.old, old), described(pair.new, new)));
        }
    }
}

/// Types of one name are compared as types.
fn is_same_name(pair: &Pair<'_>, old: &Attribute, new: &Attribute) -> bool {
    let (old, new) = (type_name(pair.old, &old.ty), type_name(pair.new, &new.ty));
    old.is_some() && old == new
}

fn described(model: &Model, attribute: &Attribute) -> String {
    let certainty = if attribute.always { "that is always there" } else { "that may be missing" };
    format!("a `{}` {certainty}", type_text(model, &attribute.ty))
}

fn subject(attribute: &Attribute) -> Subject {
    Subject::of(&["attributes", &attribute.name])
}

fn public(model: &Model) -> impl Iterator<Item = &Attribute> {
    model.attributes.iter().filter(|attribute| !attribute.internal)
}

pub(super) fn find_in(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let attributes = matched(public(pair.old), public(pair.new), |attribute| attribute.name.clone());
    for (old, new) in attributes.kept {
        let was = value(pair.old, error.old, &old.name);
        let is = value(pair.new, error.new, &new.name);
        let subject = error.subject().at("attributes").at(&new.name);
        changes.optional(&ATTRIBUTE_VALUE_CHANGED, subject, was.map(shown), is.map(shown));
    }
}

/// What an error says of an attribute.
pub(super) fn value<'a>(model: &Model, error: &'a ErrorDef, attribute: &str) -> Option<&'a Value> {
    let place = model.attributes.iter().position(|known| known.name == attribute)?;
    error.attributes.get(place)?.as_ref()
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
