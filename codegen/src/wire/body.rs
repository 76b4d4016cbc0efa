//! Computes bodies, with places for what differs from one time to the next, and the headers that are always the same.

use std::borrow::Cow;

use bumpalo::Bump;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::json;
use errcat_runtime::runtime::table::{
    Envelope, Facts, Field, Fragment, Member, Node, Piece, Slot, Status, Tables,
};
use errcat_runtime::runtime::value::{Nothing, Value};

/// The facts with their whole bodies, which hold where nothing is attached to an error.
pub(super) fn with_bodies<'a>(tables: &Tables<'a>, facts: &[Facts<'a>], arena: &'a Bump) -> Vec<Facts<'a>> {
    let Some(envelope) = tables.wire.body else { return facts.to_vec() };
    let body = Some(marked(&envelope, tables.attributes.len(), arena));
    let marked = Tables { wire: Envelope { body, ..tables.wire }, ..*tables };
    let waits = envelope.carries(&|slot| slot == Slot::RetryAfter);
    let body = |facts: &Facts<'a>| {
        // What is written of the time to wait is more than a field's value.
        let is_its = |field: &Field<'_>| field.name == "retry_after" && field.constant.is_none();
        let known = !(waits && facts.fields.iter().any(is_its));
        known.then(|| &*arena.alloc_slice_copy(&fragments(&marked, facts, arena)))
    };
    facts.iter().map(|facts| Facts { body: body(facts), ..*facts }).collect()
}

/// Stands around the number of a place in a body. Nothing else that is written has it, since JSON escapes it.
const MARK: char = '\u{1}';

/// The envelope with attributes, counted from this one, instead of templates and of what the request says.
fn marked<'a>(node: &Node<'a>, first: usize, arena: &'a Bump) -> Node<'a> {
    let attribute = |at: usize| u16::try_from(first + at).map_or(Slot::Message, Slot::Attribute);
    match *node {
        Node::Object(members) => {
            let member =
                |member: &Member<'a>| Member { value: marked(&member.value, first, arena), ..*member };
            Node::Object(arena.alloc_slice_fill_iter(members.iter().map(member)))
        }
        Node::List(elements) => Node::List(
            arena.alloc_slice_fill_iter(elements.iter().map(|element| marked(element, first, arena))),
        ),
        Node::Constant(json) => Node::Constant(json),
        Node::Slot(Slot::Message, optional) => Node::Slot(attribute(0), optional),
        Node::Slot(Slot::UserMessage, optional) => Node::Slot(attribute(1), optional),
        Node::Slot(Slot::Solution, optional) => Node::Slot(attribute(2), optional),
        Node::Slot(Slot::RequestId, optional) => Node::Slot(attribute(3), optional),
        Node::Slot(Slot::Timestamp, optional) => Node::Slot(attribute(4), optional),
        Node::Slot(slot, optional) => Node::Slot(slot, optional),
    }
}

/// What stands for an attribute in the marked envelope.
enum Place<'a> {
    /// A template, where the error has it.
    Template(Option<&'a [Piece<'a>]>),
    Request(Fragment<'a>),
}

/// The body of an error, by the marked envelope.
fn fragments<'a>(tables: &Tables<'a>, facts: &Facts<'a>, arena: &'a Bump) -> Vec<Fragment<'a>> {
    let places = [
        Place::Template(Some(facts.message)),
        Place::Template(facts.user_message),
        Place::Template(facts.solution),
        Place::Request(Fragment::RequestId),
        Place::Request(Fragment::Timestamp),
    ];
    let mut body = Body { fields: facts.fields, json: Vec::new(), fragments: Vec::new(), arena };
    for (number, part) in written(tables, facts, &places, arena).split(MARK).enumerate() {
        let place = part.parse().unwrap_or(0);
        match places.get(place) {
            _ if number % 2 == 0 => body.json.extend_from_slice(part.as_bytes()),
            Some(Place::Template(pieces)) => body.template(pieces.unwrap_or_default()),
            Some(Place::Request(fragment)) => body.push(*fragment),
            None => body.field(Fragment::Value, place - places.len()),
        }
    }
    body.finish()
}

