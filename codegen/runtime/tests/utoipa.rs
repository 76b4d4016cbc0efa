//! The Files API in `OpenAPI` documents.

#![cfg(feature = "utoipa")]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeSet;

use errcat_runtime::catalog::{Code, GetFile, GetFileError, PutFile, PutFileError};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::operation::Operation;
use errcat_runtime::runtime::read::response::ErrorResponse;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use utoipa::openapi::path::{OperationBuilder, PathItem};
use utoipa::openapi::{
    ComponentsBuilder, HttpMethod, InfoBuilder, OpenApiBuilder, PathsBuilder, ResponsesBuilder,
};
use utoipa::{IntoResponses, PartialSchema as _, ToSchema as _};

fn document() -> Value {
    let get = ResponsesBuilder::new().response("200", utoipa::openapi::Response::new("The file"));
    let get = get.responses_from_into_responses::<GetFileError>();
    let put = ResponsesBuilder::new().responses_from_into_responses::<PutFileError>();
    let get = PathItem::new(HttpMethod::Get, OperationBuilder::new().responses(get));
    let put = PathItem::new(HttpMethod::Put, OperationBuilder::new().responses(put));
    let paths = PathsBuilder::new().path("/get", get).path("/put", put);
    let info = InfoBuilder::new().title("Files").version("1.0.0");
    serde_json::to_value(OpenApiBuilder::new().info(info).paths(paths).build()).unwrap()
}

fn statuses(responses: &Value) -> BTreeSet<String> {
    responses.as_object().unwrap().keys().cloned().collect()
}

fn of_catalog(codes: &[Code]) -> BTreeSet<String> {
    codes.iter().flat_map(|code| code.statuses()).map(|status| status.as_str().to_owned()).collect()
}

#[test]
fn an_operation_has_the_statuses_of_its_errors() {
    let document = document();
    let mut get = of_catalog(GetFile::CODES);
    get.insert("200".to_owned());
    assert_eq!(statuses(&document["paths"]["/get"]["get"]["responses"]), get);
    assert_eq!(statuses(&document["paths"]["/put"]["put"]["responses"]), of_catalog(PutFile::CODES));
    let all: BTreeSet<_> = ApiError::responses().into_keys().collect();
    assert_eq!(all, of_catalog(Code::ALL));
}

#[test]
fn a_response_says_codes_headers_and_body() {
    let limited = &document()["paths"]["/get"]["get"]["responses"]["429"];
    assert_eq!(limited["description"], "- `rate_limited`: Rate limited");
    assert_eq!(
        statuses(&limited["headers"]),
        ["cache-control", "retry-after", "x-request-id"].map(str::to_owned).into()
    );
    let content = limited["content"].as_object().unwrap();
    assert_eq!(content.keys().collect::<Vec<_>>(), ["application/json"]);
    let example = &content["application/json"]["examples"]["rate_limited"];
    assert_eq!(example["summary"], "Rate limited");
    assert_eq!(example["value"]["error"]["details"], json!({"limit": 5, "window": 1500}));
    let not_found = &document()["paths"]["/get"]["get"]["responses"]["404"];
    assert_eq!(statuses(&not_found["headers"]), ["x-request-id".to_owned()].into());
}

#[test]
fn each_example_reads_as_its_error() {
    let mut read = BTreeSet::new();
    for (status, response) in ApiError::responses() {
        let response = serde_json::to_value(response).unwrap();
        for (code, example) in response["content"]["application/json"]["examples"].as_object().unwrap() {
            let status: StatusCode = status.parse().unwrap();
            let answer = ErrorResponse::read(status, &HeaderMap::new(), example["value"].to_string());
            assert_eq!(answer.error().unwrap().code().as_str(), code);
            assert!(answer.code().unwrap().statuses().any(|listed| listed == status));
            read.insert(code.clone());
        }
    }
    assert_eq!(read, Code::ALL.iter().map(|code| code.as_str().to_owned()).collect());
}

#[test]
fn the_schema_is_the_envelope() {
    assert_eq!(ApiError::name(), "FilesError");
    let expected = json!({
        "type": "object",
        "required": ["ok", "error"],
        "additionalProperties": true,
        "properties": {
            "ok": {"enum": [false]},
            "error": {
                "type": "object",
                "required": ["code", "message", "severity", "retry"],
                "additionalProperties": true,
                "properties": {
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                    "severity": {},
                    "param": {},
                    "retry": {"type": "string"},
                    "after": {"type": "number"},
                    "details": {"type": "object", "additionalProperties": true},
                },
            },
        },
    });
    assert_eq!(serde_json::to_value(ApiError::schema()).unwrap(), expected);
}

#[test]
fn the_error_of_an_operation_shares_the_schema() {
    assert_eq!(GetFileError::name(), ApiError::name());
    assert!(GetFileError::schema() == ApiError::schema());
    let components = ComponentsBuilder::new().schema_from::<GetFileError>().schema_from::<PutFileError>();
    assert_eq!(components.build().schemas.keys().collect::<Vec<_>>(), ["FilesError"]);
}

#[cfg(feature = "server")]
#[test]
fn nothing_internal_is_in_a_document() {
    let document = document().to_string();
    for internal in ["disk", "path\":\"", "owner\"", "platform", "billing"] {
        assert!(!document.contains(internal), "{internal}");
    }
}
