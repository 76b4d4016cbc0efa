// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What an envelope's slots hold in one body: the places of their values.

use super::scan::Span;
use crate::runtime::table::{Node, Slot};

/// The values of one body. A value that is null, or of a type that its slot never has, is absent.
#[derive(Default)]
pub(super) struct Slots<'t> {
    places: Vec<Place<'t>>,
    details: Vec<Detail>,
    details_at: Option<&'t Node<'t>>,
}

struct Place<'t> {
    node: &'t Node<'t>,
    value: Span,
}

impl<'t> Place<'t> {
    fn slot(&self) -> Option<Slot<'t>> {
        let Node::Slot(slot, _) = self.node else { return None };
        Some(*slot)
    }

    fn is(&self, slot: Slot<'_>) -> bool {
        matches!(self.node, Node::Slot(own, _) if *own == slot)
    }
}

/// Room for the slots of most envelopes.
const ROOM: usize = 8;

/// A member of `$details`, or beside the members that the envelope names.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    /// Its name, a JSON string.
    pub(super) key: Span,
    /// Its value.
    pub(super) value: Span,
}

impl<'t> Slots<'t> {
    /// Puts a value in a slot, if the slot can have it.
    pub(super) fn put(&mut self, node: &'t Node<'t>, slot: Slot<'t>, text: &str, value: Span) {
        if fits(slot, value.of(text)) {
            if self.places.is_empty() {
                self.places.reserve(ROOM);
            }
            self.places.push(Place { node, value });
        }
    }

    /// Puts a member in the details. An envelope that has them twice is read where they come first.
    pub(super) fn put_detail(&mut self, node: &'t Node<'t>, key: Span, value: Span) {
        if core::ptr::eq(*self.details_at.get_or_insert(node), node) {
            self.details.push(Detail { key, value });
        }
    }

    /// Empties the slots of a piece of the envelope, since it comes again.
    pub(super) fn forget(&mut self, node: &'t Node<'t>) {
        match node {
            Node::Object(members) => members.iter().for_each(|member| self.forget(&member.value)),
            Node::List(nodes) => nodes.iter().for_each(|node| self.forget(node)),
            Node::Constant(_) => {}
            Node::Slot(..) => {
                self.places.retain(|place| !core::ptr::eq(place.node, node));
                if self.details_at.is_some_and(|details| core::ptr::eq(details, node)) {
                    self.details.clear();
                }
            }
        }
    }

    /// The value of a slot. Where the envelope has it several times, the first in the envelope's order.
    pub(super) fn get(&self, envelope: Option<&'t Node<'t>>, slot: Slot<'_>) -> Option<Span> {
        let mut holding = self.places.iter().filter(|place| place.is(slot));
        let (first, second) = (holding.next()?, holding.next());
        if second.is_none() {
            return Some(first.value);
        }
        envelope.and_then(|envelope| self.first_in(envelope, slot))
    }

    fn first_in(&self, node: &'t Node<'t>, slot: Slot<'_>) -> Option<Span> {
        match node {
            Node::Object(members) => members.iter().find_map(|member| self.first_in(&member.value, slot)),
            Node::List(nodes) => nodes.iter().find_map(|node| self.first_in(node, slot)),
            Node::Constant(_) => None,
            Node::Slot(..) => {
                let at = |place: &&Place<'_>| place.is(slot) && core::ptr::eq(place.node, node);
                self.places.iter().find(at).map(|place| place.value)
            }
        }
    }

    /// The members of the details, in the answer's order.
    pub(super) fn details(&self) -> &[Detail] {
        &self.details
    }

    /// The fields that have a place of their own, by name.
    pub(super) fn placed(&self) -> impl Iterator<Item = (&'t str, Span)> {
        self.places.iter().filter_map(|place| {
            let Some(Slot::Field(name)) = place.slot() else { return None };
            Some((name, place.value))
        })
    }

    /// Nothing was read.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty() && self.details.is_empty()
    }
}

/// Whether a slot can have a value of this type, by its first byte.
fn fits(slot: Slot<'_>, json: &str) -> bool {
    let Some(first) = json.bytes().next() else { return false };
    let (text, number) = (first == b'"', matches!(first, b'-' | b'0'..=b'9'));
    match slot {
        Slot::Code | Slot::Number | Slot::Status | Slot::StatusText => text || number,
        Slot::RetryAfter => number,
        Slot::Retryable => matches!(first, b't' | b'f'),
        Slot::Attribute(_) | Slot::Field(_) => first != b'n',
        Slot::Details | Slot::Spread => false,
        Slot::Message
        | Slot::UserMessage
        | Slot::Solution
        | Slot::Title
        | Slot::Type
        | Slot::Category
        | Slot::DocsUrl
        | Slot::Instance
        | Slot::Retry
        | Slot::RequestId
        | Slot::Timestamp => text,
    }
}
