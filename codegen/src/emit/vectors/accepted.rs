//! Errors in the other envelopes that a client accepts, without the body, and with a body that is hard to read.

use serde_json::Value;

use super::answer::{Answer, Vector};
use super::damaged::{right, told};
use super::fill::fill;
use super::said::Said;
use super::travel::{Place, of_slot};
use crate::model::{Envelope, ErrorDef, Model, Node, Slot};

/// How many errors are tried.
const ERRORS: usize = 3;

/// What these envelopes say.
pub(super) fn vectors(model: &Model) -> Vec<Vector> {
    let mut vectors = Vec::new();
    for (_, error) in model.public_errors().filter(|(_, error)| error.code.is_some()).take(ERRORS) {
        vectors.extend(in_accepted(model, error));
        vectors.extend(without_body(model, error));
        vectors.extend(spelt(model, error));
    }
    vectors
}

/// The error in each envelope that names it by code, unless one that is tried earlier would find a code there too.
fn in_accepted(model: &Model, error: &ErrorDef) -> Vec<Vector> {
    let mut earlier = vec![&model.wire.envelope];
    let mut vectors = Vec::new();
    for (number, envelope) in (1..).zip(&model.wire.accepts) {
        let like = seen_through(model, envelope);
        let name = format!("accepted-{number}/{}", error.key);
        let found_earlier =
            |vector: &Vector| earlier.iter().any(|earlier| finds_identity(earlier, &vector.answer));
        vectors.extend(vector(&like, error, name).filter(|vector| !found_earlier(vector)));
        earlier.push(envelope);
    }
    vectors
}

/// The error by its headers alone, as in an answer to HEAD.
fn without_body(model: &Model, error: &ErrorDef) -> Option<Vector> {
    let headers = Envelope { body: None, ..model.wire.envelope.clone() };
    let like = seen_through(model, &headers);
    vector(&like, error, format!("without-body/{}", error.key))
}

fn vector(model: &Model, error: &ErrorDef, name: String) -> Option<Vector> {
    let (said, arrived) = right(model, error);
    let envelope = &model.wire.envelope;
    let by_code = of_slot(envelope, &Slot::Code).is_some();
    let by_number = said.number.is_some() && of_slot(envelope, &Slot::Number).is_some();
    (by_code || by_number).then(|| {
        let answer = fill(envelope, said.status, &|slot| said.slot(slot));
        Vector::read_only(name, answer, told(model, error, &said).expect(&arrived))
    })
}

/// The same catalog with another envelope.
fn seen_through(model: &Model, envelope: &Envelope) -> Model {
    let mut model = model.clone();
    model.wire.envelope = envelope.clone();
    model
}

/// Whether an envelope finds something in an answer by which errors are told apart.
fn finds_identity(envelope: &Envelope, answer: &Answer) -> bool {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let identifies = |slot: &Slot| matches!(slot, Slot::Code | Slot::Number | Slot::DocsUrl);
    let bound = |node: &Node| matches!(node, Node::Slot(used) if identifies(&used.slot));
    let in_headers =
        envelope.headers.iter().any(|header| bound(&header.value) && answer.header(&header.name).is_some());
    in_headers || envelope.body.as_ref().is_some_and(|node| finds(node, &body, &identifies))
}

fn finds(node: &Node, value: &Value, wanted: &impl Fn(&Slot) -> bool) -> bool {
    match node {
        Node::Object { members, .. } => members
            .iter()
            .any(|member| value.get(&member.name).is_some_and(|value| finds(&member.value, value, wanted))),
        Node::List(elements) => value.as_array().is_some_and(|values| {
            elements.iter().any(|element| values.iter().any(|value| finds(element, value, wanted)))
        }),
        Node::Constant(_) => false,
        Node::Slot(used) => wanted(&used.slot) && !value.is_null(),
    }
}

/// The error in bodies that a reader has to be careful with.
fn spelt(model: &Model, error: &ErrorDef) -> Vec<Vector> {
    let (said, arrived) = right(model, error);
    let in_body = |slot: &Slot| of_slot(&model.wire.envelope, slot) == Some(Place::Body);
    let mut vectors = Vec::new();
    let mut spell = |name: &str, said: &Said, message: &str, from: &[u8], to: &[u8]| {
        let mut answer = fill(&model.wire.envelope, said.status, &|slot| said.slot(slot));
        answer.body = replaced(&answer.body, from, to);
        let shown = Said { message: message.to_owned(), ..said.clone() };
        let expect = told(model, error, &shown).expect(&arrived);
        vectors.push(Vector::read_only(format!("spelt/{name}/{}", error.key), answer, expect));
    };
    let marked = Said { message: "before @@ after".to_owned(), ..said.clone() };
    if in_body(&Slot::Message) {
        spell("not-utf-8", &marked, "before \u{fffd} after", b"@@", b"\xff");
        spell("half-a-pair", &marked, "before \u{fffd} after", b"@@", b"\\ud83d");
        spell("escaped", &marked, "before / \u{1f680} after", b"@@", b"\\/ \\ud83d\\ude80");
    }
    if model.wire.envelope.body.is_some() {
        spell("byte-order-mark", &said, &said.message, b"", b"\xef\xbb\xbf");
    }
    if said.number.is_some() && in_body(&Slot::Code) {
        let said = Said { code: said.number.clone(), ..said.clone() };
        spell("code-as-number", &said, &said.message, b"", b"");
    }
    if said.number.is_some() && in_body(&Slot::Number) {
        let said = Said { number: said.code.clone(), ..said.clone() };
        spell("number-as-text", &said, &said.message, b"", b"");
    }
    vectors
}

/// The bytes with the first occurrence replaced; nothing stands at the beginning.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len().max(1)).position(|window| window.starts_with(from)).unwrap_or(0);
    let (before, after) = bytes.split_at(at);
    [before, to, after.get(from.len()..).unwrap_or_default()].concat()
}
