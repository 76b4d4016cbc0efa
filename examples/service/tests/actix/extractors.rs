//! What an extractor refuses: the error that is sent, and the place and reason that it names.

use std::collections::BTreeMap;

use actix_web::web::{ServiceConfig, get, post};
use inference_errors::actix_web::{About, Json, Path, Query, Refusal, refusals};

use crate::loopback::Answer;
use crate::{code, json, serve};

type Numbers = BTreeMap<String, Vec<u8>>;
type Limits = BTreeMap<String, u8>;

/// What a refusal says, in a form that shows everything.
fn told(refusal: &Refusal) -> String {
    let known = |about| refusal.known(about).unwrap_or_else(|| "-".to_owned());
    let place = [About::Pointer, About::Param, About::Line, About::Column].map(known).join(" ");
    format!("{:?} {place} {}", refusal.role(), known(About::Reason))
}

async fn numbers(body: Result<Json<Numbers>, Refusal>) -> String {
    body.map_or_else(|refusal| told(&refusal), |Json(numbers)| format!("{numbers:?}"))
}

async fn query(query: Result<Query<Limits>, Refusal>) -> String {
    query.map_or_else(|refusal| told(&refusal), |Query(limits)| format!("{limits:?}"))
}

async fn pair(path: Result<Path<(String, u8)>, Refusal>) -> String {
    path.map_or_else(|refusal| told(&refusal), |Path(path)| format!("{path:?}"))
}

#[derive(Debug, serde::Deserialize)]
struct Size {
    size: u8,
}

async fn named(path: Result<Path<Size>, Refusal>) -> String {
    path.map_or_else(|refusal| told(&refusal), |Path(path)| path.size.to_string())
}

/// A type with words of its own for what it refuses, as actix-web has for types that fit no path.
struct Even;

impl<'de> serde::Deserialize<'de> for Even {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(reader)?;
        if number % 2 == 0 { Ok(Self) } else { Err(serde::de::Error::custom("Unexpected odd number")) }
    }
}

fn routes(app: &mut ServiceConfig) {
    app.configure(refusals);
    app.route("/told/body", post().to(numbers)).route("/told/query", get().to(query));
    app.route("/told/pair/{name}/{size}", get().to(pair)).route("/told/named/{size}", get().to(named));
    app.route("/sent/body", post().to(async |Json(numbers): Json<Numbers>| Json(numbers)));
    app.route("/sent/query", get().to(async |Query(_): Query<Limits>| "fits"));
    app.route("/sent/path/{size}", get().to(async |Path(_): Path<u8>| "fits"));
    app.route("/sent/even/{size}", get().to(async |Path(_): Path<Even>| "fits"));
    app.route("/misfit/pair/{one}", get().to(async |Path(_): Path<(u8, u8)>| "never"));
    app.route("/misfit/map/{one}", get().to(async |Path(_): Path<Limits>| "never"));
    app.route("/misfit/list/{one}", get().to(async |Path(_): Path<Vec<Vec<u8>>>| "never"));
}

fn post_json(path: &str, body: &str) -> Answer {
    serve(routes)
        .send(&format!("POST {path} HTTP/1.1\r\ncontent-type: application/json\r\n"), body.as_bytes())
}

#[test]
fn a_body_is_refused_with_its_place() {
    for (body, expected) in [
        (r#"{"a":[1,2]}"#, r#"{"a": [1, 2]}"#),
        (
            r#"{"a/b~":[1,300]}"#,
            "InvalidBody /a~1b~0/1 a/b~[1] 1 14 invalid value: integer `300`, expected u8 at line 1 column 14",
        ),
        ("{\n \"a\": [1,", "InvalidBody - - 2 9 EOF while parsing a value at line 2 column 9"),
        ("{} {}", "InvalidBody - - 1 4 trailing characters at line 1 column 4"),
    ] {
        assert_eq!(post_json("/told/body", body).body, expected, "{body}");
    }
}

#[test]
fn a_body_that_is_refused_is_the_error_of_its_role() {
    let misfit = post_json("/sent/body", "{\"a\": [1, \"b\"]}");
    assert_eq!((misfit.status, code(&misfit).as_str()), (400, "invalid_body"));
    let details = &json(&misfit)["error"]["details"];
    assert_eq!((&details["pointer"], details["line"].as_u64()), (&"/a/1".into(), Some(1)));
    assert!(details["reason"].as_str().unwrap().starts_with("invalid type: string \"b\", expected u8"));
    let plain = serve(routes).send("POST /sent/body HTTP/1.1\r\ncontent-type: Text/Plain\r\n", b"{}");
    assert_eq!((plain.status, code(&plain).as_str()), (415, "unsupported_media_type"));
    assert_eq!(json(&plain)["error"]["details"]["received_type"], "text/plain");
}

#[test]
fn json_is_also_an_answer() {
    let answer = post_json("/sent/body", "{\"a\": [7]}");
    assert_eq!((answer.status, answer.body.as_str()), (200, "{\"a\":[7]}"));
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[test]
fn a_query_is_refused_with_its_parameter() {
    let server = serve(routes);
    let told = server.get("/told/query?a=1&limit=many").body;
    assert_eq!(told, "InvalidQuery /limit limit - - invalid digit found in string");
    assert_eq!(server.get("/told/query").body, "{}");
    let sent = server.get("/sent/query?limit=many");
    assert_eq!((sent.status, code(&sent).as_str()), (400, "invalid_query"));
    assert_eq!(json(&sent)["error"]["param"], "limit");
    assert_eq!(json(&sent)["error"]["details"]["reason"], "invalid digit found in string");
}

#[test]
fn a_path_is_refused_with_its_parameter() {
    let server = serve(routes);
    assert_eq!(server.get("/told/pair/a/7").body, "(\"a\", 7)");
    let reason = "can not parse \"big\" to a u8";
    assert_eq!(server.get("/told/pair/a/big").body, format!("InvalidPath /size size - - {reason}"));
    assert_eq!(server.get("/told/named/big").body, format!("InvalidPath /size size - - {reason}"));
    let sent = server.get("/sent/path/big");
    assert_eq!((sent.status, code(&sent).as_str()), (400, "invalid_path"));
    assert_eq!(json(&sent)["error"]["param"], "size");
}

#[test]
fn what_a_type_itself_says_of_a_path_is_the_clients_fault() {
    let server = serve(routes);
    assert_eq!(server.get("/sent/even/2").body, "fits");
    let odd = server.get("/sent/even/3");
    assert_eq!((odd.status, code(&odd).as_str()), (400, "invalid_path"));
    assert_eq!(json(&odd)["error"]["details"]["reason"], "Unexpected odd number");
}

#[test]
fn a_type_that_does_not_fit_its_resource_is_the_servers_fault() {
    let server = serve(routes);
    for path in ["/misfit/pair/1", "/misfit/map/1", "/misfit/list/1"] {
        let answer = server.get(path);
        assert_eq!((answer.status, code(&answer).as_str()), (500, "internal_error"), "{path}");
    }
}
