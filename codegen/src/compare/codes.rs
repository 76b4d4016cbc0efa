//! Changes of what errors are known by: their codes, names and keys.

use super::change::{Change, Changes};
use super::envelope;
use super::pair::{ErrorPair, Pair, code, subject};
use super::table::codes::{
    CODE_ADDED, CODE_CHANGED, CODE_HIDDEN, CODE_PUBLISHED, CODE_RETIRED, IDENTITY_CHANGED, NAME_CHANGED,
    NUMBER_CHANGED, UNCODED_ERROR_REMOVED,
};
use super::table::ledger::CODE_REMOVED;
use crate::model::{ErrorDef, Model, Slot};
use crate::names;

/// Errors that only one of the catalogs has.
pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    for error in &pair.errors.gone {
        let rule = match code(error) {
            _ if has_internal(pair.new, &error.key) => &CODE_HIDDEN,
            None => &UNCODED_ERROR_REMOVED,
            Some(code) if is_retired(pair.new, code) => &CODE_RETIRED,
            Some(_) => &CODE_REMOVED,
        };
        changes.push(Change::new(rule, subject(error)).with(code(error).unwrap_or_default(), ""));
    }
    for error in &pair.errors.come {
        let rule = if has_internal(pair.old, &error.key) { &CODE_PUBLISHED } else { &CODE_ADDED };
        changes.at(rule, subject(error));
    }
}

/// Whether an internal error has this key.
pub(super) fn has_internal(model: &Model, key: &str) -> bool {
    model.internal_errors().any(|(_, error)| error.key == key)
}

/// Whether a code is listed as retired.
pub(super) fn is_retired(model: &Model, code: &str) -> bool {
    model.retired.iter().any(|retired| retired.code == code)
}

/// An error that both have.
pub(super) fn find_in(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let ErrorPair { old, new } = error;
    if old.code != new.code {
        let number = |error: &ErrorDef| error.code.as_ref().and_then(|code| code.number);
        let are_numbers = number(old).is_some() && number(new).is_some();
        let rule = if are_numbers || code(old) == code(new) { &NUMBER_CHANGED } else { &CODE_CHANGED };
        let told = |error: &ErrorDef| match number(error) {
            Some(number) => number.to_string(),
            None if code(old) == code(new) => String::new(),
            None => code(error).unwrap_or_default().to_owned(),
        };
        changes.push(Change::new(rule, error.subject().at("code")).with(told(old), told(new)));
    }
    if old.key == new.key && names::of_error(&old.name) != names::of_error(&new.name) {
        let change = Change::new(&NAME_CHANGED, error.subject().at("name"));
        changes.push(change.with(&old.name, &new.name));
    }
    identity(pair, error, changes);
}

/// Whether clients of either catalog find an error by something else than its code: it has none, or no envelope of one
/// of the catalogs says it.
fn is_found_without_code(pair: &Pair<'_>, error: &ErrorPair<'_>) -> bool {
    let says_codes = |model| envelope::carries(model, &envelope::IDENTITIES);
    let has_none = error.old.code.is_none() && error.new.code.is_none();
    has_none || !says_codes(pair.old) || !says_codes(pair.new)
}

/// An error that isn't found by a code is found by its type, else its title, and the status.
fn identity(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let ErrorPair { old, new } = error;
    if !is_found_without_code(pair, error) {
        return;
    }
    let found_by = |model: &Model, error: &ErrorDef| {
        let word = match &error.kind {
            Some(kind) if envelope::carries(model, &[Slot::Type]) => kind.clone(),
            _ if envelope::carries(model, &[Slot::Title]) => error.title.clone(),
            _ => String::new(),
        };
        let statuses: Vec<_> = error.statuses.iter().map(u16::to_string).collect();
        format!("{word} {}", statuses.join(", ")).trim_start().to_owned()
    };
    changes.text(&IDENTITY_CHANGED, error.subject(), &found_by(pair.old, old), &found_by(pair.new, new));
}

/// Whether the change of a title or type is one of what the error is found by.
pub(super) fn is_identity(pair: &Pair<'_>, error: &ErrorPair<'_>, slot: &Slot) -> bool {
    let of_type = error.old.kind.is_some() && envelope::carries(pair.old, &[Slot::Type]);
    let is_first = if *slot == Slot::Type { of_type } else { !of_type };
    is_found_without_code(pair, error) && is_first && envelope::carries(pair.old, std::slice::from_ref(slot))
}
