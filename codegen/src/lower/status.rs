//! Lowers statuses: those that the catalog names, and those that public errors use.

use std::collections::BTreeSet;

use crate::model::{Policy, PolicyId, Status};
use crate::resolve::Resolved;

use super::{envelope, phrases};

/// Statuses that take the policy named `default` where nothing else is said.
const RETRIED: [u16; 7] = [408, 425, 429, 500, 502, 503, 504];

/// All statuses, ascending.
pub(super) fn statuses(resolved: &Resolved<'_>, policies: &[Policy]) -> Vec<Status> {
    let declared = resolved.written.retry.iter().any(|(name, _)| name.text == "default");
    let default = policies.iter().position(|policy| declared && policy.name == "default");
    let default = default.map_or(PolicyId(0), |position| PolicyId(super::id(position)));
    let used = resolved.public_errors().flat_map(|error| error.statuses.iter().map(|(code, _)| *code));
    let codes: BTreeSet<u16> = used.chain(resolved.statuses.iter().map(|status| status.code)).collect();
    codes.into_iter().map(|code| status(code, resolved, default)).collect()
}

fn status(code: u16, resolved: &Resolved<'_>, default: PolicyId) -> Status {
    let declared = resolved.status(code);
    let written = declared.map(|status| status.written);
    let phrase = written.and_then(|status| super::text(status.phrase.as_ref()));
    let by_number = if RETRIED.contains(&code) { default } else { PolicyId(0) };
    Status {
        code,
        phrase: phrase.unwrap_or_else(|| phrases::registered(code).to_owned()),
        description: written.and_then(|status| super::text(status.description.as_ref())),
        retry: declared.and_then(|status| status.retry).unwrap_or(by_number),
        headers: declared.map(|status| envelope::headers(&status.headers)).unwrap_or_default(),
    }
}
