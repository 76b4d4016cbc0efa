//! Makes up catalogs by the key table, from a string of choices: a key that the table gains is tried at once.
//!
//! What a key's shape doesn't say (that an example fits its field's type, say) is kept by the few overrides in
//! [`Maker::member`] and by the pools of names that references draw from.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::keys::{Key, Naming, ROOT, Record, Scalar, Shape, Short};

/// A catalog, and the keys that it reached, such as `An error.status`.
pub(crate) struct Made {
    pub(crate) catalog: Value,
    pub(crate) reached: BTreeSet<String>,
}

/// Makes a catalog. Zeros make the smallest one.
pub(crate) fn make(choices: &[u8]) -> Made {
    let mut maker =
        Maker { choices: choices.iter().copied(), counter: 0, status: 0, reached: BTreeSet::new() };
    let catalog = maker.record(&ROOT);
    Made { catalog, reached: maker.reached }
}

/// Every key that the table leads to.
pub(crate) fn all_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    list_record(&ROOT, &mut keys);
    keys
}

fn list_record(record: &Record, keys: &mut BTreeSet<String>) {
    for key in record.keys {
        if keys.insert(name_of(record, key)) {
            list_shape(key.shape, keys);
        }
    }
}

fn list_shape(shape: Shape, keys: &mut BTreeSet<String>) {
    match shape {
        Shape::List(inner) | Shape::OneOrMore(inner) | Shape::Names(_, inner) => list_shape(*inner, keys),
        Shape::Record(record) | Shape::ShortRecord(_, record) | Shape::TypeDef(record) => {
            list_record(record, keys);
        }
        Shape::Scalar(_) | Shape::Json | Shape::JsonScalar | Shape::Type | Shape::Code => {}
    }
}

fn name_of(record: &Record, key: &Key) -> String {
    format!("{}.{}", record.title, key.name)
}

const TYPES: [&str; 10] =
    ["string", "integer", "int64", "number", "boolean", "timestamp", "duration", "url", "uuid", "json"];

/// The names that references may use; [`Maker::record`] sees to it that they are defined.
const PUBLIC_ERROR: &str = "plain";

struct Maker<I> {
    choices: I,
    counter: u32,
    /// The status of the error that is being made.
    status: usize,
    reached: BTreeSet<String>,
}

impl<I: Iterator<Item = u8>> Maker<I> {
    /// A number below `n`; 0 when the choices have run out.
    fn below(&mut self, n: usize) -> usize {
        usize::from(self.choices.next().unwrap_or(0)) % n
    }

    fn flip(&mut self) -> bool {
        self.below(3) == 1
    }

    fn fresh(&mut self, word: &str) -> String {
        self.counter += 1;
        format!("{word} {}", self.counter)
    }

    fn record(&mut self, record: &'static Record) -> Value {
        let mut members = Map::new();
        for key in record.keys {
            let always = key.required || is_defined_always(record, key);
            // `include` needs a loader; the tests of included files have one.
            if key.name == "include" || !(always || self.flip()) {
                continue;
            }
            if let Some(value) = self.member(record, key, &members) {
                self.reached.insert(name_of(record, key));
                members.insert(key.name.to_owned(), value);
            }
        }
        Value::Object(members)
    }

    /// The value of a key, given those before it; `None` when they rule it out.
    fn member(&mut self, record: &Record, key: &Key, before: &Map<String, Value>) -> Option<Value> {
        let scalar_type = before.get("type").and_then(Value::as_str);
        let is_set = |name: &str| before.get(name).is_some_and(|value| value == true);
        let title = if record.title == "A field of an object type" { "A field" } else { record.title };
        match (title, key.name) {
            ("A field" | "An attribute", "type") => Some(self.simple_type()),
            ("A field", "const") => scalar_type.filter(|_| !is_set("optional")).map(sample),
            ("A field", "example") | ("An attribute", "default") => scalar_type.map(sample),
            ("A field", "header") => {
                scalar_type.filter(|ty| *ty != "json").map(|_| self.header_name().into())
            }
            ("A field", "unit") => {
                let in_body = scalar_type.filter(|_| !before.contains_key("header"));
                in_body.filter(|ty| *ty == "duration").map(|_| "ms".into())
            }
            ("A field", "internal") => {
                (!before.contains_key("const") && !before.contains_key("header")).then(|| self.boolean())
            }
            ("An attribute", "required") => Some(scalar_type.is_some().into()),
            ("The envelope", "content_type") => Some("application/problem+json".into()),
            ("An error", "status") => {
                self.status = 400 + self.below(200);
                Some(json!(self.status))
            }
            ("An error", "message") => Some(self.fresh("Message").into()),
            ("An error", "code") => Some(self.fresh("code").replace(' ', "_").into()),
            ("An error", "name") => Some(self.fresh("name").replace(' ', "_").into()),
            ("An error", "allow") => Some(json!({"no-solution": "It is made up."})),
            ("An error" | "A category", "attributes") | ("An example", "fields") => Some(json!({})),
            ("An example", "status") => Some(json!(self.status)),
            _ => Some(self.shape(key.shape, key.name)),
        }
    }

    fn shape(&mut self, shape: Shape, name: &str) -> Value {
        match shape {
            Shape::Scalar(scalar) => self.scalar(scalar, name),
            Shape::Json if name == "body" => self.body(),
            Shape::Json | Shape::JsonScalar => self.fresh("word").into(),
            Shape::Type => self.simple_type(),
            Shape::TypeDef(record) if self.flip() => self.record(record),
            Shape::TypeDef(_) => json!(["red", "green"]),
            Shape::Code => self.fresh("code").into(),
            Shape::List(inner) | Shape::OneOrMore(inner) => Value::Array(vec![self.shape(*inner, name)]),
            Shape::Names(naming, inner) => self.names(naming, *inner, name),
            Shape::ShortRecord(Short::Text(_), _) if self.flip() => self.fresh("Phrase").into(),
            Shape::ShortRecord(Short::Type, _) if self.flip() => self.simple_type(),
            Shape::Record(record) | Shape::ShortRecord(_, record) => self.record(record),
        }
    }

