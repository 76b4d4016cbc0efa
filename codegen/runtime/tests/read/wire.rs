//! Catalogs made up on the spot, and answers to read by them.

use std::borrow::Cow;

use errcat_runtime::runtime::index::Index;
use errcat_runtime::runtime::raw::FromRaw;
use errcat_runtime::runtime::read::identify::Identity;
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::table::{Envelope, Facts, Field, Member, Node, Policy, Slot, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// A slot that is written as null when it is absent.
pub(crate) fn slot(slot: Slot<'static>) -> Node<'static> {
    Node::Slot(slot, false)
}

/// A slot that is left out when it is absent.
pub(crate) fn optional(slot: Slot<'static>) -> Node<'static> {
    Node::Slot(slot, true)
}

pub(crate) fn constant(json: &'static str) -> Node<'static> {
    Node::Constant(json)
}

pub(crate) fn list(nodes: Vec<Node<'static>>) -> Node<'static> {
    Node::List(nodes.leak())
}

/// An object; the name `...` spreads.
pub(crate) fn object(members: Vec<(&'static str, Node<'static>)>) -> Node<'static> {
    let member = |(name, value)| Member { name, key: format!("{name:?}:").leak(), value };
    Node::Object(members.into_iter().map(member).collect::<Vec<_>>().leak())
}

pub(crate) fn body(shape: Node<'static>) -> Envelope<'static> {
    Envelope { body: Some(shape), headers: &[] }
}

pub(crate) fn headers(headers: Vec<(&'static str, Node<'static>)>) -> Envelope<'static> {
    Envelope { body: None, headers: headers.leak() }
}

/// `{"code": $code, "message": $message, "details": $details?}`
pub(crate) fn flat() -> Envelope<'static> {
    body(object(vec![
        ("code", slot(Slot::Code)),
        ("message", slot(Slot::Message)),
        ("details", optional(Slot::Details)),
    ]))
}

/// An error with this code.
pub(crate) fn coded(code: &'static str, status: u16) -> Facts<'static> {
    let number = code.parse().ok();
    Facts { key: code, code: Some(code), number, statuses: vec![status].leak(), ..Facts::EMPTY }
}

/// An error without a code that has this type and title.
pub(crate) fn uncoded(kind: &'static str, title: &'static str, status: u16) -> Facts<'static> {
    Facts { key: kind, kind: Some(kind), title, statuses: vec![status].leak(), ..Facts::EMPTY }
}

pub(crate) const SOON: Policy<'static> = Policy { name: "soon", never: false, ..Policy::NEVER };

/// A catalog of these errors in this envelope.
pub(crate) fn tables(wire: Envelope<'static>, errors: Vec<Facts<'static>>) -> Tables<'static> {
    let tables = Tables {
        api: "test",
        locale: "en",
        errors: &[],
        index: Index::EMPTY,
        wire,
        accepts: &[],
        content_type: "application/json",
        categories: &[],
        policies: vec![Policy::NEVER, SOON].leak(),
        fallback_policy: 1,
        statuses: &[],
        attributes: &["team"],
        roles: &[],
    };
    tables.with_errors(errors.leak(), |slots| slots.leak())
}

/// The same catalog, which also accepts these envelopes.
pub(crate) fn accepting(tables: &Tables<'static>, accepts: Vec<Envelope<'static>>) -> Tables<'static> {
    Tables { accepts: accepts.leak(), ..*tables }
}

/// The errors of a catalog with these fields.
pub(crate) fn with_fields(facts: Facts<'static>, fields: Vec<Field<'static>>) -> Facts<'static> {
    Facts { fields: fields.leak(), ..facts }
}

pub(crate) fn field(name: &'static str) -> Field<'static> {
    Field { name, ..Field::PLAIN }
}

/// An answer to be read.
#[derive(Clone)]
pub(crate) struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// An answer without headers.
pub(crate) fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Answer { status, headers: HeaderMap::new(), body: body.into() }
}

impl Answer {
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a header's value");
        self.headers.append(HeaderName::from_static(name), value);
        self
    }

    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).expect("a status")
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(crate) fn body(&self) -> &[u8] {
        &self.body
    }

    /// Reads it by a catalog, at noon of 2026-11-22.
    pub(crate) fn read(self, tables: &Tables<'static>) -> Reading<'static> {
        let tables = Box::leak(Box::new(*tables));
        let status = self.status();
        reading::read(tables, status, &self.headers, self.body, || Timestamp::from_unix(1_795_348_800, 0))
    }
}

/// The key of the known error; `unknown` or `foreign` otherwise.
pub(crate) fn what(reading: &Reading<'_>) -> &'static str {
    match (reading.identity(), reading.facts()) {
        (Identity::Known(_), Some(facts)) => facts.key.to_owned().leak(),
        (Identity::Unknown, None) => "unknown",
        (Identity::Foreign, None) => "foreign",
        (identity, facts) => panic!("{identity:?}, {:?}", facts.map(|facts| facts.key)),
    }
}

/// The text of a slot.
pub(crate) fn text(reading: &Reading<'_>, slot: Slot<'_>) -> Option<String> {
    reading.text(slot).map(Cow::into_owned)
}

/// The field of a known error.
pub(crate) fn get<T: FromRaw>(reading: &Reading<'static>, name: &str) -> Option<T> {
    let facts = reading.facts().expect("a known error");
    let index = facts.fields.iter().position(|field| field.name == name).expect("a field");
    reading.fields(facts).get(index)
}
