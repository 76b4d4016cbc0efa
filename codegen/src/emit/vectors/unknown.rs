//! Answers with an error of the API that the catalog doesn't list: one of a later version, say.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::answer::Vector;
use super::expect::{Expect, Outcome};
use super::fill::fill;
use super::plan::{Plan, Verdict};
use super::said::{REQUEST_ID, Said, added};
use super::travel::{Place, of_slot, through_header};
use crate::model::{Envelope, Model, Slot};

/// One for each status, and more for what the server itself says of trying again.
pub(super) fn vectors(model: &Model) -> Vec<Vector> {
    let envelope = &model.wire.envelope;
    let carries = |slot: &Slot| of_slot(envelope, slot).is_some();
    let by_type = [Slot::Type, Slot::Title].iter().any(&carries);
    let by_code = [Slot::Code, Slot::Number].iter().any(&carries);
    if !(by_code || by_type || carries(&Slot::Message)) {
        return Vec::new();
    }
    // Without codes, an answer is also found by its status alone.
    let any_status = by_code || (by_type && !has_codes(model) && model.wire.accepts.is_empty());
    let used: BTreeSet<u16> = model.errors.iter().flat_map(|error| error.statuses.iter().copied()).collect();
    let statuses = model.statuses.iter().map(|status| status.code).chain([418, 503, 599]);
    let statuses: BTreeSet<u16> =
        statuses.filter(|status| *status >= 400 && (any_status || !used.contains(status))).collect();
    let mut vectors: Vec<_> = statuses.iter().map(|status| vector(model, *status, None)).collect();
    for status in [400, 429, 500, 503, 599].into_iter().filter(|status| statuses.contains(status)) {
        vectors.extend(verdicts(envelope).map(|verdict| vector(model, status, Some(verdict))));
    }
    vectors
}

/// Whether any envelope names errors by code, number or page.
pub(super) fn has_codes(model: &Model) -> bool {
    let names = |slot: &Slot| matches!(slot, Slot::Code | Slot::Number | Slot::DocsUrl);
    model.wire.envelopes().any(|envelope| envelope.carries(&names))
}

/// What the envelope can say of trying again.
fn verdicts(envelope: &Envelope) -> impl Iterator<Item = Verdict> {
    let by_word = of_slot(envelope, &Slot::Retry).is_some();
    let by_truth = of_slot(envelope, &Slot::Retryable).is_some();
    let all = [Verdict::Yes, Verdict::No, Verdict::OutcomeUnknown].into_iter();
    all.filter(move |verdict| by_word || (by_truth && *verdict != Verdict::OutcomeUnknown))
}

fn vector(model: &Model, status: u16, verdict: Option<Verdict>) -> Vector {
    let envelope = &model.wire.envelope;
    let said = Said::of_the_future(model, status, verdict);
    let told = |slot: &Slot, text: Option<String>| match of_slot(envelope, slot)? {
        Place::Body => text,
        Place::Header(_) => text.as_deref().map(through_header),
    };
    let code = |slot: &Slot, value: &Option<Value>| {
        let text =
            value.as_ref().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        told(slot, text)
    };
    let has_details = of_slot(envelope, &Slot::Details).is_some();
    let expect = Expect {
        outcome: Outcome::Unknown,
        code: code(&Slot::Code, &said.code).or_else(|| code(&Slot::Number, &said.number)),
        fields: Map::new(),
        details: if has_details { added() } else { Map::new() },
        category: told(&Slot::Category, said.category.clone()),
        message: told(&Slot::Message, Some(said.message.clone())),
        request_id: told(&Slot::RequestId, Some(REQUEST_ID.to_owned())),
        plan: Plan::of_status(model, status, verdict),
    };
    let word = verdict.map(|verdict| format!("-{}", verdict.word())).unwrap_or_default();
    let answer = fill(envelope, status, &|slot| said.slot(slot));
    Vector::read_only(format!("unknown/{status}{word}"), answer, expect)
}
