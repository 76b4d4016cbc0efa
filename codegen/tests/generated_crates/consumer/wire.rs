//! The server side of each answer that `examples/wire.jsonl` has of a known error, by the crate of that API.

use http::StatusCode;
use serde_json::{Map, Value};

const LINES: &str = include_str!("wire.jsonl");

/// What the envelopes write at the root of a body; a server adds any other member as a detail.
const ENVELOPE: [&str; 3] = ["error", "meta", "success"];

/// What a server sends: status, headers, body.
struct Sent(u16, Map<String, Value>, Value);

macro_rules! server_of {
    ($name:ident, $errors:ident) => {
        /// What a server of this API sends for the error that a line is about.
        fn $name(line: &Value) -> Sent {
            let body: Value = serde_json::from_str(text(&line["body"])).unwrap();
            let error = &body["error"];
            let status = StatusCode::from_u16(number(&line["status"])).unwrap();
            let coded = error["code"].as_str().map(|code| code.parse().unwrap());
            let code = coded.unwrap_or_else(|| $errors::Code::of_status(status).next().unwrap());
            let mut sent = $errors::ApiError::from_fields(code, &fields(line, error).to_string())
                .unwrap()
                .with_message(text(&error["message"]).to_owned())
                .with_status(status);
            for (name, value) in further(&body) {
                sent = sent.with_detail(name, value.clone());
            }
            let mut request = $errors::runtime::request::RequestContext::new();
            if is_older(line) {
                request = request.with_accepted(0);
            }
            if let Some(id) = body["meta"]["request_id"].as_str() {
                request = request.with_request_id(id);
            }
            if let Some(at) = body["meta"]["timestamp"].as_str() {
                request = request.with_timestamp(at.parse::<$errors::Timestamp>().unwrap());
            }
            let answer = sent.to_response(&request);
            let headers = answer.headers().iter();
            let headers =
                headers.map(|(name, value)| (name.to_string(), Value::from(value.to_str().unwrap())));
            let body = serde_json::from_slice(answer.body()).unwrap();
            Sent(answer.status().as_u16(), headers.collect(), body)
        }
    };
}

server_of!(meta_envelope, meta_envelope_errors);
server_of!(mimo, mimo_errors);
server_of!(mx4_atlas, mx4_atlas_errors);
server_of!(mythicdot, mythicdot_errors);

/// Whether a line is in the envelope that came before, the first of `wire.accepts`: it names nothing that tells errors
/// apart, so the status has to.
fn is_older(line: &Value) -> bool {
    line["expect"]["by"] == "status"
}

/// The fields that a line carries, in its body or in a header.
fn fields(line: &Value, error: &Value) -> Value {
    let mut fields = error["details"].as_object().cloned().unwrap_or_default();
    if let Some(wait) = line["headers"]["retry-after"].as_str() {
        fields.insert("retry_after".to_owned(), wait.parse::<u64>().unwrap().into());
    }
    Value::Object(fields)
}

/// The members at the root of a body that no envelope has.
fn further(body: &Value) -> impl Iterator<Item = (&String, &Value)> {
    body.as_object().unwrap().iter().filter(|(name, _)| !ENVELOPE.contains(&name.as_str()))
}

/// Four lines are sent with a header more than they have, and all else is the same: RFC 9110 §11.6.1 (and §15.5.2) says
/// that a server which answers 401 must send at least one challenge, so the catalogs have one, but the lines were written
/// down without it.
#[test]
fn a_server_sends_what_the_apis_send() {
    let lines: Vec<Value> = LINES.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (mut sent, mut challenged) = (0, Vec::new());
    for (number, line) in (1_usize..).zip(&lines) {
        if line["expect"]["known"] == true {
            let further = assert_sent(number, line);
            challenged.extend(further.then_some(number));
            sent += 1;
        }
    }
    assert_eq!(sent, 24);
    let of_status: Vec<usize> =
        (1..).zip(&lines).filter(|(_, line)| line["status"] == 401).map(|(number, _)| number).collect();
    assert_eq!((challenged.len(), challenged), (4, of_status));
}

/// Whether a challenge is sent beside what the line has.
fn assert_sent(number: usize, line: &Value) -> bool {
    let Sent(status, mut headers, body) = match text(&line["api"]) {
        "meta-envelope" => meta_envelope(line),
        "mimo" => mimo(line),
        "mx4-atlas" => mx4_atlas(line),
        "mythicdot" => mythicdot(line),
        other => panic!("line {number} is of `{other}`, which has no crate here"),
    };
    let expected: Value = serde_json::from_str(text(&line["body"])).unwrap();
    assert_eq!(body, expected, "line {number}");
    assert_eq!(Value::from(status), line["status"], "line {number}");
    let challenge = headers.remove("www-authenticate");
    assert_eq!(Value::Object(headers), line["headers"], "line {number}");
    assert!(challenge.as_ref().is_none_or(|challenge| challenge == "Bearer"), "line {number}: {challenge:?}");
    challenge.is_some()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn number(value: &Value) -> u16 {
    value.as_u64().unwrap().try_into().unwrap()
}
