// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Every test vector is read as it says, and written again as it came.

#![expect(clippy::unwrap_used, reason = "a test that can't read its vectors has failed")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use inference_errors::catalog::{Code, TABLES};
use inference_errors::runtime::read::plan::{ChosenBy, RetryPlan, Verdict};
use inference_errors::runtime::read::response::{ErrorResponse, Outcome};
use inference_errors::runtime::request::RequestContext;
use inference_errors::runtime::retry::{GiveUp, Step};
use inference_errors::runtime::timestamp::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};

/// The vectors, seen from the folder of this package.
const VECTORS: &str = "vectors.jsonl";

#[test]
fn every_vector_is_read_as_it_says() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(VECTORS)).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (head, lines) = lines.split_first().unwrap();
    assert_eq!((&head["vectors"], &head["api"]), (&json!(1), &json!(TABLES.api)), "these are other vectors");
    let clock = Clock { now: text_of(&head["now"]).parse().unwrap(), random: numbers(&head["random"]) };
    let complaints: Vec<String> = lines.iter().flat_map(|line| check(line, &clock)).collect();
    assert_eq!(complaints, Vec::<String>::new(), "{} complaints", complaints.len());
    assert!(lines.len() > 1, "there are {} vectors", lines.len());
}

/// When answers come, and the random numbers of the waits after them.
struct Clock {
    now: Timestamp,
    random: Vec<f64>,
}

fn check(line: &Value, clock: &Clock) -> Vec<String> {
    let complaints = match line.get("policy") {
        Some(name) => check_policy(text_of(name), &line["steps"]),
        None => check_answer(line, clock),
    };
    let name = line.get("name").unwrap_or(&line["policy"]);
    complaints.into_iter().map(|complaint| format!("{name}: {complaint}")).collect()
}

/// Compares what was found with what was expected, by name.
#[derive(Default)]
struct Comparison(Vec<String>);

impl Comparison {
    fn expect(&mut self, what: &str, found: impl Into<Value>, expected: &Value) {
        let found = found.into();
        if found != *expected {
            self.0.push(format!("{what} is {found}, expected {expected}"));
        }
    }
}

fn check_answer(line: &Value, clock: &Clock) -> Vec<String> {
    let response = response(line, clock);
    let expected = &line["expect"];
    let mut all = Comparison::default();
    all.expect("the outcome", outcome(&response), &expected_outcome(expected));
    let code = response.code().map(Code::as_str);
    let known = if expected["code"].is_null() { &expected["error"] } else { &expected["code"] };
    all.expect("the code", response.wire_code().as_deref(), known);
    all.expect("the known code", code, if expected["outcome"] == "known" { known } else { &Value::Null });
    all.expect("the category", response.category().as_deref(), &expected["category"]);
    all.expect("the message", response.message().as_deref(), &expected["message"]);
    all.expect("the request id", response.request_id().as_deref(), &expected["request_id"]);
    let wait = response.retry_after().map(milliseconds);
    all.expect("the wait that the server asks for", wait, &expected["retry_after_ms"]);
    all.expect("the plan", plan(&response, clock), &expected_plan(expected));
    for (name, value) in members(&expected["details"]) {
        let detail: Option<Value> = response.detail(name).map(|json| serde_json::from_str(json).unwrap());
        all.expect(name, detail, value);
    }
    for (name, value) in members(&expected["fields"]) {
        if !holds(&response, name, value) {
            all.0.push(format!("the field `{name}` is not {value}"));
        }
    }
    if let Some(server) = line.get("server") {
        check_written(response, line, server, &mut all);
    }
    all.0
}

/// What was read is what a server sends again.
fn check_written(response: ErrorResponse, line: &Value, server: &Value, all: &mut Comparison) {
    let Ok(error) = response.into_error() else { return all.0.push("it is no typed error".to_owned()) };
    let timestamp: Timestamp = text_of(&server["timestamp"]).parse().unwrap();
    let request =
        RequestContext::new().with_request_id(text_of(&server["request_id"])).with_timestamp(timestamp);
    let written = error.encode(&request);
    let headers: Vec<Value> = written.headers.iter().map(|(name, value)| json!([name, value])).collect();
    all.expect("the status that is written", written.status, &line["status"]);
    all.expect("the headers that are written", headers, &line["headers"]);
    all.expect(
        "the body that is written",
        json_of(&written.body),
        &json_of(text_of(&line["body"]).as_bytes()),
    );
}

