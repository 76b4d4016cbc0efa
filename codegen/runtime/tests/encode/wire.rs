//! Catalogs and errors made up on the spot, for tests of the encoder.

use errcat_runtime::runtime::encode::{Circumstances, Encoded, encode};
use errcat_runtime::runtime::index::Index;
use errcat_runtime::runtime::table::{Envelope, Facts, Field, Member, Node, Piece, Policy, Slot, Tables};
use errcat_runtime::runtime::value::{Payload, ToValue, Value};

pub(crate) type Row = Vec<Box<dyn ToValue>>;

struct Values(Row);

impl Payload for Values {
    fn value(&self, index: usize) -> Value<'_> {
        self.0.get(index).map_or(Value::Absent, |value| value.to_value())
    }
}

/// An error with nothing but a code, a message and these fields.
pub(crate) fn facts(fields: &'static [Field<'static>]) -> Facts<'static> {
    Facts {
        key: "busy",
        code: Some("busy"),
        title: "Busy",
        statuses: &[503, 502],
        message: &[Piece::Text("It is busy")],
        fields,
        ..Facts::EMPTY
    }
}

pub(crate) static POLICIES: [Policy<'static>; 3] = [
    Policy::NEVER,
    Policy { name: "soon", never: false, ..Policy::NEVER },
    Policy { name: "unsure", never: false, outcome_unknown: true, ..Policy::NEVER },
];

/// A catalog with this body.
pub(crate) fn tables(body: Node<'static>) -> Tables<'static> {
    Tables {
        api: "test",
        locale: "en",
        errors: &[],
        index: Index::EMPTY,
        wire: Envelope { body: Some(body), headers: &[] },
        accepts: &[],
        content_type: "application/json",
        categories: &["first", "second"],
        policies: &POLICIES,
        fallback_policy: 0,
        statuses: &[],
        attributes: &["team"],
        roles: &[],
    }
}

/// A member whose name needs no escapes.
pub(crate) fn member(name: &str, value: Node<'static>) -> Member<'static> {
    let key: &str = format!("{name:?}:").leak();
    Member { name: name.to_owned().leak(), key, value }
}

pub(crate) fn object(members: Vec<Member<'static>>) -> Node<'static> {
    Node::Object(members.leak())
}

pub(crate) fn list(elements: Vec<Node<'static>>) -> Node<'static> {
    Node::List(elements.leak())
}

/// A slot that is `null` when absent.
pub(crate) fn slot(slot: Slot<'static>) -> Node<'static> {
    Node::Slot(slot, false)
}

/// A slot that is left out when absent.
pub(crate) fn optional(slot: Slot<'static>) -> Node<'static> {
    Node::Slot(slot, true)
}

pub(crate) fn send(
    tables: &Tables<'static>,
    facts: &Facts<'static>,
    row: Row,
    circumstances: &Circumstances<'_>,
) -> Encoded<'static> {
    encode(tables, facts, &Values(row), circumstances)
}

/// The body under these circumstances.
pub(crate) fn body(
    envelope: Node<'static>,
    facts: &Facts<'static>,
    row: Row,
    circumstances: &Circumstances<'_>,
) -> String {
    let encoded = send(&tables(envelope), facts, row, circumstances);
    String::from_utf8_lossy(&encoded.body).into_owned()
}
