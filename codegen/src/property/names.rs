//! Edits of what errors are called.

use serde_json::{Map, Value, json};

use super::edits::{key_at, section};

/// An error gets another name, which may be one that others had or have; the old one is retired, or forgotten.
pub(super) fn set_name(sections: &mut Map<String, Value>, place: usize) {
    let Some(key) = key_at(sections, place % 2) else { return };
    let error = &mut section(sections, "errors")[&key];
    let old = name(&key, error);
    error["name"] = format!("called_{}", place % 3).into();
    if place.is_multiple_of(4) {
        list(sections, &old);
    }
}

/// Two errors exchange their names.
pub(super) fn exchange_names(sections: &mut Map<String, Value>, place: usize) {
    let [Some(one), Some(other)] = [place, place + 1].map(|place| key_at(sections, place)) else { return };
    let errors = section(sections, "errors");
    let names = [&one, &other].map(|key| name(key, &errors[key]));
    for (key, name) in [(&other, &names[0]), (&one, &names[1])] {
        errors[key]["name"] = name.as_str().into();
    }
}

/// A name is taken out of the ledger.
pub(super) fn unlist_name(sections: &mut Map<String, Value>, place: usize) {
    if let Some(names) =
        sections.get_mut("retired_names").and_then(Value::as_array_mut).filter(|it| !it.is_empty())
    {
        names.remove(place % names.len());
    }
}

/// A new error takes the name of one that goes or gets another.
pub(super) fn move_name_to_new_error(sections: &mut Map<String, Value>, place: usize) {
    let Some(key) = key_at(sections, place % 2) else { return };
    let errors = section(sections, "errors");
    let taken = name(&key, &errors[&key]);
    errors[&key]["name"] = format!("left_{}", place % 2).into();
    let error = json!({ "name": taken, "status": 410, "message": format!("Named anew {place}") });
    errors.insert(format!("named_{place}"), error);
}

/// What a catalog calls an error.
fn name(key: &str, error: &Value) -> String {
    error.get("name").and_then(Value::as_str).unwrap_or(key).to_owned()
}

fn list(sections: &mut Map<String, Value>, name: &str) {
    let names = sections.entry("retired_names").or_insert_with(|| json!([]));
    if let Some(names) = names.as_array_mut() {
        names.push(name.into());
    }
}