/// The JSON of a body, since the members of a field of any JSON have no order; nothing for an empty body.
fn json_of(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

fn response(line: &Value, clock: &Clock) -> ErrorResponse {
    let mut headers = HeaderMap::new();
    for header in line["headers"].as_array().unwrap() {
        let name = HeaderName::try_from(text_of(&header[0])).unwrap();
        headers.append(name, HeaderValue::try_from(text_of(&header[1])).unwrap());
    }
    let body = match line.get("body_base64") {
        Some(base64) => decoded(text_of(base64)),
        None => text_of(&line["body"]).as_bytes().to_vec(),
    };
    let status = line["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap();
    ErrorResponse::read_at(StatusCode::from_u16(status).unwrap(), &headers, body, clock.now)
}

fn outcome(response: &ErrorResponse) -> &'static str {
    match response.outcome() {
        Outcome::Known(_) => "known",
        Outcome::Incomplete(_) => "incomplete",
        Outcome::Unknown(_) => "unknown",
        Outcome::Foreign => "foreign",
        _ => "another",
    }
}

/// A known error without a required field has no typed error here.
fn expected_outcome(expected: &Value) -> Value {
    if expected.get("missing").is_some() { "incomplete".into() } else { expected["outcome"].clone() }
}

fn plan(response: &ErrorResponse, clock: &Clock) -> Value {
    let plan = response.retry();
    let why = match plan.chosen_by {
        ChosenBy::Error => "error",
        ChosenBy::Status => "status",
        ChosenBy::Server => "server",
        ChosenBy::ServerRefusal => "server_refusal",
        _ => "another",
    };
    let mut said = json!({ "policy": plan.policy.name, "why": why, "retries": plan.retries() });
    if let Outcome::Unknown(unknown) = response.outcome() {
        said.as_object_mut()
            .unwrap()
            .extend(unknown.verdict().map(|verdict| ("verdict".to_owned(), word(verdict).into())));
    }
    if plan.policy.idempotent_only {
        said["idempotent_only"] = true.into();
    }
    if plan.policy.outcome_unknown {
        said["outcome_unknown"] = true.into();
    }
    add_waits(&plan, clock, &mut said);
    said
}

/// The server's own word can be asked for where nothing else is known.
fn expected_plan(expected: &Value) -> Value {
    let mut plan = expected["retry"].clone();
    if expected["outcome"] != "unknown" {
        plan.as_object_mut().unwrap().remove("verdict");
    }
    plan
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::OutcomeUnknown => "outcome_unknown",
    }
}

fn add_waits(plan: &RetryPlan<'_>, clock: &Clock, said: &mut Value) {
    let mut waits = Vec::new();
    for (failure, random) in (0..).zip(&clock.random) {
        match plan.step(failure, *random) {
            Step::Wait(wait) => waits.push(milliseconds(wait)),
            Step::GiveUp(why) => {
                said["gives_up"] = reason(why).into();
                break;
            }
        }
    }
    said["waits_ms"] = json!(waits);
}

fn reason(why: GiveUp) -> &'static str {
    match why {
        GiveUp::Never => "never",
        GiveUp::Attempts => "attempts",
        GiveUp::TooLong => "too_long",
        GiveUp::NotIdempotent => "not_idempotent",
        GiveUp::Budget => "budget",
        _ => "another",
    }
}

