// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns status, headers and body into what an answer says by the tables of a catalog. Cannot fail.

use core::time::Duration;
use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::identify::{self, Identity};
use super::kept::{self, Kept};
use super::slots::{Detail, Slots};
use super::{constants, string, walk};
use crate::runtime::fields::{Carries, Fields};
use crate::runtime::header;
use crate::runtime::number;
use crate::runtime::raw::{FromRaw as _, Raw};
use crate::runtime::table::{Envelope, Facts, Field, Node, Slot, Tables};
use crate::runtime::timestamp::Timestamp;

/// What an answer says.
pub struct Reading<'t> {
    pub(super) tables: &'t Tables<'t>,
    pub(super) status: StatusCode,
    pub(super) body: Body,
    pub(super) kept: Kept<'t>,
    envelope: &'t Envelope<'t>,
    slots: Slots<'t>,
    identity: Identity,
    waits: Option<Duration>,
}

/// Reads an answer. `now` is asked for only when there is a `Retry-After`: its dates count from then where the answer
/// has no `Date`.
pub fn read<'t>(
    tables: &'t Tables<'t>,
    status: StatusCode,
    headers: &HeaderMap,
    body: Vec<u8>,
    now: impl FnOnce() -> Timestamp,
) -> Reading<'t> {
    let mut reading = Reading {
        tables,
        status,
        body: Body::new(body),
        kept: Kept::default(),
        envelope: &tables.wire,
        slots: Slots::default(),
        identity: Identity::Foreign,
        waits: kept::retry_after(headers, now),
    };
    reading.choose_envelope(headers);
    reading.keep_headers(headers);
    reading
}

impl<'t> Reading<'t> {
    /// The first envelope that names a known error wins; else the first that says anything of an error.
    fn choose_envelope(&mut self, headers: &HeaderMap) {
        let mut first = None;
        for envelope in core::iter::once(&self.tables.wire).chain(self.tables.accepts) {
            self.look_through(envelope, headers);
            let is_error =
                !self.status.is_success() || constants::tell_an_error(envelope, self.body.text(), &self.kept);
            self.identity = if is_error { identify::identify(self) } else { Identity::Foreign };
            match self.identity {
                Identity::Known(_) => return,
                Identity::Unknown if first.is_none() => {
                    first = Some((envelope, core::mem::take(&mut self.slots)));
                }
                Identity::Unknown | Identity::Foreign => {}
            }
        }
        self.identity = if first.is_some() { Identity::Unknown } else { Identity::Foreign };
        (self.envelope, self.slots) = first.unwrap_or((&self.tables.wire, Slots::default()));
    }

    fn look_through(&mut self, envelope: &'t Envelope<'t>, headers: &HeaderMap) {
        self.envelope = envelope;
        let walked = envelope.body.as_ref().map(|shape| walk::walk(self.body.text(), shape));
        // A body that isn't JSON holds no slot.
        self.slots = walked.and_then(Result::ok).unwrap_or_default();
        envelope.headers.iter().for_each(|(name, _)| self.kept.keep(name, headers));
    }

    fn keep_headers(&mut self, headers: &HeaderMap) {
        let bound = self.tables.status_headers(self.status.as_u16()).iter().map(|(name, _)| *name);
        let of_fields = self.facts().map_or::<&[Field<'_>], _>(&[], |facts| facts.fields);
        let of_fields = of_fields.iter().filter_map(|field| field.header);
        for name in bound.chain(of_fields).chain(["retry-after"]) {
            self.kept.keep(name, headers);
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What the answer was found to be.
    pub fn identity(&self) -> Identity {
        self.identity
    }

    /// What the catalog says of a known error.
    pub fn facts(&self) -> Option<&'t Facts<'t>> {
        match self.identity {
            Identity::Known(index) => self.tables.errors.get(index),
            Identity::Unknown | Identity::Foreign => None,
        }
    }

    /// The fields of a known error, for its reader.
    pub fn fields(&self, facts: &'t Facts<'t>) -> Fields<'_> {
        Fields::of_answer(facts.fields, self)
    }

    /// The text of a slot: the body's, else the header's.
    pub fn text(&self, slot: Slot<'_>) -> Option<Cow<'_, str>> {
        self.json(slot).and_then(string::unescape).or_else(|| self.header_of(slot))
    }

    /// The code as text: that of `$code`, else that of `$number`.
    pub fn code(&self) -> Option<Cow<'_, str>> {
        self.code_in(Slot::Code).or_else(|| self.code_in(Slot::Number))
    }

    /// The text of `$code` or `$number`, each of which a text and an integer are read from.
    pub(super) fn code_in(&self, slot: Slot<'_>) -> Option<Cow<'_, str>> {
        let in_body = self.json(slot).and_then(|json| string::unescape(json).or_else(|| integer(json)));
        let fits = |text: &Cow<'_, str>| slot == Slot::Code || is_integer(text);
        in_body.filter(fits).or_else(|| self.header_of(slot).filter(fits))
    }

    /// How long the server asks to wait: `Retry-After`, else `$retry_after`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.waits.or_else(|| {
            let in_body = self.json(Slot::RetryAfter).map(Cow::Borrowed);
            let seconds = in_body.or_else(|| self.header_of(Slot::RetryAfter))?;
            Duration::from_raw(Raw::header(&seconds), &Field::PLAIN)
        })
    }

