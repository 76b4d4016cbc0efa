//! Edits of what errors are like: the envelope, policies, statuses, types and texts.

use serde_json::{Map, Value, json};

use super::edits::{error_at, section};

/// The envelope gains a member, loses one, has one made optional or required, or is called otherwise.
pub(super) fn change_envelope(sections: &mut Map<String, Value>, place: usize) {
    let wire = section(sections, "wire");
    if place.is_multiple_of(5) {
        wire.insert("content_type".to_owned(), "application/json".into());
    }
    let Some(body) = wire.get_mut("body").and_then(slots) else { return };
    let Some(member) = body.keys().nth(place % body.len().max(1)).cloned() else { return };
    let slot = body[&member].as_str().filter(|slot| slot.starts_with('$')).map(str::to_owned);
    match (place % 4, slot) {
        (0, _) => _ = body.insert(format!("more_{place}"), "$request_id?".into()),
        (1, _) if member != "code" => _ = body.shift_remove(&member),
        (2, Some(slot)) if slot.ends_with('?') => {
            body[&member] = slot.trim_end_matches('?').into();
        }
        (2, Some(slot)) => body[&member] = format!("{slot}?").into(),
        _ => _ = body.insert("kept".to_owned(), place.into()),
    }
}

/// The object that holds the slots.
fn slots(body: &mut Value) -> Option<&mut Map<String, Value>> {
    let path = ["/error", "/errors/0", ""].into_iter().find(|path| body.pointer(path).is_some())?;
    body.pointer_mut(path)?.as_object_mut()
}

/// A policy says something else, or an error follows another one.
pub(super) fn change_policy(sections: &mut Map<String, Value>, place: usize) {
    let changes = [
        ("backoff", json!("linear")),
        ("backoff", json!("constant")),
        ("initial", json!("7s")),
        ("factor", json!(3)),
        ("max", json!("9m")),
        ("jitter", json!("full")),
        ("attempts", json!(2)),
        ("retry_after", json!("ignore")),
        ("max_retry_after", json!("1m")),
        ("idempotent_only", json!(true)),
        ("on_final", json!("outcome_unknown")),
    ];
    if place.is_multiple_of(3) {
        let policy = if place.is_multiple_of(2) { "never" } else { "default" };
        error_at(sections, place).map(|error| error.insert("retry".to_owned(), policy.into()));
        return;
    }
    let (key, value) = changes[place % changes.len()].clone();
    let policy = section(sections, "retry").get_mut("default").and_then(Value::as_object_mut);
    policy.map(|policy| policy.insert(key.to_owned(), value));
}

/// An error has another status, or a second one.
pub(super) fn change_status(sections: &mut Map<String, Value>, place: usize) {
    let Some(error) = error_at(sections, place) else { return };
    let old = error["status"].clone();
    let new = json!(410 + place);
    error["status"] = if place.is_multiple_of(2) || old.is_array() { new } else { json!([old, new]) };
}

/// A field has another type, is or isn't optional, or an enumeration gains a word, loses one, or has another order.
pub(super) fn change_type(sections: &mut Map<String, Value>, place: usize) {
    let types = ["string", "integer", "boolean", "timestamp"];
    if place.is_multiple_of(2) {
        if let Some(words) = section(sections, "types").values_mut().find_map(Value::as_array_mut) {
            change_words(words, place);
        }
        return;
    }
    let Some(error) = error_at(sections, place / 2) else { return };
    let fields = error.get_mut("fields").and_then(Value::as_object_mut);
    let Some(field) = fields.and_then(|fields| fields.values_mut().next()) else { return };
    let is_optional = place.is_multiple_of(5);
    *field = json!({ "type": types[place % types.len()], "optional": is_optional });
}

fn change_words(words: &mut Vec<Value>, place: usize) {
    match place % 3 {
        0 => words.push(format!("word_{place}").into()),
        1 if words.len() > 1 => _ = words.pop(),
        _ => words.reverse(),
    }
}

/// Something is said in other words.
pub(super) fn change_text(sections: &mut Map<String, Value>, place: usize) {
    let keys = ["message", "title", "type", "description", "user_message", "solution"];
    if let Some(error) = error_at(sections, place / keys.len()) {
        error.insert(keys[place % keys.len()].to_owned(), format!("Said anew {place}").into());
    }
}
