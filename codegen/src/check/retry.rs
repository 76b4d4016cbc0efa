//! Lints about retrying.

use crate::diagnostic::Diagnostic;
use crate::model::PolicyId;
use crate::resolve::{ErrorDef, Resolved};

use super::Findings;

/// Statuses below 500 that a client may well repeat.
const RETRIED_CLIENT_ERRORS: [u16; 3] = [408, 425, 429];

pub(super) fn no_retry_policy(catalog: &Resolved<'_>, findings: &mut Findings) {
    without_policy(catalog, "no-retry-policy", |status| matches!(status, 429 | 503), findings);
}

pub(super) fn server_error_without_policy(catalog: &Resolved<'_>, findings: &mut Findings) {
    without_policy(
        catalog,
        "server-error-without-policy",
        |status| (500..=599).contains(&status) && status != 503,
        findings,
    );
}

/// Warns of errors with such a status for which neither error, category nor status names a policy.
fn without_policy(
    catalog: &Resolved<'_>,
    rule: &'static str,
    counts: fn(u16) -> bool,
    findings: &mut Findings,
) {
    for error in catalog.errors.iter().filter(|error| !names_policy(catalog, error)) {
        let unsaid = |status: u16| catalog.status(status).is_none_or(|status| status.written.retry.is_none());
        let Some((status, span)) =
            error.statuses.iter().find(|(status, _)| counts(*status) && unsaid(*status))
        else {
            continue;
        };
        let message = format!("nothing says whether clients retry this `{status}`");
        let lint = Diagnostic::warning(rule, message, *span);
        findings
            .about(error, lint.help("set `retry` on the error or its category; `never` is an answer too"));
    }
}

fn names_policy(catalog: &Resolved<'_>, error: &ErrorDef<'_>) -> bool {
    let shared = catalog.category(error).is_some_and(|category| category.written.retry.is_some());
    shared || error.written.retry.is_some()
}

pub(super) fn client_error_retries(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in &catalog.errors {
        let retries = catalog.policy(error).is_some_and(|policy| policy != PolicyId(0));
        let odd = |status: u16| (400..=499).contains(&status) && !RETRIED_CLIENT_ERRORS.contains(&status);
        let Some((status, span)) = error.statuses.iter().find(|(status, _)| odd(*status)).filter(|_| retries)
        else {
            continue;
        };
        let message = format!("a `{status}` says that the request is wrong, yet clients retry it unchanged");
        let lint = Diagnostic::warning("client-error-retries", message, *span);
        findings.about(error, lint.help("set `retry: never`, or use a status that invites a retry"));
    }
}

pub(super) fn unused_policy(catalog: &Resolved<'_>, findings: &mut Findings) {
    let written = catalog.written;
    let errors = written.errors.iter().filter_map(|(_, error)| error.retry.as_ref());
    let categories = written.categories.iter().filter_map(|(_, category)| category.retry.as_ref());
    let statuses = written.statuses.iter().filter_map(|(_, status)| status.retry.as_ref());
    let used: std::collections::BTreeSet<&str> =
        errors.chain(categories).chain(statuses).map(|name| name.text.as_str()).collect();
    for (name, _) in &written.retry {
        // Statuses take `default` without naming it, and `never` is refused elsewhere.
        if !used.contains(name.text.as_str()) && !matches!(name.text.as_str(), "default" | "never") {
            let message = format!("nothing uses the retry policy `{}`", name.text);
            findings
                .push(Diagnostic::warning("unused-policy", message, name.span).help("use it, or remove it"));
        }
    }
}
