//! Turns a made-up catalog into one that somebody went on with.

use serde_json::{Map, Value, json};

use super::details::{change_envelope, change_policy, change_status, change_text, change_type};
use super::names::{exchange_names, move_name_to_new_error, set_name, unlist_name};

/// Removes something that the choices lead to, or puts what is beside it in another order, and gives its path.
pub(super) fn change_below(node: &mut Value, choices: &[u8]) -> String {
    let (choice, rest) =
        choices.split_first().map_or((0, choices), |(first, rest)| (usize::from(*first), rest));
    match node {
        Value::Object(entries) if !entries.is_empty() => {
            let Some(key) = entries.keys().nth(choice % entries.len()).cloned() else { return String::new() };
            let inner = entries.get_mut(&key).filter(|inner| is_filled(inner) && !rest.is_empty());
            if let Some(inner) = inner {
                format!("{key} › {}", change_below(inner, rest))
            } else if choice.is_multiple_of(3) {
                *entries = std::mem::take(entries).into_iter().rev().collect();
                format!("the order round {key}")
            } else {
                entries.shift_remove(&key);
                key
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(choice % items.len());
            "an item".to_owned()
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => String::new(),
    }
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// What can be done to a catalog, given a number that says where.
type Edit = fn(&mut Map<String, Value>, usize);

const EDITS: [Edit; 19] = [
    remove_section,
    remove_error,
    remove_key_of_error,
    add_error,
    add_field,
    move_code_to_new_key,
    exchange_codes,
    give_number,
    retire,
    revive,
    set_name,
    exchange_names,
    unlist_name,
    move_name_to_new_error,
    change_envelope,
    change_policy,
    change_status,
    change_type,
    change_text,
];

/// Changes a catalog here and there.
pub(super) fn edited(catalog: &Value, choices: &[u8]) -> Value {
    let mut edited = catalog.clone();
    for choice in choices.iter().map(|choice| usize::from(*choice)) {
        if let Some(sections) = edited.as_object_mut() {
            EDITS[choice % EDITS.len()](sections, choice / EDITS.len());
        }
    }
    edited
}

fn remove_section(sections: &mut Map<String, Value>, place: usize) {
    let optional = ["operations", "types", "roles", "guides", "retired", "statuses"];
    sections.shift_remove(optional[place % optional.len()]);
}

fn remove_error(sections: &mut Map<String, Value>, place: usize) {
    if let Some(key) = key_at(sections, place) {
        section(sections, "errors").shift_remove(&key);
    }
}

fn remove_key_of_error(sections: &mut Map<String, Value>, place: usize) {
    let Some(error) = error_at(sections, place) else { return };
    let mut optional = error.keys().filter(|key| !["status", "message"].contains(&key.as_str()));
    let key = optional.nth(place / 4 % error.len().max(1)).cloned();
    key.map(|key| error.shift_remove(&key));
}

fn add_error(sections: &mut Map<String, Value>, place: usize) {
    let error = json!({ "status": 400 + place, "message": format!("New {place}") });
    section(sections, "errors").insert(format!("new_{place}"), error);
}

fn add_field(sections: &mut Map<String, Value>, place: usize) {
    let Some(error) = error_at(sections, place) else { return };
    let fields = error.entry("fields").or_insert_with(|| json!({}));
    fields.as_object_mut().map(|fields| fields.insert(format!("extra_{place}"), "string".into()));
}

/// The error is renamed where it stands and wherever it is named, and its code stays.
fn move_code_to_new_key(sections: &mut Map<String, Value>, place: usize) {
    let Some((key, mut error)) = taken(sections, place) else { return };
    let new = format!("moved_{}", place % 2);
    let names = ["operations", "roles", "retired", "wire"];
    for name in names {
        if let Some(section) = sections.get_mut(name) {
            rename(section, &key, &new);
        }
    }
    let errors = section(sections, "errors");
    errors.values_mut().filter_map(|error| error.get_mut("deprecated")).for_each(|it| rename(it, &key, &new));
    error.entry("code").or_insert(key.into());
    errors.insert(new, error.into());
}

fn rename(node: &mut Value, key: &str, new: &str) {
    match node {
        Value::String(text) if text == key => new.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, key, new)),
        Value::Object(entries) => entries.values_mut().for_each(|value| rename(value, key, new)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn exchange_codes(sections: &mut Map<String, Value>, place: usize) {
    let [Some(one), Some(other)] = [place, place + 1].map(|place| key_at(sections, place)) else { return };
    let errors = section(sections, "errors");
    let codes = [&one, &other].map(|key| code(key, &errors[key]));
    for (key, code) in [(&other, &codes[0]), (&one, &codes[1])] {
        errors[key]["code"] = code.clone();
    }
}

fn give_number(sections: &mut Map<String, Value>, place: usize) {
    let is_retired = place.is_multiple_of(2);
    let Some(key) = key_at(sections, place) else { return };
    let error = &mut section(sections, "errors")[&key];
    let old = code(&key, error);
    error["code"] = (20_000 + place % 3).into();
    if is_retired {
        list_as_retired(sections, &old);
    }
}

fn retire(sections: &mut Map<String, Value>, place: usize) {
    if let Some((key, error)) = taken(sections, place) {
        list_as_retired(sections, &code(&key, &error.into()));
    }
}

/// A retired code is taken out of the ledger, and given to a new error.
fn revive(sections: &mut Map<String, Value>, place: usize) {
    let retired = section(sections, "retired");
    let Some(code) = retired.keys().nth(place % retired.len().max(1)).cloned() else { return };
    retired.shift_remove(&code);
    let error = json!({ "code": code, "status": 410, "message": format!("Revived {place}") });
    section(sections, "errors").insert(format!("revived_{place}"), error);
}

fn list_as_retired(sections: &mut Map<String, Value>, code: &Value) {
    let text = code.as_str().map_or_else(|| code.to_string(), ToOwned::to_owned);
    if !code.is_null() {
        section(sections, "retired").insert(text, json!({}));
    }
}

/// The wire code of an error as a catalog writes it; `null` if it has none.
fn code(key: &str, error: &Value) -> Value {
    error.get("code").cloned().unwrap_or_else(|| key.into())
}

/// Removes one of the first errors, so that steps meet at it, and gives it with its key.
fn taken(sections: &mut Map<String, Value>, place: usize) -> Option<(String, Map<String, Value>)> {
    let key = key_at(sections, place % 2)?;
    let errors = section(sections, "errors");
    let Value::Object(error) = errors.shift_remove(&key)? else { return None };
    Some((key, error))
}

pub(super) fn error_at(sections: &mut Map<String, Value>, place: usize) -> Option<&mut Map<String, Value>> {
    let key = key_at(sections, place)?;
    section(sections, "errors").get_mut(&key)?.as_object_mut()
}

pub(super) fn key_at(sections: &mut Map<String, Value>, place: usize) -> Option<String> {
    let errors = section(sections, "errors");
    errors.keys().nth(place % errors.len().max(1)).cloned()
}

/// A section, made if it isn't there.
pub(super) fn section<'a>(sections: &'a mut Map<String, Value>, name: &str) -> &'a mut Map<String, Value> {
    let section = sections.entry(name).or_insert_with(|| json!({}));
    if !section.is_object() {
        *section = json!({});
    }
    section.as_object_mut().unwrap_or_else(|| unreachable!("it was just made one"))
}
