//! Turns the errors of an operation into its responses: one for each status, with the codes that are sent with it,
//! their headers and an example of each.

use std::collections::{BTreeMap, BTreeSet};

use ::utoipa::IntoResponses;
use ::utoipa::openapi::example::{Example, ExampleBuilder};
use ::utoipa::openapi::{Content, ContentBuilder, Header, RefOr, Response, ResponseBuilder};
use http::StatusCode;

use super::schema;
use crate::catalog::{Code, TABLES};
use crate::runtime::api_error::ApiError;
use crate::runtime::operation::{Operation, OperationError};
use crate::runtime::request::RequestContext;
use crate::runtime::timestamp::Timestamp;

type Responses = BTreeMap<String, RefOr<Response>>;

/// Every error of the catalog, by status.
impl IntoResponses for ApiError {
    fn responses() -> Responses {
        responses(Code::ALL)
    }
}

/// The errors of the operation, by status.
impl<O: Operation> IntoResponses for OperationError<O> {
    fn responses() -> Responses {
        responses(O::CODES)
    }
}

fn responses(codes: &[Code]) -> Responses {
    let mut sent_with = BTreeMap::<StatusCode, Vec<Code>>::new();
    for code in codes {
        for status in code.statuses() {
            sent_with.entry(status).or_default().push(*code);
        }
    }
    let response = |(status, codes): (StatusCode, Vec<Code>)| {
        (status.as_str().to_owned(), response(status, &codes).into())
    };
    sent_with.into_iter().map(response).collect()
}

/// What is sent with a status for any of these codes.
fn response(status: StatusCode, codes: &[Code]) -> Response {
    let lines: Vec<_> = codes.iter().map(|code| format!("- `{code}`: {}", code.title())).collect();
    let mut response = ResponseBuilder::new().description(lines.join("\n"));
    if TABLES.wire.body.is_some() {
        response = response.content(TABLES.content_type, content(status, codes));
    }
    for name in headers(status, codes) {
        response = response.header(name, Header::default());
    }
    response.build()
}

/// The body: its schema, and an example for each code.
fn content(status: StatusCode, codes: &[Code]) -> Content {
    let examples = ApiError::examples().into_iter().filter(|error| codes.contains(&error.code()));
    let examples = examples.map(|error| (error.code().as_str(), example(&error.with_status(status))));
    ContentBuilder::new().schema(Some(schema::body())).examples_from_iter(examples).build()
}

fn example(error: &ApiError) -> Example {
    let request =
        RequestContext::new().with_request_id("req-1").with_timestamp(Timestamp::from_unix(1_767_225_600, 0));
    // What the encoder writes is JSON.
    let body = serde_json::from_slice(&error.encode(&request).body).ok();
    ExampleBuilder::new().summary(error.code().title()).value(body).build()
}

/// The names of the headers that an answer may have.
fn headers(status: StatusCode, codes: &[Code]) -> BTreeSet<&'static str> {
    let bound = TABLES.wire.headers.iter().chain(TABLES.status_headers(status.as_u16()));
    let fields = codes.iter().flat_map(|code| code.facts().fields);
    bound.map(|(name, _)| *name).chain(fields.filter_map(|field| field.header)).collect()
}
