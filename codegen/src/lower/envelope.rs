//! Lowers the envelope.

use serde_json::Value;

use crate::model::{Envelope, HeaderBinding, Member, Node, Wire};
use crate::resolve::{self, Resolved, Shape};

/// The section `wire`.
pub(super) fn wire(resolved: &Resolved<'_>) -> Wire {
    let wire = &resolved.wire;
    let content_type = super::text(resolved.written.wire.content_type.as_ref());
    Wire {
        envelope: envelope(&wire.envelope),
        content_type: content_type.unwrap_or_else(|| "application/json".to_owned()),
        accepts: wire.accepts.iter().map(envelope).collect(),
        internal_as: wire.internal_as,
    }
}

fn envelope(envelope: &resolve::Envelope<'_>) -> Envelope {
    Envelope { body: envelope.body.as_ref().map(node), headers: headers(&envelope.headers) }
}

/// Headers of an envelope or a status, their names in lower case.
pub(super) fn headers(headers: &[resolve::HeaderBinding<'_>]) -> Vec<HeaderBinding> {
    let lower = |header: &resolve::HeaderBinding<'_>| HeaderBinding {
        name: header.name.text.to_ascii_lowercase(),
        value: node(&header.value),
    };
    headers.iter().map(lower).collect()
}

fn node(written: &resolve::Node<'_>) -> Node {
    match &written.shape {
        Shape::Object { members, spread } => Node::Object {
            members: members.iter().map(member).collect(),
            spread: spread.map(|(position, _)| position),
        },
        Shape::List(items) => Node::List(items.iter().map(node).collect()),
        Shape::Constant(value) => Node::Constant(value.clone()),
        Shape::Slot(usage) => Node::Slot(usage.clone()),
        Shape::Unknown => Node::Constant(Value::Null),
    }
}

fn member(member: &resolve::Member<'_>) -> Member {
    Member { name: member.name.text.clone(), value: node(&member.value) }
}
