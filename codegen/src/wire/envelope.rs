//! Turns envelopes into tables.

use bumpalo::Bump;
use errcat_runtime::runtime::table;
use serde_json::Value;

use crate::model::{Attribute, AttributeId, Envelope, HeaderBinding, Member, Model, Node, Slot};

/// One shape of an answer.
pub(super) fn envelope<'a>(model: &'a Model, envelope: &'a Envelope, arena: &'a Bump) -> table::Envelope<'a> {
    table::Envelope {
        body: envelope.body.as_ref().map(|body| node(model, body, arena)),
        headers: bindings(model, &envelope.headers, arena),
    }
}

/// Headers and what they carry.
pub(super) fn bindings<'a>(
    model: &'a Model,
    headers: &'a [HeaderBinding],
    arena: &'a Bump,
) -> &'a [(&'a str, table::Node<'a>)] {
    let bound: Vec<_> =
        headers.iter().map(|header| (header.name.as_str(), node(model, &header.value, arena))).collect();
    arena.alloc_slice_copy(&bound)
}

/// The attributes that may be sent.
pub(super) fn public_attributes(model: &Model) -> impl Iterator<Item = (AttributeId, &Attribute)> {
    let all = model.attributes.iter().zip(0..).map(|(attribute, id)| (AttributeId(id), attribute));
    all.filter(|(_, attribute)| !attribute.internal)
}

fn node<'a>(model: &'a Model, written: &'a Node, arena: &'a Bump) -> table::Node<'a> {
    match written {
        Node::Object { members, spread } => {
            let mut list: Vec<_> = members.iter().map(|written| member(model, written, arena)).collect();
            if let Some(place) = spread {
                list.insert((*place).min(list.len()), SPREAD);
            }
            table::Node::Object(arena.alloc_slice_copy(&list))
        }
        Node::List(elements) => {
            let elements: Vec<_> = elements.iter().map(|element| node(model, element, arena)).collect();
            table::Node::List(arena.alloc_slice_copy(&elements))
        }
        Node::Constant(value) => table::Node::Constant(arena.alloc_str(&value.to_string())),
        Node::Slot(used) => table::Node::Slot(slot(model, &used.slot), used.optional),
    }
}

const SPREAD: table::Member<'static> =
    table::Member { name: "...", key: "", value: table::Node::Slot(table::Slot::Spread, false) };

fn member<'a>(model: &'a Model, written: &'a Member, arena: &'a Bump) -> table::Member<'a> {
    let key = format!("{}:", Value::from(written.name.as_str()));
    table::Member {
        name: &written.name,
        key: arena.alloc_str(&key),
        value: node(model, &written.value, arena),
    }
}

pub(super) fn slot<'a>(model: &Model, slot: &'a Slot) -> table::Slot<'a> {
    match slot {
        Slot::Code => table::Slot::Code,
        Slot::Number => table::Slot::Number,
        Slot::Message => table::Slot::Message,
        Slot::UserMessage => table::Slot::UserMessage,
        Slot::Solution => table::Slot::Solution,
        Slot::Title => table::Slot::Title,
        Slot::Type => table::Slot::Type,
        Slot::Category => table::Slot::Category,
        Slot::Attribute(id) => table::Slot::Attribute(public_index(model, *id)),
        Slot::Field(name) => table::Slot::Field(name),
        Slot::Status => table::Slot::Status,
        Slot::StatusText => table::Slot::StatusText,
        Slot::Details => table::Slot::Details,
        Slot::DocsUrl => table::Slot::DocsUrl,
        Slot::Instance => table::Slot::Instance,
        Slot::Retryable => table::Slot::Retryable,
        Slot::Retry => table::Slot::Retry,
        Slot::RetryAfter => table::Slot::RetryAfter,
        Slot::RequestId => table::Slot::RequestId,
        Slot::Timestamp => table::Slot::Timestamp,
    }
}

fn public_index(model: &Model, wanted: AttributeId) -> u16 {
    let before = public_attributes(model).take_while(|(id, _)| *id < wanted).count();
    u16::try_from(before).unwrap_or(u16::MAX)
}
