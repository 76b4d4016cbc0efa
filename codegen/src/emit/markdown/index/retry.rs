//! Lists the retry policies with their waits worked out.

use super::super::site::anchor;
use super::super::writer::Writer;
use super::super::{delays, escape};
use super::errors;
use crate::emit::markdown::site::Here;
use crate::model::{Policy, PolicyId, Slot};

/// Different waits that are listed one by one.
const ROWS: usize = 10;

pub(super) fn section(here: Here<'_>) -> Writer {
    let mut section = Writer::default();
    section.block(
        "Each code has one of these policies, or none: then don't retry. `Retry-After` is read in every answer, \
         whether or not the code declares it.",
    );
    for (policy, id) in here.model().policies.iter().zip(0..) {
        if !policy.never && is_used(PolicyId(id), here) {
            show(&mut section, policy, PolicyId(id), here);
        }
    }
    section
}

fn show(section: &mut Writer, policy: &Policy, id: PolicyId, here: Here<'_>) {
    section.anchored(3, &escape::heading(&policy.name), &anchor("policy", &policy.name));
    section.block(&format!("{} {}.", delays::growth(policy), sentence(&delays::attempts(policy))));
    let (rows, complete) = delays::rows(policy, ROWS);
    section.table(["Before attempt", "Wait"], rows);
    section.block(&if complete {
        String::new()
    } else {
        format!("And so on, up to attempt {}.", policy.attempts)
    });
    section.list(delays::rules(policy));
    let followers = here.model().public_errors().filter(|(_, error)| error.retry == id);
    let followers: Vec<_> = followers.map(|(id, _)| id).collect();
    if is_fallback(id, here) {
        section
            .block("Followed for an unknown code whose answer says to retry, where its status says nothing.");
    }
    if !followers.is_empty() {
        section.block(&format!("Followed for {}.", errors::links(&followers, here)));
    }
}

/// Internal errors alone may use a policy; a client never meets it.
fn is_used(id: PolicyId, here: Here<'_>) -> bool {
    let model = here.model();
    let by_error = model.public_errors().any(|(_, error)| error.retry == id);
    by_error || model.statuses.iter().any(|status| status.retry == id) || is_fallback(id, here)
}

/// Only an envelope that gives advice makes a client follow advice.
fn is_fallback(id: PolicyId, here: Here<'_>) -> bool {
    let wire = &here.model().wire;
    let advises = |slot: &Slot| matches!(slot, Slot::Retry | Slot::Retryable);
    here.model().fallback_policy == id && wire.envelopes().any(|envelope| envelope.carries(&advises))
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
