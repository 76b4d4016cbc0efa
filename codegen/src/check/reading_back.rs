//! Whether a client can tell which error it was sent.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::Slot;
use crate::resolve::{Envelope, ErrorDef, Resolved, Shape};
use crate::span::Span;

use super::Findings;

pub(super) fn unreadable_envelope(catalog: &Resolved<'_>, findings: &mut Findings) {
    let envelope = &catalog.wire.envelope;
    let is_empty = envelope.body.is_none() && envelope.headers.is_empty();
    if is_empty || has_unknown_slot(envelope) || envelope.slots().iter().any(|(slot, _)| is_identity(slot)) {
        return;
    }
    let elsewhere = catalog.wire.accepts.iter().flat_map(Envelope::slots).find(|(slot, _)| is_identity(slot));
    let wire = catalog.section("wire");
    let help = "add `$code` to the envelope";
    if envelope.slots().is_empty() {
        let diagnostic = Diagnostic::error("unreadable-envelope", "the envelope has no slot", wire);
        findings.push(diagnostic.label("says the same for every error").help(help));
    } else if let Some((_, span)) =
        elsewhere.filter(|_| catalog.public_errors().any(|error| error.code.is_some()))
    {
        let message = "the envelope carries no identity, although one that is also read does";
        let diagnostic = Diagnostic::error("unreadable-envelope", message, wire);
        findings
            .push(diagnostic.also(span, "so an answer without one is not looked up by its type").help(help));
    }
}

fn has_unknown_slot(envelope: &Envelope<'_>) -> bool {
    envelope.nodes().iter().any(|node| matches!(node.shape, Shape::Unknown))
}

fn is_identity(slot: &Slot) -> bool {
    matches!(slot, Slot::Code | Slot::Number | Slot::DocsUrl)
}

/// By what an error without a code on the wire is found, beside its status.
#[derive(Clone, Copy)]
enum Mark<'c> {
    Type(&'c str),
    Title(&'c str),
    StatusAlone,
}

pub(super) fn ambiguous_error(catalog: &Resolved<'_>, findings: &mut Findings) {
    if catalog.envelopes().any(has_unknown_slot) || catalog.wire.envelope.slots().is_empty() {
        return;
    }
    let has_identity = catalog.envelopes().flat_map(Envelope::slots).any(|(slot, _)| is_identity(slot));
    let without_code = |error: &&ErrorDef<'_>| !has_identity || error.code.is_none();
    let candidates: Vec<&ErrorDef<'_>> = catalog.public_errors().filter(without_code).collect();
    let marks = Marks::new(catalog, &candidates);
    for error in &candidates {
        check(error, has_identity, &marks, findings);
    }
}

fn check(error: &ErrorDef<'_>, has_identity: bool, marks: &Marks<'_>, findings: &mut Findings) {
    let mark = marks.of(error);
    if has_identity && matches!(mark, Mark::StatusAlone) {
        let message = format!("nothing on the wire tells which error `{}` is", error.key.text);
        let diagnostic = Diagnostic::error("ambiguous-error", message, error.code_span);
        let help = "give it a code, or add `$type` to the envelope and `type` to the error";
        findings.push(diagnostic.label("no code, no type and no title on the wire").help(help));
        return;
    }
    let other = error.statuses.iter().find_map(|(status, _)| {
        marks.places(mark, *status).iter().find(|(key, _)| *key != error.key.text).copied()
    });
    let Some((key, place)) = other.filter(|(_, place)| *place < error.key.span) else { return };
    let shared = match mark {
        Mark::Type(_) => "type and status",
        Mark::Title(_) => "title and status",
        Mark::StatusAlone => "status",
    };
    let message = format!("`{key}` and `{}` can't be told apart: they share {shared}", error.key.text);
    let diagnostic =
        Diagnostic::error("ambiguous-error", message, error.key.span).also(place, "the other one");
    findings.push(diagnostic.help("add `$code` to the envelope, or give one of them another type or status"));
}

/// Who has a mark under a status: keys and their places.
type Owners<'c> = Vec<(&'c str, Span)>;

struct Marks<'c> {
    types: BTreeMap<(String, u16), Owners<'c>>,
    titles: BTreeMap<(String, u16), Owners<'c>>,
    statuses: BTreeMap<u16, Owners<'c>>,
    /// By the error's key.
    own: BTreeMap<&'c str, (Option<&'c str>, Option<String>)>,
}

impl<'c> Marks<'c> {
    fn new(catalog: &Resolved<'c>, candidates: &[&ErrorDef<'c>]) -> Self {
        let mut marks = Self {
            types: BTreeMap::new(),
            titles: BTreeMap::new(),
            statuses: BTreeMap::new(),
            own: BTreeMap::new(),
        };
        let slots = catalog.wire.envelope.slots();
        let carries = |wanted: &Slot| slots.iter().any(|(slot, _)| *slot == wanted);
        let (has_type, has_title) = (carries(&Slot::Type), carries(&Slot::Title));
        for error in candidates {
            let kind = catalog.kind(error).filter(|_| has_type).map(|kind| kind.text.as_str());
            let title = has_title.then(|| title(error));
            marks.add(error, kind, title);
        }
        marks
    }

    fn add(&mut self, error: &ErrorDef<'c>, kind: Option<&'c str>, title: Option<String>) {
        let owner = (error.key.text.as_str(), error.key.span);
        for (status, _) in &error.statuses {
            self.statuses.entry(*status).or_default().push(owner);
            if let Some(kind) = kind {
                self.types.entry((kind.to_owned(), *status)).or_default().push(owner);
            }
            if let Some(title) = &title {
                self.titles.entry((title.clone(), *status)).or_default().push(owner);
            }
        }
        self.own.insert(&error.key.text, (kind, title));
    }

    fn of(&self, error: &ErrorDef<'_>) -> Mark<'_> {
        match self.own.get(error.key.text.as_str()) {
            Some((Some(kind), _)) => Mark::Type(kind),
            Some((None, Some(title))) => Mark::Title(title),
            Some((None, None)) | None => Mark::StatusAlone,
        }
    }

    fn places(&self, mark: Mark<'_>, status: u16) -> &[(&'c str, Span)] {
        let owners = match mark {
            Mark::Type(kind) => self.types.get(&(kind.to_owned(), status)),
            Mark::Title(title) => self.titles.get(&(title.to_owned(), status)),
            Mark::StatusAlone => self.statuses.get(&status),
        };
        owners.map(Vec::as_slice).unwrap_or_default()
    }
}

/// The title on the wire.
fn title(error: &ErrorDef<'_>) -> String {
    let written = error.written.title.as_ref().map(|title| title.text.clone());
    written.unwrap_or_else(|| crate::names::words(&error.key.text))
}