    fn names(&mut self, naming: Naming, inner: Shape, name: &str) -> Value {
        let mut entries = Map::new();
        for index in 0..=self.below(3) {
            let key = match naming {
                Naming::Any("error") if index == 0 => PUBLIC_ERROR.to_owned(),
                Naming::Line("retry policy" | "category") if index == 0 => "default".to_owned(),
                Naming::Any("header") => self.header_name(),
                Naming::Any(word) | Naming::Line(word) | Naming::Identifier(word) => {
                    self.fresh(word).replace(' ', "_")
                }
                Naming::Status => (400 + self.below(200)).to_string(),
                Naming::Words(_, words) => words[self.below(words.len()) % 2].0.to_owned(),
            };
            let value = if key == PUBLIC_ERROR {
                json!({"status": 400, "message": "It is plain", "causes": ["None."], "solution": "None."})
            } else {
                self.shape(inner, name)
            };
            entries.insert(key, value);
        }
        Value::Object(entries)
    }

    fn scalar(&mut self, scalar: Scalar, name: &str) -> Value {
        match scalar {
            Scalar::Text | Scalar::Line | Scalar::Markdown | Scalar::Template => self.fresh("Text").into(),
            Scalar::Reference("error") => PUBLIC_ERROR.into(),
            Scalar::Reference(_) => "default".into(),
            Scalar::Identifier => self.fresh("name").replace(' ', "_").into(),
            Scalar::Kebab => "made-up".into(),
            Scalar::Pascal => "MadeUpError".into(),
            Scalar::Boolean => self.boolean(),
            Scalar::Integer { min } | Scalar::Number { min } => json!(min as usize + self.below(9)),
            Scalar::Word(words) => words[self.below(words.len())].0.into(),
            Scalar::WordOrDuration(words) if self.flip() => words[self.below(words.len())].0.into(),
            Scalar::WordOrDuration(_) | Scalar::Duration => format!("{}s", 1 + self.below(200)).into(),
            Scalar::SemVer => format!("1.{}.0", self.below(100)).into(),
            Scalar::Date => "2026-11-22".into(),
            Scalar::Timestamp => sample("timestamp"),
            Scalar::Url => sample("url"),
            Scalar::UrlTemplate => "https://docs.example.com/{code}".into(),
            Scalar::Request => format!("GET /{}/{{id}}", self.fresh("path").replace(' ', "-")).into(),
            Scalar::Language => "en-GB".into(),
            Scalar::ErrorStatus => json!(400 + self.below(200)),
            Scalar::Path if name == "targets" => {
                format!("generated/{}/", self.fresh("out").replace(' ', "-")).into()
            }
            Scalar::Path | Scalar::Pattern => "more.yaml".into(),
            Scalar::Version => json!(1),
        }
    }

    fn boolean(&mut self) -> Value {
        self.flip().into()
    }

    fn header_name(&mut self) -> String {
        self.fresh("x-header").replace(' ', "-")
    }

    fn simple_type(&mut self) -> Value {
        let ty = TYPES[self.below(TYPES.len())];
        match self.below(12) {
            1 => json!({"list": ty}),
            2 => json!({"map": ty}),
            3 => json!(["on", "off"]),
            _ => ty.into(),
        }
    }

    fn body(&mut self) -> Value {
        let slots = [
            "message",
            "user_message?",
            "solution?",
            "title",
            "type?",
            "category?",
            "status",
            "status_text",
            "details?",
            "docs_url?",
            "instance?",
            "retryable",
            "retry",
            "retry_after?",
            "request_id",
            "timestamp",
        ];
        let mut inner = Map::from_iter([("code".to_owned(), json!("$code"))]);
        for slot in slots {
            if self.flip() {
                inner.insert(slot.trim_end_matches('?').to_owned(), format!("${slot}").into());
            }
        }
        match self.below(3) {
            1 => json!({"error": inner, "ok": false}),
            2 => json!({"errors": [inner], "more": [{}, [], null, 1.5]}),
            _ => Value::Object(inner),
        }
    }
}

/// Sections that references lead to are always there.
fn is_defined_always(record: &Record, key: &Key) -> bool {
    let by_name = ["errors", "retry", "categories"].contains(&key.name);
    match record.title {
        "The catalog" => by_name,
        "The API" => key.name == "docs_url",
        "The envelope" => ["body", "internal_as"].contains(&key.name),
        "Another envelope to read" => key.name == "body",
        "An operation" => key.name == "errors",
        "A field" | "A field of an object type" => ["type", "unit"].contains(&key.name),
        "An attribute" => key.name == "default",
        _ => false,
    }
}

/// A value of a built-in type, as a catalog writes it.
fn sample(ty: &str) -> Value {
    match ty {
        "integer" => json!(7),
        "int64" => json!("9007199254740993"),
        "number" => json!(1.5),
        "boolean" => json!(true),
        "timestamp" => json!("2026-11-22T03:00:00Z"),
        "duration" => json!("1m30s"),
        "url" => json!("https://example.com/a"),
        "uuid" => json!("6f1c2f62-3b1a-4e4e-9c53-5f0b3a0e8d11"),
        _ => json!("word"),
    }
}
