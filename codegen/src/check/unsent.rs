//! Fields that an error has and no answer carries.

use crate::diagnostic::Diagnostic;
use crate::model::{Slot, SlotUse};
use crate::resolve::{ErrorDef, Field, Node, Resolved, Shape};

use super::Findings;
use super::envelope::beside;

pub(super) fn unsent_field(catalog: &Resolved<'_>, findings: &mut Findings) {
    if catalog.written.refused.contains(&"wire") {
        return;
    }
    let envelope = &catalog.wire.envelope;
    let sent: Vec<&Slot> = envelope.slots().into_iter().map(|(slot, _)| slot).collect();
    let is_unknown = |node: &&Node<'_>| matches!(node.shape, Shape::Unknown);
    if sent.contains(&&Slot::Details) || envelope.nodes().iter().any(is_unknown) {
        return;
    }
    for error in catalog.public_errors() {
        let in_texts = placeholders(error, &sent);
        let unsent = beside(error, envelope).filter(|field| {
            let is_wait = sent.contains(&&Slot::RetryAfter) && field.is_retry_after();
            !is_wait && !in_texts.contains(&field.name.text.as_str()) && !in_status(catalog, error, field)
        });
        for field in unsent {
            let message = format!("the field `{}` is never sent", field.name.text);
            let lint = Diagnostic::warning("unsent-field", message, field.name.span);
            let lint = lint.label("has no place in the envelope and no header");
            findings.about(error, lint.help("add `$details` to the envelope, or mark the field `internal`"));
        }
    }
}

/// The fields that stand in the texts of an error that are sent.
fn placeholders<'a>(error: &'a ErrorDef<'_>, sent: &[&Slot]) -> Vec<&'a str> {
    let texts = [
        (Slot::Message, Some(&error.message)),
        (Slot::UserMessage, error.user_message.as_ref()),
        (Slot::Solution, error.solution.as_ref()),
    ];
    let texts = texts.into_iter().filter(|(slot, _)| sent.contains(&slot)).filter_map(|(_, text)| text);
    texts.flat_map(|text| text.placeholders().map(|(name, _)| name)).collect()
}

/// Whether a header that goes with a status of the error carries the field.
fn in_status(catalog: &Resolved<'_>, error: &ErrorDef<'_>, field: &Field<'_>) -> bool {
    let statuses = error.statuses.iter().filter_map(|(status, _)| catalog.status(*status));
    statuses.flat_map(|status| &status.headers).any(|header| match &header.value.shape {
        Shape::Slot(SlotUse { slot: Slot::Field(name), .. }) => *name == field.name.text,
        Shape::Slot(_) | Shape::Object { .. } | Shape::List(_) | Shape::Constant(_) | Shape::Unknown => false,
    })
}
