//! Whether a client can tell which error it was sent.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::Slot;
use crate::resolve::{Envelope, ErrorDef, Resolved, Shape};
use crate::span::Span;

use super::Findings;

pub(super) fn unreadable_envelope(catalog: &Resolved<'_>, findings: &mut Findings) {
    for accepted in &catalog.wire.accepts {
        let nodes = accepted.nodes();
        // Nothing at all, or an unknown slot, is another rule's business.
        let is_reported = has_unknown_slot(accepted);
        if let Some(place) = nodes.first().filter(|_| !is_reported && accepted.slots().is_empty()) {
            let message = "an envelope under `accepts` has no slot";
            let diagnostic = Diagnostic::error("unreadable-envelope", message, place.span);
            let diagnostic = diagnostic.label("nothing is read from it");
            findings.push(diagnostic.help("put a slot such as `$code` or `$message` in it, or remove it"));
        }
    }
    let envelope = &catalog.wire.envelope;
    let is_empty = envelope.body.is_none() && envelope.headers.is_empty();
    if is_empty || has_unknown_slot(envelope) {
        return;
    }
    let wire = catalog.section("wire");
    let help = "add `$code` to the envelope";
    if envelope.slots().is_empty() {
        let diagnostic = Diagnostic::error("unreadable-envelope", "the envelope has no slot", wire);
        findings.push(diagnostic.label("says the same for every error").help(help));
    } else if let Some(span) = identity_elsewhere(catalog) {
        let message = "the envelope carries no identity, although one that is also read does";
        let diagnostic = Diagnostic::error("unreadable-envelope", message, wire);
        let diagnostic = diagnostic.also(span, "so an answer without one is not looked up by its type");
        findings.push(diagnostic.help(help));
    }
}

fn has_unknown_slot(envelope: &Envelope<'_>) -> bool {
    envelope.nodes().iter().any(|node| matches!(node.shape, Shape::Unknown))
}

fn names_codes(envelope: &Envelope<'_>) -> bool {
    envelope.slots().iter().any(|(slot, _)| is_identity(slot))
}

fn is_identity(slot: &Slot) -> bool {
    matches!(slot, Slot::Code | Slot::Number | Slot::DocsUrl)
}

/// The identity in an envelope that is only read, where the written one has none and every error has a code.
fn identity_elsewhere(catalog: &Resolved<'_>) -> Option<Span> {
    let all_have_codes = catalog.public_errors().all(|error| error.code.is_some());
    let mut elsewhere = catalog.wire.accepts.iter().flat_map(Envelope::slots);
    let found = elsewhere.find(|(slot, _)| is_identity(slot)).map(|(_, span)| span);
    found.filter(|_| all_have_codes && !names_codes(&catalog.wire.envelope))
}

/// By what an error without a code on the wire is found, beside its status.
#[derive(Clone, Copy)]
enum Mark<'c> {
    Type(&'c str),
    Title(&'c str),
    StatusAlone,
}

pub(super) fn ambiguous_error(catalog: &Resolved<'_>, findings: &mut Findings) {
    let written = &catalog.wire.envelope;
    let is_said_elsewhere = written.slots().is_empty() || identity_elsewhere(catalog).is_some();
    if is_said_elsewhere || catalog.envelopes().any(has_unknown_slot) {
        return;
    }
    // An answer without a code may be any error of its type and status, also one that has a code.
    let marks = Marks::new(catalog);
    let (sends_codes, any_has_codes) = (names_codes(written), catalog.envelopes().any(names_codes));
    for error in catalog.public_errors().filter(|error| !sends_codes || error.code.is_none()) {
        let mark = marks.of(error);
        if any_has_codes && matches!(mark, Mark::StatusAlone) {
            findings.push(without_mark(error));
        } else if let Some(other) = marks.other(mark, error, sends_codes) {
            findings.push(alike(error, mark, other));
        }
    }
}

fn without_mark(error: &ErrorDef<'_>) -> Diagnostic {
    let message = format!("nothing on the wire tells which error `{}` is", error.key.text);
    let diagnostic = Diagnostic::error("ambiguous-error", message, error.code_span);
    let help = "give it a code, or add `$type` to the envelope and `type` to the error";
    diagnostic.label("no code, no type and no title on the wire").help(help)
}

fn alike(error: &ErrorDef<'_>, mark: Mark<'_>, other: &Owner<'_>) -> Diagnostic {
    let shared = match mark {
        Mark::Type(_) => "type and status",
        Mark::Title(_) => "title and status",
        Mark::StatusAlone => "status",
    };
    let message =
        format!("`{}` and `{}` can't be told apart: they share {shared}", other.key, error.key.text);
    let diagnostic = Diagnostic::error("ambiguous-error", message, error.key.span);
    let help = "send a code for both, or give one of them another type or status";
    diagnostic.also(other.place, "the other one").help(help)
}

/// Who has a mark under a status.
struct Owner<'c> {
    key: &'c str,
    place: Span,
    has_code: bool,
}

/// The errors by each mark and status.
#[derive(Default)]
struct Marks<'c> {
    types: BTreeMap<(String, u16), Vec<Owner<'c>>>,
    titles: BTreeMap<(String, u16), Vec<Owner<'c>>>,
    statuses: BTreeMap<u16, Vec<Owner<'c>>>,
    /// By the error's key.
    own: BTreeMap<&'c str, (Option<&'c str>, Option<String>)>,
}

impl<'c> Marks<'c> {
    fn new(catalog: &Resolved<'c>) -> Self {
        let mut marks = Self::default();
        let slots = catalog.wire.envelope.slots();
        let carries = |wanted: &Slot| slots.iter().any(|(slot, _)| *slot == wanted);
        let (has_type, has_title) = (carries(&Slot::Type), carries(&Slot::Title));
        for error in catalog.public_errors() {
            let kind = catalog.kind(error).filter(|_| has_type).map(|kind| kind.text.as_str());
            let title = has_title.then(|| title(error));
            marks.add(error, kind, title);
        }
        marks
    }

    fn add(&mut self, error: &ErrorDef<'c>, kind: Option<&'c str>, title: Option<String>) {
        let owner = || Owner { key: &error.key.text, place: error.key.span, has_code: error.code.is_some() };
        for (status, _) in &error.statuses {
            self.statuses.entry(*status).or_default().push(owner());
            if let Some(kind) = kind {
                self.types.entry((kind.to_owned(), *status)).or_default().push(owner());
            }
            if let Some(title) = &title {
                self.titles.entry((title.clone(), *status)).or_default().push(owner());
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

    /// Another error with this mark: an earlier one, for the later of two is reported, or one that is found by its code
    /// and so is never reported itself.
    fn other(&self, mark: Mark<'_>, error: &ErrorDef<'_>, sends_codes: bool) -> Option<&Owner<'c>> {
        let is_other = |owner: &&Owner<'_>| {
            let is_reported = owner.place < error.key.span || sends_codes && owner.has_code;
            owner.key != error.key.text && is_reported
        };
        error.statuses.iter().find_map(|(status, _)| self.owners(mark, *status).iter().find(is_other))
    }

    fn owners(&self, mark: Mark<'_>, status: u16) -> &[Owner<'c>] {
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
