//! Turns the envelope and an error into the JSON of the body.

use super::encode::Answer;
use super::fragment;
use super::json::{self, Comma};
use super::slot::Carries;
use super::table::{Field, Fragment, Member, Node, Slot};

/// Whether a piece of the envelope carries anything.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slots {
    /// It has none.
    None,
    /// Every one was dropped.
    Dropped,
    /// At least one was written.
    Written,
}

impl Slots {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Written, _) | (_, Self::Written) => Self::Written,
            (Self::Dropped, _) | (_, Self::Dropped) => Self::Dropped,
            (Self::None, Self::None) => Self::None,
        }
    }
}

/// Writes the body: what was computed beforehand, where that is said and holds, or else the envelope, of which the root is
/// never dropped.
pub(super) fn write(
    answer: &Answer<'_, '_>,
    fragments: Option<&[Fragment<'_>]>,
    envelope: &Node<'_>,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    if fragments.and_then(|fragments| fragment::write(answer, fragments, &mut out)).is_some() {
        return out;
    }
    out.clear();
    if let Node::Slot(slot, _) = *envelope {
        write_slot(answer, slot, false, &mut out);
    } else {
        write_node(answer, envelope, &mut out);
    }
    out
}

/// Writes a piece; whoever holds it takes it back when it is to be dropped.
fn write_node(answer: &Answer<'_, '_>, node: &Node<'_>, out: &mut Vec<u8>) -> Slots {
    match *node {
        Node::Object(members) => write_object(answer, members, out),
        Node::List(elements) => write_list(answer, elements, out),
        Node::Constant(json) => {
            out.extend_from_slice(json.as_bytes());
            Slots::None
        }
        Node::Slot(slot, optional) => write_slot(answer, slot, optional, out),
    }
}

fn write_object(answer: &Answer<'_, '_>, members: &[Member<'_>], out: &mut Vec<u8>) -> Slots {
    let mut comma = Comma::open(b'{', out);
    let mut slots = Slots::None;
    for member in members {
        slots = slots.and(if let Node::Slot(Slot::Spread, optional) = member.value {
            write_spread(answer, members, optional, &mut comma, out)
        } else {
            write_member(answer, member, &mut comma, out)
        });
    }
    out.push(b'}');
    slots
}

fn write_member(answer: &Answer<'_, '_>, member: &Member<'_>, comma: &mut Comma, out: &mut Vec<u8>) -> Slots {
    comma.attempt(out, |out| {
        out.extend_from_slice(member.key.as_bytes());
        let slots = write_node(answer, &member.value, out);
        // A list whose elements are all gone stays, as `[]`.
        (slots, slots == Slots::Dropped && !matches!(member.value, Node::List(_)))
    })
}

fn write_list(answer: &Answer<'_, '_>, elements: &[Node<'_>], out: &mut Vec<u8>) -> Slots {
    let mut comma = Comma::open(b'[', out);
    let mut slots = Slots::None;
    for element in elements {
        let written = comma.attempt(out, |out| {
            let slots = write_node(answer, element, out);
            (slots, slots == Slots::Dropped)
        });
        slots = slots.and(written);
    }
    out.push(b']');
    slots
}

fn write_slot(answer: &Answer<'_, '_>, slot: Slot<'_>, optional: bool, out: &mut Vec<u8>) -> Slots {
    match answer.slot(slot) {
        None if optional => return Slots::Dropped,
        None => out.extend_from_slice(b"null"),
        Some(Carries::Details) => {
            let mut comma = Comma::open(b'{', out);
            write_details(answer, &[], &mut comma, out);
            out.push(b'}');
            if optional && comma.is_first() {
                return Slots::Dropped;
            }
        }
        Some(carried) => carried.write(out),
    }
    Slots::Written
}

/// Writes the details beside the members that the envelope names.
fn write_spread(
    answer: &Answer<'_, '_>,
    siblings: &[Member<'_>],
    optional: bool,
    comma: &mut Comma,
    out: &mut Vec<u8>,
) -> Slots {
    let before = out.len();
    write_details(answer, siblings, comma, out);
    if optional && out.len() == before { Slots::Dropped } else { Slots::Written }
}

/// Writes the fields that have no place of their own, then what the server adds under names that are still free.
fn write_details(answer: &Answer<'_, '_>, siblings: &[Member<'_>], comma: &mut Comma, out: &mut Vec<u8>) {
    let fields = answer.facts.fields;
    let homeless = |at: &usize| fields[*at].header.is_none() && !answer.places(&fields[*at]);
    for at in (0..fields.len()).filter(homeless) {
        if let Some(carried) = answer.field(at) {
            comma.key(fields[at].name, out);
            carried.write(out);
        }
    }
    let named = |name: &str| siblings.iter().any(|member| member.name == name);
    let reserved = |name: &str| !siblings.is_empty() && is_reserved(answer, name);
    let declared = |name: &str| fields.iter().any(|field| field.name == name);
    for (name, value) in answer.circumstances.details {
        if !named(name) && !reserved(name) && !declared(name) {
            comma.key(name, out);
            json::plain(value, out);
        }
    }
}

impl Answer<'_, '_> {
    /// Whether the envelope has a place for this field alone. The tables say it of the envelope that is usually written.
    fn places(&self, field: &Field<'_>) -> bool {
        let is_its = |slot: Slot<'_>| slot == Slot::Field(field.name);
        if self.is_accepted { self.envelope.carries(&is_its) } else { field.placed }
    }
}

/// RFC 9457 §3.1 gives these members their meaning wherever problem details are sent.
fn is_reserved(answer: &Answer<'_, '_>, name: &str) -> bool {
    let content_type = answer.tables.content_type.as_bytes();
    let problem = b"application/problem+json";
    content_type.get(..problem.len()).is_some_and(|start| start.eq_ignore_ascii_case(problem))
        && matches!(name, "type" | "title" | "status" | "detail" | "instance")
}