    /// The members of the details, names unescaped, values as JSON text; then the fields that the envelope gives a
    /// place of their own.
    pub fn details(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        let text = self.body.text();
        let named =
            move |detail: &Detail| Some((string::unescape(detail.key.of(text))?, detail.value.of(text)));
        let placed = self.slots.placed().map(move |(name, value)| (Cow::Borrowed(name), value.of(text)));
        self.slots.details().iter().filter_map(named).chain(placed)
    }

    /// The JSON text of a member of the details, or of a field with a place of its own.
    pub fn detail(&self, name: &str) -> Option<&str> {
        let text = self.body.text();
        let placed = self.json(Slot::Field(name));
        let named = |detail: &&Detail| string::is(detail.key.of(text), name);
        placed.or_else(|| self.slots.details().iter().rfind(named).map(|detail| detail.value.of(text)))
    }

    /// Whether any slot of the envelope was read.
    pub(super) fn has_any(&self) -> bool {
        let of_slots =
            |(name, node): &(&str, Node<'_>)| matches!(node, Node::Slot(..)) && self.kept.get(name).is_some();
        !self.slots.is_empty() || self.envelope.headers.iter().any(of_slots)
    }

    /// The JSON text of a slot in the body.
    pub fn json(&self, slot: Slot<'_>) -> Option<&str> {
        let value = self.slots.get(self.envelope.body.as_ref(), slot)?;
        Some(value.of(self.body.text()))
    }

    /// The header's text that the envelope or the status gives a slot. Those of a status are kept only after the error is
    /// found, so they don't find it.
    pub(super) fn header_of(&self, slot: Slot<'_>) -> Option<Cow<'_, str>> {
        self.bound_header(slot).map(header::decode)
    }

    fn bound_header(&self, slot: Slot<'_>) -> Option<&str> {
        let carries = |node: &Node<'_>| matches!(node, Node::Slot(carried, _) if *carried == slot);
        let bound = self.envelope.headers.iter().chain(self.tables.status_headers(self.status.as_u16()));
        let mut named = bound.filter(|(_, node)| carries(node));
        named.find_map(|(name, _)| self.kept.get(name))
    }

    /// A header's text, decoded where servers encode.
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        self.kept.get(name).map(header::decode)
    }
}

impl Carries for Reading<'_> {
    /// The header that the field is bound to, else what the body has for it. A field named `retry_after` and the slot
    /// `$retry_after` are one value, which `Retry-After` beats.
    fn carried(&self, field: &Field<'_>) -> Option<Raw<'_>> {
        let in_header = field.header.and_then(|name| {
            let value = self.kept.get(name)?;
            Some(if name == "retry-after" { Raw::retry_after(value, self.waits) } else { Raw::header(value) })
        });
        let in_body = || self.detail(field.name).map(Raw::json);
        let raw = in_header
            .or_else(in_body)
            .or_else(|| self.bound_header(Slot::Field(field.name)).map(Raw::header));
        if field.name != "retry_after" {
            return raw;
        }
        let wait = self.retry_after();
        raw.or_else(|| wait.map(|_| Raw::json("null"))).map(|raw| raw.or_wait(wait))
    }
}

/// The text of an integer, however it is written.
fn integer(json: &str) -> Option<Cow<'_, str>> {
    let plain = json.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match number::integer(json) {
        Some(integer) if integer == 0 || !plain => Some(Cow::Owned(integer.to_string())),
        _ => plain.then_some(Cow::Borrowed(json)),
    }
}

/// Whether a text is written as a number's code is: `-?(0|[1-9][0-9]*)`.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain && (digits == "0" || !digits.starts_with('0'))
}
