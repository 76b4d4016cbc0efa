//! Shows the envelope with a real response, and how a client reads it.

use super::super::envelope::{self, Place};
use super::super::writer::Writer;
use super::super::{escape, response};
use crate::emit::markdown::site::Here;
use crate::model::{ErrorDef, ErrorId, Model, Slot};

pub(super) fn section(here: Here<'_>) -> Writer {
    let model = here.model();
    let mut section = Writer::default();
    if let Some((id, error, example)) = sample(model) {
        section.block(&format!("An error is sent like this, here {}:", here.code_link(id)));
        section.block(&response::block(here, id, &error.examples[example]));
    }
    let places = envelope::places(&model.wire.envelope);
    section.table(["Where", "What"], places.iter().map(|place| row(place, model)));
    section.block("To decide what to do, a client goes this way:");
    section.block(&steps(model, &places, here).join("\n"));
    section.block(&others(here));
    section
}

/// The error that shows most: written by hand rather than made up, and with most fields.
fn sample(model: &Model) -> Option<(ErrorId, &ErrorDef, usize)> {
    let richness = |error: &ErrorDef| {
        let example = error.examples.first();
        let by_hand = example.is_some_and(|example| !example.made_up);
        (by_hand, example.map_or(0, |example| example.fields.iter().flatten().count()))
    };
    let richest = model.public_errors().map(|(_, error)| richness(error)).max()?;
    let (id, error) = model.public_errors().find(|(_, error)| richness(error) == richest)?;
    (!error.examples.is_empty()).then_some((id, error, 0))
}

fn row(place: &Place<'_>, model: &Model) -> [String; 2] {
    let absent = if place.slot.optional { " (may be left out)" } else { "" };
    [place.shown.clone(), format!("{}{absent}", envelope::meaning(&place.slot.slot, model))]
}

/// The decision, as numbered steps. Each speaks only of what the envelope has.
fn steps(model: &Model, places: &[Place<'_>], here: Here<'_>) -> Vec<String> {
    let shown = |wanted: &[Slot]| {
        let found =
            places.iter().filter(|place| wanted.contains(&place.slot.slot)).map(|place| place.shown.as_str());
        found.collect::<Vec<_>>().join(" or ")
    };
    let mut steps = Vec::new();
    if model.public_errors().any(|(_, error)| error.statuses.iter().any(|status| *status < 300)) {
        steps.push(
            "A status of 2xx is an error only when every constant of the shape above is there.".to_owned(),
        );
    }
    let identity = or(shown(&[Slot::Code, Slot::Number]), &shown(&[Slot::DocsUrl]));
    steps.push(match identity.as_str() {
        "" => {
            format!("Find the error by {} and the status.", or(shown(&[Slot::Type, Slot::Title]), "the kind"))
        }
        places => format!("Compare the code in {places}, never the message: messages may be reworded."),
    });
    let statuses = here.anchor_link("the status", "docs", "statuses");
    let advice = shown(&[Slot::Retry, Slot::Retryable]);
    steps.push(match advice.as_str() {
        "" => format!("A code you don't know is no reason to fail in a new way: go by {statuses}."),
        places => format!("For a code you don't know, go by the advice in {places}, else by {statuses}."),
    });
    steps.push(format!(
        "Where a retry is of use, wait as long as `Retry-After` says, or as {} says.",
        here.anchor_link("the retry policy", "docs", "retrying")
    ));
    steps.push("Ignore members you don't know: new ones may come at any time.".to_owned());
    steps.iter().enumerate().map(|(index, step)| format!("{}. {step}", index + 1)).collect()
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// The shapes that clients read besides.
fn others(here: Here<'_>) -> String {
    let accepts = &here.model().wire.accepts;
    if accepts.is_empty() {
        return String::new();
    }
    let mut others = Writer::default();
    others.block(
        "Clients also read these shapes, in this order; a word with `$` stands for the value it names:",
    );
    for envelope in accepts {
        others.block(&escape::fenced("text", &envelope::skeleton(envelope, here)));
    }
    others.part()
}
