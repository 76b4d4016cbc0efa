//! Reads answers by the tables of a catalog, and compares what they say with what is expected.

use std::time::Duration;

use errcat_codegen::model::{ErrorDef, Model, Type, TypeBody};
use errcat_runtime::runtime::read::identify::Identity;
use errcat_runtime::runtime::read::plan::ChosenBy;
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::retry::Step;
use errcat_runtime::runtime::table::{Slot, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};

/// Reads answers at one time.
pub(crate) struct Reader<'t> {
    model: &'t Model,
    tables: &'t Tables<'t>,
    now: Timestamp,
    random: Vec<f64>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(model: &'t Model, tables: &'t Tables<'t>, head: &Value) -> Self {
        let random = head["random"].as_array().unwrap().iter().map(|number| number.as_f64().unwrap());
        Self { model, tables, now: text(&head["now"]).parse().unwrap(), random: random.collect() }
    }

    /// What is read differently in one answer.
    pub(crate) fn complaints(&self, line: &Value) -> Vec<String> {
        let mut complaints = Vec::new();
        let expected = &line["expect"];
        let mut compare = |what: &str, found: Value, expected: &Value| {
            if found != *expected {
                complaints.push(format!("{}: {what} is {found}, expected {expected}", line["name"]));
            }
        };
        if line.get("body_base64").is_some() {
            return complaints;
        }
        let reading = self.read(line);
        compare("the outcome", outcome(&reading), &expected["outcome"]);
        compare("the error", json!(reading.facts().map(|facts| facts.key)), &expected["error"]);
        compare("the request id", json!(reading.text(Slot::RequestId)), &expected["request_id"]);
        compare("the wait", json!(self.wait(&reading)), &expected["retry_after_ms"]);
        compare("the waits", self.waits(&reading), &expected["retry"]["waits_ms"]);
        compare("the reason", why(&reading).into(), &expected["retry"]["why"]);
        compare("the policy", reading.plan().policy.name.into(), &expected["retry"]["policy"]);
        if let Some(sent) = reading.text(Slot::Message) {
            compare("the message", sent.into(), &expected["message"]);
        }
        if reading.code().is_some() {
            compare("the code", json!(reading.code()), &expected["code"]);
        }
        for (name, found) in self.fields(&reading) {
            compare(&name, found.unwrap_or_default(), &expected["fields"][&name]);
        }
        complaints
    }

    fn read(&self, line: &Value) -> Reading<'t> {
        let mut headers = HeaderMap::new();
        for header in line["headers"].as_array().unwrap() {
            let name = HeaderName::try_from(text(&header[0])).unwrap();
            headers.append(name, HeaderValue::try_from(text(&header[1])).unwrap());
        }
        let status = StatusCode::from_u16(line["status"].as_u64().unwrap().try_into().unwrap()).unwrap();
        reading::read(self.tables, status, &headers, text(&line["body"]).into(), || self.now)
    }

    fn error(&self, reading: &Reading<'_>) -> Option<&'t ErrorDef> {
        let key = reading.facts()?.key;
        self.model.errors.iter().find(|error| error.key == key)
    }

    /// The fields of a known error in the notation of the vectors, by name.
    fn fields(&self, reading: &Reading<'t>) -> Vec<(String, Option<Value>)> {
        let Some(error) = self.error(reading) else { return Vec::new() };
        let read = reading.fields(reading.facts().unwrap());
        let listed = error.fields.iter().filter(|field| !field.internal).enumerate();
        let given = listed.filter(|(_, field)| field.constant.is_none());
        given
            .map(|(at, field)| {
                let value = match &field.ty {
                    Type::String | Type::Url | Type::Uuid => read.get::<String>(at).map(Value::from),
                    Type::Integer => read.get::<i64>(at).map(Value::from),
                    Type::Int64 => read.get::<i64>(at).map(|found| json!({ "$int64": found.to_string() })),
                    Type::Number => read.get::<f64>(at).map(Value::from),
                    Type::Boolean => read.get::<bool>(at).map(Value::from),
                    Type::Timestamp => {
                        read.get::<Timestamp>(at).map(|found| json!({ "$timestamp": found.to_string() }))
                    }
                    Type::Duration => {
                        read.get(at).map(|found| json!({ "$duration_ms": milliseconds(found) }))
                    }
                    Type::Json => read.get::<Value>(at).map(|found| json!({ "$json": found })),
                    Type::List(_) => read.get::<Vec<String>>(at).map(Value::from),
                    Type::Map(_) => panic!("no catalog here has a map"),
                    Type::Named(id) => word(&self.model[*id].body, read.get::<String>(at)),
                };
                (field.name.clone(), value)
            })
            .collect()
    }

    /// What the answer asks for; else what the field `retry_after` says.
    fn wait(&self, reading: &Reading<'t>) -> Option<u64> {
        let fields = self.fields(reading);
        let of_field =
            fields.iter().find(|(name, _)| name == "retry_after").and_then(|(_, value)| value.as_ref());
        let of_field = || of_field?["$duration_ms"].as_u64();
        reading.retry_after().map(milliseconds).or_else(of_field)
    }

    fn waits(&self, reading: &Reading<'t>) -> Value {
        let policy = reading.plan().policy;
        let asked = self.wait(reading).map(Duration::from_millis);
        let steps = (0..).zip(&self.random).map(|(failure, random)| policy.step(failure, asked, *random));
        let waits =
            steps.map_while(|step| if let Step::Wait(wait) = step { Some(milliseconds(wait)) } else { None });
        waits.collect()
    }
}

fn word(body: &TypeBody, word: Option<String>) -> Option<Value> {
    let TypeBody::Enumeration(words) = body else { panic!("no catalog here has an object type") };
    let word = word?;
    Some(if words.contains(&word) { json!({ "$word": word }) } else { json!({ "$other_word": word }) })
}

fn outcome(reading: &Reading<'_>) -> Value {
    match reading.identity() {
        Identity::Known(_) => "known".into(),
        Identity::Unknown => "unknown".into(),
        Identity::Foreign => "foreign".into(),
    }
}

fn why(reading: &Reading<'_>) -> &'static str {
    match reading.plan().chosen_by {
        ChosenBy::Error => "error",
        ChosenBy::Status => "status",
        ChosenBy::Server => "server",
        ChosenBy::ServerRefusal => "server_refusal",
        _ => "another",
    }
}

fn milliseconds(wait: Duration) -> u64 {
    wait.as_millis().try_into().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
