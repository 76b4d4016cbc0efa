//! Turns four error registries that nobody here wrote into catalogs. JSON is YAML, so a catalog is built as JSON.
//!
//! Where a source has no HTTP status, this is the rule:
//! - NATS: its own `code` is the status.
//! - `PostgreSQL`, by class: 08, 53, 57 and 58 → 503; 23 and 40 → 409; 28 → 403; 0A → 501; F0, HV, P0 and XX → 500;
//!   all others, success and warnings included, → 400. Of two names for one SQLSTATE the second is mentioned.
//! - Anthropic: its own; an `error.type` without one takes the status its words stand for.
//! - Kafka: retryable → 503, all others, "no error" included, → 400. The abstract base class is no error.

#[path = "left_out.rs"]
mod left_out;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

pub(crate) use left_out::left_out;

/// A catalog made from a registry.
pub(crate) struct Converted {
    /// The registry's name.
    pub(crate) name: &'static str,
    /// The catalog, as YAML.
    pub(crate) catalog: String,
    /// How many errors it must come out with.
    pub(crate) errors: usize,
}

/// All four, or `None` where the registries aren't there.
pub(crate) fn catalogs() -> Option<Vec<Converted>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/realworld");
    if !folder.is_dir() {
        left_out("the registries", "../shared/realworld");
        return None;
    }
    Some(vec![nats(&folder), postgresql(&folder), anthropic(&folder), kafka(&folder)])
}

fn nats(folder: &Path) -> Converted {
    let text = fs::read_to_string(folder.join("nats/errors.json")).unwrap();
    let entries: Vec<Value> = serde_json::from_str(&text).unwrap();
    let errors = entries.iter().map(|entry| {
        let message = text_of(entry, "description");
        let fields = placeholders(message).map(|name| (name, json!("string"))).collect::<Map<_, _>>();
        let mut error = json!({
            "code": entry["error_code"], "status": entry["code"], "message": message, "fields": fields,
        });
        for (from, to) in [("comment", "description"), ("help", "solution")] {
            // `solution` is a template; `description` is not.
            let escape = |text: &str| if to == "solution" { escape(text) } else { text.to_owned() };
            if let Some(text) = entry[from].as_str().filter(|text| !text.is_empty()) {
                error[to] = escape(text).into();
            }
        }
        if let Some(old) = entry["deprecates"].as_str().filter(|old| !old.is_empty()) {
            error["see"] = json!([format!("Takes the place of `{old}`")]);
        }
        (text_of(entry, "constant").to_owned(), error)
    });
    let body = json!({"error": {"code": "$status", "err_code": "$number", "description": "$message"}});
    convert("nats", &body, &json!({}), errors.collect())
}

fn postgresql(folder: &Path) -> Converted {
    let mut errors: Vec<(String, Value)> = Vec::new();
    let mut by_code = BTreeMap::new();
    let mut categories = Map::new();
    for entry in lines(&folder.join("postgresql/entries.jsonl")) {
        let (code, name) = (text_of(&entry, "code").to_owned(), text_of(&entry, "name").to_owned());
        if let Some(&first) = by_code.get(&code) {
            let (_, error): &mut (String, Value) = &mut errors[first];
            error["see"] = json!([format!("Also called `{name}`")]);
            continue;
        }
        by_code.insert(code.clone(), errors.len());
        let class = &code[..2];
        categories.insert(format!("class_{class}"), json!({"title": entry["category"]}));
        let message = format!("SQLSTATE {code}: {}", name.replace('_', " ").to_lowercase());
        let status = sqlstate_status(class);
        errors.push((
            name,
            json!({
                "code": code, "status": status, "message": message, "category": format!("class_{class}"),
                "attributes": {"severity": entry["severity"]},
            }),
        ));
    }
    let body = json!({"code": "$code", "message": "$message", "severity": "$attr_severity"});
    let attributes = json!({"severity": {"type": ["S", "W", "E"], "required": true}});
    convert("postgresql", &body, &json!({"categories": categories, "attributes": attributes}), errors)
}

fn sqlstate_status(class: &str) -> u16 {
    match class {
        "08" | "53" | "57" | "58" => 503,
        "23" | "40" => 409,
        "28" => 403,
        "0A" => 501,
        "F0" | "HV" | "P0" | "XX" => 500,
        _ => 400,
    }
}

