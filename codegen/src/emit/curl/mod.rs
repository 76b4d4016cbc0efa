//! Turns an error into commands that ask the API and show what tells the error from others.
//!
//! ```text
//! # The answer has the status 404 and the code "model_not_found".
//! curl --silent --show-error --output error.json \
//!   --write-out 'status: %{http_code}\n' \
//!   --globoff --url 'https://api.example.com/models/{model}'
//! jq --raw-output '.error.code' error.json
//! ```

mod identity;
mod jq;
mod shell;
mod url;

use crate::model::{ErrorDef, ErrorId, HeaderBinding, Model, Operation, Request, Slot};
use identity::{Identity, Place};

/// More headers than this don't make an example clearer.
const MOST_HEADERS: usize = 3;

/// Commands for a POSIX shell.
pub(in crate::emit) fn snippet(model: &Model, id: ErrorId) -> String {
    let error = &model[id];
    let request = request(model, id);
    let has_body = request.is_none_or(|request| request.method != "HEAD");
    let identity = identity::of(model, error, has_body);
    let about = about(error, identity.as_ref());
    let place = identity.map(|identity| identity.place);
    let filter = place.as_ref().and_then(Place::filter);
    let headers = shown(&headers(model, error, place.as_ref()));
    let (output, shown) = match filter {
        Some(_) => ("--output error.json ", headers),
        // Nothing is looked for in the body, which is shown as it is.
        None => ("", format!("\\n{headers}")),
    };
    let read = filter.map(|filter| format!("jq --raw-output {} error.json\n", shell::literal(filter)));
    format!(
        "# {about}\ncurl --silent --show-error {output}\\\n  --write-out {} \\\n  {}\n{}",
        shell::literal(&shown),
        asked(model, request),
        read.unwrap_or_default(),
    )
}

/// The first request that can be answered with an error. An internal error is answered as another.
fn request(model: &Model, id: ErrorId) -> Option<&Request> {
    let stands_for_internal = model.wire.internal_as == Some(id);
    // The errors of an operation are in the catalog's order.
    let answers = |operation: &&Operation| {
        operation.errors.binary_search(&id).is_ok()
            || (stands_for_internal && operation.errors.iter().any(|one| model[*one].internal))
    };
    model.operations.iter().filter(answers).find_map(|operation| operation.requests.first())
}

/// What the answer has that tells the error from others.
fn about(error: &ErrorDef, identity: Option<&Identity<'_>>) -> String {
    let statuses: Vec<_> = error.statuses.iter().map(u16::to_string).collect();
    let told = identity.map(|identity| format!(" and the {} {}", identity.word, identity.value));
    format!("The answer has the status {}{}.", statuses.join(" or "), told.unwrap_or_default())
}

/// The headers that matter: the one that tells the error, `Retry-After`, and those that carry fields.
fn headers<'m>(model: &'m Model, error: &'m ErrorDef, place: Option<&Place<'m>>) -> Vec<&'m str> {
    let telling = place.and_then(Place::header);
    let wait = model[error.retry].retries().then_some("retry-after");
    let shown = error.fields.iter().filter(|field| !field.internal && !field.sensitive);
    let fields = shown.filter_map(|field| field.header.as_deref());
    let request_id = model.wire.envelope.headers.iter().find(|header| carries(header, &Slot::RequestId));
    let request_id = request_id.map(|header| header.name.as_str());
    let mut names = Vec::new();
    for name in telling.into_iter().chain(wait).chain(fields).chain(request_id) {
        if !names.contains(&name) && names.len() < MOST_HEADERS {
            names.push(name);
        }
    }
    names
}

fn carries(header: &HeaderBinding, slot: &Slot) -> bool {
    header.value.carries(&|other| other == slot)
}

/// What curl writes beside the body, a line each.
fn shown(headers: &[&str]) -> String {
    let line = |name: &&str| format!("{}: %header{{{name}}}\\n", name.replace('%', "%%"));
    let headers: String = headers.iter().map(line).collect();
    format!("status: %{{http_code}}\\n{headers}")
}

/// The options that say what is asked for.
fn asked(model: &Model, request: Option<&Request>) -> String {
    let method = match request.map(|request| request.method.as_str()) {
        None | Some("GET") => String::new(),
        Some("HEAD") => "--head ".to_owned(),
        Some("POST") => "--json '{}' ".to_owned(),
        Some(method @ ("PUT" | "PATCH")) => format!("--request {method} --json '{{}}' "),
        Some(method) => format!("--request {} ", shell::literal(method)),
    };
    format!("{method}{}", url::option(model, request))
}
