//! Responses to refer to: one for each status, one for each status of an operation, and one for any error.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Document, Example, retry};
use crate::model::{ErrorId, HeaderBinding, Node, Operation, Slot};
use crate::names::typescript;

impl Document<'_> {
    /// All responses, by name.
    pub(super) fn all_responses(&self) -> Map<String, Value> {
        let mut responses = Map::new();
        responses.insert("AnyError".to_owned(), self.any_response());
        for status in self.model.statuses.iter().map(|status| status.code) {
            let errors = self.of_status(status);
            if !errors.is_empty() {
                let schema = self.names.statuses.get(&status);
                let name = format!("Error{status}");
                let response = self.response(status, &errors, schema, &name);
                responses.insert(name, response);
            }
        }
        for operation in &self.model.operations {
            responses.extend(self.of_operation_by_status(operation));
        }
        responses
    }

    /// `CreateChat404`: what an operation answers with under a status.
    fn of_operation_by_status(&self, operation: &Operation) -> Vec<(String, Value)> {
        let mut by_status: BTreeMap<u16, Vec<ErrorId>> = BTreeMap::new();
        for id in self.model.answers(operation) {
            self.model[id].statuses.iter().for_each(|status| by_status.entry(*status).or_default().push(id));
        }
        let name = typescript::type_name(&operation.name);
        let response = |(status, errors): (u16, Vec<ErrorId>)| {
            let all = errors == self.of_status(status);
            let shared = self.names.statuses.get(&status).filter(|_| all);
            let name = format!("{name}{status}");
            let response = self.response(status, &errors, shared, &name);
            (name, response)
        };
        by_status.into_iter().map(response).collect()
    }

    fn any_response(&self) -> Value {
        let mut response = json!({ "description": "Any error, also one that isn't listed." });
        if self.model.wire.envelope.body.is_some() {
            let schema = json!({ "$ref": format!("#/components/schemas/{}", self.names.any) });
            response["content"] = json!({ self.model.wire.content_type.clone(): { "schema": schema } });
        }
        let headers = headers_of(&self.model.wire.envelope.headers);
        add_headers(&mut response, &headers);
        response
    }

    /// The errors of a status; `shared` is the union that has just these. The name is the response's.
    fn response(&self, status: u16, errors: &[ErrorId], shared: Option<&String>, name: &str) -> Value {
        let known = self.model.status(status);
        let phrase = known.map(|known| known.phrase.as_str()).filter(|phrase| !phrase.is_empty());
        let description = known.and_then(|known| known.description.as_deref()).or(phrase);
        let mut response = json!({ "description": description.unwrap_or("An error.") });
        let mut headers = headers_of(&self.model.wire.envelope.headers);
        headers.extend(headers_of(known.map_or(&[], |known| &known.headers)));
        headers.extend(errors.iter().flat_map(|id| self.headers_of_fields(*id)));
        add_headers(&mut response, &headers);
        if self.model.wire.envelope.body.is_some() {
            response["content"] = self.content(status, errors, shared, name);
        }
        if let Some(known) = known {
            response["x-retry"] = retry::named(&self.model[known.retry]);
        }
        response
    }

    fn content(&self, status: u16, errors: &[ErrorId], shared: Option<&String>, name: &str) -> Value {
        let place = |name: &String| json!({ "$ref": format!("#/components/schemas/{name}") });
        let schema = match (shared, errors) {
            (_, [only]) => place(&self.names.errors[only]),
            (Some(shared), _) => place(shared),
            (None, several) => self.union(&format!("{name}Errors"), several).unwrap_or_default(),
        };
        let of_status =
            errors.iter().flat_map(|id| self.examples(*id)).filter(|example| example.status == status);
        let examples: Map<String, Value> = of_status
            .map(|Example { name, .. }| {
                let place = json!({ "$ref": format!("#/components/examples/{name}") });
                (name, place)
            })
            .collect();
        let mut media = json!({ "schema": schema });
        if !examples.is_empty() {
            media["examples"] = examples.into();
        }
        json!({ self.model.wire.content_type.clone(): media })
    }

    /// All headers, by the names that they have on the wire.
    pub(super) fn all_headers(&self) -> Map<String, Value> {
        let statuses = self.model.statuses.iter().flat_map(|status| &status.headers);
        let all = self.model.wire.envelope.headers.iter().chain(statuses);
        let mut headers: Map<String, Value> = Map::new();
        for header in all {
            headers.entry(component(&header.name)).or_insert_with(|| bound(header));
        }
        for (_, error) in self.model.public_errors() {
            for field in error.fields.iter().filter(|field| !field.internal) {
                let Some(name) = &field.header else { continue };
                let schema = if name == "retry-after" {
                    json!({ "type": "string", "description": "Seconds, or a date." })
                } else {
                    self.schemas.types.ty(&field.ty, false)
                };
                let made =
                    json!({ "description": field.doc.as_deref().unwrap_or(&field.name), "schema": schema });
                headers.entry(component(name)).or_insert(made);
            }
        }
        headers
    }

    fn headers_of_fields(&self, id: ErrorId) -> Vec<String> {
        let fields = self.model[id].fields.iter().filter(|field| !field.internal);
        fields.filter_map(|field| field.header.clone()).collect()
    }
}

/// The key of a header's component, which has fewer characters than the names of headers may have.
fn component(header: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-_".contains(c) {
            c.to_string()
        } else {
            format!(".{:x}", u32::from(c))
        }
    };
    header.chars().map(plain).collect()
}

fn headers_of(bound: &[HeaderBinding]) -> Vec<String> {
    bound.iter().map(|header| header.name.clone()).collect()
}

/// The header that carries a slot or a constant.
fn bound(header: &HeaderBinding) -> Value {
    match &header.value {
        Node::Slot(used) => json!({ "description": described(&used.slot), "schema": { "type": "string" } }),
        Node::Constant(value) => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            json!({ "description": "Always the same.", "schema": { "type": "string", "examples": [text] } })
        }
        Node::Object { .. } | Node::List(_) => json!({ "schema": { "type": "string" } }),
    }
}

fn add_headers(response: &mut Value, names: &[String]) {
    let place = |name: &String| json!({ "$ref": format!("#/components/headers/{}", component(name)) });
    let headers: Map<String, Value> = names.iter().map(|name| (name.clone(), place(name))).collect();
    if !headers.is_empty() {
        response["headers"] = headers.into();
    }
}

fn described(slot: &Slot) -> &'static str {
    let known = [
        (Slot::Code, "The code of the error."),
        (Slot::Number, "The code of the error."),
        (Slot::Message, "One sentence for a developer."),
        (Slot::RequestId, "What to quote to those who run the API."),
        (Slot::Retryable, "Whether trying again can help."),
        (Slot::Retry, "Whether trying again can help."),
        (Slot::RetryAfter, "How many seconds to wait before trying again."),
    ];
    let described = known.iter().find(|(known, _)| known == slot);
    described.map_or("What the error says of itself.", |(_, description)| *description)
}