fn anthropic(folder: &Path) -> Converted {
    let mut categories = Map::new();
    let errors = lines(&folder.join("anthropic/entries.jsonl")).map(|entry| {
        let name = text_of(&entry, "name").to_owned();
        let message = entry["message"].as_str().map_or_else(|| name.replace('_', " "), escape);
        let fields = entry["fields"].as_object().into_iter().flatten();
        let fields: Map<_, _> =
            fields.map(|(name, ty)| (name.clone(), python_type(ty.as_str().unwrap()))).collect();
        let status = entry["status"].as_u64().unwrap_or_else(|| status_of_words(&name));
        let mut error = json!({"status": status, "message": message, "fields": fields});
        if let Some(parent) = entry["parent"].as_str() {
            categories.insert(parent.to_owned(), json!({"description": format!("Subclasses of `{parent}`")}));
            error["category"] = parent.into();
        }
        (name, error)
    });
    let errors = errors.collect();
    let body =
        json!({"type": "error", "error": {"type": "$code", "message": "$message", "details": "$details?"}});
    // One of the errors is an `ApiError` itself.
    let api = json!({"name": "anthropic", "version": "1.0.0", "error_type": "AnyError"});
    convert("anthropic", &body, &json!({"api": api, "categories": categories}), errors)
}

fn python_type(name: &str) -> Value {
    let (optional, name) =
        name.strip_prefix("Optional[").map_or((false, name), |inner| (true, inner.trim_end_matches(']')));
    let ty = match name {
        "str" => json!("string"),
        "int" => json!("integer"),
        "bool" => json!("boolean"),
        "List[str" | "List[str]" => json!({"list": "string"}),
        _ => json!("json"),
    };
    json!({"type": ty, "optional": optional})
}

fn status_of_words(name: &str) -> u64 {
    match name {
        "authentication_error" => 401,
        "billing_error" => 402,
        "permission_error" => 403,
        "not_found_error" => 404,
        "memory_path_conflict_error" | "conflict_error" => 409,
        "memory_precondition_failed_error" => 412,
        "rate_limit_error" => 429,
        "api_error" => 500,
        "timeout_error" => 504,
        "overloaded_error" => 529,
        _ => 400,
    }
}

fn kafka(folder: &Path) -> Converted {
    let entries = lines(&folder.join("kafka/entries.jsonl")).filter(|entry| entry["code"].is_i64());
    let errors = entries.map(|entry| {
        let name = text_of(&entry, "name").to_owned();
        let message = entry["message"].as_str().map_or_else(|| name.replace('_', " ").to_lowercase(), escape);
        let retryable = entry["retryable"].as_bool().unwrap();
        let (status, retry) = if retryable { (503, "transient") } else { (400, "never") };
        let mut error = json!({"code": entry["code"], "status": status, "message": message, "retry": retry});
        if name == "NO_ERROR" {
            // The type of its fields would be called as that of errors without any, `NoFields`.
            error["name"] = "NO_FAILURE".into();
        }
        (name, error)
    });
    let body = json!({"error_code": "$number", "error_message": "$message"});
    convert("kafka", &body, &json!({"retry": {"transient": {}}}), errors.collect())
}

fn convert(name: &'static str, body: &Value, sections: &Value, errors: Vec<(String, Value)>) -> Converted {
    let count = errors.len();
    let mut catalog = json!({
        "catalog": 1,
        "api": {"name": name, "version": "1.0.0"},
        "wire": {"body": body},
        "statuses": {"401": {"headers": {"www-authenticate": "Bearer"}}},
        "errors": errors.into_iter().collect::<Map<_, _>>(),
    });
    for (key, section) in sections.as_object().unwrap() {
        catalog[key] = section.clone();
    }
    Converted { name, catalog: serde_json::to_string_pretty(&catalog).unwrap(), errors: count }
}

fn lines(path: &PathBuf) -> impl Iterator<Item = Value> + use<> {
    let text = fs::read_to_string(path).unwrap();
    let entries: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    entries.into_iter()
}

fn text_of<'a>(entry: &'a Value, key: &str) -> &'a str {
    entry[key].as_str().unwrap()
}

fn escape(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn placeholders(message: &str) -> impl Iterator<Item = String> + '_ {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned())
}
