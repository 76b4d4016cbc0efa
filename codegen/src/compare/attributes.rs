//! Changes of the team's own facts, and of what errors say of them.

use serde_json::Value;

use super::change::{Change, Changes, Subject};
use super::matched::matched;
use super::pair::{ErrorPair, Pair};
use super::table::attributes::{
    ATTRIBUTE_ADDED, ATTRIBUTE_PUBLISHED, ATTRIBUTE_REMOVED, ATTRIBUTE_RETYPED, ATTRIBUTE_VALUE_CHANGED,
};
use super::types::{type_name, type_text};
use crate::model::{Attribute, ErrorDef, Model};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let attributes = matched(public(pair.old), public(pair.new), |attribute| attribute.name.clone());
    for attribute in attributes.gone {
        changes.at(&ATTRIBUTE_REMOVED, subject(attribute));
    }
    for attribute in attributes.come {
        let was_internal = pair.old.attributes.iter().any(|other| other.name == attribute.name);
        let rule = if was_internal { &ATTRIBUTE_PUBLISHED } else { &ATTRIBUTE_ADDED };
        changes.at(rule, subject(attribute));
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
    let subject = error.subject().at("attributes");
    for (name, was, is) in revalued(pair, error.old, error.new) {
        changes.push(Change::new(&ATTRIBUTE_VALUE_CHANGED, subject.at(name)).with(was, is));
    }
}

/// The attributes, public in both catalogs, of which an error says something else: the name, what it said and says.
pub(super) fn revalued<'a>(
    pair: &Pair<'a>,
    old: &ErrorDef,
    new: &ErrorDef,
) -> Vec<(&'a str, String, String)> {
    let attributes = matched(public(pair.old), public(pair.new), |attribute| attribute.name.clone());
    let said = |model: &Model, error: &ErrorDef, name: &str| value(model, error, name).map(shown);
    let values = attributes.kept.into_iter().map(|(_, attribute)| {
        let name = attribute.name.as_str();
        (name, said(pair.old, old, name), said(pair.new, new, name))
    });
    let changed = values.filter(|(_, was, is)| was != is);
    changed.map(|(name, was, is)| (name, was.unwrap_or_default(), is.unwrap_or_default())).collect()
}

/// What an error says of an attribute.
pub(super) fn value<'a>(model: &Model, error: &'a ErrorDef, attribute: &str) -> Option<&'a Value> {
    let place = model.attributes.iter().position(|known| known.name == attribute)?;
    error.attributes.get(place)?.as_ref()
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
