//! Turns the table of keys into a JSON Schema (draft-07), for editors to complete, explain and check a catalog.
//!
//! It is a little more liberal than the compiler, which has the last word.

use serde_json::{Map, Value, json};

use super::keys::{INCLUDED, Key, Naming, ROOT, Record, Scalar, Shape, Short, TYPES, Word};
use crate::output::OutputFile;

/// What editors know of catalogs, and of the files that catalogs include.
pub(super) fn schemas() -> [OutputFile; 2] {
    let file = |name: &str, root| OutputFile {
        path: format!("codegen/schema/{name}.schema.json"),
        text: format!("{:#}\n", schema(root)),
    };
    [file("catalog", &ROOT), file("included", &INCLUDED)]
}

fn schema(root: &'static Record) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
    schema.extend(record(root));
    let mut records = Vec::new();
    root.visit(&mut records);
    let mut definitions = Map::new();
    definitions.insert("type".to_owned(), type_expression());
    for below in records.into_iter().skip(1) {
        definitions.insert(below.slug(), Value::Object(record(below)));
    }
    schema.insert("definitions".to_owned(), Value::Object(definitions));
    Value::Object(schema)
}

fn record(record: &'static Record) -> Map<String, Value> {
    let properties: Map<String, Value> =
        record.keys.iter().map(|key| (key.name.to_owned(), Value::Object(property(key)))).collect();
    let required: Vec<&str> =
        record.keys.iter().filter(|key| key.required && key.unless.is_none()).map(|key| key.name).collect();
    let mut schema = Map::new();
    schema.insert("title".to_owned(), record.title.into());
    schema.insert("description".to_owned(), record.doc.into());
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("patternProperties".to_owned(), json!({ "^x-": {} }));
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema.insert("additionalProperties".to_owned(), false.into());
    schema
}

fn property(key: &Key) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), key.doc.into());
    if let Some(default) = key.default.and_then(value) {
        schema.insert("default".to_owned(), default);
    }
    if let Some(example) = key.example.and_then(value) {
        schema.insert("examples".to_owned(), json!([example]));
    }
    schema.extend(shape(key.shape));
    schema
}

/// A value as it stands in a catalog.
fn value(yaml: &str) -> Option<Value> {
    serde_yaml::from_str(yaml).ok()
}

fn shape(of: Shape) -> Map<String, Value> {
    let schema = match of {
        Shape::Scalar(of) => scalar(of),
        Shape::Json => json!({}),
        Shape::JsonScalar | Shape::Code => text(),
        Shape::Type => reference("type"),
        Shape::TypeDef(object) => any_of(&[words(), reference(&object.slug())]),
        Shape::List(element) => list(*element),
        Shape::OneOrMore(element) => {
            let mut list = list(*element);
            list["minItems"] = 1.into();
            any_of(&[shape(*element).into(), list])
        }
        Shape::Names(naming, shape) => names(naming, *shape),
        Shape::Record(record) => reference(&record.slug()),
        Shape::ShortRecord(Short::Text(_), record) => any_of(&[text(), reference(&record.slug())]),
        Shape::ShortRecord(Short::Type, record) => any_of(&[reference("type"), reference(&record.slug())]),
    };
    if let Value::Object(schema) = schema { schema } else { Map::new() }
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn any_of(schemas: &[Value]) -> Value {
    json!({ "anyOf": schemas })
}

/// Any scalar, since each counts as its source text.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

fn words() -> Value {
    json!({ "type": "array", "items": text(), "minItems": 1 })
}

fn list(element: Shape) -> Value {
    json!({ "type": "array", "items": shape(element) })
}

fn names(naming: Naming, value: Shape) -> Value {
    let value = shape(value);
    match naming {
        Naming::Any(_) => json!({ "type": "object", "additionalProperties": value }),
        Naming::Line(_) => json!({
            "type": "object",
            "propertyNames": { "pattern": LINE },
            "additionalProperties": value,
        }),
        Naming::Identifier(_) => json!({
            "type": "object",
            "propertyNames": { "pattern": IDENTIFIER },
            "additionalProperties": value,
        }),
        Naming::Status => json!({
            "type": "object",
            "patternProperties": { "^[1-5][0-9][0-9]$": value },
            "additionalProperties": false,
        }),
        Naming::Words(_, words) => {
            let properties: Map<String, Value> =
                words.iter().map(|word| (word.0.to_owned(), described(&value, *word))).collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
    }
}

fn described(value: &Map<String, Value>, (_, meaning): Word) -> Value {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), meaning.into());
    schema.extend(value.clone());
    Value::Object(schema)
}

fn type_expression() -> Value {
    let of = |key: &str| {
        json!({
            "type": "object",
            "properties": { key: reference("type") },
            "required": [key],
            "additionalProperties": false,
        })
    };
    json!({
        "description": "A built-in type, a name from `types`, a list of words, `{list: T}` or `{map: T}`.",
        "anyOf": [word(TYPES), { "type": "string" }, words(), of("list"), of("map")],
    })
}

fn word(words: &[Word]) -> Value {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let meanings: Vec<&str> = words.iter().map(|(_, meaning)| *meaning).collect();
    json!({ "enum": names, "markdownEnumDescriptions": meanings })
}

/// As [`lexical::is_line`](super::lexical::is_line) has it.
const LINE: &str = r"^(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029]+$";
const IDENTIFIER: &str = "^[A-Za-z_][A-Za-z0-9_]*$";
const DURATION: &str = r"^(?=.)(\d+(\.\d+)?d)?(\d+(\.\d+)?h)?(\d+(\.\d+)?m)?(\d+(\.\d+)?s)?(\d+(\.\d+)?ms)?$";
const URL: &str = "^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]";

fn scalar(of: Scalar) -> Value {
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match of {
        Scalar::Text | Scalar::Markdown | Scalar::Template | Scalar::Reference(_) => text(),
        // A number, too, is text in a catalog.
        Scalar::Line => json!({ "type": ["string", "number", "boolean", "null"], "pattern": LINE }),
        Scalar::Identifier => pattern(IDENTIFIER),
        Scalar::Kebab => pattern("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
        Scalar::Pascal => pattern("^[A-Z][A-Za-z0-9]*$"),
        Scalar::Boolean => json!({ "type": "boolean" }),
        Scalar::Integer { min } => json!({ "type": "integer", "minimum": min }),
        Scalar::Number { min } => json!({ "type": "number", "minimum": min }),
        Scalar::Word(words) => word(words),
        Scalar::WordOrDuration(words) => any_of(&[word(words), pattern(DURATION)]),
        Scalar::Duration => pattern(DURATION),
        Scalar::SemVer => pattern(r"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$"),
        Scalar::Date => pattern(r"^\d{4}-\d{2}-\d{2}$"),
        Scalar::Timestamp => {
            pattern(r"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$")
        }
        Scalar::Url | Scalar::UrlTemplate => pattern(URL),
        Scalar::Request => pattern(r"^[A-Z][A-Z-]* /[^\s?#]*$"),
        Scalar::Language => pattern("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
        Scalar::ErrorStatus => json!({ "type": "integer", "minimum": 200, "maximum": 599 }),
        Scalar::Path | Scalar::Pattern => pattern(r"^(?!/)(?!(.*/)?\.\.(/|$))[^\\:]+$"),
        Scalar::Version => json!({ "const": 1 }),
    }
}