/// The body with marks: of the places, by their index, and after them of the fields.
fn written(tables: &Tables<'_>, facts: &Facts<'_>, places: &[Place<'_>], arena: &Bump) -> String {
    let mark = |place: usize| &*arena.alloc_str(&format!("{MARK}{place}{MARK}"));
    let mut attributes = facts.attributes.to_vec();
    attributes.resize(tables.attributes.len(), None);
    let of_place =
        |(at, place): (usize, &Place<'_>)| (!matches!(place, Place::Template(None))).then(|| mark(at));
    attributes.extend(places.iter().enumerate().map(of_place));
    let of_field = |(at, field): (usize, &Field<'_>)| {
        field.constant.map_or_else(|| mark(at), |json| arena.alloc_str(json))
    };
    let constants: Vec<_> = (places.len()..).zip(facts.fields).map(of_field).collect();
    let fields: Vec<_> = facts
        .fields
        .iter()
        .zip(constants)
        .map(|(field, json)| Field { constant: Some(json), ..*field })
        .collect();
    let marked = Facts { attributes: &attributes, fields: &fields, body: None, ..*facts };
    let encoded = encode(tables, &marked, &Nothing, &Circumstances::default());
    String::from_utf8_lossy(&encoded.body).into_owned()
}

/// A body that is put together.
struct Body<'a> {
    fields: &'a [Field<'a>],
    /// What comes before the next place.
    json: Vec<u8>,
    fragments: Vec<Fragment<'a>>,
    arena: &'a Bump,
}

impl<'a> Body<'a> {
    fn template(&mut self, pieces: &[Piece<'a>]) {
        self.json.push(b'"');
        for piece in pieces {
            match *piece {
                Piece::Text(text) => {
                    let mut string = Vec::new();
                    json::value(&Field::PLAIN, Value::Text(text), &mut string);
                    self.json.extend_from_slice(&string[1..string.len() - 1]);
                }
                Piece::Field(at) => self.field(Fragment::Shown, at.into()),
            }
        }
        self.json.push(b'"');
    }

    /// A constant is no place.
    fn field(&mut self, fragment: fn(u16) -> Fragment<'a>, at: usize) {
        let is_place = self.fields.get(at).is_some_and(|field| field.constant.is_none());
        if let Some(at) = u16::try_from(at).ok().filter(|_| is_place) {
            self.push(fragment(at));
        }
    }

    fn push(&mut self, fragment: Fragment<'a>) {
        self.flush();
        self.fragments.push(fragment);
    }

    fn flush(&mut self) {
        if !self.json.is_empty() {
            let json = self.arena.alloc_str(&String::from_utf8_lossy(&self.json));
            self.fragments.push(Fragment::Json(json));
            self.json.clear();
        }
    }

    fn finish(mut self) -> Vec<Fragment<'a>> {
        self.flush();
        self.fragments
    }
}

/// The statuses with all headers of an error that has none of its own, where these are constants.
pub(super) fn with_headers<'a>(tables: &Tables<'a>, arena: &'a Bump) -> &'a [Status<'a>] {
    let headers = |status: &Status<'a>| {
        let bound = tables.wire.headers.iter().chain(status.headers);
        let is_constant = bound.clone().all(|(_, node)| matches!(node, Node::Constant(_)));
        let any = Facts { statuses: arena.alloc_slice_copy(&[status.code]), ..Facts::EMPTY };
        let written = encode(tables, &any, &Nothing, &Circumstances::default()).headers;
        let kept = written.iter().map(|(name, value)| (*name, Cow::Borrowed(&*arena.alloc_str(value))));
        is_constant.then(|| &*arena.alloc_slice_fill_iter(kept.collect::<Vec<_>>()))
    };
    let statuses = tables.statuses.iter().map(|status| Status { fixed: headers(status), ..*status });
    arena.alloc_slice_fill_iter(statuses.collect::<Vec<_>>())
}
