//! Turns an example into the HTTP response that a server would send.

use bumpalo::Bump;
use errcat_runtime::runtime::encode::{Circumstances, Encoded, encode};
use errcat_runtime::runtime::table::{Facts, Tables};
use serde_json::Value;

use super::field::is_listed;
use super::typed::{Row, typed};
use crate::model::{ErrorDef, ErrorId, Example, Field, Model};

/// A whole response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The words after it; may be empty.
    pub phrase: String,
    /// Names (lower case) and values, in order.
    pub headers: Vec<(String, String)>,
    /// JSON as it is sent; `None` when the envelope has headers alone.
    pub body: Option<String>,
}

impl HttpResponse {
    /// The body, indented by two spaces.
    pub fn pretty_body(&self) -> Option<String> {
        self.body.as_deref().map(indented)
    }
}

/// Encodes examples of one model.
pub struct Encoder<'a> {
    model: &'a Model,
    tables: &'a Tables<'a>,
    /// Where each error is in the tables; `None` for internal ones.
    places: Vec<Option<usize>>,
}

impl<'a> Encoder<'a> {
    /// Encodes with the tables of that model.
    pub fn new(model: &'a Model, tables: &'a Tables<'a>) -> Self {
        let mut places = vec![None; model.errors.len()];
        for (place, (id, _)) in model.public_errors().enumerate() {
            places[id.0 as usize] = Some(place);
        }
        Self { model, tables, places }
    }

    /// What a server sends for an example; for an internal error, what `internal_as` says.
    pub fn response(&self, id: ErrorId, example: &Example) -> HttpResponse {
        let arena = Bump::new();
        let (sent, row) = match self.model.wire.internal_as {
            Some(public) if self.model[id].internal => (public, Row::default()),
            _ => (id, self.row(&self.model[id], example, &arena)),
        };
        let place = self.places.get(sent.0 as usize).copied().flatten();
        let facts = place.and_then(|place| self.tables.errors.get(place)).copied().unwrap_or(Facts::EMPTY);
        let circumstances = Circumstances {
            request_id: Some(&example.request_id),
            timestamp: example.timestamp.parse().ok(),
            instance: None,
            status: Some(example.status),
            message: example.message.as_deref().filter(|_| sent == id),
            details: &[],
            accepted: None,
        };
        self.http(encode(self.tables, &facts, &row, &circumstances))
    }

    fn row<'e>(&'e self, error: &'e ErrorDef, example: &'e Example, arena: &'e Bump) -> Row<'e> {
        let listed = error.fields.iter().zip(&example.fields).filter(|(field, _)| is_listed(error, field));
        let value = |(field, value): (&'e Field, &'e Option<Value>)| {
            typed(self.model, &field.ty, value.as_ref()?, arena)
        };
        Row(listed.map(value).collect())
    }

    fn http(&self, encoded: Encoded<'_>) -> HttpResponse {
        let Encoded { status, headers, body } = encoded;
        HttpResponse {
            status,
            phrase: self.model.status(status).map(|status| status.phrase.clone()).unwrap_or_default(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone().into_owned()))
                .collect(),
            body: self.tables.wire.body.map(|_| String::from_utf8_lossy(&body).into_owned()),
        }
    }
}

/// Puts each member and element on a line of its own; nothing else of the text changes.
fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let mut rest = json.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            _ if in_string => {
                in_string = c != '"' || escaped;
                escaped = c == '\\' && !escaped;
                out.push(c);
            }
            '{' | '[' if rest.peek().is_some_and(|next| matches!(next, '}' | ']')) => {
                out.push(c);
                out.extend(rest.next());
            }
            '{' | '[' => {
                depth += 1;
                out.push(c);
                new_line(depth, &mut out);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(depth, &mut out);
                out.push(c);
            }
            ',' => {
                out.push(c);
                new_line(depth, &mut out);
            }
            ':' => out.push_str(": "),
            _ => {
                in_string = c == '"';
                out.push(c);
            }
        }
    }
    out
}

fn new_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