fn check_policy(name: &str, steps: &Value) -> Vec<String> {
    let mut all = Comparison::default();
    let Some(policy) = TABLES.policies.iter().find(|policy| policy.name == name) else {
        return vec!["there is no such policy".to_owned()];
    };
    for step in steps.as_array().unwrap() {
        let failure = step["failure"].as_u64().and_then(|failure| u32::try_from(failure).ok()).unwrap();
        let asked = step["retry_after_ms"].as_u64().map(Duration::from_millis);
        let (wait, reason) = match policy.step(failure, asked, step["random"].as_f64().unwrap()) {
            Step::Wait(wait) => (Some(milliseconds(wait)), None),
            Step::GiveUp(why) => (None, Some(reason(why))),
        };
        all.expect(&format!("the wait of {step}"), wait, &step["wait_ms"]);
        all.expect(&format!("the end of {step}"), reason, &step["gives_up"]);
    }
    all.0
}

/// Whether a field has this value, in the notation of the vectors.
fn holds(response: &ErrorResponse, name: &str, expected: &Value) -> bool {
    match tagged(expected) {
        ("", Value::String(text)) => response.field::<String>(name).as_ref() == Some(text),
        ("", Value::Bool(boolean)) => response.field::<bool>(name) == Some(*boolean),
        ("", Value::Number(number)) => match number.as_i64() {
            Some(integer) => response.field::<i64>(name) == Some(integer),
            None => response.field::<f64>(name).is_some_and(|found| is_near(found, number.as_f64())),
        },
        ("$int64", digits) => {
            response.field::<i64>(name).map(|integer| integer.to_string()).as_deref() == digits.as_str()
        }
        ("$timestamp", at) => {
            response.field::<Timestamp>(name).map(|found| found.to_string()).as_deref() == at.as_str()
        }
        ("$duration_ms", wait) => response.field::<Duration>(name).map(milliseconds) == wait.as_u64(),
        ("$word" | "$other_word", word) => response.field::<String>(name).as_deref() == word.as_str(),
        _ => response.field::<Value>(name).is_some_and(|found| is(&found, expected)),
    }
}

/// Whether JSON as it is sent says this, in the notation of the vectors.
fn is(sent: &Value, expected: &Value) -> bool {
    match tagged(expected) {
        ("", Value::Array(items)) => {
            let found = sent.as_array();
            found.is_some_and(|found| {
                found.len() == items.len() && found.iter().zip(items).all(|(a, b)| is(a, b))
            })
        }
        ("", Value::Number(number)) => sent.as_f64().is_some_and(|found| is_near(found, number.as_f64())),
        ("$timestamp", at) => {
            sent.as_str()
                .and_then(|text| text.parse::<Timestamp>().ok())
                .map(|found| found.to_string())
                .as_deref()
                == at.as_str()
        }
        // Only the type says whether seconds or milliseconds were sent.
        ("$duration_ms", wait) => sent
            .as_f64()
            .is_some_and(|found| is_near(found, wait.as_f64()) || is_near(found * 1_000.0, wait.as_f64())),
        ("$map" | "$object", entries) => {
            let is_entry =
                |(name, value): (&String, &Value)| sent.get(name).is_some_and(|sent| is(sent, value));
            members(entries).all(is_entry)
        }
        (_, value) => sent == value,
    }
}

/// The tag of a value and what is behind it; no tag for what JSON has by itself.
fn tagged(value: &Value) -> (&str, &Value) {
    match value.as_object().and_then(|object| object.iter().next()) {
        Some((tag, value)) => (tag, value),
        None => ("", value),
    }
}

/// `serde_json` may read the last digit of a number differently from the standard library.
fn is_near(found: f64, expected: Option<f64>) -> bool {
    expected.is_some_and(|expected| (found - expected).abs() <= expected.abs() * 1e-15)
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

fn milliseconds(wait: Duration) -> u64 {
    u64::try_from(wait.as_millis()).unwrap()
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// RFC 4648 §4.
fn decoded(base64: &str) -> Vec<u8> {
    let sextet = |letter: u8| match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for group in base64.trim_end_matches('=').as_bytes().chunks(4) {
        let bits =
            group.iter().fold(0, |bits, letter| bits << 6 | sextet(*letter)) << (6 * (4 - group.len()));
        bytes.extend(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}
